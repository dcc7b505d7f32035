"""Dimensions as a scaling symmetry: what is sound passes, and each lost or doubled unit is seen."""

from __future__ import annotations

from functools import cache

import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import NODES
from derive.core.equation import Derivation
from derive.core.quantity import unit_dimension
from verify.judge.scaling import is_homogeneous, scale


@cache
def chain() -> Derivation:
    return derivation()


NAMED_BY_UNIT = [
    label
    for label, node in NODES.items()
    if label[0].isdigit() or label[0] in "AB" or label in ("x.bloch", "x.smf", "x.n0", "x.u", "x.eta", "x.beta")
]


@pytest.mark.parametrize("label", NAMED_BY_UNIT)
def test_every_derived_equation_has_the_dimension_of_its_left_hand_side(label: str) -> None:
    """17 holds two quantities of different units and 10's maxima hold numbers; they are tested apart."""
    rhs = chain()[label].rhs
    if label == "17":
        assert is_homogeneous(rhs[0], "1/(T s)", q.SYMBOLS) and is_homogeneous(rhs[1], "1", q.SYMBOLS)
        return
    unit = q.SYMBOLS[NODES[label].lhs.name].unit if isinstance(NODES[label].lhs, sp.Symbol) else "1"
    if label == "12":
        unit = "1/s"
    assert is_homogeneous(rhs, unit, q.SYMBOLS)


@pytest.mark.parametrize("factor", [q.hbar, q.tau_ex, q.M_s, q.e, q.mu_B, q.x, q.gamma])
@pytest.mark.parametrize("label", ["8", "B1", "15", "16"])
def test_a_lost_or_extra_factor_is_seen(label: str, factor: sp.Symbol) -> None:
    equation = chain()[label]
    unit = q.SYMBOLS[NODES[label].lhs.name].unit
    for spoilt in (equation.rhs * factor, equation.rhs / factor):
        assert not is_homogeneous(spoilt, unit, q.SYMBOLS)


def test_one_term_of_the_wrong_dimension_is_seen() -> None:
    assert is_homogeneous(q.Delta + q.hbar / q.tau_ex, "J", q.SYMBOLS)
    assert not is_homogeneous(q.Delta + q.hbar, "J", q.SYMBOLS)
    assert not is_homogeneous(q.Delta + q.hbar / q.tau_ex**2, "J", q.SYMBOLS)
    assert not is_homogeneous(q.Delta + 1, "J", q.SYMBOLS)


def test_numbers_and_angles_have_no_dimension() -> None:
    assert is_homogeneous(sp.sin(q.theta) + 3 * sp.pi, "1", q.SYMBOLS)
    assert is_homogeneous(sp.exp(-q.t / q.tau_sf), "1", q.SYMBOLS)
    assert not is_homogeneous(sp.exp(-q.t), "1", q.SYMBOLS)
    assert not is_homogeneous(sp.cos(q.t * q.tau_sf), "1", q.SYMBOLS)


def test_a_derivative_divides_by_its_coordinate() -> None:
    slope, rate = sp.diff(q.theta_field, q.x), sp.diff(q.theta_field, q.t)
    assert is_homogeneous(q.v_x * slope + rate, "1/s", q.SYMBOLS)
    assert is_homogeneous(sp.diff(q.theta_field, q.x, 2), "1/m^2", q.SYMBOLS)
    assert not is_homogeneous(slope + rate, "1/s", q.SYMBOLS)


def test_zero_has_every_dimension() -> None:
    assert is_homogeneous(sp.S.Zero, "J", q.SYMBOLS) and is_homogeneous(sp.zeros(3, 3), "1/s", q.SYMBOLS)


def test_roots_and_negative_powers_scale() -> None:
    frequency = sp.sqrt(1 / q.tau_ex**2 + q.phidot**2)
    assert is_homogeneous(frequency, "1/s", q.SYMBOLS) and is_homogeneous(1 / frequency, "s", q.SYMBOLS)
    assert not is_homogeneous(sp.sqrt(1 / q.tau_ex + q.phidot**2), "1/s", q.SYMBOLS)


def test_scales_of_different_units_differ() -> None:
    units = ["kg", "m", "s", "C", "J", "A/m", "V/m", "T", "1/(T s)", "1"]
    assert len({scale(unit_dimension(unit)) for unit in units}) == len(units)


def test_a_unit_or_symbol_that_nobody_knows_is_turned_away() -> None:
    with pytest.raises(ValueError, match="furlong"):
        is_homogeneous(q.hbar, "furlong", q.SYMBOLS)
    with pytest.raises(ValueError, match="dimension is not known"):
        is_homogeneous(sp.Symbol("stranger"), "J", q.SYMBOLS)
