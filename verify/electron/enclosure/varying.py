"""The spin carried through a texture, as a theorem.

texture -> balls at the end; texture_at -> balls at every time asked for. The method, and the proof that the
answer is contained, are in steps.py; here the inputs are checked and the order, the step tolerance and the working
precision are chosen.

The start is the local equilibrium (0, 0, 1) unless `initial` says otherwise. Times are in units of tau_ex.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import factorial
from typing import Any

from flint import arb, ctx, fmpq

from verify.electron.enclosure import jets
from verify.electron.enclosure.constant import Balls
from verify.electron.enclosure.scalars import Scalar, ball, bits, decimal_digits, exact_number, norm, number
from verify.electron.enclosure.taylor_steps import Step, Texture, check_smooth, steps

WORK = 120_000_000
"""Steps times the square of their order that a texture may take unless told: some minutes, whatever the digits."""

Progress = Callable[[float], None]
"""Called after each step with the part of the way that is done, from 0 to 1."""

_GUARDS = (6, 14, 40)
_SAMPLES = 64
_DOUBTED = 10
"""How far beyond the bound a sampled estimate must be to refuse a texture before it is tried."""


def texture(
    theta: Any,
    phi: Any,
    t0: Scalar,
    t1: Scalar,
    xi: Scalar,
    *,
    digits: int = 30,
    initial: Sequence[Scalar] | None = None,
    max_steps: int | None = None,
    progress: Progress | None = None,
) -> Balls:
    """Balls of radius 10**-digits at most that contain s1, s2, s3 at t1, for an electron that is at (0, 0, 1) at t0.

    theta, phi: analytic SymPy expressions of one symbol, the time in units of tau_ex (or numbers), smooth on [t0, t1].
    `initial` may hold numbers or balls. `max_steps`: Taylor steps after which it is given up; None: as many as `WORK`
    allows. A step turns the spin by about 1.7 radian at 10 digits and by 15 at 100. `progress` hears of each step.
    ValueError: a pole or a kink in between, t0 > t1, xi < 0, NaN, more than `max_steps` (it says what was reached).
    """
    times = [t0, t1]
    found = texture_at(theta, phi, times, xi, digits=digits, initial=initial, max_steps=max_steps, progress=progress)
    return found[-1]


def texture_at(
    theta: Any,
    phi: Any,
    times: Sequence[Scalar],
    xi: Scalar,
    *,
    digits: int = 30,
    initial: Sequence[Scalar] | None = None,
    max_steps: int | None = None,
    progress: Progress | None = None,
) -> list[Balls]:
    """The same at every one of `times`, in increasing order; the electron starts at the first."""
    decimal_digits(digits)
    moments, rate = _times(times), number(xi, "xi", minimum=0)
    first = _initial(initial)
    symbol = jets.symbol_of(theta, phi)
    angles = jets.angle(theta, symbol), jets.angle(phi, symbol)
    for guard in _GUARDS:
        with working(digits + guard, moments):
            covering = cover(angles, moments, rate, first, digits + guard, max_steps=max_steps, progress=progress)
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
    *,
    max_steps: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Step]:
    """Steps from the first to the last moment, good to about `digits`, at the precision the caller has set.

    ValueError before the first step if an estimate is far beyond `max_steps`, and after the last that is allowed.
    """
    start = [ball(c) for c in initial]
    state = [c.mid() for c in start], norm([c.rad() for c in start])
    field = Texture(*angles, ball(xi))
    tolerance, ends = arb(10) ** -digits, (ball(moments[0]), ball(moments[-1]))
    most = WORK // _order(digits) ** 2 if max_steps is None else max_steps
    check_smooth(field, *ends)
    angle, needed = _estimate(field, *ends, _order(digits), tolerance)
    if needed > _DOUBTED * most:
        raise ValueError(
            f"the spin turns by about {angle:.2g} rad, in some {needed:.2g} steps; the bound is {most}: "
            "take a shorter or slower texture, fewer digits or a larger max_steps"
        )
    yield from _bounded(steps(field, *ends, state, _order(digits), tolerance), *ends, most, progress)


def _estimate(field: Texture, start: arb, stop: arb, order: int, tolerance: arb) -> tuple[float, float]:
    """The angle that the spin turns by, sampled, and the steps that takes if steady: (rate h)^m < m! tolerance."""
    piece = (stop - start) / _SAMPLES
    rates = (field.rotation((start + (k + arb(0.5)) * piece).mid(), 1) for k in range(_SAMPLES))
    angle = sum((norm([component[0] for component in rate]) * piece for rate in rates), arb(0)).mid()
    return float(angle), float((angle / (factorial(order + 1) * tolerance).root(order + 1)).mid())


def _bounded(covering: Iterator[Step], start: arb, stop: arb, most: int, progress: Progress | None) -> Iterator[Step]:
    """The same steps, and a ValueError that says what was reached when `most` of them do not get to `stop`."""
    for count, step in enumerate(covering, 1):
        yield step
        end = step.start + step.length
        done = min(1.0, float(((end - start) / (stop - start)).mid()))
        if progress is not None:
            progress(done)
        if count >= most and bool(end < stop):
            spin = ", ".join(x.str(6) for x in step.at(end)[0])
            raise ValueError(
                f"stopped after {count} steps at t = {float(end.mid()):.6g}, {done:.1%} of the way, with the spin at "
                f"({spin}): take a shorter or slower texture, fewer digits or a larger max_steps"
            )


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
