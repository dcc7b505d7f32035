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
from verify.electron.enclosure.scalars import Scalar, ball, interval
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
    with ctx.workprec(_BITS):
        scale, zero = ball(kappa, "kappa"), [arb(0)] * (order + 1)
        if not scale > 0:
            raise ValueError(f"kappa must be positive, got {kappa}")
        constants = [_sech_constants(j) for j in range(order + 1)]
        sup = [(c[0] * scale ** (j + 1)).abs_upper() for j, c in enumerate(constants)]
        integral = [(c[1] * scale**j).abs_upper() for j, c in enumerate(constants)]
        return Profile(sup, integral, [arb(c[2]) * scale ** (2 * j + 1) for j, c in enumerate(constants)], zero, zero)


@lru_cache(maxsize=32)
def _sech_constants(k: int) -> tuple[arb, arb, fmpq]:
    """Largest modulus, integral of the modulus, integral of the square, of the k-th derivative of sech."""
    with ctx.workprec(_BITS):
        highest = max(map(abs, _extrema(k)), key=float)
        before = [arb(0), *_extrema(k - 1), arb(0)] if k else [arb(0), arb.pi()]
        variation = sum((abs(b - a) for a, b in pairwise(before)), arb(0))
        squares = enumerate((_polynomial(k) ** 2).coeffs())
        square = sum((fmpq(2 * c, j + 1) for j, c in squares if j % 2 == 0), fmpq(0))
        return highest.abs_upper(), variation.abs_upper(), square


def _polynomial(k: int) -> fmpz_poly:
    p = fmpz_poly([1])
    for _ in range(k):
        p = fmpz_poly([0, -1]) * p + fmpz_poly([1, 0, -1]) * p.derivative()
    return p


def _extrema(k: int) -> list[arb]:
    """The extrema of the k-th derivative of sech in order, at the values of tanh where the next one vanishes."""
    roots = [root.real for root, _ in _polynomial(k + 1).complex_roots() if root.imag == 0 and abs(root.real) < 1]
    return [(1 - u * u).sqrt() * _polynomial(k)(u) for u in sorted(roots, key=float)]


def along(theta: Any, phi: Any, t0: Scalar, t1: Scalar, *, order: int = ORDER, pieces: int = 600) -> Profile:
    """Any texture on [t0, t1], smooth there. More pieces, tighter bounds. ValueError as in enclosure.texture."""
    start, stop = interval(t0, t1)
    angles = jets.angles(theta, phi)
    with ctx.workprec(_BITS):
        places = [ball(start + (stop - start) * i / pieces) for i in range(pieces + 1)]
        covered = [_covariant(angles, left.union(right), order) for left, right in pairwise(places)]
        if not all(d.is_finite() for piece in covered for d in piece):
            raise ValueError("the texture has a pole or is not smooth there, or pieces are too wide to tell: use more")
        ends = [_covariant(angles, t, order) for t in (places[0], places[-1])]
        h, columns = ball(stop - start) / pieces, list(zip(*covered, strict=True))
        sizes = [[abs(d) for d in column] for column in columns]
        twist = [
            _integral(h, [abs((a.conjugate() * b).imag) for a, b in zip(*pair, strict=True)])
            for pair in pairwise(columns)
        ]
        return Profile(
            [max((x.abs_upper() for x in column), key=float) for column in sizes],
            [_integral(h, column).abs_upper() for column in sizes],
            [_integral(h, [x**2 for x in column]) for column in sizes],
            [*(x.abs_upper() for x in twist), arb.pos_inf()],
            [max((abs(x).abs_upper() for x in pair), key=float) for pair in zip(*ends, strict=True)],
        )


def _integral(h: arb, values: list[arb]) -> arb:
    return h * sum(values, arb(0))


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
