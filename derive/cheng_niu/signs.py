"""Concludes which printed equations hold together, for every reading of what s and M stand for: one choice of sign.

An electron has the spin hbar/2 sigma and, of charge -e, the moment -mu_B sigma; so have the d electrons. The print
leaves open whether s is along sigma or along the moment, whether it is sigma or half of it, whether M is the magnetic
moment or spin-like, and how the spins are coupled. With a, b, c = 1 or -1, h = 1 or 1/2, d the d moment's direction,

    s = a h sigma,    n = b d,    H = c (Delta/2) sigma . d,    Delta > 0,

everything follows. Each printed statement carries factors that must be 1; where they are not, it must be multiplied by
them. The signs of 3, 14 and gamma multiply to a (-a b) b = -1 for every reading: the three never hold together.

Source: Cheng & Niu (2013), Eqs. 1-17; Zhang and Li (2004) for the orientation of M and s.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

LABELS = ("1", "3", "4", "8", "13", "14", "15", "p.torque", "16", "p.llg", "p.gap", "p.n0", "p.smf")
"""The printed statements that carry a sign or a size of this choice."""


@dataclass(frozen=True)
class Reading:
    """One way to read the paper.

    s         "spin": s points along the expectation value of sigma; "moment": along the electron's moment
    M         "moment": M is the magnetization; "spin": M is spin-like, against it
    coupling  +1: lowest energy for parallel spins of the conduction and the d electrons; -1: for antiparallel ones
    half      whether s is sigma/2 instead of sigma
    """

    s: str = "spin"
    M: str = "moment"
    coupling: int = 1
    half: bool = False

    def __post_init__(self) -> None:
        for name, value in (("s", self.s), ("M", self.M)):
            if value not in ("spin", "moment"):
                raise ValueError(f"{name} is {value!r}; use 'spin' or 'moment'")
        if self.coupling not in (1, -1):
            raise ValueError(f"coupling is {self.coupling!r}; use 1 or -1")

    @property
    def factors(self) -> tuple[int, int, int, Fraction]:
        """a, b, c and h of the module's docstring."""
        a, b = (1 if self.s == "spin" else -1), (1 if self.M == "moment" else -1)
        return a, b, self.coupling, Fraction(1, 2) if self.half else Fraction(1)


READINGS = tuple(
    Reading(s, M, c, half) for half, s, M, c in product((False, True), ("spin", "moment"), ("moment", "spin"), (1, -1))
)
"""All of them, those with s = sigma first."""


def required_factors(reading: Reading) -> dict[str, dict[str, Fraction]]:
    """By what each printed statement, or what it names, has to be multiplied: it holds as printed where all are 1.

    1, 4       the energy c (Delta/2) sigma . d = (abc Delta/2h) s . n; in Eq. 1 the size is that of J_ex
    3          s = eta^dagger sigma eta
    8, 13      d(sigma)/dt = (c/tau_ex) b n x sigma, for s alike; the response of s has its size
    14         moments are -mu_B sigma = -a mu_B s/h, and dm is of the kind of M: b times that
    15         Eqs. 13 and 14, with n_0 and P as the print defines them
    p.torque   M = -b (2 mu_B/hbar) L, dL = -d(spin): dM/dt = c mu_B n x sum(sigma)/tau_ex; dm = -b mu_B sum(sigma)
    16, p.llg  Eq. 15 in that torque; gamma > 0 and alpha > 0 for the moment, and both M and H turn with b
    p.gap      E_down - E_up is -abc Delta with up along +n; S J_ex is Delta/2h
    p.n0       N_up - N_down is positive if up, with the energy abc Delta/2, is the lower band
    p.smf      the field of the fuller band, s . n = -abc, is -a (-abc) (hbar/2e) n . (d_t n x grad n)
    """
    a, b, c, h = reading.factors
    one = Fraction(1)
    energy, precession, moments, gamma = a * b * c * one, b * c * one, -a * b * one, b * one
    return {
        "1": {"": energy},
        "3": {"": a * h},
        "4": {"": energy / h},
        "8": {"": precession},
        "13": {"tau_ex, xi": precession, "": h},
        "14": {"": moments / h},
        "15": {"": moments, "tau_ex, xi": precession},
        "p.torque": {"": precession},
        "16": {"u, eta": moments, "xi": precession, "gamma, alpha": gamma},
        "p.llg": {"gamma, alpha": gamma},
        "p.gap": {"E_down - E_up": -energy, "S J_ex": 2 * h},
        "p.n0": {"": -energy},
        "p.smf": {"": precession},
    }
