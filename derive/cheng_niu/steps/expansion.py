"""Concludes Eq. 9: the spin in a constant background, to the orders at which the paper states it.

The closed solution is expanded (`derive.cheng_niu.algebra.smallness`); where the relaxation has none (T_1 != T_2), the
series is solved order by order from Eq. 8 (`derive.cheng_niu.algebra.driven`). Both hold for either band and either
sign of the exchange.

Source: Cheng & Niu (2013), Eq. 9 and the last lines of Appendix B.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.driven import driven_series
from derive.cheng_niu.algebra.smallness import taylor_terms, truncated
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import equilibrium_sign
from derive.core.node import Line, Node, Step

ORDER = 2
"""The highest order that Eq. 9 states."""


def scaled_rates(model: Model) -> tuple[sp.Expr, sp.Expr]:
    """tau_ex / T_1 and tau_ex / T_2: both xi for the paper's one spin-flip time."""
    return (q.xi, q.xi) if model.relaxation.isotropic else (q.xi_1, q.xi_2)


def spin_terms(model: Model, *given: Any) -> list[Matrix]:
    """The terms of s(t~) of orders 0 to 2 in the small parameters: of the solution, or from the axis."""
    if model.relaxation.isotropic:
        return taylor_terms(given[0], ORDER)
    return driven_series(given[0], scaled_rates(model), equilibrium_sign(model), ORDER)


def spin_series(model: Model, *given: Any) -> Iterator[Line]:
    """The terms of s(t~), order by order (x.series)."""
    if model.relaxation.isotropic:
        frequency = next(power for power in given[0].atoms(sp.Pow) if power.exp == sp.S.Half)
        yield Line("The frequency of {x.scaled} is", frequency, "given", q.W)
        yield Line("to second order", truncated(frequency, ORDER), f"order {ORDER}", q.W)
        said = "With it {x.scaled} is a power series, with the terms of order 0, 1 and 2:"
    else:
        said = "In {x.bloch} each order is driven by the one before; the terms of order 0, 1 and 2:"
    yield Line(said, sp.Tuple(*spin_terms(model, *given)), "order by order")


def _source(model: Model) -> tuple[str, ...]:
    """The closed solution where there is one, else the equation itself."""
    return ("x.scaled",) if model.relaxation.isotropic else ("x.axis",)


def series_sum(terms: sp.Tuple, component: int, order: int) -> sp.Expr:
    """One component (0, 1, 2) of the series up to and including `order` (9a, 9b, 9c)."""
    return sp.Add(*(term[component] for term in terms[: order + 1]))


def _sum(component: int, order: int) -> Step:
    return lambda model, terms: series_sum(terms, component, order)


def frequency_series(model: Model, axis: Matrix) -> sp.Expr:
    """tau_ex Omega, the length of the scaled axis, to first order in (eps1, eps2, eps3) (end of Appendix B)."""
    return sp.expand(truncated(sp.sqrt(axis.dot(axis)), 1))


def stationary(model: Model, terms: sp.Tuple) -> Matrix:
    """The spin that no longer moves, to first order (x.stationary): what is left of the series when t~ is large."""
    decayed = sp.exp(-scaled_rates(model)[1] * q.t_scaled)
    return (terms[0] + terms[1]).xreplace({decayed: sp.S.Zero}).as_immutable()


_SCALED = (q.t_scaled, q.eps1, q.eps2, q.xi)
_SUMMED: dict[str, Any] = {"args": _SCALED, "exported": True, "precession": (q.t_scaled, q.xi)}
_READS = ("band", "relaxation")
_LENGTH = "The length of the axis {x.axis}; {eps1} and {eps2} enter in second order only."

NODES = (
    Node("x.omega", "precession frequency to first order", q.W, frequency_series, ("x.axis",), 1).saying(_LENGTH),
    Node("x.series", "spin series to second order", q.s_vector, spin_series, _source, ORDER, _SCALED, _READS).saying(
        "The spin in powers of {eps1}, {eps2} and {eps3}, which count alike."
    ),
    *(
        Node(f"9{c}", f"s_{k + 1} to {word} order", s, _sum(k, order), ("x.series",), order, **_SUMMED).saying(
            f"Component {k + 1} of {{x.series}}, with the terms up to order {order}.", routine=f"{word}_order_s{k + 1}"
        )
        for k, c, s, order, word in (
            (0, "a", q.s1, 1, "first"),
            (1, "b", q.s2, 1, "first"),
            (2, "c", q.s3, 2, "second"),
        )
    ),
    Node(
        "x.stationary",
        "stationary spin to first order",
        q.s_vector,
        stationary,
        ("x.series",),
        1,
        reads=("relaxation",),
    ).saying("What is left of the series when all that decays is gone."),
)
