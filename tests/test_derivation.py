"""The derivation follows its assumptions (spinors, gauge, laws, bands, times), and its results obey the equation."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import sympy as sp

from derive import LabelError, Model, Relaxation, derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.driven import driven_series
from derive.cheng_niu.algebra.smallness import taylor_terms
from derive.cheng_niu.chain import NODES, THEORY
from derive.cheng_niu.steps.bloch import equilibrium_sign, relaxing_rate
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.core.equation import Derivation
from derive.core.quantity import Quantity
from verify import is_zero

ORDER = 3
T1_T2 = Relaxation(q.T_1, q.T_2)


@cache
def chain(model: Model | None = None) -> Derivation:
    return derivation(model)


def zero(expr: Any) -> bool:
    return is_zero(list(expr) if isinstance(expr, sp.MatrixBase) else expr)


def turn(angle: Any) -> sp.Matrix:
    """Rotation of a vector about z."""
    return sp.Matrix([[sp.cos(angle), -sp.sin(angle), 0], [sp.sin(angle), sp.cos(angle), 0], [0, 0, 1]])


def standard_columns() -> tuple[sp.Matrix, sp.Matrix]:
    basis = chain()["A8"].rhs
    return sp.Matrix(basis[:, 0]), sp.Matrix(basis[:, 1])


def with_phases(up: sp.Expr, down: sp.Expr) -> Model:
    columns = standard_columns()
    return Model(spinors=(columns[0] * sp.exp(sp.I * up), columns[1] * sp.exp(sp.I * down)))


LABORATORY = Model(spinors=(sp.Matrix([1, 0]), sp.Matrix([0, 1])))
BASES = {
    "one phase for both": with_phases(q.phi, q.phi),
    "a constant turn": with_phases(sp.Rational(-3, 7), sp.Rational(3, 7)),
    "any gauge": Model(gauge=q.chi_field),
}
POLAR = with_phases(q.phi / 2, -q.phi / 2)
"""The spinors of most textbooks, (cos(theta/2), e^{i phi} sin(theta/2)): a Dirac string at the south pole."""
TWISTED = with_phases(q.theta + q.phi, 2 * q.phi - q.theta)
"""Phases that follow both angles."""
INVARIANT = ("1", "x.gap", "x.linear", "13", "x.curvature", "x.smf", "x.force", "14", "15", "16", "17", "x.transfer")


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("label", INVARIANT)
def test_what_is_measured_does_not_depend_on_the_basis(name: str, label: str) -> None:
    ours, theirs = chain(BASES[name])[label].rhs, chain()[label].rhs
    assert zero(ours - theirs)


@pytest.mark.parametrize("label", ["x.gap", "x.curvature"])
@pytest.mark.parametrize("model", [POLAR, TWISTED], ids=["polar", "twisted"])
def test_phases_that_follow_m_change_neither_levels_nor_curvature(model: Model, label: str) -> None:
    assert zero(chain(model)[label].rhs - chain()[label].rhs)


@pytest.mark.parametrize("label", ["x.linear", "13", "15", "16", "17"])
def test_the_spinors_of_the_textbooks_give_the_same_torque(label: str) -> None:
    assert zero(chain(POLAR)[label].rhs - chain()[label].rhs)


@pytest.mark.parametrize("name", BASES)
def test_the_frame_is_right_handed_with_n_as_its_third_axis(name: str) -> None:
    frame = sp.Matrix(chain(BASES[name])["x.frame"].rhs)
    assert zero(frame.T * frame - sp.eye(3))
    assert zero(frame[:, 2] - sp.Matrix(chain()["x.direction"].rhs))
    assert zero(frame[:, 0].cross(frame[:, 1]) - frame[:, 2])


def test_a_common_phase_leaves_the_spin_equation_alone() -> None:
    assert zero(chain(BASES["one phase for both"])["8"].rhs - chain()["8"].rhs)


def test_a_constant_turn_turns_the_spin_equation() -> None:
    """|up> e^{-ia}, |down> e^{ia} turn the frame by 2a."""
    rotation = turn(sp.Rational(6, 7))
    ours = sp.Matrix(chain(BASES["a constant turn"])["8"].rhs)
    assert zero(ours - rotation.T * chain()["8"].rhs * rotation)
    assert zero(sp.Matrix(chain(BASES["a constant turn"])["x.frame"].rhs) - chain()["x.frame"].rhs * rotation)


def test_a_gauge_that_moves_adds_its_rate_to_the_precession() -> None:
    """K' = R^T K R - R^T dR/dt for the frame turned by chi(r, t)."""
    rotation = turn(q.chi)
    expected = rotation.T * chain()["8"].rhs * rotation - rotation.T * rotation.diff(q.chi) * q.chidot
    assert zero(sp.Matrix(chain(BASES["any gauge"])["8"].rhs) - expected)


def test_an_explicit_gauge_is_the_arbitrary_one_with_it_put_in() -> None:
    law = 3 * q.x * q.y + q.t
    rate = q.v_x * 3 * q.y + q.v_y * 3 * q.x + 1
    ours = chain(Model(gauge=law))["7"].rhs
    general = chain(BASES["any gauge"])["7"].rhs.xreplace({q.chi: law, q.chidot: rate})
    assert zero(ours - general)


def test_spinors_of_the_laboratory_carry_no_connection() -> None:
    d = chain(LABORATORY)
    n = d["x.direction"].rhs
    assert d["7"].rhs == sp.zeros(2, 2) and d["B1"].rhs == sp.zeros(3, 1)
    precession = sp.Matrix([[0, -n[2], n[1]], [n[2], 0, -n[0]], [-n[1], n[0], 0]]) / q.tau_ex
    assert zero(sp.Matrix(d["8"].rhs) - precession)
    assert zero(d["x.bloch"].rhs - (precession * sp.Matrix(q.spin) - (sp.Matrix(q.spin) - n) / q.tau_sf))


@pytest.mark.parametrize("label", ["B.s1", "B.s2", "B.s3", "x.scaled", "9a", "9b", "9c", "11a"])
def test_from_the_solution_on_the_basis_must_follow_m(label: str) -> None:
    with pytest.raises(LabelError) as caught:
        chain(LABORATORY)[label]
    assert "eigenstates along n" in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.label in NODES


@pytest.mark.parametrize("label", ["13", "15", "16", "17"])
def test_the_torque_needs_a_basis_that_follows_m(label: str) -> None:
    with pytest.raises(LabelError, match=r"eigenstates along n|is not n"):
        chain(LABORATORY)[label]


def test_spinors_in_the_wrong_order_are_named() -> None:
    up, down = standard_columns()
    with pytest.raises(LabelError, match=r"\|up> first"):
        derivation(Model(spinors=(down, up)))["11a"]


# Laws for the angles


def test_a_law_is_put_into_every_equation() -> None:
    w, k = sp.symbols("w k", positive=True)
    d = chain(Model(theta=sp.pi / 3, phi=w * q.t - k * q.x))
    rate = w - k * q.v_x
    assert zero(d["8"].rhs - chain()["8"].rhs.xreplace({q.theta: sp.pi / 3, q.phidot: rate, q.thetadot: sp.S.Zero}))
    small = {q.eps1: q.tau_ex * sp.sqrt(3) / 2 * rate, q.eps2: sp.S.Zero, q.eps3: q.tau_ex * rate / 2}
    assert zero(d["11a"].rhs - chain()["11a"].rhs.xreplace(small))
    assert zero(d["x.omega"].rhs - (1 - small[q.eps3]))


def test_one_law_alone_leaves_the_other_angle_free() -> None:
    d = chain(Model(theta=q.t / q.tau_sf))
    assert zero(d["B1"].rhs[1] - chain()["B1"].rhs[1].xreplace({q.thetadot: 1 / q.tau_sf}))
    assert q.phidot in d["B1"].rhs.free_symbols


# Bands, exchange and relaxation


@pytest.mark.parametrize(
    "label", ["x.scaled", "x.series", "x.stationary", "x.average", "11a", "11b", "11c", "9a", "9c"]
)
def test_the_minority_band_is_the_majority_band_with_the_other_sign(label: str) -> None:
    ours, theirs = chain(Model(band="minority"))[label].rhs, chain()[label].rhs
    if isinstance(ours, sp.Tuple):
        assert all(zero(a + b) for a, b in zip(ours, theirs, strict=True))
    else:
        assert zero(ours + theirs)


def test_both_bands_enter_the_accumulation_whatever_the_model_says() -> None:
    for label in ("x.bands", "13", "15", "16"):
        assert chain(Model(band="minority"))[label].rhs == chain()[label].rhs


def test_the_other_sign_of_the_exchange_turns_the_precession_round() -> None:
    d = chain(Model(exchange=-1))
    at_rest = dict.fromkeys(q.RATES.values(), sp.S.Zero)
    assert d["8"].rhs.xreplace(at_rest) == -chain()["8"].rhs.xreplace(at_rest)
    moving = (d["8"].rhs - d["8"].rhs.xreplace(at_rest)) - (chain()["8"].rhs - chain()["8"].rhs.xreplace(at_rest))
    assert zero(moving)
    assert zero(d["x.scaled"].rhs.diff(q.t_scaled) - scaled_rate(d, Model(exchange=-1)).xreplace(spin_values(d)))


def test_the_response_for_the_other_exchange_is_stationary_too() -> None:
    """The averaged spin of both bands makes d(s)/dt of that model vanish to first order in eps1, eps2."""
    for model in (Model(exchange=-1), Model(relaxation=T1_T2), Model(exchange=-1, relaxation=T1_T2)):
        d = chain(model)
        for band, name in enumerate(("majority", "minority")):
            own = d.variant(Model(band=name, exchange=model.exchange, relaxation=model.relaxation))  # type: ignore[arg-type]
            s = sp.Matrix(d["x.bands"].rhs[:, band])
            rate = scaled_rate(own, own.model).xreplace(dict(zip(q.spin, s, strict=True)))
            size = sp.Symbol("size")
            graded = rate.xreplace({e: size * e for e in (q.eps1, q.eps2, q.eps3)})
            first = graded.diff(size).xreplace({size: sp.S.Zero})
            assert zero(graded.xreplace({size: sp.S.Zero})) and zero(first)


@pytest.mark.parametrize("label", ["B.s1", "B.s2", "B.s3", "x.scaled"])
def test_two_relaxation_times_have_no_closed_form(label: str) -> None:
    with pytest.raises(LabelError, match="closed form") as caught:
        chain(Model(relaxation=T1_T2))[label]
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("label", ["9a", "9b", "9c", "x.stationary", "11a", "11b", "11c"])
def test_two_equal_times_are_one(label: str) -> None:
    """xi_1 = xi_2 = xi in the results for T_1 and T_2 gives those for tau_sf."""
    ours = chain(Model(relaxation=T1_T2))[label].rhs.xreplace({q.xi_1: q.xi, q.xi_2: q.xi})
    assert zero(ours - chain()[label].rhs)


# The solution and its expansion


def scaled_rate(d: Derivation, model: Model) -> sp.ImmutableMatrix:
    """d(s)/d(t~) in a constant background, from Eq. 8 with relaxation."""
    small = {
        q.phidot * sp.sin(q.theta): q.eps1 / q.tau_ex,
        q.phidot * sp.cos(q.theta): q.eps3 / q.tau_ex,
        q.thetadot: q.eps2 / q.tau_ex,
    }
    rate = q.tau_ex * relaxing_rate(model, d["8"].rhs, d["x.axis-of-M"].rhs)
    decays = {q.tau_sf: q.tau_ex / q.xi, q.T_1: q.tau_ex / q.xi_1, q.T_2: q.tau_ex / q.xi_2}
    return rate.applyfunc(sp.expand).subs(small).xreplace(decays).applyfunc(sp.expand).as_immutable()


def spin_values(d: Derivation) -> dict[sp.Symbol, sp.Expr]:
    return dict(zip(q.spin, d["x.scaled"].rhs, strict=True))


@pytest.mark.parametrize("band", ["majority", "minority"])
def test_the_exact_solution_solves_the_equation(band: Any) -> None:
    model = Model(band=band)
    d = chain(model)
    assert zero(d["x.scaled"].rhs.diff(q.t_scaled) - scaled_rate(d, model).xreplace(spin_values(d)))


@pytest.mark.parametrize(("band", "sign"), [("majority", 1), ("minority", -1)])
def test_the_spin_starts_in_equilibrium(band: Any, sign: int) -> None:
    start = sp.Matrix([0, 0, sign])
    d = chain(Model(band=band))
    assert zero(sp.Matrix(d["x.scaled"].rhs).xreplace({q.t_scaled: sp.S.Zero}) - start)
    total = sum((sp.Matrix(term) for term in d["x.series"].rhs), sp.zeros(3, 1))
    assert zero(total.xreplace({q.t_scaled: sp.S.Zero}) - start)


def test_without_relaxation_the_spin_keeps_its_length() -> None:
    s = chain()["x.scaled"].rhs.xreplace({q.xi: sp.S.Zero})
    assert zero(s.dot(s) - 1)
    relaxed = chain()["x.scaled"].rhs
    assert not zero(relaxed.dot(relaxed) - 1)


def test_the_solution_in_seconds_is_the_scaled_one() -> None:
    small = {
        q.t_scaled: q.t / q.tau_ex,
        q.xi: q.tau_ex / q.tau_sf,
        q.eps1: q.tau_ex * sp.sin(q.theta) * q.phidot,
        q.eps2: q.tau_ex * q.thetadot,
        q.eps3: q.tau_ex * sp.cos(q.theta) * q.phidot,
    }
    for i in range(3):
        assert zero(chain()[f"B.s{i + 1}"].rhs - chain()["x.scaled"].rhs[i].xreplace(small))


@cache
def series(model: Model, order: int) -> tuple[sp.ImmutableMatrix, ...]:
    """The terms by the way that the model takes: of the closed solution where there is one."""
    if model.relaxation.isotropic:
        return tuple(taylor_terms(chain(model)["x.scaled"].rhs, order))
    return driven(model, order)


def driven(model: Model, order: int) -> tuple[sp.ImmutableMatrix, ...]:
    """The terms from the equation, order by order."""
    rates = scaled_rates(model)
    return tuple(driven_series(chain(model)["x.axis"].rhs, rates, equilibrium_sign(model), order))


@pytest.mark.parametrize("exchange", [1, -1])
@pytest.mark.parametrize("band", ["majority", "minority"])
def test_both_ways_to_the_series_meet(band: Any, exchange: int) -> None:
    """Two derivations that share no formula: the expanded solution, and the equation solved order by order."""
    model = Model(band=band, exchange=exchange)
    for ours, theirs in zip(series(model, ORDER), driven(model, ORDER), strict=True):
        assert zero(ours - theirs)


def test_the_series_is_the_taylor_series_of_the_exact_solution() -> None:
    """To order 3, the first order at which t~^2 occurs; each component on its own."""
    size = sp.Symbol("size", positive=True)
    terms = series(Model(), ORDER)
    for i in range(3):
        rest = chain()["x.scaled"].rhs[i].xreplace({e: size * e for e in (q.eps1, q.eps2, q.eps3)})
        for order, term in enumerate(terms):
            assert is_zero(rest.xreplace({size: sp.S.Zero}).doit() / sp.factorial(order) - term[i]), order
            rest = rest.diff(size)


@pytest.mark.parametrize("band", ["majority", "minority"])
@pytest.mark.parametrize("exchange", [1, -1])
@pytest.mark.parametrize("relaxation", [Relaxation(), T1_T2], ids=["one time", "two times"])
def test_the_series_solves_the_equation_order_by_order(band: Any, relaxation: Relaxation, exchange: int) -> None:
    model = Model(band=band, relaxation=relaxation, exchange=exchange)
    terms = series(model, ORDER)
    rate = scaled_rate(chain(model), model)
    size = sp.Symbol("size")
    graded = rate.xreplace({e: size * e for e in (q.eps1, q.eps2, q.eps3)})
    driven = graded.xreplace({size: sp.S.Zero})
    turning = graded.diff(size).xreplace({size: sp.S.Zero})
    for order in range(ORDER + 1):
        expected = driven.xreplace(dict(zip(q.spin, terms[order], strict=True)))
        if order:
            expected -= driven.xreplace(dict.fromkeys(q.spin, sp.S.Zero))
            expected += turning.xreplace(dict(zip(q.spin, terms[order - 1], strict=True)))
        assert zero(sp.Matrix(terms[order]).diff(q.t_scaled) - expected)
        if order:
            assert zero(sp.Matrix(terms[order]).xreplace({q.t_scaled: sp.S.Zero}))


def test_a_higher_order_leaves_the_lower_ones() -> None:
    assert series(Model(), ORDER)[:2] == series(Model(), 1)


@pytest.mark.parametrize("order", [-1, -7])
def test_there_is_no_negative_order(order: int) -> None:
    with pytest.raises(ValueError, match=f"order is {order}"):
        driven(Model(), order)


# The chain


SWITCHES = {
    "minority": Model(band="minority"),
    "exchange": Model(exchange=-1),
    "two times": Model(relaxation=T1_T2),
    "gauge": Model(gauge=q.chi_field),
    "explicit gauge": Model(gauge=q.x + q.t),
    "spinors": TWISTED,
    "laboratory": LABORATORY,
    "law": Model(theta=q.t, phi=q.x),
    "all": Model(band="minority", exchange=-1, relaxation=T1_T2, gauge=q.chi_field, phi=q.t),
}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_variant_is_a_fresh_derivation(name: str) -> None:
    fresh, shared = THEORY.derivation(SWITCHES[name]), chain().variant(SWITCHES[name])
    for label in NODES:
        try:
            expected = fresh[label].rhs
        except LabelError as error:
            with pytest.raises(LabelError) as caught:
                shared[label]
            assert str(caught.value) == str(error)
        else:
            assert shared[label].rhs == expected, label


def test_a_variant_of_a_variant_comes_back() -> None:
    back = chain().variant(Model(band="minority", gauge=q.chi_field)).variant(Model())
    for label in ("A8", "7", "x.bloch", "9a", "16"):
        assert back[label].rhs == chain()[label].rhs


def test_a_derivation_that_goes_on_assumes_what_it_goes_on_from() -> None:
    from derive.all_orders.chain_beyond import THEORY as BEYOND

    model = Model(band="minority", relaxation=T1_T2)
    on = chain().variant(model).continued(BEYOND)
    assert (on.model.band, on.model.relaxation, on.model.order) == (model.band, model.relaxation, BEYOND.model.order)
    assert on["x.inverse"].rhs == BEYOND.derivation(on.model)["x.inverse"].rhs
    assert on["11a"].rhs == chain().variant(model)["11a"].rhs != chain()["11a"].rhs


def test_a_step_sees_only_what_its_node_declares() -> None:
    from derive.core.node import ModelView

    view = ModelView(Model(), ("band",))
    assert view.band == "majority"
    with pytest.raises(AttributeError, match="does not declare"):
        _ = view.relaxation


def test_an_unknown_label_names_the_nearest() -> None:
    for kind in (KeyError, ValueError, LabelError):
        with pytest.raises(kind, match=r"^unknown label '9d'; did you mean .*9c"):
            chain()["9d"]
    assert "18" not in chain() and "17" in chain() and chain().get("18") is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("eq9a", "9a"),
        ("9A", "9a"),
        ("Eq. 9a", "9a"),
        ("Eq. (16)", "16"),
        ("(b.S1)", "B.s1"),
        ("x.AXIS-of-m", "x.axis-of-M"),
    ],
)
def test_labels_are_understood_as_people_write_them(written: str, label: str) -> None:
    assert chain()[written] is chain()[label]


def test_a_repr_is_one_line() -> None:
    for value in (chain(), chain()["16"]):
        assert "\n" not in repr(value) and len(repr(value)) < 400


def test_the_working_ends_with_the_equation_and_holds_all_it_needs() -> None:
    working = [e.label for e in chain().leading_to("11b")]
    assert working[-1] == "11b" and {"A8", "7", "8", "x.series", "10a", "10b"} <= set(working)
    for place, label in enumerate(working):
        assert set(chain().needs(label)) <= set(working[:place])


PAPERS_CHAIN = {
    "16": "15",
    "17": "16",
    "15": "14 13",
    "14": "13",
    "13": "11a 11b 11c 12",
    "11a": "9a 10a 10b",
    "11b": "9b 10a 10b",
    "11c": "9c 10a 10b",
    "9a": "8",
    "9b": "8",
    "9c": "8",
    "B7": "B1 B4 B5 B6",
    "8": "2 3 4 5 6 7 1 B7",
    "B2": "4 3",
    "4": "A1 A2 A4",
}
"""What each equation rests on in the paper."""


@pytest.mark.parametrize("name", ["", *(name for name in SWITCHES if name not in ("laboratory", "law"))])
def test_each_equation_rests_on_those_that_the_paper_derives_it_from(name: str) -> None:
    d = chain(SWITCHES.get(name, Model()))
    for label, cited in PAPERS_CHAIN.items():
        below = {e.label for e in d.leading_to(label)}
        assert set(cited.split()) <= below, label
    assert {"1", "3", "8", "9a", "9b", "9c", "11a", "11b", "11c", "12", "13", "14", "15"} <= {
        e.label for e in d.leading_to("16")
    }
    if d.model.relaxation.isotropic:
        assert {"B.s1", "B.s2", "B.s3"} <= {e.label for e in d.leading_to("9a")}


A, B = sp.symbols("a b", positive=True)


def test_symbols_of_ones_own_are_symbols_of_the_derivation() -> None:
    """Bloch's equation with times a and b: their symbols have arguments, units, functions, code and LaTeX."""
    d = derivation(Model(relaxation=Relaxation(A, B)))
    equation = d["x.bloch"]
    assert {A, B} <= set(equation.args) and equation.units["a"] == equation.units["b"] == "s"
    numbers = {s: 0.3 + 0.1 * k for k, s in enumerate(equation.args)}
    found = equation.function()(**{s.name: value for s, value in numbers.items()})
    expected = [float(entry.subs(numbers)) for entry in equation.rhs]
    assert found == pytest.approx(expected, rel=1e-14)  # a few roundings
    assert "a" in equation.code("c") and "\\frac" in equation.latex()


def test_a_symbol_that_clashes_with_the_theorys_is_refused() -> None:
    with pytest.raises(ValueError, match="other assumptions"):
        derivation(Model(relaxation=Relaxation(sp.Symbol("xi", positive=True), A)))


def test_the_unit_of_a_symbol_of_ones_own_is_the_one_that_was_said() -> None:
    k = sp.Symbol("k", positive=True)
    bare, said = (Model(theta=k * q.x, symbols=rows) for rows in ((), (Quantity(k, "k", "1/m", "pitch"),)))
    assert derivation(bare)["8"].units["k"] == "?" and derivation(said)["8"].units["k"] == "1/m"
    with pytest.raises(ValueError, match="unit of k is not known"):
        derivation(bare).symbols.dimension(k)


def test_arguments_are_all_that_the_equation_depends_on() -> None:
    for label, equation in chain().items():
        free: set[Any] = getattr(equation.rhs, "free_symbols", set())
        assert set(equation.args) == free & {entry.symbol for entry in q.SYMBOLS.values()}, label
        assert list(equation.units) == [a.name for a in equation.args]
    assert chain()["9a"].args == (q.t_scaled, q.eps1, q.eps2, q.xi)
