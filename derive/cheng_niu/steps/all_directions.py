"""Concludes what the electrons of all directions at the Fermi surface do together where Eq. 13 is not enough.

An electron flies with v_x = mu v_F, mu = cos a. The current weights it with v_x (x.distribution), so that the
accumulation is the mean over all directions of mu times its spin, and the torque is turned from that by n. Stated is
the torque over the local one of Eqs. 13 and 16, its adiabatic and its non-adiabatic part, in a texture that turns
evenly for ever, with kappa = v_F tau_ex times the turning per length:

    x.cone-spin       one direction's spin where theta is constant and phi turns, from Eq. 8 with relaxation
    x.cone            its mean over all directions, without scattering
    x.spiral          theta = pi/2, with any mean free path
    x.spin-diffusion  the lengths of the diffusion equation that a short mean free path leaves
    x.wall-xi         what a wide wall without scattering feels in place of xi

Scattering at 1/tau_0 takes a beam G to its mean A over all directions, spin kept; the field feeds in mu n/tau_0, which
makes mu n the beam where n is uniform. With rho = tau_ex/tau_0 the loss is c = xi + rho, the source c mu n + rho A.

Source: Cheng & Niu (2013), Eqs. 8, 13, 14; the spiral: J. Xiao, A. Zangwill, M. D. Stiles, Phys. Rev. B 73, 054428.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.core.node import Node

_add = q.SYMBOLS.add
kappa = _add("kappa", r"\kappa", "1", "turning of n in v_F tau_ex; for a wall v_F tau_ex/width", "16", positive=True)
rho = _add("rho", r"\rho", "1", "tau_ex / tau_0, scattering in exchange times", "14", nonnegative=True)
v_F = _add("v_F", "v_F", "m/s", "Fermi velocity", "16", positive=True)
tau_0 = _add("tau_0", r"\tau_0", "s", "relaxation time of the momentum, the same in both bands", "14", positive=True)
torque_parts = _add("torque_parts", r"[a_{ad}, a_{non}]", "1", "both parts of the torque over the local ones", "16")
torque_share = _add("torque_share", "a", "1", "torque over the local one, the same for both parts", "16")
diffusion_lengths = _add(
    "diffusion_lengths", r"[\lambda_J^2, \lambda_{sf}^2]", "m^2", "squared lengths of spin diffusion", "16"
)
xi_wall = _add("xi_wall", r"\xi_w", "1", "what a wall feels in place of xi", "16")
balance = _add("torque_balance", r"[a_j, a_\perp, a_\parallel]", "1", "what makes up the torque of a line", "16")


def evenly_turning(rate: Matrix) -> Matrix:
    """Eq. 8 with relaxation in exchange times where theta is constant and phi turns by eps_phi in tau_ex."""
    _require_the_axes_of_the_paper(rate)
    still = {q.thetadot: sp.S.Zero, q.chidot: sp.S.Zero, q.tau_ex: sp.S.One, q.phidot: q.eps_phi}
    return rate.xreplace(still | _RATES)


def _require_the_axes_of_the_paper(rate: Matrix) -> None:
    """ValueError in another gauge or frame: its axes across n are not along theta and phi, as both parts are told."""
    pushed = rate.xreplace(dict(zip(q.spin, (sp.S.Zero, sp.S.Zero, sp.S.One), strict=True)))
    axes = (q.thetadot, sp.sin(q.theta) * q.phidot)
    if any(sp.expand(drive**2 - axis**2) != 0 for drive, axis in zip(pushed[:2, :], axes, strict=True)):
        raise ValueError("the two parts of the torque are read along e_theta and e_phi, no axes of this frame")


_RATES = {1 / q.tau_sf: q.xi, 1 / q.T_1: q.xi_1, 1 / q.T_2: q.xi_2}
_SINE = (sp.sin(q.theta) ** 2, 1 - sp.cos(q.theta) ** 2)


def _tidy(expr: sp.Expr) -> sp.Expr:
    return sp.factor(sp.cancel(sp.expand(sp.together(expr)).subs(*_SINE)))


def stationary(rate: Matrix, unknown: Matrix) -> Matrix:
    """Where a linear rate vanishes."""
    force, linear = rate.xreplace(dict.fromkeys(unknown, sp.S.Zero)), rate.jacobian(unknown)
    return -linear.adjugate() * force / linear.det()


def slope(component: sp.Expr) -> sp.Expr:
    """What Eq. 13 has of a spin in an even turn: the part linear in the turn, over it."""
    return component.diff(q.eps_phi).xreplace({q.eps_phi: sp.S.Zero})


def cone_spin(model: Model, rate: Matrix) -> Matrix:
    """The spin (x.cone-spin), three-vector, of an electron in whose frame phi turns by eps_phi in tau_ex."""
    return stationary(evenly_turning(rate), q.spin).applyfunc(_tidy)


def cone(model: Model, spin: Matrix) -> Matrix:
    """The adiabatic and the non-adiabatic torque in a cone over the local ones (x.cone)."""
    totals = [_between(q.eps_phi * s / slope(s), q.eps_phi, kappa) for s in spin[:2, :]]
    return Matrix([sp.Rational(3, 2) / kappa**3 * total for total in totals])


def _between(f: sp.Expr, p: sp.Symbol, end: sp.Expr) -> sp.Expr:
    """The integral of f from -end to end, for f rational in p over one quadratic form without real roots."""
    top, bottom = (sp.Poly(part, p) for part in sp.fraction(sp.cancel(f)))
    square, linear, constant = bottom.all_coeffs()
    whole, rest = sp.div(sp.Poly(top / square, p), sp.Poly(bottom / square, p))
    centre = sp.cancel(-linear / (2 * square))
    width = sp.sqrt(_tidy(constant / square - centre**2))
    slope, value = rest.coeff_monomial(p), rest.coeff_monomial(1)
    first, last = (sp.cancel(bottom.as_expr() / square).xreplace({p: at}) for at in (-end, end))
    arcs = sp.atan((end - centre) / width) + sp.atan((end + centre) / width)
    primitive = sp.integrate(whole.as_expr(), p)
    sides = _tidy(primitive.xreplace({p: end}) - primitive.xreplace({p: -end}))
    return sides + _tidy(slope / 2) * sp.log(last / first) + _tidy(value + slope * centre) / width * arcs


def spiral(model: Model, rate: Matrix, spin: Matrix) -> sp.Expr:
    """The torque in a spiral over the local one, its two parts alike, with any mean free path (x.spiral).

    The spin current along the axis of the spiral is the same everywhere: what the exchange takes from it relaxation
    gives back, which ties the parts together; ValueError where it does not.
    """
    A = Matrix(sp.symbols("A1 A2"))
    flat, level = (part.subs(q.theta, sp.pi / 2) for part in (evenly_turning(rate), spin))
    mean, rest = _mean_beam(flat, level.xreplace({q.eps_phi: sp.S.Zero}), Matrix([*A, 0]))
    solved = stationary(mean[:2, :] - A, A)
    shares = [sp.cancel(3 * part / (kappa * slope(s))) for part, s in zip(solved, level[:2, :], strict=True)]
    if mean[2] != 0 or sp.cancel(shares[0] - shares[1]) != 0:
        raise ValueError("the two parts of the torque in a spiral differ")
    loss = sp.Symbol("loss")
    tidy = sp.factor(shares[0].subs(rho, loss - q.xi))
    tidy = sp.Mul(*(sp.collect(part, _MEAN, sp.factor) for part in sp.Mul.make_args(tidy)))
    width = sp.sqrt(sp.expand(rest.subs(rho, loss - q.xi)))
    return tidy.xreplace({_MEAN: sp.atan(kappa / width) / (kappa * width)}).xreplace({loss: q.xi + rho})


_MEAN = sp.Symbol("mean")


def _mean_beam(flat: Matrix, equilibrium: Matrix, returned: Matrix) -> tuple[Matrix, sp.Expr]:
    """The mean of all beams, and the rest of the one mean that is no rational number, of 1/(rest + (mu kappa)^2)."""
    lost = flat.jacobian(q.spin) - rho * sp.eye(3)
    kept = flat.xreplace(dict.fromkeys(q.spin, sp.S.Zero)) + rho * equilibrium
    bottom = sp.Poly(lost.det(), q.eps_phi)
    over = -lost.adjugate() * (kept * q.eps_phi / kappa + rho * returned) / bottom.LC()
    rest = sp.factor(bottom.coeff_monomial(1) / bottom.LC())
    return over.applyfunc(lambda part: _mean(sp.Poly(sp.expand(part), q.eps_phi), rest)), rest


def _mean(top: sp.Poly, rest: sp.Expr) -> sp.Expr:
    """The mean over all directions of a polynomial in eps_phi = mu kappa over rest + eps_phi^2."""
    whole, left = sp.div(top, sp.Poly(rest + q.eps_phi**2, q.eps_phi))
    even = sp.Add(*(c * kappa**power / (power + 1) for (power,), c in whole.terms() if power % 2 == 0))
    return even + left.coeff_monomial(1) * _MEAN


def diffusion(model: Model) -> Matrix:
    """lambda_J^2 and lambda_sf^2 in m^2 (x.spin-diffusion): lambda_J^2 A'' + n x A - xi A = (v_F tau_ex/3) n'.

    A beam is A - mu v_F tau_0 dA/dx to first order in tau_0; the flow of it through a place is the mean of mu v_F times
    it, and the divergence of that is what exchange and relaxation, 1/tau_ex and 1/tau_sf, are held against.
    """
    mu = sp.Symbol("mu")
    flow = sp.integrate(mu * v_F * mu * v_F * tau_0, (mu, -1, 1)) / 2
    return Matrix([flow * q.tau_ex, flow * q.tau_sf])


def wall_xi(model: Model, rate: Matrix) -> sp.Expr:
    """What a wide wall theta' = sech(x/l)/l feels in place of xi, to second order in kappa = v_F tau_ex/l (x.wall-xi).

    The spin of each direction to third order in mu kappa, where the odd orders count; both parts of its mean over
    directions are projected on n', as the motion of the wall does, and divided.
    """
    _require_the_axes_of_the_paper(rate)
    x, order = sp.Symbol("x", real=True), sp.Symbol("order", positive=True)
    still = {q.phidot: sp.S.Zero, q.chidot: sp.S.Zero, q.tau_ex: sp.S.One, q.thetadot: order / sp.cosh(x)}
    motion = rate.xreplace(still | _RATES)
    resting = motion.xreplace({order: sp.S.Zero})
    spin = stationary(resting, q.spin).applyfunc(sp.cancel)
    linear, over = resting.jacobian(q.spin), sp.Symbol("over")  # one over the determinant: terms stay polynomials
    answer = -linear.adjugate() * over
    parts = {}
    for power in (1, 2, 3):
        drive = motion.xreplace(dict(zip(q.spin, spin, strict=True))) - order * spin.diff(x)
        added = answer * drive.applyfunc(lambda part, power=power: sp.expand(part).coeff(order, power))
        spin = spin + order**power * added
        projected = added[:2, :].applyfunc(lambda s: _over_wall(s / sp.cosh(x), x))
        parts[power] = projected.xreplace({over: 1 / linear.det()}) / (power + 2)
    ratio = sp.cancel(parts[1][0] / parts[1][1])
    return sp.factor(ratio + kappa**2 * sp.cancel((parts[3][0] - ratio * parts[3][1]) / parts[1][1]))


def _over_wall(f: sp.Expr, x: sp.Symbol) -> sp.Expr:
    """The integral over all x of a polynomial in w = tanh x and h = 1/cosh x: dx = dw/h^2 and h^2 = 1 - w^2."""
    w, h = sp.symbols("w h")
    plain = sp.expand(sp.expand(f).subs(sp.sinh(x), w / h).subs(sp.cosh(x), 1 / h) / h**2)
    even = [(power, c) for power, c in sp.Poly(plain, w, h).terms() if power[0] % 2 == 0]
    return sp.Add(*(c * _beta(sp.Rational(m + 1, 2), 1 + sp.Rational(n, 2)) for (m, n), c in even))


def _beta(a: sp.Expr, b: sp.Expr) -> sp.Expr:
    return sp.gamma(a) * sp.gamma(b) / sp.gamma(a + b)


CONE_SPIN, SPIRAL = "x.cone-spin", "x.spiral"
"""Labels that others ask for."""
_START = ("band", "relaxation")

NODES = (
    Node(CONE_SPIN, "spin in a texture that turns evenly", q.s_vector, cone_spin, ("x.bloch",)).saying(
        "Where {theta} is constant and {phi} turns evenly, {x.bloch} has constant coefficients along every "
        "straight path; {eps_phi} is the turn in {tau_ex}, and carries the direction of flight.",
        args=(q.eps_phi, q.theta, q.xi),
        told=False,
    ),
    Node("x.cone", "torque in a cone, over the local one", torque_parts, cone, (CONE_SPIN,)).saying(
        "The current weights an electron with its velocity along the line, so that the torque is the mean over "
        "all directions of {x.cone-spin} times the cosine of the direction.",
        args=(kappa, q.theta, q.xi),
        per_part=True,
        told=False,
    ),
    Node(SPIRAL, "torque in a spiral, over the local one", torque_share, spiral, ("x.bloch", CONE_SPIN)).saying(
        "Scattering takes a beam to the mean of all beams and keeps its spin; in a spiral that mean is constant "
        "in the frame that follows {n}, and stands on both sides of a linear equation.",
        args=(kappa, q.xi, rho),
        told=False,
    ),
    Node("x.spin-diffusion", "squared lengths of spin diffusion", diffusion_lengths, diffusion).saying(
        "Where the mean free path is short, a beam differs from the mean of all beams by little, and what flows "
        "is proportional to the gradient of that.",
        told=False,
    ),
    Node("x.wall-xi", "what a wide wall feels in place of xi", xi_wall, wall_xi, ("x.bloch",), 2).saying(
        "The spin of each direction to third order in its speed, projected on the turning of the wall.",
        args=(kappa, q.xi),
        told=False,
    ),
)
