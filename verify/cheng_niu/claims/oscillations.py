"""The averages of what oscillates (Eq. 10), with their bounds proven for all xi >= 0 and N > 0.

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
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import equation, exact
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


CLAIMS: tuple[Claim, ...] = (
    *_claims("10a", "cos", "pi/2", "3 sqrt(3) / (4 N)", "1/sqrt(3)"),
    *_claims("10b", "sin", "pi", "2 / N", "0"),
)
