"""The spin precesses and relaxes: Eq. 8, its derivation in B3-B7, the exchange time and the relaxation term."""

from __future__ import annotations

from fractions import Fraction

import sympy as sp

import verify.cheng_niu.counterexamples as counterexamples
import verify.cheng_niu.physical as physical
from derive import Relaxation
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, mended, tried, under
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.vocabulary import in_amplitudes
from verify.cheng_niu.readings import AS_READ, READINGS, Numbers
from verify.judge.checks import equals_derived, equation, exact
from verify.judge.claim import Claim, Control


def exchange_time(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """The range's ends are powers of ten, of the order of hbar/Delta at the gap as read and a decade below it."""
    if not all(m > 0 and sp.log(m, 10).is_integer for m in body):
        return False
    times = [physical.exchange_time(gap_ev) for gap_ev in (READINGS["gap"].number, *READINGS["gap"].others)]
    return all(physical.of_the_order(t, Fraction(m), read["order"]) for t, m in zip(times, body, strict=True))


def _master_equation(T_1: sp.Expr, T_2: sp.Expr) -> sp.Tuple:
    """Relaxation by spin flips and dephasing, for both bands."""
    return sp.Tuple(*(counterexamples.flips_and_dephasing(1 / T_1, 1 / T_2, sign) for sign in (1, -1)))


def _derived_relaxation(d: Derivation, relaxation: Relaxation) -> sp.Tuple:
    """The derived law of relaxation for both bands."""
    chains = (d.variant(band=band, relaxation=relaxation) for band in ("majority", "minority"))
    return sp.Tuple(*(chain["x.bloch"].rhs - chain["8"].rhs * q.spin for chain in chains))


def relaxation_isotropic(body: sp.Tuple, d: Derivation) -> bool:
    """With T_1 = T_2 the master equation gives the printed term, as the model has it, and for any times the derived."""
    equal = (lambda d: _master_equation(q.tau_sf, q.tau_sf), lambda d: _derived_relaxation(d, d.model.relaxation))
    derived = against(lambda d: _derived_relaxation(d, Relaxation(q.T_1, q.T_2)))
    return against(*equal)(body, d) and derived(_master_equation(q.T_1, q.T_2), d)


CLAIMS: tuple[Claim, ...] = (
    equation(PRINT["8"], "the spin precesses in the local frame"),
    Claim(
        PRINT["p.exchange-time"],
        "tau_ex is typically of the order of 1e-14 to 1e-15 s",
        "confirmed",
        tried("enclosure", exchange_time, "the decades nearest to hbar/Delta at 0.1 eV and 1 eV (6.6e-15, 6.6e-16 s)"),
        derived="8",
        cites=("p.gap",),
        one_sided=True,
    ),
    Claim(
        PRINT["p.relaxation-term"],
        "whatever the mechanism, relaxation adds -(s - s_eq)/tau_sf to Eq. 8",
        "conditional",
        exact(
            against(lambda d: _master_equation(q.tau_sf, 2 * q.tau_sf)),
            "against the master equation of spin flips alone",
            Control(
                "the derived law with T_1 = tau_sf, T_2 = 2 tau_sf",
                lambda body, d: _derived_relaxation(d, Relaxation(q.tau_sf, 2 * q.tau_sf)),
            ),
        ),
        condition=under(
            "longitudinal and transverse relaxation times are equal (T_1 = T_2 = tau_sf)",
            relaxation_isotropic,
            "master equation with T_1 = T_2, and the derived term for any T_1, T_2",
        ),
        derived="x.bloch",
        why="Spin flips alone give T_2 = 2 T_1: the law depends on the mechanism, and the isotropic term needs the "
        "dephasing that makes T_2 = T_1.",
    ),
    equation(
        PRINT["B3"],
        "the rate of the spin",
        "misprint",
        corrected=mended("B3", (r"\dot{\boldsymbol{\sigma}} \eta", r"\boldsymbol{\sigma} \dot{\eta}")),
        suspect="scan",
        why="The dot belongs on the last eta, not on sigma, which is constant.",
    ),
    *(
        Claim(
            PRINT[label],
            f"the rate of s_{k}",
            "misprint",
            (equals_derived(label, in_amplitudes),),
            corrected=mended(
                label,
                (rf"\mathcal{{A}}_{k} [\sigma_{k},", r"\mathcal{A}_i [\sigma_i,"),
                (r"2i\hbar \eta", r"2i \eta^\dagger"),
                (r"2i\hbar", "2i"),
            ),
            suspect="authors",
            cites=("B3", "B1"),
            why="[sigma_k, sigma_k] is zero, so the first form would stop the precession; the connection's index must "
            "run over i, and eta has lost its dagger. The hbar in the last forms is one too many where A_i has the "
            "dimension that A9 gives it; with the values of B1 as printed, which lack it, the very last form is right.",
            cause=None if label == "B4" else "B4",
        )
        for label, k in (("B4", 3), ("B5", 1), ("B6", 2))
    ),
    equation(PRINT["B7"], "the spin precesses in the local frame"),
)
