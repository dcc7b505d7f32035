"""Reading order in printed formulas: where a factor stands in its product and a term in its sum.

Numbers first, then i, symbols in the order of their table with time last, functions, sums; derivatives end a
product. Terms rise in degree. The order depends on nothing but the expression.

Key results: `ReadingOrder` (`place` of a factor, `is_behind` the fraction or not), `rank` (of a term).
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.core.quantity import Symbols

NAMES = {
    sp.sin: r"\sin",
    sp.cos: r"\cos",
    sp.tan: r"\tan",
    sp.cot: r"\cot",
    sp.log: r"\ln",
    sp.sinh: r"\sinh",
    sp.cosh: r"\cosh",
    sp.tanh: r"\tanh",
    sp.acos: r"\arccos",
    sp.asin: r"\arcsin",
    sp.atan: r"\arctan",
    expm1: r"\operatorname{expm1}",
}


class ReadingOrder:
    """The order of factors for one table of symbols."""

    def __init__(self, symbols: Symbols) -> None:
        self.slopes = frozenset(name for name, row in symbols.items() if row.latex.startswith(r"\partial"))
        """Symbols that print as a derivative, which must end a product."""
        self._place = {name: i for i, name in enumerate(symbols)} | dict.fromkeys(symbols.last, len(symbols))

    def place(self, factor: Any) -> tuple[Any, ...]:
        """Where a factor stands in its product: numbers, i, symbols in the order of the table, functions, sums."""
        base = factor.as_base_exp()[0]
        kind = 4 if base.is_Add else 3 if self.is_behind(base) or isinstance(factor, sp.exp) else 2
        if factor.is_number:
            kind = 1 if factor is sp.I else 0
        return kind, self._place.get(getattr(base, "name", ""), len(self._place)), factor.sort_key()

    def is_behind(self, factor: Any) -> bool:
        """Whether a factor stands behind the fraction: sines, fields and their derivatives."""
        return getattr(factor.as_base_exp()[0], "name", "") in self.slopes or bool(
            factor.has(*NAMES, sp.Derivative, sp.core.function.AppliedUndef)
        )


def rank(term: Any) -> tuple[Any, ...]:
    """Where a term stands in its sum: numbers, then rising degree; sums of sums and exponentials late."""
    _, body = term.as_coeff_Mul()
    heavy = sum(2 if f.has(sp.exp) else 1 for f in sp.Mul.make_args(body) if f.is_Add or f.has(sp.exp))
    degree = sum(_degree(f) for f in sp.Mul.make_args(body))
    return body.is_number is not True, heavy, degree, body.sort_key()


def _degree(factor: Any) -> int:
    base, power = factor.as_base_exp()
    return int(power) if power.is_Integer and base.is_Symbol else 0
