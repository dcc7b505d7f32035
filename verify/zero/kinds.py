"""Kinds: what the zero test takes apart, what it leaves whole, and what it refuses.

Concludes one of three roles for every head of a SymPy expression. What is decided has rules of our own here in
`verify`; what is opaque is a quantity of which nothing is known but that it equals itself; the rest has no value
that could be compared (a distribution, an order symbol, an interval), or is no commuting scalar, and is refused.

Key results: `role` (of a head), `scalars` (the expressions in what was given), `text` (an expression in a line).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.core.function import Application, AppliedUndef
from sympy.functions.elementary.exponential import exp_polar

from verify.zero.bounds import TooLargeError

CIRCULAR = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc)
HYPERBOLIC = (sp.sinh, sp.cosh, sp.tanh, sp.coth, sp.sech, sp.csch)
WITH_CONJUGATE = (sp.re, sp.im, sp.Abs)
HOLDS: dict[Any, tuple[int, ...]] = {
    **{sp.StrictLessThan: (-1,), sp.LessThan: (-1, 0), sp.Equality: (0,)},
    **{sp.StrictGreaterThan: (1,), sp.GreaterThan: (1, 0), sp.Unequality: (1, -1)},
}
"""The signs of the difference with which a relation holds."""
_DECIDED = (
    *(sp.Add, sp.Mul, sp.Pow, sp.Rational, sp.Symbol, AppliedUndef, sp.Derivative, sp.UnevaluatedExpr),
    *(type(sp.I), type(sp.pi), type(sp.E), sp.exp, sp.conjugate, *CIRCULAR, *HYPERBOLIC, *WITH_CONJUGATE),
)
_REFUSED = (
    *(sp.DiracDelta, sp.SingularityFunction, sp.polar_lift, sp.periodic_argument, sp.principal_branch, exp_polar),
    *(sp.Order, sp.AccumBounds),
)
_OPAQUE = (
    *(Application, sp.NumberSymbol, sp.Integral, sp.Sum, sp.Product, sp.Limit, sp.Subs, sp.Indexed),
    *(sp.CRootOf, sp.RootSum, sp.matrices.expressions.matexpr.MatrixElement),
)
_NOWHERE = (sp.Float, type(sp.nan), type(sp.zoo), sp.Order, sp.AccumBounds)

DEEPEST, LARGEST, MOST_ENTRIES, LONGEST_NUMBER_BITS = 150, 300_000, 100_000, 4_000
"""Levels and nodes of an expression (one that occurs twice counts twice), entries of an array, bits of a number."""


@lru_cache(maxsize=1024)
def role(head: Any) -> str:
    """`decided`, `opaque` or `refused`: what the zero test does with a class of SymPy's."""
    for name, heads in (("refused", _REFUSED), ("decided", _DECIDED), ("opaque", _OPAQUE)):
        if issubclass(head, heads):
            return name
    return "refused"


def scalars(given: Any) -> Iterator[Any]:
    """The scalar expressions in what was given; ValueError for what is none."""
    if isinstance(given, (sp.MatrixBase, sp.NDimArray)):
        if len(given) > MOST_ENTRIES:
            raise ValueError(f"{len(given)} entries are too many: give at most {MOST_ENTRIES} at once")
        yield from (part for entry in sp.flatten(given.tolist()) for part in scalars(entry))
    elif isinstance(written_out := getattr(given, "components", None), sp.MatrixBase):  # a vector over directions
        yield from scalars(written_out)
    elif isinstance(given, (list, tuple, sp.Tuple)):
        yield from (part for entry in given for part in scalars(entry))
    elif isinstance(given, (int, Fraction)) and not isinstance(given, bool):
        yield sp.Rational(given.numerator, given.denominator)
    elif isinstance(given, (float, complex)):
        raise ValueError(f"{given!r} is a float, which is not exact: give a SymPy Rational")
    elif isinstance(given, sp.Expr) and not isinstance(given, sp.MatrixExpr):
        inspect(given)
        yield given
    else:
        what = "text, which is never evaluated" if isinstance(given, (str, bytes)) else type(given).__name__
        advice = {"Poly": ": give its as_expr()", "Equality": ": give its lhs - rhs"}.get(type(given).__name__, "")
        raise ValueError(f"the zero test takes a SymPy expression, a matrix or a sequence of them, not {what}{advice}")


def inspect(expr: Any, above: int = 0, seen: dict[int, tuple[int, Any]] | None = None) -> int:
    """The nodes of an expression; ValueError for a part without a place in an identity, TooLargeError for too many."""
    seen = {} if seen is None else seen
    if id(expr) not in seen:
        if above >= DEEPEST:
            raise TooLargeError
        count = 1 + sum(inspect(part, above + 1, seen) for part in getattr(expr, "args", ()))
        if count > LARGEST:
            raise TooLargeError
        _refuse(expr)
        seen[id(expr)] = count, expr
    return seen[id(expr)][0]


def _refuse(node: Any) -> None:
    """ValueError for what has no place in an exact identity: floats, noncommuting, infinite or vanishing symbols."""
    if isinstance(node, _NOWHERE):
        raise ValueError(f"{node} is not an exact finite number: give a SymPy Rational")
    if isinstance(node, sp.Rational) and max(node.p.bit_length(), node.q.bit_length()) > LONGEST_NUMBER_BITS:
        raise TooLargeError
    if isinstance(node, sp.Expr) and not isinstance(node, (sp.MatrixExpr, sp.Lambda)) and node.is_commutative is False:
        raise ValueError(f"a {type(node).__name__} that does not commute is no quantity that the zero test takes")
    if isinstance(node, (sp.Symbol, AppliedUndef)):
        if node.is_infinite or node.is_complex is False or node.is_polar:
            raise ValueError(f"{node} must be a finite quantity for the zero test")
        if (node.is_nonnegative and node.is_nonpositive) or (node.is_real and node.is_nonzero is False):
            raise ValueError(f"{node} is assumed to be zero: put 0 in its place")


def text(expr: Any) -> str:
    """An expression in a line, or its size in words where it is too large to print."""
    try:
        inspect(expr)
    except (TooLargeError, ValueError):
        return f"a large {type(expr).__name__}"
    line = str(expr)
    return line if len(line) <= 80 else f"{line[:77]}..."
