"""The derivation as one LaTeX document: every equation in the order of the argument, with what it rests on.

An equation that does not fit on a line is broken (`derive.export.lines`); a matrix that does not is written out entry
by entry.
"""

from collections.abc import Callable
from typing import Any

import sympy as sp

from derive.export.abbreviations import abbreviated
from derive.export.latex import notation
from derive.export.lines import LIMIT, display, width
from derive.export.prose import plain

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

_INTRODUCTION = (
    "Every equation below was derived by computer algebra; nothing is copied from the paper ({}). Labels are the"
    " paper's; labels that begin with x are results that it does not number. Units are those of the SI."
)


def derivation_tex(derivation: Any) -> str:
    """The complete document for a `Derivation`; the same text on every run."""
    theory = derivation.theory
    parts = [PREAMBLE, rf"\title{{{_capital(theory.name)}, derived step by step}}", r"\author{}", r"\date{}"]
    parts += [r"\begin{document}", r"\maketitle", _INTRODUCTION.format(plain(theory.source)), r"\tableofcontents"]
    for label, node in derivation.nodes.items():
        if node.opens:
            parts.append(rf"\section{{{node.opens}}}")
        parts.append(_paragraph(derivation, label))
    return "\n\n".join([*parts, r"\end{document}", ""])


def _paragraph(derivation: Any, label: str) -> str:
    """Heading, working in the words of the step's first line, display of one equation, arguments with their units."""
    equation, build = derivation[label], derivation.nodes[label].build
    needs = ", ".join(plain(need) for need in equation.needs)
    order = f", to order {equation.order} in the small parameters" if equation.order is not None else ""
    said = f"From {needs}{order}." if needs else f"A definition or a starting point{order}."
    words = (build.__doc__ or "").strip().split("\n")[0] if getattr(build, "__name__", "") != "<lambda>" else ""
    working = rf"\emph{{{plain(words)}}}" if words else ""
    heading = rf"\subsection*{{({plain(label)}) \; {plain(_capital(equation.title))}}}"
    listed = ", ".join(f"${row.latex}$ [{plain(row.unit or '?')}]" for row in equation.quantities)
    where = rf"{{\small Depends on {listed}.}}" if listed else ""
    return f"{heading}\n{said} {working}\n{equation_display(equation)}\n{where}".rstrip()


def _capital(title: str) -> str:
    """A title with a capital letter, unless it starts with a symbol."""
    return title if title[1:2] in ("_", " ") else title[:1].upper() + title[1:]


def equation_display(equation: Any) -> str:
    """The equation as an align* display of lines that fit."""
    rhs, shorts = abbreviated(equation.rhs, equation.theory.root_name)
    text = notation(equation.symbols).text
    pairs = _pieces(text(equation.lhs), rhs, text)
    pairs += [(r"\text{with}\quad " + text(name), text(meaning)) for name, meaning in shorts]
    return "\\begin{align*}\n" + " \\\\\n".join(display(*pair) for pair in pairs) + "\n\\end{align*}"


def _pieces(left: str, value: Any, printed: Callable[[Any], str]) -> list[tuple[str, str]]:
    """(left side, right side) of the lines: the whole, or entry by entry where the whole is too wide."""
    text = printed(value)
    if width(left) + width(text) <= LIMIT - 3 or not isinstance(value, (sp.MatrixBase, sp.Tuple)):
        return [(left, text)]
    if isinstance(value, sp.Tuple):
        parts = [(rf"\bigl({left}\bigr)^{{({k})}}", part) for k, part in enumerate(value, 1)]
        return [piece for side, part in parts for piece in _pieces(side, part, printed)]
    places = [(i, j) for i in range(1, value.rows + 1) for j in range(1, value.cols + 1)]
    marks = [f"{i}{j}" if value.cols > 1 else str(i) for i, j in places]
    return [(rf"\bigl({left}\bigr)_{{{mark}}}", printed(entry)) for mark, entry in zip(marks, value, strict=True)]
