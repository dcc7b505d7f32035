"""The checks of what the paper makes of its result: narrow walls and any xi.

Numeric readings of words stand in `verify.cheng_niu.readings`; a check takes them from the mapping it is given.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import flint
import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu import physical
from verify.cheng_niu.readings import ANY_XI, AS_READ, READINGS, Numbers
from verify.zero.balls import ball
from verify.zero.exact import Undecided, is_zero


def wall_parameter(body: sp.Tuple, d: Derivation) -> bool:
    """For theta = 2 atan(exp(x/l)) crossed at v, tau_ex |dn/dt| is (v tau_ex / l) sech(x/l), at most the value."""
    place = q.x / q.width_wall
    slope = (2 * sp.atan(sp.exp(place))).diff(q.x)
    crossing = {q.eps1: sp.S.Zero, q.eps2: q.tau_ex * q.v_x * slope}
    rate = d["12"].rhs.xreplace(crossing)[0, :]
    (bound,) = body
    return is_zero([rate[0] * q.tau_ex * sp.cosh(place) - bound, rate[1]])


def precession_length(read: Numbers = AS_READ) -> flint.arb:
    """v_F tau_ex in m."""
    return physical.ball_of(read["v_F"]) * physical.exchange_time(read["gap"])


def wall_width(read: Numbers = AS_READ) -> flint.arb:
    """The l (m) of a wall a few nm wide."""
    return physical.ball_of(read["few nm"] / read["width"])


def narrow_wall(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """v_F tau_ex is of the order of as many angstroms as stated or up to ten times that, and l is not much more."""
    (stated,) = body
    length, many = precession_length(read), Fraction(int(stated.p), int(stated.q))
    if many <= 0:
        return False
    below = not _reaches(length, physical.ball_of(many))
    is_many = physical.of_the_order(length, many, read["order"] if below else Fraction(1))
    is_wide = _reaches(wall_width(read) / length, physical.ball_of(read["much"]))
    return is_many and not is_wide


def narrow_wall_of_others(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """The same with the other sensible v_F, the other Delta, and both."""
    others = {name: READINGS[name].others[0] for name in ("v_F", "gap")}
    changes = ({"v_F": others["v_F"]}, {"gap": others["gap"]}, others)
    return all(narrow_wall(body, d, {**read, **change}) for change in changes)


def nonlocal_few_nm(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """Behind a wall of a few nm, with the paper's v_F and Delta, the spin still precesses by the fraction stated."""
    return _at_least(physical.precession_behind(precession_length(read) / wall_width(read)), body)


def nonlocal_narrow(body: sp.Tuple, d: Derivation) -> bool:
    """The same behind a wall of l = v_F tau_ex."""
    return _at_least(physical.precession_behind(physical.ball_of(Fraction(1))), body)


def _at_least(value: Any, body: sp.Tuple) -> bool:
    threshold = _threshold(body)
    return bool(threshold > 0) and _reaches(value, threshold)


def _reaches(value: flint.arb, threshold: flint.arb) -> bool:
    """Whether value >= threshold; Undecided where their balls overlap."""
    if not (value >= threshold or value < threshold):
        raise Undecided(f"{value} and {threshold} cannot be told apart")
    return bool(value >= threshold)


def any_xi_by_average(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """Eqs. 10, 11: after N >> 1 both parts of the average are as close to Eq. 11 as stated, xi = 0.01..10."""
    threshold = _threshold(body)
    for xi in ANY_XI:
        values = {q.N: read["much"], q.xi: xi, q.eps1: Fraction(0), q.eps2: Fraction(1)}
        for mean, kept in zip(d["x.average"].rhs[:2], d["x.stationary"].rhs[:2], strict=True):
            if not abs(ball(mean, values, 20).real / ball(kept, values, 20).real - 1) <= threshold:
                return False
    return True


def _threshold(body: sp.Tuple) -> Any:
    return physical.ball_of(Fraction(int(body[0].p), int(body[0].q)))


def any_xi_by_wall(body: sp.Tuple, d: Derivation, read: Numbers = AS_READ) -> bool:
    """A wall crossed as a whole, N >> 1: the error of both coefficients, bounded or enclosed, xi = 0.01..10."""
    from verify.electron.certified import validity

    level, parts = float(_threshold(body)), ("adiabatic", "nonadiabatic")
    if level <= 0:
        return False  # no error is that small
    for xi in ANY_XI:
        bounded = validity(1 / read["much"], xi, enclose=False)
        if all(bounded.verdict(part, level) == "holds" for part in parts):
            continue
        verdicts = {validity(1 / read["much"], xi).verdict(part, level) for part in parts}
        if "open" in verdicts:
            raise Undecided(f"the enclosure for xi = {xi} is too wide to compare with {level}")
        if "fails" in verdicts:
            return False
    return True
