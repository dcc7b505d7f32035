"""What the paper says of narrow walls, of any xi and of its three experiments, in its own numbers.

The numbers it gives: walls of 1 to 10 nm, v_F ~ 3e5 m/s, Delta ~ 1 eV (its Ref. 26); xi as large as 1 (Ref.
27); n_0/M_s ~ 10^-2 (Ref. 28). It gives neither the xi of the narrow walls nor the damping of any sample.

Numeric readings of its words, fixed before anything was computed:
- the width of a wall is the l of theta(x) = 2 atan(exp(x/l)), since the paper puts "the domain wall width"
for its
  characteristic length l; the other common width, pi l, is reported beside it;
- "a few nm" is 3 nm; "N >> 1" and "l >> v_F tau_ex" are met from a factor 10 on;
- a result "is valid", and a local solution "a good approximation", when both coefficients of the torque on
the
  whole wall are within 10 % of it (`verify.validity.ROUGH`), "regardless of xi" for xi = 0.01, 0.1, 1 and 10;
- a torque is "non-local" and "oscillatory" when the spin that precesses behind the wall, where the
magnetization is
  uniform, is at least 10 % of the largest local response in it, kappa (at xi = 0, where it never decays);
- the damping is "basically not affected" when it changes by at most 10 %; a "sizable change" of xi is from 0
to 1.

The coefficients of whole walls are balls (`verify.enclosure`), so what is found here is proven for the wall
cut off at |x| = 6 l and needs no extra.

Key results: `narrow_wall`, `nonlocal_torque`, `any_xi`, `large_xi`, `damping`, each a `Finding`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013), from "Our microscopic derivation relies" to "spin motive
force".
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import cosh, pi, tanh
from typing import Any

import sympy as sp

from verify.constants import exchange_time
from verify.validity import ROUGH, relative_errors

FERMI_VELOCITY, GAP_EV = 3e5, 1.0
WIDTHS = (1e-9, 3e-9, 10e-9)
FEW_NM = 3e-9
LARGE = 10
ANY_XI = (Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10))
LARGEST_XI = Fraction(1)
N0_OVER_MS = 1e-2
_CUT = 6


@dataclass(frozen=True)
class Finding:
    """Whether a statement holds in the reading above (None: the paper's numbers cannot tell), numbers, a sentence."""

    holds: bool | None
    numbers: dict[str, float]
    text: str


def precession_length() -> float:
    """v_F tau_ex in m with the paper's numbers."""
    return FERMI_VELOCITY * exchange_time(GAP_EV)


@cache
def wall_errors(kappa: Fraction, xi: Fraction) -> tuple[float, float]:
    """Relative errors of the local formula for both coefficients of the wall, from balls."""
    from verify.enclosure import coefficients

    t = sp.Symbol("t", real=True)
    speed, rate = (sp.Rational(x.numerator, x.denominator) for x in (kappa, xi))
    end = _CUT / speed
    found = coefficients(2 * sp.atan(sp.exp(speed * t)), sp.Integer(0), -end, end, rate, digits=4)
    return relative_errors(float(found[0].mid()), float(found[1].mid()), float(xi))


def narrow_wall() -> Finding:
    """The paper: a wall "of a few nm wide cannot be considered as l >> v_F tau_ex", so Eq. 16 does not hold."""
    numbers = {"v_F tau_ex (m)": precession_length()}
    worst: dict[float, float] = {}
    for width in WIDTHS:
        for name, length in (("l", width), ("pi l", width / pi)):
            kappa = Fraction(precession_length() / length).limit_denominator(1000)
            error = max(max(wall_errors(kappa, xi)) for xi in (ANY_XI[0], LARGEST_XI))
            numbers[f"N, {name} = {width * 1e9:g} nm"] = float(1 / kappa)
            numbers[f"error, {name} = {width * 1e9:g} nm"] = error
            if name == "l":
                worst[width] = error
    few = numbers[f"N, l = {FEW_NM * 1e9:g} nm"]
    text = (
        f"v_F tau_ex is {precession_length() * 1e10:.2g} angstrom, so a wall of 3 nm has N = {few:.0f} and Eq. 16 is "
        f"off by {100 * worst[FEW_NM]:.2g} %; at 1 nm by {100 * worst[1e-9]:.2g} %, at 10 nm by "
        f"{100 * worst[10e-9]:.1g} %"
    )
    return Finding(few < LARGE and worst[FEW_NM] > ROUGH, numbers, text)


def precession_behind(kappa: float) -> float:
    """Transverse spin behind the wall at xi = 0 over the largest local response kappa, exactly (Rosen & Zener)."""
    x = pi / (2 * kappa)
    return 2 * tanh(x) / cosh(min(x, 700.0)) / kappa


def nonlocal_torque() -> Finding:
    """The paper: "in that case ... STT may exhibit non-local behavior and also oscillatory patterns in space"."""
    length = precession_length()
    behind = {width: precession_behind(length / width) for width in WIDTHS}
    numbers = {f"behind a wall of {1e9 * w:g} nm": ratio for w, ratio in behind.items()}
    numbers |= {"wavelength (m)": 2 * pi * length, "l for 10 % (m)": length / _kappa_for(ROUGH)}
    text = (
        f"the spin behind the wall precesses over 2 pi v_F tau_ex = {2e9 * pi * length:.2g} nm; for a wall of 3 nm it "
        f"is {behind[FEW_NM]:.1g} of the local response, for 1 nm {behind[1e-9]:.1g}; it reaches 10 % for "
        f"l < {1e9 * length / _kappa_for(ROUGH):.1g} nm"
    )
    return Finding(behind[FEW_NM] >= ROUGH, numbers, text)


def any_xi() -> Finding:
    """The paper: "valid regardless of the value of xi; only N >> 1 is sufficient"; for a whole wall, N = 10."""
    errors = {xi: wall_errors(Fraction(1, LARGE), xi) for xi in ANY_XI}
    numbers = {
        f"{name}, xi = {float(xi):g}": e for xi, pair in errors.items() for name, e in zip(_PARTS, pair, strict=True)
    }
    worst = max(map(max, errors.values()))
    text = (
        f"both coefficients of a wall with N = {LARGE} are within {100 * worst:.2g} % of the local ones for xi from "
        "0.01 to 10"
    )
    return Finding(worst <= ROUGH, numbers, text)


def any_xi_average(d: Any) -> Finding:
    """The same by the paper's own argument, Eqs. 9 to 11: the average in a constant background.

    `d`: the derivation, whose x.average is evaluated at N = 100 with eps1 = 0.
    """
    from derive import symbols as q

    errors = {}
    for xi in ANY_XI:
        values = {q.N: sp.Integer(LARGE**2), q.xi: sp.Rational(xi), q.eps1: sp.S.Zero, q.eps2: sp.S.One}
        mean = d["x.average"].rhs.xreplace(values)
        errors[xi] = relative_errors(float(mean[1]), float(mean[0]), float(xi))
    numbers = {
        f"{name}, xi = {float(xi):g}": e for xi, pair in errors.items() for name, e in zip(_PARTS, pair, strict=True)
    }
    text = (
        f"after N = {LARGE**2} exchange times the averaged non-adiabatic part is {100 * errors[ANY_XI[0]][1]:.2g} % "
        f"off at xi = 0.01: its time-dependent terms fall as 1/(N xi), so it needs N xi >> 1"
    )
    return Finding(max(map(max, errors.values())) <= ROUGH, numbers, text)


def large_xi() -> Finding:
    """The paper: "xi is as large as 1, while the ... velocity is still fitted using the form of Eq. (16)"."""
    errors = wall_errors(Fraction(1, LARGE), LARGEST_XI)
    numbers = dict(zip(_PARTS, errors, strict=True))
    off = [f"{100 * error:.1g} %" for error in errors]
    text = f"with xi = 1 and N = {LARGE} the coefficients of Eq. 16 are {off[0]} and {off[1]} off"
    return Finding(max(errors) <= ROUGH, numbers, text)


def damping(d: Any) -> Finding:
    """The paper: alpha-tilde is "only ... slightly renormalized even if xi has a sizable change", eta being small.
    sizable change".

    `d`: the derivation, whose renormalized damping (Eq. 17) is evaluated at xi = 0 and 1. The paper gives no
    alpha.
    """
    from derive import symbols as q

    eta = d["x.eta"].rhs.xreplace({q.n_0: sp.Float(N0_OVER_MS) * q.M_s})
    damped = d["17"].rhs[1].xreplace({q.eta_n: eta})
    before, after = (sp.expand(damped.xreplace({q.xi: sp.Integer(xi)})) for xi in (0, LARGEST_XI))
    shift = float((after - before).xreplace({q.alpha: sp.S.Zero}))
    slope = float((after - before).coeff(q.alpha))
    share = float(before.coeff(q.alpha))
    smallest = shift / (ROUGH * share - abs(slope))
    text = (
        f"alpha-tilde grows by {shift:.2g} when xi goes from 0 to 1, whatever alpha is: at most 10 % only for "
        f"alpha above {smallest:.2g}, and the paper gives no alpha"
    )
    return Finding(None, {"shift": shift, "smallest alpha": smallest}, text)


def _kappa_for(ratio: float) -> float:
    """kappa at which `precession_behind` reaches a ratio, by bisection: it grows up to kappa = 0.5."""
    low, high = 0.05, 0.5
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if precession_behind(middle) < ratio else (low, middle)
    return high


_PARTS = ("adiabatic", "non-adiabatic")


def _by_name(errors: dict[Fraction, tuple[float, float]]) -> dict[str, float]:
    """Errors by coefficient and xi."""
    return {f"{name}, xi = {float(xi):g}": pair[i] for xi, pair in errors.items() for i, name in enumerate(_PARTS)}
