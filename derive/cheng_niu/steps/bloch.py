"""Concludes Eqs. B3-B7 and 8: the spin precesses in the local frame; and the relaxation towards s_eq.

From i hbar d(eta)/dt = H eta follows i hbar ds_i/dt = eta^dagger [sigma_i, H] eta. Pauli components of the commutators
turn this into a linear equation for s, a rotation about an axis that `precession_axis` reads off.

Source: Cheng & Niu (2013), Eq. 8 with the text after it, Appendix B. The print's factors hbar in B1 and B4-B6 are
not ours: here A_i carries the hbar (see `verify`).
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.lagrangian import spinor_hamiltonian
from derive.cheng_niu.steps.spinors import PAULI, expectation, pauli_parts, pauli_vector
from derive.core.node import Line, Node, Step

_H, _TURN = "H", r"[\sigma_{}, H]"


def spin_rate(model: Model, equation: Matrix) -> Iterator[Line]:
    """i hbar ds/dt (B3), a three-vector in J, in the amplitudes c_a and c_b."""
    hamiltonian = spinor_hamiltonian(equation)
    yield Line(r"By {B2} the spinor obeys $i\hbar\dot{\eta} = H \eta$ with", hamiltonian, "matrix of", _H)
    turns = [s * hamiltonian - hamiltonian * s for s in PAULI]
    for i, turn in enumerate(turns, 1):
        yield Line(
            "" if i > 1 else "The commutators with the Pauli matrices:", turn, f"commutator {i}", _TURN.format(i)
        )
    yield Line("Their expectation values:", Matrix([expectation(turn) for turn in turns]), "expectation")


def commutator_components(component: int, equation: Matrix, connection: Matrix) -> Iterator[Line]:
    """i hbar ds_i/dt (B4-B6) in J, in the spin and the Pauli components of the connection; i = 1, 2, 3."""
    zeeman = spinor_hamiltonian(equation) + connection
    hamiltonian = (zeeman - pauli_vector(q.calA)).applyfunc(sp.expand)
    s, name = PAULI[component - 1], _TURN.format(component)
    yield Line(r"With $\mathcal{A} = \sigma_i \mathcal{A}_i$ the spinor has", hamiltonian, "matrix of", _H)
    turn = (s * hamiltonian - hamiltonian * s).applyfunc(sp.expand)
    yield Line("The commutator:", turn, f"commutator {component}", name)
    yield Line("Its expectation value, with {3}:", sp.expand(pauli_parts(turn).dot(q.spin)), "expectation")


def spin_matrix(model: Model, first: sp.Expr, second: sp.Expr, third: sp.Expr, components: Matrix) -> Iterator[Line]:
    """The matrix K of ds/dt = K s (B7), 3x3 in 1/s."""
    together, name = Matrix([first, second, third]), r"i\hbar\dot{\mathbf{s}}"
    yield Line("The three components together:", together, "given", name)
    rates = together.xreplace(dict(zip(q.calA, components, strict=True)))
    yield Line("With the components {B1} of the connection:", rates, lhs=name)
    matrix = (rates.jacobian(q.spin) / (sp.I * q.hbar)).applyfunc(sp.expand).as_immutable()
    yield Line(r"This is linear in the spin, $\dot{\mathbf{s}} = K \mathbf{s}$ with", matrix, "linear")


def exchange_time_form(model: Model, matrix: Matrix) -> Iterator[Line]:
    """The matrix of Eq. 8, 3x3 in 1/s: B7 with the exchange time tau_ex = hbar / Delta."""
    gap = q.hbar / q.tau_ex
    yield Line("The matrix {B7}:", matrix, "given")
    yield Line("The exchange time is defined by", gap, "given", q.Delta)
    yield Line("With it:", matrix.xreplace({q.Delta: gap}))


def precession_axis(matrix: Matrix) -> Matrix:
    """The axis a (1/s) with K s = a x s; ValueError if K is no rotation."""
    if (matrix + matrix.T).applyfunc(sp.expand) != sp.zeros(3, 3):
        raise ValueError("the spin matrix is not antisymmetric, so the spin does not merely precess")
    return Matrix([matrix[2, 1], matrix[0, 2], matrix[1, 0]])


def equilibrium_sign(model: Model) -> int:
    """+1 for the majority band, whose s_eq points along n; -1 for the minority band."""
    return 1 if model.band == "majority" else -1


def local_equilibrium(model: Model, direction: Matrix) -> Matrix:
    """s_eq in the local frame: along M for the majority band, against it for the minority band."""
    return equilibrium_sign(model) * direction


def relaxing_rate(model: Model, matrix: Matrix, direction: Matrix) -> Matrix:
    """ds/dt with relaxation (x.bloch), in 1/s: K s less (s - s_eq) over T_1 along M and T_2 across it.

    The times are symbols; a model's own are put in at the end.
    """
    T_1, T_2 = (q.tau_sf, q.tau_sf) if model.relaxation.isotropic else (q.T_1, q.T_2)
    deviation = q.spin - local_equilibrium(model, direction)
    along = direction * direction.dot(deviation)
    return (matrix * q.spin - along / T_1 - (deviation - along) / T_2).as_immutable()


def other_band_rate(model: Model, matrix: Matrix, direction: Matrix) -> Matrix:
    """ds/dt with relaxation for the band that the model does not start in (x.other-band), a three-vector in 1/s."""
    return relaxing_rate(model, matrix, -direction)


def exchange_rate(matrix: Matrix, direction: Matrix) -> sp.Expr:
    """The rate (1/s) at which a spin turns about M where M is at rest, by Eq. 8."""
    at_rest = matrix.xreplace(dict.fromkeys(q.RATES.values(), sp.S.Zero))
    return precession_axis(at_rest).dot(direction)


def _commutator(component: int) -> Step:
    return lambda model, equation, connection: commutator_components(component, equation, connection)


_START = ("band", "relaxation")

RELAXING = "x.bloch"
"""Labels that others ask for."""
_COMPONENT = "One component of {B3}, with the connection in its Pauli components."

NODES = (
    Node("B3", "rate of the spin, by commutators", q.sdot_hbar, spin_rate, ("B2",)).saying(
        r"With {B2} and its conjugate, the rate of $\eta^\dagger \sigma_i \eta$ is the expectation value of a "
        "commutator."
    ),
    *(
        Node(label, f"rate of s_{i}", q.name(f"sdot_hbar_{i}"), _commutator(i), ("B2", "7")).saying(_COMPONENT)
        for label, i in (("B4", 3), ("B5", 1), ("B6", 2))
    ),
    Node("B7", "spin precession in the local frame", q.K, spin_matrix, ("B5", "B6", "B4", "B1")).saying(
        "The components of the rate are one rotation of the spin."
    ),
    Node("8", "spin precession in the local frame", q.K, exchange_time_form, ("B7",)).saying(
        r"The spin turns about {n} in $2\pi$ exchange times, while the local frame turns slowly."
    ),
    Node(RELAXING, "spin equation with relaxation", q.sdot, relaxing_rate, ("8", "x.axis-of-M"), reads=_START).saying(
        r"Relaxation takes the spin back to its local equilibrium, along {n} in the majority band."
    ),
    Node(
        "x.other-band", "the same in the other band", q.sdot, other_band_rate, ("8", "x.axis-of-M"), reads=_START
    ).saying("In the other band the equilibrium is opposite; the precession {8} is the same."),
)
