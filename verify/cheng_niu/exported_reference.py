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
from flint import arb, arb_mat, ctx, fmpq

from derive.cheng_niu import symbols as q
from derive.export.entries import numeric_entries

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
            gaps = [abs(_exact(x) - b).upper() for x, b in zip(found, self.balls, strict=True)]
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


def _exact(x: float) -> Any:
    return arb(fmpq(*x.as_integer_ratio()))


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
    names = [a.name for a in equation.args]
    if equation.label in ("x.response", "x.scaled"):
        lifted = 1 if equation.label == "x.scaled" else 0
        return [_precession(dict(zip(names, p, strict=True)), names, lifted) for p in where]
    return _Expression(equation).references(where)


def _generator(values: dict[str, Any]) -> list[list[Any]]:
    """The matrix M of d/dt (r, 1) = M (r, 1) for r = s - (0, 0, 1), in exchange times (Eq. 8 with relaxation)."""
    a, b, w, rate = values["eps1"], values["eps2"], 1 - values["eps3"], values["xi"]
    zero = arb(0)
    return [[-rate, -w, -b, -b], [w, -rate, -a, -a], [b, a, -rate, zero], [zero] * 4]


def _slope(name: str) -> list[list[Any]]:
    """dM/dp, whose entries are 0 and +-1, from two values of the generator, which is linear in p."""
    base = {key: arb(0) for key in ("eps1", "eps2", "eps3", "xi")}
    raised = _generator({**base, name: arb(1)})
    return [[x - y for x, y in zip(*rows, strict=True)] for rows in zip(raised, _generator(base), strict=True)]


def _precession(values: dict[str, float], names: list[str], lifted: int) -> Reference:
    decay = 3 * values["xi"] * values["t_scaled"] / 2
    with ctx.workprec(BITS + int(min(decay, 1100))):
        exact = {name: _exact(x) for name, x in values.items()}
        t, m = exact["t_scaled"], _generator(exact)
        matrix = arb_mat(m)
        start = arb_mat(4, 1, [0, 0, 0, 1])
        propagator = (matrix * t).exp()
        state = propagator * start
        first = _vector((0, 1, 2), matrix, state, state, None, exact)
        shifted = (*first.balls[:2], first.balls[2] + lifted)
        vectors = [Vector(first.places, shifted, first.allowed + lifted * UNIT)]
        for j, name in enumerate(names):
            slope = None if name == "t_scaled" else _slope(name)
            column = propagator * (matrix * start) if slope is None else _frechet(m, slope, t) * start
            places = tuple(3 + i * len(names) + j for i in range(3))
            vectors.append(_vector(places, matrix, column, state, slope, exact))
    return Reference(tuple(vectors))


def _vector(places: tuple[int, ...], matrix: Any, column: Any, state: Any, slope: Any, exact: dict[str, Any]) -> Vector:
    """The reference for the first three entries of a column, with what the rule allows."""
    envelope = _envelope(matrix, column, state, slope, exact)
    allowed = UNIT * (8 * _norm(column) + 4 * float(exact["t_scaled"].upper()) * envelope) + TINY
    return Vector(places, tuple(column[i, 0] for i in range(3)), allowed)


def _frechet(m: list[list[Any]], slope: list[list[Any]], t: Any) -> Any:
    """The derivative of exp(M t) in the direction of `slope`."""
    zero = [arb(0)] * 4
    block = arb_mat([r + s for r, s in zip(m, slope, strict=True)] + [zero + r for r in m])
    whole = (block * t).exp()
    return arb_mat([[whole[i, 4 + j] for j in range(4)] for i in range(4)])


def _envelope(matrix: Any, column: Any, state: Any, slope: Any, exact: dict[str, Any]) -> float:
    """The envelope of the rate of a vector: |d'| and |d''|/|rate| added in squares, as sine and cosine alternate."""
    rate = matrix * column
    bend = matrix * rate
    if slope is not None:
        turned = arb_mat(slope)
        rate = rate + turned * state
        bend = matrix * rate + turned * (matrix * state)
    square = exact["eps1"] ** 2 + exact["eps2"] ** 2 + (1 - exact["eps3"]) ** 2 + exact["xi"] ** 2
    swing = _norm(bend) / math.sqrt(float(square.upper())) if square != 0 else 0.0
    return math.hypot(_norm(rate), swing)


def _norm(column: Any) -> float:
    """An upper bound of the length of the first three entries."""
    return math.hypot(*(float(abs(column[i, 0]).upper()) for i in range(3)))


class _Expression:
    """An equation and its derivatives as functions of balls, with the sizes of their terms."""

    def __init__(self, equation: Any) -> None:
        self.args = equation.args
        entries, _ = numeric_entries(equation)
        self.size = len(entries)
        flat = entries + [e.diff(a) for e in entries for a in self.args]
        self.balls = _in_balls(self.args, flat)
        self.sizes = _in_balls(self.args, [_sizes(e) for e in flat])
        self.turning = q.t_scaled in self.args

    def references(self, where: Sequence[Sequence[float]]) -> list[Reference]:
        return [self.reference(point) for point in where]

    def reference(self, point: Sequence[float]) -> Reference:
        with ctx.workprec(BITS):
            exact = [_exact(x) for x in point]
            balls = self.balls(*exact)
            sizes = [float(arb(s).upper()) for s in self.sizes(*map(abs, exact))]
        turns = 1.0
        if self.turning:
            known = dict(zip([a.name for a in self.args], point, strict=True))
            turns = 1 + (1 + known["xi"]) * known["t_scaled"] / 2
        vectors = []
        for k in range(len(balls)):
            vectors.append(Vector((k,), (arb(balls[k]),), 8 * UNIT * turns * sizes[k] + TINY))
        return Reference(tuple(vectors))


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
