"""The claims of Appendices A and B, in paper order (see `verify.claims`)."""

from __future__ import annotations

from fractions import Fraction

from derive.cheng_niu import symbols as q
from verify.cheng_niu.claims import prose as prose
from verify.cheng_niu.printed import appendix_a as a
from verify.cheng_niu.printed import appendix_b as b
from verify.cheng_niu.printed import prose_spin as p
from verify.cheng_niu.printed.notation import in_amplitudes
from verify.judge.checks import derived_form, equals_derived, equation, exact, tuple_equals_derived
from verify.judge.claim import Claim, Condition, Control, Test

_OMEGA_WHY = (
    "The print defines Omega^2 (line 222) with sin(theta) phidot^2 where the square of sin(theta) phidot must stand; "
    "with the square restored the line solves Eq. 8 exactly."
)
_RATE_WHY = (
    "[sigma_k, sigma_k] is zero, so the first form would stop the precession; the connection's index must run over i, "
    "and eta has lost its dagger. The hbar in the last forms is one too many where A_i has the dimension that A9 gives "
    "it; with the values of B1 as printed, which lack it, the very last form is right."
)
_WHOLE_H = "H_ex stands for the whole local Hamiltonian, band energy included (Eq. 1 is its exchange part only)"
APPENDICES: tuple[Claim, ...] = (
    Claim(
        a.EQ_A1,
        "the Lagrangian of the wave packet",
        "conditional",
        exact(
            prose.packet_energy_of_exchange,
            "with <u|H_ex|u> from Eq. 1, against the derived Lagrangian",
            Control("the derived A1 with the energy of the derived A2", prose.derived_energy_written_out),
        ),
        condition=Condition(_WHOLE_H, Test("exact", prose.packet_energy_whole, "minus the derived A1 is zero")),
        why="With the H_ex of Eq. 1 the band energy E_0(k_c), which Eq. 4 has, is missing.",
    ),
    Claim(
        a.EQ_A2,
        "the energy of the wave packet",
        "conditional",
        exact(
            prose.energy_chain_of_exchange,
            "with <u|H_ex|u> from Eq. 1, against the derived energy",
            derived_form("A2"),
        ),
        condition=Condition(
            _WHOLE_H, Test("exact", prose.energy_chain_whole, "every member minus the derived A2 is zero")
        ),
        why="<u|H_ex|u> of Eq. 1 is s_3 Delta / 2; the mean band energy E_0 belongs to the rest of the Hamiltonian.",
        cause="A1",
    ),
    equation(a.EQ_A3, "the rate of the spin state"),
    equation(a.EQ_A4, "the overlap of the spin state and its rate"),
    Claim(a.EQ_A5, "the spatial Berry connection", "definition", (tuple_equals_derived("A5"),)),
    equation(a.EQ_A6, "the temporal Berry connection", "definition"),
    equation(a.EQ_A7, "the effective Lagrangian"),
    equation(a.EQ_A8, "the local spin wave functions", "definition"),
    equation(a.EQ_A9, "the Berry connection along the path"),
    equation(
        b.EQ_B1,
        "the Pauli components of the Berry connection",
        "misprint",
        corrected=b.EQ_B1_CORRECTED,
        why="A9 has the factor hbar/2; B1 has lost the hbar, as the dimension shows. The hbar in the last forms of "
        "B4-B6 goes with it.",
        changes=("B4", "B5", "B6"),
    ),
    equation(b.EQ_B2, "the equation of the spinor"),
    equation(
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
            cites=("B3", "B1"),
            why=_RATE_WHY,
            cause=cause,
        )
        for printed, corrected, k, cause in (
            (b.EQ_B4, b.EQ_B4_CORRECTED, 3, None),
            (b.EQ_B5, b.EQ_B5_CORRECTED, 1, "B4"),
            (b.EQ_B6, b.EQ_B6_CORRECTED, 2, "B4"),
        )
    ),
    equation(b.EQ_B7, "the spin precesses in the local frame"),
    *(
        Claim(
            printed,
            f"the exact s_{k} in a constant background",
            "misprint",
            (equals_derived(printed.label),),
            corrected=corrected,
            cites=("p.relaxation-term", "p.slow-epsilon"),
            why=_OMEGA_WHY,
            cause=cause,
        )
        for printed, corrected, k, cause in (
            (b.EQ_BS1, b.EQ_BS1_CORRECTED, 1, None),
            (b.EQ_BS2, b.EQ_BS2_CORRECTED, 2, "B.s1"),
            (b.EQ_BS3, b.EQ_BS3_CORRECTED, 3, "B.s1"),
        )
    ),
    Claim(
        p.OMEGA,
        "Omega is 1/tau_ex up to second order, all first-order terms vanish",
        "error",
        (Test("series", prose.frequency, "minus the derived frequency through first order is zero"),),
        corrected=p.OMEGA_CORRECTED,
        derived="x.omega",
        at={q.eps3: Fraction(1, 10), q.tau_ex: Fraction(1)},
        cites=("B.s1",),
        why="The first-order term -tau_ex cos(theta) phidot is there, as large as eps1 unless theta is near pi/2; "
        "over a time t it shifts the phase in Eq. 9 by cos(theta) phidot t, not small when t is the time of M. It "
        "depends on the gauge, -tau_ex (cos(theta) phidot + chidot), and vanishes for chidot = -cos(theta) phidot. "
        "Nothing later changes with it: in Eq. 9 it is of second order, and the average loses the phase.",
    ),
)
