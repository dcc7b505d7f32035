"""Differentiation by rules of our own, for the functions of the zero test's class and no others.

Concludes the derivative that an explicit `Derivative` stands for: linearity, product rule, chain rule, whole and
rational powers, exp, log, circular and hyperbolic functions. Nothing is evaluated on the way. Where a rule is
missing (an integral, a function whose derivative SymPy knows, a power with a variable above) there is no answer,
and the derivative stays whole. Orders above `HIGHEST_ORDER` stay whole too.

Key result: `carried_out` (the expression a derivative stands for, or None).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from verify.zero.atoms import HIGHEST_ORDER, is_free, unbarred, undefined
from verify.zero.bounds import TooLargeError
from verify.zero.kinds import inspect

MOST_NODES = 20_000
"""A derivative that is longer stays whole."""


def _add(*terms: Any) -> Any:
    return sp.Add(*terms, evaluate=False)


def _mul(*factors: Any) -> Any:
    return sp.Mul(*factors, evaluate=False)


def _call(head: Any, argument: Any) -> Any:
    return head(argument, evaluate=False)


def _pow(base: Any, exponent: Any) -> Any:
    return sp.Pow(base, exponent, evaluate=False)


_OUTER: dict[Any, Callable[[Any], Any]] = {
    sp.exp: lambda u: _call(sp.exp, u),
    sp.log: lambda u: _pow(u, -1),
    sp.sin: lambda u: _call(sp.cos, u),
    sp.cos: lambda u: _mul(-1, _call(sp.sin, u)),
    sp.tan: lambda u: _pow(_call(sp.cos, u), -2),
    sp.cot: lambda u: _mul(-1, _pow(_call(sp.sin, u), -2)),
    sp.sec: lambda u: _mul(_call(sp.sin, u), _pow(_call(sp.cos, u), -2)),
    sp.csc: lambda u: _mul(-1, _call(sp.cos, u), _pow(_call(sp.sin, u), -2)),
    sp.sinh: lambda u: _call(sp.cosh, u),
    sp.cosh: lambda u: _call(sp.sinh, u),
    sp.tanh: lambda u: _pow(_call(sp.cosh, u), -2),
    sp.coth: lambda u: _mul(-1, _pow(_call(sp.sinh, u), -2)),
    sp.sech: lambda u: _mul(-1, _call(sp.sinh, u), _pow(_call(sp.cosh, u), -2)),
    sp.csch: lambda u: _mul(-1, _call(sp.cosh, u), _pow(_call(sp.sinh, u), -2)),
}
"""d/du of each function of the class; on the whole plane, log off its cut and along it."""


def carried_out(node: Any) -> Any:
    """The expression that an explicit derivative stands for; None where a rule is missing."""
    counts = node.variable_count
    if not all(count.is_Integer and count >= 0 for _, count in counts):
        return None
    if sum(int(count) for _, count in counts) > HIGHEST_ORDER:
        return None
    result = node.expr
    for variable, count in counts:
        if not isinstance(variable, (sp.Symbol, AppliedUndef)):
            return None
        for _ in range(int(count)):
            result = _by(result, variable, {})
            if result is None or not _is_small(result):
                return None
    return result


def _is_small(result: Any) -> bool:
    """Whether a derivative has not swollen beyond use."""
    try:
        return inspect(result) <= MOST_NODES
    except TooLargeError:
        return False


def _by(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """d(node)/d(variable), remembered; None where a rule is missing."""
    if node not in known:
        known[node] = _fresh(node, variable, known)
    return known[node]


def _fresh(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """d(node)/d(variable) by the kind of the head."""
    if node == variable:
        return sp.S.One
    if is_free(node):
        return _of_atom(node, variable, known)
    if not (node.has(variable) if isinstance(variable, AppliedUndef) else variable in node.free_symbols):
        return sp.S.Zero
    if node.is_Add:
        terms = [_by(term, variable, known) for term in node.args]
        return None if any(term is None for term in terms) else _add(*terms)
    if node.is_Mul:
        return _of_product(node.args, variable, known)
    if node.is_Pow and node.exp.is_Rational:
        return _chain(_mul(node.exp, _pow(node.base, node.exp - 1)), node.base, variable, known)
    if node.func in _OUTER and len(node.args) == 1:
        return _chain(_OUTER[node.func](node.args[0]), node.args[0], variable, known)
    if isinstance(node, sp.Derivative):
        inner = carried_out(node)
        return None if inner is None else _by(inner, variable, known)
    return None


def _chain(outer: Any, inner: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """The outer derivative times that of the inner function."""
    slope = _by(inner, variable, known)
    return None if slope is None else _mul(outer, slope)


def _of_product(factors: tuple[Any, ...], variable: Any, known: dict[Any, Any]) -> Any:
    """The product rule."""
    terms = []
    for k, factor in enumerate(factors):
        slope = _by(factor, variable, known)
        if slope is None:
            return None
        if slope is not sp.S.Zero:
            terms.append(_mul(*factors[:k], slope, *factors[k + 1 :]))
    return _add(*terms) if terms else sp.S.Zero


def _of_atom(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """The slope of a free atom: 0, a partial derivative, or the chain rule over the arguments of its function."""
    function = undefined(node)
    if function is None:
        return None if unbarred(node)[0] == variable else sp.S.Zero
    if function == variable:
        return sp.S.Zero if isinstance(node, sp.Derivative) else None
    terms = []
    for argument in function.args:
        slope = _by(argument, variable, known)
        if slope is sp.S.Zero:
            continue
        partial = sp.Derivative(node, argument, evaluate=False)
        if slope is None or not is_free(partial):
            return None
        terms.append(_mul(partial, slope))
    return _add(*terms) if terms else sp.S.Zero
