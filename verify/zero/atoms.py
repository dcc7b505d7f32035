"""Atoms: what the zero test and the balls may take as a variable of its own.

A symbol is free; so is an undefined function of symbols, and its derivative, because a smooth function takes any
value and any slope at a point. Two such atoms are free together as long as their arguments differ and no chain
rule ties them: f(x(t)) and df/dx(t) are free, the total derivative of f(x(t)) by t is not, it is carried out first.

Key results: `is_free` (may stand as a variable), `is_explicit` (a derivative to be carried out first),
`is_known_real`, `unbarred` (an atom without its complex conjugates).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

HIGHEST_ORDER = 8
"""Derivatives of higher order in one variable stay whole."""
_SCATTERED = ("integer", "rational", "irrational", "algebraic", "transcendental")
"""A function with such values only has no slope but 0 where it is smooth."""


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


def is_explicit(node: Any) -> bool:
    """Whether a derivative is one that can be carried out (of an expression, or by the chain rule)."""
    return isinstance(node, sp.Derivative) and not is_free(node)


def is_free(node: Any) -> bool:
    """Whether a node is a variable of its own, given that explicit derivatives have been carried out."""
    if node.is_Symbol:
        return True
    function = undefined(node)
    if function is None:
        return isinstance(node, sp.conjugate) and bool(node.args[0].is_Symbol)
    if not all(is_simple(arg) for arg in function.args):
        return False
    args, variables = function.args, _variables(node)
    if not all(v.is_Symbol or isinstance(v, AppliedUndef) for v in variables):
        return False
    if (node.has(sp.conjugate) or _is_confined(function)) and not all(is_known_real(v) for v in variables):
        return False
    if variables and any(getattr(function, f"is_{name}") for name in _SCATTERED):
        return False
    return _is_partial(args, variables)


def is_known_real(node: Any) -> bool:
    """Whether an atom is real by its assumptions; a derivative is where its function and its variables are."""
    if isinstance(node, sp.Derivative):
        return is_known_real(node.args[0]) and all(is_known_real(v) for v in _variables(node))
    return node.is_real is True


def is_known_imaginary(node: Any) -> bool:
    """Whether an atom is imaginary by its assumptions, so that its conjugate is its negative."""
    if isinstance(node, sp.Derivative):
        return is_known_imaginary(node.args[0]) and all(is_known_real(v) for v in _variables(node))
    return node.is_imaginary is True


def is_open(node: Any) -> bool:
    """Whether a free atom ranges over a set on which no polynomial vanishes (an open set, or all integers).

    An even prime does not, nor does the slope of an integer; a hermitian number is more than it is said to be.
    """
    if isinstance(node, sp.Derivative) and node.args[0].is_integer:
        return False
    sparse = node.is_prime or node.is_composite is not None or node.is_polar
    hidden = (node.is_hermitian and not node.is_real) or (node.is_antihermitian and not node.is_imaginary)
    return not sparse and not hidden


def unbarred(node: Any) -> tuple[Any, bool]:
    """A free atom without its conjugates, and whether one is left over: f' and (f')* and (f*)' share their base."""
    if isinstance(node, sp.conjugate):
        base, barred = unbarred(node.args[0])
        return base, not barred and not is_known_real(base)
    if isinstance(node, sp.Derivative):
        inner, barred = unbarred(node.args[0])
        base = _in_order(inner, node)
        return base, barred and not is_known_real(base)
    return node, False


def _in_order(inner: Any, node: Any) -> Any:
    """A derivative of an atom with its variables in one order, since mixed derivatives commute."""
    function = undefined(inner)
    order = Counter(_variables(inner))
    for variable, count in node.variable_count:
        order[variable] += int(count)
    counts = sorted(order.items(), key=lambda item: (str(item[0]), sp.srepr(item[0])))
    return sp.Derivative(function, *counts, evaluate=False)


def _is_confined(function: Any) -> bool:
    """Whether a function keeps to a line of the complex plane, so that it has no slope along a complex variable."""
    return function.is_real is not None or function.is_extended_real is not None or function.is_imaginary is not None


def _is_partial(args: tuple[Any, ...], variables: list[Any]) -> bool:
    """Whether each variable is one of the arguments and in no other, so that no chain rule is left to apply."""
    if not variables:
        return True
    return len(set(args)) == len(args) and all(
        v in args and sum(bool(arg.has(v)) for arg in args) == 1 for v in variables
    )


def _variables(node: Any) -> list[Any]:
    """The variables a nest of derivatives and conjugates differentiates by; an order that is no number, as it is."""
    found: list[Any] = []
    while isinstance(node, (sp.Derivative, sp.conjugate)):
        if isinstance(node, sp.Derivative):
            for variable, count in node.variable_count:
                found += [variable] * int(count) if count.is_Integer and count <= HIGHEST_ORDER else [count]
        node = node.args[0]
    return found
