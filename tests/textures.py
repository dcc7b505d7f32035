"""Magnetization textures on a grid and their slopes, for comparing a solver's torque with Eq. 16."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

TEXTURES = ("Neel wall", "Bloch wall", "vortex", "random")


def texture(kind: str, shape: tuple[int, int], cell: tuple[float, float]) -> Array:
    """Unit vectors on a grid of `shape` with cells of `cell` (any unit): array (nx, ny, 3)."""
    x, y = ((np.arange(n) - (n - 1) / 2) * d for n, d in zip(shape, cell, strict=True))
    X, Y = np.meshgrid(x, y, indexing="ij")
    width = shape[0] * cell[0] / 8
    if kind in ("Neel wall", "Bloch wall"):
        wall = np.stack([1 / np.cosh(X / width), 0 * X, np.tanh(X / width)], axis=-1)
        return wall if kind == "Neel wall" else wall[..., [1, 0, 2]]
    if kind == "vortex":
        core = np.exp(-(X**2 + Y**2) / (2 * width**2))
        raw = np.stack([-Y / width, X / width, core + 0.1], axis=-1)
    else:
        raw = _smooth_random(X / width, Y / width)
    return raw / np.linalg.norm(raw, axis=-1, keepdims=True)


def _smooth_random(X: Array, Y: Array) -> Array:
    rng = np.random.default_rng(16)
    waves = rng.normal(size=(3, 6, 4))
    phase = waves[:, :, :1, None] * X + waves[:, :, 1:2, None] * Y + waves[:, :, 2:3, None]
    field = np.sum(waves[:, :, 3][:, :, None, None] * np.sin(phase), axis=1)
    return np.moveaxis(field, 0, -1)


def slope(m: Array, cell: float) -> Array:
    """Central difference along x, projected across m, on the cells that have two neighbours: (nx - 2, ny, 3)."""
    raw = (m[2:] - m[:-2]) / (2 * cell)
    here = m[1:-1]
    return raw - np.sum(raw * here, axis=-1, keepdims=True) * here
