"""muMAG's standard problem 5 integrated in NumPy and SciPy, with nothing of the house: what solvers are held against.

Exchange by second differences, the dipolar field by the demagnetizing factors of Newell, Williams and Dunlop
(J. Geophys. Res. 98, 9551, 1993), the torque of Zhang and Li by central differences; at the
edges the full one-sided difference of most codes, or half of it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import pi

import numpy as np
from scipy.integrate import solve_ivp
from textures import Array

CELLS, SIZE = (20, 20, 2), 5e-9
STEP = 2e-12
"""Longest step (s): beyond it the exchange makes the trial steps overflow."""
MS, A, GAMMA, MU_0 = 8e5, 1.3e-11, 2.211e5 / (4e-7 * pi), 4e-7 * pi


def _log(a: Array, square: Array) -> Array:
    """asinh(a/sqrt(square)), 0 where it is multiplied by 0."""
    with np.errstate(all="ignore"):
        return np.where(square > 0, np.arcsinh(a / np.sqrt(square)), 0.0)


def _angle(a: Array, b: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.where(b != 0, np.arctan(a / b), 0.0)


def _f(x: Array, y: Array, z: Array) -> Array:
    """Of the diagonal factors."""
    xx, yy, zz = x * x, y * y, z * z
    r = np.sqrt(xx + yy + zz)
    logs = y / 2 * (zz - xx) * _log(y, xx + zz) + z / 2 * (yy - xx) * _log(z, xx + yy)
    return logs - x * y * z * _angle(y * z, x * r) + (2 * xx - yy - zz) * r / 6


def _g(x: Array, y: Array, z: Array) -> Array:
    """Of the others."""
    xx, yy, zz = x * x, y * y, z * z
    r = np.sqrt(xx + yy + zz)
    logs = x * y * z * _log(z, xx + yy) + y / 6 * (3 * zz - yy) * _log(x, yy + zz)
    logs = logs + x / 6 * (3 * zz - xx) * _log(y, xx + zz) - x * y * r / 3
    angles = z * zz / 6 * _angle(x * y, z * r) + z * yy / 2 * _angle(x * z, y * r) + z * xx / 2 * _angle(y * z, x * r)
    return logs - angles


def factors() -> Array:
    """The demagnetizing tensor of cubes, as its transform on twice the grid: shape (3, 3, ...)."""
    places = np.meshgrid(*(np.concatenate([np.arange(n), np.arange(-n, 0)]) for n in CELLS), indexing="ij")
    tensor = np.zeros((3, 3, *places[0].shape))
    for shift in product((-1, 0, 1), repeat=3):
        weight = np.prod([2 if s == 0 else -1 for s in shift]) / (4 * pi)
        at = [(p + s).astype(float) for p, s in zip(places, shift, strict=True)]
        for i in range(3):
            j, k = (i + 1) % 3, (i + 2) % 3
            tensor[i, i] += weight * _f(at[i], at[j], at[k])
            tensor[i, j] += weight * _g(at[i], at[j], at[k])
            tensor[j, i] = tensor[i, j]
    return np.fft.rfftn(tensor, axes=(2, 3, 4))


def _difference(m: Array, full: bool) -> Array:
    padded = np.pad(m, ((0, 0), (1, 1), (0, 0), (0, 0)), mode="edge")
    slope = (padded[:, 2:] - padded[:, :-2]) / (2 * SIZE)
    if full:
        slope[:, [0, -1]] *= 2
    return slope


def rate(full: bool = True) -> Callable[..., Array]:
    """dm/dt as a function of (t, m flat, drift, xi, alpha, gamma); m has shape (3, *CELLS)."""
    transform, twice = factors(), tuple(2 * n for n in CELLS)

    def field(m: Array) -> Array:
        charges = np.fft.rfftn(m, twice, axes=(1, 2, 3))
        dipolar = np.fft.irfftn(np.einsum("ij...,j...->i...", transform, charges), twice, axes=(1, 2, 3))
        padded = np.pad(m, ((0, 0), (1, 1), (1, 1), (1, 1)), mode="edge")
        around = sum(np.roll(padded, s, axis)[:, 1:-1, 1:-1, 1:-1] for axis in (1, 2, 3) for s in (-1, 1))
        inside = tuple(slice(n) for n in CELLS)
        return 2 * A / MS * (around - 6 * m) / SIZE**2 - MU_0 * MS * dipolar[:, *inside]

    def found(_: float, flat: Array, drift: float, xi: float, alpha: float, gamma: float) -> Array:
        m = flat.reshape(3, *CELLS)
        slope = drift * _difference(m, full)
        torque = -gamma * np.cross(m, field(m), axis=0) + slope - xi * np.cross(m, slope, axis=0)
        torque -= m * (m * torque).sum(axis=0)
        return ((torque + alpha * np.cross(m, torque, axis=0)) / (1 + alpha**2)).ravel()

    return found


def relaxed() -> Array:
    """The vortex at rest, from m = (-y, x, 10 nm) about the middle, after 3 ns with damping 1: shape (3, *CELLS)."""
    x, y, _ = np.meshgrid(*((np.arange(n) - (n - 1) / 2) * SIZE for n in CELLS), indexing="ij")
    m = np.array([-y, x, np.full_like(x, 10e-9)])
    run = solve_ivp(
        rate(),
        (0, 3e-9),
        (m / np.linalg.norm(m, axis=0)).ravel(),
        "DOP853",
        args=(0.0, 0.0, 1.0, GAMMA),
        rtol=1e-8,
        atol=1e-9,
        max_step=STEP,
    )
    m = run.y[:, -1].reshape(3, *CELLS)
    return m / np.linalg.norm(m, axis=0)


def moved(
    m: Array, times: Array, *, drift: float, xi: float, alpha: float, gamma: float = GAMMA, full: bool = True
) -> Array:
    """Time and mean m at each time (s), from 0 on: shape (times, 4)."""
    given = (drift, xi, alpha, gamma)
    kept = {"t_eval": times, "rtol": 1e-7, "atol": 1e-8, "max_step": STEP}
    run = solve_ivp(rate(full), (0, times[-1]), m.ravel(), "DOP853", args=given, **kept)
    return np.column_stack([run.t, run.y.reshape(3, -1, len(times)).mean(axis=1).T])
