"""Concludes which moments of the velocity enter at each order: of a filled sphere, and of one that a field displaces.

Order k of the response has k derivatives along the path, each d_t or v . grad, so that a band's order k meets the
moments of v of rank 0 to k, rank m beside d_t^{k-m} and m gradients (linear in n or not). The steady Boltzmann equation
f + w . df/dv = f_0, times v_x^m and summed by parts, gives them one after another:

    M_m = M_m(0) + m w M_{m-1},     w the drift.

M_m is of the power p of w with m - p even: the equilibrium's at even rank, what is linear in a current at odd rank. A
symmetric tensor is told by what it makes of one direction; both bands have these, with N and w of their own.

Key results: `moments` (x.moments), `swing_orders` (x.swing-orders). Source: Cheng & Niu (2013), Eqs. 8 and 14.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.all_orders import notation as own
from derive.all_orders.orders import Model, as_vector
from derive.all_orders.plane import series
from derive.cheng_niu import symbols as q
from derive.core.node import Line, Node


def moments(model: Model) -> Matrix:
    """The means of (v_x/v_F)^m over a band, m = 0 to `model.order`, at a drift w along x (x.moments)."""
    found: list[sp.Expr] = []
    mu = sp.Symbol("mu", real=True)
    share = sp.Rational(3, 4) * (1 - mu**2)  # of a filled sphere at v_x = mu v_F
    for m in range(model.order + 1):
        resting = sp.Poly(share * mu**m, mu).integrate()
        found.append(sp.expand(resting.eval(1) - resting.eval(-1) + (m * own.drift / own.v_F * found[-1] if m else 0)))
    return Matrix(found)


def swing_orders(model: Model, numbers: Matrix, means: Matrix) -> Iterator[Line]:
    """The response to a swing e^{i omega t - i q x}, averaged over a band (x.swing-orders), complex, by order."""
    total = sp.S.Zero
    for k, order in enumerate(series(model.order)[1:], 1):
        a, b = as_vector(order, numbers).number(own.SWINGS[k - 1], q.n_arrow)
        step = -own.wave_number * own.v_F
        met = (sp.binomial(k, m) * own.frequency ** (k - m) * step**m * means[m] for m in range(k + 1))
        total += (part := (a + sp.I * b) * sp.I**k * sp.Add(*met))
        yield Line(f"Order {k}:", part, "order by order", rf"\chi_{k}")
    yield Line("Their sum:", total, "sum")


NODES = (
    Node("x.moments", "moments of the velocity, over those of v_F", own.moments, moments, reads=("order",)).saying(
        "By the steady Boltzmann equation each rank follows from the one before, and from the sphere at rest.",
        per_part=True,
        opens="The Fermi average of any order",
    ),
    Node(
        "x.swing-orders",
        "response to a swing to the order asked for, averaged over a band",
        own.chi_exact,
        swing_orders,
        ("x.inverse", "x.moments"),
        reads=("order",),
    ).saying(r"Order $k$ meets $(\omega - q v_x)^k$, and so the moments of rank 0 to $k$."),
)
