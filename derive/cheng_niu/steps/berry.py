"""Concludes Eqs. 5-7, A5, A6, A9 and B1: the Berry connection in space and time, from the spinors by differentiation.

Along the electron's path space and time part unite into one 2x2 matrix, whose Pauli components drive the spin.

Source: Cheng & Niu (2013), Eqs. 5-7 and Appendix A; Eq. B1, where the print has lost a factor (see `verify`).
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.spinors import pauli_parts
from derive.core.node import Node, same


def spatial_connection(model: Model, basis: Matrix) -> sp.Tuple:
    """A = i hbar <i| grad |j> (5, A5): three 2x2 matrices for x, y, z, in kg m/s."""
    return sp.Tuple(*(_connection(basis, coordinate) for coordinate in (q.x, q.y, q.z)))


def temporal_connection(model: Model, basis: Matrix) -> Matrix:
    """Phi = i hbar <i| d/dt |j> (6, A6): a 2x2 matrix in J."""
    return _connection(basis, q.t)


def _connection(basis: Matrix, coordinate: sp.Symbol) -> Matrix:
    """i hbar <i| d |j> by the chain rule over the angles that the basis depends on."""
    total = sp.zeros(2, 2)
    for angle, field in q.FIELDS.items():
        along = (sp.I * q.hbar * basis.H * basis.diff(angle)).applyfunc(harmonics)
        total += along.xreplace(q.FIELDS) * field.diff(coordinate)
    return total.applyfunc(sp.expand).as_immutable()


def path_connection(model: Model, spatial: sp.Tuple, temporal: Matrix) -> Matrix:
    """v . A + Phi along the path (7, A9): a 2x2 matrix in J, in the total rates of theta, phi and chi."""
    united = sum((v * matrix for v, matrix in zip(q.velocity, spatial, strict=True)), temporal)
    in_rates = united.xreplace(_total_rates()).applyfunc(sp.expand)
    if in_rates.has(sp.Derivative):
        raise ValueError("the connection along the path keeps a derivative that is no total rate")
    return in_rates.xreplace({field: angle for angle, field in q.FIELDS.items()})


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


NODES = (
    Node("5", "spatial Berry connection", q.A_vector, spatial_connection, ("A8",)),
    Node("6", "temporal Berry connection", q.Phi, temporal_connection, ("A8",)),
    Node("7", "Berry connection along the path", q.A_path, path_connection, ("5", "6")),
    Node("A5", "spatial Berry connection", q.A_vector, same, ("5",)),
    Node("A6", "temporal Berry connection", q.Phi, same, ("6",)),
    Node("A9", "Berry connection along the path", q.A_path, same, ("7",)),
    Node("B1", "Pauli components of the connection", q.calA_vector, pauli_components, ("7",)),
)
