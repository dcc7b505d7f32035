"""Concludes the response to any order, as polynomials: the recursion of the series in the plane across n.

Across n a vector is a complex number, n x being i. With D = d/dt + v . grad along the path, psi = Dn and nabla the part
of D across n, which commutes with n x, a spin s = a n + w moves as

    D s = (D a - Re(conj(psi) w)) n + (a psi + nabla w).

Precession about n and relaxation are s' = -w / lambda across n and -(a - 1) / T along it, so the orders obey

    w_{k+1} = -lambda (a_k psi + nabla w_k),   a_{k+1} = -T (D a_k - Re(conj(psi) w_k)),   a_0 = 1, w_0 = 0.

psi_j = nabla^j psi and their conjugates are free, for any psi(t) is that of a curve on the sphere: a polynomial in them
is zero iff all its coefficients are. Where nothing relaxes T is infinite, and the length gives a_k: `coherent`.

Source: Cheng & Niu (2013), Eq. 8. A frame across n in which nabla is a derivative is known by the name of Bishop.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.polys.rings import PolyElement, ring

HIGHEST = 8
"""The highest order that is offered: the terms double with every order, and order 8 takes seconds to write out."""

_RING, *_GENERATORS = ring(
    ["lambda", "conj", "T", *(f"psi{j}" for j in range(HIGHEST)), *(f"bar{j}" for j in range(HIGHEST))], sp.QQ
)
LAMBDA, CONJUGATE, T = _GENERATORS[:3]
PSI, BAR = _GENERATORS[3 : 3 + HIGHEST], _GENERATORS[3 + HIGHEST :]
Order = tuple[PolyElement, PolyElement]
"""(a_k, w_k) of one order, for a spin that rests along n."""


def checked(order: Any) -> int:
    """The order, if it is one that is offered; ValueError with the reason else."""
    if isinstance(order, bool) or not isinstance(order, int):
        raise ValueError(f"the order is {order!r}; give a whole number from 1 to {HIGHEST}")
    if order < 1:
        raise ValueError(f"the order is {order}; order 0 is the spin along n, so give 1 to {HIGHEST}")
    if order > HIGHEST:
        raise ValueError(
            f"order {order} is beyond {HIGHEST}; the terms double with every order, and the series is asymptotic: "
            "beyond its smallest term it gets worse"
        )
    return order


def conjugate(poly: PolyElement) -> PolyElement:
    """The complex conjugate: lambda and psi_j change places with theirs."""
    at = 3 + HIGHEST
    return _RING.from_dict({(p[1], p[0], p[2], *p[at:], *p[3:at]): c for p, c in poly.terms()})


def carried(poly: PolyElement) -> PolyElement:
    """The derivative along the path: psi_j becomes psi_{j+1}; exact while psi of the highest index is not in it."""
    pairs = [*pairwise(PSI), *pairwise(BAR)]
    return sum((poly.diff(g) * after for g, after in pairs), _RING.zero)


def across_rate(along: PolyElement, across: PolyElement) -> PolyElement:
    """The part across n of the rate of a n + w along the path."""
    return along * PSI[0] + carried(across)


def along_rate(along: PolyElement, across: PolyElement) -> PolyElement:
    """The part along n of the same."""
    return carried(along) - real_product(BAR[0], across)


def real_product(left: PolyElement, right: PolyElement) -> PolyElement:
    """Re(left right)."""
    product = left * right
    return (product + conjugate(product)) / 2


def directed(power: tuple[int, ...], along: bool) -> tuple[list[tuple[int, int]], int]:
    """A term as pairs (a, b), each conj(psi_a) psi_b, times psi_j: the pairs, and j; 0 for a term along n."""
    right = [j for j, times in enumerate(power[3 : 3 + HIGHEST], 1) for _ in range(times)]
    left = [j for j, times in enumerate(power[3 + HIGHEST :], 1) for _ in range(times)]
    direction = 0 if along else right.pop()
    return list(zip(left, right, strict=True)), direction


@lru_cache(maxsize=2)
def series(order: int) -> tuple[Order, ...]:
    """(a_k, w_k) for k = 0 to `order` with relaxation, by the recursion; ValueError for an order not offered."""
    found = [(_RING.one, _RING.zero)]
    for _ in range(checked(order)):
        a, w = found[-1]
        found.append((-T * along_rate(a, w), -LAMBDA * across_rate(a, w)))
    return tuple(found)


@lru_cache(maxsize=2)
def coherent(order: int) -> tuple[Order, ...]:
    """The same where nothing relaxes, conj(lambda) = -lambda: a_k from the length, which the precession keeps."""
    found = [(_RING.one, _RING.zero)]
    for k in range(1, checked(order) + 1):
        w = unrelaxed(-LAMBDA * across_rate(*found[-1]))
        earlier = ((found[j], found[k - j]) for j in range(1, k))
        lost = sum((a * b + real_product(v, conjugate(u)) for (a, v), (b, u) in earlier), _RING.zero)
        found.append((unrelaxed(-lost / 2), w))
    return tuple(found)


def unrelaxed(poly: PolyElement) -> PolyElement:
    """A polynomial with -lambda for the conjugate of lambda."""
    return poly.compose(CONJUGATE, -LAMBDA)
