"""Inequalities in xi >= 0, decided for every value by proof.

With g = xi + sqrt(1 + xi^2) >= 1, expressions in xi and sqrt(1 + xi^2) are rational in g, and their sign on g >= 1 is
decided by counting real roots of polynomials over Q (exact arithmetic, no sampling). A failure is shown by a ball.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy as sp

from derive import symbols as q
from verify.balls import ball
from verify.exact import Undecided

_g = sp.Symbol("g", positive=True)


def in_g(expr: sp.Expr) -> sp.Expr:
    """An expression in xi and sqrt(1 + xi^2) as a rational function of g."""
    return expr.xreplace({sp.sqrt(q.xi**2 + 1): (_g + 1 / _g) / 2}).xreplace({q.xi: (_g - 1 / _g) / 2})


def is_nonnegative(expr: sp.Expr) -> bool:
    """Whether an expression in xi and sqrt(1 + xi^2) is >= 0 for all xi >= 0; Undecided outside that class."""
    numerator, denominator = sp.fraction(sp.cancel(in_g(expr)))
    try:
        above, below = sp.Poly(numerator, _g, domain=sp.QQ), sp.Poly(denominator, _g, domain=sp.QQ)
    except sp.PolynomialError as error:
        raise Undecided(f"{expr} is no rational function of xi and sqrt(1 + xi^2)") from error
    if _sign_changes(below) or below.eval(1) == 0:
        raise Undecided(f"the denominator of {expr} has a zero on xi >= 0")
    if above.is_zero:
        return True
    return not _sign_changes(above) and _sign(above) * _sign(below) > 0


def _sign_changes(poly: sp.Poly) -> bool:
    """Whether the polynomial changes sign on g > 1: a factor of odd multiplicity with a root there."""
    return any(
        multiplicity % 2 == 1 and factor.count_roots(1, None) - (1 if factor.eval(1) == 0 else 0) > 0
        for factor, multiplicity in poly.sqf_list()[1]
    )


def _sign(poly: sp.Poly) -> int:
    """The sign on g > 1 of a polynomial that does not change it there."""
    value = next(value for g in range(2, 3 + poly.degree()) if (value := poly.eval(g)) != 0)
    return 1 if value > 0 else -1


def fails_somewhere(gap: sp.Expr, points: Iterable[Mapping[Any, Any]]) -> bool:
    """Whether a ball shows `gap` negative at one of the points (values: rationals or balls such as pi/2)."""
    for point in points:
        value = ball(gap, point, 30)
        if value.is_finite() and value.real < 0:
            return True
    return False
