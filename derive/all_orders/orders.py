"""Concludes x.torque-series: the response of one electron to any order, in vectors that no frame and no gauge touch.

Eq. 8 is carried to the lab, where it is a precession about n and a relaxation towards it (x.lab-law). Its inverse
answers a rate of n by three numbers (x.inverse); with them the recursion of `derive.all_orders.plane` gives all orders.

Along n the answer takes the time T_1, not tau_ex: from the third order on a term grows by T_1 D, which must be small
too. Where nothing relaxes the length fixes that part (x.coherent), and the limit xi -> 0 is another: at second order
the part along n is twice as large with any relaxation, however weak, as without.

Assumed: a velocity that does not change for as long as the response remembers, tau_ex across n and T_1 along it.
Source: Cheng & Niu (2013), Eq. 8 and the relaxation after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix
from sympy.polys.fields import FracField
from sympy.polys.rings import PolyElement

from derive.all_orders import notation as own
from derive.all_orders.plane import Order, checked, coherent, directed, series
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.model import Model as PaperModel
from derive.cheng_niu.steps.bloch import exchange_rate
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.core.node import Line, Node
from derive.core.vector import Arrow, Cross, Vector

_SPIN = Arrow("s", r"\mathbf{s}", q.spin)
_DIRECTIONS = (q.n_arrow, *(direction for w in own.SWINGS for direction in (w, Cross(q.n_arrow, w))))
"""Along n first, then by the order of the derivative."""


@dataclass(frozen=True)
class Model(PaperModel):
    """The paper's assumptions, and the order to which the series is written out, 1 to 8."""

    order: int = 2

    def __post_init__(self) -> None:
        super().__post_init__()
        checked(self.order)


def lab_law(model: Model, frame: Matrix, matrix: Matrix, direction: Matrix) -> Iterator[Line]:
    """The rate of a spin in the lab without relaxation (x.lab-law): c n x s, c the rate (1/s) of the exchange.

    With the frame F of the local axes s_lab = F s, of matrix (dF/dt) F^T + F K F^T; ValueError unless that is c n x.
    """
    turning = sum((frame.diff(angle) * rate for angle, rate in q.RATES.items()), sp.zeros(3, 3))
    whole = turning * frame.T + frame * matrix * frame.T
    n, rate = frame * direction, exchange_rate(matrix, direction)
    if (whole - rate * n.hat()).applyfunc(lambda part: harmonics(sp.expand(part))) != sp.zeros(3, 3):
        raise ValueError("in the lab Eq. 8 is no precession about n")
    said = (
        r"In the lab $\mathbf{s} = F \mathbf{s}_{loc}$ with the frame {x.frame}; by {8} the rates of the frame cancel:"
    )
    yield Line(said, Vector((rate, Cross(q.n_arrow, _SPIN))), "given")


def inverse(model: Model, law: Vector) -> Matrix:
    """(Re lambda, Im lambda, T) in seconds (x.inverse): the inverse of relaxation less precession.

    Across n it is 1/lambda = 1/T_2 - i c, along n 1/T = 1/T_1.
    """
    ((rate, _),) = law.terms
    xi_1, xi_2 = scaled_rates(model)
    across = tangent.over((sp.S.One, sp.S.Zero), (xi_2 / q.tau_ex, -rate))
    return Matrix([*map(sp.factor, across), q.tau_ex / xi_1])


def as_vector(order: Order, numbers: Sequence[sp.Expr]) -> Vector:
    """One order of the response in the up band as a vector; the down band's is opposite. `numbers`: x.inverse.

    Of each term the derivative of the highest order is its direction, the rest pairs to products. Numbers are worked
    out as polynomials: lambda = (re + i im)/D, T = time/D, and D to the power of the order is divided by at the end.
    """
    field = FracField(sorted(Matrix(numbers).free_symbols, key=str), sp.QQ)
    held = [field.from_expr(number) for number in numbers]
    divisor = reduce(lambda left, right: left.lcm(right), (x.denom for x in held))
    re, im, time = (x.numer * divisor.exquo(x.denom) for x in held)

    @cache
    def number(m: int, n: int, r: int) -> tangent.Turn:
        return reduce(tangent.times, ((re, im),) * m + ((re, -im),) * n, (time**r, field.ring.zero))

    rows: dict[Any, Any] = defaultdict(lambda: defaultdict(lambda: field.ring.zero))
    for poly, along in zip(order, (True, False), strict=True):
        for power, rational in poly.terms():
            pairs, j = directed(power, along)
            directions = _DIRECTIONS[2 * j - 1 : 2 * j + 1] if j else (q.n_arrow,)
            for product, turn in _expanded(pairs):
                for part, w in zip(tangent.times(number(*power[:3]), turn), directions, strict=False):
                    rows[w][product] += rational * part
    below = divisor ** max((sum(power[:3]) for poly in order for power in poly.monoms()), default=0)
    factored = cache(_in_factors)

    def over(numerator: PolyElement) -> sp.Expr:
        found = field.new(numerator, below)
        return sp.factor_terms(found.numer.as_expr()) / factored(found.denom)

    return Vector(*((sp.Add(*(p * over(c) for p, c in row.items())), w) for w, row in rows.items()))


def _in_factors(poly: PolyElement) -> sp.Expr:
    number, factors = poly.factor_list()
    return sp.Mul(poly.ring.domain.to_sympy(number), *(factor.as_expr() ** power for factor, power in factors))


def lowest(expr: sp.Expr) -> sp.Expr:
    """A rational function in lowest terms, its denominator in factors."""
    above, below = sp.fraction(sp.cancel(expr))
    return sp.factor_terms(above) / sp.factor(below)


def _expanded(pairs: list[tuple[int, int]]) -> list[tuple[sp.Expr, tangent.Turn]]:
    """The product of conj(psi_a) psi_b = W_a . W_b + i n . (W_a x W_b), as (product, 1 or i or ...) by term."""
    found: list[tuple[sp.Expr, tangent.Turn]] = [(sp.S.One, (1, 0))]
    for a, b in pairs:
        pair = min(a, b), max(a, b)
        parts = [(own.DOTS[pair], (1, 0)), *([(own.TURNS[pair], (0, 1 if a < b else -1))] if a != b else ())]
        found = [(product * part, tangent.times(turn, more)) for product, turn in found for part, more in parts]
    return found


def spin_series(model: Model, numbers: Matrix) -> Iterator[Line]:
    """The response of both bands to `model.order` (x.spin-series), a vector with its part along n."""
    return _summed(series(model.order), list(numbers))


def coherent_series(model: Model, numbers: Matrix) -> Iterator[Line]:
    """The same where nothing relaxes (x.coherent): |s| = 1 at every order."""
    return _summed(coherent(model.order), unrelaxed_numbers(model, numbers))


def unrelaxed_numbers(model: Model, numbers: Matrix) -> list[sp.Expr]:
    """x.inverse without relaxation; of T, which is infinite then and in no coherent order, 1 stands for it."""
    return [*numbers[:2, :].xreplace(dict.fromkeys(scaled_rates(model), sp.S.Zero)), sp.S.One]


def _summed(orders: Sequence[Order], numbers: Sequence[sp.Expr]) -> Iterator[Line]:
    """Each order as a line, and their sum."""
    parts = [as_vector(order, numbers) for order in orders[1:]]
    for k, part in enumerate(parts, 1):
        yield Line(f"Order {k}:", part, "order by order", rf"\pm\delta\mathbf{{s}}_{k}")
    terms = [term for part in parts for term in part.terms]
    yield Line("Their sum:", Vector(*sorted(terms, key=lambda term: _DIRECTIONS.index(term[1]))), "sum")


def torque_series(model: Model, law: Vector, spin: Vector) -> Vector:
    """The torque of one electron on M (x.torque-series) in 1/s, in units of its angular momentum: -c n x ds.

    What the exchange gives to the spin it takes from M; the part along n turns nothing.
    """
    ((rate, _),) = law.terms
    turned = spin.without(q.n_arrow).turned(q.n_arrow)
    return turned.coefficients(lambda c: sp.Add(*(lowest(-rate * part) for part in sp.Add.make_args(c))))


_PATH = "{n} meets its rate and its derivatives along the path, $d/dt = \\partial_t + \\mathbf{v}\\cdot\\nabla$."
_READS = "relaxation", "order"
PER_NUMBER: dict[str, Any] = {"reads": ("relaxation",), "per_part": True}
"""What a node says of a row of numbers that relaxation enters."""

NODES = (
    Node("x.lab-law", "spin precession in the lab", own.law, lab_law, ("x.frame", "8", "x.axis-of-M")).saying(
        "Seen from the lab the spin turns about {n} and about nothing else.", opens="The response to any order"
    ),
    Node(
        "x.inverse", "answer to a rate of n: across it, turned, and along", own.response, inverse, ("x.lab-law",)
    ).saying(
        "What relaxation and precession leave of a steady drive; along {n} only relaxation ends it.", **PER_NUMBER
    ),
    Node(
        "x.spin-series", "response of one electron to the order asked for", own.ds_series, spin_series, ("x.inverse",)
    ).saying(f"Each order is driven by the rate of the one before. {_PATH}", reads=_READS),
    Node("x.coherent", "response where nothing relaxes", own.ds_series, coherent_series, ("x.inverse",)).saying(
        "Without relaxation the precession keeps the length of the spin, which fixes its part along {n}.", reads=_READS
    ),
    Node(
        "x.torque-series",
        "torque of one electron on M, to the order asked for",
        own.torque_series,
        torque_series,
        ("x.lab-law", "x.spin-series"),
    ).saying("The magnetization loses what the exchange gives to the spin."),
)
