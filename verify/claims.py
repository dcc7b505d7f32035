"""CLAIMS: the one place where what the paper prints meets what we derive.

One entry a statement, in paper order: the printed form, the recorded verdict, the tests that must bear it out, and
where needed the corrected form or the unstated condition. The checks stand in `checks` (shared), `claims_prose` and
`claims_average`.
"""

from __future__ import annotations

from verify import claims_average as average
from verify import claims_prose as prose
from verify.checks import beyond_order, equals_derived, has_unit, series_term, tuple_equals_derived
from verify.claim import Check, Claim, Condition, Test
from verify.paper import appendix_a as a
from verify.paper import appendix_b as b
from verify.paper import main_text as m
from verify.paper import prose_spin as p
from verify.paper.notation import in_amplitudes
from verify.paper.statement import Statement
from verify.verdict import Verdict


def _exact(check: Check, detail: str) -> tuple[Test, ...]:
    return (Test("exact", check, detail),)


def _equation(
    printed: Statement, says: str, verdict: Verdict = "confirmed", *, corrected: Statement | None = None, why: str = ""
) -> Claim:
    """A claim whose members must equal the derived right-hand side of its own label."""
    return Claim(printed, says, verdict, (equals_derived(printed.label),), corrected=corrected, why=why)


def _to_first_order(printed: Statement, says: str, component: int, averaged: bool, why: str) -> Claim:
    test = equals_derived(printed.label) if averaged else series_term(1, component)
    beyond = beyond_order(2, component, averaged)
    needs = ("p.average",) if averaged else ("p.lowest-order", "p.slow-epsilon", "p.relaxation-term")
    return Claim(printed, says, "to-order", (test,), beyond=beyond, needs=needs, why=why)


_OMEGA_WHY = (
    "The print defines Omega^2 with sin(theta) phidot^2 where the square of sin(theta) phidot must stand; "
    "with the square restored the line solves Eq. 8 exactly."
)
_RATE_WHY = (
    "[sigma_k, sigma_k] is zero, so the first form would stop the precession; the connection's index must run over i, "
    "eta has lost its dagger, and the factor hbar is one too many once A_i has the dimension that A9 gives it."
)
_WHOLE_H = "H_ex stands for the whole local Hamiltonian, band energy included (Eq. 1 is its exchange part only)"
_STRICT_WHY = "At xi = 0 the two sides are equal for N = {} (and every full turn later), so '<' needs xi > 0."

_CLAIMS: tuple[Claim, ...] = (
    _equation(m.EQ_1, "the exchange Hamiltonian", "definition"),
    Claim(
        p.GAP,
        "the gap between the local bands, and which of them lies higher",
        "misprint",
        _exact(prose.gap, "every member minus the derived E_up - E_down is zero"),
        corrected=p.GAP_CORRECTED,
        needs=("1", "3", "A2"),
        why="Eq. 4 and A2 use Delta = E_up - E_down, and with s = eta^dagger sigma eta (Eq. 3) Eq. 1 splits the bands "
        "by 2 S J_ex; the printed chain contradicts itself and both.",
    ),
    _equation(m.EQ_2, "the wave packet", "definition"),
    _equation(m.EQ_3, "the electron spin in the local frame"),
    _equation(m.EQ_4, "the effective Lagrangian"),
    Claim(m.EQ_5, "the spatial Berry connection", "definition", (tuple_equals_derived("5"),)),
    _equation(m.EQ_6, "the temporal Berry connection", "definition"),
    Claim(
        p.SPINORS,
        "the spin wave functions of the main text give Eq. 7",
        "misprint",
        _exact(prose.spinors, "eigenstates along n, and i hbar <i|d/dt|j> minus the derived 7 is zero"),
        corrected=p.SPINORS_CORRECTED,
        derived="A8",
        why="The phases must carry phi/2, as in A8; with theta/2 the spinors are no eigenstates along n "
        "and their connection is not Eq. 7.",
    ),
    _equation(m.EQ_7, "the Berry connection along the path"),
    Claim(
        p.GAUGE,
        "rotating the frame about n is a gauge freedom, and the end result is free of it",
        "confirmed",
        _exact(prose.gauge, "frame, connection and spin response for arbitrary chi(r, t)"),
        derived="7",
        needs=("A8", "11a", "11b"),
    ),
    _equation(m.EQ_8, "the spin precesses in the local frame"),
    Claim(
        p.EXCHANGE_TIME,
        "tau_ex is typically of the order of 1e-14 to 1e-15 s",
        "confirmed",
        (
            Test(
                "enclosure",
                prose.exchange_time,
                "the decades nearest to hbar/Delta at 0.1 eV and 1 eV (6.6e-15, 6.6e-16 s)",
            ),
        ),
        derived="8",
        needs=("p.gap",),
        one_sided=True,
    ),
    Claim(
        p.RELAXATION_TERM,
        "whatever the mechanism, relaxation adds -(s - s_eq)/tau_sf to Eq. 8",
        "conditional",
        _exact(prose.relaxation_by_flips, "against the master equation of spin flips alone"),
        condition=Condition(
            "longitudinal and transverse relaxation times are equal (T_1 = T_2 = tau_sf)",
            Test(
                "exact",
                prose.relaxation_isotropic,
                "master equation with T_1 = T_2, and the derived term for any T_1, T_2",
            ),
        ),
        derived="x.bloch",
        why="Spin flips alone give T_2 = 2 T_1: the law depends on the mechanism, and the isotropic term needs the "
        "dephasing that makes T_2 = T_1.",
    ),
    Claim(
        p.SLOW_EPSILON,
        "eps1 and eps2 vary so slowly that they count as constants",
        "conditional",
        _exact(prose.slow_in_general, "against a small swing of theta at any frequency"),
        condition=Condition(
            "M changes on one slow scale only, theta = Theta(kappa t/tau_ex), phi = Phi(kappa t/tau_ex)",
            Test("series", prose.slow_on_one_scale, "tau_ex d(eps)/dt is exactly of order kappa^2"),
        ),
        derived="8",
        why="Small eps does not make its rate small: theta = delta sin(w t) has a rate of the same order in delta.",
    ),
    Claim(
        p.SMALL_PARAMETERS,
        "the root of eps1^2 + eps2^2 is hbar |dM/dt| / (M_s Delta)",
        "confirmed",
        _exact(prose.small_parameters, "the root minus tau_ex |dn/dt| is zero"),
        derived="8",
        needs=("p.exchange-time",),
    ),
    Claim(
        p.LOWEST_ORDER,
        "Eq. 9 is the solution of Appendix B to lowest order",
        "error",
        (
            Test(
                "series", prose.lowest_order, "Taylor terms of the exact solution, up to the first that does not vanish"
            ),
        ),
        corrected=p.LOWEST_ORDER_CORRECTED,
        derived="x.scaled",
        needs=("B.s1", "B.s2", "B.s3", "p.omega"),
        why="9a and 9b are the first order, but 9c keeps one second-order term and drops the other, "
        "-(eps1^2 + eps2^2)/(1 + xi^2): s_3 starts above 1, and its average is not 1 to that order.",
    ),
    _to_first_order(
        m.EQ_9A, "s_1 to lowest order", 0, False, "Exact through first order; order 2 holds eps1 eps3, eps2 eps3."
    ),
    _to_first_order(
        m.EQ_9B, "s_2 to lowest order", 1, False, "Exact through first order; order 2 holds eps1 eps3, eps2 eps3."
    ),
    Claim(
        m.EQ_9C,
        "s_3 to lowest order",
        "error",
        (series_term(2, 2),),
        corrected=m.EQ_9C_CORRECTED,
        needs=("p.lowest-order", "p.slow-epsilon", "p.relaxation-term"),
        why="The constant -(eps1^2 + eps2^2)/(1 + xi^2) of the same order is missing: the print gives s_3(0) > 1, against "
        "the initial condition, and Eq. 11c takes its time-independent part from it.",
    ),
    _equation(m.EQ_10A, "the average of e^{-xi t} cos t"),
    Claim(
        m.EQ_10A_BOUND,
        "the average of e^{-xi t} cos t lies below its bound, for every N and xi",
        "conditional",
        _exact(
            average.bound("10a", strict=True), "strict for all xi >= 0, N > 0; equality is tested where it is sharp"
        ),
        condition=Condition(
            "xi > 0",
            Test(
                "exact", average.bound("10a", strict=False), "<= for all xi >= 0, N > 0; equality needs e^{-N xi} = 1"
            ),
        ),
        why=_STRICT_WHY.format("pi/2"),
        one_sided=True,
    ),
    Claim(
        m.EQ_10A_MAX,
        "that bound never exceeds 3 sqrt(3) / (4 N)",
        "confirmed",
        _exact(average.maximum("10a"), "real roots counted on xi >= 0; reached at xi = 1/sqrt(3)"),
        one_sided=True,
    ),
    _equation(m.EQ_10B, "the average of e^{-xi t} sin t"),
    Claim(
        m.EQ_10B_BOUND,
        "the average of e^{-xi t} sin t lies below its bound, for every N and xi",
        "conditional",
        _exact(
            average.bound("10b", strict=True), "strict for all xi >= 0, N > 0; equality is tested where it is sharp"
        ),
        condition=Condition(
            "xi > 0",
            Test(
                "exact", average.bound("10b", strict=False), "<= for all xi >= 0, N > 0; equality needs e^{-N xi} = 1"
            ),
        ),
        why=_STRICT_WHY.format("pi"),
        one_sided=True,
    ),
    Claim(
        m.EQ_10B_MAX,
        "that bound never exceeds 2 / N",
        "confirmed",
        _exact(average.maximum("10b"), "real roots counted on xi >= 0; reached at xi = 0"),
        one_sided=True,
    ),
    Claim(
        p.AVERAGE,
        "after averaging over N >> 1 exchange times all time-dependent terms are negligible, for any xi",
        "error",
        (average.average_test(),),
        corrected=p.AVERAGE_CORRECTED,
        derived="x.average",
        needs=("10a.bound", "10a.max", "10b.bound", "10b.max", "9a", "9b"),
        why="True for the part along n x dn/dt. The part along dn/dt, the non-adiabatic one, is itself proportional to xi: "
        "what is dropped amounts to (1 - cos N)/(N xi) of it at small xi, so N xi >> 1 is needed.",
        one_sided=True,
    ),
    _to_first_order(
        m.EQ_11A, "the averaged s_1", 0, True, "Exact at first order and N -> infinity, and at no higher order."
    ),
    _to_first_order(
        m.EQ_11B, "the averaged s_2", 1, True, "Exact at first order and N -> infinity, and at no higher order."
    ),
    Claim(
        m.EQ_11C,
        "the averaged s_3",
        "to-order",
        (equals_derived("11c"),),
        beyond=beyond_order(2, 2, averaged=True),
        needs=("9c",),
        why="True at first order; at second order it is 1 - (eps1^2 + eps2^2)/(1 + xi^2), which 9c has lost.",
    ),
    Claim(
        p.MINORITY,
        "for the minority band Eq. 11 only changes its overall sign",
        "confirmed",
        _exact(prose.minority, "minus Eq. 11, against the derivation for the minority band"),
        derived="x.average",
        needs=("11a", "11b", "11c"),
    ),
    Claim(
        a.EQ_A1,
        "the Lagrangian of the wave packet",
        "conditional",
        _exact(prose.packet_energy_of_exchange, "with <u|H_ex|u> from Eq. 1, against the derived Lagrangian"),
        condition=Condition(_WHOLE_H, Test("exact", prose.packet_energy_whole, "minus the derived A1 is zero")),
        why="With the H_ex of Eq. 1 the band energy E_0(k_c), which Eq. 4 has, is missing.",
    ),
    Claim(
        a.EQ_A2,
        "the energy of the wave packet",
        "conditional",
        _exact(prose.energy_chain_of_exchange, "with <u|H_ex|u> from Eq. 1, against the derived energy"),
        condition=Condition(
            _WHOLE_H, Test("exact", prose.energy_chain_whole, "every member minus the derived A2 is zero")
        ),
        why="<u|H_ex|u> of Eq. 1 is s_3 Delta / 2; the mean band energy E_0 belongs to the rest of the Hamiltonian.",
    ),
    _equation(a.EQ_A3, "the rate of the spin state"),
    _equation(a.EQ_A4, "the overlap of the spin state and its rate"),
    Claim(a.EQ_A5, "the spatial Berry connection", "definition", (tuple_equals_derived("A5"),)),
    _equation(a.EQ_A6, "the temporal Berry connection", "definition"),
    _equation(a.EQ_A7, "the effective Lagrangian"),
    _equation(a.EQ_A8, "the local spin wave functions", "definition"),
    _equation(a.EQ_A9, "the Berry connection along the path"),
    _equation(
        b.EQ_B1,
        "the Pauli components of the Berry connection",
        "misprint",
        corrected=b.EQ_B1_CORRECTED,
        why="A9 has the factor hbar/2; B1 has lost the hbar, as the dimension shows.",
    ),
    _equation(b.EQ_B2, "the equation of the spinor"),
    _equation(
        b.EQ_B3,
        "the rate of the spin",
        "misprint",
        corrected=b.EQ_B3_CORRECTED,
        why="The dot belongs on the last eta, not on sigma, which is constant.",
    ),
    *(
        Claim(
            printed,
            f"the rate of s_{k}",
            "misprint",
            (equals_derived(printed.label, in_amplitudes),),
            corrected=corrected,
            needs=("B3", "B1"),
            why=_RATE_WHY,
        )
        for printed, corrected, k in (
            (b.EQ_B4, b.EQ_B4_CORRECTED, 3),
            (b.EQ_B5, b.EQ_B5_CORRECTED, 1),
            (b.EQ_B6, b.EQ_B6_CORRECTED, 2),
        )
    ),
    _equation(b.EQ_B7, "the spin precesses in the local frame"),
    *(
        Claim(
            printed,
            f"the exact s_{k} in a constant background",
            "misprint",
            (equals_derived(printed.label),),
            corrected=corrected,
            needs=("p.relaxation-term", "p.slow-epsilon"),
            why=_OMEGA_WHY,
        )
        for printed, corrected, k in (
            (b.EQ_BS1, b.EQ_BS1_CORRECTED, 1),
            (b.EQ_BS2, b.EQ_BS2_CORRECTED, 2),
            (b.EQ_BS3, b.EQ_BS3_CORRECTED, 3),
        )
    ),
    Claim(
        p.OMEGA,
        "Omega is 1/tau_ex up to second order, all first-order terms vanish",
        "error",
        (Test("series", prose.frequency, "minus the derived frequency through first order is zero"),),
        corrected=p.OMEGA_CORRECTED,
        derived="x.omega",
        needs=("B.s1",),
        why="The first-order term -tau_ex cos(theta) phidot is there, as large as eps1 unless theta is near pi/2; "
        "over a time t it shifts the phase in Eq. 9 by cos(theta) phidot t, which is not small when t is the time of M.",
    ),
)


def _with_unit_test(claim: Claim) -> Claim:
    if claim.printed.unit is None:
        return claim
    from dataclasses import replace

    return replace(claim, tests=(*claim.tests, has_unit(claim.printed.unit)))


CLAIMS: dict[str, Claim] = {claim.label: _with_unit_test(claim) for claim in _CLAIMS}
