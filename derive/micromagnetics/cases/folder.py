"""A case as a folder: the solver's script, the check, the numbers it expects, and how it is run.

Key results: `wall_files`, `vortex_files` (file name -> text).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from inspect import getsource
from math import cosh, tanh
from pathlib import Path
from string import Template
from typing import Any

from derive.micromagnetics.cases import check, vortex
from derive.micromagnetics.cases.track import REASON, TOLERANCE, WallCase, held, wall_case
from derive.micromagnetics.conversion import Conversion, convert
from derive.micromagnetics.mapping import Writing
from derive.micromagnetics.solvers import SOLVERS
from derive.micromagnetics.walls import Wall


def wall_files(
    evolvers: Sequence[Conversion], *, A: float | None, K: float | None, K_perp: float | None
) -> dict[str, str]:
    """The files of a moving wall's folder, for the first evolver that has one; A in J/m, K and K_perp in J/m^3.

    K_perp is taken from the limit where it is left out. ValueError, one line, where no steady motion can be shown.
    """
    found, writing = _first(evolvers, "wall")
    if A is None or K is None:
        raise ValueError("a wall needs --A and --K, or --material")
    shared = {name: getattr(found.inputs, name) for name in ("Ms", "alpha", "xi", "gamma")}
    u = found.coefficients["u"]
    wall = Wall(**shared, A=A, K=K, K_perp=K_perp or 0.0, eta=found.coefficients["eta"])
    case = wall_case(held(wall, u) if K_perp is None else wall, u)
    numbers = {name: getattr(case, name) for name in ("dx", "start", "duration", "samples", "width")}
    numbers |= {name: getattr(case.wall, name) for name in ("A", "K", "K_perp")}
    numbers |= {"nx": case.cells, "ny": 1, "nz": 1, "length": case.cells * case.dx, "height": case.dx}
    expected = {
        "length": case.cells * case.dx,
        "inside": 1 - 4 * case.width / (case.cells * case.dx),
        "expected": {"velocity (m/s)": case.velocity, "angle (rad)": case.angle},
        "tolerance": TOLERANCE,
    }
    made = ", ".join(f"{name} = {numbers[name]:g}" for name in ("A", "K", "K_perp"))
    said = (
        f"{case.cells} cells of {case.dx:.4g} m along x, {case.duration:.4g} s from rest.\n"
        f"In its last third: {case.velocity:.6g} m/s along x, with the plane of the wall at {case.angle:.6g} rad.\n"
        f"Tolerance {REASON}.\n"
    )
    about = f"A wall under a current, for {found.solver.title}, written for {found.solver.version}.\n"
    about += f"Made from (SI units) {_listed(found)}, {made}.\n"
    return _files(found, writing, "wall", numbers, _start(case), expected, (about, said))


def vortex_files(to: str) -> dict[str, str]:
    """The files of standard problem 5 for the first evolver of a solver or family that has it."""
    found, writing = _first(convert(to, **vortex.PROBLEM), "vortex")
    numbers = {**vortex.MESH, "duration": vortex.DURATION, "samples": vortex.SAMPLES}
    start = Path(__file__).with_name("vortex.ovf").read_text(encoding="ascii")
    expected = {"expected": vortex.expected(writing.half), "tolerance": vortex.TOLERANCE}
    about = f"muMAG's standard problem 5, for {found.solver.title}, written for {found.solver.version}.\n"
    about += f"Its numbers (SI units) are {_listed(found)}, A = {vortex.MESH['A']:g}.\n"
    return _files(found, writing, "vortex", numbers, start, expected, (about, vortex.SAYS))


def _listed(found: Conversion) -> str:
    return ", ".join(f"{name} = {value:g}" for name, value in found.inputs.numbers().items())


def _first(evolvers: Sequence[Conversion], case: str) -> tuple[Conversion, Writing]:
    """The first evolver for which a case is written; ValueError where none is."""
    for found in evolvers:
        if found.solver.writing is not None and getattr(found.solver.writing, case):
            return found, found.solver.writing
    names = [name for name, solver in SOLVERS.items() if solver.writing and getattr(solver.writing, case)]
    asked = " or ".join(found.solver.name for found in evolvers)
    raise ValueError(f"no case {case} is written for {asked}; there is one for {', '.join(names)}")


def _files(
    found: Conversion,
    writing: Writing,
    case: str,
    numbers: Mapping[str, Any],
    start: str,
    expected: Mapping[str, Any],
    words: tuple[str, str],
) -> dict[str, str]:
    """The files of the folder; `numbers` are those of the case, `words` of README.txt before and after the commands."""
    step = numbers["duration"] / numbers["samples"]
    given = {**numbers, "step": step, "Ms": found.inputs.Ms, "cells": numbers["nx"], **found.parameters}
    texts = {name: repr(value) for name, value in given.items()} | {"block": found.script, "case": case}
    run, file, script = (
        Template(text).substitute(texts) for text in (writing.run, writing.file, getattr(writing, case))
    )
    files = {run.split()[-1]: script, "check.py": getsource(check)}
    if "start.ovf" in script:
        files["start.ovf"] = start
    output: dict[str, Any] = {"solver": found.solver.name, "case": case, "file": file, "columns": writing.columns}
    output |= {"time_unit": writing.second, "step": step / writing.second, "duration": numbers["duration"]}
    files["case.json"] = json.dumps(output | dict(expected), indent=1) + "\n"
    files["README.txt"] = f"{words[0]}\nRun:    {run}\nCheck:  python check.py\n\n{words[1]}"
    return files


def _start(case: WallCase) -> str:
    """The wall at rest as an OVF file in text."""
    places = [((i + 0.5) * case.dx - case.start) / case.width for i in range(case.cells)]
    rows = (f"0 {1 / cosh(min(abs(x), 700.0)):.16g} {tanh(x):.16g}" for x in places)
    return ovf((case.cells, 1, 1), case.dx, rows)


def ovf(cells: tuple[int, int, int], size: float, rows: Iterable[str]) -> str:
    """Unit vectors as an OVF file in text; cubes of `size` (m), a row a cell, x fastest."""
    head = {"Title": "m", "meshtype": "rectangular", "meshunit": "m", "valueunits": "1 1 1", "valuedim": 3}
    head |= {"valuelabels": "m_x m_y m_z"}
    for axis, count in zip("xyz", cells, strict=True):
        head |= {f"{axis}nodes": count, f"{axis}min": 0.0, f"{axis}max": count * size}
        head |= {f"{axis}base": size / 2, f"{axis}stepsize": size}
    lines = [f"# {name}: {value}" for name, value in head.items()]
    lines = ["# OOMMF OVF 2.0", "# Segment count: 1", "# Begin: Segment", "# Begin: Header", *lines, "# End: Header"]
    return "\n".join([*lines, "# Begin: Data Text", *rows, "# End: Data Text", "# End: Segment"]) + "\n"
