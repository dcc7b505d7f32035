"""One equation to derive: the record that the chain is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy as sp

from derive import symbols as q

Step = Callable[..., Any]


@dataclass(frozen=True)
class Node:
    """One equation to derive: `build(model, *right-hand sides of needs)` gives its right-hand side."""

    label: str
    title: str
    lhs: Any
    build: Step
    needs: tuple[str, ...] = ()
    order: int | None = None
    args: tuple[sp.Symbol, ...] = ()

    def arguments(self, rhs: Any) -> tuple[sp.Symbol, ...]:
        """The symbols that `rhs` depends on: the node's own first, then the rest in the order of the symbol table."""
        present = getattr(rhs, "free_symbols", set())
        first = tuple(s for s in self.args if s in present)
        rest = tuple(
            entry.symbol for entry in q.SYMBOLS.values() if entry.symbol in present and entry.symbol not in first
        )
        return first + rest
