"""Parameters that several solvers take alike, with what people get wrong about them."""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.mapping import Form, Parameter
from derive.micromagnetics.terms import solver_symbol


def alpha(name: str = "alpha", default: float | None = None) -> Parameter:
    """alpha-tilde as the damping."""
    return Parameter(name, "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi", default=default)


def xi(name: str = "xi", default: float | None = 0.0) -> Parameter:
    """xi as the non-adiabatic parameter, whatever it is called."""
    other = "xi is beta in other codes" if name.lower() == "xi" else "beta is the polarization in some codes"
    return Parameter(name, "1", c.xi, "xi as it is", other, default=default)


def saturation(name: str, pitfall: str = "") -> Parameter:
    """M_s, which a script must set."""
    return Parameter(name, "A/m", c.M_s, "M_s as it is", pitfall, fixed=True)


def polarization(name: str, solver: str, default: float, size: str = "") -> Parameter:
    """P of a solver that divides by 1+xi^2 itself; `size` says how much it is to do so again."""
    avoids = f"dividing by 1+xi^2 once more{size}; and the default is {default:g}"
    return Parameter(name, "1", c.P, f"P as it is: {solver} divides by 1+xi^2 itself", avoids, default)


def divided_current(name: str, mistake: str) -> Parameter:
    """j_e of a solver whose torque does not follow gamma-tilde."""
    how, avoids = "j_e/(1+eta): the torque does not contain gamma", f"{mistake} leaves 1/(1+eta) out"
    return Parameter(name, "A/m^2", c.j_e / (1 + c.eta), how, avoids)


def gamma_in_tesla(name: str, more: str = "") -> Parameter:
    """gamma-tilde in rad/(T s), as mumax has it."""
    avoids = f"in rad/(T s), not m/(A s){more}"
    return Parameter(name, "rad/(T s)", c.gamma_t, "gamma-tilde of Eq. 17", avoids, default=1.7595e11)


ALPHA = alpha()
XI = xi()
ELECTRON_U = Parameter(
    "u",
    "m/s",
    -c.u / (1 + c.eta),
    "-u/(1+eta), along the flow of the electrons",
    "with the sign of Eq. 16's u walls run backwards; 1/(1+xi^2) is in u already",
    default=0.0,
)
GAMMA_G = Parameter(
    "gamma_G",
    "m/(A s)",
    c.mu_0 * c.gamma_t,
    "mu_0 gamma-tilde of Eq. 17, the Gilbert form",
    "in m/(A s), not rad/(T s); gamma_LL is another one, smaller by 1+alpha^2",
    default=2.211e5,
)
GAMMA_LL = Form(
    "gamma_LL", "m/(A s)", "gamma_t", solver_symbol("gamma_LL") * (1 + solver_symbol("alpha") ** 2) / c.mu_0
)
"""The Landau-Lifshitz gamma of OOMMF: gamma_G = gamma_LL (1 + alpha^2)."""


def gamma_parameter(default: float) -> Parameter:
    """gamma-tilde in m/(A s), where the solver's own default is `default`."""
    return Parameter(
        "gamma",
        "m/(A s)",
        c.mu_0 * c.gamma_t,
        "mu_0 gamma-tilde of Eq. 17",
        "in m/(A s), not rad/(T s); it does not scale the torque, so 1/(1+eta) goes into that too",
        default=default,
    )
