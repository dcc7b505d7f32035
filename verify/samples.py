"""Samples: a point where an expression is surely not zero.

Concludes that an expression is not identically zero, from one point at which its ball excludes zero. The points
are rational, drawn from a fixed seed, and keep every assumption of the symbols; undefined functions and their
derivatives, which take any value at a point, get values of their own. Nothing follows when no such point is met.

Key result: `nonzero_ball` (the point and the ball, or None).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from verify.atoms import is_explicit, is_free, unbarred
from verify.balls import ball

EFFORT = ((30, 12), (100, 2), (1000, 1))
"""(digits, points): most refutations need one point at few digits; constants may agree to hundreds of digits."""
_PROPERTIES = (
    "real",
    "extended_real",
    "rational",
    "irrational",
    "integer",
    "noninteger",
    "even",
    "odd",
    "prime",
    "composite",
    "positive",
    "negative",
    "nonnegative",
    "nonpositive",
    "nonzero",
    "zero",
    "imaginary",
    "algebraic",
    "transcendental",
    "infinite",
)
_TRIES = 60
_GRIDS = (97, 97, 11, 1009)
"""Denominators: sizes up to 3 mostly, some larger and smaller, to meet every branch of roots and absolute values."""


def nonzero_ball(expr: sp.Expr) -> tuple[dict[Any, Fraction], Any] | None:
    """A point of the domain and the ball of `expr` there, which excludes zero; None where none was met.

    The point maps symbols (and free functions and derivatives) to exact rationals. Same input, same point.
    """
    atoms = _variables(expr)
    if atoms is None:
        return None
    for digits, points in EFFORT:
        for values in _points(atoms, points if atoms else 1):
            try:
                value = ball(expr, values, digits)
            except ValueError:
                return None
            if value.is_finite() and not value.contains(0):
                return values, value
    return None


def _variables(expr: Any) -> list[Any] | None:
    """What needs a value, in an order that does not depend on the run; None if something is not free."""
    atoms: set[Any] = set()
    seen: set[Any] = set()
    todo = [expr]
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        if is_free(node):
            base = unbarred(node)[0]
            atoms.add(base)
            todo += [base.args[0]] if isinstance(base, sp.Derivative) else base.args
        elif is_explicit(node):
            done = node.doit()
            if done == node:
                return None
            todo.append(done)
        else:
            todo += node.args
    return sorted(atoms, key=lambda atom: (str(atom), sp.srepr(atom)))


def _points(atoms: list[Any], count: int) -> Iterator[dict[Any, Fraction]]:
    """Up to `count` points that keep the assumptions and give no function two values at one place."""
    draw = random.Random(20130814)
    for _ in range(count):
        values: dict[Any, Fraction] = {}
        for atom in atoms:
            value = _value(atom, draw)
            if value is None:
                return
            values[atom] = value
        if _is_consistent(values):
            yield values


def _value(atom: Any, draw: random.Random) -> Fraction | None:
    """A rational that has every property the atom is assumed to have; None if none was met."""
    for _ in range(_TRIES):
        size = draw.randint(0, 9) if atom.is_integer else Fraction(draw.randint(1, 291), draw.choice(_GRIDS))
        value = Fraction(size if draw.random() < 0.5 else -size)
        if keeps_assumptions(sp.Rational(value.numerator, value.denominator), atom):
            return value
    return None


def keeps_assumptions(number: sp.Expr, atom: Any) -> bool:
    """Whether an exact number has every property that an atom is assumed to have."""
    wanted = [(f"is_{name}", truth) for name in _PROPERTIES if (truth := getattr(atom, f"is_{name}")) is not None]
    return all(getattr(number, name) is truth for name, truth in wanted)


def _is_consistent(values: dict[Any, Fraction]) -> bool:
    """Whether different atoms of one function sit at different places."""
    places: set[tuple[Any, ...]] = set()
    for atom in values:
        if isinstance(atom, AppliedUndef):
            numbers = (values[a] if a in values else Fraction(int(a.p), int(a.q)) for a in atom.args)
            place = (atom.func, *numbers)
            if place in places:
                return False
            places.add(place)
    return True
