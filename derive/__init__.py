"""Derive the spin-transfer torque in ferromagnets from the exchange Hamiltonian, step by step.

`derivation(Model(...))` is a mapping from the paper's equation labels to derived `Equation`s; `spin_response` is the
fast numeric form of the exact solution.

Source: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013), arXiv:1212.1964.
"""

from typing import Any

from derive.chain import derivation
from derive.equation import Derivation, Equation, LabelError
from derive.model import Model, Relaxation

__all__ = ["Derivation", "Equation", "LabelError", "Model", "Relaxation", "derivation", "spin_response"]


def __getattr__(name: str) -> Any:
    if name == "spin_response":
        from derive.numeric import spin_response

        return spin_response
    raise AttributeError(f"module 'derive' has no attribute {name!r}")
