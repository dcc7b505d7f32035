"""Dimensions, as a scaling symmetry.

An equation is dimensionally sound iff scaling every symbol by the monomial of its dimension scales both sides by the
same monomial. The base units are scaled by distinct primes: terms of different degree then scale by different
numbers (unique factorisation), so the identity at these scales proves homogeneity of that degree. The identity
itself is a zero test; no dimension is ever read off a tree.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive import symbols as q
from verify.exact import is_zero

_PRIMES = (sp.Integer(2), sp.Integer(3), sp.Integer(5), sp.Integer(7))
"""Scales of kg, m, s, A."""

EXTRA: dict[str, str] = {"u_Hex_u": "J", "deltaE_per_dE": "1"}
"""Units of symbols that only a printed form uses."""


def scale(dimension: q.Dimension) -> sp.Expr:
    """The number by which a quantity of this dimension is scaled."""
    return sp.Mul(*(prime**power for prime, power in zip(_PRIMES, dimension, strict=True)))


def is_homogeneous(form: Any, unit: str) -> bool:
    """Whether an expression or matrix scales as `unit` does; Undecided where the zero test cannot tell."""
    entries = list(form) if isinstance(form, sp.MatrixBase | sp.Tuple) else [form]
    factor = scale(q.unit_dimension(unit))
    return is_zero([_scaled(entry) - factor * entry for entry in entries])


def _scaled(expr: Any) -> Any:
    """The expression with every symbol and every derivative of the angles scaled."""
    factors: dict[Any, Any] = {d: d * _derivative_scale(d) for d in expr.atoms(sp.Derivative)}
    for symbol in expr.free_symbols:
        factors[symbol] = symbol * _symbol_scale(symbol)
    for applied in expr.atoms(sp.core.function.AppliedUndef):
        factors[applied] = applied
    return expr.xreplace(factors)


def _symbol_scale(symbol: sp.Symbol) -> sp.Expr:
    unit = EXTRA.get(symbol.name)
    return scale(q.unit_dimension(unit) if unit is not None else q.dimension(symbol))


def _derivative_scale(derivative: sp.Derivative) -> sp.Expr:
    """A derivative scales as its function (an angle, or a band energy) over the coordinates."""
    name = derivative.expr.func.__name__
    function = scale(q.SYMBOLS[name].dimension) if name in q.SYMBOLS else sp.S.One
    return function / sp.Mul(*(_symbol_scale(c) ** n for c, n in derivative.variable_count))
