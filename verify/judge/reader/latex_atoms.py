"""Atoms of the LaTeX grammar of `verify.judge.reader.latex_reader`: numbers, words, fractions, brackets, matrices.

Key result: `Atoms`, a place in a row of tokens with one method per rule for what stands alone.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sympy as sp

from verify.judge.reader.latex_values import Field, Triple, added, is_number, multiplied, over, plain
from verify.judge.reader.latex_words import Function, Indexed, Raising, State, Token, Words, scalar, texts

_BRACKETS = {"(": ")", "[": "]", r"\{": r"\}"}


class Atoms(ABC):
    """A place in a row of tokens, and one method per rule for what stands alone; what is inside brackets is a sum."""

    def __init__(self, row: Sequence[Token], words: Words) -> None:
        self.row = row
        self.words = words
        self.at = 0
        self.bars = 0
        self.indices: dict[str, int] | None = None
        self.used: Counter[str] = Counter()

    def peek(self, ahead: int = 0) -> str | None:
        place = self.at + ahead
        return self.row[place].text if place < len(self.row) else None

    def take(self, *wanted: str) -> bool:
        found = texts(self.row[self.at : self.at + len(wanted)]) == wanted
        self.at += len(wanted) if found else 0
        return found

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ValueError(f"{wanted!r} is missing before {self.rest()!r}")

    def rest(self) -> str:
        return " ".join(texts(self.row[self.at : self.at + 12]))

    @abstractmethod
    def expression(self) -> Any:
        """The sum that stands here: the reader's."""

    def atom(self) -> Any:
        here = self.peek()
        if here is not None and here.isdigit():
            return self.number()
        if here == r"\langle" and (value := self.braket()) is not None:
            return value
        word = self.words.find(self.row, self.at)
        if word is not None:
            return self.word(word)
        return self.construct()

    def construct(self) -> Any:
        if self.take(r"\frac"):
            above = self.group()
            return over(above, self.group())
        if self.take(r"\sqrt"):
            return scalar(sp.sqrt)(self.group())
        if self.take(r"\begin", *"{bmatrix}"):
            return self.matrix()
        if self.peek() == "|" and self.peek(2) == r"\rangle" and (ket := self.state(1)) is not None:
            self.at += 3
            return ket
        if self.take("|"):
            return self.magnitude()
        for opening, closing in _BRACKETS.items():
            if self.take(opening):
                return self.bracket(opening, closing)
        raise ValueError(f"not in the grammar: {self.rest()!r}")

    def number(self) -> Any:
        digits = self.digits()
        if not (self.peek() == "." and self.adjoins()):
            return sp.Integer(digits)
        self.need(".")
        text = f"{digits}.{self.digits()}"
        if self.take(r"\cdot", "1", "0", "^", "{"):
            text += f"e{'-' if self.take('-') else ''}{self.digits()}"
            self.need("}")
        return sp.Float(float(text)) if len(digits) + len(text) < 24 else sp.Float(text)

    def digits(self) -> str:
        """Digits without blanks between them."""
        found = ""
        while (self.peek() or "").isdigit() and (not found or self.adjoins()):
            found += self.row[self.at].text
            self.at += 1
        if not found:
            raise ValueError(f"digits are missing before {self.rest()!r}")
        return found

    def adjoins(self) -> bool:
        """Whether no blank stands before the token that comes next."""
        return self.row[self.at].at == self.row[self.at - 1].at + 1

    def word(self, word: tuple[str, ...]) -> Any:
        self.at += len(word)
        meaning = self.words.meanings[word]
        if meaning is None or isinstance(meaning, State):
            raise ValueError(f"{' '.join(word)} names more than one symbol, or none: its meaning must be given")
        if isinstance(meaning, Function):
            return self.applied(meaning)
        if isinstance(meaning, Raising):
            return meaning.apply(self.group())
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
        here = self.peek() or ""
        if here.isdigit():
            self.at += 1
            return sp.Integer(here)
        word = self.words.find(self.row, self.at)
        if word is None or len(word) > 1 or self.peek(1) == "_" or isinstance(self.words.meanings[word], Function):
            raise ValueError(f"braces are missing around {self.rest()!r}")
        return self.word(word)

    def applied(self, function: Function) -> Any:
        """A function, its power, and its argument: in brackets, or one atom."""
        power = self.group() if function.power and self.take("^") else None
        bracketed = self.peek() in _BRACKETS
        value = function.apply(self.atom())
        if self.peek() == "^" and not (self.peek(1) == "*" and not bracketed):
            raise ValueError(f"a power behind the argument of a function, before {self.rest()!r}")
        return value if power is None else value ** plain(power)

    def magnitude(self) -> Any:
        """|z|, whose square is z z^*."""
        self.bars += 1
        value = plain(self.expression())
        self.bars -= 1
        self.need("|")
        if not is_number(value):
            raise ValueError("a magnitude of something that is no number")
        square = self.take("^", "2") or self.take("^", *"{2}")
        return value * sp.conjugate(value) if square else sp.Abs(value)

    def braket(self) -> Any:
        """<a| operator |b> of two states that the words know; None where no such bracket begins."""
        bra = self.state(1)
        if bra is None or self.peek(2) != "|":
            return None
        self.at += 3
        self.bars += 1
        operator = self.expression()
        self.bars -= 1
        self.need("|")
        ket = self.state(0)
        if ket is None or self.peek(1) != r"\rangle":
            raise ValueError(f"no state before {self.rest()!r}")
        self.at += 2
        return multiplied(bra.value.H.as_immutable(), multiplied(operator, ket))

    def state(self, ahead: int) -> Field | None:
        """The state whose name is the token at a place."""
        meaning = self.words.meanings.get((self.peek(ahead) or "",))
        return meaning.ket if isinstance(meaning, State) else None

    def bracket(self, opening: str, closing: str) -> Any:
        bars, self.bars = self.bars, 0
        parts, listed = [self.expression()], False
        while self.peek() == ",":
            listed = self.take(",", r"\;") or not self.take(",")
            parts.append(self.expression())
        self.need(closing)
        self.bars = bars
        if len(parts) == 1:
            return parts[0]
        if listed:
            return sp.Tuple(*(plain(part) for part in parts))
        return _list(opening, [plain(part) for part in parts])

    def matrix(self) -> Any:
        rows: list[list[Any]] = [[]]
        while True:
            rows[-1].append(plain(self.expression()))
            if self.take("&"):
                continue
            if self.take(r"\\"):
                rows.append([])
                continue
            self.need(r"\end")
            if not self.take(*"{bmatrix}"):
                raise ValueError(f"a matrix that does not end before {self.rest()!r}")
            return _matrix_of(rows)


def _matrix_of(rows: list[list[Any]]) -> Any:
    """A matrix of numbers; of three matrices, where the entries are triples."""
    entries = [entry for row in rows for entry in row]
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("a matrix whose rows are not of one length")
    if all(isinstance(entry, sp.MatrixBase) and entry.shape == (3, 1) for entry in entries):
        return Triple(tuple(sp.ImmutableMatrix([[entry[i] for entry in row] for row in rows]) for i in range(3)))
    if not all(is_number(entry) for entry in entries):
        raise ValueError("a matrix whose entries are no numbers")
    return sp.ImmutableMatrix(rows)


def _list(opening: str, parts: list[Any]) -> Any:
    """{a, b, c}: a column; [a, b]: a row; [A, B] of two matrices: the commutator."""
    if all(is_number(part) for part in parts) and opening in ("[", r"\{"):
        return sp.ImmutableMatrix(parts) if opening == r"\{" else sp.ImmutableMatrix([parts])
    if opening == "[" and len(parts) == 2 and all(isinstance(part, sp.MatrixBase) for part in parts):
        a, b = parts
        return added(multiplied(a, b), multiplied(sp.S.NegativeOne, multiplied(b, a)))
    raise ValueError(f"a list in {opening!r} that has no meaning")
