"""Concludes Eqs. 16 and 17: the torque of the accumulation on M, and the Landau-Lifshitz-Gilbert equation with it.

The exchange of Eq. 1 conserves angular momentum: what the precession of Eq. 8 gives to the conduction spins it takes
from the d electrons. Spin accumulation and magnetization have the same ratio 2 mu_B / hbar to their angular momenta.

The result is the implicit (Gilbert) form: `16` is the right-hand side of dM/dt = ..., a three-vector in A/(m s) that
holds dM/dt itself (`symbols.M_t`) in the damping term; H is in tesla and gamma in 1/(T s).

Key results: `exchange_reaction` -> x.reaction, `transfer_torque` -> x.torque, `gilbert_equation` -> x.llg,
`torque_by_current` -> x.transfer, `renormalization` -> x.eta, `drift` -> x.u, `nonadiabaticity` -> x.beta,
`magnetization_dynamics` -> 16, `renormalized_parameters` -> 17.
Source: Cheng & Niu (2013), Eqs. 15-17; Gilbert, IEEE Trans. Magn. 40, 3443 (2004).
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from derive.model import Model
from derive.steps import tangent
from derive.steps.bloch import precession_axis


def exchange_reaction(model: Model, matrix: sp.ImmutableMatrix, direction: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The torque (J/m^3) of an accumulation dm on the d electrons' angular momentum (x.reaction); three-vector."""
    at_rest = matrix.xreplace(dict.fromkeys(q.RATES.values(), sp.S.Zero))
    rate = precession_axis(at_rest).dot(direction)
    turn = (sp.S.Zero, -q.hbar / (2 * q.mu_B) * rate)
    return tangent.combination([turn], [q.dm], q.M, q.M_s)


def transfer_torque(model: Model, reaction: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The torque T on M (A/(m s)) of an accumulation dm (x.torque), with M = 2 mu_B / hbar times angular momentum."""
    return (2 * q.mu_B / q.hbar * reaction).as_immutable()


def gilbert_equation(model: Model) -> sp.ImmutableMatrix:
    """dM/dt (x.llg), three-vector in A/(m s), with a further torque T.

    dL/dt = M x (H - alpha/(gamma M_s) dM/dt) and M = -gamma L, for electrons carry a moment against their angular
    momentum and Gilbert's damping is a field against the rate of M.
    """
    damped = q.H - q.alpha / (q.gamma * q.M_s) * q.M_t
    return (-q.gamma * q.M.cross(damped) + q.torque).applyfunc(sp.expand).as_immutable()


def torque_by_current(model: Model, torque: sp.ImmutableMatrix, accumulated: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The torque of the accumulation of Eq. 15 (x.transfer), three-vector in A/(m s)."""
    (factor,) = tangent.decomposition(torque, [q.dm], q.M, q.M_s)
    turns = tangent.decomposition(accumulated, tangent.FIELDS_OF_M, q.M, q.M_s)
    return tangent.combination([tangent.times(factor, turn) for turn in turns], tangent.FIELDS_OF_M, q.M, q.M_s)


def renormalization(model: Model, torque: sp.ImmutableMatrix) -> sp.Expr:
    """The factor eta after Eq. 16 (x.eta): the part of the torque against dM/dt."""
    return -_turns(torque)[0][0]


def drift(model: Model, torque: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The effective electron velocity u (m/s) after Eq. 16 (x.u): the adiabatic torque is (u . grad) M."""
    return sp.ImmutableMatrix([along for along, _ in _turns(torque)[1:]])


def nonadiabaticity(model: Model, torque: sp.ImmutableMatrix) -> sp.Expr:
    """The non-adiabatic torque relative to the adiabatic one (x.beta), one for all terms: T = c (1 - i beta) w."""
    ratios = {sp.cancel(-across / along) for along, across in _turns(torque)}
    if len(ratios) != 1:
        raise ValueError(f"the terms of the torque have different ratios {ratios}; Eqs. 16 and 17 need one")
    return ratios.pop()


def _turns(torque: sp.ImmutableMatrix) -> list[tangent.Turn]:
    return tangent.decomposition(torque, tangent.FIELDS_OF_M, q.M, q.M_s)


def magnetization_dynamics(model: Model, equation: sp.ImmutableMatrix, beta: sp.Expr) -> sp.ImmutableMatrix:
    """dM/dt (16) in its implicit form, three-vector in A/(m s), in H, dM/dt, grad M, u and eta.

    The torque is (1 - i beta) times -eta dM/dt + (u . grad) M; its part along dM/dt goes to the left, as 1 + eta.
    """
    sizes = (-q.eta_n, *q.u)
    named = tangent.combination([(c, -beta * c) for c in sizes], tangent.FIELDS_OF_M, q.M, q.M_s)
    whole = equation.xreplace(dict(zip(q.torque, named, strict=True)))
    ((along, across),) = tangent.decomposition(whole - _without_rate(whole), [q.M_t], q.M, q.M_s)
    moved = _without_rate(whole) + tangent.combination([(sp.S.Zero, sp.expand(across))], [q.M_t], q.M, q.M_s)
    return (moved / (1 - along)).as_immutable()


def _without_rate(vector: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    return vector.xreplace(dict.fromkeys(q.M_t, sp.S.Zero))


def renormalized_parameters(model: Model, equation: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The renormalized gyromagnetic ratio and damping (17): (gamma~ in 1/(T s), alpha~), read off Eq. 16."""
    uniform = equation.xreplace({slope: sp.S.Zero for slopes in q.M_grad for slope in slopes})
    fieldless = uniform.xreplace(dict.fromkeys(q.H, sp.S.Zero))
    ((_, precession),) = tangent.decomposition(_without_rate(uniform), [q.H], q.M)
    ((_, damping),) = tangent.decomposition(fieldless, [q.M_t], q.M, q.M_s)
    return sp.ImmutableMatrix([-precession, damping])
