"""Samples: a point where an expression is surely not zero.

Concludes that an expression is not identically zero, from one point at which its ball excludes zero. The points
are rational, drawn from a fixed seed, and keep every assumption of the symbols; undefined functions and their
derivatives, which take any value at a point, get values of their own. Nothing follows when no such point is met.

Key result: `nonzero_ball` (the point and the ball, or None).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import sympy as sp
from flint import fmpq
from sympy.core.function import AppliedUndef

from verify.zero.atoms import is_free, is_known, unbarred
from verify.zero.balls import ball
from verify.zero.differentiation import carried_out

EFFORT = ((30, 12, False), (30, 48, True), (100, 2, False), (1000, 1, False))
"""(digits, points, turned): most refutations need one point at few digits; constants may agree to hundreds of digits.

Turned points go through all signs of five quantities that may have either, and leave the real line where they may.
"""
_TURNS = [
    *((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)),
    *((-997, 1), (-997, -1), (1, 997), (-1, 997)),
]
"""Directions in the complex plane; the last four lie beside the usual branch cuts and beside those of arcs."""
_PROPERTIES = (
    *("real", "extended_real", "rational", "irrational", "integer", "noninteger", "even", "odd", "prime", "composite"),
    *("positive", "negative", "nonnegative", "nonpositive", "nonzero", "zero", "imaginary", "algebraic"),
    *("transcendental", "infinite"),
)
_TRIES = 60
_rational = lru_cache(maxsize=4096)(sp.Rational)
"""The same object each time, which remembers its properties."""
_GRIDS = (97, 97, 11, 1009)
"""Denominators: sizes up to 3 mostly, some larger and smaller, to meet every branch of roots and absolute values."""


def nonzero_ball(expr: sp.Expr, effort: tuple[Any, ...] = EFFORT) -> tuple[dict[Any, Any], Any] | None:
    """A point of the domain and the ball of `expr` there, which excludes zero; None where none was met.

    The point maps symbols (and free functions and derivatives) to exact rationals. Same input, same point.
    """
    atoms = _variables(expr)
    if atoms is None:
        return None
    for digits, points, turned in effort:
        for values in _points(atoms, points, turned) if atoms else [{}]:
            try:
                value = ball(expr, values, digits)
            except ValueError:
                return None
            if value.is_finite() and not value.contains(0):
                return {atom: _exact(*parts) for atom, parts in values.items()}, value
    return None


def points(expr: sp.Expr) -> Iterator[dict[Any, Any]]:
    """A few points of the domain; none if something in the expression has no value of its own."""
    atoms = _variables(expr)
    return iter(()) if atoms is None else _points(atoms, EFFORT[0][1], False) if atoms else iter(({},))


def _variables(expr: Any) -> list[Any] | None:
    """What needs a value, in an order that does not depend on the run; None if something is not free."""
    atoms, seen, todo = set(), set(), [expr]
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        if is_free(node):
            base = unbarred(node)[0]
            atoms.add(base)
            todo += base.args[:1] if isinstance(base, sp.Derivative) else base.args
        elif not isinstance(node, sp.Derivative):
            todo += node.args
        elif (done := carried_out(node)) is not None:
            todo.append(done)
        else:
            return None
    return sorted(atoms, key=lambda atom: (str(atom), sp.srepr(atom)))


def _points(atoms: list[Any], count: int, turned: bool) -> Iterator[dict[Any, Any]]:
    """Up to `count` points that keep the assumptions and give no function two values at one place."""
    draw = random.Random(20130814)
    for number in range(count):
        sides = [(number >> place % 5) % 2 if turned else None for place in range(len(atoms))]
        values = {atom: _value(atom, draw, side) for atom, side in zip(atoms, sides, strict=True)}
        if None in values.values():
            return
        functions = [atom for atom in atoms if isinstance(atom, AppliedUndef)]
        places = {(f.func, *(_exact(*values[a]) if a in values else a for a in f.args)) for f in functions}
        if len(places) == len(functions):
            yield values


def _value(atom: Any, draw: random.Random, side: int | None) -> Any:
    """The two parts of a number of Q(i) that has every property the atom is assumed to have; None if none was met.

    `side` asks for one of the signs, and for a direction of its own if complex.
    """
    real, imaginary = is_known(atom), is_known(atom, "imaginary")
    for _ in range(_TRIES):
        size = fmpq(draw.randint(0, 9)) if atom.is_integer else fmpq(draw.randint(1, 291), draw.choice(_GRIDS))
        size = size if draw.random() < 0.5 else -size
        if side is not None and real and (atom.is_positive is atom.is_negative is None):
            size = -abs(size) if side else abs(size)
        along, across = (0, 1) if imaginary else (1, 0)
        if not (real or imaginary) and (side is not None or atom.is_real is False):
            along, across = draw.choice(_TURNS)
        if not _wanted(atom) or keeps_assumptions(_exact(size * along, size * across), atom):
            return size * along, size * across
    return None


def _exact(real: Any, imaginary: Any) -> Any:
    """A number of Q(i) as SymPy has it."""
    along = _rational(int(real.p), int(real.q))
    return along + _rational(int(imaginary.p), int(imaginary.q)) * sp.I if imaginary else along


def keeps_assumptions(number: sp.Expr, atom: Any) -> bool:
    """Whether an exact number has every property that an atom is assumed to have."""
    return all(getattr(number, name) is truth for name, truth in _wanted(atom))


@lru_cache(maxsize=1024)
def _wanted(atom: Any) -> list[tuple[str, bool]]:
    return [(f"is_{name}", truth) for name in _PROPERTIES if (truth := getattr(atom, f"is_{name}")) is not None]
