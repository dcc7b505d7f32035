"""Logarithms and inverse functions: quantities whose exponential is known.

Concludes a generator for each of log, asin, atan, atan2, asinh, acosh and atanh (acos is pi/2 - asin), with the
element that exp(l), or exp(i l), is: u for log(u), (1 + i u)/sqrt(1 + u^2) for atan(u). All are principal, so that
exp(l/2) is the root of it. Of what is surely positive the logarithm is taken apart: log(p^2/(6 q)) in log(2), log(3),
log(p) and log(q). Powers with other exponents are exp(e log(b)) for a positive b.

Key result: `Logarithms.of` (a call). What sums of them vanish: `verify.zero.relations`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy as sp

from verify.zero.atoms import is_positive, known_sign
from verify.zero.bounds import DefinedNowhereError, primes
from verify.zero.roots import factored_quotient, sign, square_root
from verify.zero.tower import Element, Tower

HEADS = (sp.log, sp.asin, sp.atan, sp.atan2, sp.asinh, sp.acosh, sp.atanh)


@dataclass(slots=True)
class Logarithm:
    """A generator l: exp(l), or exp(i l) for an angle, is `exponential`; `real` if surely so.

    `node` is the call, None for the logarithm of a part; where one of `breaks` vanishes l may jump,
    and anywhere if it is None, as the logarithm of what is complex does at its cut.
    """

    index: int
    exponential: Element
    angle: bool
    real: bool
    node: Any = None
    breaks: tuple[Element, ...] | None = ()


class Logarithms:
    """All logarithms over a tower, by what they are of."""

    def __init__(self, tower: Tower) -> None:
        self.tower = tower
        self.known: list[tuple[tuple[Any, ...], Element]] = []
        self.all: list[Logarithm] = []
        self.told = 0

    def of(self, node: Any, arguments: list[Element]) -> Element:
        """The element of a call whose arguments have these elements."""
        return self._kept((node.func, *arguments), lambda: self._fresh(node, arguments))

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Element]) -> Element:
        """What is known under a key, or is made now; polynomials have no hash."""
        found = next((element for known, element in self.known if known == key), None)
        if found is None:
            found = make()
            self.known.append((key, found))
        return found

    def _fresh(self, node: Any, arguments: list[Element]) -> Element:
        tower, u, one = self.tower, arguments[0], self.tower.rational(1)
        if isinstance(node, sp.log):
            if not u[0]:
                raise DefinedNowhereError(f"{node.args[0]}, of which a logarithm is taken, is identically zero")
            positive = _sign(tower, u) == 1 or known_sign(node.args[0]) == 1
            breaks = None if _sign(tower, u) is None else (u,)
            return self.logarithm(u) if positive else self._new(u, False, False, node, breaks)
        if any(_sign(tower, argument) is None for argument in arguments):
            return tower.variables[tower.generator("opaque", None)], tower.one
        turned, minus = tower.product([(tower.unit, tower.one), u]), tower.product([tower.rational(-1), u])
        square = tower.product([u, u])
        root = self._root_of_squares(one, square, True)
        if isinstance(node, sp.asin):
            root = square_root(tower, tower.total([one, tower.product([tower.rational(-1), square])]), False)
            return self._new(tower.total([turned, root]), True, False, node)
        if isinstance(node, sp.atan):
            before = len(tower.inverted)
            unit = tower.product([tower.total([one, turned]), tower.inverse(root, None)])
            del tower.inverted[before:]  # at least 1
            return self._new(unit, True, True, node)
        if isinstance(node, sp.atan2):
            x = arguments[1]
            root = self._root_of_squares(square, tower.product([x, x]), is_positive(node.args[1]))
            inverse = tower.inverse(root, node.args[0] ** 2 + node.args[1] ** 2)
            breaks = (x if _sign(tower, x) == 1 else u,)
            return self._new(tower.product([tower.total([x, turned]), inverse]), True, True, node, breaks)
        if isinstance(node, sp.asinh):
            return self._real(tower.total([u, root]), True, node)
        above, below = tower.total([one, u]), tower.total([one, minus])
        if isinstance(node, sp.acosh):
            parts = (above, tower.total([u, tower.rational(-1)]))
            roots = [square_root(tower, part, _sign(tower, part) == 1) for part in parts]
            return self._real(tower.total([u, tower.product(roots)]), False, node)
        quotient = tower.product([above, tower.inverse(below, 1 - node.args[0])])
        if _sign(tower, quotient) == 1:
            return tower.product([tower.rational(1, 2), self.logarithm(quotient)])
        roots = [square_root(tower, above, False), tower.inverse(square_root(tower, below, False), 1 - node.args[0])]
        return self._new(tower.product(roots), False, False, node, (above, below))

    def fresh(self) -> list[tuple[Element, Element]]:
        """(l or i l, its exponential) of those met since it was asked last."""
        tower, new, self.told = self.tower, self.all[self.told :], len(self.all)
        values = [tower.variables[one.index] * (tower.unit if one.angle else tower.one) for one in new]
        return [((value, tower.one), one.exponential) for value, one in zip(values, new, strict=True)]

    def _root_of_squares(self, one: Element, other: Element, strict: bool) -> Element:
        """sqrt(a^2 + b^2) of real a and b; `strict` says that one of them is never zero, as 1 is."""
        root = square_root(self.tower, self.tower.total([one, other]), True)
        for index in self.tower.support(root[0]):
            self.tower.generators[index].never_zero |= strict
        return root

    def _real(self, exponential: Element, real: bool, node: Any) -> Element:
        """A call that is the principal logarithm of what its exponential is."""
        positive = _sign(self.tower, exponential) == 1
        return self.logarithm(exponential) if positive else self._new(exponential, False, real, node)

    def logarithm(self, value: Element) -> Element:
        """log of what is surely positive, taken apart into those of primes and irreducible factors."""
        tower = self.tower
        content, factors = factored_quotient(*value)
        terms, rest = [], [tower.rational(-1 if content < 0 else 1)]
        for number, power in ((int(content.p), 1), (int(content.q), -1)):
            terms += [(self._part(tower.context.constant(prime)), power * k) for prime, k in primes(number)]
        for factor, power in factors:
            kind = sign(tower, factor)
            if kind == -1:
                factor, kind = -factor, 1
                rest += [tower.rational(-1)] * (power % 2)
            if kind == 1:
                terms.append((self._part(factor), power))
            elif kind == 0 and power % 2 == 0:
                terms.append((self._part(tower.reduced(factor**2)), power // 2))
            else:
                whole = tower.reduced(factor ** abs(power))
                rest.append((whole, tower.one) if power > 0 else tower.element(tower.one, whole))
        last = tower.product(rest)
        if last != tower.rational(1):
            terms.append((self._part(*last), 1))
        return tower.total(tower.product([tower.rational(power), part]) for part, power in terms)

    def _part(self, above: Any, below: Any = None) -> Element:
        """log of an irreducible part, one generator each; that of a root is a part of that of its radicand."""
        tower = self.tower
        below = tower.one if below is None else below
        place = next((g for g in tower.generators.values() if g.exponent and above == tower.variables[g.index]), None)
        if place is not None and place.exponent is not None and below.is_one():
            return place.exponent
        for index, degree, over, under in tower.roots:
            if above == tower.variables[index] and below.is_one() and sign(tower, over) == sign(tower, under) == 1:
                whole, lower = self.logarithm((over, tower.one)), self.logarithm((under, tower.one))
                parts = [tower.product([tower.rational(1, degree), whole])]
                parts.append(tower.product([tower.rational(degree - 1, degree), lower]))
                return tower.total(parts)
        return self._kept((above, below), lambda: self._new((above, below), False, True))

    def _new(
        self, exponential: Element, angle: bool, real: bool, node: Any = None, breaks: tuple[Element, ...] | None = ()
    ) -> Element:
        tower = self.tower
        below = tower.support(exponential[0]) + tower.support(exponential[1])
        index = tower.generator("opaque", 0 if real else None, below)
        self.all.append(Logarithm(index, exponential, angle, real, node, breaks))
        return tower.variables[index], tower.one


def _sign(tower: Tower, value: Element) -> int | None:
    above, below = sign(tower, value[0]), sign(tower, value[1])
    return None if above is None or below is None else above * below
