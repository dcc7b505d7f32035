"""What the paper prints, and whether it is true: `is_zero` decides, `Undecided` says that it could not;
`equal` compares two expressions, `explain` says how a verdict was reached.

`left_out` bounds what an order of the response leaves out; `spin_enclosure` and `wall_transit` are the spin in a
constant background in balls, and an electron through a wall.
"""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.electron.certified.truncation import left_out
    from verify.electron.enclosure import spin as spin_enclosure
    from verify.electron.transit import wall as wall_transit
    from verify.zero.exact import Undecided, equal, explain, is_zero

__all__ = ["Undecided", "equal", "explain", "is_zero", "left_out", "spin_enclosure", "wall_transit"]

_HOME = {
    "Undecided": "verify.zero.exact:Undecided",
    "equal": "verify.zero.exact:equal",
    "explain": "verify.zero.exact:explain",
    "is_zero": "verify.zero.exact:is_zero",
    "left_out": "verify.electron.certified.truncation:left_out",
    "spin_enclosure": "verify.electron.enclosure:spin",
    "wall_transit": "verify.electron.transit:wall",
}


def __getattr__(name: str) -> Any:
    """A name, imported when first asked for: modules that need none of it stay light."""
    if name in _HOME:
        return resolve_name(_HOME[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
