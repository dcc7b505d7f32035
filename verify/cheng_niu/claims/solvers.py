"""The claims x.solver.<name>: with these parameters the solver integrates Eqs. 16 and 17; and the motion of a wall.

The body of a solver's statement is its mapping: the parameters, in the order of the record, as expressions in the
coefficients of Eq. 16 (for a solver that takes the sign of u apart: first for a current along +x, then along -x). Its
first test is the proof; it also wants every parameter to have its unit, for P and j_e could change places unnoticed.
The second test is the way back, Eq. 16 in the solver's convention.

Source: the solvers' sources (`verify.cheng_niu.solvers.equations.MOTIONS`); for the wall Schryer and Walker (1974) and
Thiaville et al. (2005), see `derive.cheng_niu.steps.wall`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.micromagnetics import SOLVERS
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Solver
from verify.cheng_niu.claims import ours
from verify.cheng_niu.solvers.coordinates import ALLOWANCE, RATIOS, brackets, point
from verify.cheng_niu.solvers.equations import MOTIONS
from verify.cheng_niu.solvers.mapping import Signs, as_written, cases, primitive, reproduces
from verify.cheng_niu.solvers.walker import beyond_holding, wall_solves
from verify.judge.checks import equals_derived
from verify.judge.claim import Check, Claim, Control, Test
from verify.judge.scaling import is_homogeneous
from verify.zero.balls import ball
from verify.zero.exact import is_zero

_SI = {"rad/(T s)": "1/(T s)"}
_OWN_UNITS = ("meV",)
"""Units of a solver that works in its own: what is numbers here has a dimension there, so nothing can be scaled."""


def mapping_body(solver: Solver) -> sp.Tuple:
    """The mapping as members of a statement: all parameters for each case of the sign of the current."""
    return sp.Tuple(*(value.xreplace(dict(signs)) for signs in cases(solver) for value in solver.values.values()))


def proof(solver: Solver) -> Check:
    """The check that a body is a mapping that makes the solver integrate Eq. 16, in the right units."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        names, found = list(solver.values), list(body)
        for i, signs in enumerate(cases(solver)):
            members = found[i * len(names) : (i + 1) * len(names)]
            if not _have_units(solver, members, derivation):
                return False
            if not reproduces(solver, dict(zip(names, members, strict=True)), derivation, signs):
                return False
        return True

    return check


def _have_units(solver: Solver, members: Sequence[Any], derivation: Derivation) -> bool:
    if any(parameter.unit in _OWN_UNITS for parameter in solver.sets):
        return True
    inputs = primitive(derivation) | {c.gamma_mumax3: q.gamma}
    pairs = zip(solver.sets, members, strict=True)
    return all(is_homogeneous(value.xreplace(inputs), _SI.get(p.unit, p.unit), q.SYMBOLS) for p, value in pairs)


def _way_back(solver: Solver) -> Test:
    """The check that Eq. 16 in the solver's convention is its equation, and is not with the current reversed."""

    def check(body: sp.Tuple, derivation: Derivation, current: int = 1) -> bool:
        return as_written(solver, derivation, current)

    detail = "the derived 16 in the solver's convention minus its equation is zero"
    return Test("exact", check, detail, refutes=Control("the current reversed in 16", options={"current": -1}))


def _latex(solver: Solver) -> str:
    signs = cases(solver)
    parts = [_assignments(solver, case) for case in signs]
    if len(parts) == 1:
        return parts[0]
    conditions = (rf"u_x > 0:\quad {parts[0]}", rf"u_x < 0:\quad {parts[1]}")
    return r";\qquad ".join(conditions)


def _assignments(solver: Solver, signs: Signs) -> str:
    from derive.export.latex import expression_latex

    strength = {size.as_coeff_Mul()[1]: sp.Abs(direction) for direction, size in signs.items()}
    rows = []
    for name, value in solver.values.items():
        shown = expression_latex(value.xreplace(dict(signs)).xreplace(strength), q.SYMBOLS)
        rows.append(rf"\text{{{name.replace('_', ' ')}}} = {shown}")
    return r",\quad ".join(rows)


def solver_claim(solver: Solver) -> Claim:
    """The claim about one mapping."""
    printed = ours(f"x.solver.{solver.name}", _latex(solver), *mapping_body(solver))
    return Claim(
        printed,
        f"{solver.title} ({solver.version}) integrates Eqs. 16 and 17 with these parameters",
        "confirmed",
        (
            Test(
                "exact", proof(solver), "the solver's dm/dt put into the derived 16 leaves zero, at any point of any M"
            ),
            _way_back(solver),
        ),
        derived="16",
        cites=("17", "p.u", "p.eta"),
        why=f"Source: {MOTIONS[solver.name].source}.",
    )


WALL_VELOCITY = ours(
    "x.wall-velocity",
    r"v_w = -\frac{\xi u_x}{\alpha + \eta \xi}",
    -q.xi * q.u[0] / (q.alpha + q.eta_n * q.xi),
    unit="m/s",
)
BREAKDOWN = ours(
    "x.wall-breakdown",
    r"u_W = \frac{2 \gamma K_\perp \sqrt{A_{ex}}}{M_s (\sqrt{K_u} + \sqrt{K_u + K_\perp})}"
    r"\,\frac{\alpha + \eta\xi}{\alpha - \xi}",
    2
    * q.gamma
    * q.K_perp
    * sp.sqrt(q.A_stiff)
    * (q.alpha + q.eta_n * q.xi)
    / (q.M_s * (sp.sqrt(q.K_easy) + sp.sqrt(q.K_easy + q.K_perp)) * (q.alpha - q.xi)),
    unit="m/s",
)


def _wall(body: sp.Tuple, derivation: Derivation) -> bool:
    return all(is_zero(wall_solves(derivation["16"].rhs, velocity)) for velocity in body)


def _breakdown(body: sp.Tuple, d: Derivation) -> bool:
    """At the stated drift the wall can be held at one angle, and barely: a proof for every phi."""
    (stated,) = body
    (velocity,) = WALL_VELOCITY.body
    return is_zero(beyond_holding(d["16"].rhs, velocity, stated))


def _integrated(body: sp.Tuple, d: Derivation) -> bool:
    """The stated drift lies in every bracket of the integration of the collective coordinates."""
    (stated,) = body
    for ratio, (settles, turns) in brackets().items():
        drift = float(ball(stated, point(ratio), 20).real)
        if not settles * (1 - ALLOWANCE) < drift < turns * (1 + ALLOWANCE):
            return False
    return True


WALL_CLAIM = Claim(
    WALL_VELOCITY,
    "the steady velocity of a transverse wall, free and between domains of equal energy, below Walker breakdown",
    "confirmed",
    (
        equals_derived("x.wall-velocity"),
        Test("exact", _wall, "a wall of Walker's profile, moving so, solves the derived 16 at every point"),
    ),
    cites=("16",),
    why="+j_e moves the wall to -x; beyond |u| = |x.wall-breakdown| the plane of the wall turns and the law fails.",
)

CLAIMS: tuple[Claim, ...] = (
    *(solver_claim(SOLVERS[name]) for name in MOTIONS),
    WALL_CLAIM,
    Claim(
        BREAKDOWN,
        "the drift beyond which the plane of a transverse wall turns, whose width follows its angle; no field",
        "confirmed",
        (
            Test(
                "exact",
                _breakdown,
                "the largest of Delta_w(phi) sin(2 phi) over all phi just balances it: their difference is a square, "
                "and vanishes where sin^2(phi) = 1/(1 + sqrt(1 + K_perp/K_u))",
            ),
            equals_derived("x.wall-breakdown"),
            Test(
                "ode",
                _integrated,
                "position, angle and width integrated from rest: the plane settles below it and turns above it, "
                f"bracketed to 1 % at K_perp/K_u = {', '.join(map(str, RATIOS))}",
                any_model=False,
            ),
        ),
        cites=("16", "x.wall-velocity"),
        why="Its size counts; its sign tells which way the plane of the wall turns. With the width of the wall at rest "
        "in place of the width at its angle it would be (1 + sqrt(1 + K_perp/K_u))/2 times as large: 1.2, 1.6 and 4.1 "
        "times at K_perp/K_u = 1, 4 and 50.",
    ),
)
