"""The checks of what the paper says about the conduction band and the torque (the labels p.* after Eq. 11).

Numeric readings of words stand in `verify.cheng_niu.readings`; "n_0/M_s ~ 10^-2" is put to the test for each of Fe, Co,
Ni with the paper's own v_F and Delta, a free electron's mass and room-temperature magnetizations.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu import physical
from verify.cheng_niu.printed.prose_torque import n_down_F, n_up_F
from verify.cheng_niu.readings import AS_READ
from verify.judge.checks import differences
from verify.zero.exact import is_zero


def averaged_frame(body: sp.Tuple, d: Derivation) -> bool:
    """<s> - s_eq of the derivation has the components (<s_1>, <s_2>, 0) in the local frame."""
    return is_zero(differences(body, d["x.stationary"].rhs - d["x.series"].rhs[0]))


def second_order_frame(d: Derivation) -> sp.ImmutableMatrix:
    """The same with the second order of the series added, three components in the local frame."""
    second = d["x.series"].rhs[2].replace(sp.exp, lambda _: sp.S.Zero)
    return (d["x.stationary"].rhs + second - d["x.series"].rhs[0]).as_immutable()


def frame_next_order(body: sp.Tuple, d: Derivation) -> bool:
    """Whether the components stated hold through second order."""
    return is_zero(differences(body, second_order_frame(d)))


def response_next_order(body: sp.Tuple, d: Derivation) -> bool:
    """Whether Eq. 13, seen in the local frame, is the deviation across n through second order, for both bands."""
    rate = (*d["12"].rhs[0, :], sp.S.Zero)
    along_path = dict.fromkeys((c for slope in q.n_grad for c in slope), sp.S.Zero)
    local = along_path | dict(zip((*q.n_t, *q.n), (*rate, 0, 0, 1), strict=True))
    (whole,) = both_bands(body, d)
    return is_zero([(member.xreplace(local) - whole)[:2, :] for member in body])


def both_bands(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The deviation through second order, and its negative for the other band, as columns."""
    whole = second_order_frame(d)
    return sp.Tuple(sp.ImmutableMatrix.hstack(whole, -whole))


def polarization_by_density(body: sp.Tuple, d: Derivation) -> bool:
    """P for any parabolic bands, with n^F read as the density of all electrons of a band."""
    return _polarization(body, d, "x.parabolic-density", {})


def polarization_by_states(body: sp.Tuple, d: Derivation) -> bool:
    """P for any parabolic bands, with n^F read as the density of states at the Fermi energy."""
    return _polarization(body, d, "x.parabolic-states", {})


def polarization_alike(body: sp.Tuple, d: Derivation) -> bool:
    """P with n^F the states at the Fermi energy, one K = v_F^2 tau_0/3 for both; with n^F all electrons, one tau_0/m.

    That one K is needed: P - (printed) = 2 n_up n_down (K_up - K_down)/((n_up + n_down)(n_up K_up + n_down K_down)).
    """
    (up, down), (states_up, states_down) = _diffusion(), d["x.parabolic-states"].rhs
    spread = states_up * up + states_down * down
    excess = 2 * states_up * states_down * (up - down) / ((states_up + states_down) * spread)
    (printed,) = body
    read = printed.xreplace({n_up_F: states_up, n_down_F: states_down}) + excess
    by_states = _polarization(body, d, "x.parabolic-states", {q.tau_down: q.tau_down * up / down})
    by_density = _polarization(body, d, "x.parabolic-density", {q.tau_down: q.tau_up * q.m_down / q.m_up})
    needed = is_zero((read - d["x.parabolic-polarization"].rhs).xreplace(_FILLED))
    return by_states and by_density and needed


def _diffusion() -> tuple[sp.Expr, sp.Expr]:
    """v_F^2 tau_0 / 3 of both parabolic bands, up (edge at Delta/2) and down (edge at -Delta/2)."""
    up, down = (
        2 * (q.E_F - edge) / mass * tau / 3
        for edge, mass, tau in ((q.Delta / 2, q.m_up, q.tau_up), (-q.Delta / 2, q.m_down, q.tau_down))
    )
    return up, down


_FILLED = {q.E_F: q.E_F + q.Delta / 2}
"""The Fermi energy above both band edges, so that all roots are real."""


def _polarization(body: sp.Tuple, d: Derivation, node: str, alike: dict[Any, Any]) -> bool:
    up, down = d[node].rhs
    true = d["x.parabolic-polarization"].rhs.xreplace(alike).xreplace(_FILLED)
    read = {n_up_F: up, n_down_F: down}
    return is_zero([member.xreplace(read).xreplace(alike).xreplace(_FILLED) - true for member in body])


def spin_density_as_printed(body: sp.Tuple, d: Derivation) -> bool:
    """n_0/M_s with mu_B (N_up - N_down), where up is the higher band by Eq. 4: signed."""
    return _spin_density(body, d, 1)


def spin_density_of_moments(body: sp.Tuple, d: Derivation) -> bool:
    """The same with the moments that -mu_B in Eq. 14 gives the bands."""
    return _spin_density(body, d, -1)


def _spin_density(body: sp.Tuple, d: Derivation, moment: int) -> bool:
    """Whether the formula is the derived n_0, and moment * n_0/M_s at the paper's v_F and Delta within a decade."""
    formula, number = body
    if not is_zero(formula - d["x.n0"].rhs) or number <= 0:
        return False
    name, place = (q.N_down, 1) if d.model.exchange == 1 else (q.N_up, 0)
    share_of_lower_band = d["x.n0"].rhs.diff(name) / q.mu_B
    lower = physical.lower_band_magnetization(d["x.parabolic-density"].rhs[place])
    density = moment * int(share_of_lower_band) * lower
    claimed = physical.ball_of(Fraction(int(number.p), int(number.q)))
    room = physical.ball_of(AS_READ["family"])
    return all(claimed / room < density / m < claimed * room for m in physical.SATURATION.values())


def relaxed_populations(body: sp.Tuple, d: Derivation) -> bool:
    """tau_sf in the Boltzmann equation of the two bands' populations."""
    return is_zero(differences(body, d["x.relaxation-populations"].rhs))


def relaxed_matrix(body: sp.Tuple, d: Derivation) -> bool:
    """tau_sf in the kinetic equation of the 2x2 spin matrix; and in Eq. 8."""
    nodes = ("x.relaxation-matrix", "x.accumulation")
    without_flips = body.xreplace({q.xi: sp.S.Zero})
    populations = is_zero(differences(without_flips, d["x.relaxation-populations"].rhs))
    same = all(is_zero(differences(body, d[node].rhs)) for node in nodes)
    return same and populations and _flips_shorten_transport(d)


def _flips_shorten_transport(d: Derivation) -> bool:
    """In either place the field's part of the distribution is odd in v: flips only add their rate to 1/tau_0."""
    shorter = {tau: 1 / (1 / tau + 1 / (2 * q.tau_sf)) for tau in (q.tau_up, q.tau_down)}
    return is_zero(list(d["x.relaxation-distribution"].rhs - d["x.distribution"].rhs.xreplace(shorter)))


def macroscopic(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 15 and the torque of Eqs. 16, 17 are those of the continuity equation for the spin density."""
    accumulation, torque = body
    return is_zero(
        [
            *(accumulation - d["x.macroscopic"].rhs),
            *(torque - d["x.macroscopic-torque"].rhs),
            *(torque - d["x.transfer"].rhs),
        ]
    )


def _torque_of_exchange(d: Derivation, moment_sign: int) -> sp.ImmutableMatrix:
    """gamma H x M with H = -d/dM of the exchange energy (1) and dm = moment_sign * mu_B * sum of s."""
    exchange = d["x.gap"].rhs
    coupling = (exchange[0, 0] - exchange[1, 1]) / 2
    field = -coupling / q.M_s * q.dm / (moment_sign * q.mu_B)
    torque = 2 * q.mu_B / q.hbar * field.cross(q.M)
    return torque.xreplace({q.J_ex: q.hbar / (2 * q.S * q.tau_ex)}).as_immutable()


def torque_as_printed(body: sp.Tuple, d: Derivation) -> bool:
    """T from Eq. 1 with Eq. 14's sign and the gamma > 0 of the LLG equation, as all three are printed."""
    return is_zero(differences(body, _torque_of_exchange(d, 1)))


def torque_counted_alike(body: sp.Tuple, d: Derivation) -> bool:
    """T from Eq. 1 with dm a moment like M; and the derived torque."""
    return is_zero(differences(body, _torque_of_exchange(d, -1))) and is_zero(differences(body, d["x.torque"].rhs))


def four_terms(body: sp.Tuple, d: Derivation) -> bool:
    """Each term of Eq. 15 is what the like term of Eq. 13 gives: (in time or along j) times (across n or along dn)."""
    whole = d["15"].rhs
    rows: list[Any] = [*(sum(body[1:], body[0]) - whole)]
    for term, (in_time, across) in zip(body, ((True, True), (True, False), (False, True), (False, False)), strict=True):
        rows += term - _part(whole, q.M, q.M_t, q.M_grad, in_time, across)
        if is_zero(list(_part(d["13"].rhs[:, 0], q.n, q.n_t, q.n_grad, in_time, across))):
            return False
    eta = d["x.eta"].rhs
    unrenormalized = d["17"].rhs.xreplace({q.eta_n: eta.xreplace({q.n_0: sp.S.Zero})})
    return is_zero([*rows, *(unrenormalized - sp.ImmutableMatrix([q.gamma, q.alpha])), eta.diff(q.P)])


def _part(vector: Any, axis: Any, rate: Any, slopes: Any, in_time: bool, across: bool) -> sp.ImmutableMatrix:
    """The part of a vector in the rate or in the slopes, and of first or zeroth degree in the axis itself."""
    dropped = [c for slope in slopes for c in slope] if in_time else list(rate)
    kept = sp.ImmutableMatrix(vector).xreplace(dict.fromkeys(dropped, sp.S.Zero))
    straight = kept.xreplace(dict.fromkeys(axis, sp.S.Zero))
    return (kept - straight).as_immutable() if across else straight
