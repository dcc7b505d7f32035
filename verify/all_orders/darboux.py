"""A path on the sphere by its speed and its turning, in which a derived vector is three numbers: free of the recursion.

With t = Dn/|Dn|, b = n x t, speed v and turning g: Dn = v t, Dt = -v n + g b, Db = -g t. The derivatives of v and g
along the path are free symbols, for any v and g are those of a path. The frame is known by the name of Darboux.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import sympy as sp

from derive.all_orders import notation as own
from derive.all_orders.plane import HIGHEST
from derive.cheng_niu import symbols as q
from derive.core.vector import Cross, Vector

Triple = tuple[Any, Any, Any]
SPEED, TURNING = (sp.symbols(f"{name}:{HIGHEST}", real=True) for name in ("v", "g"))


_AFTER = dict([*pairwise(SPEED), *pairwise(TURNING)])


@cache
def along_path(expr: Any) -> Any:
    """The derivative of a scalar along the path; term by term, for what is added up order by order."""
    if expr.is_Add:
        return sp.Add(*map(along_path, expr.args))
    if expr.is_Mul:
        factors = [(i, along_path(factor)) for i, factor in enumerate(expr.args)]
        return sp.Add(*(sp.Mul(*expr.args[:i], f, *expr.args[i + 1 :]) for i, f in factors if f != 0))
    there = _AFTER.keys() & expr.free_symbols
    return sp.Add(*(sp.diff(expr, f) * _AFTER[f] for f in there))


def rate(vector: Triple) -> Triple:
    """The derivative of a vector along the path."""
    a, b, c = vector
    v, g = SPEED[0], TURNING[0]
    return along_path(a) - v * b, along_path(b) + v * a - g * c, along_path(c) + g * b


def derivatives(order: int) -> list[Triple]:
    """W_1, W_2, ... on the path: each the part across n of the derivative of the one before."""
    found: list[Triple] = [(sp.S.Zero, SPEED[0], sp.S.Zero)]
    for _ in range(order - 1):
        _, b, c = rate(found[-1])
        found.append((sp.S.Zero, sp.expand(b), sp.expand(c)))
    return found


def on_path(vector: Vector, order: int, where: Mapping[Any, Any] | None = None) -> Triple:
    """A vector in n and W_1 to W_order on the path; `where` is put into the path's v and g."""
    swings = derivatives(order)
    values: dict[Any, Any] = {}
    for (a, b), symbol in own.DOTS.items():
        if b <= order:
            values[symbol] = swings[a - 1][1] * swings[b - 1][1] + swings[a - 1][2] * swings[b - 1][2]
    for (a, b), symbol in own.TURNS.items():
        if b <= order:
            values[symbol] = swings[a - 1][1] * swings[b - 1][2] - swings[a - 1][2] * swings[b - 1][1]
    total = [sp.S.Zero] * 3
    for c, w in vector.terms:
        for i, part in enumerate(_triple(w, swings)):
            total[i] += c.xreplace(values) * part
    return tuple(sp.S(part).xreplace(dict(where or {})) for part in total)


def _triple(direction: Any, swings: list[Triple]) -> Triple:
    if direction == q.n_arrow:
        return sp.S.One, sp.S.Zero, sp.S.Zero
    if isinstance(direction, Cross):
        _, b, c = _triple(direction.args[1], swings)
        return sp.S.Zero, -c, b
    return swings[own.SWINGS.index(direction)]
