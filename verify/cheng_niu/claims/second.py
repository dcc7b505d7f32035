"""The claims of the second half, Eqs. 12-17 and what they rest on, in paper order (see `verify.claims`)."""

from __future__ import annotations

import sympy as sp

from verify.cheng_niu.claims import torque as check
from verify.cheng_niu.printed import prose_torque as p
from verify.cheng_niu.printed import torque_text as t
from verify.judge.checks import derived_form, equals_derived, tuple_equals_derived
from verify.judge.claim import Check, Claim, Condition, Control, Test


def _test(function: Check, detail: str, method: str = "exact", proves: Control | None = None) -> Test:
    return Test(method, function, detail, proves)


_NUMBERS = "enclosure"

SECOND_HALF: tuple[Claim, ...] = (
    Claim(
        p.FRAME,
        "the averaged spin deviates from s_eq by <s_1>, <s_2> across n and not along it",
        "to-order",
        (_test(check.averaged_frame, "minus the derived <s> - s_eq is zero"),),
        beyond=Test(
            "next-order",
            check.frame_next_order,
            "fails at order 2: s_3 falls short of 1",
            Control("the derived deviation through order 2", lambda body, d: sp.Tuple(check.second_order_frame(d))),
        ),
        derived="x.stationary",
        cites=("11a", "11b", "11c"),
        why="At second order there is a part along n as well, -(eps1^2 + eps2^2)/(1 + xi^2).",
    ),
    Claim(
        t.EQ_12,
        "dn/dt and n x dn/dt in the local frame",
        "misprint",
        (equals_derived("12"),),
        corrected=t.EQ_12_CORRECTED,
        why="The prefactor Omega/tau_ex has the dimension 1/s^2; with eps1, eps2 as defined it is 1/tau_ex. Or, with "
        "the unit vectors dn/dt / |dn/dt| and n x dn/dt / |dn/dt| on the left, a rotation as the text calls it, "
        "1/(Omega tau_ex).",
    ),
    Claim(
        t.EQ_13,
        "the transverse spin of one electron",
        "to-order",
        (equals_derived("13"),),
        beyond=Test(
            "next-order",
            check.response_next_order,
            "fails at order 2: eps1 eps3, eps2 eps3 remain",
            Control("the derived deviation through order 2, of both bands", check.both_bands),
        ),
        cites=("11a", "11b", "12", "p.minority", "p.frame"),
        why="Exact at first order in tau_ex dn/dt, with the corrected Eq. 12, and at no higher order.",
    ),
    Claim(
        p.VELOCITY,
        "the velocity of the wave packet",
        "misprint",
        (equals_derived("x.velocity"),),
        corrected=p.VELOCITY_CORRECTED,
        derived="x.velocity",
        cites=("4",),
        why="delta L / delta k_c = 0 gives +dE/(hbar dk); the current j_e and the signs of Eq. 15 use the plus.",
    ),
    Claim(
        t.EQ_14,
        "the spin accumulation of the conduction band",
        "definition",
        (equals_derived("14"),),
        cites=("13",),
        why="Its sign is that of spins, not of moments: part of the choice of sign in x.signs.",
    ),
    Claim(
        p.BOLTZMANN,
        "the distribution in a weak electric field",
        "confirmed",
        (equals_derived("x.distribution"),),
        derived="x.distribution",
        cites=("p.velocity",),
        why="For carriers of charge -e, e > 0, and one relaxation time a band.",
    ),
    Claim(
        p.RELAXATION,
        "it is equivalent to put tau_sf into the Boltzmann equation or into Eq. 8",
        "conditional",
        (
            _test(
                check.relaxed_populations,
                "against spin flips between the populations of two bands",
                proves=derived_form("x.relaxation-populations"),
            ),
        ),
        condition=Condition(
            "the Boltzmann equation is that of the 2x2 spin distribution, its off-diagonal part relaxing with tau_sf",
            _test(check.relaxed_matrix, "kinetic equation of the spin matrix, and Eq. 8, give the same accumulation"),
        ),
        derived="x.accumulation",
        cites=("p.relaxation-term", "p.boltzmann"),
        why="Flips between the populations of the two bands leave the transverse spin alone: no term in xi appears.",
    ),
    Claim(
        p.CURRENT,
        "the charge current",
        "misprint",
        (equals_derived("x.current"),),
        corrected=p.CURRENT_CORRECTED,
        derived="x.current",
        cites=("p.velocity", "p.boltzmann"),
        why="The differential dE must stand where the scan shows a delta, which the paper uses for small parts. "
        "Compared per unit energy, with delta E as a number of its own.",
    ),
    Claim(
        t.EQ_15,
        "the spin accumulation, by the current",
        "confirmed",
        (equals_derived("15"),),
        cites=("13", "14", "p.current", "p.n0", "p.velocity", "p.gap"),
        why="With P j_e = j_up - j_down, n_0 and P counted as Eq. 14 counts the moments; to the order of Eq. 13.",
    ),
    Claim(
        p.POLARIZATION,
        "P is the polarization of the densities at the Fermi level",
        "conditional",
        (
            _test(
                check.polarization_by_density,
                "against (j_up - j_down)/(j_up + j_down), whole densities, any masses",
                proves=derived_form("x.parabolic-polarization"),
            ),
            _test(
                check.polarization_by_states,
                "against the same, densities of states, any masses and times",
                proves=derived_form("x.parabolic-polarization"),
            ),
        ),
        condition=Condition(
            "n^F is the density of states at the Fermi energy and v_F^2 tau_0/3 is the same in both bands (or, in "
            "parabolic bands, n^F is the density of all electrons and tau_0/m the same)",
            _test(
                check.polarization_alike,
                "equals (j_up - j_down)/(j_up + j_down) for isotropic parabolic bands, and differs by a multiple of "
                "the difference of v_F^2 tau_0/3",
            ),
        ),
        derived="x.parabolic-polarization",
        cites=("p.current", "p.gap"),
        why="Eq. 15 needs the polarization of the current, (n_up K_up - n_down K_down)/(n_up K_up + n_down K_down) "
        "with n the density of states and K = v_F^2 tau_0/3: it is the printed P only if K is the same in both bands.",
    ),
    Claim(
        p.N0,
        "n_0 is the equilibrium spin density, about a hundredth of M_s",
        "conditional",
        (
            _test(
                check.spin_density_as_printed,
                "with Eq. 4's gap up is the emptier band, so the number has the wrong sign",
                _NUMBERS,
                Control("the same for up as the lower band, exchange = -1", model={"exchange": -1}),
            ),
        ),
        condition=Condition(
            "n_0 counts the moment of the lower, fuller band as positive, as Eq. 14 does with -mu_B (x.signs)",
            _test(
                check.spin_density_of_moments,
                "the formula minus the derived n_0 is zero; n_0/M_s is 0.0016 (Fe) to 0.0056 (Ni) with the paper's v_F "
                "and Delta, within a decade",
                _NUMBERS,
            ),
        ),
        derived="x.n0",
        cites=("p.gap",),
        why="The formula holds. Its sign as printed goes with up as the fuller band, against Eq. 4: x.signs has the "
        "table. The size is read off one free-electron band, which tests no material: with the paper's v_F and Delta "
        "it is within a decade; one free electron an atom and Delta = 1 eV would give 0.05 to 0.2.",
        cause="p.gap",
        one_sided=True,
    ),
    Claim(
        p.FOUR_TERMS,
        "the four terms of Eq. 15 come from the four terms of Eq. 13, the renormalization from the first two",
        "confirmed",
        (_test(check.four_terms, "term by term, and eta vanishes with n_0"),),
        derived="15",
        cites=("13", "15", "17"),
    ),
    Claim(
        p.TORQUE,
        "the torque that the accumulation exerts on M",
        "conditional",
        (
            _test(
                check.torque_as_printed,
                "from Eq. 1 with the signs of Eq. 14 and of gamma as printed",
                proves=Control("the derived torque turned round", lambda body, d: sp.Tuple(-d["x.torque"].rhs)),
            ),
        ),
        condition=Condition(
            "M and delta-m have the same ratio to the angular momentum they carry; with M the moment, as gamma > 0 "
            "has it, this means -mu_B in Eq. 14, and n_0 and P counted likewise",
            _test(check.torque_counted_alike, "from Eq. 1 with delta-m a moment, and the derived torque"),
        ),
        derived="x.torque",
        cites=("1", "14", "p.gap"),
        why="s = eta^dagger sigma eta, delta-m = +mu_B sum s and gamma > 0 cannot hold together: electrons carry their "
        "moment against their spin. The magnitude needs Delta = 2 S J_ex. x.signs has the table of what holds when.",
        cause="p.gap",
    ),
    Claim(
        p.LLG,
        "the Landau-Lifshitz-Gilbert equation that the torque is added to",
        "confirmed",
        (equals_derived("x.llg"),),
        derived="x.llg",
        why="For M the magnetic moment of electrons and gamma > 0.",
    ),
    Claim(
        t.EQ_16,
        "the magnetization dynamics",
        "confirmed",
        (equals_derived("16"),),
        cites=("15", "17", "p.torque", "p.llg", "p.u", "p.eta"),
    ),
    Claim(
        p.DRIFT,
        "the effective electron velocity u",
        "confirmed",
        (equals_derived("x.u"),),
        derived="x.u",
        cites=("15", "p.torque"),
    ),
    Claim(p.ETA, "the factor eta", "confirmed", (equals_derived("x.eta"),), derived="x.eta", cites=("15", "p.torque")),
    Claim(
        t.EQ_17,
        "the renormalized gyromagnetic ratio and damping",
        "confirmed",
        (tuple_equals_derived("17"),),
        cites=("15", "p.torque", "p.llg", "p.eta"),
    ),
    Claim(
        p.ZHANG_LI,
        "Eqs. 15-17 confirm the macroscopic theory with all coefficients",
        "confirmed",
        (_test(check.macroscopic, "accumulation and torque of the continuity equation, term by term"),),
        derived="x.macroscopic",
        cites=("15", "16", "17"),
        why="All coefficients agree in terms of tau_ex.",
    ),
)
