"""OOMMF, by its two evolvers, and Ubermag on top of OOMMF and of mumax3.

Anv_SpinTEvolve takes u along the flow of the electrons, opposite to Eq. 16's; Oxs_SpinXferEvolve is Slonczewski's
torque that becomes Zhang-Li's when the polarization is taken from the neighbouring cells (propagate_mp). Ubermag's
ZhangLi is written for the first, and mumax3c translates it with a g-factor and a GammaLL of its own.

Source: OOMMF app/oxs/contrib/anv_spintevolve/spintevolve.cc, app/oxs/ext/spinxferevolve.cc; anv-spintevolve-3d;
oommfc 0.66.0 scripts/evolver.py, mumax3c 0.4.0 scripts/driver.py, micromagneticmodel 0.65.0 consts.py.
"""

from __future__ import annotations

import sympy as sp

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, solver_symbol

UBERMAG_G = sp.Rational("2.00231930436182")
"""The g-factor that mumax3c divides by (micromagneticmodel.consts.g)."""

_alpha, _u, _beta = (solver_symbol(s) for s in ("alpha", "u", "beta"))
_gamma_G, _gamma0, _P, _J, _eps = (solver_symbol(s) for s in ("gamma_G", "gamma0", "P", "J", "eps_prime"))

_ALPHA = Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi", default=0.5)
_GAMMA_G = Parameter(
    "gamma_G",
    "m/(A s)",
    c.mu_0 * c.gamma_t,
    "mu_0 gamma-tilde of Eq. 17, the Gilbert form",
    "in m/(A s), not rad/(T s); gamma_LL is another one, smaller by 1+alpha^2",
    default=2.211e5,
)
_BETA = Parameter("beta", "1", c.xi, "xi as it is", "beta is the polarization in some codes", default=0.01)
_ELECTRON_U = Parameter(
    "u",
    "m/s",
    -c.u / (1 + c.eta),
    "-u/(1+eta), along the flow of the electrons",
    "with the sign of Eq. 16's u walls run backwards; 1/(1+xi^2) is in u already",
    default=0.0,
)

SPINT = Solver(
    name="oommf-spint",
    family="oommf",
    title="OOMMF, Anv_SpinTEvolve",
    version="OOMMF 2.0 and 2.1 with the extension anv_spintevolve; Anv_SpinTEvolve_3d is the same for a vector u",
    source="anv_spintevolve/spintevolve.cc: -u dm/dx + beta u m x dm/dx in the Gilbert form",
    comment="#",
    sets=(_ALPHA, _GAMMA_G, _ELECTRON_U, _BETA),
    reads={"torque": -_u, "xi": _beta, "alpha_t": _alpha, "gamma_t": _gamma_G / c.mu_0},
    scales=("u",),
    sign="u points along the flow of the electrons: u > 0 moves a transverse wall to +x",
    notes=("at an edge it takes a full one-sided difference: compare interior cells",),
    script="""Specify Anv_SpinTEvolve:evolver {
  alpha $alpha
  gamma_G $gamma_G
  u $u
  beta $beta
}
""",
)

SPINXFER = Solver(
    name="oommf-spinxfer",
    family="oommf",
    title="OOMMF, Oxs_SpinXferEvolve",
    version="OOMMF 1.2, 2.0 and 2.1",
    source="oxs/ext/spinxferevolve.cc: gamma_G hbar J/(mu_0 e M_s) (P/2 dm/dx - eps_prime m x dm/dx)",
    comment="#",
    sets=(
        _ALPHA,
        _GAMMA_G,
        Parameter(
            "P",
            "1",
            2 * c.mu_B * c.P / (c.hbar * c.gamma * (1 + c.xi**2)),
            "P/(1+xi^2) x 2 mu_B/(hbar gamma): the torque is gamma_G hbar P J/(2 e mu_0 M_s)",
            "OOMMF does not divide by 1+xi^2; gamma hbar/(2 mu_B) is g/2, 0.116 % from 1; the default is 0.4",
            default=0.4,
        ),
        Parameter(
            "eps_prime",
            "1",
            c.xi * c.mu_B * c.P / (c.hbar * c.gamma * (1 + c.xi**2)),
            "xi/2 times the P above: the non-adiabatic term has no factor 1/2 of its own",
            "eps_prime is not xi; with the default 0 the torque is adiabatic",
            default=0.0,
        ),
        Parameter(
            "J",
            "A/m^2",
            c.j_e,
            "j_e as it is: gamma_G = mu_0 gamma-tilde has divided the torque by 1+eta",
            "dividing by 1+eta again; with the default J_direction the current flows along -z",
        ),
    ),
    reads={
        "torque": _gamma_G * c.hbar * _P * _J / (2 * c.mu_0 * c.e * c.M_s),
        "xi": 2 * _eps / _P,
        "alpha_t": _alpha,
        "gamma_t": _gamma_G / c.mu_0,
    },
    scales=("J",),
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    notes=(
        "mp must be given but is not used: propagate_mp 1 takes the neighbouring spins",
        "at an edge it takes half a one-sided difference: compare interior cells",
    ),
    script="""Specify Oxs_SpinXferEvolve:evolver {
  alpha $alpha
  gamma_G $gamma_G
  P $P
  Lambda 1
  eps_prime $eps_prime
  J $J
  J_direction +x
  propagate_mp 1
  mp { Oxs_UniformVectorField { vector {1 0 0} } }
}
""",
)

_GAMMA0 = Parameter(
    "gamma0",
    "m/(A s)",
    c.mu_0 * c.gamma_t,
    "mu_0 gamma-tilde of Eq. 17",
    "in m/(A s), not rad/(T s)",
)
_UBERMAG_SCRIPT = """import micromagneticmodel as mm

# system = mm.System(...)
system.dynamics = (
    mm.Precession(gamma0=$gamma0)
    + mm.Damping(alpha=$alpha)
    + mm.ZhangLi(u=$u, beta=$beta)
)
"""
_UBERMAG_ALPHA = Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi")

UBERMAG_OOMMFC = Solver(
    name="ubermag-oommfc",
    family="ubermag",
    title="Ubermag, ZhangLi run by oommfc",
    version="micromagneticmodel 0.65.0 with oommfc 0.66.0",
    source="oommfc scripts/evolver.py writes u, beta, alpha and gamma_G for Anv_SpinTEvolve as they are",
    comment="#",
    sets=(_GAMMA0, _UBERMAG_ALPHA, _ELECTRON_U, _BETA),
    reads={"torque": -_u, "xi": _beta, "alpha_t": _alpha, "gamma_t": _gamma0 / c.mu_0},
    scales=("u",),
    sign="u points along the flow of the electrons, though the term's documentation prints the opposite overall sign",
    notes=("not the script for mumax3c: that one rescales the torque with g/2 and with GammaLL",),
    script=_UBERMAG_SCRIPT,
)

UBERMAG_MUMAX3C = Solver(
    name="ubermag-mumax3c",
    family="ubermag",
    title="Ubermag, ZhangLi run by mumax3c",
    version="micromagneticmodel 0.65.0 with mumax3c 0.4.0 and mumax3 up to 3.11.1",
    source="mumax3c scripts/driver.py: J = -2u(1+beta^2) e M_s/(g mu_B), Pol = 1, GammaLL = gamma0/mu0",
    comment="#",
    sets=(
        _GAMMA0,
        _UBERMAG_ALPHA,
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
    sign="u points along the flow of the electrons: u > 0 moves a transverse wall to +x",
    notes=("not the script for oommfc", "single precision: expect agreement to about 1e-6"),
    script=_UBERMAG_SCRIPT,
)

SOLVERS = (SPINT, SPINXFER, UBERMAG_OOMMFC, UBERMAG_MUMAX3C)
