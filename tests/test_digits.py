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

from derive import derivation

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
