"""What the time average keeps of the spin: the averages of what oscillates (Eq. 10), and Eq. 11 for either band.

The bounds of Eq. 10 are proven for all xi >= 0 and N > 0. N (1 + xi^2) times an average is steady + e^{-N xi} g(N),
and the zero test shows that its slope in N is (1 + xi^2) e^{-N xi} h(N) with h = cos (10a) or sin (10b). So it is
largest at the first zero of h, at N = pi/2 or pi, where e^{-N xi} g(N) = e^{-c xi}, c = pi/2 or pi. With
e^{-x} <= 1 / (1 + x + x^2/2) what remains is a rational inequality in xi and sqrt(1 + xi^2), decided by counting roots.
Equality needs xi = 0; for xi > 0 all is strict.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import flint
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, mended
from verify.cheng_niu.inequalities import fails_somewhere, is_nonnegative, is_positive_by_coefficients
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import beyond_order, equation, exact
from verify.judge.claim import Check, Claim
from verify.zero.balls import ball
from verify.zero.exact import Undecided, is_zero

_XI = tuple(Fraction(n, 1000) for n in (0, 1, 30, 100, 577, 1000, 3000, 20000))
_N_IN_SIXTIETHS_OF_PI = (1, 3, 10, 20, 30, 40, 60, 80, 120, 1980, 2010)


def grid(smallest_xi: Fraction = Fraction(0)) -> list[dict[Any, Any]]:
    """Points (xi, N) at which a bound is put to the test by balls; N in multiples of pi/60, where the swing peaks."""
    turns = [flint.arb.pi() * n / 60 for n in _N_IN_SIXTIETHS_OF_PI]
    return [{q.xi: xi, q.N: turn} for xi, turn in product(_XI, turns) if xi >= smallest_xi]


PEAKS = {"10a": (sp.cos(q.N), sp.pi / 2, sp.Rational(3, 2)), "10b": (sp.sin(q.N), sp.pi, sp.Integer(3))}
"""For each average: h(N), the N of the peak, and a rational lower bound of that N (pi > 3)."""


def _steady_part(label: str, average: sp.Expr) -> sp.Expr:
    """What N (1 + xi^2) times an average holds beside e^{-N xi} g(N), whose slope and first peak are proven here."""
    faded, (h, place, _) = sp.Dummy("faded"), PEAKS[label]
    moving = (average * q.N * (1 + q.xi**2)).xreplace({sp.exp(-q.N * q.xi): faded})
    steady, swing = moving.xreplace({faded: sp.S.Zero}), moving.diff(faded)
    slope = swing.diff(q.N) - q.xi * swing - (1 + q.xi**2) * h
    if not is_zero([slope, swing.xreplace({q.N: place}) - 1, steady.diff(q.N)]):
        raise Undecided(f"the peak of {label} is not where its proof has it")
    return steady


def bound(label: str) -> Check:
    """The check of `label`.bound for all N > 0 and xi > 0, where it is strict."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        average = derivation[label].rhs
        (candidate,) = body
        height = sp.cancel(q.N * candidate)
        if height.has(q.N) or fails_somewhere(q.N * (candidate - average), grid()):
            return False  # not 1/N times a function of xi, or too low at a point
        fall = PEAKS[label][2] * q.xi
        top = (_steady_part(label, average) + 1 / (1 + fall + fall**2 / 2)) / (1 + q.xi**2)
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


def _claims(label: str, wave: str, turn: str, most: str, place: str) -> tuple[Claim, ...]:
    """An average, its bound for every N and xi, and the largest value of that."""
    return (
        equation(PRINT[label], f"the average of e^{{-xi t}} {wave} t"),
        Claim(
            PRINT[f"{label}.bound"],
            f"the average of e^{{-xi t}} {wave} t lies below its bound, for every N and xi",
            "confirmed",
            exact(bound(label), "< for all xi > 0 and N > 0"),
            why="For xi > 0, as tau_ex/tau_sf is. In the limit xi = 0 of no relaxation the two sides are equal for N = "
            f"{turn} (and every full turn later), and '<=' must stand.",
            one_sided=True,
        ),
        Claim(
            PRINT[f"{label}.max"],
            f"that bound never exceeds {most}",
            "confirmed",
            exact(maximum(label), f"real roots counted on xi >= 0; reached at xi = {place}"),
            one_sided=True,
        ),
    )


def _projections(s: sp.ImmutableMatrix) -> tuple[sp.Expr, sp.Expr]:
    """The coefficients of a spin along n x dn and dn."""
    size = q.eps1**2 + q.eps2**2
    return (q.eps2 * s[1] - q.eps1 * s[0]) / size, (q.eps2 * s[0] + q.eps1 * s[1]) / size


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
    steady = derivation["x.stationary"].rhs
    (kept_a, kept_b), (moving_a, moving_b) = map(_projections, (steady, derivation["x.average"].rhs - steady))
    points = [{**point, q.eps1: Fraction(1, 3), q.eps2: Fraction(1, 2)} for point in grid(Fraction(1, 1000))]
    for candidate, weight in zip(body, (moving_a / kept_a, moving_b / kept_b), strict=True):
        if fails_somewhere(candidate - weight, points) or fails_somewhere(candidate + weight, points):
            return False
    damping = sp.exp(-q.N * q.xi)
    square = (1 - 2 * damping * sp.cos(q.N) + damping**2) / (q.N * (1 + q.xi**2)) ** 2
    weight = 1 / (1 + q.xi**2)
    if not is_zero([moving_a**2 + moving_b**2 - square, kept_a**2 - weight**2, kept_b - q.xi * kept_a]):
        return False
    proven = (2 / q.N, 2 / (q.N * q.xi))
    return all(is_positive_by_coefficients(c / most - 1, q.N, q.xi) for c, most in zip(body, proven, strict=True))


def _minority(d: Derivation) -> sp.Tuple:
    """Eq. 11 for a model with the minority band."""
    other = d.variant(band="minority")
    return sp.Tuple(*(other[label].rhs for label in ("11a", "11b", "11c")))


CLAIMS: tuple[Claim, ...] = (
    *_claims("10a", "cos", "pi/2", "3 sqrt(3) / (4 N)", "1/sqrt(3)"),
    *_claims("10b", "sin", "pi", "2 / N", "0"),
    Claim(
        PRINT["p.average"],
        "after averaging over N >> 1 exchange times only the time-independent terms survive, for any xi",
        "error",
        exact(
            average_weights,
            "|transient / kept| is bounded for all xi > 0, N > 0 by the identity for its squared amplitude; "
            "a ball shows where a bound fails",
        ),
        corrected=mended(
            "p.average", (r"_{\dot{\mathbf{n}}} \le \frac{2}{N}", r"_{\dot{\mathbf{n}}} \le \frac{2}{N\xi}")
        ),
        suspect="authors",
        derived="x.average",
        cites=("10a.bound", "10a.max", "10b.bound", "10b.max", "9a", "9b"),
        why="The part along dn/dt, the non-adiabatic one, is itself proportional to xi: what is dropped amounts to "
        "(1 - cos N)/(N xi) of it at small xi (at N = 104, xi = 0.01 to 1.3 times the kept part), so N xi >> 1 is "
        "needed. In the norm of the spin, and for the part along n x dn/dt, what is dropped is at most 2/N of it. "
        "That any xi will do (p.any-xi) is argued from this.",
        changes=("p.any-xi",),
        at={q.N: Fraction(104), q.xi: Fraction(1, 100)},
        one_sided=True,
    ),
    *(
        equation(
            PRINT[label],
            f"the averaged s_{k + 1}",
            "to-order",
            beyond=beyond_order("x.series", 2, k, averaged=True),
            cites=("p.average",),
            why="Exact at first order and N -> infinity, and at no higher order.",
        )
        for k, label in enumerate(("11a", "11b"))
    ),
    equation(
        PRINT["11c"],
        "the averaged s_3",
        "to-order",
        beyond=beyond_order("x.series", 2, 2, averaged=True),
        cites=("9c",),
        why="True at first order; at second order it is 1 - (eps1^2 + eps2^2)/(1 + xi^2), which 9c has lost.",
    ),
    Claim(
        PRINT["p.minority"],
        "for the minority band Eq. 11 only changes its overall sign",
        "confirmed",
        exact(against(_minority), "minus Eq. 11, against the derivation for the minority band"),
        derived="x.average",
        cites=("11a", "11b", "11c"),
    ),
)
