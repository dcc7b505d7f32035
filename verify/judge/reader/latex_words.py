"""Tokens and words of LaTeX formulas: how a text is cut, and what the names that the project prints stand for.

A token is what TeX takes as one: a command, or one character that is no blank (a blank only where it parts digits).
A word is a row of tokens with a meaning, the longest first; a name that two symbols share has no meaning unless the
caller gives it one.

Key results: `tokens`, `split` (at separators outside brackets), `Words` (a table), `words_of` (that of symbols).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.core.quantity import Symbols
from verify.judge.reader.latex_values import Field, is_number, plain


@dataclass(frozen=True)
class Function:
    """A word that takes one argument: the group behind it if it ends in ^ (e^x), else brackets or one atom.

    `power` says whether a power may stand before the argument (sin^2 x).
    """

    apply: Callable[[Any], Any]
    power: bool = False


@dataclass(frozen=True)
class State:
    """A name that stands for a state inside |a> and <a|...|b>, and for nothing elsewhere."""

    ket: Field


@dataclass(frozen=True)
class Indexed:
    """A word with indices to be summed over: their letters, and the value at given indices from 0."""

    letters: tuple[str, ...]
    at: Callable[..., Any]


_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|(?<=[\d.])\s+(?=[\d.])|\S")
_SIZE = re.compile(r"\\(?:[Bb]igg?[lr]?|left|right)")
_SPACES = re.compile(r"(\\\\)|\\[,! ]")
_DELIMITERS = ("(", ")", "[", "]", r"\{", r"\}", "|", r"\rangle")
_OPENING, _CLOSING = {"{", "(", "[", r"\{", r"\begin"}, {"}", ")", "]", r"\}", r"\end"}


def tokens(text: str) -> list[str]:
    """The tokens of a formula; sizes and thin spaces are left out, and braces around one token behind an underscore.

    ValueError where a size stands before no bracket, or where \\left and \\right do not match.
    """
    row = _TOKEN.findall(" ".join(_SPACES.sub(r"\1 ", text).split()))
    sized = [after for before, after in pairwise([*row, ""]) if _SIZE.fullmatch(before)]
    if any(after not in _DELIMITERS for after in sized) or row.count(r"\left") != row.count(r"\right"):
        raise ValueError("a size of a bracket without its bracket")
    found, kept = [token for token in row if not _SIZE.fullmatch(token)], list[str]()
    while found:
        kept.append(found.pop(0))
        if kept[-1] == "_" and found[:1] == ["{"] and found[2:3] == ["}"]:
            kept.append(found[1])
            del found[:3]
    return kept


def split(row: Sequence[str], separators: Iterable[str]) -> list[tuple[str, list[str]]]:
    """[(separator before it, part)] of a row of tokens, cut at separators that stand outside all brackets."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    depth = 0
    for token in row:
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth == 0 and token in separators:
            parts.append((token, []))
        else:
            parts[-1][1].append(token)
    return parts


class Cursor:
    """A place in a row of tokens."""

    def __init__(self, row: Sequence[str]) -> None:
        self.row = row
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """The token at a place; none is ""."""
        place = self.at + ahead
        return self.row[place] if place < len(self.row) else ""

    def take(self, *wanted: str) -> bool:
        found = tuple(self.row[self.at : self.at + len(wanted)]) == wanted
        self.at += len(wanted) if found else 0
        return found

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ValueError(f"{wanted!r} is missing before {self.rest()!r}")

    def rest(self) -> str:
        return " ".join([token for token in self.row[self.at :] if token != " "][:12])

    def number(self) -> Any:
        digits = self.digits()
        if not self.take("."):
            return sp.Integer(digits)
        text = f"{digits}.{self.digits()}"
        if self.take(r"\cdot", "1", "0", "^", "{"):
            text += f"e{'-' if self.take('-') else ''}{self.digits()}"
            self.need("}")
        return sp.Float(float(text)) if len(digits) + len(text) < 24 else sp.Float(text)

    def digits(self) -> str:
        """Digits without blanks between them."""
        start = self.at
        while self.peek().isdigit():
            self.at += 1
        if self.at == start:
            raise ValueError(f"digits are missing before {self.rest()!r}")
        return "".join(self.row[start : self.at])


class Words:
    """A table of words, found by their first token, the longest first."""

    def __init__(self, meanings: Mapping[str, Any], base: Words | None = None) -> None:
        self.meanings: dict[tuple[str, ...], Any] = dict(base.meanings) if base is not None else {}
        self.meanings |= {tuple(tokens(word)): meaning for word, meaning in meanings.items()}
        self.first: dict[str, list[tuple[str, ...]]] = {}
        for word in sorted(self.meanings, key=len, reverse=True):
            self.first.setdefault(word[0], []).append(word)

    def find(self, row: Sequence[str], at: int) -> tuple[str, ...] | None:
        """The longest word that stands at a place of a row of tokens."""
        words = self.first.get(row[at], ()) if at < len(row) else ()
        return next((word for word in words if tuple(row[at : at + len(word)]) == word), None)


def scalar(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a number, which refuses everything else."""

    def apply(value: Any) -> Any:
        inner = plain(value)
        if not is_number(inner):
            raise ValueError("a function of something that is no number")
        return function(inner)

    return apply


_NAMED = {name: getattr(sp, name) for name in ("sin", "cos", "tan", "cot", "sinh", "cosh", "tanh")}
_NAMED |= {"ln": sp.log, "arccos": sp.acos, "arcsin": sp.asin, "arctan": sp.atan, "operatorname{expm1}": expm1}
EXPONENTIAL = Function(scalar(sp.exp))
COMMON = Words(
    {"i": sp.I, r"\pi": sp.pi, r"\mathrm{e}^": EXPONENTIAL}
    | {rf"\{name}": Function(scalar(function), power=True) for name, function in _NAMED.items()}
)
"""What a name means in every theory."""


def words_of(symbols: Symbols) -> Words:
    """The words of a table of symbols, beside the common ones; a name that two symbols share means nothing."""
    count = Counter(tuple(tokens(row.latex)) for row in symbols.values())
    return Words({r.latex: r.symbol if count[tuple(tokens(r.latex))] == 1 else None for r in symbols.values()}, COMMON)
