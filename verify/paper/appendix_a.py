"""Appendix A as printed: from the wave packet to the effective Lagrangian.

Transcribed by hand, faults and all; `latex` is the print's own. The judgement stands in `verify.claims`.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.main_text import BERRY_ALONG_PATH, EQ_4
from verify.paper.notation import abs2_a, abs2_b, along_path, connection, eta, etadot, spinors
from verify.paper.statement import Statement

_A = "Appendix A"
_basis = spinors(q.theta, q.phi)
_fields = spinors(q.theta_field, q.phi_field)
_moved = along_path(_basis)
_bra_ket = (_basis.H * _moved).as_immutable()

u_Hex_u = sp.Symbol("u_Hex_u", real=True)
"""<u|H_ex|u> with the H_ex of Eq. 1, as the print of A1 and A2 has it."""

EQ_A1 = Statement(
    "A1",
    _A,
    146,
    r"L = i\hbar \langle u | \frac{du}{dt} \rangle",
    r"L = i\hbar \langle u | \frac{du}{dt} \rangle + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \langle u | H_{ex} | u \rangle",
    sp.Tuple(sp.I * q.hbar * q.u_udot + q.hbar * (q.k_x * q.v_x + q.k_y * q.v_y + q.k_z * q.v_z) - u_Hex_u),
    unit="J",
)

EQ_A2 = Statement(
    "A2",
    _A,
    150,
    r"\langle u | H_{ex} | u \rangle &= \frac{1 + s_3}{2} \mathcal{E}_\uparrow",
    r"\langle u | H_{ex} | u \rangle = \frac{1 + s_3}{2} \mathcal{E}_\uparrow + \frac{1 - s_3}{2} \mathcal{E}_\downarrow = \frac{\mathcal{E}_\uparrow + \mathcal{E}_\downarrow}{2} + s_3 \frac{\mathcal{E}_\uparrow - \mathcal{E}_\downarrow}{2} = \mathcal{E}_0 + \frac{1}{2} s_3 \Delta",
    sp.Tuple(
        u_Hex_u,
        (1 + q.s3) / 2 * q.E_up + (1 - q.s3) / 2 * q.E_down,
        (q.E_up + q.E_down) / 2 + q.s3 * (q.E_up - q.E_down) / 2,
        q.E_0 + q.s3 * q.Delta / 2,
    ),
    unit="J",
)

EQ_A3 = Statement(
    "A3",
    _A,
    154,
    r"\left| \frac{du}{dt} \right\rangle &= \dot{c}_a |\uparrow\rangle",
    r"\left| \frac{du}{dt} \right\rangle = \dot{c}_a |\uparrow\rangle + \dot{c}_b |\downarrow\rangle + [c_a(\dot{\mathbf{r}}_c \cdot \nabla + \partial_t) |\uparrow\rangle + c_b(\dot{\mathbf{r}}_c \cdot \nabla + \partial_t) |\downarrow\rangle]",
    sp.Tuple(q.cadot * _basis[:, 0] + q.cbdot * _basis[:, 1] + (q.ca * _moved[:, 0] + q.cb * _moved[:, 1])),
    unit="1/s",
)

EQ_A4 = Statement(
    "A4",
    _A,
    158,
    r"\langle u | \frac{du}{dt} \rangle &= (c_a^* \dot{c}_a + c_b^* \dot{c}_b)",
    r"\langle u | \frac{du}{dt} \rangle = (c_a^* \dot{c}_a + c_b^* \dot{c}_b) + |c_a|^2 \langle \uparrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \uparrow \rangle + c_a^* c_b \langle \uparrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \downarrow \rangle + |c_b|^2 \langle \downarrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \downarrow \rangle + c_a c_b^* \langle \downarrow | \dot{\mathbf{r}}_c \cdot \nabla + \partial_t | \uparrow \rangle",
    sp.Tuple(
        (eta.H * etadot)[0]
        + abs2_a * _bra_ket[0, 0]
        + sp.conjugate(q.ca) * q.cb * _bra_ket[0, 1]
        + abs2_b * _bra_ket[1, 1]
        + q.ca * sp.conjugate(q.cb) * _bra_ket[1, 0]
    ),
    unit="1/s",
)

EQ_A5 = Statement(
    "A5",
    _A,
    162,
    r"\mathbf{A}(\mathbf{r}_c, t) = i\hbar \begin{bmatrix}",
    r"\mathbf{A}(\mathbf{r}_c, t) = i\hbar \begin{bmatrix} \langle \uparrow | \nabla | \uparrow \rangle & \langle \uparrow | \nabla | \downarrow \rangle \\ \langle \downarrow | \nabla | \uparrow \rangle & \langle \downarrow | \nabla | \downarrow \rangle \end{bmatrix}",
    sp.Tuple(*(connection(_fields, c) for c in (q.x, q.y, q.z))),
    unit="kg m/s",
)

EQ_A6 = Statement(
    "A6",
    _A,
    164,
    r"\Phi(\mathbf{r}_c, t) = i\hbar \begin{bmatrix}",
    r"\Phi(\mathbf{r}_c, t) = i\hbar \begin{bmatrix} \langle \uparrow | \partial_t | \uparrow \rangle & \langle \uparrow | \partial_t | \downarrow \rangle \\ \langle \downarrow | \partial_t | \uparrow \rangle & \langle \downarrow | \partial_t | \downarrow \rangle \end{bmatrix}",
    sp.Tuple(connection(_fields, q.t)),
    unit="J",
)

EQ_A7 = Statement(
    "A7",
    _A,
    168,
    r"L = i\hbar \eta^\dagger \dot{\eta}",
    r"L = i\hbar \eta^\dagger \dot{\eta} + \eta^\dagger [\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi] \eta + \hbar \mathbf{k}_c \cdot \dot{\mathbf{r}}_c - \frac{1}{2} s_3 \Delta - \mathcal{E}_0",
    EQ_4.body,
    unit="J",
)

EQ_A8 = Statement(
    "A8",
    _A,
    172,
    r"|\uparrow\rangle = \begin{bmatrix} e^{-i\frac{\phi}{2}} \cos \frac{\theta}{2}",
    r"|\uparrow\rangle = \begin{bmatrix} e^{-i\frac{\phi}{2}} \cos \frac{\theta}{2} \\ e^{i\frac{\phi}{2}} \sin \frac{\theta}{2} \end{bmatrix}, \quad |\downarrow\rangle = \begin{bmatrix} -e^{-i\frac{\phi}{2}} \sin \frac{\theta}{2} \\ e^{i\frac{\phi}{2}} \cos \frac{\theta}{2} \end{bmatrix}",
    sp.Tuple(_basis),
    unit="1",
)

EQ_A9 = Statement(
    "A9",
    _A,
    176,
    r"\mathcal{A}(\mathbf{r}_c, t) &\equiv \dot{\mathbf{r}}_c \cdot \mathbf{A}",
    r"\mathcal{A}(\mathbf{r}_c, t) \equiv \dot{\mathbf{r}}_c \cdot \mathbf{A}(\mathbf{r}_c, t) + \Phi(\mathbf{r}_c, t) = \frac{\hbar}{2} \begin{bmatrix} \cos \theta \dot{\phi} & -\sin \theta \dot{\phi} - i\dot{\theta} \\ -\sin \theta \dot{\phi} + i\dot{\theta} & -\cos \theta \dot{\phi} \end{bmatrix}",
    sp.Tuple(BERRY_ALONG_PATH),
    unit="J",
)
