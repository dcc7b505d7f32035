"""Reads formulas in LaTeX, as `derive.export` prints them and as the paper does, by a grammar of its own.

The grammar, over TeX's tokens (blanks only part digits):

    expr     = ["-" | "+"] term (("+" | "-") term)*    an index that a term has twice is summed from 1 to 3
                                                       (the terms of a sum inside it have the same indices)
    term     = product (("\\cdot" | "\\times") product)*     more than one only between numbers
    product  = factor factor* ["/" factor factor*]     what is behind the slash is below it; numbers stand first
    factor   = atom ["^" ("*" | "\\dagger" | "T")] ["^" group]
    atom     = number | word | "\\frac" group group | "\\sqrt" group | "\\mathrm{e}^" group | bracket | matrix
             | function ["^" group] atom              the argument in brackets, or one atom; no power behind it
             | "|" expr "|" | "\\langle" state "|" expr "|" state "\\rangle"
    group    = "{" expr "}" | one digit, letter or command, as TeX reads what has no braces
    bracket  = "(" list ")" | "[" list "]" | "\\{" list "\\}"
    list     = expr | expr (",\\;" expr)*   a tuple | expr ("," expr)*   \\{ \\} a column, [ ] a row or a commutator
    number   = digits ["." digits ["\\cdot 10^{" exponent "}"]]

A word is a name that the caller gives a meaning, the longest first. What leaves the grammar, what has
two meanings, and a product that there is none of is a ValueError; nothing is dropped, guessed or evaluated as code.

Key results: `read` (an expression, matrix or tuple), `read_equation` (the right side with its abbreviations put in).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Any

import sympy as sp

from verify.judge.reader.latex_atoms import Atoms
from verify.judge.reader.latex_values import added, crossed, dotted, is_number, multiplied, over, plain
from verify.judge.reader.latex_words import Token, Words, scalar, tokens

_ENDS = {"+", "-", "}", ")", "]", r"\}", "&", r"\\", r"\end", ",", r"\cdot", r"\times", "/"}


def read(text: str, words: Words) -> Any:
    """The expression, matrix or tuple that a formula states; ValueError where it leaves the grammar."""
    return read_tokens(tokens(text), words)


def read_tokens(row: Sequence[Token], words: Words) -> Any:
    """The meaning of a whole row of tokens."""
    reader = _Reader(row, words)
    try:
        value = plain(reader.expression())
    except RecursionError:
        raise ValueError("brackets inside brackets beyond what can be read") from None
    if reader.peek() is not None:
        raise ValueError(f"unread: {reader.rest()!r}")
    return value


def read_equation(text: str, lhs: str, words: Words) -> Any:
    """The right side of `lhs = ...` with what `name = meaning` says after \\quad put in for each name."""
    head = f"{lhs} = "
    if not text.startswith(head):
        raise ValueError(f"the formula does not begin with {head!r}")
    right, *shorts = text[len(head) :].split(r",\quad ")
    for short in reversed(shorts):
        name, meaning = short.split(" = ", 1)
        words = Words({name: read(meaning, words)}, words)
    return read(right, words)


class _Reader(Atoms):
    """Sums, products and powers."""

    def expression(self) -> Any:
        negative = self.take("-")
        if not negative:
            self.take("+")
        outside = self.used
        self.used = Counter()
        total = self.summed(negative)
        indices = self.used
        while self.peek() in ("+", "-"):
            self.used = Counter()
            total = added(total, self.summed(self.take("-") or not self.take("+")))
            if self.used != indices:
                raise ValueError("terms of one sum with different indices")
        self.used = outside + indices
        return total

    def summed(self, negative: bool) -> Any:
        """A term, summed over the indices that it has twice, unless it stands inside one that is being summed."""
        if self.indices is not None:
            return self.signed(negative)
        start, total = self.at, None
        self.indices = {"i": 0, "j": 0}
        total = self.signed(negative)
        letters = sorted(self.used)
        if any(count != 2 for count in self.used.values()):
            raise ValueError("an index that a term does not have twice")
        for values in list(product(range(3), repeat=len(letters)))[1:]:
            self.at, self.indices = start, dict(zip(letters, values, strict=True))
            total = added(total, self.signed(negative))
        self.indices, self.used = None, Counter()
        return total

    def signed(self, negative: bool) -> Any:
        value = self.term()
        return multiplied(sp.S.NegativeOne, value) if negative else value

    def term(self) -> Any:
        value = self.product()
        vectors = False
        while self.peek() in (r"\cdot", r"\times"):
            cross = self.take(r"\times") or not self.take(r"\cdot")
            other = self.product()
            numbers = is_number(plain(value)) and is_number(plain(other))
            if vectors or (cross and numbers):
                raise ValueError(f"a dot or cross that brackets must place, before {self.rest()!r}")
            vectors = not numbers
            value = crossed(value, other) if cross else dotted(value, other)
        return value

    def product(self) -> Any:
        value = self.factors()
        if self.take("/"):
            value = over(value, self.factors())
        if self.peek() == "/":
            raise ValueError("a second slash: brackets must say what is below it")
        return value

    def factors(self) -> Any:
        value = self.factor()
        while not self.closes():
            if (self.peek() or "").isdigit():
                raise ValueError(f"a number behind a factor: {self.rest()!r}")
            value = multiplied(value, self.factor())
        return value

    def closes(self) -> bool:
        """Whether a row of factors ends here."""
        here = self.peek()
        return here is None or here in _ENDS or (here == "|" and self.bars > 0)

    def factor(self) -> Any:
        base = self.atom()
        if self.take("^", "*"):
            base = scalar(sp.conjugate)(base)
        elif self.take("^", r"\dagger"):
            base = _matrix(base).H.as_immutable()
        elif self.take("^", "T"):
            base = _matrix(base).T.as_immutable()
        if not self.take("^"):
            return base
        base, power = plain(base), plain(self.group())
        if not is_number(base) or not is_number(power) or self.peek() == "^":
            raise ValueError(f"a power of or to something that is no number, before {self.rest()!r}")
        return base**power


def _matrix(value: Any) -> Any:
    form = plain(value)
    if not isinstance(form, sp.MatrixBase):
        raise ValueError("a transpose of something that is no matrix")
    return form
