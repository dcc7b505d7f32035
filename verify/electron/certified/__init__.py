"""Proven bounds on the approximations of the paper, with explicit constants, over boxes of parameters.

eq9 -> constant background (constant_bounds.py)
eq13 -> a texture, from what profile.py knows of it (local.py)
box -> an interval as an input; wall, along -> the profile of a texture (profile.py)
left_out -> an order of the response, on any path (truncation.py)
wall_errors -> whether the local formula is good to a given share for a whole wall (wall_bounds.py)
"""

from verify.electron.certified.constant_bounds import Bound, box, eq9
from verify.electron.certified.local import eq13
from verify.electron.certified.profile import along, wall
from verify.electron.certified.wall_bounds import wall_coefficients, wall_errors

__all__ = ["Bound", "along", "box", "eq9", "eq13", "wall", "wall_coefficients", "wall_errors"]
