"""What the bounds need to know of a texture: how large its derivatives are.

epsilon = eps2 + i eps1 depends on the frame; the covariant derivative D = d/dt + i eps3 takes that out, and |D^k
epsilon| are properties of the path of n on the sphere (k = 0 the speed, k = 1 also its geodesic curvature). A Profile
holds upper bounds of them for k = 0..order: the largest value, the integral of the modulus, of the
square, and of |Im conj(D^k epsilon) D^(k+1) epsilon|; and their size at the ends.

wall -> theta = 2 atan(exp(kappa t)) on the whole line. There epsilon = kappa sech(kappa t), whose k-th derivative is
    kappa^(k+1) sech P_k(tanh), P_0 = 1, P_{k+1} = -u P_k + (1 - u^2) P_k';
    the extrema lie at the zeros of P_{k+1}, which flint encloses, the integral of the modulus is the variation of the
    derivative before, and that of the square is kappa^(2k+1) times the integral of P_k^2 over [-1, 1], a rational.
along -> any texture on [t0, t1], by covering the interval with balls.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from flint import acb, acb_series, arb, ctx, fmpq, fmpz_poly

from verify.electron.enclosure import jets
from verify.electron.enclosure.scalars import Scalar, ball, exact_number, number
from verify.electron.enclosure.taylor_steps import rotation

ORDER = 8

_BITS = 128


@dataclass(frozen=True)
class Profile:
    """Lists over k = 0..order: sup, integral and end are upper bounds; square is a ball that holds the value."""

    sup: list[arb]
    integral: list[arb]
    square: list[arb]
    twist: list[arb]
    end: list[arb]

    @property
    def order(self) -> int:
        """The highest derivative bounded."""
        return len(self.sup) - 1


def wall(kappa: Scalar, order: int = ORDER) -> Profile:
    """The domain wall theta = 2 atan(exp(kappa t)), phi constant, crossed from -infinity to infinity."""
    k = number(kappa, "kappa")
    if not k > 0:
        raise ValueError(f"kappa must be positive, got {kappa}")
    with ctx.workprec(_BITS):
        scale, zero = ball(k), [arb(0)] * (order + 1)
        constants = [_sech_constants(j) for j in range(order + 1)]
        sup = [(c[0] * scale ** (j + 1)).abs_upper() for j, c in enumerate(constants)]
        integral = [(c[1] * scale**j).abs_upper() for j, c in enumerate(constants)]
        return Profile(sup, integral, [arb(c[2]) * scale ** (2 * j + 1) for j, c in enumerate(constants)], zero, zero)


@lru_cache(maxsize=32)
def _sech_constants(k: int) -> tuple[arb, arb, fmpq]:
    """Largest modulus, integral of the modulus, integral of the square, of the k-th derivative of sech."""
    with ctx.workprec(_BITS):
        highest = max(_values(k), key=float)
        variation = 2 * arb.pi() / 2 if k == 0 else _variation(_signed(k - 1, _zeros(_polynomial(k))))
        return highest.abs_upper(), variation.abs_upper(), _square(_polynomial(k))


def _polynomial(k: int) -> fmpz_poly:
    p = fmpz_poly([1])
    for _ in range(k):
        p = fmpz_poly([0, -1]) * p + fmpz_poly([1, 0, -1]) * p.derivative()
    return p


def _zeros(p: fmpz_poly) -> list[arb]:
    """The zeros in (-1, 1), in order."""
    roots = [root.real for root, _ in p.complex_roots() if root.imag == 0 and abs(root.real) < 1]
    return sorted(roots, key=float)


def _values(k: int) -> list[arb]:
    return [abs(v) for v in _signed(k, _zeros(_polynomial(k + 1)))]


def _signed(k: int, places: list[arb]) -> list[arb]:
    """The k-th derivative of sech where tanh has the given values."""
    p = _polynomial(k)
    return [(1 - u * u).sqrt() * p(u) for u in places]


def _variation(values: list[arb]) -> arb:
    path = [arb(0), *values, arb(0)]
    return sum((abs(b - a) for a, b in pairwise(path)), arb(0))


def _square(p: fmpz_poly) -> fmpq:
    """Integral of P^2 over [-1, 1]."""
    coefficients = (p * p).coeffs()
    return sum((fmpq(2 * c, j + 1) for j, c in enumerate(coefficients) if j % 2 == 0), fmpq(0))


def along(theta: Any, phi: Any, t0: Scalar, t1: Scalar, *, order: int = ORDER, pieces: int = 600) -> Profile:
    """Any texture on [t0, t1], smooth there. More pieces, tighter bounds. ValueError as in enclosure.texture."""
    start, stop = exact_number(t0, "t0"), exact_number(t1, "t1")
    if not start < stop:
        raise ValueError(f"t0 must be before t1, got {t0} and {t1}")
    angles = jets.angles(theta, phi)
    with ctx.workprec(_BITS):
        h = (stop - start) / pieces
        covered = [
            _covariant(angles, ball(start + h * i).union(ball(start + h * (i + 1))), order) for i in range(pieces)
        ]
        if not all(d.is_finite() for piece in covered for d in piece):
            raise ValueError("the texture has a pole or is not smooth there, or pieces are too wide to tell: use more")
        ends = [_covariant(angles, ball(t), order) for t in (start, stop)]
        return _summed(covered, ends, ball(h), order)


def _covariant(angles: jets.Angles, t: arb, order: int) -> list[acb]:
    """epsilon, D epsilon, ..., D^order epsilon over the ball t."""
    before, ctx.cap = ctx.cap, order + 3
    try:
        a, b, w = rotation(angles, t, order + 1)
        turn = acb_series([acb(0, 1) * ((1 if j == 0 else 0) - c) for j, c in enumerate(w)], prec=order + 1)
        series = acb_series([acb(q, p) for p, q in zip(a, b, strict=True)], prec=order + 1)
        found = [series[0]]
        for _ in range(order):
            series = series.derivative() + turn * series
            found.append(series[0])
        return found
    finally:
        ctx.cap = before


def _summed(covered: list[list[acb]], ends: list[list[acb]], h: arb, order: int) -> Profile:
    sizes = [[abs(d) for d in piece] for piece in covered]
    columns = range(order + 1)
    sup = [max((piece[k].abs_upper() for piece in sizes), key=float) for k in columns]
    integral = [(h * sum((piece[k] for piece in sizes), arb(0))).abs_upper() for k in columns]
    square = [h * sum((piece[k] ** 2 for piece in sizes), arb(0)) for k in columns]
    twist = [
        (h * sum((abs((p[k].conjugate() * p[k + 1]).imag) for p in covered), arb(0))).abs_upper() for k in range(order)
    ]
    end = [max((abs(e[k]).abs_upper() for e in ends), key=float) for k in columns]
    return Profile(sup, integral, square, [*twist, arb.pos_inf()], end)
