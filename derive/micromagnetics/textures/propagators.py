"""The exact solution of the spin equation in a piece that turns evenly, for every direction of flight.

G is the spin that the current carries, over its density in the direction mu = cos a > 0 of a beam along the line. In
units of the exchange time, with k = v_F tau_ex, c = xi + rho and rho = tau_ex/tau_0,

    k mu dG/dx = n x G - c G + c mu n + rho A(x),        A the mean of G over all directions.

In the frame that is carried along the line (`frames`) a piece that turns by omega dx has constant coefficients: n x
becomes b x, b = n - k mu omega (the axis of its turning), and

    G(h) = P(h) + E (G(0) - P(0)),   E = exp(-c h/(k mu)) times the rotation about b by |b| h/(k mu),

for A linear in the frame, P being the solution that is linear too. Nothing is approximated in a piece, however long it
is. The beam from the end of the line has -d/dx and -c mu n, and meets the pieces in reverse order; by its components on
the same axes with -n in place of n, `MIRRORED`, it obeys the same equation, and has the same propagators.
Key results: `Propagators`, `propagators`, `settled`, `steady`.
Source: Cheng & Niu (2013), Eq. 8 with relaxation; scattering as in `derive.cheng_niu.steps.all_directions`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from derive.micromagnetics.textures.frames import Array

MIRRORED = np.array([1.0, 1.0, -1.0])[:, None]
"""What the axes are multiplied with for the beam from the end of a line."""


class Medium(NamedTuple):
    """What the electrons fly through: k = v_F tau_ex (m), xi = tau_ex/tau_sf, rho = tau_ex/tau_0."""

    k: float
    xi: float
    rho: float

    @property
    def loss(self) -> float:
        """The rate c at which a beam loses its spin, in exchange times."""
        return self.xi + self.rho


class Propagators(NamedTuple):
    """Of pieces (...) and directions (D), by component first.

    matrix  E, shape (3, 4, ..., D), with room for what is fed in beside it
    b       the axis without its last component, which is 1; shape (2, ..., D)
    time    of flight through a piece in exchange times, shape (D,)
    """

    matrix: Array
    b: Array
    time: Array


def propagators(turn: Array, length: float, mu: Array, medium: Medium) -> Propagators:
    """Of pieces of `length` (m) with the rotation vectors `turn` (2, ...), for the directions `mu` (D)."""
    time = length / (medium.k * mu)
    b = -turn[..., None] / time
    square = 1 + b[0] ** 2 + b[1] ** 2
    size, fade = np.sqrt(square), np.exp(-medium.loss * time)
    tangent = np.tan(size * (time / 2))
    whole = 2 * fade / (1 + tangent * tangent)
    tangent /= size
    sine = whole * tangent
    rest, cosine = sine * tangent, whole - fade
    axis, matrix = (*b, 1.0), np.empty((3, 4, *square.shape))
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        both, turned = rest * axis[j] * axis[k], sine * axis[i]
        np.add(cosine, rest * axis[i] * axis[i], out=matrix[i, i])
        np.subtract(both, turned, out=matrix[j, k])
        np.add(both, turned, out=matrix[k, j])
    return Propagators(matrix, b, time)


def settled(b: Array, source: Array, c: float) -> Array:
    """c (c - b x)^-1 source, what c times a constant source keeps up; (3, ..., D)."""
    (x, y), (u, v, w) = b, source
    over = 1 / (c**2 + 1 + x * x + y * y)
    along, across = (x * u + y * v + w) * over, c * over
    found = np.stack([along * x, along * y, along])
    found += across * np.stack([c * u + y * w - v, c * v + u - x * w, c * w + x * v - y * u])
    return found


def steady(b: Array, density: Array, c: float) -> Array:
    """The same of the source `density` along n."""
    x, y = b
    size = density / (c**2 + 1 + x * x + y * y)
    return np.stack([(x + c * y) * size, (y - c * x) * size, (1 + c**2) * size])
