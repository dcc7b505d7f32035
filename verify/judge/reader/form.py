"""From the LaTeX of a statement to what it asserts: the members of its chain, for both bands where it speaks of both.

    form    = clause ("\\quad" clause)*         a comma or semicolon before \\quad means nothing
    clause  = beginning chain     the beginning is given, and must stand there token by token; so must an end, if given
            | name ("=" | "^2 =") expr | "1/" name "=" expr     what a name in the other clauses stands for
    chain   = expr (("=" | "\\equiv" | "\\ldots") expr)* ["\\ll 1"]

\\uparrow,\\downarrow and \\mp read once with the upper and once with the lower; \\pm without them gives two members.
What leaves this raises ValueError; `expr` is the grammar of `verify.judge.reader.latex_reader`.

Key result: `members`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

import sympy as sp

from verify.judge.reader.latex_reader import read
from verify.judge.reader.latex_values import Triple, is_number
from verify.judge.reader.latex_words import Words, split, tokens

Row = list[str]
_ARROWS = re.compile(r"\\uparrow(?:\s|\\[,! ])*,(?:\s|\\[,! ])*\\downarrow(?![A-Za-z])")
_SIGNS = re.compile(r"\\(pm|mp)(?![A-Za-z])")

Gather = Literal["members", "numbers", "unlike", "bands", "clauses", "entries"]
"""What becomes of the members read: as they are, of one shape, numbers without symbols, or unlike ones; columns by
band; columns by clause; the entries of a column."""


def members(latex: str, beginnings: Sequence[str], words: Words, gather: Gather) -> sp.Tuple:
    """What a form asserts. `beginnings`: how its clauses begin, "name ="; `words`: what its names mean."""
    texts = (latex, *beginnings)
    both = gather == "bands" or r"\pm" in tokens(latex)
    versions = [[_band(text, band) for text in texts] for band in (0, 1)] if both else [texts]
    read_off = [_members([tokens(text) for text in version], words) for version in versions]
    if gather == "bands":
        return sp.Tuple(*(_side_by_side(pair) for pair in zip(*read_off, strict=True)))
    found = [member for side in read_off for member in side]
    if gather == "clauses":
        return sp.Tuple(sp.ImmutableMatrix.hstack(*found))
    if gather == "entries":
        return sp.Tuple(*(entry for column in found for entry in column))
    parts = [part for value in found for part in (value.parts if isinstance(value, Triple) else (value,))]
    if gather == "numbers" and not all(is_number(part) and part.is_number for part in parts):
        raise ValueError("a member that is no number")
    if gather == "members" and len({getattr(part, "shape", None) for part in parts}) > 1:
        raise ValueError("members of different shapes")
    return sp.Tuple(*parts)


def _members(rows: Sequence[Row], words: Words) -> list[Any]:
    """The members of a form's clauses, in order; the first row is the form, the others are how its clauses begin."""
    row, *starts = rows
    chains: list[Row] = []
    definitions: list[Row] = []
    for number, (_, whole) in enumerate(split(row, (r"\quad",))):
        clause = whole[:-1] if whole[-1:] in ([","], [";"]) else whole
        if starts and _frames(starts[0], clause):
            chains.append(clause[len(split(starts.pop(0), (r"\dots",))[0][1]) :])
        else:
            (chains if number == 0 and len(rows) == 1 else definitions).append(clause)
    if starts:
        raise ValueError(f"no clause begins with {' '.join(starts[0])}")
    for definition in reversed(definitions):
        words = _defined(definition, words, [token for clause in (*chains, *definitions) for token in clause])
    return [read(part, words) for chain in chains for part in _chain(chain)]


def _frames(given: Row, clause: Row) -> bool:
    """Whether a clause begins as given, and ends as what stands there behind \\dots."""
    (_, start), *ends = split(given, (r"\dots",))
    return clause[: len(start)] == start and all(clause[-len(end) :] == end for _, end in ends)


def _defined(row: Row, words: Words, form: Row) -> Words:
    """The words with one more, used in the form; a name and t behind it are one word too, as in cos Omega t."""
    (_, name), *rights = split(row, ("=",))
    if len(rights) != 1:
        raise ValueError(f"a clause that defines nothing: {' '.join(row)}")
    value = read(rights[0][1], words)
    if name[-2:] == ["^", "2"]:
        name, value = name[:-2], sp.sqrt(value)
    elif name[:2] == ["1", "/"]:
        name, value = name[2:], 1 / value
    joined, time = " ".join(name), words.meanings.get(("t",))
    if not name or words.meanings.get(tuple(name)) is not None or set(name) & {"+", "-"}:
        raise ValueError(f"{joined} has a meaning already, or is no name")
    if f" {' '.join(form)} ".count(f" {joined} ") < 2:
        raise ValueError(f"{joined} is defined and stands nowhere else")
    beside = {f"{joined} t": value * time} if is_number(value) and time is not None else {}
    return Words({joined: value, **beside}, words)


def _chain(row: Row) -> list[Row]:
    """The members of a chain, without a last one that says "small"."""
    parts = split(row, ("=", r"\equiv", r"\ldots", r"\ll"))
    if parts[-1][0] == r"\ll" and parts.pop()[1] != ["1"]:
        raise ValueError("only '<< 1' may end a chain")
    if any(relation == r"\ll" for relation, _ in parts):
        raise ValueError("'<<' inside a chain")
    return [part for _, part in parts]


def _band(text: str, band: int) -> str:
    """The text for the upper (0) or lower (1) of its signs and arrows."""
    text = _ARROWS.sub((r"\\uparrow ", r"\\downarrow ")[band], text)
    return _SIGNS.sub(lambda sign: "+-"[band != (sign[1] == "mp")], text)


def _side_by_side(pair: tuple[Any, Any]) -> Any:
    """Two vectors as columns of a matrix, two numbers as a column."""
    if any(isinstance(value, Triple) for value in pair):
        raise ValueError("neither a number nor a vector for each band")
    return sp.ImmutableMatrix(pair) if is_number(pair[0]) else sp.ImmutableMatrix.hstack(*pair)
