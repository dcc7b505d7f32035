"""What a LaTeX formula can mean beside numbers and matrices, and the products that are defined; all else is refused.

A `Triple` holds three values of one kind along x, y, z (Pauli matrices, derivatives, the gradient of a vector); three
plain numbers are a column. An `Operator` is a sum of derivatives with coefficients; it acts on the `Field` that stands
behind it, which knows its derivatives.

Key results: `added`, `multiplied`, `dotted`, `crossed`, `plain` (what a finished formula means).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import sympy as sp


@dataclass(frozen=True)
class Triple:
    """Three values along x, y, z."""

    parts: tuple[Any, ...]

    def each(self, function: Callable[[Any], Any]) -> Triple:
        """The three values of a function."""
        return Triple(tuple(map(function, self.parts)))


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
        value = value.each(plain)
        return sp.ImmutableMatrix(value.parts) if all(map(is_number, value.parts)) else value
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
        return Triple(tuple(map(added, a.parts, b.parts)))
    if isinstance(a, Triple | sp.Tuple) or isinstance(b, Triple | sp.Tuple) or _shape(a) != _shape(b):
        raise ValueError("a sum of a number, a vector or a matrix with something of another kind")
    return a + b


def multiplied(a: Any, b: Any) -> Any:
    """a b; an operator acts on the field behind it; ValueError where there is no such product."""
    if isinstance(a, Operator):
        if not isinstance(b, Field) or not set(a.terms) <= set(b.slopes):
            raise ValueError("a derivative of something whose derivatives have no notation here")
        return reduce(added, (multiplied(coefficient, b.slopes[which]) for which, coefficient in a.terms.items()))
    if isinstance(a, Triple) and isinstance(b, Triple):
        raise ValueError("two vectors side by side: a dot, a cross or indices must say which product is meant")
    if isinstance(a, Triple):
        return a.each(lambda part: multiplied(part, b))
    if isinstance(b, Triple):
        return b.each(lambda part: multiplied(a, part))
    if isinstance(b, Operator):
        return Operator({which: multiplied(a, c) for which, c in b.terms.items()})
    return _product(plain(a), plain(b))


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
    """a . b of two vectors or numbers, of a vector with each of three, or summed over three matrices or derivatives."""
    a = plain(a)
    b = plain(b) if not isinstance(b, Triple) else b
    if is_number(a) and is_number(b):
        return a * b
    if _shape(a) == (3, 1) and _shape(b) == (3, 1):
        return sp.Add(*(x * y for x, y in zip(a, b, strict=True)))
    if isinstance(a, Triple) and _shape(b) == (3, 1):
        a, b = b, a
    if not isinstance(b, Triple) or _shape(a) != (3, 1):
        raise ValueError("a dot between things that are not two vectors or two numbers")
    if all(_shape(part) == (3, 1) for part in b.parts):
        return b.each(lambda part: dotted(a, part))
    return reduce(added, map(multiplied, a, b.parts))


def crossed(a: Any, b: Any) -> Any:
    """a x b of two vectors, or of a vector with each of three vectors."""
    a, b = plain(a), plain(b)
    if isinstance(b, Triple):
        return b.each(lambda part: crossed(a, part))
    if _shape(a) != (3, 1) or _shape(b) != (3, 1):
        raise ValueError("a cross between things that are not two vectors")
    return a.cross(b).as_immutable()


def transposed(value: Any) -> Any:
    """The transpose of a matrix."""
    form = plain(value)
    if not isinstance(form, sp.MatrixBase):
        raise ValueError("a transpose of something that is no matrix")
    return form.T.as_immutable()


def matrix_of(rows: list[list[Any]]) -> Any:
    """A matrix of numbers; of three matrices, where the entries are triples."""
    entries = [entry for row in rows for entry in row]
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("a matrix whose rows are not of one length")
    if all(_shape(entry) == (3, 1) for entry in entries):
        return Triple(tuple(sp.ImmutableMatrix([[entry[i] for entry in row] for row in rows]) for i in range(3)))
    if not all(map(is_number, entries)):
        raise ValueError("a matrix whose entries are no numbers")
    return sp.ImmutableMatrix(rows)


def listed(opening: str, parts: list[Any]) -> Any:
    """{a, b, c}: a column; [a, b]: a row; [A, B] of two matrices: the commutator."""
    if all(map(is_number, parts)) and opening in ("[", r"\{"):
        return sp.ImmutableMatrix(parts if opening == r"\{" else [parts])
    if opening == "[" and len(parts) == 2 and all(map(_shape, parts)):
        a, b = parts
        return added(multiplied(a, b), multiplied(sp.S.NegativeOne, multiplied(b, a)))
    raise ValueError(f"a list in {opening!r} that has no meaning")
