"""Operator precedence in every language, from one list of expressions that are run and compared with enclosures."""

from __future__ import annotations

from pathlib import Path

import pytest
import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import THEORY
from derive.export.code import LANGUAGES, c, equation_code, rust
from derive.export.code.names import camel, identifiers, snake
from derive.export.code.program import Program, Routine
from derive.export.code.spelling import spelled
from verify.exported.compiled import missing, outcome
from verify.zero.balls import ball

X, R, T = q.eps1, q.eps2, q.xi
NO = {"evaluate": False}
MINUS_SUM = sp.Mul(-1, sp.Add(R, -T, **NO), **NO)

EXPRESSIONS = (
    -X * (R - 1),
    sp.Add(X, MINUS_SUM, **NO),
    X - R + T - 1,
    X / (R * (T + 2)),
    X / (R / (T + 2)),
    sp.Mul(X, sp.Pow(sp.Mul(R, T + 2, **NO), -1, **NO), **NO),
    (-X) ** 3,
    sp.Pow(sp.Mul(-1, X, **NO), 2, **NO),
    -(X**2),
    sp.Mul(-1, sp.Pow(X, 2, **NO), **NO),
    (X + R) ** 3,
    (X - R) ** -2,
    1 / (1 + X**2),
    1 / (1 / (T + 1) + R**2),
    sp.Rational(1, 3) * X - sp.Rational(7, 3) / (T + 1),
    -X / 3 - R / (-(T**2) - 1),
    2 * X * -R,
    sp.Mul(2, sp.Add(X, R, **NO), **NO),
    sp.sqrt(X**2 + R**2 + 1) ** 3,
    1 / sp.sqrt(T + 1),
    sp.exp(-X * (R - 1)) * sp.sin(X - R) ** 2,
    -sp.cos(-X) / (T + 1),
    -expm1(-X * R),
    sp.tanh(X) - sp.Abs(R - 2),
    sp.log(T + 3) * sp.atan(X) - sp.cosh(R),
    sp.pi * X,
    sp.Rational(1, 2**1000) + X,
    sp.sqrt(3) * X**4,
    sp.S(2),
)
POINTS = [(0.3, -0.7, 0.2), (-1.25, 0.5, 1.5), (0.1, 2.5, 0.75)]


def _program() -> Program:
    """All expressions in one routine, without shared subexpressions; the gradient is a row of ones."""
    rows = tuple((e,) for e in EXPRESSIONS)
    equation = THEORY.stated("x.precedence", "expressions", q.name("n"), sp.ImmutableMatrix(EXPRESSIONS), (X, R, T))
    ones = tuple((sp.S.One,) * 3 for _ in EXPRESSIONS)
    return Program("precedence", equation, Routine((), rows), Routine((), ones))


def _without_expm1(expression: sp.Expr) -> sp.Expr:
    return expression.replace(expm1, lambda x: sp.exp(x) - 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_binds_its_operators_as_the_expression_does(lang: str, tmp_path: Path) -> None:
    if missing(lang):
        pytest.skip(f"not installed: {', '.join(missing(lang))}")
    for point, row in zip(POINTS, outcome(_program(), lang, POINTS, tmp_path), strict=True):
        exact = {s: sp.Rational(*x.as_integer_ratio()) for s, x in zip((X, R, T), point, strict=True)}
        for expression, found in zip(EXPRESSIONS, row, strict=False):
            expected = float(ball(_without_expm1(expression), exact, 30).real.mid())
            # a dozen operations on numbers of order one
            assert found == pytest.approx(expected, rel=1e-14, abs=1e-15), f"{lang}: {expression}"
        assert row[len(EXPRESSIONS) : len(EXPRESSIONS) * 4] == [1.0] * 3 * len(EXPRESSIONS)


def test_the_brackets_that_sympy_drops_in_rust_are_there() -> None:
    names = {X: "x", R: "r"}
    assert spelled(-X * (R - 1), rust.DIALECT, names) == "-x * (r - 1.0)"
    assert spelled((X + R) ** 2, rust.DIALECT, names) == "(x + r).powi(2)"
    assert spelled(sp.sin(-X), rust.DIALECT, names) == "-x.sin()"
    assert spelled(sp.cos(X - R), rust.DIALECT, names) == "(x - r).cos()"


@pytest.mark.parametrize(
    "expression",
    [sp.besselj(0, X), X**R, sp.I * X, sp.Piecewise((X, R > 0), (R, True)), sp.oo, sp.Max(X, R), sp.Function("f")(X)],
    ids=str,
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_language_cannot_express_is_refused(lang: str, expression: sp.Expr) -> None:
    equation = THEORY.stated("x.unspeakable", "no spelling", q.s1, expression, (X, R))
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        equation_code(equation, lang)


def test_names_are_legal_unique_and_deterministic() -> None:
    symbols = [q.M_s, sp.Symbol("m_s"), sp.Symbol("double"), q.xi]
    assert list(identifiers(symbols, snake, c.RESERVED, folds_case=True).values()) == [
        "m_s",
        "m_s_value",
        "double_value",
        "xi",
    ]
    assert camel("spin_response_gradient") == "spinResponseGradient"
