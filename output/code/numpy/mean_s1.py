r"""Eq. 11a: averaged s_1.

mean_1 = (eps1 - eps2*xi)/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf

mean_s1 returns an array of shape (...); mean_s1_gradient one of shape (1, 3, ...), the
derivative of entry i by argument j in [i, j].
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


def mean_s1(eps1, eps2, xi):
    """Eq. 11a: averaged s_1."""
    (eps1, eps2, xi) = _reals(eps1, eps2, xi)
    return (eps1 - eps2 * xi) / (1.0 + xi**2)


def mean_s1_gradient(eps1, eps2, xi):
    """Eq. 11a: averaged s_1."""
    (eps1, eps2, xi) = _reals(eps1, eps2, xi)
    x0 = 1.0 + xi**2
    x1 = 1.0 / x0
    return np.stack([np.stack([x1, -x1 * xi, -x1 * eps2 - 2.0 * xi * (eps1 - eps2 * xi) / x0**2])])
