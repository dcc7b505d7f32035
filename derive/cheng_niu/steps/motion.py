"""Concludes the motion of r_c and k_c from the Lagrangian of Eq. 4: velocity and force.

The Lagrangian depends on r_c only through the angles f(r, t) of M and their rates along the path, so its variation is

    hbar dk_i/dt = sum_f (dL/df - d/dt dL/d(fdot)) d_i f,

with ds/dt from Eq. 8 in the time derivative. What remains is -(hbar/2 tau_ex) s . d_i n: a spin exactly along n feels
nothing, and the transverse spin of Eq. 13 gives the Berry curvature and, with relaxation, a second force. The same
curvature follows from Eq. 7 alone if the spin is held in one band; it is what drives the spin motive force at xi = 0.

Where we differ: the velocity is +dE/(hbar dk).
Source: Cheng & Niu (2013), Eqs. 4-8 and 13; Xiao, Chang and Niu, Rev. Mod. Phys. 82, 1959 (2010).
"""

from __future__ import annotations

from typing import NamedTuple

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.solution import require_local_axis
from derive.cheng_niu.steps.spinors import BARS, SPINOR, pauli_parts, with_bars
from derive.core.node import Node
from derive.core.vector import Arrow

CHARGE = -q.e
"""Charge of a carrier."""


class Band(NamedTuple):
    """The symbols of one local band; `spin` is the s_3 of its electrons, `energy` that at a wave vector, D the density
    of states, g the distribution, f that in equilibrium, N the density, v and j the velocity and the charge current."""

    spin: int
    energy: sp.Expr
    D: sp.Symbol
    g: sp.Symbol
    f: sp.Symbol
    slope: sp.Symbol
    tau: sp.Symbol
    mass: sp.Symbol
    N: sp.Symbol
    v: Arrow
    j: Arrow


_UP, _DOWN = (sp.Function(name, real=True)(*q.wave_vector) for name in ("E_up", "E_down"))
_NAMES = ("D", "g", "f", "slope", "tau", "m", "N")
BANDS = (
    Band._make([1, _UP, *(q.name(f"{name}_up") for name in _NAMES), q.v_up_arrow, q.j_up_arrow]),
    Band._make([-1, _DOWN, *(q.name(f"{name}_down") for name in _NAMES), q.v_down_arrow, q.j_down_arrow]),
)


def spin_lagrangian(model: Model, lagrangian: sp.Expr) -> sp.Expr:
    """The Lagrangian in s_1, s_2, s_3 (J), without the rates of the amplitudes (x.lagrangian).

    Its form G in the amplitudes is (Tr G + s . Tr(sigma G)) / 2 for |c_a|^2 + |c_b|^2 = 1.
    """
    still = with_bars(lagrangian).xreplace({q.cadot: sp.S.Zero, q.cbdot: sp.S.Zero})
    form = Matrix(2, 2, lambda i, j: still.coeff(BARS[i]).coeff(SPINOR[j]))
    rest = still.xreplace(dict.fromkeys(BARS, sp.S.Zero))
    return rest + sp.expand(form.trace() / 2 + pauli_parts(form).dot(q.spin))


def band_velocity(model: Model, in_spin: sp.Expr) -> Matrix:
    """The velocity of r_c (m/s) from delta L / delta k_c = 0 (x.velocity): 3x2, columns up and down."""
    orbital = in_spin.xreplace({q.E_0: (_UP + _DOWN) / 2, q.Delta: model.exchange * (_UP - _DOWN)})
    variations = [sp.expand(orbital.diff(k)) for k in q.wave_vector]
    roots = Matrix([v - part / part.coeff(v) for part, v in zip(variations, q.velocity, strict=True)])
    return Matrix.hstack(*(roots.xreplace({q.s3: sp.Integer(band.spin)}).applyfunc(sp.expand) for band in BANDS))


def gradient_force(model: Model, in_spin: sp.Expr, matrix: Matrix, slopes: Matrix) -> sp.Expr:
    """The number c (J) of the force hbar dk_i/dt = c s . d_i n (x.gradient-force), from the variation of r_c."""
    variations = [_variation(in_spin, f, matrix) for f in q.RATES]
    tilt = slopes[:, 0]
    factor = harmonics(tilt.dot([variations[0].coeff(s) for s in q.spin])) / harmonics(tilt.dot(tilt))
    for f, variation in enumerate(variations):
        if harmonics(sp.expand(variation - factor * slopes[:, f].dot(q.spin))) != 0:
            raise ValueError("the force on the wave packet is no multiple of s . grad n")
    return factor


def _variation(in_spin: sp.Expr, angle: sp.Symbol, matrix: Matrix) -> sp.Expr:
    """dL/df - d/dt dL/d(fdot) for one angle, with ds/dt = K s."""
    momentum = in_spin.diff(q.RATES[angle])
    moving = sp.Add(*(momentum.diff(f) * rate for f, rate in q.RATES.items()))
    precessing = momentum.diff(q.spin).dot(matrix * q.spin)
    return harmonics(sp.expand(in_spin.diff(angle) - moving - precessing))


def band_force(model: Model, factor: sp.Expr, spin: Matrix) -> Matrix:
    """The force hbar dk_c/dt (N) on the averaged spin of Eq. 13 (x.force): 3x2, columns up and down."""
    return Matrix(3, 2, lambda i, band: factor * spin[:, band].dot(q.n_grad[i]))


def curvature_force(model: Model, connection: Matrix, n: Matrix, direction: Matrix) -> Matrix:
    """The force (N) on a spin held in one band, d_i Phi - d_t A_i of Eq. 7 (x.curvature): 3x2, columns up and down."""
    require_local_axis(direction)
    solid_angle = harmonics(n.dot(n.diff(q.theta).cross(n.diff(q.phi))))
    strengths = []
    for band in range(2):
        potential = {f: connection[band, band].diff(rate) for f, rate in q.RATES.items()}
        curvature = harmonics(sp.expand(potential[q.theta].diff(q.phi) - potential[q.phi].diff(q.theta)))
        strengths.append(curvature / solid_angle)
    return Matrix(3, 2, lambda i, band: strengths[band] * q.n.dot(q.n_t.cross(q.n_grad[i])))


NODES = (
    Node("x.lagrangian", "Lagrangian in the spin", q.L, spin_lagrangian, ("4",)).saying(
        "The amplitudes enter {4} as a quadratic form, which is linear in the spin; their rates are left out.",
        opens="Currents and the spin accumulation",
    ),
    Node(
        "x.velocity", "velocity of the wave packet", q.rdot, band_velocity, ("x.lagrangian",), reads=("exchange",)
    ).saying(r"The variation of $\mathbf{k}_c$, for a spin along the axis of its band."),
    Node(
        "x.gradient-force",
        "force of a gradient of n, per unit of spin along it",
        q.kdot,
        gradient_force,
        ("x.lagrangian", "8", "x.slopes"),
        per_part=True,
    ).saying(
        r"The Lagrangian depends on $\mathbf{r}_c$ through the angles; with {8} for the rate of the spin its "
        r"variation is one multiple of $\mathbf{s} \cdot \partial_i \mathbf{n}$, so that a spin along {n} feels "
        "nothing."
    ),
    Node("x.force", "force on the averaged spin", q.kdot, band_force, ("x.gradient-force", "13"), 1).saying(
        "The force {x.gradient-force} on the transverse spin {13} of each band."
    ),
    Node(
        "x.curvature", "force of the Berry curvature", q.kdot, curvature_force, ("7", "x.direction", "x.axis-of-M")
    ).saying("If the spin is held in one band, the diagonal of {7} acts on it like the potentials on a charge."),
)
