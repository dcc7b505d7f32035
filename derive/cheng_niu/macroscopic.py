"""Concludes x.macroscopic: the spin accumulation and the torque from the continuity equation of the spin density.

This is the second, macroscopic route to Eqs. 15 and 16; it shares no formula with `derive.cheng_niu.steps`. Its
premises are

    d_t m + div J = -(1/(tau_ex M_s)) m x M - dm / tau_sf,    m = n_0 n + dm,    J = -(mu_B P / e) j_e (x) n,

with n = M / M_s, div j_e = 0 and uniform P and n_0. To first order in d_t and grad, d_t dm and the current of dm are
left out, and a linear equation for dm remains, solved here in axes with the third along M. The torque on M is what the
exchange takes from m.

Key results: `accumulation` -> x.macroscopic, `torque` -> x.macroscopic-torque.
Source: S. Zhang and Z. Li, Phys. Rev. Lett. 93, 127204 (2004), Eqs. 3-9.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.core.node import Node

Pair = tuple[sp.Expr, sp.Expr]
"""What stands before w and before n x w in a vector across n."""


def source(model: Model) -> sp.ImmutableMatrix:
    """d_t (n_0 n) + div J (A/(m s)), three-vector: what drives the accumulation."""
    carried = sp.Add(*(j * slope for j, slope in zip(q.j_e, q.M_grad, strict=True)), sp.zeros(3, 1))
    return (q.n_0 / q.M_s * q.M_t - q.mu_B * q.P / (q.e * q.M_s) * carried).as_immutable()


def exchange(density: sp.ImmutableMatrix, n: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The rate at which the exchange changes a spin density."""
    return (-density.cross(n) / q.tau_ex).as_immutable()


def balance() -> list[Pair]:
    """The accumulation and the torque for a unit source w across M: (a, b) of a w + b n x w, for dm and for T."""
    n, w = sp.Matrix([0, 0, 1]), sp.Matrix([1, 0, 0])
    unknown = sp.Matrix(sp.symbols("d1:4"))
    rate = exchange(unknown, n) - q.xi / q.tau_ex * unknown
    solved = rate.jacobian(unknown).cramer_solve(w)
    return [(sp.factor(v.dot(w)), sp.factor(v.dot(n.cross(w)))) for v in (solved, -exchange(solved, n))]


def accumulation(model: Model) -> sp.ImmutableMatrix:
    """The transverse spin accumulation (x.macroscopic), three-vector in A/m."""
    return _across(balance()[0], source(model))


def torque(model: Model) -> sp.ImmutableMatrix:
    """The torque on M (x.macroscopic-torque), three-vector in A/(m s)."""
    return _across(balance()[1], source(model))


def _across(pair: Pair, w: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    return (pair[0] * w + pair[1] / q.M_s * q.M.cross(w)).as_immutable()


NODES = (
    Node("x.macroscopic", "macroscopic spin accumulation", q.dm_vector, accumulation, order=1).saying(
        "The continuity of the spin of the carriers, with exchange and relaxation, in a slowly varying magnetization.",
        opens="The macroscopic theory",
    ),
    Node("x.macroscopic-torque", "macroscopic torque", q.torque_vector, torque, order=1).saying(
        "This accumulation acts back on the magnetization through the exchange."
    ),
)
