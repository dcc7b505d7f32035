"""The exact solution of the spin equation in a piece that turns evenly, for every direction of flight.

G is the spin that the current carries, over its density in the direction mu = cos a > 0 of a beam along the line. In
units of the exchange time, with k = v_F tau_ex, c = xi + rho and rho = tau_ex/tau_0,

    k mu dG/dx = n x G - c G + c sign mu n + rho A(x),        A the mean of G over all directions,

sign = +1 for the beam along the line, -1 for the one that comes from its end and meets the places in reverse order.
In the frame t, a, n of a piece that turns by omega dx the coefficients are constant: n becomes b = (0, -p, 1),
p = k mu omega, and

    G(h) = E G(0) + q + P0 A(0) + P1 A(h),   E = exp(-c h/(k mu)) times the rotation about b by |b| h/(k mu),

for A linear in the frame. Nothing is approximated in a piece, however long it is.
Key results: `Propagators`, `propagators`, `steady`.
Source: Cheng & Niu (2013), Eq. 8 with relaxation; scattering as in `derive.cheng_niu.steps.all_directions`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from derive.micromagnetics.textures.frames import Array


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
    """By component first, then pieces and directions: `matrix` (3, 3, ...), `driven` (3, ...), `sources` P0, P1."""

    matrix: Array
    driven: Array
    sources: tuple[Array, Array] | None


def propagators(turn: Array, twist: Array, length: float, mu: Array, sign: Array, medium: Medium) -> Propagators:
    """Of pieces that turn by `turn` (...) in `length` (m), to frames turned by `twist`, for `mu` (D); `sign` (...)."""
    time = length / (medium.k * mu)
    p = turn[..., None] / time
    rotation = _rotation(time, p, twist[..., None])
    rotation *= np.exp(-medium.loss * time)
    rest = steady(p, mu * sign[..., None], medium)
    driven = _twisted(rest, twist) - np.einsum("ij...,j...->i...", rotation, rest)
    return Propagators(rotation, driven, _sources(rotation, p, time, twist, medium) if medium.rho else None)


def steady(p: Array, density: Array, medium: Medium) -> Array:
    """What a beam carries where n turns evenly for ever, without what comes back by scattering; (3, ...)."""
    c = medium.loss
    size = density / (1 + c**2 + p**2)
    return np.stack([-c * p * size, -p * size, (1 + c**2) * size])


def response(p: Array, medium: Medium) -> Array:
    """(c - b x)^-1, what a constant source keeps up, (3, 3, ...)."""
    c, zero, one = medium.loss, np.zeros_like(p), np.ones_like(p)
    rows = [[c**2 * one, -c * one, -c * p], [c * one, c**2 + p**2, -p], [c * p, -p, c**2 + one]]
    return np.array([[np.broadcast_to(e, zero.shape) for e in row] for row in rows]) / (c * (1 + c**2 + p**2))


def _sources(rotation: Array, p: Array, time: Array, twist: Array, medium: Medium) -> tuple[Array, Array]:
    """P0 and P1: the particular solution of a source linear in the piece is M A - (k mu) M^2 dA/dx."""
    kept = medium.rho * response(p, medium)
    lag = _product(kept, kept) / (medium.rho * time)
    first = _twisted(lag, twist) - _product(rotation, kept + lag)
    return first, _twisted(kept - lag, twist) + _product(rotation, lag)


def _rotation(time: Array, p: Array, twist: Array) -> Array:
    """The rotation about (0, -p, 1) by its length times `time`, seen from the frame turned by `twist`; (3, 3, ...).

    It is written by Euler's parameters (w, x, y, z), of which the twist makes others.
    """
    size = np.sqrt(1 + p**2)
    half = size * time / 2
    w, sine = np.cos(half), np.sin(half) / size
    y, cosine, shift = -p * sine, np.cos(twist / 2), np.sin(twist / 2)
    w, x, y, z = cosine * w + shift * sine, shift * y, cosine * y, cosine * sine - shift * w
    found = np.empty((3, 3, *p.shape))
    for i, (u, v) in enumerate(((y, z), (z, x), (x, y))):
        found[i, i] = 1 - 2 * (u * u + v * v)
    for i, j, both, third in ((0, 1, x * y, z), (1, 2, y * z, x), (2, 0, z * x, y)):
        found[i, j], found[j, i] = 2 * (both - w * third), 2 * (both + w * third)
    return found


def _twisted(found: Array, twist: Array) -> Array:
    """Rows in the frame turned about n by `twist`."""
    cosine, sine = np.cos(twist)[..., None], np.sin(twist)[..., None]
    return np.stack([cosine * found[0] + sine * found[1], cosine * found[1] - sine * found[0], found[2]])


def _product(first: Array, second: Array) -> Array:
    return np.einsum("ij...,jk...->ik...", first, second)
