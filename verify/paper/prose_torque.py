"""Statements made in prose about the conduction band, the torque and its use (the labels p.* after Eq. 11).

`body` holds what the words assert, as formulas or numbers; where words need a numeric reading, it stands with the
check in `verify.claims_torque`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.main_text import EQ_11A, EQ_11B
from verify.paper.statement import Statement
from verify.paper.torque_text import DEN, EQ_15, along

_MAIN = "main text"

FRAME = Statement(
    "p.frame",
    _MAIN,
    96,
    r"$\delta\mathbf{s} = \langle s_1 \rangle \hat{e}_\theta + \langle s_2 \rangle \hat{e}_\phi$",
    r"\delta\mathbf{s} = \langle s_1 \rangle \hat{e}_\theta + \langle s_2 \rangle \hat{e}_\phi",
    sp.Tuple(sp.ImmutableMatrix([EQ_11A.body[0], EQ_11B.body[0], 0])),
    unit="1",
)

_slopes = {
    band: [sp.Function(f"E_{band}", real=True)(q.k_x, q.k_y, q.k_z).diff(k) for k in (q.k_x, q.k_y, q.k_z)]
    for band in ("up", "down")
}
_gradients = sp.ImmutableMatrix(3, 2, lambda i, band: _slopes["up" if band == 0 else "down"][i])

VELOCITY = Statement(
    "p.velocity",
    _MAIN,
    104,
    r"$\dot{\mathbf{r}}_c = -\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}$",
    r"\dot{\mathbf{r}}_c = -\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}",
    sp.Tuple(-_gradients / q.hbar),
    unit="m/s",
    suspect="authors",
)
VELOCITY_CORRECTED = VELOCITY.corrected(
    r"\dot{\mathbf{r}}_c = \frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}",
    _gradients / q.hbar,
)


def _distribution(f: sp.Expr, tau: sp.Expr, slope: sp.Expr, band: str) -> sp.Expr:
    projected = sp.Add(*(e * s for e, s in zip(q.E, _slopes[band], strict=True)))
    return f + q.e * tau * projected / q.hbar * slope


BOLTZMANN = Statement(
    "p.boltzmann",
    _MAIN,
    108,
    r"e\tau_{0\uparrow,\downarrow}\mathbf{E} \cdot \frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}",
    r"g_{\uparrow,\downarrow} = f_{0\uparrow,\downarrow} + e\tau_{0\uparrow,\downarrow}\mathbf{E} \cdot "
    r"\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c} "
    r"\frac{\partial f_{0\uparrow,\downarrow}}{\partial\mathcal{E}}",
    sp.Tuple(
        sp.ImmutableMatrix(
            [
                _distribution(q.f_up, q.tau_up, q.slope_up, "up"),
                _distribution(q.f_down, q.tau_down, q.slope_down, "down"),
            ]
        )
    ),
    unit="1",
)

_delta_E = sp.Symbol("deltaE_per_dE", positive=True)
_shell = -q.e / q.hbar * (q.D_up * q.g_up * _gradients[:, 0] + q.D_down * q.g_down * _gradients[:, 1])

CURRENT = Statement(
    "p.current",
    _MAIN,
    110,
    r"\mathbf{j}_e = -\frac{e}{\hbar} \int \delta\mathcal{E}",
    r"\mathbf{j}_e = -\frac{e}{\hbar} \int \delta\mathcal{E} \left[\mathcal{D}_\uparrow(\mathcal{E})g_\uparrow(\mathcal{E}) "
    r"\frac{\partial\mathcal{E}_\uparrow}{\partial\mathbf{k}_c} + \mathcal{D}_\downarrow(\mathcal{E})g_\downarrow(\mathcal{E}) "
    r"\frac{\partial\mathcal{E}_\downarrow}{\partial\mathbf{k}_c} \right]",
    sp.Tuple(_delta_E * _shell),
    unit="A/(J m^2)",
    suspect="scan",
)
CURRENT_CORRECTED = CURRENT.corrected(CURRENT.latex.replace(r"\delta\mathcal{E}", r"d\mathcal{E}", 1), _shell)

n_up_F, n_down_F = sp.symbols("n_up_F n_down_F", positive=True)

POLARIZATION = Statement(
    "p.polarization",
    _MAIN,
    116,
    r"$P = (n_\uparrow^F - n_\downarrow^F)/(n_\uparrow^F + n_\downarrow^F)$",
    r"P = (n_\uparrow^F - n_\downarrow^F)/(n_\uparrow^F + n_\downarrow^F)",
    sp.Tuple((n_up_F - n_down_F) / (n_up_F + n_down_F)),
)

N0 = Statement(
    "p.n0",
    _MAIN,
    118,
    r"$n_0/M_s \sim 10^{-2}$",
    r"n_0 = \mu_B \int d\mathcal{E} [\mathcal{D}_\uparrow f_{0\uparrow} - \mathcal{D}_\downarrow f_{0\downarrow}], "
    r"\quad n_0/M_s \sim 10^{-2}",
    sp.Tuple(q.mu_B * (q.N_up - q.N_down), sp.Rational(1, 100)),
)

_short = along([j_up - j_down for j_up, j_down in zip(q.j_up, q.j_down, strict=True)], q.n_grad)

RELAXATION = Statement(
    "p.relaxation",
    _MAIN,
    108,
    "it is equivalent to introducing it either in solving the Boltzmann equation or in Eq. (8)",
    r"\delta\mathbf{m}\,[\tau_{sf}\ \text{in Boltzmann}] = \delta\mathbf{m}\,[\tau_{sf}\ \text{in (8)}]",
    sp.Tuple(
        q.mu_B
        * q.tau_ex
        / DEN
        * (-(q.N_up - q.N_down) * (q.n.cross(q.n_t) + q.xi * q.n_t) + (q.n.cross(_short) + q.xi * _short) / q.e)
    ),
    unit="A/m",
)

_moved = along(q.j_e, q.M_grad)
TRANSFER_TORQUE = (
    -q.n_0 / q.M_s * q.M_t
    + q.xi * q.n_0 / q.M_s**2 * q.M.cross(q.M_t)
    + q.mu_B * q.P / (q.e * q.M_s) * _moved
    - q.xi * q.mu_B * q.P / (q.e * q.M_s**2) * q.M.cross(_moved)
) / DEN

ZHANG_LI = Statement(
    "p.zhang-li",
    _MAIN,
    128,
    "confirm the results of previous macroscopic theory",
    r"\delta\mathbf{m}\ \text{and}\ \mathbf{T}\ \text{of the continuity equation} = \text{(15) and the torque in (16), (17)}",
    sp.Tuple(EQ_15.body[0], TRANSFER_TORQUE),
)

TORQUE = Statement(
    "p.torque",
    _MAIN,
    120,
    r"$\mathbf{T} = (1/\tau_{ex} M_s) \delta \mathbf{m} \times \mathbf{M}$",
    r"\mathbf{T} = (1/\tau_{ex} M_s) \delta \mathbf{m} \times \mathbf{M}",
    sp.Tuple(q.dm.cross(q.M) / (q.tau_ex * q.M_s)),
    unit="A/(m s)",
)

LLG = Statement(
    "p.llg",
    _MAIN,
    120,
    r"$\partial \mathbf{M} / \partial t = \gamma \mathbf{H}_{eff} \times \mathbf{M} + (\alpha / M_s) \mathbf{M} \times \partial \mathbf{M} / \partial t + \mathbf{T}$",
    r"\partial \mathbf{M} / \partial t = \gamma \mathbf{H}_{eff} \times \mathbf{M} + (\alpha / M_s) \mathbf{M} \times "
    r"\partial \mathbf{M} / \partial t + \mathbf{T}",
    sp.Tuple(q.gamma * q.H.cross(q.M) + q.alpha / q.M_s * q.M.cross(q.M_t) + q.torque),
    unit="A/(m s)",
)

DRIFT = Statement(
    "p.u",
    _MAIN,
    124,
    r"$\mathbf{u} = P \mathbf{j}_e \mu_B / e M_s (1 + \xi^2)$",
    r"\mathbf{u} = P \mathbf{j}_e \mu_B / e M_s (1 + \xi^2)",
    sp.Tuple(q.P * q.mu_B / (q.e * q.M_s * DEN) * q.j_e),
    unit="m/s",
)

ETA = Statement(
    "p.eta",
    _MAIN,
    124,
    r"$\eta = (n_0 / M_s) / (1 + \xi^2)$",
    r"\eta = (n_0 / M_s) / (1 + \xi^2)",
    sp.Tuple(q.n_0 / q.M_s / DEN),
    unit="1",
)

_terms = (
    -q.n_0 / q.M_s**2 * q.M.cross(q.M_t),
    -q.xi * q.n_0 / q.M_s * q.M_t,
    q.mu_B * q.P / (q.e * q.M_s**2) * q.M.cross(_moved),
    q.xi * q.mu_B * q.P / (q.e * q.M_s) * _moved,
)

FOUR_TERMS = Statement(
    "p.four-terms",
    _MAIN,
    118,
    "the four terms of Eq. (15) can be traced back to the four terms in Eq. (13), respectively",
    r"\text{(15)}_k \leftarrow \text{(13)}_k,\ k = 1 \ldots 4;\quad \eta \leftarrow \text{(13)}_{1,2}",
    sp.Tuple(*(q.tau_ex / DEN * term for term in _terms)),
    unit="A/m",
)
