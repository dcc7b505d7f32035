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


class _NoRuleError(Exception):
    """A derivative that no rule here gives."""


def raw(head: Any, *args: Any) -> Any:
    """A call that SymPy leaves as it is."""
    return head(*args, evaluate=False)


def _over_square(below: Any, *above: Any) -> Any:
    return raw(sp.Mul, *above, raw(sp.Pow, below, -2))


_OUTER: dict[Any, Callable[[Any], Any]] = {
    sp.log: lambda u: raw(sp.Pow, u, -1),
    sp.sin: lambda u: raw(sp.cos, u),
    sp.cos: lambda u: raw(sp.Mul, -1, raw(sp.sin, u)),
    sp.tan: lambda u: _over_square(raw(sp.cos, u)),
    sp.cot: lambda u: _over_square(raw(sp.sin, u), -1),
    sp.sec: lambda u: _over_square(raw(sp.cos, u), raw(sp.sin, u)),
    sp.csc: lambda u: _over_square(raw(sp.sin, u), -1, raw(sp.cos, u)),
    sp.sinh: lambda u: raw(sp.cosh, u),
    sp.cosh: lambda u: raw(sp.sinh, u),
    sp.tanh: lambda u: _over_square(raw(sp.cosh, u)),
    sp.coth: lambda u: _over_square(raw(sp.sinh, u), -1),
    sp.sech: lambda u: _over_square(raw(sp.cosh, u), -1, raw(sp.sinh, u)),
    sp.csch: lambda u: _over_square(raw(sp.sinh, u), -1, raw(sp.cosh, u)),
}
"""d/du of each function of the class; on the whole plane, log off its cut and along it."""


def carried_out(node: Any) -> Any:
    """The expression that an explicit derivative stands for; None where a rule is missing or it swells beyond use."""
    counts = node.variable_count
    if not all(isinstance(v, (sp.Symbol, AppliedUndef)) and n.is_Integer and n >= 0 for v, n in counts):
        return None
    if sum(int(n) for _, n in counts) > HIGHEST_ORDER:
        return None
    result = node.expr
    try:
        for variable in (v for v, n in counts for _ in range(int(n))):
            result = _by(result, variable, {})
            if inspect(result) > MOST_NODES:
                return None
    except (_NoRuleError, TooLargeError):
        return None
    return result


def _by(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """d(node)/d(variable), remembered; `_NoRuleError` where a rule is missing."""
    if node not in known:
        known[node] = _fresh(node, variable, known)
    return known[node]


def _fresh(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    if node == variable:
        return sp.S.One
    if is_free(node):
        return _of_atom(node, variable, known)
    if not (node.has(variable) if isinstance(variable, AppliedUndef) else variable in node.free_symbols):
        return sp.S.Zero
    if node.is_Add:
        return raw(sp.Add, *(_by(term, variable, known) for term in node.args))
    if node.is_Mul:
        slopes = enumerate(_by(factor, variable, known) for factor in node.args)
        terms = [raw(sp.Mul, *node.args[:k], s, *node.args[k + 1 :]) for k, s in slopes if s is not sp.S.Zero]
        return raw(sp.Add, *terms)
    if node.is_Pow and node.exp.is_Rational:
        outer = raw(sp.Mul, node.exp, raw(sp.Pow, node.base, node.exp - 1))
        return raw(sp.Mul, outer, _by(node.base, variable, known))
    if isinstance(node, sp.exp):  # E**u too
        return raw(sp.Mul, node, _by(node.exp, variable, known))
    if node.func in _OUTER and len(node.args) == 1:
        return raw(sp.Mul, _OUTER[node.func](node.args[0]), _by(node.args[0], variable, known))
    inner = carried_out(node) if isinstance(node, sp.Derivative) else None
    if inner is None:
        raise _NoRuleError
    return _by(inner, variable, known)


def _of_atom(node: Any, variable: Any, known: dict[Any, Any]) -> Any:
    """The slope of a free atom: 0, a partial derivative, or the chain rule over the arguments of its function."""
    function = undefined(node)
    if function is None and unbarred(node)[0] != variable:
        return sp.S.Zero
    if function is None or (function == variable and not isinstance(node, sp.Derivative)):
        raise _NoRuleError
    if function == variable:
        return sp.S.Zero
    slopes = {argument: _by(argument, variable, known) for argument in function.args}
    partials = {a: sp.Derivative(node, a, evaluate=False) for a, slope in slopes.items() if slope is not sp.S.Zero}
    if not all(is_free(partial) for partial in partials.values()):
        raise _NoRuleError
    return raw(sp.Add, *(raw(sp.Mul, partial, slopes[a]) for a, partial in partials.items()))
