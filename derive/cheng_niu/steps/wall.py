"""Concludes how fast a transverse wall moves under Eq. 16, how its plane turns, and up to which drift it stands still.

A wall that moves rigidly, dM/dt = -v dM/dx, turns Eq. 16 into two conditions at every point. Across the turning (along
M x dM/dx) the field contributes H . dM/dx, the derivative of an energy density, which integrates to zero over a wall
between domains of equal energy; the rest has one sign everywhere and must vanish. Along dM/dx only a field that resists
the turning of the wall plane can act.

With the energy A (dM/dx)^2/M_s^2 + K_u sin^2(theta) + K_perp sin^2(theta) sin^2(phi) and a field along the domains that
wall is d(theta)/dx = sin(theta)/Delta_w with one phi, both functions of time alone (Walker). Every term of Eq. 16 then
has the profile sin(theta), so its centre tells all. The width follows the angle: as the plane turns the wall narrows,
and what holds the plane, Delta_w sin(2 phi), is largest where sin^2(phi) = 1/(1 + sqrt(1 + K_perp/K_u)), before
phi = pi/4. Beyond that the plane turns for ever (Walker breakdown).

Key results: `steady_velocity` -> x.wall-velocity, `width` -> x.wall-width, `velocity` -> x.wall-motion, `turning` ->
x.wall-turning, `largest_drift` -> x.wall-breakdown.
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

H_DOMAIN = q.H[2]
"""The field (T) along the domain at x -> -oo, the easy axis."""


def _centre(dynamics: Vector, rate: tuple[Any, Any], field: tuple[Any, Any]) -> tuple[sp.Expr, sp.Expr]:
    """(Right-hand side of Eq. 16) - dM/dt at the wall's centre, along dM/dx and along M x dM/dx.

    In axes that follow M: M along the third, dM/dx along the first. `rate` is dM/dt over M_s,
    `field` the effective field.
    """
    mismatch = (dynamics - q.M_t).xreplace(ALONG_X)
    local = {
        **dict(zip(q.M, (0, 0, q.M_s), strict=True)),
        **dict(zip(q.M_grad[0], (q.M_s / q.width_wall, 0, 0), strict=True)),
        **dict(zip(q.M_t, (q.M_s * rate[0], q.M_s * rate[1], 0), strict=True)),
        **dict(zip(q.H, (*field, 0), strict=True)),
    }
    placed = mismatch.xreplace({symbol: sp.S(value) for symbol, value in local.items()})
    return sp.expand(placed[0]), sp.expand(placed[1])


def steady_velocity(model: Model, dynamics: Vector) -> Any:
    """The velocity (m/s, along x) of a wall that moves rigidly under Eq. 16 (x.wall-velocity)."""
    _, across = _centre(dynamics, (-q.v_wall / q.width_wall, 0), (0, 0))
    slope = across.diff(q.v_wall)
    return sp.factor(sp.cancel(-(across - slope * q.v_wall) / slope))


def width(model: Model) -> Any:
    """The width (m) of a wall whose plane is turned by phi (x.wall-width).

    The first integral of a wall at rest: its exchange energy density equals what it costs to leave the easy axis.
    """
    square = sp.Symbol("square", positive=True)  # of the width
    exchange = q.A_stiff * sp.sin(q.theta) ** 2 / square
    return sp.sqrt(square * exchange / (_easy() * sp.sin(q.theta) ** 2))  # square * exchange does not know it


def _easy() -> sp.Expr:
    """What it costs (J/m^3) to leave the easy axis, over sin^2(theta)."""
    return q.K_easy + q.K_perp * sp.sin(q.phi) ** 2


def _motion(dynamics: Vector) -> tuple[sp.Expr, sp.Expr]:
    """The velocity (m/s) of the wall and the rate (1/s) of its angle, from the two components of Eq. 16 at its centre.

    They are linear in both; each is given as a sum over what drives the wall, over one determinant.
    """
    resisting = -_easy().diff(q.phi) / q.M_s
    scale = (1 + q.eta_n) * q.width_wall / q.M_s
    centre = sp.Matrix(_centre(dynamics, (-q.v_wall / q.width_wall, q.phidot), (-H_DOMAIN, resisting))) * scale
    unknowns = (q.v_wall, q.phidot)
    (a, b), (c, d) = centre.jacobian(unknowns).applyfunc(sp.factor).tolist()
    driving = centre.xreplace(dict.fromkeys(unknowns, sp.S.Zero)).applyfunc(sp.expand)
    determinant = sp.factor(b * c) / q.width_wall - sp.factor(a * d) / q.width_wall
    answered = (d * driving[0] - b * driving[1], a * driving[1] - c * driving[0])
    sums = [
        sum(sp.factor(sp.expand(answer).coeff(drive) / q.width_wall) * drive for drive in (q.u[0], H_DOMAIN, q.K_perp))
        for answer in answered
    ]
    return sums[0] / determinant, sums[1] / determinant


def velocity(model: Model, dynamics: Vector) -> Any:
    """The velocity (m/s, along x) of a wall whose plane stands at phi, and turns if it must (x.wall-motion)."""
    return _motion(dynamics)[0]


def turning(model: Model, dynamics: Vector) -> Any:
    """The rate (1/s) at which the plane of a wall turns that stands at phi (x.wall-turning)."""
    return _motion(dynamics)[1]


def largest_drift(model: Model, wide: sp.Expr, turned: sp.Expr) -> Any:
    """The drift (m/s) up to which, in magnitude, the wall moves rigidly (x.wall-breakdown), for alpha != xi.

    Without a field the drift that leaves phi at rest is known at each phi. With the width at phi = 0 and
    root = sqrt(1 + K_perp/K_u) its square is rational in sin^2(phi), and largest where its slope vanishes in (0, 1).
    """
    root, rest, part = sp.symbols("root rest part", positive=True)
    balance = turned.xreplace({H_DOMAIN: sp.S.Zero})
    resisting = balance.xreplace({q.u[0]: sp.S.Zero}) / (sp.sin(q.phi) * sp.cos(q.phi))
    per_width = sp.cancel(-resisting / balance.diff(q.u[0]) / q.width_wall)
    plain = {q.A_stiff: q.K_easy * rest**2, q.K_perp: q.K_easy * (root**2 - 1)}
    square = (wide**2 * sp.sin(q.phi) ** 2 * (1 - sp.sin(q.phi) ** 2)).xreplace(plain)
    pull = sp.cancel(square.xreplace({sp.sin(q.phi): sp.sqrt(part)}))
    above = sp.Symbol("above", positive=True)  # root - 1, so that the signs below are decided
    slope = sp.Poly(sp.fraction(sp.cancel(pull.diff(part)))[0], part)
    places = [place.xreplace({root: 1 + above}) for place in sp.roots(slope)]
    (place,) = (place for place in map(sp.cancel, places) if place.is_positive and sp.cancel(1 - place).is_positive)
    largest = sp.sqrt(sp.factor(pull.xreplace({part: place.xreplace({above: root - 1})})))
    back = {root: sp.sqrt(1 + q.K_perp / q.K_easy), rest: sp.sqrt(q.A_stiff / q.K_easy)}
    return sp.factor(per_width) * sp.powdenest(largest, force=True).xreplace(back)


VELOCITY, WIDTH, MOTION, TURNING = "x.wall-velocity", "x.wall-width", "x.wall-motion", "x.wall-turning"
BREAKDOWN = "x.wall-breakdown"
"""Labels that others ask for."""

_WIDTH = "The exchange and the anisotropy that the plane of the wall meets at its angle make one width."
_MOTION = "The two components of {16} at the centre of the wall are the velocity and the turning of its plane."

NODES = (
    Node(VELOCITY, "steady velocity of a transverse wall", q.v_wall, steady_velocity, ("16",)).saying(
        "A wall that moves as it is turns {16} into two conditions; the one across the turning holds for one velocity, "
        "for the field gives no work between domains of equal energy.",
        opens="Domain walls",
    ),
    Node(WIDTH, "width of a transverse wall at the angle of its plane", q.width_wall, width).saying(_WIDTH),
    Node(MOTION, "velocity of a transverse wall at the angle of its plane", q.v_wall, velocity, ("16",)).saying(
        _MOTION
    ),
    Node(TURNING, "turning of the plane of a transverse wall", q.name("turning_wall"), turning, ("16",)).saying(
        _MOTION
    ),
    Node(
        BREAKDOWN,
        "largest drift of steady motion, up to its sign",
        q.name("u_breakdown"),
        largest_drift,
        (WIDTH, TURNING),
    ).saying(
        "Up to this drift, with the sign of either direction, there is an angle at which the plane of the wall stands."
    ),
)
