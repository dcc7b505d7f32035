"""Claims on the response of one electron to any order: it obeys Eq. 8, keeps the length, and meets what is exact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import sympy as sp

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.core.vector import Vector
from verify.all_orders.darboux import SPEED, TURNING, Triple, on_path, rate
from verify.cheng_niu.claims import ours
from verify.judge.checks import equals_derived, exact
from verify.judge.claim import Claim, Test
from verify.zero.exact import is_zero

ORDERS = 6
"""The orders that are judged; the derivation offers more."""


def terms(d: Derivation, node: str = "x.spin-series") -> list[Vector]:
    """The orders 1 to 6 of a derived series."""
    return [line.value for line in d.variant(order=ORDERS)[node].working[:ORDERS]]


def _paths(d: Derivation, node: str) -> list[Triple]:
    """The orders 0 to 6 on an arbitrary path."""
    rest: Triple = (sp.S.One, sp.S.Zero, sp.S.Zero)
    return [rest, *(on_path(part, k) for k, part in enumerate(terms(d, node), 1))]


def obeys(node: str) -> Callable[..., bool]:
    """The check that each order of a series is what the law (c, 1/T_2, 1/T_1) makes of the rate of the one before."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        c, across, along = body
        spins = _paths(d, node)
        for before, (n, t, b) in pairwise(spins):
            x, y, z = rate(before)
            if not is_zero([x + along * n, y + c * b + across * t, z - c * t + across * b]):
                return False
        return True

    return check


def _remainder(body: sp.Tuple, d: Derivation) -> bool:
    """What order k leaves out obeys the law with the rate stated and -D s_k as its source, at orders 1 to 6."""
    (loss,) = body
    total: Triple = (sp.S.One, sp.S.Zero, sp.S.Zero)
    for spin in _paths(d, "x.spin-series")[1:]:
        total = tuple(a + b for a, b in zip(total, spin, strict=True))
        n, t, b = total
        law = (-loss * (n - 1), -b / q.tau_ex - loss * t, t / q.tau_ex - loss * b)
        if not is_zero([x - y - z for x, y, z in zip(rate(total), law, rate(spin), strict=True)]):
            return False
    return True


def _length(body: sp.Tuple, d: Derivation) -> bool:
    """The square of the length, order by order, and the law without relaxation."""
    spins = _paths(d, "x.coherent")
    squares = [
        sp.Add(*(sp.Add(*(a * b for a, b in zip(spins[j], spins[k - j], strict=True))) for j in range(k + 1)))
        for k in range(ORDERS + 1)
    ]
    return is_zero([squares[0] - body[0], *squares[1:]]) and obeys("x.coherent")(_UNRELAXED, d)


def _first(body: sp.Tuple, d: Derivation) -> bool:
    """The first order is Eq. 13 in both bands, and its torque that of the accumulation's reaction."""
    (form,) = body
    series = d.variant(order=1)["x.spin-series"].rhs
    along = dict(zip(own.SWINGS[0].components, q.ndot_arrow.components, strict=True))
    bands = d["13"].rhs
    rows = [sign * series.components.xreplace(along) - bands.column(i).components for i, sign in enumerate((1, -1))]
    return is_zero([*(form - series.components), *(part for row in rows for part in row)])


def agrees(values: Callable[[sp.Tuple], Sequence[sp.Expr]], small: tuple[sp.Symbol, ...], made: Any) -> Test:
    """The test that an exact form, expanded in `small`, has the series' terms to order 6, the last of them not zero.

    So what order k leaves out falls with the power k + 1, and over that power tends to the next term.
    """
    scale = sp.Symbol("scale", positive=True)
    scaled = {s: scale * s for s in small}

    def check(body: sp.Tuple, d: Derivation) -> bool:
        orders = made(d)
        for i, value in enumerate(values(body)):
            above, below = sp.fraction(sp.together(value.xreplace(scaled)))
            total = sp.Add(*(order[i] * scale**k for k, order in enumerate(orders)))
            rest = sp.Poly(sp.numer(sp.together(above - below * total)), scale)
            if not is_zero([rest.coeff_monomial(scale**k) for k in range(ORDERS + 1)]):
                return False
        return not any(is_zero(list(order)) for order in orders[1:])

    return Test("series", check, "expanded, it has the terms of the series to order 6, none of which is zero")


def circling(where: Any) -> Callable[[Derivation], list[Triple]]:
    """The orders on a path whose speed and turning are constants."""
    still = dict.fromkeys((*SPEED[1:], *TURNING[1:]), sp.S.Zero)

    def made(d: Derivation) -> list[Triple]:
        parts = [on_path(part, k, {**still, **where}) for k, part in enumerate(terms(d), 1)]
        return [(sp.S.One, sp.S.Zero, sp.S.Zero), *parts]

    return made


def swung(part: Vector, k: int) -> tuple[Any, Any]:
    """Order k for n_perp e^{i Omega t}, where W_k is (i Omega)^k: real and imaginary part."""
    found = part.number(own.SWINGS[k - 1], q.n_arrow)
    for _ in range(k):
        found = (-found[1] * own.swing_rate, found[0] * own.swing_rate)
    return found


def _swings(d: Derivation) -> list[tuple[Any, Any]]:
    """The orders 0 to 6 for it."""
    return [(sp.S.Zero, sp.S.Zero), *(swung(part, k) for k, part in enumerate(terms(d), 1))]


_t, _W, _xi, _Om = q.tau_ex, own.turn_rate, q.xi, own.swing_rate
_cos, _h = sp.cos(q.theta), sp.Symbol("h", real=True)  # one for the other, so that no sine needs reducing
_r = sp.sqrt(1 - _h**2)
_slip = own.wave_number * q.v_x - own.frequency
_cone = 1 + _xi**2 - 2 * _t * _W * _cos + (_t * _W) ** 2
_spiral = 1 + _xi**2 + (_t * _slip) ** 2
_swing = (1 - _t * _Om) ** 2 + _xi**2
_law = sp.Tuple(1 / _t, _xi / _t, _xi / _t)
_UNRELAXED = sp.Tuple(1 / _t, sp.S.Zero, sp.S.Zero)
_W1 = own.SWINGS[0].components

CLAIMS: tuple[Claim, ...] = (
    Claim(
        ours(
            "x.order-1",
            r"\delta\mathbf{s}_1 = -\frac{\tau_{ex}}{1+\xi^2}(\mathbf{n}\times\dot{\mathbf{n}} + \xi\dot{\mathbf{n}})",
            -_t / (1 + _xi**2) * (q.n.cross(_W1) + _xi * _W1),
        ),
        "the first order of the series is Eq. 13, in both bands",
        "confirmed",
        exact(_first, "the first order, and the derived Eq. 13 of both bands"),
        derived="x.spin-series",
        why="Eqs. 14-17 follow from Eq. 13, so all of them are what they were.",
    ),
    Claim(
        ours(
            "x.spin-series",
            r"\tau_{ex}\dot{\mathbf{s}}_k = \mathbf{n}\times\mathbf{s}_{k+1} - \xi\mathbf{s}_{k+1}",
            *_law,
        ),
        "each order is what Eq. 8 makes of the rate of the one before, at orders 1 to 6",
        "confirmed",
        exact(obeys("x.spin-series"), "component by component on an arbitrary path, at orders 1 to 6"),
        why="Along n the answer takes T_1: beyond second order terms grow by T_1 d/dt, which has to be small too.",
    ),
    Claim(
        ours(
            "x.truncation",
            r"\dot{\rho} = \mathbf{n}\times\rho/\tau_{ex} - (\xi/\tau_{ex})\rho - \dot{\mathbf{s}}_k",
            _xi / _t,
        ),
        "what order k leaves out obeys Eq. 8 with the rate of that order as its source, at orders 1 to 6",
        "confirmed",
        exact(_remainder, "component by component on an arbitrary path, at orders 1 to 6"),
        derived="x.spin-series",
        why="The precession keeps lengths, relaxation takes xi/tau_ex off: so verify.left_out bounds what an order "
        "leaves out. Where nothing relaxes nothing fades, and there is no such bound.",
    ),
    Claim(
        ours("x.coherent", r"|\mathbf{s}|^2 = 1", sp.S.One),
        "where nothing relaxes the length is kept, at orders 1 to 6",
        "confirmed",
        exact(_length, "the square of the length on an arbitrary path, and the law along n, at orders 1 to 6"),
        why="The limit of weak relaxation is another: at second order s_3 loses |dn/dt|^2 tau_ex^2 with any of it, "
        "half of that without.",
    ),
    Claim(
        ours(
            "x.on-cone",
            r"\{A, W', W''\}",
            sp.ImmutableMatrix(
                [(_xi**2 + (1 - _t * _W * _cos) ** 2) / _cone, -_t * _xi / _cone, -_t * (1 - _t * _W * _cos) / _cone]
            ),
        ),
        "the spin on a precessing cone, and the series there",
        "confirmed",
        (
            equals_derived("x.on-cone"),
            agrees(
                lambda body: (
                    body[0].xreplace({_cos: _h})[0],
                    *(_W * _r * part.xreplace({_cos: _h}) for part in body[0][1:]),
                ),
                (_W,),
                circling({SPEED[0]: _W * _r, TURNING[0]: _W * _h}),
            ),
        ),
    ),
    Claim(
        ours(
            "x.on-spiral",
            r"\{A, W', W''\}",
            sp.ImmutableMatrix([(1 + _xi**2) / _spiral, -_t * _xi / _spiral, -_t / _spiral]),
        ),
        "the spin on a spiral in space and time, and the series there",
        "confirmed",
        (
            equals_derived("x.on-spiral"),
            agrees(
                lambda body: (body[0][0], *(part * _slip for part in body[0][1:])),
                (own.wave_number, own.frequency),
                circling({SPEED[0]: _slip, TURNING[0]: sp.S.Zero}),
            ),
        ),
    ),
    Claim(
        ours(
            "x.swing",
            r"\delta s/n_\perp",
            sp.ImmutableMatrix([_t * _Om * (1 - _t * _Om) / _swing, -_t * _Om * _xi / _swing]),
        ),
        "the response to a small swing at any frequency, and the series there",
        "confirmed",
        (equals_derived("x.swing"), agrees(lambda body: tuple(body[0]), (_Om,), _swings)),
    ),
)
