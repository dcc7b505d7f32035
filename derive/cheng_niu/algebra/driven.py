"""The spin in a constant background as a series where no closed solution exists: T_1 != T_2.

With p = s_1 + i s_2, d = s - s_eq and the axis a = c z + b (c = 1 or -1, b small), ds/dt = a x s - relaxation reads,
order by order,

    p_n' = (ic - xi_2) p_n + i b_3 p_{n-1} + B d3_{n-1},   d3_n' = -xi_1 d3_n - Re(conj(B) p_{n-1}),   B = b_2 - i b_1,

with d3 -> s_eq in the source of order 1. Each order is a sum of polynomials in t~ times exponentials, solved exactly.
The coefficients are held in a field of rational functions, so nothing has to be simplified.

Key result: `driven_series` (terms of s of every order, for any two relaxation rates).
Source: the spin equation, Cheng & Niu (2013), Eq. 8 with the relaxation term after it.
"""

from __future__ import annotations

import sympy as sp
from sympy.polys.fields import FracField

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.smallness import SMALL, generators
from derive.cheng_niu.algebra.tangent import Turn

Mode = tuple[int, int, int]
"""e^{(i n - j xi_2 - k xi_1) t~} as (n, j, k)."""
Wave = dict[tuple[Mode, int], Turn]
"""Sum of amplitude * t~^m * mode, by (mode, m); the amplitudes are numbers of the field, real and imaginary part."""

_STILL: Mode = (0, 0, 0)


def _sum(*parts: tuple[Wave, Turn]) -> Wave:
    """The sum of waves, each times a factor."""
    total: Wave = {}
    for wave, factor in parts:
        for key, amplitude in wave.items():
            (re, im), (more_re, more_im) = total.get(key, (0, 0)), tangent.times(amplitude, factor)
            total[key] = re + more_re, im + more_im
    return total


class _Orders:
    """The perturbation series for one axis and one pair of relaxation rates, order by order."""

    def __init__(self, axis: sp.ImmutableMatrix, rates: tuple[sp.Expr, sp.Expr], sign: int) -> None:
        self.isotropic = rates[0] == rates[1]
        self.sense = int(axis[2].xreplace(dict.fromkeys(SMALL, sp.S.Zero)))
        given = sp.Matrix([*(axis - sp.ImmutableMatrix([0, 0, self.sense])), *rates])
        self.field = FracField(generators(given), sp.QQ)
        b1, b2, b3, self.along, self.across = map(self.field.from_expr, given)
        self.one, self.slip, self.turn = (self.field.one, self.field.zero), (self.field.zero, b3), (b2, -b1)
        self.transverse: list[Wave] = [{}]
        self.longitudinal: list[Wave] = [{(_STILL, 0): (self.field(sign), self.field.zero)}]

    def advance(self) -> None:
        """Add the next order."""
        p, d3 = self.transverse[-1], self.longitudinal[-1]
        conjugate = {((-n, j, k), m): (re, -im) for ((n, j, k), m), (re, im) in p.items()}
        back, forth = (-self.turn[0] / 2, self.turn[1] / 2), (-self.turn[0] / 2, -self.turn[1] / 2)
        self.transverse.append(self._driven((self.sense, 1, 0), _sum((p, self.slip), (d3, self.turn))))
        own = (0, 1, 0) if self.isotropic else (0, 0, 1)
        self.longitudinal.append(self._driven(own, _sum((p, back), (conjugate, forth))))

    def _driven(self, own: Mode, source: Wave) -> Wave:
        """The solution of f' = rate(own) f + source that starts at zero."""
        found = _sum(*((self._response(own, *key, drive), self.one) for key, drive in source.items() if any(drive)))
        starts = [amplitude for (_, power), amplitude in found.items() if power == 0]
        initial = (-sum(re for re, _ in starts), -sum(im for _, im in starts))
        return _sum((found, self.one), ({(own, 0): initial}, self.one))

    def _response(self, own: Mode, mode: Mode, power: int, drive: Turn) -> Wave:
        """A particular solution for the source drive * t~^power * mode."""
        if mode == own:
            return {(own, power + 1): (drive[0] / (power + 1), drive[1] / (power + 1))}
        n, j, k = (theirs - ours for theirs, ours in zip(mode, own, strict=True))
        detuning = (-j * self.across - k * self.along, self.field(n))
        found: Wave = {}
        term = tangent.over(drive, detuning)
        for m in range(power, -1, -1):
            found[mode, m] = term
            term = tangent.over((-m * term[0], -m * term[1]), detuning)
        return found

    def spin(self, order: int) -> sp.ImmutableMatrix:
        """The term of s of one order as a three-vector of SymPy expressions."""
        p, d3 = self.transverse[order], self.longitudinal[order]
        backward = {key: (im, -re) for key, (re, im) in p.items()}
        return sp.ImmutableMatrix([self._real_part(wave) for wave in (p, backward, d3)])

    def _real_part(self, wave: Wave) -> sp.Expr:
        """The real part, with the modes n and -n taken together."""
        folded = (
            ({((abs(n), j, k), m): (re, im if n >= 0 else -im)}, self.one) for ((n, j, k), m), (re, im) in wave.items()
        )
        terms = []
        for ((n, j, k), m), (re, im) in _sum(*folded).items():
            decay = -(j * self.across + k * self.along).as_expr() * q.t_scaled
            swing = re.as_expr() * sp.cos(n * q.t_scaled) - im.as_expr() * sp.sin(n * q.t_scaled)
            terms.append(q.t_scaled**m * sp.exp(decay) * swing)
        return sp.Add(*terms)


def driven_series(
    axis: sp.ImmutableMatrix, rates: tuple[sp.Expr, sp.Expr], sign: int, order: int
) -> list[sp.ImmutableMatrix]:
    """The terms of s(t~) of orders 0 to `order` in the small parameters, each a three-vector.

    axis: the scaled precession axis; rates: tau_ex / T_1 and tau_ex / T_2; sign: s_eq along n. ValueError for a
    negative order.
    """
    if order < 0:
        raise ValueError(f"the order is {order}; it must be 0 or more")
    orders = _Orders(axis, rates, sign)
    for _ in range(order):
        orders.advance()
    return [orders.spin(n) for n in range(order + 1)]
