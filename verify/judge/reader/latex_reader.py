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

Key result: `read` (an expression, matrix or tuple).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from itertools import product
from typing import Any

import sympy as sp

from verify.judge.reader import latex_values as values
from verify.judge.reader.latex_values import Field, added, dotted, is_number, multiplied, over, plain, transposed
from verify.judge.reader.latex_words import Cursor, Function, Indexed, State, Words, scalar

_ENDS = {"", "+", "-", "}", ")", "]", r"\}", "&", r"\\", r"\end", ",", r"\cdot", r"\times", "/"}
_BRACKETS = {"(": ")", "[": "]", r"\{": r"\}"}


def read(row: Sequence[str], words: Words) -> Any:
    """The expression, matrix or tuple that a row of tokens states; ValueError where it leaves the grammar."""
    reader = _Reader(row, words)
    try:
        value = plain(reader.expression())
    except RecursionError:
        raise ValueError("brackets inside brackets beyond what can be read") from None
    if reader.peek():
        raise ValueError(f"unread: {reader.rest()!r}")
    return value


class _Reader(Cursor):
    """One method per rule of the grammar."""

    def __init__(self, row: Sequence[str], words: Words) -> None:
        super().__init__(row)
        self.words = words
        self.bars = 0
        self.indices: dict[str, int] | None = None
        self.used: Counter[str] = Counter()

    def expression(self) -> Any:
        outside, self.used = self.used, Counter()
        total, indices = self.summed(), self.used
        while self.peek() in ("+", "-"):
            self.used = Counter()
            total = added(total, self.summed())
            if self.used != indices:
                raise ValueError("terms of one sum with different indices")
        self.used = outside + indices
        return total

    def summed(self) -> Any:
        """A term, summed over the indices that it has twice, unless it stands inside one that is being summed."""
        if self.indices is not None:
            return self.signed()
        start, self.indices = self.at, {"i": 0, "j": 0}
        terms = [self.signed()]
        letters = sorted(self.used)
        if any(count != 2 for count in self.used.values()):
            raise ValueError("an index that a term does not have twice")
        for numbers in list(product(range(3), repeat=len(letters)))[1:]:
            self.at, self.indices = start, dict(zip(letters, numbers, strict=True))
            terms.append(self.signed())
        self.indices, self.used = None, Counter()
        return reduce(added, terms)

    def signed(self) -> Any:
        negative = self.peek() == "-"
        self.at += self.peek() in ("+", "-")
        return multiplied(sp.S.NegativeOne, self.term()) if negative else self.term()

    def term(self) -> Any:
        value, vectors = self.product(), False
        while self.peek() in (r"\cdot", r"\times"):
            cross = self.take(r"\times") or not self.take(r"\cdot")
            other = self.product()
            numbers = is_number(plain(value)) and is_number(plain(other))
            if vectors or (cross and numbers):
                raise ValueError(f"a dot or cross that brackets must place, before {self.rest()!r}")
            vectors = not numbers
            value = values.crossed(value, other) if cross else dotted(value, other)
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
        while self.peek() not in _ENDS and not (self.peek() == "|" and self.bars):
            if self.take(" ") or self.peek().isdigit():
                raise ValueError(f"a number behind a factor: {self.rest()!r}")
            value = multiplied(value, self.factor())
        return value

    def factor(self) -> Any:
        base = self.atom()
        if self.take("^", "*"):
            base = scalar(sp.conjugate)(base)
        elif self.take("^", r"\dagger"):
            base = transposed(base).conjugate()
        elif self.take("^", "T"):
            base = transposed(base)
        if not self.take("^"):
            return base
        base, power = plain(base), plain(self.group())
        if not is_number(base) or not is_number(power) or self.peek() == "^":
            raise ValueError(f"a power of or to something that is no number, before {self.rest()!r}")
        return base**power

    def atom(self) -> Any:
        if self.peek().isdigit():
            return self.number()
        if self.peek() == r"\langle" and self.state(1) is not None and self.peek(2) == "|":
            return self.braket()
        word = self.words.find(self.row, self.at)
        if word is not None:
            return self.word(word)
        if self.take(r"\frac"):
            return over(self.group(), self.group())
        if self.take(r"\sqrt"):
            return scalar(sp.sqrt)(self.group())
        if self.take(r"\begin", *"{bmatrix}"):
            return self.matrix()
        if self.peek() == "|" and self.peek(2) == r"\rangle" and (ket := self.state(1)) is not None:
            self.at += 3
            return ket
        if self.take("|"):
            return self.magnitude()
        if self.peek() in _BRACKETS:
            return self.bracket()
        raise ValueError(f"not in the grammar: {self.rest()!r}")

    def word(self, word: tuple[str, ...]) -> Any:
        self.at += len(word)
        meaning = self.words.meanings[word]
        if meaning is None or isinstance(meaning, State):
            raise ValueError(f"{' '.join(word)} names more than one symbol, or none: its meaning must be given")
        if isinstance(meaning, Function):
            return meaning.apply(self.group()) if word[-1] == "^" else self.applied(meaning)
        if isinstance(meaning, Indexed):
            self.used.update(meaning.letters)
            return meaning.at(*((self.indices or {}).get(letter, 0) for letter in meaning.letters))
        return meaning

    def group(self) -> Any:
        """What stands in braces, or one token."""
        if self.take("{"):
            value = self.expression()
            self.need("}")
            return value
        self.take(" ")
        if self.peek().isdigit():
            self.at += 1
            return sp.Integer(self.row[self.at - 1])
        word = self.words.find(self.row, self.at)
        if word is None or len(word) > 1 or self.peek(1) == "_" or isinstance(self.words.meanings[word], Function):
            raise ValueError(f"braces are missing around {self.rest()!r}")
        return self.word(word)

    def applied(self, function: Function) -> Any:
        """A function, its power, and its argument: in brackets, or one atom."""
        power = self.group() if function.power and self.take("^") else None
        bracketed = self.peek() in _BRACKETS
        value = function.apply(self.atom())
        if self.peek() == "^" and (bracketed or self.peek(1) != "*"):
            raise ValueError(f"a power behind the argument of a function, before {self.rest()!r}")
        return value if power is None else value ** plain(power)

    def barred(self) -> Any:
        """What stands before a closing bar."""
        self.bars += 1
        value = self.expression()
        self.bars -= 1
        self.need("|")
        return value

    def magnitude(self) -> Any:
        """|z|, whose square is z z^*."""
        value = plain(self.barred())
        if not is_number(value):
            raise ValueError("a magnitude of something that is no number")
        square = self.take("^", "2") or self.take("^", *"{2}")
        return value * sp.conjugate(value) if square else sp.Abs(value)

    def braket(self) -> Any:
        """<a| operator |b> of two states that the words know."""
        bra = self.state(1)
        self.at += 3
        operator, ket = self.barred(), self.state(0)
        if bra is None or ket is None or self.peek(1) != r"\rangle":
            raise ValueError(f"no state before {self.rest()!r}")
        self.at += 2
        return multiplied(bra.value.H.as_immutable(), multiplied(operator, ket))

    def state(self, ahead: int) -> Field | None:
        """The state whose name is the token at a place."""
        meaning = self.words.meanings.get((self.peek(ahead),))
        return meaning.ket if isinstance(meaning, State) else None

    def bracket(self) -> Any:
        opening, self.at = self.peek(), self.at + 1
        bars, self.bars = self.bars, 0
        parts, is_tuple = [self.expression()], False
        while self.peek() == ",":
            is_tuple = self.take(",", r"\;") or not self.take(",")
            parts.append(self.expression())
        self.need(_BRACKETS[opening])
        self.bars = bars
        if len(parts) == 1:
            return parts[0]
        parts = [plain(part) for part in parts]
        return sp.Tuple(*parts) if is_tuple else values.listed(opening, parts)

    def matrix(self) -> Any:
        rows = [[plain(self.expression())]]
        while not self.take(r"\end", *"{bmatrix}"):
            if self.take(r"\\"):
                rows.append([])
            else:
                self.need("&")
            rows[-1].append(plain(self.expression()))
        return values.matrix_of(rows)
