"""Concludes what is exact: the spin on a precessing cone, on a spiral in space and time, and under a small swing of n.

On a cone and on a spiral the spin that no longer changes, seen from n and dn/dt, is s = A n + W' dn/dt + W'' n x dn/dt
with constants A, W', W'': three linear equations. A small swing e^{i omega t - i q . r} is met by an electron of
velocity v at omega - v . q, and answered at that frequency alone.

None of it uses the series; all of it is what the series must approach (`verify.all_orders`).
Source: Cheng & Niu (2013), Eq. 8 and the relaxation after it.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.all_orders import notation as own
from derive.all_orders.orders import PER_NUMBER, Model
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.core.node import Node
from derive.core.vector import Vector


def cone(model: Model, law: Vector) -> Matrix:
    """(A, W' in s, W'' in s) of a spin on a cone of half angle theta, gone round at omega_n (x.on-cone)."""
    turn, height = own.turn_rate * q.t, sp.Dummy("height")  # of a unit vector, so that no sine needs reducing
    width = sp.sqrt(1 - height**2)
    n = Matrix([width * sp.cos(turn), width * sp.sin(turn), height])
    return _steady(model, law, n).xreplace({height: sp.cos(q.theta)})


def spiral(model: Model, law: Vector) -> Matrix:
    """The same for a spiral in space and time, n at the angle q x - omega t of the plane of x and y (x.on-spiral)."""
    angle = (own.wave_number * q.v_x - own.frequency) * q.t  # where an electron of this velocity is
    return _steady(model, law, Matrix([sp.cos(angle), sp.sin(angle), 0]))


def _steady(model: Model, law: Vector, n: Matrix) -> Matrix:
    """The constants of the steady spin on a path n(t), from Eq. 8 with relaxation; ValueError if there are none."""
    ((c, _),) = law.terms
    xi_1, xi_2 = (rate / q.tau_ex for rate in scaled_rates(model))
    basis = (n, n.diff(q.t), n.cross(n.diff(q.t)))
    A, *_ = unknown = sp.symbols("A W_1 W_2")
    spin = sum((a * w for a, w in zip(unknown, basis, strict=True)), sp.zeros(3, 1))
    rest = spin.diff(q.t) - c * n.cross(spin) + xi_1 * (A - 1) * n + xi_2 * (spin - A * n)
    rows = [harmonics(sp.expand(rest.dot(w))) / sp.factor(harmonics(sp.expand(w.dot(w)))) for w in basis]
    matrix, driven = sp.linear_eq_to_matrix(rows, unknown)
    if matrix.has(q.t) or driven.has(q.t):
        raise ValueError("on this path no spin is steady")
    system = matrix.row_join(driven).to_DM().to_field()
    return system[:, :3].lu_solve(system[:, 3]).to_Matrix().applyfunc(sp.factor).as_immutable()


def swing(model: Model, numbers: Matrix) -> Matrix:
    """The response to a small swing e^{i Omega t} of n, over that of n: real and imaginary part (x.swing).

    i Omega (n + s) = -s / lambda, the imaginary unit being a right angle about n.
    """
    loss = tangent.over((sp.S.One, sp.S.Zero), (numbers[0], numbers[1]))
    return Matrix(tangent.over((sp.S.Zero, -own.swing_rate), (loss[0], loss[1] + own.swing_rate))).applyfunc(sp.factor)


_PROSE = "The spin that no longer changes, seen from {n} and its rate; no series."

NODES = (
    Node("x.on-cone", "spin on a precessing cone", own.cone_exact, cone, ("x.lab-law",)).saying(
        _PROSE, opens="What is exact", **PER_NUMBER
    ),
    Node("x.on-spiral", "spin on a spiral in space and time", own.cone_exact, spiral, ("x.lab-law",)).saying(
        _PROSE, **PER_NUMBER
    ),
    Node(
        "x.swing", "response to a small swing at any frequency and wave vector", own.chi_exact, swing, ("x.inverse",)
    ).saying(
        "An electron meets the swing at the frequency that its motion shifts, and answers at that frequency.",
        per_part=True,
    ),
)
