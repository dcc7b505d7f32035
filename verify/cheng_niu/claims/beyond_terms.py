"""What each term of the first two orders is: its origin, its sign when time is reversed, its unit, its size in metals.

Sizes are rates in 1/s for n that turns at 10 GHz, in a wall of width sqrt(A/K), at 1e12 A/m^2 in metals and 1e10 in
(Ga,Mn)As, with n_0/M_s = 0.01 and v_F = 3e5 m/s as the paper has them, and bands that drift alike. The gap is 1 eV in
metals (the paper's) and 0.1 eV in (Ga,Mn)As, an estimate; the rest is in
`derive.micromagnetics.materials`, where each number says what it rests on.

Key results: `table`, `chapter` (the same for the page, with how far the second order reaches).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import sympy as sp

from derive.all_orders import notation as own
from derive.all_orders.chain_beyond import THEORY
from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import derivation
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR
from derive.micromagnetics.materials import material
from verify.cheng_niu.readings import AS_READ
from verify.judge.paper import Chapter

SAMPLES = {"permalloy": (1.0, 1e12), "cobalt": (1.0, 1e12), "GaMnAs": (0.1, 1e10)}
"""Gap in eV and current density in A/m^2 by material."""
FREQUENCY = 2 * math.pi * 1e10
HEAD = ("order", "term", "origin", "time reversed", "unit", *SAMPLES)
SECOND = (own.acceleration, own.SECOND[q.u_arrow], own.laplacian, own.TWICE[q.u_arrow])
"""What the torque of second order is along; and n x each."""
_TERMS: tuple[tuple[int, str, str, Any], ...] = (
    (1, "d_t n", "density", lambda m: m[q.eta_n] * FREQUENCY),
    (1, "(u . grad) n", "current", lambda m: m["u"] / m["width"]),
    (2, "d_t^2 n", "density", lambda m: FREQUENCY**2),
    (2, "(u . grad) d_t n", "current", lambda m: FREQUENCY * m["u"] / m["width"]),
    (2, "lap n", "second moment", lambda m: 1 / m["width"] ** 2),
    (2, "(u . grad)^2 n", "current squared", lambda m: (m["u"] / m["width"]) ** 2),
)
"""Order, term, moment, and the size of what is multiplied: in second order of `SECOND` itself."""


def _numbers(name: str) -> dict[Any, Any]:
    """What the sizes are made of, in SI units, and the symbols of the torque."""
    found = material(name).numbers
    gap, current = SAMPLES[name]
    tau_ex, xi = HBAR / (gap * ELEMENTARY_CHARGE), found["xi"]
    loss = 1 + xi**2
    eta, c_2 = 0.01 / loss, float(AS_READ["v_F"]) ** 2 / 5
    return {
        **{q.tau_ex: tau_ex, q.xi: xi, q.eta_n: eta, own.c_2: c_2, own.zeta: 1 / eta},
        "u": found["P"] * current * BOHR_MAGNETON / (ELEMENTARY_CHARGE * found["Ms"] * loss),
        **{"reach": math.sqrt(loss / 10) / tau_ex, "width": math.sqrt(found["A"] / found["K"])},
    }


def table(torque: Sequence[sp.Expr]) -> tuple[tuple[str, ...], ...]:
    """The rows as text, headings first: of each term first what keeps its sign with n, d_t and u turned over.

    `torque`: what x.torque-2 has along each of `SECOND` and n x each, in turn.
    """
    samples = [_numbers(name) for name in SAMPLES]
    members, rows = (sp.S.One, q.xi, sp.S.One, q.xi, *torque), [HEAD]
    for i, (order, term, origin, size) in enumerate(_TERMS):
        for turned, kept in ((order == 2, "as it is"), (order == 1, "turned over")):
            sizes = (f"{float(abs(members[2 * i + turned].subs(m))) * size(m):.1e}" for m in samples)
            rows.append((str(order), f"n x {term}" if turned else term, origin, kept, "1/s", *sizes))
    return tuple(rows)


def moments_table(highest: int = 3) -> tuple[tuple[str, ...], ...]:
    """What each order is made of, headings first: a row for each rank of the moment and power of the drift.

    The length of what multiplies n and n x together, for a filled sphere and bands that drift alike.
    """
    samples, rows = [_numbers(name) for name in SAMPLES], [_RANKS]
    for k in range(1, highest + 1):
        for m, p in ((rank, power) for rank in range(k + 1) for power in range(rank % 2, rank + 1, 2)):
            share = math.comb(k, m) * math.perm(m, p) * 3 / ((m - p + 1) * (m - p + 3))
            sizes = (f"{share * _rate(numbers, k, m, p):.1e}" for numbers in samples)
            plain = "as it is" if k % 2 else "turned over"
            rows.append((str(k), f"d_t^{k - m} grad^{m}", f"rank {m}", f"u^{p}", plain, "1/s", *sizes))
    return tuple(rows)


_RANKS = ("order", "term", "moment", "current", "time reversed, without n x", "unit", *SAMPLES)


def _rate(m: dict[Any, Any], order: int, rank: int, power: int) -> float:
    """The size (1/s) of a term of an order with a rank and a power of the drift, without its number."""
    eta, loss, tau = m[q.eta_n], 1 + m[q.xi] ** 2, m[q.tau_ex]
    speed, drift = math.sqrt(5 * m[own.c_2]), m["u"] / m[q.eta_n]
    moment = FREQUENCY ** (order - rank) * speed ** (rank - power) * drift**power / m["width"] ** rank
    return float(eta * loss / tau * (tau / math.sqrt(loss)) ** order * moment)


@cache
def chapter() -> Chapter:
    """What lies beyond the paper, for its page; the reach is where x.left-out is a tenth at second order."""
    reach, speed = {name: _numbers(name)["reach"] for name in SAMPLES}, float(AS_READ["v_F"])
    places = (
        f"{w / (2e12 * math.pi):.2g} THz or {2e9 * math.pi * speed / w:.2g} nm in {name}" for name, w in reach.items()
    )
    text = (
        "Eq. 8 carried on to second order: the torque on n, whose terms of that order share the number "
        "tau_ex [2 xi + i (1 - xi^2)]/(1 + xi^2), i being a right angle about n. An electron meets a wave at "
        "omega - v . q; of its response second order misses a tenth where that is 0.316 sqrt(1 + xi^2)/tau_ex: for a "
        f"uniform n, or in a wave at rest that is met head-on at {speed / 1e3:g} km/s, {'; '.join(places)}. "
        "Sizes are for n that turns at 10 GHz in a wall of width sqrt(A/K), 1e12 A/m^2 (1e10 in GaMnAs), a gap of 1 eV "
        "(0.1 eV), n_0/M_s = 0.01, and bands that drift alike."
    )
    torque = derivation().continued(THEORY)["x.torque-2"].rhs
    rows = table([part for direction in SECOND for part in torque.number(direction, q.n_arrow)])
    return Chapter("Beyond the paper: the second order", text, rows, ("error-by-order", "nutation"))
