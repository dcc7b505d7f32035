"""Main text, Eqs. 12-17, as printed: from one electron's spin to the Landau-Lifshitz-Gilbert equation.

Vectors are columns of their Cartesian components. Transcribed by hand, faults and all; what is judged
is read from `latex`, the print's own.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013); lines of the scanned text.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.vocabulary import ENERGY_SHELL, printed

_MAIN = "main text"
DEN = 1 + q.xi**2


def along(direction: Sequence[sp.Expr], gradients: Sequence[sp.ImmutableMatrix]) -> sp.ImmutableMatrix:
    """(a . grad) V as a column, from the components of a and the derivatives of V along x, y, z."""
    return sum((a * g for a, g in zip(direction, gradients, strict=True)), sp.zeros(3, 1)).as_immutable()


_TANGENTS = r"\begin{bmatrix} \hat{e}_\theta \\ \hat{e}_\phi \end{bmatrix}"
"""What the matrix of Eq. 12 acts on; the matrix is what is judged."""

EQ_12 = printed(
    "12",
    _MAIN,
    98,
    r"= \frac{\Omega}{\tau_{ex}} \begin{bmatrix} \varepsilon_2 & \varepsilon_1",
    r"\begin{bmatrix} \dot{\mathbf{n}} \\ \mathbf{n} \times \dot{\mathbf{n}} \end{bmatrix} = \frac{\Omega}{\tau_{ex}} \begin{bmatrix} \varepsilon_2 & \varepsilon_1 \\ -\varepsilon_1 & \varepsilon_2 \end{bmatrix} \begin{bmatrix} \hat{e}_\theta \\ \hat{e}_\phi \end{bmatrix}",
    unit="1/s",
    of=(r"\begin{bmatrix} \dot{\mathbf{n}} \\ \mathbf{n} \times \dot{\mathbf{n}} \end{bmatrix} =",),
    words=lambda: {r"\Omega": q.ndot_norm, _TANGENTS: sp.eye(2)},
)


EQ_13 = printed(
    "13",
    _MAIN,
    102,
    r"\delta\mathbf{s}_{\uparrow,\downarrow} &= \mp \frac{\tau_{ex}}{1 + \xi^2}",
    r"\delta\mathbf{s}_{\uparrow,\downarrow} = \mp \frac{\tau_{ex}}{1 + \xi^2} [\mathbf{n} \times \dot{\mathbf{n}} + \xi\dot{\mathbf{n}}] = \mp \frac{\tau_{ex}}{1 + \xi^2} \left[\mathbf{n} \times \frac{\partial\mathbf{n}}{\partial t} + \xi \frac{\partial\mathbf{n}}{\partial t} + \mathbf{n} \times (\dot{\mathbf{r}}_c \cdot \nabla)\mathbf{n} + \xi(\dot{\mathbf{r}}_c \cdot \nabla)\mathbf{n} \right]",
    unit="1",
    of=(r"\delta\mathbf{s}_{\uparrow,\downarrow} =",),
    words=lambda: {r"\dot{\mathbf{n}}": q.n_t + along(q.velocity, q.n_grad)},
    gather="bands",
)


def spin_response(velocity: Sequence[sp.Expr], band: int) -> sp.ImmutableMatrix:
    """delta s of Eq. 13 for an electron of the upper (0) or lower (1) band with the given velocity."""
    turned = dict(zip(q.velocity, velocity, strict=True))
    return EQ_13.body[0][:, band].xreplace(turned).as_immutable()


def _responses() -> dict[str, sp.ImmutableMatrix]:
    names = (r"\delta\mathbf{s}_\uparrow", r"\delta\mathbf{s}_\downarrow")
    return {name: spin_response((q.v_up, q.v_down)[band], band) for band, name in enumerate(names)}


EQ_14 = printed(
    "14",
    _MAIN,
    106,
    r"\delta\mathbf{m} = \mu_B \int d\mathcal{E}",
    r"\delta\mathbf{m} = \mu_B \int d\mathcal{E} [\mathcal{D}_\uparrow(\mathcal{E})g_\uparrow(\mathcal{E})\delta\mathbf{s}_\uparrow + \mathcal{D}_\downarrow(\mathcal{E})g_\downarrow(\mathcal{E})\delta\mathbf{s}_\downarrow]",
    unit="A/(J m)",
    of=(r"\delta\mathbf{m} =",),
    words=lambda: ENERGY_SHELL | _responses(),
)

EQ_15 = printed(
    "15",
    _MAIN,
    114,
    r"\left[-\frac{n_0}{M_s^2} \mathbf{M} \times \frac{\partial\mathbf{M}}{\partial t}",
    r"\delta\mathbf{m} = \frac{\tau_{ex}}{1 + \xi^2} \left[-\frac{n_0}{M_s^2} \mathbf{M} \times \frac{\partial\mathbf{M}}{\partial t} - \frac{\xi n_0}{M_s} \frac{\partial\mathbf{M}}{\partial t} + \frac{\mu_B P}{eM_s^2} \mathbf{M} \times (\mathbf{j}_e \cdot \nabla)\mathbf{M} + \frac{\xi\mu_B P}{eM_s} (\mathbf{j}_e \cdot \nabla)\mathbf{M} \right]",
    unit="A/m",
    of=(r"\delta\mathbf{m} =",),
)


def _renormalized() -> dict[str, sp.Expr]:
    return dict(zip((r"\tilde{\gamma}", r"\tilde{\alpha}"), EQ_17.body, strict=True))


EQ_16 = printed(
    "16",
    _MAIN,
    122,
    r"= \tilde{\gamma} \mathbf{H}_{eff} \times \mathbf{M}",
    r"\frac{\partial \mathbf{M}}{\partial t} = \tilde{\gamma} \mathbf{H}_{eff} \times \mathbf{M} + \frac{\tilde{\alpha}}{M_s} \mathbf{M} \times \frac{\partial \mathbf{M}}{\partial t} + \frac{1}{1 + \eta} \left[(\mathbf{u} \cdot \nabla) \mathbf{M} - \xi \frac{\mathbf{M}}{M_s} \times (\mathbf{u} \cdot \nabla) \mathbf{M} \right]",
    unit="A/(m s)",
    of=(r"\frac{\partial \mathbf{M}}{\partial t} =",),
    words=_renormalized,
)

EQ_17 = printed(
    "17",
    _MAIN,
    126,
    r"\tilde{\gamma} = \frac{\gamma}{1 + \eta}",
    r"\tilde{\gamma} = \frac{\gamma}{1 + \eta}, \quad \tilde{\alpha} = \frac{1}{1 + \eta} [\alpha + \eta \xi]",
    of=(
        r"\tilde{\gamma} =",
        r"\tilde{\alpha} =",
    ),
)
