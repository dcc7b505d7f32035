"""The checks behind Eq. 10 and the time average: bounds in xi and N, proven for all xi >= 0 and N > 0.

N (1 + xi^2) times an average of Eq. 10 is steady + e^{-N xi} g(N), and the zero test shows that its slope in N is
(1 + xi^2) e^{-N xi} h(N) with h = cos (10a) or sin (10b). So it is largest at the first zero of h, at N = pi/2 or pi,
where e^{-N xi} g(N) = e^{-c xi}, c = pi/2 or pi. With e^{-x} <= 1 / (1 + x + x^2/2) what remains is a rational
inequality in xi and sqrt(1 + xi^2), decided by counting roots. Equality needs xi = 0; for xi > 0 all is strict.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import flint
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.inequalities import fails_somewhere, is_nonnegative
from verify.judge.claim import Check, Test
from verify.zero.balls import ball
from verify.zero.exact import Undecided, is_zero

_XI = tuple(Fraction(n, 1000) for n in (0, 1, 30, 100, 577, 1000, 3000, 20000))
_N_IN_SIXTIETHS_OF_PI = (1, 3, 10, 20, 30, 40, 60, 80, 120, 1980, 2010)


def _grid(smallest_xi: Fraction = Fraction(0)) -> list[dict[Any, Any]]:
    """Points (xi, N) at which a bound is put to the test by balls; N in multiples of pi/60, where the swing peaks."""
    turns = [flint.arb.pi() * n / 60 for n in _N_IN_SIXTIETHS_OF_PI]
    return [{q.xi: xi, q.N: turn} for xi, turn in product(_XI, turns) if xi >= smallest_xi]


def _parts(average: sp.Expr) -> tuple[sp.Expr, sp.Expr]:
    """N (1 + xi^2) times an average of Eq. 10, as its steady part and the factor of e^{-N xi}."""
    faded = sp.Dummy("faded")
    moving = (average * q.N * (1 + q.xi**2)).xreplace({sp.exp(-q.N * q.xi): faded})
    return moving.xreplace({faded: sp.S.Zero}), moving.diff(faded)


PEAKS = {"10a": (sp.cos(q.N), sp.pi / 2, sp.Rational(3, 2)), "10b": (sp.sin(q.N), sp.pi, sp.Integer(3))}
"""For each average: h(N), the N of the peak, and a rational lower bound of that N (pi > 3)."""


def _peak_is_proven(label: str, steady: sp.Expr, swing: sp.Expr) -> bool:
    """Whether e^{-N xi} swing has the slope (1 + xi^2) e^{-N xi} h and the value e^{-N xi} at its first peak."""
    h, place, _ = PEAKS[label]
    slope = swing.diff(q.N) - q.xi * swing - (1 + q.xi**2) * h
    return is_zero([slope, swing.xreplace({q.N: place}) - 1, steady.diff(q.N)])


def bound(label: str) -> Check:
    """The check of `label`.bound for all N > 0 and xi > 0, where it is strict."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        average = derivation[label].rhs
        (candidate,) = body
        height = sp.cancel(q.N * candidate)
        if height.has(q.N) or fails_somewhere(q.N * (candidate - average), _grid()):
            return False  # not 1/N times a function of xi, or too low at a point
        steady, swing = _parts(average)
        if not _peak_is_proven(label, steady, swing):
            raise Undecided(f"the peak of {label} is not where its proof has it")
        fall = PEAKS[label][2] * q.xi
        top = (steady + 1 / (1 + fall + fall**2 / 2)) / (1 + q.xi**2)
        if not is_nonnegative(q.N * derivation[f"{label}.bound"].rhs - top):
            return False
        return is_nonnegative(height - top, strictly=True)

    return check


def maximum(label: str) -> Check:
    """The check of `label`.max: N times the bound never exceeds N times the candidate, and where it reaches its top."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        (candidate,) = body
        curve = q.N * derivation[f"{label}.bound"].rhs
        top, place = derivation[f"{label}.max"].rhs
        excess = sp.expand(q.N * candidate) - top
        if not is_zero(curve.xreplace({q.xi: place}) - top) or not is_nonnegative(top**2 - curve**2):
            return False
        if excess.free_symbols:
            return False  # no number over N
        return is_zero(excess) or ball(excess, {}, 30).real > 0

    return check


def _projections(derivation: Derivation) -> tuple[sp.Expr, ...]:
    """Coefficients of <s> along n x dn and dn: first the stationary ones, then those of the averaged transient."""
    steady = derivation["x.stationary"].rhs
    moving = derivation["x.average"].rhs - steady
    size = q.eps1**2 + q.eps2**2
    return tuple(
        part
        for s in (steady, moving)
        for part in ((q.eps2 * s[1] - q.eps1 * s[0]) / size, (q.eps2 * s[0] + q.eps1 * s[1]) / size)
    )


def _is_the_average(derivation: Derivation) -> bool:
    """Whether N times x.average has the spin at t~ = N as its slope in N, and vanishes at N = 0."""
    averages = derivation["x.average"].rhs
    sums = averages.applyfunc(lambda mean: sp.Add(*(q.N * part for part in sp.Add.make_args(mean))))
    rest, first, _ = derivation["x.series"].rhs
    spin = (rest + first).xreplace({q.t_scaled: q.N})
    return is_zero([*(sums.diff(q.N) - spin), *sums.xreplace({q.N: sp.S.Zero})])


def average_weights(body: sp.Tuple, derivation: Derivation) -> bool:
    """Whether the averaged transient, relative to what is kept, stays below the two candidates for all xi and N > 0.

    The coefficients (a, b) of the transient obey a^2 + b^2 = (1 - 2 E cos N + E^2) / (N (1 + xi^2))^2 with
    E = e^{-N xi} <= 1, so each is at most 2 / (N (1 + xi^2)); what is kept is 1 and xi over 1 + xi^2 in size.
    """
    if any(sp.degree(sp.fraction(c)[0], q.N) >= sp.degree(sp.fraction(c)[1], q.N) for c in body):
        return False  # not suppressed by a large N
    if not _is_the_average(derivation):
        return False
    kept_a, kept_b, moving_a, moving_b = _projections(derivation)
    direction = {q.eps1: Fraction(1, 3), q.eps2: Fraction(1, 2)}
    points = [{**point, **direction} for point in _grid(Fraction(1, 1000))]
    for candidate, kept, moving in zip(body, (kept_a, kept_b), (moving_a, moving_b), strict=True):
        weight = moving / kept
        if fails_somewhere(candidate - weight, points) or fails_somewhere(candidate + weight, points):
            return False
    damping = sp.exp(-q.N * q.xi)
    square = (1 - 2 * damping * sp.cos(q.N) + damping**2) / (q.N * (1 + q.xi**2)) ** 2
    weight = 1 / (1 + q.xi**2)
    if not is_zero([moving_a**2 + moving_b**2 - square, kept_a**2 - weight**2, kept_b - q.xi * kept_a]):
        return False
    return all(_is_above(c, proven) for c, proven in zip(body, (2 / q.N, 2 / (q.N * q.xi)), strict=True))


def _is_above(candidate: sp.Expr, proven: sp.Expr) -> bool:
    """Whether candidate >= proven for all positive N and xi, by the signs of all coefficients."""
    excess = sp.cancel(candidate / proven - 1)
    parts: list[Any] = [sp.Poly(side, q.N, q.xi).coeffs() if side != 0 else [] for side in sp.fraction(excess)]
    if all(c >= 0 for part in parts for c in part):
        return True
    raise Undecided(f"the sign of {excess} is not the same for all N and xi")


def average_test() -> Test:
    """The check of p.average, on both parts of the averaged spin."""
    return Test(
        "exact",
        average_weights,
        "|transient / kept| is bounded for all xi > 0, N > 0 by the identity for its squared amplitude; "
        "a ball shows where a bound fails",
    )
