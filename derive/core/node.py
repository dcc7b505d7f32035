"""One equation to derive: the record that a chain is made of, written beside the function that derives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self

import sympy as sp

from derive.core.quantity import Quantity

Step = Callable[..., Any]
Needs = tuple[str, ...] | Callable[[Any], tuple[str, ...]]


class Line(NamedTuple):
    """One line of a working: what is done, and what it gives.

    says   what is done, as prose (`derive.export.prose`)
    value  the right-hand side
    rule   how it follows from the line before: `equal`; `order n`, equal up to and including that order; another word
           for an operation (`integrate`); `given` by the equations that are needed, or by definition
    lhs    the left-hand side, a symbol or LaTeX; None for that of the equation
    """

    says: str
    value: Any
    rule: str = "equal"
    lhs: Any = None


class ModelView:
    """A model of which one step sees only what its node declares, so that other models can share the rest."""

    def __init__(self, model: Any, reads: tuple[str, ...]) -> None:
        self._model, self._reads = model, reads

    def __getattr__(self, name: str) -> Any:
        if name not in self._reads:
            raise AttributeError(f"the step reads model.{name}, which its node does not declare")
        return getattr(self._model, name)


@dataclass(frozen=True)
class Node:
    """One equation to derive: `build(model, *right-hand sides of needs)` gives its right-hand side, or yields `Line`s.

    The value of the last line is the right-hand side.

    label       permanent label
    title       what the equation is, in a few words
    lhs         left-hand side: a symbol of the theory's table, which gives its unit
    needs       labels that it is derived from; a function of the model where the way depends on it
    order       order in the small parameters to which it holds; None for exact
    args        arguments of its function in order, before those that `build` adds
    reads       names of the fields of the model that the step looks at; it is shown no others
    routine     name of the exported routine, if it has one of its own
    exported    whether its code belongs to the files that are written for every language
    precession  (time, decay) in which the result is a relaxing precession, so that numbers can keep all their digits
    mean        whether it is the mean of one over that time
    opens       heading of the section of the derivation that begins here
    told        whether the derivation as a paper tells it; else it stands in output/ and in the record alone
    prose       what the step says, in a sentence or two: `{16}` is an equation, `{xi}` a symbol, $...$ a formula
    per_part    whether each entry stands for itself, so that no common convention applies to the whole
    """

    label: str
    title: str
    lhs: Any
    build: Step
    needs: Needs = ()
    order: int | None = None
    args: tuple[sp.Symbol, ...] = ()
    reads: tuple[str, ...] = ()
    routine: str = ""
    exported: bool = False
    precession: tuple[sp.Symbol, sp.Expr] | None = None
    mean: bool = False
    opens: str = ""
    told: bool = True
    prose: str = ""
    per_part: bool = False

    def saying(self, prose: str, **shown: Any) -> Self:
        """The node with what its step says, and how it is shown and exported: `args`, and fields from `routine` on."""
        return replace(self, prose=prose, **shown)

    def needed(self, model: Any) -> tuple[str, ...]:
        """The labels that the equation is derived from, for a model."""
        return self.needs(ModelView(model, self.reads)) if callable(self.needs) else self.needs

    def derive(self, model: Any, needed: list[Any]) -> tuple[Line, ...]:
        """The working for a model, from the right-hand sides of what it needs."""
        found = self.build(ModelView(model, self.reads), *needed)
        return tuple(found) if isinstance(found, Iterator) else (Line("", found),)

    def arguments(self, rhs: Any, symbols: Mapping[str, Quantity]) -> tuple[sp.Symbol, ...]:
        """The symbols that `rhs` depends on: the node's own first, then the rest in the order of the table."""
        present: set[sp.Symbol] = getattr(rhs, "free_symbols", set())
        first = tuple(s for s in self.args if s in present)
        rest = (row.symbol for row in symbols.values() if row.symbol in present and row.symbol not in first)
        return first + tuple(rest)


def same(model: Any, rhs: Any) -> Any:
    """The step of an equation that states an earlier one again."""
    return rhs


def part(index: int) -> Step:
    """The step that takes one entry of an earlier equation."""
    return lambda model, whole: whole[index]
