"""From the transverse spin of one electron (Eqs. 12, 13) to the spin accumulation of the conduction band (14, 15).

Beside them: the force on an electron with such a spin, where the terms of Eq. 15 come from, and where spin relaxes.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, mended, ours, under
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import derived_form, equation, exact
from verify.judge.claim import Claim, Control, Test
from verify.zero.exact import is_zero

FORCE = ours(
    "x.force",
    r"\hbar\dot{\mathbf{k}}_c = -\frac{\hbar}{2\tau_{ex}}\,\delta\mathbf{s}\cdot\nabla\mathbf{n}",
    sp.ImmutableMatrix(3, 2, lambda i, band: -q.hbar / (2 * q.tau_ex) * PRINT["13"].body[0][:, band].dot(q.n_grad[i])),
    unit="N",
)


def _deviation(d: Derivation) -> sp.ImmutableMatrix:
    """<s> - s_eq to first order, three components in the local frame."""
    return d["x.stationary"].rhs - d["x.series"].rhs[0]


def _second_order(d: Derivation) -> sp.ImmutableMatrix:
    """The same with the second order of the series added."""
    second = d["x.series"].rhs[2].replace(sp.exp, lambda _: sp.S.Zero)
    return (_deviation(d) + second).as_immutable()


def response_next_order(body: sp.Tuple, d: Derivation) -> bool:
    """Whether Eq. 13, seen in the local frame, is the deviation across n through second order, for both bands."""
    rate = (*d["12"].rhs[0, :], sp.S.Zero)
    along_path = dict.fromkeys((c for slope in q.n_grad for c in slope), sp.S.Zero)
    local = along_path | dict(zip((*q.n_t, *q.n), (*rate, 0, 0, 1), strict=True))
    (whole,) = both_bands(body, d)
    return is_zero([(member.xreplace(local) - whole)[:2, :] for member in body])


def both_bands(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The deviation through second order, and its negative for the other band, as columns."""
    whole = _second_order(d)
    return sp.Tuple(sp.ImmutableMatrix.hstack(whole, -whole))


def force(body: sp.Tuple, d: Derivation) -> bool:
    """The force on the averaged spin; for a spin along n, without relaxation, it is that of the Berry curvature."""
    still = {q.xi: sp.S.Zero, **dict.fromkeys(q.velocity, sp.S.Zero)}
    return is_zero([*(body[0] - d["x.force"].rhs), *(d["x.force"].rhs.xreplace(still) - d["x.curvature"].rhs)])


def relaxed_matrix(body: sp.Tuple, d: Derivation) -> bool:
    """tau_sf in the kinetic equation of the 2x2 spin matrix; and in Eq. 8.

    In either place the field's part of the distribution is odd in v: flips only add their rate to 1/tau_0.
    """
    shorter = {tau: 1 / (1 / tau + 1 / (2 * q.tau_sf)) for tau in (q.tau_up, q.tau_down)}
    transport = d["x.relaxation-distribution"].rhs - d["x.distribution"].rhs.xreplace(shorter)
    populations = against("x.relaxation-populations")(body.xreplace({q.xi: sp.S.Zero}), d)
    return against("x.relaxation-matrix", "x.accumulation")(body, d) and populations and is_zero(list(transport))


def four_terms(body: sp.Tuple, d: Derivation) -> bool:
    """Each term of Eq. 15 is what the like term of Eq. 13 gives: (in time or along j) times (across n or along dn)."""
    whole = d["15"].rhs
    rows: list[Any] = [*(sum(body[1:], body[0]) - whole)]
    for term, which in zip(body, product((True, False), repeat=2), strict=True):
        rows += term - _part(whole, q.M, q.M_t, q.M_grad, *which)
        if is_zero(list(_part(d["13"].rhs[:, 0], q.n, q.n_t, q.n_grad, *which))):
            return False
    eta = d["x.eta"].rhs
    unrenormalized = d["17"].rhs.xreplace({q.eta_n: eta.xreplace({q.n_0: sp.S.Zero})})
    return is_zero([*rows, *(unrenormalized - sp.ImmutableMatrix([q.gamma, q.alpha])), eta.diff(q.P)])


def _part(vector: Any, axis: Any, rate: Any, slopes: Any, in_time: bool, across: bool) -> sp.ImmutableMatrix:
    """The part of a vector in the rate or in the slopes, and of first or zeroth degree in the axis itself."""
    dropped = [c for slope in slopes for c in slope] if in_time else list(rate)
    kept = sp.ImmutableMatrix(vector).xreplace(dict.fromkeys(dropped, sp.S.Zero))
    straight = kept.xreplace(dict.fromkeys(axis, sp.S.Zero))
    return (kept - straight).as_immutable() if across else straight


CLAIMS: tuple[Claim, ...] = (
    Claim(
        PRINT["p.frame"],
        "the averaged spin deviates from s_eq by <s_1>, <s_2> across n and not along it",
        "to-order",
        exact(against(_deviation), "minus the derived <s> - s_eq is zero"),
        beyond=Test(
            "next-order",
            against(_second_order),
            "fails at order 2: s_3 falls short of 1",
            Control("the derived deviation through order 2", lambda body, d: sp.Tuple(_second_order(d))),
        ),
        derived="x.stationary",
        cites=("11a", "11b", "11c"),
        why="At second order there is a part along n as well, -(eps1^2 + eps2^2)/(1 + xi^2).",
    ),
    equation(
        PRINT["12"],
        "dn/dt and n x dn/dt in the local frame",
        "misprint",
        corrected=mended("12", (r"\frac{\Omega}{\tau_{ex}}", r"\frac{1}{\tau_{ex}}")),
        suspect="authors",
        why="The prefactor Omega/tau_ex has the dimension 1/s^2; with eps1, eps2 as defined it is 1/tau_ex. Or, with "
        "the unit vectors dn/dt / |dn/dt| and n x dn/dt / |dn/dt| on the left, a rotation as the text calls it, "
        "1/(Omega tau_ex).",
    ),
    equation(
        PRINT["13"],
        "the transverse spin of one electron",
        "to-order",
        beyond=Test(
            "next-order",
            response_next_order,
            "fails at order 2: eps1 eps3, eps2 eps3 remain",
            Control("the derived deviation through order 2, of both bands", both_bands),
        ),
        cites=("11a", "11b", "12", "p.minority", "p.frame"),
        why="Exact at first order in tau_ex dn/dt, with the corrected Eq. 12, and at no higher order.",
    ),
    Claim(
        FORCE, "the force on a wave packet in a texture", "confirmed", exact(force, "the derived force, and its limit")
    ),
    equation(
        PRINT["14"],
        "the spin accumulation of the conduction band",
        "definition",
        cites=("13",),
        why="Its sign is that of spins, not of moments: part of the choice of sign in x.signs.",
    ),
    Claim(
        PRINT["p.relaxation"],
        "it is equivalent to put tau_sf into the Boltzmann equation or into Eq. 8",
        "conditional",
        exact(
            against("x.relaxation-populations"),
            "against spin flips between the populations of two bands",
            proves=derived_form("x.relaxation-populations"),
        ),
        condition=under(
            "the Boltzmann equation is that of the 2x2 spin distribution, its off-diagonal part relaxing with tau_sf",
            relaxed_matrix,
            "kinetic equation of the spin matrix, and Eq. 8, give the same accumulation",
        ),
        derived="x.accumulation",
        cites=("p.relaxation-term", "p.boltzmann"),
        why="Flips between the populations of the two bands leave the transverse spin alone: no term in xi appears.",
    ),
    equation(
        PRINT["15"],
        "the spin accumulation, by the current",
        cites=("13", "14", "p.current", "p.n0", "p.polarization", "p.velocity", "p.gap"),
        why="With P j_e = j_up - j_down, n_0 and P counted as Eq. 14 counts the moments; to the order of Eq. 13.",
    ),
    Claim(
        PRINT["p.four-terms"],
        "the four terms of Eq. 15 come from the four terms of Eq. 13, the renormalization from the first two",
        "confirmed",
        exact(four_terms, "term by term, and eta vanishes with n_0"),
        derived="15",
        cites=("13", "15", "17"),
    ),
)
