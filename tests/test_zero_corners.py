"""Corners of the zero test that few statements reach: each answer is known by hand, and each near miss refuted."""

from __future__ import annotations

import io
from typing import Any

import pytest
import sympy as sp
from sympy import I, pi, sqrt

from derive.core.vector import Arrow, Vector
from verify import explain, is_zero
from verify.zero import bounds
from verify.zero.balls import ball
from verify.zero.bounds import TooLargeError
from verify.zero.command import main
from verify.zero.differentiation import carried_out, raw
from verify.zero.kinds import text
from verify.zero.language import Reader
from verify.zero.samples import points
from verify.zero.tower import Tower

R, D = sp.Rational, sp.Derivative
x, y = sp.symbols("x y", real=True)
p, q = sp.symbols("p q", positive=True)
m = sp.Symbol("m", negative=True)
z = sp.Symbol("z")
f, whole = sp.Function("f"), sp.Function("k", integer=True)
s = p / (1 + p)
"""All of (0, 1)."""


def minus(left: Any, right: Any) -> Any:
    return raw(sp.Add, left, raw(sp.Mul, -1, right))


def slope(of: Any, by: Any = x) -> Any:
    return D(of, by, evaluate=False)


def of(head: Any, *args: Any) -> Any:
    return raw(head, *args)


TWO_NUMBERS = minus(of(sp.Pow, 5 + 2 * sqrt(6), R(1, 2)), sqrt(2) + sqrt(3))
"""0: its square is 5 + 2 sqrt 6."""
MANY_ROOTS = sp.Add(*(sqrt(p + k) for k in range(1, 9)))
LONG = (raw(sp.Mul, (x + 1) ** 220, (y + 1) ** 220), raw(sp.Mul, (p + 1) ** 100, (q + 1) ** 100))
LONG_ROOTS = sp.Add(*((p + q + k) ** 4 * sqrt(p + k) for k in (1, 2, 3, 5)))
PARTS = raw(sp.Mul, *(of(sp.Pow, k, R(1, 61)) for k in (2, 3, 5)))
TURNED = raw(sp.Mul, *(of(sp.Pow, k, R(1, 61)) for k in (5, 3, 2)))

PROVEN = {
    "a circle too fine for a gap": of(sp.cos, pi / 100_003) ** 2 + of(sp.sin, pi / 100_003) ** 2 - 1,
    "the real part of a root": minus(of(sp.re, of(sp.Pow, -8, R(1, 3))), 1),
    "the imaginary part of a root": minus(of(sp.im, of(sp.Pow, -8, R(1, 3))), sqrt(3)),
    "roots of too high degrees for a gap": raw(sp.Add, PARTS, raw(sp.Mul, -1, TURNED)),
    "I below the line of an exponent": minus(of(sp.exp, x / (y + I)), of(sp.exp, x * (y - I) / (y**2 + 1))),
    "a root in a root in an exponent": minus(
        of(sp.exp, sqrt(1 + sqrt(1 + x**2))), of(sp.exp, sqrt(1 + sqrt(1 + x**2)) / 2) ** 2
    ),
    "a root over eight roots": minus(of(sp.Pow, MANY_ROOTS, R(1, 2)) ** 2, MANY_ROOTS),
    "a root over long coefficients": minus(of(sp.Pow, LONG_ROOTS, R(1, 2)) ** 2, LONG_ROOTS),
    "a root whose norm is not factored": minus(sqrt(x**80 + sqrt(x**2 + 1)) ** 2, x**80 + sqrt(x**2 + 1)),
    "real logarithms": raw(sp.Add, sp.asinh(x), of(sp.asinh, -x)),
    "a root in an argument": raw(sp.Add, of(sp.atan, q / sqrt(p + 1)), of(sp.atan, sqrt(p + 1) / q), -pi / 2),
    "not to be evaluated": minus(sp.UnevaluatedExpr(x + y), x + y),
    "no value elsewhere": minus(sp.Piecewise((sp.Abs(x), x > 0)), sp.Piecewise((x, x > 0))),
    "the size of a square": minus(of(sp.Abs, x**2) * of(sp.Abs, y), x**2 * sp.Max(y, -y)),
    "a sign by assumption": minus(of(sp.Max, m, sp.S.Zero) + sp.Max(x, -x), of(sp.Abs, x)),
    "tan'": minus(slope(sp.tan(x)), 1 + sp.tan(x) ** 2),
    "cot'": minus(slope(sp.cot(x)), -1 - sp.cot(x) ** 2),
    "sec'": minus(slope(sp.sec(x)), sp.sec(x) * sp.tan(x)),
    "csc'": minus(slope(sp.csc(x)), -sp.csc(x) * sp.cot(x)),
    "tanh'": minus(slope(sp.tanh(x)), 1 - sp.tanh(x) ** 2),
    "coth'": minus(slope(sp.coth(x)), 1 - sp.coth(x) ** 2),
    "sech'": minus(slope(sp.sech(x)), -sp.sech(x) * sp.tanh(x)),
    "csch'": minus(slope(sp.csch(x)), -sp.csch(x) * sp.coth(x)),
    "the slope of a slope": minus(slope(x * slope(sp.sin(x))), sp.cos(x) - x * sp.sin(x)),
    "by a function": minus(slope(x * sp.Derivative(f(x), x) + f(x) ** 2, f(x)), 2 * f(x)),
}


@pytest.mark.parametrize("name", PROVEN)
def test_what_is_true_is_proven_and_a_small_number_more_refuted(name: str) -> None:
    assert is_zero(PROVEN[name]) is True
    assert is_zero(raw(sp.Add, PROVEN[name], R(1, 10**20))) is False


REFUTED = {
    "a root of very high degree": 2 ** R(1, 300_001) - 1,
    "a root over eight roots": of(sp.Pow, MANY_ROOTS, R(1, 2)) - 1,
    "a root over long coefficients": of(sp.Pow, LONG_ROOTS, R(1, 2)) - 1,
    "a root whose norm is not factored": sqrt(x**80 + sqrt(x**2 + 1)) - 1,
    "a norm that vanishes in an exponent": of(sp.exp, 1 / (sqrt(z) + I * sqrt(-z))) - 1,
    "a long multiple of an angle": of(sp.cos, 201 * x) - sp.cos(x),
    "more symbols than there is room for": sp.Add(*sp.symbols("a:300")),
    "too long with what is not": [(x + y + p) ** 400 - (x + y + p + 1) ** 400 - 1, x],
}


@pytest.mark.parametrize("name", REFUTED)
def test_what_is_false_is_refuted(name: str) -> None:
    assert is_zero(REFUTED[name]) is False


OUT_OF_REACH = {
    "a finer angle inside": minus(raw(sp.Pow, of(sp.exp, raw(sp.Mul, x / 2, sp.exp(y), sp.exp(-y))), 2), sp.exp(x)),
    "more turns than are counted": 60 * of(sp.atan, p) + 60 * of(sp.atan, 1 / p) - 30 * pi,
    "no enclosure to tell the turn": minus(2 * of(sp.acosh, s), of(sp.acosh, 2 * s**2 - 1)),
    "too many signs": sp.Add(*(minus(sp.Abs(v), sp.Max(v, -v)) for v in sp.symbols("a:5", real=True))),
    "a condition of two": minus(
        sp.Piecewise((sp.Abs(x), (x > 0) & (x < 1)), (0, True)), sp.Piecewise((x, (x > 0) & (x < 1)), (0, True))
    ),
    "a slope of whole numbers": slope(whole(x)),
    "a long product": minus((x + 1) ** 300 * (y + 1) ** 300, (x + 1) ** 300 * (y + 1) * raw(sp.Pow, y + 1, 299)),
    "a long sum": minus(raw(sp.Add, *LONG), raw(sp.Add, *(raw(sp.Mul, *reversed(part.args)) for part in LONG))),
}
"""True, which a normal form or a rule beyond those here would show."""


@pytest.mark.parametrize("name", OUT_OF_REACH)
def test_what_is_true_and_out_of_reach_is_never_refuted(name: str) -> None:
    assert explain(OUT_OF_REACH[name]).verdict is not False
    assert explain(raw(sp.Add, OUT_OF_REACH[name], R(1, 7))).verdict is not True


def test_a_number_below_the_line_that_is_0_is_refused() -> None:
    with pytest.raises(ValueError, match="defined nowhere"):
        is_zero(x / TWO_NUMBERS)


def test_no_rule_no_slope() -> None:
    assert carried_out(slope(sp.conjugate(f(x)), f(x))) is None  # the conjugate has no slope in the complex plane
    with pytest.raises(ValueError, match="no rule"):
        ball(slope(sp.gamma(x)), {x: 1})


def test_a_value_of_a_slope_is_that_of_its_conjugate_too() -> None:
    barred = slope(sp.conjugate(f(x)))
    assert ball(barred, {sp.Derivative(f(x), x): 1 + 2 * I}) == ball(1 - 2 * I, {})
    with pytest.raises(ValueError, match="no value for"):
        ball(barred, {})


NOWHERE = {
    "a pole inside": (of(sp.atan, 1 / x), 0),
    "no condition holds": (sp.Piecewise((1, x > 0)), -1),
    "a condition of two": (sp.Piecewise((1, (x > 0) & (x < 1)), (0, True)), R(1, 2)),
    "two that are equal": (sp.Piecewise((1, x**2 < x), (0, True)), 1),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_where_there_is_no_value_or_none_is_told_the_ball_is_not_finite(name: str) -> None:
    expr, place = NOWHERE[name]
    assert not ball(expr, {x: place}).is_finite()


def test_no_function_gets_two_values_at_one_place() -> None:
    a, b, c = sp.symbols("a b c", integer=True)
    drawn = list(points(f(a) + f(b) + f(c)))
    assert 0 < len(drawn) < 12  # the others met at a place
    assert all(len({point[a], point[b], point[c]}) == 3 for point in drawn)


def test_what_is_too_long_for_native_arithmetic_is_not_begun() -> None:
    tower = Tower(4)
    a, b = tower.variables[:2]
    long, other = sum((a**k for k in range(2300)), tower.zero), sum((b**k for k in range(2300)), tower.zero)
    for attempt in (bounds.times, bounds.common_factor):
        with pytest.raises(TooLargeError):
            attempt(long, other)


def test_a_factorisation_that_flint_gives_up_is_out_of_reach() -> None:
    class Stubborn:
        def __len__(self) -> int:
            return 1

        def factor(self) -> None:
            raise RuntimeError

    with pytest.raises(TooLargeError):
        bounds.factored(Stubborn())


def test_a_statement_from_standard_input_is_undecided_for_a_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = b"x > 0\n60*atan(x) + 60*atan(1/x) = 30*pi\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert main(["-"]) == 1
    assert capsys.readouterr().out.startswith("2: undecided (none): 60*atan(x) + 60*atan(1/x) = 30*pi; neither proven")


def test_a_vector_is_judged_by_its_components() -> None:
    along = Arrow("M", r"\mathbf{M}", sp.ImmutableMatrix([x, y, p]))
    other = Arrow("u", r"\mathbf{u}", sp.ImmutableMatrix([2 * x, 2 * y, 2 * p]))
    assert is_zero(Vector((2, along), (-1, other))) and not is_zero(Vector((1, along), (-1, other)))


def test_a_normal_form_names_its_generators() -> None:
    assert "exp of (" in explain(sp.exp(x / 2) + 1).form and "cos of (" in explain(sp.cos(x) + 2).form
    assert text(raw(sp.Pow, sp.Integer(2) ** 100_000, 2)).startswith("a large ")


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("piecewise(-x, x <= 0, x) = max(x, -x)", True),
        ("piecewise(x, x < 0, -x) = abs(x)", False),
        ("min(x, y) = piecewise(x, x < y, y, y <= x)", True),
    ],
)
def test_switches_are_read(line: str, verdict: bool) -> None:
    assert is_zero(Reader().read(line)) is verdict
