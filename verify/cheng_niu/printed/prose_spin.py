"""Statements made in prose about one electron's spin: from the gap to the time average (the labels p.*).

Where words stand for a formula, `latex` is how they are read, and `reading` says so; where words such as "of the order
of" need a numeric reading, its reason stands in `verify.cheng_niu.readings`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.main_text import EQ_9A, EQ_9B, EQ_9C, EQ_11A, EQ_11B, EQ_11C
from verify.cheng_niu.printed.vocabulary import printed
from verify.judge.reader.latex_words import Function

_MAIN = "main text"

_SMALL = {
    r"\varepsilon_1": q.tau_ex * sp.sin(q.theta) * q.phidot,
    r"\varepsilon_2": q.tau_ex * q.thetadot,
    r"|\dot{\mathbf{M}}|": q.M_s * q.ndot_norm,
}


def _order(power: Any) -> sp.Integer:
    """The power of the small parameters that an O(...) states."""
    if not isinstance(power, sp.Integer):
        raise ValueError("an order that is no whole number")
    return power


def _equation_9() -> dict[str, Any]:
    return {r"\text{(9a)}": EQ_9A.body[0], r"\text{(9b)}": EQ_9B.body[0], r"\text{(9c)}": EQ_9C.body[0]}


def _averages() -> dict[str, Any]:
    averages = sp.ImmutableMatrix([statement.body[0] for statement in (EQ_11A, EQ_11B, EQ_11C)])
    return {r"\langle\mathbf{s}\rangle_{\text{majority}}": averages}


GAP = printed(
    "p.gap",
    _MAIN,
    29,
    r"$\Delta \equiv SJ_{ex} = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow$",
    r"\Delta \equiv SJ_{ex} = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow",
    unit="J",
    of=(r"\Delta \equiv",),
)

SPINORS = printed(
    "p.spinors",
    _MAIN,
    58,
    r"$|\uparrow\rangle = [e^{-i\frac{\theta}{2}} \cos \frac{\theta}{2}, e^{i\frac{\theta}{2}} \sin \frac{\theta}{2}]^T$",
    r"|\uparrow\rangle = [e^{-i\frac{\theta}{2}} \cos \frac{\theta}{2}, e^{i\frac{\theta}{2}} \sin "
    r"\frac{\theta}{2}]^T, \quad |\downarrow\rangle = [-e^{-i\frac{\theta}{2}} \sin \frac{\theta}{2}, "
    r"e^{i\frac{\theta}{2}} \cos \frac{\theta}{2}]^T",
    unit="1",
    of=(
        r"|\uparrow\rangle =",
        r"|\downarrow\rangle =",
    ),
    gather="clauses",
)

GAUGE = printed(
    "p.gauge",
    _MAIN,
    62,
    "the relative orientation of the local frame can be rotated about",
    (
        r"(\hat{e}_1', \hat{e}_2', \mathbf{n}) = (\hat{e}_1, \hat{e}_2, \mathbf{n}) \begin{bmatrix} \cos \chi "
        r"& -\sin \chi & 0 \\ \sin \chi & \cos \chi & 0 \\ 0 & 0 & 1 \end{bmatrix}, \quad \mathcal{A}' = "
        r"V^\dagger \mathcal{A} V + i\hbar V^\dagger \dot{V},\ \delta\mathbf{s}' = \delta\mathbf{s},\ V = "
        r"\begin{bmatrix} e^{-i\chi/2} & 0 \\ 0 & e^{i\chi/2} \end{bmatrix}"
    ),
    unit="1",
    of=(
        r"(\hat{e}_1', \hat{e}_2', \mathbf{n}) = (\hat{e}_1, \hat{e}_2, \mathbf{n})",
        r"\mathcal{A}' = V^\dagger \mathcal{A} V + i\hbar V^\dagger \dot{V},\ \delta\mathbf{s}' = \delta\mathbf{s},\ V =",
    ),
    gather="unlike",
    reading=True,
)

EXCHANGE_TIME = printed(
    "p.exchange-time",
    _MAIN,
    68,
    r"typically of the order of $10^{-14} \sim 10^{-15} s$",
    r"\tau_{ex} \sim 10^{-15} \ldots 10^{-14}\,\mathrm{s}",
    of=(r"\tau_{ex} \sim",),
    gather="numbers",
    reading=True,
)

RELAXATION_TERM = printed(
    "p.relaxation-term",
    _MAIN,
    68,
    r"it adds a term $-\frac{1}{\tau_{sf}}(\mathbf{s} - \mathbf{s}_{eq})$ to Eq. (8)",
    r"-\frac{1}{\tau_{sf}}(\mathbf{s} - \mathbf{s}_{eq}), \quad \mathbf{s}_{eq} = \{0, 0, \pm 1\}",
    unit="1/s",
    words=lambda: {r"\mathbf{s}": q.spin},
    reading=True,
)

SLOW_EPSILON = printed(
    "p.slow-epsilon",
    _MAIN,
    68,
    r"variations of ε_1 and ε_2 are even higher order small quantities",
    r"\tau_{ex}\dot{\varepsilon}_{1,2} = \mathcal{O}(\varepsilon^2)",
    of=(r"\tau_{ex}\dot{\varepsilon}_{1,2} = \mathcal{O}",),
    words=lambda: {r"\varepsilon^": Function(_order)},
    gather="numbers",
    reading=True,
)

SMALL_PARAMETERS = printed(
    "p.small-parameters",
    _MAIN,
    68,
    r"$\sqrt{\varepsilon_1^2 + \varepsilon_2^2} = \hbar |\dot{\mathbf{M}}| / (M_s \Delta) \ll 1$",
    r"\sqrt{\varepsilon_1^2 + \varepsilon_2^2} = \hbar |\dot{\mathbf{M}}| / (M_s \Delta) \ll 1",
    unit="1",
    words=lambda: _SMALL,
)

OMEGA = printed(
    "p.omega",
    "Appendix B",
    222,
    r"$\Omega \sim \frac{1}{\tau_{ex}} [1 + \mathcal{O}(\varepsilon^2)]$",
    r"\Omega \sim \frac{1}{\tau_{ex}} [1 + \mathcal{O}(\varepsilon^2)]",
    unit="1/s",
    of=(r"\Omega \sim \dots + \mathcal{O}(\varepsilon^2)]",),
    words=lambda: {r"\mathcal{O}(\varepsilon^2)": sp.S.Zero},
)

LOWEST_ORDER = printed(
    "p.lowest-order",
    _MAIN,
    72,
    r"when maintaining up to the lowest order in $\varepsilon_{1,2}$",
    r"\mathbf{s}(t)|_{\text{lowest order}} = \{\text{(9a)}, \text{(9b)}, \text{(9c)}\}",
    of=(r"\mathbf{s}(t)|_{\text{lowest order}} =",),
    words=_equation_9,
    gather="entries",
    reading=True,
)

_WEIGHT = r"\left|\frac{\langle\text{transient}\rangle}{\text{kept}}\right|"
_ACROSS, _ALONG = (
    rf"{_WEIGHT}_{{\mathbf{{n}}\times\dot{{\mathbf{{n}}}}}} \le",
    rf"{_WEIGHT}_{{\dot{{\mathbf{{n}}}}}} \le",
)

AVERAGE = printed(
    "p.average",
    _MAIN,
    88,
    "Thus only time-independent terms of Eq. (9) survive after the time averaging",
    rf"{_ACROSS} \frac{{2}}{{N}}, \quad {_ALONG} \frac{{2}}{{N}}",
    of=(_ACROSS, _ALONG),
    reading=True,
)

MINORITY = printed(
    "p.minority",
    _MAIN,
    96,
    "For the minority band, Eq. (11) only differs by an overall minus sign",
    r"\langle\mathbf{s}\rangle_{\text{minority}} = -\langle\mathbf{s}\rangle_{\text{majority}}",
    unit="1",
    of=(r"\langle\mathbf{s}\rangle_{\text{minority}} =",),
    words=_averages,
    gather="entries",
    reading=True,
)
