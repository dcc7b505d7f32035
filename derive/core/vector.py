"""Vectors as linear combinations of named directions: what a vector equation is before it is written in components.

A direction is an `Arrow` (a named vector), what it becomes when carried along another, (v . grad) a (`Along`), or a
cross product (`Cross`). A `Vector` holds one coefficient per direction: a number, or a row with one entry per band;
`components` writes it out, 3 x 1 or 3 x (number of bands), exactly and without assumptions.

`Vector.turned` is a x for a unit vector a = axis / length: of a direction w across the axis it makes Cross(axis, w),
and of that -length^2 w again, since a x (a x w) = -w. What is not known to lie across the axis is not turned twice.
Source: the double vector product.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sympy as sp
from sympy.core.symbol import Str


class _Named(sp.Basic):
    """A direction, which prints as its name."""

    @property
    def name(self) -> str:
        """The name in code and text."""
        return self._called("name")

    @property
    def latex(self) -> str:
        """The name in LaTeX."""
        return self._called("latex")

    def _called(self, kind: str) -> str:
        raise NotImplementedError

    def _sympystr(self, printer: Any) -> str:
        return self.name


class Arrow(_Named):
    """A named vector: its name in code, its LaTeX, its components, and the name of the vector that it lies across."""

    def __new__(cls, name: Any, latex: Any, components: Any, across: Any = "") -> Arrow:
        words = (Str(str(part)) for part in (name, latex))
        made: Arrow = super().__new__(cls, *words, sp.ImmutableMatrix(components), Str(str(across)))
        return made

    def _called(self, kind: str) -> str:
        return str(self.args[0 if kind == "name" else 1])

    @property
    def across(self) -> tuple[str, ...]:
        """The names of the vectors that this one is orthogonal to."""
        return tuple(str(self.args[3].name).split())

    @property
    def components(self) -> sp.ImmutableMatrix:
        """The three components."""
        return self.args[2]


class Along(_Named):
    """(v . grad) a, from the derivatives of a by x, y, z; it lies across what a is the direction of."""

    def __new__(cls, velocity: Arrow, field: Arrow, slopes: Iterable[Any]) -> Along:
        made: Along = super().__new__(cls, velocity, field, sp.Tuple(*(sp.ImmutableMatrix(s) for s in slopes)))
        return made

    def _called(self, kind: str) -> str:
        carrier, field = (getattr(direction, kind) for direction in self.args[:2])
        return f"({carrier}·∇){field}" if kind == "name" else rf"({carrier} \cdot \nabla) {field}"

    @property
    def across(self) -> tuple[str, ...]:
        """A field of fixed length changes across itself."""
        return (self.args[1].name,)

    @property
    def components(self) -> sp.ImmutableMatrix:
        """The three components."""
        return _sum(v * slope for v, slope in zip(self.args[0].components, self.args[2], strict=True))


class Cross(_Named):
    """The cross product of two directions."""

    def _called(self, kind: str) -> str:
        first, second = (getattr(direction, kind) for direction in self.args)
        second = f"({second})" if isinstance(self.args[1], Cross) else second
        return f"{first} × {second}" if kind == "name" else rf"{first} \times {second}"

    @property
    def across(self) -> tuple[str, ...]:
        """It lies across both."""
        return self.args[0].name, self.args[1].name

    @property
    def components(self) -> sp.ImmutableMatrix:
        """The three components."""
        return self.args[0].components.cross(self.args[1].components).as_immutable()


Direction = Arrow | Along | Cross


def _sum(parts: Iterable[Any]) -> sp.ImmutableMatrix:
    rows = list(parts)
    return sum(rows[1:], rows[0]).as_immutable()


class Vector(sp.Basic):
    """A sum of coefficients times directions, in the order in which they were given; equal directions are united."""

    _op_priority = 20.0

    def __new__(cls, *terms: Any) -> Vector:
        united: dict[Any, Any] = {}
        for coefficient, direction in terms:
            value = coefficient.as_immutable() if isinstance(coefficient, sp.MatrixBase) else sp.S(coefficient)
            united[direction] = united[direction] + value if direction in united else value
        kept = (sp.Tuple(c, w) for w, c in united.items() if any(part != 0 for part in _entries(c)))
        made: Vector = super().__new__(cls, *kept)
        return made

    @property
    def terms(self) -> tuple[tuple[Any, Direction], ...]:
        """(coefficient, direction) of every term."""
        return tuple((c, w) for c, w in self.args)

    def coefficient(self, direction: Direction) -> Any:
        """The coefficient of a direction; zero where the vector has none."""
        return {w: c for c, w in self.terms}.get(direction, sp.S.Zero)

    def number(self, direction: Direction, axis: Arrow) -> tuple[Any, Any]:
        """The number (a, b) of a w + b axis x w for a direction w across the axis."""
        return self.coefficient(direction), self.coefficient(Cross(axis, direction))

    def __add__(self, other: Any) -> Any:
        return Vector(*self.terms, *other.terms) if isinstance(other, Vector) else self.components + other

    def __sub__(self, other: Any) -> Any:
        return self.components - components(other)

    def __neg__(self) -> Vector:
        return self * sp.S.NegativeOne

    def __mul__(self, factor: Any) -> Vector:
        return Vector(*((factor * c, w) for c, w in self.terms))

    def __rmul__(self, factor: Any) -> Any:
        return factor * self.components if isinstance(factor, sp.MatrixBase) else self * factor

    def __truediv__(self, divisor: Any) -> Vector:
        return self * (sp.S.One / divisor)

    def __getattr__(self, name: str) -> Any:
        if name in _OF_COMPONENTS:
            return getattr(self.components, name)
        raise AttributeError(f"a vector has no {name!r}; its components may have")

    def __radd__(self, other: Any) -> Any:
        return other + self.components

    def __rsub__(self, other: Any) -> Any:
        return other - self.components

    def without(self, direction: Direction) -> Vector:
        """The vector less its part along a direction."""
        return Vector(*((c, w) for c, w in self.terms if w != direction))

    def turned(self, axis: Arrow, length: Any = sp.S.One) -> Vector:
        """(axis / length) x the vector; ValueError where a term does not lie across the axis."""
        terms: list[Any] = []
        for c, w in self.terms:
            if axis.name not in w.across:
                raise ValueError(f"{w.name} is not known to lie across {axis.name}")
            if isinstance(w, Cross) and w.args[0] == axis:
                terms.append((-c * length, w.args[1]))
            else:
                terms.append((c / length, Cross(axis, w)))
        return Vector(*terms)

    def swung(self, number: tuple[Any, Any], axis: Arrow, length: Any = sp.S.One) -> Vector:
        """a times the vector and b (axis / length) x the vector, for a number a + i b of the plane across the axis."""
        return self * number[0] + self.turned(axis, length) * number[1]

    def column(self, band: int) -> Vector:
        """The vector of one band."""
        return Vector(*((c[band] if isinstance(c, sp.MatrixBase) else c, w) for c, w in self.terms))

    def coefficients(self, change: Any) -> Vector:
        """The vector with every coefficient, entry by entry, changed by a function."""
        return Vector(*((c.applyfunc(change) if isinstance(c, sp.MatrixBase) else change(c), w) for c, w in self.terms))

    @property
    def components(self) -> sp.ImmutableMatrix:
        """The components: 3 x 1, or 3 x (bands) where the coefficients are rows."""
        if not self.terms:
            return sp.zeros(3, 1).as_immutable()
        return _sum(w.components * c for c, w in self.terms)

    def _sympystr(self, printer: Any) -> str:
        return " + ".join(f"({printer._print(c)})*[{w.name}]" for c, w in self.terms) or "0"

    def __getitem__(self, key: Any) -> Any:
        return self.components[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.components)

    def __len__(self) -> int:
        return len(self.components)


_OF_COMPONENTS = frozenset(
    {"T", "applyfunc", "cols", "cross", "diff", "dot", "jacobian", "norm", "row", "rows", "shape"}
)
"""What is asked of a vector as of its components."""


def _entries(coefficient: Any) -> Iterable[Any]:
    return coefficient if isinstance(coefficient, sp.MatrixBase) else (coefficient,)


def components(value: Any) -> Any:
    """A vector written out; anything else as it is."""
    return value.components if isinstance(value, Vector) else value
