"""The derivation as one LaTeX document: every equation in the order of the argument, with what it rests on.

An equation that does not fit on a line is broken (`derive.export.lines`); a matrix that does not is written out entry
by entry.

Key results: `derivation_tex` (a complete document), `equation_display` (the display of one equation), `plain` (text
that LaTeX prints as it stands).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.export.abbreviations import abbreviated
from derive.export.brackets import width
from derive.export.latex import expression_latex
from derive.export.lines import LIMIT, display
from derive.symbols import SYMBOLS

PREAMBLE = r"""\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{amsmath,amssymb}
\usepackage[a4paper,left=22mm,right=22mm,top=22mm,bottom=24mm]{geometry}
\allowdisplaybreaks[1]
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt plus 1pt}
\sloppy
\setlength{\emergencystretch}{6em}
\raggedbottom
\renewcommand{\arraystretch}{1.5}
"""

_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: "\\" + c for c in "_&%#${}"
}
_LETTERS = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''"}


def plain(text: str) -> str:
    """Text as LaTeX prints it literally; letters outside ASCII become question marks."""
    found = "".join(_ESCAPES.get(c, _LETTERS.get(c, c)) for c in text)
    return found.encode("ascii", "replace").decode("ascii")


def derivation_tex(derivation: Any) -> str:
    """The complete document for a `Derivation`; the same text on every run."""
    parts = [PREAMBLE, r"\title{Spin-transfer torque, derived step by step}", r"\author{}", r"\date{}"]
    parts += [r"\begin{document}", r"\maketitle", _introduction(), r"\tableofcontents"]
    section = ""
    for label in derivation:
        heading = section if section and label.startswith("x.") else _section(label)
        if heading != section:
            section = heading
            parts.append(rf"\section{{{heading}}}")
        parts.append(_paragraph(derivation, label))
    return "\n\n".join([*parts, r"\end{document}", ""])


def _introduction() -> str:
    return (
        "Every equation below was derived by computer algebra from the exchange Hamiltonian; nothing is copied from "
        "the paper (R.~Cheng and Q.~Niu, Phys.\\ Rev.\\ B \\textbf{88}, 024422 (2013)). Labels are the paper's; "
        "labels that begin with x are results that it does not number. Units are those of the SI."
    )


_SECTIONS = (
    ("One electron in a slowly varying magnetization", {"1", "2", "3", "4", "5", "6", "7", "8"}),
    ("The solution in a constant background", {"9a", "9b", "9c"}),
    ("The time average", {"11a", "11b", "11c"}),
    ("From one electron to the torque", {"12", "13", "14", "15", "16", "17"}),
)


def _section(label: str) -> str:
    """The section that a label of the paper belongs to."""
    for heading, labels in _SECTIONS:
        if label in labels or (label.startswith("10") and heading == "The time average"):
            return heading
        if label.startswith("B.s") and heading == "The solution in a constant background":
            return heading
    return _SECTIONS[0][0]


def _paragraph(derivation: Any, label: str) -> str:
    """Heading, working and display of one equation."""
    equation = derivation[label]
    needs = ", ".join(plain(need) for need in equation.needs)
    order = f", to order {equation.order} in the small parameters" if equation.order is not None else ""
    said = f"From {needs}{order}." if needs else f"A definition or a starting point{order}."
    working = _working(derivation.nodes[label].build)
    heading = rf"\subsection*{{({plain(label)}) \; {plain(_capital(equation.title))}}}"
    return f"{heading}\n{said} {working}\n{equation_display(equation)}\n{_where(equation)}".rstrip()


def _capital(title: str) -> str:
    """A title with a capital letter, unless it starts with a symbol."""
    return title if title[1:2] in ("_", " ") else title[:1].upper() + title[1:]


def _working(build: Any) -> str:
    """What the step does, in the words of its first line."""
    words = (getattr(build, "__doc__", None) or "").strip().split("\n")[0]
    return f"\\emph{{{plain(words)}}}" if words and getattr(build, "__name__", "") != "<lambda>" else ""


def _where(equation: Any) -> str:
    """The arguments with their units."""
    if not equation.args:
        return ""
    listed = [f"${SYMBOLS[a.name].latex}$ [{plain(equation.units[a.name])}]" for a in equation.args]
    return "{\\small Depends on " + ", ".join(listed) + ".}"


def equation_display(equation: Any) -> str:
    """The equation as an align* display of lines that fit."""
    rhs, shorts = abbreviated(equation.rhs)
    rows = [display(left, text) for left, text in _pieces(expression_latex(equation.lhs), rhs)]
    for name, meaning in shorts:
        rows.append(display(r"\text{with}\quad " + expression_latex(name), expression_latex(meaning)))
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _pieces(left: str, value: Any) -> list[tuple[str, str]]:
    """(left side, right side) of the lines: the whole, or entry by entry where the whole is too wide."""
    text = expression_latex(value)
    if width(left) + width(text) <= LIMIT - 3 or not isinstance(value, (sp.MatrixBase, sp.Tuple)):
        return [(left, text)]
    if isinstance(value, sp.Tuple):
        return [piece for k, part in enumerate(value, 1) for piece in _pieces(rf"\bigl({left}\bigr)^{{({k})}}", part)]
    entries = [(i, j) for i in range(value.rows) for j in range(value.cols)]
    marks = [str(i + 1) if value.cols == 1 else f"{i + 1}{j + 1}" for i, j in entries]
    return [
        (rf"\bigl({left}\bigr)_{{{mark}}}", expression_latex(value[i, j]))
        for mark, (i, j) in zip(marks, entries, strict=True)
    ]
