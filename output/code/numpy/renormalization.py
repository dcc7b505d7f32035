r"""Eq. x.eta: renormalization factor.

eta_n = n_0/(M_s*(xi**2 + 1))

Arguments, in order (unit in brackets, [1] for a number):
m_s [A/m]: saturation magnetization
xi [1]: tau_ex / tau_sf
n_0 [A/m]: equilibrium spin density of the conduction electrons

renormalization returns an array of shape (...); renormalization_gradient one of shape (1,
3, ...), the derivative of entry i by argument j in [i, j].
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


def renormalization(m_s, xi, n_0):
    """Eq. x.eta: renormalization factor."""
    (m_s, xi, n_0) = _reals(m_s, xi, n_0)
    return n_0 / (m_s * (1.0 + xi**2))


def renormalization_gradient(m_s, xi, n_0):
    """Eq. x.eta: renormalization factor."""
    (m_s, xi, n_0) = _reals(m_s, xi, n_0)
    x0 = 1.0 + xi**2
    x1 = 1.0 / x0
    x2 = 1.0 / m_s
    return np.stack([np.stack([-x1 * n_0 / m_s**2, -2.0 * x2 * n_0 * xi / x0**2, x1 * x2])])
