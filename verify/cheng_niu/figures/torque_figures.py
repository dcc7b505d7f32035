"""Figure of the coefficients of Eqs. 16 and 17 against xi."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.core.equation import Derivation
from verify.report.style import INK, canvas, line

DAMPINGS = (0.002, 0.01, 0.1)
N0_OVER_MS = 0.01
"""As the paper has it, after Eq. 15."""


def coefficients(chain: Derivation) -> Any:
    """The renormalized damping, and how fast a wall moves, against xi for three bare dampings."""
    xi = np.geomspace(1e-3, 10, 401)
    eta = chain["x.eta"].function("numpy")(1.0, xi, N0_OVER_MS)
    figure, (left, right) = canvas(6.6, 3.4, 1, 2, sharex=True)
    for i, alpha in enumerate(DAMPINGS):
        damped = chain["17"].function("numpy")(1.0, alpha, eta, xi)[1]
        line(left, xi, damped, i, label=rf"$\alpha={alpha:g}$")
        speed = -np.asarray(chain["x.wall-velocity"].function("numpy")(xi, alpha, eta, 1.0))
        line(right, xi, speed, i, label=rf"$\alpha={alpha:g}$")
    beta = np.broadcast_to(chain["x.beta"].function("numpy")(xi), xi.shape)
    right.plot(xi, beta, color=INK, linewidth=0.9, label=r"$\beta=\xi$")
    for axes in (left, right):
        axes.set(xscale="log", yscale="log", xlabel=r"$\xi=\tau_{ex}/\tau_{sf}$ (1)")
    left.set_ylabel(r"$\tilde{\alpha}$ (1)")
    left.set_title(rf"renormalized damping, $n_0/M_s={N0_OVER_MS:g}$")
    left.legend(loc="upper left")
    left.set_ylim(1e-3, 1)
    right.set_ylabel(r"$\beta$ and $-v_w/u$ (1)")
    right.set_title("non-adiabaticity, and speed of a wall")
    right.legend(loc="upper left")
    return figure
