"""What order k of the response leaves out, bounded by proof.

What is left out, rho = s - s_0 - ... - s_k, obeys the equation of the spin with -D s_k as its source; the precession
keeps lengths and relaxation takes them off at xi/tau_ex, so that after the start has faded

    |rho| <= sum of |s_j| over k < j <= K, + (tau_ex/xi) |D s_K|      for every K >= k,

and the least of these is taken. |s_j| and |D s_j| are bounded from the polynomials of `derive.all_orders.plane`, in
balls, from bounds |W_j| <= B_j and what is known of the products W_a . W_b and n . (W_a x W_b). Where nothing relaxes
nothing fades, and there is no bound.

Key results: `left_out`, `wall_bounds` (B_j of a wall tanh(x/width)).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from flint import acb, arb, ctx
from sympy.polys.rings import PolyElement

from derive.all_orders.plane import HIGHEST, across_rate, along_rate, checked, directed, series
from verify.electron.enclosure.scalars import Scalar, exact_number

_BITS = 128
Product = Callable[[int, int], tuple[Scalar, Scalar] | None]
"""What a product of W_a and W_b lies between, where that is known."""


def left_out(
    order: int,
    bounds: Sequence[Scalar],
    xi: Scalar,
    *,
    dots: Product = lambda a, b: None,
    turns: Product = lambda a, b: None,
) -> float:
    """A proven bound on the length of what `order` leaves out of s, once e^{-xi t/tau_ex} has faded.

    bounds: B_1, B_2, ..., with |W_j| tau_ex^j <= B_j all along the path, `order` + 1 of them or more (what goes beyond
    8 is not used). dots, turns: what W_a . W_b and n . (W_a x W_b) are, a <= b, times tau_ex^(a+b), (least, largest);
    None: what the bounds say. xi > 0, one spin-flip time. ValueError for an order not offered, too few bounds, xi = 0.
    """
    checked(order)
    if len(bounds) < order + 1:
        raise ValueError(
            f"order {order} needs bounds on {order + 1} derivatives along the path; {len(bounds)} are given"
        )
    ratio = exact_number(xi, "xi")
    if ratio <= 0:
        raise ValueError(
            "xi is not positive: without relaxation what the start leaves never fades, so there is no proof"
        )
    limits = [exact_number(bound, f"bound {j}") for j, bound in enumerate(bounds[:HIGHEST], 1)]
    if any(limit < 0 for limit in limits):
        raise ValueError("a bound on a length is negative")
    with ctx.workprec(_BITS):
        sizes = _Sizes(_ball(ratio), [_ball(limit) for limit in limits], dots, turns)
        found = math.nextafter(float(sizes.least(order).upper()), math.inf)  # float rounds to nearest
    if not math.isfinite(found):
        raise ValueError("the bounds on the derivatives are too large for a finite bound")
    return found


def _interval(known: tuple[Scalar, Scalar] | None, limit: arb) -> arb:
    """What a product is, or what the bounds on its factors say."""
    if known is None:
        return (-limit).union(limit)
    least, largest = (_ball(exact_number(end, "a product")) for end in known)
    return least.union(largest)


def _power(base: arb, count: int) -> arb:
    """A ball to a whole power, by multiplication: `**` takes a logarithm, which a ball around zero has not."""
    return math.prod([base] * count, start=arb(1))


def _ball(number: Any) -> arb:
    return arb(int(number.p)) / int(number.q)


class _Sizes:
    """Bounds on polynomials for one xi and one list of bounds, in exchange times."""

    def __init__(self, xi: arb, bounds: Sequence[arb], dots: Product, turns: Product) -> None:
        self.xi, self.bounds = xi, bounds
        self.lengths, self.numbers = (arb(1), *bounds), (1 / acb(xi, -1), 1 / acb(xi, 1), 1 / acb(xi))
        self.present = dots, turns
        self.known: dict[tuple[int, int], acb] = {}

    def least(self, order: int) -> arb:
        """The least bound over K."""
        orders = series(min(len(self.bounds), HIGHEST))
        total, found = arb(0), arb("inf")
        for last in range(order, len(self.bounds)):
            total += self.length(*orders[last]) if last > order else 0
            rest = self.length(along_rate(*orders[last]), across_rate(*orders[last])) / self.xi
            found = found.min(total + rest)
        return found

    def length(self, along: PolyElement, across: PolyElement) -> arb:
        """A bound on the length of a n + w."""
        return (self.size(along, True) ** 2 + self.size(across, False) ** 2).sqrt()

    def size(self, poly: PolyElement, along: bool) -> arb:
        """A bound on the size of a polynomial: the least by its derivatives, by its directions, and by their products.

        Numbers are added where they multiply the same, products in intervals where they multiply the same direction;
        directions are added by the triangle, or by what their products say of the angles between them.
        """
        by_derivative: dict[Any, acb] = {}
        by_direction: dict[int, acb] = {}
        for power, c in poly.terms():
            value = acb(int(c.numerator)) / int(c.denominator)
            for number, n in zip(self.numbers, power, strict=False):
                value *= number**n
            by_derivative[power[3:]] = by_derivative.get(power[3:], acb(0)) + value
            pairs, direction = directed(power, along)
            for pair in pairs:
                value *= self.product(*pair)
            by_direction[direction] = by_direction.get(direction, acb(0)) + value
        whole = [abs(value) * self._derivatives(power) for power, value in by_derivative.items()]
        parts = [abs(value) * self.lengths[j] for j, value in by_direction.items()]
        found = sum(whole, arb(0)).upper().min(sum(parts, arb(0)).upper())
        if along:
            return found
        angles = product(by_direction.items(), repeat=2)
        square = sum((v.conjugate() * w * self.product(a, b) for (a, v), (b, w) in angles), acb(0))
        return found.min(square.real.upper().max(arb(0)).sqrt().upper())

    def product(self, a: int, b: int) -> acb:
        """conj(psi_a) psi_b = W_a . W_b + i n . (W_a x W_b)."""
        if a > b:
            return self.product(b, a).conjugate()
        if (a, b) not in self.known:
            limit = self.lengths[a] * self.lengths[b]
            dot, turn = (_interval(present(a, b), limit) for present in self.present)
            self.known[a, b] = acb(dot, turn if a < b else 0)
        return self.known[a, b]

    def _derivatives(self, power: tuple[int, ...]) -> arb:
        return math.prod((_power(self.bounds[j % HIGHEST], n) for j, n in enumerate(power) if n), start=arb(1))


def wall_bounds(kappa: Scalar, count: int = HIGHEST) -> list[Fraction]:
    """B_1 to B_count of an electron that crosses a wall tanh(x/width) at kappa = v_F tau_ex/width along its normal.

    theta' = sech, and |sech^(j)| <= int_0^inf w^j sech(pi w/2) dw = 2 j! beta(j+1) (2/pi)^(j+1), a Fourier integral.
    """
    with ctx.workprec(_BITS):
        size = _ball(exact_number(kappa, "kappa"))
        found, factorial = [], arb(1)
        for j in range(count):
            factorial *= max(j, 1)
            s = arb(j + 1)
            beta = (s.zeta(arb(1) / 4) - s.zeta(arb(3) / 4)) / arb(4) ** s if j else arb.pi() / 4
            found.append(Fraction(float((size**s * 2 * factorial * beta * (2 / arb.pi()) ** s).upper())))
        return found
