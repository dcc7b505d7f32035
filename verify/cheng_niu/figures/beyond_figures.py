"""Figures of what lies beyond first order: the error by order, and the nutation that is none."""

from __future__ import annotations

from typing import Any

import numpy as np
import sympy as sp

from derive.all_orders import notation as own
from derive.all_orders.chain_beyond import THEORY
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.report.style import INK, RULE, canvas, decades, line

ORDERS = 4
XI, ETA, ALPHA = 0.3, 0.5, 0.02
"""eta far above a metal's 0.01, so that both modes of the second figure fit on one axis."""


def error_by_order(chain: Derivation) -> Any:
    """|1 - chi_k/chi| for k = 1 to 4 against Omega tau_ex, from the derived series and the exact response."""
    beyond = chain.continued(THEORY)
    grid = np.geomspace(0.02, 2, 121)
    exact = beyond["x.swing"].function()(tau_ex=1.0, xi=XI, Omega_D=grid)
    whole = np.ravel(exact[0]) + 1j * np.ravel(exact[1])
    figure, axes = canvas(4.6, 3.2)
    total = np.zeros_like(whole)
    for k, order in enumerate(beyond.variant(order=ORDERS)["x.spin-series"].working[:ORDERS], 1):
        w, at = own.SWINGS[k - 1], {q.tau_ex: 1, q.xi: XI}
        a, b = (complex(part.xreplace(at)) for part in order.value.number(w, q.n_arrow))
        total = total + (a + 1j * b) * (1j * grid) ** k
        line(axes, grid, np.abs(1 - total / whole), k - 1, label=f"order {k}")
    axes.axvline(np.sqrt(1 + XI**2), color=RULE, linewidth=0.9)
    axes.set(
        xscale="log", yscale="log", ylim=(1e-7, 20), xlabel=r"$\Omega\,\tau_{ex}$ (1)", ylabel="relative error (1)"
    )
    decades(axes)
    axes.legend(title=rf"$\xi={XI:g}$", title_fontsize=8)
    return figure


def nutation(chain: Derivation) -> Any:
    """1/|F| of a uniform n against its frequency: exact, to second and to first order, with the series' reach."""
    beyond = chain.continued(THEORY)
    w = np.linspace(-5, 3, 1600)  # neither 0 nor the pole at 1
    still = dict.fromkeys((q.xi, own.bare, own.wave_number), 0)
    form = beyond["x.dispersion-2"].rhs.xreplace({**still, q.tau_ex: 1, q.eta_n: ETA, q.alpha: ALPHA})
    second = np.polyval([complex(c) for c in sp.Poly(form, own.frequency).all_coeffs()], w)
    chi = beyond["x.swing"].function()(tau_ex=1.0, xi=0.0, Omega_D=w)
    exact = w * (1 - 1j * ALPHA) + ETA * (np.ravel(chi[0]) + 1j * np.ravel(chi[1]))
    first = w * (1 + ETA - 1j * ALPHA)
    figure, axes = canvas(4.6, 3.2, below=0.25)
    axes.axvspan(-1, 1, color=RULE, alpha=0.5, linewidth=0)
    for i, (name, value) in enumerate((("exact", exact), ("second order", second), ("first order", first))):
        line(axes, w, 1 / np.abs(value), i, label=name)
    for place, text in ((-(1 + ETA) / ETA, "nutation"), (1 + ETA, "the mode\nthat is there")):
        axes.annotate(text, (place, 40), ha="center", va="bottom", color=INK, fontsize=8)
    axes.set(yscale="log", ylim=(0.05, 200), xlabel=r"$\omega\,\tau_{ex}$ (1)", ylabel=r"response $1/|F|\tau_{ex}$ (1)")
    decades(axes)
    figure.legend(loc="lower center", ncols=3)
    return figure
