"""Numbers that a run of the solver must reproduce: the first dm/dt at the centre of a wall, and its steady velocity.

Both follow from the derived Eq. 16 (`x.wall-velocity`, `x.wall-breakdown`), not from a mapping.
Source: Cheng & Niu (2013), Eq. 16.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derive.micromagnetics import terms as c
from derive.micromagnetics.walls.regime import WallVelocity, wall_velocity

WIDTH = 20e-9
"""Width (m) of the wall of the self-check, m = (0, sech(x/width), tanh(x/width))."""


@dataclass(frozen=True)
class SelfCheck:
    """What the solver must show.

    rate       dm/dt (1/s) at the centre of a Bloch wall of width `WIDTH` (m = y, dm/dx = z/width), without field
    velocity   steady velocity (m/s, along x) of a transverse wall; None without any damping
    breakdown  the factor C (m^3/(J s)) in the condition |u| < C 2 K_perp sqrt(A/K_u)/(1 + sqrt(1 + K_perp/K_u)) of that
               velocity; None for no limit
    motion     the velocity that the wall has, by its regime: below the breakdown, above it, or unknown
    """

    rate: tuple[float, float, float]
    velocity: float | None
    breakdown: float | None
    motion: WallVelocity

    @property
    def condition(self) -> str:
        """The condition of the velocity, in words."""
        rigid = "a wall between domains of equal energy, free to move, that does not turn"
        if self.breakdown is None:
            return f"{rigid}: for alpha = xi at every u"
        limit = f"{self.breakdown:.6g} m^3/(J s) x 2 K_perp sqrt(A/K_u)/(1 + sqrt(1 + K_perp/K_u))"
        return f"{rigid}: |u| < {limit}, else Walker breakdown"


def self_check(values: dict[str, float], sizes: Mapping[str, float | None] | None = None) -> SelfCheck:
    """The numbers for the inputs whose symbols `terms.numbers` gives; `sizes`: A, K and K_perp of the wall."""
    alpha, xi, eta, gamma, u, Ms = (values[s.text] for s in (c.alpha, c.xi, c.eta, c.gamma, c.u, c.M_s))
    damped = alpha + eta * xi != 0
    velocity = c.formula("velocity").at(values) if damped else None
    unit_wall = values | {"A_stiff": 1.0, "K_easy": 1.0, "K_perp": 3.0}  # then the limit is 2 C
    breakdown = abs(c.formula("breakdown").at(unit_wall)) / 2 if damped and alpha != xi else None
    motion = wall_velocity(u, alpha=alpha, xi=xi, eta=eta, gamma=gamma, Ms=Ms, **dict(sizes or {}))  # type: ignore[arg-type]
    x, y, z = (c.formula(f"rate_{axis}").at(values | {"width_wall": WIDTH}) for axis in "xyz")
    return SelfCheck((x, y, z), velocity, breakdown, motion)
