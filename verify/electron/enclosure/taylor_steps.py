"""One step of the validated Taylor method: the polynomial, and the proof of what it leaves out.

The equation. With Omega(t) = (a, -b, w), a = sin(theta) phi', b = theta', w = 1 - cos(theta) phi' (units of tau_ex),

    s' = A(t) s + xi e3,   A(t) v = Omega(t) x v - xi v.                                        (Eq. 8 with relaxation)

The polynomial. If A(t_k + x) = sum A_i x^i then (j+1) u_{j+1} = sum_i A_i u_{j-i} + xi e3 [j = 0], u_0 = s(t_k).

The remainder. By Taylor's theorem with integral remainder, |s(t_k + x) - sum_{j<=n} u_j x^j| is at most x^(n+1) times
the largest |s^(n+1)(tau)|/(n+1)! over the step. That derivative obeys the same recurrence, started from s(tau) with
the coefficients of A about tau. Because K(Omega) is antisymmetric, |A_0 v| = sqrt(|Omega_0|^2 + xi^2) |v| at most, and
|A_i v| <= |Omega_i| |v|; and |s(tau)| <= S = max(1, |s(t_k)|), because (|s|^2)' = -2 xi (|s|^2 - s3) <= 0 wherever
|s| >= 1. So the scalars sigma_0 = S, (j+1) sigma_{j+1} = sum alpha_i sigma_{j-i} + xi [j = 0] bound every derivative,
with alpha_i the bound of |A_i(tau)| that the ball of the whole step gives. No analyticity in the complex plane, no
branch of a logarithm enters: the series over the ball being finite proves the smoothness that Taylor's theorem asks.
All this is done on the step widened by 2^-40 of its length at both ends, so that a time that rounding cannot tell
from an end is covered too; backwards |s| grows at most like exp(2 xi x), and xi h < n + 1 wherever the tolerance
(below 1) is met, so that a factor 1 + 2^-20 on S pays for it (n stays below 10^5.2).

No wrapping. A box carried through thousands of rotations would blow up like exp(integral of |A|). Here each step
starts from an exact point c, the midpoint of the last box, and the distance to the true solution is a number: two
solutions of Eq. 8 differ by v with v' = A v, so |v|' = -xi |v| exactly. Errors of earlier steps are therefore only
added, and damped.

Source: R. E. Moore, Interval Analysis (1966); N. S. Nedialkov, K. R. Jackson, G. F. Corliss, Appl. Math. Comput.
105, 21 (1999) for validated Taylor series and wrapping.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from flint import arb, arb_mat, ctx

from verify.electron.enclosure import jets
from verify.electron.enclosure.scalars import norm

Rotation = tuple[list[arb], list[arb], list[arb]]

_COARSE_BITS = 64
_SMALLEST_STEP = 2.0**-36
_WIDENED = 2.0**-40
_GROWN = 1 + 2.0**-20


def rotation(angles: jets.Angles, t: arb, count: int) -> Rotation:
    """Taylor coefficients of a, b and w about t, `count` of each; not finite where the angles are not smooth."""
    x = jets.point(t, count + 1)
    theta, phi = angles[0](x), angles[1](x)
    tilt, rate = ([k * c for k, c in enumerate(jets.coefficients(jet, count + 1)) if k] for jet in (theta, phi))
    if all(c == 0 for c in rate):
        return rate, tilt, [arb(1)] + [arb(0)] * (count - 1)
    speed = jets.arb_series(rate, prec=count)
    across = jets.coefficients(theta.sin() * speed, count)
    along = jets.coefficients(theta.cos() * speed, count)
    return across, tilt, [1 - along[0]] + [-c for c in along[1:]]


@dataclass(frozen=True)
class Step:
    """An enclosure of s on [start, start + length]: polynomials of degree n, and how far they may be off there."""

    start: arb
    length: arb
    spin: tuple[list[arb], list[arb], list[arb]]
    rotation: Rotation
    rates: list[arb]
    remainder: arb
    carried: arb
    xi: arb

    def at(self, t: arb) -> tuple[list[arb], arb]:
        """The box of the polynomial at t, and the distance that the solution may keep from it."""
        x = t - self.start
        box = [reduce(lambda total, c: total * x + c, reversed(u)) for u in self.spin]
        return box, self.remainder + self.carried * (-self.xi * x).exp()


def steps(
    angles: jets.Angles, xi: arb, start: arb, stop: arb, initial: tuple[list[arb], arb], order: int, tolerance: arb
) -> Iterator[Step]:
    """Steps that cover [start, stop], each with a remainder below `tolerance`.

    `initial`: the exact point and the distance of the true s from it. ValueError: a kink in the way; of poles
    `check_smooth` warns, near which the steps would never get there.
    """
    point, carried = initial
    span = float((stop - start).mid())
    t, h = start, min(1.0, span / 4)
    while bool(t < stop):
        h, length = (h, arb(h)) if bool(stop - t > 1.02 * h) else (float((stop - t).mid()), stop - t)
        with ctx.workprec(_COARSE_BITS):
            rates = _rates(angles, t.union(t + length) + arb(0, h * _WIDENED), order)
            remainder = _remainder(rates, norm(point) + carried, xi, length)
            ratio = float((tolerance / remainder).root(order + 1).mid()) if remainder > 0 else 4.0
        h *= min(4.0, max(0.2, 0.9 * ratio))
        if bool(remainder <= tolerance):
            turning = rotation(angles, t, order)
            step = Step(t, length, _taylor(turning, xi, point), turning, rates, remainder, carried, xi)
            yield step
            box, distance = step.at(t + length)
            point, carried = [x.mid() for x in box], distance + norm([x.rad() for x in box])
            t = t + length
        elif h < span * _SMALLEST_STEP:
            raise _singular(t)


def check_smooth(angles: jets.Angles, start: arb, stop: arb) -> None:
    """Refuse a pole before any work: near one the electron turns ever faster, and the steps would never get there.

    Halves [start, stop] until Omega is finite over every piece, or a piece is too small to go on."""
    smallest = (stop - start).abs_upper() * _SMALLEST_STEP
    pieces = [(start, stop)]
    with ctx.workprec(2 * _COARSE_BITS):
        while pieces:
            left, right = pieces.pop()
            if all(c[0].is_finite() for c in rotation(angles, left.union(right), 1)):
                continue
            if right - left < smallest:
                raise _singular(left)
            middle = ((left + right) / 2).mid()
            pieces += [(middle, right), (left, middle)]


def _singular(t: arb) -> ValueError:
    return ValueError(f"the texture has a pole or is not smooth near t = {float(t.mid()):.6g}: stay clear of it")


def _rates(angles: jets.Angles, interval: arb, order: int) -> list[arb]:
    """Upper bounds of |Omega_i| for i = 0..order, over every t in the interval."""
    return [norm(component).abs_upper() for component in zip(*rotation(angles, interval, order + 1), strict=True)]


def _remainder(rates: list[arb], size: arb, xi: arb, length: arb) -> arb:
    """Upper bound of what the polynomial leaves out over a step: sigma_{n+1} h^(n+1), for rates with n + 1 entries."""
    if not all(r.is_finite() for r in rates):
        return arb.pos_inf()
    alpha = [(rates[0] ** 2 + xi**2).sqrt(), *rates[1:]]
    sigma = [size.max(arb(1)) * _GROWN]
    for j in range(len(alpha)):
        column = arb_mat(j + 1, 1, sigma[::-1])
        total = (arb_mat(1, j + 1, alpha[: j + 1]) * column)[0, 0] + (xi if j == 0 else 0)
        sigma.append(total / (j + 1))
    return (sigma[-1] * (length * (1 + _WIDENED)) ** len(alpha)).abs_upper()


def _taylor(rotation: Rotation, xi: arb, start: list[arb]) -> tuple[list[arb], list[arb], list[arb]]:
    """Coefficients u_0..u_n of s about a point, from those of a, b, w (n of each)."""
    a, b, w = rotation
    u1, u2, u3 = ([c] for c in start)
    for j in range(len(a)):
        rows = arb_mat(3, j + 1, a[j::-1] + b[j::-1] + w[j::-1])
        m = rows * arb_mat(j + 1, 3, [x for row in zip(u1, u2, u3, strict=True) for x in row])
        u1.append((-m[2, 1] - m[1, 2] - xi * u1[j]) / (j + 1))
        u2.append((m[2, 0] - m[0, 2] - xi * u2[j]) / (j + 1))
        u3.append((m[1, 0] + m[0, 1] - xi * u3[j] + (xi if j == 0 else 0)) / (j + 1))
    return u1, u2, u3
