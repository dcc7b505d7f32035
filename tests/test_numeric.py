"""The spin response in numbers: proven equal to the solution, accurate against balls, and what it refuses."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp
from flint import acb, arb, ctx
from sympy.codegen.cfunctions import expm1

from derive import derivation, spin_response
from derive.cheng_niu import spin_response as numeric
from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.core.equation import Derivation
from verify import is_zero
from verify.electron.enclosure import spin

BACKENDS = ["numpy", pytest.param("heyoka", marks=pytest.mark.skipif(numeric.backend() != "heyoka", reason="extra"))]
ULP = 2.0**-52


def derived(model: Model) -> Derivation:
    return derivation(model)


def without_expm1(expression: sp.Expr) -> sp.Expr:
    return expression.replace(expm1, lambda x: sp.exp(x) - 1)


@pytest.mark.parametrize("band", ["majority", "minority"])
def test_the_response_is_the_exact_solution_less_equilibrium(band: Any) -> None:
    d = derived(Model(band=band))
    equilibrium = sp.Matrix([0, 0, 1 if band == "majority" else -1])
    for ours, exact in zip(d["x.response"].rhs, d["x.scaled"].rhs - equilibrium, strict=True):
        assert is_zero(without_expm1(ours) - exact)


def test_a_planted_sign_is_refused() -> None:
    d = derived(Model())
    wrong = d["x.response"].rhs[0].xreplace({q.eps2: -q.eps2})
    assert not is_zero(without_expm1(wrong) - d["x.scaled"].rhs[0])


def test_the_first_order_is_eq_9_to_first_order() -> None:
    first = derived(Model())["x.response-1"].rhs
    assert first[2] == 0
    for ours, label in zip(first, ("9a", "9b"), strict=False):
        assert is_zero(without_expm1(ours) - derivation()[label].rhs)


def corners(n: int, seed: int) -> list[np.ndarray[Any, Any]]:
    """t, eps1, eps2, xi, eps3 over 12 decades each, with their zeros and the resonance eps3 = 1."""
    rng = np.random.default_rng(seed)

    def decades(low: float, high: float) -> np.ndarray[Any, Any]:
        return 10 ** rng.uniform(low, high, n)

    def sign() -> np.ndarray[Any, Any]:
        return rng.choice([-1.0, 1.0], n)

    t, xi = decades(-6, 6), decades(-9, 3)
    eps = [decades(-10, 2) * sign() for _ in range(3)]
    xi[rng.random(n) < 0.2] = 0
    eps[0][rng.random(n) < 0.05] = 0
    eps[1][rng.random(n) < 0.05] = 0
    eps[2][rng.random(n) < 0.3] = 0
    near = rng.random(n) < 0.2
    eps[2][near] = 1 + (decades(-14, -1) * sign())[near]
    eps[2][rng.random(n) < 0.02] = 1
    return [t, eps[0], eps[1], xi, eps[2]]


def deviation(result: np.ndarray[Any, Any], points: list[np.ndarray[Any, Any]]) -> Iterator[float]:
    """For each point the error over the allowed error; the balls come from z = i W - xi and (e^{zt} - 1)/z."""
    with ctx.workprec(250):
        for found, t, a, b, xi, c in zip(result.T, *(map(arb, p.tolist()) for p in points), strict=True):
            w = 1 - c
            square = w * w + a * a + b * b
            if square == 0:
                yield float("inf") if found.any() else 0.0
                continue
            z = acb(-xi, square.sqrt())
            wave = (z * t).expm1() / z
            cosine, sine = wave.real, wave.imag / square.sqrt()
            exact = (w * a * sine - b * cosine, -w * b * sine - a * cosine, -(a * a + b * b) * sine)
            size = sum((s * s for s in exact), arb(0)).sqrt()
            error = sum(((s - arb(f)) ** 2 for s, f in zip(exact, found.tolist(), strict=True)), arb(0)).sqrt()
            transient = ((a * a + b * b) / (square + xi * xi)).sqrt()
            phase = (square.sqrt() + xi) * t * (-xi * t).exp() * transient
            yield float((error / (ULP * (8 * size + 4 * phase))).mid()) if size != 0 else float(error.mid())


@pytest.mark.parametrize("backend", BACKENDS)
def test_nothing_cancels_over_twelve_decades(backend: str) -> None:
    points = corners(100_000, seed=20130724)
    t, eps1, eps2, xi, eps3 = points
    assert max(deviation(spin_response(t, eps1, eps2, xi, eps3=eps3, backend=backend), points)) <= 1


@pytest.mark.parametrize("backend", BACKENDS)
def test_s3_has_an_accuracy_of_its_own(backend: str) -> None:
    """Against mpmath at 50 digits (more where t is short), relative to s3 - 1 itself, from t = 1e-12 on."""
    rng = np.random.default_rng(12)
    n = 2000
    t, xi = 10 ** rng.uniform(-12, 3, n), 10 ** rng.uniform(-12, 3, n) * (rng.random(n) > 0.1)
    a, b, c = (10 ** rng.uniform(-6, 1, n) * rng.choice([-1.0, 1.0], n) for _ in range(3))
    found = spin_response(t, a, b, xi, eps3=c, backend=backend)[2]
    assert (found < 0).all()
    for s3, *point in zip(found, t, a, b, xi, c, strict=True):
        exact, noise = _level(*point)
        assert abs(s3 - exact) <= ULP * (32 * abs(exact) + 4 * noise), point


def _level(t: float, a: float, b: float, xi: float, c: float) -> tuple[float, float]:
    """s3 - 1 = -(eps1^2 + eps2^2) Im((e^{zt} - 1)/z)/W with z = i W - xi, and what rounding W t and xi t may change."""
    with mpmath.workdps(100):
        t, a, b, xi, c = map(mpmath.mpf, (t, a, b, xi, c))
        frequency = mpmath.sqrt((1 - c) ** 2 + a**2 + b**2)
        z = mpmath.mpc(-xi, frequency)
        exact = -(a**2 + b**2) * (mpmath.expm1(z * t) / z).imag / frequency
        angle = (frequency + xi) * t
        noise = angle * min(1, angle) * mpmath.exp(-xi * t) * (a**2 + b**2) / abs(z) ** 2
        return float(exact), float(noise)


def test_the_balls_of_the_closed_form_overlap_those_of_the_matrix_exponential() -> None:
    for t, a, b, xi, c in zip(*corners(50, seed=7), strict=True):
        found = spin_response(t, a, b, xi, eps3=c)
        exact = [float((ball - shift).mid()) for ball, shift in zip(spin(t, a, b, xi, eps3=c), (0, 0, 1), strict=True)]
        # The rule above at its loosest, t W to 10^8, and the rounding of the ball's midpoint.
        turns = t * (abs(1 - c) + abs(a) + abs(b) + xi)
        assert np.linalg.norm(found - exact) <= ULP * (16 + 8 * turns) * (np.linalg.norm(exact) + np.hypot(a, b))


@pytest.mark.parametrize("backend", BACKENDS)
def test_shapes_broadcast_and_scalars_repeat(backend: str) -> None:
    t = np.linspace(0, 30, 40_001)
    eps1 = np.array([[0.01], [0.02], [0.0]])
    result = spin_response(t, eps1, 0.02, 0.05, backend=backend)
    assert result.shape == (3, 3, t.size)
    one = spin_response(t[12_345], 0.02, 0.02, 0.05, backend=backend)
    assert one.shape == (3,)
    np.testing.assert_allclose(result[:, 1, 12_345], one, rtol=8 * ULP)
    assert spin_response(np.empty(0), 0.1, 0.1, 0.1, backend=backend).shape == (3, 0)


@pytest.mark.parametrize("backend", BACKENDS)
def test_out_is_filled_whatever_its_layout(backend: str) -> None:
    t = np.linspace(0, 5, 20_000).reshape(100, 200)[:, ::2]
    expected = spin_response(t, 0.1, 0.2, 0.3, backend=backend)
    out = np.empty((100, 100, 3)).transpose(2, 1, 0)
    assert spin_response(t, 0.1, 0.2, 0.3, out=out, backend=backend) is out
    np.testing.assert_allclose(out, expected, rtol=8 * ULP)
    for wrong in (np.empty((3, 4)), np.empty((3, 100, 100), dtype=np.float32)):
        with pytest.raises(ValueError, match="out is"):
            spin_response(t, 0.1, 0.2, 0.3, out=wrong, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("shift", [0, 1, 4096])
def test_inputs_may_be_views_of_out(backend: str, shift: int) -> None:
    n = 20_000
    for row in range(3):
        room = np.random.default_rng(3).random((3, n + shift))
        t = room[row, shift:]
        expected = spin_response(t.copy(), 0.1, 0.2, 0.3, backend=backend)
        np.testing.assert_array_equal(spin_response(t, 0.1, 0.2, 0.3, backend=backend, out=room[:, :n]), expected)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_layout_of_the_inputs_changes_no_number(backend: str) -> None:
    """Rows of one array, in order and not; windows between its rows; columns; every second; numbers among them."""
    n = 3 * numeric.BLOCK + 5
    whole = np.random.default_rng(7).random((5, n))
    shifted = np.concatenate([whole.reshape(-1), np.zeros(3)])
    asked = {
        "packed": list(whole),
        "permuted": [whole[i] for i in (0, 2, 1, 3, 4)],
        "between rows": [whole.reshape(-1)[i : i + n] for i in (3, n, 2 * n, 3 * n, 4 * n)],
        "same row": [whole[0]] * 5,
        "strided": [row[::2] for row in whole],
        "backwards": [row[::-1] for row in whole],
        "columns": [np.asfortranarray(row[: n - n % 5].reshape(5, -1)) for row in whole],
        "rows and columns": [
            whole[0, :n:3].reshape(-1, 1),
            *(np.asfortranarray(np.ones((1, 2)) * x) for x in (0, 1, 2, 3)),
        ],
        "numbers too": [whole[0], 0.1, np.float64(0.2), np.array([0.3]), np.array([[0.1]])[0]],
        "a window of more": [shifted[i * n + 1 : (i + 1) * n + 1] for i in range(5)],
    }
    for name, (t, eps1, eps2, xi, eps3) in asked.items():
        plain = [np.array(x, order="C").reshape(-1) for x in np.broadcast_arrays(t, eps1, eps2, xi, eps3)]
        expected = spin_response(*plain[:4], eps3=plain[4], backend=backend)
        found = spin_response(t, eps1, eps2, xi, eps3=eps3, backend=backend)
        np.testing.assert_array_equal(found.reshape(3, -1), expected, err_msg=name)
        few = slice(0, 7)
        for i in (0, numeric.BLOCK, plain[0].size - 7):
            part = [x[i:][few] for x in plain]
            near = spin_response(*part[:4], eps3=part[4], backend=backend)
            np.testing.assert_allclose(expected[:, i:][:, few], near, rtol=8 * ULP, atol=8 * ULP, err_msg=name)


@pytest.mark.parametrize("backend", BACKENDS)
def test_threads_share_blocks_change_no_number_and_take_room_for_a_block(backend: str) -> None:
    n = 3 * numeric.BLOCK + 5
    whole = np.random.default_rng(7).random((5, n))
    expected = spin_response(*whole[:4], eps3=whole[4], backend=backend, threads=1)
    given, out = [np.repeat(row, 2)[::2] for row in whole], np.empty((3, n))
    for threads in (1, 3):
        tracemalloc.start()
        spin_response(*given[:4], eps3=given[4], backend=backend, threads=threads, out=out)
        # Eight rows of a block a thread; a third as much again for the steps that NumPy takes within a block.
        assert tracemalloc.get_traced_memory()[1] <= 4 / 3 * threads * 8 * 8 * numeric.BLOCK
        tracemalloc.stop()
        np.testing.assert_array_equal(out, expected)
    given[4][-1] = np.inf
    with pytest.raises(ValueError, match="must be finite numbers"):
        spin_response(*given[:4], eps3=given[4], backend=backend, threads=3)
    with pytest.raises(ValueError, match="threads = 0; None or an integer from 1 on"):
        spin_response(1, 0.1, 0.2, 0.3, threads=0)


@pytest.mark.parametrize("backend", BACKENDS)
def test_one_bad_point_among_many_is_refused(backend: str) -> None:
    for row, bad, words in ((0, -1e-300, "t and xi"), (3, np.nan, "t and xi"), (4, np.inf, "must be finite numbers")):
        whole = np.random.default_rng(7).random((5, 2 * numeric.BLOCK))
        whole[row, -1] = bad
        with pytest.raises(ValueError, match=words):
            spin_response(*whole[:4], eps3=whole[4], backend=backend)


def test_the_function_says_which_backend_it_takes() -> None:
    assert spin_response.backend() == ("numpy" if find_spec("heyoka") is None else "heyoka")


def test_what_is_no_real_number_and_what_is_no_array_to_fill_is_refused() -> None:
    for bad in (1j, "1", True, np.datetime64("2013-07-24"), np.ma.masked_array([1.0], [True]), 10**400):
        with pytest.raises(ValueError, match=r"^eps2 (is|has) [^\n]+$"):
            spin_response(1, 0.1, bad, 0.3)
    assert spin_response(3, np.float32(0.5), 2, np.int8(1)).tolist() == spin_response(3.0, 0.5, 2.0, 1.0).tolist()
    for out in ([0.0] * 3, np.ma.zeros(3)):
        with pytest.raises(ValueError, match=r"^out is a \w+; it must be a NumPy array$"):
            spin_response(1, 0.1, 0.2, 0.3, out=out)  # type: ignore[arg-type]


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_first_order_function_is_its_limit(backend: str) -> None:
    t = np.linspace(0, 20, 50)
    eps = 1e-7
    exact = spin_response(t, eps, 2 * eps, 0.1, eps3=eps, backend=backend)
    first = spin_response(t, eps, 2 * eps, 0.1, eps3=eps, order=1, backend=backend)
    assert not first[2].any()
    # The second order is eps times the first, and secular: t eps3.
    assert np.abs(exact - first)[:, 1:].max() <= 3 * eps * 20 * np.abs(first).max()


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("bad", [float("nan"), -1.0, float("inf")])
def test_times_and_rates_must_be_numbers_from_zero_on(backend: str, bad: float) -> None:
    many = np.full(20_000, 0.5)
    many[19_999] = bad
    for arguments in ((many, 0.1, 0.1, 0.1), (0.1, 0.1, 0.1, many)):
        with pytest.raises(ValueError, match="must be finite"):
            spin_response(*arguments, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_the_background_must_be_numbers(backend: str, bad: float) -> None:
    for arguments in ((1.0, bad, 0.1, 0.1), (1.0, 0.1, bad, 0.1)):
        with pytest.raises(ValueError, match="finite numbers"):
            spin_response(*arguments, backend=backend)
        with pytest.raises(ValueError, match="finite numbers"):
            spin_response(*arguments, backend=backend, order=1)
    with pytest.raises(ValueError, match="finite numbers"):
        spin_response(1.0, 0.1, 0.1, 0.1, eps3=bad, backend=backend)


def test_unknown_orders_backends_and_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="order = 2"):
        spin_response(1, 0.1, 0.1, 0.1, order=2)
    with pytest.raises(ValueError, match="unknown backend 'fortran'"):
        spin_response(1, 0.1, 0.1, 0.1, backend="fortran")
    with pytest.raises(ValueError, match="broadcast"):
        spin_response(np.ones(3), np.ones(4), 0.1, 0.1)


def test_a_missing_heyoka_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "heyoka", None)
    numeric._kernel.cache_clear()
    with pytest.raises(RuntimeError, match=r"heyoka.*\[fast\]"):
        spin_response(1.0, 0.1, 0.1, 0.1, backend="heyoka")
