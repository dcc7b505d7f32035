"""One printed statement: where it stands, how it looks, and what it asserts, which is read from how it looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sympy as sp

from derive.core.vector import Vector
from verify.judge.reader.form import Gather, members
from verify.judge.reader.latex_words import COMMON, Words


@dataclass(frozen=True)
class Statement:
    """A form of a statement, printed or corrected.

    label    the permanent label
    section  "main text", "Appendix A" or "Appendix B"
    line     line of the scanned text
    quote    words of the print at that line
    latex    the form as LaTeX, shown and judged: `body` is read from it
    given    what is judged where no LaTeX states it: claims of our own, and mutants; None for every printed form
    unit     SI unit that every member must have, for the scaling test; None where there is nothing to scale
    of       how the clauses of the form begin (and, behind \\dots, end): what the statement is about
    words    the meanings of names in this form alone
    vocabulary  what names mean everywhere in the paper
    gather   what becomes of the members read
    reading  the statement is prose, and the form is how we read it
    """

    label: str
    section: str
    line: int
    quote: str
    latex: str
    given: sp.Tuple | None = None
    unit: str | None = None
    of: tuple[str, ...] = ()
    words: Callable[[], Mapping[str, Any]] = dict
    vocabulary: Callable[[], Words] = lambda: COMMON
    gather: Gather = "members"
    reading: bool = False

    @cached_property
    def body(self) -> sp.Tuple:
        """What the form asserts: the members of a chain of equations, or the numbers of an estimate."""
        if self.given is not None:
            return self.given
        return members(self.latex, self.of, Words(self.words(), self.vocabulary()), self.gather)

    def corrected(self, latex: str, **changes: Any) -> Statement:
        """The same statement in another form; `changes` are other fields that the form needs."""
        return replace(self, latex=latex, **changes)


def entries_of(form: Any) -> list[Any]:
    """The scalar entries of an expression, a matrix, a vector or a tuple of them."""
    if isinstance(form, sp.Tuple):
        return [entry for part in form for entry in entries_of(part)]
    return list(form) if isinstance(form, sp.MatrixBase | Vector) else [form]


def is_beyond(label: str) -> bool:
    """Whether a label is that of a result of our own, beyond the paper."""
    return label.startswith("x.")
