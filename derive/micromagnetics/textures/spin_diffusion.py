"""The spin accumulation where electrons are scattered often: a banded system, three components a place.

With A as in `propagators` and lengths L = lambda_J, the derived x.spin-diffusion reads

    -lambda_J^2 d^2A/dx^2 - n x A + xi A = -(k/3) dn/dx,     lambda_J^2 = k^2/(3 rho),

and its torque over u is 3 (1 + xi^2)/k n x A. Nothing flows through the ends but what the texture carries.
Key result: `banded` (what solves it for any right-hand side).
Source: S. Zhang, P. M. Levy and A. Fert, Phys. Rev. Lett. 88, 236601 (2002), for the equation.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from derive.micromagnetics.textures.frames import Array


def banded(n: Array, dx: float, squared: float, xi: float) -> Callable[[Array], Array]:
    """What makes of a right-hand side A of -squared A'' - n x A + xi A = right with A' = 0 at both ends.

    n and right of shape (L, N, 3), squared in m^2. Block elimination from the first place to the last and back.
    """
    places, hop = n.shape[1], squared / dx**2
    neighbours = np.where(np.isin(np.arange(places), (0, places - 1)), 1.0, 2.0)
    rows = (xi + hop * neighbours)[:, None, None] * np.eye(3) + np.cross(n[..., None, :], np.eye(3))
    steps = [np.linalg.inv(rows[:, 0])]
    for i in range(1, places):
        steps.append(np.linalg.inv(rows[:, i] - hop**2 * steps[-1]))
    inverse = np.stack(steps)

    def solved(right: Array) -> Array:
        found = np.moveaxis(right, 1, 0)[..., None].copy()
        for i in range(1, places):
            found[i] += hop * (inverse[i - 1] @ found[i - 1])
        found = inverse @ found
        for i in range(places - 2, -1, -1):
            found[i] += hop * (inverse[i] @ found[i + 1])
        return np.moveaxis(found[..., 0], 0, 1)

    return solved
