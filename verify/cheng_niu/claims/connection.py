"""The Berry connection in space, in time and along the path (Eqs. 5-7, A5, A6, A9, B1); any gauge and basis will do."""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import mended, ours
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.notation import along_path, sigma, spinors
from verify.cheng_niu.printed.notation import direction as n
from verify.judge.checks import equation, exact, tuple_equals_derived
from verify.judge.claim import Claim
from verify.zero.exact import is_zero

BASIS = ours(
    "x.basis",
    r"\frac{d\mathbf{s}}{dt} = \frac{1}{\tau_{ex}}\mathbf{n}\times\mathbf{s}\ \text{in the laboratory, in any basis}",
    sp.ImmutableMatrix([[0, -n[2], n[1]], [n[2], 0, -n[0]], [-n[1], n[0], 0]]) / q.tau_ex,
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


CLAIMS: tuple[Claim, ...] = (
    Claim(PRINT["5"], "the spatial Berry connection", "definition", (tuple_equals_derived("5"),)),
    equation(PRINT["6"], "the temporal Berry connection", "definition"),
    equation(PRINT["7"], "the Berry connection along the path"),
    Claim(
        PRINT["p.gauge"],
        "rotating the frame about n is a gauge freedom, and the end result is free of it",
        "confirmed",
        exact(gauge, "frame, connection and spin response for arbitrary chi(r, t)"),
        derived="7",
        cites=("A8", "11a", "11b"),
    ),
    Claim(PRINT["A5"], "the spatial Berry connection", "definition", (tuple_equals_derived("A5"),)),
    equation(PRINT["A6"], "the temporal Berry connection", "definition"),
    equation(PRINT["A9"], "the Berry connection along the path"),
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
)
