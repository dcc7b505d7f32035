"""A claim on how far the second order of the dispersion reaches: frequencies of waves, enclosed between balls."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import sympy as sp
from flint import fmpq, fmpq_poly

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.core.equation import Derivation
from verify.all_orders.order_claims import stated
from verify.cheng_niu.claims import ours, tried
from verify.zero.balls import ball
from verify.zero.exact import Undecided

XI, WITHIN, TERMS = Fraction(1, 100), Fraction(1, 10**6), 40
"""xi, the relative width within which a place is enclosed, and the terms that are summed on the way to it."""


def missed(frequency: Fraction, wave_number: Fraction, d: Derivation) -> bool:
    """Whether second order misses more than a tenth of what the electrons add to F; in exchange times and v_F tau_ex.

    For a filled sphere (c^2 = v_F^2/5), without current and damping. Undecided where balls cannot tell.
    """
    zero = dict.fromkeys((q.alpha, own.zeta, *q.u), 0)
    one = dict.fromkeys((q.tau_ex, own.v_F, q.eta_n, q.M_s), 1)
    at = {own.frequency: frequency, own.wave_number: wave_number, own.c_2: Fraction(1, 5), q.xi: XI}
    at[own.bare] = frequency
    exact, second = (ball(d[node].rhs, zero | one | at) for node in ("x.dispersion", "x.dispersion-2"))
    gap = abs(second - exact) - abs(exact) / 10
    if not (gap > 0 or gap < 0):
        raise Undecided("a tenth is within the balls")
    return bool(gap > 0)


def none_before(frequency: Fraction, wave_number: Fraction) -> bool:
    """Whether less than a tenth is missed all along the straight way from none to a place, its last `WITHIN` apart.

    In powers of the share t of the way what is added is the sum of F_k t^k, F_k = (-i lambda)^k <(omega - q v)^k>, and
    what is missed the same from k = 3 on. Where the coefficients of Q = 100 |missed|^2 - |added|^2 change sign once,
    below some power p, Q/t^p rises with t, so that Q is below zero before every place where it is. What the first
    `TERMS` leave out is of higher powers, and less than Q at the end. All numbers are rational: there are no balls.
    """
    omega, wave, xi, share = (fmpq(x.numerator, x.denominator) for x in (frequency, wave_number, XI, WITHIN))
    number, power, added = (1 / (1 + xi**2), -xi / (1 + xi**2)), (fmpq(1), fmpq(0)), []
    for k in range(1, TERMS + 1):
        power = tangent.times(power, number)
        ranks = (fmpq(3 * comb(k, m), (m + 1) * (m + 3)) * omega ** (k - m) * wave**m for m in range(0, k + 1, 2))
        mean = sum(ranks, fmpq(0))
        added.append((power[0] * mean, power[1] * mean))
    whole, beyond = ([fmpq_poly([*parts]) for parts in zip(*rows, strict=True)] for rows in (added, added[2:]))
    Q = 100 * sum(part**2 for part in beyond) * fmpq_poly([0, 0, 0, 0, 1]) - sum(part**2 for part in whole)
    signs = [coefficient > 0 for coefficient in Q.coeffs() if coefficient]
    largest = omega + wave
    rest, end = largest**TERMS / (1 - largest), 1 - share
    return sorted(signs) == signs and bool(Q(end) + 101 * rest * (rest + 2 / (1 - largest)) < 0)


def _edges(body: sp.Tuple, d: Derivation) -> bool:
    """Each place stated is where a tenth is passed, for the first time on the straight way to it from none."""
    places = [[Fraction(int(part.p), int(part.q)) for part in place] for place in body]
    return all(
        (wave > 0 and 0 <= frequency < 1 - wave and none_before(frequency, wave))
        and [missed(frequency * share, wave * share, d) for share in (1 - WITHIN, 1 + WITHIN)] == [False, True]
        for wave, frequency in places
    )


_PLACES = (("0.001", "0.3162423"), ("0.1", "0.3037454"), ("0.2", "0.2650289"), ("0.4754492", "0"))
REACH = stated(
    ours(
        "x.reach",
        r"(v_F\tau_{ex}q, \omega\tau_{ex}) = " + r",\; ".join(rf"({k}, {w})" for k, w in _PLACES),
        *(sp.ImmutableMatrix([[sp.Rational(part) for part in place]]) for place in _PLACES),
    ),
    "at which frequency, by wave number, what the second order of the dispersion misses passes a tenth, at xi = 0.01",
    tried(
        "enclosure",
        _edges,
        "balls of both derived equations on either side of each place, 1e-6 apart; signs of a series on the way",
    ),
    derived="x.dispersion",
    cites=("x.dispersion-2", "x.left-out", "x.swing-orders"),
    why="A tenth of what the electrons of a filled sphere add; none is missed on the straight way before. As q falls "
    "it tends to that of a uniform n, x.left-out: the root of (1 + xi^2)/10, at any xi. A wave at rest has no "
    "frequency, and its place is a wave number.",
)
