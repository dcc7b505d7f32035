"""Independence: when a non-zero normal form is a non-zero function, and when it is the number zero all the same.

Concludes that the generators of a polynomial satisfy no relation beyond those of the tower, so that a reduced
polynomial other than 0 is not the zero function. Free generators are independent because the domain they range
over is open (integers: infinite, enough for polynomials, not for exponents and roots of them). The rest:

- exponentials: Ax's theorem and Lindemann-Weierstrass, given a basis over Q (`verify.zero.exponents`); beside pi, and
  beside exponentials of exponentials, only those that surely vary;
- square roots, of which I and every sine S = sqrt(1 - C^2) are some: n of them have degree 2^n over the field of the
  other generators if no product of them has a square radicand there. Irreducible factors and primes with odd
  exponent are vectors over F_2, and full rank proves it. A root of an expression with roots enters by its norm:
  the norm of a square is a square.

Nested roots of rationals, dependent or not, are decided: multiplication by their polynomial is a matrix over Q (one row
for each product of roots), and its value is a root of the characteristic polynomial. Unless zero is a root of that, the
value is not zero; if it is, the others keep away from zero by Cauchy's bound, and a ball that is closer proves zero.
Values on the principal branch: sqrt(5 + 2 sqrt(6)) is sqrt(2) + sqrt(3), and minus that is not.

Anything not proved here is left to balls. Key results: `is_independent`, `vanishes`.
Sources: A. Besicovitch, J. London Math. Soc. 15, 3 (1940) (roots); S. Lang, Algebra, ch. VI.8 (Kummer theory);
A. Cauchy's bound, e.g. M. Mignotte, Mathematics for Computer Algebra (1992), ch. 4.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any

import flint

from verify.zero.bounds import TooLargeError, factored, primes
from verify.zero.tower import Generator, Tower

MOST_NORMS = 4
MOST_TERMS_OF_NORM = 400
LARGEST_DIMENSION = 64
GUARD_DIGITS = 20
MOST_DIGITS = 20_000


def is_independent(tower: Tower, polynomial: Any) -> bool:
    """Whether the generators in a reduced polynomial, and those they rest on, are proven independent."""
    used = tower.closure(tower.support(polynomial))
    if any(g.kind == "opaque" or g.degree > 2 for g in used):
        return False
    integers = {g.index for g in used if g.kind == "integer"}
    if any(g.rests_on & integers for g in used):
        return False
    exponentials = {g.index: g for g in used if g.kind in ("circle", "growth")}
    may_be_constant = not all(g.surely_varies for g in exponentials.values())
    if may_be_constant and any(
        g.kind == "pi" or (g.index in exponentials and g.below & set(exponentials)) for g in used
    ):
        return False
    return _roots_are_independent(tower, [g for g in used if g.degree])


def _roots_are_independent(tower: Tower, roots: list[Generator]) -> bool:
    """Whether the square roots have degree 2^n together over the field of all other generators."""
    tied = {g.index for g in roots}
    simple = [g for g in roots if not g.below & tied]
    nested = [g for g in roots if g.below & tied]
    if any(g.below & tied - {s.index for s in simple} for g in nested):
        return False
    for generator in simple:
        if generator.square_class is None:
            generator.square_class = _square_class(generator.radicand)
    if not _has_full_rank([g.square_class or frozenset() for g in simple]):
        return False
    inner = [s for s in simple if any(s.index in g.below for g in nested)]
    norms = [_norm(tower, g.radicand, inner) for g in nested]
    return all(n is not None for n in norms) and _has_full_rank([_square_class(n) for n in norms])


def _norm(tower: Tower, radicand: Any, inner: list[Generator]) -> Any:
    """The product of a polynomial's images under all sign changes of the inner roots; None if that is too long."""
    if len(inner) > MOST_NORMS:
        return None
    for generator in sorted(inner, key=lambda g: g.index):
        slope, without = tower.split(radicand, generator.index)
        radicand = tower.reduced(without * without - slope * slope)
        if len(radicand) > MOST_TERMS_OF_NORM:
            return None
    return radicand


def _square_class(radicand: Any) -> frozenset[Any]:
    """A polynomial modulo squares: its sign, and the primes and irreducible factors with odd exponents."""
    try:
        content, factors = factored(radicand)
        powers = [(-1, int(content < 0)), *primes(int(content.p * content.q)), *((str(f), e) for f, e in factors)]
    except TooLargeError:
        return frozenset()
    return frozenset(factor for factor, exponent in powers if exponent % 2)


def _has_full_rank(vectors: list[frozenset[Any]]) -> bool:
    """Whether vectors over F_2, given by their non-zero coordinates, are linearly independent."""
    pivots: dict[Any, frozenset[Any]] = {}
    for vector in vectors:
        while vector and (pivot := min(vector, key=str)) in pivots:
            vector ^= pivots[pivot]
        if not vector:
            return False
        pivots[pivot] = vector
    return True


def vanishes(tower: Tower, polynomial: Any) -> bool | None:
    """Whether a reduced polynomial in roots of numbers has the value 0; None if it is none, or out of reach."""
    roots = tower.closure(tower.support(polynomial))
    if any(g.kind != "root" for g in roots) or prod(g.degree for g in roots) > LARGEST_DIMENSION:
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
    if digits > MOST_DIGITS:
        return None
    with flint.ctx.workdps(2 * digits):
        value = _value(polynomial, _balls(tower, {g.index for g in roots}))
        if value.is_finite() and not value.contains(0):
            return False
        return True if abs(value) < flint.arb(gap) else None


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


def _balls(tower: Tower, wanted: set[int]) -> dict[int, Any]:
    """The balls of the generators d (n/d)^(1/q), principal branch."""
    found: dict[int, Any] = {}
    for index, degree, above, below in tower.roots:
        if index in wanted:
            under = _value(below, found)
            inner = _value(above, found) / under
            found[index] = under * (inner.sqrt() if degree == 2 else inner ** (flint.acb(1) / degree))
    return found


def _value(polynomial: Any, roots: dict[int, Any]) -> Any:
    total = flint.acb(0)
    for monomial, coefficient in polynomial.to_dict().items():
        total += flint.acb(coefficient) * prod(roots[i] ** int(power) for i, power in enumerate(monomial) if power)
    return total
