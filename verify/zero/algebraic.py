"""Algebraic constants: whether a polynomial in nested roots of rationals is the number zero.

Concludes True or False for elements of a tower that rest on roots of numbers alone. Multiplication by the element
is a matrix over Q (one row for each product of roots), and the element is a root of its characteristic polynomial.
Unless zero is a root of that, the element is not zero; if it is, the others keep away from zero by Cauchy's bound,
and a ball that is closer proves that the element is zero. Values on the principal branch, so dependent and nested
roots are told apart: sqrt(5 + 2 sqrt(6)) is sqrt(2) + sqrt(3), and minus that is not.

Key result: `vanishes`. Source: A. Cauchy's bound; e.g. M. Mignotte, Mathematics for Computer Algebra (1992), ch. 4.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import flint

from verify.zero.bounds import TooLargeError
from verify.zero.independence import closure
from verify.zero.tower import Tower

LARGEST_DIMENSION = 64
GUARD_DIGITS = 20
MOST_DIGITS = 20_000


def vanishes(tower: Tower, polynomial: Any) -> bool | None:
    """Whether a reduced polynomial in roots of numbers has the value 0; None if it is none, or out of reach."""
    roots = closure(tower, tower.support(polynomial))
    dimension = 1
    for generator in roots:
        dimension *= max(generator.degree, 1)
    if any(g.kind != "root" for g in roots) or dimension > LARGEST_DIMENSION:
        return None
    try:
        coefficients = _characteristic(tower, polynomial, [(g.index, g.degree) for g in roots])
    except TooLargeError:
        return None
    lowest = next(k for k, c in enumerate(coefficients) if c)
    if not lowest:
        return False
    rest = [abs(c) for c in coefficients[lowest:]]
    gap = rest[0] / (rest[0] + max(rest[1:], default=flint.fmpq(0)))
    digits = int((int(gap.q).bit_length() - int(gap.p).bit_length()) * 0.302) + GUARD_DIGITS
    return _closer(tower, polynomial, gap, digits) if digits <= MOST_DIGITS else None


def _characteristic(tower: Tower, polynomial: Any, roots: list[tuple[int, int]]) -> list[Any]:
    """The coefficients, constant term first, of the characteristic polynomial of multiplication by an element."""
    exponents = list(product(*(range(degree) for _, degree in roots)))
    place = {powers: k for k, powers in enumerate(exponents)}
    matrix = flint.fmpq_mat(len(exponents), len(exponents))
    for k, powers in enumerate(exponents):
        image = polynomial
        for (index, _), power in zip(roots, powers, strict=True):
            image = tower.reduced(image * tower.variables[index] ** power)
        for monomial, coefficient in image.to_dict().items():
            matrix[k, place[tuple(int(monomial[index]) for index, _ in roots)]] = coefficient
    return list(matrix.charpoly().coeffs())


def _closer(tower: Tower, polynomial: Any, gap: Any, digits: int) -> bool | None:
    """Whether the value is 0, given that it is 0 or at least `gap` from it; None where a branch is not told apart."""
    with flint.ctx.workdps(2 * digits):
        value = _value(tower, polynomial, {})
        if not value.is_finite():
            return None
        if not value.contains(0):
            return False
        return True if bool(abs(value) < flint.arb(gap)) else None


def _value(tower: Tower, polynomial: Any, known: dict[int, Any]) -> Any:
    """The ball of a polynomial in roots of numbers."""
    total = flint.acb(0)
    for monomial, coefficient in polynomial.to_dict().items():
        term = flint.acb(coefficient)
        for index, power in enumerate(monomial):
            if power:
                term *= _root(tower, index, known) ** int(power)
        total += term
    return total


def _root(tower: Tower, index: int, known: dict[int, Any]) -> Any:
    """The ball of the generator d (n/d)^(1/q), principal branch."""
    if index not in known:
        _, degree, above, below = next(row for row in tower.roots if row[0] == index)
        under = _value(tower, below, known)
        inner = _value(tower, above, known) / under
        root = inner.sqrt() if degree == 2 else inner ** (flint.acb(1) / degree)
        known[index] = under * root
    return known[index]
