"""All solvers for which there is a mapping, by name and by family: every file of this folder with its `SOLVER`.

A file is called by its family, with the evolver after it where there are several: oommf_spinxfer. So the families are
known at once; the records are read when `SOLVERS` is first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.micromagnetics.mapping import Solver

    SOLVERS: dict[str, Solver]

_FILES = sorted(found.name for found in iter_modules(__path__))

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(name.partition("_")[0] for name in _FILES))


def __getattr__(name: str) -> Any:
    if name == "SOLVERS":
        return _solvers()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _solvers() -> dict[str, Solver]:
    """The records by name."""
    modules = (import_module(f"derive.micromagnetics.solvers.{name}") for name in _FILES)
    return {module.SOLVER.name: module.SOLVER for module in modules}


def named(name: str) -> tuple[Solver, ...]:
    """The solvers of a family, or the one of that name, in any spelling; ValueError for an unknown one."""
    from derive.micromagnetics.mapping import plain

    asked, solvers = plain(name), _solvers().values()
    for solver in solvers:
        if asked in map(plain, (solver.name, *solver.aliases)) and asked not in map(plain, FAMILIES):
            return (solver,)
    family = tuple(solver for solver in solvers if plain(solver.family) == asked)
    if not family:
        others = [s.name for s in solvers if s.name not in FAMILIES]
        raise ValueError(f"unknown solver {name!r}; known: {', '.join(FAMILIES)} ({', '.join(others)})")
    return family
