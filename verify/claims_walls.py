"""The checks of what the paper makes of its result: narrow walls, any xi, the damping, the spin motive force.

Numeric readings of words stand in `verify.readings`; a check takes them from the mapping it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import flint
import sympy as sp

from derive import symbols as q
from derive.core.equation import Derivation
from verify import physical
from verify.balls import ball
from verify.exact import Undecided, is_zero
from verify.readings import ANY_XI, AS_READ, READINGS, Numbers


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
    from verify.certified import validity

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


SMALLEST_ALPHA = sp.Rational(1, 10)
"""The condition of p.damping: alpha is at least ten times n_0/M_s."""


def damping_for_any_alpha(body: sp.Tuple, d: Derivation, least: sp.Expr = sp.S.Zero) -> bool:
    """|alpha~(xi) - alpha~(0)| <= (number) alpha~(0) for 0 <= xi <= 1, n_0/M_s = 1/100 and any alpha > `least`."""
    return _damping(body, d, least)


def damping_for_large_alpha(body: sp.Tuple, d: Derivation) -> bool:
    """The same for alpha >= 10 n_0/M_s = 1/10."""
    return _damping(body, d, SMALLEST_ALPHA)


def _damping(body: sp.Tuple, d: Derivation, least: sp.Expr) -> bool:
    """With alpha = least + a and xi = sizable/(1 + w), a, w >= 0, both inequalities are signs of rational functions."""
    (share,) = body
    renormalized = d["17"].rhs[1].xreplace({q.eta_n: d["x.eta"].rhs}).xreplace({q.n_0: q.M_s / 100})
    if not renormalized.has(q.xi):
        raise Undecided("the derived damping does not depend on xi")
    a, w = sp.symbols("a w", nonnegative=True)
    changed, still = renormalized, renormalized.xreplace({q.xi: sp.S.Zero})
    gaps = (share * still - (changed - still), share * still + (changed - still))
    point = {q.alpha: least + a, q.xi: sp.Rational(AS_READ["sizable"]) / (1 + w)}
    return all(_is_positive(g.xreplace(point), a, w) for g in gaps)


def _is_positive(gap: sp.Expr, *variables: sp.Symbol) -> bool:
    """Whether a rational function is >= 0 for all variables >= 0: by its coefficients, or refuted at a point."""
    for values in product((sp.S.Zero, sp.Rational(1, 1000), sp.Integer(100)), repeat=len(variables)):
        if gap.xreplace(dict(zip(variables, values, strict=True))) < 0:
            return False
    signs = [sp.Poly(side, *variables).coeffs() for side in sp.fraction(sp.cancel(gap)) if side.free_symbols]
    if all(c > 0 for side in signs for c in side):
        return True
    raise Undecided(f"the sign of {gap} is not that of its coefficients")


def smf_scalar(body: sp.Tuple, d: Derivation, field: Mapping[Any, Any] | None = None) -> bool:
    """The motive torque as a change of the number alpha~: the printed matrix replaced by half its trace.

    `field` says more of the slopes of the angles than that they are free.
    """
    (matrix,) = body
    return _smf(matrix.trace() / 2 * sp.eye(3), d, field or {})


def smf_tensor(body: sp.Tuple, d: Derivation) -> bool:
    """The motive torque is n x (D d_t M) and, with xi, -xi n x [n x (D d_t M)], with the matrix stated."""
    (matrix,) = body
    return _smf(matrix, d, {})


def _smf(matrix: Any, d: Derivation, field: Mapping[Any, Any]) -> bool:
    n = q.M / q.M_s
    damped = n.cross(matrix * q.M_t)
    rest = d["x.smf-damping"].rhs - (damped - q.xi * n.cross(damped))
    return is_zero([c.xreplace(_ON_SPHERE).xreplace(dict(field)) for c in rest])


def _slopes(name: str) -> tuple[sp.Symbol, sp.Symbol]:
    """The derivatives of theta and phi along t, x, y or z."""
    f, g = sp.symbols(f"theta_{name} phi_{name}", real=True)
    return f, g


def _sphere() -> dict[Any, Any]:
    """M of constant length and its derivatives, in the angles and their derivatives, which are free."""
    direction = sp.Matrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])
    values = dict(zip(q.M, q.M_s * direction, strict=True))
    for name, slope in zip("txyz", (q.M_t, *q.M_grad), strict=True):
        f, g = _slopes(name)
        moved = q.M_s * (direction.diff(q.theta) * f + direction.diff(q.phi) * g)
        values |= dict(zip(slope, moved, strict=True))
    return values


def _alike() -> dict[Any, Any]:
    """d_y n = n x d_x n, d_z n = 0: the sum over x, y, z of (n x d_i n)(n x d_i n)^T is a number across n."""
    (along, around), s = _slopes("x"), sp.sin(q.theta)
    return dict(zip((*_slopes("y"), *_slopes("z")), (-s * around, along / s, 0, 0), strict=True))


ALIKE = _alike()
_ON_SPHERE = _sphere()
