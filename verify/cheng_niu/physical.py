"""Numbers in the paper's words, from the exact SI constants, as balls.

Source: BIPM, The International System of Units, 9th edition (2019): h and e are the decimal numbers that they are.
"""

from __future__ import annotations

from fractions import Fraction

import flint
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.micromagnetics import constants
from verify.cheng_niu.readings import AS_READ
from verify.electron.enclosure.scalars import ball as ball_of
from verify.zero.balls import ball
from verify.zero.exact import Undecided

PLANCK, ELEMENTARY_CHARGE = (Fraction(str(number)) for number in (constants.PLANCK, constants.ELEMENTARY_CHARGE))
ELECTRON_MASS = Fraction(91093837139, 10**41)
"""CODATA 2022, in kg; its uncertainty (3e-10 relative) is far below any decade."""
SATURATION = {"Fe": 1_714_000, "Co": 1_422_000, "Ni": 484_100}
"""Room-temperature saturation magnetization in A/m (Cullity and Graham, Introduction to Magnetic Materials, 2009)."""


def hbar() -> flint.arb:
    """h/(2 pi) in J s."""
    return ball_of(PLANCK) / (2 * flint.arb.pi())


def exchange_time(gap_ev: Fraction) -> flint.arb:
    """tau_ex = hbar / Delta (after Eq. 8) in seconds for a gap in eV."""
    return hbar() / ball_of(gap_ev * ELEMENTARY_CHARGE)


def lower_band_magnetization(density: sp.Expr) -> flint.arb:
    """mu_B times the density of the lower band (A/m) with the paper's v_F there, Delta = 1 eV and the free mass.

    `density` is the derived density of that band in hbar, Delta, E_F and its mass. With this v_F the Fermi energy lies
    below the other band's edge, which is then empty.
    """
    mass, gap_energy = ball_of(ELECTRON_MASS), ball_of(ELEMENTARY_CHARGE)
    fermi = mass * ball_of(AS_READ["v_F"]) ** 2 / 2 - gap_energy / 2
    values = {q.hbar: hbar(), q.Delta: gap_energy, q.E_F: fermi, q.m_down: mass, q.m_up: mass}
    bohr_magneton = gap_energy * hbar() / (2 * mass)
    return bohr_magneton * ball(density, values, 30).real


def precession_behind(kappa: flint.arb) -> flint.arb:
    """Transverse spin behind a wall at xi = 0 over the largest local response kappa: 2 tanh(x) sech(x) / kappa.

    x = pi / (2 kappa); exact, from the transition probability of N. Rosen and C. Zener, Phys. Rev. 40, 502 (1932).
    """
    x = flint.arb.pi() / (2 * kappa)
    return 2 * x.tanh() * x.sech() / kappa


def of_the_order(value: flint.arb, stated: Fraction, decades: Fraction) -> bool:
    """Whether a positive ball lies within so many decades of what is stated (> 0): "of the order of"."""
    away, allowed = abs((value / ball_of(stated)).log() / flint.arb(10).log()), ball_of(decades)
    if not (away <= allowed or away > allowed):
        raise Undecided(f"{value} lies too near the edge of the order of {stated}")
    return bool(away <= allowed)
