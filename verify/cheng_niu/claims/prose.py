"""The checks of what the paper says in prose about one electron's spin (the labels p.* up to the time average).

Numeric readings of words stand in `verify.cheng_niu.readings`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from derive import Relaxation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Band
from derive.core.equation import Derivation
from verify.cheng_niu import counterexamples, physical
from verify.cheng_niu.printed.notation import along_path
from verify.cheng_niu.readings import AS_READ, READINGS, Numbers
from verify.zero.balls import ball
from verify.zero.exact import is_zero


def gap(body: sp.Tuple, d: Derivation) -> bool:
    """Delta as Eq. 4 uses it is what spin up has above spin down, by A2; by Eq. 1 that is 2 S J_ex."""
    energy = d["A2"].rhs
    up, down = (energy.xreplace({q.s3: s}) for s in (sp.S.One, sp.S.NegativeOne))
    exchange = d["x.gap"].rhs
    difference = exchange[0, 0] - exchange[1, 1]
    levels = {q.E_up: up, q.E_down: down}
    members = [member.xreplace(levels).xreplace({q.Delta: difference}) for member in body]
    turned = d.variant(exchange=-d.model.exchange)["A2"].rhs
    opposite = turned.xreplace({q.s3: sp.S.One}) - turned.xreplace({q.s3: sp.S.NegativeOne}) + (up - down)
    return is_zero([exchange[0, 1], exchange[1, 0], opposite, *(member - difference for member in members)])


def spinors(body: sp.Tuple, d: Derivation) -> bool:
    """The spinors are eigenstates along n, and i hbar <i| d/dt |j> is the derived connection."""
    (basis,) = body
    n = d["x.direction"].rhs
    along = sp.ImmutableMatrix([[n[2], n[0] - sp.I * n[1]], [n[0] + sp.I * n[1], -n[2]]])
    eigen = along * basis - basis * sp.diag(1, -1)
    connection = sp.I * q.hbar * basis.H * along_path(basis)
    return is_zero([*eigen, *(connection - d["7"].rhs)])


def gauge(body: sp.Tuple, d: Derivation) -> bool:
    """For any chi(r, t): the frame turns by R, the connection goes with V, and the spin response stays where it is."""
    turn, phases = body
    d, other = d.variant(gauge=0), d.variant(gauge=q.chi_field)
    frame = other["x.frame"].rhs - d["x.frame"].rhs * turn
    carried = phases.H * d["7"].rhs * phases + sp.I * q.hbar * phases.H * phases.diff(q.chi) * q.chidot
    responses = [c["x.frame"].rhs * c["x.stationary"].rhs for c in (other, d)]
    axes = other["x.axis"].rhs - turn.T * d["x.axis"].rhs + sp.ImmutableMatrix([0, 0, q.eps_chi])
    unit = d["x.frame"].rhs.T * d["x.frame"].rhs - sp.eye(3)
    third = d["x.frame"].rhs[:, 2] - d["x.direction"].rhs
    vectors = other["13"].rhs - d["13"].rhs
    rows = (frame, other["7"].rhs - carried, responses[0] - responses[1], axes, unit, third, vectors)
    return is_zero([entry for row in rows for entry in row])


def exchange_time(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """The range's ends are powers of ten, of the order of hbar/Delta at the gap as read and a decade below it."""
    if not all(m > 0 and sp.log(m, 10).is_integer for m in body):
        return False
    stated = [Fraction(int(m.p), int(m.q)) for m in body]
    times = [physical.exchange_time(gap_ev) for gap_ev in (READINGS["gap"].number, *READINGS["gap"].others)]
    return all(physical.of_the_order(t, s, read["order"]) for t, s in zip(times, stated, strict=True))


def relaxation_by_flips(body: sp.Tuple, d: Derivation) -> bool:
    """Spin flips alone, at the rate 1/tau_sf, relax the spin by the term that stands in print (both bands)."""
    rate = 1 / q.tau_sf
    return is_zero(
        [c for member, sign in zip(body, (1, -1), strict=True) for c in member - counterexamples.spin_flips(rate, sign)]
    )


def relaxation_of_flips(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The derived law of relaxation with the times of spin flips alone, for both bands."""
    flips = Relaxation(q.tau_sf, 2 * q.tau_sf)
    return sp.Tuple(*(_derived_relaxation(d, band, flips) for band in _BANDS))


def relaxation_isotropic(body: sp.Tuple, d: Derivation) -> bool:
    """With T_1 = T_2 the master equation gives the printed term, as the model has it, and for any times the derived."""
    rate = 1 / q.tau_sf
    rows: list[Any] = []
    for member, sign, band in zip(body, (1, -1), _BANDS, strict=True):
        rows += member - counterexamples.flips_and_dephasing(rate, rate, sign)
        rows += member - _derived_relaxation(d, band, d.model.relaxation)
        general = counterexamples.flips_and_dephasing(1 / q.T_1, 1 / q.T_2, sign)
        rows += general - _derived_relaxation(d, band, Relaxation(q.T_1, q.T_2))
    return is_zero(rows)


def _derived_relaxation(d: Derivation, band: Band, relaxation: Relaxation) -> sp.ImmutableMatrix:
    chain = d.variant(band=band, relaxation=relaxation)
    return chain["x.bloch"].rhs - chain["8"].rhs * q.spin


_BANDS: tuple[Band, Band] = ("majority", "minority")


def _leading_power(rates: tuple[sp.Expr, ...], small: sp.Symbol, power: int) -> bool:
    """Whether each rate is `small`**power times something that is neither zero nor dependent on it."""
    scaled = [rate / small**power for rate in rates]
    return is_zero([part.diff(small) for part in scaled]) and not any(is_zero(part) for part in scaled)


def slow_in_general(body: sp.Tuple, d: Derivation) -> bool:
    """A small swing at any frequency: small eps2, whose rate must then be of the order stated."""
    rates, small = counterexamples.small_fast_wave()
    return _leading_power(rates, small, int(body[0]))


def slow_on_one_scale(body: sp.Tuple, d: Derivation) -> bool:
    """M depends on time through kappa t~ only: the rates of eps1, eps2 are of the order stated in kappa."""
    rates, small = counterexamples.slow_scale()
    return _leading_power(rates, small, int(body[0]))


def small_parameters(body: sp.Tuple, d: Derivation) -> bool:
    """The root is tau_ex |dn/dt|, with n as derived and hbar / Delta = tau_ex."""
    n = d["x.direction"].rhs
    rate = along_path(n)
    square = sp.expand(rate.dot(rate))
    meaning = {q.Delta: q.hbar / q.tau_ex, q.ndot_norm: sp.sqrt(square)}
    members = [member.xreplace(meaning) for member in body]
    return is_zero([m**2 - q.tau_ex**2 * square for m in members]) and all(_is_positive(m) for m in members)


def _is_positive(root: sp.Expr) -> bool:
    """Whether an expression, of known square, takes the positive root: by a ball at one point."""
    point = {s: Fraction(i + 3, 7) for i, s in enumerate(sorted(root.free_symbols, key=lambda s: str(s)))}
    return bool(ball(root, point, 20).real > 0)


def frequency(body: sp.Tuple, d: Derivation) -> bool:
    """Omega to first order is the derived one."""
    return is_zero([member - d["x.omega"].rhs / q.tau_ex for member in body])


def lowest_order(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 9 starts at s_eq and obeys the spin equation at the lowest order of each component: 1, 1 and 2.

    The equation is linear with one solution, so its orders are those of the exact solution's Taylor series.
    """
    stated, size = sp.ImmutableMatrix(list(body)), sp.Symbol("size")
    lost = ((d["x.bloch"].rhs - d["8"].rhs * q.spin) * q.tau_ex).xreplace({q.tau_sf: q.tau_ex / q.xi})
    still = lost.xreplace(dict.fromkeys(q.spin, sp.S.Zero))
    equilibrium = sp.ImmutableMatrix([-rest / loss.diff(s) for rest, loss, s in zip(still, lost, q.spin, strict=True)])
    rates = d["x.axis"].rhs.cross(stated) + lost.xreplace(dict(zip(q.spin, stated, strict=True)))
    small = {eps: size * eps for eps in (q.eps1, q.eps2, q.eps3)}
    rows: list[Any] = []
    for component, order in enumerate((1, 1, 2)):
        missed = (stated[component].diff(q.t_scaled) - rates[component]).xreplace(small)
        start = (stated[component] - equilibrium[component]).xreplace({**small, q.t_scaled: sp.S.Zero})
        for _ in range(order + 1):
            rows += [missed.xreplace({size: sp.S.Zero}), start.xreplace({size: sp.S.Zero})]
            missed, start = missed.diff(size), start.diff(size)
    return is_zero(rows)


def minority(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 11 for a model with the minority band."""
    other = d.variant(band="minority")
    return is_zero([member - other[label].rhs for member, label in zip(body, ("11a", "11b", "11c"), strict=True)])


def packet_energy_of_exchange(body: sp.Tuple, d: Derivation) -> bool:
    """A1 as printed, with <u|H_ex|u> from Eq. 1 (exchange only), against the derived Lagrangian."""
    return is_zero([m - d["A1"].rhs.xreplace({q.u_H_u: d["A2"].rhs}) for m in _with_energy(body, q.s3 * q.Delta / 2)])


def packet_energy_whole(body: sp.Tuple, d: Derivation) -> bool:
    """A1 with H_ex read as the whole local Hamiltonian."""
    return is_zero([m - d["A1"].rhs for m in _with_energy(body, q.u_H_u)])


def energy_chain_of_exchange(body: sp.Tuple, d: Derivation) -> bool:
    """A2 as printed, its first member from Eq. 1 (exchange only)."""
    return _energy_chain(body, q.s3 * q.Delta / 2, d)


def energy_chain_whole(body: sp.Tuple, d: Derivation) -> bool:
    """A2 with H_ex read as the whole local Hamiltonian."""
    return _energy_chain(body, d["A2"].rhs, d)


def derived_energy_written_out(body: sp.Tuple, d: Derivation) -> sp.Tuple:
    """The derived A1, its energy as A2 has it."""
    return sp.Tuple(d["A1"].rhs.xreplace({q.u_H_u: d["A2"].rhs}))


def _with_energy(body: sp.Tuple, energy: sp.Expr) -> list[Any]:
    return [m.xreplace({sp.Symbol("u_Hex_u", real=True): energy}) for m in body]


def _energy_chain(body: sp.Tuple, energy: sp.Expr, d: Derivation) -> bool:
    levels = {q.E_up: q.E_0 + q.Delta / 2, q.E_down: q.E_0 - q.Delta / 2}
    return is_zero([m.xreplace(levels) - d["A2"].rhs for m in _with_energy(body, energy)])
