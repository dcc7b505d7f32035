"""The effective Lagrangian of the wave packet: Eq. 4, A1-A4, A7, and the equation of the spinor (B2)."""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.meanings import u_Hex_u
from verify.judge.checks import derived_form, equation, exact
from verify.judge.claim import Claim, Condition, Control, Test
from verify.zero.exact import is_zero

_WHOLE_H = "H_ex stands for the whole local Hamiltonian, band energy included (Eq. 1 is its exchange part only)"


def packet_energy_of_exchange(body: sp.Tuple, d: Derivation) -> bool:
    """A1 as printed, with <u|H_ex|u> from Eq. 1 (exchange only), against the derived Lagrangian."""
    return is_zero([m - d["A1"].rhs.xreplace({q.u_H_u: d["A2"].rhs}) for m in _with_energy(body, q.s3 * q.Delta / 2)])


def packet_energy_whole(body: sp.Tuple, d: Derivation) -> bool:
    """A1 with H_ex read as the whole local Hamiltonian."""
    return is_zero([m - d["A1"].rhs for m in _with_energy(body, q.u_H_u)])


def energy_chain_of_exchange(body: sp.Tuple, d: Derivation) -> bool:
    """A2 as printed, its first member from Eq. 1 (exchange only)."""
    return _energy_chain(body, q.s3 * q.Delta / 2, d)


def energy_chain_whole(body: sp.Tuple, d: Derivation) -> bool:
    """A2 with H_ex read as the whole local Hamiltonian."""
    return _energy_chain(body, d["A2"].rhs, d)


def derived_energy_written_out(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The derived A1, its energy as A2 has it."""
    return sp.Tuple(d["A1"].rhs.xreplace({q.u_H_u: d["A2"].rhs}))


def _with_energy(body: sp.Tuple, energy: sp.Expr) -> list[Any]:
    return [m.xreplace({u_Hex_u: energy}) for m in body]


def _energy_chain(body: sp.Tuple, energy: sp.Expr, d: Derivation) -> bool:
    levels = {q.E_up: q.E_0 + q.Delta / 2, q.E_down: q.E_0 - q.Delta / 2}
    return is_zero([m.xreplace(levels) - d["A2"].rhs for m in _with_energy(body, energy)])


CLAIMS: tuple[Claim, ...] = (
    equation(PRINT["4"], "the effective Lagrangian"),
    Claim(
        PRINT["A1"],
        "the Lagrangian of the wave packet",
        "conditional",
        exact(
            packet_energy_of_exchange,
            "with <u|H_ex|u> from Eq. 1, against the derived Lagrangian",
            Control("the derived A1 with the energy of the derived A2", derived_energy_written_out),
        ),
        condition=Condition(_WHOLE_H, Test("exact", packet_energy_whole, "minus the derived A1 is zero")),
        why="With the H_ex of Eq. 1 the band energy E_0(k_c), which Eq. 4 has, is missing.",
    ),
    Claim(
        PRINT["A2"],
        "the energy of the wave packet",
        "conditional",
        exact(energy_chain_of_exchange, "with <u|H_ex|u> from Eq. 1, against the derived energy", derived_form("A2")),
        condition=Condition(_WHOLE_H, Test("exact", energy_chain_whole, "every member minus the derived A2 is zero")),
        why="<u|H_ex|u> of Eq. 1 is s_3 Delta / 2; the mean band energy E_0 belongs to the rest of the Hamiltonian.",
        cause="A1",
    ),
    equation(PRINT["A3"], "the rate of the spin state"),
    equation(PRINT["A4"], "the overlap of the spin state and its rate"),
    equation(PRINT["A7"], "the effective Lagrangian"),
    equation(PRINT["B2"], "the equation of the spinor"),
)
