"""The spin precesses and relaxes: Eq. 8, its derivation in B3-B7, the exchange time and the relaxation term."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

import verify.cheng_niu.counterexamples as counterexamples
import verify.cheng_niu.physical as physical
from derive import Relaxation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Band
from derive.core.equation import Derivation
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.notation import in_amplitudes
from verify.cheng_niu.readings import AS_READ, READINGS, Numbers
from verify.judge.checks import equals_derived, equation, exact
from verify.judge.claim import Claim, Condition, Control, Test
from verify.judge.statement import Statement
from verify.zero.exact import is_zero

_BANDS: tuple[Band, Band] = ("majority", "minority")
_RATE_WHY = (
    "[sigma_k, sigma_k] is zero, so the first form would stop the precession; the connection's index must run over i, "
    "and eta has lost its dagger. The hbar in the last forms is one too many where A_i has the dimension that A9 gives "
    "it; with the values of B1 as printed, which lack it, the very last form is right."
)


def _rate_corrected(printed: Statement, k: int) -> Statement:
    """The connection's index runs, eta has its dagger again, and the hbar too many is gone."""
    running = printed.latex.replace(rf"\mathcal{{A}}_{k} [\sigma_{k},", r"\mathcal{A}_i [\sigma_i,")
    return printed.corrected(running.replace(r"2i\hbar \eta", r"2i \eta^\dagger").replace(r"2i\hbar", "2i"))


def exchange_time(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """The range's ends are powers of ten, of the order of hbar/Delta at the gap as read and a decade below it."""
    if not all(m > 0 and sp.log(m, 10).is_integer for m in body):
        return False
    stated = [Fraction(int(m.p), int(m.q)) for m in body]
    times = [physical.exchange_time(gap_ev) for gap_ev in (READINGS["gap"].number, *READINGS["gap"].others)]
    return all(physical.of_the_order(t, s, read["order"]) for t, s in zip(times, stated, strict=True))


def relaxation_by_flips(body: sp.Tuple, d: Derivation) -> bool:
    """Spin flips alone, at the rate 1/tau_sf, relax the spin by the term that stands in print (both bands)."""
    rate = 1 / q.tau_sf
    return is_zero(
        [c for member, sign in zip(body, (1, -1), strict=True) for c in member - counterexamples.spin_flips(rate, sign)]
    )


def relaxation_of_flips(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The derived law of relaxation with the times of spin flips alone, for both bands."""
    flips = Relaxation(q.tau_sf, 2 * q.tau_sf)
    return sp.Tuple(*(_derived_relaxation(d, band, flips) for band in _BANDS))


def relaxation_isotropic(body: sp.Tuple, d: Derivation) -> bool:
    """With T_1 = T_2 the master equation gives the printed term, as the model has it, and for any times the derived."""
    rate = 1 / q.tau_sf
    rows: list[Any] = []
    for member, sign, band in zip(body, (1, -1), _BANDS, strict=True):
        rows += member - counterexamples.flips_and_dephasing(rate, rate, sign)
        rows += member - _derived_relaxation(d, band, d.model.relaxation)
        general = counterexamples.flips_and_dephasing(1 / q.T_1, 1 / q.T_2, sign)
        rows += general - _derived_relaxation(d, band, Relaxation(q.T_1, q.T_2))
    return is_zero(rows)


def _derived_relaxation(d: Derivation, band: Band, relaxation: Relaxation) -> sp.ImmutableMatrix:
    chain = d.variant(band=band, relaxation=relaxation)
    return chain["x.bloch"].rhs - chain["8"].rhs * q.spin


CLAIMS: tuple[Claim, ...] = (
    equation(PRINT["8"], "the spin precesses in the local frame"),
    Claim(
        PRINT["p.exchange-time"],
        "tau_ex is typically of the order of 1e-14 to 1e-15 s",
        "confirmed",
        (
            Test(
                "enclosure", exchange_time, "the decades nearest to hbar/Delta at 0.1 eV and 1 eV (6.6e-15, 6.6e-16 s)"
            ),
        ),
        derived="8",
        cites=("p.gap",),
        one_sided=True,
    ),
    Claim(
        PRINT["p.relaxation-term"],
        "whatever the mechanism, relaxation adds -(s - s_eq)/tau_sf to Eq. 8",
        "conditional",
        exact(
            relaxation_by_flips,
            "against the master equation of spin flips alone",
            Control("the derived law with T_1 = tau_sf, T_2 = 2 tau_sf", relaxation_of_flips),
        ),
        condition=Condition(
            "longitudinal and transverse relaxation times are equal (T_1 = T_2 = tau_sf)",
            Test(
                "exact", relaxation_isotropic, "master equation with T_1 = T_2, and the derived term for any T_1, T_2"
            ),
        ),
        derived="x.bloch",
        why="Spin flips alone give T_2 = 2 T_1: the law depends on the mechanism, and the isotropic term needs the "
        "dephasing that makes T_2 = T_1.",
    ),
    equation(
        PRINT["B3"],
        "the rate of the spin",
        "misprint",
        corrected=PRINT["B3"].corrected(
            PRINT["B3"]
            .latex.replace(r" = i\hbar \frac{d}{dt} (\eta^\dagger \boldsymbol{\sigma} \eta)", "")
            .replace(r"\dot{\boldsymbol{\sigma}} \eta", r"\boldsymbol{\sigma} \dot{\eta}"),
            of=(r"i\hbar \frac{d}{dt} \mathbf{s} =",),
        ),
        suspect="scan",
        why="The dot belongs on the last eta, not on sigma, which is constant.",
    ),
    *(
        Claim(
            printed,
            f"the rate of s_{k}",
            "misprint",
            (equals_derived(printed.label, in_amplitudes),),
            corrected=_rate_corrected(printed, k),
            suspect="authors",
            cites=("B3", "B1"),
            why=_RATE_WHY,
            cause=cause,
        )
        for printed, k, cause in ((PRINT["B4"], 3, None), (PRINT["B5"], 1, "B4"), (PRINT["B6"], 2, "B4"))
    ),
    equation(PRINT["B7"], "the spin precesses in the local frame"),
)
