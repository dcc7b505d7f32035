"""Figures of all electrons of the Fermi surface in a wall: its torque place by place, and where Eq. 16 holds for it."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.core.equation import Derivation
from verify.cheng_niu.fermi_wall import LENGTH, XI, fermi_wall
from verify.cheng_niu.figures.walls_figures import shaded
from verify.cheng_niu.validity import GOOD as LEVEL
from verify.cheng_niu.validity import ROUGH
from verify.report.style import INK, canvas, line

WIDTHS = (1, 2, 5, 10)
"""The l of the walls shown, in nm."""

GAPS = (1.0, 0.1)
"""In eV: the paper's, and a tenth of it."""

_WIDE, _PATHS = np.geomspace(1, 16, 6), np.geomspace(3, 100, 5)
"""Widths and mean free paths of the map in units of v_F tau_ex; the errors are near powers of both."""


def wall_torque(chain: Derivation) -> Any:
    """Both parts of the torque at every place in walls of four widths, without scattering, against the local one."""
    figure, rows = canvas(6.6, 5.0, 2, 2, below=0.25, sharex=True, sharey="row")
    for gap, (above, below) in zip(GAPS, rows.T, strict=True):
        for i, width in enumerate(WIDTHS):
            found = fermi_wall(width * 1e-9 / LENGTH * gap, XI, per_width=16, reach=8)
            seen = np.abs(found.place) < 5
            for axes, part in ((above, found.adiabatic), (below, found.nonadiabatic)):
                line(axes, found.place[seen], part[seen], i, linewidth=1.3, label=f"$l={width}$ nm")
        turn = np.linspace(-5, 5, 201)
        for axes, size in ((above, 1.0), (below, -XI)):
            axes.plot(turn, size / np.cosh(turn), color=INK, linewidth=0.9, label="local (Eq. 16)")
        above.set(title=rf"$\Delta={gap:g}$ eV, $v_F\tau_{{ex}}={LENGTH / gap * 1e9:.1f}$ nm")
        below.set(xlabel="place in the wall $x/l$ (1)")
    rows[0, 0].set_ylabel(r"torque $lT/u$ along $\partial_x\mathbf{n}$ (1)")
    rows[1, 0].set_ylabel(r"along $\mathbf{n}\times\partial_x\mathbf{n}$ (1)")
    figure.legend(*rows[0, 0].get_legend_handles_labels(), loc="lower center", ncols=5)
    return figure


def wall_map(chain: Derivation) -> Any:
    """The largest error at a place, and how far the xi that the wall feels is off, over width and mean free path."""
    coarse: dict[str, Any] = {"per_width": 8, "reach": 5.5, "tolerance": 1e-4}  # errors below 0.2 within 0.002
    walls = [[fermi_wall(width, XI, 1 / path, 8, **coarse) for width in _WIDE] for path in _PATHS]
    figure, panels = canvas(6.8, 3.8, 1, 2, below=0.25, sharey=True)
    errors = (
        ("largest error at a place", [[wall.worst for wall in row] for row in walls]),
        (
            r"wall as a whole: $\xi$ felt over $\xi$, less 1",
            [[abs(wall.felt / XI - 1) for wall in row] for row in walls],
        ),
    )
    for axes, (title, error) in zip(panels, errors, strict=True):
        shaded(axes, _WIDE, _PATHS, np.log10(error), [-9, *np.log10([LEVEL, ROUGH]), 9])
        axes.set(title=title, xlabel=r"width of the wall $l/v_F\tau_{ex}$ (1)")
        axes.set_xticks([1, 2, 5, 10], labels=["1", "2", "5", "10"])
        axes.set_yticks([3, 10, 30, 100], labels=["3", "10", "30", "100"])
    panels[0].set_ylabel(r"mean free path over $v_F\tau_{ex}$ (1)")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="lower center", ncols=2, handlelength=2.2)
    return figure
