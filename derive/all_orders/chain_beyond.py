"""The second theory as one value: the paper's steps to Eq. 17, and what follows from Eq. 8 beyond first order.

The paper's own chain knows none of it. `OWN` are the labels that this theory adds.
"""

from __future__ import annotations

from dataclasses import replace

from derive.all_orders import equilibrium, exact_paths, moments, orders, second_order, spin_waves
from derive.all_orders.notation import SYMBOLS
from derive.all_orders.orders import Model
from derive.cheng_niu.chain import THEORY as PAPER
from derive.core.equation import Derivation
from derive.core.theory import chain

STEPS = (orders, exact_paths, moments, second_order, equilibrium, spin_waves)
"""The modules of the argument, in its order."""
OWN = tuple(node.label for step in STEPS for node in step.NODES)
THEORY = replace(
    PAPER,
    name="the response to any order",
    symbols=SYMBOLS,
    nodes=chain(PAPER.nodes.values(), *(step.NODES for step in STEPS)),
    model=Model(),
    home="derive.all_orders.chain_beyond:THEORY",
)


def derivation_to(order: str | None) -> Derivation:
    """The derivation with its series to an order given as text; ValueError for what is no order that is offered."""
    if order is None:
        return THEORY.derivation()
    if not (order.isascii() and order.removeprefix("-").isdigit()):
        raise ValueError(f"the order is {order[:20]!r}; give a whole number, as in --order 4")
    return THEORY.derivation(Model(order=int(order[:9])))  # nine figures are beyond any that is offered
