"""What each entry of the record rests on physically: conditions, causes and consequences, by hand or by mpmath."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import mpmath as mp
import pytest
import sympy as sp

from derive import Model, derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.signs import Reading, required_factors
from verify.cheng_niu import CLAIMS
from verify.judge.judgement import cited, direct_needs, judge, judge_all, used_by
from verify.judge.record import faults
from verify.zero.balls import ball
from verify.zero.exact import is_zero

PAPER = derivation()
FAULTY = [label for label, claim in CLAIMS.items() if claim.verdict in ("misprint", "error")]
NOT_AS_PRINTED = {label for label, claim in CLAIMS.items() if claim.verdict in ("misprint", "error", "conditional")}


# Which faults are one, and what changes with them


def test_faults_with_one_cause_are_counted_once() -> None:
    roots = {claim.cause or label for label, claim in CLAIMS.items() if label in FAULTY}
    assert faults(CLAIMS.values()) == {"faults": len(roots), "places": len(FAULTY)}
    assert {"B4", "B.s1", "9c"} <= roots and not {"B5", "B6", "B.s2", "B.s3", "p.lowest-order"} & roots


@pytest.mark.parametrize("label", [label for label, claim in CLAIMS.items() if claim.cause])
def test_a_cause_is_a_statement_with_a_fault_or_a_condition_of_its_own(label: str) -> None:
    cause = CLAIMS[label].cause
    assert cause in NOT_AS_PRINTED and CLAIMS[cause].cause is None
    if label in FAULTY:
        assert cause in FAULTY


@cache
def reached() -> dict[str, tuple[str, ...]]:
    """What rests on each claim, by derivation or by what the print cites."""
    judged = judge_all(CLAIMS.values(), derivation())
    needs = direct_needs(judged, derivation())
    return used_by(needs, cited(judged, needs))


@pytest.mark.parametrize("label", CLAIMS)
def test_what_changes_with_a_fault_rests_on_it_and_does_not_hold_as_printed(label: str) -> None:
    """A statement that is proved with the correction in place cannot be one whose printed result changes."""
    claim = CLAIMS[label]
    assert set(claim.changes) <= set(reached()[label]) & NOT_AS_PRINTED
    assert label in FAULTY or not claim.changes


def test_the_hbar_of_b1_and_that_of_b4_to_b6_go_together() -> None:
    """With A_i as B1 prints it, without hbar, the last forms of B4-B6 are right; with B1 corrected they are not."""
    assert CLAIMS["B1"].changes == ("B4", "B5", "B6")
    without_hbar = {calA: calA / q.hbar for calA in (q.calA_1, q.calA_2, q.calA_3)}
    for label in CLAIMS["B1"].changes:
        corrected = CLAIMS[label].corrected
        assert corrected is not None
        last, true = CLAIMS[label].printed.body[2], corrected.body[2]
        assert is_zero(last.xreplace(without_hbar) - true) and not is_zero(last - true)


def test_the_gap_as_printed_gives_the_other_sign_of_n0() -> None:
    assert CLAIMS["p.gap"].changes == ("p.n0",)
    as_eq_4, as_printed = (required_factors(Reading(coupling=c)) for c in (1, -1))
    assert as_eq_4["4"] == {"": 1} and as_eq_4["p.n0"] == {"": -1}
    assert as_printed["p.gap"]["E_down - E_up"] == 1 and as_printed["p.n0"] == {"": 1}


@pytest.mark.parametrize("label", ["p.omega", "9c", "12", "p.velocity", "B.s1"])
def test_these_faults_change_no_later_result(label: str) -> None:
    assert CLAIMS[label].changes == ()
    for later in ("11a", "11b", "11c", "13", "15", "16", "17"):
        assert CLAIMS[later].verdict in ("confirmed", "to-order")


# Single entries


def test_the_first_order_of_omega_depends_on_the_gauge() -> None:
    """It is -eps3 in the paper's gauge and vanishes where chi turns against the frame."""
    first = derivation(Model(gauge=q.chi_field))["x.omega"].rhs
    assert is_zero(PAPER["x.omega"].rhs - 1 + q.eps3)
    assert is_zero(first.xreplace({q.eps_chi: -q.eps3}) - 1)


def test_the_averaged_transient_is_small_in_the_norm_but_not_along_the_rate() -> None:
    """mpmath's quadrature of Eq. 9 at N = 104, xi = 0.01, eps2 = 1: of the norm 2/N at most; of s_1 more than all."""
    n, xi = 104, mp.mpf(1) / 100
    size = 1 + xi**2
    fade = lambda t: mp.exp(-xi * t) / size  # noqa: E731
    turns = mp.linspace(0, n, 53)
    along = mp.quad(lambda t: -fade(t) * (mp.sin(t) - xi * mp.cos(t)), turns) / n
    across = mp.quad(lambda t: fade(t) * (mp.cos(t) + xi * mp.sin(t)), turns) / n
    kept_along, kept_across = -xi / size, -1 / size
    assert mp.hypot(along, across) <= mp.mpf(2) / n * mp.hypot(kept_along, kept_across)
    assert abs(along) > abs(kept_along)
    assert CLAIMS["p.average"].printed.quote.startswith("Thus only time-independent terms")


@pytest.mark.parametrize("label", ["10a.bound", "10b.bound"])
def test_the_bounds_of_eq_10_hold_for_every_rate_of_relaxation(label: str) -> None:
    """xi is a ratio of two times, so positive; without relaxation the sides are equal, which the note says."""
    claim = CLAIMS[label]
    assert claim.verdict == "confirmed" and "xi = 0" in claim.why
    average = PAPER[label.removesuffix(".bound")].rhs
    peak = sp.pi / 2 if label == "10a.bound" else sp.pi
    assert is_zero((claim.printed.body[0] - average).xreplace({q.xi: sp.S.Zero, q.N: peak}).doit())


def test_unit_vectors_repair_eq_12_as_well() -> None:
    """1/(Omega tau_ex) makes the printed matrix a rotation, with Omega tau_ex = sqrt(eps1^2 + eps2^2)."""
    assert "1/(Omega tau_ex)" in CLAIMS["12"].why
    printed = CLAIMS["12"].printed.body[0] / q.ndot_norm**2
    square = printed * printed.T * (q.ndot_norm * q.tau_ex) ** 2 / (q.eps1**2 + q.eps2**2)
    assert is_zero(square - sp.eye(2))


@pytest.mark.parametrize(("part", "holds"), [(11, True), (10, False)])
def test_the_damping_hardly_changes_where_eta_xi_is_small_against_alpha(part: int, holds: bool) -> None:
    """At n_0/M_s = 0.01 and xi = 1, with alpha = 11 or 10 times eta xi: 9.6 and 10.5 percent."""
    n0, xi = mp.mpf(1) / 100, mp.mpf(1)
    eta = n0 / (1 + xi**2)
    alpha = part * eta * xi
    change = (alpha + eta * xi) / (1 + eta) / (alpha / (1 + n0)) - 1
    assert (change <= mp.mpf(1) / 10) == holds
    formula = eta * xi / alpha * (1 + n0 + alpha * xi) / (1 + eta)
    assert mp.almosteq(change, formula, rel_eps=mp.mpf(10) ** -12)
    assert "eta |Delta xi| << alpha" in CLAIMS["p.damping"].condition.text  # type: ignore[union-attr]


def test_p_is_that_of_the_states_at_equal_diffusion() -> None:
    """Masses 1 and 2, edges at +-1/2, E_F = 2 (units of hbar, Delta): tau is chosen for one v^2 tau, then not."""
    up, down = (mp.mpf(m) ** 1.5 * mp.sqrt(2 - e) for m, e in ((1, 0.5), (2, -0.5)))
    speed_up, speed_down = (2 * (2 - mp.mpf(e)) / m for m, e in ((1, 0.5), (2, -0.5)))
    stated = (up - down) / (up + down)
    for ratio, same in ((Fraction(6, 5), True), (Fraction(1), False)):
        given = {q.m_up: 1, q.m_down: 2, q.E_F: 2, q.Delta: 1, q.hbar: 1, q.e: 1, q.tau_up: 1, q.tau_down: ratio}
        values = {symbol: Fraction(value) for symbol, value in given.items()}
        derived = ball(PAPER["x.parabolic-polarization"].rhs, values, 30).real
        assert (abs(derived - float(stated)) < 1e-12) == same  # a double holds the stated value to 1e-16
    assert mp.almosteq(speed_up / speed_down, mp.mpf(6) / 5)


def test_the_scanners_slips_of_one_mark_are_judged_alike() -> None:
    assert CLAIMS["B3"].verdict == CLAIMS["p.current"].verdict == "misprint"
    assert CLAIMS["B3"].suspect == CLAIMS["p.current"].suspect == "scan"


def test_the_correction_of_b4_keeps_the_bracket_that_vanishes() -> None:
    corrected = CLAIMS["B4"].corrected
    assert corrected is not None
    bracket = r"\frac{\Delta}{2} (-|c_a|^2 - |c_b|^2 + |c_a|^2 + |c_b|^2)"
    assert bracket in CLAIMS["B4"].printed.latex and bracket in corrected.latex


@pytest.mark.parametrize("label", ["p.gap", "14", "p.torque", "p.n0", "p.smf"])
def test_the_entries_of_one_choice_of_sign_point_to_its_table(label: str) -> None:
    claim = CLAIMS[label]
    assert "x.signs" in claim.why
    assert label in CLAIMS["x.signs"].table[0]
    assert claim.cause in (None, "p.gap")


def test_the_motive_field_in_print_is_that_of_the_fuller_band() -> None:
    claim = CLAIMS["p.smf"]
    assert claim.verdict == "conditional" and judge(claim, PAPER).holds
    at_rest = PAPER["x.smf"].rhs.xreplace({q.xi: sp.S.Zero})
    assert is_zero(claim.printed.body[0][:, 1] - at_rest[:, 1])
