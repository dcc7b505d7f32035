"""Parameters that several solvers take alike, with what people get wrong about them."""

from __future__ import annotations

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter

ALPHA = Parameter("alpha", "1", c.alpha_t, "alpha-tilde of Eq. 17", "the bare alpha leaves out eta xi")
XI = Parameter("xi", "1", c.xi, "xi as it is", "xi is beta in other codes", default=0.0)


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
