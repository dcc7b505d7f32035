"""What is u in my code? One entry a solver: its words, its sign and its factors, with a worked number.

All but the words is computed from the records: which factors the solver applies itself follows from what it reads, and
the worked number is the torque that P and j_e give where they are put in as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import sympy as sp

from derive.micromagnetics import terms as c
from derive.micromagnetics.coefficients import exact
from derive.micromagnetics.currents.current import Current
from derive.micromagnetics.currents.drives import refusal
from derive.micromagnetics.currents.profiles import expression
from derive.micromagnetics.inputs import Inputs
from derive.micromagnetics.mapping import Parameter, Solver
from derive.micromagnetics.solvers import SOLVERS

EXAMPLE = Inputs(P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)
"""The worked number's material and current."""
_WAYS = {
    "any direction": Current(direction=(0.6, 0.8, 0.0)),
    "in time": Current(time=expression("t", ("t",), "")),
    "by region": Current(regions={"1": 1.0}),
    "in space": Current(space=expression("x", ("x",), "")),
    "an OVF field": Current(file="j.ovf"),
}


def table() -> str:
    """The whole table."""
    values = c.numbers(EXAMPLE)
    right = values[c.u.text] / (1 + values[c.eta.text])
    given = ", ".join(f"{name} = {value:g}" for name, value in EXAMPLE.numbers().items())
    head = f"Worked number: for {given} (SI) Eq. 16 has u/(1+eta) = {right:.6g} m/s in front of (d/dx)m."
    lines = ["What is u in my code?", "", *wrap(head, 100)]
    for solver in SOLVERS.values():
        lines += ["", *wrap(f"{solver.name}: {solver.title}; {solver.version}", 100)]
        for name, text in _entry(solver, values, right):
            lines += wrap(text, 100, initial_indent=f"  {name:10}", subsequent_indent=" " * 12, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def _entry(solver: Solver, values: dict[str, float], right: float) -> Iterator[tuple[str, str]]:
    with_P = [p for p in solver.sets if c.P.text in p.value.names]
    alone = [p.name for p in with_P if not {c.j_e.text, c.xi.text} & p.value.names]
    polarization = next(iter([*alone, *(p.name for p in with_P)]), None)
    symbols = solver.reads["xi"].names
    mixing = next(p.name for p in solver.sets if p.symbol.text in symbols and p.name != polarization)
    roles = {"current": solver.current, "P": polarization, "beta": mixing}
    torque = solver.reads["torque"]
    yield "u", solver.own_u
    for role, name in roles.items():
        found = next((p for p in solver.sets if p.name == name), None)
        yield role, _parameter(found) if found else "no parameter of its own"
    yield "sign", solver.sign
    reasons = {way: refusal(solver.drive, flow) for way, flow in _WAYS.items()}
    yield "takes", ", ".join(way for way, reason in reasons.items() if not reason) or "a constant current along x"
    for reason in dict.fromkeys(filter(None, reasons.values())):
        yield "not", f"{', '.join(way for way, found in reasons.items() if found == reason)}: {reason}"
    divides = sp.fraction(sp.together(exact(torque)))[1].has(*(exact(p.symbol) for p in solver.sets if p.value == c.xi))
    yield "1+xi^2", "the solver divides by it" if divides else "the solver does not divide by it"
    gamma = next(p for p in solver.sets if p.symbol.text in solver.reads["gamma_t"].names)
    within = gamma.symbol.text in torque.names
    yield "1+eta", f"comes in by {gamma.name}, which scales the torque" if within else f"goes into {solver.scales[0]}"
    naive = _naive(solver, values)
    off = f"{naive:.6g} m/s with P and j_e as they are ({(naive / right - 1) * 100:+.3g} %)"
    yield "worked", f"{off}; right with {_set(solver, values)}"


def _parameter(parameter: Parameter) -> str:
    default = "no default" if parameter.default is None else f"default {parameter.default:g}"
    return f"{parameter.name} ({'no unit' if parameter.unit == '1' else parameter.unit}; {default})"


def _naive(solver: Solver, values: dict[str, float]) -> float:
    """The torque where P j as the solver's users mean it is the paper's, and gamma the bare one; in Eq. 16's sign."""
    torque = solver.reads["torque"]
    own = solver.p_je(torque, ())
    bare = values | {c.gamma_t.text: values[c.gamma.text], c.eta.text: 0.0, c.alpha_t.text: values[c.alpha.text]}
    known = {p.symbol.text: p.value.at(bare) for p in solver.sets} | bare
    return float(torque.at(known) * values[c.P.text] * values[c.j_e.text] / own.at(known))


def _set(solver: Solver, values: dict[str, float]) -> str:
    symbols = solver.reads["torque"].names | solver.reads["xi"].names
    return ", ".join(f"{p.name} = {p.value.at(values):.6g}" for p in solver.sets if p.symbol.text in symbols)
