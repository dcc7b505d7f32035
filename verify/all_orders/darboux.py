"""A path on the sphere by its speed and its turning, in which a derived vector is a column: free of the recursion.

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

N, ACROSS = sp.Matrix([1, 0, 0]), sp.diag(0, 1, 1)
"""n in the frame (n, t, b), and what takes the part across it."""
SPEED, TURNING = (sp.symbols(f"{name}:{HIGHEST}", real=True) for name in ("v", "g"))
_AFTER = dict([*pairwise(SPEED), *pairwise(TURNING)])


def turned(vector: sp.Matrix) -> sp.Matrix:
    """n x the vector, without a product with 0, of which SymPy asks whether the other factor is finite."""
    return sp.Matrix([0, -vector[2], vector[1]])


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


def rate(vector: sp.Matrix) -> sp.Matrix:
    """The derivative of a vector along the path: of its numbers, and of the frame, which turns about g n + v b."""
    about_b = sp.Matrix([-vector[1], vector[0], 0])
    return vector.applyfunc(along_path) + TURNING[0] * turned(vector) + SPEED[0] * about_b


def on_path(vector: Vector, order: int, where: Mapping[Any, Any] | None = None) -> sp.Matrix:
    """A vector in n and W_1 to W_order on the path; `where` is put into the path's v and g."""
    swings = [sp.Matrix([0, SPEED[0], 0])]
    for _ in range(order - 1):
        swings.append(ACROSS * rate(swings[-1]).expand())
    values = {symbol: swings[a - 1].dot(swings[b - 1]) for (a, b), symbol in own.DOTS.items() if b <= order}
    values |= {x: swings[a - 1].cross(swings[b - 1]).dot(N) for (a, b), x in own.TURNS.items() if b <= order}
    known = dict(zip((q.n_arrow, *own.SWINGS), (N, *swings), strict=False))
    known |= {Cross(q.n_arrow, w): turned(place) for w, place in known.items()}
    total = sum((known[w] * c.xreplace(values) for c, w in vector.terms), sp.zeros(3, 1))
    return total.xreplace(dict(where or {}))
