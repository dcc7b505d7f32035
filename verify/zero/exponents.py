"""Exponents: all angles and exponentials of an expression, over one basis.

Concludes how each exp, sin or cos is a product of powers of few generators. Every exponent g (i x for an angle x)
is split into the part with I and the part without, all are brought to one denominator D, and a basis over Q is
chosen among them, i pi first. A basis element v with largest denominator L among its coefficients gives exp(v/L):
a pair cos, sin with S^2 = 1 - C^2 if v has a factor I, otherwise one generator H. Half, third and full angles then
mix freely, and exp(i x) = C + I S.

Linear independence over Q makes the generators independent: Ax's theorem for those that vary, Lindemann and
Weierstrass for algebraic constants (`verify.zero.independence` looks at the rest). Rational multiples of i pi are roots
of unity, written with square roots where 12 x is a multiple of pi, otherwise in an opaque pair for pi/q.

Key results: `Exponents.admit` (new exponents join), `Exponents.powers` (cos, sin and growth of one).
Source: J. Ax, Ann. Math. 93, 252 (1971); A. Baker, Transcendental Number Theory (1975), ch. 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import flint

from verify.zero.bounds import TooLargeError
from verify.zero.roots import rational_power, sign, square_root
from verify.zero.tower import Element, Tower

Pair = tuple[Any, Any]
"""Cosine and sine of one angle, as polynomials in C and S with S^2 = 1 - C^2."""
LARGEST_MULTIPLE = 200


@dataclass(slots=True)
class Direction:
    """One basis element: its value, whether it has the factor I, its L, its generators or its known exponential."""

    value: Element
    imaginary: bool
    finest: int = 0
    generators: tuple[int, ...] = ()
    exponential: Element | None = None


class Exponents:
    """The basis of all exponents met so far, and the coefficients of each over it."""

    def __init__(self, tower: Tower) -> None:
        self.tower = tower
        self.directions: list[Direction] = []
        self.coefficients: dict[Any, dict[int, Fraction]] = {}
        self.turn: int | None = None
        self.unities: dict[Fraction, Pair] = {}

    def admit(self, exponents: dict[Any, Element], pi: int | None, known: list[tuple[Element, Element]]) -> None:
        """Let new exponents (by key) join; `pi` is the generator of pi, `known` are exponents with exponentials."""
        if pi is not None and self.turn is None:
            half_turn = self.tower.variables[pi] * self.tower.unit
            self.turn = len(self.directions)
            self.directions.append(Direction((half_turn, self.tower.one), True))
        self.directions += [Direction(value, False, exponential=exponential) for value, exponential in known]
        self.coefficients |= {key: {} for key in exponents}
        self._solve([(key, *part) for key, value in exponents.items() for part in self._parts(value)])
        for number, direction in enumerate(self.directions):
            if number != self.turn:
                self._equip(number, direction)

    def _parts(self, value: Element) -> list[tuple[Element, bool]]:
        """The part of an exponent with the factor I and the one without, over a denominator free of I."""
        tower = self.tower
        numerator, denominator = value
        with_unit, without = tower.split(denominator, tower.unit_index)
        if with_unit:
            numerator = tower.reduced(numerator * (without - with_unit))
            denominator = tower.reduced(without * without - with_unit * with_unit)
            if not denominator:
                raise TooLargeError
            tower.inverted.append((denominator, None))
        with_unit, without = tower.split(numerator, tower.unit_index)
        parts = [(with_unit, True), (without, False)]
        return [(tower.element(part, denominator), imaginary) for part, imaginary in parts if part]

    def _solve(self, parts: list[tuple[Any, Element, bool]]) -> None:
        """Coefficients of each part over the basis, which grows by every part that is independent of it.

        They stand in the echelon form of all vectors side by side, which has a pivot for each element of the basis.
        """
        known = len(self.directions)
        columns = _vectors(self.tower, [direction.value for direction in self.directions] + [v for _, v, _ in parts])
        monomials = sorted({monomial for column in columns for monomial in column})
        entries = [column.get(monomial, 0) for monomial in monomials for column in columns]
        echelon, rank = flint.fmpq_mat(len(monomials), len(columns), entries).rref()
        pivots = [next(k for k in range(len(columns)) if echelon[row, k]) for row in range(rank)]
        if pivots[:known] != list(range(known)):
            raise TooLargeError
        self.directions += [Direction(*parts[pivot - known][1:]) for pivot in pivots[known:]]
        for k, (key, _, _) in enumerate(parts, known):
            column = {row: echelon[row, k] for row in range(rank)}
            self.coefficients[key] |= {row: Fraction(int(c.p), int(c.q)) for row, c in column.items() if c}

    def _equip(self, number: int, direction: Direction) -> None:
        """Generators for a basis element, fine enough for every coefficient; TooLargeError if made too coarse."""
        needed = lcm(*(c[number].denominator for c in self.coefficients.values() if number in c))
        if direction.finest:
            if direction.finest % needed:
                raise TooLargeError
            return
        direction.finest = needed
        tower = self.tower
        if direction.exponential is not None:
            direction.exponential = _root(tower, direction.exponential, needed)
            return
        numerator, denominator = direction.value
        if direction.imaginary:
            numerator = tower.reduced(-numerator * tower.unit)
        is_real = None not in (sign(tower, numerator), sign(tower, denominator))
        below = tower.support(numerator) + tower.support(denominator)
        if direction.imaginary:
            direction.generators = _circle(tower, below, 0 if is_real else None)
        else:
            direction.generators = (tower.generator("growth", 1 if is_real else None, below),)
            if is_real:
                exponent = tower.product([tower.rational(1, needed), direction.value])
                tower.generators[direction.generators[0]].exponent = exponent
        surely = denominator.is_one() and _surely_varies(tower, numerator)
        tower.generators[direction.generators[0]].surely_varies = surely

    def powers(self, key: Any) -> tuple[Pair, Element | None]:
        """cos and sin of the part with I, as polynomials, and exp of the part without, None if there is none."""
        tower = self.tower
        pair: Pair = (tower.one, tower.zero)
        growth: Element | None = None
        for number, coefficient in self.coefficients[key].items():
            direction = self.directions[number]
            power = int(coefficient * direction.finest)
            if direction.exponential is not None:
                part = tower.exponential_power(direction.exponential, power)
                growth = part if growth is None else tower.product([growth, part])
            elif number == self.turn:
                pair = _sum(tower, pair, _unity(tower, coefficient, self.unities))
            elif direction.imaginary:
                pair = _sum(tower, pair, _multiple(tower, direction.generators, power))
            else:
                above, below = growth or (tower.one, tower.one)
                base = tower.variables[direction.generators[0]] ** abs(power)
                growth = (tower.reduced(above * base), below) if power > 0 else (above, tower.reduced(below * base))
        return pair, growth


def _root(tower: Tower, value: Element, degree: int) -> Element:
    if degree == 1:
        return value
    return square_root(tower, value, False) if degree == 2 else rational_power(tower, value, degree)


def _surely_varies(tower: Tower, polynomial: Any) -> bool:
    """Whether no sum of such exponents can be constant.

    True if every monomial has a free generator or cosine that varies, and roots have no roots inside: a constant
    would need constant components along each product of roots, A^2 r with A in the others, and A varies. (That
    the generators are square roots and independent is asked elsewhere.)
    """
    generators = [tower.generators[i] for i in tower.support(polynomial)]
    inner = {i for g in generators if g.degree for i in g.rests_on}
    if any(tower.generators[i].degree for i in inner):
        return False
    moving = [g.index for g in generators if g.varies and g.kind in ("free", "integer", "circle")]
    return all(any(exponents[i] for i in moving) for exponents in polynomial.monoms())


def _vectors(tower: Tower, values: list[Element]) -> list[dict[tuple[int, ...], Any]]:
    """Fractions over their least common denominator, as vectors over Q: the coefficient of each monomial."""
    common = tower.one
    for _, denominator in values:
        if not denominator.is_one():
            common = common * denominator / common.gcd(denominator)
    if common.is_one():
        return [numerator.to_dict() for numerator, _ in values]
    return [tower.reduced(numerator * (common / denominator)).to_dict() for numerator, denominator in values]


def _circle(tower: Tower, below: list[int], known: int | None, opaque: bool = False) -> tuple[int, int]:
    """New generators C and S with S^2 = 1 - C^2 for an angle made of the generators `below`; their indices."""
    cosine = tower.generator("opaque" if opaque else "circle", known, below)
    sine = tower.root(1 - tower.variables[cosine] ** 2, 2, known, "opaque" if opaque else "root")
    tower.generators[sine].square_class = frozenset({-1, f"g{cosine} - 1", f"g{cosine} + 1"})
    return cosine, sine


def _sum(tower: Tower, a: Pair, b: Pair) -> Pair:
    if a[0].is_one():
        return b
    return tower.reduced(a[0] * b[0] - a[1] * b[1]), tower.reduced(a[1] * b[0] + a[0] * b[1])


def _multiple(tower: Tower, generators: tuple[int, ...], times: int) -> Pair:
    """cos and sin of a multiple of an angle with generators (C, S): T_n(C) and S U_(n-1)(C), by Chebyshev."""
    n = abs(times)
    if n > LARGEST_MULTIPLE:
        raise TooLargeError
    c, s = (tower.variables[i] for i in generators)
    first, second = flint.fmpz_poly.chebyshev_t(n), flint.fmpz_poly.chebyshev_u(n - 1)
    cosine, sine = (sum((k * c**e for e, k in enumerate(p.coeffs()) if k), tower.zero) for p in (first, second))
    return cosine, sine * s if times > 0 else -sine * s


def _unity(tower: Tower, turns: Fraction, known: dict[Fraction, Pair]) -> Pair:
    """cos and sin of pi times a rational: from 0, pi/6, pi/4 and pi/3, or from pi/n, which are kept in `known`."""
    turns %= 2
    quarter, smallest = Fraction(1, 4), Fraction(1, turns.denominator)
    if not known:
        half, diagonal, long = (square_root(tower, tower.rational(n, 4), True)[0] for n in (1, 2, 3))
        known[Fraction(0)], known[quarter] = (tower.one, tower.zero), (diagonal, diagonal)
        known[Fraction(1, 6)], known[Fraction(1, 3)] = (long, half), (half, long)
    if turns >= 2 * quarter:
        cosine, sine = _unity(tower, turns - 2 * quarter, known)
        return -sine, cosine
    if turns not in known and 12 % turns.denominator == 0:
        return _sum(tower, _unity(tower, turns - quarter, known), known[quarter])
    if turns not in known and turns != smallest:
        return _sum(tower, _unity(tower, turns - smallest, known), _unity(tower, smallest, known))
    if turns not in known:
        cosine_index, sine_index = _circle(tower, [], 0, opaque=True)
        known[turns] = tower.variables[cosine_index], tower.variables[sine_index]
    return known[turns]
