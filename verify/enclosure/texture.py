"""The spin carried through a texture, as a theorem.

texture -> balls at the end; texture_at -> balls at every time asked for. The method, and the proof that the
answer is contained, are in steps.py; here the inputs are checked and the order, the step tolerance and the working
precision are chosen.

The start is the local equilibrium (0, 0, 1) unless `initial` says otherwise. Times are in units of tau_ex.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flint import arb, ctx, fmpq

from verify.enclosure import jets
from verify.enclosure.constant import Balls
from verify.enclosure.scalars import Scalar, ball, bits, decimal_digits, exact_number, norm, number
from verify.enclosure.steps import Step, Texture, steps

_GUARDS = (6, 14, 40)


def texture(
    theta: Any,
    phi: Any,
    t0: Scalar,
    t1: Scalar,
    xi: Scalar,
    *,
    digits: int = 30,
    initial: Sequence[Scalar] | None = None,
) -> Balls:
    """Balls of radius 10**-digits at most that contain s1, s2, s3 at t1, for an electron that is at (0, 0, 1) at t0.

    theta, phi: analytic SymPy expressions of one symbol, the time in units of tau_ex (or numbers), smooth on [t0, t1].
    ValueError: a pole or a kink in between, t0 > t1, xi < 0, NaN. `initial` may hold numbers or balls.
    """
    return texture_at(theta, phi, [t0, t1], xi, digits=digits, initial=initial)[-1]


def texture_at(
    theta: Any,
    phi: Any,
    times: Sequence[Scalar],
    xi: Scalar,
    *,
    digits: int = 30,
    initial: Sequence[Scalar] | None = None,
) -> list[Balls]:
    """The same at every one of `times`, in increasing order; the electron starts at the first."""
    decimal_digits(digits)
    moments, rate = _times(times), number(xi, "xi", minimum=0)
    first = _initial(initial)
    symbol = jets.symbol_of(theta, phi)
    angles = jets.angle(theta, symbol), jets.angle(phi, symbol)
    for guard in _GUARDS:
        with working(digits + guard, moments):
            covering = cover(angles, moments, rate, first, digits + guard)
            found = list(_read(covering, moments, first))
            if all(x.rad() <= arb(10) ** -digits for spin in found for x in spin):
                return found
    raise ValueError(f"the inputs are balls too wide for {digits} digits: give exact numbers or ask for fewer digits")


def cover(
    angles: tuple[jets.JetFunction, jets.JetFunction],
    moments: Sequence[fmpq],
    xi: fmpq | arb,
    initial: Sequence[fmpq | arb],
    digits: int,
) -> Iterator[Step]:
    """Steps from the first to the last moment, good to about `digits`, at the precision the caller has set."""
    start = [ball(c) for c in initial]
    state = [c.mid() for c in start], norm([c.rad() for c in start])
    field = Texture(*angles, ball(xi))
    tolerance = arb(10) ** -digits
    return steps(field, ball(moments[0]), ball(moments[-1]), state, _order(digits), tolerance)


def _order(digits: int) -> int:
    """Near the minimum of work per unit of time, n^2 10^(digits/n), at n = 1.15 digits; a step's overhead adds some."""
    return max(12, round(1.4 * digits))


def _precision(digits: int, moments: Sequence[fmpq]) -> int:
    """Rounding must stay below the remainder: 30 bits for the cancellation within a step, and the bits that tell
    times apart to 2**-90 of the span."""
    span = moments[-1] - moments[0]
    largest = max(abs(moments[0]), abs(moments[-1]), fmpq(1))
    apart = 0 if span == 0 else max(0, int((largest / span).floor()).bit_length() + int(largest.floor()).bit_length())
    return bits(digits) + 30 + apart


@contextmanager
def working(digits: int, moments: Sequence[fmpq]) -> Iterator[None]:
    """Arb's precision and its limit on the length of a series, for as long as steps of `digits` digits are taken."""
    before = ctx.cap
    with ctx.workprec(_precision(digits, moments)):
        ctx.cap = _order(digits) + 3
        try:
            yield
        finally:
            ctx.cap = before


def _times(times: Sequence[Scalar]) -> list[fmpq]:
    moments = [exact_number(t, "a time") for t in times]
    if not moments:
        raise ValueError("times must hold at least the start")
    for before, after, given in zip(moments, moments[1:], times[1:], strict=False):
        if not before <= after:
            raise ValueError(f"times must not decrease: t0 <= t1, got {given} after {before}")
    return moments


def _initial(initial: Sequence[Scalar] | None) -> list[fmpq | arb]:
    vector = [number(c, "initial") for c in ((0, 0, 1) if initial is None else initial)]
    if len(vector) != 3:
        raise ValueError(f"initial must hold s1, s2, s3, got {len(vector)} numbers")
    return vector


def _read(covering: Iterator[Step], moments: Sequence[fmpq], initial: Sequence[fmpq | arb]) -> Iterator[Balls]:
    """Balls at each moment, from the first step that reaches it."""
    later = [ball(t) for t in moments if t > moments[0]]
    for _ in range(len(moments) - len(later)):
        yield _balls([ball(c) for c in initial])
    for step in covering if later else ():
        end = step.start + step.length
        while later and not bool(later[0] > end):
            box, distance = step.at(later.pop(0))
            yield _balls([x + arb(0, distance.abs_upper()) for x in box])


def _balls(vector: list[arb]) -> Balls:
    return vector[0], vector[1], vector[2]
