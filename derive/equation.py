"""The two values that leave the derivation: an `Equation` and the lazily derived `Derivation` of a `Model`.

An equation is data. LaTeX, functions and code are consumers that it calls late and knows nothing else of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

import sympy as sp

from derive.law import with_laws
from derive.model import Model

if TYPE_CHECKING:
    from derive.node import Node


class LabelError(ValueError):
    """A label that cannot be derived, with the label in `label` and the reason as its message."""

    def __init__(self, label: str, reason: str) -> None:
        super().__init__(reason)
        self.label = label

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.label, str(self))


@dataclass(frozen=True)
class Equation:
    """One equation of the derivation: lhs = rhs, its arguments in order, and what it was derived from."""

    label: str
    title: str
    lhs: Any
    rhs: Any
    args: tuple[sp.Symbol, ...]
    needs: tuple[str, ...]
    order: int | None = None

    @property
    def units(self) -> dict[str, str]:
        """SI unit of each argument, in argument order."""
        from derive.symbols import SYMBOLS

        return {a.name: SYMBOLS[a.name].unit for a in self.args}

    def latex(self) -> str:
        """The equation as LaTeX, in the paper's notation."""
        from derive.export.latex import equation_latex

        return equation_latex(self)

    def function(self, backend: str = "numpy") -> Callable[..., Any]:
        """The right-hand side as a numeric function of `args`; ValueError where it is no function of numbers."""
        from derive.export.function import equation_function

        return equation_function(self, backend)

    def code(self, lang: str) -> str:
        """The right-hand side as source text in a language; ValueError for an unknown one."""
        from derive.export.code import equation_code

        return equation_code(self, lang)

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"


@dataclass(frozen=True)
class Derivation(Mapping[str, Equation]):
    """All equations of one `Model`, derived on first access; a mapping from label to `Equation`."""

    model: Model
    nodes: Mapping[str, Node]
    _derived: dict[str, Equation] = field(default_factory=dict, repr=False, compare=False)
    _general: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, label: str) -> Equation:
        if label not in self._derived:
            if label not in self.nodes:
                raise KeyError(label)
            node = self.nodes[label]
            rhs = with_laws(self.model, self._build(label))
            self._derived[label] = Equation(
                label, node.title, node.lhs, rhs, node.arguments(rhs), node.needs, node.order
            )
        return self._derived[label]

    def _build(self, label: str) -> Any:
        """The right-hand side for arbitrary angles, from those of what it needs."""
        if label not in self._general:
            node = self.nodes[label]
            needed = [self._build(need) for need in node.needs]
            try:
                self._general[label] = node.derive(self.model, needed)
            except LabelError:
                raise
            except ValueError as error:
                raise LabelError(label, f"{label}: {error}") from None
        return self._general[label]

    def variant(self, model: Model) -> Derivation:
        """The same chain for another model, sharing every result that no changed assumption reaches."""
        changed = {f.name for f in fields(Model) if getattr(model, f.name) != getattr(self.model, f.name)}
        reached: set[str] = set()
        for label, node in self.nodes.items():
            if changed & set(node.reads) or reached & set(node.needs):
                reached.add(label)
        shared = {label: rhs for label, rhs in self._general.items() if label not in reached}
        return Derivation(model, self.nodes, _general=shared)

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickled as its model: the steps of the paper's chain are found again where it is read, and derive afresh."""
        from derive.chain import NODES, derivation

        return (derivation, (self.model,)) if self.nodes is NODES else super().__reduce__()

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def working(self, label: str) -> list[Equation]:
        """The equations that `label` rests on, in the order of the argument, itself last."""
        wanted: set[str] = set()
        pending = [label]
        while pending:
            current = pending.pop()
            if current not in wanted:
                wanted.add(current)
                pending.extend(self[current].needs)
        return [self[name] for name in self.nodes if name in wanted]
