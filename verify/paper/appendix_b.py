"""Appendix B as printed: the spin equation of motion and its exact solution.

Transcribed by hand, faults and all; `latex` is the print's own. The judgement stands in `verify.claims`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.main_text import BERRY_ALONG_PATH as CAL_A
from verify.paper.notation import (
    abs2_a,
    abs2_b,
    calA,
    coherence,
    commutator,
    eta,
    expectation,
    levi_civita,
    sigma,
    spin,
)
from verify.paper.statement import Statement

_B = "Appendix B"
_rates = sp.ImmutableMatrix([-sp.sin(q.theta) * q.phidot, q.thetadot, sp.cos(q.theta) * q.phidot])

EQ_B1 = Statement(
    "B1",
    _B,
    184,
    r"= \frac{1}{2} \{-\sin \theta \dot{\phi}, \dot{\theta}, \cos \theta \dot{\phi}\}",
    r"\{\mathcal{A}_1, \mathcal{A}_2, \mathcal{A}_3\} = \frac{1}{2} \text{Tr}[\boldsymbol{\sigma} \mathcal{A}] = \frac{1}{2} \{-\sin \theta \dot{\phi}, \dot{\theta}, \cos \theta \dot{\phi}\}",
    sp.Tuple(sp.ImmutableMatrix([(s * CAL_A).trace() / 2 for s in sigma]), _rates / 2),
    unit="J",
    suspect="authors",
)
EQ_B1_CORRECTED = EQ_B1.corrected(
    r"\{\mathcal{A}_1, \mathcal{A}_2, \mathcal{A}_3\} = \frac{1}{2} \text{Tr}[\boldsymbol{\sigma} \mathcal{A}] = "
    r"\frac{\hbar}{2} \{-\sin \theta \dot{\phi}, \dot{\theta}, \cos \theta \dot{\phi}\}",
    EQ_B1.body[0],
    q.hbar * _rates / 2,
)

_zeeman = q.Delta / 2 * sp.ImmutableMatrix([q.ca, -q.cb])

EQ_B2 = Statement(
    "B2",
    _B,
    190,
    r"= -\mathcal{A} \begin{bmatrix} c_a \\ c_b \end{bmatrix}",
    r"i\hbar \dot{\eta} = i\hbar \frac{d}{dt} \begin{bmatrix} c_a \\ c_b \end{bmatrix} = -\mathcal{A} \begin{bmatrix} c_a \\ c_b \end{bmatrix} + \frac{\Delta}{2} \begin{bmatrix} c_a \\ -c_b \end{bmatrix}",
    sp.Tuple(-CAL_A * eta + _zeeman),
    unit="J",
)

_ih_etadot = -CAL_A * eta + _zeeman
_ih_etadot_dagger = (eta.H * CAL_A - _zeeman.H).as_immutable()
_commuted = sp.ImmutableMatrix(
    [
        (eta.H * CAL_A * s * eta - eta.H * s * CAL_A * eta)[0]
        + q.Delta / 2 * (sp.ImmutableMatrix([[-sp.conjugate(q.ca), sp.conjugate(q.cb)]]) * s * eta)[0]
        + q.Delta / 2 * (eta.H * s * sp.ImmutableMatrix([q.ca, -q.cb]))[0]
        for s in sigma
    ]
)
_sigma_dot = sp.zeros(2, 2)

EQ_B3 = Statement(
    "B3",
    _B,
    194,
    r"i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta + \eta^\dagger \dot{\boldsymbol{\sigma}} \eta)",
    r"i\hbar \frac{d}{dt} \mathbf{s} = i\hbar \frac{d}{dt} (\eta^\dagger \boldsymbol{\sigma} \eta) = i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta + \eta^\dagger \dot{\boldsymbol{\sigma}} \eta) = (\eta^\dagger \mathcal{A} \boldsymbol{\sigma} \eta - \eta^\dagger \boldsymbol{\sigma} \mathcal{A} \eta) + \frac{\Delta}{2} \left([-c_a^*, c_b^*] \boldsymbol{\sigma} \eta + \eta^\dagger \boldsymbol{\sigma} \begin{bmatrix} c_a \\ -c_b \end{bmatrix} \right)",
    sp.Tuple(
        sp.ImmutableMatrix(
            [(_ih_etadot_dagger * s * eta + sp.I * q.hbar * eta.H * _sigma_dot * eta)[0] for s in sigma]
        ),
        _commuted,
    ),
    unit="J",
    suspect="scan",
)
EQ_B3_CORRECTED = EQ_B3.corrected(
    r"i\hbar \frac{d}{dt} \mathbf{s} = i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta + "
    r"\eta^\dagger \boldsymbol{\sigma} \dot{\eta}) = (\eta^\dagger \mathcal{A} \boldsymbol{\sigma} \eta - "
    r"\eta^\dagger \boldsymbol{\sigma} \mathcal{A} \eta) + \frac{\Delta}{2} \left([-c_a^*, c_b^*] \boldsymbol{\sigma} "
    r"\eta + \eta^\dagger \boldsymbol{\sigma} \begin{bmatrix} c_a \\ -c_b \end{bmatrix} \right)",
    sp.ImmutableMatrix([(_ih_etadot_dagger * s * eta + eta.H * s * _ih_etadot)[0] for s in sigma]),
    _commuted,
)


def _printed_rate(k: int, zeeman: sp.Expr, zeeman_too: sp.Expr, zeeman_in_spin: sp.Expr) -> sp.Tuple:
    """The three forms of i hbar ds_k/dt as B4-B6 print them; where eta lacks its dagger it is read as a row."""
    return sp.Tuple(
        expectation(calA[k] * commutator(sigma[k], sigma[k])) + zeeman,
        -2 * sp.I * q.hbar * sp.Add(*(e * calA[i] * (eta.T * sigma[j] * eta)[0] for i, j, e in levi_civita(k)))
        + zeeman_too,
        2 * sp.I * q.hbar * sp.Add(*(e * spin[i] * calA[j] for i, j, e in levi_civita(k))) + zeeman_in_spin,
    )


def _true_rate(k: int, zeeman: sp.Expr, zeeman_too: sp.Expr, zeeman_in_spin: sp.Expr) -> tuple[sp.Expr, ...]:
    """The three forms with the indices, the dagger and the dimension that they must have."""
    return (
        sp.Add(*(expectation(calA[i] * commutator(sigma[i], sigma[k])) for i in range(3))) + zeeman,
        -2 * sp.I * sp.Add(*(e * calA[i] * expectation(sigma[j]) for i, j, e in levi_civita(k))) + zeeman_too,
        2 * sp.I * sp.Add(*(e * spin[i] * calA[j] for i, j, e in levi_civita(k))) + zeeman_in_spin,
    )


_swapped = sp.conjugate(q.ca) * q.cb
_nothing = q.Delta / 2 * sp.Add(-abs2_a, -abs2_b, abs2_a, abs2_b)
_zeeman_3 = (_nothing, sp.S.Zero, sp.S.Zero)
_zeeman_1 = (q.Delta * (coherence - _swapped), 2 * sp.I * q.Delta * sp.im(coherence), -sp.I * q.Delta * q.s2)
_zeeman_2 = (sp.I * q.Delta * (coherence + _swapped), 2 * sp.I * q.Delta * sp.re(coherence), sp.I * q.Delta * q.s1)

EQ_B4 = Statement(
    "B4",
    _B,
    198,
    r"\eta^\dagger \mathcal{A}_3 [\sigma_3, \sigma_3] \eta",
    r"i\hbar \dot{s}_3 = \eta^\dagger \mathcal{A}_3 [\sigma_3, \sigma_3] \eta + \frac{\Delta}{2} (-|c_a|^2 - |c_b|^2 + |c_a|^2 + |c_b|^2) = -2i\hbar \eta \varepsilon_{3ij} \mathcal{A}_i \sigma_j \eta + 0 = 2i\hbar \varepsilon_{3ij} s_i \mathcal{A}_j",
    _printed_rate(2, *_zeeman_3),
    unit="J",
    suspect="authors",
)
EQ_B4_CORRECTED = EQ_B4.corrected(
    r"i\hbar \dot{s}_3 = \eta^\dagger \mathcal{A}_i [\sigma_i, \sigma_3] \eta + "
    r"\frac{\Delta}{2} (-|c_a|^2 - |c_b|^2 + |c_a|^2 + |c_b|^2) = "
    r"-2i \eta^\dagger \varepsilon_{3ij} \mathcal{A}_i \sigma_j \eta + 0 = 2i \varepsilon_{3ij} s_i \mathcal{A}_j",
    *_true_rate(2, *_zeeman_3),
)

EQ_B5 = Statement(
    "B5",
    _B,
    202,
    r"\eta^\dagger \mathcal{A}_1 [\sigma_1, \sigma_1] \eta",
    r"i\hbar \dot{s}_1 = \eta^\dagger \mathcal{A}_1 [\sigma_1, \sigma_1] \eta + \Delta (c_a c_b^* - c_a^* c_b) = -2i\hbar \eta \varepsilon_{1ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Im}[c_a c_b^*] = 2i\hbar \varepsilon_{1ij} s_i \mathcal{A}_j - i\Delta s_2",
    _printed_rate(0, *_zeeman_1),
    unit="J",
    suspect="authors",
)
EQ_B5_CORRECTED = EQ_B5.corrected(
    r"i\hbar \dot{s}_1 = \eta^\dagger \mathcal{A}_i [\sigma_i, \sigma_1] \eta + \Delta (c_a c_b^* - c_a^* c_b) = "
    r"-2i \eta^\dagger \varepsilon_{1ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Im}[c_a c_b^*] = "
    r"2i \varepsilon_{1ij} s_i \mathcal{A}_j - i\Delta s_2",
    *_true_rate(0, *_zeeman_1),
)

EQ_B6 = Statement(
    "B6",
    _B,
    206,
    r"\eta^\dagger \mathcal{A}_2 [\sigma_2, \sigma_2] \eta",
    r"i\hbar \dot{s}_2 = \eta^\dagger \mathcal{A}_2 [\sigma_2, \sigma_2] \eta + i\Delta (c_a c_b^* + c_a^* c_b) = -2i\hbar \eta \varepsilon_{2ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Re}[c_a c_b^*] = 2i\hbar \varepsilon_{2ij} s_i \mathcal{A}_j + i\Delta s_1",
    _printed_rate(1, *_zeeman_2),
    unit="J",
    suspect="authors",
)
EQ_B6_CORRECTED = EQ_B6.corrected(
    r"i\hbar \dot{s}_2 = \eta^\dagger \mathcal{A}_i [\sigma_i, \sigma_2] \eta + i\Delta (c_a c_b^* + c_a^* c_b) = "
    r"-2i \eta^\dagger \varepsilon_{2ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Re}[c_a c_b^*] = "
    r"2i \varepsilon_{2ij} s_i \mathcal{A}_j + i\Delta s_1",
    *_true_rate(1, *_zeeman_2),
)

_gap_rate = q.Delta / q.hbar

EQ_B7 = Statement(
    "B7",
    _B,
    210,
    r"\cos \theta \dot{\phi} - \frac{\Delta}{\hbar} & -\dot{\theta}",
    r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} = \begin{bmatrix} 0 & \cos \theta \dot{\phi} - \frac{\Delta}{\hbar} & -\dot{\theta} \\ -\cos \theta \dot{\phi} + \frac{\Delta}{\hbar} & 0 & -\sin \theta \dot{\phi} \\ \dot{\theta} & \sin \theta \dot{\phi} & 0 \end{bmatrix} \begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}",
    sp.Tuple(
        sp.ImmutableMatrix(
            [
                [0, sp.cos(q.theta) * q.phidot - _gap_rate, -q.thetadot],
                [-sp.cos(q.theta) * q.phidot + _gap_rate, 0, -sp.sin(q.theta) * q.phidot],
                [q.thetadot, sp.sin(q.theta) * q.phidot, 0],
            ]
        )
    ),
    unit="1/s",
)

_OMEGA_PRINTED = r"\Omega^2 = 1/\tau^2 + (\sin \theta \dot{\phi}^2 + \dot{\theta}^2)"
_OMEGA_TRUE = r"\Omega^2 = 1/\tau^2 + ([\sin \theta \dot{\phi}]^2 + \dot{\theta}^2)"
_inverse_tau = 1 / q.tau_ex - sp.cos(q.theta) * q.phidot
_printed_square = sp.sin(q.theta) * q.phidot**2 + q.thetadot**2
_true_square = (sp.sin(q.theta) * q.phidot) ** 2 + q.thetadot**2


def _solution(square: sp.Expr) -> tuple[sp.Expr, sp.Expr, sp.Expr]:
    """s_1, s_2, s_3 as the block after B7 prints them, with `square` for what it prints as sin(theta) phidot^2 + ..."""
    omega = sp.sqrt(_inverse_tau**2 + square)
    front = 1 / (omega**2 + 1 / q.tau_sf**2)
    fade = sp.exp(-q.t / q.tau_sf)
    swing = sp.cos(omega * q.t) + sp.sin(omega * q.t) / (omega * q.tau_sf)
    sway = sp.sin(omega * q.t) - sp.cos(omega * q.t) / (omega * q.tau_sf)
    a, b = sp.sin(q.theta) * q.phidot, q.thetadot
    return (
        front * (_inverse_tau * a - b / q.tau_sf - fade * (_inverse_tau * a * swing + omega * b * sway)),
        -front * (_inverse_tau * b + a / q.tau_sf + fade * (omega * a * sway - _inverse_tau * b * swing)),
        front * (_inverse_tau**2 + 1 / q.tau_sf**2 + fade * square * swing),
    )


_printed, _true = _solution(_printed_square), _solution(_true_square)
_PRINTED_LATEX = (
    r"s_1(t) = \frac{1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau} \sin \theta \dot{\phi} - \frac{1}{\tau_{sf}} \dot{\theta} - e^{-t/\tau_{sf}} \left[\frac{1}{\tau} \sin \theta \dot{\phi} \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) + \Omega \dot{\theta} \left(\sin \Omega t - \frac{1}{\Omega \tau_{sf}} \cos \Omega t \right) \right] \right\}",
    r"s_2(t) = \frac{-1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau} \dot{\theta} + \frac{1}{\tau_{sf}} \sin \theta \dot{\phi} + e^{-t/\tau_{sf}} \left[\Omega \sin \theta \dot{\phi} \left(\sin \Omega t - \frac{1}{\Omega \tau_{sf}} \cos \Omega t \right) - \frac{1}{\tau} \dot{\theta} \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) \right] \right\}",
    r"s_3(t) = \frac{1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau^2} + \frac{1}{\tau_{sf}^2} + e^{-t/\tau_{sf}} (\sin \theta \dot{\phi}^2 + \dot{\theta}^2) \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) \right\}",
)


def _solution_pair(component: int, line: int, quote: str) -> tuple[Statement, Statement]:
    """One component of the block, printed and corrected, each with the frequency that it is printed with."""
    latex = _PRINTED_LATEX[component]
    printed = Statement(
        f"B.s{component + 1}",
        _B,
        line,
        quote,
        rf"{latex} \quad {_OMEGA_PRINTED}",
        sp.Tuple(_printed[component]),
        unit="1",
        suspect="authors",
    )
    mended = latex.replace(
        r"(\sin \theta \dot{\phi}^2 + \dot{\theta}^2)", r"([\sin \theta \dot{\phi}]^2 + \dot{\theta}^2)"
    )
    return printed, printed.corrected(rf"{mended} \quad {_OMEGA_TRUE}", _true[component])


EQ_BS1, EQ_BS1_CORRECTED = _solution_pair(
    0, 217, r"\frac{1}{\tau} \sin \theta \dot{\phi} - \frac{1}{\tau_{sf}} \dot{\theta}"
)
EQ_BS2, EQ_BS2_CORRECTED = _solution_pair(
    1, 218, r"\frac{1}{\tau} \dot{\theta} + \frac{1}{\tau_{sf}} \sin \theta \dot{\phi}"
)
EQ_BS3, EQ_BS3_CORRECTED = _solution_pair(2, 219, r"(\sin \theta \dot{\phi}^2 + \dot{\theta}^2) \left(\cos \Omega t")
