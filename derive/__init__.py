"""Derive the spin-transfer torque in ferromagnets from the exchange Hamiltonian, step by step.

`derivation(Model(...))` is a mapping from the paper's equation labels to derived `Equation`s; `spin_response` is the
fast numeric form of the exact solution, `texture_torque` the torque of all electrons on a texture along a line. Names
are imported when first asked for, so that a command can start at once.

Source: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013), arXiv:1212.1964.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.all_orders.inertial_solvers import inertial_time as inertial_time
    from derive.cheng_niu.chain import derivation as derivation
    from derive.cheng_niu.convention import Convention as Convention
    from derive.cheng_niu.model import Model as Model
    from derive.cheng_niu.model import Relaxation as Relaxation
    from derive.cheng_niu.spin_response import spin_response as spin_response
    from derive.core.equation import Derivation as Derivation
    from derive.core.equation import Equation as Equation
    from derive.core.labels import LabelError as LabelError
    from derive.micromagnetics.textures.fermi_surface import texture_torque as texture_torque

_HOME = {
    "Convention": "cheng_niu.convention",
    "Derivation": "core.equation",
    "Equation": "core.equation",
    "LabelError": "core.labels",
    "Model": "cheng_niu.model",
    "Relaxation": "cheng_niu.model",
    "derivation": "cheng_niu.chain",
    "inertial_time": "all_orders.inertial_solvers",
    "spin_response": "cheng_niu.spin_response",
    "texture_torque": "micromagnetics.textures.fermi_surface",
}

__all__ = ["symbols", *_HOME]


def __getattr__(name: str) -> Any:
    if name == "symbols":
        return import_module("derive.cheng_niu.symbols")
    if name in _HOME:
        return getattr(import_module(f"derive.{_HOME[name]}"), name)
    raise AttributeError(f"module 'derive' has no attribute {name!r}")
