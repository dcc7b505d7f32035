"""Limits of the torque, each a proof: no relaxation, all relaxation, no density, one band, and bands exchanged."""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive import Model, derivation
from derive.cheng_niu import symbols as q
from verify.zero.exact import is_zero

PAPER = derivation()
_RATE = sp.Symbol("x", positive=True)


def limit_of(expression: Any, symbol: sp.Symbol, value: int) -> Any:
    """The expression at a value of a symbol where it is continuous."""
    return expression.xreplace({symbol: sp.Integer(value)})


def at_infinite_xi(expression: Any, power: int = 0) -> Any:
    """xi^power times an expression rational in xi, for xi -> infinity: its value at 1/xi = 0."""
    inverse = expression.xreplace({q.xi: 1 / _RATE}) / _RATE**power
    return sp.Matrix([sp.cancel(sp.together(part)) for part in sp.Matrix([inverse])]).xreplace({_RATE: sp.S.Zero})


def carried() -> sp.Matrix:
    """(u . grad) M."""
    return sp.Matrix(sum((u * slope for u, slope in zip(q.u, q.M_grad, strict=True)), sp.zeros(3, 1)))


def test_without_relaxation_the_torque_is_adiabatic() -> None:
    """xi -> 0: (u . grad) M alone, u = P j mu_B / (e M_s), and the damping is only divided by 1 + eta."""
    expected = (q.gamma * q.H.cross(q.M) + q.alpha / q.M_s * q.M.cross(q.M_t) + carried()) / (1 + q.eta_n)
    assert is_zero(limit_of(PAPER["16"].rhs, q.xi, 0) - expected)
    assert is_zero(limit_of(PAPER["x.u"].rhs, q.xi, 0) - q.P * q.mu_B / (q.e * q.M_s) * q.j_e)
    assert is_zero(limit_of(PAPER["17"].rhs[1], q.xi, 0) - q.alpha / (1 + q.eta_n))


def test_with_all_relaxation_no_torque_is_left() -> None:
    """xi -> infinity: u and eta fall like 1/xi^2, the torque like 1/xi, and it is then purely non-adiabatic."""
    drift = q.P * q.mu_B / (q.e * q.M_s) * q.j_e
    assert is_zero(at_infinite_xi(PAPER["x.u"].rhs))
    assert is_zero(at_infinite_xi(PAPER["x.u"].rhs, 2) - drift)
    assert is_zero(at_infinite_xi(PAPER["x.eta"].rhs, 2) - sp.Matrix([q.n_0 / q.M_s]))
    assert is_zero(at_infinite_xi(PAPER["x.transfer"].rhs))
    flow = carried().xreplace(dict(zip(q.u, drift, strict=True))) - q.n_0 / q.M_s * q.M_t
    assert is_zero(at_infinite_xi(PAPER["x.transfer"].rhs, 1) + q.M.cross(flow) / q.M_s)


def test_without_conduction_spins_the_parameters_stand() -> None:
    """n_0 -> 0: eta vanishes, gamma and alpha are those of the bare equation, and the current's torque stays."""
    assert is_zero(limit_of(PAPER["x.eta"].rhs, q.n_0, 0))
    assert is_zero(limit_of(PAPER["17"].rhs, q.eta_n, 0) - sp.Matrix([q.gamma, q.alpha]))
    rates = dict.fromkeys(q.M_t, sp.S.Zero)
    torque = PAPER["x.transfer"].rhs
    assert is_zero(limit_of(torque, q.n_0, 0) - torque.xreplace(rates))
    assert not is_zero(limit_of(torque, q.n_0, 0))


def test_one_band_carries_the_whole_current() -> None:
    """P -> 1: the accumulation is that of the up band alone, each electron of charge -e with its spin of Eq. 13."""
    alone = {q.N_down: sp.S.Zero} | dict.fromkeys(q.j_down, sp.S.Zero)
    names = {q.N_up: q.n_0 / q.mu_B} | dict(zip(q.j_up, q.j_e, strict=True))
    one_band = PAPER["x.accumulation"].rhs.xreplace(alone).xreplace(names)
    on_m = dict(zip((*q.n, *q.n_t), (*(q.M / q.M_s), *(q.M_t / q.M_s)), strict=True))
    for ours, theirs in zip(q.n_grad, q.M_grad, strict=True):
        on_m |= dict(zip(ours, theirs / q.M_s, strict=True))
    assert is_zero(limit_of(PAPER["15"].rhs, q.P, 1) - one_band.xreplace(on_m))


def test_a_half_metal_is_fully_polarized() -> None:
    """Parabolic bands: where the upper band is empty, at Delta = 2 E_F, the lower one carries everything."""
    for exchange, sign in ((1, -1), (-1, 1)):
        polarization = derivation(Model(exchange=exchange))["x.parabolic-polarization"].rhs
        assert is_zero(polarization.xreplace({q.Delta: 2 * q.E_F}) - sign)


def test_without_splitting_equal_bands_are_unpolarized() -> None:
    alike = {q.m_down: q.m_up, q.tau_down: q.tau_up, q.Delta: sp.S.Zero}
    for label in ("x.parabolic-polarization", "x.parabolic-n0"):
        assert is_zero(PAPER[label].rhs.xreplace(alike))


def test_exchanging_the_bands_turns_the_accumulation() -> None:
    """majority <-> minority: the spin of one electron, n_0 and the torque change their sign."""
    assert is_zero(PAPER["13"].rhs[:, 0] + PAPER["13"].rhs[:, 1])
    pairs = [(q.N_up, q.N_down), *zip(q.j_up, q.j_down, strict=True)]
    swapped = dict(pairs) | {b: a for a, b in pairs}
    assert is_zero(PAPER["x.accumulation"].rhs.xreplace(swapped) + PAPER["x.accumulation"].rhs)
    assert is_zero(PAPER["x.n0"].rhs.xreplace(swapped) + PAPER["x.n0"].rhs)
    reversed_moments = {q.n_0: -q.n_0, q.P: -q.P}
    assert is_zero(PAPER["15"].rhs.xreplace(reversed_moments) + PAPER["15"].rhs)


def test_the_stationary_spin_is_the_average() -> None:
    """Both ways to lose the oscillation agree: waiting, and averaging over many exchange times."""
    assert is_zero(PAPER["x.stationary"].rhs - PAPER["x.bands"].rhs[:, 0])
