"""A case as a folder: the solver's script, the check, the numbers it expects, and how it is run.

Key results: `case_files` (file name -> text).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from inspect import getsource
from math import cosh, tanh
from string import Template
from typing import Any

from derive.micromagnetics.cases import check
from derive.micromagnetics.cases.track import REASON, TOLERANCE, WallCase, held, wall_case
from derive.micromagnetics.conversion import Conversion
from derive.micromagnetics.mapping import Writing
from derive.micromagnetics.solvers import SOLVERS
from derive.micromagnetics.walls import Wall


def case_files(
    evolvers: Sequence[Conversion], *, A: float | None, K: float | None, K_perp: float | None
) -> dict[str, str]:
    """The files of a moving wall's folder, for the first evolver that has one; A in J/m, K and K_perp in J/m^3.

    K_perp is taken from the limit where it is left out. ValueError, one line, where no steady motion can be shown.
    """
    for found in evolvers:
        if found.solver.writing is not None:
            break
    else:
        raise ValueError(f"no case is written for {evolvers[0].solver.family}; {_written()}")
    if A is None or K is None:
        raise ValueError("a wall needs --A and --K, or --material")
    shared = {name: getattr(found.inputs, name) for name in ("Ms", "alpha", "xi", "gamma")}
    u = found.coefficients["u"]
    wall = Wall(**shared, A=A, K=K, K_perp=K_perp or 0.0, eta=found.coefficients["eta"])
    case = wall_case(held(wall, u) if K_perp is None else wall, u)
    return _files(found, case, found.solver.writing)


def _written() -> str:
    return f"there is one for {', '.join(name for name, solver in SOLVERS.items() if solver.writing)}"


def _files(found: Conversion, case: WallCase, writing: Writing) -> dict[str, str]:
    """The files of the folder."""
    numbers = _numbers(found, case) | {"block": found.script}
    texts = {name: Template(text).substitute(numbers) for name, text in writing.script.items()}
    if any("start.ovf" in text for text in texts.values()):
        texts["start.ovf"] = _start(case)
    expected = {
        "solver": found.solver.name,
        "file": writing.file,
        "columns": writing.columns,
        "time_unit": writing.second,
        "step": case.duration / case.samples / writing.second,
        "duration": case.duration,
        "length": case.cells * case.dx,
        "inside": 1 - 4 * case.width / (case.cells * case.dx),
        "expected": {"velocity (m/s)": case.velocity, "angle (rad)": case.angle},
        "tolerance": TOLERANCE,
    }
    source = getsource(check)
    readme = _readme(found, case, writing)
    return {**texts, "case.json": json.dumps(expected, indent=1) + "\n", "check.py": source, "README.txt": readme}


def _numbers(found: Conversion, case: WallCase) -> dict[str, Any]:
    """Everything that a script may name, as text."""
    numbers = {name: getattr(case, name) for name in ("cells", "dx", "start", "duration", "samples", "width")}
    wall = {name: getattr(case.wall, name) for name in ("A", "K", "K_perp")}
    made = {"length": case.cells * case.dx, "step": case.duration / case.samples, "Ms": found.inputs.Ms}
    return {name: repr(value) for name, value in {**made, **wall, **numbers, **found.parameters}.items()}


def _start(case: WallCase) -> str:
    """The wall at rest as an OVF file in text."""
    head = {"Title": "wall", "meshtype": "rectangular", "meshunit": "m", "valueunits": "1 1 1", "valuedim": 3}
    head |= {"valuelabels": "m_x m_y m_z", "xnodes": case.cells, "ynodes": 1, "znodes": 1}
    for axis, size in (("x", case.cells * case.dx), ("y", case.dx), ("z", case.dx)):
        head |= {f"{axis}min": 0.0, f"{axis}max": size, f"{axis}base": case.dx / 2, f"{axis}stepsize": case.dx}
    places = [((i + 0.5) * case.dx - case.start) / case.width for i in range(case.cells)]
    rows = [f"0 {1 / cosh(min(abs(x), 700.0)):.16g} {tanh(x):.16g}" for x in places]
    lines = [f"# {name}: {value}" for name, value in head.items()]
    lines = ["# OOMMF OVF 2.0", "# Segment count: 1", "# Begin: Segment", "# Begin: Header", *lines, "# End: Header"]
    return "\n".join([*lines, "# Begin: Data Text", *rows, "# End: Data Text", "# End: Segment"]) + "\n"


def _readme(found: Conversion, case: WallCase, writing: Writing) -> str:
    given = ", ".join(f"{name} = {value:g}" for name, value in found.inputs.numbers().items())
    wall = ", ".join(f"{name} = {getattr(case.wall, name):g}" for name in ("A", "K", "K_perp"))
    return (
        f"A wall under a current, for {found.solver.title}, written for {found.solver.version}.\n"
        f"Made from (SI units) {given}, {wall}.\n\n"
        f"Run:    {writing.run}\nCheck:  python check.py\n\n"
        f"{case.cells} cells of {case.dx:.4g} m along x, {case.duration:.4g} s from rest.\n"
        f"In its last third: {case.velocity:.6g} m/s along x, with the plane of the wall at {case.angle:.6g} rad.\n"
        f"Tolerance {REASON}.\n"
    )
