"""Put a given law for the direction of M, or for the gauge, and given relaxation times into a finished equation.

The chain is derived for arbitrary theta(r, t), phi(r, t), chi(r, t). A `Model` with laws of its own sees each result
with these in place: the angles, their derivatives, their total rates along the path, and eps1, eps2, eps3.

Source: Cheng & Niu (2013), the definitions before Eqs. 7 and 9.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model


def with_laws(model: Model, rhs: Any) -> Any:
    """The right-hand side with the model's laws put in; `rhs` itself where the model has none."""
    laws = model.laws()
    if not hasattr(rhs, "xreplace"):
        return rhs
    values: dict[sp.Basic, sp.Expr] = dict(model.times())
    if not laws:
        return rhs.xreplace(values) if values else rhs
    for angle, law in laws.items():
        values[angle] = law
        values[q.RATES[angle]] = total_rate(law)
    values.update(_small_parameters(values))
    fields = {q.FIELDS[angle]: law for angle, law in laws.items()}
    return rhs.subs(fields).doit().xreplace(values)


def total_rate(law: sp.Expr) -> sp.Expr:
    """d/dt along the path, (v . grad + d_t), of an expression in x, y, z, t."""
    carried = (v * law.diff(c) for v, c in zip(q.velocity, (q.x, q.y, q.z), strict=True))
    return law.diff(q.t) + sp.Add(*carried)


def _small_parameters(values: dict[sp.Basic, sp.Expr]) -> dict[sp.Basic, sp.Expr]:
    """eps1, eps2, eps3 (and that of the gauge) on the path, where the laws given determine them."""
    theta, phidot = values.get(q.theta, q.theta), values.get(q.phidot, q.phidot)
    small: dict[sp.Basic, sp.Expr] = {}
    if q.phi in values or q.theta in values:
        small[q.eps1] = q.tau_ex * sp.sin(theta) * phidot
        small[q.eps3] = q.tau_ex * sp.cos(theta) * phidot
    if q.theta in values:
        small[q.eps2] = q.tau_ex * values[q.thetadot]
    if q.chi in values:
        small[q.eps_chi] = q.tau_ex * values[q.chidot]
    return small
