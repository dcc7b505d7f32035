"""Derive the spin-transfer torque in ferromagnets from the exchange Hamiltonian, step by step.

`derivation(Model(...))` is a mapping from the paper's equation labels to derived `Equation`s; `spin_response` is the
fast numeric form of the exact solution. Names are imported when first asked for, so that a command can start at once.

Source: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013), arXiv:1212.1964.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.chain import derivation
    from derive.convention import Convention
    from derive.core.equation import Derivation, Equation
    from derive.core.labels import LabelError
    from derive.model import Model, Relaxation
    from derive.numeric import spin_response

_HOME = {
    "Convention": "convention",
    "Derivation": "core.equation",
    "Equation": "core.equation",
    "LabelError": "core.labels",
    "Model": "model",
    "Relaxation": "model",
    "derivation": "chain",
    "spin_response": "numeric",
}

__all__ = [
    "Convention",
    "Derivation",
    "Equation",
    "LabelError",
    "Model",
    "Relaxation",
    "derivation",
    "spin_response",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"derive.{_HOME[name]}"), name)
    raise AttributeError(f"module 'derive' has no attribute {name!r}")
