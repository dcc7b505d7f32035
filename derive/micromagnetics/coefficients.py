"""The coefficients of Eq. 16 and the expressions of the mappings in SymPy, for proofs; `terms` has the numbers.

Key results: `coefficients` (symbol -> derived expression), `exact` (a mapping's expression in SymPy), `convention`
(the paper's symbols in a solver's parameters).
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import derivation
from derive.cheng_niu.convention import Convention
from derive.cheng_niu.steps import torque
from derive.micromagnetics import terms

if TYPE_CHECKING:
    from derive.micromagnetics.mapping import Solver

P, j_e, xi, M_s, n_0, alpha, gamma = q.P, q.j_e[0], q.xi, q.M_s, q.n_0, q.alpha, q.gamma
mu_B, e, hbar = q.mu_B, q.e, q.hbar
u, eta, alpha_t, gamma_t, mu_0 = q.u[0], q.eta_n, q.alpha_t, q.gamma_t, q.mu_0
gamma_mumax3 = sp.Symbol(terms.gamma_mumax3.text, positive=True)

_SYMBOLS = {
    s.name: s for s in (P, j_e, xi, M_s, n_0, alpha, gamma, mu_B, e, hbar, u, eta, alpha_t, gamma_t, mu_0, gamma_mumax3)
}
EXACT = {_SYMBOLS[name]: sp.Integer(value) for name, value in terms.EXACT.items()}
CONSTANTS = {_SYMBOLS[name]: value for name, value in terms.CONSTANTS.items()}


@cache
def coefficients() -> dict[sp.Symbol, Any]:
    """eta, u (its component along the current), gamma-tilde and alpha-tilde, derived, in that order."""
    d = derivation()
    precession, damping = d[torque.PARAMETERS].rhs
    return {eta: d[torque.FACTOR].rhs, u: d[torque.DRIFT].rhs[0], gamma_t: precession, alpha_t: sp.cancel(damping)}


def exact(term: Any) -> Any:
    """A mapping's expression in SymPy, in the paper's symbols and real ones of the solver's own."""
    if not isinstance(term, terms.Term):
        return sp.S(term)
    own = {name: sp.Symbol(name.removeprefix(terms.OWN), real=True) for name in term.names - set(_SYMBOLS)}
    choice = lambda test, then, otherwise: sp.Piecewise((then, test), (otherwise, True))  # noqa: E731
    return sp.S(term.at(_SYMBOLS | own, SimpleNamespace(), sp.Integer, choice))


@cache
def _slopes() -> tuple[Any, Any, Any]:
    """gamma-tilde per gamma, alpha-tilde per alpha, and alpha-tilde at alpha = 0."""
    precession, damping = coefficients()[gamma_t], coefficients()[alpha_t]
    per_alpha = damping.diff(alpha)
    return precession.diff(gamma), per_alpha, sp.cancel(damping - alpha * per_alpha)


def convention(solver: Solver) -> Convention:
    """Eq. 16 as the solver writes it: xi, gamma, alpha and u in its parameters and eta, and solved for dM/dt."""
    reads = {name: exact(value) for name, value in solver.reads.items()}
    per_gamma, per_alpha, bare = _slopes()
    recovered = {
        gamma: reads["gamma_t"] / per_gamma,
        alpha: (reads["alpha_t"] - bare) / per_alpha,
        u: reads["torque"] * (1 + eta),
    }
    substitution = {symbol: expr.xreplace({xi: reads["xi"]}) for symbol, expr in recovered.items()}
    return Convention(form="explicit", substitution={xi: reads["xi"], **substitution})
