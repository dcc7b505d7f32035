"""Concludes Eq. A8: the local spin basis, from the direction of M alone; and Eqs. 1, 2, 3 that rest on it.

The basis is the rotation that carries z to n, applied to the eigenstates of sigma_z; its third Euler angle is the
gauge freedom chi, which the paper sets to zero. The local frame (e_theta, e_phi, n) is the same rotation of x, y, z.

Key results: `local_spin_basis` -> A8, `exchange_hamiltonian` -> 1, `wave_packet` -> 2, `spin_components` -> 3.
Source: Cheng & Niu (2013), Eqs. 1-3, Fig. 1 and Appendix A.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model
from derive.core.node import Node

PAULI = (
    sp.ImmutableMatrix([[0, 1], [1, 0]]),
    sp.ImmutableMatrix([[0, -sp.I], [sp.I, 0]]),
    sp.ImmutableMatrix([[1, 0], [0, -1]]),
)
SPINOR = sp.ImmutableMatrix([q.ca, q.cb])


def magnetization_direction(model: Model) -> sp.ImmutableMatrix:
    """The unit vector n = M / M_s in Cartesian components (paper, before Eq. 3)."""
    polar = sp.ImmutableMatrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])
    return polar


def local_spin_basis(model: Model) -> sp.ImmutableMatrix:
    """The local spin basis (A8): a 2x2 matrix whose columns are |up> and |down> along n(theta, phi), gauge chi."""
    if model.spinors is not None:
        return sp.ImmutableMatrix.hstack(*model.spinors)
    tilt = sp.ImmutableMatrix([[sp.cos(q.theta / 2), -sp.sin(q.theta / 2)], [sp.sin(q.theta / 2), sp.cos(q.theta / 2)]])
    gauge = 0 if model.gauge == 0 else q.chi
    return _turn_about_z(q.phi) * tilt * _turn_about_z(gauge)


def _turn_about_z(angle: sp.Expr) -> sp.ImmutableMatrix:
    half = sp.I * angle / 2
    return sp.ImmutableMatrix([[sp.exp(-half), 0], [0, sp.exp(half)]])


def local_frame(model: Model, basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The local frame of Fig. 1: a 3x3 matrix whose columns are e_1 (e_theta), e_2 (e_phi), e_3 (n) in the lab."""
    rotated = [basis * sigma * basis.H for sigma in PAULI]
    return sp.ImmutableMatrix(3, 3, lambda a, i: harmonics((PAULI[a] * rotated[i]).trace() / 2))


def local_direction(model: Model, n: sp.ImmutableMatrix, basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The direction of M seen from the local basis, (0, 0, 1) where the basis is quantised along n."""
    quantised = basis.H * pauli_vector(n) * basis
    return sp.ImmutableMatrix([harmonics((sigma * quantised).trace() / 2) for sigma in PAULI])


def pauli_vector(components: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The matrix sigma . a of a three-vector a."""
    return sum((c * sigma for c, sigma in zip(components, PAULI, strict=True)), sp.zeros(2, 2)).as_immutable()


def exchange_hamiltonian(model: Model, n: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The exchange Hamiltonian (1) with s = sigma, the spin of Eq. 3: a 2x2 matrix in joules."""
    return q.S * q.J_ex / q.M_s * pauli_vector(q.M_s * n)


def exchange_energies(model: Model, hamiltonian: sp.ImmutableMatrix, basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """<i| H_ex |j> in the local basis (J): its diagonal holds the exchange energies of the two bands."""
    return (basis.H * hamiltonian * basis).applyfunc(harmonics).as_immutable()


def wave_packet(model: Model, basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The spin part |u> = c_a |up> + c_b |down> of the wave packet (2), a two-component column."""
    return (basis * SPINOR).as_immutable()


def spin_components(model: Model) -> sp.ImmutableMatrix:
    """The spin in the local frame (3), s_i = eta^dagger sigma_i eta, a real three-vector."""
    return sp.ImmutableMatrix([sp.expand((SPINOR.H * sigma * SPINOR)[0]) for sigma in PAULI])


NODES = (
    Node(
        "x.direction",
        "direction of the magnetization",
        q.n_vector,
        magnetization_direction,
        opens="One electron in a slowly varying magnetization",
    ),
    Node("1", "exchange Hamiltonian", q.H_ex, exchange_hamiltonian, ("x.direction",)),
    Node("A8", "local spin basis", q.basis, local_spin_basis, reads=("spinors", "gauge")),
    Node("x.frame", "local frame", q.frame, local_frame, ("A8",)),
    Node("x.axis-of-M", "M seen from the local basis", q.m_local, local_direction, ("x.direction", "A8")),
    Node("x.gap", "exchange energies of the bands", q.H_local, exchange_energies, ("1", "A8")),
    Node("2", "wave packet", q.u_packet, wave_packet, ("A8",)),
    Node("3", "spin in the local frame", q.s_vector, spin_components),
)
