"""n, M and their derivatives for given angles: what the vectors of Eqs. 13-17 are on a texture theta(r, t), phi(r, t).

With `symbols.theta_field` and `symbols.phi_field` this is the general unit vector, so that |n| = 1 and n . dn = 0 hold
identically; with a law of a `Model` it is that law.

Key results: `vector_values` (substitutions for n, M and their derivatives).
Source: Cheng & Niu (2013), Eq. 3 and Fig. 1.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q


def vector_values(theta: Any, phi: Any) -> dict[sp.Symbol, sp.Expr]:
    """The symbols of n, M and their derivatives -> expressions, for the angles as expressions in x, y, z, t."""
    n = sp.ImmutableMatrix([sp.sin(theta) * sp.cos(phi), sp.sin(theta) * sp.sin(phi), sp.cos(theta)])
    derivatives = [n.applyfunc(lambda part, c=c: sp.diff(part, c)) for c in (q.t, q.x, q.y, q.z)]
    values: dict[sp.Symbol, sp.Expr] = {}
    for directions, magnetizations, vector in zip(
        (q.n, q.n_t, *q.n_grad), (q.M, q.M_t, *q.M_grad), (n, *derivatives), strict=True
    ):
        values |= dict(zip(directions, vector, strict=True))
        values |= dict(zip(magnetizations, q.M_s * vector, strict=True))
    return values
