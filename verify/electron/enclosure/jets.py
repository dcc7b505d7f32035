"""Taylor coefficients of an angle over a point or over a whole interval, as balls.

angle -> a function that maps the series t0 + x to the Taylor series of the angle; t0 may be a ball as wide as a time
step, and then the coefficients hold at every point of it. A finite answer proves that the angle is smooth there:
every function below is analytic wherever its series is finite. What is not in the table is refused, since |x|, a
step or a piecewise angle has no Taylor series to bound.

SymPy writes a domain wall as 2 atan(exp(x)). Evaluated as it stands, the series of 1/(1 + exp(2x)) over an interval
at large x is hopelessly wide; atan(exp(x)) = pi/2 - atan(exp(-x)) cures that, and the like for tanh and sech.
"""

from collections.abc import Callable
from functools import reduce
from operator import add, methodcaller, mul
from typing import Any

import sympy as sp
from flint import arb, arb_series

from verify.electron.enclosure.scalars import number

Jet = Any
"""A flint.arb (a constant) or a flint.arb_series in the increment of t."""

JetFunction = Callable[[Jet], Jet]
Angles = tuple[JetFunction, JetFunction]


def angles(theta: Any, phi: Any) -> Angles:
    """Both angles of a texture. ValueError for more than one symbol, and for what cannot be expanded."""
    symbol = symbol_of(theta, phi)
    return angle(theta, symbol), angle(phi, symbol)


def symbol_of(*angles: Any) -> sp.Symbol:
    """The one symbol that the angles depend on. ValueError if there are two."""
    names = set().union(*(getattr(a, "free_symbols", set()) for a in angles))
    if len(names) > 1:
        listed = ", ".join(sorted(map(str, names)))
        raise ValueError(f"the angles must depend on one symbol, the time; found {listed}: substitute numbers")
    return names.pop() if names else sp.Symbol("t", real=True)


def angle(e: Any, symbol: sp.Symbol) -> JetFunction:
    """The angle as a function of the series of t. ValueError: what cannot be expanded is named."""
    if not isinstance(e, sp.Basic) or isinstance(e, (sp.Rational, sp.Float)):
        value = number(e, "an angle")
        return lambda x: arb(value)
    if e == symbol:
        return lambda x: x
    if e in _CONSTANTS:
        return lambda x: _CONSTANTS[e]()
    if isinstance(e, (sp.Add, sp.Mul)):
        parts, join = [angle(arg, symbol) for arg in e.args], add if isinstance(e, sp.Add) else mul
        return lambda x: reduce(join, (part(x) for part in parts))
    if isinstance(e, sp.Pow):
        return _power(angle(e.base, symbol), e.exp, angle(e.exp, symbol))
    if e.func not in FUNCTIONS or len(e.args) != 1:
        known = ", ".join(sorted(f.__name__ for f in FUNCTIONS))
        raise ValueError(f"{e} in an angle is no analytic real function known here: use +, *, powers, pi, {known}")
    if isinstance(e, sp.atan) and isinstance(e.args[0], sp.exp):
        exponent = angle(e.args[0].exp, symbol)  # of exp(x), or of E**x, which SymPy counts among them
        return lambda x: _atan_exp(exponent(x))
    inner, outer = angle(e.args[0], symbol), FUNCTIONS[e.func]
    return lambda x: outer(inner(x))


def coefficients(jet: Jet, count: int) -> list[arb]:
    """The first `count` Taylor coefficients, zeros included."""
    found = [jet] if isinstance(jet, arb) else jet.coeffs()
    return (found + [arb(0)] * (count - len(found)))[:count]


def point(t: arb, count: int) -> arb_series:
    """The series t + x, to be carried to `count` coefficients."""
    return arb_series([t, arb(1)], prec=count)


def _power(base: JetFunction, exponent: Any, exponent_jet: JetFunction) -> JetFunction:
    if isinstance(exponent, sp.Integer):
        return lambda x: _integer_power(base(x), int(exponent))
    if isinstance(exponent, sp.Rational) and exponent.q == 2:
        return lambda x: _integer_power(base(x).sqrt(), int(exponent.p))
    return lambda x: (exponent_jet(x) * base(x).log()).exp()


def _integer_power(u: Jet, n: int) -> Jet:
    if n < 0:
        return _inverse(_integer_power(u, -n))
    power = arb(1)
    for bit in bin(n)[2:]:
        power = power * power
        power = power * u if bit == "1" else power
    return power


def _inverse(u: Jet) -> Jet:
    """1/u; not finite where the ball of u contains zero (the operator / raises there)."""
    return 1 / u if isinstance(u, arb) else u.inv()


def _is_positive(u: Jet) -> bool:
    return bool((u if isinstance(u, arb) else u[0]) > 0)


def _atan_exp(y: Jet) -> Jet:
    return arb.pi() / 2 - (-y).exp().atan() if _is_positive(y) else y.exp().atan()


def _tanh(y: Jet) -> Jet:
    decay = (-2 * y if _is_positive(y) else 2 * y).exp()
    magnitude = (1 - decay) * _inverse(1 + decay)
    return magnitude if _is_positive(y) else -magnitude


def _sech(y: Jet) -> Jet:
    decay = (-y if _is_positive(y) else y).exp()
    return 2 * decay * _inverse(1 + decay * decay)


_CONSTANTS = {sp.pi: arb.pi, sp.E: arb.const_e}
_NATIVE = (sp.exp, sp.log, sp.sin, sp.cos, sp.tan, sp.atan, sp.asin, sp.acos, sp.erf)
FUNCTIONS: dict[Any, Callable[[Jet], Jet]] = {
    **{head: methodcaller(head.__name__) for head in _NATIVE},
    sp.cot: lambda y: _inverse(y.tan()),
    sp.sec: lambda y: _inverse(y.cos()),
    sp.csc: lambda y: _inverse(y.sin()),
    sp.sinh: lambda y: (y.exp() - (-y).exp()) / 2,
    sp.cosh: lambda y: (y.exp() + (-y).exp()) / 2,
    sp.tanh: _tanh,
    sp.coth: lambda y: _inverse(_tanh(y)),
    sp.sech: _sech,
    sp.csch: lambda y: 2 * _inverse(y.exp() - (-y).exp()),
}
