"""The effective Lagrangian of the wave packet: Eq. 4, A1-A4, A7, and the equation of the spinor (B2)."""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import under
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.meanings import u_Hex_u
from verify.judge.checks import derived_form, differences, equation, exact
from verify.judge.claim import Check, Claim, Control
from verify.zero.exact import is_zero

_WHOLE_H = "H_ex stands for the whole local Hamiltonian, band energy included (Eq. 1 is its exchange part only)"


def energy(node: str, whole: bool) -> Check:
    """A form against a node, its H_ex read as the whole local Hamiltonian or as the exchange of Eq. 1, as printed."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        levels = {q.E_up: q.E_0 + q.Delta / 2, q.E_down: q.E_0 - q.Delta / 2, q.u_H_u: d["A2"].rhs}
        read = {u_Hex_u: d["A2"].rhs if whole else q.s3 * q.Delta / 2, **levels}
        return is_zero([part.xreplace(read) for part in differences(body, d[node].rhs)])

    return check


CLAIMS: tuple[Claim, ...] = (
    equation(PRINT["4"], "the effective Lagrangian"),
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
    equation(PRINT["A7"], "the effective Lagrangian"),
    equation(PRINT["B2"], "the equation of the spinor"),
)
