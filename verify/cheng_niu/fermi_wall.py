"""A wall that all electrons of the Fermi surface cross: its torque place by place, beside the local one of Eq. 16.

Lengths are in units of v_F tau_ex; the wall is theta = 2 atan(exp(x/l)), which turns by 1/l at its centre. Both parts
are times l, so that the local ones are sech(x/l) and -xi sech(x/l).

Key results: `fermi_wall`, `FermiWall`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from derive.micromagnetics.textures.fermi_surface import TOLERANCE, torque_of_lines
from derive.micromagnetics.textures.frames import Array
from derive.micromagnetics.textures.propagators import Medium
from verify.cheng_niu.physical import exchange_time
from verify.cheng_niu.readings import AS_READ

XI = 0.1
"""Of the walls that are shown."""

LENGTH = float(AS_READ["v_F"]) * float(exchange_time(AS_READ["gap"]))
"""v_F tau_ex in m with the paper's numbers."""


class FermiWall(NamedTuple):
    """x/l, and l T/u along d_x n and along n x d_x n, each of shape (N,)."""

    place: Array
    adiabatic: Array
    nonadiabatic: Array
    xi: float

    @property
    def local(self) -> tuple[Array, Array]:
        """Both parts of the torque of Eq. 16."""
        turn = 1 / np.cosh(self.place)
        return turn, -self.xi * turn

    @property
    def felt(self) -> float:
        """What the wall as a whole feels in place of xi."""
        turn, _ = self.local
        return float(-(self.nonadiabatic @ turn) / (self.adiabatic @ turn))

    @property
    def worst(self) -> float:
        """The largest error of Eq. 16 at a place over its largest torque."""
        along, across = self.local
        off = np.hypot(self.adiabatic - along, self.nonadiabatic - across)
        return float(off.max() / np.hypot(1, self.xi))


def fermi_wall(
    width: float,
    xi: float,
    rho: float = 0.0,
    directions: int = 32,
    *,
    per_width: int = 50,
    reach: float = 16.0,
    tolerance: float = TOLERANCE,
) -> FermiWall:
    """The wall of l = `width`, with rho = tau_ex/tau_0, from -reach l to reach l in steps of l/`per_width`."""
    x = np.linspace(-reach, reach, 2 * round(reach * per_width) + 1)
    turn, tanh, zero = 1 / np.cosh(x), np.tanh(x), np.zeros_like(x)
    n = np.stack([turn, zero, -tanh], axis=1)
    dx = width * float(x[1] - x[0])
    torque = width * torque_of_lines(n[None], dx, Medium(1.0, xi, rho), directions, tolerance=tolerance)[0]
    return FermiWall(x, -tanh * torque[:, 0] - turn * torque[:, 2], torque[:, 1], xi)
