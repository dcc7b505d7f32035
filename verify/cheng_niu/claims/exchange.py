"""The exchange between electron and magnetization: Eqs. 1-3, the local states (A8), and the gap between the bands."""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import mended, ours
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.notation import along_path, ndot, sigma
from verify.judge.checks import differences, equation, exact
from verify.judge.claim import Claim
from verify.zero.exact import is_zero

_reversed = q.tau_ex / (1 + q.xi**2) * (q.n.cross(ndot) - q.xi * ndot)
EXCHANGE = ours(
    "x.exchange",
    r"\Delta = \mathcal{E}_\downarrow - \mathcal{E}_\uparrow:\quad \delta\mathbf{s}_{\uparrow,\downarrow} = "
    r"\pm\frac{\tau_{ex}}{1 + \xi^2} [\mathbf{n} \times \dot{\mathbf{n}} - \xi\dot{\mathbf{n}}]",
    sp.ImmutableMatrix.hstack(_reversed, -_reversed),
    unit="1",
)


def gap(body: sp.Tuple, d: Derivation) -> bool:
    """Delta as Eq. 4 uses it is what spin up has above spin down, by A2; by Eq. 1 that is 2 S J_ex."""
    energies = (d["A2"].rhs, d.variant(exchange=-d.model.exchange)["A2"].rhs)
    (up, down), (turned_up, turned_down) = ([e.xreplace({q.s3: s}) for s in (sp.S.One, -sp.S.One)] for e in energies)
    exchange = d["x.gap"].rhs
    difference = exchange[0, 0] - exchange[1, 1]
    members = [member.xreplace({q.E_up: up, q.E_down: down}).xreplace({q.Delta: difference}) for member in body]
    opposite = turned_up - turned_down + (up - down)
    return is_zero([exchange[0, 1], exchange[1, 0], opposite, *(member - difference for member in members)])


def spinors(body: sp.Tuple, d: Derivation) -> bool:
    """The spinors are eigenstates along n, and i hbar <i| d/dt |j> is the derived connection."""
    (basis,) = body
    along = sum((part * matrix for part, matrix in zip(d["x.direction"].rhs, sigma, strict=True)), sp.zeros(2, 2))
    eigen = along * basis - basis * sp.diag(1, -1)
    connection = sp.I * q.hbar * basis.H * along_path(basis)
    return is_zero([*eigen, *(connection - d["7"].rhs)])


def exchange_reversed(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 13 derived with the other sign of the exchange; the velocity does not change."""
    other = d.variant(exchange=-1)
    return is_zero([*differences(body, other["13"].rhs), *(other["x.velocity"].rhs - d["x.velocity"].rhs)])


CLAIMS: tuple[Claim, ...] = (
    equation(PRINT["1"], "the exchange Hamiltonian", "definition"),
    Claim(
        PRINT["p.gap"],
        "the gap between the local bands, and which of them lies higher",
        "misprint",
        exact(gap, "every member minus the derived E_up - E_down is zero"),
        corrected=PRINT["p.gap"].corrected(r"\Delta \equiv 2SJ_{ex} = \mathcal{E}_\uparrow - \mathcal{E}_\downarrow"),
        suspect="authors",
        cites=("1", "3", "A2"),
        why="Eq. 4 and A2 use Delta = E_up - E_down, and with s = eta^dagger sigma eta (Eq. 3) Eq. 1 splits the bands "
        "by 2 S J_ex (by S J_ex, if its s is half of that). Up is the higher band, not the majority that the text "
        "calls it. It is one choice with the signs of 14, p.torque, p.n0 and p.smf: x.signs has the table.",
        changes=("p.n0",),
    ),
    equation(PRINT["2"], "the wave packet", "definition"),
    equation(PRINT["3"], "the electron spin in the local frame"),
    Claim(
        PRINT["p.spinors"],
        "the spin wave functions of the main text give Eq. 7",
        "misprint",
        exact(spinors, "eigenstates along n, and i hbar <i|d/dt|j> minus the derived 7 is zero"),
        corrected=mended("p.spinors", (r"i\frac{\theta}{2}", r"i\frac{\phi}{2}")),
        suspect="authors",
        derived="A8",
        why="The phases must carry phi/2, as in A8; with theta/2 the spinors are no eigenstates along n "
        "and their connection is not Eq. 7.",
    ),
    equation(PRINT["A8"], "the local spin wave functions", "definition"),
    Claim(
        EXCHANGE,
        "with the other sign of the exchange the spin turns the other way: tau_ex and xi change sign in Eq. 13",
        "confirmed",
        exact(exchange_reversed, "minus Eq. 13 derived for exchange = -1 is zero"),
        derived="13",
    ),
)
