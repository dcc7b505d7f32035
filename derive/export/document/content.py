"""The derivation as people read it, as data: what is assumed, the symbols with their units, and the steps with reasons.

Every text is prose (`derive.export.prose`) in which symbols are formulas already, so that whoever sets it needs no
table; `{16}` stays a reference.

Key results: `contents` (blocks in their order), `Step` (one equation with its working), `pieces` (an equation as
lines of a display).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.core.labels import LabelError
from derive.core.node import same
from derive.export.abbreviations import abbreviated
from derive.export.document.folded import folded
from derive.export.latex import notation
from derive.export.lines import LIMIT, width
from derive.export.prose import Style, marked, typeset

ROOM = LIMIT - 4
"""Width of a line in glyphs: the text leaves a margin for notes."""
_NEUTRAL = Style(str, lambda latex: f"${latex}$", lambda label: f"{{{label}}}")

_ANY = sp.Symbol("z")

Pair = tuple[str, str]
"""The two sides of an equation, as LaTeX."""


@dataclass(frozen=True)
class Heading:
    """Opens a section."""

    text: str


@dataclass(frozen=True)
class Words:
    """A paragraph, or a list of `points`."""

    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of prose under their headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Step:
    """One equation: what the step says, and its working as (what is done, lines of the display).

    restates  label of the earlier equation that this one states again
    changed   whether it differs from what the theory's own model gives
    failed    why it cannot be derived
    """

    label: str
    title: str
    says: str
    needs: tuple[str, ...] = ()
    working: tuple[tuple[str, tuple[Pair, ...]], ...] = ()
    restates: str = ""
    changed: bool = False
    failed: str = ""


Block = Heading | Words | Table | Step


def contents(derivation: Any) -> tuple[Block, ...]:
    """The blocks of the document of a `Derivation`, the same on every run."""
    return tuple(_blocks(derivation))


def _blocks(derivation: Any) -> Iterator[Block]:
    theory, symbols = derivation.theory, derivation.symbols
    own = theory.derivation() if derivation.model != theory.model else derivation
    seen: dict[Any, str] = {}
    yield Heading("What is assumed")
    yield Words(
        f"Every equation was derived by computer algebra; nothing is copied from the paper ({theory.source}). Labels "
        "are those of the paper; one that begins with x belongs to a result that it does not number. Units are SI.",
        tuple(typeset(said, symbols, _NEUTRAL) for said in theory.assumptions(derivation.model)),
    )
    if own is not derivation:
        yield Words("This is another model than the paper's: what differs from the paper's is marked.")
    yield Heading("Symbols")
    yield Table(("symbol", "meaning", "unit", "from"), tuple(_symbols(derivation)))
    for label in _told(derivation):
        if derivation.nodes[label].opens:
            yield Heading(derivation.nodes[label].opens)
        yield _step(derivation, own, label, seen)


def _told(derivation: Any) -> list[str]:
    return [label for label, node in derivation.nodes.items() if node.told]


def _step(derivation: Any, own: Any, label: str, seen: dict[Any, str]) -> Step:
    """The step; `seen` holds the equations so far, so that none stands there twice."""
    node, symbols = derivation.nodes[label], derivation.symbols
    name = node.title if node.title[1:2] in ("_", " ") else node.title[:1].upper() + node.title[1:]
    title, says = marked(name, symbols), typeset(node.prose, symbols, _NEUTRAL)
    try:
        equation = derivation[label]
    except LabelError as error:
        why = marked(str(error).removeprefix(f"{label}: "), symbols)
        return Step(label, title, says, failed=why if error.label == label else f"{{{error.label}}} is not")
    changed = own is not derivation and equation.rhs != own[label].rhs
    earlier = seen.setdefault((equation.lhs, equation.rhs), label)
    if earlier != label and len(equation.working) == 1:
        said = "" if node.build is same else says
        return Step(label, title, said, equation.needs, restates=earlier, changed=changed)
    last = len(equation.working) - 1
    working = tuple(
        (typeset(line.says, symbols, _NEUTRAL), tuple(pieces(equation.at(line), 9 if i == last else 0)))
        for i, line in enumerate(equation.working)
    )
    return Step(label, title, says, equation.needs, working, changed=changed)


def title(derivation: Any) -> str:
    """The title of the document."""
    name = derivation.theory.name
    return f"{name[:1].upper()}{name[1:]}, derived step by step"


def remarks(step: Step, notes: Mapping[str, str]) -> list[str]:
    """What stands in the margin of a step."""
    changed = ["not as in the paper's model"] if step.changed else []
    return [*([notes[step.label]] if step.label in notes else []), *changed]


def rest(step: Step) -> str:
    """What a step rests on, or what it has instead of a working."""
    if step.failed:
        return f"{{{step.label}}} cannot be derived, for {step.failed}."
    if step.restates:
        return f"{{{step.label}}} is {{{step.restates}}} again."
    return f"From {', '.join(f'{{{need}}}' for need in step.needs)}." if step.needs else ""


def _symbols(derivation: Any) -> Iterator[tuple[str, ...]]:
    """The symbols that the equations hold, with meaning, unit and place; the components of a vector in one row."""
    used = {s for label in _told(derivation) for s in _arguments(derivation, label)}
    rows = [row for row in derivation.symbols.values() if row.symbol in used]
    for (meaning, unit, defined), group in groupby(rows, lambda row: (_whole(row.meaning), row.unit, row.defined)):
        letters = ", ".join(f"${row.latex}$" for row in group)
        said = marked(meaning, derivation.symbols)
        yield letters, said, _unit(unit or "?"), f"{{{defined}}}" if defined in derivation.nodes else ""


def _arguments(derivation: Any, label: str) -> tuple[Any, ...]:
    try:
        return derivation[label].args
    except LabelError:
        return ()


def _unit(unit: str) -> str:
    r"""A unit as a formula: $\mathrm{A/m^2}$."""
    return rf"$\mathrm{{{unit.replace(' ', chr(92) + ',')}}}$"


def _whole(meaning: str) -> str:
    """The meaning without the axis or the band, which several symbols share."""
    meaning = re.sub(r"^[xyz] component of the ", "components of the ", meaning)
    return re.sub(r" of the (up|down) band$", " of each band", re.sub(r" along [xyz]$", " along each axis", meaning))


def pieces(equation: Any, tag: int = 0) -> Iterator[Pair]:
    """(left side, right side) of the lines: whole, with named parts, or entry by entry, `tag` glyphs kept free."""
    text = notation(equation.symbols).text
    rhs, shorts = abbreviated(equation.rhs, equation.theory.root_name)
    rhs, parts = folded(rhs, text, equation.symbols)
    yield from _entries(text(equation.lhs), rhs, text, ROOM - tag)
    if rhs.has(expm1):
        parts = [*parts, (expm1(_ANY), sp.exp(_ANY) - 1)]
    for i, (name, meaning) in enumerate([*shorts, *parts]):
        yield (r"\text{with}\quad " if not i else "") + text(name), text(meaning)


def _entries(left: str, value: Any, text: Any, room: float) -> Iterator[Pair]:
    """The whole, or entry by entry where the whole is too wide."""
    if width(left) + _across(value, text) <= room - 3 or not isinstance(value, (sp.MatrixBase, sp.Tuple)):
        yield left, text(value)
    elif isinstance(value, sp.Tuple):
        for k, part in enumerate(value, 1):
            yield from _entries(rf"\bigl({left}\bigr)^{{({k})}}", part, text, room)
    else:
        places = [(i, j) for i in range(1, value.rows + 1) for j in range(1, value.cols + 1)]
        for (i, j), entry in zip(places, value, strict=True):
            yield rf"\bigl({left}\bigr)_{{{i if value.cols == 1 else f'{i}{j}'}}}", text(entry)


def _across(value: Any, text: Any) -> float:
    """The width of a value; of a matrix, whose columns stand below each other, that of its columns."""
    if not isinstance(value, sp.MatrixBase):
        return width(text(value))
    return sum(max(width(text(entry)) for entry in value.col(j)) + 2 for j in range(value.cols))
