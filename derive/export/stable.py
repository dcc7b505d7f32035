"""Relaxing precession in a form that keeps its digits where W, xi or t vanish, also in its derivatives.

Every solution of the derivation that starts in equilibrium is r = r_0 + k C + m S with k = r'(0), m = r''(0) + xi k,

    C = int_0^t e^{-xi x} cos(W x) dx,    S = int_0^t e^{-xi x} sin(W x)/W dx.

With z = -a + i b, a = xi t, b = W t, they and their derivatives are real and imaginary parts of

    phi_1(z) = (e^z - 1)/z,    phi_2(z) = (phi_1(z) - 1)/z,    psi = phi_1 - phi_2 = int_0^1 x e^{zx} dx,

entire functions of z: a Taylor series in z for |z| < 1, closed forms beyond, where nothing is divided by b.

Key results: `relaxing_precession` (reads k, m, W off expressions and checks them), `integrals` (how C, S and their
derivatives are computed), `value`, `gradient`, `floor`.
Source: the phi functions as in Hochbruck and Ostermann, Acta Numerica 19, 209 (2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.polys.fields import FracField

TERMS = 18
"""Terms of the series of phi_2 for |z| < 1: the next one, 1/20!, is below 2^-61."""

FLOOR = sp.Rational(1, 2**1000)
"""Added to W^2 in closed forms that divide by W, so that a vanishing W gives 0 and not 0/0."""

_T, _XI = sp.symbols("_time _decay", real=True)
C, S, C_XI, S_XI, S_W = sp.symbols("cos_sum sin_sum cos_sum_xi sin_sum_xi sin_sum_w", real=True)
"""C, S, their derivatives by xi, and that of S by W^2 (that of C by W^2 is S_xi/2)."""
_A, _B2, _FADED, _COS, _SINC, _SINC_W = sp.symbols("a b2 faded cosine sinc sinc_w", real=True)
_P, _Q, _B, _SIZE = sp.symbols("p q b size", real=True)
_W2 = sp.Symbol("frequency_squared", nonnegative=True)


@dataclass(frozen=True)
class Relaxing:
    """r = start + k C + m S of several components, with the square of the frequency W, the time and the decay xi."""

    start: tuple[Any, ...]
    k: tuple[Any, ...]
    m: tuple[Any, ...]
    square: Any
    time: Any
    decay: Any


def relaxing_precession(entries: list[Any], time: Any, decay: Any) -> Relaxing:
    """Read start, k, m and W off the entries by their Taylor coefficients at t = 0.

    ValueError if the third coefficients contradict them, so that the entries are no relaxing precession.
    """
    factor, radicand = _frequency(entries, time)
    taylor = list(zip(*(_taylor(e, radicand, time) for e in entries), strict=True))
    start, k = taylor[0], taylor[1]
    m = [sp.expand(second + decay * first) for second, first in zip(taylor[2], k, strict=True)]
    for square in (factor**2 * radicand, 4 * factor**2 * radicand):
        third = [sp.expand(a * (decay**2 - square) - 2 * decay * b) for a, b in zip(k, m, strict=True)]
        if all(sp.expand(x - y) == 0 for x, y in zip(third, taylor[3], strict=True)):
            return Relaxing(tuple(start), tuple(map(sp.factor, k)), tuple(map(sp.factor, m)), square, time, decay)
    raise ValueError("the expression is no relaxing precession that starts at t~ = 0")


def _frequency(entries: list[Any], time: Any) -> tuple[Any, Any]:
    """(c, R) of the one c sqrt(R) that multiplies t~ in the sines; W itself or, with half angles, W/2."""
    rates = {sine.args[0].coeff(time) for e in entries for sine in e.atoms(sp.sin)}
    if len(rates) != 1:
        raise ValueError(f"{len(rates)} frequencies where one is needed")
    factor, root = rates.pop().as_coeff_Mul()
    return factor, root**2


def _taylor(expr: Any, radicand: Any, time: Any) -> list[Any]:
    """The Taylor coefficients (times order!) at t~ = 0, orders 0 to 3, where only even powers of W may remain."""
    mark = sp.Dummy("W", positive=True)
    marked = _with_mark(expr, radicand, mark)
    generators = sorted(marked.free_symbols - {time} | {mark}, key=lambda symbol: symbol.sort_key())
    field = FracField(generators, sp.QQ)
    coefficients = []
    for order, element in enumerate(_truncated(marked, field, time)):
        terms = sp.Poly(sp.factorial(order) * element.as_expr(), mark).terms()
        if any(n % 2 for (n,), _ in terms):
            raise ValueError("an odd power of the frequency remains, so the expression is not analytic at W = 0")
        coefficients.append(sp.expand(sp.Add(*(c * radicand ** (n // 2) for (n,), c in terms))))
    return coefficients


def _with_mark(expr: Any, radicand: Any, mark: Any) -> Any:
    """The expression with `mark` for the square root of `radicand`, and its square where that stands in a sum."""
    if radicand.is_number:
        return expr
    terms = set(sp.Add.make_args(radicand))

    def shorter(node: Any) -> Any:
        return mark**2 + sp.Add(*(term for term in node.args if term not in terms))

    root = sp.sqrt(radicand)
    expr = expr.xreplace({root: mark, 1 / root: 1 / mark})
    return expr.replace(lambda node: node.is_Add and terms <= set(node.args), shorter)


def _truncated(expr: Any, field: Any, time: Any) -> list[Any]:
    """The series of an expression in t~ through order 3, its coefficients in a field of rational functions."""
    if not expr.has(time):
        return [field.from_expr(expr), field.zero, field.zero, field.zero]
    if expr.is_Add:
        return [
            sum(parts, field.zero) for parts in zip(*(_truncated(term, field, time) for term in expr.args), strict=True)
        ]
    if expr.is_Mul or (expr.is_Pow and expr.exp.is_Integer and expr.exp > 0):
        factors = expr.args if expr.is_Mul else (expr.base,) * int(expr.exp)
        product = _truncated(factors[0], field, time)
        for factor in factors[1:]:
            other = _truncated(factor, field, time)
            product = [sum((product[i] * other[n - i] for i in range(n + 1)), field.zero) for n in range(4)]
        return product
    rate = field.from_expr(expr.args[0] / time) if not (expr.args[0] / time).has(time) else None
    if rate is None or type(expr) not in _AT_ZERO:
        raise ValueError(f"{expr} is no wave in t~, so the expression is no relaxing precession")
    return [field(c) * rate**n for n, c in enumerate(_AT_ZERO[type(expr)])]


_SIXTH = sp.QQ(1, 6)
_AT_ZERO: dict[Any, tuple[Any, ...]] = {
    sp.sin: (0, 1, 0, -_SIXTH),
    sp.cos: (1, 0, -sp.QQ(1, 2), 0),
    sp.exp: (1, 1, sp.QQ(1, 2), _SIXTH),
    expm1: (0, 1, sp.QQ(1, 2), _SIXTH),
}
"""Coefficients of the waves' own series at zero."""


def floor(relaxing: Relaxing) -> dict[Any, Any]:
    """Replacement that keeps a closed form with divisions by W finite where W vanishes."""
    return {term: term + FLOOR for term in sp.Add.make_args(relaxing.square) if term.is_Pow and term.base.is_Add}


def value(relaxing: Relaxing) -> list[Any]:
    """The entries in C and S."""
    return [r + k * C + m * S for r, k, m in zip(relaxing.start, relaxing.k, relaxing.m, strict=True)]


def gradient(relaxing: Relaxing, args: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The derivatives of each entry by each argument, in C, S and their derivatives."""
    rows = zip(relaxing.start, relaxing.k, relaxing.m, strict=True)
    return [tuple(_partial(r, k, m, relaxing, a) for a in args) for r, k, m in rows]


def _partial(r: Any, k: Any, m: Any, relaxing: Relaxing, by: Any) -> Any:
    if by == relaxing.time:
        return _FADED * (k * _COS + m * relaxing.time * _SINC)
    direct = r.diff(by) + k.diff(by) * C + m.diff(by) * S
    if by == relaxing.decay:
        return direct + k * C_XI + m * S_XI
    return direct + relaxing.square.diff(by) * (k * S_XI / 2 + m * S_W)


def integrals(relaxing: Relaxing) -> list[Any]:
    """How to compute C, S, C_xi, S_xi, S_W, e^{-xi t}, cos Wt and sin(Wt)/(Wt), in order.

    Pairs (symbol, value), and choices (value, bound, pairs if below, pairs if not).
    """
    square = (_A**2 + _B2, sp.S.One)
    steps = [
        (_W2, relaxing.square),
        (_A, _XI * _T),
        (_B, sp.sqrt(_W2) * _T),
        (_B2, _B**2),
        (_FADED, sp.exp(-_A)),
        (_COS, sp.cos(_B)),
        (_B2, sp.S.One, _small_angle(), _large_angle()),
        (*square, _series(), _closed()),
    ]
    own = {_T: relaxing.time, _XI: relaxing.decay}
    if relaxing.square.is_number:
        return [_put(step, {**own, _W2: relaxing.square}) for step in steps[1:]]
    return [_put(step, own) for step in steps]


def _put(part: Any, values: dict[Any, Any]) -> Any:
    """A step, or a part of one, with the symbols and the number that time, decay and W^2 are."""
    if isinstance(part, tuple | list):
        return type(part)(_put(p, values) for p in part)
    return part.xreplace(values)


def _small_angle() -> list[tuple[Any, Any]]:
    """sin(b)/b and its derivative by b^2, as series in b^2 < 1: the next terms are below 2^-56."""
    sinc = [sp.Rational((-1) ** n, sp.factorial(2 * n + 1)) for n in range(9)]
    slope = [n * c for n, c in enumerate(sinc)][1:]
    return [(_SINC, _horner(sinc, _B2)), (_SINC_W, _horner(slope, _B2))]


def _large_angle() -> list[tuple[Any, Any]]:
    return [(_SINC, sp.sin(_B) / _B), (_SINC_W, (_COS - _SINC) / (2 * _B2))]


def _horner(coefficients: list[Any], x: Any) -> Any:
    total = coefficients[-1]
    for c in reversed(coefficients[:-1]):
        total = c + x * total
    return total


def _series() -> list[tuple[Any, Any]]:
    """phi_2 = (1 + z/3 (1 + z/4 (...)))/2 as p + i b q; derivatives by b^2 are p_w, q_w."""
    p, q_, p_w, q_w = sp.S.One, sp.S.Zero, sp.S.Zero, sp.S.Zero
    steps: list[tuple[Any, Any]] = []
    for n in range(TERMS + 1, 2, -1):
        values = (
            1 - (_A * p + _B2 * q_) / n,
            (p - _A * q_) / n,
            -(_A * p_w + q_ + _B2 * q_w) / n,
            (p_w - _A * q_w) / n,
        )
        names = sp.symbols(f"p{n} q{n} pw{n} qw{n}", real=True)
        steps += [(name, v) for name, v in zip(names, values, strict=True) if not v.is_number]
        p, q_, p_w, q_w = (v if v.is_number else name for name, v in zip(names, values, strict=True))
    steps += [(_P, p / 2), (_Q, q_ / 2)]
    phi_1 = (1 - _A * _P - _B2 * _Q, _P - _A * _Q)
    return [*steps, *_scaled(phi_1, (phi_1[0] - _P, phi_1[1] - _Q), (p_w - _A * q_w) / 2)]


def _closed() -> list[tuple[Any, Any]]:
    """The same from e^z = (cos b + i b sinc b) e^{-a}, over powers of W^2 + xi^2; most factors t drop out."""
    sine, x, y = sp.symbols("sine x y", real=True)
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
    ]


def _scaled(phi_1: tuple[Any, Any], psi: tuple[Any, Any], slope: Any) -> list[tuple[Any, Any]]:
    """C, S, C_xi, S_xi, S_W from phi_1, psi (real part, imaginary part over b) and d Im(phi_1)/b / d(b^2)."""
    return [
        (C, _T * phi_1[0]),
        (S, _T**2 * phi_1[1]),
        (C_XI, -(_T**2) * psi[0]),
        (S_XI, -(_T**3) * psi[1]),
        (S_W, _T**4 * slope),
    ]
