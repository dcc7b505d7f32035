"""Orders of smallness: eps1, eps2 and eps3 count alike, and so do the rates that a gauge or own spinors add.

The closed solution is expanded as a truncated power series in one grade that all of them carry. Its coefficients are
held in a field of rational functions (sines, cosines and exponentials of the scaled time are generators), so each term
is exact and comes out in one normal form.

Source: Cheng & Niu (2013), the text between Eqs. 8 and 9.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, reduce
from math import factorial
from typing import Any

import sympy as sp
from sympy.polys.fields import FracField

from derive.cheng_niu import symbols as q

SMALL = {
    q.eps1: q.tau_ex * sp.sin(q.theta) * q.phidot,
    q.eps2: q.tau_ex * q.thetadot,
    q.eps3: q.tau_ex * sp.cos(q.theta) * q.phidot,
    q.eps_phi: q.tau_ex * q.phidot,
    q.eps_chi: q.tau_ex * q.chidot,
}
"""The small parameters, and what they stand for; spinors with phases of their own bring the last two."""
_WAVES = {
    sp.exp(-q.xi * q.t_scaled): sp.Symbol("e_"),
    sp.cos(q.t_scaled): sp.Symbol("c_"),
    sp.sin(q.t_scaled): sp.Symbol("s_"),
}
_MEANINGS = {symbol: wave for wave, symbol in _WAVES.items()}
_MARK = sp.Symbol("mark", positive=True)


def in_small(value: Any, tau_ex: Any) -> Any:
    """An expression or matrix in the small parameters in place of the rates, with `tau_ex` for the exchange time."""
    turn = tau_ex * q.phidot
    rates = {q.thetadot: q.eps2 / tau_ex, q.chidot: q.eps_chi / tau_ex}
    small = value.xreplace({sp.sin(q.theta): q.eps1 / turn, sp.cos(q.theta): q.eps3 / turn, **rates})
    return small.xreplace({q.phidot: q.eps_phi / tau_ex})


@lru_cache(maxsize=64)
def truncated(expr: sp.Expr, order: int) -> sp.Expr:
    """An expression without what is of a higher order in the small parameters than `order`."""
    return sp.Add(*_Series(order, lambda part: part, lambda part: part).of(expr))


def taylor_terms(spin: sp.ImmutableMatrix, order: int) -> list[sp.ImmutableMatrix]:
    """The terms of a solution of orders 0 to `order` in the small parameters, each of the solution's shape."""
    still = generators(spin)
    field = FracField([q.t_scaled, *_WAVES.values(), *still], sp.QQ)
    series = _Series(
        order, lambda part: field.from_expr(part.xreplace(_WAVES)), lambda part: part.as_expr().xreplace(_MEANINGS)
    )
    inner = FracField(still, sp.QQ)
    rows = [series.of(component) for component in spin]
    return [sp.ImmutableMatrix([_expression(row[n], inner) for row in rows]) for n in range(order + 1)]


def generators(given: sp.MatrixBase) -> list[sp.Expr]:
    """The symbols, sines and cosines without t~ that the entries are rational in, in a fixed order."""
    waves = {wave for wave in given.atoms(sp.sin, sp.cos) if not wave.has(q.t_scaled)}
    opaque = {wave: sp.Dummy() for wave in waves}
    symbols = given.xreplace(opaque).free_symbols - {q.t_scaled, *opaque.values()}
    return sorted(symbols | waves, key=lambda g: g.sort_key())


class _Series:
    """Truncated power series in the grade; `held` makes a coefficient of an expression, `plain` is its inverse."""

    def __init__(self, order: int, held: Callable[[Any], Any], plain: Callable[[Any], Any]) -> None:
        self.order, self.held, self.plain = order, held, plain
        self.zero, self.one = held(sp.S.Zero), held(sp.S.One)
        self._known: dict[Any, list[Any]] = {}

    def of(self, expr: Any) -> list[Any]:
        """The coefficients of an expression, by recursion over its parts."""
        if expr not in self._known:
            self._known[expr] = self._series(expr)
        return self._known[expr]

    def _series(self, expr: Any) -> list[Any]:
        none = [self.zero] * self.order
        if expr in SMALL:
            return [self.zero, self.held(expr), *none][: self.order + 1]
        if not expr.has(*SMALL):
            return [self.held(expr), *none]
        if expr.is_Add:
            return [sum(row, self.zero) for row in zip(*map(self.of, expr.args), strict=True)]
        if expr.is_Mul:
            return reduce(self._times, map(self.of, expr.args))
        if expr.is_Pow and expr.exp.is_Rational:
            return self._composed(_MARK**expr.exp, self.of(expr.base))
        if isinstance(expr, sp.sin | sp.cos | sp.exp):
            return self._composed(expr.func(_MARK), self.of(expr.args[0]))
        raise ValueError(f"{expr} has no expansion here; sums, products, powers, sin, cos and exp have")

    def _times(self, left: list[Any], right: list[Any]) -> list[Any]:
        pairs = ([(left[k], right[n - k]) for k in range(n + 1)] for n in range(self.order + 1))
        return [sum((a * b for a, b in row if a and b), self.zero) for row in pairs]

    def _composed(self, outer: Any, inner: list[Any]) -> list[Any]:
        """outer(u_0 + d) = sum of outer^(k)(u_0) d^k / k!, where d has no term of order zero."""
        start = {_MARK: self.plain(inner[0])}
        deviation, power = [self.zero, *inner[1:]], [self.one, *[self.zero] * self.order]
        total = [self.zero] * (self.order + 1)
        for k in range(self.order + 1):
            slope = self.held(outer.diff(_MARK, k).xreplace(start)) / factorial(k)
            total = [sum_ + slope * one if one else sum_ for sum_, one in zip(total, power, strict=True)]
            power = self._times(power, deviation)
        return total


def _expression(element: Any, inner: FracField) -> Any:
    """A coefficient as powers of t~ and the decay times what swings, each factor in lowest terms."""
    modes: dict[tuple[int, int], dict[tuple[int, int], Any]] = {}
    for (t, faded, c, s, *rest), value in element.numer.terms():
        swings = modes.setdefault((t, faded), {})
        swings[c, s] = swings.get((c, s), 0) + inner.ring({tuple(rest): value})
    below = inner(inner.ring({tuple(monomial[4:]): value for monomial, value in element.denom.terms()}))
    terms = []
    for (t, faded), swings in modes.items():
        swing = [
            (inner(above) / below).as_expr() * sp.cos(q.t_scaled) ** c * sp.sin(q.t_scaled) ** s
            for (c, s), above in swings.items()
        ]
        terms.append(q.t_scaled**t * sp.exp(-faded * q.xi * q.t_scaled) * sp.Add(*swing))
    return sp.Add(*terms)
