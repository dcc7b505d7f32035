"""Walls in SI units: the torque as a whole and point by point, what is proven of it, and the command."""

from __future__ import annotations

import re
from fractions import Fraction
from math import pi, sqrt

import numpy as np
import pytest
from scipy.integrate import solve_ivp

pytest.importorskip("heyoka")

from derive.micromagnetics import constants
from verify.cheng_niu import CLAIMS
from verify.cheng_niu.nonadiabaticity import effective, pointwise, proven
from verify.cheng_niu.physical import exchange_time
from verify.cheng_niu.validity import GOOD, ROUGH, validity
from verify.cheng_niu.validity_command import main
from verify.electron.certified import wall_coefficients
from verify.electron.transit import wall

ISSUE = ["--width", "2e-9", "--fermi-velocity", "3e5", "--gap", "1.0", "--xi", "0.02"]


def test_the_constants_are_those_of_codata() -> None:
    # CODATA 2018: hbar = 1.054571817...e-34 J s, hbar = 6.582119569...e-16 eV s, printed to ten digits.
    assert pytest.approx(1.054571817e-34, rel=1e-9) == constants.HBAR
    assert float(exchange_time(Fraction(1))) == pytest.approx(6.582119569e-16, rel=1e-9)


def test_a_wall_of_two_nanometres() -> None:
    found = validity(2e-9, 3e5, 1.0, 0.02)
    assert found.precession_length == pytest.approx(1.974635870e-10, rel=1e-9)
    assert pytest.approx(2e-9 / (3e5 * 6.582119569e-16), rel=1e-9) == found.N
    assert found.kappa * found.N == pytest.approx(1, rel=1e-15)
    assert found.error_adiabatic < GOOD
    assert found.sentence.startswith("For this wall as a whole Eq. 16 holds for the adiabatic torque")
    assert "point by point inside it holds for the adiabatic torque" in found.sentence


def crossed(x: float, direction: int, kappa: float, xi: float) -> np.ndarray:
    """s x n at x (in l) of an electron that crosses the wall in the laboratory frame, ds/dt = n x s - xi (s - n).

    Integrated by DOP853: neither the local frame nor the integrator of the transit.
    """

    def n(t: float) -> np.ndarray:
        place = direction * kappa * t
        return np.array([1 / np.cosh(place), 0.0, -np.tanh(place)])  # theta = 2 atan(exp(x/l)): (sin, 0, cos)

    def rate(t: float, s: np.ndarray) -> np.ndarray:
        return np.cross(n(t), s) - xi * (s - n(t))

    start, end = -28 / kappa, direction * x / kappa
    path = solve_ivp(rate, (start, end), n(start), method="DOP853", rtol=1e-11, atol=1e-13)
    return np.cross(path.y[:, -1], n(end))


@pytest.mark.parametrize("x", [0.0, 1.0, -1.0, 2.0])
def test_the_torque_odd_in_the_current_is_that_of_electrons_from_either_side(x: float) -> None:
    found = validity(1e-9, 3e5, 1.0, 0.02)
    kappa, xi, sech = found.kappa, 0.02, 1 / np.cosh(x)
    odd = (crossed(x, 1, kappa, xi) - crossed(x, -1, kappa, xi)) / 2
    drift, across = np.array([-np.tanh(x), 0, -sech]), np.array([0.0, 1.0, 0.0])  # n'/|n'| = e_theta, and n x n'
    local = -kappa * sech / (1 + xi**2)  # Eq. 13: s = -(n x dn + xi dn)/(1 + xi^2), and s x n turns n x dn into dn
    if abs(x) <= pi / 2:
        assert odd @ drift / local == pytest.approx(1, abs=found.points.error_adiabatic + 1e-9)
    felt = -(odd @ across) / local
    transit = wall(kappa, xi, points=40001)
    place = transit.t * kappa
    first = np.interp(x, place, (transit.spin[0] + transit.spin[0, ::-1]) / 2)
    # Interpolation between places h = 0.0014 l apart: h^2/8 times a slope's slope of xi/kappa^2 = 0.5 is 1e-7.
    assert felt == pytest.approx(first / local, abs=1e-6)
    if x == 2:
        assert felt / xi - 1 == pytest.approx(-0.52, abs=0.005)  # as p.narrow-wall says
    if x == 0:
        assert felt == pytest.approx(found.points.centre, abs=1e-9)
        assert found.points.centre / xi - 1 == pytest.approx(0.286, abs=1e-3)


@pytest.mark.parametrize(
    ("width", "means", "whole", "centre"),
    [(3e-9, "l", 0.0024, 0.009), (1e-9, "l", 0.022, 0.29), (3e-9, "pi-l", 0.025, 0.36)],
)
def test_the_figures_of_the_claim_are_those_of_the_command(
    width: float, means: str, whole: float, centre: float
) -> None:
    """As `p.narrow-wall` says them, to their last digit."""
    found = validity(width, 3e5, 1.0, 0.02, means)
    assert found.xi_eff / 0.02 - 1 == pytest.approx(whole, rel=0.03)
    assert found.points.centre / 0.02 - 1 == pytest.approx(centre, rel=0.02)
    figures = f"{100 * whole:.2g} %", f"{100 * centre:.2g} %"
    assert all(figure in CLAIMS["p.narrow-wall"].why for figure in figures)
    assert "measured" not in CLAIMS["p.narrow-wall"].why


@pytest.mark.parametrize(("kappa", "xi"), [("1/10", "1/100"), ("1/5", "1"), ("3/5", "1/10"), ("1/2", "0")])
def test_the_effective_xi_is_that_of_the_enclosed_coefficients(kappa: str, xi: str) -> None:
    adiabatic, nonadiabatic = wall_coefficients(Fraction(kappa), Fraction(xi))
    transit = wall(float(Fraction(kappa)), float(Fraction(xi)))
    exact = nonadiabatic / adiabatic
    assert effective(transit.adiabatic, transit.nonadiabatic) == pytest.approx(float(exact), abs=1e-11)
    relative, size = proven(float(Fraction(kappa)), float(Fraction(xi)))
    c = 1 / (1 + float(Fraction(xi)) ** 2)
    assert abs(float(adiabatic) + c) / c <= relative
    assert abs(float(exact) - float(Fraction(xi))) <= size


def test_without_relaxation_the_effective_xi_is_what_the_flipped_spins_give() -> None:
    """Rosen and Zener: each electron leaves 2 P behind, P = sech^2(pi/(2 kappa)), so int s.n' = -P/kappa."""
    transit = wall(0.5, 0.0)
    flipped = 1 / np.cosh(pi) ** 2
    felt = effective(transit.adiabatic, transit.nonadiabatic)
    assert felt * -transit.adiabatic == pytest.approx(flipped / 0.5, abs=1e-11)
    assert felt > 0


@pytest.mark.parametrize("width", [0.5e-9, 1e-9, 2e-9])
def test_the_answer_is_continuous_where_xi_vanishes(width: float) -> None:
    still, hardly = validity(width, 3e5, 1.0, 0.0), validity(width, 3e5, 1.0, 1e-9)
    # xi enters xi_eff with a slope of order one: 1 + 2 kappa^2/3 + ..., below 2 for these walls.
    assert abs(hardly.xi_eff - still.xi_eff) < 2e-9
    assert abs(hardly.points.centre - still.points.centre) < 1e-8
    words = [re.findall(r"holds roughly|holds|does not hold", found.sentence) for found in (still, hardly)]
    assert words[0] == words[1]


def test_a_wall_moves_at_the_effective_xi_of_a_torque_that_varies_inside_it() -> None:
    """The Landau-Lifshitz-Gilbert equation on a line, torque A(x) n' + B(x) n x n': X' = -xi_eff (int A)/alpha."""
    dx, dt, alpha, u, hard = 0.15, 0.004, 0.5, 0.02, 2.0
    x = (np.arange(120) - 60) * dx
    n = np.stack([1 / np.cosh(x), 0 * x, -np.tanh(x)], axis=1)

    def torques(n: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
        i = int(np.flatnonzero((n[:-1, 2] > 0) & (n[1:, 2] <= 0))[0])
        centre = float(x[i] + dx * n[i, 2] / (n[i, 2] - n[i + 1, 2]))
        bump = np.exp(-((x - centre) ** 2))[:, None]
        return centre, np.gradient(n, dx, axis=0), u * (1 + 0.4 * bump), -u * (0.3 + 1.5 * bump)

    def rate(n: np.ndarray) -> np.ndarray:
        _, slope, along, across = torques(n)
        field = np.zeros_like(n)
        field[1:-1] = 2 * (n[2:] - 2 * n[1:-1] + n[:-2]) / dx**2
        field += n * [0, -hard, 2]
        free = np.cross(field, n) + along * slope + across * np.cross(n, slope)
        return (free + alpha * np.cross(n, free)) / (1 + alpha**2)

    places = []
    for step in range(7500):
        n = n + dt * rate(n + dt / 2 * rate(n))
        n /= np.linalg.norm(n, axis=1)[:, None]
        if step in (4999, 7499):
            places.append(torques(n)[0])
    _, slope, along, across = torques(n)
    weight = (slope**2).sum(axis=1)[:, None]
    drift, push = ((part * weight).sum() / weight.sum() for part in (along, across))
    # 1 %: the second order in dx/l = 0.15 of the exchange field, over 12 = 0.2 %, with a guard.
    assert (places[1] - places[0]) / (2500 * dt) == pytest.approx(-effective(-drift, push) * drift / alpha, rel=0.01)


def test_the_verdict_reads_each_part_by_itself() -> None:
    narrow = validity(0.5e-9, 3e5, 1.0, 0.02)
    assert narrow.error_adiabatic < GOOD < ROUGH < narrow.xi_eff / 0.02 - 1
    assert "does not hold for the non-adiabatic one" in narrow.sentence.split(";")[0]


def test_a_place_inside_is_within_half_the_width_of_the_whole_turn() -> None:
    found = pointwise(wall(0.3, 0.02, points=4001), 0.3)
    assert 0 <= found.place <= pi / 2
    assert abs(found.furthest - 0.02) >= abs(found.centre - 0.02)


@pytest.mark.parametrize("width", [0.5e-9, 2e-9, 20e-9])
@pytest.mark.parametrize("xi", [0.0, 0.02, 1.0])
def test_what_is_proven_holds_for_the_transit_and_says_something(width: float, xi: float) -> None:
    found = validity(width, 3e5, 1.0, xi)
    # The transit's own error, its rounding and its tail over the smallest coefficient, is no part of the theorem.
    slack = 1e-12 / 0.02
    if found.proven_adiabatic is not None:
        assert found.error_adiabatic <= found.proven_adiabatic + slack
        assert found.proven_adiabatic < 1
    if found.proven_xi is not None:
        assert abs(found.xi_eff - xi) <= found.proven_xi + slack
        assert found.proven_xi < max(xi, 0.001)
    assert (found.proven_xi is None) == (width == 0.5e-9 or (width == 2e-9 and xi == 0))


def test_a_wide_wall_is_certified_to_a_tenth_of_a_percent() -> None:
    found = validity(10e-9, 3e5, 1.0, 0.02)
    assert found.proven_adiabatic is not None
    assert found.proven_adiabatic < 2e-3
    assert found.proven_xi is not None
    assert found.proven_xi < 2e-3 * 0.02


def test_only_the_ratio_of_lengths_matters() -> None:
    one, other = validity(2e-9, 3e5, 1.0, 0.3), validity(4e-9, 1.2e6, 2.0, 0.3)
    assert one.xi_eff == pytest.approx(other.xi_eff, rel=1e-9)
    assert one.xi_eff == pytest.approx(validity(2e-9 * pi, 3e5, 1.0, 0.3, "pi-l").xi_eff, rel=1e-9)


def test_the_command_prints_the_numbers_their_conditions_and_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ISSUE) == 0
    printed = capsys.readouterr().out
    assert "read as the l of theta(x) = 2 atan(exp(x/l))" in printed
    assert "3e+05 m/s, 1 eV, 0.02" in printed
    assert "N = l/(v tau_ex)                10.13" in printed
    assert printed.rstrip().splitlines()[-1].startswith("For this wall as a whole Eq. 16 holds")
    assert main([*ISSUE, "--width-means", "pi-l"]) == 0
    printed = capsys.readouterr().out
    assert "read as the pi l of theta(x) = 2 atan(exp(x/l))" in printed
    assert "N = l/(v tau_ex)                3.224" in printed  # 10.13 / pi
    assert printed.count("no proven bound") == 3


@pytest.mark.parametrize(("width", "xi"), [("5e-9", 0.02), ("1e-8", 0.1)])
def test_the_spin_is_nowhere_further_from_equation_13_than_is_said(
    width: str, xi: float, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ISSUE[2:], "--width", width, "--xi", str(xi)]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if "spin, off from Eq. 13" in line)
    bound = float(re.findall(r"proven: at most ([\d.e-]+)", row)[0])
    kappa = validity(float(width), 3e5, 1.0, xi).kappa
    transit = wall(kappa, xi, points=4001)
    rate = kappa / np.cosh(transit.t * kappa)  # of n, along s1; s_1 = -(n x n' + xi n')/(1 + xi^2), s_0 = n
    local = np.array([-xi * rate, -rate, 0 * rate]) / (1 + xi**2)
    missed = np.linalg.norm(transit.spin - local, axis=0).max() / (kappa / sqrt(1 + xi**2))
    assert 0.1 * bound < missed < bound < 1


@pytest.mark.parametrize("xi", ["0", "1e-9", "0.02"])
@pytest.mark.parametrize("width", ["2e-10", "1e-9", "2e-9"])
def test_no_percentage_is_said_of_what_may_vanish_and_none_is_beyond_the_whole(
    width: str, xi: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ISSUE, "--width", width, "--xi", xi]) == 0
    printed = capsys.readouterr().out
    shares = [line for line in printed.splitlines()[:-1] if "%" in line]
    assert [line.split()[0] for line in shares] == ["error", "adiabatic"]
    assert all(float(share) <= 100 for share in re.findall(r"([-+.\de]+) %", printed))


@pytest.mark.parametrize("gap", ["1 eV", "1000 meV", "1.602176634e-19 J", "1"])
def test_the_gap_says_its_unit_and_a_bare_number_is_in_electronvolts(
    gap: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ISSUE, "--gap", gap]) == 0
    assert "tau_ex = hbar/Delta             6.582e-16 s" in capsys.readouterr().out


@pytest.mark.parametrize(
    "changed",
    [
        *(["--width", "-1"], ["--width", "x"], ["--width", "1"], ["--width-means", "2 l"], ["--what", "1"]),
        *(["--xi", "nan"], ["--gap", "0"], ["--gap", "1.6e-19"], ["--gap", "7e-323"], ["--gap", "1 K"]),
        *(["--fermi-velocity", "9.3e-323"], ["--fermi-velocity", "1.8e307"], ["--gap", "1 e\x1b[2J"]),
    ],
)
def test_bad_input_is_one_line_and_exit_2(changed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ISSUE, *changed]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.startswith("validity: ") and shown.err.rstrip("\n").isprintable()


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--fermi-velocity", "9.3e-323", "fermi_velocity = "),
        ("--fermi-velocity", "1.8e307", "fermi_velocity = "),
        ("--gap", "7e-323", "gap"),
        ("--gap", "1e308", "gap"),
        ("--width", "1e-320", "width = "),
        ("--xi", "1e-320", "xi = "),
        ("--xi", "1e160", "xi = "),
    ],
)
def test_what_would_not_be_finite_is_refused_by_the_input_that_caused_it(
    option: str, value: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = list(ISSUE)
    given[given.index(option) + 1] = value
    assert main(given) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("validity: ") and named in said.err and said.err.count("\n") == 1
