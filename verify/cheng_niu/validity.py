"""Does Eq. 16 hold for this wall? The local torque against the transit of an electron, for given numbers.

Eq. 16 puts the local spin response (Eq. 13) everywhere in the wall. Here an electron at the Fermi speed crosses the
wall theta(x) = 2 atan(exp(x/l)) with Eq. 8 in full, and the torque is compared with the local one: on the wall as a
whole, and point by point in the part that is odd in the current (`verify.cheng_niu.nonadiabaticity`).

Two figures each: the relative error of the adiabatic torque, and the non-adiabaticity beside xi. The latter is never
given as a share of xi, which may vanish; it is read against xi or the smallest alpha, whichever is larger
(`verify.cheng_niu.readings`: holds, valid, alpha). A proven bound as large as what it bounds is no bound and is not
shown.

Key results: `validity`, `report`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013), Eqs. 8, 13, 16 and the text after Eq. 17.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Context
from fractions import Fraction
from math import sqrt

from derive.micromagnetics.gap import exchange_gap
from verify.cheng_niu.nonadiabaticity import Pointwise, effective, pointwise, proven
from verify.cheng_niu.physical import exchange_time
from verify.cheng_niu.readings import READINGS
from verify.cheng_niu.validity_command import WIDTH_MEANS

GOOD, ROUGH, SMALLEST_ALPHA = (float(READINGS[name].number) for name in ("holds", "valid", "alpha"))

SMALLEST = 1e-40
"""Smallest number taken, and one over the largest: what is computed from them then stays a finite double."""

WIDEST = 1e5
"""Largest N that is followed: one electron then takes some 10^5 Taylor steps."""

LIGHT = 299_792_458.0
"""m/s."""

POINTS = 4001
"""Places at which the spin is read, some fifteen for each l; odd, so that x = 0 is one of them."""


@dataclass(frozen=True)
class Validity:
    """A wall in numbers: lengths in m, times in s, coefficients per unit of v tau_ex.

    `width` as given, `means` a key of `WIDTH_MEANS`, `l` what follows; `xi_eff` what the wall as a whole feels in
    place of xi; `points` the same point by point; `proven_*` upper bounds on the two errors of the wall as a whole,
    None where nothing useful is proven.
    """

    width: float
    means: str
    fermi_velocity: float
    gap_eV: float
    xi: float
    l: float  # noqa: E741  the paper's letter
    tau_ex: float
    adiabatic: float
    xi_eff: float
    points: Pointwise
    proven_adiabatic: float | None
    proven_xi: float | None

    @property
    def precession_length(self) -> float:
        """v tau_ex."""
        return self.fermi_velocity * self.tau_ex

    @property
    def kappa(self) -> float:
        """v tau_ex/l."""
        return self.precession_length / self.l

    @property
    def N(self) -> float:
        """l/(v tau_ex)."""
        return self.l / self.precession_length

    @property
    def error_adiabatic(self) -> float:
        """Relative error of Eq. 16's adiabatic coefficient, -1/(1 + xi^2)."""
        return abs(self.adiabatic * (1 + self.xi**2) + 1)

    @property
    def sentence(self) -> str:
        """Whether Eq. 16 holds for this wall as a whole and point by point, in words."""
        whole = self._words(self.error_adiabatic, self.xi_eff)
        inside = self._words(self.points.error_adiabatic, self.points.furthest)
        return f"For this wall as a whole Eq. 16 {whole}; point by point inside it {inside}."

    def _words(self, error: float, felt: float) -> str:
        off = abs(felt - self.xi) / max(self.xi, SMALLEST_ALPHA)
        parts = {
            f"the adiabatic torque ({100 * error:.2g} % off)": _reading(error),
            f"the non-adiabatic one (xi = {felt:.4g} in place of {self.xi:.4g})": _reading(off),
        }
        if len(set(parts.values())) == 1:
            return f"{_reading(error)} for {' and '.join(parts)}"
        return " and ".join(f"{found} for {name}" for name, found in parts.items())


def validity(width: float, fermi_velocity: float, gap_eV: float, xi: float, means: str = "l") -> Validity:
    """The wall of `width` (m; `means`: l or pi-l) crossed at `fermi_velocity` (m/s), gap in eV, xi = tau_ex/tau_sf.

    ValueError for numbers that are not finite and positive (xi may be 0), a gap that can be none, a speed beyond that
    of light, or a wall too wide to be followed (`WIDEST`); RuntimeError without heyoka (extra `fast`).
    """
    from verify.electron.transit import wall

    _require_wall(width, fermi_velocity, gap_eV, xi, means)
    tau_ex, scale = float(exchange_time(Fraction(gap_eV))), width / WIDTH_MEANS[means]
    length = fermi_velocity * tau_ex
    if scale > WIDEST * length:
        raise ValueError(
            f"l = {scale:.3g} m is over {WIDEST:g} v tau_ex (of {length:.3g} m), more than a transit can follow; "
            "from N = 10 on the error of Eq. 16 for the wall as a whole falls as 1/N^2 from below 1 %"
        )
    kappa = length / scale
    transit = wall(kappa, xi, points=POINTS)
    relative, size = proven(kappa, xi)
    useful = relative if relative < 1 else None, size if size < max(xi, SMALLEST_ALPHA) else None
    felt = effective(transit.adiabatic, transit.nonadiabatic), pointwise(transit, kappa)
    return Validity(width, means, fermi_velocity, gap_eV, xi, scale, tau_ex, transit.adiabatic, *felt, *useful)


def _require_wall(width: float, fermi_velocity: float, gap_eV: float, xi: float, means: str) -> None:
    """ValueError, one line, for what no wall and no electron can have."""
    for name, value in (("width", width), ("fermi_velocity", fermi_velocity), ("xi", xi)):
        if not (SMALLEST <= value <= 1 / SMALLEST or (name == "xi" and value == 0)):
            sign = ">= 0" if name == "xi" else "> 0"
            raise ValueError(f"{name} = {value}; it must be a number {sign}, from {SMALLEST:g} to {1 / SMALLEST:g}")
    if fermi_velocity > LIGHT:
        raise ValueError(f"fermi_velocity = {fermi_velocity:g} m/s is faster than light; metals have 1e5 to 2e6")
    if means not in WIDTH_MEANS:
        raise ValueError(f"means = {means!r}; a width is {' or '.join(WIDTH_MEANS)}")
    exchange_gap(gap_eV, "eV")


def report(found: Validity) -> str:
    """The numbers, the conditions they hold for, and the verdict as text."""
    local, other = -1 / (1 + found.xi**2), next(m for m in WIDTH_MEANS if m != found.means)
    points, meant = found.points, found.means.replace("-", " ")
    off = 100 * found.error_adiabatic
    rows = {
        "width": f"{found.width:.4g} m, read as the {meant} of theta(x) = 2 atan(exp(x/l)), not as {other}",
        "v_F, Delta, xi": f"{found.fermi_velocity:.4g} m/s, {found.gap_eV:.4g} eV, {found.xi:.4g}",
        "tau_ex = hbar/Delta": f"{found.tau_ex:.4g} s",
        "v tau_ex": f"{found.precession_length:.4g} m",
        "N = l/(v tau_ex)": f"{found.N:.4g}",
        "the wall as a whole": "",
        "  adiabatic coefficient": f"{found.adiabatic:.6g} (Eq. 16: {local:.6g})",
        "    error of Eq. 16": f"{off:.2g} % ({_bound(found.proven_adiabatic, 100, ' %')})",
        "  effective xi": f"{found.xi_eff:.6g} (Eq. 16: {found.xi:.6g})",
        "    difference from xi": f"{found.xi_eff - found.xi:+.2g} ({_bound(found.proven_xi)})",
        "  spin, off from Eq. 13": _bound(_left_out(found.kappa, found.xi), unit=" of its largest, anywhere"),
        "point by point, |x| < pi l/2": "the part of the torque odd in the current, over the u n' of Eq. 16",
        "  adiabatic part": f"up to {100 * points.error_adiabatic:.2g} % off",
        "  xi at the centre": f"{points.centre:.4g}, {points.centre - found.xi:+.2g} from xi",
        "  xi where it is furthest": f"{points.furthest:.4g}, {points.furthest - found.xi:+.2g} from xi, "
        f"at |x| = {points.place:.2g} l",
    }
    return "\n".join([*(f"{name:32}{value}".rstrip() for name, value in rows.items()), found.sentence])


def _reading(error: float) -> str:
    if error <= GOOD:
        return "holds"
    return "holds roughly" if error <= ROUGH else "does not hold"


def _left_out(kappa: float, xi: float) -> float | None:
    """A bound on what Eq. 13 leaves out of the spin anywhere, over the largest that it gives; None: no useful one."""
    from verify.electron.certified.truncation import left_out, wall_bounds

    try:
        share = left_out(1, wall_bounds(kappa), xi) * sqrt(1 + xi**2) / kappa  # |(n x n' + xi n')|/(1 + xi^2) at x = 0
    except (ValueError, OverflowError):  # nothing fades without relaxation; no number is finite in the narrowest walls
        return None
    return share if share < 1 else None


def _bound(size: float | None, scale: int = 1, unit: str = "") -> str:
    """What is proven, rounded up."""
    if size is None:
        return "no proven bound"
    above = Context(prec=2, rounding=ROUND_CEILING).create_decimal_from_float(scale * size)
    return f"proven: at most {float(above):.2g}{unit}"
