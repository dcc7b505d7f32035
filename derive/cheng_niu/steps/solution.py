"""Concludes B.s1-B.s3: the spin in a constant background, exactly, from the axis structure of the rotation.

ds/dt = a x s - (s - e) / T with s(0) = e. Let k = a x e and m = a x k. Both are orthogonal to a, a x m = -|a|^2 k, so
the deviation s - e stays in the plane of k and m and the equation is solved in that plane, without Jordan forms.

Source: Cheng & Niu (2013), Appendix B, the unnumbered equations after B7.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.smallness import in_small
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import local_equilibrium, precession_axis
from derive.core.node import Line, Node, part


def constant_background(model: Model, matrix: Matrix, direction: Matrix) -> Iterator[Line]:
    """The spin s(t) in a constant background (B.s1-B.s3), starting in local equilibrium; three-vector."""
    require_local_axis(direction)
    if not model.relaxation.isotropic:
        raise ValueError(
            "with T_1 != T_2 the rates are the roots of an irreducible cubic, so the exact solution has no usable "
            "closed form; take the series (9), the stationary response (x.stationary) or Eqs. 11-17"
        )
    axis, decay, start = precession_axis(matrix), 1 / q.tau_sf, local_equilibrium(model, direction)
    square = axis.dot(axis)
    frequency = sp.sqrt(square)
    said = r"The rotation $K\mathbf{s} = \mathbf{a}\times\mathbf{s}$ of {8} has the axis"
    yield Line(said, axis, "axis", r"\mathbf{a}")
    yield Line("whose length is the frequency", frequency, "length", q.Omega)
    k = axis.cross(start)
    m = axis.cross(k)
    yield Line(r"Across the axis lie $\mathbf{k} = \mathbf{a}\times\mathbf{s}_{eq}$,", k, "across", r"\mathbf{k}")
    said = r"and $\mathbf{m} = \mathbf{a}\times\mathbf{k}$, with $\mathbf{a}\times\mathbf{m} = -\Omega^2\mathbf{k}$:"
    yield Line(said, m, "across again", r"\mathbf{m}")
    stationary = m + decay * k
    said = (
        r"A multiple of $\mathbf{m} + \mathbf{k}/\tau_{sf}$ is at rest, for there relaxation makes up for the turning:"
    )
    steady = stationary / (q.Omega**2 + decay**2)
    yield Line(said, steady, "steady", r"\mathbf{s}_\infty - \mathbf{s}_{eq}")
    quadrature = frequency * k - decay / frequency * m
    swing = sp.exp(-decay * q.t) * (quadrature * sp.sin(frequency * q.t) - stationary * sp.cos(frequency * q.t))
    said = r"What turns about the axis and decays makes up for it at the start, $\mathbf{s}(0) = \mathbf{s}_{eq}$:"
    yield Line(said, (start + (stationary + swing) / (square + decay**2)).as_immutable(), "evolve")


def require_local_axis(direction: Matrix) -> None:
    """ValueError unless the basis is quantised along n, without which the background is never constant."""
    if direction != Matrix([0, 0, 1]):
        raise ValueError(
            f"M points along {tuple(direction)} of the local frame; from the solution on, the spinors must be "
            "eigenstates along n with |up> first"
        )


def scaled_axis(model: Model, matrix: Matrix, direction: Matrix) -> Matrix:
    """tau_ex times the precession axis (dimensionless three-vector) in eps1, eps2, eps3 (x.axis)."""
    require_local_axis(direction)
    return _in_exchange_times(precession_axis(matrix)).applyfunc(sp.expand)


def scaled_solution(model: Model, *spin: sp.Expr) -> Matrix:
    """The exact solution in units of tau_ex (x.scaled): s as a function of t~, eps1, eps2, eps3, xi; three-vector."""
    return _in_exchange_times(Matrix(spin))


def _in_exchange_times(value: Matrix) -> Matrix:
    """Everything measured in exchange times, so that tau_ex = 1, and the rates as small parameters."""
    return in_small(value.xreplace({q.t: q.t_scaled, q.tau_ex: sp.S.One, q.tau_sf: 1 / q.xi}), sp.S.One)


def frequency_name(root: sp.Expr) -> sp.Symbol:
    """What the paper calls the square root in these solutions: Omega where it is a rate, else W = tau_ex Omega."""
    return q.Omega if q.phidot in root.free_symbols else q.W


_IN_SECONDS = (q.t, 1 / q.tau_sf)
SCALED = (q.t_scaled, q.eps1, q.eps2, q.xi, q.eps3)
"""The arguments of the spin in exchange times."""

NODES = (
    Node(
        "x.solution",
        "exact spin in a constant background",
        q.s_vector,
        constant_background,
        ("8", "x.axis-of-M"),
        reads=("band", "relaxation"),
        opens="The solution in a constant background",
        precession=_IN_SECONDS,
    ).saying(
        "In a constant background {x.bloch} has constant coefficients. The deviation from equilibrium stays in "
        "the plane across the axis of the rotation, where the equation is that of a damped oscillator."
    ),
    *(
        Node(label, f"exact s_{i} in a constant background", s, part(i - 1), ("x.solution",), args=(q.t,)).saying(
            f"Component {i} of {{x.solution}}.", precession=_IN_SECONDS
        )
        for i, label, s in ((1, "B.s1", q.s1), (2, "B.s2", q.s2), (3, "B.s3", q.s3))
    ),
    Node("x.axis", "scaled precession axis", q.axis, scaled_axis, ("8", "x.axis-of-M")).saying(
        "The axis of {8} with time in exchange times; the slow rates are the small parameters {eps1}, {eps2} and "
        "{eps3}."
    ),
    Node("x.scaled", "exact spin in exchange times", q.s_vector, scaled_solution, ("B.s1", "B.s2", "B.s3")).saying(
        "The solution with time in exchange times, {t_scaled}, and the rates as small parameters.",
        args=SCALED,
        routine="exact_spin",
        precession=(q.t_scaled, q.xi),
    ),
)
