"""GMRES: a linear equation whose matrix is known only by what it makes of a vector.

Source: Y. Saad and M. H. Schultz, SIAM J. Sci. Stat. Comput. 7, 856 (1986), with modified Gram-Schmidt.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from derive.micromagnetics.textures.frames import Array

MOST = 200
"""Iterations after which an equation is given up."""


def gmres(apply: Callable[[Array], Array], right: Array, tolerance: float) -> Array:
    """x with |apply(x) - right| <= tolerance |right| (2-norm), for a linear `apply` of vectors of any shape.

    ArithmeticError where `MOST` iterations do not suffice.
    """
    size = float(np.linalg.norm(right))
    if size == 0:
        return np.zeros_like(right)
    basis, columns = [right / size], np.zeros((MOST + 1, MOST))
    for count in range(1, MOST + 1):
        made = apply(basis[-1])
        for row, known in enumerate(basis):
            columns[row, count - 1] = np.vdot(known, made)
            made = made - columns[row, count - 1] * known
        columns[count, count - 1] = np.linalg.norm(made)
        start = np.zeros(count + 1)
        start[0] = size
        weights = np.linalg.lstsq(columns[: count + 1, :count], start)[0]
        rest = np.linalg.norm(columns[: count + 1, :count] @ weights - start)
        if rest <= tolerance * size or columns[count, count - 1] <= 1e-15 * size:
            return np.asarray(sum(w * v for w, v in zip(weights, basis, strict=False)))
        basis.append(made / columns[count, count - 1])
    raise ArithmeticError(f"the scattering is not resolved to {tolerance:g} in {MOST} iterations")
