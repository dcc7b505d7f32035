"""All solvers for which there is a mapping, by name and by family."""

from __future__ import annotations

from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.solvers import mumax, oommf, python_solvers, spirit

SOLVERS: dict[str, Solver] = {
    solver.name: solver for solver in (*mumax.SOLVERS, *oommf.SOLVERS, *python_solvers.SOLVERS, *spirit.SOLVERS)
}

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(solver.family for solver in SOLVERS.values()))


def named(name: str) -> tuple[Solver, ...]:
    """The solvers of a family, or the one of that name; ValueError for an unknown one."""
    if name in SOLVERS:
        return (SOLVERS[name],)
    family = tuple(solver for solver in SOLVERS.values() if solver.family == name)
    if not family:
        others = [s for s in SOLVERS if s not in FAMILIES]
        raise ValueError(f"unknown solver {name!r}; known: {', '.join(FAMILIES)} ({', '.join(others)})")
    return family
