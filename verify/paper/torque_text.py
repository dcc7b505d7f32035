"""Main text, Eqs. 12-17, as printed: from one electron's spin to the Landau-Lifshitz-Gilbert equation.

Vectors are columns of their Cartesian components. Transcribed by hand, faults and all; `latex` is the print's own.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from derive import symbols as q
from verify.paper.statement import Statement

_MAIN = "main text"
DEN = 1 + q.xi**2


def along(direction: Sequence[sp.Expr], gradients: Sequence[sp.ImmutableMatrix]) -> sp.ImmutableMatrix:
    """(a . grad) V as a column, from the components of a and the derivatives of V along x, y, z."""
    return sum((a * g for a, g in zip(direction, gradients, strict=True)), sp.zeros(3, 1)).as_immutable()


_rotation = sp.ImmutableMatrix([[q.eps2, q.eps1], [-q.eps1, q.eps2]])

EQ_12 = Statement(
    "12",
    _MAIN,
    98,
    r"= \frac{\Omega}{\tau_{ex}} \begin{bmatrix} \varepsilon_2 & \varepsilon_1",
    r"\begin{bmatrix} \dot{\mathbf{n}} \\ \mathbf{n} \times \dot{\mathbf{n}} \end{bmatrix} = \frac{\Omega}{\tau_{ex}} \begin{bmatrix} \varepsilon_2 & \varepsilon_1 \\ -\varepsilon_1 & \varepsilon_2 \end{bmatrix} \begin{bmatrix} \hat{e}_\theta \\ \hat{e}_\phi \end{bmatrix}",
    sp.Tuple(q.ndot_norm / q.tau_ex * _rotation),
    unit="1/s",
    suspect="authors",
)
EQ_12_CORRECTED = EQ_12.corrected(
    r"\begin{bmatrix} \dot{\mathbf{n}} \\ \mathbf{n} \times \dot{\mathbf{n}} \end{bmatrix} = \frac{1}{\tau_{ex}} "
    r"\begin{bmatrix} \varepsilon_2 & \varepsilon_1 \\ -\varepsilon_1 & \varepsilon_2 \end{bmatrix} "
    r"\begin{bmatrix} \hat{e}_\theta \\ \hat{e}_\phi \end{bmatrix}",
    _rotation / q.tau_ex,
)


def spin_response(velocity: Sequence[sp.Expr], sign: int) -> tuple[sp.ImmutableMatrix, sp.ImmutableMatrix]:
    """The two forms of delta s that Eq. 13 prints, for the upper (+1) or lower (-1) of its signs."""
    ndot = q.n_t + along(velocity, q.n_grad)
    moved = along(velocity, q.n_grad)
    front = -sign * q.tau_ex / DEN
    short = front * (q.n.cross(ndot) + q.xi * ndot)
    long = front * (q.n.cross(q.n_t) + q.xi * q.n_t + q.n.cross(moved) + q.xi * moved)
    return short, long


_up, _down = spin_response(q.velocity, 1), spin_response(q.velocity, -1)

EQ_13 = Statement(
    "13",
    _MAIN,
    102,
    r"\delta\mathbf{s}_{\uparrow,\downarrow} &= \mp \frac{\tau_{ex}}{1 + \xi^2}",
    r"\delta\mathbf{s}_{\uparrow,\downarrow} = \mp \frac{\tau_{ex}}{1 + \xi^2} [\mathbf{n} \times \dot{\mathbf{n}} + \xi\dot{\mathbf{n}}] = \mp \frac{\tau_{ex}}{1 + \xi^2} \left[\mathbf{n} \times \frac{\partial\mathbf{n}}{\partial t} + \xi \frac{\partial\mathbf{n}}{\partial t} + \mathbf{n} \times (\dot{\mathbf{r}}_c \cdot \nabla)\mathbf{n} + \xi(\dot{\mathbf{r}}_c \cdot \nabla)\mathbf{n} \right]",
    sp.Tuple(*(sp.ImmutableMatrix.hstack(u, d) for u, d in zip(_up, _down, strict=True))),
    unit="1",
)

EQ_14 = Statement(
    "14",
    _MAIN,
    106,
    r"\delta\mathbf{m} = \mu_B \int d\mathcal{E}",
    r"\delta\mathbf{m} = \mu_B \int d\mathcal{E} [\mathcal{D}_\uparrow(\mathcal{E})g_\uparrow(\mathcal{E})\delta\mathbf{s}_\uparrow + \mathcal{D}_\downarrow(\mathcal{E})g_\downarrow(\mathcal{E})\delta\mathbf{s}_\downarrow]",
    sp.Tuple(
        q.mu_B * (q.D_up * q.g_up * spin_response(q.v_up, 1)[0] + q.D_down * q.g_down * spin_response(q.v_down, -1)[0])
    ),
    unit="A/(J m)",
)

_moved = along(q.j_e, q.M_grad)

EQ_15 = Statement(
    "15",
    _MAIN,
    114,
    r"\left[-\frac{n_0}{M_s^2} \mathbf{M} \times \frac{\partial\mathbf{M}}{\partial t}",
    r"\delta\mathbf{m} = \frac{\tau_{ex}}{1 + \xi^2} \left[-\frac{n_0}{M_s^2} \mathbf{M} \times \frac{\partial\mathbf{M}}{\partial t} - \frac{\xi n_0}{M_s} \frac{\partial\mathbf{M}}{\partial t} + \frac{\mu_B P}{eM_s^2} \mathbf{M} \times (\mathbf{j}_e \cdot \nabla)\mathbf{M} + \frac{\xi\mu_B P}{eM_s} (\mathbf{j}_e \cdot \nabla)\mathbf{M} \right]",
    sp.Tuple(
        q.tau_ex
        / DEN
        * (
            -q.n_0 / q.M_s**2 * q.M.cross(q.M_t)
            - q.xi * q.n_0 / q.M_s * q.M_t
            + q.mu_B * q.P / (q.e * q.M_s**2) * q.M.cross(_moved)
            + q.xi * q.mu_B * q.P / (q.e * q.M_s) * _moved
        )
    ),
    unit="A/m",
)

GAMMA_TILDE = q.gamma / (1 + q.eta_n)
ALPHA_TILDE = (q.alpha + q.eta_n * q.xi) / (1 + q.eta_n)
_drifted = along(q.u, q.M_grad)

EQ_16 = Statement(
    "16",
    _MAIN,
    122,
    r"= \tilde{\gamma} \mathbf{H}_{eff} \times \mathbf{M}",
    r"\frac{\partial \mathbf{M}}{\partial t} = \tilde{\gamma} \mathbf{H}_{eff} \times \mathbf{M} + \frac{\tilde{\alpha}}{M_s} \mathbf{M} \times \frac{\partial \mathbf{M}}{\partial t} + \frac{1}{1 + \eta} \left[(\mathbf{u} \cdot \nabla) \mathbf{M} - \xi \frac{\mathbf{M}}{M_s} \times (\mathbf{u} \cdot \nabla) \mathbf{M} \right]",
    sp.Tuple(
        GAMMA_TILDE * q.H.cross(q.M)
        + ALPHA_TILDE / q.M_s * q.M.cross(q.M_t)
        + (_drifted - q.xi / q.M_s * q.M.cross(_drifted)) / (1 + q.eta_n)
    ),
    unit="A/(m s)",
)

EQ_17 = Statement(
    "17",
    _MAIN,
    126,
    r"\tilde{\gamma} = \frac{\gamma}{1 + \eta}",
    r"\tilde{\gamma} = \frac{\gamma}{1 + \eta}, \quad \tilde{\alpha} = \frac{1}{1 + \eta} [\alpha + \eta \xi]",
    sp.Tuple(GAMMA_TILDE, ALPHA_TILDE),
)
