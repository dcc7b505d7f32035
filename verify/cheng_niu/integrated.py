"""The check `ode`: a solution in print against an independent integration of Eq. 8 with relaxation.

The integrator (mpmath's Taylor series, `verify.electron.ode.reference`) knows neither the closed form nor the series.
The exact solution must agree to all digits asked for, less a guard; an expansion of order n must come nearer than the
first neglected order by a margin: within `MARGIN` * size^(n+1) for parameters scaled down to `size`, the margin being
ten times the largest coefficient that the next order can have at t~ = 1.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import flint
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.electron.enclosure.scalars import ball as ball_of
from verify.judge.claim import Test
from verify.zero.balls import ball

DIGITS = 16
GUARD = 3
"""Digits of the integration that may be lost to its own step control."""
TIME, XI = Fraction(1), Fraction(3, 10)
EPS = (Fraction(3, 10), Fraction(1, 5), Fraction(1, 10))
"""eps1, eps2, eps3 at size 1; the exact solution is checked there, an expansion at `SMALL` times as much."""
SMALL = Fraction(1, 1000)
MARGIN = 10


@lru_cache(maxsize=2)
def integrated(size: Fraction) -> tuple[Any, ...]:
    """s(t~ = 1) from (0, 0, 1), with eps scaled by `size`, as balls of the radius that `DIGITS` leave."""
    from verify.electron.ode.reference import spin

    eps = [size * e for e in EPS]
    values = spin(TIME, eps[0], eps[1], XI, eps3=eps[2], digits=DIGITS)
    return tuple(flint.arb(str(v), 10.0 ** (GUARD - DIGITS)) for v in values)


def _point(size: Fraction) -> dict[Any, Any]:
    """The same background in exchange times and in seconds (tau_ex = 1 s)."""
    e1, e2, e3 = (ball_of(size * e) for e in EPS)
    scaled = {q.t_scaled: TIME, q.eps1: e1, q.eps2: e2, q.eps3: e3, q.xi: XI}
    angles = {q.theta: flint.arb.atan2(e1, e3), q.phidot: (e1**2 + e3**2).sqrt(), q.thetadot: e2}
    return {**scaled, **angles, q.t: TIME, q.tau_ex: 1, q.tau_sf: 1 / XI}


def _near(component: int, size: Fraction, allowed: Any, detail: str) -> Test:
    """The check that a form of one component, with parameters of `size`, is within `allowed` of the integration."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        (value,) = (ball(member, _point(size), 2 * DIGITS).real for member in body)
        return bool(abs(value - integrated(size)[component]) < allowed)

    return Test("ode", check, detail, any_model=False)


def exact_solution(component: int) -> Test:
    """One component of the exact solution at parameters of order one."""
    detail = f"agrees with mpmath's integration of Eq. 8 to {DIGITS - 2 * GUARD} digits at t~ = 1"
    return _near(component, Fraction(1), 10.0 ** (2 * GUARD - DIGITS), detail)


def expansion(component: int, order: int) -> Test:
    """One component of an expansion of the stated order, at small parameters."""
    detail = f"nearer to mpmath's integration of Eq. 8 than the first neglected order, {order + 1}"
    return _near(component, SMALL, MARGIN * ball_of(SMALL * max(EPS)) ** (order + 1), detail)
