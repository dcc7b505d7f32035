"""Inequalities in xi >= 0, decided for every value by proof.

An expression rational in xi and one square root R = sqrt(p(xi)) has the sign of a form A + B R with polynomials A, B.
It can change sign only at real roots of A^2 - B^2 p, which are isolated over Q by exact arithmetic; between them a
ball at one rational point decides. A failure at a single point is shown by a ball.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.zero.balls import ball
from verify.zero.exact import Undecided

_root = sp.Symbol("R", positive=True)


def is_nonnegative(expr: sp.Expr, strictly: bool = False) -> bool:
    """Whether an expression in xi (with at most one square root) is defined and >= 0 for all xi >= 0.

    `strictly`: and > 0 for all xi > 0. Raises Undecided outside that class, or where a root cannot be told apart.
    """
    if not expr.free_symbols <= {q.xi}:
        raise Undecided(f"{expr} depends on more than xi")
    radicand, rational = _radical(expr)
    above, below = (_form(side, radicand) for side in sp.fraction(sp.together(rational)))
    if _has_root(below[0] ** 2 - below[1] ** 2 * radicand):
        if below[1].as_expr() != 0:
            raise Undecided(f"the denominator of {expr} may vanish on xi >= 0")
        return False
    even = above[0] * below[0] + above[1] * below[1] * radicand
    odd = above[0] * below[1] + above[1] * below[0]
    value = even.as_expr() + odd.as_expr() * sp.sqrt(radicand.as_expr())
    if even.as_expr() == 0 == odd.as_expr():
        return not strictly
    crossings = even**2 - odd**2 * radicand
    if strictly and crossings.count_roots(0, None) > (1 if crossings.eval(0) == 0 else 0):
        raise Undecided(f"{expr} may vanish at some xi > 0")
    return all(_sign(value, point) >= 0 for point in _between_roots(crossings))


def _radical(expr: sp.Expr) -> tuple[sp.Poly, sp.Expr]:
    """The polynomial under the one square root, and the expression with R in the root's place."""
    roots = {p for p in expr.atoms(sp.Pow) if p.exp.is_Rational and p.exp.q == 2 and p.base.has(q.xi)}
    bases = {p.base for p in roots}
    if len(bases) > 1:
        raise Undecided(f"{expr} has more than one square root")
    radicand = _poly(bases.pop() if bases else sp.S.One)
    if radicand.eval(0) <= 0 or _has_root(radicand):
        raise Undecided(f"{radicand.as_expr()} is not positive on xi >= 0")
    return radicand, expr.xreplace({p: _root ** (2 * p.exp) for p in roots})


def _poly(expr: sp.Expr) -> sp.Poly:
    try:
        return sp.Poly(expr, q.xi, domain=sp.QQ)
    except (sp.PolynomialError, sp.CoercionFailed) as error:
        raise Undecided(f"{expr} is no polynomial in xi with rational coefficients") from error


def _form(side: sp.Expr, radicand: sp.Poly) -> tuple[sp.Poly, sp.Poly]:
    """A polynomial in xi and R as the pair (A, B) of A + B R."""
    parts = [_poly(sp.S.Zero), _poly(sp.S.Zero)]
    for (power,), coefficient in sp.Poly(side, _root).terms():
        parts[power % 2] += _poly(coefficient) * radicand ** (power // 2)
    return parts[0], parts[1]


def _has_root(poly: sp.Poly) -> bool:
    return poly.as_expr() == 0 or poly.count_roots(0, None) > 0


def _between_roots(poly: sp.Poly) -> list[sp.Rational]:
    """One rational point in each open interval between the roots on xi > 0."""
    if poly.as_expr() == 0:
        raise Undecided("the square root is rational, so the two parts are not independent")
    width = sp.Rational(1, 10**6)
    while not _apart(roots := [ends for ends, _ in poly.intervals(eps=width)]):
        width /= 2**10
    edges = [sp.S.Zero, *(sp.Rational(end) for ends in roots if ends[1] > 0 for end in ends)]
    gaps = zip(edges[::2], edges[1::2], strict=False)
    return [*((left + right) / 2 for left, right in gaps), edges[-1] + 1]


def _apart(roots: list[tuple[Any, Any]]) -> bool:
    """Whether the isolating intervals have gaps between them, and none but the point zero touches zero."""
    touching = any(left[1] >= right[0] for left, right in pairwise(sorted(roots)))
    return not touching and not any(low <= 0 <= high and low < high for low, high in roots)


def _sign(value: sp.Expr, point: sp.Rational) -> int:
    """The sign at a point where the value is not zero."""
    enclosed = ball(value, {q.xi: point}, 60).real
    if enclosed.contains(0):
        raise Undecided(f"the sign of {value} at {point} is not clear at 60 digits")
    return 1 if enclosed > 0 else -1


def is_positive_by_coefficients(expr: sp.Expr, *variables: sp.Symbol) -> bool:
    """True where a rational function is >= 0 for all positive variables since no coefficient is negative.

    Raises Undecided where some are.
    """
    sides = sp.fraction(sp.cancel(expr))
    if all(c >= 0 for side in sides for c in sp.Poly(side, *variables).coeffs()):
        return True
    raise Undecided(f"the sign of {expr} is not that of its coefficients")


def fails_somewhere(gap: sp.Expr, points: Iterable[Mapping[Any, Any]]) -> bool:
    """Whether a ball shows `gap` negative at one of the points (values: rationals or balls such as pi/2)."""
    values = (ball(gap, point, 30) for point in points)
    return any(value.is_finite() and value.real < 0 for value in values)
