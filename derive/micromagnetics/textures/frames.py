"""The frame that follows n along a line: two axes across n that never turn about it, and n itself; right-handed.

Between two places n is taken to turn evenly about one axis (a great circle). In this frame the spin equation has
constant coefficients in each piece, and a spin goes over from piece to piece as it is.

Key results: `units`, `rotations`, `carried`, `refined`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

STEEPEST = np.pi / 2
"""Largest angle (radian) between neighbours: beyond it nobody can say which way the texture turns."""


def units(v: Array) -> Array:
    """Vectors (..., 3) over their length, of whatever size; zero where they are."""
    scaled = v / np.maximum(np.max(np.abs(v), axis=-1, keepdims=True), np.finfo(float).smallest_subnormal)
    return np.asarray(scaled / np.maximum(np.linalg.norm(scaled, axis=-1, keepdims=True), 1))


def rotations(n: Array) -> Array:
    """The rotation vectors (radian) of the pieces between unit vectors n (L, N, 3), shape (L, N - 1, 3).

    ValueError for neighbours more than `STEEPEST` apart.
    """
    across = np.cross(n[:, :-1], n[:, 1:])
    turn = np.arctan2(np.sqrt(np.vecdot(across, across)), np.vecdot(n[:, :-1], n[:, 1:]))
    if np.max(turn) > STEEPEST:
        raise ValueError(
            f"n turns by {np.degrees(np.max(turn)):.0f} degrees from one place to the next; "
            f"at most {np.degrees(STEEPEST):.0f} can be followed: give a finer mesh"
        )
    return np.asarray(across / np.sinc(turn / np.pi)[..., None])


def carried(n: Array) -> tuple[Array, Array]:
    """Axes (rows) that go along with n without turning about it, and the rotation vectors in the first two of them.

    n of shape (L, N, 3); the axes, of which the last is n, of shape (L, N, 3, 3), the rotations (2, N - 1, L).
    """
    turned, (r, s) = rotations(n), _normals(n)
    lean = np.vecdot(r[:, :-1], n[:, 1:]) / (1 + np.vecdot(n[:, :-1], n[:, 1:]))
    arriving = r[:, :-1] - lean[..., None] * n[:, :-1]  # where r gets along a great circle, but for its part along n
    heading = np.zeros((*n.shape[:2], 1))
    np.cumsum(np.arctan2(np.vecdot(arriving, s[:, 1:]), np.vecdot(arriving, r[:, 1:])), axis=1, out=heading[:, 1:, 0])
    cosine, sine = np.cos(heading), np.sin(heading)
    axes = np.stack([cosine * r + sine * s, cosine * s - sine * r, n], axis=2)
    return axes, np.einsum("lnij,lnj->inl", axes[:, :-1, :2], turned, order="C")


def _normals(n: Array) -> tuple[Array, Array]:
    """Two unit vectors normal to n and to each other; T. Duff et al., J. Comput. Graph. Tech. 6, 1 (2017)."""
    x, y, z = np.moveaxis(n, -1, 0)
    sign = np.copysign(1.0, z)
    a = -1 / (sign + z)
    b = x * y * a
    return np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=2), np.stack([b, sign + y * y * a, -y], axis=2)


def refined(n: Array, parts: int) -> Array:
    """Every piece divided into `parts`, shape (L, (N - 1) parts + 1, 3), by a curve that turns without jumps.

    Pieces that turn evenly would change their rate at every place, and what precesses fast would feel it. An even turn
    stays what it is. Shoemake's spherical quadrangle: a great circle of great circles.
    """
    if parts == 1:
        return n
    turned = rotations(n)
    ahead, arriving = np.cross(turned, n[:, :-1]), np.cross(turned, n[:, 1:])
    middle = n.copy()
    along = (arriving[:, :-1] - ahead[:, 1:]) / 4
    angle = np.linalg.norm(along, axis=2, keepdims=True)
    middle[:, 1:-1] = np.cos(angle) * n[:, 1:-1] + np.sinc(angle / np.pi) * along
    share = (np.arange(parts) / parts)[:, None]
    straight = _between(n[:, :-1, None], n[:, 1:, None], share)
    bowed = _between(middle[:, :-1, None], middle[:, 1:, None], share)
    inside = _between(straight, bowed, 2 * share * (1 - share))
    return np.concatenate([inside.reshape(n.shape[0], -1, 3), n[:, -1:]], axis=1)


def _between(first: Array, second: Array, share: Array) -> Array:
    """The point at `share` of the way from one unit vector to another, along a great circle."""
    turn = 2 / np.pi * np.arcsin(np.linalg.norm(second - first, axis=-1, keepdims=True) / 2)
    behind, ahead = ((part * np.sinc(part * turn) / np.sinc(turn)) for part in (1 - share, share))
    return np.asarray(behind * first + ahead * second)
