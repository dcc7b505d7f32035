"""A program: what every language has to say, before it is said in one of them.

A routine takes real numbers and returns real numbers by straight-line assignments and choices between two lists of
them; common subexpressions are computed once. A `Program` is the routine for an equation's right-hand side and the one
for its partial derivatives by all arguments. Emitters (`derive.export.code`) only spell programs out.

Key results: `program` (Equation -> Program), `Program`, `Routine`, `Assign`, `Choice`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sympy as sp

from derive.export.code import stable
from derive.export.code.names import plain
from derive.export.entries import numeric_entries
from derive.export.relaxing import Relaxing, relaxing_precession

AS_DERIVED = (
    "Written as derived: near points where a denominator vanishes digits are lost, and at them the result is no number."
)
"""What is said of a precession for which `stable` has no form."""


@dataclass(frozen=True)
class Assign:
    """symbol = value."""

    symbol: Any
    value: Any


@dataclass(frozen=True)
class Choice:
    """If value < bound the first list, else the second; both assign the same symbols last."""

    value: Any
    bound: Any
    below: tuple[Assign, ...]
    above: tuple[Assign, ...]

    @property
    def results(self) -> tuple[Any, ...]:
        """The symbols that both lists assign: those that live on."""
        other = {a.symbol for a in self.above}
        return tuple(a.symbol for a in self.below if a.symbol in other)


Statement = Assign | Choice


@dataclass(frozen=True)
class Routine:
    """Statements, then the results: one list per row (a scalar has one row of one entry)."""

    statements: tuple[Statement, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Program:
    """An equation as two routines of the same arguments.

    `value` has one entry in each of `size` rows; `gradient` has in row i the derivatives of entry i by the arguments.
    """

    name: str
    equation: Any
    value: Routine
    gradient: Routine
    note: str = ""
    """What a caller must know of the accuracy; empty where every digit holds."""

    @property
    def args(self) -> tuple[Any, ...]:
        """The arguments, in order."""
        return tuple(self.equation.args)

    @property
    def size(self) -> int:
        """How many numbers the equation gives."""
        return len(self.value.rows)


def routine_name(equation: Any) -> str:
    """The name of the routine for an equation, in snake_case: its own, else eq_<label>."""
    own = equation.node.routine
    return plain(own or "eq_" + "".join(c.lower() if c.isalnum() else "_" for c in equation.label))


def program(equation: Any) -> Program:
    """The program of an equation; ValueError (one line) where it is no function of real numbers."""
    return _program(_fixed(equation))


def value_routine(equation: Any) -> Routine:
    """The routine for the right-hand side alone; ValueError (one line) where it is no function of real numbers."""
    return _value(_fixed(equation))


def _fixed(equation: Any) -> Any:
    """The equation as one that can be looked up: a matrix that may still change cannot."""
    if isinstance(equation.rhs, sp.MatrixBase):
        return replace(equation, rhs=equation.rhs.as_immutable())
    return equation


@lru_cache(maxsize=256)
def _program(equation: Any) -> Program:
    entries, _ = numeric_entries(equation)
    name, relaxing, value = routine_name(equation), _relaxing(equation), _value(equation)
    if relaxing is not None:
        return Program(
            name, equation, value, _after(stable.integrals(relaxing), stable.gradient(relaxing, equation.args))
        )
    gradient = _straight([tuple(_signless(e.diff(a)) for a in equation.args) for e in entries])
    return Program(name, equation, value, gradient, AS_DERIVED if equation.node.precession is not None else "")


@lru_cache(maxsize=256)
def _value(equation: Any) -> Routine:
    relaxing = _relaxing(equation)
    if relaxing is None:
        return _straight([(e,) for e in numeric_entries(equation)[0]])
    steps = stable.integrals(relaxing) if relaxing.mean else stable.sums(relaxing)
    return _after(steps, [(e,) for e in stable.value(relaxing)])


def _signless(slope: Any) -> Any:
    """The derivative of |x| as x/|x|, which is no number at zero, where there is none."""
    return slope.replace(sp.sign, lambda x: x / sp.Abs(x))


@lru_cache(maxsize=256)
def _relaxing(equation: Any) -> Relaxing | None:
    """The entries as one relaxing precession or its means; None where they are not, or have no such form."""
    if equation.node.precession is None:
        return None
    time, decay = equation.node.precession
    try:
        return relaxing_precession(numeric_entries(equation)[0], time, decay, equation.node.mean)
    except ValueError:
        return None


def _straight(rows: list[tuple[Any, ...]], before: tuple[Statement, ...] = ()) -> Routine:
    """A routine with common subexpressions computed once."""
    flat = [entry for row in rows for entry in row]
    shared, results = sp.cse(flat, symbols=sp.numbered_symbols("x"), order="canonical")
    found = iter(results)
    return Routine(
        before + tuple(Assign(s, v) for s, v in shared), tuple(tuple(next(found) for _ in row) for row in rows)
    )


def _after(steps: list[Any], rows: list[tuple[Any, ...]]) -> Routine:
    """A routine whose rows use what steps of `stable` give; only what the rows need is computed."""
    before: list[Statement] = []
    for step in steps:
        if len(step) == 4:
            value, bound, below, above = step
            before.append(Choice(value, bound, _assigns(below), _assigns(above)))
        else:
            before.append(Assign(*step))
    return _pruned(_straight(rows, tuple(before)))


def _assigns(pairs: Any) -> tuple[Assign, ...]:
    return tuple(Assign(s, v) for s, v in pairs)


def _pruned(routine: Routine) -> Routine:
    """The routine without assignments that nothing uses."""
    needed = {s for row in routine.rows for e in row for s in e.free_symbols}
    kept: list[Statement] = []
    for statement in reversed(routine.statements):
        if isinstance(statement, Assign):
            if statement.symbol in needed:
                kept.append(statement)
                needed |= statement.value.free_symbols
        elif set(statement.results) & needed:
            below, above = _needed(statement.below, needed), _needed(statement.above, needed)
            kept.append(Choice(statement.value, statement.bound, below, above))
            for assign in below + above:
                needed |= assign.value.free_symbols
            needed |= statement.value.free_symbols
    return Routine(tuple(reversed(kept)), routine.rows)


def _needed(assigns: tuple[Assign, ...], wanted: set[Any]) -> tuple[Assign, ...]:
    """The assignments of one branch that end in a wanted symbol."""
    needed, kept = set(wanted), []
    for assign in reversed(assigns):
        if assign.symbol in needed:
            kept.append(assign)
            needed |= assign.value.free_symbols
    return tuple(reversed(kept))
