"""Walls in SI units, the command, and the numbers behind what the paper says of its experiments."""

from __future__ import annotations

from dataclasses import astuple
from fractions import Fraction
from math import isfinite, pi

import pytest

pytest.importorskip("heyoka")

from verify import constants, experiments
from verify.transit import wall
from verify.validity import GOOD, ROUGH, main, relative_errors, validity

ISSUE = ["--width", "2e-9", "--fermi-velocity", "3e5", "--gap", "1.0", "--xi", "0.02"]


def test_the_constants_are_those_of_codata() -> None:
    # CODATA 2018: hbar = 1.054571817...e-34 J s, hbar = 6.582119569...e-16 eV s, printed to ten digits.
    assert pytest.approx(1.054571817e-34, rel=1e-9) == constants.HBAR
    assert constants.exchange_time(1.0) == pytest.approx(6.582119569e-16, rel=1e-9)


def test_a_wall_of_two_nanometres() -> None:
    found = validity(2e-9, 3e5, 1.0, 0.02)
    assert found.precession_length == pytest.approx(1.974635870e-10, rel=1e-9)
    assert pytest.approx(2e-9 / (3e5 * 6.582119569e-16), rel=1e-9) == found.N
    assert found.kappa * found.N == pytest.approx(1, rel=1e-15)
    assert found.error_adiabatic < found.error_nonadiabatic < GOOD
    assert found.sentence.startswith("Eq. 16 holds for this wall")


@pytest.mark.parametrize("width", [0.5e-9, 2e-9, 20e-9])
@pytest.mark.parametrize("xi", [0.0, 0.02, 1.0])
def test_the_proven_bound_holds_for_the_transit(width: float, xi: float) -> None:
    found = validity(width, 3e5, 1.0, xi)
    # The transit's own error, its rounding and its tail over the smallest coefficient, is no part of the theorem.
    slack = 1e-12 / 0.02
    assert found.error_adiabatic <= found.certified_adiabatic + slack
    assert found.error_nonadiabatic <= found.certified_nonadiabatic + slack


def test_a_wide_wall_is_certified_to_a_tenth_of_a_percent() -> None:
    found = validity(10e-9, 3e5, 1.0, 0.02)
    assert max(found.certified_adiabatic, found.certified_nonadiabatic) < 2e-3


def test_the_verdict_reads_each_coefficient_by_itself() -> None:
    assert validity(1e-9, 3e5, 1.0, 0.02).sentence.count("holds") == 2
    narrow = validity(0.5e-9, 3e5, 1.0, 0.02)
    assert narrow.error_adiabatic < GOOD < ROUGH < narrow.error_nonadiabatic
    assert "does not hold for the non-adiabatic" in narrow.sentence


def test_only_the_ratio_of_lengths_matters() -> None:
    one, other = validity(2e-9, 3e5, 1.0, 0.3), validity(4e-9, 1.2e6, 2.0, 0.3)
    assert one.error_adiabatic == pytest.approx(other.error_adiabatic, rel=1e-9)


def test_without_relaxation_the_nonadiabatic_error_is_relative_to_the_adiabatic_coefficient() -> None:
    assert relative_errors(-1.0, -0.03, 0.0) == pytest.approx((0.0, 0.03), abs=1e-15)


def test_the_command_prints_the_numbers_and_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ISSUE) == 0
    printed = capsys.readouterr().out
    assert "N = l/(v tau_ex)            10.13" in printed
    assert printed.rstrip().splitlines()[-1].startswith("Eq. 16 holds for this wall")


@pytest.mark.parametrize(
    "changed", [["--width", "-1"], ["--width", "x"], ["--xi", "nan"], ["--gap", "0"], ["--width", "1"], ["--what", "1"]]
)
def test_bad_input_is_one_line_and_exit_2(changed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ISSUE, *changed]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.startswith("validity: ")


@pytest.mark.parametrize(("kappa", "xi"), [("1/10", "1/100"), ("1/5", "1"), ("3/5", "1/10")])
def test_the_balls_behind_the_findings_agree_with_the_transit(kappa: str, xi: str) -> None:
    transit = wall(float(Fraction(kappa)), float(Fraction(xi)))
    expected = relative_errors(transit.adiabatic, transit.nonadiabatic, float(Fraction(xi)))
    # The balls' wall is cut at 6 l, where the angle left is 2 exp(-6) = 5e-3; its effect on the coefficients is
    # second order in it, and 10 for the division by xi = 0.1 and 0.01 of the non-adiabatic one.
    assert experiments.wall_errors(Fraction(kappa), Fraction(xi)) == pytest.approx(expected, abs=3e-4)


def test_with_the_papers_numbers_a_wall_of_a_few_nanometres_is_wide() -> None:
    found = experiments.narrow_wall()
    assert found.holds is False
    assert found.numbers["v_F tau_ex (m)"] == pytest.approx(1.97e-10, rel=1e-2)
    assert found.numbers["error, l = 1 nm"] < ROUGH < found.numbers["error, pi l = 1 nm"]
    assert found.numbers["error, l = 3 nm"] < GOOD


def test_the_torque_is_non_local_only_below_three_precession_lengths() -> None:
    found = experiments.nonlocal_torque()
    assert found.holds is False
    assert found.numbers["wavelength (m)"] == pytest.approx(2 * pi * experiments.precession_length(), rel=1e-15)
    assert found.numbers["l for 10 % (m)"] == pytest.approx(3.06 * experiments.precession_length(), rel=1e-2)


@pytest.mark.parametrize("kappa", [0.2, 0.5, 1.0])
def test_the_precession_behind_the_wall_is_that_of_the_transit(kappa: float) -> None:
    s1, s2, _ = wall(kappa, 0.0).final
    assert experiments.precession_behind(kappa) * kappa == pytest.approx((s1**2 + s2**2) ** 0.5, abs=1e-11)


def test_any_xi_will_do_in_a_smooth_wall_but_not_in_the_average_that_should_show_it() -> None:
    from derive import derivation

    assert experiments.any_xi().holds is True
    assert experiments.large_xi().holds is True
    average = experiments.any_xi_average(derivation())
    assert average.holds is False
    # Re of -(1 - <e^{zt}>)/(xi - i) over -xi/(1 + xi^2), z = i - xi, N = 100, xi = 1/100, by hand.
    assert average.numbers["non-adiabatic, xi = 0.01"] == pytest.approx(0.68636, abs=1e-5)


def test_the_damping_shifts_by_half_of_n0_over_m_s_and_the_paper_cannot_say_whether_that_is_little() -> None:
    from derive import derivation

    found = experiments.damping(derivation())
    assert found.holds is None
    # eta xi/(1 + eta) at xi = 1, eta = 0.01/2, by hand.
    assert found.numbers["shift"] == pytest.approx(0.005 / 1.005, rel=1e-12)
    assert found.numbers["smallest alpha"] == pytest.approx(
        0.005 / 1.005 / (0.1 / 1.01 + 1 / 1.01 - 1 / 1.005), rel=1e-9
    )


@pytest.mark.parametrize(
    ("option", "value", "name"),
    [
        ("--fermi-velocity", "9.3e-323", "fermi_velocity"),
        ("--fermi-velocity", "1.8e307", "fermi_velocity"),
        ("--gap", "7e-323", "gap_eV"),
        ("--gap", "1e308", "gap_eV"),
        ("--width", "1e-320", "width"),
        ("--xi", "1e-320", "xi"),
        ("--xi", "1e160", "xi"),
    ],
)
def test_what_would_not_be_finite_is_refused_by_the_input_that_caused_it(
    option: str, value: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = list(ISSUE)
    given[given.index(option) + 1] = value
    assert main(given) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"validity: {name} = ") and said.err.count("\n") == 1


@pytest.mark.parametrize("xi", [0, 1e-40, 1e40])
@pytest.mark.parametrize("corner", [(1e-40, 1e40, 1e-40), (1e-40, 1e-40, 1e40), (1e-40, 1e40, 1e40)])
def test_the_corners_of_what_is_taken_are_finite(corner: tuple[float, float, float], xi: float) -> None:
    width, velocity, gap = corner
    try:
        found = validity(width, velocity, gap, xi)
    except ValueError as refused:
        assert "too long" in str(refused) or "no smooth solution" in str(refused) or "more than the" in str(refused)
        return
    assert all(map(isfinite, astuple(found)))
