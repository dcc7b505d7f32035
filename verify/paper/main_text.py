"""Main text, Eqs. 1-11, as printed.

Transcribed by hand, faults and all; `latex` is the print's own.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.notation import abs2_a, abs2_b, coherence, connection, eta, etadot, expectation, sigma, spinors
from verify.paper.statement import Statement

_MAIN = "main text"
_up_down = spinors(q.theta, q.phi)
_fields = spinors(q.theta_field, q.phi_field)
_n = (sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta))
_fade = sp.exp(-q.xi * q.t_scaled)
_cos, _sin = sp.cos(q.t_scaled), sp.sin(q.t_scaled)
_swing, _sway = _cos + q.xi * _sin, _sin - q.xi * _cos
_den = 1 + q.xi**2
_root = sp.sqrt(_den)

EQ_1 = Statement(
    "1",
    _MAIN,
    25,
    r"H_{ex} = \frac{SJ_{ex}}{M_s}",
    r"H_{ex} = \frac{SJ_{ex}}{M_s} \mathbf{s} \cdot \mathbf{M}(\mathbf{r}, t)",
    sp.Tuple(q.S * q.J_ex / q.M_s * sp.Add(*(q.M_s * c * s for c, s in zip(_n, sigma, strict=True)), sp.zeros(2, 2))),
    unit="J",
)

EQ_2 = Statement(
    "2",
    _MAIN,
    31,
    r"|W\rangle = \int d^3\mathbf{k} w(\mathbf{k})",
    r"|W\rangle = \int d^3\mathbf{k} w(\mathbf{k}) e^{i\mathbf{k}\cdot\mathbf{r}} |\mathbf{k}\rangle [c_a |\uparrow(\mathbf{r}_c, t)\rangle + c_b |\downarrow(\mathbf{r}_c, t)\rangle]",
    sp.Tuple(q.ca * _up_down[:, 0] + q.cb * _up_down[:, 1]),
    unit="1",
)

EQ_3 = Statement(
    "3",
    _MAIN,
    40,
    r"\mathbf{s} &= \{s_1, s_2, s_3\}",
    r"\mathbf{s} = \{s_1, s_2, s_3\} = \eta^\dagger \boldsymbol{\sigma} \eta = \{2\text{Re}(c_a c_b^*), -2\text{Im}(c_a c_b^*), |c_a|^2 - |c_b|^2\}",
    sp.Tuple(
        sp.ImmutableMatrix([expectation(s) for s in sigma]),
        sp.ImmutableMatrix([2 * sp.re(coherence), -2 * sp.im(coherence), abs2_a - abs2_b]),
    ),
    unit="1",
)

BERRY_ALONG_PATH = (
    q.hbar
    / 2
    * sp.ImmutableMatrix(
        [
            [sp.cos(q.theta) * q.phidot, -sp.sin(q.theta) * q.phidot - sp.I * q.thetadot],
            [-sp.sin(q.theta) * q.phidot + sp.I * q.thetadot, -sp.cos(q.theta) * q.phidot],
        ]
    )
)

EQ_4 = Statement(
    "4",
    _MAIN,
    46,
    r"L = i\hbar \eta^\dagger \dot{\eta}",
    r"L = i\hbar \eta^\dagger \dot{\eta} + \eta^\dagger [\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi] \eta + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \frac{1}{2} s_3 \Delta - \mathcal{E}_0",
    sp.Tuple(
        sp.I * q.hbar * (eta.H * etadot)[0]
        + expectation(BERRY_ALONG_PATH)
        + q.hbar * (q.k_x * q.v_x + q.k_y * q.v_y + q.k_z * q.v_z)
        - q.s3 * q.Delta / 2
        - q.E_0
    ),
    unit="J",
)

EQ_5 = Statement(
    "5",
    _MAIN,
    50,
    r"\mathbf{A} = i\hbar \begin{bmatrix}",
    r"\mathbf{A} = i\hbar \begin{bmatrix} \langle \uparrow | \nabla | \uparrow \rangle & \langle \uparrow | \nabla | \downarrow \rangle \\ \langle \downarrow | \nabla | \uparrow \rangle & \langle \downarrow | \nabla | \downarrow \rangle \end{bmatrix}",
    sp.Tuple(*(connection(_fields, c) for c in (q.x, q.y, q.z))),
    unit="kg m/s",
)

EQ_6 = Statement(
    "6",
    _MAIN,
    56,
    r"\Phi = i\hbar \begin{bmatrix}",
    r"\Phi = i\hbar \begin{bmatrix} \langle \uparrow | \partial_t | \uparrow \rangle & \langle \uparrow | \partial_t | \downarrow \rangle \\ \langle \downarrow | \partial_t | \uparrow \rangle & \langle \downarrow | \partial_t | \downarrow \rangle \end{bmatrix}",
    sp.Tuple(connection(_fields, q.t)),
    unit="J",
)

EQ_7 = Statement(
    "7",
    _MAIN,
    60,
    r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi = \frac{\hbar}{2}",
    r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi = \frac{\hbar}{2} \begin{bmatrix} \cos \theta \dot{\phi} & -\sin \theta \dot{\phi} - i\dot{\theta} \\ -\sin \theta \dot{\phi} + i\dot{\theta} & -\cos \theta \dot{\phi} \end{bmatrix}",
    sp.Tuple(BERRY_ALONG_PATH),
    unit="J",
)

EQ_8 = Statement(
    "8",
    _MAIN,
    66,
    r"\cos \theta \dot{\phi} - \frac{1}{\tau_{ex}} & -\dot{\theta}",
    r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} = \begin{bmatrix} 0 & \cos \theta \dot{\phi} - \frac{1}{\tau_{ex}} & -\dot{\theta} \\ -\cos \theta \dot{\phi} + \frac{1}{\tau_{ex}} & 0 & -\sin \theta \dot{\phi} \\ \dot{\theta} & \sin \theta \dot{\phi} & 0 \end{bmatrix} \begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}",
    sp.Tuple(
        sp.ImmutableMatrix(
            [
                [0, sp.cos(q.theta) * q.phidot - 1 / q.tau_ex, -q.thetadot],
                [-sp.cos(q.theta) * q.phidot + 1 / q.tau_ex, 0, -sp.sin(q.theta) * q.phidot],
                [q.thetadot, sp.sin(q.theta) * q.phidot, 0],
            ]
        )
    ),
    unit="1/s",
)

EQ_9A = Statement(
    "9a",
    _MAIN,
    74,
    r"s_1(t) = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    r"s_1(t) = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2} - \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} [\varepsilon_1(\cos\tilde{t} + \xi\sin\tilde{t}) + \varepsilon_2(\sin\tilde{t} - \xi\cos\tilde{t})]",
    sp.Tuple((q.eps1 - q.xi * q.eps2) / _den - _fade / _den * (q.eps1 * _swing + q.eps2 * _sway)),
    unit="1",
)

EQ_9B = Statement(
    "9b",
    _MAIN,
    76,
    r"s_2(t) = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    r"s_2(t) = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2} - \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} [\varepsilon_1(\sin\tilde{t} - \xi\cos\tilde{t}) - \varepsilon_2(\cos\tilde{t} + \xi\sin\tilde{t})]",
    sp.Tuple(-(q.xi * q.eps1 + q.eps2) / _den - _fade / _den * (q.eps1 * _sway - q.eps2 * _swing)),
    unit="1",
)

EQ_9C = Statement(
    "9c",
    _MAIN,
    78,
    r"s_3(t) = 1 + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} (\varepsilon_1^2 + \varepsilon_2^2)",
    r"s_3(t) = 1 + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} (\varepsilon_1^2 + \varepsilon_2^2) [\cos\tilde{t} + \xi\sin\tilde{t}]",
    sp.Tuple(1 + _fade / _den * (q.eps1**2 + q.eps2**2) * _swing),
    unit="1",
    suspect="authors",
)
EQ_9C_CORRECTED = EQ_9C.corrected(
    r"s_3(t) = 1 - \frac{\varepsilon_1^2 + \varepsilon_2^2}{1 + \xi^2} + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} "
    r"(\varepsilon_1^2 + \varepsilon_2^2) [\cos\tilde{t} + \xi\sin\tilde{t}]",
    1 - (q.eps1**2 + q.eps2**2) / _den + _fade / _den * (q.eps1**2 + q.eps2**2) * _swing,
)

EQ_10A = Statement(
    "10a",
    _MAIN,
    84,
    r"e^{-\xi\tilde{t}} \cos\tilde{t}",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} = \frac{\xi + e^{-N\xi}(\sin N - \xi\cos N)}{N(1 + \xi^2)}",
    sp.Tuple((q.xi + sp.exp(-q.N * q.xi) * (sp.sin(q.N) - q.xi * sp.cos(q.N))) / (q.N * _den)),
    unit="1",
)

EQ_10A_BOUND = Statement(
    "10a.bound",
    _MAIN,
    84,
    r"&< \frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} < \frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    sp.Tuple((q.xi + _root) / _den / q.N),
    unit="1",
)

EQ_10A_MAX = Statement(
    "10a.max",
    _MAIN,
    84,
    r"\leq \frac{1}{N} \frac{3\sqrt{3}}{4}",
    r"\frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq \frac{1}{N} \frac{3\sqrt{3}}{4}",
    sp.Tuple(3 * sp.sqrt(3) / 4 / q.N),
    unit="1",
)

EQ_10B = Statement(
    "10b",
    _MAIN,
    86,
    r"e^{-\xi\tilde{t}} \sin\tilde{t}",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} = \frac{1 - e^{-N\xi}(\xi\sin N + \cos N)}{N(1 + \xi^2)}",
    sp.Tuple((1 - sp.exp(-q.N * q.xi) * (q.xi * sp.sin(q.N) + sp.cos(q.N))) / (q.N * _den)),
    unit="1",
)

EQ_10B_BOUND = Statement(
    "10b.bound",
    _MAIN,
    86,
    r"&< \frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} < \frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    sp.Tuple((1 + _root) / _den / q.N),
    unit="1",
)

EQ_10B_MAX = Statement(
    "10b.max",
    _MAIN,
    86,
    r"\leq \frac{2}{N}",
    r"\frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq \frac{2}{N}",
    sp.Tuple(2 / q.N),
    unit="1",
)

EQ_11A = Statement(
    "11a",
    _MAIN,
    90,
    r"\langle s_1 \rangle = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    r"\langle s_1 \rangle = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    sp.Tuple((q.eps1 - q.xi * q.eps2) / _den),
    unit="1",
)

EQ_11B = Statement(
    "11b",
    _MAIN,
    92,
    r"\langle s_2 \rangle = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    r"\langle s_2 \rangle = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    sp.Tuple(-(q.xi * q.eps1 + q.eps2) / _den),
    unit="1",
)

EQ_11C = Statement(
    "11c", _MAIN, 94, r"\langle s_3 \rangle = 1", r"\langle s_3 \rangle = 1", sp.Tuple(sp.S.One), unit="1"
)
