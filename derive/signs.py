"""Concludes which signs Eqs. 1, 3, 4, 8, 14, 16 and 17 must carry, for every reading of what s and M stand for.

An electron has the spin hbar/2 sigma and, of charge -e, the moment -mu_B sigma; so have the d electrons. Three choices
are left open by the print: s may be sigma or point along the moment, M may be the magnetic moment or spin-like, and
the spins may be coupled either way. With a, b, c = 1 or -1 for

    sigma = a s,    n = b (direction of the d moment),    H = c (Delta/2) sigma . (direction of the d moment)

every sign follows; a printed sign survives where the entry is +1. The product of the signs of 3, 14 and gamma is
a (-a b) b = -1 for every reading: the three never hold together.

Key results: `required_signs`, `surviving`, `readings_that_keep`.
Source: Cheng & Niu (2013), Eqs. 1-17; Zhang and Li (2004) for the orientation of M and s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

LABELS = ("1", "3", "4", "8", "14", "x.torque", "gamma", "alpha", "x.u", "x.beta", "p.gap", "p.smf")
"""What has a sign: the equations, gamma and alpha of p.llg, u and the term in xi of Eq. 16."""


@dataclass(frozen=True)
class Reading:
    """One way to read the paper.

    s         "spin": s is the expectation value of sigma; "moment": s points along the electron's moment
    M         "moment": M is the magnetization; "spin": M is spin-like, against it
    coupling  +1: lowest energy for parallel spins of the conduction and the d electrons; -1: for antiparallel ones
    """

    s: str = "spin"
    M: str = "moment"
    coupling: int = 1

    def __post_init__(self) -> None:
        for name, value in (("s", self.s), ("M", self.M)):
            if value not in ("spin", "moment"):
                raise ValueError(f"{name} is {value!r}; use 'spin' or 'moment'")
        if self.coupling not in (1, -1):
            raise ValueError(f"coupling is {self.coupling!r}; use 1 or -1")

    @property
    def signs(self) -> tuple[int, int, int]:
        """a, b and c of the module's docstring."""
        return (1 if self.s == "spin" else -1), (1 if self.M == "moment" else -1), self.coupling


def required_signs(reading: Reading) -> dict[str, int]:
    """The sign with which each printed statement has to be taken: +1 where it survives, -1 where it must be turned.

    1, 4 and p.gap  the energy c (Delta/2) sigma . b n = (abc Delta/2) s . n; the text before Eq. 2 puts up lower
    3               s = eta^dagger sigma eta
    8               d(sigma)/dt = (c/tau_ex) b n x sigma, for s alike
    14              moments are -mu_B sigma = -a mu_B s, and dm is of the kind of M: b times that
    x.torque        M = -b (2 mu_B/hbar) L, dL = -d(spin): dM/dt = c mu_B n x sum(sigma)/tau_ex; dm = -b mu_B sum(sigma)
    gamma, alpha    dM/dt = gamma H x M + (alpha/M_s) M x dM/dt for the moment; both M and H turn with b
    x.u             dm of Eq. 14 crossed with M by x.torque, from the precession of Eq. 8
    x.beta          the term in xi keeps its sign in ds and loses that of the precession in the torque
    p.smf           the force on s = +n is (a hbar/2) n . (d_t n x grad n), the charge -e
    """
    a, b, c = reading.signs
    energy, precession, accumulation = a * b * c, b * c, -a * b
    return {
        "1": energy,
        "3": a,
        "4": energy,
        "8": precession,
        "14": accumulation,
        "x.torque": precession,
        "gamma": b,
        "alpha": b,
        "x.u": accumulation * precession * precession,
        "x.beta": precession,
        "p.gap": -energy,
        "p.smf": -a,
    }


def surviving(reading: Reading) -> tuple[str, ...]:
    """The labels whose printed sign holds under a reading."""
    return tuple(label for label, sign in required_signs(reading).items() if sign == 1)


def readings_that_keep(labels: Iterable[str]) -> list[Reading]:
    """The readings under which all these printed signs hold; ValueError for a label without a sign."""
    wanted = tuple(labels)
    strangers = [label for label in wanted if label not in LABELS]
    if strangers:
        raise ValueError(f"{strangers[0]} has no sign here; those that have: {', '.join(LABELS)}")
    readings = [Reading(s, M, c) for s, M, c in product(("spin", "moment"), ("moment", "spin"), (1, -1))]
    return [reading for reading in readings if set(wanted) <= set(surviving(reading))]
