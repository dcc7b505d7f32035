"""Statements made in prose about the use of the result: narrow walls, any xi, damping, motive force (labels p.*).

Where words stand for a formula, `latex` is how they are read, and `reading` says so; where words need a numeric
reading, its reason stands in `verify.cheng_niu.readings`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.vocabulary import family, printed

_MAIN = "main text"

LENGTH_SCALE = printed(
    "p.length-scale",
    _MAIN,
    130,
    r"satisfies $l \gg v_F \tau_{ex}$ where v_F is the Fermi velocity",
    r"\tau_{ex} |\dot{\mathbf{n}}| \le v_F\tau_{ex}/l \ll 1",
    unit="1",
    of=(r"\tau_{ex} |\dot{\mathbf{n}}| \le",),
    words=lambda: {"v_F": q.v_x, "l": q.width_wall},
    reading=True,
)

NARROW_WALL = printed(
    "p.narrow-wall",
    _MAIN,
    130,
    r"$v_F \tau_{ex}$ is of the order of many angstroms",
    r"v_F \tau_{ex} \sim \text{many angstroms} = 10^{-9}\,\mathrm{m}",
    of=(r"v_F \tau_{ex} \sim \text{many angstroms} =",),
    gather="numbers",
    reading=True,
)

NONLOCAL = printed(
    "p.nonlocal",
    _MAIN,
    130,
    "STT may exhibit non-local behavior and also oscillatory patterns in space",
    r"|\mathbf{s}_\perp|_{\text{behind the wall}} \ge \frac{1}{10} |\mathbf{s}_\perp|_{\text{in the wall}}",
    of=(r"|\mathbf{s}_\perp|_{\text{behind the wall}} \ge",),
    words=lambda: {r"|\mathbf{s}_\perp|_{\text{in the wall}}": sp.S.One},
    gather="numbers",
    reading=True,
)

ANY_XI = printed(
    "p.any-xi",
    _MAIN,
    134,
    r"only $N = T / \tau_{ex} \gg 1$ is sufficient",
    (
        r"\left|\frac{\langle\mathbf{s}\rangle}{\text{(11)}} - 1\right|_{N \gg 1,\ \text{any}\ \xi} \le "
        r"\frac{1}{10}"
    ),
    of=(r"\left|\frac{\langle\mathbf{s}\rangle}{\text{(11)}} - 1\right|_{N \gg 1,\ \text{any}\ \xi} \le",),
    gather="numbers",
    reading=True,
)

DAMPING = printed(
    "p.damping",
    _MAIN,
    136,
    r"$\tilde{\alpha}$ could only be slightly renormalized even if ξ has a sizable change",
    r"|\tilde{\alpha}(\xi) - \tilde{\alpha}(0)|_{0 \le \xi \le 1} \le \frac{1}{10} \tilde{\alpha}(0)",
    of=(r"|\tilde{\alpha}(\xi) - \tilde{\alpha}(0)|_{0 \le \xi \le 1} \le",),
    words=lambda: {r"\tilde{\alpha}(0)": sp.S.One},
    gather="numbers",
    reading=True,
)

BETA = printed(
    "p.beta",
    _MAIN,
    80,
    "this is usually known as the β parameter in the literature",
    r"\beta = \xi",
    unit="1",
    of=(r"\beta =",),
    reading=True,
)


SMF = printed(
    "p.smf",
    _MAIN,
    138,
    r"$\mathbf{E}_{SMF} = \frac{\hbar}{2e} \mathbf{n} \cdot (\partial_t \mathbf{n} \times \nabla \mathbf{n})$",
    r"\mathbf{E}_{SMF} = \frac{\hbar}{2e} \mathbf{n} \cdot (\partial_t \mathbf{n} \times \nabla \mathbf{n})",
    unit="V/m",
    of=(r"\mathbf{E}_{SMF} =",),
    gather="bands",
)


def _gyration() -> dict[str, Any]:
    """b_i and c_i = n x b_i with n = M/M_s and d_i n = d_i M/M_s; e^2 is the square of the charge."""
    n = q.M / q.M_s
    across = [n.cross(slope / q.M_s).as_immutable() for slope in q.M_grad]
    turned = [n.cross(b).as_immutable() for b in across]
    return {r"e^2": q.e**2, **family(r"\mathbf{b}_@", across), **family(r"\mathbf{n} \times \mathbf{b}_@", turned)}


_OUTER = r"(\mathbf{b}_@ - \xi \mathbf{n} \times \mathbf{b}_@) (\mathbf{b}_@ + \xi \mathbf{n} \times \mathbf{b}_@)^T"
_ADDED = r"\tilde{\alpha} \to \tilde{\alpha} + \delta\alpha,\ \mathbf{b}_i = \mathbf{n} \times \partial_i \mathbf{n},\ \delta\alpha ="

SMF_DAMPING = printed(
    "p.smf-damping",
    _MAIN,
    138,
    r"an additional contribution to the renormalized $\tilde{\alpha}$",
    rf"{_ADDED} -\frac{{\mu_B \hbar (\sigma_\uparrow + \sigma_\downarrow)}}{{2e^2 M_s (1 + \xi^2)^2}} ["
    + " + ".join(_OUTER.replace("@", k) for k in "123")
    + "]",
    of=(_ADDED,),
    words=_gyration,
    reading=True,
)
