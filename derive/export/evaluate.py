"""A routine evaluated on NumPy arrays, in blocks that stay in cache.

Of a choice the second list is computed at all points, the first only at those where it holds: it is the rarer and the
longer one.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import sympy as sp

from derive.export.code.program import Assign, Choice, Routine, Statement

BLOCK = 8192
"""Points evaluated at a time: their intermediate results stay in the second-level cache."""

Values = dict[Any, Any]


def on_arrays(args: tuple[Any, ...], routine: Routine) -> Callable[..., Any]:
    """The routine as a function of arrays of doubles that broadcast; it returns one row for each result."""
    evaluate, size = on_block(args, routine), sum(map(len, routine.rows))

    def function(*arrays: Any) -> Any:
        common = np.broadcast_shapes(*(a.shape for a in arrays))
        whole = [a.reshape(-1)[0] if a.size == 1 else np.broadcast_to(a, common).reshape(-1) for a in arrays]
        found = np.empty((size, int(np.prod(common))))
        for low in range(0, found.shape[1], BLOCK):
            block = slice(low, low + BLOCK)
            evaluate([x[block] if np.ndim(x) else x for x in whole], found[:, block])
        return found.reshape(size, *common)

    return function


def on_block(args: tuple[Any, ...], routine: Routine) -> Callable[[Any, Any], None]:
    """The routine as a function that takes the arguments, numbers or arrays of one length, and fills rows."""
    steps = list(_grouped(routine))
    results = _Lambda([e for row in routine.rows for e in row])
    # The square of a phase that a choice looks at may overflow where the results do not.
    muted: Any = {"over": "ignore"} if len(steps) > 1 else {}

    def function(given: Any, found: Any) -> None:
        values = dict(zip(args, given, strict=True))
        with np.errstate(**muted):
            for targets, step in steps:
                values.update(zip(targets, step(values), strict=True))
        for row, result in zip(found, results(values), strict=True):
            row[...] = result

    return function


def _grouped(routine: Routine) -> Iterator[tuple[Any, Callable[[Values], list[Any]]]]:
    """The choices one by one, and between them the assignments in groups: what each assigns, and how."""
    assigns: list[Assign] = []
    for statement in (*with_tangent(routine).statements, None):
        if isinstance(statement, Assign):
            assigns.append(statement)
            continue
        targets = [a.symbol for a in assigns]
        yield targets, _Lambda(targets, tuple(assigns))
        assigns = []
        if statement is not None:
            yield statement.results, _choice(statement)


def with_tangent(routine: Routine) -> Routine:
    """With sin x = s and sin^2(x/2) = h s/2 from h = tan(x/2): two sines take up to six times as long as a tangent."""
    sines = {sine for a in routine.statements if isinstance(a, Assign) for sine in a.value.atoms(sp.sin)}
    found: list[Statement] = []
    values: Values = {}
    for statement in routine.statements:
        if isinstance(statement, Assign):
            for half in statement.value.atoms(sp.sin):
                whole = sp.sin(2 * half.args[0])
                if whole in sines and whole not in values:
                    h, s = sp.symbols("h s", real=True, cls=sp.Dummy)
                    found += [Assign(h, sp.tan(half.args[0])), Assign(s, 2 * h / (1 + h**2))]
                    values |= {half**2: h * s / 2, whole: s}
            statement = Assign(statement.symbol, statement.value.xreplace(values))
        found.append(statement)
    return replace(routine, statements=tuple(found))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Lambda:
    """Expressions after assignments, compiled for NumPy."""

    def __init__(self, results: Any, assigns: tuple[Assign, ...] = ()) -> None:
        own = [a.symbol for a in assigns]
        used = set().union(*(e.free_symbols for e in (*results, *(a.value for a in assigns)))) - set(own)
        self.given = sorted(used, key=lambda s: str(s.name))
        # They are called v0, v1, ... there, so that no name hides a function.
        safe = {s: sp.Symbol(f"v{i}", **s.assumptions0) for i, s in enumerate((*self.given, *own))}
        named = [(safe[a.symbol], a.value.xreplace(safe)) for a in assigns]
        results = [e.xreplace(safe) for e in results]
        # The module itself: for its name SymPy imports all that NumPy has.
        given = [safe[s] for s in self.given]
        self._call = sp.lambdify(given, results, np, cse=lambda e: (named, e), docstring_limit=0)

    def __call__(self, values: Values, where: Any = ...) -> list[Any]:
        """The results, at the points `where`."""
        return list(self._call(*(values[s][where] if np.ndim(values[s]) else values[s] for s in self.given)))


def _choice(choice: Choice) -> Callable[[Values], list[Any]]:
    condition = _Lambda([choice.value, choice.bound])
    below, above = _Lambda(choice.results, choice.below), _Lambda(choice.results, choice.above)

    def found(values: Values) -> list[Any]:
        chosen = np.less(*condition(values))
        if chosen.all():
            return below(values)
        with np.errstate(all="ignore"):  # also where the first list will be taken
            rows = above(values)
        where = np.flatnonzero(chosen)
        if where.size:
            rows = [np.array(np.broadcast_to(row, chosen.shape)) for row in rows]
            for row, part in zip(rows, below(values, where), strict=True):
                row[where] = part
        return rows

    return found
