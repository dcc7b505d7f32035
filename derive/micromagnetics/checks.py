"""Numbers that a run of the solver must reproduce: the first dm/dt at the centre of a wall, and its steady velocity.

Both follow from the derived Eq. 16 (`x.wall-velocity`, `x.wall-breakdown`), not from a mapping.
Source: Cheng & Niu (2013), Eq. 16.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps import torque, wall
from derive.micromagnetics import coefficients as c
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


def self_check(values: dict[sp.Symbol, float], sizes: Mapping[str, float | None] | None = None) -> SelfCheck:
    """The numbers for the inputs whose symbols `coefficients.numbers` gives; `sizes`: A, K and K_perp of the wall."""
    d = c.chain()
    damped = values[c.alpha] + values[c.eta] * values[c.xi] != 0
    limited = damped and values[c.alpha] != values[c.xi]
    velocity = c.evaluate(d[wall.VELOCITY].rhs, values) if damped else None
    unit_wall = {q.A_stiff: 1.0, q.K_easy: 1.0, q.K_perp: 3.0, **values}  # then the limit is 2 C
    breakdown = abs(c.evaluate(d[wall.BREAKDOWN].rhs, unit_wall)) / 2 if limited else None
    given = {"alpha": values[c.alpha], "xi": values[c.xi], "eta": values[c.eta], "gamma": values[c.gamma]}
    motion = wall_velocity(values[c.u], **given, Ms=values[c.M_s], **dict(sizes or {}))  # type: ignore[arg-type]
    return SelfCheck(_rate(d[torque.DYNAMICS].rhs, values), velocity, breakdown, motion)


def _rate(equation: Any, values: dict[sp.Symbol, float]) -> tuple[float, float, float]:
    """dm/dt from Eq. 16, which is linear in dM/dt, at M along y and dM/dx along z."""
    Ms = values[c.M_s]
    place = dict.fromkeys((*q.H, *q.u[1:], *q.M, *q.M_grad[0], *q.M_grad[1], *q.M_grad[2]), 0.0)
    place.update({q.M[1]: Ms, q.M_grad[0][2]: Ms / WIDTH, **values})
    numeric = {symbol: sp.Float(value) for symbol, value in place.items()}
    right = equation.xreplace(numeric)
    slope = sp.Matrix(3, 3, lambda i, j: right[i].diff(q.M_t[j]))
    constant = right.xreplace(dict.fromkeys(q.M_t, sp.Float(0)))
    rate = (sp.eye(3) - slope).LUsolve(sp.Matrix(constant)) / Ms
    return float(rate[0]), float(rate[1]), float(rate[2])
