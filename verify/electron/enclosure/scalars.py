"""Inputs of the enclosures: exact numbers, or balls, and nothing else.

A theorem about the float 0.1 is a theorem about 3602879701896397/2**55, so a float is taken at its exact binary
value; whoever means one tenth writes Fraction(1, 10). A ball (flint.arb) stands for every number in it.

number -> the exact value or the ball, validated; ball -> it as a ball at the working precision.
"""

from collections.abc import Sequence
from numbers import Real
from typing import Any

from flint import arb, fmpq, fmpz

Scalar = Any
"""int, float, Fraction, Decimal, a number of SymPy, NumPy or mpmath, flint.fmpq or flint.arb."""

MAX_DIGITS = 100_000


def number(value: Scalar, name: str, *, minimum: int | None = None) -> fmpq | arb:
    """The exact value as flint.fmpq, or the ball that was given. ValueError: not a finite real, or below `minimum`.

    A ball that only reaches below `minimum` passes: the answer then counts for the rest of it.
    """
    exact = value if isinstance(value, (arb, fmpq)) else _rational(value, name)
    if isinstance(exact, arb) and not exact.is_finite():
        raise ValueError(f"{name} must be a finite real number, got {shown(value)}")
    if minimum is not None and exact < minimum:
        raise ValueError(f"{name} must not be below {minimum}, got {shown(value)}")
    return exact


def ball(value: Scalar, name: str = "a number", *, minimum: int | None = None) -> arb:
    """The number as a ball at the working precision; a ball stays what it is. ValueError as of `number`."""
    return arb(number(value, name, minimum=minimum))


def exact_number(value: Scalar, name: str, *, minimum: int | None = None) -> fmpq:
    """The exact value; a ball will not do. ValueError: not a finite real number, one with a radius, or too small."""
    given = number(value, name, minimum=minimum)
    if isinstance(given, fmpq):
        return given
    if not given.is_exact():
        raise ValueError(f"{name} must be exact, got the ball {shown(given)}: give an int, a float or a Fraction")
    return given.fmpq()


def interval(t0: Scalar, t1: Scalar) -> tuple[fmpq, fmpq]:
    """The exact ends of a stretch of time. ValueError unless t0 < t1."""
    start, stop = exact_number(t0, "t0"), exact_number(t1, "t1")
    if not start < stop:
        raise ValueError(f"t0 must be before t1, got {t0} and {t1}")
    return start, stop


def shown(value: Any) -> str:
    """The value for a message: one short line, whatever it is."""
    if isinstance(value, int) and abs(value) > 10**20:  # Python may refuse to print it
        return f"an integer of {value.bit_length()} bits"
    shape = getattr(value, "shape", ())
    if isinstance(shape, tuple) and shape:
        return f"an array of shape {shape}"
    text = value.str(10) if isinstance(value, arb) else str(value) if isinstance(value, Real) else repr(value)
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:37]}..."


def _rational(value: Scalar, name: str) -> fmpq:
    if isinstance(value, fmpz):
        return fmpq(value)
    try:
        if hasattr(value, "_mpf_"):
            return _binary(*value._mpf_)
        if hasattr(value, "as_integer_ratio"):
            numerator, denominator = value.as_integer_ratio()
        else:
            numerator, denominator = value.numerator, value.denominator
        return fmpq(int(numerator), int(denominator))
    except (AttributeError, TypeError, ValueError, OverflowError):
        wanted = "a finite real number (int, float, Fraction or flint.arb)"
        raise ValueError(f"{name} must be {wanted}, got {shown(value)}") from None


def _binary(sign: int, mantissa: int, exponent: int, _: int) -> fmpq:
    """mpmath's number, which SymPy's Float holds as well; infinities and NaN have no mantissa but an exponent."""
    if not mantissa and exponent:
        raise ValueError("not finite")
    return fmpq((-1) ** sign * int(mantissa)) * fmpq(2) ** int(exponent)


def decimal_digits(digits: int) -> int:
    """The number of digits asked for. ValueError unless it is an integer from 1 to 100,000."""
    if isinstance(digits, bool) or not isinstance(digits, int) or not 1 <= digits <= MAX_DIGITS:
        raise ValueError(f"digits must be an integer from 1 to {MAX_DIGITS}, got {shown(digits)}")
    return digits


def bits(digits: float) -> int:
    """Binary digits that hold so many decimal ones."""
    return int(digits * 3.3219280948873626) + 1


def norm(vector: Sequence[arb]) -> arb:
    """Euclidean length, as a ball."""
    return sum((x * x for x in vector), arb(0)).nonnegative_part().sqrt()
