"""The moving wall in numbers: against published forms, an integration in time, and the eigenvalues of the domains."""

from __future__ import annotations

from dataclasses import replace
from math import inf, pi, sqrt
from typing import Any

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from derive.micromagnetics import convert
from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.materials import MATERIALS, TEXTS, film_anisotropy, material, strip_anisotropies
from derive.micromagnetics.walls import Wall, wall_velocity
from derive.micromagnetics.walls.curve import curve, precession_length
from derive.micromagnetics.walls.drive import driven, far_above, rigid
from verify.cheng_niu.solvers.coordinates import ALPHA, ETA, XI, rates

PLAIN = Wall(Ms=1.0, A=1.0, K=1.0, K_perp=4.0, alpha=float(ALPHA), xi=float(XI), eta=float(ETA), gamma=1.0)
"""The wall of `verify.cheng_niu.solvers.coordinates`, in whose units A = K = gamma = M_s = 1."""
PERMALLOY = {"Ms": 8e5, "A": 1.3e-11, "K": 3e4, "K_perp": 3e5}
THIN = Wall(**(PERMALLOY | {"K_perp": 3e4 * 1e-7}), alpha=0.02, xi=0.05)
"""K_perp/K so small that the width is a constant, as the published forms have it; without eta."""


def thiaville(wall: Wall, u: float) -> float:
    """Thiaville et al. (2005) for the paper's sign of u: beta u/alpha up to u_W, then the mean over a turn."""
    width, limit = float(wall.width(0.0)), wall.breakdown
    steady = wall.xi / wall.alpha * u
    if abs(u) <= limit:
        return -steady
    lag = (wall.alpha - wall.xi) / wall.alpha / (1 + wall.alpha**2) * np.sign(u) * sqrt(u**2 - limit**2)
    assert limit == pytest.approx(
        wall.gamma * width * wall.K_perp / wall.Ms * wall.alpha / abs(wall.alpha - wall.xi), rel=1e-7
    )
    return -(steady + lag)


def mougin(wall: Wall, u: float, field: float) -> float:
    """Mougin et al. (2007): the mean for field and current together, with one width."""
    width, alpha = float(wall.width(0.0)), wall.alpha
    push = wall.gamma * field + (alpha - wall.xi) * u / width
    hold = alpha * wall.gamma * wall.K_perp / wall.Ms
    turning = 0.0 if abs(push) <= hold else np.sign(push) * sqrt(push**2 - hold**2) / (1 + alpha**2)
    return width / alpha * (wall.gamma * field - turning) - wall.xi * u / alpha


@pytest.mark.parametrize("part", [0.1, 0.9, 1.01, 1.5, 4.0, 100.0])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_velocity_is_thiavilles_where_the_width_is_constant(part: float, sign: int) -> None:
    """To 1e-6: the width changes by 5e-8 of itself, and the root near the breakdown by ten times that."""
    u = sign * part * THIN.breakdown
    found = driven(THIN, u)
    assert found.turns == (part > 1)
    assert found.velocity == pytest.approx(thiaville(THIN, u), rel=1e-6)


@pytest.mark.parametrize("field", [0.5, 0.999, 1.2, -3.5])
@pytest.mark.parametrize("part", [0.0, 0.7, -2.0])
def test_field_and_current_together_are_mougins_where_the_width_is_constant(part: float, field: float) -> None:
    u, b = part * THIN.breakdown, field * THIN.walker_field
    assert driven(THIN, u, b).velocity == pytest.approx(mougin(THIN, u, b), rel=1e-5)


def test_the_walker_field_and_the_mobility_are_the_published_ones() -> None:
    """mu_0 H_W = alpha K_perp/M_s whatever the width does; v = gamma width B/alpha below it for small B."""
    wall = Wall(**PERMALLOY, alpha=0.02, xi=0.05)
    assert wall.walker_field == pytest.approx(0.02 * 3e5 / 8e5, rel=1e-14)
    assert not driven(wall, 0.0, wall.walker_field * (1 - 1e-9)).turns
    assert driven(wall, 0.0, wall.walker_field * (1 + 1e-9)).turns
    slow = 1e-5 * wall.walker_field
    assert driven(wall, 0.0, slow).velocity == pytest.approx(GAMMA * float(wall.width(0.0)) / 0.02 * slow, rel=1e-8)
    assert rigid(wall, 0.0, slow) == pytest.approx(GAMMA * float(wall.width(0.0)) / 0.02 * slow, rel=1e-12)


def integrated(wall: Wall, u: float, field: float) -> float:
    """The mean velocity over a turn by SciPy, from the hand-written rates with the width at the angle."""

    def rate(_: float, state: Any) -> Any:
        width = (1 + wall.K_perp * np.sin(state[1]) ** 2) ** -0.5
        velocity, turning, _ = rates(np.array([0.0, state[1], width]), u, wall.K_perp, field)
        return [velocity, turning]

    def turned(_: float, state: Any) -> float:
        return float(abs(state[1]) - 2 * pi)

    turned.terminal = True  # type: ignore[attr-defined]
    run = solve_ivp(rate, (0, 1e5), [0.0, 0.0], "DOP853", events=turned, rtol=1e-12, atol=1e-12)
    assert run.status == 1
    return float(run.y_events[0][0][0] / run.t_events[0][0])


@pytest.mark.parametrize(("u", "field"), [(1.02, 0.0), (-1.3, 0.0), (6.0, 0.0), (3.0, 2.0), (0.0, 6.0), (-1.5, -3.0)])
@pytest.mark.parametrize("hard", [0.2, 4.0, 50.0])
def test_the_mean_over_a_turn_is_that_of_an_integration_in_time(u: float, field: float, hard: float) -> None:
    """To 1e-9, the integrator's error; u in units of the breakdown, where the quadrature must know nothing of it."""
    wall = replace(PLAIN, K_perp=hard)
    drift, push = u * wall.breakdown, field * wall.walker_field
    found = driven(wall, drift, push)
    assert found.turns and found.velocity == pytest.approx(integrated(wall, drift, push), rel=1e-9)


@pytest.mark.parametrize("hard", [0.2, 1.0, 4.0, 50.0])
def test_the_motion_changes_at_the_derived_breakdown(hard: float) -> None:
    """Rigid one part in 1e9 below it and turning as much above it, for both directions."""
    wall = replace(PLAIN, K_perp=hard)
    for sign in (1, -1):
        below, above = (driven(wall, sign * wall.breakdown * (1 + e)) for e in (-1e-9, 1e-9))
        assert not below.turns and below.velocity == pytest.approx(rigid(wall, sign * wall.breakdown), rel=1e-8)
        assert above.turns and np.sin(below.angle) ** 2 == pytest.approx(1 / (1 + sqrt(1 + hard)), abs=1e-3)


def test_far_above_the_velocity_tends_to_the_one_without_what_holds_the_plane() -> None:
    """-u (1 + a xi)/((1 + eta)(1 + a^2)), a the renormalized damping."""
    a = (PLAIN.alpha + PLAIN.eta * PLAIN.xi) / (1 + PLAIN.eta)
    u = 1e4 * PLAIN.breakdown
    expected = -u * (1 + a * PLAIN.xi) / ((1 + PLAIN.eta) * (1 + a**2))
    assert far_above(PLAIN, u) == pytest.approx(expected, rel=1e-14)
    assert driven(PLAIN, u).velocity == pytest.approx(expected, rel=1e-7)


def test_equal_damping_and_xi_never_break_down_and_no_damping_never_stands() -> None:
    equal = Wall(**PERMALLOY, alpha=0.05, xi=0.05)
    assert equal.breakdown == inf
    assert driven(equal, 1e6).velocity == pytest.approx(-1e6, rel=1e-13) and not driven(equal, 1e6).turns
    undamped = Wall(**PERMALLOY, alpha=0.0, xi=0.05)
    assert undamped.breakdown == 0.0
    assert driven(undamped, -20.0).turns and driven(undamped, -20.0).velocity == pytest.approx(20.0, rel=1e-12)
    assert driven(Wall(**PERMALLOY, alpha=0.0, xi=0.0), 20.0).velocity is None


def test_the_regime_is_said_below_above_and_unknown() -> None:
    given = {"alpha": 0.02, "xi": 0.04, "eta": 0.05}
    below, above = (wall_velocity(u, **given, **PERMALLOY) for u in (-30.0, -1500.0))
    assert (below.regime, above.regime) == ("below", "above")
    assert below.velocity == pytest.approx(0.04 * 30 / 0.022, rel=1e-13) and "steady" in below.sentence
    assert above.velocity == pytest.approx(driven(Wall(**PERMALLOY, **given), -1500.0).velocity)
    assert above.rigid == pytest.approx(0.04 * 1500 / 0.022) and "mean" in above.sentence
    for missing in ("K_perp", "A", "K"):
        partly = {name: value for name, value in PERMALLOY.items() if name != missing}
        unknown = wall_velocity(-30.0, **given, **partly)
        assert unknown.regime == "unknown" and unknown.velocity is None and unknown.breakdown is None
        assert (
            f"unknown without {missing}:" in unknown.sentence and f"{below.velocity:.6g} m/s below" in unknown.sentence
        )
    assert wall_velocity(-30.0, alpha=0.04, xi=0.04).velocity == pytest.approx(30.0)
    assert wall_velocity(0.0, alpha=0.02, xi=0.04).velocity == 0.0
    assert wall_velocity(0.0, alpha=0.0, xi=0.0).velocity == 0.0
    assert wall_velocity(-30.0, alpha=0.0, xi=0.0).regime == "unknown"
    with pytest.raises(ValueError, match="a field needs A, K_perp too"):
        wall_velocity(-30.0, **given, Ms=8e5, K=3e4, field=0.01)


def test_a_conversion_says_the_regime() -> None:
    given = {"P": 0.6, "je": 1e12, "xi": 0.3, "Ms": 8e5, "n0": 4e4, "alpha": 0.12}
    sizes = {"A": 1.3e-11, "K": 3e4, "K_perp": 3e5}
    (unknown,), (below,), (above,) = (
        convert("magnumnp", **given, **more) for more in ({}, sizes, sizes | {"K_perp": 3e3})
    )
    assert "unknown without A, K and K_perp: v = -89.3269 m/s below it, tending to -38.9062 m/s" in " ".join(
        unknown.text.replace("#", " ").split()
    )
    assert "below the breakdown: v = -89.3269 m/s" in below.text and "above the breakdown: v = -40.512" in above.text
    assert above.as_dict()["wall"]["regime"] == "above"
    (none,) = convert("magnumnp", **(given | {"alpha": 0.3}), **sizes)
    assert none.as_dict()["wall"]["breakdown"] is None and "no breakdown" in none.text


def growth(wall: Wall, u: float, k: Any) -> float:
    """The largest growth rate of a spin wave on the domain, from Eq. 16 linearized by hand around m = z."""
    alpha, xi, inertia = wall.alpha + wall.eta * wall.xi, wall.xi, 1 + wall.eta
    largest = -inf
    for wave in k:
        easy, hard = (2 * wall.gamma / wall.Ms * (c + wall.A * wave**2) for c in (wall.K, wall.K + wall.K_perp))
        left = np.array([[inertia, alpha], [-alpha, inertia]])
        right = np.array([[1j * u * wave, xi * 1j * u * wave - hard], [easy - xi * 1j * u * wave, 1j * u * wave]])
        largest = max(largest, float(np.linalg.eigvals(np.linalg.solve(left, right)).real.max()))
    return largest


@pytest.mark.parametrize("hard", [0.0, 1.0, 50.0])
@pytest.mark.parametrize(("alpha", "xi"), [(1.2, 0.5), (0.02, 0.05)])
def test_the_domains_become_unstable_at_the_mark(hard: float, alpha: float, xi: float) -> None:
    wall = replace(PLAIN, K_perp=hard, alpha=alpha, xi=xi)
    marks = {m.name: m.at for m in curve(wall, "je", [0.0], per_current=1.0, other=0.0, reach=0.0).marks}
    waves = np.sqrt(np.sqrt(1 + hard)) * np.linspace(0.9, 1.1, 41)
    assert growth(wall, 0.999 * marks["domains"], waves) < 0 < growth(wall, 1.001 * marks["domains"], waves)
    root = sqrt(1 + hard)
    if hard:
        assert marks["domains"] / marks["turning"] == pytest.approx((root + 1) / (root - 1), rel=1e-12)


@pytest.mark.parametrize("against", ["je", "field"])
def test_the_marks_are_where_the_points_pass_them(against: Any) -> None:
    wall = Wall(**PERMALLOY, alpha=0.02, xi=0.05)
    reach = precession_length(1e6, 1.602e-19)
    found = curve(wall, against, [0.0], per_current=4e-11, other=0.0, reach=reach)
    at = {mark.name: mark.at for mark in found.marks}
    assert at["narrower"] < at["turning"] < at["domains"] and at["narrow"] == inf
    for name in ("narrower", "turning"):
        before, after = (
            curve(wall, against, [at[name] * e], per_current=4e-11, other=0.0, reach=reach).points[0]
            for e in (1 - 1e-6, 1 + 1e-6)
        )
        assert name not in before.beyond and name in after.beyond
        if name == "narrower":
            assert before.width == pytest.approx(0.9 * float(wall.width(0.0)), rel=1e-5)
        else:
            assert (before.turns, after.turns) == (False, True) and "narrow" in after.beyond


def test_materials_lie_in_their_ranges_and_have_a_source() -> None:
    assert list(MATERIALS) == ["permalloy", "cobalt", "CoFeB", "GaMnAs", "Co/Pt"]
    for entry in MATERIALS.values():
        assert set(entry.values) == set(TEXTS)
        for name, value in entry.values.items():
            assert value.lowest <= value.number <= value.highest and value.source, (entry.name, name)
            assert value.status in ("confirmed", "computed", "estimate"), (entry.name, name)
    assert material("Py").name == "permalloy" and material("(Ga,Mn)As").name == "GaMnAs"
    assert material("co-pt").name == "Co/Pt" and material("CO").name == "cobalt"
    with pytest.raises(ValueError, match="unknown material 'wood'; known: permalloy"):
        material("wood")


def test_shapes_of_a_strip_and_a_film() -> None:
    """A square rod has no K_perp; an endless plate has all of mu_0 Ms^2/2 in it; N = 0.928 for 20 to 1 (Aharoni)."""
    density = 4e-7 * pi * 8e5**2 / 2
    easy, hard = strip_anisotropies(8e5, 100e-9, 99.99e-9)
    assert easy == pytest.approx(density / 2, rel=1e-3) and abs(hard) < 1e-3 * density
    easy, hard = strip_anisotropies(8e5, 1.0, 1e-9)
    assert easy < 1e-7 * density and hard == pytest.approx(density, rel=1e-6)
    easy, hard = strip_anisotropies(8e5, 100e-9, 5e-9)
    assert easy + hard == pytest.approx(0.92845 * density, rel=1e-4)
    assert film_anisotropy(8e5, 1e-11, 1e5, 1e-8) == pytest.approx(density / 2, rel=1e-6)
    with pytest.raises(ValueError, match="wider than thick"):
        strip_anisotropies(8e5, 5e-9, 5e-9)
