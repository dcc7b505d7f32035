"""The frame that follows n along a line: t along the turning, a its axis, n itself; t, a, n is right-handed.

Between two places n is taken to turn evenly about one axis (a great circle). In the frame of such a piece the spin
equation has constant coefficients; from piece to piece the frame turns about n, by `twist`.

Key results: `Pieces`, `pieces`, `refined`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

STEEPEST = np.pi / 2
"""Largest angle (radian) between neighbours: beyond it nobody can say which way the texture turns."""


class Pieces(NamedTuple):
    """L lines of N places as N - 1 pieces that turn evenly.

    turn    angle by which n turns in a piece, shape (L, N - 1)
    frames  t, a, n (rows) at every place, those of the piece behind it, at the last place of the piece before it;
            shape (L, N, 3, 3)
    twist   angle by which the frame turns about n at the end of a piece, shape (L, N - 1)
    """

    turn: Array
    frames: Array
    twist: Array


def pieces(n: Array) -> Pieces:
    """The pieces between unit vectors n, shape (L, N, 3); ValueError for neighbours more than `STEEPEST` apart."""
    first, second = n[:, :-1], n[:, 1:]
    across = np.cross(first, second)
    size, along = np.linalg.norm(across, axis=2), np.sum(first * second, axis=2)
    turn = np.arctan2(size, along)
    if np.max(turn) > STEEPEST:
        raise ValueError(
            f"n turns by {np.degrees(np.max(turn)):.0f} degrees from one place to the next; "
            f"at most {np.degrees(STEEPEST):.0f} can be followed: give a finer mesh"
        )
    axis = _axes(across, size, first)
    last = np.concatenate([axis, axis[:, -1:]], axis=1)
    frames = np.stack([np.cross(last, n), last, n], axis=2)
    ahead = last[:, 1:]
    tangent = np.cross(axis, second)
    twist = np.arctan2(-np.sum(ahead * tangent, axis=2), np.sum(ahead * axis, axis=2))
    return Pieces(turn, frames, twist)


def _axes(across: Array, size: Array, n: Array) -> Array:
    """Unit axes of turning; where nothing turns any vector normal to n."""
    still = size < 1e-15  # below it the cross product of two unit vectors is rounding
    other = np.eye(3)[np.argmin(np.abs(n), axis=2)]
    normal = np.cross(n, other)
    found = np.where(still[..., None], normal, across)
    found = found - np.sum(found * n, axis=2, keepdims=True) * n
    return found / np.linalg.norm(found, axis=2, keepdims=True)


def refined(n: Array, parts: int) -> Array:
    """Every piece divided into `parts`, shape (L, (N - 1) parts + 1, 3), by a curve that turns without jumps.

    Pieces that turn evenly would change their rate at every place, and what precesses fast would feel it. An even turn
    stays what it is. Shoemake's spherical quadrangle: a great circle of great circles.
    """
    if parts == 1:
        return n
    found = pieces(n)
    ahead = found.turn[..., None] * found.frames[:, :-1, 0]
    arriving = found.turn[..., None] * np.cross(np.cross(n[:, :-1], ahead), n[:, 1:]) / _length(ahead)
    middle = n.copy()
    middle[:, 1:-1] = _moved(n[:, 1:-1], (arriving[:, :-1] - ahead[:, 1:]) / 4)
    share = (np.arange(parts) / parts)[:, None]
    straight = _between(n[:, :-1, None], n[:, 1:, None], share)
    bowed = _between(middle[:, :-1, None], middle[:, 1:, None], share)
    inside = _between(straight, bowed, 2 * share * (1 - share))
    return np.concatenate([inside.reshape(n.shape[0], -1, 3), n[:, -1:]], axis=1)


def _length(v: Array) -> Array:
    """The length of vectors, 1 for the zero vector."""
    size = np.linalg.norm(v, axis=-1, keepdims=True)
    return np.where(size > 0, size, 1.0)


def _moved(n: Array, along: Array) -> Array:
    """Where a great circle from n arrives that starts along a tangent vector and is as long as it."""
    angle = np.linalg.norm(along, axis=-1, keepdims=True)
    return np.asarray(np.cos(angle) * n + np.sin(angle) * along / _length(along))


def _between(first: Array, second: Array, share: Array) -> Array:
    """The point at `share` of the way from one unit vector to another, along a great circle."""
    along = np.sum(first * second, axis=-1, keepdims=True)
    across = second - along * first
    size = np.linalg.norm(across, axis=-1, keepdims=True)
    return _moved(first, share * np.arctan2(size, along) * across / _length(across))
