"""Reading order in printed formulas: where a factor stands in its product and a term in its sum.

Numbers first, then i, symbols in the order of their table with time last, functions, sums; derivatives end a
product. Terms rise in degree. The order depends on nothing but the expression.
"""

from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.core.function import AppliedUndef

from derive.core.quantity import Symbols

NAMES = {getattr(sp, name): rf"\{name}" for name in ("sin", "cos", "tan", "cot", "sinh", "cosh", "tanh")}
NAMES |= {sp.acos: r"\arccos", sp.asin: r"\arcsin", sp.atan: r"\arctan", sp.log: r"\ln"}
NAMES |= {expm1: r"\operatorname{expm1}"}
"""What functions of one variable are called."""


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
            factor.has(*NAMES, sp.Derivative, AppliedUndef)
        )


def rank(term: Any) -> tuple[Any, ...]:
    """Where a term stands in its sum: numbers, then rising degree; sums of sums and exponentials late."""
    body = term.as_coeff_Mul()[1]
    factors = sp.Mul.make_args(body)
    heavy = sum(2 if f.has(sp.exp) else int(f.is_Add) for f in factors)
    powers = (f.as_base_exp() for f in factors)
    degree = sum(int(power) for base, power in powers if power.is_Integer and base.is_Symbol)
    return body.is_number is not True, heavy, degree, body.sort_key()
