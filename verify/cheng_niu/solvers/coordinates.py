"""A transverse wall as three numbers, position, angle and width, integrated in time: where its plane begins to turn.

The equations are written by hand from the Lagrangian and the dissipation of Eq. 16 times 1 + eta, with the width as a
coordinate of its own that relaxes (not the width at the angle). A classical Runge-Kutta method follows walls from rest
under many drifts at once; the plane settles, or turns past phi = pi/2. The smallest drift that turns it is bracketed.

Key results: `rates` (the equations), `brackets` (the limit between two drifts, for each K_perp/K of `RATIOS`).
Source: Thiaville et al., Europhys. Lett. 69, 990 (2005) and J. Magn. Magn. Mater. 242-245, 1061 (2002), for the width.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import pi
from typing import Any

import numpy as np

from derive.cheng_niu import symbols as q

RATIOS = ("0.2", "1", "4", "50")
"""K_perp/K."""

ALLOWANCE = 0.005
"""How far outside a bracket a stated limit may lie: a drift 0.2 % above it takes longer than is integrated."""

ALPHA, XI, ETA = Fraction(6, 5), Fraction(1, 2), Fraction(3, 10)
"""Large on purpose: then eta xi counts, and the width relaxes no faster than a plain method can follow."""

_COARSE, _FINE = (65, 600), (33, 1500)
"""Drifts, and steps that each is followed: near its limit a plane takes the longer to turn."""

_LOWEST, _HIGHEST = 0.05, 2.0
"""The first bracket, in units of gamma sqrt(A/K) K_perp/M_s times the factor of damping."""


def point(ratio: str) -> dict[Any, Fraction]:
    """The numbers of a wall with that K_perp/K, in units in which A = K = gamma = M_s = 1."""
    ones = dict.fromkeys((q.A_stiff, q.K_easy, q.gamma, q.M_s), Fraction(1))
    return {**ones, q.K_perp: Fraction(ratio), q.alpha: ALPHA, q.xi: XI, q.eta_n: ETA}


_NUMBERS = float(ALPHA), float(XI), float(ETA)


def rates(state: np.ndarray, drift: Any, hard: Any, field: Any = 0.0) -> np.ndarray:
    """Rates of (position, angle, width) in those units, for a drift along x, K_perp/K and a field along the domains."""
    alpha, xi, eta = _NUMBERS
    _, angle, width = state
    damping, inertia = alpha + eta * xi, 1 + eta
    # inertia * turning + damping * velocity/width = pushed; inertia * velocity/width - damping * turning = dragged
    pushed = field - xi * drift / width
    dragged = hard * np.sin(2 * angle) - drift / width
    both = damping**2 + inertia**2
    turning = (inertia * pushed - damping * dragged) / both
    velocity = width * (damping * pushed + inertia * dragged) / both
    breathing = 12 / (pi**2 * damping) * (1 / width - (1 + hard * np.sin(angle) ** 2) * width)
    return np.array([velocity, turning, breathing])


def _turns(drift: np.ndarray, hard: np.ndarray, steps: int) -> np.ndarray:
    """Whether the plane turns past pi/2, for every drift (rows: the ratios `hard`)."""
    step = 1.2 / (1 + 2 * hard)  # the width relaxes at the rate 1.8 (1 + K_perp/K) at most, stable up to 2.7/rate
    state = np.stack([np.zeros_like(drift), np.zeros_like(drift), np.ones_like(drift)])
    for _ in range(steps):
        first = rates(state, drift, hard)
        second = rates(state + step / 2 * first, drift, hard)
        third = rates(state + step / 2 * second, drift, hard)
        fourth = rates(state + step * third, drift, hard)
        state = state + step / 6 * (first + 2 * second + 2 * third + fourth)
    return np.asarray(state[1] > pi / 2)


def _narrowed(
    low: np.ndarray, high: np.ndarray, count: int, steps: int, hard: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The neighbouring two of `count` drifts from low to high of which the second turns the plane first."""
    drifts = low * (high / low) ** np.linspace(0, 1, count)
    turned = _turns(drifts, hard, steps)
    if turned[:, 0].any() or not turned[:, -1].all():
        raise ArithmeticError("the limit lies outside the bracket")
    first = turned.argmax(axis=1)
    rows = np.arange(len(drifts))
    return drifts[rows, first - 1][:, None], drifts[rows, first][:, None]


@lru_cache(maxsize=1)
def brackets() -> dict[str, tuple[float, float]]:
    """For each ratio a drift at which the plane settles and one, 0.2 % larger, at which it turns."""
    hard = np.array([[float(ratio)] for ratio in RATIOS])
    unit = hard * float((ALPHA + ETA * XI) / (ALPHA - XI))
    low, high = _narrowed(_LOWEST * unit, _HIGHEST * unit, *_COARSE, hard)
    low, high = _narrowed(low, high, *_FINE, hard)
    return {ratio: (float(a), float(b)) for ratio, a, b in zip(RATIOS, low[:, 0], high[:, 0], strict=True)}
