"""A point of a general texture, in which a solver's equation and Eq. 16 are compared.

The direction m has arbitrary angles, its derivative along x any tangential value and the field any value, so that an
identity here holds at every point of every magnetization. |m| = 1 and m . dm/dx = 0 are built in.
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from derive.cheng_niu import symbols as q


@dataclass(frozen=True)
class Point:
    """Direction m, slope dm/dx (1/m) and effective field H (T) at one point."""

    m: sp.ImmutableMatrix
    slope: sp.ImmutableMatrix
    field: sp.ImmutableMatrix


def general_point() -> Point:
    """m at the angles theta, phi; dm/dx = a e_theta + b e_phi; an arbitrary field."""
    sin_t, cos_t, sin_p, cos_p = sp.sin(q.theta), sp.cos(q.theta), sp.sin(q.phi), sp.cos(q.phi)
    a, b = sp.symbols("slope_theta slope_phi", real=True)
    e_theta = sp.Matrix([cos_t * cos_p, cos_t * sin_p, -sin_t])
    e_phi = sp.Matrix([-sin_p, cos_p, 0])
    m = sp.ImmutableMatrix([sin_t * cos_p, sin_t * sin_p, cos_t])
    return Point(m, (a * e_theta + b * e_phi).as_immutable(), q.H)
