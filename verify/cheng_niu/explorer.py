"""What the explorer of the page computes with: the project's own exported JavaScript, as it stands.

The modules of the equations, of Eq. 9c as the paper prints it and of the solvers' parameters are put into the page
verbatim. `tables` says which function is which equation and takes what, and holds the solvers' scripts with the names
of their parameters.

The torque in a wall, place by place, is computed beforehand: a table over its width.

Key results: `modules` (JavaScript text), `tables` (data for the page's script).
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from string import Template
from typing import Any

import numpy as np
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import THEORY
from derive.core.equation import Derivation, Equation
from derive.export.code import equation_code
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.solvers import SOLVERS
from verify.cheng_niu.fermi_wall import LENGTH, XI, fermi_wall
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.solvers.equations import MOTIONS

EXACT = "x.response"
WALL = tuple(f"x.wall-{name}" for name in ("velocity", "width", "motion", "turning", "breakdown"))
LABELS = (EXACT, "9a", "9b", "9c", "11a", "11b", "11c", "17", "x.u", "x.eta", "x.beta", *WALL)
"""The equations that the explorer evaluates."""

INPUTS = (c.P, c.j_e, c.xi, c.M_s, c.n_0, c.alpha, c.gamma)
"""What a solver's parameters are functions of, in this order."""

_FUNCTION = re.compile(r"^export function (\w+)\(", re.MULTILINE)


def modules(chain: Derivation) -> str:
    """The exported modules, one after the other."""
    return "\n".join(source for _, source in _sources(chain).values())


def tables(chain: Derivation) -> dict[str, Any]:
    """Function and arguments of each equation, constants, and the solvers that JavaScript can be exported for."""
    names = {label: (_name(source), e.args) for label, (e, source) in _sources(chain).items()}
    return {
        "equations": {label: {"name": name, "args": [a.name for a in args]} for label, (name, args) in names.items()},
        "solvers": [{**_about(solver), "function": names[_label(solver)][0]} for solver, _ in _scripted()],
        "gamma": repr(GAMMA),
        "inputs": [s.name for s in INPUTS],
        "constants": {symbol.name: value for symbol, value in c.CONSTANTS.items()},
        "crossing": _crossings(),
    }


def _crossings() -> dict[str, Any]:
    """The torque of all electrons in walls of many widths, from -5 to 5 widths, beside the local one; unit in nm."""
    walls = {width: fermi_wall(width, XI, per_width=16, reach=8) for width in np.geomspace(0.5, 20, 33).tolist()}
    some = next(iter(walls.values()))
    seen = np.flatnonzero(np.abs(some.place) <= 5)[::2]

    def rows(*parts: Any) -> list[list[float]]:
        return [np.round(part[seen], 4).tolist() for part in parts]

    return {
        "xi": XI,
        "unit": LENGTH * 1e9,
        "place": some.place[seen].tolist(),
        "local": rows(*some.local),
        "walls": [
            {"width": width, "felt": wall.felt, "worst": wall.worst, "parts": rows(wall.adiabatic, wall.nonadiabatic)}
            for width, wall in walls.items()
        ],
    }


@cache
def _sources(chain: Derivation) -> dict[str, tuple[Equation, str]]:
    wanted = [
        *(chain[label] for label in LABELS),
        _printed("9c", chain),
        *(parameters for _, parameters in _scripted()),
    ]
    return {equation.label: (equation, equation_code(equation, "javascript")) for equation in wanted}


def _printed(label: str, chain: Derivation) -> Equation:
    """An equation as the paper prints it, a function of the same arguments."""
    (value,) = PRINT[label].body
    derived = chain[label]
    return THEORY.stated(f"{label}.printed", f"{derived.title}, as printed", derived.lhs, value, derived.args)


@cache
def _scripted() -> tuple[tuple[Solver, Equation], ...]:
    """The solvers whose script needs nothing but parameters, and these, where they have a JavaScript spelling."""
    found = []
    for solver in (SOLVERS[name] for name in MOTIONS):
        if set(Template(solver.script).get_identifiers()) <= set(solver.values):
            with suppress(ValueError):
                equation_code(parameters := _parameters(solver), "javascript")
                found.append((solver, parameters))
    return tuple(found)


def _parameters(solver: Solver) -> Equation:
    """A solver's parameters as one equation of the physical inputs."""
    derived, constants = c.coefficients(), {s: sp.Float(value) for s, value in c.CONSTANTS.items()}
    values = [v.xreplace(derived).xreplace(derived).xreplace(constants) for v in solver.values.values()]
    title = f"parameters of {solver.title}"
    return THEORY.stated(_label(solver), title, q.P, sp.ImmutableMatrix(values), INPUTS)


def _label(solver: Solver) -> str:
    return f"x.solver.{solver.name}"


def _about(solver: Solver) -> dict[str, Any]:
    return {
        "name": solver.name,
        "title": solver.title,
        "parameters": list(solver.values),
        "script": solver.script,
        "notes": [solver.sign, *solver.cannot, *solver.notes],
    }


def _name(source: str) -> str:
    found = _FUNCTION.search(source)
    if found is None:
        raise ValueError("the exported module has no function")
    return found[1]
