"""The digits of `function()`: every relaxing precession and every mean of one, over twelve decades of each argument.

The reference is C + i W S = (e^{zt} - 1)/z and its mean, with z = -xi + i W, in mpmath at 50 digits (more where t is
short); start, k and m of start + k C + m S are written down here from Eq. 8 and not read off the derivation.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp

from derive import derivation
from derive.export.code.program import program
from derive.export.evaluate import on_arrays

UNIT = 2.0**-52
POINTS = 2000
HEYOKA = pytest.param("heyoka", marks=pytest.mark.skipif(find_spec("heyoka") is None, reason="extra"))

Terms = list[tuple[Any, Any, Any]]
"""(start, k, m) of each component."""


def first_order(eps1: Any, eps2: Any) -> Terms:
    return [(0, -eps2, eps1), (0, -eps1, -eps2), (1, 0, -(eps1**2 + eps2**2))]


def turning(eps1: Any, eps2: Any, along: Any, start: int = 1) -> Terms:
    return [(0, -eps2, eps1 * along), (0, -eps1, -eps2 * along), (start, 0, -(eps1**2 + eps2**2))]


def scaled(t_scaled: Any, eps1: Any, eps2: Any, xi: Any, eps3: Any) -> tuple[Any, ...]:
    """Time, decay, components of the axis, and the size of what is subtracted in the one along n."""
    return t_scaled, xi, eps1, eps2, 1 - eps3, 1 + abs(eps3)


def seconds(t: Any, tau_ex: Any, tau_sf: Any, theta: Any, thetadot: Any, phidot: Any) -> tuple[Any, ...]:
    along, across = phidot * mpmath.cos(theta), phidot * mpmath.sin(theta)
    return t, 1 / tau_sf, across, thetadot, 1 / tau_ex - along, 1 / tau_ex + abs(along)


def waves(t: Any, decay: Any, rate: Any, coarse: Any) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """C and S, and by how much they may change if the angles are rounded (over 2^-52), with |W| up to coarse."""
    with mpmath.extradps(2 * max(0, -int(mpmath.log10(rate * t)))):
        z = mpmath.mpc(-decay, rate)
        whole = mpmath.expm1(z * t) / z
    swing = (coarse + decay) * t * mpmath.exp(-decay * t) / abs(z)
    return (whole.real, swing), (whole.imag / rate, swing * min(1, rate * t) / rate)


def means(t: Any, decay: Any, rate: Any, coarse: Any) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """The same for the means of C and S over the time."""
    with mpmath.extradps(3 * max(0, -int(mpmath.log10(rate * t)))):
        z = mpmath.mpc(-decay, rate)
        whole = (mpmath.expm1(z * t) / z - t) / (z * t)
    (_, swing), (_, sway) = waves(t, decay, rate, coarse)
    faded = min(1, 1 / (abs(z) * t))
    return (whole.real, swing * faded), (whole.imag / rate, sway * faded)


def _at(label: str, given: dict[str, Any]) -> tuple[Terms, Terms, tuple[Any, Any], Any]:
    """The components as (start, k, m), these without cancellation along n, C and S (or means) with their noise.

    The last is by how much W cancels.
    """
    if label in ("10a", "10b"):
        k, m = (1 / given["N"], 0) if label == "10a" else (0, 1 / given["N"])
        rows = [(0, k, m)]
        return rows, rows, waves(given["N"], given["xi"], mpmath.mpf(1), 1), 1
    if label == "x.average":
        rows = [*first_order(given["eps1"], given["eps2"])[:2], (1, 0, 0)]
        return rows, rows, means(given["N"], given["xi"], mpmath.mpf(1), 1), 1
    if label[0] == "9":
        t, xi, *eps = (given[name] for name in ("t_scaled", "xi", "eps1", "eps2"))
        rows = [first_order(*eps)["abc".index(label[1])]]
        return rows, rows, waves(t, xi, mpmath.mpf(1), 1), 1
    t, decay, a, b, along, size = seconds(**given) if "tau_ex" in given else scaled(**given)
    rate, coarse = mpmath.sqrt(a**2 + b**2 + along**2), mpmath.sqrt(a**2 + b**2 + size**2)
    whole = [turning(a, b, x, start=0 if label == "x.response" else 1) for x in (along, size)]
    rows, sizes = [[w[int(label[3]) - 1]] for w in whole] if label[:3] == "B.s" else whole
    return rows, sizes, waves(t, decay, rate, coarse), coarse / rate


DECADES = {"t": (-21, -9), "tau_ex": (-21, -9), "tau_sf": (-21, -9), "theta": (-12, 0), "thetadot": (9, 21)}
DECADES |= {"phidot": (9, 21), "xi": (-9, 3)}
"""Powers of ten between which an argument lies; from 1e-6 to 1e6 where nothing is said."""
SIGNED = {"eps1", "eps2", "eps3", "theta", "thetadot", "phidot"}


def _points(label: str) -> list[np.ndarray[Any, Any]]:
    rng = np.random.default_rng(2013)
    drawn = []
    for argument in derivation()[label].args:
        size = 10 ** rng.uniform(*DECADES.get(argument.name, (-6, 6)), POINTS)
        drawn.append(size * (rng.choice([-1.0, 1.0], POINTS) if argument.name in SIGNED else 1.0))
    return drawn


LABELS = ["9a", "9b", "9c", "10a", "10b", "x.average", "x.scaled", "B.s1", "B.s2", "B.s3", "x.solution", "x.response"]


@pytest.mark.parametrize("backend", ["numpy", HEYOKA])
@pytest.mark.parametrize("label", LABELS)
def test_every_component_keeps_its_digits(label: str, backend: str) -> None:
    """8 units in the last place of the terms, beyond what rounding W t, xi t and the axis along n makes unavoidable."""
    equation = derivation()[label]
    drawn = _points(label)
    found = equation.function(backend)(*drawn).reshape(-1, POINTS)
    names = [a.name for a in equation.args]
    for *point, row in zip(*drawn, found.T, strict=True):
        given = dict(zip(names, map(float, point), strict=True))
        assert _error(label, given, row) <= 1, given


def _error(label: str, given: dict[str, float], row: Any) -> float:
    """The largest error of a component, in units of what is allowed."""
    with mpmath.workdps(50):
        rows, sizes, ((c, c_noise), (s, s_noise)), loss = _at(label, {name: mpmath.mpf(x) for name, x in given.items()})
        errors = []
        for x, (start, k, m), (_, _, size) in zip(row, rows, sizes, strict=True):
            terms = abs(start) + abs(k * c) + abs(size * s)
            allowed = UNIT * (8 * terms * loss + 4 * (abs(k) * c_noise + abs(m) * s_noise))
            errors.append(float(abs(mpmath.mpf(x) - (start + k * c + m * s)) / allowed))
        return max(errors)


@pytest.mark.parametrize("label", ["10a", "10b", "x.average", "9a"])
def test_the_exported_derivatives_keep_their_digits(label: str) -> None:
    """Those that exported code computes, against the derivatives of the derived expression at 100 digits."""
    equation = derivation()[label]
    rng = np.random.default_rng(88)
    points = [10 ** rng.uniform(-6, 1, 300) for _ in equation.args]
    found = on_arrays(equation.args, program(equation).gradient)(*points)
    rows = list(equation.rhs) if isinstance(equation.rhs, sp.MatrixBase) else [equation.rhs]
    slopes = sp.lambdify(equation.args, [row.diff(a) for row in rows for a in equation.args], "mpmath")
    for *point, row in zip(*points, found.T, strict=True):
        with mpmath.workdps(100):
            exact = [float(x) for x in slopes(*map(mpmath.mpf, map(float, point)))]
        # Terms of both signs cancel by up to 2^10 here, and some ten roundings of each add up.
        np.testing.assert_allclose(row, exact, rtol=2.0**-38)


@pytest.mark.parametrize("backend", ["numpy", HEYOKA])
def test_limits_are_numbers_and_extremes_warn_of_nothing(backend: str) -> None:
    cosine, sine = (derivation()[label].function(backend) for label in ("10a", "10b"))
    # at xi = 0 they are sin(N)/N and (1 - cos N)/N, whose limits are 1 and N/2
    assert cosine([0.0, 1e-300, 1e-4], 0.0).tolist() == [1, 1, 1 - 1e-8 / 6]
    assert sine([0.0, 1e-4], 0.0).tolist() == pytest.approx([0, 5e-5 * (1 - 1e-8 / 12)], rel=2 * UNIT)
    assert sine(1e300, 1.0) == pytest.approx(5e-301, rel=4 * UNIT)
    still = derivation()["x.scaled"].function(backend)
    assert still([0.0, 1.0], 0, 0, 0, 1).tolist() == [[0, 0], [0, 0], [1, 1]]
    assert still([], 0.1, 0.2, 0.3, 0).shape == (3, 0)
    assert np.isnan(still(float("nan"), 0.1, 0.2, 0.3, 0)).all()


@pytest.mark.parametrize("n", [1, 8192, 20_000])
def test_blocks_and_choices_do_not_mix_points(n: int) -> None:
    function = derivation()["x.scaled"].function()
    t, eps1 = np.random.default_rng(n).uniform(0, 2, (2, n))
    whole = function(t, eps1, 0.2, 0.3, 0.1)
    for i in {0, n // 2, n - 1}:
        np.testing.assert_allclose(whole[:, i], function(t[i], eps1[i], 0.2, 0.3, 0.1), rtol=8 * UNIT, atol=8 * UNIT)
