r"""Eq. 17: renormalized gyromagnetic ratio and damping.

gamma_alpha[1] = gamma/(eta_n + 1)
gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)

Arguments, in order (unit in brackets, [1] for a number):
gamma [1/(T s)]: gyromagnetic ratio
alpha [1]: Gilbert damping parameter
eta_n [1]: (n_0/M_s)/(1 + xi^2)
xi [1]: tau_ex / tau_sf

renormalized_parameters returns an array of shape (2, ...); renormalized_parameters_gradient
one of shape (2, 4, ...), the derivative of entry i by argument j in [i, j].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
"""

import numpy as np


def _reals(*given):
    """The arguments as doubles of one shape, since integers wrap around; TypeError for what is not real."""
    if any(map(np.ma.is_masked, given)):
        raise TypeError("masked entries; fill or drop them first")
    arrays = map(np.asarray, given)
    casts = [(a, "unsafe" if a.dtype == object else "same_kind") for a in arrays]
    return np.broadcast_arrays(*(a.astype(float, casting=casting) for a, casting in casts))


def renormalized_parameters(gamma, alpha, eta_n, xi):
    """Eq. 17: renormalized gyromagnetic ratio and damping."""
    (gamma, alpha, eta_n, xi) = _reals(gamma, alpha, eta_n, xi)
    x0 = 1.0 / (1.0 + eta_n)
    return np.stack([x0 * gamma, x0 * (alpha + eta_n * xi)])


def renormalized_parameters_gradient(gamma, alpha, eta_n, xi):
    """Eq. 17: renormalized gyromagnetic ratio and damping."""
    (gamma, alpha, eta_n, xi) = _reals(gamma, alpha, eta_n, xi)
    x0 = 1.0 + eta_n
    x1 = 1.0 / x0
    x2 = 1.0 / x0**2
    return np.stack([np.stack([x1, np.full(np.shape(gamma), 0.0), -x2 * gamma,
        np.full(np.shape(gamma), 0.0)]), np.stack([np.full(np.shape(gamma), 0.0), x1, x1 * xi -
        x2 * (alpha + eta_n * xi), x1 * eta_n])])
