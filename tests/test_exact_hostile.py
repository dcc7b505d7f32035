"""The zero test against a generator of hostile statements whose truth is known from how they are made.

Every statement is built together with its truth: an identity is a law applied to random parts, a falsehood an
identity with a term that is not zero at a point which mpmath looks at, or a law across a branch cut. `Undecided` is
allowed throughout, a wrong answer and any other error never.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import mpmath
import pytest
import sympy as sp
from sympy import I, cos, exp, sin, sqrt
from sympy.core.function import Application
from sympy.physics.quantum import Operator

from verify import Undecided, is_zero
from verify.zero.kinds import role

R, D = sp.Rational, sp.Derivative
x, y, t = sp.symbols("x y t", real=True)
p, q = sp.symbols("p q", positive=True)
m = sp.Symbol("m", negative=True)
z, w = sp.symbols("z w")
o, n = sp.Symbol("o", odd=True), sp.Symbol("n", integer=True)
f, g, h = sp.Function("f"), sp.Function("g", real=True), sp.Function("h", imaginary=True)
SYMBOLS = (x, y, t, p, q, m, z, w)
FAST, ALL = 225, 5000

Statement = tuple[Any, bool | None]
"""An expression and whether it vanishes identically; None where mpmath is asked at points."""


def raw(head: Any, *args: Any) -> Any:
    """A call that SymPy leaves as it is."""
    return head(*args, evaluate=False)


def tree(draw: random.Random, leaves: tuple[Any, ...], depth: int = 2) -> Any:
    """A random expression of the class in some symbols."""
    if not depth or draw.random() < 0.2:
        return draw.choice((*leaves, *leaves, sp.Integer(draw.randint(-3, 3)), R(draw.randint(1, 5), 3)))
    a, b = tree(draw, leaves, depth - 1), tree(draw, leaves, depth - 1)
    return draw.choice((a + b, a * b, a - b, a**2 + b, sin(a) * b, cos(a) + b, exp(a / 3), 1 / (a**2 + 2) + b))


def mixed_derivatives(draw: random.Random) -> Statement:
    """Derivatives of an unknown function, in two orders, or one of them once too often."""
    order = [draw.choice((x, y, t)) for _ in range(draw.randint(2, 4))]
    shuffled = draw.sample(order, len(order))
    wrong = draw.random() < 0.5
    left, factor = f(x, y, t), draw.choice((1, x, p, sin(y) + 2))
    for variable in order:
        left = D(left, variable, evaluate=False)
    right = D(f(x, y, t), *shuffled, *((order[0],) if wrong else ()), evaluate=False)
    return factor * left - factor * right, not wrong


def product_rule(draw: random.Random) -> Statement:
    """(u v)' against u' v + v' u, plain derivatives, with unknown functions among the factors."""
    u, v = tree(draw, (x, y, p, f(x), g(x, y))), tree(draw, (x, y, f(x), h(x)))
    sign = draw.choice((1, 1, -1))
    statement = D(u * v, x, evaluate=False) - D(u, x, evaluate=False) * v - sign * D(v, x, evaluate=False) * u
    return statement, True if sign > 0 else None


def curl_of_gradient(draw: random.Random) -> Statement:
    """A component of the curl of a gradient, each slope times an integrating factor that both share."""
    a, b = draw.sample((x, y, t), 2)
    potential = f(x, y, t) * tree(draw, (x, y, t), 1)
    inner, outer = D(D(potential, a, evaluate=False), b, evaluate=False), D(potential, b, a, evaluate=False)
    bad = draw.random() < 0.3
    return inner - outer + (D(f(x, y, t), a) if bad else 0), not bad


def elementary_derivative(draw: random.Random) -> Statement:
    """A derivative of an expression against the limit of its difference quotient."""
    u = tree(draw, (x, y, p))
    shown = sp.diff(u, x)
    return D(u, x, evaluate=False) - shown + draw.choice((0, 0, x, R(1, 10**9))), None


def opaque_signs(draw: random.Random) -> Statement:
    """|u| sqrt(v) against u sqrt(v), for functions whose sign SymPy claims to know."""
    u = draw.choice(
        (
            *(sp.gamma(o + R(1, 2)), sp.binomial(o, n), sp.zeta(n), sp.loggamma(p), sp.digamma(p), sp.besselj(o, x)),
            *(sp.erf(x), sp.LambertW(x), sp.asech(x), sp.acosh(x), sp.factorial(n), sp.harmonic(n), sp.log(x)),
        )
    )
    v = draw.choice((1 + y**2, 2 + cos(y), exp(y)))
    head = draw.choice((sqrt(u**2 * v), raw(sp.Pow, sp.expand(u**2 * v), R(1, 2)), raw(sp.Abs, u) * sqrt(v)))
    return head - draw.choice((1, -1)) * u * sqrt(v), None


def opaque_constants(draw: random.Random) -> Statement:
    """A derivative with an integral or a sum inside that SymPy would evaluate; nothing may be found but itself."""
    u = draw.choice(
        (
            sp.Integral(sp.Abs(sin(x) * cos(x)), (x, 0, 2 * sp.pi)),
            sp.Integral(1 / x, (x, -1, 1)),
            sp.Sum(1 / n**2, (n, 1, sp.oo)),
            sp.Limit(sp.Abs(x) / x, x, 0),
        )
    )
    shift = draw.choice((u, u, 1, 2, R(22, 7)))
    return D(t * u, t, evaluate=False) - shift, True if shift is u else None


def roots(draw: random.Random) -> Statement:
    """sqrt(u v) against sqrt(u) sqrt(v), and the like, over all signs and the complex plane."""
    kinds = ((x, y, p), (p, q, m), (z, w, x), (x, m, y))
    a, b, c = draw.sample(draw.choice(kinds), 3)
    u, v = draw.choice((a, a * b, a + b, -a)), draw.choice((b, c, b - c, a * c))
    sign, power = draw.choice((1, 1, -1)), draw.choice((R(1, 2), R(1, 2), R(1, 3), R(3, 2)))
    laws: tuple[Callable[[], Any], ...] = (
        lambda: (u * v) ** power - sign * u**power * v**power,
        lambda: (u / v) ** power - sign * u**power / v**power,
        lambda: (u**2) ** power - sign * u ** (2 * power),
        lambda: sqrt(u) * sqrt(sp.conjugate(u)) - sign * sp.Abs(u),
        lambda: sp.conjugate(sqrt(u)) - sign * sqrt(sp.conjugate(u)),
        lambda: sqrt(1 - u) - sign * I * sqrt(u - 1),
        lambda: sp.log(u * v) - sp.log(u) - sign * sp.log(v),
    )
    return draw.choice(laws)(), None


def nested_constants(draw: random.Random) -> Statement:
    """sqrt(a + b +- 2 sqrt(a b)) against +-sqrt(a) +- sqrt(b), and cubes of sums against their roots."""
    a, b = draw.sample((2, 3, 5, 6, 7, 10), 2)
    side, one, two = (draw.choice((1, -1)) for _ in range(3))
    if draw.random() < 0.3:
        cube = sp.expand((1 + one * sqrt(a)) ** 3)
        return raw(sp.Pow, cube, R(1, 3)) - 1 - two * sqrt(a), None
    return sqrt(a + b + side * 2 * sqrt(a * b)) - one * sqrt(a) - two * sqrt(b), None


def plane(draw: random.Random) -> Statement:
    """Real and imaginary parts, moduli and conjugates of expressions in complex symbols."""
    u, v = tree(draw, (z, w, x), 1), tree(draw, (z, x, y), 1)
    laws = (
        sp.re(u * v) - sp.re(u) * sp.re(v) + draw.choice((1, -1)) * sp.im(u) * sp.im(v),
        sp.Abs(u * v) ** 2 - sp.Abs(u) ** 2 * sp.Abs(v) ** draw.choice((2, 2, 1)),
        sp.conjugate(sin(u)) - sin(sp.conjugate(u)) + draw.choice((0, 0, sp.im(z) / 99)),
        raw(sp.exp, u) * raw(sp.exp, v) - raw(sp.exp, u + draw.choice((v, -v))),
        sp.Abs(u) - draw.choice((1, -1)) * u,
    )
    return draw.choice(laws), None


KINDS = (
    *(mixed_derivatives, product_rule, curl_of_gradient, elementary_derivative, opaque_signs, opaque_constants),
    *(roots, nested_constants, plane),
)


def somewhere(draw: random.Random, symbol: Any) -> Any:
    """A value that keeps the assumptions of a symbol; complex and of either sign where it may be."""
    size = R(draw.randint(1, 300), draw.choice((97, 97, 997)))
    if symbol.is_odd:
        return sp.Integer(draw.choice((-5, -3, -1, 1, 3, 5)))
    if symbol.is_integer:
        return sp.Integer(draw.randint(2, 6))
    if symbol.is_positive or symbol.is_negative:
        return size if symbol.is_positive else -size
    if symbol.is_real:
        return draw.choice((1, -1)) * size
    return size * draw.choice((1, -1, I, -I, 1 + I, -1 + I, -1 - I, -1 + I / 997, -1 - I / 997))


def known(expr: Any) -> Any:
    """An expression with particular functions for the unknown ones, derivatives carried out by SymPy."""
    expr = expr.replace(f, lambda *args: exp(I * sum((k + 2) * a for k, a in enumerate(args))) + sp.Mul(*args) ** 2)
    expr = expr.replace(g, lambda *args: cos(sum(args)) + args[0] ** 3)
    return expr.replace(h, lambda *args: I * sin(2 * args[0]) + I * args[0] ** 2).doit()


def as_mpmath_sees_it(draw: random.Random, expr: Any, verdict: bool) -> bool | None:
    """Whether an expression is 0 to 40 of 90 digits at eight points, or at 300 if it should not be; None: unknown."""
    expr = known(expr)
    symbols = sorted(expr.free_symbols, key=str)
    seen = False
    for _ in range(8 if verdict else 300):
        try:
            value = sp.N(expr.subs({s: somewhere(draw, s) for s in symbols}), 90, chop=False, maxn=120)
            seen, size = True, mpmath.mpf(abs(mpmath.mpmathify(value)))
        except (TypeError, ValueError, ZeroDivisionError, RecursionError):
            continue
        if size > mpmath.mpf("1e-40"):
            return False
    return True if seen else None


def battery(count: int, seed: int) -> None:
    """No statement of `count` is judged wrongly, and not all are left undecided."""
    decided = 0
    for number in range(count):
        draw = random.Random(seed * 1_000_003 + number)
        expr, truth = KINDS[number % len(KINDS)](draw)
        try:
            verdict = is_zero(expr)
        except ValueError:
            continue
        decided += 1
        if truth is None:
            assert not expr.has(sp.Integral, sp.Sum, sp.Limit), f"{expr} rests on an evaluation of SymPy's"
            truth = as_mpmath_sees_it(draw, expr, verdict)
        assert truth is None or verdict is truth, f"{number}: {expr} is said to be {verdict}"
    assert decided > count // 3


def test_no_hostile_statement_is_judged_wrongly() -> None:
    battery(FAST, 1)


@pytest.mark.slow
def test_no_hostile_statement_of_many_is_judged_wrongly() -> None:
    battery(ALL, 2)


DECIDED = {
    *(["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch", "exp"]),
    *(["conjugate", "re", "im", "Abs"]),
}
REFUSED = {*(["DiracDelta", "SingularityFunction", "exp_polar", "polar_lift", "periodic_argument", "principal_branch"])}
_NAMED = [getattr(sp, name, None) for name in sp.functions.__all__]
FUNCTIONS = sorted({h for h in _NAMED if isinstance(h, type) and issubclass(h, sp.Expr)}, key=lambda h: h.__name__)
"""Every function that SymPy names."""


def calls(head: Any) -> list[Any]:
    """A function at symbols, for every number of arguments up to four that it takes, not evaluated."""
    found = []
    for count in range(1, 5):
        try:
            found.append(head(*(p, q, x, y)[:count], evaluate=False))
        except (TypeError, ValueError, AttributeError, IndexError):
            continue
    return [call for call in found if isinstance(call, head)]


@pytest.mark.parametrize("head", FUNCTIONS, ids=lambda head: head.__name__)
def test_each_function_of_sympy_is_decided_opaque_or_refused(head: Any) -> None:
    expected = "decided" if head.__name__ in DECIDED else "refused" if head.__name__ in REFUSED else "opaque"
    assert role(head) == expected
    for call in calls(head):
        if expected == "refused":
            with pytest.raises(ValueError, match="no function or quantity"):
                is_zero(raw(sp.Mul, call, y))
            continue
        assert is_zero(raw(sp.Add, raw(sp.Mul, p, call), raw(sp.Mul, -1, call, p))) is True
        if expected == "opaque" and head is not sp.log:
            assert all(not_proven(statement) for statement in (*built(slope_of, call), *built(sign_of, call)))


def slope_of(call: Any) -> Any:
    """A derivative minus what SymPy makes of it."""
    slope = D(call, p, evaluate=False)
    shown = slope.doit()
    if shown.has(D):
        raise ValueError("nothing was made of it")
    return raw(sp.Add, slope, -shown)


def sign_of(call: Any) -> Any:
    """Zero if a function at positive numbers is never positive."""
    return raw(sp.Add, sqrt(raw(sp.Pow, call, 2) * (1 + y**2)), call * sqrt(1 + y**2))


def built(make: Callable[[Any], Any], call: Any) -> list[Any]:
    """What SymPy can make of a call, if anything; some of its own assumptions and derivatives raise."""
    try:
        return [make(call)]
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return []


def not_proven(expr: Any) -> bool:
    """Whether an expression is refuted or left undecided."""
    try:
        return not is_zero(expr)
    except ValueError:
        return True


def test_whatever_is_no_expression_of_sympy_is_refused() -> None:
    classes = [c for name in dir(sp) if isinstance(c := getattr(sp, name), type) and issubclass(c, sp.Basic)]
    assert len(classes) > 200
    for head in classes:
        assert role(head) == "refused" or issubclass(head, sp.Expr | Application), head


def nested(head: Callable[[Any], Any], times: int) -> Any:
    """A function in itself."""
    result: Any = x
    for _ in range(times):
        result = head(result)
    return result


CIRCULAR_LIST: list[Any] = []
CIRCULAR_LIST.append(CIRCULAR_LIST)
NONCOMMUTING = sp.Symbol("A", commutative=False)
REFUSED_INPUT = [
    *(None, True, "x", b"0", {x: 1}, {x}, object(), 1.5, 2j, sp.true, sp.Eq(x, y), sp.Poly(x, x), x > y, x < y),
    *(sp.Lambda(x, x), sp.Lambda((x, y), x), sp.Order(x), sp.AccumBounds(0, 1), sp.nan, sp.oo, sp.zoo, sp.Float(0)),
    *(sp.Identity(2), sp.MatrixSymbol("M", 2, 2), sp.FiniteSet(0), sp.Interval(0, 1), sp.S.EmptySet),
    *(sp.Matrix([x, sp.nan]), sp.SparseMatrix(10**6, 10**6, {}), sp.Array([x, sp.oo]), [[x, [None]]], []),
    *(
        x / raw(sp.Add, y, -y),
        raw(sp.tan, sp.pi / 2),
        sp.Integral(NONCOMMUTING * x, (x, 0, 1)),
        sin(NONCOMMUTING),
        sp.gamma(Operator("B")) + x,
    ),
    *(sp.Integral(0.5 * x, x), sp.Symbol("n", even=True, zero=True), sp.Symbol("u", infinite=True), Statement, sin),
    *(iter([x]), mpmath.mpf(0), lambda: 0, x.diff, type),
]
HARD_INPUT = [
    *(nested(lambda u: raw(sin, u), 200), nested(lambda u: raw(sp.Pow, raw(sp.Add, u, 1), R(1, 2)), 400)),
    *(nested(lambda u: raw(sp.Mul, raw(sp.Add, u, 1), u), 100), nested(lambda u: raw(sp.Mul, u, u), 40)),
    *(nested(lambda u: raw(sp.Add, raw(sp.Pow, u, 100), u), 6), CIRCULAR_LIST, sp.chebyshevt(n, x)),
    *(D(f(f(x)), (x, 8)), D(exp(x) * sin(x) * cos(x), (x, 10**6)), D(sp.gamma(x), x), D(f(x), (x, n)) + x),
    *(sp.Symbol("e", even=True, prime=True) - 2, sp.Symbol("e", even=True, positive=True, composite=False) - 2),
    *(sp.Symbol("i", integer=True, positive=True, prime=False, composite=False) - 1, D(g(z), z), D(sp.re(z), z)),
    *(sp.Integer(7) ** 10**6 - x, sp.CRootOf(x**5 - x + 1, 0) - x),
    *(
        sum(sqrt(x + k) for k in range(40)) ** 2 - x,
        sin(x) ** 399 * cos(x) ** 399,
    ),
    *(
        sqrt(sp.expand((x + y + z + w + t) ** 12) + 1) - 1,
        1 / (x**9999 - 1) + 1 / (x**9998 - 1),
        1 / (x**10**7 - 1) - x,
    ),
    *(-sqrt(exp(2) * exp(2 * exp(exp(2 * z + R(1, 10**30)))) + 1) + sqrt(exp(2 * exp(exp(2 * z)) + 2) + 1),),
    *(
        (x + y + z + w + 1) ** 60 - 1,
        x ** R(1, 10**8) - 1,
        z ** (10**60) - w,
        1 / (x**10**7 - 1) - x,
        exp(10**30 * x) - exp(10**30 * y),
    ),
    *(
        sqrt(sp.Integer(10) ** 200 + 357) - x,
        sin(x) ** 399 * cos(x) ** 399,
        exp(exp(exp(exp(exp(x))))) - x,
        cos(10**9 * x) - cos(x),
    ),
]
"""Deep, large or degenerate: any verdict that is right will do, within ten seconds."""


@pytest.mark.parametrize("given", REFUSED_INPUT, ids=lambda given: type(given).__name__)
def test_what_is_not_taken_is_refused_in_words(given: Any) -> None:
    with pytest.raises(ValueError) as caught:
        is_zero(given)
    assert not isinstance(caught.value, Undecided) and len(str(caught.value)) < 300


@pytest.mark.parametrize("given", HARD_INPUT, ids=lambda given: type(given).__name__)
def test_what_is_hard_is_given_up_in_time_and_never_proven(given: Any) -> None:
    start = time.process_time()
    try:
        assert is_zero(given) is False
    except Undecided as undecided:
        assert len(str(undecided)) < 300
    assert time.process_time() - start < 10
