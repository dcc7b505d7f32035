"""magnum.np, fidimag and MicroMagnetic.jl: a Zhang-Li torque that does not depend on gamma.

The torque's prefactor is what the user gives (magnum.np's b, MicroMagnetic.jl's b or P and M_s) or is computed with
g mu_B/2 and without 1/(1+xi^2) (fidimag).

Source: magnum.np 2.2.0 field_terms/spintorque.py, solvers/llg.py; fidimag micro/llg_stt.py, common/lib/stt.cpp,
common/constant.py; MicroMagnetic.jl src/micro/add_field.jl, src/micro/kernels.jl.
"""

from __future__ import annotations

import sympy as sp

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, solver_symbol
from derive.micromagnetics.solvers.snippets import MAGNUMNP_SCRIPT

FIDIMAG_G = sp.Rational("2.0023193043737")
"""The g-factor in fidimag's u0 = g mu_B/(2 e) (fidimag.common.constant.g_e)."""

_alpha, _xi, _gamma, _b, _j = (solver_symbol(s) for s in ("alpha", "xi", "gamma", "b", "j"))
_p, _beta, _jx, _P, _J = (solver_symbol(s) for s in ("p", "beta", "jx", "P", "J"))

_ALPHA = Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi")
_XI = Parameter("xi", "1", c.xi, "xi as it is", "xi is beta in other codes", default=0.0)


def _gamma_parameter(default: float) -> Parameter:
    return Parameter(
        "gamma",
        "m/(A s)",
        c.mu_0 * c.gamma_t,
        "mu_0 gamma-tilde of Eq. 17",
        "in m/(A s), not rad/(T s); it does not scale the torque, so 1/(1+eta) goes into that too",
        default=default,
    )


MAGNUMNP = Solver(
    name="magnumnp",
    family="magnumnp",
    title="magnum.np, SpinTorqueZhangLi",
    version="2.2.0 (with torch's CPU build; TORCHDYNAMO_DISABLE=1 saves half a minute of compiling)",
    source="magnumnp/field_terms/spintorque.py: h = b/gamma (m x (j.grad)m + xi (j.grad)m)",
    comment="#",
    sets=(
        _ALPHA,
        _XI,
        Parameter(
            "b",
            "m^3/(A s)",
            c.P * c.mu_B / (c.e * c.M_s * (1 + c.xi**2) * (1 + c.eta)),
            "u/(j_e (1+eta)): b holds P, mu_B/(e M_s) and both divisions",
            "magnum.np divides by neither 1+xi^2 nor 1+eta",
        ),
        _gamma_parameter(2.21276157e5),
        Parameter("j", "A/m^2", c.j_e, "j_e as it is", "P is in b: it does not belong in j"),
    ),
    reads={"torque": _b * _j, "xi": _xi, "alpha_t": _alpha, "gamma_t": _gamma / c.mu_0},
    scales=("b",),
    sign="j is the electric current: j along +x moves a transverse wall to -x",
    notes=(
        "gamma is one number for the whole process (magnumnp.common.constants), not a parameter of the material",
        "at an edge torch.gradient takes a full one-sided difference: compare interior cells",
    ),
    script=MAGNUMNP_SCRIPT,
)

FIDIMAG = Solver(
    name="fidimag",
    family="fidimag",
    title="fidimag, driver llg_stt",
    version="2.9 and the development version after it",
    source="fidimag/micro/llg_stt.py: u0 = g mu_B/(2 e), times p/M_s; common/lib/stt.cpp",
    comment="#",
    sets=(
        Parameter("Ms", "A/m", c.M_s, "M_s as it is", fixed=True),
        _ALPHA,
        _gamma_parameter(2.21e5),
        Parameter(
            "p",
            "1",
            (2 / FIDIMAG_G) * c.P / ((1 + c.xi**2) * (1 + c.eta)),
            "(2/g) P/((1+xi^2)(1+eta)): fidimag multiplies by g mu_B/2 and divides by neither",
            "P itself is 9 % too much at xi = 0.3, and g/2 another 0.116 %; the default is 0.5",
            default=0.5,
        ),
        Parameter("beta", "1", c.xi, "xi as it is", "beta is the polarization in some codes", default=0.0),
        Parameter("jx", "A/m^2", c.j_e, "j_e as it is", "jx, jy and jz are the electric current, not u", default=0.0),
    ),
    reads={
        "torque": FIDIMAG_G * c.mu_B * _p * _jx / (2 * c.e * c.M_s),
        "xi": _beta,
        "alpha_t": _alpha,
        "gamma_t": _gamma / c.mu_0,
    },
    scales=("p",),
    sign="jx is the electric current: jx > 0 moves a transverse wall to -x",
    cannot=("an M_s that varies in space: the torque uses one Ms_const",),
    notes=("at an edge it takes a full one-sided difference: compare interior cells",),
    script="""# from fidimag.micro import Sim
# sim = Sim(mesh, driver="llg_stt")
sim.set_Ms($Ms)
sim.driver.alpha = $alpha
sim.driver.gamma = $gamma
sim.driver.p = $p
sim.driver.beta = $beta
sim.driver.jx = $jx
""",
)

MICROMAGNETICJL = Solver(
    name="micromagneticjl",
    family="micromagneticjl",
    title="MicroMagnetic.jl, add_stt with model = :zhang_li",
    version="0.4 to 0.6",
    source="src/micro/add_field.jl: b = P mu_B/(c_e Ms)/(1+xi^2); src/micro/kernels.jl: H = b/gamma (...)",
    comment="#",
    sets=(
        Parameter("Ms", "A/m", c.M_s, "M_s as it is", fixed=True),
        _ALPHA,
        _gamma_parameter(2.21e5),
        Parameter(
            "P",
            "1",
            c.P,
            "P as it is: with P and Ms the solver divides by 1+xi^2 itself",
            "a b of your own is used as it is and must hold 1/(1+xi^2); it overrides P and Ms",
        ),
        _XI,
        Parameter(
            "J",
            "A/m^2",
            c.j_e / (1 + c.eta),
            "j_e/(1+eta): the torque does not contain gamma",
            "J as it is leaves 1/(1+eta) out",
        ),
    ),
    reads={
        "torque": c.mu_B * _P * _J / (c.e * c.M_s * (1 + _xi**2)),
        "xi": _xi,
        "alpha_t": _alpha,
        "gamma_t": _gamma / c.mu_0,
    },
    scales=("J",),
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    notes=("at an edge it takes a full one-sided difference: compare interior cells",),
    script="""# sim = Sim(mesh; driver="LLG")
set_Ms(sim, $Ms)
sim.driver.alpha = $alpha
sim.driver.gamma = $gamma
add_stt(sim; model=:zhang_li, P=$P, Ms=$Ms, xi=$xi, J=($J, 0.0, 0.0))
""",
)

SOLVERS = (MAGNUMNP, FIDIMAG, MICROMAGNETICJL)
