"""Circles: cosine and sine of one angle, of its multiples, and of rational multiples of pi.

Concludes the pair (cos n x, sin n x) as polynomials in C and S with S^2 = 1 - C^2, and the pair for p pi/q: with
square roots where 12 p/q is whole, otherwise in an opaque pair for pi/q, whose algebraic relations are left out.

Key results: `circle` (new generators), `angle_sum`, `multiple`, `unity`.
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


def circle(tower: Tower, below: list[int], known: int | None, opaque: bool = False) -> tuple[int, int]:
    """New generators C and S with S^2 = 1 - C^2 for an angle made of the generators `below`; their indices."""
    cosine = tower.generator("opaque" if opaque else "circle", known, below)
    sine = tower.root(1 - tower.variables[cosine] ** 2, 2, known, "opaque" if opaque else "root")
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


def unity(tower: Tower, turns: Fraction, known: dict[Fraction, Pair]) -> Pair:
    """cos and sin of pi times a rational: from 0, pi/6, pi/4 and pi/3, or from pi/n, which are kept in `known`."""
    turns %= 2
    quarter, smallest = Fraction(1, 4), Fraction(1, turns.denominator)
    if not known:
        half, diagonal, long = (square_root(tower, tower.rational(n, 4), True)[0] for n in (1, 2, 3))
        known[Fraction(0)], known[quarter] = (tower.one, tower.zero), (diagonal, diagonal)
        known[Fraction(1, 6)], known[Fraction(1, 3)] = (long, half), (half, long)
    if turns >= 2 * quarter:
        cosine, sine = unity(tower, turns - 2 * quarter, known)
        return -sine, cosine
    if turns not in known and 12 % turns.denominator == 0:
        return angle_sum(tower, unity(tower, turns - quarter, known), known[quarter])
    if turns not in known and turns != smallest:
        return angle_sum(tower, unity(tower, turns - smallest, known), unity(tower, smallest, known))
    if turns not in known:
        cosine_index, sine_index = circle(tower, [], 0, opaque=True)
        known[turns] = tower.variables[cosine_index], tower.variables[sine_index]
    return known[turns]
