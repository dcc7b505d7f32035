"""The scalar entries of an equation as functions of real numbers, or why it is none.

Key results: `numeric_entries`.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from derive.export.code.names import refuse_strangers


def numeric_entries(equation: Any) -> tuple[list[Any], tuple[int, ...]]:
    """The scalar entries of the right-hand side, row by row, and its shape: (), (3,) or (m, n).

    ValueError where the equation is no function of numbers: it acts on states, contains undefined fields or their
    derivatives, or is a family of several expressions.
    """
    rhs = equation.components
    shape: tuple[int, ...]
    if isinstance(rhs, sp.MatrixBase):
        entries, shape = list(rhs), ((rhs.rows,) if rhs.cols == 1 else (rhs.rows, rhs.cols))
    elif isinstance(rhs, sp.Expr):
        entries, shape = [rhs], ()
    else:
        raise ValueError(f"{equation.label} is no function of numbers: its right-hand side is a list of expressions")
    for entry in entries:
        _refuse(equation, entry)
    return entries, shape


def _refuse(equation: Any, entry: Any) -> None:
    label = equation.label
    if entry.has(AppliedUndef, sp.Derivative, sp.Integral):
        raise ValueError(f"{label} is no function of numbers: it contains fields of space and time")
    refuse_strangers(label, entry, equation.symbols)
    operators = [s for s in entry.free_symbols if s.is_real is not True]
    if operators:
        raise ValueError(f"{label} is no function of real numbers: it contains {min(map(str, operators))}")
    if entry.has(sp.I):
        raise ValueError(f"{label} is no function of real numbers: it is complex")
