"""Claims on the spin motive force put back: what it adds to the damping in a wall and in a vortex core, at every xi."""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR
from derive.micromagnetics.materials import material
from verify.all_orders.order_claims import stated
from verify.cheng_niu.claims import ours
from verify.judge.checks import exact
from verify.judge.claim import Claim
from verify.zero.exact import is_zero

LENGTH, CONDUCTIVITY = sp.Symbol("r", positive=True), {"permalloy": 4e6, "cobalt": 1e7, "GaMnAs": 2e4}
"""Width of the wall or the core (m); conductivities in S/m, estimates."""


def _sizes() -> tuple[tuple[str, ...], ...]:
    """The size of the matrix at xi = 0 for 5 nm beside alpha, by material."""
    rows = []
    for name, sigma in CONDUCTIVITY.items():
        numbers = material(name).numbers
        size = HBAR * BOHR_MAGNETON * sigma / (2 * ELEMENTARY_CHARGE**2 * numbers["Ms"] * 5e-9**2)
        rows.append((name, f"{size:.1e}", f"{numbers['alpha']:g}"))
    return ("material", "added damping for 5 nm", "alpha"), *rows


_xi = q.xi
_size = q.hbar * q.mu_B * (q.sigma_up + q.sigma_down) / (2 * q.e**2 * q.M_s * LENGTH**2 * (1 + _xi**2) ** 2)
_LATEX = r"\mathbf{T}/M_s = -D_0 \begin{bmatrix} %s \end{bmatrix} \partial_t\mathbf{n}"
_WHY = (
    "D_0 = hbar mu_B sigma/[2 e^2 M_s r^2 (1 + xi^2)^2]. Written n x (D d_t n), D goes over into its transpose when n "
    "is reversed, for field and torque are reciprocal at every xi (x.smf). Signs as Eqs. 3 and 14 print them "
    "(p.smf-damping)."
)


def _added(label: str, latex: str, rows: Any, slopes: tuple[Any, ...], says: str, where: str, **record: Any) -> Claim:
    """The claim that at n = z, with d_x n, d_y n, d_z n of `slopes`, the torque is the matrix times -D_0 d_t n."""
    rate = sp.symbols("a b", real=True)
    fields = (q.M, (0, 0, 1)), (q.M_t, (*rate, 0)), *zip(q.M_grad, slopes, strict=True)
    values = {s: q.M_s * sp.S(v) for vector, parts in fields for s, v in zip(vector, parts, strict=True)}

    def check(body: sp.Tuple, d: Derivation) -> bool:
        found = d["x.smf-damping"].rhs.applyfunc(lambda part: part.xreplace(values) / q.M_s)
        return is_zero([*(sp.Matrix(found[:2]) - body[0] * sp.Matrix(rate)), found[2]])

    statement = ours(label, _LATEX % latex, -_size * sp.ImmutableMatrix(rows))
    test = exact(check, f"the derived torque at n = z, for {where}")
    return stated(statement, says, test, derived="x.smf-damping", why=_WHY, **record)


_STILL, _X, _Y = (0, 0, 0), (1 / LENGTH, 0, 0), (0, 1 / LENGTH, 0)
CLAIMS: tuple[Claim, ...] = (
    _added(
        "x.smf-wall",
        r"\xi & -1 \\ -\xi^2 & \xi",
        [[_xi, -1], [-(_xi**2), _xi]],
        (_X, _STILL, _STILL),
        "what the spin motive force adds in a wall: damping of its turning plane, less xi^2 of it for its motion",
        "d_x n along x",
        table=_sizes(),
    ),
    _added(
        "x.smf-core",
        r"2\xi & \xi^2 - 1 \\ 1 - \xi^2 & 2\xi",
        [[2 * _xi, _xi**2 - 1], [1 - _xi**2, 2 * _xi]],
        (_X, _Y, _STILL),
        "what it adds in a vortex core: a damping that changes sign at xi = 1, and 2 xi of it as a change of gamma",
        "d_x n along x and d_y n along y",
    ),
)
