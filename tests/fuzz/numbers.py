"""spin_response, spin_enclosure, is_zero and the numbers of the commands, against mpmath at 50 digits.

The references are worked out here from Eq. 8 and Eqs. 16 and 17, and share nothing with what they check.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

import mpmath
import numpy as np
from test_exact_hostile import KINDS, as_mpmath_sees_it

from derive import spin_response
from verify import is_zero, spin_enclosure

DIGITS, GUARD, LONGEST = 50, 60, 1000
"""Digits that are compared, those carried besides, and those of an argument: 1e300 turns are lost by 300 digits."""
ULP = 2.0**-52
ELECTRON, MAGNETON = mpmath.mpf("1.602176634e-19"), mpmath.mpf("9.2740100657e-24")
"""e is exact in the SI, mu_B is CODATA 2022's."""


def response(t: Any, eps1: Any, eps2: Any, xi: Any, eps3: Any) -> tuple[tuple[Any, Any, Any], Any]:
    """(s1, s2, s3 - 1) and the rounding that the arguments make unavoidable, as mpf.

    s - e3 is the integral of e^{-xi tau} R(tau) (Omega x e3), Omega = (a, -b, w), R a rotation about Omega: since
    v = Omega x e3 = (-b, -a, 0) is perpendicular to Omega, R(tau) v = v cos(W tau) + (Omega x v)/W sin(W tau).
    """
    with mpmath.workdps(_places(t, eps1, eps2, eps3)):
        t, a, b, loss, c = map(mpmath.mpf, (t, eps1, eps2, xi, eps3))
        w = 1 - c
        size = mpmath.sqrt(a * a + b * b + w * w)
        if not size or not t:
            return (mpmath.mpf(0),) * 3, mpmath.mpf(0)
        z = mpmath.mpc(-loss, size)
        wave = mpmath.expm1(z * t) / z
        along, across = wave.real, wave.imag / size
        s = (-b * along + a * w * across, -a * along - b * w * across, -(a * a + b * b) * across)
        phase = (size + loss) * t * mpmath.exp(-loss * t) * mpmath.sqrt((a * a + b * b) / (size**2 + loss**2))
        return s, phase


def _places(t: Any, *eps: Any) -> int:
    """Decimal digits of the working precision: the guard, and the turns of the phase, whose sine is wanted."""
    turns = mpmath.log10(1 + abs(t)) + mpmath.log10(1 + max(map(abs, eps)))
    return DIGITS + GUARD + 2 * int(turns)


def _float(draw: random.Random) -> float:
    kind = draw.random()
    if kind < 0.06:
        return draw.choice((float("nan"), float("inf"), -float("inf"), -0.0, 5e-324, 1e308, -1.0, 1e150, 1e160))
    size = 10 ** draw.uniform(-8, 3)
    return draw.choice((0.0, 1.0, size, size, size, -size))


def responded(draw: random.Random) -> tuple[str, bool, list[str]]:
    """spin_response at a few random points."""
    backend = draw.choice((None, "numpy"))
    shape = draw.choice(((), (3,), (2, 2), (0,), (2, 1)))
    given = [np.array([_float(draw) for _ in range(int(np.prod(shape)))]).reshape(shape) for _ in range(5)]
    if draw.random() < 0.7:
        given[0], given[3] = abs(given[0]), abs(given[3])
    t, eps1, eps2, xi, eps3 = given
    shown = f"spin_response({', '.join(repr(x.tolist()) for x in given)}, backend={backend!r})"
    try:
        found = spin_response(t, eps1, eps2, xi, eps3=eps3, backend=backend)
    except ValueError as error:
        plain = (
            all(np.isfinite(x).all() and (abs(x) < 1e100).all() for x in given) and (t >= 0).all() and (xi >= 0).all()
        )
        return shown, False, [f"refused: {error}"] if plain else []
    if not np.isfinite(found).all():
        return shown, True, ["a number that is not finite"]
    wrong = []
    for point in np.ndindex(shape):
        exact, phase = response(*(x[point] for x in given))
        with mpmath.workdps(DIGITS + GUARD):
            error = mpmath.norm([f - e for f, e in zip(found[(slice(None), *point)].tolist(), exact, strict=True)])
            allowed = ULP * (8 * mpmath.norm(exact) + 4 * phase) + mpmath.mpf(2) ** -1070
            if error > allowed:
                wrong.append(f"{point}: off by {mpmath.nstr(error / allowed, 5)} times what is allowed")
    return shown, True, wrong


def enclosed(draw: random.Random) -> tuple[str, bool, list[str]]:
    """spin_enclosure at a random point: its balls hold the truth, and are as small as was asked."""
    given = [_float(draw) for _ in range(5)]
    digits = draw.choice((10, 30, 50))
    shown = f"spin_enclosure{tuple(given)} to {digits} digits"
    t, eps1, eps2, xi, eps3 = given
    try:
        balls = spin_enclosure(t, eps1, eps2, xi, eps3=eps3, digits=digits)
    except ValueError as error:
        plain = all(isfinite(x) and abs(x) <= 1e4 for x in given) and t >= 0 and xi >= 0
        return shown, False, [f"refused: {error}"] if plain else []
    exact, _ = response(*given)
    wrong = []
    for ball, part, start in zip(balls, exact, (0, 0, 1), strict=True):
        with mpmath.workdps(_places(t, eps1, eps2, eps3)):
            value = start + part
            middle, radius = (mpmath.mpf(x.str(90, radius=False)) for x in (ball.mid(), ball.rad()))
            if abs(value - middle) > radius + abs(value) * mpmath.mpf(10) ** -80:
                wrong.append(f"{ball} does not hold {mpmath.nstr(value, 30)}")
    return shown, True, wrong


def judged(draw: random.Random) -> tuple[str, bool, list[str]]:
    """is_zero of a statement whose truth mpmath, or the way it was made, knows."""
    expr, truth = draw.choice(KINDS)(draw)
    try:
        verdict = is_zero(expr)
    except ValueError as error:
        return f"is_zero({expr})", False, [] if len(str(error)) < 300 else ["a long refusal"]
    truth = as_mpmath_sees_it(draw, expr, verdict) if truth is None else truth
    return f"is_zero({expr})", True, [] if truth in (None, verdict) else [f"said to be {verdict}"]


# What the commands print


def _option(arguments: Sequence[str], name: str, otherwise: str) -> str:
    """The last value of an option, however it is written."""
    found = otherwise
    for i, word in enumerate(arguments):
        flag, equals, value = word.partition("=")
        if len(flag) > 2 and f"--{name}".startswith(flag) and (len(flag) > 5 or flag == f"--{name}"):
            found = value if equals else arguments[i + 1]
    return found


def checked_enclosure(arguments: Sequence[str], out: str) -> Iterator[str]:
    """Each printed number with its radius holds the spin at the time printed."""
    given = [_option(arguments, name, "0") for name in ("eps1", "eps2", "xi", "eps3")]
    for row in [] if out.startswith("usage: ") else out.splitlines()[1:3]:
        t, *cells = row.split()
        with mpmath.workdps(LONGEST):
            (s1, s2, s3), _ = response(*(mpmath.mpf(str(Decimal(x.strip()))) for x in (t, *given)))
        with mpmath.workdps(DIGITS + GUARD):
            for name, exact, number, radius in zip("123", (s1, s2, s3 + 1), cells[::2], cells[1::2], strict=True):
                if abs(exact - mpmath.mpf(number)) > mpmath.mpf(radius) + abs(exact) * mpmath.mpf(10) ** -85:
                    yield f"s{name}({t}) is {mpmath.nstr(exact, 40)}, not {number} +/- {radius}"


def checked_parameters(evolvers: Any) -> Iterator[str]:
    """u, eta, gamma~ and alpha~ of Eqs. 16 and 17; e and mu_B as CODATA has them."""
    for given in evolvers if isinstance(evolvers, list) else ():
        if "inputs" not in given or "derived" not in given:
            continue
        n = {name: mpmath.mpf(entry["value"]) for name, entry in given["inputs"].items()}
        with mpmath.workdps(DIGITS):
            share = 1 + n["xi"] ** 2
            eta = n["n0"] / n["Ms"] / share
            u = n["P"] * n["je"] * MAGNETON / (ELECTRON * n["Ms"]) / share
            wanted = {"eta": eta, "u": u, "u_over_1_plus_eta": u / (1 + eta), "gamma_tilde": n["gamma"] / (1 + eta)}
            wanted["alpha_tilde"] = (n["alpha"] + eta * n["xi"]) / (1 + eta)
            for name, exact in wanted.items():
                found = given["derived"][name]["value"]
                if abs(found - exact) > 1e-13 * abs(exact):
                    yield f"{given['solver']}: {name} is {mpmath.nstr(exact, 17)}, not {found}"


def checked_velocity(data: Any) -> Iterator[str]:
    """The rigid wall's v = -xi u/(alpha + eta xi), where there is a current alone."""
    n = {name: mpmath.mpf(entry["value"]) for name, entry in data["numbers"].items()}
    for point in data["points"][:4]:
        if point["field"] or not point["je"] or point["rigid"] is None:
            continue
        with mpmath.workdps(DIGITS):
            share = 1 + n["xi"] ** 2
            u = n["P"] * mpmath.mpf(point["je"]) * MAGNETON / (ELECTRON * n["Ms"]) / share
            exact = -n["xi"] * u / (n["alpha"] + n["n0"] / n["Ms"] / share * n["xi"])
            if abs(point["rigid"] - exact) > 1e-12 * abs(exact):
                yield f"v is {mpmath.nstr(exact, 17)}, not {point['rigid']}"
