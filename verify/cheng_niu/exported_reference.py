"""What exported code must give, as balls, and how far off it may be.

For the relaxing precession value and derivatives come from the matrix exponential of Eq. 8 and its Frechet derivative,

    exp [[M, M_p], [0, M]] t = [[e^{Mt}, d e^{Mt}/dp], [0, e^{Mt}]],

which knows no closed form and no limit; for everything else from the derived expression and its derivatives in balls.

The rule (that of `spin_response`): a vector d may be off by 2^-52 (8 |d| + 4 t |d'|), |d'| the envelope of its
oscillating rate: 8 units in the last place beyond what rounding W t and xi t makes unavoidable. Sums of products may
be off by 2^-52 8 times the sum of the sizes of their terms.

Key results: `points` (where to compare), `references` (balls and allowances, by point).
Source: C. Van Loan, IEEE Trans. Autom. Control 23, 395 (1978) (block exponentials).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sympy as sp
from flint import arb, arb_mat, ctx

from derive.export.code.program import numeric_entries
from verify.electron.enclosure.constant import generator
from verify.electron.enclosure.scalars import ball

UNIT = 2.0**-52
BITS = 300
"""Working precision, to which that of a decay is added: the points reach from 1e-12 to 1e4."""
TINY = 2.0**-1000
"""Allowed absolute error: what is smaller may underflow."""


@dataclass(frozen=True)
class Vector:
    """Positions in a program's output row, the balls expected there, and the allowed error of the vector."""

    places: tuple[int, ...]
    balls: tuple[Any, ...]
    allowed: float

    def error(self, row: Sequence[float]) -> float:
        """The distance of the numbers found from the balls, in units of what is allowed; infinite if there are none."""
        found = [row[i] if i < len(row) else math.nan for i in self.places]
        if not all(map(math.isfinite, found)):
            return math.inf
        with ctx.workprec(BITS + 1100):
            gaps = [abs(ball(x) - b).upper() for x, b in zip(found, self.balls, strict=True)]
            distance = float(sum((g * g for g in gaps), arb(0)).sqrt().upper())
        error = distance / self.allowed
        return math.inf if math.isnan(error) else error


@dataclass(frozen=True)
class Reference:
    """The references of one point: the value, and one vector per argument of the gradient."""

    vectors: tuple[Vector, ...]

    def error(self, row: Sequence[float]) -> float:
        """The largest error of the row, in units of what is allowed."""
        return max(vector.error(row) for vector in self.vectors)


def points(equation: Any, count: int = 1000) -> list[list[float]]:
    """`count` points of the domain, the same on every run: over many orders of magnitude, and in the limits.

    For the relaxing precession every tenth point lies in a limit: t, xi, or W (or two of them) is zero or tiny.
    """
    draw = random.Random(f"exported {equation.label}")
    return [[_value(a, draw, k) for a in equation.args] for k in range(count)]


_SCALES = {"t_scaled": (-6, 3.5), "xi": (-6, 1), "eps1": (-6, -0.5), "eps2": (-6, -0.5), "eps3": (-6, -0.5)}
_POSITIVE = {"eta_n"}
"""Positive like n_0 although the table does not say so; at -1 the expressions that hold it have a pole."""
_LIMITS = (
    {"t_scaled": 0.0},
    {"xi": 0.0},
    {"eps1": 0.0, "eps2": 0.0, "eps3": 1.0},
    {"xi": 0.0, "eps1": 0.0, "eps2": 0.0, "eps3": 1.0},
    {"xi": 1e-9, "eps1": 1e-9, "eps2": -1e-9, "eps3": 1.0},
    {"eps1": 1e-5, "eps2": 1e-7, "eps3": 1.0 - 2.0**-20},
    {"t_scaled": 1e-12},
    {"eps1": 0.0, "eps2": 0.0},
)


def _value(argument: Any, draw: random.Random, index: int) -> float:
    low, high = _SCALES.get(argument.name, (-2, 2))
    size = 10.0 ** draw.uniform(low, high)
    sign = 1 if argument.is_nonnegative or argument.name in _POSITIVE else draw.choice((1, -1))
    limit = _LIMITS[(index // 10) % len(_LIMITS)] if index % 10 == 0 else {}
    return limit.get(argument.name, size * sign)


def references(equation: Any, where: Sequence[Sequence[float]]) -> list[Reference]:
    """The reference at each point."""
    values = [dict(zip([a.name for a in equation.args], point, strict=True)) for point in where]
    if equation.label in ("x.response", "x.scaled"):
        return [_precession(point, int(equation.label == "x.scaled")) for point in values]
    entries, _ = numeric_entries(equation)
    flat = [*entries, *(e.diff(a) for e in entries for a in equation.args)]
    balls, sizes = (_in_balls(equation.args, forms) for forms in (flat, [_sizes(e) for e in flat]))
    return [_expression(point, balls, sizes) for point in values]


_SLOPES = {"eps1": (1, 0, 0, 0), "eps2": (0, 1, 0, 0), "eps3": (0, 0, -1, 0), "xi": (0, 0, 0, 1)}
"""Of the four that the generator is linear in, by what they depend on."""


def _precession(point: dict[str, float], lifted: int) -> Reference:
    decay = 3 * point["xi"] * point["t_scaled"] / 2
    with ctx.workprec(BITS + int(min(decay, 1100))):
        exact = {name: ball(x) for name, x in point.items()}
        t, a, b, c, xi = (exact[name] for name in ("t_scaled", *_SLOPES))
        matrix, start = arb_mat(generator(a, b, 1 - c, xi)), arb_mat(4, 1, [0, 0, 0, 1])
        frequency = math.sqrt(float((a**2 + b**2 + (1 - c) ** 2 + xi**2).upper()))
        propagator = (matrix * t).exp()
        state = propagator * start

        def vector(places: Sequence[int], column: Any, slope: Any = None, lifted: int = 0) -> Vector:
            envelope = _envelope(matrix, column, state, slope, frequency)
            allowed = UNIT * (8 * _norm(column) + 4 * float(t.upper()) * envelope + lifted) + TINY
            return Vector(tuple(places), (column[0, 0], column[1, 0], column[2, 0] + lifted), allowed)

        vectors = [vector(range(3), state, lifted=lifted)]
        for j, name in enumerate(point):
            slope = arb_mat(generator(*map(arb, _SLOPES[name]))) if name in _SLOPES else None
            column = propagator * (matrix * start) if slope is None else _frechet(matrix, slope, t) * start
            vectors.append(vector([3 + i * len(point) + j for i in range(3)], column, slope))
    return Reference(tuple(vectors))


def _frechet(matrix: Any, slope: Any, t: Any) -> Any:
    """The derivative of exp(M t) in the direction of `slope`."""
    m, s = matrix.tolist(), slope.tolist()
    block = arb_mat([row + side for row, side in zip(m, s, strict=True)] + [[0] * 4 + row for row in m])
    whole = (block * t).exp()
    return arb_mat([[whole[i, 4 + j] for j in range(4)] for i in range(4)])


def _envelope(matrix: Any, column: Any, state: Any, slope: Any, frequency: float) -> float:
    """The envelope of the rate of a vector: |d'| and |d''|/|rate| added in squares, as sine and cosine alternate."""
    rate = matrix * column
    bend = matrix * rate
    if slope is not None:
        rate = rate + slope * state
        bend = matrix * rate + slope * (matrix * state)
    return math.hypot(_norm(rate), _norm(bend) / frequency if frequency else 0.0)


def _norm(column: Any) -> float:
    """An upper bound of the length of the first three entries."""
    return math.hypot(*(float(abs(column[i, 0]).upper()) for i in range(3)))


def _expression(point: dict[str, float], balls: Any, sizes: Any) -> Reference:
    """An equation and its derivatives, each entry by itself, with the sizes of their terms."""
    with ctx.workprec(BITS):
        exact = [ball(x) for x in point.values()]
        found = balls(*exact)
        terms = [float(arb(size).upper()) for size in sizes(*map(abs, exact))]
    turns = 1 + (1 + point["xi"]) * point["t_scaled"] / 2 if "t_scaled" in point else 1.0
    pairs = enumerate(zip(found, terms, strict=True))
    return Reference(tuple(Vector((k,), (arb(b),), 8 * UNIT * turns * size + TINY) for k, (b, size) in pairs))


def _in_balls(args: Any, entries: list[Any]) -> Any:
    """A function of balls for the entries; rationals stay exact through python-flint."""
    functions = {"sin": arb.sin, "cos": arb.cos, "exp": arb.exp, "sqrt": arb.sqrt, "Abs": abs, "mpf": arb}
    return sp.lambdify(args, entries, modules=[functions, "mpmath"], cse=True)


def _sizes(expr: Any) -> Any:
    """The expression with every term counted by its size: signs dropped, sines and cosines at most 1."""
    if expr.is_Add or expr.is_Mul:
        return expr.func(*map(_sizes, expr.args))
    if expr.is_Pow:
        return expr if expr.exp.is_negative else expr.func(_sizes(expr.base), expr.exp)
    if isinstance(expr, sp.sin | sp.cos):
        return sp.S.One
    return abs(expr) if expr.is_number else expr
