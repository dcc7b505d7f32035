"""A claim on how far the second order of the dispersion reaches: frequencies of waves, enclosed between balls."""

from __future__ import annotations

from fractions import Fraction

import sympy as sp

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import ours, tried
from verify.judge.claim import Claim
from verify.zero.balls import ball
from verify.zero.exact import Undecided

XI, WITHIN = Fraction(1, 100), Fraction(1, 10**6)
"""xi, and the relative width within which a place is enclosed."""


def missed(frequency: Fraction, wave_number: Fraction, d: Derivation) -> bool:
    """Whether second order misses more than a tenth of what the electrons add to F; in exchange times and v_F tau_ex.

    For a filled sphere (c^2 = v_F^2/5), without current and damping. Undecided where balls cannot tell.
    """
    zero = dict.fromkeys((q.alpha, own.zeta, *q.u), 0)
    one = dict.fromkeys((q.tau_ex, own.v_F, q.eta_n, q.M_s), 1)
    at = {
        own.frequency: frequency,
        own.bare: frequency,
        own.wave_number: wave_number,
        own.c_2: Fraction(1, 5),
        q.xi: XI,
    }
    exact, second = (ball(d[node].rhs, zero | one | at) for node in ("x.dispersion", "x.dispersion-2"))
    gap = abs(second - exact) - abs(exact) / 10
    if not (gap > 0 or gap < 0):
        raise Undecided("a tenth is within the balls")
    return bool(gap > 0)


def _edges(body: sp.Tuple, d: Derivation) -> bool:
    """Each place stated is where a tenth is passed on the straight way to it from none."""
    for place in body:
        wave, frequency = (Fraction(int(part.p), int(part.q)) for part in place)
        if wave <= 0 or missed(frequency * (1 - WITHIN), wave * (1 - WITHIN), d):
            return False
        if not missed(frequency * (1 + WITHIN), wave * (1 + WITHIN), d):
            return False
    return True


_PLACES = (("0.001", "0.3162423"), ("0.1", "0.3037454"), ("0.2", "0.2650289"), ("0.4754492", "0"))
REACH = Claim(
    ours(
        "x.reach",
        r"(v_F\tau_{ex}q, \omega\tau_{ex}) = " + r",\; ".join(rf"({k}, {w})" for k, w in _PLACES),
        *(sp.ImmutableMatrix([[sp.Rational(part) for part in place]]) for place in _PLACES),
    ),
    "at which frequency, by wave number, what the second order of the dispersion misses passes a tenth, at xi = 0.01",
    "confirmed",
    tried("enclosure", _edges, "balls of both derived equations on either side of each place, 1e-6 apart"),
    derived="x.dispersion",
    cites=("x.dispersion-2", "x.left-out"),
    why="A tenth of what the electrons of a filled sphere add. As q falls it tends to that of a uniform n, x.left-out: "
    "the root of (1 + xi^2)/10, at any xi. For a wave at rest it is a wave number.",
)
