"""From a solver's parameters back to Eqs. 16 and 17: the same mapping, as a `Convention`, read the other way.

A solver's parameters fix u/(1+eta), xi, alpha-tilde and gamma-tilde. The bare alpha, gamma and u follow once M_s and
n_0 give eta; P and j_e are known only as a product.

Key results: `convention` (the paper's symbols in the solver's parameters), `recover` (their numbers).
Source: Cheng & Niu (2013), Eqs. 16 and 17.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import sympy as sp

from derive.cheng_niu.convention import Convention
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.inputs import require_non_negative, require_positive, require_size, size_warnings
from derive.micromagnetics.mapping import Solver


def convention(solver: Solver) -> Convention:
    """Eq. 16 as the solver writes it: xi, gamma, alpha and u in its parameters and eta, and solved for dM/dt."""
    derived = c.coefficients()
    precession, damping = derived[c.gamma_t], derived[c.alpha_t]
    bare = sp.cancel(damping - c.alpha * damping.diff(c.alpha))
    recovered = {
        c.gamma: solver.reads["gamma_t"] / precession.diff(c.gamma),
        c.alpha: (solver.reads["alpha_t"] - bare) / damping.diff(c.alpha),
        c.u: solver.reads["torque"] * (1 + c.eta),
    }
    substitution = {symbol: expr.xreplace({c.xi: solver.reads["xi"]}) for symbol, expr in recovered.items()}
    return Convention(form="explicit", substitution={c.xi: solver.reads["xi"], **substitution})


@dataclass(frozen=True)
class Recovery:
    """What a solver's parameters say: numbers by name (SI), what stays undetermined, and warnings."""

    solver: Solver
    parameters: dict[str, float]
    found: dict[str, float]
    undetermined: tuple[str, ...]
    warnings: tuple[str, ...]


def recover(
    solver: Solver, parameters: Mapping[str, float], *, Ms: float | None = None, n0: float | None = None
) -> Recovery:
    """xi, gamma, alpha, eta, u and P j_e from a solver's parameters in the solver's own units, and M_s and n_0 in A/m.

    Parameters left out take the solver's default. ValueError for an unknown or missing parameter, and for a value
    that no material can have.
    """
    used = _complete(solver, parameters)
    values, warnings = _given(solver, used, Ms, n0)
    reads = {name: _number(solver.reads[name], values) for name in c.READ}
    for name, title in (("xi", "xi"), ("alpha_t", "the damping")):
        require_non_negative(title, reads[name] or 0.0)
    found: dict[str, float | None] = {
        "xi": reads["xi"],
        "gamma_tilde": reads["gamma_t"],
        "alpha_tilde": reads["alpha_t"],
        "u_over_1_plus_eta": reads["torque"],
    }
    found.update(_bare(solver, values, reads["xi"]))
    if (found["alpha"] or 0.0) < 0:
        warnings.append("alpha < 0: the damping is below eta xi/(1+eta), so it cannot be alpha-tilde for this n0")
    known = {name: value for name, value in found.items() if value is not None}
    return Recovery(solver, used, known, _undetermined(found), tuple(warnings))


def _complete(solver: Solver, parameters: Mapping[str, float]) -> dict[str, float]:
    """The parameters with the solver's defaults; those that carry M_s may be left to --Ms."""
    allowed = {p.name: p for p in solver.sets}
    for name, value in parameters.items():
        if name not in allowed:
            raise ValueError(f"{solver.name} has no parameter {name!r} here; it has {', '.join(allowed)}")
        require_size(name, value)
    used = {name: p.default for name, p in allowed.items() if p.default is not None} | dict(parameters)
    missing = [name for name, p in allowed.items() if name not in used and not p.fixed]
    if missing:
        raise ValueError(f"{solver.name} needs {', '.join(missing)} too, as NAME=VALUE (they have no default)")
    return used


def _given(
    solver: Solver, used: Mapping[str, float], Ms: float | None, n0: float | None
) -> tuple[dict[sp.Symbol, float], list[str]]:
    """The numbers of all symbols that are known, and what looks like a wrong unit."""
    own = next((p.name for p in solver.sets if p.value == c.M_s and p.name in used), None)
    if Ms is None and own is not None:
        Ms = used[own]
    sizes: dict[str, float] = {}
    values = dict(c.CONSTANTS)
    values.update({p.symbol: float(used[p.name]) for p in solver.sets if p.name in used})
    if Ms is not None:
        require_positive("Ms", Ms, "A/m")
        values[c.M_s] = sizes["Ms"] = Ms
    if n0 is not None:
        require_non_negative("n0", n0)
        values[c.n_0] = sizes["n0"] = n0
    return values, size_warnings(sizes)


def _number(expr: Any, values: dict[sp.Symbol, float]) -> float | None:
    """The number of an expression, or None if a symbol in it is unknown."""
    if not expr.free_symbols <= set(values):
        return None
    try:
        number = c.evaluate(expr, values)
    except (TypeError, ZeroDivisionError):
        return None
    return number if isfinite(number) else None


def _bare(solver: Solver, values: dict[sp.Symbol, float], xi: float | None) -> dict[str, float | None]:
    """eta, gamma, alpha, u and P j_e, each None where an input for it is missing."""
    known = dict(values)
    if xi is not None:
        known[c.xi] = xi
    derived = c.coefficients()
    eta = _number(derived[c.eta], known)
    if eta is not None:
        known[c.eta] = eta
    paper = convention(solver).substitution
    u = _number(paper[c.u], known)
    per_current = derived[c.u].xreplace({c.P: sp.S.One, c.j_e: sp.S.One})
    scale = _number(per_current, known)
    return {
        "eta": eta,
        "gamma": _number(paper[c.gamma], known),
        "alpha": _number(paper[c.alpha], known),
        "u": u,
        "P_je": u / scale if u is not None and scale else None,
    }


def _undetermined(found: Mapping[str, float | None]) -> tuple[str, ...]:
    lines = ["P and j_e apart: the torque holds only their product"]
    if found["eta"] is None:
        lines.insert(0, "eta, and with it the bare alpha and gamma, and u: give both Ms and n0")
    if found["eta"] is not None and found["P_je"] is None:
        lines.insert(0, "P j_e")
    if found["xi"] is None:
        lines.insert(0, "xi: the solver's polarization is zero")
    return tuple(lines)
