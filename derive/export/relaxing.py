"""A relaxing precession read off expressions: start, k, m and W of r = start + k C + m S, and of means of such r.

Every solution of the derivation that starts in equilibrium is r = r_0 + k C + m S with k = r'(0), m = r''(0) + xi k,

    C = int_0^t e^{-xi x} cos(W x) dx,    S = int_0^t e^{-xi x} sin(W x)/W dx.

Key results: `Relaxing`, `relaxing_precession` (reads it off and checks it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.polys.fields import FracField


@dataclass(frozen=True)
class Relaxing:
    """r = start + k C + m S of several components, with the square of the frequency W, the time and the decay xi.

    With `mean` the entries are the means of r over the time from 0, and W is a number.
    """

    start: tuple[Any, ...]
    k: tuple[Any, ...]
    m: tuple[Any, ...]
    square: Any
    time: Any
    decay: Any
    mean: bool = False


def relaxing_precession(entries: list[Any], time: Any, decay: Any, mean: bool = False) -> Relaxing:
    """Read start, k, m and W off the entries (of r if they are means of r) by the Taylor coefficients at t = 0.

    ValueError if the third coefficients contradict them, so that the entries are no relaxing precession.
    """
    if mean:
        entries = [sp.Add(*(time * term for term in sp.Add.make_args(e))).diff(time) for e in entries]
    hidden = _constant_functions(entries, time)
    names = {f: sp.Symbol(f"_f{i}", real=True) for i, f in enumerate(hidden)}
    found = _read([e.xreplace(names) for e in entries], time, decay, mean)
    back = {name: f for f, name in names.items()}
    start, k, m = (tuple(e.xreplace(back) for e in part) for part in (found.start, found.k, found.m))
    return Relaxing(start, k, m, found.square.xreplace(back), time, decay, mean)


def _constant_functions(entries: list[Any], time: Any) -> list[Any]:
    """The sines and the like in which the time does not occur: they are coefficients."""
    found = {f for e in entries for f in e.atoms(sp.Function) if not f.has(time)}
    return sorted(found, key=lambda f: f.sort_key())


def _read(entries: list[Any], time: Any, decay: Any, mean: bool) -> Relaxing:
    factor, radicand = _frequency(entries, time)
    taylor = list(zip(*(_taylor(e, radicand, time) for e in entries), strict=True))
    start, k = taylor[0], taylor[1]
    m = [sp.expand(second + decay * first) for second, first in zip(taylor[2], k, strict=True)]
    for square in (factor**2 * radicand, 4 * factor**2 * radicand):
        third = [sp.expand(a * (decay**2 - square) - 2 * decay * b) for a, b in zip(k, m, strict=True)]
        if all(sp.cancel(x - y) == 0 for x, y in zip(third, taylor[3], strict=True)):
            if mean and not square.is_number:
                break
            return Relaxing(tuple(start), tuple(map(sp.factor, k)), tuple(map(sp.factor, m)), square, time, decay, mean)
    raise ValueError("the expression is no relaxing precession that starts at t~ = 0")


def _frequency(entries: list[Any], time: Any) -> tuple[Any, Any]:
    """(c, R) of the one c sqrt(R) that multiplies t~ in the waves; W itself or, with half angles, W/2."""
    rates = {wave.args[0].coeff(time) for e in entries for wave in e.atoms(sp.sin, sp.cos) if wave.has(time)}
    if len(rates) != 1:
        raise ValueError(f"{len(rates)} frequencies where one is needed")
    factor, root = rates.pop().as_coeff_Mul()
    return factor, root**2


def _taylor(expr: Any, radicand: Any, time: Any) -> list[Any]:
    """The Taylor coefficients (times order!) at t~ = 0, orders 0 to 3, where only even powers of W may remain."""
    mark = sp.Dummy("W", positive=True)
    marked = _with_mark(expr, radicand, mark)
    generators = sorted(marked.free_symbols - {time} | {mark}, key=lambda symbol: symbol.sort_key())
    field = FracField(generators, sp.QQ)
    coefficients = []
    for order, element in enumerate(_truncated(marked, field, time)):
        terms = sp.Poly(sp.factorial(order) * element.as_expr(), mark).terms()
        if any(n % 2 for (n,), _ in terms):
            raise ValueError("an odd power of the frequency remains, so the expression is not analytic at W = 0")
        coefficients.append(sp.expand(sp.Add(*(c * radicand ** (n // 2) for (n,), c in terms))))
    return coefficients


def _with_mark(expr: Any, radicand: Any, mark: Any) -> Any:
    """The expression with `mark` for the square root of `radicand`, and its square where that stands in a sum."""
    if radicand.is_number:
        return expr
    terms = set(sp.Add.make_args(radicand))

    def shorter(node: Any) -> Any:
        return mark**2 + sp.Add(*(term for term in node.args if term not in terms))

    root = sp.sqrt(radicand)
    expr = expr.xreplace({root: mark, 1 / root: 1 / mark})
    return expr.replace(lambda node: node.is_Add and terms <= set(node.args), shorter)


def _truncated(expr: Any, field: Any, time: Any) -> list[Any]:
    """The series of an expression in t~ through order 3, its coefficients in a field of rational functions."""
    if not expr.has(time):
        return [field.from_expr(expr), field.zero, field.zero, field.zero]
    if expr.is_Add:
        return [
            sum(parts, field.zero) for parts in zip(*(_truncated(term, field, time) for term in expr.args), strict=True)
        ]
    if expr.is_Mul or (expr.is_Pow and expr.exp.is_Integer and expr.exp > 0):
        factors = expr.args if expr.is_Mul else (expr.base,) * int(expr.exp)
        product = _truncated(factors[0], field, time)
        for factor in factors[1:]:
            other = _truncated(factor, field, time)
            product = [sum((product[i] * other[n - i] for i in range(n + 1)), field.zero) for n in range(4)]
        return product
    if type(expr) not in _AT_ZERO or (expr.args[0] / time).has(time):
        raise ValueError(f"{expr} is no wave in t~, so the expression is no relaxing precession")
    rate = field.from_expr(expr.args[0] / time)
    return [field(c) * rate**n for n, c in enumerate(_AT_ZERO[type(expr)])]


_SIXTH = sp.QQ(1, 6)
_AT_ZERO: dict[Any, tuple[Any, ...]] = {
    sp.sin: (0, 1, 0, -_SIXTH),
    sp.cos: (1, 0, -sp.QQ(1, 2), 0),
    sp.exp: (1, 1, sp.QQ(1, 2), _SIXTH),
    expm1: (0, 1, sp.QQ(1, 2), _SIXTH),
}
"""Coefficients of the waves' own series at zero."""
