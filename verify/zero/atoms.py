"""Atoms: what the zero test and the balls may take as a variable of its own.

A symbol is free; so is an undefined function of symbols, and its derivative, because a smooth function takes any
value and any slope at a point. Two such atoms are free together as long as their arguments differ and no chain
rule ties them: f(x(t)) and df/dx(t) are free, the total derivative of f(x(t)) by t is not, it is carried out first.

Signs and reality follow from the declared assumptions of symbols and undefined functions, and from the rules below,
nothing else: what SymPy deduces of other functions (`gamma(n + 1/2)` is "non-negative" to it) is not asked for.

Key results: `is_free` (may stand as a variable), `unbarred` (an atom without its complex conjugates),
`known_sign` (>= 0, <= 0, real or unknown), `conjugated` (the complex conjugate, where a rule gives it).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import prod
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

HIGHEST_ORDER = 8
"""Derivatives of higher order in one variable stay whole."""
_SCATTERED = ("integer", "rational", "irrational", "algebraic", "transcendental")
"""A function with such values only has no slope but 0 where it is smooth."""
_LINES = ("real", "extended_real", "imaginary")
"""A function that keeps to a line of the complex plane, or surely does not, has no slope along a complex variable."""
_ODD = (sp.sinh, sp.tanh, sp.coth, sp.csch, sp.atan, sp.asinh)
"""Real on the real line, with the sign of their argument."""
_EVEN = (sp.exp, sp.cosh, sp.sech)
"""Positive on the real line."""
_REAL = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.sign)
_REAL_ON_REAL = (*_ODD[:4], *_EVEN, *_REAL[:6])
"""Meromorphic and real on the real line, so that conjugation passes through."""


def is_simple(node: Any) -> bool:
    """Whether a node may be the argument of a free function: a symbol, a rational, a function of those."""
    if node.is_Symbol or node.is_Rational:
        return True
    return isinstance(node, AppliedUndef) and all(is_simple(arg) for arg in node.args)


def undefined(node: Any) -> Any:
    """The undefined function f(...) under a derivative, a conjugate or both; None if there is none."""
    while isinstance(node, (sp.Derivative, sp.conjugate)):
        node = node.args[0]
    return node if isinstance(node, AppliedUndef) else None


def is_free(node: Any) -> bool:
    """Whether a node is a variable of its own, given that explicit derivatives have been carried out."""
    if node.is_Symbol:
        return True
    function = undefined(node)
    if function is None:
        return isinstance(node, sp.conjugate) and bool(node.args[0].is_Symbol)
    args, variables = function.args, _variables(node)
    if not all(map(is_simple, args)) or not all(v.is_Symbol or isinstance(v, AppliedUndef) for v in variables):
        return False
    confined = any(getattr(function, f"is_{name}") is not None for name in _LINES)
    if (confined or node.has(sp.conjugate)) and not all(map(is_known, variables)):
        return False
    if variables and any(getattr(function, f"is_{name}") for name in _SCATTERED):
        return False
    alone = all(v in args and sum(bool(arg.has(v)) for arg in args) == 1 for v in variables)  # no chain rule is left
    return not variables or (alone and len(set(args)) == len(args))


def is_known(node: Any, kind: str = "real") -> bool:
    """Whether an atom is real (or "imaginary") by its assumptions; a derivative is if its variables are real."""
    if isinstance(node, sp.Derivative):
        return is_known(node.args[0], kind) and all(is_known(v) for v in _variables(node))
    return getattr(node, f"is_{kind}") is True


def is_open(node: Any) -> bool:
    """Whether a free atom ranges over a set on which no polynomial vanishes (an open set, or all integers).

    An even prime does not, nor does the slope of an integer; a hermitian number is more than it is said to be.
    """
    if isinstance(node, sp.Derivative) and node.args[0].is_integer:
        return False
    sparse = node.is_prime or node.is_composite is not None
    hidden = (node.is_hermitian and not node.is_real) or (node.is_antihermitian and not node.is_imaginary)
    return not sparse and not hidden


@lru_cache(maxsize=8192)
def unbarred(node: Any) -> tuple[Any, bool]:
    """A free atom without its conjugates, and whether one is left over: f' and (f')* and (f*)' share their base."""
    if isinstance(node, sp.conjugate):
        base, barred = unbarred(node.args[0])
        return base, not barred and not is_known(base)
    if isinstance(node, sp.Derivative):
        inner, barred = unbarred(node.args[0])
        order = Counter(_variables(inner))
        for variable, count in node.variable_count:
            order[variable] += int(count)
        counts = sorted(order.items(), key=lambda item: (str(item[0]), sp.srepr(item[0])))  # mixed ones commute
        base = sp.Derivative(undefined(inner), *counts, evaluate=False)
        return base, barred and not is_known(base)
    return node, False


def _variables(node: Any) -> list[Any]:
    """The variables a nest of derivatives and conjugates differentiates by; an order that is no number, as it is."""
    found: list[Any] = []
    while isinstance(node, (sp.Derivative, sp.conjugate)):
        if isinstance(node, sp.Derivative):
            for variable, count in node.variable_count:
                found += [variable] * int(count) if count.is_Integer and count <= HIGHEST_ORDER else [count]
        node = node.args[0]
    return found


@lru_cache(maxsize=8192)
def known_sign(node: Any) -> int | None:
    """1 (>= 0), -1 (<= 0), 0 (real) or None (not known to be real), wherever the expression is defined."""
    if node.is_Rational:
        return 1 if node.p >= 0 else -1
    if is_free(node):
        if isinstance(node, (sp.Symbol, AppliedUndef)) and (node.is_nonnegative or node.is_nonpositive):
            return 1 if node.is_nonnegative else -1
        return 0 if is_known(node) else None
    if node.is_NumberSymbol or isinstance(node, sp.Abs):
        return 1
    if isinstance(node, (sp.re, sp.im)):
        return 0
    if node.is_Pow:
        return _sign_of_power(known_sign(node.base), node.exp)
    if node.is_Add or node.is_Mul:
        signs: list[Any] = [known_sign(part) for part in node.args]
        if None in signs:
            return None
        return prod(signs) if node.is_Mul else signs[0] if len(set(signs)) == 1 else 0
    return _sign_of_function(node)


def argument(node: Any) -> Any:
    """What a function is of; u for a power E**u too, which SymPy counts among its exponentials."""
    return node.exp if isinstance(node, sp.exp) else node.args[0]


def is_positive(node: Any) -> bool:
    """Whether an expression is > 0, never 0, wherever it is defined, by the same rules."""
    if node.is_Rational or node.is_NumberSymbol:
        return node.is_NumberSymbol or node.p > 0
    if isinstance(node, (sp.Symbol, AppliedUndef)):
        return node.is_positive is True
    if node.is_Mul:
        return all(map(is_positive, node.args))
    if node.is_Add:
        return known_sign(node) == 1 and any(map(is_positive, node.args))
    if node.is_Pow:
        return is_positive(node.base) and known_sign(node.exp) is not None
    return isinstance(node, _EVEN) and known_sign(node.args[0]) is not None


def _sign_of_power(base: int | None, exponent: Any) -> int | None:
    """The sign of a power from that of its base: a whole exponent, or a base that is not negative."""
    if exponent.is_Integer and base is not None:
        return base if exponent.p % 2 else 1
    return 1 if base == 1 and known_sign(exponent) is not None else None


def _sign_of_function(node: Any) -> int | None:
    """The sign of a function of one argument that is real, from the tables above; log is real where u >= 0."""
    if len(node.args) != 1 or not isinstance(node, (*_ODD, *_EVEN, *_REAL, sp.log)):
        return None
    argument = known_sign(node.args[0])
    if argument is None or (isinstance(node, sp.log) and argument != 1):
        return None
    return argument if isinstance(node, _ODD) else 1 if isinstance(node, _EVEN) else 0


def conjugated(node: Any) -> Any:
    """The complex conjugate of an expression; None where no rule gives it (roots and logarithms have cuts)."""
    if known_sign(node) is not None:
        return node
    if is_free(node):
        return sp.conjugate(node)
    if node is sp.I:
        return -sp.I
    if node.is_Pow and node.exp.is_Integer:
        inner = conjugated(node.base)
        return None if inner is None else sp.Pow(inner, node.exp, evaluate=False)
    if node.is_Add or node.is_Mul or isinstance(node, _REAL_ON_REAL):
        parts = [conjugated(part) for part in node.args]
        return None if any(part is None for part in parts) else node.func(*parts, evaluate=False)
    return None
