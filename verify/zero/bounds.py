"""Bounds: what is handed to native arithmetic, which can neither be interrupted nor be caught when memory runs out.

Concludes products, common factors and factorisations of polynomials that are small enough, and `TooLargeError` for
the rest. The bounds are on sizes, never on time, so that a verdict is the same on every machine.

Key results: `times`, `common_factor`, `factored`, `primes`, `TooLargeError`.
"""

from __future__ import annotations

from typing import Any

import flint

LARGEST_POWER = 400
MOST_TERMS = 50_000
LARGEST_DEGREE = 10_000
MOST_TERMS_OF_FACTORED, LARGEST_DEGREE_OF_FACTORED, LONGEST_OF_FACTORED = 1_000, 150, 2_000
"""What is handed to factorisation: terms, degree in one generator, bits of a coefficient. Monomials always are."""
MOST_PRODUCTS, MOST_BITS = 5_000_000, 1_000_000
"""Products of terms in one multiplication, and bits of a coefficient."""
LARGEST_NUMBER_BITS = 160
"""Longer numbers are not factored: two large primes could take for ever."""
LARGEST_GCD = 1_000_000
"""Product of the numbers of terms of two polynomials whose common factor is sought."""


class TooLargeError(Exception):
    """The normal form would take too long to write down."""


class DefinedNowhereError(ValueError):
    """A denominator is identically zero."""

    def __init__(self, which: str) -> None:
        super().__init__(f"{which}: the expression is defined nowhere")


def bits(polynomial: Any) -> int:
    """The length of its longest coefficient."""
    return max(map(flint.fmpq.height_bits, polynomial.coeffs()), default=0)


def times(a: Any, b: Any) -> Any:
    """A product of polynomials; TooLargeError where it could take too long."""
    if a.is_one():
        return b
    if len(a) * len(b) > MOST_PRODUCTS or (len(a) + len(b) < 100 and bits(a) + bits(b) > MOST_BITS):
        raise TooLargeError
    return a * b


def common_factor(a: Any, b: Any) -> Any:
    """The greatest common divisor of two polynomials; TooLargeError where it could take too long."""
    if min(len(a), len(b)) > 1 and len(a) * len(b) > LARGEST_GCD:
        raise TooLargeError
    return a.gcd(b)


def factored(polynomial: Any) -> tuple[Any, list[tuple[Any, int]]]:
    """A rational number and irreducible polynomials with their exponents; TooLargeError where that is out of reach."""
    if len(polynomial) > 1 and (
        len(polynomial) > MOST_TERMS_OF_FACTORED
        or max(polynomial.degrees()) > LARGEST_DEGREE_OF_FACTORED
        or bits(polynomial) > LONGEST_OF_FACTORED
    ):
        raise TooLargeError
    try:
        content, factors = polynomial.factor()
    except RuntimeError as error:  # flint gives up on some
        raise TooLargeError from error
    return flint.fmpq(content), [(factor, int(exponent)) for factor, exponent in factors]


def primes(number: int) -> list[tuple[int, int]]:
    """The primes of a whole number with their exponents; TooLargeError where that is out of reach."""
    if number.bit_length() > LARGEST_NUMBER_BITS:
        raise TooLargeError
    return [(int(prime), int(exponent)) for prime, exponent in flint.fmpz(abs(number)).factor()]
