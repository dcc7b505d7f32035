"""The checks of what the paper makes of its result: narrow walls and any xi.

Numeric readings of words, fixed before any number was computed:
"of the order of many angstroms": the nearest power of ten is 10^-9 m (for 10^-10 m one would say "an angstrom");
"non-local and oscillatory": what precesses behind the wall is at least a tenth of the response in it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from derive import symbols as q
from derive.equation import Derivation
from verify import physical
from verify.balls import ball
from verify.exact import Undecided, is_zero


def wall_parameter(body: sp.Tuple, d: Derivation) -> bool:
    """For theta = 2 atan(exp(x/l)) crossed at v, tau_ex |dn/dt| is (v tau_ex / l) sech(x/l), at most the value."""
    place = q.x / q.width_wall
    slope = (2 * sp.atan(sp.exp(place))).diff(q.x)
    crossing = {q.eps1: sp.S.Zero, q.eps2: q.tau_ex * q.v_x * slope}
    rate = d["12"].rhs.xreplace(crossing)[0, :]
    (bound,) = body
    return is_zero([rate[0] * q.tau_ex * sp.cosh(place) - bound, rate[1]])


def precession_length(body: sp.Tuple, d: Derivation) -> bool:
    """The power of ten nearest to v_F tau_ex at the paper's v_F and Delta."""
    decade = physical.nearest_decade(physical.PAPER_V_F * physical.exchange_time(Fraction(1)))
    return [Fraction(int(m.p), int(m.q)) for m in body] == [decade]


def nonlocal_few_nm(body: sp.Tuple, d: Derivation) -> bool:
    """Behind a wall of l = 3 nm, with the paper's v_F and Delta, the spin still precesses by the fraction stated."""
    kappa = physical.PAPER_V_F * physical.exchange_time(Fraction(1)) / physical.ball_of(Fraction(3, 10**9))
    return _at_least(physical.precession_behind(kappa), body)


def nonlocal_narrow(body: sp.Tuple, d: Derivation) -> bool:
    """The same behind a wall of l = v_F tau_ex."""
    return _at_least(physical.precession_behind(physical.ball_of(Fraction(1))), body)


def _at_least(value: Any, body: sp.Tuple) -> bool:
    threshold = _threshold(body)
    if value >= threshold and threshold > 0:
        return True
    if value < threshold or threshold <= 0:
        return False
    raise Undecided(f"{value} and {body[0]} cannot be told apart")


_ANY_XI = (Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10))


def any_xi_by_average(body: sp.Tuple, d: Derivation) -> bool:
    """Eqs. 10, 11: after N = 100 both parts of the average are as close to Eq. 11 as stated, xi = 0.01..10."""
    threshold = _threshold(body)
    for xi in _ANY_XI:
        values = {q.N: Fraction(100), q.xi: xi, q.eps1: Fraction(0), q.eps2: Fraction(1)}
        for mean, kept in zip(d["x.average"].rhs[:2], d["x.stationary"].rhs[:2], strict=True):
            if not abs(ball(mean, values, 20).real / ball(kept, values, 20).real - 1) <= threshold:
                return False
    return True


def _threshold(body: sp.Tuple) -> Any:
    return physical.ball_of(Fraction(int(body[0].p), int(body[0].q)))


def any_xi_by_wall(body: sp.Tuple, d: Derivation) -> bool:
    """A wall crossed as a whole, N = 100: a proven bound on the error of both coefficients, xi = 0.01..10."""
    from verify.certified import eq13, wall

    profile = wall(Fraction(1, 100))
    bounds = [eq13(profile, xi) for xi in _ANY_XI]
    threshold = _threshold(body)
    return all(b.relative_adiabatic <= threshold and b.relative_nonadiabatic <= threshold for b in bounds)
