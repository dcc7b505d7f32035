"""The two values that leave a derivation: an `Equation` and the lazily derived `Derivation` of a model.

An equation is data. LaTeX, functions and code are consumers that it calls late and knows nothing else of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import sympy as sp

from derive.core.labels import LabelError, understood
from derive.core.node import Line, Node
from derive.core.quantity import Quantity, Symbols
from derive.core.vector import components

if TYPE_CHECKING:
    from derive.core.theory import Theory


@dataclass(frozen=True, repr=False)
class Equation:
    """One equation of a derivation: lhs = rhs, its arguments in order, and what it was derived from.

    `working` holds the lines on the way; the last is the right-hand side.
    """

    label: str
    lhs: Any
    rhs: Any
    args: tuple[sp.Symbol, ...]
    needs: tuple[str, ...]
    theory: Theory
    symbols: Symbols = field(compare=False)
    working: tuple[Line, ...] = field(default=(), compare=False)

    @property
    def node(self) -> Node:
        """The record of the equation: title, routine, how it is exported."""
        return self.theory.nodes[self.label]

    @property
    def title(self) -> str:
        """What the equation is, in a few words."""
        return self.node.title

    @property
    def order(self) -> int | None:
        """The order in the small parameters to which it holds; None for exact."""
        return self.node.order

    @property
    def components(self) -> Any:
        """The right-hand side with vectors written out."""
        return components(self.rhs)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What each argument is, in argument order."""
        return tuple(self.symbols[a.name] for a in self.args)

    @property
    def units(self) -> dict[str, str]:
        """SI unit of each argument, in argument order; '?' where nobody has said it."""
        return {row.symbol.name: row.unit or "?" for row in self.quantities}

    def at(self, line: Line) -> Equation:
        """The equation as it stands at a line of its working."""
        return replace(self, lhs=self.lhs if line.lhs is None else line.lhs, rhs=line.value)

    def latex(self) -> str:
        """The equation as LaTeX, in the theory's notation."""
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

    def __repr__(self) -> str:
        names = ", ".join(a.name for a in self.args)
        return f"<Equation {self.label}: {self.title}, {self.lhs}({names})>"


def _none(label: str) -> None:
    """What a derivation of its own shares with another one."""


def _of_another(other: Derivation, own: frozenset[str], label: str) -> tuple[Line, ...] | None:
    """The working of an equation that is not derived of its own. (No field: one could walk in circles.)"""
    return None if label in own else other._build(label)


@dataclass(frozen=True, repr=False)
class Derivation(Mapping[str, Equation]):
    """All equations of a theory for one model, derived on first access; a mapping from label to `Equation`.

    `read` holds the labels that were asked of it, and of its variants.
    """

    theory: Theory
    model: Any
    _derived: dict[str, Equation] = field(default_factory=dict, compare=False)
    _general: dict[str, tuple[Line, ...]] = field(default_factory=dict, compare=False)
    _variants: dict[Any, Derivation] = field(default_factory=dict, compare=False)
    read: dict[str, None] = field(default_factory=dict, compare=False)
    _shared: Callable[[str], tuple[Line, ...] | None] = field(default=_none, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "symbols", self.theory.symbols.extended(self.theory.quantities(self.model)))

    symbols: Symbols = field(init=False, compare=False)

    @property
    def nodes(self) -> Mapping[str, Node]:
        """The theory's nodes by label."""
        return self.theory.nodes

    def __getitem__(self, label: str) -> Equation:
        label = label if label in self._derived else understood(label, self.nodes)
        if label not in self._derived:
            node, put = self.nodes[label], self.theory.with_laws
            working = tuple(line._replace(value=put(self.model, line.value)) for line in self._build(label))
            rhs, needs = working[-1].value, node.needed(self.model)
            args = node.arguments(rhs, self.symbols)
            self._derived[label] = Equation(label, node.lhs, rhs, args, needs, self.theory, self.symbols, working)
        self.read[label] = None
        return self._derived[label]

    def __contains__(self, label: object) -> bool:
        return label in self.nodes

    def _build(self, label: str) -> tuple[Line, ...]:
        """The working before laws of the model are put in."""
        if (shared := self._shared(label)) is not None:
            return shared
        if label not in self._general:
            node = self.nodes[label]
            needed = [self._build(need)[-1].value for need in node.needed(self.model)]
            try:
                self._general[label] = node.derive(self.model, needed)
            except LabelError:
                raise
            except ValueError as error:
                raise LabelError(label, f"{label}: {error}") from None
        return self._general[label]

    def variant(self, model: Any = None, **assumptions: Any) -> Derivation:
        """The same chain for another model, or with some assumptions of its own changed.

        Every result that no changed assumption reaches is shared, and a variant that was asked for before is kept.
        """
        model = replace(self.model if model is None else model, **assumptions)
        if model not in self._variants:
            changed = {f.name for f in fields(model) if getattr(model, f.name) != getattr(self.model, f.name)}
            touched = {label for label, node in self.nodes.items() if changed & set(node.reads)}
            needs = {label: node.needed(model) for label, node in self.nodes.items()}
            own = frozenset(label for label in self.nodes if touched & rests_on([label], needs.__getitem__))
            self._variants[model] = Derivation(self.theory, model, _shared=partial(_of_another, self, own))
        return self._variants[model]._reported_to(self.read)

    def continued(self, theory: Theory) -> Derivation:
        """The derivation of a theory that has all nodes of this one and more, sharing what is derived; kept as well.

        It assumes what this one does, and what its theory's own model adds to that.
        """
        if theory not in self._variants:
            own = frozenset(theory.nodes.keys() - self.nodes.keys())
            model = replace(theory.model, **{f.name: getattr(self.model, f.name) for f in fields(self.model)})
            self._variants[theory] = Derivation(theory, model, _shared=partial(_of_another, self, own))
        return self._variants[theory]

    def needs(self, label: str) -> tuple[str, ...]:
        """The labels that an equation is derived from under this model."""
        return self.nodes[label].needed(self.model)

    def traced(self) -> Derivation:
        """The same derivation, of which nothing has been asked yet."""
        return self._reported_to({})

    def _reported_to(self, read: dict[str, None]) -> Derivation:
        return replace(self, read=read)

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __repr__(self) -> str:
        return f"<Derivation of {self.theory.name}: {len(self)} equations, {len(self._derived)} derived so far>"

    def leading_to(self, label: str) -> list[Equation]:
        """The equations that `label` rests on, in the order of the argument, itself last."""
        wanted = rests_on([understood(label, self.nodes)], self.needs)
        return [self[name] for name in self.nodes if name in wanted]


def rests_on(labels: list[str], needs: Callable[[str], tuple[str, ...]]) -> set[str]:
    """The labels given and all that they need, directly or through others."""
    found: set[str] = set()
    pending = set(labels)
    while pending:
        found |= pending
        pending = {need for label in pending for need in needs(label)} - found
    return found
