"""The mappings: every solver's equation of motion is Eq. 16 under its mapping, and no wrong mapping passes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sympy as sp
from wall_rates import as_by_hand

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.micromagnetics import FAMILIES, SOLVERS
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.coefficients import convention
from derive.micromagnetics.mapping import Solver
from verify import is_zero
from verify.cheng_niu.claims import solvers
from verify.cheng_niu.claims.solvers import WALL_CLAIM
from verify.cheng_niu.solvers.equations import MOTIONS
from verify.cheng_niu.solvers.mapping import as_written, reproduces
from verify.cheng_niu.solvers.walker import turning_field, wall_solves
from verify.judge.judgement import judge
from verify.judge.mutants import fate
from verify.judge.mutants import mutants as generic_mutants

CHAIN = derivation()
CLAIMS = {claim.label: claim for claim in solvers.CLAIMS}


def test_every_solver_has_an_equation_a_source_and_a_claim() -> None:
    assert set(SOLVERS) == set(MOTIONS)
    assert set(CLAIMS) == {f"x.solver.{name}" for name in SOLVERS} | {"x.wall-velocity", "x.wall-breakdown"}
    asked = {"mumax3", "mumaxplus", "oommf", "ubermag", "magnumnp", "spirit", "fidimag", "nmag", "micromagneticjl"}
    assert asked == set(FAMILIES)


@pytest.mark.parametrize("label", CLAIMS)
def test_claims_hold(label: str) -> None:
    judgement = judge(CLAIMS[label], CHAIN)
    assert judgement.holds
    assert judgement.own_standing == "proved"


G_FACTOR = sp.Rational("2.00231930436256")
"""The free electron's g (CODATA 2018), for the mutant that mistakes mu_B for g mu_B/2."""


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


@pytest.mark.parametrize("name", SOLVERS)
def test_wrong_mappings_are_refused(name: str) -> None:
    """The slips that people make: sign of u, 1/(1+xi^2) and 1/(1+eta) zero or two times, g/2, bare alpha and gamma."""
    planted = mutants(SOLVERS[name])
    assert {"the sign of u", "1/(1+xi^2) missing", "1/(1+xi^2) twice", "g/2 too much"} <= set(planted)
    assert {"1/(1+eta) missing", "1/(1+eta) twice", "alpha for alpha-tilde", "gamma for gamma-tilde"} <= set(planted)
    passed = [change for change, values in planted.items() if reproduces(SOLVERS[name], values, CHAIN)]
    assert passed == []


@pytest.mark.parametrize("label", CLAIMS)
def test_generic_mutants_are_refused(label: str) -> None:
    planted = generic_mutants(CLAIMS[label])
    fates = {mutant.change: fate(CLAIMS[label], mutant, CHAIN) for mutant in planted}
    assert len(fates) > 10
    assert {change: end for change, end in fates.items() if end != "refused"} == {}


@pytest.mark.parametrize("name", SOLVERS)
def test_a_wrong_way_back_is_refused(name: str) -> None:
    solver = SOLVERS[name]
    assert as_written(solver, CHAIN)
    for key, wrong in (("torque", -solver.reads["torque"]), ("gamma_t", 2 * solver.reads["gamma_t"])):
        assert not as_written(replace(solver, reads={**solver.reads, key: wrong}), CHAIN)


def test_mumax3_with_the_proposed_kernel_needs_another_current() -> None:
    """Where the kernel uses GammaLL in place of its own constant, J = j_e/(1+eta) is right and the old J is not."""
    motion = MOTIONS["mumax3"]
    rescaled = sp.Integer(175950000000)

    def proposed(point: object, p: dict[str, sp.Expr]) -> sp.Matrix:
        return motion.rate(point, {**p, "J": p["J"] * rescaled / p["GammaLL"]})  # type: ignore[arg-type]

    values = SOLVERS["mumax3"].values
    corrected = {**values, "J": q.j_e[0] / (1 + q.eta_n)}
    try:
        MOTIONS["mumax3"] = motion._replace(rate=proposed)
        assert reproduces(SOLVERS["mumax3"], corrected, CHAIN)
        assert not reproduces(SOLVERS["mumax3"], values, CHAIN)
    finally:
        MOTIONS["mumax3"] = motion


def test_the_two_ubermag_calculators_need_different_scripts() -> None:
    for name, other in (("ubermag-oommfc", "ubermag-mumax3c"), ("ubermag-mumax3c", "ubermag-oommfc")):
        assert not reproduces(SOLVERS[name], SOLVERS[other].values, CHAIN)


def test_a_convention_is_the_whole_mapping() -> None:
    """Eq. 16 in magnum.np's convention, at rest along z with the slope along x: b j in front, no trace of eta."""
    written = convention(SOLVERS["magnumnp"]).apply(CHAIN["16"]).rhs
    place: dict[sp.Symbol, sp.Expr] = dict.fromkeys((*q.H, *q.u, *q.M, *(c for g in q.M_grad for c in g)), sp.S.Zero)
    place.update({q.M[2]: q.M_s, q.M_grad[0][0]: q.M_s})
    torque = written.xreplace(place) / q.M_s
    b, j, xi, alpha = (sp.Symbol(s, real=True) for s in ("b", "j", "xi", "alpha"))
    expected = sp.Matrix([1 + alpha * xi, alpha - xi, 0]) * b * j / (1 + alpha**2)
    assert is_zero(torque - expected)


def test_the_moving_wall_solves_eq_16_only_at_the_right_velocity() -> None:
    velocity = CHAIN["x.wall-velocity"].rhs
    assert is_zero(wall_solves(CHAIN["16"].rhs, velocity))
    for wrong in (-velocity, 2 * velocity, velocity.xreplace({q.eta_n: sp.S.Zero}), -q.u[0]):
        assert not is_zero(wall_solves(CHAIN["16"].rhs, wrong))
    assert WALL_CLAIM.verdict == "confirmed"


def test_at_breakdown_the_wall_plane_has_turned_as_far_as_its_anisotropy_can_hold_it() -> None:
    """The field needed is sin(2 phi) K_perp/M_s at the width there, for K_perp = 15 K: sin^2(phi) = 1/5."""
    at = {q.K_perp: 15 * q.K_easy}
    field = turning_field(CHAIN["16"].rhs, CHAIN["x.wall-velocity"].rhs)
    width = CHAIN["x.wall-width"].rhs.xreplace({q.phi: sp.asin(sp.sqrt(sp.Rational(1, 5)))})
    field = field.xreplace({q.u[0]: CHAIN["x.wall-breakdown"].rhs, q.width_wall: width}).xreplace(at)
    assert is_zero(field + sp.Rational(4, 5) * 15 * q.K_easy / q.M_s)


def test_the_plane_of_the_wall_turns_as_eq_16_says_and_stands_still_at_the_steady_velocity() -> None:
    """At rest, x.wall-turning = 0, the velocity at the angle is that of the rigid wall."""
    motion, turning = CHAIN["x.wall-motion"].rhs, CHAIN["x.wall-turning"].rhs
    (still,) = sp.solve(turning.xreplace({q.H[2]: 0}), q.u[0])
    rest = {q.H[2]: sp.S.Zero, q.u[0]: still}
    assert sp.cancel((motion - CHAIN["x.wall-velocity"].rhs).xreplace(rest).expand(trig=True)) == 0


def test_position_and_angle_turn_as_in_the_equations_written_by_hand() -> None:
    assert as_by_hand(CHAIN)
