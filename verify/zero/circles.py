"""Circles: cosine and sine of one angle, of its multiples, and of rational multiples of pi.

Concludes the pair (cos n x, sin n x) as polynomials in C and S with S^2 = 1 - C^2, and the pair for p pi/q: with
square roots where 12 p/q is whole, otherwise in an opaque pair for pi/q, whose algebraic relations are left out.

Key results: `circle` (new generators), `angle_sum`, `multiple`, `Unities.pair`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from verify.zero.bounds import TooLargeError
from verify.zero.roots import square_root
from verify.zero.tower import Tower

Pair = tuple[Any, Any]
"""Cosine and sine of one angle, as polynomials."""

LARGEST_MULTIPLE = 200


def circle(
    tower: Tower, below: list[int], varies: bool, surely: bool, known: int | None, kind: str = "circle"
) -> tuple[int, int]:
    """New generators C and S with S^2 = 1 - C^2 for an angle made of the generators `below`; their indices."""
    cosine = tower.generator(kind, known, varies, below)
    sine = tower.root(1 - tower.variables[cosine] ** 2, 2, known, "opaque" if kind == "opaque" else "root")
    tower.generators[cosine].surely_varies = surely
    tower.generators[sine].square_class = frozenset({-1, f"g{cosine} - 1", f"g{cosine} + 1"})
    return cosine, sine


def angle_sum(tower: Tower, a: Pair, b: Pair) -> Pair:
    """cos and sin of the sum of two angles."""
    if a[0].is_one():
        return b
    return tower.reduced(a[0] * b[0] - a[1] * b[1]), tower.reduced(a[1] * b[0] + a[0] * b[1])


def multiple(tower: Tower, generators: tuple[int, ...], times: int, known: dict[int, Any]) -> Pair:
    """cos and sin of a multiple of an angle with generators (C, S), by halving; kept in `known`."""
    if times < 0:
        cosine, sine = multiple(tower, generators, -times, known)
        return cosine, -sine
    if times > LARGEST_MULTIPLE:
        raise TooLargeError
    if times <= 1:
        c, s = (tower.variables[i] for i in generators)
        return (c, s) if times else (tower.one, tower.zero)
    if times not in known:
        half = multiple(tower, generators, times // 2, known)
        known[times] = angle_sum(tower, half, multiple(tower, generators, times - times // 2, known))
    found: Pair = known[times]
    return found


class Unities:
    """cos and sin of rational multiples of pi over one tower."""

    def __init__(self, tower: Tower) -> None:
        self.tower = tower
        self.known: dict[Fraction, Pair] = {}

    def pair(self, turns: Fraction) -> Pair:
        """cos and sin of pi times a rational number; remembered."""
        turns %= 2
        if turns not in self.known:
            self.known[turns] = self._fresh(turns)
        return self.known[turns]

    def _fresh(self, turns: Fraction) -> Pair:
        """In steps of a quarter turn, then from 0, pi/6, pi/4, pi/3, then from pi/n."""
        tower = self.tower
        if turns >= Fraction(1, 2):
            cosine, sine = self.pair(turns - Fraction(1, 2))
            return -sine, cosine
        if turns == 0:
            return tower.one, tower.zero
        if turns == Fraction(1, 4):
            half = square_root(tower, tower.rational(1, 2), True)[0]
            return half, half
        if turns in (Fraction(1, 6), Fraction(1, 3)):
            long, short = square_root(tower, tower.rational(3, 4), True)[0], tower.rational(1, 2)[0]
            return (long, short) if turns == Fraction(1, 6) else (short, long)
        if (12 * turns).denominator == 1:
            return angle_sum(tower, self.pair(turns - Fraction(1, 4)), self.pair(Fraction(1, 4)))
        smallest = Fraction(1, turns.denominator)
        if turns != smallest:
            return angle_sum(tower, self.pair(turns - smallest), self.pair(smallest))
        cosine_index, sine_index = circle(tower, [], False, False, 0, "opaque")
        return tower.variables[cosine_index], tower.variables[sine_index]
