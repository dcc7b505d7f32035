"""The labelled result of a sweep: its variables once, kept in memory or written to NetCDF as it comes.

Dimensions (kappa, xi); every quantity is dimensionless (units "1"), as times are in tau_ex and coefficients
per v tau_ex. A file is written under a temporary name and renamed when the sweep is whole.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Axes = tuple[Array, Array]
Tile = tuple[slice, slice]

AXES = {
    "kappa": "v tau_ex / l, wall width l in theta(x) = 2 atan(exp(x/l))",
    "xi": "tau_ex / tau_sf",
}
VARIABLES = {
    "s1": "spin behind the wall along e_theta",
    "s2": "spin behind the wall along e_phi",
    "s3": "spin behind the wall along n",
    "adiabatic": "int s.(n x n') / int |n'|^2, per v tau_ex",
    "nonadiabatic": "int s.n' / int |n'|^2, per v tau_ex",
}
LOCAL = {
    "local_adiabatic": "adiabatic coefficient of the local formula, Eq. 13",
    "local_nonadiabatic": "nonadiabatic coefficient of the local formula, Eq. 13",
}


class Memory:
    """Keeps the whole result: shape (variables, kappa, xi)."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        self.values = np.full((len(VARIABLES), axes[0].size, axes[1].size), np.nan)

    def put(self, tile: Tile, values: Array) -> None:
        """Keep one tile."""
        self.values[(slice(None), *tile)] = values

    def dataset(self, tail: float) -> Any:
        """The result as an xarray.Dataset."""
        import xarray

        fields = {
            name: (tuple(AXES), values, _units(VARIABLES[name]))
            for name, values in zip(VARIABLES, self.values, strict=True)
        }
        local = {
            name: (("xi",), column, _units(LOCAL[name]))
            for name, column in zip(LOCAL, local_formula(self.axes[1]), strict=True)
        }
        coords = {name: (name, axis, _units(AXES[name])) for name, axis in zip(AXES, self.axes, strict=True)}
        return xarray.Dataset({**fields, **local}, coords, _header(tail))


class File:
    """Writes tiles to a NetCDF file; the file takes its name on a clean exit and is removed on any other."""

    def __init__(self, path: Path, axes: Axes, tail: float) -> None:
        self.path, self.partial = path, path.with_name(f".{path.name}.{os.getpid()}.partial")
        self.axes, self.tail = axes, tail

    def __enter__(self) -> File:
        import h5netcdf  # type: ignore[import-untyped]

        # Nobody else knows the name; a lock would outlive the file in worker processes forked while it is open.
        self.file = h5netcdf.File(self.partial, "w", locking=False)
        self.file.dimensions = {name: axis.size for name, axis in zip(AXES, self.axes, strict=True)}
        self.file.attrs.update(_header(self.tail))
        for name, axis in zip(AXES, self.axes, strict=True):
            self._variable(name, (name,), AXES[name], axis)
        for name, column in zip(LOCAL, local_formula(self.axes[1]), strict=True):
            self._variable(name, ("xi",), LOCAL[name], column)
        for name, text in VARIABLES.items():
            self._variable(name, tuple(AXES), text)
        return self

    def put(self, tile: Tile, values: Array) -> None:
        """Write one tile."""
        for name, block in zip(VARIABLES, values, strict=True):
            self.file.variables[name][tile] = block

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()
        if kind is None:
            self.partial.replace(self.path)
        else:
            self.partial.unlink(missing_ok=True)

    def _variable(self, name: str, dimensions: tuple[str, ...], text: str, data: Array | None = None) -> None:
        variable = self.file.create_variable(name, dimensions, np.float64, data=data)
        variable.attrs.update(_units(text))


def local_formula(xi: Array) -> tuple[Array, Array]:
    """(adiabatic, nonadiabatic) of Eq. 13 for an axis of xi."""
    return -1 / (1 + xi**2), -xi / (1 + xi**2)


def opened(path: str | os.PathLike[str]) -> Any:
    """A written sweep as a lazily read xarray.Dataset."""
    import xarray

    return xarray.open_dataset(path, engine="h5netcdf")


def demand_extra() -> None:
    """RuntimeError that names the extra where xarray, h5netcdf or the h5py it writes with is missing."""
    try:
        import h5netcdf  # noqa: F401
        import h5py  # type: ignore[import-untyped]  # noqa: F401
        import xarray  # noqa: F401
    except ImportError as missing:
        raise RuntimeError(
            f"sweeps need {missing.name}, which is not installed; pip install 'spin-torque-derivation[sweep]'"
        ) from missing


def _units(text: str) -> dict[str, str]:
    return {"units": "1", "long_name": text}


def _header(tail: float) -> dict[str, Any]:
    return {
        "title": "transits of a domain wall: Eq. 8 with relaxation, in full",
        "source": "Cheng & Niu, Phys. Rev. B 88, 024422 (2013)",
        "tail": tail,
    }
