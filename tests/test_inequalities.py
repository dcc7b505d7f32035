"""Inequalities for all xi >= 0: true ones proven, false ones refuted however narrow, the rest left undecided."""

from __future__ import annotations

import contextlib

import mpmath
import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from verify import Undecided
from verify.cheng_niu.claims.average import bound, maximum
from verify.cheng_niu.inequalities import fails_somewhere, is_nonnegative

xi = q.xi
root = sp.sqrt(1 + xi**2)
tiny = sp.Rational(1, 10**9)


@pytest.mark.parametrize(
    "expr",
    [
        sp.S.Zero,
        sp.S.One,
        xi,
        (xi - 1) ** 2,
        (xi - sp.Rational(1, 3)) ** 2 * (xi - 2) ** 4,
        root - xi,
        root - 1,
        1 + xi - root,
        root - xi - 1 / (2 * root + 1),
        (xi + root) / (1 + xi**2),
        (root - xi) ** 2,
        xi**2 - 2 * xi + 1 + tiny,
        2 - (1 + root) / (1 + xi**2),
    ],
    ids=str,
)
def test_what_holds_everywhere_is_proven(expr: sp.Expr) -> None:
    assert is_nonnegative(expr)


@pytest.mark.parametrize(
    "expr",
    [
        -sp.S.One,
        -xi,
        xi - tiny,
        (xi - 1) ** 2 - tiny,
        (xi - 1) * (xi - 1 - tiny),
        xi - root,
        1 - root,
        (xi + root) / (1 + xi**2) - sp.Rational(12990381, 10**7),
        1000 - xi,
        -((xi - 5) ** 2) * (xi - 7) ** 2,
        1 / (xi - 1) ** 2,
    ],
    ids=str,
)
def test_what_fails_anywhere_is_refused(expr: sp.Expr) -> None:
    """Among them dips of width 1e-9, a sign that changes far out, and what is not defined at one point."""
    assert not is_nonnegative(expr)


@pytest.mark.parametrize(
    "expr",
    [
        sp.exp(-xi),
        sp.sin(xi) + 2,
        xi + q.N,
        sp.sqrt(xi) + 1,
        sp.sqrt(1 + xi**2) + sp.sqrt(2 + xi**2),
        sp.pi - 3 + xi,
        abs(xi - 1),
    ],
    ids=str,
)
def test_what_lies_outside_the_class_is_left_undecided(expr: sp.Expr) -> None:
    with pytest.raises(Undecided):
        is_nonnegative(expr)


def test_a_ball_at_one_point_refutes_and_proves_nothing() -> None:
    assert fails_somewhere(xi - 1, [{xi: sp.Integer(2)}, {xi: sp.Rational(1, 2)}])
    assert not fails_somewhere(xi - 1, [{xi: sp.Integer(2)}])
    assert not fails_somewhere(xi - 1, [{xi: sp.Integer(1)}])


@pytest.mark.parametrize("label", ["10a", "10b"])
def test_the_bounds_of_10_against_samples_of_the_average(label: str) -> None:
    """An independent look with mpmath: 15 digits, of which 5 guard the comparison."""
    d = derivation()
    average = sp.lambdify((xi, q.N), d[label].rhs, "mpmath")
    above = sp.lambdify((xi, q.N), d[f"{label}.bound"].rhs, "mpmath")
    top, place = (mpmath.mpf(sp.N(part, 30)) for part in d[f"{label}.max"].rhs)
    for x in (0, 1e-6, 0.1, 0.5, 1 / mpmath.sqrt(3), 1, 3, 30):
        for n in (0.01, 0.5, mpmath.pi / 2, 2, mpmath.pi, 5, 5 * mpmath.pi / 2, 30, 300):
            assert average(x, n) <= above(x, n) + 1e-10
            assert above(x, n) <= top / n + 1e-10
    assert abs(above(place, 1) - top) < 1e-10


@pytest.mark.parametrize("label", ["10a", "10b"])
def test_the_averages_of_10_against_quadrature(label: str) -> None:
    wave = mpmath.cos if label == "10a" else mpmath.sin
    average = sp.lambdify((xi, q.N), derivation()[label].rhs, "mpmath")
    for x, n in ((0.0, 3.0), (0.3, 7.5), (2.0, 1.0)):
        found = mpmath.quad(lambda t, x=x: mpmath.exp(-x * t) * wave(t), [0, n / 2, n]) / n
        assert abs(found - average(x, n)) < 1e-12


@pytest.mark.parametrize("label", ["10a", "10b"])
@pytest.mark.parametrize("factor", [sp.Rational(999, 1000), 1 - sp.Rational(1, 10**6)])
def test_a_bound_a_little_too_low_is_refused(label: str, factor: sp.Rational) -> None:
    d = derivation()
    candidate = d[f"{label}.bound"].rhs
    weak = bound(label)
    assert weak(sp.Tuple(candidate), d)
    with contextlib.suppress(Undecided):  # a proof that does not go through is no proof of the bound either
        assert not weak(sp.Tuple(factor * candidate), d)


@pytest.mark.parametrize("label", ["10a", "10b"])
def test_the_bound_is_reached_without_relaxation(label: str) -> None:
    """So it is strict for xi > 0 only, which is what the check proves and the claim's reason says."""
    d = derivation()
    gap = d[f"{label}.bound"].rhs - d[label].rhs
    assert gap.xreplace({xi: sp.S.Zero, q.N: {"10a": sp.pi / 2, "10b": sp.pi}[label]}) == 0


@pytest.mark.parametrize("label", ["10a", "10b"])
def test_a_weaker_bound_holds_too(label: str) -> None:
    d = derivation()
    assert bound(label)(sp.Tuple(sp.Rational(1001, 1000) * d[f"{label}.bound"].rhs), d)
    assert bound(label)(sp.Tuple(2 * d[f"{label}.bound"].rhs), d)


@pytest.mark.parametrize(("label", "top"), [("10a", 3 * sp.sqrt(3) / 4), ("10b", sp.Integer(2))])
def test_the_largest_values_of_the_bounds(label: str, top: sp.Expr) -> None:
    d = derivation()
    holds = maximum(label)
    assert holds(sp.Tuple(top / q.N), d)
    assert holds(sp.Tuple((top + tiny) / q.N), d)
    assert not holds(sp.Tuple((top - tiny) / q.N), d)
    assert not holds(sp.Tuple(top / q.N**2), d)
