"""Ubermag on top of mumax3, which translates ZhangLi with a g-factor and a GammaLL of its own.

Source: mumax3c 0.4.0 scripts/driver.py (J = -2u(1+beta^2) e M_s/(g mu_B), Pol = 1, GammaLL = gamma0/mu0),
micromagneticmodel 0.65.0 consts.py.
"""

from __future__ import annotations

from fractions import Fraction

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import IN_TIME
from derive.micromagnetics.mapping import Parameter, Solver
from derive.micromagnetics.parameters import ALPHA
from derive.micromagnetics.solvers.ubermag_oommfc import GAMMA0, OWN_U, SCRIPT, drive, spelling
from derive.micromagnetics.terms import solver_symbol

UBERMAG_G = Fraction("2.00231930436182")
"""The g-factor that mumax3c divides by (micromagneticmodel.consts.g)."""

_alpha, _u, _beta, _gamma0 = (solver_symbol(s) for s in ("alpha", "u", "beta", "gamma0"))

SOLVER = Solver(
    name="ubermag-mumax3c",
    title="Ubermag, ZhangLi run by mumax3c",
    version="micromagneticmodel 0.65.0 with mumax3c 0.4.0 and mumax3 up to 3.11.1",
    sets=(
        GAMMA0,
        ALPHA,
        Parameter(
            "u",
            "m/s",
            -c.u * (UBERMAG_G / 2) * c.gamma_mumax3 / c.gamma,
            "-(g/2) u x 1.7595e11/gamma: mumax3c divides by g/2, and GammaLL brings in 1/(1+eta) and its own gamma",
            "dividing by 1+eta again, as the script for oommfc must; leaving out g/2 is 0.116 %",
        ),
        Parameter("beta", "1", c.xi, "xi as it is: J and the kernel's 1/(1+xi^2) cancel", "1/(1+xi^2) is in u already"),
    ),
    reads={
        "torque": -2 * _u * _gamma0 / (UBERMAG_G * c.mu_0 * c.gamma_mumax3),
        "xi": _beta,
        "alpha_t": _alpha,
        "gamma_t": _gamma0 / c.mu_0,
    },
    scales=("u",),
    current="u",
    sign="u points along the flow of the electrons: u > 0 moves a transverse wall to +x",
    own_u=OWN_U,
    own=-_u * c.e * c.M_s / c.mu_B,
    notes=("not the script for oommfc", "single precision: expect agreement to about 1e-6"),
    script=SCRIPT,
    drive=drive(
        refuses={
            f"{place}{IN_TIME}": "mumax3c leaves a function of time out without a word (0.4.0); write it for mumax3"
            for place in ("uniform", "regions", "space", "field")
        }
    ),
    spelling=spelling(marks="mumax3c"),
)
