"""The inertia for solvers that have an inertial term, m' = ... + alpha m x (m' + tau m''), or why it is refused.

The term of x.inertia with n x is alpha tau; neither what goes with it without n x, 2 xi/(1 - xi^2) of it, nor what
comes with gradients at second order has a solver.

Key result: `inertial_time`. Sources: MicroMagnetic.jl 0.5.1, src/llg/illg.jl, lines 38-64, held line by line against
x.llg-2 in the tests; UppASD, source/Evolution/llgi.f90, whose every step calls ErrorHandling_missing('Inertia').
"""

from __future__ import annotations

import math

from derive.all_orders.chain_beyond import THEORY
from derive.cheng_niu.chain import derivation

NEGLIGIBLE = 0.1
"""The largest share that may be left out: 2 xi/(1 - xi^2), so xi up to 0.05."""


def inertial_time(solver: str, *, tau_ex: float, xi: float, eta: float, alpha: float) -> float:
    """The `tau` (s) of MicroMagnetic.jl's InertialLLG, beside its alpha = alpha~ and gamma = mu_0 gamma~ of Eq. 17.

    alpha is the bare damping, tau_ex in s. ValueError, in one line, where the solver has no such term, the
    inertia is not positive, or more than a tenth of what goes with it would be left out.
    """
    name = solver.casefold().removesuffix(".jl")
    if name == "uppasd":
        raise ValueError(
            "UppASD: the inertial step of its public source does nothing but say that it is missing (llgi.f90)"
        )
    if name != "micromagnetic":
        raise ValueError(f"{solver[:40]!r} has no inertial term that is known here; MicroMagnetic.jl has one")
    given = {"tau_ex": tau_ex, "xi": xi, "eta_n": eta, "alpha": alpha}
    if not all(math.isfinite(value) for value in given.values()) or min(tau_ex, alpha) <= 0 or min(xi, eta) < 0:
        raise ValueError("tau_ex and alpha must be positive, xi and eta at least zero, all of them finite")
    chain = derivation().continued(THEORY)
    turned, straight = (float(x) for x in chain["x.inertia"].function()(tau_ex=tau_ex, xi=xi, eta_n=eta).ravel())
    if turned <= 0:
        raise ValueError(f"the inertia is {turned:.3g} s, not positive: the solver's term would run away (xi = {xi:g})")
    if straight > NEGLIGIBLE * turned:
        raise ValueError(
            f"at xi = {xi:g} the solver would leave out {straight / turned:.2g} of the inertia, without n x"
        )
    damping = float(chain["17"].function()(gamma=1.0, alpha=alpha, eta_n=eta, xi=xi)[1])
    return turned / damping
