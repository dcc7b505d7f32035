"""How fast a transverse wall moves, below the breakdown of its steady motion and above it, under a current and a field.

from derive.micromagnetics.walls import wall_velocity
wall_velocity(-30.0, alpha=0.02, xi=0.04, Ms=8e5, A=1.3e-11, K=3e4, K_perp=3e5).sentence
"""

from __future__ import annotations

from derive.micromagnetics.walls.coordinates import Wall
from derive.micromagnetics.walls.regime import WallVelocity, wall_velocity

__all__ = ["Wall", "WallVelocity", "wall_velocity"]
