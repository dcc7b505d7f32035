"""The rates of a wall against those that `verify.cheng_niu.solvers.coordinates` has by hand, without a derivation."""

from __future__ import annotations

import numpy as np
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.solvers.coordinates import point, rates

LABELS = ("x.wall-motion", "x.wall-turning", "x.wall-width")
ROUNDING = 1e-13
"""A few hundred units in the last place, for some dozens of operations in doubles."""


def as_by_hand(chain: Derivation) -> bool:
    """Whether velocity, rate of the angle and width at rest agree, at one point where no term is small, to rounding."""
    hard, drift, field, angle, width = 3.0, -0.7, 0.4, 0.9, 0.6
    at = {k: sp.Rational(v) for k, v in point("3").items()}
    at |= {q.u[0]: drift, q.H[2]: field, q.phi: angle, q.width_wall: width}
    velocity, turning, _ = rates(np.array([0.0, angle, width]), drift, hard, field)
    expected = (velocity, turning, (1 + hard * np.sin(angle) ** 2) ** -0.5)
    found = [float(chain[label].rhs.subs(at)) for label in LABELS]
    return all(abs(a - b) <= ROUNDING * abs(b) for a, b in zip(found, expected, strict=True))
