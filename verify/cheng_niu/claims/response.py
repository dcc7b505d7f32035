"""The solution as the derivation has it, which no print states: the series for any two relaxation times, the response.

What they state is standard; that the derivation obeys it is the point.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive import Model, Relaxation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.expansion import spin_terms
from derive.core.equation import Derivation
from verify.cheng_niu.claims import Made, against, ours
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import exact
from verify.judge.claim import Claim, Test
from verify.zero.exact import is_zero

ORDER = 3
"""The series is checked through this order, two more than Eq. 9 prints: the first at which all its terms occur."""
_w = 1 - q.eps3
_RATES = sp.ImmutableMatrix(
    [
        -_w * q.s2 - q.eps2 * q.s3 - q.xi_2 * q.s1,
        _w * q.s1 - q.eps1 * q.s3 - q.xi_2 * q.s2,
        q.eps2 * q.s1 + q.eps1 * q.s2 - q.xi_1 * (q.s3 - 1),
    ]
)


def _exact_response() -> sp.ImmutableMatrix:
    """s - s_eq in units of tau_ex, as Appendix B has it with Omega corrected."""
    square = q.eps1**2 + q.eps2**2
    omega = sp.sqrt(_w**2 + square)
    fade, phase = sp.exp(-q.xi * q.t_scaled), omega * q.t_scaled
    swing = sp.cos(phase) + q.xi / omega * sp.sin(phase)
    sway = sp.sin(phase) - q.xi / omega * sp.cos(phase)
    rows = (
        _w * q.eps1 - q.xi * q.eps2 - fade * (_w * q.eps1 * swing + omega * q.eps2 * sway),
        -_w * q.eps2 - q.xi * q.eps1 - fade * (omega * q.eps1 * sway - _w * q.eps2 * swing),
        square * (fade * swing - 1),
    )
    return sp.ImmutableMatrix(rows) / (omega**2 + q.xi**2)


SERIES = ours(
    "x.series",
    r"\frac{d\mathbf{s}}{d\tilde{t}} = \tau_{ex}\mathbf{\Omega}\times\mathbf{s} - \xi_2\mathbf{s}_\perp - "
    r"\xi_1(s_3 - 1)\mathbf{n}",
    _RATES,
    unit="1",
)
RESPONSE = ours(
    "x.response",
    r"\mathbf{s}(\tilde{t}) - \mathbf{s}_{eq}\ \text{of Appendix B, } \Omega\ \text{corrected}",
    _exact_response(),
    unit="1",
)
FIRST_RESPONSE = ours(
    "x.response-1",
    r"(s_1, s_2)\ \text{of (9a), (9b)},\ s_3 - 1 = 0",
    sp.ImmutableMatrix([PRINT["9a"].body[0], PRINT["9b"].body[0], 0]),
    unit="1",
)


def series_solves(body: sp.Tuple, d: Derivation) -> bool:
    """Order by order, for T_1 != T_2, the series has the rates stated and starts at s_eq.

    The background turns in one plane, at one angle: every kind of term of the series occurs. That this is no
    restriction is seen from the rates, which are those of the derived axis for any eps2.
    """
    (rates,) = body
    planar = {q.eps2: sp.S.Zero, q.eps3: sp.Rational(1, 7) * q.eps1}
    model = Model(relaxation=Relaxation(q.T_1, q.T_2))
    terms = spin_terms(model, d["x.axis"].rhs.xreplace(planar), d["x.axis-of-M"].rhs, ORDER)
    moved = d["x.axis"].rhs.cross(q.spin)
    lost = sp.Matrix([q.xi_2 * q.s1, q.xi_2 * q.s2, q.xi_1 * (q.s3 - 1)])
    return is_zero([*_residuals(rates.xreplace(planar), terms), *(rates - moved + lost)])


def _residuals(rates: sp.ImmutableMatrix, terms: list[sp.ImmutableMatrix]) -> list[Any]:
    """d/dt of each order less the rate of that order, which the order before drives; and the start."""
    still = rates.xreplace(dict.fromkeys((q.eps1, q.eps2, q.eps3), sp.S.Zero))
    turning = (rates - still).as_immutable()
    rest = still.xreplace(dict.fromkeys(q.spin, sp.S.Zero))
    rows: list[Any] = []
    before = dict.fromkeys(q.spin, sp.S.Zero)
    for n, term in enumerate(terms):
        now = dict(zip(q.spin, term, strict=True))
        own = still.xreplace(now) - (rest if n > 0 else sp.zeros(3, 1))
        rows += term.applyfunc(_rate) - own - turning.xreplace(before)
        rows += term.xreplace({q.t_scaled: sp.S.Zero}) - sp.Matrix([0, 0, 1 if n == 0 else 0])
        before = now
    return rows


def _rate(expr: sp.Expr) -> sp.Expr:
    """d/dt~ by the sum and product rules: SymPy's own derivative of such long coefficients takes ten times as long."""
    if not expr.has(q.t_scaled):
        return sp.S.Zero
    if expr.is_Add:
        return sp.Add(*(_rate(term) for term in expr.args))
    if expr.is_Mul:
        return sp.Add(*(sp.Mul(*expr.args[:i], _rate(f), *expr.args[i + 1 :]) for i, f in enumerate(expr.args)))
    return expr.diff(q.t_scaled)


def _written_out(node: str) -> Made:
    """The right-hand side of a node with its expm1 written out."""
    return lambda d: d[node].rhs.replace(expm1, lambda a: sp.exp(a) - 1)


CLAIMS: tuple[Claim, ...] = (
    Claim(
        SERIES,
        "the series solves the spin equation for any T_1, T_2",
        "confirmed",
        (Test("series", series_solves, "the residual of every order through 3 is zero"),),
    ),
    Claim(
        RESPONSE,
        "the response without cancellation is the exact solution",
        "confirmed",
        exact(
            against(_written_out("x.response"), lambda d: d["x.scaled"].rhs - d["x.series"].rhs[0]),
            "the difference is zero",
        ),
    ),
    Claim(
        FIRST_RESPONSE,
        "its first order is Eq. 9",
        "confirmed",
        exact(against(_written_out("x.response-1")), "the difference is zero"),
    ),
)
