"""Statements made in prose about the conduction band, the torque and its use (the labels p.* after Eq. 11).

Where words stand for a formula, `latex` is how they are read, and `reading` says so; where words need a numeric
reading, its reason stands in `verify.cheng_niu.readings`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.main_text import EQ_11A, EQ_11B
from verify.cheng_niu.printed.torque_text import EQ_15
from verify.cheng_niu.printed.vocabulary import ENERGY_SHELL, printed

_MAIN = "main text"


def _local_frame() -> dict[str, Any]:
    return {
        r"\langle s_1 \rangle": EQ_11A.body[0],
        r"\langle s_2 \rangle": EQ_11B.body[0],
        r"\hat{e}_\theta": sp.ImmutableMatrix([1, 0, 0]),
        r"\hat{e}_\phi": sp.ImmutableMatrix([0, 1, 0]),
    }


FRAME = printed(
    "p.frame",
    _MAIN,
    96,
    r"$\delta\mathbf{s} = \langle s_1 \rangle \hat{e}_\theta + \langle s_2 \rangle \hat{e}_\phi$",
    r"\delta\mathbf{s} = \langle s_1 \rangle \hat{e}_\theta + \langle s_2 \rangle \hat{e}_\phi",
    unit="1",
    of=(r"\delta\mathbf{s} =",),
    words=_local_frame,
)


def _gradients() -> dict[str, Any]:
    """The gradient of each band's energy in k, over hbar or not, and the slope of its Fermi function."""
    words: dict[str, Any] = {}
    for band, filled, slope in (("up", q.f_up, q.slope_up), ("down", q.f_down, q.slope_down)):
        energy, level = sp.Function(f"E_{band}", real=True)(*q.wave_vector), rf"\partial\mathcal{{E}}_\{band}arrow"
        gradient = sp.ImmutableMatrix([energy.diff(k) for k in q.wave_vector])
        words[rf"\frac{{{level}}}{{\hbar\partial\mathbf{{k}}_c}}"] = gradient / q.hbar
        words[rf"\frac{{{level}}}{{\partial\mathbf{{k}}_c}}"] = gradient
        words[rf"f_{{0\{band}arrow}}(\mathcal{{E}})"] = filled
        words[rf"\frac{{\partial f_{{0\{band}arrow}}}}{{\partial\mathcal{{E}}}}"] = slope
    return words


VELOCITY = printed(
    "p.velocity",
    _MAIN,
    104,
    r"$\dot{\mathbf{r}}_c = -\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}$",
    r"\dot{\mathbf{r}}_c = -\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}",
    unit="m/s",
    of=(r"\dot{\mathbf{r}}_c =",),
    words=_gradients,
    gather="bands",
)


BOLTZMANN = printed(
    "p.boltzmann",
    _MAIN,
    108,
    r"e\tau_{0\uparrow,\downarrow}\mathbf{E} \cdot \frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c}",
    r"g_{\uparrow,\downarrow}(\mathcal{E}) = f_{0\uparrow,\downarrow}(\mathcal{E}) + e\tau_{0\uparrow,\downarrow}\mathbf{E} \cdot "
    r"\frac{\partial\mathcal{E}_{\uparrow,\downarrow}}{\hbar\partial\mathbf{k}_c} "
    r"\frac{\partial f_{0\uparrow,\downarrow}}{\partial\mathcal{E}}",
    unit="1",
    of=(r"g_{\uparrow,\downarrow}(\mathcal{E}) =",),
    words=_gradients,
    gather="bands",
)

CURRENT = printed(
    "p.current",
    _MAIN,
    110,
    r"\mathbf{j}_e = -\frac{e}{\hbar} \int \delta\mathcal{E}",
    r"\mathbf{j}_e = -\frac{e}{\hbar} \int \delta\mathcal{E} \left[\mathcal{D}_\uparrow(\mathcal{E})g_\uparrow(\mathcal{E}) "
    r"\frac{\partial\mathcal{E}_\uparrow}{\partial\mathbf{k}_c} + \mathcal{D}_\downarrow(\mathcal{E})g_\downarrow(\mathcal{E}) "
    r"\frac{\partial\mathcal{E}_\downarrow}{\partial\mathbf{k}_c} \right]",
    unit="A/(J m^2)",
    of=(r"\mathbf{j}_e =",),
    words=lambda: ENERGY_SHELL | _gradients(),
)

n_up_F, n_down_F = sp.symbols("n_up_F n_down_F", positive=True)

POLARIZATION = printed(
    "p.polarization",
    _MAIN,
    116,
    r"$P = (n_\uparrow^F - n_\downarrow^F)/(n_\uparrow^F + n_\downarrow^F)$",
    r"P = (n_\uparrow^F - n_\downarrow^F)/(n_\uparrow^F + n_\downarrow^F)",
    of=(r"P =",),
    words=lambda: {r"n_\uparrow^F": n_up_F, r"n_\downarrow^F": n_down_F},
)

_DENSITIES = {
    r"\int d\mathcal{E}": sp.S.One,
    r"\mathcal{D}_\uparrow(\mathcal{E})f_{0\uparrow}(\mathcal{E})": q.N_up,
    r"\mathcal{D}_\downarrow(\mathcal{E})f_{0\downarrow}(\mathcal{E})": q.N_down,
}
"""What stands under the integral of n_0 integrates to the bands' densities."""

N0 = printed(
    "p.n0",
    _MAIN,
    118,
    r"$n_0/M_s \sim 10^{-2}$",
    (
        r"n_0 = \mu_B \int d\mathcal{E} [\mathcal{D}_\uparrow(\mathcal{E})f_{0\uparrow}(\mathcal{E}) - "
        r"\mathcal{D}_\downarrow(\mathcal{E})f_{0\downarrow}(\mathcal{E})], \quad n_0/M_s \sim 10^{-2}"
    ),
    of=(
        r"n_0 =",
        r"n_0/M_s \sim",
    ),
    words=lambda: _DENSITIES,
)

RELAXATION = printed(
    "p.relaxation",
    _MAIN,
    108,
    "it is equivalent to introducing it either in solving the Boltzmann equation or in Eq. (8)",
    (
        r"\delta\mathbf{m}\,[\tau_{sf}\ \text{in Boltzmann}] = \delta\mathbf{m}\,[\tau_{sf}\ \text{in (8)}] = "
        r"\frac{\mu_B \tau_{ex}}{1 + \xi^2} \left[-(N_\uparrow - N_\downarrow) \left(\mathbf{n} \times "
        r"\frac{\partial\mathbf{n}}{\partial t} + \xi \frac{\partial\mathbf{n}}{\partial t} \right) + "
        r"\frac{1}{e} (\mathbf{n} \times ((\mathbf{j}_\uparrow - \mathbf{j}_\downarrow) \cdot "
        r"\nabla)\mathbf{n} + \xi ((\mathbf{j}_\uparrow - \mathbf{j}_\downarrow) \cdot \nabla)\mathbf{n}) "
        r"\right]"
    ),
    unit="A/m",
    of=(r"\delta\mathbf{m}\,[\tau_{sf}\ \text{in Boltzmann}] = \delta\mathbf{m}\,[\tau_{sf}\ \text{in (8)}] =",),
    reading=True,
)

ZHANG_LI = printed(
    "p.zhang-li",
    _MAIN,
    128,
    "confirm the results of previous macroscopic theory",
    (
        r"\delta\mathbf{m}|_{\text{continuity}} = \text{(15)}, \quad \mathbf{T}|_{\text{continuity}} = "
        r"\frac{1}{1 + \xi^2} \left[-\frac{n_0}{M_s} \frac{\partial\mathbf{M}}{\partial t} + \frac{\xi "
        r"n_0}{M_s^2} \mathbf{M} \times \frac{\partial\mathbf{M}}{\partial t} + \frac{\mu_B P}{eM_s} "
        r"(\mathbf{j}_e \cdot \nabla)\mathbf{M} - \frac{\xi\mu_B P}{eM_s^2} \mathbf{M} \times (\mathbf{j}_e "
        r"\cdot \nabla)\mathbf{M} \right]"
    ),
    of=(
        r"\delta\mathbf{m}|_{\text{continuity}} =",
        r"\mathbf{T}|_{\text{continuity}} =",
    ),
    words=lambda: {r"\text{(15)}": EQ_15.body[0]},
    reading=True,
)

TORQUE = printed(
    "p.torque",
    _MAIN,
    120,
    r"$\mathbf{T} = (1/\tau_{ex} M_s) \delta \mathbf{m} \times \mathbf{M}$",
    r"\mathbf{T} = (1/\tau_{ex} M_s) \delta \mathbf{m} \times \mathbf{M}",
    unit="A/(m s)",
    of=(r"\mathbf{T} =",),
)

LLG = printed(
    "p.llg",
    _MAIN,
    120,
    r"$\partial \mathbf{M} / \partial t = \gamma \mathbf{H}_{eff} \times \mathbf{M} + (\alpha / M_s) \mathbf{M} \times \partial \mathbf{M} / \partial t + \mathbf{T}$",
    r"\partial \mathbf{M} / \partial t = \gamma \mathbf{H}_{eff} \times \mathbf{M} + (\alpha / M_s) \mathbf{M} \times "
    r"\partial \mathbf{M} / \partial t + \mathbf{T}",
    unit="A/(m s)",
    of=(r"\partial \mathbf{M} / \partial t =",),
)

DRIFT = printed(
    "p.u",
    _MAIN,
    124,
    r"$\mathbf{u} = P \mathbf{j}_e \mu_B / e M_s (1 + \xi^2)$",
    r"\mathbf{u} = P \mathbf{j}_e \mu_B / e M_s (1 + \xi^2)",
    unit="m/s",
    of=(r"\mathbf{u} =",),
)

ETA = printed(
    "p.eta",
    _MAIN,
    124,
    r"$\eta = (n_0 / M_s) / (1 + \xi^2)$",
    r"\eta = (n_0 / M_s) / (1 + \xi^2)",
    unit="1",
    of=(r"\eta =",),
)

FOUR_TERMS = printed(
    "p.four-terms",
    _MAIN,
    118,
    "the four terms of Eq. (15) can be traced back to the four terms in Eq. (13), respectively",
    (
        r"\text{(15)}_1 \leftarrow \text{(13)}_1 = -\frac{\tau_{ex}}{1 + \xi^2} \frac{n_0}{M_s^2} \mathbf{M} "
        r"\times \frac{\partial\mathbf{M}}{\partial t}, \quad \text{(15)}_2 \leftarrow \text{(13)}_2 = "
        r"-\frac{\tau_{ex}}{1 + \xi^2} \frac{\xi n_0}{M_s} \frac{\partial\mathbf{M}}{\partial t}, \quad "
        r"\text{(15)}_3 \leftarrow \text{(13)}_3 = \frac{\tau_{ex}}{1 + \xi^2} \frac{\mu_B P}{eM_s^2} "
        r"\mathbf{M} \times (\mathbf{j}_e \cdot \nabla)\mathbf{M}, \quad \text{(15)}_4 \leftarrow "
        r"\text{(13)}_4 = \frac{\tau_{ex}}{1 + \xi^2} \frac{\xi\mu_B P}{eM_s} (\mathbf{j}_e \cdot "
        r"\nabla)\mathbf{M}"
    ),
    unit="A/m",
    of=(
        r"\text{(15)}_1 \leftarrow \text{(13)}_1 =",
        r"\text{(15)}_2 \leftarrow \text{(13)}_2 =",
        r"\text{(15)}_3 \leftarrow \text{(13)}_3 =",
        r"\text{(15)}_4 \leftarrow \text{(13)}_4 =",
    ),
    reading=True,
)
