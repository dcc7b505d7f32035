"""One printed statement: where it stands, how it looks, and its content as SymPy objects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import sympy as sp

Suspect = Literal["authors", "scan"]


@dataclass(frozen=True)
class Statement:
    """A form of a statement, printed or corrected.

    label    the permanent label
    section  "main text", "Appendix A" or "Appendix B"
    line     line of the scanned text
    quote    words of the print at that line
    latex    the form as LaTeX
    body     what it asserts: the members of a chain of equations (or the numbers of an estimate), as `sp.Tuple`
    unit     SI unit that every member must have, for the scaling test; None where there is nothing to scale
    suspect  who may be at fault where the printed form is wrong
    """

    label: str
    section: str
    line: int
    quote: str
    latex: str
    body: sp.Tuple
    unit: str | None = None
    suspect: Suspect | None = None

    def corrected(self, latex: str, *members: Any) -> Statement:
        """The same statement with another content."""
        return replace(self, latex=latex, body=sp.Tuple(*members), suspect=None)
