"""The physical input of a conversion: plain SI numbers, validated, with a warning where a size betrays a wrong unit.

Key results: `Inputs` (what Eqs. 16 and 17 need), `spin_mixing` (xi from the gap and the spin-flip time).
Source: Cheng & Niu (2013), the definitions around Eqs. 8, 14, 16 and 17.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.micromagnetics.constants import GAMMA, HBAR


@dataclass(frozen=True)
class Inputs:
    """What Eqs. 16 and 17 need. ValueError, one line, for a value that no material can have.

    P      polarization of the current, -1 to 1
    je     electric current density along +x in A/m^2, negative along -x
    xi     tau_ex/tau_sf, >= 0
    Ms     saturation magnetization in A/m, > 0
    n0     magnetization of the conduction electrons in A/m, >= 0
    alpha  bare Gilbert damping, >= 0
    gamma  bare gyromagnetic ratio in rad/(T s), > 0
    """

    P: float
    je: float
    xi: float
    Ms: float
    n0: float
    alpha: float
    gamma: float = GAMMA

    def __post_init__(self) -> None:
        for name in UNITS:
            require_size(name, getattr(self, name))
        if abs(self.P) > 1:
            raise ValueError(f"P = {self.P:g}; a polarization lies between -1 and 1")
        for name in ("xi", "n0", "alpha"):
            require_non_negative(name, self.numbers()[name])
        require_positive("Ms", self.Ms, "A/m")
        require_positive("gamma", self.gamma, "rad/(T s)")

    def numbers(self) -> dict[str, float]:
        """The inputs by name, in the order of the command line."""
        return {name: float(getattr(self, name)) for name in UNITS}


UNITS = {"P": "1", "je": "A/m^2", "xi": "1", "Ms": "A/m", "n0": "A/m", "alpha": "1", "gamma": "rad/(T s)"}
"""SI unit of each input."""


LARGEST_SCRIPT = 2_000_000
"""Characters of the longest script that is read."""

SMALLEST, LARGEST = 1e-30, 1e30
"""Sizes in SI units between which every input lies, of any material: no result can then overflow, or vanish."""


def require_size(name: str, value: float) -> None:
    """ValueError unless value is 0 or its size lies between `SMALLEST` and `LARGEST`."""
    if not (value == 0 or SMALLEST <= abs(value) <= LARGEST):
        shown = f"{value:g}" if isinstance(value, float) else "a number of too many digits"
        raise ValueError(f"{name} = {shown}; give a finite number of a size between {SMALLEST:g} and {LARGEST:g}")


def require_positive(name: str, value: float, unit: str) -> None:
    """ValueError unless value > 0 and of a size that `require_size` takes."""
    require_size(name, value)
    if not value > 0:
        raise ValueError(f"{name} = {value:g}; it must be a positive number in {unit}")


def require_non_negative(name: str, value: float) -> None:
    """ValueError unless value >= 0 and of a size that `require_size` takes."""
    require_size(name, value)
    if value < 0:
        raise ValueError(f"{name} = {value:g}; it cannot be negative")


def spin_mixing(gap: float, tau_sf: float) -> float:
    """xi = tau_ex/tau_sf = hbar/(gap tau_sf), gap in J (checked before) and tau_sf in s; ValueError unless > 0."""
    require_positive("tau_sf", tau_sf, "s")
    mixing = HBAR / (gap * tau_sf)
    require_size(f"xi from gap = {gap:g} and tau_sf = {tau_sf:g}: hbar/(gap tau_sf)", mixing)
    return mixing


@dataclass(frozen=True)
class Size:
    """The sizes that a quantity has in a metallic ferromagnet, and what a value outside them probably is."""

    lowest: float
    highest: float
    unit: str
    suspicion: str


SIZES: dict[str, Size] = {
    "Ms": Size(1e4, 3e6, "A/m", "800 kA/m is 8e5 A/m, and 1 T is 8e5 A/m"),
    "je": Size(1e9, 1e15, "A/m^2", "1e8 A/cm^2 is 1e12 A/m^2"),
    "n0": Size(1.0, 1e6, "A/m", "n_0 is a magnetization; n_0/M_s = 0.05 at M_s = 8e5 A/m is 4e4 A/m"),
    "gamma": Size(1e10, 1e12, "rad/(T s)", "2.211e5 is mu_0 gamma, in m/(A s); here it is gamma, 1.76e11 rad/(T s)"),
    "alpha": Size(1e-5, 1.0, "1", "Gilbert damping is 0.001 to 0.1 in most metals"),
    "mu_0 gamma": Size(1e4, 1e6, "m/(A s)", "1.76e11 is gamma, in rad/(T s); here it is mu_0 gamma, 2.211e5 m/(A s)"),
    "xi": Size(1e-4, 10.0, "1", "tau_ex/tau_sf, the beta of other codes, is 0.01 to 1"),
    "P": Size(1e-3, 1.0, "1", "a polarization lies between -1 and 1; 60 % is 0.6"),
    "u": Size(1e-3, 1e4, "m/s", "1e12 A/m^2 is some 50 m/s; a current density does not belong here"),
    "b": Size(1e-13, 1e-9, "m^3/(A s)", "P mu_B/(e M_s) is 4e-11 at P = 0.6 and M_s = 8e5 A/m"),
    "a_j": Size(1e-6, 1e2, "meV", "1 meV is 304.2 m/s; it is neither a current density nor a velocity"),
    "gap": Size(1e-21, 1e-17, "J", "1 eV is 1.602e-19 J"),
    "tau_sf": Size(1e-16, 1e-6, "s", "1 ps is 1e-12 s"),
}
"""A plausible size reaches an order of magnitude beyond what metals show, so that no material is called wrong."""


_BY_UNIT = {"A/m": "Ms", "A/m^2": "je", "rad/(T s)": "gamma", "m/(A s)": "mu_0 gamma", "m/s": "u"}
_BY_UNIT |= {"m^3/(A s)": "b", "meV": "a_j"}
_SENSIBLE = ("Ms", "je", "n0", "gamma", "alpha", "gap", "tau_sf")
"""The inputs of a conversion whose size is looked at; of the others the range itself is checked."""
_BY_NAME = {"alpha": "alpha", "damping": "alpha", "xi": "xi", "beta": "xi", "p": "P", "pol": "P", "eps_prime": "xi"}


def size_warning(name: str, value: float, unit: str) -> list[str]:
    """One line if the value of a solver's parameter suggests another unit, or another parameter; zero never does."""
    return _suspicion(name, value, SIZES.get(_BY_UNIT.get(unit, _BY_NAME.get(name.lower(), ""))))


def _suspicion(name: str, value: float, size: Size | None) -> list[str]:
    if size is None or value == 0 or size.lowest <= abs(value) <= size.highest:
        return []
    shown = f"{name} = {value:g} {'' if size.unit == '1' else size.unit}".rstrip()
    return [f"{shown}: outside {size.lowest:g} to {size.highest:g}; a wrong unit? {size.suspicion}"]


def size_warnings(values: dict[str, float]) -> list[str]:
    """One line for each value whose size suggests another unit; zero never does."""
    lines = [
        line for name, value in values.items() if name in _SENSIBLE for line in _suspicion(name, value, SIZES[name])
    ]
    if values.get("n0", 0.0) > 0.5 * values.get("Ms", float("inf")):
        lines.append(
            "n0 is more than half of Ms: in the s-d model the conduction electrons carry a few per cent of M_s"
        )
    return lines
