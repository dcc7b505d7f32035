"""Vectors as combinations of named directions: exact components, and nothing turned on trust."""

from __future__ import annotations

import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.core.vector import Arrow, Cross, Vector, components
from tests.vector_values import vector_values
from verify import is_zero

ON_A_TEXTURE = vector_values(q.theta_field, q.phi_field)
"""n, M and their derivatives for an arbitrary texture, so that |n| = 1 and n . dn = 0 hold identically."""
VECTORS = ("13", "14", "15", "16", "x.accumulation", "x.transfer", "x.llg", "x.torque", "x.relaxation-matrix")


@pytest.mark.parametrize("label", VECTORS)
def test_the_components_are_the_sum_over_the_directions(label: str) -> None:
    """Written out by hand: each coefficient times the components of its direction, from the symbols themselves."""
    value = derivation()[label].rhs
    assert isinstance(value, Vector)
    total = sp.zeros(*value.shape)
    for coefficient, direction in value.terms:
        total += by_hand(direction) * sp.Matrix([[coefficient]] if not hasattr(coefficient, "rows") else coefficient)
    assert is_zero(total - value.components)


def by_hand(direction: sp.Basic) -> sp.Matrix:
    """The components of a direction by its name."""
    named = {
        "n": q.n, "M": q.M, "∂n/∂t": q.n_t, "∂M/∂t": q.M_t, "H": q.H, "δm": q.dm, "T": q.torque,
        "v": q.velocity, "v_up": q.v_up, "v_down": q.v_down, "j": q.j_e, "j_up": q.j_up, "j_down": q.j_down, "u": q.u,
    }  # fmt: skip
    if isinstance(direction, Cross):
        a, b = (by_hand(part) for part in direction.args)
        return sp.Matrix([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])
    if isinstance(direction, Arrow):
        return sp.Matrix(named[direction.name])
    carrier, field = direction.name.strip("(").split("·∇)")
    slopes = q.n_grad if field == "n" else q.M_grad
    return sp.Matrix([sum(named[carrier][k] * slopes[k][i] for k in range(3)) for i in range(3)])


@pytest.mark.parametrize("label", ("15", "x.transfer", "x.macroscopic"))
def test_turning_is_the_cross_product_on_every_texture(label: str) -> None:
    value = derivation()["15" if label == "x.macroscopic" else label].rhs
    turned = value.turned(q.M_arrow, q.M_s).components - q.M.cross(value.components) / q.M_s
    assert is_zero(turned.xreplace(ON_A_TEXTURE))
    twice = value.turned(q.M_arrow, q.M_s).turned(q.M_arrow, q.M_s)
    assert {w: c for c, w in twice.terms} == {w: -c for c, w in value.terms}


def test_a_wrong_sign_in_a_turn_is_seen() -> None:
    value = derivation()["15"].rhs
    wrong = value.turned(q.M_arrow, q.M_s).components + q.M.cross(value.components) / q.M_s
    assert not is_zero(wrong.xreplace(ON_A_TEXTURE))


def test_equal_directions_are_united_and_zeros_leave() -> None:
    twice = Vector((q.xi, q.rate_of_n), (q.alpha, q.rate_of_n), (0, q.n_arrow))
    assert twice.terms == ((q.xi + q.alpha, q.rate_of_n),)
    assert Vector((1, q.H_arrow), (-1, q.H_arrow)).components == sp.zeros(3, 1)


def test_only_what_lies_across_the_axis_is_turned() -> None:
    with pytest.raises(ValueError, match="H is not known to lie across M"):
        Vector((1, q.H_arrow)).turned(q.M_arrow, q.M_s)
    double = Vector((1, Cross(q.H_arrow, q.M_arrow))).turned(q.M_arrow, q.M_s)
    assert is_zero(double.components - q.M.cross(q.H.cross(q.M)) / q.M_s)


def test_arithmetic_with_matrices_is_that_of_the_components() -> None:
    value = derivation()["16"].rhs
    assert is_zero(value - value.components) and is_zero(value.components - value)
    assert is_zero((2 * value / 3).components - sp.Rational(2, 3) * components(value))
    assert sp.Matrix(list(value)) == value.components and value[0] == value.components[0]
