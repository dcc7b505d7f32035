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

from typing import Any

import sympy as sp
from sympy.polys.fields import FracField

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.smallness import SMALL
from derive.cheng_niu.algebra.tangent import Turn

Mode = tuple[int, int, int]
"""e^{(i n - j xi_2 - k xi_1) t~} as (n, j, k)."""
Wave = dict[tuple[Mode, int], Turn]
"""Sum of amplitude * t~^m * mode, by (mode, m); the amplitudes are numbers of the field, real and imaginary part."""

_STILL: Mode = (0, 0, 0)


def _accumulate(total: Wave, wave: Wave, factor: Turn) -> None:
    for key, amplitude in wave.items():
        old = total.get(key)
        new = tangent.times(amplitude, factor)
        total[key] = new if old is None else (old[0] + new[0], old[1] + new[1])


def _conjugate(wave: Wave) -> Wave:
    return {((-n, j, k), m): (a[0], -a[1]) for ((n, j, k), m), a in wave.items()}


class _Orders:
    """The perturbation series for one axis and one pair of relaxation rates, order by order."""

    def __init__(self, axis: sp.ImmutableMatrix, rates: tuple[sp.Expr, sp.Expr], sign: int) -> None:
        self.isotropic = rates[0] == rates[1]
        self.sense = int(axis[2].xreplace(dict.fromkeys(SMALL, sp.S.Zero)))
        tilt = axis - sp.ImmutableMatrix([0, 0, self.sense])
        self.field = FracField(_generators([*tilt, *rates]), sp.QQ)
        self.zero, self.one = self.field.zero, self.field.one
        b1, b2, self.b3 = (self._element(c) for c in tilt)
        self.turn: Turn = (b2, -b1)
        self.along, self.across = (self._element(r) for r in rates)
        equilibrium: Wave = {(_STILL, 0): (self.field(sign), self.zero)}
        self.transverse: list[Wave] = [{}]
        self.longitudinal: list[Wave] = [equilibrium]

    def _element(self, expr: sp.Expr) -> Any:
        return self.field.from_expr(expr)

    def _rate(self, mode: Mode) -> Turn:
        n, j, k = mode
        return -j * self.across - k * self.along, self.field(n)

    def advance(self) -> None:
        """Add the next order."""
        p, d3 = self.transverse[-1], self.longitudinal[-1]
        source: Wave = {}
        _accumulate(source, p, (self.zero, self.b3))
        _accumulate(source, d3, self.turn)
        torque: Wave = {}
        _accumulate(torque, p, (-self.turn[0] / 2, self.turn[1] / 2))
        _accumulate(torque, _conjugate(p), (-self.turn[0] / 2, -self.turn[1] / 2))
        self.transverse.append(self._driven((self.sense, 1, 0), source))
        self.longitudinal.append(self._driven((0, 1, 0) if self.isotropic else (0, 0, 1), torque))

    def _driven(self, own: Mode, source: Wave) -> Wave:
        """The solution of f' = rate(own) f + source that starts at zero."""
        result: Wave = {}
        for (mode, power), amplitude in source.items():
            if amplitude != (self.zero, self.zero):
                self._respond(own, mode, power, amplitude, result)
        starts = [a for (_, power), a in result.items() if power == 0]
        initial = (sum((a[0] for a in starts), self.zero), sum((a[1] for a in starts), self.zero))
        _accumulate(result, {(own, 0): initial}, (-self.one, self.zero))
        return result

    def _respond(self, own: Mode, mode: Mode, power: int, amplitude: Turn, result: Wave) -> None:
        """Add a particular solution for the source amplitude * t~^power * mode."""
        if mode == own:
            _accumulate(result, {(own, power + 1): amplitude}, (self.one / (power + 1), self.zero))
            return
        ours, theirs = self._rate(own), self._rate(mode)
        detuning = (theirs[0] - ours[0], theirs[1] - ours[1])
        term = tangent.over(amplitude, detuning)
        for m in range(power, -1, -1):
            _accumulate(result, {(mode, m): term}, (self.one, self.zero))
            term = tangent.over(tangent.times(term, (self.field(-m), self.zero)), detuning)

    def spin(self, order: int) -> sp.ImmutableMatrix:
        """The term of s of one order as a three-vector of SymPy expressions."""
        p, d3 = self.transverse[order], self.longitudinal[order]
        backward = {key: (a[1], -a[0]) for key, a in p.items()}
        return sp.ImmutableMatrix([self._real_part(p), self._real_part(backward), self._real_part(d3)])

    def _real_part(self, wave: Wave) -> sp.Expr:
        """The real part, with the modes n and -n taken together."""
        folded: Wave = {}
        for ((n, j, k), m), (re, im) in wave.items():
            _accumulate(folded, {((abs(n), j, k), m): (re, im if n >= 0 else -im)}, (self.one, self.zero))
        terms = []
        for ((n, j, k), m), (re, im) in folded.items():
            decay = -(j * self.across + k * self.along).as_expr() * q.t_scaled
            swing = re.as_expr() * sp.cos(n * q.t_scaled) - im.as_expr() * sp.sin(n * q.t_scaled)
            terms.append(q.t_scaled**m * sp.exp(decay) * swing)
        return sp.Add(*terms)


def _generators(expressions: list[sp.Expr]) -> list[sp.Expr]:
    """The sines, cosines and symbols that the expressions are rational in, in a fixed order."""
    waves = {w for expr in expressions for w in expr.atoms(sp.Function)}
    opaque = {w: sp.Dummy() for w in waves}
    symbols = {s for expr in expressions for s in expr.xreplace(opaque).free_symbols} - set(opaque.values())
    return sorted(symbols | waves, key=lambda g: g.sort_key())


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
