"""The theory of Cheng & Niu as one value: the steps in the order of the argument, and which needs which.

Each node (`derive.core.node`) stands beside the function that builds it, in `derive.cheng_niu.steps`;
`derivation(model)` is the mapping from label to `Equation`.

Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); labels `x.<name>` are results that the paper does not number.
"""

from __future__ import annotations

from derive.cheng_niu import macroscopic
from derive.cheng_niu.assumptions import ASSUMED, assumptions
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps import (
    all_directions,
    average,
    bloch,
    expansion,
    invariants,
    kinetic,
    lagrangian,
    motion,
    motive,
    parabolic,
    response,
    solution,
    spinors,
    torque,
    transport,
    wall,
    whole_line,
)
from derive.cheng_niu.steps.solution import frequency_name
from derive.cheng_niu.symbols import SYMBOLS
from derive.core.equation import Derivation
from derive.core.theory import Theory, chain

ARGUMENT = (spinors, lagrangian, bloch, solution, expansion, average, response, invariants, motion, transport, torque)
"""The modules of the argument, from Eq. 1 to Eq. 17."""
BEYOND = (motive, wall, parabolic, kinetic, macroscopic, all_directions, whole_line)
"""What follows from it."""

NODES = chain(*(step.NODES for step in (*ARGUMENT, *BEYOND)))

THEORY = Theory(
    "spin-transfer torque in ferromagnets",
    SYMBOLS,
    NODES,
    Model(),
    Model.put_into,
    Model.quantities,
    frequency_name,
    "R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013)",
    "derive.cheng_niu.chain:THEORY",
    ASSUMED,
    assumptions,
)


def derivation(model: Model | None = None) -> Derivation:
    """All equations that follow from `model` (default: the paper's), derived on first access."""
    return THEORY.derivation(model)
