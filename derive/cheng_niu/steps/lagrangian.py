"""Concludes Eqs. 4-7, A1-A7, A9, B1 and B2: Berry connection, Lagrangian and equation of the spinor.

The connection follows from the spinors by differentiation; along the electron's path its space and time part unite
into one 2x2 matrix, whose Pauli components drive the spin.

The packet is w(k, t) = g(k - k_c(t)) exp(-i k . r_c(t)) with any normalised profile g of zero first moment; only its
moments enter. H is the whole local Hamiltonian; in the local basis it is E_0 and the exchange of Eq. 1.
Source: Cheng & Niu (2013), Eqs. 4-7 and Appendices A, B; in Eq. B1 the print has lost a factor (see `verify`).
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.spinors import BARS, SPINOR, pauli_parts, with_bars
from derive.core.node import Line, Node, same


def spatial_connection(model: Model, basis: Matrix) -> Iterator[Line]:
    """A = i hbar <i| grad |j> (5, A5): three 2x2 matrices for x, y, z, in kg m/s."""
    overlaps: dict[sp.Symbol, Matrix] = {}
    for angle in (angle for angle in q.FIELDS if angle in basis.free_symbols):
        name = rf"i\hbar\langle i|\partial_{{{q.SYMBOLS[angle.name].latex}}}|j\rangle"
        product = sp.I * q.hbar * basis.H * basis.diff(angle)
        yield Line(f"The states depend on place through {{{angle}}}:", product, "overlap", name)
        overlaps[angle] = product.applyfunc(harmonics)
        yield Line("The half angles unite:", overlaps[angle], lhs=name)
    parts = (_chained(overlaps, coordinate) for coordinate in (q.x, q.y, q.z))
    yield Line("By the chain rule, along {x}, {y} and {z}:", sp.Tuple(*parts), "chain rule")


def temporal_connection(model: Model, basis: Matrix) -> Matrix:
    """Phi = i hbar <i| d/dt |j> (6, A6): a 2x2 matrix in J."""
    products = {angle: (sp.I * q.hbar * basis.H * basis.diff(angle)).applyfunc(harmonics) for angle in q.FIELDS}
    return _chained(products, q.t)


def _chained(overlaps: dict[sp.Symbol, Matrix], coordinate: sp.Symbol) -> Matrix:
    """i hbar <i| d |j> by the chain rule, from the derivatives by the angles that the basis depends on."""
    parts = (overlaps[f].xreplace(q.FIELDS) * q.FIELDS[f].diff(coordinate) for f in overlaps)
    return sum(parts, sp.zeros(2, 2)).applyfunc(sp.expand).as_immutable()


def path_connection(model: Model, spatial: sp.Tuple, temporal: Matrix) -> Iterator[Line]:
    """v . A + Phi along the path (7, A9): a 2x2 matrix in J, in the total rates of theta, phi and chi."""
    united = sum((v * matrix for v, matrix in zip(q.velocity, spatial, strict=True)), temporal)
    yield Line("The sum of both connections along the path:", united.as_immutable(), "given")
    in_rates = united.xreplace(_total_rates()).applyfunc(sp.expand)
    if in_rates.has(sp.Derivative):
        raise ValueError("the connection along the path keeps a derivative that is no total rate")
    named = in_rates.xreplace({field: angle for angle, field in q.FIELDS.items()})
    yield Line(
        r"Place and time unite in total rates, $\dot{f} = \dot{\mathbf{r}}_c\cdot\nabla f + \partial_t f$:",
        named,
        "total rates",
    )


def _total_rates() -> dict[sp.Expr, sp.Expr]:
    """d_t f = (df/dt along the path) - v . grad f, for each of the angles."""
    rates = {}
    for angle, f in q.FIELDS.items():
        carried = (v * sp.Derivative(f, c) for v, c in zip(q.velocity, (q.x, q.y, q.z), strict=True))
        rates[sp.Derivative(f, q.t)] = q.RATES[angle] - sp.Add(*carried)
    return rates


def pauli_components(model: Model, matrix: Matrix) -> Matrix:
    """The components (1/2) Tr[sigma_i A] of the connection (B1): a three-vector in J."""
    return pauli_parts(matrix).applyfunc(harmonics)


SPINOR_RATE = Matrix([q.cadot, q.cbdot])


def packet_lagrangian(model: Model) -> sp.Expr:
    """<W| i hbar d/dt - H |W> (A1) in J, up to a total time derivative, in <u|du/dt> and <u|H|u>."""
    orbital = sp.Add(*(_orbital_term(k, v) for k, v in zip(q.wave_vector, q.velocity, strict=True)))
    return sp.I * q.hbar * q.u_udot + orbital - q.u_H_u


def _orbital_term(centre: sp.Symbol, velocity: sp.Symbol) -> sp.Expr:
    """The moment of i hbar w* dw/dt over one component of k, less its total time derivative.

    With i * rho the (constant) moment of g* g', the profile adds hbar rho dk_c/dt, the rate of hbar rho k_c.
    """
    k, r, rho, centre_rate, deviation = sp.symbols("k r rho kdot_c q", real=True)
    g, g_bar, g_slope = sp.symbols("g gbar g'")
    packet = g * sp.exp(-sp.I * k * r)
    rate = packet.diff(r) * velocity + packet.diff(g) * g_slope * -centre_rate
    density = sp.expand(sp.I * q.hbar * g_bar * sp.exp(sp.I * k * r) * rate)
    density = sp.Poly(density.xreplace({k: centre + deviation}), g, g_bar, g_slope, deviation)
    moments = {(1, 1, 0, 0): 1, (1, 1, 0, 1): 0, (0, 1, 1, 0): sp.I * rho}
    moment = sp.expand(sum(c * moments[m] for m, c in density.terms()))
    constant = moment.coeff(centre_rate)
    if constant.has(centre, r):
        raise ValueError("the profile leaves a term in dk_c/dt that is no total time derivative")
    return sp.expand(moment - constant * centre_rate)


def packet_energy(model: Model, exchange: Matrix) -> Iterator[Line]:
    """<u|H|u> (A2) in J: the mean band energy and the local Zeeman energy of the spin, for |c_a|^2 + |c_b|^2 = 1.

    The exchange of Eq. 1 splits the bands by 2 S J_ex; here, and nowhere else, the sign of the gap enters.
    """
    zeeman, coupling = q.spin.dot(pauli_parts(exchange)), model.exchange * q.Delta / (2 * q.S)
    yield Line("The mean of the bands, and the exchange {x.gap} on the spin:", q.E_0 + zeeman, "given")
    yield Line("The exchange splits the bands by the gap {Delta}:", coupling, "given", q.J_ex)
    yield Line("With this:", sp.expand(q.E_0 + zeeman.xreplace({q.J_ex: coupling})))


def spinor_rate(model: Model, basis: Matrix) -> Matrix:
    """|du/dt> (A3), a two-component column in 1/s: the amplitudes move, and so does the basis along the path."""
    carried = sum((basis.diff(angle) * rate for angle, rate in q.RATES.items()), sp.zeros(2, 2))
    return (basis * SPINOR_RATE + carried * SPINOR).as_immutable()


def spinor_overlap(model: Model, packet: Matrix, rate: Matrix) -> Iterator[Line]:
    """<u|du/dt> (A4) in 1/s."""
    product = (packet.H * rate)[0]
    yield Line(r"The product of $\langle u|$ and {A3}:", product, "given")
    yield Line("The states are orthonormal, and the half angles unite:", harmonics(product))


def effective_lagrangian(model: Model, packet: sp.Expr, energy: sp.Expr, overlap: sp.Expr) -> Iterator[Line]:
    """The Lagrangian of r_c, k_c and the spinor (A7, 4) in J, with the Berry connection multiplied out."""
    yield Line("The Lagrangian {A1} of the packet:", packet, "given")
    united = packet.xreplace({q.u_udot: overlap, q.u_H_u: energy})
    yield Line("With the overlap {A4} and the energy {A2}:", sp.expand(united))


def spinor_equation(model: Model, lagrangian: sp.Expr, spin: Matrix) -> Iterator[Line]:
    """i hbar d(eta)/dt (B2), a two-component column in J, from delta L / delta eta^dagger = 0."""
    in_bars = with_bars(lagrangian.xreplace(dict(zip(q.spin, spin, strict=True))))
    variation = Matrix([sp.expand(in_bars.diff(bar)) for bar in BARS])
    yield Line(r"The variation of the conjugate amplitudes, with {3} for the spin:", variation, "vary", "0")
    yield Line("For the rate of the spinor:", (sp.I * q.hbar * SPINOR_RATE - variation).applyfunc(sp.expand), "solve")


def spinor_hamiltonian(equation: Matrix) -> Matrix:
    """The 2x2 matrix H with i hbar d(eta)/dt = H eta (J)."""
    return equation.jacobian(SPINOR).as_immutable()


NODES = (
    Node("5", "spatial Berry connection", q.A_vector, spatial_connection, ("A8",)).saying(
        "The local states turn from place to place; their overlap with their own gradients is a vector potential."
    ),
    Node("6", "temporal Berry connection", q.Phi, temporal_connection, ("A8",)).saying(
        "The same with the rate at a fixed place, by the products of {5}: a scalar potential."
    ),
    Node("7", "Berry connection along the path", q.A_path, path_connection, ("5", "6")).saying(
        "On its path the electron meets both connections; only total rates of the angles are left."
    ),
    Node("A5", "spatial Berry connection", q.A_vector, same, ("5",)).saying("This is {5}."),
    Node("A6", "temporal Berry connection", q.Phi, same, ("6",)).saying("This is {6}."),
    Node("A9", "Berry connection along the path", q.A_path, same, ("7",)).saying("This is {7}."),
    Node("B1", "Pauli components of the connection", q.calA_vector, pauli_components, ("7",)).saying(
        r"Half the traces of {7} with the Pauli matrices, $\frac{1}{2} \mathrm{Tr}[\sigma_i \mathcal{A}]$."
    ),
    Node("A1", "Lagrangian of the wave packet", q.L, packet_lagrangian).saying(
        r"The packet has a normalised profile about $\mathbf{k}_c$ with the phase of a packet at $\mathbf{r}_c$. "
        "Its moments leave the orbital term and the state of the spin, up to a total time derivative.",
        opens="The Lagrangian",
    ),
    Node("A2", "energy of the wave packet", q.u_H_u, packet_energy, ("x.gap",), reads=("exchange",)).saying(
        "The spin has the energy of its exchange; here, and nowhere else, the sign of the gap enters."
    ),
    Node("A3", "rate of the spin state", q.udot, spinor_rate, ("A8",)).saying(
        "The amplitudes change, and along the path the basis {A8} turns under them."
    ),
    Node("A4", "overlap of the spin state and its rate", q.u_udot, spinor_overlap, ("2", "A3")).saying(
        "The rate {A3} is projected on the state {2} itself."
    ),
    Node("A7", "effective Lagrangian", q.L, effective_lagrangian, ("A1", "A2", "A4")).saying(
        "The Lagrangian of the packet in its centre, its wave vector and the two amplitudes."
    ),
    Node("4", "effective Lagrangian", q.L, same, ("A7",)).saying("This is {A7}."),
    Node("B2", "equation of the spinor", q.etadot, spinor_equation, ("4", "3")).saying(
        r"The amplitudes and their conjugates count as independent; the action is stationary in the latter.",
        opens="The motion of the spin",
    ),
)
