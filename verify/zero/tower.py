"""The tower: a field of generators, each free or tied by one relation to those below it.

Concludes the normal form of a sum or product of fractions. An element is a pair (numerator, denominator) of
polynomials over Q in python-flint. Generators are handed out from the last variable of the context to the
first, so that in the lexicographic order a newer one always leads; the relation W^q = r of a root then has W^q
in front, and the remainder by all relations, newest first, is the normal form: I^2 = -1, S^2 = 1 - C^2, W^2 = r.

Key results: `Tower.reduced`, `total`, `product`, `inverse`, `power` (arithmetic), `Tower.generator` (a new one),
`Generator` (what is known of one: its sign, and what it rests on).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb
from typing import Any

import flint

from verify.zero import bounds
from verify.zero.bounds import DefinedNowhereError, TooLargeError, common_factor, times

Element = tuple[Any, Any]
"""Numerator and denominator, both reduced polynomials; the denominator is 1 where it is constant."""


class ContextFullError(Exception):
    """The context has no variable left: start again with a larger one."""


@dataclass(slots=True)
class Generator:
    """One generator: its kind, its sign if it has one, the generators it rests on and its relation.

    `kind` is free, integer, pi, root, circle (a cosine; its sine is a root), growth (an exponential) or opaque
    (relations to others unknown). `sign` is 1 (>= 0), -1 (<= 0), 0 (real) or None (not known to be real).
    `varies`: depends on a symbol. `below`: all that it rests on, directly or not. A root has `degree` q and
    `radicand` r in W^q = r, and the class of r modulo squares once asked for. `surely_varies` belongs to
    exponentials, see `verify.zero.independence`; `exponent` is what a real one is the exponential of.
    `never_zero` is known of a root of 1 + u^2 for a real u.
    """

    index: int
    kind: str
    sign: int | None
    varies: bool
    rests_on: frozenset[int]
    below: frozenset[int]
    degree: int = 0
    radicand: Any = None
    square_class: frozenset[Any] | None = None
    surely_varies: bool = False
    never_zero: bool = False
    exponent: Element | None = None


class Tower:
    """Generators and their relations, with arithmetic of fractions in normal form."""

    def __init__(self, size: int) -> None:
        self.context = flint.fmpq_mpoly_ctx.get([f"g{i}" for i in range(size)], flint.Ordering.lex)
        self.variables = self.context.gens()
        self.generators: dict[int, Generator] = {}
        self.relations: list[tuple[int, int, Any]] = []
        self.next_index = size - 1
        self.bars: dict[int, int] = {}
        self.inverted: list[tuple[Any, Any]] = []
        self.proven = 0
        self.one, self.zero = self.context.constant(1), self.context.constant(0)
        self.unit_index = self.root(-self.one, 2, None)
        self.unit = self.variables[self.unit_index]
        self.roots: list[tuple[int, int, Any, Any]] = [(self.unit_index, 2, -self.one, self.one)]

    def rational(self, numerator: int, denominator: int = 1) -> Element:
        """A rational number."""
        return self.context.constant(flint.fmpq(numerator, denominator)), self.one

    def generator(self, kind: str, sign: int | None, rests_on: Iterable[int] | None = None) -> int:
        """A new generator above all others; its index. Without `rests_on` it varies by itself."""
        index = self.next_index
        if index < 0:
            raise ContextFullError
        self.next_index -= 1
        direct = frozenset(rests_on or ())
        varies = rests_on is None or any(self.generators[i].varies for i in direct)
        below = direct.union(*(self.generators[i].below for i in direct))
        self.generators[index] = Generator(index, kind, sign, varies, direct, below)
        return index

    def closure(self, indices: Iterable[int]) -> list[Generator]:
        """The generators given and all that they rest on."""
        found = set(indices).union(*(self.generators[i].below for i in indices))
        return [self.generators[i] for i in sorted(found)]

    def root(self, radicand: Any, degree: int, sign: int | None, kind: str = "root") -> int:
        """A new generator W with W^degree = radicand, a polynomial in older ones; its index."""
        index = self.generator(kind, sign, self.support(radicand))
        self.generators[index].degree, self.generators[index].radicand = degree, radicand
        self.relations.insert(0, (index, degree, self.variables[index] ** degree - radicand))
        return index

    def split(self, polynomial: Any, index: int) -> tuple[Any, Any]:
        """The terms of a polynomial with a generator, and those without."""
        without = polynomial.subs({f"g{index}": 0}) if polynomial.degrees()[index] else polynomial
        return polynomial - without, without

    def support(self, polynomial: Any) -> list[int]:
        """The generators that occur in a polynomial."""
        return [i for i, degree in enumerate(polynomial.degrees()) if degree > 0]

    def reduced(self, polynomial: Any) -> Any:
        """The normal form of a polynomial: its remainder by all relations, newest first."""
        degrees = polynomial.degrees()
        if max(degrees) > bounds.LARGEST_DEGREE:
            raise TooLargeError
        for index, degree, relation in self.relations:
            if degrees[index] >= degree:
                if len(relation) > 2 and degrees[index] > degree * bounds.LARGEST_POWER:
                    raise TooLargeError
                polynomial = polynomial % relation
                degrees = polynomial.degrees()
        return polynomial

    def element(self, numerator: Any, denominator: Any) -> Element:
        """The fraction of two reduced polynomials, with a constant denominator divided out."""
        if not numerator:
            return self.zero, self.one
        if denominator.is_constant():
            return (numerator if denominator.is_one() else numerator / denominator), self.one
        return numerator, denominator

    def total(self, terms: Iterable[Element]) -> Element:
        """The sum of fractions over their least common denominator."""
        sums: list[Element] = []
        for numerator, denominator in terms:
            place = next((k for k, (_, same) in enumerate(sums) if same == denominator), None)
            if place is None:
                sums.append((numerator, denominator))
            else:
                sums[place] = (sums[place][0] + numerator, denominator)
        top, bottom = self.zero, self.one
        for numerator, denominator in sums:
            if numerator:
                top, bottom = self._sum(top, bottom, numerator, denominator)
        if len(top) > bounds.MOST_TERMS:
            raise TooLargeError
        return self.element(top, bottom)

    def _sum(self, a: Any, b: Any, c: Any, d: Any) -> Element:
        right, left = _cancelled(b, d)
        top = self.reduced(times(a, left) + times(c, right))
        return top, self._below(b, left)

    def _below(self, a: Any, b: Any) -> Any:
        """A product of denominators; ValueError if it is zero, as (|x| - x)(|x| + x) is though neither factor is."""
        denominator = a if b.is_one() else self.reduced(times(a, b))
        if not denominator:
            raise DefinedNowhereError("a product of denominators is identically zero")
        return denominator

    def product(self, factors: Iterable[Element]) -> Element:
        """The product of fractions, common factors cancelled crosswise."""
        top, bottom = self.one, self.one
        for n, d in factors:
            bottom, n = _cancelled(bottom, n)
            d, top = _cancelled(d, top)
            top = n if top.is_one() else self.reduced(times(top, n))
            bottom = self._below(bottom, d)
            if len(top) > bounds.MOST_TERMS:
                raise TooLargeError
        return self.element(top, bottom)

    def inverse(self, value: Element, node: Any) -> Element:
        """1/value; ValueError naming `node` if it is zero. What was inverted is remembered, with its node."""
        numerator, denominator = value
        if not numerator:
            raise DefinedNowhereError(f"the denominator {node} is identically zero")
        if not numerator.is_constant():
            self.inverted.append((numerator, node))
        return self.element(denominator, numerator)

    def power(self, value: Element, exponent: int, node: Any) -> Element:
        """value**exponent for an integer; TooLargeError where writing it out is hopeless."""
        if exponent < 0:
            return self.power(self.inverse(value, node), -exponent, node)
        return self.element(*(self._power(part, exponent) for part in value))

    def exponential_power(self, value: Element, exponent: int) -> Element:
        """A whole power of what is an exponential, and so vanishes nowhere."""
        return self.power(value if exponent > 0 else self.element(value[1], value[0]), abs(exponent), None)

    def _power(self, polynomial: Any, exponent: int) -> Any:
        """A power, unless a bound is exceeded: its degree, its longest coefficient, its terms.

        Those are the multinomials, times what each tied generator unfolds into.
        """
        degrees, terms = polynomial.degrees(), len(polynomial)
        if exponent * max(*degrees, 1) > bounds.LARGEST_DEGREE:
            raise TooLargeError
        if exponent > 2:
            if (terms > 1 and exponent > bounds.LARGEST_POWER) or exponent * bounds.bits(polynomial) > bounds.MOST_BITS:
                raise TooLargeError
            count = comb(terms + exponent - 1, exponent)
            for index, degree, relation in self.relations:
                if degrees[index] and len(relation) > 2:
                    times_tied = exponent * int(degrees[index]) // degree
                    count *= comb(len(relation) - 2 + times_tied, times_tied)
            if count > bounds.MOST_TERMS:
                raise TooLargeError
        return self.reduced(polynomial**exponent)


def _cancelled(below: Any, above: Any) -> tuple[Any, Any]:
    if below.is_one():
        return below, above
    common = common_factor(below, above)
    return below / common, above / common
