"""Which velocity a transverse wall has under a current: below its breakdown, above it, or unknown, and why.

Key results: `wall_velocity`.
Source: Cheng & Niu (2013), Eq. 16, by way of x.wall-velocity, x.wall-motion, x.wall-turning and x.wall-breakdown.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import inf
from typing import Any, Literal

from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.walls.coordinates import Wall
from derive.micromagnetics.walls.drive import driven, far_above, rigid

Regime = Literal["below", "above", "unknown"]


@dataclass(frozen=True)
class WallVelocity:
    """What is known of the velocity of a wall.

    velocity   m/s, along x: of the rigid wall below, the mean over a turn above; None where it is not known
    regime     below or above the breakdown of steady motion; unknown where a number is missing to tell, or damping
    sentence   the same in words, with the limit or what is missing
    rigid      what the velocity is below, m/s; None without any damping
    far_above  what it tends to far above, m/s
    breakdown  the largest |u| of steady motion without a field, m/s; inf for no limit, None where it is not known
    """

    velocity: float | None
    regime: Regime
    sentence: str
    rigid: float | None
    far_above: float
    breakdown: float | None

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data; without a limit `breakdown` is None, as the sentence says."""
        return asdict(self) | {"breakdown": None if self.breakdown == inf else self.breakdown}


def wall_velocity(
    u: float,
    *,
    alpha: float,
    xi: float,
    eta: float = 0.0,
    gamma: float = GAMMA,
    Ms: float | None = None,
    A: float | None = None,
    K: float | None = None,
    K_perp: float | None = None,
    field: float = 0.0,
) -> WallVelocity:
    """The velocity (m/s, along x) of a transverse wall, free and starting from rest, and its regime, in words.

    u drift of Eq. 16 along x, m/s; alpha bare; field along the domain at x -> -oo, T; the rest as in `Wall`. What
    cannot be told without Ms, A, K and K_perp is left unknown. ValueError for what no material can have.
    """
    sizes = {"Ms": Ms, "A": A, "K": K, "K_perp": K_perp}
    missing = [name for name, value in sizes.items() if value is None]
    ones = {name: 1.0 if value is None else value for name, value in sizes.items()}
    wall = Wall(**ones, alpha=alpha, xi=xi, eta=eta, gamma=gamma)
    if field and missing:
        raise ValueError(f"a field needs {', '.join(missing)} too")
    steady, limit = rigid(wall, u, field), far_above(wall, u, field)
    if steady is None and u == field == 0.0:
        steady = 0.0  # nothing moves it, with or without damping
    if steady is None and u != 0.0:
        return WallVelocity(None, "unknown", "without any damping no steady velocity", None, limit, None)
    if missing and (alpha == xi or u == 0.0):
        why = "at rest" if u == 0.0 else "at every u, as alpha = xi"
        return WallVelocity(steady, "below", f"below the breakdown: v = {steady:.6g} m/s, {why}", steady, limit, None)
    if missing:
        sentence = (
            f"below or above the breakdown is unknown without {_listed(missing)}: "
            f"v = {steady:.6g} m/s below it, tending to {limit:.6g} m/s far above"
        )
        return WallVelocity(None, "unknown", sentence, steady, limit, None)
    return _known(wall, u, field, steady, limit)


def _known(wall: Wall, u: float, field: float, steady: float | None, limit: float) -> WallVelocity:
    found = driven(wall, u, field)
    largest = wall.breakdown
    where = f"|u| = {abs(u):.6g} m/s, breakdown at {largest:.6g} m/s"
    if wall.alpha == wall.xi:
        where = f"|u| = {abs(u):.6g} m/s, and no breakdown by a current as alpha = xi"
    if field:
        where += f" without the field of {field:g} T"
    if found.velocity is None:
        return WallVelocity(None, "unknown", "without any damping no steady velocity", None, limit, largest)
    regime: Regime = "above" if found.turns else "below"
    how = "the mean while the wall's plane turns" if found.turns else "steady"
    sentence = f"{regime} the breakdown: v = {found.velocity:.6g} m/s, {how} ({where})"
    return WallVelocity(found.velocity, regime, sentence, steady, limit, largest)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
