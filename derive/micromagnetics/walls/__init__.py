"""How fast a transverse wall moves, below the breakdown of its steady motion and above it, under a current and a field.

from derive.micromagnetics.walls import wall_velocity
wall_velocity(-30.0, alpha=0.02, xi=0.04, Ms=8e5, A=1.3e-11, K=3e4, K_perp=3e5).sentence
"""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.micromagnetics.walls.coordinates import Wall as Wall
    from derive.micromagnetics.walls.regime import WallVelocity as WallVelocity
    from derive.micromagnetics.walls.regime import wall_velocity as wall_velocity

_HOME = {"Wall": "coordinates", "WallVelocity": "regime", "wall_velocity": "regime"}

__all__ = ["Wall", "WallVelocity", "wall_velocity"]


def __getattr__(name: str) -> Any:
    """A name, imported when first asked for, so that the command's words are there at once."""
    if name in _HOME:
        return resolve_name(f"derive.micromagnetics.walls.{_HOME[name]}:{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
