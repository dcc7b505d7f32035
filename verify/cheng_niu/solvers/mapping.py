"""Whether a solver's equation of motion, with given parameters, is Eq. 16.

The solver's dm/dt (`verify.cheng_niu.solvers.equations`) goes into the derived Eq. 16 for dM/dt, and the zero test
decides. It does so at a point of a general texture: m has arbitrary angles, dm/dx any tangential value and the field
any value, with |m| = 1 and m . dm/dx = 0 built in, so that an identity holds at every point of every magnetization.
The parameters are expressions in P, j_e, xi, M_s, n_0, alpha and gamma once the derived u, eta and Eq. 17 are put in.

Key results: `reproduces` (the proof), `as_written` (the way back, by a `Convention`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.coefficients import convention, exact
from derive.micromagnetics.mapping import Solver
from verify.cheng_niu.solvers.equations import MOTIONS, Point
from verify.zero.exact import is_zero

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
    rate = q.M_s * MOTIONS[solver.name].rate(point, {name: value.xreplace(inputs) for name, value in values.items()})
    sides = _at_the_point(derivation["16"].rhs).xreplace(dict(zip(q.M_t, rate, strict=True))) - rate
    return is_zero(sides.xreplace(inputs))


def as_written(solver: Solver, derivation: Derivation, current: int = 1) -> bool:
    """Whether Eq. 16 in the solver's convention, in its own parameters, is the equation that the solver integrates.

    With `current` = -1 the current of Eq. 16 is reversed first.
    """
    point = general_point()
    parameters = {p.name: exact(p.value if p.fixed else p.symbol) for p in solver.sets}
    rate = MOTIONS[solver.name].rate(point, parameters)
    equation = derivation["16"]
    turned = replace(equation, rhs=equation.rhs.xreplace({u: current * u for u in q.u}))
    written = convention(solver).apply(turned).rhs
    return is_zero(written.xreplace(placed(q.M_s * point.m, q.M_s * point.slope) | c.EXACT) - q.M_s * rate)


def placed(direction: Any, slope: Any) -> dict[sp.Symbol, Any]:
    """M and its derivative along x at a point, the current along x."""
    place: dict[sp.Symbol, Any] = dict.fromkeys((*q.u[1:], *q.M_grad[1], *q.M_grad[2]), sp.S.Zero)
    return place | dict(zip((*q.M, *q.M_grad[0]), (*direction, *slope), strict=True))


@cache
def _at_the_point(torque: Any) -> Any:
    point = general_point()
    return torque.xreplace(placed(q.M_s * point.m, q.M_s * point.slope))


@cache
def general_point() -> Point:
    """m at the angles theta, phi; dm/dx = a e_theta + b e_phi; an arbitrary field."""
    a, b = sp.symbols("slope_theta slope_phi", real=True)
    turn = sp.Matrix([sp.cos(q.phi), sp.sin(q.phi), 0])
    m = sp.sin(q.theta) * turn + sp.Matrix([0, 0, sp.cos(q.theta)])
    slope = a * m.diff(q.theta) + b * turn.diff(q.phi)
    return Point(m.as_immutable(), slope.as_immutable(), q.H)
