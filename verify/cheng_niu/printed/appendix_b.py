"""Appendix B as printed: the spin equation of motion and its exact solution.

Transcribed by hand, faults and all; what is judged is read from `latex`, the print's own.
The judgement stands in `verify.cheng_niu.claims`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.main_text import SPIN_COLUMN, connection
from verify.cheng_niu.printed.notation import eta
from verify.cheng_niu.printed.vocabulary import SPINOR, printed
from verify.judge.reader.latex_values import Triple
from verify.judge.statement import Statement

_B = "Appendix B"


def _rates() -> dict[str, Any]:
    """The rate of eta is that of Eq. B2, and the Pauli matrices do not change in time."""
    rate = EQ_B2.body[0] / (sp.I * q.hbar)
    still = {r"\dot{\boldsymbol{\sigma}}": Triple((sp.zeros(2, 2).as_immutable(),) * 3)}
    return {**SPINOR, **connection(), **still, r"\dot{\eta}": rate, r"\dot{\eta}^\dagger": rate.H}


def _rows() -> dict[str, Any]:
    """Where eta has lost its dagger it is read as a row."""
    return {**SPINOR, r"\hbar \eta": q.hbar * eta.T}


EQ_B1 = printed(
    "B1",
    _B,
    184,
    r"= \frac{1}{2} \{-\sin \theta \dot{\phi}, \dot{\theta}, \cos \theta \dot{\phi}\}",
    r"\{\mathcal{A}_1, \mathcal{A}_2, \mathcal{A}_3\} = \frac{1}{2} \text{Tr}[\boldsymbol{\sigma} \mathcal{A}] = \frac{1}{2} \{-\sin \theta \dot{\phi}, \dot{\theta}, \cos \theta \dot{\phi}\}",
    unit="J",
    of=(r"\{\mathcal{A}_1, \mathcal{A}_2, \mathcal{A}_3\} =",),
    words=connection,
)

EQ_B2 = printed(
    "B2",
    _B,
    190,
    r"= -\mathcal{A} \begin{bmatrix} c_a \\ c_b \end{bmatrix}",
    r"i\hbar \dot{\eta} = i\hbar \frac{d}{dt} \begin{bmatrix} c_a \\ c_b \end{bmatrix} = -\mathcal{A} \begin{bmatrix} c_a \\ c_b \end{bmatrix} + \frac{\Delta}{2} \begin{bmatrix} c_a \\ -c_b \end{bmatrix}",
    unit="J",
    of=(r"i\hbar \dot{\eta} = i\hbar \frac{d}{dt} \begin{bmatrix} c_a \\ c_b \end{bmatrix} =",),
    words=connection,
)

EQ_B3 = printed(
    "B3",
    _B,
    194,
    r"i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta + \eta^\dagger \dot{\boldsymbol{\sigma}} \eta)",
    r"i\hbar \frac{d}{dt} \mathbf{s} = i\hbar \frac{d}{dt} (\eta^\dagger \boldsymbol{\sigma} \eta) = i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta + \eta^\dagger \dot{\boldsymbol{\sigma}} \eta) = (\eta^\dagger \mathcal{A} \boldsymbol{\sigma} \eta - \eta^\dagger \boldsymbol{\sigma} \mathcal{A} \eta) + \frac{\Delta}{2} \left([-c_a^*, c_b^*] \boldsymbol{\sigma} \eta + \eta^\dagger \boldsymbol{\sigma} \begin{bmatrix} c_a \\ -c_b \end{bmatrix} \right)",
    unit="J",
    of=(r"i\hbar \frac{d}{dt} \mathbf{s} = i\hbar \frac{d}{dt} (\eta^\dagger \boldsymbol{\sigma} \eta) =",),
    words=_rates,
)


EQ_B4 = printed(
    "B4",
    _B,
    198,
    r"\eta^\dagger \mathcal{A}_3 [\sigma_3, \sigma_3] \eta",
    r"i\hbar \dot{s}_3 = \eta^\dagger \mathcal{A}_3 [\sigma_3, \sigma_3] \eta + \frac{\Delta}{2} (-|c_a|^2 - |c_b|^2 + |c_a|^2 + |c_b|^2) = -2i\hbar \eta \varepsilon_{3ij} \mathcal{A}_i \sigma_j \eta + 0 = 2i\hbar \varepsilon_{3ij} s_i \mathcal{A}_j",
    unit="J",
    of=(r"i\hbar \dot{s}_3 =",),
    words=_rows,
)

EQ_B5 = printed(
    "B5",
    _B,
    202,
    r"\eta^\dagger \mathcal{A}_1 [\sigma_1, \sigma_1] \eta",
    r"i\hbar \dot{s}_1 = \eta^\dagger \mathcal{A}_1 [\sigma_1, \sigma_1] \eta + \Delta (c_a c_b^* - c_a^* c_b) = -2i\hbar \eta \varepsilon_{1ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Im}[c_a c_b^*] = 2i\hbar \varepsilon_{1ij} s_i \mathcal{A}_j - i\Delta s_2",
    unit="J",
    of=(r"i\hbar \dot{s}_1 =",),
    words=_rows,
)

EQ_B6 = printed(
    "B6",
    _B,
    206,
    r"\eta^\dagger \mathcal{A}_2 [\sigma_2, \sigma_2] \eta",
    r"i\hbar \dot{s}_2 = \eta^\dagger \mathcal{A}_2 [\sigma_2, \sigma_2] \eta + i\Delta (c_a c_b^* + c_a^* c_b) = -2i\hbar \eta \varepsilon_{2ij} \mathcal{A}_i \sigma_j \eta + 2i\Delta \text{Re}[c_a c_b^*] = 2i\hbar \varepsilon_{2ij} s_i \mathcal{A}_j + i\Delta s_1",
    unit="J",
    of=(r"i\hbar \dot{s}_2 =",),
    words=_rows,
)

EQ_B7 = printed(
    "B7",
    _B,
    210,
    r"\cos \theta \dot{\phi} - \frac{\Delta}{\hbar} & -\dot{\theta}",
    r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} = \begin{bmatrix} 0 & \cos \theta \dot{\phi} - \frac{\Delta}{\hbar} & -\dot{\theta} \\ -\cos \theta \dot{\phi} + \frac{\Delta}{\hbar} & 0 & -\sin \theta \dot{\phi} \\ \dot{\theta} & \sin \theta \dot{\phi} & 0 \end{bmatrix} \begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}",
    unit="1/s",
    of=(r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} =",),
    words=lambda: {SPIN_COLUMN: sp.eye(3)},
)

_WHERE = (
    r"\quad \Omega^2 = 1/\tau^2 + (\sin \theta \dot{\phi}^2 + \dot{\theta}^2), "
    r"\quad 1/\tau = 1/\tau_{ex} - \cos \theta \dot{\phi}"
)
_PRINTED_LATEX = (
    r"s_1(t) = \frac{1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau} \sin \theta \dot{\phi} - \frac{1}{\tau_{sf}} \dot{\theta} - e^{-t/\tau_{sf}} \left[\frac{1}{\tau} \sin \theta \dot{\phi} \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) + \Omega \dot{\theta} \left(\sin \Omega t - \frac{1}{\Omega \tau_{sf}} \cos \Omega t \right) \right] \right\}",
    r"s_2(t) = \frac{-1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau} \dot{\theta} + \frac{1}{\tau_{sf}} \sin \theta \dot{\phi} + e^{-t/\tau_{sf}} \left[\Omega \sin \theta \dot{\phi} \left(\sin \Omega t - \frac{1}{\Omega \tau_{sf}} \cos \Omega t \right) - \frac{1}{\tau} \dot{\theta} \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) \right] \right\}",
    r"s_3(t) = \frac{1}{\Omega^2 + 1/\tau_{sf}^2} \left\{ \frac{1}{\tau^2} + \frac{1}{\tau_{sf}^2} + e^{-t/\tau_{sf}} (\sin \theta \dot{\phi}^2 + \dot{\theta}^2) \left(\cos \Omega t + \frac{1}{\Omega \tau_{sf}} \sin \Omega t \right) \right\}",
)


def _solution(component: int, line: int, quote: str) -> Statement:
    """One component of the block, with the frequency that it is printed with."""
    latex = rf"{_PRINTED_LATEX[component]}, {_WHERE}"
    of = (f"s_{component + 1}(t) =",)
    return printed(f"B.s{component + 1}", _B, line, quote, latex, unit="1", of=of)


EQ_BS1 = _solution(0, 217, r"\frac{1}{\tau} \sin \theta \dot{\phi} - \frac{1}{\tau_{sf}} \dot{\theta}")
EQ_BS2 = _solution(1, 218, r"\frac{1}{\tau} \dot{\theta} + \frac{1}{\tau_{sf}} \sin \theta \dot{\phi}")
EQ_BS3 = _solution(2, 219, r"(\sin \theta \dot{\phi}^2 + \dot{\theta}^2) \left(\cos \Omega t")
