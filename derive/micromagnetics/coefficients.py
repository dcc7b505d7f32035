"""The coefficients of Eq. 16 as the derivation gives them, and their numbers for given inputs.

The mappings are written in `u`, `eta`, `alpha_t` (alpha-tilde) and `gamma_t` (gamma-tilde) besides the inputs; what
these are is read from the derived equations and nowhere typed in. The current flows along x.

Key results: `coefficients` (symbol -> derived expression), `numbers` (symbol -> float).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import derivation
from derive.cheng_niu.steps import torque
from derive.core.equation import Derivation
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR, MU_0
from derive.micromagnetics.inputs import Inputs

P, j_e, xi, M_s, n_0, alpha, gamma = q.P, q.j_e[0], q.xi, q.M_s, q.n_0, q.alpha, q.gamma
mu_B, e, hbar = q.mu_B, q.e, q.hbar
u, eta, alpha_t, gamma_t, mu_0 = q.u[0], q.eta_n, q.alpha_t, q.gamma_t, q.mu_0

gamma_mumax3 = sp.Symbol("gamma_mumax3", positive=True)
"""The gyromagnetic ratio (rad/(T s)) that mumax3's Zhang-Li kernel divides by, whatever GammaLL is."""

EXACT: dict[sp.Symbol, sp.Integer] = {gamma_mumax3: sp.Integer(17595) * 10**7}
"""Constants of a solver that the mappings hold as symbols (GAMMA0 in mumax3's cuda/constants.h)."""

READ = ("torque", "xi", "alpha_t", "gamma_t")
"""What a solver's parameters determine of Eq. 16; `torque` is u/(1 + eta)."""

CONSTANTS: dict[sp.Symbol, float] = {
    mu_B: BOHR_MAGNETON,
    e: ELEMENTARY_CHARGE,
    hbar: HBAR,
    mu_0: MU_0,
    **{symbol: float(value) for symbol, value in EXACT.items()},
}


@cache
def chain() -> Derivation:
    """The derivation of the paper's model, derived once for all conversions."""
    return derivation()


@cache
def coefficients() -> dict[sp.Symbol, Any]:
    """eta, u (its component along the current), gamma-tilde and alpha-tilde, derived, in that order."""
    d = chain()
    precession, damping = d[torque.PARAMETERS].rhs
    return {eta: d[torque.FACTOR].rhs, u: d[torque.DRIFT].rhs[0], gamma_t: precession, alpha_t: sp.cancel(damping)}


def evaluate(expr: Any, values: dict[sp.Symbol, float]) -> float:
    """The number of an expression in those symbols."""
    return float(expr.xreplace({symbol: sp.Float(value) for symbol, value in values.items()}))


def numbers(inputs: Inputs) -> dict[sp.Symbol, float]:
    """All symbols that a mapping may contain, as floats in SI units."""
    given = inputs.numbers()
    values = dict(CONSTANTS)
    values.update({P: given["P"], j_e: given["je"], xi: given["xi"], M_s: given["Ms"], n_0: given["n0"]})
    values.update({alpha: given["alpha"], gamma: given["gamma"]})
    for symbol, expr in coefficients().items():
        values[symbol] = evaluate(expr, values)
    return values
