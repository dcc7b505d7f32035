"""Main text, Eqs. 1-11, as printed.

The print's own LaTeX, faults and all, from which what is judged is read.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.notation import direction, sigma, spinors
from verify.cheng_niu.printed.vocabulary import SPINOR, STATES_IN_SPACE, printed
from verify.judge.reader.latex_values import Triple

_MAIN = "main text"
SPIN_COLUMN = r"\begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}"
"""What the matrix of Eqs. 8 and B7 acts on; the matrix is what is judged."""


def _packet() -> dict[str, Any]:
    """The spin part is judged: the orbital part in front of it counts as one."""
    basis = spinors(q.theta, q.phi)
    return {
        r"\int d^3\mathbf{k} w(\mathbf{k}) e^{i\mathbf{k}\cdot\mathbf{r}} |\mathbf{k}\rangle": sp.S.One,
        r"|\uparrow(\mathbf{r}_c, t)\rangle": basis[:, 0],
        r"|\downarrow(\mathbf{r}_c, t)\rangle": basis[:, 1],
    }


def connection() -> dict[str, Any]:
    """The connection along the path is the matrix of Eq. 7 (A9)."""
    return {r"\mathcal{A}": EQ_7.body[0], r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi": EQ_7.body[0]}


EQ_1 = printed(
    "1",
    _MAIN,
    25,
    r"H_{ex} = \frac{SJ_{ex}}{M_s}",
    r"H_{ex} = \frac{SJ_{ex}}{M_s} \mathbf{s} \cdot \mathbf{M}(\mathbf{r}, t)",
    unit="J",
    of=(r"H_{ex} =",),
    words=lambda: {r"\mathbf{s}": Triple(sigma), r"\mathbf{M}(\mathbf{r}, t)": q.M_s * direction},
)

EQ_2 = printed(
    "2",
    _MAIN,
    31,
    r"|W\rangle = \int d^3\mathbf{k} w(\mathbf{k})",
    r"|W\rangle = \int d^3\mathbf{k} w(\mathbf{k}) e^{i\mathbf{k}\cdot\mathbf{r}} |\mathbf{k}\rangle [c_a |\uparrow(\mathbf{r}_c, t)\rangle + c_b |\downarrow(\mathbf{r}_c, t)\rangle]",
    unit="1",
    of=(r"|W\rangle =",),
    words=_packet,
)

EQ_3 = printed(
    "3",
    _MAIN,
    40,
    r"\mathbf{s} &= \{s_1, s_2, s_3\}",
    r"\mathbf{s} = \{s_1, s_2, s_3\} = \eta^\dagger \boldsymbol{\sigma} \eta = \{2\text{Re}(c_a c_b^*), -2\text{Im}(c_a c_b^*), |c_a|^2 - |c_b|^2\}",
    unit="1",
    of=(r"\mathbf{s} = \{s_1, s_2, s_3\} =",),
    words=lambda: SPINOR,
)

EQ_4 = printed(
    "4",
    _MAIN,
    46,
    r"L = i\hbar \eta^\dagger \dot{\eta}",
    r"L = i\hbar \eta^\dagger \dot{\eta} + \eta^\dagger [\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi] \eta + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \frac{1}{2} s_3 \Delta - \mathcal{E}_0",
    unit="J",
    of=(r"L =",),
    words=lambda: SPINOR | connection(),
)

EQ_5 = printed(
    "5",
    _MAIN,
    50,
    r"\mathbf{A} = i\hbar \begin{bmatrix}",
    r"\mathbf{A} = i\hbar \begin{bmatrix} \langle \uparrow | \nabla | \uparrow \rangle & \langle \uparrow | \nabla | \downarrow \rangle \\ \langle \downarrow | \nabla | \uparrow \rangle & \langle \downarrow | \nabla | \downarrow \rangle \end{bmatrix}",
    unit="kg m/s",
    of=(r"\mathbf{A} =",),
    words=lambda: STATES_IN_SPACE,
)

EQ_6 = printed(
    "6",
    _MAIN,
    56,
    r"\Phi = i\hbar \begin{bmatrix}",
    r"\Phi = i\hbar \begin{bmatrix} \langle \uparrow | \partial_t | \uparrow \rangle & \langle \uparrow | \partial_t | \downarrow \rangle \\ \langle \downarrow | \partial_t | \uparrow \rangle & \langle \downarrow | \partial_t | \downarrow \rangle \end{bmatrix}",
    unit="J",
    of=(r"\Phi =",),
    words=lambda: STATES_IN_SPACE,
)

EQ_7 = printed(
    "7",
    _MAIN,
    60,
    r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi = \frac{\hbar}{2}",
    r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi = \frac{\hbar}{2} \begin{bmatrix} \cos \theta \dot{\phi} & -\sin \theta \dot{\phi} - i\dot{\theta} \\ -\sin \theta \dot{\phi} + i\dot{\theta} & -\cos \theta \dot{\phi} \end{bmatrix}",
    unit="J",
    of=(r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi =",),
)

EQ_8 = printed(
    "8",
    _MAIN,
    66,
    r"\cos \theta \dot{\phi} - \frac{1}{\tau_{ex}} & -\dot{\theta}",
    r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} = \begin{bmatrix} 0 & \cos \theta \dot{\phi} - \frac{1}{\tau_{ex}} & -\dot{\theta} \\ -\cos \theta \dot{\phi} + \frac{1}{\tau_{ex}} & 0 & -\sin \theta \dot{\phi} \\ \dot{\theta} & \sin \theta \dot{\phi} & 0 \end{bmatrix} \begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}",
    unit="1/s",
    of=(r"\begin{bmatrix} \dot{s}_1 \\ \dot{s}_2 \\ \dot{s}_3 \end{bmatrix} =",),
    words=lambda: {SPIN_COLUMN: sp.eye(3)},
)

EQ_9A = printed(
    "9a",
    _MAIN,
    74,
    r"s_1(t) = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    r"s_1(t) = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2} - \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} [\varepsilon_1(\cos\tilde{t} + \xi\sin\tilde{t}) + \varepsilon_2(\sin\tilde{t} - \xi\cos\tilde{t})]",
    unit="1",
    of=(r"s_1(t) =",),
)

EQ_9B = printed(
    "9b",
    _MAIN,
    76,
    r"s_2(t) = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    r"s_2(t) = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2} - \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} [\varepsilon_1(\sin\tilde{t} - \xi\cos\tilde{t}) - \varepsilon_2(\cos\tilde{t} + \xi\sin\tilde{t})]",
    unit="1",
    of=(r"s_2(t) =",),
)

EQ_9C = printed(
    "9c",
    _MAIN,
    78,
    r"s_3(t) = 1 + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} (\varepsilon_1^2 + \varepsilon_2^2)",
    r"s_3(t) = 1 + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} (\varepsilon_1^2 + \varepsilon_2^2) [\cos\tilde{t} + \xi\sin\tilde{t}]",
    unit="1",
    of=(r"s_3(t) =",),
)

EQ_10A = printed(
    "10a",
    _MAIN,
    84,
    r"e^{-\xi\tilde{t}} \cos\tilde{t}",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} = \frac{\xi + e^{-N\xi}(\sin N - \xi\cos N)}{N(1 + \xi^2)}",
    unit="1",
    of=(r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} =",),
)

EQ_10A_BOUND = printed(
    "10a.bound",
    _MAIN,
    84,
    r"&< \frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} < \frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    unit="1",
    of=(r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \cos\tilde{t} <",),
)

EQ_10A_MAX = printed(
    "10a.max",
    _MAIN,
    84,
    r"\leq \frac{1}{N} \frac{3\sqrt{3}}{4}",
    r"\frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq \frac{1}{N} \frac{3\sqrt{3}}{4}",
    unit="1",
    of=(r"\frac{1}{N} \left[\frac{\xi + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq",),
)

EQ_10B = printed(
    "10b",
    _MAIN,
    86,
    r"e^{-\xi\tilde{t}} \sin\tilde{t}",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} = \frac{1 - e^{-N\xi}(\xi\sin N + \cos N)}{N(1 + \xi^2)}",
    unit="1",
    of=(r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} =",),
)

EQ_10B_BOUND = printed(
    "10b.bound",
    _MAIN,
    86,
    r"&< \frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} < \frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right]",
    unit="1",
    of=(r"\frac{1}{T} \int_0^T dt e^{-\xi\tilde{t}} \sin\tilde{t} <",),
)

EQ_10B_MAX = printed(
    "10b.max",
    _MAIN,
    86,
    r"\leq \frac{2}{N}",
    r"\frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq \frac{2}{N}",
    unit="1",
    of=(r"\frac{1}{N} \left[\frac{1 + \sqrt{1 + \xi^2}}{1 + \xi^2} \right] \leq",),
)

EQ_11A = printed(
    "11a",
    _MAIN,
    90,
    r"\langle s_1 \rangle = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    r"\langle s_1 \rangle = \frac{\varepsilon_1 - \xi\varepsilon_2}{1 + \xi^2}",
    unit="1",
    of=(r"\langle s_1 \rangle =",),
)

EQ_11B = printed(
    "11b",
    _MAIN,
    92,
    r"\langle s_2 \rangle = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    r"\langle s_2 \rangle = -\frac{\xi\varepsilon_1 + \varepsilon_2}{1 + \xi^2}",
    unit="1",
    of=(r"\langle s_2 \rangle =",),
)

EQ_11C = printed(
    "11c",
    _MAIN,
    94,
    r"\langle s_3 \rangle = 1",
    r"\langle s_3 \rangle = 1",
    unit="1",
    of=(r"\langle s_3 \rangle =",),
)
