"""The plane across n as a complex line: a vector a w + b n x w is the number a + i b times w, for n x (n x w) = -w.

Every direction w is a rate or a derivative of n, so n . w = 0; with |n| = 1 that is all the algebra there is. A
coefficient is a pair (a, b). `combination` writes such vectors out in components and `decomposition` reads the pairs
back; what is no combination of w and n x w (and so depends on the coordinates) is turned away.

Key results: `times`, `over` (the numbers), `combination`, `decomposition` (to and from components), `ON_M` (n to M).
Source: the double vector product; Cheng & Niu (2013), Fig. 1 and the text before Eq. 12.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sympy as sp

from derive import symbols as q

Turn = tuple[sp.Expr, sp.Expr]
"""The pair (a, b) of a w + b n x w."""

FIELDS_OF_N = (q.n_t, *q.n_grad)
FIELDS_OF_M = (q.M_t, *q.M_grad)
ON_M: dict[sp.Symbol, sp.Expr] = {
    component: with_length / q.M_s
    for ours, theirs in zip((q.n, *FIELDS_OF_N), (q.M, *FIELDS_OF_M), strict=True)
    for component, with_length in zip(ours, theirs, strict=True)
}
"""n and its derivatives in terms of M = M_s n, with M_s a constant."""


def times(a: Turn, b: Turn) -> Turn:
    """The product of two numbers a + i b."""
    return a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]


def over(a: Turn, b: Turn) -> Turn:
    """The quotient of two numbers a + i b."""
    size = b[0] ** 2 + b[1] ** 2
    top = times(a, (b[0], -b[1]))
    return top[0] / size, top[1] / size


def combination(
    turns: Iterable[Turn],
    directions: Iterable[sp.ImmutableMatrix],
    axis: sp.ImmutableMatrix = q.n,
    length: sp.Expr = sp.S.One,
) -> sp.ImmutableMatrix:
    """The three-vector sum of a w + b n x w, with n = axis / length."""
    total = sp.zeros(3, 1)
    for (a, b), w in zip(turns, directions, strict=True):
        total += a * w + b / length * axis.cross(w)
    return total.as_immutable()


def decomposition(
    vector: sp.ImmutableMatrix,
    directions: Sequence[sp.ImmutableMatrix],
    axis: sp.ImmutableMatrix = q.n,
    length: sp.Expr = sp.S.One,
) -> list[Turn]:
    """The pairs (a, b) with vector = sum of a w + b n x w, n = axis / length; ValueError if there are none."""
    none = dict.fromkeys((component for w in directions for component in w), sp.S.Zero)
    turns = []
    for w in directions:
        only = none | {w[0]: sp.S.One}
        along, across = (vector[k].xreplace(only) for k in range(2))
        turns.append((along, length * across.xreplace({axis[2]: sp.S.One})))
    rest = vector - combination(turns, directions, axis, length)
    if any(part != 0 and sp.expand(part) != 0 for part in rest):
        raise ValueError("the vector is no combination of w and n x w, so it depends on the coordinates")
    return turns
