"""Concludes x.torque-2 and x.llg-2: what the second order adds to accumulation, torque and equation of motion.

Along the path W_2 = (d_t^2 + 2 (v . grad) d_t + (v . grad)^2) n, across n. Over a band the moments of v are its
density, its current over the charge, and Pi delta_ij + 2 N w w: the equilibrium's, and that of the steady Boltzmann
equation with one relaxation time, whose distribution is f - tau a . df/dv + (tau a . d/dv)^2 f with w = tau a
the drift. (A Fermi sphere that is merely shifted has N w w.) In the torque all terms share one number across n,

    kappa = tau_ex [2 xi + i (1 - xi^2)] / (1 + xi^2):

with n x, an inertia and a stiffness; without, what dissipates or drives as xi.

Assumed besides the paper: isotropic bands, and a velocity that lasts longer than tau_ex.
Source: Cheng & Niu (2013), Eqs. 13-17. Inertia and nutation of a magnetization are in print since M.-C. Ciornei,
J. M. Rubi and J.-E. Wegrowe, arXiv:1008.2177, of which the abstract was read; their equation as M. d'Aquino, S. Perna
and C. Serpico write it, arXiv:2310.09043, is compared in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.all_orders import notation as own
from derive.all_orders.orders import Model, as_vector, lowest
from derive.all_orders.plane import series
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.core.node import Line, Node
from derive.core.vector import Cross, Vector

TORQUE, EQUATION = "x.torque-2", "x.llg-2"
"""Labels that others ask for."""
FIRST = ("x.torque", "x.eta", "x.u")
"""What the sums over the bands are told by at first order: the torque of an accumulation, eta, and the drift."""


def second_accumulation(model: Model, numbers: Matrix) -> Vector:
    """The accumulation of second order (x.accumulation-2) in A/m, in the moments N_s, j_s and Pi_s of the bands.

    The second order answers W_2 by the number lambda^2 in the up band, read off the series.
    """
    terms: list[tuple[Any, Any]] = []
    for band, moment in zip(BANDS, (own.Pi_up, own.Pi_down), strict=True):
        terms += [
            (band.spin * band.N, own.acceleration),
            (2 * band.spin / CHARGE, own.SECOND[band.j]),
            (band.spin * moment, own.laplacian),
            (2 * band.spin / (CHARGE**2 * band.N), own.TWICE[band.j]),
        ]
    a, b = as_vector(series(2)[2], numbers).number(own.SWINGS[1], q.n_arrow)
    return Vector(*terms).swung((q.mu_B * a, q.mu_B * b), q.n_arrow)


def second_torque(model: Model, accumulated: Vector, torque: Vector, factor: sp.Expr, drift: Vector) -> Vector:
    """The torque of second order on n (x.torque-2) in 1/s, in u, eta, c^2 and zeta.

    Of the sums over the bands n_0 = mu_B (N_up - N_down) is told by eta, that of the currents by u, that of the second
    moments by c^2, and that of the drifts' squares by zeta = 1/eta where the bands drift alike.
    """
    up = BANDS[0]
    density = q.eta_n / factor.coeff(q.n_0) / q.mu_B  # N_up - N_down
    current = q.P / drift.coefficient(q.j_arrow)  # j_up - j_down, over u
    told = (
        (own.acceleration, own.acceleration, density / up.N),
        (own.laplacian, own.laplacian, own.c_2 * density / own.Pi_up),
        (own.SECOND[up.j], own.SECOND[q.u_arrow], current),
        (own.TWICE[up.j], own.TWICE[q.u_arrow], up.N * current**2 / density * (own.zeta * q.eta_n)),
    )
    rest = dict.fromkeys((BANDS[1].N, own.Pi_down), sp.S.Zero)
    terms: list[Any] = []
    for before, after, total in told:
        a, b = (c.xreplace(rest) * total for c in accumulated.number(before, q.n_arrow))
        terms += [(a, after), (b, Cross(q.n_arrow, after))]
    ((strength, _),) = torque.terms
    return (Vector(*terms).turned(q.n_arrow) * -strength).coefficients(lowest)


def on_n(equation: Vector) -> Vector:
    """An equation of M as one of n = M / M_s."""
    names = {q.M_arrow: q.n_arrow, q.rate_of_M: q.rate_of_n, q.M_along(q.u_arrow): q.n_along(q.u_arrow)}
    terms = []
    for c, w in equation.terms:
        lengths = sum(part in names for part in (w.args if isinstance(w, Cross) else (w,)))
        terms.append((c * q.M_s ** (lengths - 1), w.xreplace(names)))
    return Vector(*terms)


def inertial_equation(model: Model, first: Vector, second: Vector) -> Iterator[Line]:
    """dn/dt in the implicit form to second order (x.llg-2), in 1/s."""
    yield Line(r"Eq. {16} for $\mathbf{n} = \mathbf{M}/M_s$:", on_n(first), "given")
    whole = on_n(first) + second / (1 + q.eta_n)
    yield Line("With the torque {x.torque-2}, divided as the rest is:", whole.coefficients(lowest), "sum")


def inertia(model: Model, equation: Vector) -> Matrix:
    """What multiplies n x d_t^2 n and d_t^2 n, in seconds (x.inertia): the inertia, and what dissipates with it."""
    straight, turned = equation.number(own.acceleration, q.n_arrow)
    return Matrix([lowest(turned), lowest(straight)])


def accelerated(model: Model, equation: Vector, inertial: Matrix) -> Vector:
    """d_t^2 n across n (x.llg-2-explicit) in 1/s^2: the second-order equation solved for it."""
    driven = equation.without(own.acceleration).without(Cross(q.n_arrow, own.acceleration))
    number = tangent.over((sp.S.One, sp.S.Zero), (inertial[1], inertial[0]))
    return (Vector((sp.S.One, q.rate_of_n)) + -driven).swung(number, q.n_arrow).coefficients(lowest)


def growth(model: Model, explicit: Vector) -> sp.Expr:
    """The rate (1/s) at which the equation solved for d_t^2 n lets a rate of n grow by itself (x.runaway)."""
    return lowest(explicit.coefficient(q.rate_of_n))


def stiffness(model: Model, equation: Vector) -> sp.Expr:
    """What the second order adds to the exchange stiffness (x.stiffness) in J/m; H = (2A/M_s) lap n turns n so."""
    precession = equation.coefficient(Cross(q.H_arrow, q.n_arrow))
    return lowest(-equation.number(own.laplacian, q.n_arrow)[1] * q.M_s / (2 * precession))


NODES = (
    Node("x.accumulation-2", "accumulation of second order", q.dm_vector, second_accumulation, ("x.inverse",)).saying(
        "Summed over a band, the square of the derivative along the path meets the density, the current and the "
        "second moment of the velocity.",
        opens="The second order",
    ),
    Node(TORQUE, "torque of second order", own.torque_n, second_torque, ("x.accumulation-2", *FIRST), 2).saying(
        "The accumulation acts back on the magnetization as that of first order does.",
        args=tuple(q.n),
        routine="second_order_torque",
        exported=True,
    ),
    Node(EQUATION, "magnetization dynamics to second order", own.n_rate, inertial_equation, ("16", TORQUE), 2).saying(
        "The torque of second order joins {16}: an inertia, and what goes with it where spins relax."
    ),
    Node("x.inertia", "inertia, and what dissipates with it", own.inertia, inertia, (EQUATION,), 2).saying(
        r"What stands before $\mathbf{n}\times\partial_t^2\mathbf{n}$ and before $\partial_t^2\mathbf{n}$; the "
        "first changes sign where {xi} is 1.",
        per_part=True,
        routine="inertial_times",
        exported=True,
    ),
    Node(
        "x.llg-2-explicit",
        "the same solved for the second derivative",
        own.n_acceleration,
        accelerated,
        (EQUATION, "x.inertia"),
        2,
    ).saying("Across {n} the equation is linear in its second derivative, and solved by one division."),
    Node("x.runaway", "growth of a rate of n left to itself", own.growth, growth, ("x.llg-2-explicit",), 2).saying(
        "Where it is positive the equation of second order has solutions that run away, and cannot be integrated "
        "forward in time."
    ),
    Node("x.stiffness", "stiffness that the second order adds", own.stiffness, stiffness, (EQUATION,), 2).saying(
        "A field $2A\\nabla^2\\mathbf{n}/M_s$ turns {n} as the second order does."
    ),
)
