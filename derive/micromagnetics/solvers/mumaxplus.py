"""mumax+: Zhang-Li torque from a polarization and a current density, on a GPU.

+(mu_B/e) pol jcur/(M_s (1+xi^2)), on which gamma = gamma/(1+eta) has no influence.

Source: mumax/plus src/physics/stt.cu.
"""

from __future__ import annotations

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, solver_symbol

_alpha, _pol, _jcur, _xi, _gamma = (solver_symbol(s) for s in ("alpha", "pol", "jcur", "xi", "gamma"))

MUMAXPLUS = Solver(
    name="mumaxplus",
    family="mumaxplus",
    title="mumax+",
    version="the releases in which a Ferromagnet has `gamma`",
    source="mumax/plus src/physics/stt.cu: u = MUB pol/(QE msat (1+xi^2)) jcur",
    comment="#",
    sets=(
        Parameter("msat", "A/m", c.M_s, "M_s as it is", "the default is 1 A/m", fixed=True),
        Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi"),
        Parameter(
            "gamma",
            "rad/(T s)",
            c.gamma_t,
            "gamma-tilde of Eq. 17",
            "in rad/(T s), not m/(A s)",
            default=1.7595e11,
        ),
        Parameter("xi", "1", c.xi, "xi as it is", "xi is beta in other codes", default=0.0),
        Parameter("pol", "1", c.P, "P as it is: mumax+ divides by 1+xi^2 itself", "dividing by 1+xi^2 once more"),
        Parameter(
            "jcur",
            "A/m^2",
            c.j_e / (1 + c.eta),
            "j_e/(1+eta): the torque does not contain gamma",
            "copying J from a mumax3 script leaves 1/(1+eta) out",
        ),
    ),
    reads={
        "torque": c.mu_B * _pol * _jcur / (c.e * c.M_s * (1 + _xi**2)),
        "xi": _xi,
        "alpha_t": _alpha,
        "gamma_t": _gamma,
    },
    scales=("jcur",),
    sign="jcur is the electric current: jcur along +x moves a transverse wall to -x",
    cannot=("releases without `gamma` fix it at 1.7595e11 rad/(T s) and cannot express gamma-tilde",),
    notes=("at an edge the kernel takes half a one-sided difference: compare interior cells",),
    script="""# magnet = mumaxplus.Ferromagnet(world, grid)
magnet.msat = $msat
magnet.alpha = $alpha
magnet.gamma = $gamma
magnet.xi = $xi
magnet.pol = $pol
magnet.jcur = ($jcur, 0, 0)
magnet.enable_zhang_li_torque = True
magnet.enable_slonczewski_torque = False  # jcur drives both torques
""",
)

SOLVERS = (MUMAXPLUS,)
