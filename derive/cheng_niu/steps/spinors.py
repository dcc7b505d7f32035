"""Concludes Eq. A8: the local spin basis, from the direction of M alone; and Eqs. 1, 2, 3 that rest on it.

The basis is the rotation that carries z to n, applied to the eigenstates of sigma_z; its third Euler angle is the
gauge freedom chi, which the paper sets to zero. The local frame (e_theta, e_phi, n) is the same rotation of x, y, z.

Source: Cheng & Niu (2013), Eqs. 1-3, Fig. 1 and Appendix A.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model
from derive.core.node import Node

PAULI = (Matrix([[0, 1], [1, 0]]), Matrix([[0, -sp.I], [sp.I, 0]]), Matrix([[1, 0], [0, -1]]))
SPINOR, BARS = Matrix([q.ca, q.cb]), Matrix(sp.symbols("cbar_a cbar_b"))


def magnetization_direction(model: Model) -> Matrix:
    """The unit vector n = M / M_s in Cartesian components (paper, before Eq. 3)."""
    return Matrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])


def local_spin_basis(model: Model) -> Matrix:
    """The local spin basis (A8): a 2x2 matrix whose columns are |up> and |down> along n(theta, phi), gauge chi."""
    if model.spinors is not None:
        return Matrix.hstack(*model.spinors)
    cos, sin = sp.cos(q.theta / 2), sp.sin(q.theta / 2)
    gauge = sp.S.Zero if model.gauge == 0 else q.chi
    return _turn_about_z(q.phi) * Matrix([[cos, -sin], [sin, cos]]) * _turn_about_z(gauge)


def _turn_about_z(angle: sp.Expr) -> Matrix:
    return Matrix.diag(sp.exp(-sp.I * angle / 2), sp.exp(sp.I * angle / 2))


def local_frame(model: Model, basis: Matrix) -> Matrix:
    """The local frame of Fig. 1: a 3x3 matrix whose columns are e_1 (e_theta), e_2 (e_phi), e_3 (n) in the lab."""
    return Matrix.hstack(*(pauli_parts(basis * sigma * basis.H) for sigma in PAULI)).applyfunc(harmonics)


def local_direction(model: Model, n: Matrix, basis: Matrix) -> Matrix:
    """The direction of M seen from the local basis, (0, 0, 1) where the basis is quantised along n."""
    return pauli_parts(basis.H * pauli_vector(n) * basis).applyfunc(harmonics)


def pauli_vector(components: Matrix) -> Matrix:
    """The matrix sigma . a of a three-vector a."""
    return sum((c * sigma for c, sigma in zip(components, PAULI, strict=True)), sp.zeros(2, 2)).as_immutable()


def pauli_parts(matrix: Matrix) -> Matrix:
    """The three-vector (1/2) Tr[sigma_i A] of a 2x2 matrix A."""
    return Matrix([(sigma * matrix).trace() / 2 for sigma in PAULI])


def expectation(matrix: Matrix) -> sp.Expr:
    """eta^dagger A eta of a 2x2 matrix A, multiplied out."""
    return sp.expand((SPINOR.H * matrix * SPINOR)[0])


def with_bars(expr: sp.Expr) -> sp.Expr:
    """An expression with `BARS` for the conjugate amplitudes, which count as independent."""
    return expr.xreplace({sp.conjugate(c): bar for c, bar in zip(SPINOR, BARS, strict=True)})


def exchange_hamiltonian(model: Model, n: Matrix) -> Matrix:
    """The exchange Hamiltonian (1) with s = sigma, the spin of Eq. 3: a 2x2 matrix in joules."""
    return (q.S * q.J_ex / q.M_s * pauli_vector(q.M_s * n)).applyfunc(sp.factor_terms).as_immutable()


def exchange_energies(model: Model, hamiltonian: Matrix, basis: Matrix) -> Matrix:
    """<i| H_ex |j> in the local basis (J): its diagonal holds the exchange energies of the two bands."""
    return (basis.H * hamiltonian * basis).applyfunc(harmonics).as_immutable()


def wave_packet(model: Model, basis: Matrix) -> Matrix:
    """The spin part |u> = c_a |up> + c_b |down> of the wave packet (2), a two-component column."""
    return (basis * SPINOR).as_immutable()


def spin_components(model: Model) -> Matrix:
    """The spin in the local frame (3), s_i = eta^dagger sigma_i eta, a real three-vector."""
    return Matrix([expectation(sigma) for sigma in PAULI])


NODES = (
    Node("x.direction", "direction of the magnetization", q.n_vector, magnetization_direction).saying(
        "The magnetization has a constant length, so that two angles are all there is to know.",
        opens="One electron in a slowly varying magnetization",
    ),
    Node("1", "exchange Hamiltonian", q.H_ex, exchange_hamiltonian, ("x.direction",)).saying(
        r"The conduction spin, $\mathbf{s} = \mathbf{\sigma}$, couples to the magnetization."
    ),
    Node("A8", "local spin basis", q.basis, local_spin_basis, reads=("spinors", "gauge")).saying(
        r"The states with the spin along {n} and against it: the eigenstates of $\sigma_3$, carried along by the "
        "rotation of {z} to {n}. A further rotation about {n} is the freedom of the gauge."
    ),
    Node("x.frame", "local frame", q.frame, local_frame, ("A8",)).saying(
        r"The axes along which $\sigma_1$, $\sigma_2$ and $\sigma_3$ of the local basis measure the spin."
    ),
    Node("x.axis-of-M", "M seen from the local basis", q.m_local, local_direction, ("x.direction", "A8")).saying(
        "In the local basis the magnetization stands along the third axis."
    ),
    Node("x.gap", "exchange energies of the bands", q.H_local, exchange_energies, ("1", "A8")).saying(
        "The matrix elements of {1} in the basis {A8}; the diagonal holds the energies of the two bands."
    ),
    Node("2", "wave packet", q.u_packet, wave_packet, ("A8",)).saying(
        "The electron is a superposition of the local states with two amplitudes."
    ),
    Node("3", "spin in the local frame", q.s_vector, spin_components).saying(
        r"The expectation values $\eta^\dagger \sigma_i \eta$ for the amplitudes $\eta = (c_a, c_b)$."
    ),
)
