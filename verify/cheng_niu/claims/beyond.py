"""Claims of our own, x.<name>, about derived results that the paper does not print: each has a hand-written form.

They are counted apart. What they state is standard; that the derivation obeys it is the point: the series solves the
equation of motion for any two relaxation times, the response is the exact solution, any orthonormal basis will do, and
the force on a packet is that of its transverse spin.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive import Model, Relaxation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.expansion import spin_series
from derive.core.equation import Derivation
from verify.cheng_niu.claims.damping import motive_field_with_xi
from verify.cheng_niu.printed.main_text import EQ_9A, EQ_9B
from verify.cheng_niu.printed.notation import along_path, sigma, spin, spinors
from verify.cheng_niu.printed.torque_text import EQ_13
from verify.judge.claim import Claim, Test
from verify.judge.statement import Statement
from verify.zero.exact import is_zero

SECTION = "beyond the paper"
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
    return (sp.ImmutableMatrix(rows) / (omega**2 + q.xi**2)).as_immutable()


def _ours(label: str, latex: str, *members: Any) -> Statement:
    return Statement(label, SECTION, 0, "", latex, sp.Tuple(*members), unit="1")


SERIES = _ours(
    "x.series",
    r"\frac{d\mathbf{s}}{d\tilde{t}} = \tau_{ex}\mathbf{\Omega}\times\mathbf{s} - \xi_2\mathbf{s}_\perp - "
    r"\xi_1(s_3 - 1)\mathbf{n}",
    _RATES,
)
RESPONSE = _ours(
    "x.response",
    r"\mathbf{s}(\tilde{t}) - \mathbf{s}_{eq}\ \text{of Appendix B, } \Omega\ \text{corrected}",
    _exact_response(),
)
FIRST_RESPONSE = _ours(
    "x.response-1",
    r"(s_1, s_2)\ \text{of (9a), (9b)},\ s_3 - 1 = 0",
    sp.ImmutableMatrix([EQ_9A.body[0], EQ_9B.body[0], 0]),
)
_n = sp.ImmutableMatrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])
BASIS = Statement(
    "x.basis",
    SECTION,
    0,
    "",
    r"\frac{d\mathbf{s}}{dt} = \frac{1}{\tau_{ex}}\mathbf{n}\times\mathbf{s}\ \text{in the laboratory, in any basis}",
    sp.Tuple(sp.ImmutableMatrix([[0, -_n[2], _n[1]], [_n[2], 0, -_n[0]], [-_n[1], _n[0], 0]]) / q.tau_ex),
    unit="1/s",
)
_responses = [EQ_13.body[0][:, band] for band in (0, 1)]
FORCE = Statement(
    "x.force",
    SECTION,
    0,
    "",
    r"\hbar\dot{\mathbf{k}}_c = -\frac{\hbar}{2\tau_{ex}}\,\delta\mathbf{s}\cdot\nabla\mathbf{n}",
    sp.Tuple(sp.ImmutableMatrix(3, 2, lambda i, band: -q.hbar / (2 * q.tau_ex) * _responses[band].dot(q.n_grad[i]))),
    unit="N",
)
_FIELD_SCALE = q.hbar / (2 * q.e * (1 + q.xi**2))
MOTIVE_FIELD = Statement(
    "x.smf",
    SECTION,
    0,
    "",
    r"\mathbf{E}_{\uparrow,\downarrow} = \mp\frac{\hbar}{2e}\,"
    r"\frac{\mathbf{n}\cdot(\partial_t\mathbf{n}\times\nabla\mathbf{n}) "
    r"+ \xi\,\partial_t\mathbf{n}\cdot\nabla\mathbf{n}}{1 + \xi^2}",
    sp.Tuple(
        sp.ImmutableMatrix(
            3,
            2,
            lambda i, band: (
                (2 * band - 1) * _FIELD_SCALE * (q.n.dot(q.n_t.cross(q.n_grad[i])) + q.xi * q.n_t.dot(q.n_grad[i]))
            ),
        )
    ),
    unit="V/m",
)


def series_solves(body: sp.Tuple, d: Derivation) -> bool:
    """Order by order, for T_1 != T_2, the series has the rates stated and starts at s_eq."""
    # A background that turns in one plane, at one angle: every kind of term of the series occurs.
    planar = {q.eps2: sp.S.Zero, q.eps3: sp.Rational(1, 7) * q.eps1}
    model = Model(relaxation=Relaxation(q.T_1, q.T_2))
    terms = spin_series(model, d["x.axis"].rhs.xreplace(planar), d["x.axis-of-M"].rhs, ORDER)
    return is_zero(_residuals(body[0].xreplace(planar), terms)) and _turns_with_the_frame(body[0], d)


def _turns_with_the_frame(rates: sp.ImmutableMatrix, d: Derivation) -> bool:
    """Whether the rates are those of the derived axis for any eps2: the plane chosen above is no restriction."""
    moved = d["x.axis"].rhs.cross(sp.ImmutableMatrix(spin))
    lost = sp.Matrix([q.xi_2 * q.s1, q.xi_2 * q.s2, q.xi_1 * (q.s3 - 1)])
    return is_zero(list(rates - moved + lost))


def _residuals(rates: sp.ImmutableMatrix, terms: list[sp.ImmutableMatrix]) -> list[Any]:
    """d/dt of each order less the rate of that order, which the order before drives; and the start."""
    still = rates.xreplace(dict.fromkeys((q.eps1, q.eps2, q.eps3), sp.S.Zero))
    turning = (rates - still).as_immutable()
    rest = still.xreplace(dict.fromkeys(spin, sp.S.Zero))
    rows: list[Any] = []
    before = dict.fromkeys(spin, sp.S.Zero)
    for n, term in enumerate(terms):
        now = dict(zip(spin, term, strict=True))
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


def response_is_exact(body: sp.Tuple, d: Derivation) -> bool:
    """x.response with expm1 written out, and x.scaled less equilibrium, are the solution stated."""
    derived = d["x.response"].rhs.replace(expm1, lambda a: sp.exp(a) - 1)
    return is_zero([*(body[0] - derived), *(body[0] + d["x.series"].rhs[0] - d["x.scaled"].rhs)])


def first_response(body: sp.Tuple, d: Derivation) -> bool:
    """x.response-1 with expm1 written out is the first order stated."""
    return is_zero(list(body[0] - d["x.response-1"].rhs.replace(expm1, lambda a: sp.exp(a) - 1)))


def any_basis(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 8 in a basis tilted the other way, not quantised along n: F K = (law of the laboratory) F - dF/dt."""
    basis = spinors(-q.theta, q.phi)
    other = d.variant(spinors=(basis[:, 0], basis[:, 1]))
    frame = sp.ImmutableMatrix(3, 3, lambda a, i: (sigma[a] * basis * sigma[i] * basis.H).trace() / 2)
    return is_zero(list(body[0] * frame - along_path(frame) - frame * other["8"].rhs))


def force(body: sp.Tuple, d: Derivation) -> bool:
    """The force on the averaged spin; for a spin along n, without relaxation, it is that of the Berry curvature."""
    still = {q.xi: sp.S.Zero, **dict.fromkeys(q.velocity, sp.S.Zero)}
    return is_zero([*(body[0] - d["x.force"].rhs), *(d["x.force"].rhs.xreplace(still) - d["x.curvature"].rhs)])


BEYOND: tuple[Claim, ...] = (
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
        (Test("exact", response_is_exact, "the difference is zero"),),
    ),
    Claim(
        FIRST_RESPONSE,
        "its first order is Eq. 9",
        "confirmed",
        (Test("exact", first_response, "the difference is zero"),),
    ),
    Claim(
        BASIS,
        "any orthonormal basis gives the same precession",
        "confirmed",
        (Test("exact", any_basis, "a basis tilted away from n, with second harmonics"),),
        derived="8",
    ),
    Claim(
        FORCE,
        "the force on a wave packet in a texture",
        "confirmed",
        (Test("exact", force, "the derived force, and its limit"),),
    ),
    Claim(
        MOTIVE_FIELD,
        "the spin motive field at any xi, reciprocal to the torque by the current",
        "confirmed",
        (Test("exact", motive_field_with_xi, "minus the force of the Lagrangian, and minus Onsager's for the torque"),),
        cites=("13", "15", "p.torque"),
        why="The torque and the field turn into each other when n is reversed, at every xi.",
    ),
)
