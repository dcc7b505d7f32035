"""Appendix A as printed: from the wave packet to the effective Lagrangian.

Transcribed by hand, faults and all; what is judged is read from `latex`, the print's own.
The judgement stands in `verify.cheng_niu.claims`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.main_text import connection
from verify.cheng_niu.printed.vocabulary import LOCAL_STATES, SPINOR, STATES_IN_SPACE, printed
from verify.judge.reader.latex_values import Operator

_A = "Appendix A"

u_Hex_u = sp.Symbol("u_Hex_u", real=True)
"""<u|H_ex|u> with the H_ex of Eq. 1, as the print of A1 and A2 has it."""

_OVERLAPS = {r"\langle u | \frac{du}{dt} \rangle": q.u_udot, r"\langle u | H_{ex} | u \rangle": u_Hex_u}
_ALONG_PATH = {**LOCAL_STATES, r"\dot{\mathbf{r}}_c \cdot \nabla + \partial_t": Operator({"path": sp.S.One})}

EQ_A1 = printed(
    "A1",
    _A,
    146,
    r"L = i\hbar \langle u | \frac{du}{dt} \rangle",
    r"L = i\hbar \langle u | \frac{du}{dt} \rangle + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \langle u | H_{ex} | u \rangle",
    unit="J",
    of=(r"L =",),
    words=lambda: _OVERLAPS,
)

EQ_A2 = printed(
    "A2",
    _A,
    150,
    r"\langle u | H_{ex} | u \rangle &= \frac{1 + s_3}{2} \mathcal{E}_\uparrow",
    r"\langle u | H_{ex} | u \rangle = \frac{1 + s_3}{2} \mathcal{E}_\uparrow + \frac{1 - s_3}{2} \mathcal{E}_\downarrow = \frac{\mathcal{E}_\uparrow + \mathcal{E}_\downarrow}{2} + s_3 \frac{\mathcal{E}_\uparrow - \mathcal{E}_\downarrow}{2} = \mathcal{E}_0 + \frac{1}{2} s_3 \Delta",
    unit="J",
    words=lambda: _OVERLAPS,
)

EQ_A3 = printed(
    "A3",
    _A,
    154,
    r"\left| \frac{du}{dt} \right\rangle &= \dot{c}_a |\uparrow\rangle",
    r"\left| \frac{du}{dt} \right\rangle = \dot{c}_a |\uparrow\rangle + \dot{c}_b |\downarrow\rangle + [c_a(\dot{\mathbf{r}}_c \cdot \nabla + \partial_t) |\uparrow\rangle + c_b(\dot{\mathbf{r}}_c \cdot \nabla + \partial_t) |\downarrow\rangle]",
    unit="1/s",
    of=(r"\left| \frac{du}{dt} \right\rangle =",),
    words=lambda: _ALONG_PATH,
)

EQ_A4 = printed(
    "A4",
    _A,
    158,
    r"\langle u | \frac{du}{dt} \rangle &= (c_a^* \dot{c}_a + c_b^* \dot{c}_b)",
    r"\langle u | \frac{du}{dt} \rangle = (c_a^* \dot{c}_a + c_b^* \dot{c}_b) + |c_a|^2 \langle \uparrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \uparrow \rangle + c_a^* c_b \langle \uparrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \downarrow \rangle + |c_b|^2 \langle \downarrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \downarrow \rangle + c_a c_b^* \langle \downarrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \uparrow \rangle",
    unit="1/s",
    of=(r"\langle u | \frac{du}{dt} \rangle =",),
    words=lambda: _ALONG_PATH,
)

EQ_A5 = printed(
    "A5",
    _A,
    162,
    r"\mathbf{A}(\mathbf{r}_c, t) = i\hbar \begin{bmatrix}",
    r"\mathbf{A}(\mathbf{r}_c, t) = i\hbar \begin{bmatrix} \langle \uparrow | \nabla | \uparrow \rangle & \langle \uparrow | \nabla | \downarrow \rangle \\ \langle \downarrow | \nabla | \uparrow \rangle & \langle \downarrow | \nabla | \downarrow \rangle \end{bmatrix}",
    unit="kg m/s",
    of=(r"\mathbf{A}(\mathbf{r}_c, t) =",),
    words=lambda: STATES_IN_SPACE,
)

EQ_A6 = printed(
    "A6",
    _A,
    164,
    r"\Phi(\mathbf{r}_c, t) = i\hbar \begin{bmatrix}",
    r"\Phi(\mathbf{r}_c, t) = i\hbar \begin{bmatrix} \langle \uparrow | \partial_t | \uparrow \rangle & \langle \uparrow | \partial_t | \downarrow \rangle \\ \langle \downarrow | \partial_t | \uparrow \rangle & \langle \downarrow | \partial_t | \downarrow \rangle \end{bmatrix}",
    unit="J",
    of=(r"\Phi(\mathbf{r}_c, t) =",),
    words=lambda: STATES_IN_SPACE,
)

EQ_A7 = printed(
    "A7",
    _A,
    168,
    r"L = i\hbar \eta^\dagger \dot{\eta}",
    r"L = i\hbar \eta^\dagger \dot{\eta} + \eta^\dagger [\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi] \eta + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \frac{1}{2} s_3 \Delta - \mathcal{E}_0",
    unit="J",
    of=(r"L =",),
    words=lambda: SPINOR | connection(),
)

EQ_A8 = printed(
    "A8",
    _A,
    172,
    r"|\uparrow\rangle = \begin{bmatrix} e^{-i\frac{\phi}{2}} \cos \frac{\theta}{2}",
    r"|\uparrow\rangle = \begin{bmatrix} e^{-i\frac{\phi}{2}} \cos \frac{\theta}{2} \\ e^{i\frac{\phi}{2}} \sin \frac{\theta}{2} \end{bmatrix}, \quad |\downarrow\rangle = \begin{bmatrix} -e^{-i\frac{\phi}{2}} \sin \frac{\theta}{2} \\ e^{i\frac{\phi}{2}} \cos \frac{\theta}{2} \end{bmatrix}",
    unit="1",
    of=(
        r"|\uparrow\rangle =",
        r"|\downarrow\rangle =",
    ),
    gather="clauses",
)

EQ_A9 = printed(
    "A9",
    _A,
    176,
    r"\mathcal{A}(\mathbf{r}_c, t) &\equiv \dot{\mathbf{r}}_c \cdot \mathbf{A}",
    r"\mathcal{A}(\mathbf{r}_c, t) \equiv \dot{\mathbf{r}}_c \cdot \mathbf{A}(\mathbf{r}_c, t) + \Phi(\mathbf{r}_c, t) = \frac{\hbar}{2} \begin{bmatrix} \cos \theta \dot{\phi} & -\sin \theta \dot{\phi} - i\dot{\theta} \\ -\sin \theta \dot{\phi} + i\dot{\theta} & -\cos \theta \dot{\phi} \end{bmatrix}",
    unit="J",
    of=(
        r"\mathcal{A}(\mathbf{r}_c, t) \equiv \dot{\mathbf{r}}_c \cdot \mathbf{A}(\mathbf{r}_c, t) + \Phi(\mathbf{r}_c, t) =",
    ),
)
