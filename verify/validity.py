"""Does Eq. 16 hold for this wall? The local torque against the transit of an electron, for given numbers.

Eq. 16 puts the local spin response (Eq. 13) everywhere in the wall. Here an electron at the Fermi speed crosses the
wall theta(x) = 2 atan(exp(x/l)) with Eq. 8 in full, and both coefficients of the torque on the wall as a whole are
compared with the local ones.

Numeric reading, for each coefficient: within 1 % of the local one Eq. 16 holds, within 10 % it holds roughly,
beyond 10 % it does not. The error of the non-adiabatic coefficient is relative to itself; without relaxation (xi = 0)
that would be a division by zero, and the adiabatic one takes its place.

Key results: `validity`, `main` (the command `python -m verify validity`).
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013), Eqs. 8, 13, 16 and the text after Eq. 17.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from verify.constants import exchange_time

GOOD, ROUGH = 0.01, 0.10
"""Largest relative errors with which Eq. 16 holds, and holds roughly."""

SMALLEST = 1e-40
"""Smallest number taken, and one over the largest: what is computed from them then stays a finite double."""

WIDEST = 1e5
"""Largest N that is followed: one electron then takes some 10^5 Taylor steps."""


@dataclass(frozen=True)
class Validity:
    """A wall in numbers: lengths in m, times in s, coefficients per unit of v tau_ex, errors relative.

    `error_*` is the local formula's error as the transit finds it, `certified_*` a proven upper bound on it.
    """

    width: float
    fermi_velocity: float
    gap_eV: float
    xi: float
    tau_ex: float
    precession_length: float
    N: float
    kappa: float
    adiabatic: float
    nonadiabatic: float
    error_adiabatic: float
    error_nonadiabatic: float
    certified_adiabatic: float
    certified_nonadiabatic: float

    @property
    def sentence(self) -> str:
        """Whether Eq. 16 holds for this wall, in words."""
        parts = {
            f"the adiabatic torque ({_percent(self.error_adiabatic)} off)": self.error_adiabatic,
            f"the non-adiabatic torque ({_percent(self.error_nonadiabatic)} off)": self.error_nonadiabatic,
        }
        verdicts = {name: _reading(error) for name, error in parts.items()}
        if len(set(verdicts.values())) == 1:
            return f"Eq. 16 {_reading(self.error_adiabatic)} for this wall: {' and '.join(parts)}."
        return "For this wall Eq. 16 " + " and ".join(f"{v} for {name}" for name, v in verdicts.items()) + "."


def validity(width: float, fermi_velocity: float, gap_eV: float, xi: float) -> Validity:
    """The wall of width l = `width` (m) crossed at `fermi_velocity` (m/s) with a gap in eV; xi = tau_ex/tau_sf >= 0.

    ValueError for numbers that are not positive (xi may be 0) or beyond `SMALLEST`, or a wall too wide to be followed
    (`WIDEST`); RuntimeError without heyoka (extra `fast`).
    """
    from verify.transit import wall

    for name, value in (("width", width), ("fermi_velocity", fermi_velocity), ("gap_eV", gap_eV), ("xi", xi)):
        if not (SMALLEST <= value <= 1 / SMALLEST or (name == "xi" and value == 0)):
            sign = ">= 0" if name == "xi" else "> 0"
            raise ValueError(
                f"{name} = {value}; it must be a finite number {sign}, from {SMALLEST:g} to {1 / SMALLEST:g}"
            )
    tau_ex = exchange_time(gap_eV)
    length = fermi_velocity * tau_ex
    if width > WIDEST * length:
        raise ValueError(
            f"N = l/(v tau_ex) = {width / length:.3g} is more than the {WIDEST:g} that a transit can follow; "
            "from N = 10 on the error of Eq. 16 falls as 1/N^2 from below 1 %"
        )
    kappa = length / width
    transit = wall(kappa, xi)
    errors = relative_errors(transit.adiabatic, transit.nonadiabatic, xi)
    certified = certified_errors(kappa, xi)
    return Validity(
        width=width,
        fermi_velocity=fermi_velocity,
        gap_eV=gap_eV,
        xi=xi,
        tau_ex=tau_ex,
        precession_length=length,
        N=width / length,
        kappa=kappa,
        adiabatic=transit.adiabatic,
        nonadiabatic=transit.nonadiabatic,
        error_adiabatic=errors[0],
        error_nonadiabatic=errors[1],
        certified_adiabatic=certified[0],
        certified_nonadiabatic=certified[1],
    )


def relative_errors(adiabatic: float, nonadiabatic: float, xi: float) -> tuple[float, float]:
    """Errors of the local formula (Eq. 13) relative to its coefficients; see the module for xi = 0."""
    local = -1 / (1 + xi**2), -xi / (1 + xi**2)
    return abs(adiabatic / local[0] - 1), abs(nonadiabatic - local[1]) / abs(local[1] or local[0])


def certified_errors(kappa: float, xi: float) -> tuple[float, float]:
    """Proven upper bounds on the two relative errors; see the module for xi = 0."""
    from verify import certified

    bound = certified.eq13(certified.wall(kappa), xi)
    of_itself = bound.relative_nonadiabatic if xi > 0 else bound.nonadiabatic / bound.local_adiabatic
    return float(bound.relative_adiabatic.upper()), float(of_itself.upper())


def report(found: Validity) -> str:
    """The numbers and the verdict as text."""
    rows = [
        ("tau_ex = hbar/Delta", f"{found.tau_ex:.4g} s"),
        ("v tau_ex", f"{found.precession_length:.4g} m"),
        ("N = l/(v tau_ex)", f"{found.N:.4g}"),
        ("kappa = 1/N", f"{found.kappa:.4g}"),
        ("adiabatic coefficient", f"{found.adiabatic:.6g}"),
        ("  error of Eq. 16", _both(found.error_adiabatic, found.certified_adiabatic)),
        ("non-adiabatic coefficient", f"{found.nonadiabatic:.6g}"),
        ("  error of Eq. 16", _both(found.error_nonadiabatic, found.certified_nonadiabatic)),
    ]
    return "\n".join([*(f"{name:28}{value}" for name, value in rows), found.sentence])


def main(argv: Sequence[str] | None = None) -> int:
    """The command: prints the report; 0, or 2 with one line on standard error for bad input."""
    parser = _Parser(
        prog="python -m verify validity",
        description="Does Eq. 16 hold for this domain wall?",
        epilog="example: python -m verify validity --width 2e-9 --fermi-velocity 3e5 --gap 1.0 --xi 0.02",
    )
    parser.add_argument("--width", type=float, required=True, help="l of theta(x) = 2 atan(exp(x/l)), in m")
    parser.add_argument("--fermi-velocity", type=float, required=True, help="speed of the electron, in m/s")
    parser.add_argument("--gap", type=float, required=True, help="exchange gap Delta, in eV")
    parser.add_argument("--xi", type=float, required=True, help="tau_ex / tau_sf")
    try:
        given = parser.parse_args(argv)
        print(report(validity(given.width, given.fermi_velocity, given.gap, given.xi)))
    except (ValueError, RuntimeError) as mistake:
        print(f"validity: {mistake}", file=sys.stderr)
        return 2
    return 0


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print its usage and exit."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise ValueError(f"{message}; try --help")


def _reading(error: float) -> str:
    if error <= GOOD:
        return "holds"
    return "holds roughly" if error <= ROUGH else "does not hold"


def _percent(error: float) -> str:
    return f"{100 * error:.2g} %"


def _both(error: float, certified: float) -> str:
    return f"{_percent(error)} (proven: at most {_percent(certified)})"
