"""A relaxing precession read off expressions: start, k, m and W of r = start + k C + m S, and of means of such r.

Every solution of the derivation that starts in equilibrium is r = r_0 + k C + m S with k = r'(0), m = r''(0) + xi k,

    C = int_0^t e^{-xi x} cos(W x) dx,    S = int_0^t e^{-xi x} sin(W x)/W dx.
"""

from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.polys.fields import FracField
from sympy.polys.rings import PolyRing

from derive.export.abbreviations import named_root


@dataclass(frozen=True)
class Relaxing:
    """r = start + k C + m S of several components, with the square of the frequency W, the time and the decay xi.

    With `mean` the entries are the means of r over the time from 0, and W is a number.
    """

    start: tuple[Any, ...]
    k: tuple[Any, ...]
    m: tuple[Any, ...]
    square: Any
    time: Any
    decay: Any
    mean: bool = False


def relaxing_precession(entries: list[Any], time: Any, decay: Any, mean: bool = False) -> Relaxing:
    """Read start, k, m and W off the entries (of r if they are means of r) by the Taylor coefficients at t = 0.

    ValueError if the third coefficients contradict them, so that the entries are no relaxing precession.
    """
    if mean:
        entries = [sp.Add(*(time * term for term in sp.Add.make_args(e))).diff(time) for e in entries]
    # Sines and the like in which the time does not occur are coefficients.
    hidden = {f for e in entries for f in e.atoms(sp.Function) if not f.has(time)}
    names = {f: sp.Symbol(f"_f{i}", real=True) for i, f in enumerate(sorted(hidden, key=lambda f: f.sort_key()))}
    found = _read([e.xreplace(names) for e in entries], time, decay, mean)
    back = {name: f for f, name in names.items()}
    start, k, m = (tuple(e.xreplace(back) for e in part) for part in (found.start, found.k, found.m))
    return Relaxing(start, k, m, found.square.xreplace(back), time, decay, mean)


def _read(entries: list[Any], time: Any, decay: Any, mean: bool) -> Relaxing:
    factor, radicand = _frequency(entries, time)
    start, k, second, third = zip(*(_taylor(e, radicand, time) for e in entries), strict=True)
    m = [sp.expand(b + decay * a) for a, b in zip(k, second, strict=True)]
    for square in (factor**2 * radicand, 4 * factor**2 * radicand):
        wanted = [a * (decay**2 - square) - 2 * decay * b for a, b in zip(k, m, strict=True)]
        if all(sp.cancel(x - y) == 0 for x, y in zip(wanted, third, strict=True)):
            if mean and not square.is_number:
                break
            return Relaxing(start, tuple(map(sp.factor, k)), tuple(map(sp.factor, m)), square, time, decay, mean)
    raise ValueError("the expression is no relaxing precession that starts at t~ = 0")


def _frequency(entries: list[Any], time: Any) -> tuple[Any, Any]:
    """(c, R) of the one c sqrt(R) that multiplies t~ in the waves; W itself or, with half angles, W/2."""
    rates = {wave.args[0].coeff(time) for e in entries for wave in e.atoms(sp.sin, sp.cos) if wave.has(time)}
    if len(rates) != 1:
        raise ValueError(f"{len(rates)} frequencies where one is needed")
    factor, root = rates.pop().as_coeff_Mul()
    return factor, root**2


_SIXTH = sp.Rational(1, 6)
_AT_ZERO: dict[Any, tuple[Any, ...]] = {
    sp.sin: (0, 1, 0, -_SIXTH),
    sp.cos: (1, 0, -sp.S.Half, 0),
    sp.exp: (1, 1, sp.S.Half, _SIXTH),
    expm1: (0, 1, sp.S.Half, _SIXTH),
}
"""Coefficients of the waves' own series at zero."""


def _taylor(expr: Any, radicand: Any, time: Any) -> list[Any]:
    """The Taylor coefficients (times order!) at t~ = 0, orders 0 to 3, where only even powers of W may remain."""
    mark = sp.Dummy("W", positive=True)
    marked = expr if radicand.is_number else named_root(expr, radicand, mark)
    waves = {w: w.args[0] for w in marked.atoms(*_AT_ZERO) if w.has(time)}
    if marked.xreplace(dict.fromkeys(waves, sp.S.One)).has(time) or any((x / time).has(time) for x in waves.values()):
        raise ValueError(f"{expr} is not made of waves in t~ alone, so it is no relaxing precession")
    series = {w: sum(c * x**n for n, c in enumerate(_AT_ZERO[w.func])) for w, x in waves.items()}
    field = FracField(sorted(marked.free_symbols - {time} | {mark}, key=lambda symbol: symbol.sort_key()), sp.QQ)
    ring = PolyRing([time], field)
    whole, coefficients = ring.from_expr(marked.xreplace(series)), []
    for order in range(4):
        element = sp.factorial(order) * whole.coeff(ring.gens[0] ** order).as_expr()
        terms = sp.Poly(element, mark).terms()
        if any(n % 2 for (n,), _ in terms):
            raise ValueError("an odd power of the frequency remains, so the expression is not analytic at W = 0")
        coefficients.append(sp.expand(sp.Add(*(c * radicand ** (n // 2) for (n,), c in terms))))
    return coefficients
