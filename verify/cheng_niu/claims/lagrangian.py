"""The wave packet: from the exchange (Eqs. 1-3, A8) and the Berry connection (5-7, A5, A6, A9, B1) to its Lagrangian.

The Lagrangian is that of Eqs. 4, A1-A4 and A7; the equation of the spinor (B2) follows from it. Any gauge and basis do.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import mended, ours, under
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.meanings import u_Hex_u
from verify.cheng_niu.printed.vocabulary import along_path, direction, ndot, sigma, spinors
from verify.judge.checks import derived_form, differences, equation, exact, tuple_equals_derived
from verify.judge.claim import Check, Claim, Control
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


def local_spinors(body: sp.Tuple, d: Derivation) -> bool:
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


BASIS = ours(
    "x.basis",
    r"\frac{d\mathbf{s}}{dt} = \frac{1}{\tau_{ex}}\mathbf{n}\times\mathbf{s}\ \text{in the laboratory, in any basis}",
    sp.ImmutableMatrix(3, 3, lambda i, j: sum(-sp.LeviCivita(i, j, k) * direction[k] for k in range(3))) / q.tau_ex,
    unit="1/s",
)


def gauge(body: sp.Tuple, d: Derivation) -> bool:
    """For any chi(r, t): the frame turns by R, the connection goes with V, and the spin response stays where it is."""
    turn, phases = body
    d, other = d.variant(gauge=0), d.variant(gauge=q.chi_field)
    frame = other["x.frame"].rhs - d["x.frame"].rhs * turn
    carried = phases.H * d["7"].rhs * phases + sp.I * q.hbar * phases.H * phases.diff(q.chi) * q.chidot
    responses = [c["x.frame"].rhs * c["x.stationary"].rhs for c in (other, d)]
    axes = other["x.axis"].rhs - turn.T * d["x.axis"].rhs + sp.ImmutableMatrix([0, 0, q.eps_chi])
    unit = d["x.frame"].rhs.T * d["x.frame"].rhs - sp.eye(3)
    third = d["x.frame"].rhs[:, 2] - d["x.direction"].rhs
    vectors = other["13"].rhs - d["13"].rhs
    rows = (frame, other["7"].rhs - carried, responses[0] - responses[1], axes, unit, third, vectors)
    return is_zero([entry for row in rows for entry in row])


def any_basis(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 8 in a basis tilted the other way, not quantised along n: F K = (law of the laboratory) F - dF/dt."""
    basis = spinors(-q.theta, q.phi)
    other = d.variant(spinors=(basis[:, 0], basis[:, 1]))
    frame = sp.ImmutableMatrix(3, 3, lambda a, i: (sigma[a] * basis * sigma[i] * basis.H).trace() / 2)
    return is_zero(list(body[0] * frame - along_path(frame) - frame * other["8"].rhs))


_WHOLE_H = "H_ex stands for the whole local Hamiltonian, band energy included (Eq. 1 is its exchange part only)"


def energy(node: str, whole: bool) -> Check:
    """A form against a node, its H_ex read as the whole local Hamiltonian or as the exchange of Eq. 1, as printed."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        levels = {q.E_up: q.E_0 + q.Delta / 2, q.E_down: q.E_0 - q.Delta / 2, q.u_H_u: d["A2"].rhs}
        read = {u_Hex_u: d["A2"].rhs if whole else q.s3 * q.Delta / 2, **levels}
        return is_zero([part.xreplace(read) for part in differences(body, d[node].rhs)])

    return check


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
        exact(local_spinors, "eigenstates along n, and i hbar <i|d/dt|j> minus the derived 7 is zero"),
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
    *(
        Claim(PRINT[label], "the spatial Berry connection", "definition", (tuple_equals_derived(label),))
        for label in ("5", "A5")
    ),
    *(equation(PRINT[label], "the temporal Berry connection", "definition") for label in ("6", "A6")),
    *(equation(PRINT[label], "the Berry connection along the path") for label in ("7", "A9")),
    Claim(
        PRINT["p.gauge"],
        "rotating the frame about n is a gauge freedom, and the end result is free of it",
        "confirmed",
        exact(gauge, "frame, connection and spin response for arbitrary chi(r, t)"),
        derived="7",
        cites=("A8", "11a", "11b"),
    ),
    equation(
        PRINT["B1"],
        "the Pauli components of the Berry connection",
        "misprint",
        corrected=mended("B1", (r"\frac{1}{2} \{", r"\frac{\hbar}{2} \{")),
        suspect="authors",
        why="A9 has the factor hbar/2; B1 has lost the hbar, as the dimension shows. The hbar in the last forms of "
        "B4-B6 goes with it.",
        changes=("B4", "B5", "B6"),
    ),
    Claim(
        BASIS,
        "any orthonormal basis gives the same precession",
        "confirmed",
        exact(any_basis, "a basis tilted away from n, with second harmonics"),
        derived="8",
    ),
    *(equation(PRINT[label], "the effective Lagrangian") for label in ("4", "A7")),
    Claim(
        PRINT["A1"],
        "the Lagrangian of the wave packet",
        "conditional",
        exact(
            energy("A1", whole=False),
            "with <u|H_ex|u> from Eq. 1, against the derived Lagrangian",
            Control(
                "the derived A1 with the energy of the derived A2",
                lambda body, d: sp.Tuple(d["A1"].rhs.xreplace({q.u_H_u: d["A2"].rhs})),
            ),
        ),
        condition=under(_WHOLE_H, energy("A1", whole=True), "minus the derived A1 is zero"),
        why="With the H_ex of Eq. 1 the band energy E_0(k_c), which Eq. 4 has, is missing.",
    ),
    Claim(
        PRINT["A2"],
        "the energy of the wave packet",
        "conditional",
        exact(energy("A2", whole=False), "with <u|H_ex|u> from Eq. 1, against the derived energy", derived_form("A2")),
        condition=under(_WHOLE_H, energy("A2", whole=True), "every member minus the derived A2 is zero"),
        why="<u|H_ex|u> of Eq. 1 is s_3 Delta / 2; the mean band energy E_0 belongs to the rest of the Hamiltonian.",
        cause="A1",
    ),
    equation(PRINT["A3"], "the rate of the spin state"),
    equation(PRINT["A4"], "the overlap of the spin state and its rate"),
    equation(PRINT["B2"], "the equation of the spinor"),
)
