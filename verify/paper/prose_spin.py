"""Statements made in prose about one electron's spin: from the gap to the time average (the labels p.*).

`body` holds what the words assert, as formulas or numbers; where words such as "of the order of" need a numeric
reading, it stands with the check in `verify.claims_prose`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.main_text import EQ_9A, EQ_9B, EQ_9C, EQ_9C_CORRECTED, EQ_11A, EQ_11B, EQ_11C
from verify.paper.notation import spin, spinors
from verify.paper.statement import Statement

_MAIN = "main text"

GAP = Statement(
    "p.gap",
    _MAIN,
    29,
    r"$\Delta \equiv SJ_{ex} = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow$",
    r"\Delta \equiv SJ_{ex} = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow",
    sp.Tuple(q.E_down - q.E_up, q.S * q.J_ex),
    unit="J",
    suspect="authors",
)
GAP_CORRECTED = GAP.corrected(
    r"\Delta \equiv 2SJ_{ex} = \mathcal{E}_\uparrow - \mathcal{E}_\downarrow", q.E_up - q.E_down, 2 * q.S * q.J_ex
)

SPINORS = Statement(
    "p.spinors",
    _MAIN,
    58,
    r"$|\uparrow\rangle = [e^{-i\frac{\theta}{2}} \cos \frac{\theta}{2}, e^{i\frac{\theta}{2}} \sin \frac{\theta}{2}]^T$",
    r"|\uparrow\rangle = [e^{-i\frac{\theta}{2}} \cos \frac{\theta}{2}, e^{i\frac{\theta}{2}} \sin "
    r"\frac{\theta}{2}]^T, \quad |\downarrow\rangle = [-e^{-i\frac{\theta}{2}} \sin \frac{\theta}{2}, "
    r"e^{i\frac{\theta}{2}} \cos \frac{\theta}{2}]^T",
    sp.Tuple(spinors(q.theta, q.theta)),
    unit="1",
    suspect="authors",
)
SPINORS_CORRECTED = SPINORS.corrected(
    r"|\uparrow\rangle = [e^{-i\frac{\phi}{2}} \cos \frac{\theta}{2}, e^{i\frac{\phi}{2}} \sin "
    r"\frac{\theta}{2}]^T, \quad |\downarrow\rangle = [-e^{-i\frac{\phi}{2}} \sin \frac{\theta}{2}, "
    r"e^{i\frac{\phi}{2}} \cos \frac{\theta}{2}]^T",
    spinors(q.theta, q.phi),
)

GAUGE = Statement(
    "p.gauge",
    _MAIN,
    62,
    "the relative orientation of the local frame can be rotated about",
    r"(\hat{e}_1', \hat{e}_2', \mathbf{n}) = (\hat{e}_1, \hat{e}_2, \mathbf{n})\, R_{\mathbf{n}}(\chi), \quad "
    r"\mathcal{A}' = V^\dagger \mathcal{A} V + i\hbar V^\dagger \dot{V}, \quad \delta\mathbf{s}' = \delta\mathbf{s}",
    sp.Tuple(
        sp.ImmutableMatrix([[sp.cos(q.chi), -sp.sin(q.chi), 0], [sp.sin(q.chi), sp.cos(q.chi), 0], [0, 0, 1]]),
        sp.ImmutableMatrix([[sp.exp(-sp.I * q.chi / 2), 0], [0, sp.exp(sp.I * q.chi / 2)]]),
    ),
    unit="1",
)

EXCHANGE_TIME = Statement(
    "p.exchange-time",
    _MAIN,
    68,
    r"typically of the order of $10^{-14} \sim 10^{-15} s$",
    r"\tau_{ex} \sim 10^{-14} \ldots 10^{-15}\,\mathrm{s}",
    sp.Tuple(sp.Rational(1, 10**15), sp.Rational(1, 10**14)),
)

RELAXATION_TERM = Statement(
    "p.relaxation-term",
    _MAIN,
    68,
    r"it adds a term $-\frac{1}{\tau_{sf}}(\mathbf{s} - \mathbf{s}_{eq})$ to Eq. (8)",
    r"-\frac{1}{\tau_{sf}}(\mathbf{s} - \mathbf{s}_{eq}), \quad \mathbf{s}_{eq} = \{0, 0, \pm 1\}",
    sp.Tuple(
        -(sp.ImmutableMatrix(spin) - sp.ImmutableMatrix([0, 0, 1])) / q.tau_sf,
        -(sp.ImmutableMatrix(spin) - sp.ImmutableMatrix([0, 0, -1])) / q.tau_sf,
    ),
    unit="1/s",
)

SLOW_EPSILON = Statement(
    "p.slow-epsilon",
    _MAIN,
    68,
    r"variations of ε_1 and ε_2 are even higher order small quantities",
    r"\tau_{ex}\dot{\varepsilon}_{1,2} = \mathcal{O}(\varepsilon^2)",
    sp.Tuple(sp.Integer(2)),
)

SMALL_PARAMETERS = Statement(
    "p.small-parameters",
    _MAIN,
    68,
    r"$\sqrt{\varepsilon_1^2 + \varepsilon_2^2} = \hbar |\dot{\mathbf{M}}| / (M_s \Delta) \ll 1$",
    r"\sqrt{\varepsilon_1^2 + \varepsilon_2^2} = \hbar |\dot{\mathbf{M}}| / (M_s \Delta) \ll 1",
    sp.Tuple(
        sp.sqrt((q.tau_ex * sp.sin(q.theta) * q.phidot) ** 2 + (q.tau_ex * q.thetadot) ** 2),
        q.hbar * q.ndot_norm / q.Delta,
    ),
    unit="1",
)

OMEGA = Statement(
    "p.omega",
    "Appendix B",
    222,
    r"$\Omega \sim \frac{1}{\tau_{ex}} [1 + \mathcal{O}(\varepsilon^2)]$",
    r"\Omega \sim \frac{1}{\tau_{ex}} [1 + \mathcal{O}(\varepsilon^2)]",
    sp.Tuple(1 / q.tau_ex),
    unit="1/s",
    suspect="authors",
)
OMEGA_CORRECTED = OMEGA.corrected(
    r"\Omega = \frac{1}{\tau_{ex}} [1 - \tau_{ex}\cos\theta\dot{\phi} + \mathcal{O}(\varepsilon^2)]",
    (1 - q.eps3) / q.tau_ex,
)

LOWEST_ORDER = Statement(
    "p.lowest-order",
    _MAIN,
    72,
    r"when maintaining up to the lowest order in $\varepsilon_{1,2}$",
    r"\mathbf{s}(t)\ \text{of Appendix B} \to \text{(9a), (9b), (9c) to the lowest order in}\ \varepsilon_{1,2}",
    sp.Tuple(EQ_9A.body[0], EQ_9B.body[0], EQ_9C.body[0]),
    suspect="authors",
)
LOWEST_ORDER_CORRECTED = LOWEST_ORDER.corrected(
    r"s_1, s_2\ \text{as in (9a), (9b)}; \quad " + EQ_9C_CORRECTED.latex,
    EQ_9A.body[0],
    EQ_9B.body[0],
    EQ_9C_CORRECTED.body[0],
)

AVERAGE = Statement(
    "p.average",
    _MAIN,
    88,
    "Thus only time-independent terms of Eq. (9) survive after the time averaging",
    r"\left|\frac{\langle\text{transient}\rangle}{\text{kept}}\right| \le \frac{2}{N}\ "
    r"\text{for both parts of}\ \langle\mathbf{s}\rangle,\ \text{any}\ \xi",
    sp.Tuple(2 / q.N, 2 / q.N),
    suspect="authors",
)
AVERAGE_CORRECTED = AVERAGE.corrected(
    r"\left|\frac{\langle\text{transient}\rangle}{\text{kept}}\right| \le \frac{2}{N}\ \text{(along}\ "
    r"\mathbf{n}\times\dot{\mathbf{n}}),\quad \le \frac{2}{N\xi}\ \text{(along}\ \dot{\mathbf{n}})",
    2 / q.N,
    2 / (q.N * q.xi),
)

MINORITY = Statement(
    "p.minority",
    _MAIN,
    96,
    "For the minority band, Eq. (11) only differs by an overall minus sign",
    r"\langle s_i \rangle_{\text{minority}} = -\langle s_i \rangle_{\text{majority}}",
    sp.Tuple(-EQ_11A.body[0], -EQ_11B.body[0], -EQ_11C.body[0]),
    unit="1",
)
