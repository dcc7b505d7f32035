"""What a LaTeX formula can mean beside numbers and matrices, and the products that are defined; all else is refused.

A `Triple` holds three values of one kind along x, y, z (Pauli matrices, derivatives, the gradient of a vector); three
plain numbers are a column. An `Operator` is a sum of derivatives with coefficients; it acts on the `Field` that stands
behind it, which knows its derivatives.

Key results: `added`, `multiplied`, `dotted`, `crossed`, `plain` (what a finished formula means).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp


@dataclass(frozen=True)
class Triple:
    """Three values along x, y, z."""

    parts: tuple[Any, ...]


@dataclass(frozen=True)
class Operator:
    """A sum of derivatives: {which: coefficient}, where which is a coordinate or "path" (the total time derivative)."""

    terms: Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """A value with its known derivatives: {which: derivative}."""

    value: Any
    slopes: Mapping[str, Any]


def plain(value: Any) -> Any:
    """The meaning of a finished formula: a number, a matrix, a tuple, or a triple that is no column."""
    if isinstance(value, Field):
        return value.value
    if isinstance(value, Triple):
        parts = [plain(part) for part in value.parts]
        return sp.ImmutableMatrix(parts) if all(is_number(p) for p in parts) else Triple(tuple(parts))
    if isinstance(value, Operator):
        raise ValueError("a derivative has nothing behind it")
    return value


def is_number(value: Any) -> bool:
    """Whether a value is a number (a scalar expression)."""
    return isinstance(value, sp.Expr) and not isinstance(value, sp.MatrixBase)


def _shape(value: Any) -> tuple[int, ...]:
    return value.shape if isinstance(value, sp.MatrixBase) else ()


def added(a: Any, b: Any) -> Any:
    """a + b; ValueError for values of different kinds."""
    if isinstance(a, Operator) and isinstance(b, Operator) and not set(a.terms) & set(b.terms):
        return Operator({**a.terms, **b.terms})
    a, b = plain(a), plain(b)
    if isinstance(a, Triple) and isinstance(b, Triple):
        return Triple(tuple(added(x, y) for x, y in zip(a.parts, b.parts, strict=True)))
    if isinstance(a, Triple | sp.Tuple) or isinstance(b, Triple | sp.Tuple) or _shape(a) != _shape(b):
        raise ValueError("a sum of a number, a vector or a matrix with something of another kind")
    return a + b


def multiplied(a: Any, b: Any) -> Any:
    """a b; an operator acts on the field behind it; ValueError where there is no such product."""
    if isinstance(a, Operator):
        return _acting(a, b)
    if isinstance(a, Triple):
        return Triple(tuple(multiplied(part, b) for part in _single(a, b)))
    if isinstance(b, Triple):
        return Triple(tuple(multiplied(a, part) for part in b.parts))
    if isinstance(b, Operator):
        return Operator({which: multiplied(a, c) for which, c in b.terms.items()})
    return _product(plain(a), plain(b))


def _single(a: Triple, b: Any) -> tuple[Any, ...]:
    if isinstance(b, Triple):
        raise ValueError("two vectors side by side: a dot, a cross or indices must say which product is meant")
    return a.parts


def _acting(operator: Operator, field: Any) -> Any:
    if not isinstance(field, Field) or not set(operator.terms) <= set(field.slopes):
        raise ValueError("a derivative of something whose derivatives have no notation here")
    total: Any = None
    for which, coefficient in operator.terms.items():
        term = multiplied(coefficient, field.slopes[which])
        total = term if total is None else added(total, term)
    return total


def _product(a: Any, b: Any) -> Any:
    if isinstance(a, sp.Tuple) or isinstance(b, sp.Tuple):
        raise ValueError("a list in a product")
    if not (_shape(a) and _shape(b)):
        return a * b
    if a.cols != b.rows:
        raise ValueError(f"a product of {a.rows} x {a.cols} with {b.rows} x {b.cols} entries")
    product = (a * b).as_immutable()
    return product[0] if product.shape == (1, 1) else product


def over(a: Any, b: Any) -> Any:
    """a / b; ValueError unless b is a number."""
    below = plain(b)
    if not is_number(below):
        raise ValueError("a division by something that is no number")
    return multiplied(a, 1 / below)


def dotted(a: Any, b: Any) -> Any:
    """a . b of two vectors, of a vector with each of three vectors, or a b of two numbers."""
    a = plain(a)
    b = plain(b) if not isinstance(b, Triple) else b
    if is_number(a) and is_number(b):
        return a * b
    if _shape(a) == (3, 1) and _shape(b) == (3, 1):
        return sp.Add(*(x * y for x, y in zip(a, b, strict=True)))
    return _into_triple(a, b)


def _into_triple(a: Any, b: Any) -> Any:
    """A column or Pauli vector into three vectors (one by one) or three matrices or derivatives (summed)."""
    if isinstance(a, Triple) and _shape(b) == (3, 1):
        a, b = b, a
    if not isinstance(b, Triple) or _shape(a) != (3, 1):
        raise ValueError("a dot between things that are not two vectors or two numbers")
    if all(_shape(part) == (3, 1) for part in b.parts):
        return Triple(tuple(dotted(a, part) for part in b.parts))
    total: Any = None
    for weight, part in zip(a, b.parts, strict=True):
        term = multiplied(weight, part)
        total = term if total is None else added(total, term)
    return total


def crossed(a: Any, b: Any) -> Any:
    """a x b of two vectors, or of a vector with each of three vectors."""
    a, b = plain(a), plain(b)
    if isinstance(b, Triple):
        return Triple(tuple(crossed(a, part) for part in b.parts))
    if _shape(a) != (3, 1) or _shape(b) != (3, 1):
        raise ValueError("a cross between things that are not two vectors")
    return a.cross(b).as_immutable()
