"""Conventions: bookkeeping that changes no physics, and which printed signs go together."""

from __future__ import annotations

import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.convention import Convention
from derive.cheng_niu.signs import LABELS, READINGS, Reading, required_factors
from tests.vector_values import vector_values
from verify.zero.exact import is_zero

PAPER = derivation()
TEXTURE = vector_values(q.theta_field, q.phi_field)


def test_the_papers_own_convention_changes_nothing() -> None:
    for label in ("9a", "13", "15", "16", "17"):
        assert Convention().apply(PAPER[label]) == PAPER[label]


def test_the_explicit_form_is_solved_for_the_rate() -> None:
    """Put back for dM/dt, it fulfils the implicit equation on the general unit-vector field."""
    explicit = Convention(form="explicit").apply(PAPER["16"])
    assert not explicit.rhs.free_symbols & set(q.M_t)
    back = PAPER["16"].rhs.xreplace(dict(zip(q.M_t, explicit.rhs, strict=True)))
    assert is_zero((back - explicit.rhs).xreplace(TEXTURE))


def test_the_explicit_form_renormalizes_the_precession() -> None:
    """gamma~ / (1 + alpha~^2) before H x M: the gamma of Landau and Lifshitz."""
    rhs = Convention(form="explicit").apply(PAPER["16"]).rhs
    gamma, alpha = PAPER["17"].rhs
    precession = -rhs[0].diff(q.H[2]).xreplace({q.M[0]: sp.S.Zero, q.M[2]: sp.S.Zero}) / q.M[1]
    assert is_zero(precession + 0 - gamma / (1 + alpha**2))


@pytest.mark.parametrize("label", ["17", "15", "9a", "x.u"])
def test_what_has_no_rate_on_the_right_has_no_explicit_form(label: str) -> None:
    with pytest.raises(ValueError, match="explicit form"):
        Convention(form="explicit").apply(PAPER[label])


def test_positive_carriers_flow_the_other_way() -> None:
    """Charge +e turns u; counting the carriers' flow in place of the charge turns it once more."""
    u = PAPER["x.u"].rhs
    assert is_zero(Convention(charge=1).apply(PAPER["x.u"]).rhs + u)
    assert is_zero(Convention(charge=1, current=-1).apply(PAPER["x.u"]).rhs - u)


def test_turning_u_turns_its_definition_and_its_torque() -> None:
    turned = Convention(drift=-1)
    assert is_zero(turned.apply(PAPER["x.u"]).rhs + PAPER["x.u"].rhs)
    still = dict.fromkeys(q.u, sp.S.Zero)
    rest = PAPER["16"].rhs.xreplace(still)
    assert is_zero(turned.apply(PAPER["16"]).rhs - rest + PAPER["16"].rhs - rest)


def test_half_the_pauli_vector_is_half_the_spin() -> None:
    half = Convention(spin="sigma/2")
    for label in ("9a", "11b", "13", "x.linear", "x.bands"):
        assert is_zero([2 * half.apply(PAPER[label]).rhs - PAPER[label].rhs]), label
    assert is_zero(half.apply(PAPER["15"]).rhs - PAPER["15"].rhs)


def test_charge_and_current_turned_twice_give_every_equation_back() -> None:
    turned = Convention(charge=1, current=-1)
    for label, equation in PAPER.items():
        once = turned.apply(equation)
        assert turned.apply(once).components == equation.components, label
    assert turned.apply(PAPER["15"]).components != PAPER["15"].components


def test_spin_like_vectors_turn_precession_damping_and_the_non_adiabatic_torque() -> None:
    turned = Convention(moment="spin").apply(PAPER["16"]).rhs
    expected = PAPER["16"].rhs.xreplace({q.gamma: -q.gamma, q.alpha: -q.alpha, q.xi: -q.xi})
    assert is_zero(turned - expected)
    field = PAPER["x.smf"].rhs
    assert is_zero(Convention(moment="spin").apply(PAPER["x.smf"]).rhs + field.xreplace({q.xi: -q.xi}))


def test_twice_turned_is_unturned() -> None:
    for convention in (Convention(moment="spin"), Convention(charge=1), Convention(current=-1), Convention(drift=-1)):
        for label in ("15", "16", "x.torque", "x.u"):
            twice = convention.apply(convention.apply(PAPER[label]))
            assert is_zero(twice.rhs - PAPER[label].rhs)


def test_angles_do_not_turn_with_the_vectors() -> None:
    for label in ("8", "9a", "12", "x.linear", "x.direction"):
        with pytest.raises(ValueError, match="tied to the direction"):
            Convention(moment="spin").apply(PAPER[label])


def test_a_solvers_parameters_are_a_convention() -> None:
    """Unit vectors and a field strength, for example: the arguments follow."""
    m = sp.symbols("m_x m_y m_z", real=True)
    solver = Convention(substitution=dict(zip(q.M, (q.M_s * c for c in m), strict=True)))
    written = solver.apply(PAPER["x.torque"])
    assert set(m) <= set(written.args)
    assert not set(written.args) & set(q.M)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"charge": 2}, "charge is 2"),
        ({"current": 0}, "current is 0"),
        ({"drift": "up"}, "use 1 or -1"),
        ({"spin": "half"}, "'sigma' or 'sigma/2'"),
        ({"moment": "up"}, "'moment' or 'spin'"),
        ({"form": "Gilbert"}, "'implicit' or 'explicit'"),
        ({"substitution": {sp.Symbol("k"): 1}}, "no symbol k"),
    ],
)
def test_a_wrong_choice_is_named(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Convention(**wrong)  # type: ignore[arg-type]


def surviving(reading: Reading) -> set[str]:
    """The labels that hold as printed under a reading."""
    return {label for label, factors in required_factors(reading).items() if set(factors.values()) == {1}}


def readings_that_keep(labels: tuple[str, ...]) -> list[Reading]:
    """The readings under which all these hold as printed."""
    return [reading for reading in READINGS if set(labels) <= surviving(reading)]


def test_no_reading_keeps_all_the_printed_signs() -> None:
    """Eqs. 3 and 14 and the sign of gamma exclude one another, whatever s, M and the coupling are."""
    assert readings_that_keep(("3", "14", "p.llg")) == []
    for reading in READINGS:
        factors = required_factors(reading)
        assert tuple(factors) == LABELS
        assert factors["3"][""] * factors["14"][""] * factors["p.llg"]["gamma, alpha"] == -1


def test_what_to_turn_to_make_the_rest_hold() -> None:
    """Either Eq. 14 carries -mu_B, or gamma and alpha are negative, or s points along the moment and Eq. 3 turns."""
    rest = ("1", "3", "4", "p.torque")
    assert readings_that_keep((*rest, "p.llg")) == [Reading("spin", "moment", 1)]
    assert readings_that_keep((*rest, "14", "15")) == [Reading("spin", "spin", -1)]
    (moments,) = readings_that_keep(("14", "15", "p.torque", "16", "p.llg", "p.n0", "p.smf"))
    assert moments == Reading("moment", "moment", 1)
    assert set(LABELS) - surviving(moments) == {"1", "3", "4", "p.gap"}


def test_the_gap_that_the_text_gives_is_that_of_half_the_pauli_vector_along_the_moment() -> None:
    """Delta = S J_ex = E_down - E_up, sign and size, goes with 14 only up to the factor 2 of the size of s."""
    whole, half = (required_factors(Reading("moment", "moment", 1, half)) for half in (False, True))
    assert whole["p.gap"] == {"E_down - E_up": 1, "S J_ex": 2} and whole["14"] == {"": 1}
    assert half["p.gap"] == {"E_down - E_up": 1, "S J_ex": 1} and half["14"] == {"": 2}


def test_a_reading_is_validated() -> None:
    with pytest.raises(ValueError, match="'spin' or 'moment'"):
        Reading(s="sigma")
    with pytest.raises(ValueError, match="coupling is 0"):
        Reading(coupling=0)
