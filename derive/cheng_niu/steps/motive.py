"""Concludes the spin motive field and its torque on M, and that field and torque are reciprocal for every xi.

A moving texture pulls on the electrons as a current turns the texture. Two routes lead to the field: the force of the
Lagrangian on the averaged spin of Eq. 13 (x.force), and Onsager's relation applied to the torque by the current. With
the torque on the d electrons' angular momentum as the flux of the rotation n x d_t n, and the current of each band as
the flux of its field, the powers must turn into each other when n is reversed:

    torque . (n x d_t n) [n]  =  sum over the bands of j . E [-n].

Both give E = -+ (hbar/2e) [n . (d_t n x d_i n) + xi d_t n . d_i n] / (1 + xi^2). The current that it drives turns M in
its turn; in b_i = n x d_i n that is a damping tensor, the sum of (b_i - xi n x b_i)(b_i + xi n x b_i)^T.

Where we differ: the field has opposite signs in the two bands, and a part in xi that the print leaves out.
Source: L. Onsager, Phys. Rev. 38, 2265 (1931); H. B. G. Casimir, Rev. Mod. Phys. 17, 343 (1945); Cheng & Niu (2013).
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.core.node import Node
from derive.core.vector import Cross, Vector


def motive_field(model: Model, force: Matrix) -> Matrix:
    """The electric field (V/m) of the force on a packet at rest (x.smf): 3x2, columns up and down."""
    field = force.xreplace(dict.fromkeys(q.velocity, sp.S.Zero)) / CHARGE
    still = dict.fromkeys((*q.n, *q.n_t, *q.n_grad[0]), sp.S.Zero)
    curvatures = field[0, :].xreplace({**still, **dict.fromkeys((q.n[2], q.n_t[0], q.n_grad[0][1]), sp.S.One)})
    stretches = field[0, :].xreplace({**still, **dict.fromkeys((q.n_t[0], q.n_grad[0][0]), sp.S.One)})
    parts = list(zip(curvatures, stretches, strict=True))
    curvature, stretch = _pulls(q.n_grad[0])
    read = Matrix([[c * curvature + s * stretch for c, s in parts]])
    rows = {field[i, :].xreplace(dict(zip(q.n_grad[i], q.n_grad[0], strict=True))) for i in range(3)}
    if any(sp.cancel(rest) != 0 for row in rows for rest in (row - read).applyfunc(sp.expand)):
        raise ValueError("the force on a packet at rest is no combination of n . (d_t n x d_i n) and d_t n . d_i n")
    return _field(parts)


def _pulls(slope: Matrix) -> tuple[sp.Expr, sp.Expr]:
    """n . (d_t n x d_i n) and d_t n . d_i n."""
    return q.n.dot(q.n_t.cross(slope)), q.n_t.dot(slope)


def _field(parts: Sequence[tuple[sp.Expr, sp.Expr]]) -> Matrix:
    """The field (3x2) whose bands have these coefficients of the two pulls, with one factor in front."""
    shares = [(sp.factor(curvature), sp.cancel(stretch / curvature)) for curvature, stretch in parts]
    rows = [
        [front * (curvature + share * stretch) for front, share in shares]
        for curvature, stretch in map(_pulls, q.n_grad)
    ]
    return Matrix(rows)


def reciprocal_field(model: Model, torque: Vector) -> Matrix:
    """The field (V/m) that Onsager's relation gives for the torque by the current (x.smf-reciprocal), as x.smf.

    A torque a w + b n x w has on n x d_t n the power a n . (d_t n x w) + b d_t n . w, of which the first part changes
    sign with n. P j_e = j_up - j_down, so the field of a band is plus or minus what stands before P j_e.
    """
    carried = q.M_along(q.j_arrow)
    a, b = torque.coefficient(carried), q.M_s * torque.coefficient(Cross(q.M_arrow, carried))
    size = q.hbar * q.M_s / (2 * q.mu_B * q.P)
    return _field([(-band.spin * size * a, band.spin * size * b) for band in BANDS])


def motive_torque(model: Model, torque: Vector, field: Matrix) -> Matrix:
    """What the spin motive field adds to the torque (x.smf-damping), three-vector in A/(m s).

    The field of each band drives a current in it: P j_e grows by sigma_up E_up - sigma_down E_down.
    """
    fields = field.xreplace(_ON_M)
    driven = q.sigma_up * fields[:, 0] - q.sigma_down * fields[:, 1]
    by_current = Vector(*((c, w) for c, w in torque.terms if w.has(q.j_arrow)))
    return by_current.components.xreplace(dict(zip(q.j_e, driven / q.P, strict=True)))


_ON_M = {
    ours: theirs / q.M_s
    for pair in zip((q.n, q.n_t, *q.n_grad), (q.M, q.M_t, *q.M_grad), strict=True)
    for ours, theirs in zip(*pair, strict=True)
}

NODES = (
    Node("x.smf", "spin motive field", q.E_smf, motive_field, ("x.force",), 1).saying(
        "The force {x.force} on a packet at rest, over its charge.", opens="The spin motive force"
    ),
    Node("x.smf-reciprocal", "spin motive field by reciprocity", q.E_smf, reciprocal_field, ("x.transfer",), 1).saying(
        "Onsager's relation between the torque of a current and the field of a moving magnetization."
    ),
    Node(
        "x.smf-damping", "torque of the spin motive field", q.torque_vector, motive_torque, ("x.transfer", "x.smf"), 1
    ).saying("The field {x.smf} drives a current in each band, and {x.transfer} says what torque it brings."),
)
