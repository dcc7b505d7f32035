"""What the time average keeps of the spin: Eq. 11, for either band, and how well for which N and xi."""

from __future__ import annotations

from fractions import Fraction

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, mended
from verify.cheng_niu.claims.oscillations import grid
from verify.cheng_niu.inequalities import fails_somewhere, is_positive_by_coefficients
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import beyond_order, equation, exact
from verify.judge.claim import Claim
from verify.zero.exact import is_zero


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
        why="True in the norm of the spin and for the part along n x dn/dt: what is dropped is at most 2/N of it. The "
        "part along dn/dt, the non-adiabatic one, is itself proportional to xi: what is dropped amounts to "
        "(1 - cos N)/(N xi) of it at small xi (at N = 104, xi = 0.01 to 1.3 times the kept part), so N xi >> 1 is "
        "needed. That any xi will do (p.any-xi) is argued from this.",
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
