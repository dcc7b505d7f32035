"""Exponents: all angles and exponentials of an expression, over one basis.

Concludes how each exp, sin or cos is a product of powers of few generators. Every exponent g (i x for an angle x)
is split into the part with I and the part without, all are brought to one denominator D, and a basis over Q is
chosen among them, i pi first. A basis element v with largest denominator L among its coefficients gives exp(v/L):
a pair cos, sin with S^2 = 1 - C^2 if v has a factor I, otherwise one generator H. Half, third and full angles then
mix freely, and exp(i x) = C + I S.

Linear independence over Q makes the generators independent: Ax's theorem for those that vary, Lindemann and
Weierstrass for algebraic constants (`verify.zero.independence` looks at the rest). Rational multiples of i pi are roots
of unity, written with square roots where 12 x is a multiple of pi.

Key results: `Exponents.admit` (new exponents join), `Exponents.circle` (cos, sin), `Exponents.growth`.
Source: J. Ax, Ann. Math. 93, 252 (1971); A. Baker, Transcendental Number Theory (1975), ch. 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

from verify.zero.bounds import TooLargeError
from verify.zero.circles import Pair, Unities, angle_sum, circle, multiple
from verify.zero.roots import imaginary_index, imaginary_unit, sign
from verify.zero.tower import Element, Tower

Vector = dict[tuple[int, ...], Fraction]
"""A polynomial as a vector over Q: coefficient of each monomial."""


@dataclass(slots=True)
class Direction:
    """One basis element of the exponents: its value, whether it has the factor I, its L and its generators."""

    value: Element
    imaginary: bool
    finest: int = 0
    generators: tuple[int, ...] = ()
    powers: dict[int, Any] = field(default_factory=dict)


class Exponents:
    """The basis of all exponents met so far, and the coefficients of each over it."""

    def __init__(self, tower: Tower) -> None:
        self.tower = tower
        self.directions: list[Direction] = []
        self.coefficients: dict[Any, dict[int, Fraction]] = {}
        self.turn: int | None = None
        self.unities = Unities(tower)

    def admit(self, exponents: dict[Any, Element], pi: int | None) -> None:
        """Let new exponents (by key) join; `pi` is the generator of pi if the expression has one."""
        if pi is not None and self.turn is None:
            half_turn = self.tower.variables[pi] * imaginary_unit(self.tower)
            self.turn = len(self.directions)
            self.directions.append(Direction((half_turn, self.tower.one), True))
        parts: list[tuple[Any, Element, bool]] = []
        for key, value in exponents.items():
            parts += [(key, part, imaginary) for part, imaginary in self._parts(value)]
        for key in exponents:
            self.coefficients.setdefault(key, {})
        self._solve(parts)
        for number, direction in enumerate(self.directions):
            if number != self.turn:
                self._equip(number, direction)

    def _parts(self, value: Element) -> list[tuple[Element, bool]]:
        """The part of an exponent with the factor I and the one without, over a denominator free of I."""
        tower = self.tower
        numerator, denominator = value
        with_unit, without = _split(tower, denominator)
        if with_unit:
            numerator = tower.reduced(numerator * (without - with_unit))
            denominator = tower.reduced(without * without - with_unit * with_unit)
            if not denominator:
                raise TooLargeError
            tower.inverted.append((denominator, None))
        with_unit, without = _split(tower, numerator)
        parts = [(with_unit, True), (without, False)]
        return [(tower.element(part, denominator), imaginary) for part, imaginary in parts if part]

    def _solve(self, parts: list[tuple[Any, Element, bool]]) -> None:
        """Coefficients of each part over the basis, which grows by every part that is independent of it."""
        known = [direction.value for direction in self.directions]
        vectors = _vectors(self.tower, known + [value for _, value, _ in parts])
        echelon: list[tuple[tuple[int, ...], Vector, dict[int, Fraction]]] = []
        for number, vector in enumerate(vectors[: len(known)]):
            rest, combination = _eliminated(vector, {number: Fraction(1)}, echelon)
            if not rest:
                raise TooLargeError
            echelon.append((max(rest), rest, combination))
        for (key, value, imaginary), vector in zip(parts, vectors[len(known) :], strict=True):
            rest, combination = _eliminated(vector, {}, echelon)
            coefficients = {n: -c for n, c in combination.items() if c}
            if rest:
                number = len(self.directions)
                self.directions.append(Direction(value, imaginary))
                echelon.append((max(rest), rest, {**combination, number: Fraction(1)}))
                coefficients = {number: Fraction(1)}
            sofar = self.coefficients[key]
            sofar.update({n: sofar.get(n, Fraction(0)) + c for n, c in coefficients.items()})

    def _equip(self, number: int, direction: Direction) -> None:
        """Generators for a basis element, fine enough for every coefficient; TooLargeError if made too coarse."""
        needed = lcm(*(c[number].denominator for c in self.coefficients.values() if number in c))
        if direction.finest:
            if direction.finest % needed:
                raise TooLargeError
            return
        direction.finest = needed
        tower = self.tower
        numerator, denominator = direction.value
        signs = [sign(tower, denominator)]
        if direction.imaginary:
            index = imaginary_index(tower)
            numerator = tower.reduced(-numerator * tower.variables[index])
        signs.append(sign(tower, numerator))
        known = None if None in signs else 0
        below = tower.support(numerator) + tower.support(denominator)
        varies = any(tower.generators[i].varies for i in below)
        surely = denominator.is_one() and _surely_varies(tower, numerator)
        if direction.imaginary:
            direction.generators = circle(tower, below, varies, surely, known)
        else:
            index = tower.generator("growth", None if known is None else 1, varies, below)
            tower.generators[index].surely_varies = surely
            direction.generators = (index,)

    def circle(self, key: Any) -> Pair:
        """cos and sin of the angle whose exponent's part with I belongs to `key`, as polynomials."""
        tower = self.tower
        result: Pair = (tower.one, tower.zero)
        for number, coefficient in self.coefficients[key].items():
            direction = self.directions[number]
            if number == self.turn:
                result = angle_sum(tower, result, self.unities.pair(coefficient))
            elif direction.imaginary:
                turns = int(coefficient * direction.finest)
                result = angle_sum(tower, result, multiple(tower, direction.generators, turns, direction.powers))
        return result

    def growth(self, key: Any) -> Element | None:
        """exp of the part without I as a fraction, None if there is no such part."""
        tower = self.tower
        above, below, found = tower.one, tower.one, False
        for number, coefficient in self.coefficients[key].items():
            direction = self.directions[number]
            if direction.imaginary:
                continue
            found = True
            power = int(coefficient * direction.finest)
            base = tower.variables[direction.generators[0]]
            above = above * base**power if power > 0 else above
            below = below * base**-power if power < 0 else below
        return (above, below) if found else None


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


def _split(tower: Tower, polynomial: Any) -> tuple[Any, Any]:
    """The terms of a reduced polynomial with the factor I, and those without."""
    index = imaginary_index(tower)
    if not polynomial.degrees()[index]:
        return tower.zero, polynomial
    without = polynomial.subs({f"g{index}": 0})
    return polynomial - without, without


def _vectors(tower: Tower, values: list[Element]) -> list[Vector]:
    """Fractions over their least common denominator, as vectors over Q."""
    common = tower.one
    for _, denominator in values:
        if not denominator.is_one():
            common = common * denominator / common.gcd(denominator)
    vectors = []
    for numerator, denominator in values:
        scaled = numerator if common.is_one() else tower.reduced(numerator * (common / denominator))
        items = scaled.to_dict().items()
        vectors.append({monomial: Fraction(int(c.p), int(c.q)) for monomial, c in items})
    return vectors


def _eliminated(vector: Vector, combination: dict[int, Fraction], echelon: list[Any]) -> tuple[Vector, Any]:
    """A vector minus its part along an echelon, and the same combination of basis elements."""
    rest, sofar = dict(vector), dict(combination)
    for pivot, row, row_combination in echelon:
        if pivot in rest:
            factor = rest[pivot] / row[pivot]
            for monomial, c in row.items():
                rest[monomial] = rest.get(monomial, Fraction(0)) - factor * c
                if not rest[monomial]:
                    del rest[monomial]
            for number, c in row_combination.items():
                sofar[number] = sofar.get(number, Fraction(0)) - factor * c
    return rest, sofar
