"""Relaxing precession in a form that keeps its digits where W, xi or t vanish, also in its derivatives.

A relaxing precession is r = r_0 + k C + m S with (`derive.export.relaxing`)

    C = int_0^t e^{-xi x} cos(W x) dx,    S = int_0^t e^{-xi x} sin(W x)/W dx.

With z = -a + i b, a = xi t, b = W t, these, their means over the time and the derivatives of all are real and imaginary
parts of

    phi_1(z) = (e^z - 1)/z,    phi_2(z) = (phi_1(z) - 1)/z,    phi_1' = phi_1 - phi_2,    phi_2' = phi_2 - 2 phi_3,

entire functions of z: a Taylor series in z for |z| < 1, closed forms beyond, where nothing is divided by b.

C and S alone take less: with F = e^{-a} and Q = 1 - F, both are sums of positive terms over W^2 + xi^2,

    C: xi (Q + 2 F sin^2(b/2)) + W F sin b,    S: Q^2/2 + 2 F sin^2(b/2) + F (sinh a - a sin(b)/b),

for |z| < 1/2 with Q = 2 F sinh(a)/(1 + F) and two series; beyond, S is Q + 2 F sin^2(b/2) - a F sin(b)/b.

Key results: `sums` (how C and S are computed), `integrals` (with the means and all derivatives), `value`, `gradient`.
Source: the phi functions as in Hochbruck and Ostermann, Acta Numerica 19, 209 (2010).
"""

from functools import cache
from typing import Any

import sympy as sp

from derive.export.relaxing import Relaxing

TERMS = 18
"""Terms of the series of phi_2 for |z| < 1: the next one, 1/20!, is below 2^-61."""

FLOOR = sp.Rational(1, 2**1000)
"""Added to W^2 where a sum divides by W, so that a vanishing W gives the limit and not 0/0."""

# Dummies, so that no symbol of a theory is taken for one of them.
_T, _XI = sp.symbols("_time _decay", real=True, cls=sp.Dummy)
C, S, C_XI, S_XI, S_W = sp.symbols("cos_sum sin_sum cos_sum_xi sin_sum_xi sin_sum_w", real=True, cls=sp.Dummy)
"""C, S, their derivatives by xi, and that of S by W^2 (that of C by W^2 is S_xi/2)."""
C_T, S_T, MC, MS, MC_XI, MS_XI = sp.symbols(
    "cos_mean sin_mean c_mean s_mean c_mean_xi s_mean_xi", real=True, cls=sp.Dummy
)
"""C/t and S/t, means of e^{-xi t} cos Wt and e^{-xi t} sin(Wt)/W; the means of C and S, their derivatives by xi."""
_PSI, _PSI_B = sp.symbols("psi psi_b", real=True, cls=sp.Dummy)
"""phi_1': its real part, and its imaginary part over b."""
_A, _B2, _FADED, _COS, _SINC, _SINC_W = sp.symbols("a b2 faded cosine sinc sinc_w", real=True, cls=sp.Dummy)
_P, _Q, _B, _SIZE = sp.symbols("p q b size", real=True, cls=sp.Dummy)
_W2, _W = sp.symbols("frequency_squared frequency", nonnegative=True, cls=sp.Dummy)
_A2, _LOST, _KEPT, _SWING, _SWAY, _LEVEL = sp.symbols("a2 lost kept swing sway level", real=True, cls=sp.Dummy)


_SLOPES = {
    C: (_FADED * _COS, C_XI, S_XI / 2),
    S: (_FADED * _T * _SINC, S_XI, S_W),
    C_T: (-_XI * _PSI - _W2 * _T * _PSI_B, -_T * _PSI, sp.S.Zero),
    S_T: (_PSI - _XI * _T * _PSI_B, -(_T**2) * _PSI_B, sp.S.Zero),
    MC: (_PSI, MC_XI, sp.S.Zero),
    MS: (_T * _PSI_B, MS_XI, sp.S.Zero),
}
"""The derivatives by time, decay and W^2, on which no mean depends: there W is a number."""


def value(relaxing: Relaxing) -> list[Any]:
    """The entries in C and S, or in their means."""
    rows = zip(relaxing.start, relaxing.k, relaxing.m, strict=True)
    return [_mean(*row, relaxing) if relaxing.mean else row[0] + row[1] * C + row[2] * S for row in rows]


def _mean(start: Any, k: Any, m: Any, relaxing: Relaxing) -> Any:
    """The mean of start + k C + m S; of what fades from C/t and S/t, where the start would cancel at long times."""
    if sp.cancel(start * (relaxing.square + relaxing.decay**2) + k * relaxing.decay + m) == 0:
        return start * C_T + sp.expand(k + relaxing.decay * start) * S_T
    return start + k * MC + m * MS


def gradient(relaxing: Relaxing, args: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The derivatives of each entry by each argument, in C, S, their means and the derivatives of these."""
    return [tuple(_partial(entry, relaxing, a) for a in args) for entry in value(relaxing)]


def _partial(entry: Any, relaxing: Relaxing, by: Any) -> Any:
    inner = [x.diff(by) for x in (relaxing.time, relaxing.decay, relaxing.square)]
    total = entry.diff(by)
    for symbol, slopes in _SLOPES.items():
        total += entry.diff(symbol) * sum(x * _own(slope, relaxing) for x, slope in zip(inner, slopes, strict=True))
    return total


def _own(part: Any, relaxing: Relaxing) -> Any:
    """A step, or a part of one, with the symbols that time and decay are, and the number that W^2 may be."""
    if isinstance(part, tuple | list):
        return type(part)(_own(p, relaxing) for p in part)
    number = {_W2: relaxing.square, _W: sp.sqrt(relaxing.square)} if relaxing.square.is_number else {}
    return part.xreplace({_T: relaxing.time, _XI: relaxing.decay, **number})


def sums(relaxing: Relaxing) -> list[Any]:
    """How to compute C and S, in order; in the form of `integrals`."""
    rise = sp.Dummy("rise", real=True)
    short = [
        (rise, _excess(_A2, 1)),
        (_LOST, 2 * _KEPT * _A * (1 + rise) / (1 + _KEPT)),
        (_LEVEL, _LOST**2 / 2 + _SWING + _KEPT * _A * (rise - _excess(_B2, -1))),
    ]
    steps = [
        (_W2, relaxing.square + FLOOR),
        (_W, sp.sqrt(_W2)),
        (_A, _XI * _T),
        (_B, _W * _T),
        (_B2, _B**2),
        (_A2, _A**2),
        (_KEPT, sp.exp(-_A)),
        (_SWING, 2 * _KEPT * sp.sin(_B / 2) ** 2),
        (_SWAY, _KEPT * sp.sin(_B) / _W),
        (_A2 + _B2, sp.Rational(1, 4), short, [(_LOST, 1 - _KEPT), (_LEVEL, _LOST + _SWING - _XI * _SWAY)]),
        (_SIZE, _W2 + _XI**2),
        (C, (_XI * (_LOST + _SWING) + _W2 * _SWAY) / _SIZE),
        (S, _LEVEL / _SIZE),
    ]
    return _own(steps[2 * relaxing.square.is_number :], relaxing)


def _excess(square: Any, sign: int) -> Any:
    """sinh(x)/x - 1 as a series in x^2 = sign square, below 1/4: what is left out changes S by less than 2^-52."""
    return square * _horner([sp.Rational(sign**n, sp.factorial(2 * n + 1)) for n in range(1, 7)], square)


def integrals(relaxing: Relaxing) -> list[Any]:
    """How to compute the integrals, their means, their derivatives, e^{-xi t}, cos Wt and sin(Wt)/(Wt), in order.

    Pairs (symbol, value), and choices (value, bound, pairs if below, pairs if not).
    """
    steps = [
        (_W2, relaxing.square),
        (_A, _XI * _T),
        (_B, sp.sqrt(_W2) * _T),
        (_B2, _B**2),
        (_FADED, sp.exp(-_A)),
        (_COS, sp.cos(_B)),
        (_B2, sp.S.One, _small_angle(), [(_SINC, sp.sin(_B) / _B), (_SINC_W, (_COS - _SINC) / (2 * _B2))]),
        (_A**2 + _B2, sp.S.One, _series(), _closed()),
    ]
    return _own(steps[relaxing.square.is_number :], relaxing)


@cache
def _small_angle() -> list[tuple[Any, Any]]:
    """sin(b)/b and its derivative by b^2, as series in b^2 < 1: the next terms are below 2^-56."""
    sinc = [sp.Rational((-1) ** n, sp.factorial(2 * n + 1)) for n in range(9)]
    slope = [n * c for n, c in enumerate(sinc)][1:]
    return [(_SINC, _horner(sinc, _B2)), (_SINC_W, _horner(slope, _B2))]


def _horner(coefficients: list[Any], x: Any) -> Any:
    return sp.horner(sp.Poly(coefficients[::-1], x))


@cache
def _series() -> list[tuple[Any, Any]]:
    """phi_2 = (1 + z/3 (1 + z/4 (...)))/2 as p + i b q; derivatives by b^2 are p_w, q_w."""
    p, q_, p_w, q_w = sp.S.One, sp.S.Zero, sp.S.Zero, sp.S.Zero
    steps: list[tuple[Any, Any]] = []
    for n in range(TERMS + 1, 2, -1):
        fourth = (p, q_)
        values = (
            1 - (_A * p + _B2 * q_) / n,
            (p - _A * q_) / n,
            -(_A * p_w + q_ + _B2 * q_w) / n,
            (p_w - _A * q_w) / n,
        )
        names = sp.symbols(f"p{n} q{n} pw{n} qw{n}", real=True, cls=sp.Dummy)
        steps += [(name, v) for name, v in zip(names, values, strict=True) if not v.is_number]
        p, q_, p_w, q_w = (v if v.is_number else name for name, v in zip(names, values, strict=True))
    steps += [(_P, p / 2), (_Q, q_ / 2)]
    phi_1 = (1 - _A * _P - _B2 * _Q, _P - _A * _Q)
    third, third_b = fourth  # 6 phi_3
    bend = (_P - third / 3, _Q - third_b / 3)
    return [*steps, *_scaled(phi_1, (phi_1[0] - _P, phi_1[1] - _Q), (p_w - _A * q_w) / 2, bend)]


@cache
def _closed() -> list[tuple[Any, Any]]:
    """The same from e^z = (cos b + i b sinc b) e^{-a}, over powers of W^2 + xi^2; most factors t drop out."""
    sine, x, y = sp.symbols("sine x y", real=True, cls=sp.Dummy)
    return [
        (_SIZE, _W2 + _XI**2),
        (sine, _T * _SINC),
        (x, 1 - _FADED * (_COS * (1 + _A) + _W2 * _T * sine)),
        (y, _FADED * (_T * _COS - sine * (1 + _A))),
        (C, (_XI * (1 - _FADED * _COS) + _W2 * _FADED * sine) / _SIZE),
        (S, (1 - _FADED * (_COS + _XI * sine)) / _SIZE),
        (C_XI, ((_W2 - _XI**2) * x + 2 * _XI * _W2 * y) / _SIZE**2),
        (S_XI, ((_W2 - _XI**2) * y - 2 * _XI * x) / _SIZE**2),
        (S_W, (_FADED * _T**2 * (_SINC / 2 - _A * _SINC_W) - S) / _SIZE),
        (C_T, C / _T),
        (S_T, S / _T),
        (_PSI, -C_XI / _T**2),
        (_PSI_B, -S_XI / _T**3),
        (MC, (_XI * (1 - C_T) + _W2 * S_T) / _SIZE),
        (MS, (1 - C_T - _XI * S_T) / _SIZE),
        (MC_XI, (1 - C_T + _XI * _T * _PSI - _W2 * _T**2 * _PSI_B - 2 * _XI * MC) / _SIZE),
        (MS_XI, (_T * _PSI - S_T + _XI * _T**2 * _PSI_B - 2 * _XI * MS) / _SIZE),
    ]


def _scaled(phi_1: tuple[Any, Any], psi: tuple[Any, Any], slope: Any, bend: tuple[Any, Any]) -> list[tuple[Any, Any]]:
    """All that is wanted from phi_1, phi_1', phi_2' (real part, imaginary part over b) and d Im(phi_1)/b / d(b^2)."""
    return [
        (C, _T * phi_1[0]),
        (S, _T**2 * phi_1[1]),
        (C_XI, -(_T**2) * psi[0]),
        (S_XI, -(_T**3) * psi[1]),
        (S_W, _T**4 * slope),
        (C_T, phi_1[0]),
        (S_T, _T * phi_1[1]),
        (_PSI, psi[0]),
        (_PSI_B, psi[1]),
        (MC, _T * _P),
        (MS, _T**2 * _Q),
        (MC_XI, -(_T**2) * bend[0]),
        (MS_XI, -(_T**3) * bend[1]),
    ]
