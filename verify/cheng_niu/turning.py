"""The transport of all directions on textures with a closed answer: even turns, and a wall.

Key results: `even_turn`, `parts_of`, `wall_xis`. Source: `derive.micromagnetics.textures.fermi_surface`.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin

import numpy as np

from derive.micromagnetics.textures.fermi_surface import torque_of_lines
from derive.micromagnetics.textures.frames import Array
from derive.micromagnetics.textures.propagators import Medium


def even_turn(turn: float, theta: float, spread: float, places: int) -> tuple[Array, float]:
    """A cone, phi turning by `spread` from place to place; n and the distance in units of v_F tau_ex."""
    phi = spread * np.arange(places)
    n = np.stack([sin(theta) * np.cos(phi), sin(theta) * np.sin(phi), np.full_like(phi, cos(theta))], axis=1)
    return n, spread / turn


def parts_of(n: Array, dx: float, medium: Medium) -> tuple[float, float]:
    """Both parts of the torque in the middle of an even turn, over the local ones (the second times xi)."""
    torque = torque_of_lines(n[None], dx, medium, 64)[0]
    middle = n.shape[0] // 2
    slope = (n[middle + 1] - n[middle - 1]) / (2 * dx)
    size = float(slope @ slope)
    across = np.cross(n[middle], slope)
    return float(torque[middle] @ slope) / size, -float(torque[middle] @ across) / size


def wall_xis() -> Iterator[tuple[float, tuple[float, float]]]:
    """xi and then kappa = v_F tau_ex/l with what the wall theta = 2 atan(exp(x/l)) feels in place of xi."""
    x = np.linspace(-16, 16, 1601)
    n = np.stack([1 / np.cosh(x), 0 * x, -np.tanh(x)], axis=1)
    slope = np.gradient(n, x, axis=0)
    for xi, turn in ((0.5, 0.2), (0.5, 0.1), (1.0, 0.1)):
        torque = torque_of_lines(n[None], float(x[1] - x[0]), Medium(turn, xi, 0.0), 32)[0]
        felt = -np.sum(torque * np.cross(n, slope)) / np.sum(torque * slope)
        yield xi, (turn, float(felt))
