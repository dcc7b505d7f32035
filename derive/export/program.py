"""A program: what every language has to say, before it is said in one of them.

A routine takes real numbers and returns real numbers by straight-line assignments and choices between two lists of
them; common subexpressions are computed once. A `Program` is the routine for an equation's right-hand side and the one
for its partial derivatives by all arguments. Emitters (`derive.export.languages`) only spell programs out.

Key results: `program` (Equation -> Program), `Program`, `Routine`, `Assign`, `Choice`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.export import stable
from derive.export.function import numeric_entries
from derive.export.names import plain

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
    if isinstance(equation.rhs, sp.MatrixBase):  # one that may still change cannot be looked up
        equation = replace(equation, rhs=equation.rhs.as_immutable())
    return _program(equation)


@lru_cache(maxsize=256)
def _program(equation: Any) -> Program:
    entries, _ = numeric_entries(equation)
    name, clock = routine_name(equation), equation.node.precession
    relaxing = _relaxing(entries, *clock) if clock is not None else None
    if relaxing is None:
        gradient = _straight([tuple(_signless(e.diff(a)) for a in equation.args) for e in entries])
        note = AS_DERIVED if clock is not None else ""
        return Program(name, equation, _straight([(e,) for e in entries]), gradient, note)
    gradient = _with_integrals(relaxing, stable.gradient(relaxing, equation.args))
    if any(e.has(expm1) for e in entries):
        value = _straight([(_double_angle(e.xreplace(stable.floor(relaxing))),) for e in entries])
    else:
        value = _with_integrals(relaxing, [(e,) for e in stable.value(relaxing)])
    return Program(name, equation, value, gradient)


def _signless(slope: Any) -> Any:
    """The derivative of |x| as x/|x|, which is no number at zero, where there is none."""
    return slope.replace(sp.sign, lambda x: x / sp.Abs(x))


def _relaxing(entries: list[Any], time: Any, decay: Any) -> stable.Relaxing | None:
    """The entries as one relaxing precession; None where several rates or frequencies have no such form."""
    try:
        return stable.relaxing_precession(entries, time, decay)
    except ValueError:
        return None


def _double_angle(expr: Any) -> Any:
    """sin(2a)/2 for sin(a) cos(a): compilers merge sine and cosine of one angle into a call that has no SIMD form."""

    def pairs(node: Any) -> bool:
        return bool(node.is_Mul) and any(sp.cos(f.args[0]) in node.args for f in node.args if isinstance(f, sp.sin))

    def merged(node: Any) -> Any:
        angle = next(f.args[0] for f in node.args if isinstance(f, sp.sin) and sp.cos(f.args[0]) in node.args)
        rest = [f for f in node.args if f not in (sp.sin(angle), sp.cos(angle))]
        return sp.Mul(sp.S.Half, sp.sin(2 * angle), *rest)

    return expr.replace(pairs, merged)


def _straight(rows: list[tuple[Any, ...]], before: tuple[Statement, ...] = ()) -> Routine:
    """A routine with common subexpressions computed once."""
    flat = [entry for row in rows for entry in row]
    shared, results = sp.cse(flat, symbols=sp.numbered_symbols("x"), order="canonical")
    found = iter(results)
    return Routine(
        before + tuple(Assign(s, v) for s, v in shared), tuple(tuple(next(found) for _ in row) for row in rows)
    )


def _with_integrals(relaxing: stable.Relaxing, rows: list[tuple[Any, ...]]) -> Routine:
    """A routine whose rows use the integrals of `stable`; only what the rows need is computed."""
    before: list[Statement] = []
    for step in stable.integrals(relaxing):
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
