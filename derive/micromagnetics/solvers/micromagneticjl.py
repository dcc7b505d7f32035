"""MicroMagnetic.jl: a Zhang-Li torque that does not depend on gamma, from b or from P and M_s.

Source: MicroMagnetic.jl src/micro/add_field.jl, src/micro/kernels.jl.
"""

from __future__ import annotations

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, solver_symbol
from derive.micromagnetics.parameters import ALPHA, XI, gamma_parameter

_alpha, _xi, _gamma, _P, _J = (solver_symbol(s) for s in ("alpha", "xi", "gamma", "P", "J"))

MICROMAGNETICJL = Solver(
    name="micromagneticjl",
    family="micromagneticjl",
    title="MicroMagnetic.jl, add_stt with model = :zhang_li",
    version="0.4 to 0.6",
    source="src/micro/add_field.jl: b = P mu_B/(c_e Ms)/(1+xi^2); src/micro/kernels.jl: H = b/gamma (...)",
    comment="#",
    sets=(
        Parameter("Ms", "A/m", c.M_s, "M_s as it is", fixed=True),
        ALPHA,
        gamma_parameter(2.21e5),
        Parameter(
            "P",
            "1",
            c.P,
            "P as it is: with P and Ms the solver divides by 1+xi^2 itself",
            "a b of your own is used as it is and must hold 1/(1+xi^2); it overrides P and Ms",
        ),
        XI,
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

SOLVERS = (MICROMAGNETICJL,)
