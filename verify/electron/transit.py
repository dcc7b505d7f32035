"""An electron that crosses a magnetic texture: Eq. 8 with relaxation, solved in full, beside the local formula.

What is concluded: the spin an electron has during and after a domain wall, and the adiabatic and the non-adiabatic
torque of the wall as a whole, with no assumption that the texture is slow. Eq. 13 is what they tend to for a slow one.
Times are in units of tau_ex, xi = tau_ex/tau_sf; s1 is along e_theta, s2 along e_phi, s3 along n.

    wall(kappa, xi)                  theta(x) = 2 atan(exp(x/l)) at speed v, kappa = v tau_ex / l
    texture(theta, phi, t0, t1, xi)  any angles given as SymPy expressions of the time

Coefficients of the texture as a whole, per unit of v tau_ex (the speed drops out, so any texture has them):

    adiabatic    = int s.(n x n') dt / int |n'|^2 dt,    locally -1/(1 + xi^2)     (Eq. 13)
    nonadiabatic = int s.n' dt / int |n'|^2 dt,          locally -xi/(1 + xi^2)

The integrals are states of the same Taylor integration (heyoka, order 20 in double precision), so they are as accurate
as the spin. Where a wall begins: its tails never end, and without relaxation neither does the precession behind it. The
electron starts in local equilibrium where the angle still to be turned is `tail`, and is left where that angle is
`tail` again, |x|/l = ln(2/tail). The spin is then within `tail` (2-norm) of that of an electron that comes from
infinity, since Eq. 8 never lets two solutions part; the cost grows as ln(2/tail)/kappa.

Sources: Cheng & Niu, Phys. Rev. B 88, 024422 (2013), Eqs. 8 and 13; without relaxation the wall is the pulse that
Rosen & Zener, Phys. Rev. 40, 502 (1932), solved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite, log, tanh
from typing import Any

import numpy as np
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.bloch import RELAXING
from derive.export.reals import is_real
from derive.export.to_heyoka import heyoka_expression
from verify.electron.enclosure.scalars import shown
from verify.electron.ode import heyoka

TAIL = 1e-12
"""Default angle (radian) left out at either end of a wall."""

MAX_STEPS = 1_000_000
"""Taylor steps after which a transit is given up: some million exchange times, or a pole."""

LARGEST = 1e150
"""Largest kappa, 1/kappa and xi: their squares, which Eq. 8 and its coefficients hold, are doubles still."""

Array = np.ndarray[Any, np.dtype[np.float64]]

_KAPPA, _PER_KAPPA = sp.symbols("kappa per_kappa", positive=True)
_X, _SLOPE = sp.symbols("x u", real=True)
_THETA = 2 * sp.atan(sp.exp(_X))
_STATES = sp.symbols("p q d cross along", real=True)


@dataclass(frozen=True)
class Transit:
    """One electron's way through a texture; times in tau_ex, coefficients per unit of v tau_ex.

    `final` is (s1, s2, s3) at the end, `t` has shape (n,), `spin` (3, n) holds the response s1, s2, s3 - 1.
    """

    xi: float
    final: tuple[float, float, float]
    t: Array
    spin: Array
    adiabatic: float
    nonadiabatic: float

    @property
    def local_adiabatic(self) -> float:
        """What Eq. 13 gives for `adiabatic`."""
        return -1 / (1 + self.xi**2)


def wall(kappa: float, xi: float, *, tail: float = TAIL, points: int = 1001) -> Transit:
    """Transit of the wall theta(x) = 2 atan(exp(x/l)) at speed v: kappa = v tau_ex/l > 0, xi >= 0, phi constant.

    `points` times are returned, evenly spaced. ValueError for numbers outside the domain, RuntimeError without heyoka
    (extra `fast`).
    """
    check_wall(kappa, xi, tail)
    span = log(2 / tail)
    integrator = heyoka().taylor_adaptive(wall_system(), [0.0] * 5, time=-span, pars=[kappa, 1 / kappa, xi])
    grid, states = _propagated(integrator, span, points, f"the wall with kappa = {kappa:g}, xi = {xi:g}")
    spin = np.stack([kappa * states[:, 0], kappa * states[:, 1], states[:, 2]])
    return _transit(xi, grid / kappa, spin, states[-1, 3:] / (2 * tanh(span)))


def texture(
    theta: Any,
    phi: Any,
    t0: float,
    t1: float,
    xi: float,
    *,
    initial: Sequence[float] = (0.0, 0.0, 1.0),
    points: int = 1001,
) -> Transit:
    """Transit of the angles theta(t), phi(t): SymPy expressions of one symbol, the time in units of tau_ex.

    `initial` is the spin at t0 in the local frame (default: local equilibrium). ValueError for t0 >= t1, numbers
    outside the domain, a second symbol, a texture at rest or one with a pole; RuntimeError without heyoka.
    """
    _check_xi(xi)
    if not (isfinite(t0) and isfinite(t1) and t0 < t1):
        raise ValueError(f"the transit runs from t0 = {t0} to t1 = {t1}; t0 must be the earlier")
    if len(initial) != 3 or not all(map(isfinite, initial)):
        raise ValueError(f"initial = {initial}; it must be three finite numbers s1, s2, s3")
    start = [float(initial[0]), float(initial[1]), float(initial[2]) - 1, 0.0, 0.0, 0.0]
    system = _texture_system(_expression(theta, "theta"), _expression(phi, "phi"))
    integrator = heyoka().taylor_adaptive(system, start, time=float(t0), pars=[float(xi)])
    grid, states = _propagated(integrator, float(t1), points, "the texture")
    turned = states[-1, 5]
    if turned == 0:
        raise ValueError("the texture is at rest; theta or phi must change between t0 and t1")
    return _transit(xi, grid, states[:, :3].T.copy(), states[-1, 3:5] / turned)


def wall_system() -> list[tuple[Any, Any]]:
    """The wall as differential equations in x/l for heyoka; parameters kappa, 1/kappa, xi; all states start at 0.

    States: s1/kappa, s2/kappa, s3 - 1 and the integrals of u s2/kappa and u s1/kappa, where u = d theta/d(x/l). The
    division by kappa keeps slow walls accurate. u is a function of x/l rather than a state: as one it would be tiny
    beside the others in the tails, where the step size then took no care of it.
    """
    hy = heyoka()
    slope = heyoka_expression(sp.diff(_THETA, _X), {_X: hy.time})
    return _system(_STATES, _wall_rates(), {_SLOPE: slope, _KAPPA: hy.par[0], _PER_KAPPA: hy.par[1], q.xi: hy.par[2]})


@cache
def _wall_rates() -> list[Any]:
    """d state/d(x/l) with theta-dot = kappa u, s1 = kappa p, s2 = kappa q, s3 = 1 + d, t = x/(l kappa)."""
    first, second, d, *_ = _STATES
    rates = _spin_rates(_THETA, _KAPPA * _SLOPE, 0, (_KAPPA * first, _KAPPA * second, 1 + d))
    scaled = (rates[0] / _KAPPA**2, rates[1] / _KAPPA**2, rates[2] / _KAPPA)
    per_length = [sp.factor_terms(sp.expand(rate).subs(1 / _KAPPA, _PER_KAPPA)) for rate in scaled]
    return [*per_length, _SLOPE * second, _SLOPE * first]


def _texture_system(theta: Any, phi: Any) -> list[tuple[Any, Any]]:
    """s1, s2, s3 - 1 and the integrals of s.(n x n'), s.n' and |n'|^2 for heyoka; parameter xi."""
    clocks = theta.free_symbols | phi.free_symbols
    if len(clocks) > 1:
        raise ValueError(f"theta and phi depend on {sorted(map(str, clocks))}; only the time may enter")
    time, hy = clocks.pop() if clocks else _X, heyoka()
    for angle in (theta, phi):
        heyoka_expression(angle, {time: hy.time})
    theta_rate, phi_rate = sp.diff(theta, time), sp.diff(phi, time)
    s1, s2, d, *_ = states = sp.symbols("p q d cross along turned", cls=sp.Dummy)
    across = sp.sin(theta) * phi_rate
    integrands = [theta_rate * s2 - across * s1, theta_rate * s1 + across * s2, theta_rate**2 + across**2]
    rates = _spin_rates(theta, theta_rate, phi_rate, (s1, s2, 1 + d))
    return _system(states, rates + integrands, {time: hy.time, q.xi: hy.par[0]})


def _spin_rates(theta: Any, theta_rate: Any, phi_rate: Any, spin: Sequence[Any]) -> list[Any]:
    """Eq. 8 with relaxation as derived (x.bloch), in units of tau_ex, for the spin (s1, s2, s3); rate xi."""
    motion = {q.theta: theta, q.thetadot: theta_rate, q.phidot: phi_rate}
    units = {q.tau_ex: sp.S.One, 1 / q.tau_sf: q.xi}
    return list(derivation()[RELAXING].rhs.xreplace({**units, **motion, **dict(zip(q.spin, spin, strict=True))}))


def _system(states: Sequence[Any], rates: Sequence[Any], table: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """The states with their rates, in heyoka's terms."""
    names = {state: heyoka().make_vars(state.name) for state in states}
    return [(names[s], heyoka_expression(rate, {**names, **table})) for s, rate in zip(states, rates, strict=True)]


def _propagated(integrator: Any, stop: float, points: int, what: str) -> tuple[Array, Array]:
    """Times from the integrator's on and the states there, shape (points, states); ValueError where none are."""
    if points < 2:
        raise ValueError(f"points = {points}; a transit needs at least 2")
    grid = np.linspace(integrator.time, stop, points)
    *_, steps, _, states = integrator.propagate_grid(grid, max_steps=MAX_STEPS)
    if steps >= MAX_STEPS:
        raise ValueError(
            f"{what} takes over {MAX_STEPS} steps to {integrator.time:.6g}: it is too long or has a pole; "
            "give a smaller xi or a narrower texture"
        )
    if states.shape[0] != grid.size or not np.isfinite(states).all():
        raise ValueError(f"{what} has no smooth solution beyond {integrator.time:.6g}: a pole or a kink is there")
    return grid, np.asarray(states)


def _transit(xi: float, t: Array, spin: Array, coefficients: Array) -> Transit:
    """The result from the response along the way and (adiabatic, nonadiabatic)."""
    if not np.isfinite(coefficients).all():
        raise ValueError("the texture hardly turns; its coefficients are no finite numbers")
    final = (float(spin[0, -1]), float(spin[1, -1]), 1 + float(spin[2, -1]))
    return Transit(float(xi), final, t, spin, float(coefficients[0]), float(coefficients[1]))


def _expression(angle: Any, name: str) -> Any:
    """The angle as a SymPy expression; text and anything else that is not one is refused."""
    if isinstance(angle, int | float):
        return sp.Float(angle)
    if not isinstance(angle, sp.Expr):
        raise ValueError(f"{name} is a {type(angle).__name__}; it must be a number or a SymPy expression")
    return angle


def check_wall(kappa: float, xi: float, tail: float) -> None:
    """ValueError unless kappa > 0, xi >= 0 and 0 < tail < 1, all within `LARGEST`."""
    for name, value in (("kappa", kappa), ("xi", xi), ("tail", tail)):
        if not is_real(value):
            raise ValueError(f"{name} must be a number, got {shown(value)}")
    if not 1 / LARGEST <= kappa <= LARGEST:
        raise ValueError(f"kappa = {kappa}; it must be a finite number > 0, from {1 / LARGEST:g} to {LARGEST:g}")
    _check_xi(xi)
    if not 0 < tail < 1:
        raise ValueError(f"tail = {tail}; it is an angle in radian, between 0 and 1")


def _check_xi(xi: float) -> None:
    if not 0 <= xi <= LARGEST:
        raise ValueError(f"xi = {xi}; it must be a finite number >= 0, at most {LARGEST:g}")
