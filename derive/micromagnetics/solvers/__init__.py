"""All solvers for which there is a mapping, by name and by family: every file of this folder with its `SOLVERS`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from derive.micromagnetics.mapping import Solver, plain

SOLVERS: dict[str, Solver] = {
    solver.name: solver
    for module in sorted(found.name for found in iter_modules(__path__))
    for solver in import_module(f"derive.micromagnetics.solvers.{module}").SOLVERS
}

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(solver.family for solver in SOLVERS.values()))


def named(name: str) -> tuple[Solver, ...]:
    """The solvers of a family, or the one of that name, in any spelling; ValueError for an unknown one."""
    asked = plain(name)
    for solver in SOLVERS.values():
        if asked in map(plain, (solver.name, *solver.aliases)) and asked not in map(plain, FAMILIES):
            return (solver,)
    family = tuple(solver for solver in SOLVERS.values() if plain(solver.family) == asked)
    if not family:
        others = [s for s in SOLVERS if s not in FAMILIES]
        raise ValueError(f"unknown solver {name!r}; known: {', '.join(FAMILIES)} ({', '.join(others)})")
    return family
