"""Figures of domain walls: the spin in a wall beside the local formula, where Eq. 16 holds, and its coefficients."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.core.equation import Derivation
from verify.cheng_niu.fermi_wall import LENGTH, XI
from verify.cheng_niu.readings import AS_READ, WALLS_26
from verify.cheng_niu.validity import GOOD as LEVEL
from verify.cheng_niu.validity import ROUGH
from verify.report.style import FAIR, GOOD, INK, POOR, SERIES, canvas, decades, line

SPEEDS = (0.1, 0.4, 1.0)
"""kappa = v tau_ex / l of the walls shown, from wide to narrow."""

_GRID = (56, 41)
LARGEST_XI = float(AS_READ["sizable"])
DAMPINGS = (0.002, 0.01, 0.1)
N0_OVER_MS = 0.01
"""As the paper has it, after Eq. 15."""


def wall_response(chain: Derivation) -> Any:
    """s1 and s2 in walls of three widths, exact against the local formula, in units of the wall's kappa."""
    from verify.electron.transit import wall

    figure, panels = canvas(6.6, 3.5, 1, 2, 0.45, 0.4, sharex=True)
    for i, kappa in enumerate(SPEEDS):
        crossed = wall(kappa, XI)
        place = crossed.t * kappa
        seen = np.abs(place) < 7
        for axes, component in zip(panels, (1, 0), strict=True):
            width = LENGTH / kappa * 1e9
            name = rf"$l={width:.1f}$ nm, $\kappa={kappa:g}$"
            line(axes, place[seen], crossed.spin[component][seen] / kappa, i, linewidth=1.3, label=name)
    turn = np.linspace(-7, 7, 281)
    rate = 1 / np.cosh(turn)
    for axes, label, name in zip(panels, ("11b", "11a"), ("adiabatic part", "non-adiabatic part"), strict=True):
        local = chain[label].function("numpy")(0.0, rate, XI)
        axes.plot(turn, local, color=INK, linewidth=0.9, label="local (Eq. 13)")
        axes.set(title=name + (", $s_2$" if label == "11b" else ", $s_1$"), xlabel="place in the wall $x/l$ (1)")
    panels[0].set_ylabel(r"spin over $\kappa=v\,\tau_{ex}/l$ (1)")
    title = {"title": rf"$\xi={XI:g}$", "title_fontsize": 8}
    figure.legend(*panels[0].get_legend_handles_labels(), loc="lower center", ncols=4, **title)
    return figure


def validity_map(chain: Derivation) -> Any:
    """Errors of the local coefficients over (wall width, xi), with the walls of the paper's experiments."""
    from verify.electron.sweep import sweep

    N, xi = np.geomspace(1, 60, _GRID[0]), np.geomspace(0.01, 10, _GRID[1])
    *_, adiabatic, nonadiabatic = sweep(1 / N, xi, tail=1e-6)  # errors are shown from 0.01
    local = -1 / (1 + xi**2)
    errors = np.abs(adiabatic / local - 1), np.abs(nonadiabatic / (xi * local) - 1)
    width = N * LENGTH * 1e9
    figure, panels = canvas(6.8, 4.2, 1, 2, below=0.25, sharey=True)
    for axes, error, name in zip(panels, errors, ("adiabatic", "non-adiabatic"), strict=True):
        shaded(axes, width, xi, error.T, [0, LEVEL, ROUGH, np.inf])
        axes.set(xlabel="width of the wall $l$ (nm)", title=f"{name} part of Eq. 16")
        axes.set_xticks([0.2, 0.5, 1, 2, 5, 10], labels=["0.2", "0.5", "1", "2", "5", "10"])
        _experiments(axes)
    figure.legend(*panels[0].get_legend_handles_labels(), loc="lower center", ncols=4, handlelength=2.2)
    panels[0].set_ylabel(r"$\xi=\tau_{ex}/\tau_{sf}$ (1)")
    return figure


def shaded(axes: Any, x: Any, y: Any, error: Any, edges: Any) -> None:
    """Logarithmic axes in three shades between four `edges` of an error, the inner two drawn and named as limits."""
    axes.set(xscale="log", yscale="log")
    axes.contourf(x, y, error, levels=edges, colors=[GOOD, FAIR, POOR])
    for limit, level, dash in ((LEVEL, edges[1], "solid"), (ROUGH, edges[2], (0, (4, 2)))):
        axes.contour(x, y, error, levels=[level], colors=INK, linewidths=1.2, linestyles=[dash])
        axes.plot([], [], color=INK, linewidth=1.2, linestyle=dash, label=f"{100 * limit:g} % off")
    axes.grid(visible=False)
    decades(axes)


def _experiments(axes: Any) -> None:
    """What the paper says of its experiments: walls of 1 to 10 nm (Ref. 26), xi as large as 1 (Ref. 27)."""
    narrow, wide = (1e9 * w for w in WALLS_26)
    hatched = {"facecolor": "none", "edgecolor": SERIES[0], "hatch": "////", "linewidth": 0, "alpha": 0.35}
    axes.axvspan(narrow, wide, **hatched, label=f"Ref. 26: {narrow:g} to {wide:g} nm")
    dashes = (0, (6, 1.5, 1.2, 1.5))
    label = rf"Ref. 27: $\xi$ up to {LARGEST_XI:g}"
    axes.axhline(LARGEST_XI, color=SERIES[3], linewidth=1.1, linestyle=dashes, label=label)


def coefficients(chain: Derivation) -> Any:
    """The renormalized damping, and how fast a wall moves, against xi for three bare dampings."""
    xi = np.geomspace(1e-3, 10, 401)
    eta = chain["x.eta"].function("numpy")(1.0, xi, N0_OVER_MS)
    figure, (left, right) = canvas(6.6, 3.4, 1, 2, 0.7, sharex=True)
    damping, velocity = (chain[label].function("numpy") for label in ("17", "x.wall-velocity"))
    for i, alpha in enumerate(DAMPINGS):
        damped = damping(1.0, alpha, eta, xi)[1]
        line(left, xi, damped, i, label=rf"$\alpha={alpha:g}$")
        line(right, xi, -np.asarray(velocity(xi, alpha, eta, 1.0)), i, label=rf"$\alpha={alpha:g}$")
    beta = np.broadcast_to(chain["x.beta"].function("numpy")(xi), xi.shape)
    right.plot(xi, beta, color=INK, linewidth=0.9, label=r"$\beta=\xi$")
    for axes in (left, right):
        axes.set(xscale="log", yscale="log", xlabel=r"$\xi=\tau_{ex}/\tau_{sf}$ (1)")
        decades(axes)
        axes.legend(loc="upper left")
    left.set(ylabel=r"$\tilde{\alpha}$ (1)", title=rf"renormalized damping, $n_0/M_s={N0_OVER_MS:g}$", ylim=(1e-3, 1))
    right.set(ylabel=r"$\beta$ and $-v_w/u$ (1)", title="non-adiabaticity, and speed of a wall")
    return figure
