"""SymPy expressions as heyoka's, for functions compiled to the processor's vector instructions and for its integrator.

Key result: `heyoka_expression`. Source: heyoka.py's documentation of its expression system.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

_ELEMENTARY = "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp log erf erfc"
_SAME_NAME = {**{getattr(sp, name): name for name in _ELEMENTARY.split()}, expm1: "expm1"}


def heyoka_expression(expression: Any, table: Mapping[Any, Any]) -> Any:
    """A SymPy expression as a heyoka expression; `table` gives the heyoka expression of every symbol.

    Numbers become doubles. ValueError for a symbol without an entry, a complex number or a function that
    heyoka does not have.
    """
    import heyoka as hy

    known = dict(table)

    def convert(node: Any) -> Any:
        if node not in known:
            known[node] = build(node)
        return known[node]

    def build(node: Any) -> Any:
        if node.is_Add:
            return hy.sum([convert(term) for term in node.args])
        if node.is_Mul:
            return hy.prod([convert(factor) for factor in node.args])
        if node.is_Pow:
            return power(convert(node.base), node.exp)
        if node.func in _SAME_NAME:
            return getattr(hy, _SAME_NAME[node.func])(convert(node.args[0]))
        if node.is_number and node.is_real:
            return hy.expression(float(node))
        raise ValueError(f"{node} has no heyoka expression; elementary functions of known symbols have")

    def power(base: Any, exponent: Any) -> Any:
        if exponent == sp.Rational(1, 2):
            return hy.sqrt(base)
        if exponent == 2:
            return base * base
        if exponent.is_number and exponent.is_negative:
            return 1.0 / power(base, -exponent)
        return base ** convert(exponent)

    return convert(expression)
