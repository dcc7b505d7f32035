"""A magnetization from a file, and its lines along the current: OVF, a NumPy array, or numbers in columns.

A place without magnetization (the zero vector, as around a disk) ends a line; what is left of a line between two such
places is a line of its own.

Key results: `read_field`, `lines_along`, `field_of`, `stretches`, `local_torque`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from derive.micromagnetics.textures.frames import Array, units
from derive.micromagnetics.textures.ovf import Field, read_ovf

AXES = "xyz"


def read_field(path: Path, dx: float | None) -> Field:
    """The field of an .ovf, .omf, .npy, .csv or .txt file; ValueError, one line, for what is none.

    An array has shape (N, 3), (ny, nx, 3) or (nz, ny, nx, 3), a table three columns; both need `dx` in m. A table of
    four columns begins with the place in m; it and OVF have distances of their own, and take no `dx`.
    """
    suffix = path.suffix.casefold()
    try:
        if suffix in (".ovf", ".omf"):
            _require_no(dx, path)
            found = read_ovf(path)
        elif suffix == ".npy":
            found = _array(path, _loaded(path), dx)
        elif suffix in (".csv", ".txt"):
            found = _columns(path, dx)
        else:
            raise ValueError(f"{path}: a texture is a file .ovf, .omf, .npy, .csv or .txt")
    except OSError as error:
        raise ValueError(f"cannot read {path}: {error.strerror or error}") from None
    bad = int(np.sum(~np.isfinite(found.values).all(axis=-1)))
    if bad:
        raise ValueError(f"{path}: {bad} of its vectors are not finite")
    return found


def _require_no(dx: float | None, path: Path) -> None:
    if dx is not None:
        raise ValueError(f"{path} has distances of its own; leave out --dx")


def _loaded(path: Path) -> Array:
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (ValueError, EOFError):
        raise ValueError(f"{path}: no array of numbers as NumPy writes it") from None


def _array(path: Path, values: Array, dx: float | None) -> Field:
    if values.dtype.kind not in "fiu" or values.ndim not in (2, 3, 4) or values.shape[-1] != 3 or not values.size:
        raise ValueError(f"{path}: an array {values.shape} of {values.dtype}; give real numbers of shape (..., 3)")
    if dx is None:
        raise ValueError(f"{path}: an array knows no lengths; give --dx, the distance of neighbours in m")
    shape = (1,) * (4 - values.ndim) + values.shape
    return Field(np.asarray(values, dtype=np.float64).reshape(shape), (dx, dx, dx))


def _columns(path: Path, dx: float | None) -> Field:
    lines = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    rows = [line.replace(",", " ").replace(";", " ").split() for line in lines if not line.lstrip().startswith("#")]
    try:
        table = np.array(rows, dtype=np.float64)
    except ValueError:
        raise ValueError(f"{path}: no table of numbers; titles stand in lines that begin with #") from None
    if table.ndim != 2 or table.shape[1] not in (3, 4):
        raise ValueError(f"{path}: give three columns, of the magnetization, or four, the place in m first")
    if table.shape[1] == 3:
        return _array(path, table, dx)
    _require_no(dx, path)
    places = table[np.isfinite(table[:, 0]), 0]
    steps = np.diff(places)
    even = len(places) == len(table) > 1 and (steps > 0).all() and np.ptp(steps) <= 1e-3 * np.mean(steps)
    if not even:  # for places that are written with three digits or more
        raise ValueError(f"{path}: its places do not follow one another at one distance")
    return _array(path, table[:, 1:], float(np.mean(steps)))


def lines_along(field: Field, axis: str) -> tuple[Array, float]:
    """Unit vectors (zero where there is nothing) by line, shape (L, N, 3), and dx (m); ValueError for N = 1."""
    values = np.moveaxis(field.values, 2 - AXES.index(axis), 2)
    if values.shape[2] < 2:
        raise ValueError(f"there is one cell along {axis}; the current needs a line: give --along another axis")
    return units(values).reshape(-1, *values.shape[2:]), field.step[AXES.index(axis)]


def field_of(lines: Array, like: Field, axis: str, unit: str) -> Field:
    """The field of which these are the lines."""
    moved = np.moveaxis(like.values, 2 - AXES.index(axis), 2)
    return replace(like, values=np.moveaxis(lines.reshape(moved.shape), 2, 2 - AXES.index(axis)), unit=unit)


def stretches(line: Array) -> Iterator[slice]:
    """Where a line of shape (N, 3) is magnetized, in pieces of two places or more."""
    held = np.concatenate([[False], line.any(axis=1), [False]])
    (ends,) = np.nonzero(np.diff(held))
    for start, stop in ends.reshape(-1, 2):
        if stop - start > 1:
            yield slice(int(start), int(stop))


def local_torque(lines: Array, dx: float, xi: float) -> tuple[Array, Array]:
    """d_x n and the local torque of Eq. 16 over u, d_x n - xi n x d_x n, both in 1/m; zero where there is nothing."""
    slopes = np.zeros_like(lines)
    for line, found in zip(lines, slopes, strict=True):
        for part in stretches(line):
            found[part] = np.gradient(line[part], dx, axis=0)
            found[part] -= np.sum(found[part] * line[part], axis=1, keepdims=True) * line[part]
    return slopes, slopes - xi * np.cross(lines, slopes)
