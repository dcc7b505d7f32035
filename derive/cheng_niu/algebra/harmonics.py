"""A normal form for products of sines, cosines and phases: Fourier harmonics in each angle.

Products such as cos(theta/2)^2 - sin(theta/2)^2 become cos(theta). Half angles of the spinors leave the derivation
this way: every sine, cosine and phase is written in waves e^{i(na + mb)}, the waves are multiplied out, and e^{ina}
with e^{-ina} goes back to cos(na) and sin(na). Nothing is guessed; other factors ride along unchanged.
"""

from __future__ import annotations

from functools import lru_cache, reduce

import sympy as sp

Phase = tuple[tuple[sp.Expr, sp.Rational], ...]
"""The exponent of one wave: pairs (angle, how many times it is taken), the angles in a fixed order."""
Waves = dict[Phase, sp.Expr]
"""A sum of waves: amplitude by phase."""


def harmonics(expr: sp.Expr) -> sp.Expr:
    """The expression as a sum of products of cos(n a) and sin(n a), one factor per angle a; equal to `expr`."""
    return _collect(_waves(expr))


@lru_cache(maxsize=10_000)
def _waves(expr: sp.Expr) -> Waves:
    """The expression multiplied out into waves; the same factors come back often, so the result is kept."""
    if expr.is_Add:
        return _sum([_waves(part) for part in expr.args])
    if expr.is_Mul:
        return reduce(_multiply, map(_waves, expr.args))
    if expr.is_Pow and expr.exp.is_Integer and expr.exp.is_positive:
        return reduce(_multiply, [_waves(expr.base)] * int(expr.exp))
    if isinstance(expr, sp.cos | sp.sin):
        turn = _phase(expr.args[0])
        back = tuple((angle, -n) for angle, n in turn)
        if isinstance(expr, sp.cos):
            return {turn: sp.S.Half, back: sp.S.Half}
        return {turn: -sp.I / 2, back: sp.I / 2}
    if isinstance(expr, sp.exp) and not (angle := sp.expand(-sp.I * expr.exp)).has(sp.I):
        return {_phase(angle): sp.S.One}
    return {(): expr}


@lru_cache(maxsize=1_000)
def _phase(angle: sp.Expr) -> Phase:
    return _sorted({a: n for n, a in (part.as_coeff_Mul() for part in sp.Add.make_args(sp.expand(angle)))})


def _sorted(turns: dict[sp.Expr, sp.Rational]) -> Phase:
    return tuple(sorted(((a, n) for a, n in turns.items() if n != 0), key=lambda pair: pair[0].sort_key()))


def _sum(parts: list[Waves]) -> Waves:
    total: dict[Phase, list[sp.Expr]] = {}
    for part in parts:
        for phase, amplitude in part.items():
            total.setdefault(phase, []).append(amplitude)
    return {phase: sp.Add(*amplitudes) for phase, amplitudes in total.items()}


def _multiply(left: Waves, right: Waves) -> Waves:
    return _sum([{_add(p, r): a * b} for p, a in left.items() for r, b in right.items()])


def _add(left: Phase, right: Phase) -> Phase:
    turns = dict(left)
    for angle, n in right:
        turns[angle] = turns.get(angle, sp.S.Zero) + n
    return _sorted(turns)


def _collect(waves: Waves) -> sp.Expr:
    """Sum the waves angle by angle: e^{ina} and e^{-ina} become cos(na) and sin(na)."""
    angles = {angle for phase in waves for angle, _ in phase}
    if not angles:
        return sp.expand(sp.Add(*waves.values()))
    angle = min(angles, key=lambda a: a.sort_key())
    orders: dict[sp.Expr, Waves] = {}
    for phase, amplitude in waves.items():
        rest = tuple(pair for pair in phase if pair[0] != angle)
        orders.setdefault(dict(phase).get(angle, sp.S.Zero), {})[rest] = amplitude
    total = _collect(orders.get(sp.S.Zero, {}))
    for order in sorted({abs(n) for n in orders} - {sp.S.Zero}):
        forward, backward = orders.get(order, {}), orders.get(-order, {})
        total += _product(sp.cos(order * angle), _collect(_sum([forward, backward])))
        opposite = {phase: -amplitude for phase, amplitude in backward.items()}
        total += _product(sp.sin(order * angle), sp.I * _collect(_sum([forward, opposite])))
    return total


def _product(wave: sp.Expr, amplitude: sp.Expr) -> sp.Expr:
    return sp.Add(*(wave * part for part in sp.Add.make_args(sp.expand(amplitude))))
