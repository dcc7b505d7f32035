"""A conversion as text (a script of the solver, everything else in comments) and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from derive.micromagnetics.checks import WIDTH as WALL_WIDTH
from derive.micromagnetics.conversion import Conversion
from derive.micromagnetics.inputs import UNITS
from derive.micromagnetics.recovery import Recovery
from derive.micromagnetics.scripts.reading import Reading, Stage
from derive.micromagnetics.scripts.timed import shown
from derive.terminal import plain

WIDTH = 116
"""Columns of a comment, with its leader at most 120."""

_UNITS = {
    **dict.fromkeys(("eta", "alpha_tilde", "xi", "alpha"), "1"),
    **dict.fromkeys(("u", "u_over_1_plus_eta"), "m/s"),
    **dict.fromkeys(("gamma_tilde", "gamma"), "rad/(T s)"),
    **dict.fromkeys(("P_je", "P_je_own"), "A/m^2"),
}
_MEANING = {"P_je": "by this paper's u, with 1/(1+xi^2)", "P_je_own": "by the solver's own convention"}


def annotated(conversion: Conversion) -> str:
    """The snippet between comments: what it was made from above, the table below."""
    above, below = (
        [f"{conversion.solver.comment} {line}".rstrip() for line in part(conversion)] for part in (_head, _table)
    )
    return "\n".join([*above, "", conversion.script.rstrip("\n"), "", *below]) + "\n"


def _head(conversion: Conversion) -> Iterator[str]:
    solver, check = conversion.solver, conversion.check
    yield f"{solver.title}: Eqs. 16 and 17 of Cheng & Niu, Phys. Rev. B 88, 024422 (2013)"
    yield from _hanging("written for", solver.version)
    yield from _hanging("inputs", _listed(conversion.inputs.numbers(), UNITS, digits=6))
    yield from _hanging("derived", _listed(conversion.coefficients, _UNITS))
    if conversion.current is not None:
        yield from _hanging("current", conversion.current.says + _cells(conversion))
    yield from _hanging("sign", solver.sign)
    yield "self-check:" if conversion.current is None else "self-check, of the constant current je along x:"
    rate = ", ".join(f"{r:.9g}" for r in check.rate)
    yield from _hanging("  wall centre", f"m = y, dm/dx = z/({WALL_WIDTH * 1e9:g} nm), no field: dm/dt = ({rate}) 1/s")
    yield from _hanging("  moving wall", check.motion.sentence)
    yield from _hanging("  steady motion", check.condition)


def _cells(conversion: Conversion) -> str:
    cells = conversion.current.cells if conversion.current is not None else ()
    return f" ({' x '.join(map(str, cells))} cells; the mesh must have the same)" if cells else ""


def _unit(unit: str) -> str:
    return "" if unit == "1" else unit


def _listed(numbers: Mapping[str, float], units: Mapping[str, str], digits: int = 9) -> str:
    return ", ".join(f"{name} = {value:.{digits}g} {_unit(units[name])}".strip() for name, value in numbers.items())


def _valued(numbers: Mapping[str, float], units: Mapping[str, str]) -> dict[str, Any]:
    return {name: {"value": value, "unit": units[name]} for name, value in numbers.items()}


def _own_units(recovery: Recovery) -> dict[str, str]:
    return {name: parameter.unit for name, parameter in recovery.solver.accepts.items()}


def _hanging(name: str, text: str) -> list[str]:
    """`name: text`, wrapped under the text."""
    head = f"{name}: "
    return wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False)


def _table(conversion: Conversion) -> Iterator[str]:
    """One row a parameter: value, how it follows, what it avoids; then what the solver cannot express."""
    head = ("parameter", "value", "follows from Eqs. 16 and 17", "avoids")
    yield from _row(*head)
    yield from _row(*("-" * len(name) for name in head))
    for parameter in conversion.solver.sets:
        value = f"{conversion.parameters[parameter.name]:.9g} {_unit(parameter.unit)}"
        yield from _row(parameter.name, value, parameter.how, parameter.pitfall)
    for line in conversion.solver.cannot:
        yield from _hanging("cannot express", line)
    for line in conversion.solver.notes:
        yield from _hanging("note", line)


def _row(*cells: str) -> Iterator[str]:
    widths = (16, 24, 36, 36)
    columns = [wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield " ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()


def recovered(recovery: Recovery) -> str:
    """What the parameters of a solver say, for a reader."""
    lines = [f"{recovery.solver.title}, written for {recovery.solver.version}"]
    lines += _hanging("from", _listed(recovery.parameters, _own_units(recovery), digits=6))
    return "\n".join([*lines, *_said(recovery)]) + "\n"


def _said(recovery: Recovery) -> Iterator[str]:
    """The numbers, what Eq. 16 says beside them, and what would give that."""
    for name, value in recovery.found.items():
        meaning = f" ({_MEANING[name]})" if name in _MEANING else ""
        yield f"{name:18}= {value:.9g} {_unit(_UNITS[name])}".rstrip() + meaning
    if recovery.direction != (1.0, 0.0, 0.0):
        yield from _hanging("direction", f"u, and P j, along {_vector(recovery.direction)}")
    yield f"{'':18}  {'what your script does':24}| what Eq. 16 says"
    for name, says in recovery.says.items():
        does = recovery.found.get(name)
        shown = "not determined" if does is None else f"{does:.9g}"
        if does is not None and says and abs(does / says - 1) > 1e-9:
            shown += f" ({(does / says - 1) * 100:+.3g} %)"
        yield f"{name:18}  {shown:24}| {says:.9g} {_unit(_UNITS[name])}".rstrip()
    own = recovery.solver.own_u
    yield from _hanging("Eq. 16 for", f"P j by the solver's own convention ({own}), and xi, damping and gamma as given")
    yield from _hanging("to reproduce Eq. 16", _listed(recovery.reproduces, _own_units(recovery)))
    for line in recovery.undetermined:
        yield from _hanging("left undetermined", line)
    yield from _hanging("sign", recovery.solver.sign)


def _vector(numbers: Iterable[float]) -> str:
    return f"({', '.join(f'{x:.9g}' for x in numbers)})"


def script_text(reading: Reading, name: str, at: float | None = None) -> str:
    """What a script says, for a reader: where each parameter stands, u at a time (s), and then as for `recovered`."""
    lines = [f"{reading.solver.title}, written for {reading.solver.version}", f"read from {name}, which was not run"]
    for stage in reading.stages:
        lines += ["", f"until line {stage.line}:" if stage.line else "at the end:"]
        lines += _places(stage)
        size = stage.recovery.found.get("u_over_1_plus_eta")
        if size is not None:
            lines.append(f"u/(1+eta) = {_vector(x * size + 0.0 for x in stage.recovery.direction)} m/s")
        if at is not None:
            there = stage.torque(at)
            lines.append(f"u/(1+eta) at t = {at:g} s: {_vector(there) + ' m/s' if there else 'no value'}")
        if stage.shape:
            lines += _hanging("times, by component", "; ".join(s or "1" for s in stage.shape))
        lines += _said(stage.recovery)
    lines += [line for text in reading.unread[:20] for line in _hanging("not read", text)]
    return "\n".join(map(plain, lines)) + "\n"


def _places(stage: Stage) -> Iterator[str]:
    """A line for each parameter: where it stands, and its value there."""
    accepts = stage.recovery.solver.accepts
    for key in dict.fromkeys((*stage.recovery.parameters, *stage.found)):
        place, value = "default", stage.recovery.parameters.get(key)
        if key in stage.found:
            place, value = f"line {stage.found[key].line}", stage.found[key].value
        elif value != getattr(accepts[key], "default", None):
            place = "follows"
        text = f"{value:.9g}" if isinstance(value, float) else shown(value)
        yield f"{place:10} {key} = {text} {_unit(accepts[key].unit) if key in accepts else ''}".rstrip()


def read_data(reading: Reading, at: float | None = None) -> dict[str, Any]:
    """A reading as JSON-able data: the first stage with a current as for `recovered_data`, and all stages."""
    stages = [
        {
            **recovered_data(stage.recovery),
            "until_line": stage.line or None,
            "lines": {name: found.line for name, found in stage.found.items()},
            "shape": list(stage.shape),
            "u_over_1_plus_eta_at": None if at is None else {"t": at, "value": stage.torque(at)},
        }
        for stage in reading.stages
    ]
    rest = {"warnings": list(reading.warnings), "unread": list(reading.unread)}
    return {**stages[0], "stages": stages, **rest}


def as_data(conversion: Conversion) -> dict[str, Any]:
    """A conversion as JSON-able data; units beside every number."""
    solver, check = conversion.solver, conversion.check
    rows = [
        {"name": p.name, "value": value, "unit": p.unit, "how": p.how, "avoids": p.pitfall or None}
        for p, value in zip(solver.sets, conversion.parameters.values(), strict=True)
    ]
    return {
        "solver": solver.name,
        "title": solver.title,
        "version": solver.version,
        "inputs": _valued(conversion.inputs.numbers(), UNITS),
        "derived": _valued(conversion.coefficients, _UNITS),
        "parameters": rows,
        "sign": solver.sign,
        "cannot": list(solver.cannot),
        "notes": list(solver.notes),
        "self_check": {"rate": list(check.rate), "velocity": check.velocity, "condition": check.condition},
        "wall": check.motion.as_dict(),
        "script": conversion.script,
        "current": conversion.current.says if conversion.current is not None else None,
        "warnings": list(conversion.warnings),
    }


def recovered_data(recovery: Recovery) -> dict[str, Any]:
    """A recovery as JSON-able data."""
    units = _own_units(recovery)
    return {
        "solver": recovery.solver.name,
        "parameters": _valued(recovery.parameters, units),
        "found": _valued(recovery.found, _UNITS),
        "direction": list(recovery.direction),
        "eq16": _valued(recovery.says, _UNITS),
        "reproduces": _valued(recovery.reproduces, units),
        "undetermined": list(recovery.undetermined),
        "warnings": list(recovery.warnings),
    }
