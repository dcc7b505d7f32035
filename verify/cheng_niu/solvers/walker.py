"""A moving wall of Walker's profile, put into Eq. 16 with the exchange and anisotropy fields that it lives in.

m has polar angle theta with d(theta)/dx = sin(theta)/width and a fixed azimuth phi; the energy is A (grad m)^2 +
K_u sin^2(theta) + K_perp sin^2(theta) sin^2(phi). The width follows from A/width^2 = K_u + K_perp sin^2(phi), the
azimuth from the balance along d(theta); the velocity is what is to be judged.

Key results: `wall_solves` -> zero where the velocity is right; `turning_field` -> what holds the wall upright;
`beyond_holding` -> zero where a drift is the largest that something can hold.
Source: Schryer and Walker, J. Appl. Phys. 45, 5406 (1974), for a field; here the drive is the torque of Eq. 16.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.solvers.mapping import placed

_TURNED = sp.Symbol("field_phi", real=True)


def wall_solves(equation: Any, velocity: sp.Expr) -> sp.Matrix:
    """The mismatch of Eq. 16 for the wall moving at `velocity`, in the axes (e_theta, e_phi, m)."""
    return _mismatch(equation, velocity).xreplace({_TURNED: turning_field(equation, velocity)})


def turning_field(equation: Any, velocity: sp.Expr) -> sp.Expr:
    """-2 K_perp sin(phi) cos(phi)/M_s (T), the field that holds the plane of the wall; at most K_perp/M_s in size."""
    balance = _mismatch(equation, velocity)[0]
    per_turn = balance.diff(_TURNED)
    return -(balance - per_turn * _TURNED) / per_turn


def beyond_holding(equation: Any, velocity: sp.Expr, drift: sp.Expr) -> sp.Matrix:
    """Two entries that vanish, for every phi, where `drift` is the largest that the anisotropy can hold.

    The field needed over a wall of width Delta_w(phi), times that width, is a constant W; what holds is
    P(phi) = (K_perp/M_s) Delta_w(phi) sin(2 phi). The first entry is W + P at the angle where sin^2(phi) = 1/(1 + r^2),
    r^2 = sqrt(1 + K_perp/K_u). The second is (W^2 - P^2)/Delta_w^2 less a square, so that where it vanishes |P| <= |W|
    for every phi.
    """
    root, width, part = sp.symbols("root width part", positive=True)  # r, Delta_w at phi = 0, sin^2(phi)
    plain = {q.A_stiff: q.K_easy * width**2, q.K_perp: q.K_easy * (root**4 - 1)}
    needed = turning_field(equation, velocity).xreplace({q.u[0]: drift}) * q.width_wall  # W, whatever the width
    needed = sp.cancel(needed.xreplace(plain))
    held = (q.K_perp / q.M_s).xreplace(plain)
    easy = 1 + (root**4 - 1) * part  # width^2/Delta_w^2
    attained = needed + held * (width / root) * 2 * root / (1 + root**2)
    above = (needed / width) ** 2 * easy - held**2 * 4 * part * (1 - part)
    return sp.Matrix([attained, above - (2 * held * (part - 1 / (1 + root**2))) ** 2])


def _mismatch(equation: Any, velocity: sp.Expr) -> sp.Matrix:
    slope = q.M_s * sp.sin(q.theta) / q.width_wall
    place = placed((0, 0, q.M_s), (slope, 0, 0))
    place |= dict(zip((*q.M_t, *q.H), (-velocity * slope, 0, 0, *_field()), strict=True))
    return (equation - q.M_t).xreplace({symbol: sp.S(value) for symbol, value in place.items()}).applyfunc(sp.expand)


def _field() -> tuple[sp.Expr, sp.Expr, sp.Expr]:
    """The effective field (T) on the wall by exchange, easy and hard axis."""
    A, K = sp.symbols("A K", positive=True)
    easy = K + q.K_perp * sp.sin(q.phi) ** 2
    curvature = sp.sin(q.theta) * sp.cos(q.theta)  # width^2 theta''
    along = 2 / q.M_s * (A / q.width_wall**2 - easy) * curvature
    return along.xreplace({A: easy * q.width_wall**2}), sp.sin(q.theta) * _TURNED, sp.S.Zero
