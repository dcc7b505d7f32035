"""Concludes how fast a transverse wall moves under Eq. 16, and up to which drift it moves that way.

A wall that moves rigidly, dM/dt = -v dM/dx, turns Eq. 16 into two conditions at every point. Across the turning (along
M x dM/dx) the field contributes H . dM/dx, the derivative of an energy density, which integrates to zero over a wall
between domains of equal energy; the rest has one sign everywhere and must vanish. Along dM/dx only a field that resists
the turning of the wall plane can act; for E = K_perp sin^2(theta) sin^2(phi) and a wall with d(theta)/dx =
sin(theta)/Delta_w it is largest at phi = pi/4, and beyond that the wall plane turns (Walker breakdown).

Key results: `steady_velocity` -> x.wall-velocity, `largest_drift` -> x.wall-breakdown.
Source: Schryer and Walker, J. Appl. Phys. 45, 5406 (1974); Thiaville et al., Europhys. Lett. 69, 990 (2005).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.core.node import Node
from derive.core.vector import Vector

ALONG_X = {**dict.fromkeys((*q.u[1:], *q.M_grad[1], *q.M_grad[2]), sp.S.Zero)}
"""The current along x and the magnetization a function of x: nothing varies along y and z."""


def _rigid(dynamics: Vector, field: sp.ImmutableMatrix) -> tuple[sp.Expr, sp.Expr]:
    """The components along dM/dx and along M x dM/dx of (right-hand side of Eq. 16) - dM/dt, for a moving wall.

    In axes that follow M: M along the third, dM/dx along the first. `field` is the effective field in these axes.
    """
    moving = (-q.v_wall * q.M_grad[0]).as_immutable()
    mismatch = (dynamics - q.M_t).xreplace(dict(zip(q.M_t, moving, strict=True))).xreplace(ALONG_X)
    local = {
        **dict(zip(q.M, (0, 0, q.M_s), strict=True)),
        **dict(zip(q.M_grad[0], (q.M_s / q.width_wall, 0, 0), strict=True)),
        **dict(zip(q.H, field, strict=True)),
    }
    placed = mismatch.xreplace({symbol: sp.S(value) for symbol, value in local.items()})
    return sp.expand(placed[0]), sp.expand(placed[1])


def steady_velocity(model: Model, dynamics: Vector) -> Any:
    """The velocity (m/s, along x) of a wall that moves rigidly under Eq. 16 (x.wall-velocity)."""
    _, across = _rigid(dynamics, sp.zeros(3, 1).as_immutable())
    slope = across.diff(q.v_wall)
    return sp.factor(sp.cancel(-(across - slope * q.v_wall) / slope))


def largest_drift(model: Model, dynamics: Vector, velocity: sp.Expr) -> Any:
    """The drift (m/s) up to which, in magnitude, the wall moves rigidly (x.wall-breakdown), for alpha != xi.

    At the point where the wall plane is turned by phi, the field along e_phi = M x dM/dx is
    -(2 K_perp/M_s) sin(phi) cos(phi), in units where the slope is that of the wall's centre.
    """
    turn = sp.Symbol("turn", positive=True)
    resisting = sp.ImmutableMatrix([0, -q.K_perp / q.M_s * turn, 0])
    along, _ = _rigid(dynamics, resisting)
    balance = sp.expand(along.xreplace({q.v_wall: velocity}))
    per_drift, per_turn = balance.diff(q.u[0]), balance.diff(turn)
    return sp.factor(sp.cancel(-per_turn / per_drift))


VELOCITY, BREAKDOWN = "x.wall-velocity", "x.wall-breakdown"
"""Labels that others ask for."""

NODES = (
    Node(VELOCITY, "steady velocity of a transverse wall", q.v_wall, steady_velocity, ("16",)),
    Node(
        BREAKDOWN,
        "largest drift of steady motion, up to its sign",
        q.name("u_breakdown"),
        largest_drift,
        ("16", VELOCITY),
    ),
)
