"""The torque of the whole Fermi surface: closed forms, laws of convergence, both limits, conservation, bad input."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
import sympy as sp
from flint import arb

from derive import derivation, texture_torque
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.all_directions import kappa, tau_0, v_F
from derive.micromagnetics.constants import ELEMENTARY_CHARGE, HBAR
from derive.micromagnetics.textures import fermi_surface
from derive.micromagnetics.textures.fermi_surface import beams, torque_of_lines
from derive.micromagnetics.textures.frames import refined
from derive.micromagnetics.textures.propagators import Medium
from derive.micromagnetics.textures.spin_diffusion import banded
from verify.cheng_niu.fermi_wall import fermi_wall
from verify.electron import enclosure

V_F, GAP = 3e5, ELEMENTARY_CHARGE
K = V_F * HBAR / GAP
SPIRAL, CONE = (derivation()[label].function("numpy") for label in ("x.spiral", "x.cone"))


def wall(width: float, places: int, reach: float = 14.0) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """n, its exact slope, x and dx of theta = 2 atan(exp(x/width)); lengths in units of v_F tau_ex."""
    x = np.linspace(-reach * width, reach * width, places)
    sech, tanh, zero = 1 / np.cosh(x / width), np.tanh(x / width), 0 * x
    n = np.stack([sech, zero, -tanh], axis=1)
    slope = (sech / width)[:, None] * np.stack([-tanh, zero, -sech], axis=1)
    return n, slope, x, float(x[1] - x[0])


def torque(n: np.ndarray, dx: float, xi: float, path: float = inf, directions: int = 32) -> np.ndarray:
    """In units of v_F tau_ex, any number of them a piece."""
    return torque_of_lines(n[None], dx, Medium(1.0, xi, 1 / path), directions)[0]


def diffusive_torque(n: np.ndarray, dx: float, k: float, xi: float, mean_free_path: float) -> np.ndarray:
    """That of the spin-diffusion equation."""
    found = banded(n, dx, k * mean_free_path / 3, xi)(-k / 3 * np.gradient(n, dx, axis=-2))
    return 3 * (1 + xi**2) / k * np.cross(n, found)


def felt(T: np.ndarray, n: np.ndarray, slope: np.ndarray) -> float:
    """What the wall feels in place of xi."""
    return float(-np.sum(T * np.cross(n, slope)) / np.sum(T * slope))


def orders(errors: list[float]) -> np.ndarray:
    return np.log2(np.array(errors[:-1]) / np.array(errors[1:]))


@pytest.mark.parametrize("scattering", [0.0, 0.1, 1.0, 10.0])
@pytest.mark.parametrize("turn", [0.3, 1.0, 2.0])
@pytest.mark.parametrize("xi", [0.0, 0.02, 1.0])
def test_the_spiral_is_that_of_the_closed_form(xi: float, turn: float, scattering: float) -> None:
    """A great circle is followed exactly: 1e-8 is what 64 directions leave of the mean, and the solver of 1e-10."""
    free = 3 * (1 - np.arctan(turn) / turn) / turn**2  # the limit of what is 0/0 without relaxation and scattering
    expected = SPIRAL(turn, xi, scattering) if xi or scattering else free
    pitch, x = turn / K, 0.2 / turn * K * np.arange(21)
    n = np.stack([np.cos(pitch * x), np.sin(pitch * x), 0 * x], axis=1)
    path = K / scattering if scattering else inf
    T = texture_torque(n, x[1], V_F, GAP, xi, path, 64, edges="turning")
    along = pitch * np.stack([-n[:, 1], n[:, 0], 0 * x], axis=1)
    local = along - xi * np.cross(n, along)
    assert np.abs(T - expected * local).max() < 1e-8 * pitch


@pytest.mark.parametrize(("turn", "angle"), [(0.5, 0.7), (1.0, 1.1)])
def test_the_cone_is_that_of_the_closed_form(turn: float, angle: float) -> None:
    """A polygon in its place: off by the square of the angle between neighbours, times less than one."""
    stated, errors = CONE(turn, angle, 0.5), []
    for spread in (0.1, 0.05):
        phi = spread * np.arange(int(50 / spread))  # so long that in its middle nothing is left of how beams began
        n = np.stack([np.sin(angle) * np.cos(phi), np.sin(angle) * np.sin(phi), np.cos(angle) + 0 * phi], axis=1)
        T, middle = torque(n, spread / turn, 0.5, directions=64), phi.size // 2
        along = turn * np.array([-n[middle, 1], n[middle, 0], 0])
        expected = stated[0] * along - 0.5 * stated[1] * np.cross(n[middle], along)
        errors.append(float(np.abs(T[middle] - expected).max()))
    assert errors[1] < 0.05**2 * turn and orders(errors)[0] == pytest.approx(2, abs=0.1)


def test_a_slowly_turning_texture_has_the_local_torque_of_eq_16() -> None:
    """The sign, both parts and the factor 1/(1 + xi^2) in u: at 1/50 the error is of the order of its square."""
    n, slope, _, dx = wall(50.0, 1201)
    for xi, path in ((0.0, inf), (0.05, inf), (1.0, inf), (0.05, 5.0)):
        local = slope - xi * np.cross(n, slope)
        assert np.abs(torque(n, dx, xi, path) - local).max() < 5e-4 * np.abs(local).max()


@pytest.mark.parametrize(("width", "xi"), [(2.0, 0.05), (0.5, 0.05), (2.0, 0.0)])
def test_the_error_of_a_mesh_falls_as_its_square(width: float, xi: float) -> None:
    finest, *_, dx = wall(width, 1537)
    exact = torque(finest, dx, xi)
    errors = []
    for places in (97, 193, 385):
        n, *_, dx = wall(width, places)
        errors.append(np.abs(torque(n, dx, xi) - exact[:: 1536 // (places - 1)]).max())
    assert np.all(np.abs(orders(errors) - 2) < 0.25)
    assert errors[-1] < 1e-3 * np.abs(exact).max()


@pytest.mark.parametrize("per_width", [8, 16])
def test_cells_long_against_the_precession_add_nothing_of_their_own(per_width: int) -> None:
    """Files have such cells. At 8 a width they are just 2 pi long, where what every place adds would add up.

    Pieces that turn evenly gave xi = 0.033 there.
    """
    n, slope, _, dx = wall(50.0, 2 * 12 * per_width + 1, 12.0)
    T, local = torque(n, dx, 0.02), slope - 0.02 * np.cross(n, slope)
    assert felt(T, n, slope) == pytest.approx(0.02, abs=0.0012)
    assert np.abs(T - local).max() < 0.3 / per_width**2 * np.abs(local).max()


def test_an_even_turn_stays_one_when_it_is_divided() -> None:
    phi = 0.7 * np.arange(6)
    n = np.stack([np.cos(phi), np.sin(phi), 0 * phi], axis=1)[None]
    fine = 0.1 * np.arange(36)
    assert refined(n, 7)[0] == pytest.approx(np.stack([np.cos(fine), np.sin(fine), 0 * fine], axis=1), abs=1e-14)


def test_the_mean_over_directions_converges_faster_than_its_square() -> None:
    n, _, _, dx = wall(2.0, 193)
    exact = torque(n, dx, 0.05, directions=256)
    errors = [np.abs(torque(n, dx, 0.05, directions=many) - exact).max() for many in (16, 32, 64, 128)]
    assert np.all(orders([float(error) for error in errors]) > 2)
    assert errors[2] < 1e-4 * np.abs(exact).max()  # the default, 64


def test_pieces_of_a_mean_free_path_converge_as_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    n, _, _, dx = wall(2.0, 49, 10.0)
    found = []
    for parts in (48, 8, 12, 16):
        monkeypatch.setattr(fermi_surface, "PER_PATH", parts)
        found.append(torque(n, dx, 0.05, 0.5, 16))
    errors = [float(np.abs(T - found[0]).max()) for T in found[1:]]
    assert orders(errors[::2])[0] > 1.6
    assert errors[0] < 5e-4 * np.abs(found[0]).max()  # the default, 8


def test_a_long_mean_free_path_tends_to_none() -> None:
    n, _, _, dx = wall(2.0, 193)
    free = torque(n, dx, 0.05)
    errors = [float(np.abs(torque(n, dx, 0.05, path) - free).max()) for path in (1e3, 2e3, 4e3)]
    assert np.all(np.abs(orders(errors) - 1) < 0.05)


def test_a_short_mean_free_path_tends_to_the_spin_diffusion_equation() -> None:
    """lambda_J is kept, k = sqrt(3 rho): what the equation leaves out is of the order of 1/rho."""
    errors = []
    for scattering in (4.0, 8.0, 16.0):
        k = np.sqrt(3 * scattering)
        n, _, _, dx = wall(2.0, 161, 10.0)
        T = torque_of_lines(n[None], dx, Medium(k, 0.2, scattering), 16)
        diffusive = diffusive_torque(n[None], dx, k, 0.2, k / scattering)
        errors.append(float(np.abs(T - diffusive).max() / np.abs(T).max()))
    assert np.all(orders(errors) > 0.7) and errors[-1] < 0.05


def test_the_spin_diffusion_equation_has_the_closed_spiral() -> None:
    """(1 + xi^2)/(1 + xi^2 + xi (q lambda_J)^2), up to the square of the turn from place to place."""
    errors = []
    for spread in (0.1, 0.05):
        phi = spread * np.arange(int(120 / spread))
        n = np.stack([np.cos(phi), np.sin(phi), 0 * phi], axis=1)
        T = diffusive_torque(n[None], spread, 3.0, 0.5, 1.0)[0]
        middle = phi.size // 2
        size = float(np.linalg.norm(T[middle])) / np.sqrt(1.25)
        errors.append(abs(size - 1.25 / (1.25 + 0.5)))
    assert orders(errors)[0] == pytest.approx(2, abs=0.1)


def test_what_the_spin_current_loses_the_texture_gains() -> None:
    """Without relaxation the torque of a wall adds up to n behind it less n before it.

    What still precesses at the end has not been handed over: it falls as 1/x without scattering, and
    exponentially with it, below what the mesh leaves, a tenth of dx^2.
    """
    n, _, x, dx = wall(1.5, 601, 20.0)
    for path, left in ((inf, 1 / x[-1]), (2.0, 1e-3)):
        total = torque(n, dx, 0.0, path, 64).sum(axis=0) * dx
        assert total == pytest.approx(n[-1] - n[0], abs=left)


def test_with_relaxation_it_is_less_by_what_relaxes() -> None:
    """The mean of Eq. 8 over all directions, along the line: T adds up to (1 + xi^2)([n] + 3 xi times the sum of A)."""
    n, _, _, dx = wall(1.5, 601, 20.0)
    for xi, rho in ((0.2, 0.0), (0.2, 0.5), (1.0, 0.5)):
        A = fermi_surface._Line(n[None], dx, Medium(1.0, xi, rho), beams(32)).accumulation(1e-10)[0]
        total = torque(n, dx, xi, 1 / rho if rho else inf).sum(axis=0) * dx
        relaxed = 3 * xi * A.sum(axis=0) * dx
        assert np.abs(relaxed).max() > 0.3
        assert total == pytest.approx((1 + xi**2) * (n[-1] - n[0] + relaxed), abs=2e-3)


def test_a_wide_wall_feels_xi_and_the_derived_correction() -> None:
    """The non-adiabatic part by itself has another correction, xi (1 - 3 xi^2)/(1 + xi^2)^2 kappa^2/5."""
    more = derivation()["x.wall-xi"].rhs.subs({q.xi: 0.5})
    gaps = []
    for width in (5.0, 10.0):
        n, slope, _, dx = wall(width, 1601, 16.0)
        stated = float(more.subs(kappa, 1 / width))
        T = torque(n, dx, 0.5)
        gaps.append(abs(felt(T, n, slope) - stated) / (stated - 0.5))
    assert gaps[0] < 0.02 and gaps[1] < 0.01
    alone = -np.sum(T * np.cross(n, slope)) / np.sum(slope**2)
    assert alone == pytest.approx(0.5 * (1 + 0.25 / 1.25**2 / 5 / 100), abs=2e-5)


def test_without_relaxation_the_non_adiabatic_part_falls_exponentially_with_the_width() -> None:
    """As Xiao, Zangwill and Stiles state it in the abstract of PRB 73, 054428 (free electrons, two Fermi surfaces).

    Ours has one speed. The rate tends to pi, that of Rosen and Zener's pulse for the fastest direction, from below.
    """
    logs = []
    for width in (1.0, 1.5, 2.0, 2.5):
        n, slope, _, dx = wall(width, 801, 16.0)
        logs.append(np.log(felt(torque(n, dx, 0.0, directions=64), n, slope)))
    rates = -np.diff(logs) / 0.5
    assert np.all(np.diff(rates) > 0) and np.all((rates > 2.8) & (rates < np.pi))


def test_spin_diffusion_with_the_lengths_of_boris() -> None:
    """lambda_J = 2 nm, lambda_sf = 10 nm: 0.04 where n is uniform, and more in what is narrow against lambda_sf.

    The two lengths and 0.04 are those of its manual as they were told to us; it was not read here.
    """
    lengths = derivation()["x.spin-diffusion"].rhs.subs({v_F: 6, tau_0: sp.Rational(1, 3), q.tau_ex: 1, q.tau_sf: 25})
    assert list(lengths) == [2**2, 10**2]  # in nm, at v_F tau_ex = 6 and a mean free path of 2; their ratio is xi
    found = []
    for width in (100.0, 20.0, 5.0):
        n, slope, _, dx = wall(width, 1201)
        found.append(felt(diffusive_torque(n[None], dx, 6.0, 0.04, 2.0)[0], n, slope))
    assert found[0] == pytest.approx(0.04, rel=5e-3) and found[0] < found[1] < found[2] < 0.11


@pytest.mark.parametrize(
    ("nm", "eV", "worst"),
    [(1, 1.0, (0.008, 0.01)), (1, 0.1, (0.5, 0.7)), (2, 0.1, (0.2, 0.4)), (10, 0.1, (0.008, 0.01))],
)
def test_walls_of_the_figure_are_as_near_to_the_local_torque_as_it_says(
    nm: float, eV: float, worst: tuple[float, float]
) -> None:
    found = fermi_wall(nm * 1e-9 / K * eV, 0.1)
    assert worst[0] < found.worst < worst[1]
    n, slope, _, dx = wall(nm * 1e-9, 1601, 16.0)
    T = texture_torque(n, dx, V_F, eV * GAP, 0.1, directions=32)
    across = np.cross(n, slope)
    turn = np.linalg.norm(slope, axis=1)
    assert found.adiabatic == pytest.approx(nm * 1e-9 * np.sum(T * slope, axis=1) / turn, abs=1e-9)
    assert found.nonadiabatic == pytest.approx(nm * 1e-9 * np.sum(T * across, axis=1) / turn, abs=1e-9)
    assert found.felt == pytest.approx(felt(T, n, slope), rel=1e-9)


@pytest.mark.parametrize("path", [3.0, 100.0])
def test_the_map_is_that_of_a_fine_mesh(path: float) -> None:
    """Where its caption places the levels: 1 % at a place between 5 and 6.5, of xi between 6 and 10.5."""
    for width in (2.5, 5.0, 10.5):
        coarse = fermi_wall(width, 0.1, 1 / path, 8, per_width=8, reach=5.5, tolerance=1e-4)
        fine = fermi_wall(width, 0.1, 1 / path, 16, per_width=30, reach=10)
        assert coarse.worst == pytest.approx(fine.worst, abs=0.002)
        assert coarse.felt / 0.1 == pytest.approx(fine.felt / 0.1, abs=0.002)
        if width != 2.5:
            assert (fine.worst > 0.01) == (width < 6) and (abs(fine.felt / 0.1 - 1) > 0.01) == (width < 6)


def test_many_lines_are_each_its_own() -> None:
    """Lines of one call share nothing but their solver, whose tolerance is 1e-10 of all of them."""
    n, _, _, dx = wall(2.0, 97)
    turned = n[:, [1, 2, 0]]
    together = torque_of_lines(np.stack([n, turned]), dx, Medium(1.0, 0.05, 0.5), 16)
    assert together[0] == pytest.approx(torque(n, dx, 0.05, 2.0, 16), abs=1e-8)
    assert together[1] == pytest.approx(together[0][:, [1, 2, 0]], abs=1e-8)


def test_turning_space_and_reversing_the_current_do_what_they_must() -> None:
    """A rotation turns the torque; reversed, a line has the torque that its mirror image has, of the other sign."""
    n, _, x, dx = wall(1.0, 193)
    n = n + 0.3 * np.stack([0 * x, np.exp(-((x - 0.7) ** 2)), 0 * x], axis=1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    T = torque(n, dx, 0.1)
    turn, _ = np.linalg.qr(np.array([[1.0, 2.0, 0.5], [0.3, -1.0, 2.0], [1.5, 0.2, 0.7]]))
    turn *= np.linalg.det(turn)
    assert torque(n @ turn.T, dx, 0.1) == pytest.approx(T @ turn.T, abs=1e-10)
    assert torque(n[::-1], dx, 0.1) == pytest.approx(-T[::-1], abs=1e-10)


ACROSS = tuple(sp.Rational(k, 2) for k in range(-4, 5))
"""Nine places across the wall of width 1."""


def _enclosed(xi: sp.Rational, directions: int) -> dict[sp.Rational, list[arb]]:
    """Both parts of the torque by place: balls, summed over the directions of flight.

    What flies back has the spin -(s1, s2) that what flies on has at -x.
    """
    t, total = sp.Symbol("t", real=True), {x: [arb(0), arb(0)] for x in ACROSS}
    flown, scale = beams(directions), 3 * (1 + arb(float(xi)) ** 2)
    for mu, weight in zip(flown.mu, flown.weight, strict=True):
        speed = sp.Rational(float(mu))
        times = [x / speed for x in (-16, *ACROSS)]
        spins = enclosure.texture_at(2 * sp.atan(sp.exp(speed * t)), 0, times, xi, digits=12)[1:]
        for x, (s1, s2, _) in zip(ACROSS, spins, strict=True):
            for place in (x, -x):
                parts = zip(total[place], (-s2, s1), strict=True)
                total[place] = [part + scale * arb(float(weight)) * arb(float(mu)) * s for part, s in parts]
    return total


def test_the_beams_are_those_of_the_enclosures() -> None:
    """A ballistic wall at nine places: the sum over 8 directions, each enclosed in balls, is met as dx^2."""
    xi, errors = sp.Rational(1, 4), []
    stated = _enclosed(xi, 8)
    assert all(float(ball.rad()) < 1e-10 for parts in stated.values() for ball in parts)
    for places in (513, 1025):
        n, _, x, dx = wall(1.0, places, 16.0)
        T = torque(n, dx, float(xi), directions=8)
        at = [places // 2 + round(float(place) / dx) for place in ACROSS]
        along = -np.tanh(x) * T[:, 0] - T[:, 2] / np.cosh(x)  # e_theta = (-tanh, 0, -sech)
        found = np.stack([along, T[:, 1]], axis=1)[at]
        errors.append(np.abs(found - [[float(ball.mid()) for ball in stated[place]] for place in ACROSS]).max(axis=1))
    assert errors[1].max() < 5e-4
    assert np.log2(errors[0] / errors[1]) == pytest.approx(np.full(9, 2.0), abs=0.2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"n": np.zeros((9, 3))}, "zero vector"),
        ({"directions": 5000}, "from 2 to 4096"),
        ({"n": np.full((9, 3), np.nan)}, "not finite"),
        ({"n": np.ones((1, 3))}, "shape"),
        ({"n": np.ones((9, 2))}, "shape"),
        ({"n": np.repeat([[0, 0, 1.0], [0, 0, -1.0]], 5, axis=0)}, "turns by 180 degrees"),
        ({"n": wall(2.0, 97, 1.0)[0]}, "cut off by the end of the line: .* of its steepest turn; give more"),
        ({"dx": 0.0}, "dx = 0; it must be a positive number in m"),
        ({"v_F": -1.0}, "v_F"),
        ({"Delta": np.inf}, "Delta"),
        ({"xi": -0.1}, "xi = -0.1; it cannot be negative"),
        ({"mean_free_path": 0.0}, "mean_free_path"),
        ({"mean_free_path": 1e-16, "dx": 1e-9}, "spin-diffusion"),
        ({"directions": 7}, "even"),
        ({"edges": "free"}, "'uniform' or 'turning'"),
    ],
)
def test_bad_input_is_refused_in_words(change: dict[str, object], said: str) -> None:
    given: dict[str, object] = {"n": wall(2.0, 97)[0], "dx": 1e-10, "v_F": V_F, "Delta": GAP, "xi": 0.05}
    with pytest.raises(ValueError, match=said):
        texture_torque(**(given | change))  # type: ignore[arg-type]


def test_the_torque_is_laid_out_by_rows_whatever_the_texture_is() -> None:
    angle = np.linspace(0, 3, 40)
    rows = np.column_stack([np.cos(angle), np.sin(angle), 0 * angle])
    torques = [texture_torque(n, 1e-9, 2.8e5, 1e-19, 0.1, edges="turning") for n in (rows, np.asfortranarray(rows))]
    assert all(torque.flags.c_contiguous for torque in torques) and np.array_equal(*torques)
