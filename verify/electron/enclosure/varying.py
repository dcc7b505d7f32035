"""The spin carried through a texture, as a theorem.

texture -> balls at the end; texture_at -> balls at every time asked for; coefficients -> the adiabatic and the
non-adiabatic coefficient of the texture as a whole. The method, and the proof that the answer is contained, are in
taylor_steps.py; here the inputs are checked and the order, the step tolerance and the working precision are chosen.

The start is the local equilibrium (0, 0, 1) unless `initial` says otherwise. Times are in units of tau_ex.

The coefficients. What a texture feels of the electron is the response projected on n x dn and on dn. With epsilon =
(eps1, eps2) and the local frame of Eq. 12, n x n-dot = (-eps1, eps2) and n-dot = (eps2, eps1), so

    adiabatic     = integral of (-eps1 s1 + eps2 s2) dt / integral of (eps1^2 + eps2^2) dt
    non-adiabatic = integral of ( eps2 s1 + eps1 s2) dt / integral of (eps1^2 + eps2^2) dt

for which Eq. 13 puts -1/(1 + xi^2) and -xi/(1 + xi^2). Over each step the polynomials are multiplied and integrated
exactly; what they leave out, R for s and D for Omega, is added as length * (|Omega| R + |s| D).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from math import factorial
from typing import Any

from flint import arb, arb_poly, ctx, fmpq

from verify.electron.enclosure import jets
from verify.electron.enclosure.constant import Balls
from verify.electron.enclosure.scalars import Scalar, ball, bits, decimal_digits, exact_number, interval, norm, number
from verify.electron.enclosure.taylor_steps import Step, check_smooth, rotation, steps

WORK = 120_000_000
"""Steps times the square of their order that a texture may take unless told: some minutes, whatever the digits."""

Progress = Callable[[float], None]
"""Called after each step with the part of the way that is done, from 0 to 1."""

_GUARDS = (6, 14, 40)
_COEFFICIENT_GUARDS = (8, 20, 50)
_SAMPLES = 64
_DOUBTED = 10
"""How far beyond the bound a sampled estimate must be to refuse a texture before it is tried."""


def texture(theta: Any, phi: Any, t0: Scalar, t1: Scalar, xi: Scalar, **options: Any) -> Balls:
    """Balls of radius 10**-digits at most that contain s1, s2, s3 at t1, for an electron that is at (0, 0, 1) at t0.

    theta, phi: analytic SymPy expressions of one symbol, the time in units of tau_ex (or numbers), smooth on [t0, t1].
    `options`: digits, initial, max_steps, progress, as for `texture_at`. A step turns the spin by about 1.7 radian at
    10 digits and by 15 at 100. ValueError: a pole or a kink in between, t0 > t1, xi < 0, NaN, more than `max_steps`
    (it says what was reached).
    """
    return texture_at(theta, phi, [t0, t1], xi, **options)[-1]


def texture_at(
    theta: Any,
    phi: Any,
    times: Sequence[Scalar],
    xi: Scalar,
    *,
    digits: int = 30,
    initial: Sequence[Scalar] = (0, 0, 1),
    max_steps: int | None = None,
    progress: Progress = lambda done: None,
) -> list[Balls]:
    """The same at every one of `times`, in increasing order; the electron starts at the first.

    `initial` may hold numbers or balls. `max_steps`: Taylor steps after which it is given up; None: as many as `WORK`
    allows. `progress` hears of each step.
    """
    decimal_digits(digits)
    moments, rate = _times(times), number(xi, "xi", minimum=0)
    first = [number(c, "initial") for c in initial]
    if len(first) != 3:
        raise ValueError(f"initial must hold s1, s2, s3, got {len(first)} numbers")
    angles = jets.angles(theta, phi)
    for guard in _GUARDS:
        with working(digits + guard, moments):
            covering = cover(angles, moments, rate, first, digits + guard, max_steps=max_steps, progress=progress)
            found = list(_read(covering, moments, first))
            if all(x.rad() <= arb(10) ** -digits for spin in found for x in spin):
                return found
    raise ValueError(f"the inputs are balls too wide for {digits} digits: give exact numbers or ask for fewer digits")


def coefficients(theta: Any, phi: Any, t0: Scalar, t1: Scalar, xi: Scalar, *, digits: int = 15) -> tuple[arb, arb]:
    """Balls of radius 10**-digits at most for the adiabatic and the non-adiabatic coefficient of [t0, t1].

    Arguments as in `texture`; the electron is at (0, 0, 1) at t0. ValueError as there, or for a texture that does not
    turn.
    """
    decimal_digits(digits)
    moments, rate = interval(t0, t1), number(xi, "xi", minimum=0)
    angles = jets.angles(theta, phi)
    for guard in _COEFFICIENT_GUARDS:
        with working(digits + guard, moments):
            parts = map(_integrals, cover(angles, moments, rate, [0, 0, 1], digits + guard))
            across, along, turned = (sum(column, arb(0)) for column in zip(*parts, strict=True))
            found = across / turned, along / turned
            if all(x.rad() <= arb(10) ** -digits for x in found):
                return found
    raise ValueError("the texture hardly turns between t0 and t1: its coefficients are undefined to so many digits")


def cover(
    angles: jets.Angles,
    moments: Sequence[fmpq],
    xi: fmpq | arb,
    initial: Sequence[fmpq | arb],
    digits: int,
    *,
    max_steps: int | None = None,
    progress: Progress = lambda done: None,
) -> Iterator[Step]:
    """Steps from the first to the last moment, good to about `digits`, at the precision the caller has set.

    ValueError before the first step if an estimate is far beyond `max_steps`, and after the last that is allowed.
    """
    start = [ball(c) for c in initial]
    state = [c.mid() for c in start], norm([c.rad() for c in start])
    tolerance, ends = arb(10) ** -digits, (ball(moments[0]), ball(moments[-1]))
    most = WORK // _order(digits) ** 2 if max_steps is None else max_steps
    check_smooth(angles, *ends)
    angle, needed = _estimate(angles, *ends, _order(digits), tolerance)
    advice = "take a shorter or slower texture, fewer digits or a larger max_steps"
    if needed > _DOUBTED * most:
        cost = f"by about {angle:.2g} rad, in some {needed:.2g} steps; the bound is {most}"
        raise ValueError(f"the spin turns {cost}: {advice}")
    for count, step in enumerate(steps(angles, ball(xi), *ends, state, _order(digits), tolerance), 1):
        yield step
        end = step.start + step.length
        done = min(1.0, float(((end - ends[0]) / (ends[1] - ends[0])).mid()))
        progress(done)
        if count >= most and bool(end < ends[1]):
            spin = ", ".join(x.str(6) for x in step.at(end)[0])
            reached = f"t = {float(end.mid()):.6g}, {done:.1%} of the way, with the spin at ({spin})"
            raise ValueError(f"stopped after {count} steps at {reached}: {advice}")


def _estimate(angles: jets.Angles, start: arb, stop: arb, order: int, tolerance: arb) -> tuple[float, float]:
    """The angle that the spin turns by, sampled, and the steps that takes if steady: (rate h)^m < m! tolerance."""
    piece = (stop - start) / _SAMPLES
    rates = (rotation(angles, (start + (k + arb(0.5)) * piece).mid(), 1) for k in range(_SAMPLES))
    angle = sum((norm([component[0] for component in rate]) * piece for rate in rates), arb(0)).mid()
    return float(angle), float((angle / (factorial(order + 1) * tolerance).root(order + 1)).mid())


def _order(digits: int) -> int:
    """Near the minimum of work per unit of time, n^2 10^(digits/n), at n = 1.15 digits; a step's overhead adds some."""
    return max(12, round(1.4 * digits))


@contextmanager
def working(digits: int, moments: Sequence[fmpq]) -> Iterator[None]:
    """Arb's precision and its limit on the length of a series, for as long as steps of `digits` digits are taken.

    Rounding must stay below the remainder: 30 bits for the cancellation within a step, and the bits that tell times
    apart to 2**-90 of the span.
    """
    span = moments[-1] - moments[0]
    largest = max(abs(moments[0]), abs(moments[-1]), fmpq(1))
    apart = 0 if span == 0 else sum(int(x.floor()).bit_length() for x in (largest / span, largest))
    before = ctx.cap
    with ctx.workprec(bits(digits) + 30 + apart):
        ctx.cap = _order(digits) + 3
        try:
            yield
        finally:
            ctx.cap = before


def _times(times: Sequence[Scalar]) -> list[fmpq]:
    moments = [exact_number(t, "a time") for t in times]
    if not moments:
        raise ValueError("times must hold at least the start")
    for (before, after), given in zip(pairwise(moments), times[1:], strict=True):
        if not before <= after:
            raise ValueError(f"times must not decrease: t0 <= t1, got {given} after {before}")
    return moments


def _read(covering: Iterator[Step], moments: Sequence[fmpq], initial: Sequence[fmpq | arb]) -> Iterator[Balls]:
    """Balls at each moment, from the first step that reaches it."""
    later = [ball(t) for t in moments if t > moments[0]]
    for _ in range(len(moments) - len(later)):
        yield ball(initial[0]), ball(initial[1]), ball(initial[2])
    for step in covering if later else ():
        end = step.start + step.length
        while later and not bool(later[0] > end):
            box, distance = step.at(later.pop(0))
            s1, s2, s3 = (x + arb(0, distance.abs_upper()) for x in box)
            yield s1, s2, s3


def _integrals(step: Step) -> list[arb]:
    """Integrals over the step of the projection on n x n-dot, on n-dot, and of |n-dot|^2."""
    a, b = arb_poly(step.rotation[0]), arb_poly(step.rotation[1])
    s1, s2 = arb_poly(step.spin[0]), arb_poly(step.spin[1])
    h = step.length.abs_upper()
    dropped = step.rates[-1] * h ** (len(step.rates) - 1)
    spin_off = step.remainder + step.carried
    size = 1 + 2 * spin_off + norm([u[0] for u in step.spin])
    off = (h * (step.rates[0] * spin_off + (size + step.rates[0] + dropped) * dropped * 2)).abs_upper()
    products = (b * s2 - a * s1, b * s1 + a * s2, a * a + b * b)
    return [p.integral()(step.length) + arb(0, off) for p in products]
