"""Counter-examples to statements in prose, derived from first principles of their own.

`lindblad_rate`: how a spin relaxes under given jump operators, from the master equation of its 2x2 density matrix.
`slow_scale` and `small_fast_wave`: backgrounds with which the slowness of eps1, eps2 is put to the test.
Source of the master equation: G. Lindblad, Commun. Math. Phys. 48, 119 (1976).
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.vocabulary import sigma


def lindblad_rate(jumps: Sequence[tuple[sp.Expr, sp.ImmutableMatrix]]) -> sp.ImmutableMatrix:
    """ds/dt (three-vector) of a spin-1/2 under jump operators with their rates, from its master equation."""
    state = (sp.eye(2) + sum((c * m for c, m in zip(q.spin, sigma, strict=True)), sp.zeros(2, 2))) / 2
    change = sp.zeros(2, 2)
    for rate, jump in jumps:
        loss = jump.H * jump
        change += rate * (jump * state * jump.H - (loss * state + state * loss) / 2)
    return sp.ImmutableMatrix([sp.expand((m * change).trace()) for m in sigma])


def flips_and_dephasing(along: sp.Expr, across: sp.Expr, sign: int) -> sp.ImmutableMatrix:
    """Relaxation with rates 1/T_1 = `along` and 1/T_2 = `across`, at zero temperature, towards s_3 = `sign`: flips,
    and the dephasing that makes up the rest; flips alone where `across` is half of `along`."""
    flip = (sigma[0] + sign * sp.I * sigma[1]) / 2
    return lindblad_rate([(along, flip), ((across - along / 2) / 2, sigma[2])])


def slow_scale() -> tuple[tuple[sp.Expr, sp.Expr], sp.Symbol]:
    """tau_ex d(eps1)/dt and tau_ex d(eps2)/dt where M depends on one slow time kappa t~, and kappa itself."""
    kappa, slow = sp.Symbol("kappa", positive=True), sp.Symbol("slow", real=True)
    polar, azimuth = (sp.Function(name, real=True)(slow) for name in ("Theta", "Phi"))
    first, second = kappa * sp.sin(polar) * azimuth.diff(slow), kappa * polar.diff(slow)
    return (kappa * first.diff(slow), kappa * second.diff(slow)), kappa


def small_fast_wave() -> tuple[tuple[sp.Expr, ...], sp.Symbol]:
    """tau_ex d(eps2)/dt where theta swings by a small angle delta at any frequency, and delta."""
    delta, turn = sp.symbols("delta turn", positive=True)
    return ((delta * sp.sin(turn * q.t_scaled)).diff(q.t_scaled, 2),), delta
