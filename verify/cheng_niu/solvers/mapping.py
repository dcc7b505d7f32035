"""Whether a solver's equation of motion, with given parameters, is Eq. 16; and the wrong mappings that it must not be.

The solver's dm/dt (`verify.cheng_niu.solvers.equations`) goes into the derived Eq. 16 for dM/dt, and the zero test
decides. The parameters are expressions in P, j_e, xi, M_s, n_0, alpha and gamma once the derived u, eta and Eq. 17 are
put in.

Key results: `reproduces` (the proof), `as_written` (the way back, by a `Convention`), `mutants` (wrong mappings).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.recovery import convention
from verify.cheng_niu.solvers.equations import MOTIONS
from verify.cheng_niu.solvers.sampled import Point, general_point
from verify.zero.exact import is_zero

G_FACTOR = sp.Rational("2.00231930436256")
"""The free electron's g (CODATA 2018), for the mutant that mistakes mu_B for g mu_B/2."""

Signs = Mapping[sp.Symbol, Any]
"""u along or against x, as a substitution."""


def cases(solver: Solver) -> tuple[Signs, ...]:
    """What to prove a mapping for: any u, or one of each sign where the mapping asks for the sign of u."""
    if any(value.has(sp.Abs, sp.Piecewise) for value in solver.values.values()):
        strength = sp.Symbol("u", positive=True)
        return {c.u: strength}, {c.u: -strength}
    return ({},)


def primitive(derivation: Derivation) -> dict[sp.Symbol, Any]:
    """eta, u, gamma-tilde and alpha-tilde in the inputs, as derived."""
    eta = derivation["x.eta"].rhs
    precession, damping = derivation["17"].rhs
    return {
        **c.EXACT,
        c.eta: eta,
        c.u: derivation["x.u"].rhs[0],
        c.gamma_t: precession.xreplace({c.eta: eta}),
        c.alpha_t: damping.xreplace({c.eta: eta}),
    }


def reproduces(solver: Solver, values: Mapping[str, Any], derivation: Derivation, signs: Signs | None = None) -> bool:
    """Whether the solver with these parameters integrates Eq. 16 with Eq. 17; Undecided if it cannot be told.

    `signs` restricts the proof to one sign of u; without it the mapping is proven for all that `cases` names.
    """
    if signs is None:
        return all(reproduces(solver, values, derivation, case) for case in cases(solver))
    inputs = primitive(derivation) | dict(signs)
    point = general_point()
    rate = MOTIONS[solver.name].rate(point, {name: value.xreplace(inputs) for name, value in values.items()})
    place = _place(point) | dict(zip(q.M_t, q.M_s * rate, strict=True))
    return is_zero(derivation["16"].rhs.xreplace(place).xreplace(inputs) - (q.M_s * rate).xreplace(inputs))


def as_written(solver: Solver, derivation: Derivation, current: int = 1) -> bool:
    """Whether Eq. 16 in the solver's convention, in its own parameters, is the equation that the solver integrates.

    With `current` = -1 the current of Eq. 16 is reversed first.
    """
    point = general_point()
    parameters = {p.name: p.value if p.fixed else p.symbol for p in solver.sets}
    rate = MOTIONS[solver.name].rate(point, parameters)
    equation = derivation["16"]
    turned = replace(equation, rhs=equation.rhs.xreplace({u: current * u for u in q.u}))
    written = convention(solver).apply(turned).rhs
    return is_zero(written.xreplace(_place(point) | c.EXACT) - q.M_s * rate)


def _place(point: Point) -> dict[sp.Symbol, Any]:
    """M and its derivative along x at the point, the current along x."""
    place: dict[sp.Symbol, Any] = dict.fromkeys((*q.u[1:], *q.M_grad[1], *q.M_grad[2]), sp.S.Zero)
    for names, vector in ((q.M, point.m), (q.M_grad[0], point.slope)):
        place.update(zip(names, q.M_s * vector, strict=True))
    return place


def mutants(solver: Solver) -> dict[str, dict[str, Any]]:
    """Wrong mappings by name: the strength of the torque off by each factor that people get wrong, and other slips."""
    factors = {
        "the sign of u": sp.Integer(-1),
        "1/(1+xi^2) missing": 1 + c.xi**2,
        "1/(1+xi^2) twice": 1 / (1 + c.xi**2),
        "1/(1+eta) missing": 1 + c.eta,
        "1/(1+eta) twice": 1 / (1 + c.eta),
        "g/2 too much": G_FACTOR / 2,
    }
    wrong = {name: _scaled(solver, factor) for name, factor in factors.items()}
    swaps = {
        "alpha for alpha-tilde": {c.alpha_t: c.alpha},
        "gamma for gamma-tilde": {c.gamma_t: c.gamma},
        "the sign of xi": {c.xi: -c.xi},
        "mu_0 gamma for gamma": {c.gamma_t: c.gamma_t * c.mu_0},
    }
    for name, swap in swaps.items():
        wrong[name] = {key: value.xreplace(swap) for key, value in solver.values.items()}
    return {name: values for name, values in wrong.items() if values != solver.values}


def _scaled(solver: Solver, factor: sp.Expr) -> dict[str, Any]:
    return {name: value * factor if name in solver.scales else value for name, value in solver.values.items()}
