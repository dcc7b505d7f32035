"""The derivation as data: the steps in the order of the argument, and which needs which.

A node (`derive.node`) holds its label, a title, the labels it needs, its left-hand side and the step that builds its
right-hand side from the `Model` and the right-hand sides of what it needs. The nodes stand in `chain_spin` (one
electron, Eqs. 1-11), `chain_torque` (the conduction band and the torque, Eqs. 12-17) and `chain_solvers` (what follows
for a domain wall); `derivation(model)` is the mapping from label to `Equation`.

Source: Cheng & Niu (2013); labels `x.<name>` are results that the paper does not number.
"""

from __future__ import annotations

from functools import lru_cache

from derive.chain_solvers import SOLVER_NODES
from derive.chain_spin import SPIN_NODES
from derive.chain_torque import TORQUE_NODES
from derive.equation import Derivation
from derive.model import Model
from derive.node import Node
from derive.steps.response import NODES as RESPONSE_NODES

NODES: dict[str, Node] = {node.label: node for node in (*SPIN_NODES, *RESPONSE_NODES, *TORQUE_NODES, *SOLVER_NODES)}


def derivation(model: Model | None = None) -> Derivation:
    """All equations that follow from `model` (default: the paper's), derived on first access."""
    return _default() if model is None or model == Model() else Derivation(model, NODES)


@lru_cache(maxsize=1)
def _default() -> Derivation:
    """The paper's own derivation, shared by all who ask for it: its equations do not change."""
    return Derivation(Model(), NODES)
