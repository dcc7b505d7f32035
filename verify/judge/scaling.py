"""Dimensions, as a scaling symmetry.

An equation is dimensionally sound iff scaling every symbol by the monomial of its dimension scales both sides by the
same monomial. The base units are scaled by distinct primes: terms of different degree then scale by different
numbers (unique factorisation), so the identity at these scales proves homogeneity of that degree. The identity
itself is a zero test; no dimension is ever read off a tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from derive.core.quantity import Dimension, Symbols, unit_dimension
from derive.core.vector import components
from verify.judge.statement import entries_of
from verify.zero.exact import is_zero

_PRIMES = (sp.Integer(2), sp.Integer(3), sp.Integer(5), sp.Integer(7))
"""Scales of kg, m, s, A."""


def scale(dimension: Dimension) -> sp.Expr:
    """The number by which a quantity of this dimension is scaled."""
    return sp.Mul(*(prime**power for prime, power in zip(_PRIMES, dimension, strict=True)))


def is_homogeneous(form: Any, unit: str, symbols: Symbols, units: Mapping[str, str] | None = None) -> bool:
    """Whether an expression, matrix or vector scales as `unit` does; Undecided where the zero test cannot tell.

    `symbols` is the table that knows the units, `units` those of further symbols; ValueError for one without a unit.
    """

    def scale_of(symbol: sp.Symbol) -> sp.Expr:
        own = (units or {}).get(symbol.name)
        return scale(unit_dimension(own) if own is not None else symbols.dimension(symbol))

    def scaled(entry: Any) -> Any:
        """The entry with all symbols scaled; a derivative scales as its function (an angle, or an energy) over them."""
        factors: dict[Any, Any] = {applied: applied for applied in entry.atoms(AppliedUndef)}
        factors |= {symbol: symbol * scale_of(symbol) for symbol in entry.free_symbols}
        for d in entry.atoms(sp.Derivative):
            name = d.expr.func.__name__
            function = scale(symbols[name].dimension) if name in symbols else sp.S.One
            factors[d] = d * function / sp.Mul(*(scale_of(x) ** n for x, n in d.variable_count))
        return entry.xreplace(factors)

    factor = scale(unit_dimension(unit))
    return is_zero([scaled(entry) - factor * entry for entry in entries_of(components(form))])
