"""The velocity of a wall under a steady drift and field: rigid, or averaged over a turn of its plane.

The angle obeys d(phi)/dt = F(phi) with F known, so it goes from rest at phi = 0 to the first zero of F, if there is
one; there the wall moves rigidly. Otherwise it turns for ever, and the mean velocity is int v/F dphi over int dphi/F
with both integrals over one period, pi. Their integrand is periodic and smooth: the trapezoidal rule on

    phi = slow + atan2(c sin(psi), cos(psi)),

which spreads the place where F nearly vanishes, converges to rounding in a few dozen points also near the breakdown.

Key results: `driven`, `rigid`, `far_above`.
Source: Thiaville et al. (2005); Mougin et al., Europhys. Lett. 78, 57007 (2007), for the two regimes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import copysign, pi
from typing import Any

from derive.micromagnetics.walls.coordinates import Wall

Rate = Callable[[Any], Any]

_GRID = 241
"""Angles at which F is looked at first, over a period."""
_FEWEST, _MOST = 64, 2**16
_ROUNDING = 4e-14


@dataclass(frozen=True)
class Driven:
    """How a wall moves.

    velocity  m/s, along x; the mean over a turn where the plane turns; None where it depends on the start
    turns     whether the plane of the wall turns for ever
    angle     where the plane stands, rad; None where it turns
    width     of the wall, m; the smallest during a turn where the plane turns
    """

    velocity: float | None
    turns: bool
    angle: float | None
    width: float


def driven(wall: Wall, u: float, field: float = 0.0) -> Driven:
    """The motion that a wall at rest, phi = 0, settles to under a drift u (m/s, along x) and a field (T)."""

    def rate(angle: Any) -> Any:
        return wall.turning(angle, u, field)

    start = float(rate(0.0))
    if start == 0.0:
        undamped = wall.alpha + wall.eta * wall.xi == 0.0
        velocity = None if undamped and (u or field) else float(wall.velocity(0.0, u, field))
        return Driven(velocity, False, 0.0, float(wall.width(0.0)))
    sense = copysign(1.0, start)
    before, slow = _slowest(rate, sense)
    if sense * float(rate(slow)) > 0.0:
        mean = _mean(wall, u, field, slow, wall.K_perp)
        return Driven(mean, True, None, float(wall.width(pi / 2)))
    angle = _zero(rate, before, slow)
    return Driven(float(wall.velocity(angle, u, field)), False, angle, float(wall.width(angle)))


def rigid(wall: Wall, u: float, field: float = 0.0) -> float | None:
    """The velocity (m/s) of a wall that does not turn, with the width at rest; None without any damping.

    What holds the plane enters velocity and turning in a fixed proportion: the one that stops the turning is taken.
    """
    if field == 0.0:
        return wall.rigid_velocity(u)
    width, free = wall.width(0.0), replace(wall, K_perp=0.0)
    holding = replace(wall, K_perp=wall.K)
    per_velocity = holding.velocity(pi / 4, 0.0, 0.0, width=width)
    per_turning = holding.turning(pi / 4, 0.0, 0.0, width=width)
    if per_turning == 0.0:
        return None
    turning = free.turning(0.0, u, field, width=width)
    return float(free.velocity(0.0, u, field, width=width) - turning * per_velocity / per_turning)


def far_above(wall: Wall, u: float, field: float = 0.0) -> float:
    """The velocity (m/s) that the mean tends to far above the breakdown, where nothing holds the plane."""
    free = replace(wall, K_perp=0.0)
    if field == 0.0 or free.turning(0.0, u, field, width=wall.width(0.0)) == 0.0:
        return float(free.velocity(0.0, u, field, width=wall.width(0.0)))
    return _mean(wall, u, field, 0.0, 0.0)


def _slowest(rate: Rate, sense: float) -> tuple[float, float]:
    """Where on the way from 0 to sense * pi the angle is slowest, or already past its first stop; and a place before.

    The grid is laid again around its lowest point until the spacing is that of rounding.
    """
    import numpy as np

    low, high, last = 0.0, pi, 0.0
    for _ in range(12):
        angles = np.linspace(low, high, _GRID)
        rates = sense * rate(sense * angles)
        stopped = np.flatnonzero(rates <= 0.0)
        lowest = int(stopped[0]) if stopped.size else int(rates.argmin())
        last = float(angles[lowest])
        if stopped.size and lowest:
            return sense * float(angles[lowest - 1]), sense * last
        spacing = (high - low) / (_GRID - 1)
        low, high = last - spacing, last + spacing
        if spacing < 1e-9:
            break
    return sense * low, sense * last


def _zero(rate: Rate, low: float, high: float) -> float:
    """The zero of the rate between two angles, by bisection to the last digit."""
    sense = copysign(1.0, float(rate(low)))
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if sense * float(rate(middle)) > 0.0 else (low, middle)
    return high


def _mean(wall: Wall, u: float, field: float, slow: float, hard: float) -> float:
    """The mean velocity over a turn, to rounding; the plane is held by `hard`, the width is that of the wall."""
    import numpy as np

    held = replace(wall, K_perp=hard)

    def rates(angle: Any) -> tuple[Any, Any]:
        width = wall.width(angle)
        return held.turning(angle, u, field, width=width), held.velocity(angle, u, field, width=width)

    slowest, fastest = (abs(float(rates(angle)[0])) for angle in (slow, slow + pi / 2))
    spread = max(min(1.0, np.sqrt(slowest / max(fastest, slowest))), 1e-8)
    mean, count = np.inf, _FEWEST
    while count <= _MOST:
        half = np.arange(count) * (pi / count)
        angle = slow + np.arctan2(spread * np.sin(half), np.cos(half))
        stretched = spread / (np.cos(half) ** 2 + (spread * np.sin(half)) ** 2)
        turning, velocity = rates(angle)
        weight = stretched / turning
        found = float(np.sum(weight * velocity) / np.sum(weight))
        if abs(found - mean) <= _ROUNDING * max(abs(found), float(np.abs(velocity).mean())):
            return found
        mean, count = found, 2 * count
    return mean
