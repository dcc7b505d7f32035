r"""The document as LaTeX; pdflatex needs amsmath, hyperref, longtable, lmodern and geometry.

Key results: `latex`, `PREAMBLE`, `shown` (an equation as an align* display).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from derive.export.document.content import ROOM, Block, Heading, Pair, Step, Table, Words, remarks, rest
from derive.export.lines import display
from derive.export.prose import Style, plain

PREAMBLE = r"""\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{amsmath,amssymb,longtable}
\usepackage[a4paper,left=17mm,right=37mm,top=15mm,bottom=19mm,footskip=8mm,marginparwidth=31mm,marginparsep=3mm]{geometry}
\usepackage[hidelinks]{hyperref}
\allowdisplaybreaks[1]
\AtBeginDocument{\small\abovedisplayskip=3pt plus 1pt\belowdisplayskip=3pt plus 1pt\predisplaypenalty=10000}
\setlength{\parindent}{0pt}
\setlength{\parskip}{3pt plus 1pt}
\sloppy
\setlength{\emergencystretch}{6em}
\raggedbottom
\renewcommand{\arraystretch}{1.15}
\makeatletter
\renewcommand{\section}{\@startsection{section}{1}{0pt}{8pt plus 2pt}{2pt}{\normalfont\large\bfseries}}
\makeatother
"""

STYLE = Style(plain, lambda latex: f"${latex}$", lambda label: rf"\hyperref[{_anchor(label)}]{{({plain(label)})}}")


def latex(title: str, blocks: Sequence[Block], notes: Mapping[str, str]) -> str:
    """The complete document, with `notes` (by label) in the margin."""
    head = [PREAMBLE, r"\begin{document}", rf"{{\LARGE {plain(title)}}}"]
    return "\n\n".join([*head, *(_block(block, notes) for block in blocks), r"\end{document}", ""])


def shown(pairs: Sequence[Pair], label: str = "") -> str:
    """Lines as an align* display, the first with its tag."""
    rows = [display(*pair, limit=ROOM) for pair in pairs]
    if label:
        first, *rest = rows[0].split(" \\\\\n", 1)
        rows[0] = " \\\\\n".join([rf"{first} \tag{{{plain(label)}}}\label{{{_anchor(label)}}}", *rest])
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _anchor(label: str) -> str:
    return f"eq:{label}"


def _block(block: Block, notes: Mapping[str, str]) -> str:
    match block:
        case Heading(text):
            return rf"\section{{{plain(text)}}}"
        case Words(text, points):
            items = "\n".join(rf"\item {STYLE(point)}" for point in points)
            return STYLE(text) + (
                f"\n\\begin{{itemize}}\\itemsep=0pt\\parskip=0pt\n{items}\n\\end{{itemize}}" if items else ""
            )
        case Table():
            return _table(block)
        case Step():
            return _step(block, notes)


def _table(table: Table) -> str:
    rows = (" & ".join(map(STYLE, row)) for row in (table.head, *table.rows))
    head, *body = (rf"{row} \\" for row in rows)
    start = r"{\footnotesize\renewcommand{\arraystretch}{1}\begin{longtable}{p{32mm}p{78mm}ll}"
    return "\n".join([start, rf"{head} \hline\endhead", *body, r"\end{longtable}}"])


def _step(step: Step, notes: Mapping[str, str]) -> str:
    margin = "; ".join(remarks(step, notes))
    note = rf"\leavevmode\marginpar{{\raggedright\footnotesize {STYLE(margin)}}}" if margin else ""
    place = "" if step.working else rf"\phantomsection\label{{{_anchor(step.label)}}}"
    parts = [rf"{place}{note}\textbf{{{STYLE(step.title)}.}} {STYLE(step.says)} {STYLE(rest(step))}"]
    for i, (done, pairs) in enumerate(step.working, 1):
        parts += [*([STYLE(done)] if done else []), shown(pairs, step.label if i == len(step.working) else "")]
    return "\n".join(parts)
