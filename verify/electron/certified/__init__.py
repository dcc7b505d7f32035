"""Proven bounds on the approximations of the paper, with explicit constants, over boxes of parameters.

eq9, eq11 -> constant background (constant.py)
eq13 -> a texture, from what profile.py knows of it (local.py)
box -> an interval as an input; wall, along -> the profile of a texture (profile.py)
validity -> whether the local formula is good to a given share for a whole wall (validity.py)
"""

from verify.electron.certified.constant_bounds import Bound, box, eq9, eq11
from verify.electron.certified.local import eq13
from verify.electron.certified.profile import Profile, along, wall
from verify.electron.certified.wall_bounds import Validity, validity, wall_coefficients

__all__ = [
    "Bound",
    "Profile",
    "Validity",
    "along",
    "box",
    "eq9",
    "eq11",
    "eq13",
    "validity",
    "wall",
    "wall_coefficients",
]
