"""Signs and conjugates: what is known of an expression's sign and reality, by rules of our own.

Concludes from the declared assumptions of symbols and undefined functions, and from the rules below, nothing else:
what SymPy deduces of other functions (`gamma(n + 1/2)` is "non-negative" to it) is not asked for.

Key results: `known_sign` (>= 0, <= 0, real or unknown), `conjugated` (the complex conjugate, where a rule gives it).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from verify.zero.atoms import is_free, is_known_real

_ODD = (sp.sinh, sp.tanh, sp.coth, sp.csch, sp.atan, sp.asinh)
"""Real on the real line, with the sign of their argument."""
_EVEN = (sp.exp, sp.cosh, sp.sech)
"""Positive on the real line."""
_REAL = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.sign)
_REAL_ON_REAL = (*_ODD[:4], *_EVEN, *_REAL[:6])
"""Meromorphic and real on the real line, so that conjugation passes through."""


@lru_cache(maxsize=8192)
def known_sign(node: Any) -> int | None:
    """1 (>= 0), -1 (<= 0), 0 (real) or None (not known to be real), wherever the expression is defined."""
    if node.is_Rational:
        return 1 if node.p >= 0 else -1
    if is_free(node):
        return _declared(node)
    if node.is_NumberSymbol or isinstance(node, sp.Abs):
        return 1
    if node.is_Add:
        signs = {known_sign(term) for term in node.args}
        return None if None in signs else signs.pop() if len(signs) == 1 else 0
    if node.is_Mul:
        return _product([known_sign(factor) for factor in node.args])
    if node.is_Pow:
        return _power(known_sign(node.base), node.exp)
    if isinstance(node, (sp.re, sp.im)):
        return 0
    return _function(node)


def _declared(node: Any) -> int | None:
    """The sign of a free atom by its declared assumptions."""
    if isinstance(node, (sp.Symbol, AppliedUndef)):
        if node.is_nonnegative:
            return 1
        if node.is_nonpositive:
            return -1
    return 0 if is_known_real(node) else None


def _product(signs: list[int | None]) -> int | None:
    """The sign of a product from those of its factors."""
    result = 1
    for one in signs:
        if one is None:
            return None
        result *= one
    return result


def _power(base: int | None, exponent: Any) -> int | None:
    """The sign of a power from that of its base: a whole exponent, or a base that is not negative."""
    if exponent.is_Integer and base is not None:
        return base if exponent.p % 2 else 1
    return 1 if base == 1 and known_sign(exponent) is not None else None


def _function(node: Any) -> int | None:
    """The sign of a function of one argument that is real, from the tables above; log is real where u >= 0."""
    if len(node.args) != 1 or not isinstance(node, (*_ODD, *_EVEN, *_REAL, sp.log)):
        return None
    argument = known_sign(node.args[0])
    if isinstance(node, sp.log):
        return 0 if argument == 1 else None
    if argument is None:
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
