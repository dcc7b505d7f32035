"""Concludes what equilibrium asks for: where the relaxation of Eq. 8 breaks it, and the target that mends it.

In a static texture without a current no torque may dissipate. First order obeys: it is odd in v. At second order the
sum of v v is left, and a relaxation towards the local n makes 2 xi of it a torque along lap n (x.static). Equilibrium
is what the coherent motion leaves as it is, so the electrons of the equilibrium distribution f must relax towards the
coherent response to the static texture, t = n + t_1 + ..., (v . grad) t = c n x t, and those that a field has added to
f still towards n. Then static electrons follow t exactly, to every order, and with 1/lambda = 1/T_2 + 1/lambda_0

    delta s = [lambda^2 d_t^2 + lambda (lambda + lambda_0) (v . grad) d_t + lambda_0^2 (v . grad)^2] n

in equilibrium. Eqs. 14-17 do not change, for the part odd in v that is new in Eq. 13 drops out of Eq. 14.

A wave packet of Eq. 4 knows no energy of second order in the gradients, so the whole stiffness of a metal is not here.
Source: Cheng & Niu (2013), the relaxation after Eq. 8.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.all_orders import notation as own
from derive.all_orders.orders import PER_NUMBER, Model, as_vector, lowest, unrelaxed_numbers
from derive.all_orders.plane import coherent
from derive.all_orders.second_order import TORQUE
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.core.node import Node
from derive.core.vector import Cross, Vector

_ONE = sp.S.One, sp.S.Zero
_LAPLACIAN = (own.laplacian, Cross(q.n_arrow, own.laplacian))


def static_torque(model: Model, second: Vector) -> Vector:
    """The torque (1/s) in a static texture without a current, to second order (x.static)."""
    return Vector(*((c, w) for c, w in second.terms if w in _LAPLACIAN))


def target(model: Model, numbers: Matrix) -> Matrix:
    """The numbers of the coherent response of first (s) and second order (s^2) to a static texture (x.target), 2x2.

    Rows are the orders, columns what multiplies (v . grad)^k n and n x the same.
    """
    orders = (as_vector(order, unrelaxed_numbers(model, numbers)) for order in coherent(2)[1:])
    return Matrix([order.number(w, q.n_arrow) for order, w in zip(orders, own.SWINGS[:2], strict=True)])


def mended(model: Model, numbers: Matrix, aims: Matrix) -> Matrix:
    """The numbers with that target (x.mended), 5x2: of d_t n and (v . grad) n in s, of d_t^2 n, (v . grad) d_t n and
    (v . grad)^2 n in s^2.

    L delta_{k+1} = -D delta_k + t_{k+1} / T_2.
    """
    lamb = numbers[0], numbers[1]
    loss = (scaled_rates(model)[1] / q.tau_ex, sp.S.Zero)
    aim_1, aim_2 = (tuple(aims.row(i)) for i in range(2))

    def answered(drive: tangent.Turn, aim: tangent.Turn = (sp.S.Zero, sp.S.Zero)) -> tangent.Turn:
        pulled = tangent.times(loss, aim)
        return tangent.times(lamb, (pulled[0] - drive[0], pulled[1] - drive[1]))

    by_time, by_path = answered(_ONE), answered(_ONE, aim_1)
    mixed = [a + b for a, b in zip(answered(by_path), answered(by_time), strict=True)]
    rows = [by_time, by_path, answered(by_time), mixed, answered(by_path, aim_2)]
    return Matrix([[lowest(part) for part in row] for row in rows])


def mended_torque(model: Model, second: Vector, numbers: Matrix, mending: Matrix) -> Vector:
    """The torque of second order with the mended target (x.torque-2-mended) in 1/s.

    The equilibrium terms change by the ratio of the numbers; those of the current keep the target of the print.
    """
    lamb = numbers[0], numbers[1]
    ratio = tangent.over(tuple(mending.row(4)), tangent.times(lamb, lamb))
    changed = static_torque(model, second).swung(ratio, q.n_arrow).coefficients(lowest)
    return Vector(*((c, w) for c, w in second.terms if w not in _LAPLACIAN), *changed.terms)


NODES = (
    Node("x.static", "torque in a static texture without a current", own.torque_n, static_torque, (TORQUE,), 2).saying(
        r"The part along $\nabla^2\mathbf{n}$ dissipates, and must not be there.", opens="Equilibrium as a law"
    ),
    Node("x.target", "coherent response to a static texture", own.target, target, ("x.inverse",)).saying(
        "What the coherent motion leaves as it is in a static texture: the equilibrium to relax towards.", **PER_NUMBER
    ),
    Node("x.mended", "both orders with the mended target", own.mended, mended, ("x.inverse", "x.target")).saying(
        "What multiplies the derivatives by time and along the path, of first and of second order.", **PER_NUMBER
    ),
    Node(
        "x.torque-2-mended",
        "torque of second order with the mended target",
        own.torque_n,
        mended_torque,
        (TORQUE, "x.inverse", "x.mended"),
        2,
    ).saying("Of the static terms a stiffness is left, and nothing that dissipates."),
)
