"""Concludes x.response: what the exact solution adds to equilibrium, in a form that loses no digits.

The solution is s_eq + A (1 - e^{-xi t} cos W t) + B e^{-xi t} sin W t. For a weak or short perturbation s - s_eq
and 1 - e^{-xi t} cos W t are small differences of numbers near one. With Q = 1 - e^{-xi t} = -expm1(-xi t),

    1 - e^{-xi t} cos W t = Q + 2 (1 - Q) sin^2(W t/2),

a sum of positive terms, and A, B are read off the solution, so nothing cancels: each is accurate to a few units in
the last place of the response's norm for all t, eps, xi, also where xi or W vanish.

Source: Cheng & Niu (2013), the solution in Appendix B; Kahan, "Branch cuts for complex elementary functions" (1987),
for expm1.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix
from sympy.codegen.cfunctions import expm1

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.smallness import truncated
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import local_equilibrium
from derive.cheng_niu.steps.solution import SCALED
from derive.core.node import Node


def response(model: Model, spin: Matrix, axis: Matrix, direction: Matrix) -> Matrix:
    """s - s_eq in a constant background (x.response), from s and the scaled axis (x.scaled, x.axis); three-vector."""
    rate = sp.sqrt(axis.dot(axis))
    stationary, quadrature, divisor = harmonics(spin - local_equilibrium(model, direction), rate)
    lost = -expm1(-q.xi * q.t_scaled)
    sine, cosine = sp.sin(rate * q.t_scaled / 2), sp.cos(rate * q.t_scaled / 2)
    in_phase = lost + 2 * (1 - lost) * sine**2
    out_of_phase = 2 * (1 - lost) * sine * cosine / rate
    return ((stationary * in_phase + quadrature * out_of_phase) / divisor).as_immutable()


def first_order_response(model: Model, exact: Matrix) -> Matrix:
    """x.response to first order in eps1, eps2 and eps3, which count alike; three-vector."""
    return exact.applyfunc(lambda part: truncated(part, 1))


def harmonics(deviation: Matrix, rate: sp.Expr) -> tuple[Matrix, Matrix, sp.Expr]:
    """(A, W B, D) of [A (1 - e^{-xi t} cos W t) + B e^{-xi t} sin W t] / D; ValueError for anything else."""
    decay, sine, cosine = marks = sp.symbols("decay sine cosine", cls=sp.Dummy)
    waves = (sp.exp(-q.xi * q.t_scaled), sp.sin(rate * q.t_scaled), sp.cos(rate * q.t_scaled))
    marked = deviation.xreplace(dict(zip(waves, marks, strict=True)))
    swing = marked.diff(decay)
    divisor = sp.denom(swing[2])
    stationary = (marked.xreplace({decay: sp.S.Zero}) * divisor).as_immutable()
    rest = stationary + swing.xreplace({sine: sp.S.Zero, cosine: sp.S.One}) * divisor
    quadrature = (swing.xreplace({sine: sp.S.One, cosine: sp.S.Zero}) * divisor).applyfunc(
        lambda part: sp.Add(*(rate * term for term in sp.Add.make_args(part)))
    )
    if rest.applyfunc(sp.expand) != sp.zeros(3, 1) or (stationary + quadrature).has(q.t_scaled):
        raise ValueError("the spin does not start in equilibrium; x.response is the response from there")
    return stationary, quadrature, divisor


_IN_TIME: dict[str, Any] = {"args": SCALED, "precession": (q.t_scaled, q.xi)}

EXACT, FIRST = "x.response", "x.response-1"
"""Labels that others ask for."""

NODES = (
    Node(
        EXACT,
        "exact response to a constant background, without cancellation",
        q.s_vector,
        response,
        ("x.scaled", "x.axis", "x.axis-of-M"),
        reads=("band",),
        routine="spin_response",
        exported=True,
        **_IN_TIME,
    ).saying(
        r"The response $\mathbf{s} - \mathbf{s}_{eq}$ as a sum of positive terms, so that a weak or short "
        "perturbation loses no digits."
    ),
    Node(FIRST, "response to first order, without cancellation", q.s_vector, first_order_response, (EXACT,), 1).saying(
        "The same to first order in the small parameters.", **_IN_TIME
    ),
)
"""The nodes of this step. Their left-hand side stands for s - s_eq."""
