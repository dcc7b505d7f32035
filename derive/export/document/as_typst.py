"""The document as Typst, for a PDF where there is no LaTeX.

Key results: `typst`, `words`.
Source: Typst documentation, "Math" and "Equation".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from derive.export.document.content import ROOM, Block, Heading, Pair, Step, Table, Words, remarks, rest
from derive.export.lines import display
from derive.export.prose import Style
from derive.export.typst import typst_text

_HEAD = """#set document(date: none)
#set page(paper: "a4", margin: (left: 20mm, right: 20mm, top: 20mm, bottom: 22mm), numbering: "1")
#set text(size: 10pt)
#set heading(numbering: "1")
#show math.equation.where(block: true): set block(breakable: true)
"""
_SPECIAL = re.compile(r"([\\\\#*_`$<>@~\[\]=+/-])")


def words(text: str) -> str:
    """Words as Typst prints them literally."""
    return _SPECIAL.sub(r"\\\1", text)


STYLE = Style(words, lambda latex: f"${typst_text(latex)}$", lambda label: f"#link(<eq-{label}>)[({words(label)})]")


def typst(title: str, blocks: Sequence[Block], notes: Mapping[str, str]) -> str:
    """The complete document; notes stand beside the title of their equation."""
    head = f"{_HEAD}\n#align(center, text(size: 15pt)[{words(title)}])"
    return "\n\n".join([head, *(_block(block, notes) for block in blocks)]) + "\n"


def _block(block: Block, notes: Mapping[str, str]) -> str:
    match block:
        case Heading(text):
            return f"= {words(text)}"
        case Words(text, points):
            return "\n".join([STYLE(text), *(f"- {STYLE(point)}" for point in points)])
        case Table(head, rows):
            cells = ", ".join(f"[{STYLE(cell)}]" for row in (head, *rows) for cell in row)
            return f"#text(size: 8pt, table(columns: {len(head)}, stroke: none, inset: 2pt, {cells}))"
        case Step():
            return _step(block, notes)


def _step(step: Step, notes: Mapping[str, str]) -> str:
    marks = "".join(f" _\\[{STYLE(mark)}\\]_" for mark in remarks(step, notes))
    parts = [f"#[*{STYLE(step.title)}.*] <eq-{step.label}>{marks} {STYLE(step.says)} {STYLE(rest(step))}"]
    for i, (done, pairs) in enumerate(step.working, 1):
        parts += [*([STYLE(done)] if done else []), _display(pairs, step.label if i == len(step.working) else "")]
    return "\n\n".join(parts)


def _display(pairs: Sequence[Pair], label: str) -> str:
    rows = " \\\\\n".join(display(*pair, limit=ROOM) for pair in pairs).split("\\\\\n")
    text = " \\\n".join(" & ".join(typst_text(side) for side in row.split("&", 1)) for row in rows)
    numbering = f'_ => "({label})"' if label else "none"
    return f"#math.equation(block: true, numbering: {numbering}, $ {text} $)"
