"""The true error of Eq. 9, enclosed, to hold beside the bounds.

The exact response comes from the matrix exponential (verify.electron.enclosure), the approximation is written out
here; what is returned has the shape of the bounds, so that bound/true can be read off.
"""

from flint import arb, ctx

from verify.electron.certified.constant_bounds import Bound, local_parts
from verify.electron.enclosure import spin
from verify.electron.enclosure.scalars import Scalar, ball, norm, number

_DIGITS = 40
_BITS = 300


def eq9_error(t: Scalar, eps1: Scalar, eps2: Scalar, xi: Scalar, *, eps3: Scalar = 0) -> Bound:
    """|exact - Eq. 9| at time t (9c as printed), and of the two coefficients, as balls."""
    exact = spin(t, eps1, eps2, xi, eps3=eps3, digits=_DIGITS)
    with ctx.workprec(_BITS):
        a, b, x, time = (ball(number(v, "an input")) for v in (eps1, eps2, xi, t))
        decay = (-x * time).exp()
        even, odd = time.cos() + x * time.sin(), time.sin() - x * time.cos()
        s1 = (a - x * b - decay * (a * even + b * odd)) / (1 + x**2)
        s2 = (-(x * a + b) - decay * (a * odd - b * even)) / (1 + x**2)
        s3 = 1 + decay * (a**2 + b**2) * even / (1 + x**2)
        return _error(exact, (s1, s2, s3), a, b, x)


def _error(exact: tuple[arb, ...], approximate: tuple[arb, ...], a: arb, b: arb, x: arb) -> Bound:
    d1, d2, d3 = (p - q for p, q in zip(exact, approximate, strict=True))
    speed = a**2 + b**2
    if not speed > 0:
        raise ValueError("the coefficients need a background that turns: eps1 or eps2 must not be zero")
    return Bound(norm([d1, d2, d3]), abs(b * d2 - a * d1) / speed, abs(b * d1 + a * d2) / speed, *local_parts(x))
