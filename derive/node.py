"""One equation to derive: the record that the chain is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy as sp

from derive import symbols as q
from derive.model import Model


class ModelView:
    """A `Model` of which one step sees only what its node declares, so that other models can share the rest."""

    def __init__(self, model: Model, reads: tuple[str, ...]) -> None:
        self._model, self._reads = model, reads

    def __getattr__(self, name: str) -> Any:
        if name not in self._reads:
            raise AttributeError(f"the step reads model.{name}, which its node does not declare")
        return getattr(self._model, name)


Step = Callable[..., Any]


@dataclass(frozen=True)
class Node:
    """One equation to derive: `build(model, *right-hand sides of needs)` gives its right-hand side.

    `reads` names the fields of the `Model` that the step looks at; it is shown no others.
    """

    label: str
    title: str
    lhs: Any
    build: Step
    needs: tuple[str, ...] = ()
    order: int | None = None
    args: tuple[sp.Symbol, ...] = ()
    reads: tuple[str, ...] = ()

    def derive(self, model: Model, needed: list[Any]) -> Any:
        """The right-hand side for a model, from those of `needs`."""
        return self.build(ModelView(model, self.reads), *needed)

    def arguments(self, rhs: Any) -> tuple[sp.Symbol, ...]:
        """The symbols that `rhs` depends on: the node's own first, then the rest in the order of the symbol table."""
        present: set[sp.Symbol] = getattr(rhs, "free_symbols", set())
        first = tuple(s for s in self.args if s in present)
        rest = tuple(
            entry.symbol for entry in q.SYMBOLS.values() if entry.symbol in present and entry.symbol not in first
        )
        return first + rest
