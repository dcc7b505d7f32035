"""Arithmetic with what a script's values may be: numbers, vectors, and a factor times a function of the time.

Key result: `combined` (exact: the factor in front of a function of t is kept apart from it).
"""

from __future__ import annotations

import ast
import math
import operator
from dataclasses import dataclass
from typing import Any


class Unread(ValueError):  # noqa: N818
    """Why something in a script has no value here, in one line."""


class Endless(Exception):  # noqa: N818
    """A script that takes too long to follow, in one line."""


@dataclass(frozen=True)
class Timed:
    """A factor times a function of the time t, which is kept as text."""

    factor: float
    shape: str


_BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: lambda a, b: float(a) ** float(b),
    ast.Mod: operator.mod,
}


def finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        raise Unread("no finite number")
    return value


def shown(value: Any) -> str:
    """A value as text, for people."""
    if isinstance(value, Timed):
        return value.shape if value.factor == 1 else f"{value.factor:.12g}*({value.shape})"
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))})"
    return f"{value:.9g}" if isinstance(value, int | float) else str(value)


def written(value: Any) -> str:
    """A number, or a function of t, as an expression to the last digit."""
    if not isinstance(value, Timed) or value.shape == "1":
        return repr(value.factor if isinstance(value, Timed) else float(value))
    return value.shape if value.factor == 1 else f"{value.factor!r}*({value.shape})"


def chosen(test: Timed, a: Any, b: Any) -> Any:
    """`a if test else b` where the test is a function of t."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(chosen(test, x, y) for x, y in zip(a, b, strict=True))
    if not all(isinstance(side, int | float | Timed) for side in (a, b)):
        raise Unread("a choice of something that is no number")
    first, second = (x if isinstance(x, Timed) else Timed(float(x), "1") for x in (a, b))
    factor = first.factor or second.factor
    if not factor:
        return 0.0
    yes, no = (written(Timed(finite(x.factor / factor), x.shape)) for x in (first, second))
    return Timed(factor, f"({yes} if {test.shape} else {no})")


def combined(op: ast.operator, a: Any, b: Any) -> Any:
    """a op b for numbers, functions of t and vectors; exact, with the factor of a function of t kept apart."""
    if type(op) not in _BINARY:
        raise Unread("an operator that is not read")
    if isinstance(a, tuple) or isinstance(b, tuple):
        many = len(a) if isinstance(a, tuple) else len(b)
        left, right = (x if isinstance(x, tuple) else (x,) * many for x in (a, b))
        return tuple(combined(op, x, y) for x, y in zip(left, right, strict=True))
    if isinstance(a, Timed) or isinstance(b, Timed):
        return _timed(op, a, b)
    if not all(isinstance(x, int | float) for x in (a, b)):
        raise Unread("arithmetic with something that is no number")
    return finite(_BINARY[type(op)](a, b))


def _timed(op: ast.operator, a: Any, b: Any) -> Any:
    """The same where a side depends on t: a number is a factor times 1."""
    first, second = (x if isinstance(x, Timed) else Timed(float(x), "1") for x in (a, b))
    if 0.0 in (first.factor, second.factor) and isinstance(op, ast.Mult):
        return 0.0
    match op:
        case ast.Mult():
            shape = [f"({x.shape})" if " " in x.shape else x.shape for x in (first, second) if x.shape != "1"]
            return Timed(finite(first.factor * second.factor), "*".join(shape) or "1")
        case ast.Div():
            return Timed(finite(first.factor / second.factor), f"({first.shape})/({second.shape})")
        case ast.Pow() if second.shape == "1":
            return Timed(finite(first.factor**second.factor), f"({first.shape})**({second.factor!r})")
        case ast.Add() | ast.Sub():
            sign = -1.0 if isinstance(op, ast.Sub) else 1.0
            if first.factor == 0.0:
                return Timed(sign * second.factor, second.shape)
            rest = finite(sign * second.factor / first.factor)
            return Timed(first.factor, f"{first.shape} + {rest!r}*({second.shape})")
    raise Unread("a function of t that is not read")
