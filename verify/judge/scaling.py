"""Dimensions, as a scaling symmetry.

An equation is dimensionally sound iff scaling every symbol by the monomial of its dimension scales both sides by the
same monomial. The base units are scaled by distinct primes: terms of different degree then scale by different
numbers (unique factorisation), so the identity at these scales proves homogeneity of that degree. The identity
itself is a zero test; no dimension is ever read off a tree.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.core.quantity import Dimension, Symbols, unit_dimension
from derive.core.vector import components
from verify.zero.exact import is_zero

_PRIMES = (sp.Integer(2), sp.Integer(3), sp.Integer(5), sp.Integer(7))
"""Scales of kg, m, s, A."""

EXTRA: dict[str, str] = {"u_Hex_u": "J", "deltaE_per_dE": "1"}
"""Units of symbols that only a printed form uses."""


def scale(dimension: Dimension) -> sp.Expr:
    """The number by which a quantity of this dimension is scaled."""
    return sp.Mul(*(prime**power for prime, power in zip(_PRIMES, dimension, strict=True)))


def is_homogeneous(form: Any, unit: str, symbols: Symbols) -> bool:
    """Whether an expression, matrix or vector scales as `unit` does; Undecided where the zero test cannot tell.

    `symbols` is the table that knows the units; ValueError for a symbol without one.
    """
    form = components(form)
    entries = list(form) if isinstance(form, sp.MatrixBase | sp.Tuple) else [form]
    factor = scale(unit_dimension(unit))
    return is_zero([_scaled(entry, symbols) - factor * entry for entry in entries])


def _scaled(expr: Any, symbols: Symbols) -> Any:
    """The expression with every symbol and every derivative of a field scaled."""
    factors: dict[Any, Any] = {d: d * _derivative_scale(d, symbols) for d in expr.atoms(sp.Derivative)}
    for symbol in expr.free_symbols:
        factors[symbol] = symbol * _symbol_scale(symbol, symbols)
    for applied in expr.atoms(sp.core.function.AppliedUndef):
        factors[applied] = applied
    return expr.xreplace(factors)


def _symbol_scale(symbol: sp.Symbol, symbols: Symbols) -> sp.Expr:
    unit = EXTRA.get(symbol.name)
    return scale(unit_dimension(unit) if unit is not None else symbols.dimension(symbol))


def _derivative_scale(derivative: sp.Derivative, symbols: Symbols) -> sp.Expr:
    """A derivative scales as its function (an angle, or a band energy) over the coordinates."""
    name = derivative.expr.func.__name__
    function = scale(symbols[name].dimension) if name in symbols else sp.S.One
    return function / sp.Mul(*(_symbol_scale(c, symbols) ** n for c, n in derivative.variable_count))
