"""Tokens and words of LaTeX formulas: how a text is cut, and what the names that the project prints stand for.

A token is what TeX takes as one: a command, or one character that is no blank. A word is a row of tokens with a
meaning, the longest first; a name that two symbols share has no meaning unless the caller gives it one.

Key results: `tokens`, `split` (at separators outside brackets), `Words` (a table), `words_of` (that of symbols).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.core.quantity import Symbols
from verify.judge.reader.latex_values import Field, is_number, plain


class Token(NamedTuple):
    """One token of TeX's and where it stands in the text."""

    text: str
    at: int


@dataclass(frozen=True)
class Function:
    """A word that takes one argument; `power` says whether a power may stand before it (sin^2 x)."""

    apply: Callable[[Any], Any]
    power: bool = False


@dataclass(frozen=True)
class Raising:
    """A word that ends in ^ and takes the group behind it (e^x)."""

    apply: Callable[[Any], Any]


@dataclass(frozen=True)
class State:
    """A name that stands for a state inside |a> and <a|...|b>, and for nothing elsewhere."""

    ket: Field


@dataclass(frozen=True)
class Indexed:
    """A word with indices to be summed over: their letters, and the value at given indices from 0."""

    letters: tuple[str, ...]
    at: Callable[..., Any]


_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")
_SIZE = re.compile(r"\\(?:[Bb]igg?[lr]?|left|right)")
_SPACES = (r"\,", r"\!", "\\ ")
_DELIMITERS = ("(", ")", "[", "]", r"\{", r"\}", "|", r"\rangle")
_OPENING, _CLOSING = {"{", "(", "[", r"\{", r"\begin"}, {"}", ")", "]", r"\}", r"\end"}


def tokens(text: str) -> list[Token]:
    """The tokens of a formula; sizes and thin spaces are left out, and braces around one token behind an underscore.

    ValueError where a size stands before no bracket, or where \\left and \\right do not match.
    """
    row = [Token(m.group(), m.start()) for m in _TOKEN.finditer(text)]
    sized = [after.text for before, after in pairwise([*row, Token("", 0)]) if _SIZE.fullmatch(before.text)]
    lefts, rights = (sum(token.text == side for token in row) for side in (r"\left", r"\right"))
    if any(after not in _DELIMITERS for after in sized) or lefts != rights:
        raise ValueError("a size of a bracket without its bracket")
    return unbraced([token for token in row if token.text not in _SPACES and not _SIZE.fullmatch(token.text)])


def unbraced(row: Sequence[Token]) -> list[Token]:
    """The row without braces around one token behind an underscore."""
    found, kept = list(row), list[Token]()
    while found:
        kept.append(found.pop(0))
        if kept[-1].text == "_" and len(found) > 2 and found[0].text == "{" and found[2].text == "}":
            kept.append(found[1])
            del found[:3]
    return kept


def split(row: Sequence[Token], separators: Iterable[str]) -> list[tuple[str, list[Token]]]:
    """[(separator before it, part)] of a row of tokens, cut at separators that stand outside all brackets."""
    parts: list[tuple[str, list[Token]]] = [("", [])]
    depth = 0
    for token in row:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth == 0 and token.text in separators:
            parts.append((token.text, []))
        else:
            parts[-1][1].append(token)
    return parts


def texts(row: Iterable[Token]) -> tuple[str, ...]:
    """The tokens without their places."""
    return tuple(token.text for token in row)


class Words:
    """A table of words, found by their first token, the longest first."""

    def __init__(self, meanings: Mapping[str, Any], base: Words | None = None) -> None:
        self.meanings: dict[tuple[str, ...], Any] = dict(base.meanings) if base is not None else {}
        self.meanings |= {texts(tokens(word)): meaning for word, meaning in meanings.items()}
        self.first: dict[str, list[tuple[str, ...]]] = {}
        for word in sorted(self.meanings, key=len, reverse=True):
            self.first.setdefault(word[0], []).append(word)

    def find(self, row: Sequence[Token], at: int) -> tuple[str, ...] | None:
        """The longest word that stands at a place of a row of tokens."""
        if at >= len(row):
            return None
        for word in self.first.get(row[at].text, ()):
            if texts(row[at : at + len(word)]) == word:
                return word
        return None


def scalar(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a number, which refuses everything else."""

    def apply(value: Any) -> Any:
        inner = plain(value)
        if not is_number(inner):
            raise ValueError("a function of something that is no number")
        return function(inner)

    return apply


FUNCTIONS: dict[str, Any] = {
    rf"\{name}": Function(scalar(function), power=True)
    for name, function in {
        "sin": sp.sin,
        "cos": sp.cos,
        "tan": sp.tan,
        "cot": sp.cot,
        "ln": sp.log,
        "sinh": sp.sinh,
        "cosh": sp.cosh,
        "tanh": sp.tanh,
        "arccos": sp.acos,
        "arcsin": sp.asin,
        "arctan": sp.atan,
        "operatorname{expm1}": expm1,
    }.items()
}
EXPONENTIAL = Raising(scalar(sp.exp))
COMMON = Words({"i": sp.I, r"\pi": sp.pi, r"\mathrm{e}^": EXPONENTIAL, **FUNCTIONS})
"""What a name means in every theory."""


def words_of(symbols: Symbols) -> Words:
    """The words of a table of symbols, beside the common ones; a name that two symbols share means nothing."""
    count = Counter(texts(tokens(row.latex)) for row in symbols.values())
    return Words({r.latex: r.symbol if count[texts(tokens(r.latex))] == 1 else None for r in symbols.values()}, COMMON)
