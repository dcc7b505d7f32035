"""Statements made in prose about the use of the result: narrow walls, any xi, damping, motive force (labels p.*).

`body` holds what the words assert, as formulas or numbers; where words need a numeric reading, it stands with the
check in `verify.claims_walls`. Lines of the scanned text.
Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from verify.paper.statement import Statement
from verify.paper.torque_text import DEN

_MAIN = "main text"

LENGTH_SCALE = Statement(
    "p.length-scale",
    _MAIN,
    130,
    r"satisfies $l \gg v_F \tau_{ex}$ where v_F is the Fermi velocity",
    r"\tau_{ex} |\dot{\mathbf{n}}| \le v_F\tau_{ex}/l \ll 1",
    sp.Tuple(q.v_x * q.tau_ex / q.width_wall),
    unit="1",
)

NARROW_WALL = Statement(
    "p.narrow-wall",
    _MAIN,
    130,
    r"$v_F \tau_{ex}$ is of the order of many angstroms",
    r"v_F \tau_{ex} \sim \text{many angstroms}\ (10^{-9}\,\mathrm{m})",
    sp.Tuple(sp.Rational(1, 10**9)),
    suspect="authors",
)
NARROW_WALL_CORRECTED = NARROW_WALL.corrected(
    r"v_F \tau_{ex} \sim 10^{-10}\,\mathrm{m}\ (2.0\ \text{angstroms})", sp.Rational(1, 10**10)
)

NONLOCAL = Statement(
    "p.nonlocal",
    _MAIN,
    130,
    "STT may exhibit non-local behavior and also oscillatory patterns in space",
    r"|\mathbf{s}_\perp|_{\text{behind the wall}} \ge \tfrac{1}{10}\, |\mathbf{s}_\perp|_{\text{in the wall}}",
    sp.Tuple(sp.Rational(1, 10)),
)

ANY_XI = Statement(
    "p.any-xi",
    _MAIN,
    134,
    r"only $N = T / \tau_{ex} \gg 1$ is sufficient",
    r"\left|\frac{\langle\mathbf{s}\rangle}{\text{(11)}} - 1\right| \le \tfrac{1}{10}\ \text{for}\ N \gg 1,\ \text{any}\ \xi",
    sp.Tuple(sp.Rational(1, 10)),
)

DAMPING = Statement(
    "p.damping",
    _MAIN,
    136,
    r"$\tilde{\alpha}$ could only be slightly renormalized even if ξ has a sizable change",
    r"|\tilde{\alpha}(\xi) - \tilde{\alpha}(0)| \le \tfrac{1}{10} \tilde{\alpha}(0),\ 0 \le \xi \le 1",
    sp.Tuple(sp.Rational(1, 10)),
)

BETA = Statement(
    "p.beta",
    _MAIN,
    80,
    "this is usually known as the β parameter in the literature",
    r"\xi = \beta:\quad \mathbf{T} \propto (\mathbf{u}\cdot\nabla)\mathbf{M} - \frac{\beta}{M_s}\mathbf{M}\times(\mathbf{u}\cdot\nabla)\mathbf{M}",
    sp.Tuple(q.xi),
    unit="1",
)


def _curvature(i: int) -> sp.Expr:
    return q.n.dot(q.n_t.cross(q.n_grad[i]))


SMF = Statement(
    "p.smf",
    _MAIN,
    138,
    r"$\mathbf{E}_{SMF} = \frac{\hbar}{2e} \mathbf{n} \cdot (\partial_t \mathbf{n} \times \nabla \mathbf{n})$",
    r"\mathbf{E}_{SMF} = \frac{\hbar}{2e} \mathbf{n} \cdot (\partial_t \mathbf{n} \times \nabla \mathbf{n})",
    sp.Tuple(sp.ImmutableMatrix(3, 2, lambda i, band: q.hbar / (2 * q.e) * _curvature(i))),
    unit="V/m",
)

_m = q.M / q.M_s
_across = [_m.cross(g / q.M_s) for g in q.M_grad]
_left, _right = (sp.ImmutableMatrix.hstack(*(b + sign * q.xi * _m.cross(b) for b in _across)) for sign in (-1, 1))
SMF_STRENGTH = q.mu_B * q.hbar * (q.sigma_up + q.sigma_down) / (2 * q.e**2 * q.M_s * DEN**2)

SMF_DAMPING = Statement(
    "p.smf-damping",
    _MAIN,
    138,
    r"an additional contribution to the renormalized $\tilde{\alpha}$",
    r"\tilde{\alpha} \to \tilde{\alpha} + \delta\alpha\ \text{by}\ \mathbf{E}_{SMF}",
    sp.Tuple(-SMF_STRENGTH, _left, _right),
)
