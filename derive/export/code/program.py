"""A program: what every language has to say, before it is said in one of them.

A routine takes real numbers and returns real numbers by straight-line assignments and choices between two lists of
them; common subexpressions are computed once. A `Program` is the routine for an equation's right-hand side and the one
for its partial derivatives by all arguments. Emitters (`derive.export.code`) only spell programs out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from derive.export.code import stable
from derive.export.code.names import plain, refuse_strangers
from derive.export.relaxing import Relaxing, relaxing_precession

AS_DERIVED = (
    "Written as derived: near points where a denominator vanishes digits are lost, and at them the result is no number."
)
"""What is said of a precession for which `stable` has no form."""

HELD = (
    "In doubles, value and derivatives are off by at most 8 units in the last place of the sum of the sizes of their"
    " terms, taken over all entries"
)
PHASES = ", beyond what rounding phases and decays makes unavoidable"
"""What the routines that are written for every language are held to there, and what is added for a precession."""


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

    @property
    def assigned(self) -> list[Assign]:
        """All assignments, those within choices too."""
        return [a for s in self.statements for a in ((s,) if isinstance(s, Assign) else s.below + s.above)]

    @cached_property
    def reads(self) -> set[Any]:
        """All symbols that it looks at."""
        values = (s.value for s in (*self.statements, *self.assigned))
        return set().union(*(e.free_symbols for e in (*values, *(e for row in self.rows for e in row))))


@dataclass(frozen=True)
class Program:
    """An equation as two routines of the same arguments.

    `value` has one entry in each of `size` rows; `gradient` has in row i the derivatives of entry i by the arguments.
    `note` says what is known of the accuracy.
    """

    name: str
    equation: Any
    value: Routine
    gradient: Routine
    note: str = ""

    @property
    def args(self) -> tuple[Any, ...]:
        """The arguments, in order."""
        return tuple(self.equation.args)

    @property
    def size(self) -> int:
        """How many numbers the equation gives."""
        return len(self.value.rows)


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
    own = "eq_" + "".join(c.lower() if c.isalnum() else "_" for c in equation.label)
    name, relaxing, value = plain(equation.node.routine or own), _relaxing(equation), _value(equation)
    held = HELD if equation.node.exported else ""
    if relaxing is not None:
        gradient = _after(stable.integrals(relaxing), stable.gradient(relaxing, equation.args))
        return Program(name, equation, value, gradient, held and f"{held}{PHASES}.")
    # The derivative of |x| is x/|x|, which is no number at zero, where there is none.
    slopes = [[_slope(e, a).replace(sp.sign, lambda x: x / sp.Abs(x)) for a in equation.args] for e in entries]
    note = AS_DERIVED if equation.node.precession is not None else held and f"{held}."
    return Program(name, equation, value, _straight(slopes), note)


@lru_cache(maxsize=4096)
def _slope(expr: Any, argument: sp.Symbol) -> Any:
    """What `diff` gives, which for m factors asks m^2 derivatives of SymPy, most of them of order zero."""
    if expr.is_Add:
        return sp.Add(*(_slope(term, argument) for term in expr.args))
    if expr.is_Mul:
        slopes = ((i, _slope(factor, argument)) for i, factor in enumerate(expr.args))
        return sp.Add(*(sp.Mul(*expr.args[:i], slope, *expr.args[i + 1 :]) for i, slope in slopes if slope != 0))
    if expr.is_Pow and expr.exp.is_Number:
        return expr.exp * expr.base ** (expr.exp - 1) * _slope(expr.base, argument)
    return expr.diff(argument)


@lru_cache(maxsize=256)
def _value(equation: Any) -> Routine:
    relaxing = _relaxing(equation)
    if relaxing is None:
        return _straight([[e] for e in numeric_entries(equation)[0]])
    steps = stable.integrals(relaxing) if relaxing.mean else stable.sums(relaxing)
    return _after(steps, [[e] for e in stable.value(relaxing)])


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


def numeric_entries(equation: Any) -> tuple[list[Any], tuple[int, ...]]:
    """The scalar entries of the right-hand side, row by row, and its shape: (), (3,) or (m, n).

    ValueError where the equation is no function of numbers: it acts on states, contains undefined fields or their
    derivatives, or is a family of several expressions.
    """
    rhs = equation.components
    if isinstance(rhs, sp.MatrixBase):
        entries, shape = list(rhs), (rhs.shape[:1] if rhs.cols == 1 else rhs.shape)
    elif isinstance(rhs, sp.Expr):
        entries, shape = [rhs], ()
    else:
        raise ValueError(f"{equation.label} is no function of numbers: its right-hand side is a list of expressions")
    for entry in entries:
        if entry.has(AppliedUndef, sp.Derivative, sp.Integral):
            raise ValueError(f"{equation.label} is no function of numbers: it contains fields of space and time")
        refuse_strangers(equation.label, entry, equation.symbols)
        operators = min((str(s) for s in entry.free_symbols if s.is_real is not True), default=None)
        if operators or entry.has(sp.I):
            why = f"it contains {operators}" if operators else "it is complex"
            raise ValueError(f"{equation.label} is no function of real numbers: {why}")
    return entries, shape


def _straight(rows: list[Any], before: Sequence[Statement] = ()) -> Routine:
    """A routine with common subexpressions computed once."""
    shared, results = sp.cse([e for row in rows for e in row], symbols=sp.numbered_symbols("x"), order="canonical")
    found = iter(results)
    return Routine((*before, *_statements(shared)), tuple(tuple(next(found) for _ in row) for row in rows))


def _statements(steps: Any) -> tuple[Any, ...]:
    """Pairs as assignments, fours as choices between two lists of pairs."""
    return tuple(Assign(*s) if len(s) == 2 else Choice(*s[:2], *map(_statements, s[2:])) for s in steps)


def _after(steps: list[Any], rows: list[Any]) -> Routine:
    """A routine whose rows use what steps of `stable` give; only what the rows need is computed."""
    whole = _straight(rows, _statements(steps))
    return Routine(_needed(whole.statements, Routine((), whole.rows).reads), whole.rows)


def _needed(statements: tuple[Any, ...], wanted: set[Any]) -> tuple[Any, ...]:
    """The statements that end in a wanted symbol."""
    needed, kept = set(wanted), []
    for statement in reversed(statements):
        choice = isinstance(statement, Choice)
        if needed.intersection(statement.results if choice else (statement.symbol,)):
            if choice:
                below, above = (_needed(branch, needed) for branch in (statement.below, statement.above))
                statement = Choice(statement.value, statement.bound, below, above)
            kept.append(statement)
            needed |= Routine((statement,), ()).reads
    return tuple(reversed(kept))
