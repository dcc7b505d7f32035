"""Ferromagnets that walls are made in, as starting points: one value a quantity, the range that people find, a source.

What a film or strip adds is its shape: K and K_perp of a strip of a soft metal, and K_perp of a film magnetized along
its normal, follow from its size (`strip_anisotropies`, `film_anisotropy`). Measure your own sample before you rely on
any of it; xi in particular is a guess where the source says so.

Key results: `MATERIALS`, `material` (by any usual name).
Source: beside each number; the shapes A. Aharoni, J. Appl. Phys. 83, 3432 (1998), and Mougin et al. (2007).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, log, pi, sqrt

from derive.micromagnetics.constants import MU_0


@dataclass(frozen=True)
class Value:
    """A number in SI units, the range in which samples lie, and where both are from."""

    number: float
    lowest: float
    highest: float
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


UNITS = {"Ms": "A/m", "A": "J/m", "K": "J/m^3", "K_perp": "J/m^3", "alpha": "1", "xi": "1", "P": "1"}
"""SI unit of each value."""


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


_SHAPE = "the shape alone: demagnetizing factors of the sample"
_GUESS = "a guess: no wall in this material has told it apart from other torques"
_py = strip_anisotropies(8e5, 100e-9, 5e-9)
_cofeb = film_anisotropy(1.1e6, 2e-11, 2.1e5, 1e-9)
_gamnas = film_anisotropy(3.5e4, 1e-13, 5e3, 50e-9)
_copt = film_anisotropy(1.09e6, 1.6e-11, 5e5, 0.6e-9)

_TABLE = (
    Material(
        "permalloy",
        "permalloy, Ni80Fe20",
        ("py", "nife", "ni80fe20"),
        "strip 100 nm wide and 5 nm thick, magnetized along itself",
        {
            "Ms": Value(8e5, 7.2e5, 8.6e5, "muMAG standard problems 4 and 5"),
            "A": Value(1.3e-11, 1.0e-11, 1.3e-11, "muMAG standard problems 4 and 5"),
            "K": Value(_py[0], 1e3, 1e5, _SHAPE),
            "K_perp": Value(_py[1], 1e5, 4e5, _SHAPE),
            "alpha": Value(0.008, 0.006, 0.02, "Lepadatu et al., Phys. Rev. B 81, 020413 (2010)"),
            "xi": Value(0.04, 0.01, 0.15, "Lepadatu et al. (2010); 0.15 Heyne et al., Phys. Rev. Lett. 105, 187203"),
            "P": Value(0.5, 0.4, 0.7, "Vlaminck and Bailleul, Science 322, 410 (2008), by the Doppler shift"),
        },
    ),
    Material(
        "cobalt",
        "cobalt, hexagonal",
        ("co", "hcp-co"),
        "a Bloch wall in bulk",
        {
            "Ms": Value(1.4e6, 1.35e6, 1.45e6, "Coey, Magnetism and Magnetic Materials (2010)"),
            "A": Value(3e-11, 1e-11, 3.1e-11, "Coey (2010)"),
            "K": Value(5.2e5, 4.1e5, 5.3e5, "Coey (2010), first constant"),
            "K_perp": Value(MU_0 * 1.4e6**2 / 2, 1.15e6, 1.32e6, "mu_0 Ms^2/2, a Bloch wall turned into a Neel wall"),
            "alpha": Value(0.01, 0.004, 0.02, "Coey (2010), films by ferromagnetic resonance"),
            "xi": Value(0.02, 0.005, 0.1, _GUESS),
            "P": Value(0.42, 0.35, 0.45, "Soulen et al., Science 282, 85 (1998)"),
        },
    ),
    Material(
        "CoFeB",
        "CoFeB on MgO, along its normal",
        ("cofeb/mgo", "co20fe60b20", "co40fe40b20"),
        "film 1 nm thick, magnetized along its normal",
        {
            "Ms": Value(1.1e6, 0.9e6, 1.3e6, "Ikeda et al., Nat. Mater. 9, 721 (2010)"),
            "A": Value(2e-11, 1e-11, 3e-11, "range of spin wave and domain measurements"),
            "K": Value(2.1e5, 5e4, 5e5, "Ikeda et al. (2010), effective, after the film's own field"),
            "K_perp": Value(_cofeb, 2e4, 1.5e5, _SHAPE),
            "alpha": Value(0.013, 0.004, 0.03, "Ikeda et al. (2010)"),
            "xi": Value(0.03, 0.0, 0.1, _GUESS),
            "P": Value(0.65, 0.5, 0.75, "tunnel junctions, by Julliere's formula"),
        },
    ),
    Material(
        "GaMnAs",
        "(Ga,Mn)As on (In,Ga)As, along its normal",
        ("(ga,mn)as", "gamnas/ingaas"),
        "film 50 nm thick, magnetized along its normal, far below its Curie temperature",
        {
            "Ms": Value(3.5e4, 1e4, 5e4, "Gourdon et al., Phys. Rev. B 76, 241301 (2007)"),
            "A": Value(1e-13, 1e-14, 1.5e-13, "Gourdon et al. (2007)"),
            "K": Value(5e3, 1e3, 1e4, "Gourdon et al. (2007)"),
            "K_perp": Value(_gamnas, 5e1, 1.6e3, _SHAPE),
            "alpha": Value(
                0.3, 0.01, 0.35, "Dourlat et al., Phys. Rev. B 78, 161303 (2008), moving walls; 0.01 by FMR"
            ),
            "xi": Value(0.25, 0.1, 1.0, "Adam et al., Phys. Rev. B 80, 193204 (2009); 1 Hals et al., PRL 102, 256601"),
            "P": Value(0.7, 0.5, 0.9, "p-d exchange model, see Adam et al. (2009)"),
        },
    ),
    Material(
        "Co/Pt",
        "Pt/Co/AlOx, along its normal",
        ("copt", "pt/co", "pt/co/alox", "pt/co/pt"),
        "film 0.6 nm thick, magnetized along its normal",
        {
            "Ms": Value(1.09e6, 0.9e6, 1.4e6, "Miron et al., Nat. Mater. 10, 419 (2011)"),
            "A": Value(1.6e-11, 1e-11, 2.5e-11, "Metaxas et al., Phys. Rev. Lett. 99, 217208 (2007)"),
            "K": Value(5e5, 2e5, 9e5, "Miron et al. (2011), effective, after the film's own field"),
            "K_perp": Value(_copt, 3e4, 2e5, _SHAPE),
            "alpha": Value(0.3, 0.1, 0.5, "Metaxas et al. (2007)"),
            "xi": Value(1.0, 0.0, 1.0, "Miron et al., Phys. Rev. Lett. 102, 137202 (2009), before spin-orbit torques"),
            "P": Value(0.4, 0.2, 0.5, "bulk cobalt; a film of 0.6 nm has less"),
        },
    ),
)

MATERIALS: dict[str, Material] = {entry.name: entry for entry in _TABLE}


def material(name: str) -> Material:
    """The material of that name, in any of its usual spellings; ValueError for an unknown one."""
    wanted = _plain(name)
    for entry in _TABLE:
        if wanted in {_plain(spelled) for spelled in (entry.name, *entry.other_names)}:
            return entry
    raise ValueError(f"unknown material {name[:40]!r}; known: {', '.join(MATERIALS)}; or give --Ms, --A, --K and so on")


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
