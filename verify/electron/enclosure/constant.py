"""The spin in a constant background, enclosed without the closed form.

Eq. 8 with relaxation, in units of tau_ex, is linear in r = s - (0, 0, 1):

    d/dt (r, 1) = M (r, 1),   M = [[K - xi, K e3], [0, 0]],   K v = Omega x v,   Omega = (eps1, -eps2, 1 - eps3)

so r(t) is the last column of exp(M t). Arb computes the exponential of a matrix by scaling, a Taylor polynomial and
squaring, with a rigorous error bound; nothing here knows the solution printed in Appendix B, so that an overlap
of the two means something. The last column is divided by a power of two near |eps| t first: otherwise a response
of 1e-24 would be lost beside the rotation, whose entries are of order one.

Key result: `spin` (three balls).
Source: F. Johansson, Arb: efficient arbitrary-precision midpoint-radius interval arithmetic, IEEE Trans. Comput.
66, 1281 (2017); N. Higham, SIAM J. Matrix Anal. Appl. 26, 1179 (2005) for scaling and squaring.
"""

from typing import Any

import numpy as np
from flint import arb, arb_mat, ctx, fmpq

from verify.electron.enclosure.scalars import Scalar, ball, bits, decimal_digits, norm, number

Balls = tuple[arb, arb, arb]

_ATTEMPTS = 14


def spin(t: Scalar, eps1: Scalar, eps2: Scalar, xi: Scalar, *, eps3: Scalar = 0, digits: int = 50) -> Any:
    """Balls that contain s1, s2, s3 at time t (units of tau_ex) of Eq. 8 with relaxation, from s(0) = (0, 0, 1).

    eps1 = tau_ex sin(theta) phi-dot, eps2 = tau_ex theta-dot, eps3 = tau_ex cos(theta) phi-dot, xi = tau_ex/tau_sf.
    For exact inputs each radius is below 10**-digits times the length of the response s - (0, 0, 1); a ball as input
    gives the answer for every number in it, as wide as that makes it. Numbers give three balls; arrays or lists that
    broadcast to a shape S an array of balls of shape (3, *S). ValueError: NaN, infinity, t < 0, xi < 0, shapes that
    do not fit.
    """
    given = {"t": t, "eps1": eps1, "eps2": eps2, "xi": xi, "eps3": eps3}
    for name, value in given.items():
        if np.ma.is_masked(value):
            raise ValueError(f"{name} has masked entries; fill or drop them first")
    inputs = {name: np.asarray(value, dtype=object) for name, value in given.items()}
    try:
        shape = np.broadcast_shapes(*(value.shape for value in inputs.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {value.shape}" for name, value in inputs.items() if value.shape)
        raise ValueError(f"the shapes do not fit together: {shapes}") from None
    everywhere = np.frompyfunc(lambda *here: _enclosed(dict(zip(given, here, strict=True)), digits), len(given), 3)
    found = everywhere(*inputs.values())
    return np.stack(found) if shape else found


def _enclosed(given: dict[str, Scalar], digits: int) -> Balls:
    """Raise the precision until the balls are narrow enough; a ball as input gets one try, it can only be so good."""
    inputs = [number(x, name, minimum=0 if name in ("t", "xi") else None) for name, x in given.items()]
    exact = all(isinstance(x, fmpq) or x.is_exact() for x in inputs)
    precision = bits(decimal_digits(digits)) + 40 + _turns(inputs)
    for _ in range(_ATTEMPTS):
        with ctx.workprec(precision):
            response = _response([ball(x) for x in inputs])
            if not exact or _narrow(response, digits):
                return _spin(response)
        precision *= 2
    raise ValueError(f"no enclosure to {digits} digits below {precision} bits: ask for fewer digits")


def _turns(inputs: list[fmpq | arb]) -> int:
    """Bits that the squarings may cost: each doubling of the angle swept loses about two."""
    with ctx.workprec(64):
        t, *rates = map(ball, inputs)
        return 2 * max(0, _binary_exponent(t * (1 + sum(map(abs, rates), arb(0)))))


def generator(a: arb, b: arb, w: arb, xi: arb) -> list[list[Any]]:
    """The matrix M for Omega = (a, -b, w)."""
    return [[-xi, -w, -b, -b], [w, -xi, -a, -a], [b, a, -xi, 0], [0, 0, 0, 0]]


def _response(inputs: list[arb]) -> list[arb]:
    """The last column of exp(M t)."""
    time, a, b, rate, eps3 = inputs
    shift = _binary_exponent(time * (abs(a) + abs(b)))
    rows = generator(a * time, b * time, (1 - eps3) * time, rate * time)
    for row in rows[:2]:
        row[3] *= arb(2) ** -shift
    matrix = arb_mat(rows).exp()
    return [matrix[row, 3] * arb(2) ** shift for row in range(3)]


def _binary_exponent(size: arb) -> int:
    mantissa, exponent = size.abs_upper().man_exp()
    return int(exponent) + int(mantissa).bit_length() if mantissa else 0


def _narrow(response: list[arb], digits: int) -> bool:
    allowed = norm(response).abs_lower() * arb(10) ** -(digits + 1)
    return all(x == 0 for x in response) or all(bool(x.rad() < allowed) for x in response)


def _spin(response: list[arb]) -> Balls:
    """The full s3 = 1 + r3; the sum gets the bits it needs to keep a small r3."""
    small = max(0, -_binary_exponent(norm(response)))
    with ctx.extraprec(small + 8):
        return response[0], response[1], 1 + response[2]
