"""From a solver's parameters back to Eqs. 16 and 17: the same mapping, read the other way.

A solver's parameters fix u/(1+eta), xi, alpha-tilde and gamma-tilde. The bare alpha, gamma and u follow once M_s and
n_0 give eta; P and j_e are known only as a product.

Key result: `recover`.
Source: Cheng & Niu (2013), Eqs. 16 and 17.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import hypot, isfinite
from typing import Any

from derive.micromagnetics import inputs
from derive.micromagnetics import terms as c
from derive.micromagnetics.inputs import require_non_negative, require_positive, require_size
from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.quantities import quantity


@dataclass(frozen=True)
class Recovery:
    """What a solver's parameters say: numbers by name (SI), what stays undetermined, and warnings.

    `parameters` holds the current's size along the unit vector `direction` (along x: with its sign), and so does what
    is found. `says` is what Eq. 16 says (by the same names) of P j as the solver's users mean it and of the script's
    xi, damping (a bare one, unless it is measured) and gamma; `reproduces` the parameters with which the solver does.
    """

    solver: Solver
    parameters: dict[str, float]
    direction: tuple[float, ...]
    found: dict[str, float]
    says: dict[str, float]
    reproduces: dict[str, float]
    undetermined: tuple[str, ...]
    warnings: tuple[str, ...]


def recover(
    solver: Solver,
    parameters: Mapping[str, Any],
    *,
    Ms: float | str | None = None,
    n0: float | None = None,
    measured: bool = False,
    missing: Collection[str] | None = None,
) -> Recovery:
    """xi, gamma, alpha, eta, u and P j_e from a solver's parameters in the solver's own units, and M_s and n_0 in A/m.

    A parameter, and M_s, may be text with a unit of its own, "1e8 A/cm^2" (extra `units`). Parameters left out take
    the solver's default, but those in `missing` are unknown; the current may be a vector. With `measured` the damping
    is a~ in Eq. 16 too. ValueError for an unknown parameter, one that is missing where
    `missing` is None, and a value that no material can have.
    """
    units = {"Ms": "A/m"} | {name: parameter.unit for name, parameter in solver.accepts.items()}

    def sized(name: str, value: Any) -> Any:
        return quantity(value, units[name], name) if isinstance(value, str) and name in units else value

    single, direction = split({name: sized(name, value) for name, value in parameters.items()})
    used = _complete(solver, single, missing)
    values, warnings = _given(solver, used, sized("Ms", Ms), n0)
    terms = solver.as_given(used)
    reads = {name: _number(terms[name], values) for name in c.READ}
    for name, title in (("xi", "xi"), ("alpha_t", "the damping")):
        require_non_negative(title, reads[name] or 0.0)
    _as_set(solver, used, reads["gamma_t"])
    names = {"xi": "xi", "gamma_t": "gamma_tilde", "alpha_t": "alpha_tilde", "torque": "u_over_1_plus_eta"}
    found = {title: reads[name] for name, title in names.items()} | _bare(solver, used, values, reads["xi"])
    if (found["alpha"] or 0.0) < 0:
        warnings.append("alpha < 0: the damping is below eta xi/(1+eta), so it cannot be alpha-tilde for this n0")
    known = _known(found)
    says, again = _eq16(solver, used, values, known, measured)
    return Recovery(solver, used, direction, known, says, again, _undetermined(found), tuple(warnings))


def split(parameters: Mapping[str, Any]) -> tuple[dict[str, float], tuple[float, ...]]:
    """A vector among the parameters as its size along a unit vector; along x, as it is with its sign."""
    single, direction = dict(parameters), (1.0, 0.0, 0.0)
    for name, value in parameters.items():
        if isinstance(value, tuple):
            for component in value:
                require_size(name, component)
            size = hypot(*value)
            along_x = not any(value[1:])
            single[name] = value[0] if along_x else size
            direction = direction if along_x else tuple(x / size for x in value)
    return single, direction


def _complete(solver: Solver, parameters: Mapping[str, float], unknown: Collection[str] | None) -> dict[str, float]:
    """The parameters with the solver's defaults; those that carry M_s may be left to --Ms."""
    for name, value in parameters.items():
        if name not in solver.accepts:
            raise ValueError(f"{solver.name} has no parameter {name!r} here; it has {', '.join(solver.accepts)}")
        require_size(name, value)
    formed = {form.reads for form in solver.forms if form.name in parameters}
    defaults = {p.name: p.default for p in solver.sets if p.default is not None and p.name not in (unknown or ())}
    used = {n: v for n, v in defaults.items() if not ("gamma_t" in formed and n.startswith("gamma"))} | dict(parameters)
    needed = set().union(*(term.names for term in solver.as_given(parameters).values()))
    missing = [p.name for p in solver.sets if p.name not in used and not p.fixed and p.symbol.text in needed]
    if missing and unknown is None:
        raise ValueError(f"{solver.name} needs {', '.join(missing)} too, as NAME=VALUE (they have no default)")
    return used


def _as_set(solver: Solver, used: dict[str, float], gamma_t: float | None) -> None:
    """The solver's own gamma, where a script gives another form of it."""
    own = next(p for p in solver.sets if p.symbol.text in solver.reads["gamma_t"].names)
    if own.name not in used and gamma_t is not None:
        used[own.name] = gamma_t / solver.reads["gamma_t"].at(c.CONSTANTS | {own.symbol.text: 1.0})  # a multiple of it


def _given(
    solver: Solver, used: Mapping[str, float], Ms: float | None, n0: float | None
) -> tuple[dict[str, float], list[str]]:
    """The numbers of all symbols that are known, and what looks like a wrong unit."""
    own = next((p.name for p in solver.sets if p.value == c.M_s and p.name in used), None)
    sizes = {"Ms": used[own] if Ms is None and own is not None else Ms, "n0": n0}
    given = {name: size for name, size in sizes.items() if size is not None}
    if "Ms" in given:
        require_positive("Ms", given["Ms"], "A/m")
    require_non_negative("n0", given.get("n0", 0.0))
    accepts = solver.accepts
    values = c.CONSTANTS | {accepts[name].symbol.text: float(value) for name, value in used.items()}
    values |= {symbol.text: given[name] for symbol, name in ((c.M_s, "Ms"), (c.n_0, "n0")) if name in given}
    warnings = [
        w for name, value in used.items() if name != own for w in inputs.size_warning(name, value, accepts[name].unit)
    ]
    return values, [*warnings, *inputs.size_warnings(given)]


def _number(term: Any, values: dict[str, float]) -> float | None:
    """The number of an expression, or None if a symbol in it is unknown."""
    try:
        number = float(term.at(values))
    except (KeyError, ArithmeticError):
        return None
    return number if isfinite(number) else None


def _bare(
    solver: Solver, used: Mapping[str, float], values: dict[str, float], xi: float | None
) -> dict[str, float | None]:
    """eta, gamma, alpha, u and P j_e, each None where an input for it is missing."""
    reads = solver.as_given(used)
    known = values | ({} if xi is None else {c.xi.text: xi})
    eta = 0.0 if known.get(c.n_0.text) == 0 else _number(c.formula(c.eta.text), known)
    own = _number(solver.p_je(reads["torque"], used), known)
    tilde = {c.eta: eta, c.gamma_t: _number(reads["gamma_t"], known), c.alpha_t: _number(reads["alpha_t"], known)}
    known |= {symbol.text: number for symbol, number in tilde.items() if number is not None}
    u = _number(reads["torque"] * (1 + c.eta), known)
    scale = _number(c.formula(c.u.text), known | {c.P.text: 1.0, c.j_e.text: 1.0})
    return {
        "eta": eta,
        "gamma": _number(c.formula("bare_gamma"), known),
        "alpha": _number(c.formula("bare_alpha"), known),
        "u": u,
        "P_je": u / scale if u is not None and scale else None,
        "P_je_own": own,
    }


def _eq16(
    solver: Solver, used: Mapping[str, float], values: dict[str, float], found: dict[str, float], measured: bool
) -> tuple[dict[str, float], dict[str, float]]:
    """What Eq. 16 says for the P j, xi, damping and gamma of the script; and the parameters that give it."""
    bare = ((c.xi, "xi"), (c.eta, "eta"), (c.alpha, "alpha_tilde"), (c.gamma, "gamma_tilde"))
    known = values | {symbol.text: found[name] for symbol, name in bare if name in found}
    own = solver.p_je(solver.as_given(used)["torque"], used)
    named = next((p for p in solver.sets if c.P.text in p.value.names and c.j_e.text not in p.value.names), None)
    share = known.get(named.symbol.text, 1.0) if named and own == solver.own else 1.0
    product = _number(own, known)
    derived = {
        c.u: _drift(own, known),
        c.gamma_t: _number(c.formula(c.gamma_t.text), known),
        c.alpha_t: _number(c.alpha if measured else c.formula(c.alpha_t.text), known),
        c.j_e: None if product is None else product / (share or 1.0),
        c.P: share,
    }
    known |= {symbol.text: number for symbol, number in derived.items() if number is not None}
    says = {"xi": c.xi, "alpha_tilde": c.alpha_t, "gamma_tilde": c.gamma_t, "u_over_1_plus_eta": c.u / (1 + c.eta)}
    numbers = {name: _number(term, known) for name, term in says.items()}
    again = {p.name: _number(p.value, known) for p in solver.sets}
    return _known(numbers), _known(again)


def _drift(own: c.Term, known: dict[str, float]) -> float | None:
    """u for P j = `own`; without M_s where it cancels: a power of M_s times the rest is then as large at twice M_s."""
    found = set()
    for size in [known[c.M_s.text]] if c.M_s.text in known else [1.0, 2.0]:
        at = known | {c.M_s.text: size, c.P.text: 1.0}
        product = _number(own, at)
        found.add(None if product is None else _number(c.formula(c.u.text), at | {c.j_e.text: product}))
    return found.pop() if len(found) == 1 else None


def _known(numbers: Mapping[str, float | None]) -> dict[str, float]:
    return {name: number for name, number in numbers.items() if number is not None}


def _undetermined(found: Mapping[str, float | None]) -> tuple[str, ...]:
    eta, product = found["eta"] is None, found["P_je"] is None
    lines = {
        "xi: the solver's polarization is zero": found["xi"] is None,
        "P j_e": product and not eta,
        "eta, and with it the bare alpha and gamma, and u: give both Ms and n0": eta,
        "P and j_e apart: the torque holds only their product": True,
    }
    return tuple(line for line, holds in lines.items() if holds)
