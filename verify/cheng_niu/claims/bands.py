"""More claims of our own, x.<name>: the other sign of the exchange, and parabolic bands, in hand-written forms."""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.printed.prose_torque import n_down_F, n_up_F
from verify.cheng_niu.printed.torque_text import DEN, along
from verify.judge.checks import differences
from verify.judge.claim import Claim, Test
from verify.judge.statement import Statement
from verify.zero.exact import is_zero

SECTION = "beyond the paper"

_ndot = q.n_t + along(q.velocity, q.n_grad)
_reversed = q.tau_ex / DEN * (q.n.cross(_ndot) - q.xi * _ndot)

EXCHANGE = Statement(
    "x.exchange",
    SECTION,
    0,
    "",
    r"\Delta = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow:\quad \delta\mathbf{s}_{\uparrow,\downarrow} = "
    r"\pm\frac{\tau_{ex}}{1 + \xi^2} [\mathbf{n} \times \dot{\mathbf{n}} - \xi\dot{\mathbf{n}}]",
    sp.Tuple(sp.ImmutableMatrix.hstack(_reversed, -_reversed)),
    unit="1",
)


def _fermi_vector(mass: sp.Symbol, edge: sp.Expr) -> sp.Expr:
    return sp.sqrt(2 * mass * (q.E_F - edge)) / q.hbar


_densities = [
    _fermi_vector(mass, edge) ** 3 / (6 * sp.pi**2) for mass, edge in ((q.m_up, q.Delta / 2), (q.m_down, -q.Delta / 2))
]

PARABOLIC = Statement(
    "x.parabolic",
    SECTION,
    0,
    "",
    r"n_s = \frac{k_{F,s}^3}{6\pi^2}, \quad \mathbf{j}_s = \frac{e^2 \tau_{0,s} n_s}{m_s}\mathbf{E}",
    sp.Tuple(
        sp.ImmutableMatrix(_densities),
        sp.ImmutableMatrix(
            3,
            2,
            lambda i, s: q.e**2 * (q.tau_up, q.tau_down)[s] * (n_up_F, n_down_F)[s] / (q.m_up, q.m_down)[s] * q.E[i],
        ),
    ),
)


BREAKDOWN = Statement(
    "x.wall-breakdown",
    SECTION,
    0,
    "",
    r"u_W = \frac{\gamma \Delta_w K_\perp}{M_s}\,\frac{\alpha + \eta\xi}{\alpha - \xi}",
    sp.Tuple(q.gamma * q.width_wall * q.K_perp * (q.alpha + q.eta_n * q.xi) / (q.M_s * (q.alpha - q.xi))),
    unit="m/s",
)


def breakdown(body: sp.Tuple, d: Derivation) -> bool:
    """The derived largest drift, whose sign is that of the turning; both signs of the wall plane occur."""
    (stated,) = body
    return is_zero(stated - d["x.wall-breakdown"].rhs)


def exchange_reversed(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 13 derived with the other sign of the exchange; the velocity does not change."""
    other = d.variant(exchange=-1)
    same = other["x.velocity"].rhs - d["x.velocity"].rhs
    return is_zero([*differences(body, other["13"].rhs), *same])


def parabolic_bands(body: sp.Tuple, d: Derivation) -> bool:
    """Density, density of states, currents and n_0 of parabolic bands with the Fermi energy above both edges."""
    filled = {q.E_F: q.E_F + q.Delta / 2}
    densities, drude = body
    derived = d["x.parabolic-density"].rhs
    named = dict(zip((n_up_F, n_down_F), derived, strict=True))
    currents = d["x.parabolic-currents"].rhs
    rows = [
        *(densities - derived),
        *(drude.xreplace(named) - currents),
        *(d["x.parabolic-states"].rhs - derived.diff(q.E_F)),
        *(d["x.parabolic-current"].rhs - currents[:, 0] - currents[:, 1]),
        d["x.parabolic-n0"].rhs - q.mu_B * (derived[0] - derived[1]),
    ]
    return is_zero([row.xreplace(filled) for row in rows])


BANDS: tuple[Claim, ...] = (
    Claim(
        BREAKDOWN,
        "the drift at which a transverse wall leaves steady motion",
        "confirmed",
        (Test("exact", breakdown, "minus the derived largest drift is zero"),),
        cites=("16", "x.wall-velocity"),
        why="Its size counts; its sign tells which way the plane of the wall turns.",
    ),
    Claim(
        EXCHANGE,
        "with the other sign of the exchange the spin turns the other way: tau_ex and xi change sign in Eq. 13",
        "confirmed",
        (Test("exact", exchange_reversed, "minus Eq. 13 derived for exchange = -1 is zero"),),
        derived="13",
    ),
    Claim(
        PARABOLIC,
        "density and current of isotropic parabolic bands",
        "confirmed",
        (Test("exact", parabolic_bands, "density, states, Drude current and n_0 against the derived ones"),),
        derived="x.parabolic-currents",
    ),
)
