"""SymPy expressions as heyoka's, for functions compiled to the processor's vector instructions and for its integrator.

Source: heyoka.py's documentation of its expression system.
"""

from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.export.code.program import Assign, Routine

_ELEMENTARY = "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp log erf erfc"
_SAME_NAME = {**{getattr(sp, name): name for name in _ELEMENTARY.split()}, expm1: "expm1"}
_RECIPROCAL = {sp.sech: sp.cosh, sp.csch: sp.sinh, sp.coth: sp.tanh, sp.sec: sp.cos, sp.csc: sp.sin, sp.cot: sp.tan}


def in_heyoka(routine: Routine, names: Mapping[Any, Any]) -> list[Any]:
    """The results as expressions of heyoka; `names` gives those of the arguments. ValueError for what it lacks."""
    import heyoka as hy

    table = dict(names)
    for statement in routine.statements:
        if isinstance(statement, Assign):
            table[statement.symbol] = heyoka_expression(statement.value, table)
            continue
        below, above = dict(table), dict(table)
        for branch, assigns in ((below, statement.below), (above, statement.above)):
            for a in assigns:
                branch[a.symbol] = heyoka_expression(a.value, branch)
        chosen = hy.lt(*(heyoka_expression(e, table) for e in (statement.value, statement.bound)))
        table.update({s: hy.select(chosen, below[s], above[s]) for s in statement.results})
    return [heyoka_expression(e, table) for row in routine.rows for e in row]


def heyoka_expression(expression: Any, table: Mapping[Any, Any], number: Callable[[Any], Any] | None = None) -> Any:
    """A SymPy expression as a heyoka expression; `table` gives the heyoka expression of every symbol.

    `number` makes heyoka's numbers of rational ones, pi and other constants; without it they become doubles. ValueError
    for a symbol without an entry, a complex number or a function that heyoka does not have.
    """
    import heyoka as hy

    known = dict(table)

    def convert(node: Any) -> Any:
        if node not in known:
            known[node] = build(node)
        return known[node]

    def build(node: Any) -> Any:
        if node.is_Add or node.is_Mul:
            return (hy.sum if node.is_Add else hy.prod)(list(map(convert, node.args)))
        if node.is_Pow:
            return power(convert(node.base), node.exp)
        if node.func in _SAME_NAME:
            return getattr(hy, _SAME_NAME[node.func])(convert(node.args[0]))
        if node.func in _RECIPROCAL:
            return 1.0 / convert(_RECIPROCAL[node.func](*node.args))
        if node.is_number and node.is_real:
            return number(node) if number is not None else hy.expression(float(node))
        raise ValueError(f"{node} has no heyoka expression: it is not known to heyoka, which has elementary functions")

    def power(base: Any, exponent: Any) -> Any:
        if exponent == sp.Rational(1, 2):
            return hy.sqrt(base)
        if exponent == 2:
            return base * base
        if exponent.is_number and exponent.is_negative:
            return 1.0 / power(base, -exponent)
        return base ** convert(exponent)

    return convert(expression)
