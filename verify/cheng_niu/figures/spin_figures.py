"""Figures of one electron's spin: the local frame, the spin in time beside Eq. 9, and its average beside Eq. 10."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from derive.cheng_niu.spin_response import spin_response
from derive.core.equation import Derivation
from verify.report.style import INK, RULE, SERIES, canvas, decades, line

EPS1, EPS2, XI = Fraction(3, 50), Fraction(1, 25), Fraction(1, 10)
_ANGLES = (0.72, 1.25)
_VIEW = (0.33, 0.3)
"""Height and azimuth of the eye that sees the local frame."""


def local_frame(chain: Derivation) -> Any:
    """The paper's Fig. 1 from the derived frame, with dn/dt and n x dn/dt from Eq. 12."""
    frame = np.asarray(chain["x.frame"].function("numpy")(*_ANGLES), dtype=float)
    rates = np.asarray(chain["12"].function("numpy")(1.0, float(EPS1), float(EPS2)), dtype=float)
    figure, axes = canvas(5.2, 4.6)
    axes.set_aspect("equal")
    axes.axis("off")
    axes.set(xlim=(-1.35, 1.6), ylim=(-1.15, 1.6))
    _sphere(axes)
    theta, phi, n = frame.T
    rate, across = (row[0] * theta + row[1] * phi for row in rates / np.linalg.norm(rates[0]))
    for axis, name in zip(np.eye(3), "xyz", strict=True):
        _arrow(axes, np.zeros(3), 1.35 * axis, INK, rf"${name}$", thin=True)
    _plane(axes, n, theta, phi)
    _arrow(axes, np.zeros(3), n, INK, "")
    axes.text(*(_seen(n) * 0.72 + (-0.08, 0.06)), r"$\mathbf{n}$", ha="center", va="center", fontsize=11)
    for vector, name in ((theta, r"$\hat{e}_\theta$"), (phi, r"$\hat{e}_\phi$")):
        _arrow(axes, n, n + 0.5 * vector, SERIES[0], name)
    for vector, name in ((rate, r"$\dot{\mathbf{n}}$"), (across, r"$\mathbf{n}\times\dot{\mathbf{n}}$")):
        _arrow(axes, n, n + 0.5 * vector, SERIES[2], name, dashed=True)
    spin = n - 0.34 * across - 0.12 * rate
    _arrow(axes, np.zeros(3), 0.93 * spin, SERIES[1], "")
    axes.text(*(_seen(spin) * 0.6 + (0.06, -0.08)), r"$\mathbf{s}$", color=SERIES[1], ha="left", va="top", fontsize=11)
    return figure


def _seen(point: Any) -> Any:
    """Two coordinates on the page of a point in space."""
    height, azimuth = _VIEW
    right = np.array([-np.sin(azimuth), np.cos(azimuth), 0.0])
    eye = np.array([np.cos(height) * np.cos(azimuth), np.cos(height) * np.sin(azimuth), np.sin(height)])
    return np.stack([np.asarray(point) @ right, np.asarray(point) @ np.cross(eye, right)], axis=-1)


def _sphere(axes: Any) -> None:
    turn = np.linspace(0, 2 * np.pi, 181)
    axes.plot(np.cos(turn), np.sin(turn), color=INK, linewidth=0.9)
    for height in (-0.5, 0.0, 0.5):
        ring = np.stack([np.sqrt(1 - height**2) * np.cos(turn), np.sqrt(1 - height**2) * np.sin(turn)], axis=-1)
        points = _seen(np.column_stack([ring, np.full(turn.size, height)]))
        axes.plot(*points.T, color=RULE, linewidth=0.8)


def _plane(axes: Any, n: Any, theta: Any, phi: Any) -> None:
    corners = [n + a * theta + b * phi for a, b in ((-0.5, -0.5), (0.75, -0.5), (0.75, 0.75), (-0.5, 0.75))]
    axes.fill(*_seen(np.array(corners)).T, facecolor=SERIES[0], alpha=0.1, edgecolor=SERIES[0], linewidth=0.6)


def _arrow(
    axes: Any, start: Any, end: Any, colour: str, name: str, *, thin: bool = False, dashed: bool = False
) -> None:
    tail, head = _seen(start), _seen(end)
    style = {"arrowstyle": "-|>", "color": colour, "linewidth": 0.7 if thin else 1.7, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", head, tail, arrowprops={**style, "linestyle": "--" if dashed else "-", "mutation_scale": 11})
    away = (head - tail) / max(float(np.linalg.norm(head - tail)), 1e-9)
    axes.text(*(head + 0.11 * away), name, color=colour, ha="center", va="center", fontsize=8.5 if thin else 10)


def spin_in_time(chain: Derivation) -> Any:
    """s_1 and s_2 exact beside Eq. 9, and their distance below the proven bound."""
    from verify.electron.certified import eq9

    t = np.linspace(0, 40, 401)
    given = float(EPS1), float(EPS2), float(XI)
    exact = spin_response(t, *given, backend="numpy")  # which has nothing to compile
    first = np.stack([np.broadcast_to(chain[f"9{c}"].function("numpy")(t, *given), t.shape) for c in "ab"])
    size = float(np.hypot(*given[:2]))
    times = t[::8]
    bounds = [eq9(Fraction(size), XI, Fraction(x)) for x in times.tolist()]
    bound = [size * float(np.hypot(float(b.adiabatic), float(b.nonadiabatic))) for b in bounds]
    figure, (above, below) = canvas(6.6, 5.0, 2, 1, sharex=True, height_ratios=(2, 1))
    for i in range(2):
        band = np.interp(t, times, bound)
        above.fill_between(t, first[i] - band, first[i] + band, color=SERIES[i], alpha=0.18, linewidth=0)
        line(above, t, exact[i], i, linestyle="-", label=rf"$s_{i + 1}$ exact")
        line(above, t, first[i], i, linestyle=(0, (2, 2)), color=INK, linewidth=0.9, label=f"$s_{i + 1}$, Eq. 9")
        above.axhline(chain[f"11{'ab'[i]}"].function("numpy")(*given), color=SERIES[i], linewidth=0.8, linestyle=":")
    title = rf"$\varepsilon_1={given[0]:g}$, $\varepsilon_2={given[1]:g}$, $\xi={given[2]:g}$"
    above.set(ylabel="spin component (1)", title=title)
    above.legend(ncols=2, loc="upper right")
    distance = np.linalg.norm(exact[:2] - first, axis=0)
    line(below, t, distance, 0, linestyle="-", label="|exact − Eq. 9|")
    line(below, times, bound, 1, label="proven bound")
    below.set(ylabel="distance (1)", xlabel=r"time $t/\tau_{ex}$ (1)", ylim=(0, 1.45 * max(bound)))
    below.legend(loc="upper left", ncols=2)
    return figure


def time_average(chain: Derivation) -> Any:
    """The averages of Eq. 10 against N, below their bounds for each xi and for every xi."""
    N = np.geomspace(1, 100, 1200)
    figure, panels = canvas(6.6, 3.3, 1, 2, sharey=True)
    for axes, label, name in zip(panels, ("10a", "10b"), ("cos", "sin"), strict=True):
        top = float(chain[f"{label}.max"].rhs[0])
        mean, below = (chain[name].function("numpy") for name in (label, f"{label}.bound"))
        axes.loglog(N, top / N, color=INK, linewidth=1.0, label=r"bound for every $\xi$")
        for i, xi in enumerate((0.01, 0.1, 1.0)):
            line(axes, N, np.maximum(np.abs(mean(N, xi)), 1e-9), i, linewidth=0.9, linestyle="-", alpha=0.55)
            line(axes, N, np.broadcast_to(below(N, xi), N.shape), i, linewidth=1.4, label=rf"$\xi={xi:g}$")
        title = rf"average of $e^{{-\xi\tilde{{t}}}}$ {name} $\tilde{{t}}$ (Eq. {label})"
        axes.set(xlabel=r"$N=T/\tau_{ex}$ (1)", title=title, ylim=(1e-4, 40))
        decades(axes)
    panels[0].set_ylabel("size of the average (1)")
    panels[1].legend(loc="upper right", title="straight: bounds; thin: averages", title_fontsize=8)
    return figure
