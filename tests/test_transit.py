"""An electron through a texture: exact limits, conservation laws, the local formula as a limit, sweeps, failures."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from math import cosh, exp, pi, sin
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp

pytest.importorskip("heyoka")

from verify.electron.enclosure import coefficients, spin
from verify.electron.sweep import SweepError, sweep
from verify.electron.transit import TAIL, texture, wall

T = sp.Symbol("t", real=True)

# Rounding of some hundred Taylor steps of size 2^-52, with a guard digit, beside the angle left out at both ends.
ROUNDING = 2e-14
TOLERANCE = ROUNDING + 2 * TAIL


def rosen_zener(kappa: float) -> tuple[float, float]:
    """(s3 behind the wall, its nonadiabatic coefficient) for xi = 0, exactly: Rosen & Zener with the pulse
    area pi.

    The spin flips with probability sech^2(pi/(2 kappa)); s3' = s.n' makes the integral of s.n' what s3 has
    lost.
    """
    faded = exp(-pi / kappa)
    flipped = 4 * faded / (1 + faded) ** 2
    return 1 - 2 * flipped, -flipped / kappa


@pytest.mark.parametrize("kappa", [0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0])
def test_without_relaxation_the_wall_is_the_pulse_of_rosen_and_zener(kappa: float) -> None:
    s3, nonadiabatic = rosen_zener(kappa)
    transit = wall(kappa, 0.0)
    assert transit.final[2] == pytest.approx(s3, abs=TOLERANCE)
    assert transit.nonadiabatic == pytest.approx(nonadiabatic, abs=TOLERANCE)


@pytest.mark.parametrize("area", [0.4, pi / 2, 2.5, 2 * pi])
@pytest.mark.parametrize("kappa", [0.4, 1.5])
def test_a_sech_pulse_of_any_area_flips_as_rosen_and_zener_found(area: float, kappa: float) -> None:
    # Phys. Rev. 40, 502 (1932): P = sin^2(area/2) sech^2(pi/(2 kappa)); an area of 2 pi brings every spin back.
    theta = area * (2 / sp.pi) * sp.atan(sp.exp(kappa * T))
    transit = texture(theta, 0, -30 / kappa, 30 / kappa, 0.0)
    flipped = sin(area / 2) ** 2 / cosh(pi / (2 * kappa)) ** 2
    assert transit.final[2] == pytest.approx(1 - 2 * flipped, abs=TOLERANCE)


@pytest.mark.parametrize("kappa", [0.1, 0.7, 3.0])
def test_what_the_electron_loses_the_wall_gains(kappa: float) -> None:
    # Without relaxation the spin along z passes from 1 to -s3 in the laboratory; the torque on the wall is the rest.
    transit = wall(kappa, 0.0)
    assert transit.adiabatic == pytest.approx(-(1 + transit.final[2]) / 2, abs=TOLERANCE)
    length = np.linalg.norm(transit.spin + np.array([[0.0], [0.0], [1.0]]), axis=0)
    np.testing.assert_allclose(length, 1.0, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("xi", [0.0, 0.05, 1.0])
def test_a_steady_rotation_agrees_with_the_balls(xi: float) -> None:
    theta, rate = 1.1, 0.3
    transit = texture(theta, rate * T, 0.0, 20.0, xi, points=3)
    eps1, eps3 = np.sin(theta) * rate, np.cos(theta) * rate
    exact = [float(ball.mid()) for ball in spin(20.0, float(eps1), 0, xi, eps3=float(eps3))]
    np.testing.assert_allclose(transit.final, exact, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("xi", [0.3, 1.0, 4.0])
def test_a_slow_wall_leaves_the_local_formula_at_second_order_as_it_must(xi: float) -> None:
    """Eq. 8 in orders of kappa: p = s1 + i s2 obeys p' = (i - xi) p - eps s3 with eps = kappa sech(kappa t).

    p = -eps/(xi - i) + ..., s3 - 1 = -eps^2/(1 + xi^2), and the averages over the wall weighted with eps^2 are
    kappa^2/3 for -(d/dt)^2 and 2 kappa^2/3 for eps^2, so nonadiabatic + i adiabatic is -1/(xi - i) times
    1 - (kappa^2/3)/(xi - i)^2 - (2 kappa^2/3)/(1 + xi^2) + O(kappa^4).
    """
    kappa = 0.01
    transit = wall(kappa, xi)
    local = -1 / (xi - 1j)
    correction = -local * kappa**2 * ((xi - 1j) ** -2 + 2 / (1 + xi**2)) / 3
    found = complex(transit.nonadiabatic, transit.adiabatic) - local
    # The next order is (kappa/xi)^2 of this one, xi being the slowest rate; 10 leaves room for its factor.
    assert abs(found / correction - 1) < 10 * (kappa / min(xi, 1)) ** 2


@pytest.mark.parametrize("xi", [0.0, 0.3])
def test_a_twisted_wall_agrees_with_the_balls(xi: float) -> None:
    theta, phi = 2 * sp.atan(sp.exp(T / 2)), T / 5
    transit = texture(theta, phi, -8.0, 8.0, xi)
    adiabatic, nonadiabatic = coefficients(theta, phi, -8, 8, xi, digits=15)
    assert transit.adiabatic == pytest.approx(float(adiabatic.mid()), abs=ROUNDING)
    assert transit.nonadiabatic == pytest.approx(float(nonadiabatic.mid()), abs=ROUNDING)


def test_wall_and_texture_are_the_same_problem() -> None:
    direct = wall(0.5, 0.3)
    general = texture(2 * sp.atan(sp.exp(T / 2)), sp.Rational(1, 3), direct.t[0], direct.t[-1], 0.3)
    np.testing.assert_allclose(direct.spin, general.spin, rtol=0, atol=2 * TOLERANCE)
    assert direct.adiabatic == pytest.approx(general.adiabatic, abs=ROUNDING)
    assert direct.nonadiabatic == pytest.approx(general.nonadiabatic, abs=ROUNDING)


def test_a_smaller_tail_moves_the_spin_by_no_more_than_the_tail() -> None:
    short, long = wall(1.0, 0.2, tail=1e-4), wall(1.0, 0.2, tail=1e-10)
    middle = [np.array([np.interp(0.0, r.t, row) for row in r.spin]) for r in (short, long)]
    assert np.linalg.norm(middle[0] - middle[1]) < 1e-4
    assert short.nonadiabatic == pytest.approx(long.nonadiabatic, abs=1e-4)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1 / (T - 1), 0, 0, 2, 0.0), "pole"),
        ((sp.tan(T), 0, 0, 3, 0.0), "pole"),
        ((T, 0, 1, 0, 0.0), "t0 must be the earlier"),
        ((T, 0, 0, float("nan"), 0.0), "t0 must be the earlier"),
        ((T, 0, 0, 1, -1.0), "xi"),
        ((T, 0, 0, 1, float("nan")), "xi"),
        ((T, sp.Symbol("z"), 0, 1, 0.0), "only the time"),
        ((sp.Abs(T - 3), 0, 0, 1, 0.0), "heyoka"),
        (("t", 0, 0, 1, 0.0), "SymPy expression"),
        ((1, 0, 0, 1, 0.0), "at rest"),
    ],
)
def test_bad_textures_are_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        texture(*arguments)


@pytest.mark.parametrize("arguments", [(0.0, 0.0), (-1.0, 0.0), (float("nan"), 0.0), (1.0, -0.1), (1.0, float("inf"))])
def test_bad_walls_are_refused(arguments: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="must be a finite number"):
        wall(*arguments)
    with pytest.raises(ValueError, match="must be a finite number"):
        sweep([1.0, arguments[0]], [arguments[1], 0.5])


@pytest.mark.parametrize("arguments", [(1e300, 0.1), (1e160, 0.0), (1e-320, 0.1), (1.0, 1e300), (1e308, 1e308)])
def test_walls_whose_squares_are_no_doubles_are_refused(arguments: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"^(kappa|xi) = \S+; it must be a finite number .*1e\+150$"):
        wall(*arguments)


@pytest.mark.parametrize("kappa", [1e-5, 1e-3, 0.01, 1.0, 1e10])
def test_rosen_zener_is_the_square_of_the_secant(kappa: float) -> None:
    with mpmath.workdps(50):
        flipped = mpmath.sech(mpmath.pi / (2 * mpmath.mpf(kappa))) ** 2
        s3, nonadiabatic = float(1 - 2 * flipped), float(-flipped / kappa)
    # The exponent pi/kappa is rounded, which costs pi/kappa units in the last place.
    tolerance = 2.0**-52 * (4 + 3 / kappa)
    assert rosen_zener(kappa) == (pytest.approx(s3, rel=4 * 2.0**-52), pytest.approx(nonadiabatic, rel=tolerance))


AXES = (np.geomspace(0.1, 3, 5), np.linspace(0, 1, 7))


def test_a_sweep_is_the_single_transits_in_order() -> None:
    result = sweep(*AXES, block=6)
    assert result.shape == (5, 5, 7)
    for i, j in ((0, 0), (2, 6), (4, 3)):
        single = wall(AXES[0][i], AXES[1][j])
        expected = [*single.final, single.adiabatic, single.nonadiabatic]
        np.testing.assert_allclose(result[:, i, j], expected, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("make", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_a_sweep_on_any_executor_gives_the_same_bits(make: Any, tmp_path: Path) -> None:
    with make(2) as pool:
        there = sweep(*AXES, block=4, executor=pool, out=tmp_path / "walls.npy")
    assert np.array_equal(sweep(*AXES), there)
    assert [path.name for path in tmp_path.iterdir()] == ["walls.npy"]
    assert np.array_equal(np.load(tmp_path / "walls.npy").reshape(there.shape), there)


def test_a_sweep_on_a_dask_cluster_gives_the_same_bits() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        there = sweep(*AXES, block=8, executor=client.get_executor(pure=False))
    assert np.array_equal(sweep(*AXES), there)


class _Counting(ThreadPoolExecutor):
    """Notes how many blocks are out at once."""

    most = 0
    out = 0

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        self.out += 1
        self.most = max(self.most, self.out)
        future = super().submit(*args, **kwargs)
        future.add_done_callback(self._back)
        return future

    def _back(self, future: Future[Any]) -> None:
        self.out -= 1


def test_no_more_blocks_are_out_than_asked_for_and_progress_reaches_the_end() -> None:
    steps: list[tuple[int, int]] = []
    with _Counting(2) as pool:
        sweep(*AXES, block=1, executor=pool, in_flight=3, progress=lambda *s: steps.append(s))
        assert pool.most <= 3
    assert steps == [(k, 35) for k in range(1, 36)]


class _Dying(Executor):
    """Answers the first block and loses every later one."""

    calls = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.calls += 1
        if self.calls == 1:
            future.set_result(fn(*args, **kwargs))
        else:
            future.set_exception(OSError("the worker is gone"))
        return future


def _die() -> None:
    os._exit(1)


def test_an_executor_that_dies_leaves_one_error() -> None:
    with pytest.raises(SweepError, match=r"nothing is kept: OSError: the worker is gone"):
        sweep(*AXES, block=5, executor=_Dying(), in_flight=1)
    with ProcessPoolExecutor(1, initializer=_die) as pool, pytest.raises(SweepError, match="BrokenProcessPool"):
        sweep(*AXES, executor=pool)
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    with pytest.raises(SweepError, match="shutdown"):
        sweep(*AXES, executor=closed)


def test_a_run_that_broke_off_is_taken_up_where_it_stood_and_by_no_other(tmp_path: Path) -> None:
    path, steps = tmp_path / "w.npy", list[tuple[int, int]]()
    np.save(path, np.zeros(1))
    with pytest.raises(SweepError, match=r"goes on from what \.w\.npy\.\w+\.npy holds: OSError"):
        sweep(*AXES, block=5, executor=_Dying(), in_flight=1, out=path)
    assert np.array_equal(np.load(path), np.zeros(1))
    other = sweep(AXES[0], AXES[1] / 2, out=tmp_path / "w.npy")
    assert np.array_equal(other, sweep(AXES[0], AXES[1] / 2))
    there = sweep(*AXES, block=6, out=path, progress=lambda *s: steps.append(s))
    assert [done for done, _ in steps] == [11, 17, 23, 29, 35]
    assert np.array_equal(sweep(*AXES), there)
    assert [left.name for left in tmp_path.iterdir()] == ["w.npy"]


def test_a_block_holds_something() -> None:
    with pytest.raises(ValueError, match="block = 0; a block holds at least one"):
        sweep(*AXES, block=0)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "heyoka", None)
    for call in (lambda: wall(1.0, 0.0), lambda: texture(T, 0, 0, 1, 0.0), lambda: sweep([1.0], [0.0])):
        with pytest.raises(RuntimeError, match=r"heyoka.*\[fast\]"):
            call()
