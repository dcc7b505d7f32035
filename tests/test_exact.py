"""The zero test proves, refutes, or says that it cannot; it is never wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import flint
import pytest
import sympy as sp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import E, I, cos, cosh, cot, csc, exp, pi, sec, sin, sinh, sqrt, tan, tanh
from sympy.core.cache import clear_cache

from verify import Undecided, is_zero
from verify.zero.balls import ball
from verify.zero.exact import nonzero_ball
from verify.zero.independence import is_independent
from verify.zero.normal_form import NormalForms

R = sp.Rational
x, y, a, b, t = sp.symbols("x y a b t", real=True)
p, q, tau, xi = sp.symbols("p q tau xi", positive=True)
m = sp.Symbol("m", negative=True)
k = sp.Symbol("k", integer=True)
z, w = sp.symbols("z w")
f, g = sp.Function("f"), sp.Function("g", real=True)
theta, phi = sp.Function("theta", real=True)(t), sp.Function("phi", real=True)(t)
X = sp.Function("X", real=True)
IMAGINARY = sp.Function("h", imaginary=True)(t)
OPAQUE = sp.Integral(sp.Abs(sin(x) * cos(x)), (x, 0, 2 * pi))
"""2, which SymPy evaluates to another number."""
HALF_FACTORIAL = sp.gamma(sp.Symbol("o", odd=True) + R(1, 2))
"""Not positive to SymPy, though it is -2 sqrt(pi) at o = -1 and sqrt(pi)/2 at o = 1."""
W = sqrt(x**2 + (1 - y) ** 2)


def opaque(head: Any, *args: Any) -> Any:
    """A call that SymPy must not simplify on its own, so that the zero test has something to do."""
    return head(*args, evaluate=False)


TRUE = [
    (a + b) ** 3 - a**3 - 3 * a**2 * b - 3 * a * b**2 - b**3,
    1 / (x - I) - (x + I) / (x**2 + 1),
    (a**2 - b**2) / (a - b) - a - b,
    1 / (1 + 1 / (1 + 1 / x)) - (x + 1) / (2 * x + 1),
    x**1000 - x**999 * opaque(sp.Pow, x, 1),
    sin(x) ** 2 + cos(x) ** 2 - 1,
    sin(z) ** 2 + cos(z) ** 2 - 1,
    sin(2 * x) - 2 * sin(x) * cos(x),
    cos(x) - 2 * cos(x / 2) ** 2 + 1,
    cos(x) - 4 * cos(x / 3) ** 3 + 3 * cos(x / 3),
    cos(x / 2) * cos(x / 3) - (cos(5 * x / 6) + cos(x / 6)) / 2,
    tan(x) - sin(x) / cos(x),
    cot(x) * tan(x) - 1,
    sec(x) ** 2 - tan(x) ** 2 - 1,
    csc(2 * x) - sec(x) * csc(x) / 2,
    tan(x / 2) - sin(x) / (1 + cos(x)),
    sin(x / tau + y) - sin(x / tau) * cos(y) - cos(x / tau) * sin(y),
    sin(x + pi / 3) - sin(x) / 2 - sqrt(3) / 2 * cos(x),
    cos(x / tau + pi / 3) - cos(x / tau) / 2 + sqrt(3) / 2 * sin(x / tau),
    sin(pi / 12 + x) - (sqrt(6) - sqrt(2)) / 4 * cos(x) - (sqrt(6) + sqrt(2)) / 4 * sin(x),
    cos(x + pi / 7) - cos(x) * cos(pi / 7) + sin(x) * sin(pi / 7),
    sin(2 * pi * x) - 2 * sin(pi * x) * cos(pi * x),
    sin(x * (y + pi)) ** 2 + cos(x * y + pi * x) ** 2 - 1,
    exp(I * x) - cos(x) - I * sin(x),
    cos(x) - (exp(I * x) + exp(-I * x)) / 2,
    exp(I * x / 2) ** 2 * exp(-x) - exp((I - 1) * x),
    cosh(x) ** 2 - sinh(x) ** 2 - 1,
    tanh(x) - (exp(2 * x) - 1) / (exp(2 * x) + 1),
    sin(I * x + y) - sin(y) * cosh(x) - I * cos(y) * sinh(x),
    exp(-xi * t) * exp(xi * t / 2) - exp(-xi * t / 2),
    exp(x / (x + 1)) * exp(1 / (x + 1)) - E,
    exp(pi * x / (x + 1)) * exp(pi / (x + 1)) - exp(pi),
    exp(exp(x)) * exp(x) - exp(x + exp(x)),
    sin(1) ** 2 + cos(1) ** 2 - 1,
    E * exp(x) - exp(x + 1),
    opaque(exp, opaque(sp.log, x)) - opaque(exp, opaque(sp.log, x) / 2) ** 2,
    exp(sp.log(x)) - x,
    sqrt(2) * sqrt(3) - sqrt(6),
    1 / sqrt(2) - sqrt(2) / 2,
    sqrt(-2) * sqrt(-3) + sqrt(6),
    1 / (sqrt(2) + sqrt(3)) - sqrt(3) + sqrt(2),
    sqrt(1 + sqrt(2)) ** 2 - 1 - sqrt(2),
    sqrt(p) * sqrt(q) - sqrt(p * q),
    sqrt(p / q) - sqrt(p) / sqrt(q),
    sqrt(p**2) - p,
    sqrt(m**2) + m,
    sqrt(m * x) - sqrt(-m) * sqrt(-x),
    sqrt(z) ** 2 - z,
    (sqrt(z / w) + sqrt(z / (w + 1))) ** 2 - z / w - z / (w + 1) - 2 * sqrt(z / w) * sqrt(z / (w + 1)),
    sqrt(x**2) - sp.Abs(x),
    sp.Abs(x) ** 2 - x**2,
    sp.Abs(x * y) - sp.Abs(x) * sp.Abs(y),
    opaque(sp.Abs, p - m) - p + m,
    sqrt(sin(x) ** 2) - sp.Abs(sin(x)),
    sqrt(1 - cos(x) ** 2) - sp.Abs(sin(x)),
    sqrt(a**2 + 2 * a * b + b**2) - sp.Abs(a + b),
    sqrt(4 * x**2 + 4 * y**2) - 2 * sqrt(x**2 + y**2),
    sqrt((x**2 + y**2) / tau**2) - sqrt(x**2 + y**2) / tau,
    W**3 - W * (x**2 + 1 - 2 * y + y**2),
    1 / (1 + W) - (W - 1) / (x**2 - 2 * y + y**2),
    cos(W * t) - 2 * cos(W * t / 2) ** 2 + 1,
    cos(t / W) - 1 + 2 * sin(W * t / (2 * W**2)) ** 2,
    sin(W * t / tau) ** 2 + cos(W * t / tau) ** 2 - 1,
    cos(sqrt(1 + cos(x) ** 2) * t / tau) - 2 * cos(sqrt(1 + cos(x) ** 2) * t / tau / 2) ** 2 + 1,
    p ** R(1, 3) * p ** R(2, 3) - p,
    opaque(sp.Mul, x, x ** R(1, 3)) ** 3 - x**4,
    sp.re(z) - (z + sp.conjugate(z)) / 2,
    sp.re(z) + I * sp.im(z) - z,
    sp.re(z * w) - sp.re(z) * sp.re(w) + sp.im(z) * sp.im(w),
    sp.Abs(z) ** 2 - z * sp.conjugate(z),
    sp.Abs(z * w) ** 2 - sp.Abs(z) ** 2 * sp.Abs(w) ** 2,
    sp.conjugate(exp(I * z)) - exp(-I * sp.conjugate(z)),
    sp.Abs(exp(I * x) + 1) ** 2 - 2 - 2 * cos(x),
    sp.Derivative(f(t) ** 2, t) - 2 * f(t) * f(t).diff(t),
    sp.Derivative(sin(a * t), t) - a * cos(a * t),
    sp.Derivative(f(X(t)), t) - sp.Derivative(f(X(t)), X(t)) * X(t).diff(t),
    sp.Derivative(sp.conjugate(f(t)), t) - opaque(sp.conjugate, f(t).diff(t)),
    sp.Abs(sp.Derivative(sp.conjugate(f(t)), t)) - sp.Abs(f(t).diff(t)),
    opaque(sp.conjugate, g(t).diff(t)) - g(t).diff(t),
    sin(theta).diff(t) ** 2 + cos(theta).diff(t) ** 2 - theta.diff(t) ** 2,
    sp.KroneckerDelta(1, 2) + sp.LeviCivita(1, 2, 3) - 1,
    sp.log(x * y) + x - sp.log(x * y) - opaque(sp.Mul, x, 1),
    sin(k * x) ** 2 + cos(k * x) ** 2 - 1,
    sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3),
    sqrt(5 - 2 * sqrt(6)) + sqrt(2) - sqrt(3),
    sqrt(I) - (1 + I) / sqrt(2),
    sqrt(-3 - 4 * I) - 1 + 2 * I,
    (-8) ** R(1, 3) - 1 - sqrt(3) * I,
    (2 + sqrt(5)) ** R(1, 3) - (sqrt(5) - 2) ** R(1, 3) - 1,
    opaque(sp.Pow, -((sqrt(2) - 1) ** 2), R(1, 2)) - I * (sqrt(2) - 1),
    2 ** R(1, 3) * 4 ** R(1, 6) - 4 ** R(1, 3),
    sp.Derivative(sp.Pow(sp.E, x**2, evaluate=False), x) - 2 * x * sp.exp(x**2),
    sp.Derivative(sp.Pow(sp.E, x * y, evaluate=False), x, x) - y**2 * sp.Pow(sp.E, x * y, evaluate=False),
    sp.Derivative(f(x, y), y, x) - sp.Derivative(f(x, y), x, y),
    sp.Derivative(x * sp.Derivative(f(x, y), x), y) - x * sp.Derivative(f(x, y), y, x),
    sp.Derivative(t * OPAQUE, t) - OPAQUE,
    opaque(sp.conjugate, IMAGINARY.diff(t)) + IMAGINARY.diff(t),
]

FALSE = [
    x,
    x - y,
    (a + b) ** 2 - a**2 - b**2,
    (a + b) ** 3000 - 1,
    k,
    sin(x) - cos(x),
    sin(x) ** 2 + cos(x) ** 2 - 1 - R(1, 10**40) * x,
    cos(x) - 2 * cos(x / 2) ** 2 - 1,
    cos(x) ** 100 - 1 + sin(x) ** 2,
    cos(1000 * x) - 1,
    tan(x) * cos(x) + sin(x),
    sin(x / tau + y) - sin(x / tau) * cos(y) + cos(x / tau) * sin(y),
    cos(x / tau + pi / 3) - cos(x / tau) / 2 - sqrt(3) / 2 * sin(x / tau),
    sin(pi * x),
    exp(I * x) - cos(x) + I * sin(x),
    exp(-xi * t) - 1 + xi * t,
    E - R(271828182845904523536, 10**20),
    E + pi,
    pi - R(22, 7),
    E**2 - cos(1) - 7,
    exp(pi * sqrt(163)) - 262537412640768744,
    sqrt(2) + sqrt(3) - sqrt(10),
    sqrt(1 + sqrt(2)) - sqrt(1 + sqrt(3)),
    sqrt(x**2) - x,
    sqrt(z**2) - z,
    sp.Abs(x) - x,
    sp.Abs(x) + x,
    sp.Abs(p) + p,
    sqrt(x * y) - sqrt(x) * sqrt(y),
    sqrt(1 / x) - 1 / sqrt(x),
    sqrt(x / y) * y - sqrt(x * y),
    sqrt(z / w) * w - sqrt(z * w),
    sqrt(1 - x) - I * sqrt(x - 1),
    sqrt(1 - x) + I * sqrt(x - 1),
    sqrt(p**2 + q**2) - p - q,
    sqrt(1 + sqrt(x**2 + 1)) - x,
    sqrt(1 + I * x) - sqrt(1 - I * x),
    sqrt(1 - cos(x) ** 2) - sin(x),
    W - x,
    cos(W * t) - cos(2 * W * t),
    cos(W * t) - cos(x * t),
    cos(sqrt(1 + cos(x) ** 2) * t / tau) - cos(x),
    p ** R(1, 3) - p,
    2**x - 3**x,
    sp.log(x**2 + 1) - x,
    z - sp.conjugate(z),
    sp.re(z) - z,
    sp.Abs(z) ** 2 - z**2,
    sp.re(z * w) - sp.re(z) * sp.re(w),
    f(t) - g(t),
    f(t).diff(t) - f(t),
    f(t) - sp.conjugate(f(t)),
    f(x) - f(y),
    f(t).diff(t, 2) - f(t).diff(t) ** 2,
    sp.Derivative(f(t) ** 2, t) - f(t) * f(t).diff(t),
    cos(pi * k / 2) - 1,
    sqrt(5 - 2 * sqrt(6)) - sqrt(2) + sqrt(3),
    sqrt(-3 - 4 * I) + 1 - 2 * I,
    (-1) ** R(1, 3) + 1,
    sqrt(x / y) - sqrt(x) / sqrt(y),
    sqrt(z / w) - sqrt(z) / sqrt(w),
    sqrt(z) * sqrt(sp.conjugate(z)) - sp.Abs(z),
    sp.log(z * w) - sp.log(z) - sp.log(w),
    sqrt(x**10000 + x + 1) - 1,
    sqrt(x**10**8 + x + 1) - 1,
    sin(x) ** 10**8 - 1,
    sin(x) ** 9999 - sin(x),
]

NEVER_FALSE = [
    sqrt(p + q + 2 * sqrt(p) * sqrt(q)) - sqrt(p) - sqrt(q),
    sqrt(p + I * q) * sqrt(p - I * q) - sqrt(p**2 + q**2),
    cos(pi / 7) - cos(2 * pi / 7) + cos(3 * pi / 7) - R(1, 2),
    sp.log(p * q) - sp.log(p) - sp.log(q),
    exp(x * sp.log(2)) - 2**x,
    sqrt(1 + sin(x)) ** 2 * sqrt(1 - sin(x)) ** 2 - cos(x) ** 2,
    sqrt(1 - sin(x)) * sqrt(1 + sin(x)) - sp.Abs(cos(x)),
    sin(pi * k * (k + 1) / 2),
    sp.Symbol("even_prime", even=True, prime=True) - 2,
    sp.Abs(z * w) - sp.Abs(z) * sp.Abs(w),
    sin(2 * sp.atan(x)) - 2 * x / (1 + x**2),
    f((x + 1) ** 2) - f(x**2 + 2 * x + 1),
]


@pytest.mark.parametrize("identity", TRUE, ids=str)
def test_an_identity_is_proven(identity: Any) -> None:
    assert is_zero(identity) is True


@pytest.mark.parametrize("statement", FALSE, ids=str)
def test_what_is_no_identity_is_refuted(statement: Any) -> None:
    assert is_zero(statement) is False


@pytest.mark.parametrize("identity", NEVER_FALSE, ids=str)
def test_an_identity_out_of_reach_is_never_refuted(identity: Any) -> None:
    try:
        assert is_zero(identity) is True
    except Undecided as undecided:
        assert "\n" not in str(undecided)


@pytest.mark.parametrize("identity", TRUE, ids=str)
def test_a_wrong_term_in_an_identity_is_refuted(identity: Any) -> None:
    """The proof of one identity does not carry over to its neighbour."""
    assert is_zero(identity + sin(x) * x / 7) is False


@pytest.mark.parametrize(
    ("expr", "independent"),
    [
        (x + pi + sin(x) * exp(p), True),
        (E + sqrt(2) + exp(sqrt(2)) + cos(1), True),
        (W + cos(W * t) + sqrt(p) * I, True),
        (sqrt(x + sqrt(p)) + sqrt(2), True),
        (exp(pi * x) + pi, True),
        (E + pi, False),
        (exp(E) + E, False),
        (exp(pi), False),
        (exp(1 / x) + pi, False),
        (sp.Abs(x) + x, False),
        (sin(k * x), False),
        (sp.log(x), False),
        (x ** R(1, 3), False),
        (sqrt(1 + sin(x)), False),
        (sqrt(sqrt(sqrt(p) + 1) + 1), False),
        (f(x**2), False),
    ],
    ids=str,
)
def test_generators_count_as_independent_only_where_a_theorem_says_so(expr: Any, independent: bool) -> None:
    forms = NormalForms([expr], 16)
    numerator, _ = forms.element(expr)
    assert is_independent(forms.tower, numerator) is independent


def exact_spin() -> tuple[sp.Matrix, sp.Matrix]:
    """The exact solution for constant eps with s(0) = (0, 0, 1), time in units of tau_ex; and its axis."""
    e1, e2, e3 = sp.symbols("eps1 eps2 eps3", real=True)
    axis = sp.Matrix([e1, -e2, 1 - e3])
    wz, W_, s = 1 - e3, sqrt((1 - e3) ** 2 + e1**2 + e2**2), xi
    C, S, decay, D = cos(W_ * t), sin(W_ * t), exp(-s * t), (1 - e3) ** 2 + e1**2 + e2**2 + s**2
    spin = sp.Matrix(
        [
            wz * e1 - s * e2 - decay * (wz * e1 * (C + s / W_ * S) + W_ * e2 * (S - s / W_ * C)),
            -(wz * e2 + s * e1) - decay * (W_ * e1 * (S - s / W_ * C) - wz * e2 * (C + s / W_ * S)),
            wz**2 + s**2 + decay * (e1**2 + e2**2) * (C + s / W_ * S),
        ]
    )
    return spin / D, axis


def test_the_exact_solution_satisfies_its_equation() -> None:
    spin, axis = exact_spin()
    equation = spin.diff(t) - axis.cross(spin) + xi * (spin - sp.Matrix([0, 0, 1]))
    assert is_zero(equation) is True
    assert is_zero(spin.subs(t, 0) - sp.Matrix([0, 0, 1])) is True
    for wrong in (equation + axis / 10**9, equation + xi * spin, spin.diff(t) + axis.cross(spin)):
        assert is_zero(wrong) is False


def test_without_relaxation_the_spin_keeps_its_length() -> None:
    spin, _ = exact_spin()
    assert is_zero(spin.subs(xi, 0).dot(spin.subs(xi, 0)) - 1) is True
    assert is_zero(spin.dot(spin) - 1) is False


def test_a_rotation_is_orthogonal_and_turns_the_third_axis_into_n() -> None:
    def about_z(angle: Any) -> sp.Matrix:
        return sp.Matrix([[cos(angle), -sin(angle), 0], [sin(angle), cos(angle), 0], [0, 0, 1]])

    tilt = sp.Matrix([[cos(theta), 0, sin(theta)], [0, 1, 0], [-sin(theta), 0, cos(theta)]])
    turn = about_z(phi) * tilt * about_z(x)
    n = sp.Matrix([sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta)])
    assert is_zero(turn * turn.T - sp.eye(3)) is True
    assert is_zero([turn.det() - 1, turn[:, 2] - n]) is True
    assert is_zero(turn - turn.T) is False


def test_spinors_half_angles_give_the_berry_connection() -> None:
    up = sp.Matrix([cos(theta / 2) * exp(-I * phi / 2), sin(theta / 2) * exp(I * phi / 2)])
    connection = (I * up.H * up.diff(t))[0]
    assert is_zero(connection - phi.diff(t) * cos(theta) / 2) is True
    assert is_zero(connection - phi.diff(t) * cos(theta)) is False


def test_entries_are_judged_together() -> None:
    undecidable = NEVER_FALSE[0]
    with pytest.raises(Undecided):
        is_zero(undecidable)
    assert is_zero([0, sp.Matrix([x - x, 0]), (sin(x) ** 2 + cos(x) ** 2 - 1,)]) is True
    assert is_zero([undecidable, x]) is False
    with pytest.raises(Undecided):
        is_zero([undecidable, sin(x) ** 2 + cos(x) ** 2 - 1])
    assert is_zero(0) is True
    assert is_zero(Fraction(1, 3)) is False


@pytest.mark.parametrize("text", ["x - x", "0", ["0"], (0, "__import__('os')"), b"0"])
def test_text_is_refused_and_never_evaluated(text: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluator(*_: Any, **__: Any) -> Any:
        raise AssertionError("text reached an evaluator")

    for name in ("sympify", "parse_expr", "S"):
        monkeypatch.setattr(sp, name, evaluator, raising=False)
    with pytest.raises(ValueError, match="never evaluated"):
        is_zero(text)


@pytest.mark.parametrize(
    "bad",
    [0.0, 1.5, 1j, sp.Float(0), x + sp.Float(1), x ** sp.Float(0.5), sp.nan, sp.oo, sp.zoo, sp.Matrix([x, sp.nan])],
    ids=str,
)
def test_what_is_not_exact_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="exact") as caught:
        is_zero(bad)
    assert not isinstance(caught.value, Undecided)


@pytest.mark.parametrize("bad", [None, True, {x: 1}, sp.true, sp.Eq(x, y), sp.MatrixSymbol("M", 2, 2)], ids=str)
def test_what_is_no_expression_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="zero test takes"):
        is_zero(bad)


def test_nothing_to_test_is_no_proof() -> None:
    with pytest.raises(ValueError, match="nothing to test"):
        is_zero([])


@pytest.mark.parametrize(
    "expr",
    [
        x / (sin(x) ** 2 + cos(x) ** 2 - 1),
        x / (sqrt(4 * x**2 + 4 * y**2) - 2 * sqrt(x**2 + y**2)),
        1 / ((sp.Abs(x) - x) * (sp.Abs(x) + x)),
        1 / (W**2 - x**2 - 1 + 2 * y - y**2),
    ],
    ids=str,
)
def test_a_denominator_that_vanishes_is_an_error(expr: Any) -> None:
    with pytest.raises(ValueError, match="identically zero"):
        is_zero(expr)


def test_a_denominator_that_may_vanish_is_no_proof() -> None:
    hidden = NEVER_FALSE[0]
    with pytest.raises(Undecided, match="denominator"):
        is_zero((a + b) / hidden - a / hidden - b / hidden)


def test_noncommuting_and_vanishing_symbols_are_refused() -> None:
    A, B = sp.symbols("A B", commutative=False)
    for bad in (A * B - B * A, sp.Symbol("nought", zero=True), sp.Symbol("far", infinite=True)):
        with pytest.raises(ValueError):
            is_zero(bad)


def test_a_refuting_point_keeps_the_assumptions_and_is_the_same_each_time() -> None:
    n = sp.Symbol("n", even=True, positive=True)
    statement = sp.Abs(x) - x + sqrt(p) * n - m * f(t).diff(t)
    found = nonzero_ball(statement)
    assert found is not None
    values, value = found
    assert values[p] > 0 and values[m] < 0 and values[n] > 0 and values[n] % 2 == 0
    assert value.is_finite() and not value.contains(0)
    assert nonzero_ball(statement) is not None and nonzero_ball(statement)[0] == values  # type: ignore[index]
    assert ball(statement, values).overlaps(value)


def test_a_ball_around_zero_refutes_nothing() -> None:
    assert nonzero_ball(sin(x) ** 2 + cos(x) ** 2 - 1) is None
    assert nonzero_ball(sp.Integral(f(t), t)) is None


@pytest.mark.parametrize(
    "expr",
    [
        sqrt(x) * exp(I * y) / (x + I),
        sp.Abs(x - y) + sp.re(exp(I * x)) + sp.im(sqrt(x)),
        sp.conjugate(sqrt(x + I * y)) * cosh(x) - tan(y),
        x ** R(2, 3) + pi**2 - E + sp.log(x) + sp.sign(x) + sp.atan(y),
        sp.Derivative(sin(x * y), x),
    ],
    ids=str,
)
def test_a_ball_encloses_the_value(expr: Any) -> None:
    values = {x: Fraction(-7, 3), y: R(5, 4)}
    number = sp.N(expr.doit().subs({x: R(-7, 3), y: R(5, 4)}), 45)
    enclosure = ball(expr, values, 60)
    with flint.ctx.workdps(70):
        # 45 digits of a number below 10: an error of a unit in the last digit stays below 10**-43
        error = enclosure - flint.acb(flint.arb(str(sp.re(number))), flint.arb(str(sp.im(number))))
        assert abs(error) < flint.arb("1e-43")


@pytest.mark.parametrize("branch", [sqrt(x), sp.log(x), x ** R(1, 3)], ids=str)
def test_a_ball_across_a_branch_cut_holds_both_sides(branch: Any) -> None:
    straddling = {x: flint.acb(-1, flint.arb(0, 1e-20))}
    above, below = (branch.subs(x, -1 + s * I * R(1, 10**21)) for s in (1, -1))
    enclosure = ball(branch, straddling)
    assert enclosure.overlaps(ball(above, {})) and enclosure.overlaps(ball(below, {}))


@pytest.mark.parametrize(
    ("expr", "values"),
    [
        (x, {}),
        (f(t), {t: 1}),
        (x, {x: 0.5}),
        (sp.Float(1), {}),
        (sp.oo, {}),
        (sp.gamma(x), {x: 1}),
        ("x", {}),
        (sp.eye(2), {}),
    ],
    ids=str,
)
def test_a_ball_refuses_what_it_cannot_enclose(expr: Any, values: dict[Any, Any]) -> None:
    with pytest.raises(ValueError):
        ball(expr, values)


def test_a_pole_gives_no_finite_ball() -> None:
    assert not ball(1 / x, {x: 0}).is_finite()


LEAVES = st.sampled_from(
    [x, y, p, q, W, sin(x), cos(x / 2), exp(I * y), exp(p / 3), sqrt(p), sp.Integer(2), R(-3, 5), I]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda u, v: u + v, inner, inner),
        st.builds(lambda u, v: u * v, inner, inner),
        st.builds(lambda u, n: u**n, inner, st.integers(2, 3)),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_expanding_changes_nothing(tree: Any) -> None:
    assert is_zero(tree - sp.expand(tree)) is True
    assert is_zero((tree + x) ** 2 - sp.expand(tree**2) - 2 * x * tree - x**2) is True


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, TREES, st.sampled_from([-1, 1, 2]))
def test_a_mutation_is_judged_as_a_ball_judges_it(tree: Any, other: Any, factor: int) -> None:
    """u v + w against u v - w and the like: False where a ball excludes zero, and only there."""
    mutated = tree * other + tree - (sp.expand(tree * other) + factor * tree)
    assert is_zero(mutated) is (nonzero_ball(mutated) is None)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, TREES, st.sampled_from([1, -1]))
def test_roots_of_products_are_never_judged_wrongly(u: Any, v: Any, side: int) -> None:
    """sqrt(u v) = +-sqrt(u) sqrt(v) holds on some branches: a proof must survive every sample."""
    statement = sqrt(sp.expand(u * v)) - side * sqrt(u) * sqrt(v)
    try:
        verdict = is_zero(statement)
    except Undecided:
        return
    assert verdict is (nonzero_ball(statement) is None)


def test_what_is_equal_is_read_alike_whichever_object_it_is() -> None:
    x = sp.Symbol("x", positive=True)

    def root() -> sp.Expr:
        clear_cache()  # else SymPy gives the same object
        return sp.Pow(sp.Add(x, 1), sp.Rational(1, 2))

    first, second = root(), root()
    assert first == second and first.base is not second.base
    assert not is_zero(sp.Add(first, sp.exp(second), -sp.exp(x + 1), -first, evaluate=False))
    assert is_zero(sp.Add(first, sp.exp(second), -sp.exp(first), -second, evaluate=False))
