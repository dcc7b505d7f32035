"""The document as MyST Markdown: every equation has a target, `(eq-16)=`, that references lead to.

Key results: `markdown`, `block_text` (one block, for a notebook too).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from derive.export.document.content import ROOM, Block, Heading, Step, Table, Words, remarks, rest
from derive.export.lines import display
from derive.export.prose import Style

STYLE = Style(str, lambda latex: f"${latex}$", lambda label: f"[({label})](#{anchor(label)})")


def anchor(label: str) -> str:
    """The name of an equation's target."""
    return f"eq-{label}"


def markdown(title: str, blocks: Sequence[Block], notes: Mapping[str, str]) -> str:
    """The complete document; notes stand below the title of their equation."""
    return "\n\n".join([f"# {title}", *(block_text(block, notes, lambda a: f"({a})=") for block in blocks)]) + "\n"


def block_text(block: Block, notes: Mapping[str, str], target: Callable[[str], str]) -> str:
    """One block; `target` writes the place that a link leads to."""
    match block:
        case Heading(text):
            return f"## {text}"
        case Words(text, points):
            return "\n\n".join([STYLE(text), *(["\n".join(f"- {STYLE(point)}" for point in points)] if points else [])])
        case Table(head, rows):
            lines = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
            return "\n".join([f"| {' | '.join(head)} |", "|" + " --- |" * len(head), *lines])
        case Step():
            return _step(block, notes, target)


def _cell(prose: str) -> str:
    """A cell of a table, in which a bar would end it."""
    return STYLE(prose).replace("|", r"\vert ")


def _step(step: Step, notes: Mapping[str, str], target: Callable[[str], str]) -> str:
    marks = "".join(f" *[{STYLE(mark)}]*" for mark in remarks(step, notes))
    parts = [target(anchor(step.label)), f"**{STYLE(step.title)}.**{marks} {STYLE(step.says)} {STYLE(rest(step))}"]
    for i, (done, pairs) in enumerate(step.working, 1):
        rows = " \\\\\n".join(display(*pair, limit=ROOM) for pair in pairs)
        tag = rf" \tag{{{step.label}}}" if i == len(step.working) else ""
        parts += [*([STYLE(done)] if done else []), f"$$\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}{tag}\n$$"]
    return "\n\n".join(part.strip() for part in parts)
