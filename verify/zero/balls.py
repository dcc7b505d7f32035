"""Balls: an expression at rational points, enclosed.

Concludes where the value of a SymPy tree lies, from exact rationals put in for its symbols. Every node becomes
a ball of Arb (midpoint and radius) that contains the true value, so a ball that excludes zero refutes, and one
that contains zero proves nothing. A point where the expression is not defined, or where a branch cut cannot be
told apart, gives a ball that is wide or not finite, never a wrong one.

Key results: `ball` (value of a tree), `of_node` (of a part of one), `rational_ball` (an exact number as a ball).
Branches are SymPy's principal ones. Source: F. Johansson, IEEE Trans. Comput. 66, 1281 (2017) (Arb).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod
from typing import Any

import flint
import sympy as sp
from sympy.core.function import AppliedUndef

from verify.zero.atoms import is_free, unbarred
from verify.zero.differentiation import carried_out
from verify.zero.kinds import CIRCULAR, HOLDS, HYPERBOLIC

GUARD_DIGITS = 10
"""Digits carried beyond those asked for: rounding of a tree of some thousand nodes stays below them."""

LARGEST_EXPONENT_BITS = 64

_Ball = flint.acb
_NOWHERE = _Ball(flint.arb("nan"), flint.arb("nan"))
"""What is not enclosed, in both parts: a nan that seems real would have an imaginary part of 0."""
_FUNCTIONS: dict[Any, Callable[[Any], Any]] = {
    **{head: getattr(_Ball, head.__name__) for head in (*CIRCULAR, *HYPERBOLIC, sp.exp, sp.log, sp.conjugate)},
    sp.sign: _Ball.sgn,
    sp.Abs: lambda z: _Ball(abs(z)),
    sp.re: lambda z: _Ball(z.real),
    sp.im: lambda z: _Ball(z.imag),
}
_ON_THE_REAL_LINE: dict[Any, Callable[..., Any]] = {
    sp.atan: _Ball.atan,
    sp.asinh: _Ball.asinh,
    sp.acot: lambda z: _Ball.atan(1 / z),
    sp.asin: lambda z: z.asin() if abs(z) < 1 else _NOWHERE,
    sp.acos: lambda z: z.acos() if abs(z) < 1 else _NOWHERE,
    sp.atanh: lambda z: z.atanh() if abs(z) < 1 else _NOWHERE,
    sp.acosh: lambda z: z.acosh() if z.real > 1 else _NOWHERE,
    sp.atan2: lambda y, x: _Ball(_Ball(x.real, y.real).arg()) if x != 0 or y != 0 else _NOWHERE,
}
_CONSTANTS: dict[Any, Callable[[], Any]] = {
    sp.pi: _Ball.pi,
    sp.E: lambda: _Ball(flint.arb.const_e()),
    sp.I: lambda: _Ball(0, 1),
    sp.EulerGamma: lambda: _Ball(flint.arb.const_euler()),
    sp.GoldenRatio: lambda: (_Ball(5).sqrt() + 1) / 2,
    sp.Catalan: lambda: _Ball(flint.arb.const_catalan()),
}


def rational_ball(value: Any) -> Any:
    """An int, Fraction, SymPy Rational, arb, acb or two parts (fmpq) as an acb at the working precision."""
    if isinstance(value, (flint.acb, flint.arb, flint.fmpq, flint.fmpz)):
        return _Ball(value)
    if isinstance(value, tuple) and all(isinstance(part, flint.fmpq) for part in value):
        return _Ball(*value)
    if isinstance(value, (int, Fraction, sp.Rational)) and not isinstance(value, bool):
        return _Ball(flint.fmpq(int(value.numerator), int(value.denominator)))
    if isinstance(value, sp.Expr) and all(part.is_Rational for part in value.as_real_imag()):
        real, imaginary = value.as_real_imag()
        return rational_ball(real) + rational_ball(imaginary) * _Ball(0, 1)
    raise ValueError(f"{value!r} is not an exact number: give an int, a Fraction or a SymPy Rational")


def ball(expr: sp.Expr, values: Mapping[Any, Any], digits: int = 50) -> Any:
    """The ball of a scalar expression where each symbol has its value, computed with `digits` digits.

    `values` maps symbols, and if wanted applied undefined functions and their derivatives, to exact rationals
    (or balls). ValueError names a symbol without a value and a function that is not known here; the ball is not
    finite at a pole.
    """
    if not isinstance(expr, sp.Expr) or isinstance(expr, sp.MatrixExpr):
        raise ValueError(f"a ball needs a SymPy expression, not {type(expr).__name__}: take entries one by one")
    with flint.ctx.workdps(digits + GUARD_DIGITS):
        known = {}
        for atom, value in values.items():
            known[atom] = known[unbarred(atom)[0] if is_free(atom) else atom] = rational_ball(value)
        return _node(expr, known)


def _node(node: Any, known: dict[Any, Any]) -> Any:
    found = known.get(node)
    if found is None:
        found = known[node] = of_node(node, known)
    return found


def of_node(node: Any, known: dict[Any, Any]) -> Any:
    """The ball of a node at the working precision, `known` holding the balls of others, to which its parts join."""
    if node.is_Add:
        return sum((_node(term, known) for term in node.args), _Ball(0))
    if node.is_Mul:
        return prod((_node(factor, known) for factor in node.args), start=_Ball(1))
    if node.is_Pow:
        return _power(_node(node.base, known), node.exp, known)
    if node.is_Rational:
        return rational_ball(node)
    if not node.args and node in _CONSTANTS:
        return _CONSTANTS[node]()
    if isinstance(node, sp.Derivative):
        return _derivative(node, known)
    return _function(node, known)


def _power(z: Any, exponent: Any, known: dict[Any, Any]) -> Any:
    """The ball of z**exponent, principal branch; Arb keeps square roots of positive numbers real."""
    if exponent.is_Rational and abs(exponent.p).bit_length() > LARGEST_EXPONENT_BITS:
        raise ValueError("an exponent is too large for a ball")
    if exponent.is_Integer:
        return z ** int(exponent)
    if exponent.is_Rational and exponent.q == 2:
        return z.sqrt() ** int(exponent.p)
    return z ** _node(exponent, known)


def _derivative(node: Any, known: dict[Any, Any]) -> Any:
    """The ball of a derivative that has a value of its own, or that can be carried out; otherwise ValueError."""
    if is_free(node):
        base, barred = unbarred(node)
        if base not in known:
            raise ValueError(f"no value for {node}: put it into `values`")
        return known[base].conjugate() if barred else known[base]
    done = carried_out(node)
    if done is None:
        raise ValueError(f"no rule is known to carry out {node}")
    return _node(done, known)


def _function(node: Any, known: dict[Any, Any]) -> Any:
    """The ball of a function; ValueError for what has no enclosure here."""
    if node.is_Number or node is sp.zoo:  # no Rational: infinite, nan or a float
        raise ValueError(f"{node} is not an exact finite number: give a SymPy Rational")
    if node.is_Symbol or isinstance(node, AppliedUndef):
        raise ValueError(f"no value for {node}: put it into `values`")
    name = node.func.__name__
    if node.func in _FUNCTIONS and len(node.args) == 1:
        z = _node(node.args[0], known)
        return _FUNCTIONS[node.func](z) if z.is_finite() else _NOWHERE  # Arb's sgn and arg bound even a nan
    if isinstance(node, (sp.Min, sp.Max, sp.Piecewise)):
        return _switched(node, known)
    if node.func not in _ON_THE_REAL_LINE:
        raise ValueError(f"no ball is known for {name}: rewrite it with exp, sin, cos, sqrt, log, Abs, re, im")
    arguments = [_node(arg, known) for arg in node.args]
    if not all(z.is_finite() for z in arguments):
        return _NOWHERE
    if not all(z.imag == 0 for z in arguments):
        raise ValueError(f"{name} is enclosed at real arguments only")
    return _ON_THE_REAL_LINE[node.func](*arguments)


def _switched(node: Any, known: dict[Any, Any]) -> Any:
    """The ball of min, max or a piecewise expression; nan where a comparison cannot be told, or has no value."""
    if not isinstance(node, sp.Piecewise):
        sizes = [_node(part, known) for part in node.args]
        lower = [z if isinstance(node, sp.Min) else -z for z in sizes]
        least = [z for z, y in zip(sizes, lower, strict=True) if all(y is x or (y - x).real < 0 for x in lower)]
        return least[0] if least and all(z.imag == 0 for z in sizes) else _NOWHERE
    for value, condition in node.args:
        if condition is sp.true:
            return _node(value, known)
        if type(condition) not in HOLDS:
            break
        left, right = (_node(side, known) for side in condition.args)
        alike = condition.args[0] == condition.args[1] and left.is_finite() and left.imag == 0
        difference = _Ball(0) if alike else left - right
        if difference.imag != 0 or not (alike or difference.real > 0 or difference.real < 0):
            break
        if (difference.real > 0) - (difference.real < 0) in HOLDS[type(condition)]:
            return _node(value, known)
    return _NOWHERE
