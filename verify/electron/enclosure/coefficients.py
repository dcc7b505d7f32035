"""The two coefficients of a texture as a whole, enclosed.

What a texture feels of the electron is the response projected on n x dn and on dn. With epsilon = (eps1, eps2) and
the local frame of Eq. 12, n x n-dot = (-eps1, eps2) and n-dot = (eps2, eps1), so

    adiabatic     = integral of (-eps1 s1 + eps2 s2) dt / integral of (eps1^2 + eps2^2) dt
    non-adiabatic = integral of ( eps2 s1 + eps1 s2) dt / integral of (eps1^2 + eps2^2) dt

for which Eq. 13 puts -1/(1 + xi^2) and -xi/(1 + xi^2). Over each step of steps.py the polynomials are multiplied and
integrated exactly; what they leave out, R for s and D for Omega, is added as length * (|Omega| R + |s| D).
"""

from collections.abc import Iterator
from typing import Any

from flint import arb, arb_poly

from verify.electron.enclosure import jets
from verify.electron.enclosure.scalars import Scalar, decimal_digits, exact_number, norm, number
from verify.electron.enclosure.taylor_steps import Step
from verify.electron.enclosure.varying import cover, working

_GUARDS = (8, 20, 50)


def coefficients(theta: Any, phi: Any, t0: Scalar, t1: Scalar, xi: Scalar, *, digits: int = 15) -> tuple[arb, arb]:
    """Balls of radius 10**-digits at most for the adiabatic and the non-adiabatic coefficient of [t0, t1].

    Arguments as in `texture`; the electron is at (0, 0, 1) at t0. ValueError as there, or for a texture that does not
    turn.
    """
    decimal_digits(digits)
    moments, rate = [exact_number(t0, "t0"), exact_number(t1, "t1")], number(xi, "xi", minimum=0)
    if not moments[0] < moments[1]:
        raise ValueError(f"t0 must be before t1, got {t0} and {t1}")
    symbol = jets.symbol_of(theta, phi)
    angles = jets.angle(theta, symbol), jets.angle(phi, symbol)
    for guard in _GUARDS:
        with working(digits + guard, moments):
            found = _ratios(cover(angles, moments, rate, [0, 0, 1], digits + guard))
            if all(x.rad() <= arb(10) ** -digits for x in found):
                return found
    raise ValueError("the texture hardly turns between t0 and t1: its coefficients are undefined to so many digits")


def _ratios(covering: Iterator[Step]) -> tuple[arb, arb]:
    sums = [arb(0), arb(0), arb(0)]
    for step in covering:
        sums = [total + part for total, part in zip(sums, _integrals(step), strict=True)]
    return sums[0] / sums[2], sums[1] / sums[2]


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
