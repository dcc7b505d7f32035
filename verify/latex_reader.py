"""Reads back the LaTeX that `derive.export` prints, by a grammar of its own, so that what is printed can be proved.

The grammar (blanks mean nothing):

    list    = expr (",\\;" expr)*                  in brackets: a tuple
    expr    = ["-"] term (("+" | "-") term)*
    term    = factor (["/"] factor)*
    factor  = atom ["^" group]                     group = "{" expr "}" | one sign
    atom    = number | symbol | "i" | "\\pi" | "\\frac" group group | "\\sqrt" group | "\\mathrm{e}^" group
            | function ["^" group] atom | bracket expr bracket | symbol "^*" | matrix

A symbol is any LaTeX name of `derive.symbols`, the longest first. Whatever else stands there raises ValueError;
nothing is dropped and nothing is evaluated as code.

Key results: `read` (an expression, matrix or tuple), `read_equation` (the right side with its abbreviations put in).
"""

from __future__ import annotations

import re
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.symbols import SYMBOLS

_FUNCTIONS: dict[str, Any] = {
    r"\sin": sp.sin,
    r"\cos": sp.cos,
    r"\tan": sp.tan,
    r"\ln": sp.log,
    r"\sinh": sp.sinh,
    r"\cosh": sp.cosh,
    r"\tanh": sp.tanh,
    r"\arctan": sp.atan,
    r"\operatorname{expm1}": expm1,
}
_NAMES = {re.sub(r"\s", "", entry.latex): entry.symbol for entry in SYMBOLS.values()}
_SIZES = re.compile(r"\\(?:Big|big|bigg|Bigg)[lr]")
_WORDS = sorted([*_NAMES, *_FUNCTIONS, r"\frac", r"\sqrt", r"\mathrm{e}^", r"\pi", r"\{", r"\}", r"\;"], key=len)[::-1]
_BRACKETS = {"(": ")", "[": "]", r"\{": r"\}"}


def read(text: str) -> Any:
    """The expression, matrix or tuple that a formula states; ValueError where it leaves the grammar."""
    reader = _Reader(_SIZES.sub("", text))
    value = reader.expression()
    reader.end()
    return value


def read_equation(text: str, lhs: str) -> Any:
    """The right side of `lhs = ...` with what `name = meaning` says after \\quad put in for each name."""
    head = f"{lhs} = "
    if not text.startswith(head):
        raise ValueError(f"the formula does not begin with {head!r}")
    right, *shorts = text[len(head) :].split(r",\quad ")
    value = read(right)
    for short in shorts:
        name, meaning = short.split(" = ", 1)
        value = value.subs(read(name), read(meaning))
    return value


class _Reader:
    """A position in the text, and one method per rule of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def blank(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def peek(self, word: str) -> bool:
        self.blank()
        return self.text.startswith(word, self.at)

    def take(self, word: str) -> bool:
        found = self.peek(word)
        self.at += len(word) if found else 0
        return found

    def need(self, word: str) -> None:
        if not self.take(word):
            raise ValueError(f"{word!r} is missing before {self.rest()!r}")

    def rest(self) -> str:
        return self.text[self.at : self.at + 30]

    def end(self) -> None:
        self.blank()
        if self.at < len(self.text):
            raise ValueError(f"unread: {self.rest()!r}")

    def expression(self) -> Any:
        total = -self.term() if self.take("-") else self.term()
        while True:
            if self.take("+"):
                total += self.term()
            elif self.take("-"):
                total -= self.term()
            else:
                return total

    def term(self) -> Any:
        product = self.factor()
        while not self.closes():
            product = product / self.factor() if self.take("/") else product * self.factor()
        return product

    def closes(self) -> bool:
        """Whether a term ends here."""
        self.blank()
        marks = ("+", "-", "}", ")", "]", r"\}", "&", r"\\", r"\end", ",", "=")
        return self.at >= len(self.text) or self.text.startswith(marks, self.at)

    def factor(self) -> Any:
        base = self.atom()
        if self.peek("^*"):
            self.need("^*")
            base = sp.conjugate(base)
        return base ** self.group() if self.take("^") else base

    def group(self) -> Any:
        """An exponent or argument: in braces, or one digit or symbol."""
        if not self.take("{"):
            return self.atom()
        value = self.expression()
        self.need("}")
        return value

    def atom(self) -> Any:
        self.blank()
        number = re.compile(r"\d+").match(self.text, self.at)
        if number:
            self.at = number.end()
            return sp.Integer(number.group())
        if self.take(r"\begin{bmatrix}"):
            return self.matrix()
        for opening, closing in _BRACKETS.items():
            if self.peek(opening) and not any(self.peek(name) for name in _NAMES if name.startswith(opening)):
                return self.bracket(opening, closing)
        return self.word()

    def bracket(self, opening: str, closing: str) -> Any:
        self.need(opening)
        parts = [self.expression()]
        while self.take(r",\;"):
            parts.append(self.expression())
        self.need(closing)
        return parts[0] if len(parts) == 1 else sp.Tuple(*parts)

    def matrix(self) -> Any:
        rows: list[list[Any]] = [[]]
        while True:
            rows[-1].append(self.expression())
            if self.take("&"):
                continue
            if self.take(r"\\"):
                rows.append([])
                continue
            self.need(r"\end{bmatrix}")
            return sp.ImmutableMatrix(rows)

    def word(self) -> Any:
        """The longest name, function or command that stands here."""
        for name in _WORDS:
            end = self.matches(name)
            if end is not None:
                self.at = end
                return self.meaning(name)
        if self.take("i"):
            return sp.I
        raise ValueError(f"not in the grammar: {self.rest()!r}")

    def matches(self, name: str) -> int | None:
        """Where `name` ends if it stands here, blanks apart; a command must not run on into letters."""
        at, left = self.at, name
        while left:
            while at < len(self.text) and self.text[at].isspace():
                at += 1
            if at >= len(self.text) or self.text[at] != left[0]:
                return None
            at, left = at + 1, left[1:]
        runs_on = name[-1].isalpha() and name[0] == "\\" and self.text[at : at + 1].isalpha()
        return None if runs_on else at

    def meaning(self, name: str) -> Any:
        if name in _NAMES:
            return _NAMES[name]
        if name in _FUNCTIONS:
            power = self.group() if self.take("^") else sp.S.One
            return _FUNCTIONS[name](self.factor()) ** power
        if name == r"\frac":
            above = self.group()
            return above / self.group()
        if name == r"\sqrt":
            return sp.sqrt(self.group())
        if name == r"\pi":
            return sp.pi
        return sp.exp(self.group())
