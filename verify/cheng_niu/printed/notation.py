"""The paper's notation as SymPy objects: Pauli matrices, the spinor, the local states and their rates.

Only definitions that any reader of the paper would grant; nothing here comes from `derive` but the symbols.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q

sigma = (
    sp.ImmutableMatrix([[0, 1], [1, 0]]),
    sp.ImmutableMatrix([[0, -sp.I], [sp.I, 0]]),
    sp.ImmutableMatrix([[1, 0], [0, -1]]),
)
eta = sp.ImmutableMatrix([q.ca, q.cb])
etadot = sp.ImmutableMatrix([q.cadot, q.cbdot])
abs2_a = q.ca * sp.conjugate(q.ca)
abs2_b = q.cb * sp.conjugate(q.cb)
coherence = q.ca * sp.conjugate(q.cb)
calA = (q.calA_1, q.calA_2, q.calA_3)
spin = (q.s1, q.s2, q.s3)
ndot = (q.n_t + sum((v * slope for v, slope in zip(q.velocity, q.n_grad, strict=True)), sp.zeros(3, 1))).as_immutable()
"""dn/dt along the path of an electron."""
direction = sp.ImmutableMatrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])


def spinors(theta: sp.Expr, phase: sp.Expr) -> sp.ImmutableMatrix:
    """|up>, |down> as columns: polar angle `theta`, and `phase` in the exponents, as in Eq. A8."""
    down, up = sp.exp(-sp.I * phase / 2), sp.exp(sp.I * phase / 2)
    return sp.ImmutableMatrix(
        [[down * sp.cos(theta / 2), -down * sp.sin(theta / 2)], [up * sp.sin(theta / 2), up * sp.cos(theta / 2)]]
    )


def along_path(basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """d|j>/dt along the path, by the chain rule over theta and phi."""
    return (basis.diff(q.theta) * q.thetadot + basis.diff(q.phi) * q.phidot).as_immutable()


def in_amplitudes(expr: sp.Expr) -> sp.Expr:
    """s_1, s_2, s_3 written out in c_a and c_b (Eq. 3)."""
    return expr.xreplace({q.s1: 2 * sp.re(coherence), q.s2: -2 * sp.im(coherence), q.s3: abs2_a - abs2_b})
