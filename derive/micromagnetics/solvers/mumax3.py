"""mumax3: Zhang-Li torque from a polarization and a current density, on a GPU.

+(mu_B/e) Pol J/(M_s (1+xi^2)); mumax3 divides it by a gamma of its own and multiplies the whole right-hand side by
GammaLL, so that GammaLL = gamma/(1+eta) already divides the torque by 1+eta.

Source: mumax/3 cuda/zhangli2.cu, cuda/constants.h, engine/torque.go.
"""

from __future__ import annotations

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, solver_symbol

_Pol, _J, _Xi, _GammaLL, _alpha = (solver_symbol(s) for s in ("Pol", "J", "Xi", "GammaLL", "alpha"))

MUMAX3 = Solver(
    name="mumax3",
    family="mumax3",
    title="mumax3",
    version="3.10 to 3.11.1",
    source="mumax/3 cuda/zhangli2.cu: b = MUB/(2 QE GAMMA0 Ms (1+xi^2)); the solver multiplies by GammaLL",
    comment="//",
    sets=(
        Parameter("Msat", "A/m", c.M_s, "M_s as it is", fixed=True),
        Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi"),
        Parameter(
            "GammaLL",
            "rad/(T s)",
            c.gamma_t,
            "gamma-tilde of Eq. 17",
            "in rad/(T s), not m/(A s); it scales the Zhang-Li torque as well",
            default=1.7595e11,
        ),
        Parameter("Xi", "1", c.xi, "xi as it is", "Xi is beta in other codes", default=0.0),
        Parameter(
            "Pol",
            "1",
            c.P,
            "P as it is: mumax3 divides by 1+xi^2 itself",
            "dividing by 1+xi^2 once more is 9 % at xi = 0.3; and the default is 1",
            default=1.0,
        ),
        Parameter(
            "J",
            "A/m^2",
            c.j_e * c.gamma_mumax3 / c.gamma,
            "j_e x 1.7595e11/gamma, because the kernel divides by 1.7595e11 and the solver multiplies by GammaLL",
            "dividing J by 1+eta too applies 1/(1+eta) twice: GammaLL has done it",
        ),
    ),
    reads={
        "torque": c.mu_B * _Pol * _J * _GammaLL / (c.e * c.M_s * (1 + _Xi**2) * c.gamma_mumax3),
        "xi": _Xi,
        "alpha_t": _alpha,
        "gamma_t": _GammaLL,
    },
    scales=("J",),
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    notes=(
        "a release whose kernel uses GammaLL in place of 1.7595e11 (its pull request 315) needs J = j_e/(1+eta)",
        "single precision: expect agreement to about 1e-6",
        "at an edge the kernel takes half a one-sided difference: compare interior cells",
    ),
    script="""Msat    = $Msat
alpha   = $alpha
GammaLL = $GammaLL
Xi      = $Xi
Pol     = $Pol
J       = vector($J, 0, 0)
""",
)

SOLVERS = (MUMAX3,)
