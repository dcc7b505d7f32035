"""Eq. 8 with relaxation, integrated by mpmath.odefun: the slow reference, 50 digits and more.

The right-hand side is written out by component, from s' = Omega x s - xi (s - e3) with Omega = (a, -b, w):
    s1' = -w s2 - b s3 - xi s1,   s2' = w s1 - a s3 - xi s2,   s3' = b s1 + a s2 - xi (s3 - 1).
Units of tau_ex.
"""

from collections.abc import Callable, Sequence
from typing import Any

import mpmath
import sympy as sp

from verify.electron.enclosure.jets import angle as expandable
from verify.electron.enclosure.jets import symbol_of
from verify.electron.enclosure.scalars import Scalar, decimal_digits, exact_number
from verify.electron.ode import checked

_GUARD = 12

Vector = tuple[Any, Any, Any]


def spin(t: Scalar, eps1: Scalar, eps2: Scalar, xi: Scalar, *, eps3: Scalar = 0, digits: int = 50) -> Vector:
    """s1, s2, s3 as mpf at time t in a constant background, from (0, 0, 1). ValueError as in enclosure.spin."""
    with mpmath.workdps(decimal_digits(digits) + _GUARD):
        a, b, c = (_mpf(e, name) for e, name in ((eps1, "eps1"), (eps2, "eps2"), (eps3, "eps3")))
        return _solve(lambda _: (a, b, 1 - c), 0, t, xi, (0, 0, 1))


def texture(
    theta: Any, phi: Any, t0: Scalar, t1: Scalar, xi: Scalar, *, digits: int = 50, initial: Sequence[Scalar] = (0, 0, 1)
) -> Vector:
    """s1, s2, s3 as mpf at t1, for angles as SymPy expressions of t. Minutes for a long texture at 50 digits."""
    symbol = symbol_of(theta, phi)
    for law in (theta, phi):
        expandable(law, symbol)  # refuses whatever else has a name, before code is made of it
    functions = [sp.lambdify(symbol, law, "mpmath") for law in (theta, sp.diff(theta, symbol), sp.diff(phi, symbol))]

    def rotation(t: Any) -> Vector:
        polar, tilt, speed = (mpmath.mpf(function(t)) for function in functions)
        return mpmath.sin(polar) * speed, tilt, 1 - mpmath.cos(polar) * speed

    with mpmath.workdps(decimal_digits(digits) + _GUARD):
        return _solve(rotation, t0, t1, xi, initial)


def _mpf(value: Scalar, name: str) -> Any:
    exact = exact_number(value, name)
    return mpmath.mpf(int(exact.p)) / int(exact.q)


def _solve(rotation: Callable[[Any], Vector], t0: Scalar, t1: Scalar, xi: Scalar, initial: Sequence[Scalar]) -> Vector:
    checked(t0, t1, xi)
    relaxation, start, stop = _mpf(xi, "xi"), _mpf(t0, "t0"), _mpf(t1, "t1")

    def rhs(t: Any, s: Sequence[Any]) -> list[Any]:
        a, b, w = rotation(t)
        return [
            -w * s[1] - b * s[2] - relaxation * s[0],
            w * s[0] - a * s[2] - relaxation * s[1],
            b * s[0] + a * s[1] - relaxation * (s[2] - 1),
        ]

    first = [_mpf(c, "initial") for c in initial]
    s1, s2, s3 = first if start == stop else mpmath.odefun(rhs, start, first)(stop)
    return s1, s2, s3
