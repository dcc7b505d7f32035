r"""Eq. 11c: averaged s_3.

mean_3 = 1

Arguments, in order (unit in brackets, [1] for a number):
none

mean_s3 returns an array of shape (...); mean_s3_gradient one of shape (1, 0, ...), the
derivative of entry i by argument j in [i, j].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
"""

import numpy as np


def mean_s3():
    """Eq. 11c: averaged s_3."""
    return np.full((), 1.0)


def mean_s3_gradient():
    """Eq. 11c: averaged s_3."""
    return np.zeros((1, 0))
