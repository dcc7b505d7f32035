"""A theory as one value: its symbols, its nodes, the model it starts from, and how laws of the model are put in.

Nothing of the engine reads a symbol, a node or a law from anywhere else; two theories can live side by side.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from typing import Any

from derive.core.equation import Derivation, Equation
from derive.core.node import Line, Node
from derive.core.quantity import Symbols


@dataclass(frozen=True, eq=False)
class Theory:
    """Symbols, nodes and a default model; a model is a frozen dataclass whose fields are the assumptions.

    nodes     every equation to derive, each after those it needs
    with_laws puts what a model fixes (a given field, a number) into a finished right-hand side
    quantities the symbols that a model brings, by name, with unit and LaTeX where it says them
    root_name the name of a square root that fills the page, or None
    source    where the theory was published, for the headers of what is exported
    home      "module:name" where the theory is found again, so that derivations and equations can be pickled
    assumed   what makes a field of the model of the values that a user writes for it, where that is not the value
    assumptions what a model assumes, as points of prose (`derive.export.prose`)
    """

    name: str
    symbols: Symbols
    nodes: dict[str, Node]
    model: Any
    with_laws: Callable[[Any, Any], Any] = lambda model, rhs: rhs
    quantities: Callable[[Any], dict[str, Any]] = lambda model: {}
    root_name: Callable[[Any], Any] | None = None
    source: str = ""
    home: str = ""
    assumed: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    assumptions: Callable[[Any], tuple[str, ...]] = lambda model: ()

    def __reduce__(self) -> tuple[Any, ...]:
        if not self.home:
            raise ValueError(f"the theory {self.name!r} does not say where it is found, so it cannot be pickled")
        return _found, (self.home,)

    def derivation(self, model: Any = None) -> Derivation:
        """All equations that follow from `model`, derived on first access.

        The theory's own (default) are shared by all who ask for them: equations do not change.
        """
        if model is not None and model != self.model:
            return Derivation(self, model)
        return self._own

    @cached_property  # no field: whoever walks the fields of a derivation would come back to it
    def _own(self) -> Derivation:
        return Derivation(self, self.model)

    def stated(self, label: str, title: str, lhs: Any, rhs: Any, args: tuple[Any, ...]) -> Equation:
        """An equation in this theory's symbols that is stated instead of derived, for the exporters."""
        node = Node(label, title, lhs, lambda model: rhs)
        theory = replace(self, nodes={label: node}, home="")
        return Equation(label, lhs, rhs, args, (), theory, self.symbols, (Line("", rhs),))


def _found(home: str) -> Any:
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)


def chain(*parts: Iterable[Node]) -> dict[str, Node]:
    """The nodes of several modules by label; ValueError for a label twice, or a need that stands after its user."""
    nodes: dict[str, Node] = {}
    for node in itertools.chain(*parts):
        if node.label in nodes:
            raise ValueError(f"two nodes are labelled {node.label}")
        if not callable(node.needs) and (late := [need for need in node.needs if need not in nodes]):
            raise ValueError(f"{node.label} needs {late[0]}, which no node before it derives")
        nodes[node.label] = node
    return nodes
