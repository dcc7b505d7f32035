"""Ferromagnets that walls are made in, as starting points: one value a quantity, the range that people find, a source.

What a film or strip adds is its shape: K and K_perp of a strip of a soft metal, and K_perp of a film magnetized along
its normal, follow from its size (`strip_anisotropies`, `film_anisotropy`). Measure your own sample before you rely on
any of it; what is no more than an estimate says so.

Key results: `MATERIALS` (from `materials.toml`), `material` (by any usual name), `sample` (with a shape, and
numbers of its own).
Source: beside each number; the shapes A. Aharoni, J. Appl. Phys. 83, 3432 (1998), and Mougin et al. (2007).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import atan, log, pi, sqrt
from pathlib import Path
from typing import Any

from derive.micromagnetics.constants import MU_0
from derive.micromagnetics.quantities import quantity

TEXTS = {
    "Ms": ("A/m", "saturation magnetization"),
    "A": ("J/m", "exchange stiffness"),
    "K": ("J/m^3", "anisotropy that keeps the domains along their axis, shape and all"),
    "K_perp": ("J/m^3", "anisotropy against turning the plane of the wall"),
    "alpha": ("1", "bare Gilbert damping"),
    "xi": ("1", "tau_ex/tau_sf, which others call beta"),
    "P": ("1", "polarization of the current, -1 to 1"),
}
"""SI unit and meaning of each value."""


@dataclass(frozen=True)
class Value:
    """A number in SI units, the range in which samples lie, and where it is from.

    status  "confirmed" where the number stands in the public source that is named, "computed", or "estimate"
    """

    number: float
    lowest: float
    highest: float
    status: str
    source: str


@dataclass(frozen=True)
class Material:
    """One ferromagnet: `values` holds Ms, A, K, K_perp, alpha, xi and P; `sample` says of which shape."""

    name: str
    title: str
    other_names: tuple[str, ...]
    sample: str
    values: dict[str, Value]

    @property
    def numbers(self) -> dict[str, float]:
        """The numbers alone, by name."""
        return {name: value.number for name, value in self.values.items()}


def strip_anisotropies(Ms: float, width: float, thickness: float) -> tuple[float, float]:
    """K and K_perp (J/m^3) by the shape of a long strip magnetized along itself; width and thickness in m.

    With the demagnetizing factors of an endless rectangular rod, N_w + N_t = 1 (Aharoni): K = mu_0 Ms^2 N_w/2 and
    K_perp = mu_0 Ms^2 (N_t - N_w)/2. ValueError unless the strip is wider than thick.
    """
    if not 0.0 < thickness < width:
        raise ValueError(f"a strip {width:g} m wide and {thickness:g} m thick; it must be wider than thick")
    p = thickness / width
    across = ((1 - p**2) / (2 * p) * log(1 + p**2) + p * log(p) + 2 * atan(1 / p)) / pi
    density = MU_0 * Ms**2 / 2
    return density * (1 - across), density * (2 * across - 1)


def film_anisotropy(Ms: float, A: float, K: float, thickness: float) -> float:
    """K_perp (J/m^3) of a wall in a film magnetized along its normal: mu_0 Ms^2/2 t/(t + sqrt(A/K)) (Mougin et al.)."""
    return MU_0 * Ms**2 / 2 * thickness / (thickness + sqrt(A / K))


def _material(name: str, table: dict[str, Any]) -> Material:
    """The material of a table of the file; where a number is "shape", the sample's shape gives it."""
    Ms, A, K = (table[symbol][0] for symbol in ("Ms", "A", "K"))
    if "strip" in table:
        shape = dict(zip(("K", "K_perp"), strip_anisotropies(Ms, *table["strip"]), strict=True))
    else:
        shape = {"K_perp": film_anisotropy(Ms, A, K, table["film"]) if "film" in table else MU_0 * Ms**2 / 2}
    values = {symbol: Value(shape.get(symbol, table[symbol][0]), *table[symbol][1:]) for symbol in TEXTS}
    return Material(name, table["title"], tuple(table["other_names"]), table["sample"], values)


MATERIALS: dict[str, Material] = {
    name: _material(name, table)
    for name, table in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}


def material(name: str) -> Material:
    """The material of that name, in any of its usual spellings; ValueError for an unknown one."""
    for entry in MATERIALS.values():
        if _plain(name) in map(_plain, (entry.name, *entry.other_names)):
            return entry
    raise ValueError(f"unknown material {name[:40]!r}; known: {', '.join(MATERIALS)}; or give --Ms, --A, --K and so on")


def sample(numbers: Mapping[str, float], strip: str | None, own: Mapping[str, float]) -> dict[str, float]:
    """The numbers (SI) of a material, then what the shape of a strip makes of them, then `own`.

    `strip` is "width x thickness" with units. ValueError for what is no size, and for a strip without Ms.
    """
    found = {**numbers, **own}
    if strip is not None:
        if "Ms" not in found:
            raise ValueError("--strip needs --Ms or --material")
        sizes = [part.strip() for part in strip.replace("×", "x").split(" x ")]
        if len(sizes) != 2:
            raise ValueError(f"--strip {strip}: give width and thickness, such as '300 nm x 10 nm'")
        width, thickness = (quantity(size, "m", "--strip") for size in sizes)
        shaped = zip(("K", "K_perp"), strip_anisotropies(found["Ms"], width, thickness), strict=True)
        found |= {name: value for name, value in shaped if name not in own}
    return found


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
