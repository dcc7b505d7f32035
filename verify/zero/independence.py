"""Independence: when a non-zero normal form is a non-zero function.

Concludes that the generators of a polynomial satisfy no relation beyond those of the tower, so that a reduced
polynomial other than 0 is not the zero function. Free generators are independent because the domain they range
over is open (integers: infinite, enough for polynomials, not for exponents and roots of them). The rest:

- exponentials: Ax's theorem and Lindemann-Weierstrass, given a basis over Q (`verify.zero.exponents`); beside pi, and
  beside exponentials of exponentials, only those that surely vary;
- square roots, of which I and every sine S = sqrt(1 - C^2) are some: n of them have degree 2^n over the field of the
  other generators if no product of them has a square radicand there. Irreducible factors and primes with odd
  exponent are vectors over F_2, and full rank proves it. A root of an expression with roots enters by its norm:
  the norm of a square is a square.

Anything not proved here is left to others. Key result: `is_independent`.
Sources: A. Besicovitch, J. London Math. Soc. 15, 3 (1940) (roots); S. Lang, Algebra, ch. VI.8 (Kummer theory).
"""

from __future__ import annotations

from typing import Any

import flint

from verify.zero.bounds import TooLargeError, factored, primes
from verify.zero.tower import Generator, Tower

MOST_NORMS = 4
MOST_TERMS_OF_NORM = 400


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
    coordinates = set().union(*vectors)
    entries = [int(place in vector) for vector in vectors for place in coordinates]
    return int(flint.nmod_mat(len(vectors), len(coordinates), entries, 2).rank()) == len(vectors)
