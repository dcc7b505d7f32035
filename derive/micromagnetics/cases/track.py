"""A moving wall as a case: how long, how far and on which cells it must run, and what it must then show.

The wall m = (sech sin phi, sech cos phi, tanh)(x/W) lies between domains along z in a chain of cells along x; K holds
the domains and K_perp the plane x = 0 of the wall. It starts at rest (phi = 0); the angle comes to its steady value
with a rate that the turning of the plane gives, and the run takes some times its inverse. On cells of size d the
central difference of the torque is smaller than the derivative by tanh(d/W) W/d: a part of what is expected.

Key results: `wall_case` -> `WallCase`.
Source: Cheng & Niu (2013), Eq. 16, by way of x.wall-motion and x.wall-turning.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, tanh

from derive.micromagnetics.walls.coordinates import Wall
from derive.micromagnetics.walls.drive import Driven, driven

CELLS_PER_WIDTH = 8
RELAXATIONS = 9.0
"""Inverse relaxation rates of a run; its last third is judged, where exp(-6) of the transient is left."""
SAFETY = 0.9
"""Part of the breakdown up to which a case is made: closer to it the angle relaxes ever more slowly."""
EDGE = 8.0
"""Widths that the wall keeps from either end; exp(-16) of the ends' pull is left."""
MOST_HELD = 50.0
"""K_perp over K up to which the limit is checked against simulations."""
MOST_CELLS = 20_000
SAMPLES = 90
TOLERANCE = 0.01
REASON = "1 %: the central differences of field and torque on 8 cells a width, and exp(-6) of the start"


@dataclass(frozen=True)
class WallCase:
    """The numbers of a run, in SI units.

    cells, dx       the chain along x
    start           where the wall is at first, m from the left end
    duration        of the run; `samples` equal parts of it are written
    velocity, angle what the wall must show in the end: m/s along x, and of its plane, rad
    """

    wall: Wall
    cells: int
    dx: float
    start: float
    duration: float
    velocity: float
    angle: float
    samples: int = SAMPLES

    @property
    def width(self) -> float:
        """The width (m) of the wall at rest, with which it starts."""
        return float(self.wall.width(0.0))


def held(wall: Wall, u: float) -> Wall:
    """The wall with the least K_perp, in steps of a quarter, that puts its breakdown at twice |u| or above.

    ValueError where that is more than `MOST_HELD` times K.
    """
    found = replace(wall, K_perp=wall.K / 100)
    while found.breakdown < 2 * abs(u):
        found = replace(found, K_perp=1.25 * found.K_perp)
        if found.K_perp > MOST_HELD * wall.K:
            raise ValueError(f"no K_perp up to {MOST_HELD:g} K holds the wall; take less current or more damping")
    return found


def wall_case(wall: Wall, u: float) -> WallCase:
    """The case of a wall under a drift u (m/s, along x); ValueError where no steady motion can be shown."""
    if u == 0.0 or wall.alpha + wall.eta * wall.xi == 0.0:
        raise ValueError("a case needs a current that acts and some damping: else nothing moves, or nothing settles")
    if abs(u) > SAFETY * wall.breakdown:
        least = held(wall, u).K_perp
        raise ValueError(
            f"|u| = {abs(u):.4g} m/s is too close to the breakdown at {wall.breakdown:.4g} m/s: take "
            f"{SAFETY * wall.breakdown / abs(u):.3g} times the current at most, or K_perp = {least:.3g} J/m^3"
        )
    dx = float(wall.width(driven(wall, u).angle)) / CELLS_PER_WIDTH
    moved = _discrete(wall, u, dx)
    duration = RELAXATIONS / _relaxation(wall, u, moved.angle or 0.0)
    room, track = EDGE * float(wall.width(0.0)), (moved.velocity or 0.0) * duration
    cells = ceil((abs(track) + 2 * room) / dx)
    if cells > MOST_CELLS:
        raise ValueError(f"the wall would run over {cells} cells until it is steady; take less current or more damping")
    start = room if track > 0 else cells * dx - room
    return WallCase(wall, cells, dx, start, duration, moved.velocity or 0.0, moved.angle or 0.0)


def _discrete(wall: Wall, u: float, dx: float) -> Driven:
    """The motion under the central difference on cells of size dx (m)."""
    width = driven(wall, u).width
    return driven(wall, u * tanh(dx / width) * width / dx)


def _relaxation(wall: Wall, u: float, angle: float) -> float:
    """The rate (1/s) at which the angle comes to rest."""
    near = 1e-4
    before, after = (float(wall.turning(angle + side, u)) for side in (-near, near))
    return abs(after - before) / (2 * near)
