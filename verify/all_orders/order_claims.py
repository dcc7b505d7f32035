"""Claims on the response of one electron to any order: it obeys Eq. 8, keeps the length, and meets what is exact."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import Any

import sympy as sp

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.core.vector import Vector
from verify.all_orders.darboux import SPEED, TURNING, N, on_path, rate, turned
from verify.cheng_niu.claims import ours
from verify.judge.checks import equals_derived, exact
from verify.judge.claim import Claim, Test
from verify.judge.statement import Statement
from verify.zero.exact import is_zero

ORDERS = 6
"""The orders that are judged; the derivation offers more."""


def stated(
    statement: Statement, says: str, tests: tuple[Test, ...] = (), *, also: Test | None = None, **record: Any
) -> Claim:
    """A claim that is confirmed; without `tests`, that the derived form is stated under its label, and `also` holds."""
    derived = (equals_derived(statement.label), *([also] if also else []))
    return Claim(statement, says, "confirmed", tests or derived, **record)


def terms(d: Derivation, node: str = "x.spin-series") -> list[Vector]:
    """The orders 1 to 6 of a derived series."""
    return [line.value for line in d.variant(order=ORDERS)[node].working[:ORDERS]]


def _paths(d: Derivation, node: str) -> list[sp.Matrix]:
    """The orders 0 to 6 on an arbitrary path."""
    return [N, *(on_path(part, k) for k, part in enumerate(terms(d, node), 1))]


def obeys(node: str) -> Callable[..., bool]:
    """The check that each order of a series is what the law (c, 1/T_2, 1/T_1) makes of the rate of the one before."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        c, across, along = body
        loss, paths = sp.Matrix([along, across, across]), _paths(d, node)
        lost = (t.multiply_elementwise(loss) for t in paths[1:])
        return all(is_zero([*(rate(s) - c * turned(t) + o)]) for (s, t), o in zip(pairwise(paths), lost, strict=True))

    return check


def _remainder(body: sp.Tuple, d: Derivation) -> bool:
    """What order k leaves out obeys the law with the rate stated and -D s_k as its source, at orders 1 to 6."""
    orders = _paths(d, "x.spin-series")
    sums = list(accumulate(orders))[1:]
    laws = (turned(total) / q.tau_ex - body[0] * (total - N) for total in sums)
    return all(
        is_zero([*(rate(total) - law - rate(order))]) for total, law, order in zip(sums, laws, orders[1:], strict=True)
    )


def _length(body: sp.Tuple, d: Derivation) -> bool:
    """The square of the length, order by order, and the law without relaxation."""
    spins = _paths(d, "x.coherent")
    squares = [sp.Add(*(spins[j].dot(spins[k - j]) for j in range(k + 1))) for k in range(ORDERS + 1)]
    return is_zero([squares[0] - body[0], *squares[1:]]) and obeys("x.coherent")(_UNRELAXED, d)


def _first(body: sp.Tuple, d: Derivation) -> bool:
    """The first order is Eq. 13 in both bands, and its torque that of the accumulation's reaction."""
    (form,) = body
    series = d.variant(order=1)["x.spin-series"].rhs
    along = dict(zip(own.SWINGS[0].components, q.ndot_arrow.components, strict=True))
    both = sp.Matrix.hstack(series.components, -series.components).xreplace(along)
    return is_zero([*(form - series.components), *(both - d["13"].rhs.components)])


def agrees(values: Callable[[sp.Matrix], sp.Matrix], small: tuple[sp.Symbol, ...], made: Any) -> Test:
    """The test that an exact form, expanded in `small`, has the series' terms to order 6, the last of them not zero.

    So what order k leaves out falls with the power k + 1, and over that power tends to the next term.
    """
    scale = sp.Symbol("scale", positive=True)
    scaled = {s: scale * s for s in small}

    def check(body: sp.Tuple, d: Derivation) -> bool:
        orders, low = made(d), []
        for i, value in enumerate(values(body[0])):
            above, below = (sp.Poly(part, scale) for part in sp.fraction(sp.together(value.xreplace(scaled))))
            for k in range(ORDERS + 1):
                met = (below.coeff_monomial(scale**j) * orders[k - j][i] for j in range(k + 1))
                low.append(above.coeff_monomial(scale**k) - sp.Add(*met))
        return is_zero(low) and not any(is_zero([*order]) for order in orders[1:])

    return Test("series", check, "expanded, it has the terms of the series to order 6, none of which is zero")


def circling(speed: sp.Expr, turning: sp.Expr = sp.S.Zero) -> Callable[[Derivation], list[sp.Matrix]]:
    """The orders on a path whose speed and turning are constants."""
    where = dict.fromkeys((*SPEED[1:], *TURNING[1:]), sp.S.Zero) | {SPEED[0]: speed, TURNING[0]: turning}
    return lambda d: [N, *(on_path(part, k, where) for k, part in enumerate(terms(d), 1))]


def swings(d: Derivation) -> list[sp.Matrix]:
    """The orders 0 to 6 for n_perp e^{i Omega t}, where W_k is (i Omega)^k: real and imaginary part."""
    found, turned = [sp.zeros(2, 1)], own.swing_rate * sp.Matrix([[0, -1], [1, 0]])
    for k, part in enumerate(terms(d), 1):
        found.append(turned**k * sp.Matrix(part.number(own.SWINGS[k - 1], q.n_arrow)))
    return found


_t, _W, _xi, _Om = q.tau_ex, own.turn_rate, q.xi, own.swing_rate
_cos, _h = sp.cos(q.theta), sp.Symbol("h", real=True)  # one for the other, so that no sine needs reducing
_r = sp.sqrt(1 - _h**2)
_slow = 1 - _t * _W * _cos
_slip = own.wave_number * q.v_x - own.frequency
_cone = 1 + _xi**2 - 2 * _t * _W * _cos + (_t * _W) ** 2
_spiral = 1 + _xi**2 + (_t * _slip) ** 2
_swing = (1 - _t * _Om) ** 2 + _xi**2
_law = sp.Tuple(1 / _t, _xi / _t, _xi / _t)
_UNRELAXED = sp.Tuple(1 / _t, sp.S.Zero, sp.S.Zero)
_W1 = own.SWINGS[0].components

CLAIMS: tuple[Claim, ...] = (
    stated(
        ours(
            "x.order-1",
            r"\delta\mathbf{s}_1 = -\frac{\tau_{ex}}{1+\xi^2}(\mathbf{n}\times\dot{\mathbf{n}} + \xi\dot{\mathbf{n}})",
            -_t / (1 + _xi**2) * (q.n.cross(_W1) + _xi * _W1),
        ),
        "the first order of the series is Eq. 13, in both bands",
        exact(_first, "the first order, and the derived Eq. 13 of both bands"),
        derived="x.spin-series",
        why="Eqs. 14-17 follow from Eq. 13, so all of them are what they were.",
    ),
    stated(
        ours(
            "x.spin-series",
            r"\tau_{ex}\dot{\mathbf{s}}_k = \mathbf{n}\times\mathbf{s}_{k+1} - \xi\mathbf{s}_{k+1}",
            *_law,
        ),
        "each order is what Eq. 8 makes of the rate of the one before, at orders 1 to 6",
        exact(obeys("x.spin-series"), "component by component on an arbitrary path, at orders 1 to 6"),
        why="Along n the answer takes T_1: beyond second order terms grow by T_1 d/dt, which has to be small too.",
    ),
    stated(
        ours(
            "x.truncation",
            r"\dot{\rho} = \mathbf{n}\times\rho/\tau_{ex} - (\xi/\tau_{ex})\rho - \dot{\mathbf{s}}_k",
            _xi / _t,
        ),
        "what order k leaves out obeys Eq. 8 with the rate of that order as its source, at orders 1 to 6",
        exact(_remainder, "component by component on an arbitrary path, at orders 1 to 6"),
        derived="x.spin-series",
        why="The precession keeps lengths, relaxation takes xi/tau_ex off: so verify.left_out bounds what an order "
        "leaves out. Where nothing relaxes nothing fades, and there is no such bound.",
    ),
    stated(
        ours("x.coherent", r"|\mathbf{s}|^2 = 1", sp.S.One),
        "where nothing relaxes the length is kept, at orders 1 to 6",
        exact(_length, "the square of the length on an arbitrary path, and the law along n, at orders 1 to 6"),
        why="The limit of weak relaxation is another: at second order s_3 loses |dn/dt|^2 tau_ex^2 with any of it, "
        "half of that without.",
    ),
    stated(
        ours("x.on-cone", r"\{A, W', W''\}", sp.ImmutableMatrix([_xi**2 + _slow**2, -_t * _xi, -_t * _slow]) / _cone),
        "the spin on a precessing cone, and the series there",
        also=agrees(
            lambda exact: sp.diag(1, _W * _r, _W * _r) * exact.xreplace({_cos: _h}), (_W,), circling(_W * _r, _W * _h)
        ),
    ),
    stated(
        ours("x.on-spiral", r"\{A, W', W''\}", sp.ImmutableMatrix([1 + _xi**2, -_t * _xi, -_t]) / _spiral),
        "the spin on a spiral in space and time, and the series there",
        also=agrees(lambda exact: sp.diag(1, _slip, _slip) * exact, (own.wave_number, own.frequency), circling(_slip)),
    ),
    stated(
        ours("x.swing", r"\delta s/n_\perp", sp.ImmutableMatrix([1 - _t * _Om, -_xi]) * _t * _Om / _swing),
        "the response to a small swing at any frequency, and the series there",
        also=agrees(lambda exact: exact, (_Om,), swings),
    ),
)
