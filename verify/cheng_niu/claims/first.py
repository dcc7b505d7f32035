"""The claims of the first half, Eqs. 1-11 and the prose around them, in paper order (see `verify.claims`)."""

from __future__ import annotations

from fractions import Fraction

from derive.cheng_niu import symbols as q
from verify.cheng_niu.claims import average as average
from verify.cheng_niu.claims import prose as prose
from verify.cheng_niu.printed import main_text as m
from verify.cheng_niu.printed import prose_spin as p
from verify.judge.checks import beyond_order, equals_derived, equation, exact, series_term, tuple_equals_derived
from verify.judge.claim import Claim, Condition, Control, Test
from verify.judge.statement import Statement


def _to_first_order(printed: Statement, says: str, component: int, averaged: bool, why: str) -> Claim:
    test = equals_derived(printed.label)
    beyond = beyond_order("x.series", 2, component, averaged)
    needs = ("p.average",) if averaged else ("p.lowest-order", "p.slow-epsilon", "p.relaxation-term")
    return Claim(printed, says, "to-order", (test,), beyond=beyond, cites=needs, why=why)


_FOOTNOTE = (
    "For xi > 0, as tau_ex/tau_sf is. In the limit xi = 0 of no relaxation the two sides are equal for N = {} (and "
    "every full turn later), and '<=' must stand."
)

FIRST_HALF: tuple[Claim, ...] = (
    equation(m.EQ_1, "the exchange Hamiltonian", "definition"),
    Claim(
        p.GAP,
        "the gap between the local bands, and which of them lies higher",
        "misprint",
        exact(prose.gap, "every member minus the derived E_up - E_down is zero"),
        corrected=p.GAP_CORRECTED,
        cites=("1", "3", "A2"),
        why="Eq. 4 and A2 use Delta = E_up - E_down, and with s = eta^dagger sigma eta (Eq. 3) Eq. 1 splits the bands "
        "by 2 S J_ex (by S J_ex, if its s is half of that). Up is the higher band, not the majority that the text "
        "calls it. It is one choice with the signs of 14, p.torque, p.n0 and p.smf: x.signs has the table.",
        changes=("p.n0",),
    ),
    equation(m.EQ_2, "the wave packet", "definition"),
    equation(m.EQ_3, "the electron spin in the local frame"),
    equation(m.EQ_4, "the effective Lagrangian"),
    Claim(m.EQ_5, "the spatial Berry connection", "definition", (tuple_equals_derived("5"),)),
    equation(m.EQ_6, "the temporal Berry connection", "definition"),
    Claim(
        p.SPINORS,
        "the spin wave functions of the main text give Eq. 7",
        "misprint",
        exact(prose.spinors, "eigenstates along n, and i hbar <i|d/dt|j> minus the derived 7 is zero"),
        corrected=p.SPINORS_CORRECTED,
        derived="A8",
        why="The phases must carry phi/2, as in A8; with theta/2 the spinors are no eigenstates along n "
        "and their connection is not Eq. 7.",
    ),
    equation(m.EQ_7, "the Berry connection along the path"),
    Claim(
        p.GAUGE,
        "rotating the frame about n is a gauge freedom, and the end result is free of it",
        "confirmed",
        exact(prose.gauge, "frame, connection and spin response for arbitrary chi(r, t)"),
        derived="7",
        cites=("A8", "11a", "11b"),
    ),
    equation(m.EQ_8, "the spin precesses in the local frame"),
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
        cites=("p.gap",),
        one_sided=True,
    ),
    Claim(
        p.RELAXATION_TERM,
        "whatever the mechanism, relaxation adds -(s - s_eq)/tau_sf to Eq. 8",
        "conditional",
        exact(
            prose.relaxation_by_flips,
            "against the master equation of spin flips alone",
            Control("the derived law with T_1 = tau_sf, T_2 = 2 tau_sf", prose.relaxation_of_flips),
        ),
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
        exact(
            prose.slow_in_general,
            "against a small swing of theta at any frequency",
            Control("the order of eps2 itself, one less", lambda body, derivation: (body[0] - 1,)),
        ),
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
        exact(prose.small_parameters, "the root minus tau_ex |dn/dt| is zero"),
        derived="8",
        cites=("p.exchange-time",),
    ),
    Claim(
        p.LOWEST_ORDER,
        "Eq. 9 is the solution of Appendix B to lowest order",
        "error",
        (
            Test(
                "series",
                prose.lowest_order,
                "obeys Eq. 8 with relaxation and starts at s_eq, through the lowest order of each component",
            ),
        ),
        corrected=p.LOWEST_ORDER_CORRECTED,
        derived="x.scaled",
        cites=("B.s1", "B.s2", "B.s3", "p.omega"),
        at={q.eps1: Fraction(1, 10), q.eps2: Fraction(1, 5), q.t_scaled: Fraction(0), q.xi: Fraction(1, 2)},
        why="9a and 9b are the first order, but 9c keeps one second-order term and drops the other, "
        "-(eps1^2 + eps2^2)/(1 + xi^2): s_3 starts above 1, and its average is not 1 to that order.",
        cause="9c",
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
        (equals_derived("9c"), series_term("x.series", 2, 2)),
        corrected=m.EQ_9C_CORRECTED,
        cites=("p.lowest-order", "p.slow-epsilon", "p.relaxation-term"),
        at={q.eps1: Fraction(1, 10), q.eps2: Fraction(1, 5), q.t_scaled: Fraction(0), q.xi: Fraction(1, 2)},
        why="The constant -(eps1^2 + eps2^2)/(1 + xi^2) of the same order is missing: the print gives s_3(0) > 1, "
        "against the initial condition, and Eq. 11c takes its time-independent part from it. A truncation without "
        "consequence for 11-17: to the first order that they hold, s_3 is 1 with either form.",
    ),
    equation(m.EQ_10A, "the average of e^{-xi t} cos t"),
    Claim(
        m.EQ_10A_BOUND,
        "the average of e^{-xi t} cos t lies below its bound, for every N and xi",
        "confirmed",
        exact(average.bound("10a"), "< for all xi > 0 and N > 0"),
        why=_FOOTNOTE.format("pi/2"),
        one_sided=True,
    ),
    Claim(
        m.EQ_10A_MAX,
        "that bound never exceeds 3 sqrt(3) / (4 N)",
        "confirmed",
        exact(average.maximum("10a"), "real roots counted on xi >= 0; reached at xi = 1/sqrt(3)"),
        one_sided=True,
    ),
    equation(m.EQ_10B, "the average of e^{-xi t} sin t"),
    Claim(
        m.EQ_10B_BOUND,
        "the average of e^{-xi t} sin t lies below its bound, for every N and xi",
        "confirmed",
        exact(average.bound("10b"), "< for all xi > 0 and N > 0"),
        why=_FOOTNOTE.format("pi"),
        one_sided=True,
    ),
    Claim(
        m.EQ_10B_MAX,
        "that bound never exceeds 2 / N",
        "confirmed",
        exact(average.maximum("10b"), "real roots counted on xi >= 0; reached at xi = 0"),
        one_sided=True,
    ),
    Claim(
        p.AVERAGE,
        "after averaging over N >> 1 exchange times only the time-independent terms survive, for any xi",
        "error",
        (average.average_test(),),
        corrected=p.AVERAGE_CORRECTED,
        derived="x.average",
        cites=("10a.bound", "10a.max", "10b.bound", "10b.max", "9a", "9b"),
        why="True in the norm of the spin and for the part along n x dn/dt: what is dropped is at most 2/N of it. The "
        "part along dn/dt, the non-adiabatic one, is itself proportional to xi: what is dropped amounts to "
        "(1 - cos N)/(N xi) of it at small xi (at N = 104, xi = 0.01 to 1.3 times the kept part), so N xi >> 1 is "
        "needed. That any xi will do (p.any-xi) is argued from this.",
        changes=("p.any-xi",),
        at={q.N: Fraction(104), q.xi: Fraction(1, 100)},
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
        beyond=beyond_order("x.series", 2, 2, averaged=True),
        cites=("9c",),
        why="True at first order; at second order it is 1 - (eps1^2 + eps2^2)/(1 + xi^2), which 9c has lost.",
    ),
    Claim(
        p.MINORITY,
        "for the minority band Eq. 11 only changes its overall sign",
        "confirmed",
        exact(prose.minority, "minus Eq. 11, against the derivation for the minority band"),
        derived="x.average",
        cites=("11a", "11b", "11c"),
    ),
)
