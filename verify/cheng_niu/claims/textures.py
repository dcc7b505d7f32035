"""All electrons of the Fermi surface on a texture: what turns evenly in closed form, both limits, and a wide wall.

Closed forms are proven by their slope in kappa, which must be the integrand that Eq. 8 gives, and by the zero test
against the derivation. The transport of `derive.micromagnetics.textures` is held against them in the tests.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.all_directions import CONE_SPIN, SPIRAL, kappa, rho, tau_0, v_F
from derive.core.equation import Derivation
from verify.cheng_niu.claims import ours
from verify.cheng_niu.fermi_wall import fermi_wall
from verify.judge.checks import differences, equals_derived
from verify.judge.claim import Claim, Test
from verify.zero.balls import ball
from verify.zero.exact import is_zero

_c, _cos = q.xi + rho, sp.cos(q.theta)
_W = sp.sqrt(1 + _c**2)
_mean = sp.atan(kappa / _W) / (kappa * _W)
_V = sp.sqrt(1 + q.xi**2 - _cos**2)
_arcs = sp.atan((kappa - _cos) / _V) + sp.atan((kappa + _cos) / _V)
_log = sp.log((kappa**2 - 2 * kappa * _cos + q.xi**2 + 1) / (kappa**2 + 2 * kappa * _cos + q.xi**2 + 1))
_local = 1 + q.xi**2

SPIRAL_SHARE = ours(
    SPIRAL,
    r"a = \frac{3c(1+\xi^2)}{\kappa^2}\,\frac{1-(1+c^2)I}{\xi+\rho(1-c\xi)I},\quad c = \xi+\rho,\quad"
    r" I = \frac{1}{\kappa\sqrt{1+c^2}}\arctan\frac{\kappa}{\sqrt{1+c^2}}",
    3 * _c * _local / kappa**2 * (1 - (1 + _c**2) * _mean) / (q.xi + rho * (1 - _c * q.xi) * _mean),
    unit="1",
)
CONE_PARTS = ours(
    "x.cone",
    r"a_{ad} = \frac{3(1+\xi^2)}{2\kappa^3}\left[2\kappa(1-2\cos^2\theta)"
    r"+\frac{\cos\theta}{2}(\xi^2+3-4\cos^2\theta)L+\frac{1}{V}"
    r"\left(3\xi^2\cos^2\theta-\xi^2-4\cos^4\theta+5\cos^2\theta-1\right)B\right],\quad"
    r" a_{non} = \frac{3(1+\xi^2)}{2\kappa^3}\left[2\kappa+\cos\theta L-\frac{1}{V}(1+\xi^2-2\cos^2\theta)B\right]",
    sp.Matrix(
        [
            2 * kappa * (1 - 2 * _cos**2)
            + _cos / 2 * (q.xi**2 + 3 - 4 * _cos**2) * _log
            + (3 * q.xi**2 * _cos**2 - q.xi**2 - 4 * _cos**4 + 5 * _cos**2 - 1) / _V * _arcs,
            2 * kappa + _cos * _log - (1 + q.xi**2 - 2 * _cos**2) / _V * _arcs,
        ]
    )
    * (3 * _local)
    / (2 * kappa**3),
    unit="1",
)
LENGTHS = ours(
    "x.spin-diffusion",
    r"\lambda_J^2 = \frac{v_F^2 \tau_0 \tau_{ex}}{3},\quad \lambda_{sf}^2 = \frac{v_F^2 \tau_0 \tau_{sf}}{3}",
    sp.Matrix([v_F**2 * tau_0 * q.tau_ex / 3, v_F**2 * tau_0 * q.tau_sf / 3]),
    unit="m^2",
)
WIDE_WALL = ours(
    "x.wall-xi",
    r"\xi_w = \xi + \frac{2}{5}\,\frac{\xi}{1+\xi^2}\left(\frac{v_F\tau_{ex}}{l}\right)^2",
    q.xi + sp.Rational(2, 5) * q.xi / (1 + q.xi**2) * kappa**2,
    unit="1",
)
WHOLE_LINE = ours(
    "x.conservation",
    r"\int\frac{\mathbf{T}}{u}\,dx = (1+\xi^2)\left[\mathbf{n}_{out}-\mathbf{n}_{in}"
    r"+3\xi\int\mathbf{A}\,\frac{dx}{v_F\tau_{ex}}\right]",
    sp.ImmutableMatrix([[_local, 3 * q.xi * _local, 3 * q.xi * _local]]),
    unit="1",
)


_SLOW = {kappa: Fraction(1, 8), q.xi: Fraction(1, 4), rho: Fraction(1, 3), q.theta: Fraction(5, 4)}
_SLOW |= {q.xi_1: Fraction(1, 5), q.xi_2: Fraction(1, 4)}
"""A point at which no arc tangent or root of a wrong form leaves the real line, where a ball can tell it."""


def _derived(label: str) -> Test:
    """The form is the derived one: refuted by a ball at one point, or proven by the zero test.

    ValueError where the derived one depends on more than the form: on a gauge, in which its axes are turned.
    """

    def check(body: sp.Tuple, d: Derivation) -> bool:
        rows = differences(body, d[label].rhs)
        if more := set().union(*(row.free_symbols for row in rows)) - set(_SLOW):
            raise ValueError(f"{label} depends on {', '.join(sorted(map(str, more)))} here")
        balls = (ball(row, {s: _SLOW[s] for s in row.free_symbols}, 30) for row in rows)
        return all(value.contains(0) for value in balls) and is_zero(rows)

    return Test("exact", check, f"every member minus the derived {label} is zero")


def _slope_of_spiral(body: sp.Tuple, d: Derivation) -> bool:
    """kappa^3 a without scattering is zero at kappa = 0 and has the slope that one direction's spin gives."""
    return _is_integral(sp.expand(body[0].xreplace({rho: sp.S.Zero}) * kappa**3), d, 0, sp.pi / 2)


def _slopes_of_cone(body: sp.Tuple, d: Derivation) -> bool:
    """The same of both parts in a cone of any angle."""
    return all(_is_integral(part * kappa**3, d, i, q.theta) for i, part in enumerate(body[0]))


def _is_integral(whole: sp.Expr, d: Derivation, component: int, theta: sp.Expr) -> bool:
    spin = d[CONE_SPIN].rhs[component].subs(q.theta, theta)
    share = q.eps_phi * spin / spin.diff(q.eps_phi).subs(q.eps_phi, 0)
    ends = share.subs(q.eps_phi, kappa) + share.subs(q.eps_phi, -kappa)
    return is_zero([whole.diff(kappa) - sp.Rational(3, 2) * ends]) and is_zero(whole.subs(kappa, 0))


_SQUARE = sp.Symbol("square", positive=True)


def _diffusive_spiral(body: sp.Tuple, d: Derivation) -> bool:
    """The spiral at a short mean free path is that of diffusion, (1 + xi^2)/(1 + xi^2 + xi (q lambda_J)^2).

    kappa^2 = 3 rho (q lambda_J)^2 is put in, and the leading terms at rho -> infinity are compared; of the arc tangent
    of kappa/W, which falls as 1/sqrt(rho), two terms enter them.
    """
    (lengths,) = body
    of_diffusion = (1 + q.xi**2) / (1 + q.xi**2 + q.xi * _SQUARE)
    per_kappa = lengths[0] / (v_F * q.tau_ex) ** 2 * 3 * q.tau_ex / tau_0
    rows = (_scattered(d[SPIRAL].rhs) - of_diffusion, per_kappa - 1, lengths[0] * q.tau_sf - lengths[1] * q.tau_ex)
    return is_zero(list(rows))


@cache
def _scattered(share: sp.Expr) -> sp.Expr:
    """The leading term at rho -> infinity, kappa^2 = 3 rho `_SQUARE`; 0 where it has another power."""
    root = sp.Symbol("root", positive=True)
    series = share.replace(sp.atan, lambda z: z - z**3 / 3 + z**5 / 5)
    grown = series.xreplace({rho: root**2, kappa: root * sp.sqrt(3 * _SQUARE)})
    top, bottom = (sp.Poly(part, root) for part in sp.fraction(sp.together(grown)))
    return sp.cancel(top.LC() / bottom.LC()) if top.degree() == bottom.degree() else sp.S.Zero


def _wall_transport(body: sp.Tuple, d: Derivation) -> bool:
    """xi_w - xi of the transport at kappa = 0.2 and 0.1, within 2 % of the stated: the next order is kappa^2."""
    (stated,) = body
    for xi, turn in ((0.5, 0.2), (0.5, 0.1), (1.0, 0.1)):
        more = float((stated - q.xi).subs({kappa: sp.Float(turn), q.xi: sp.Float(xi)}))
        if abs(fermi_wall(1 / turn, xi).felt - xi - more) > 0.02 * abs(more):
            return False
    return True


def _balance_in_cone(body: sp.Tuple, d: Derivation) -> bool:
    """In a cone torque less gain less loss is the same for every direction, so that mu times it has no mean."""
    gained, across, along = body[0]
    spin, axis = d[CONE_SPIN].rhs, sp.Matrix([-sp.sin(q.theta), 0, _cos])
    torque = 3 * _local * sp.Matrix([-spin[1], spin[0], 0])
    rest = torque - 3 * gained * q.eps_phi * axis.cross(spin) - sp.diag(across, across, along) * spin
    return is_zero(list(rest.diff(q.eps_phi)))


def _balance_of_wall(body: sp.Tuple, d: Derivation) -> bool:
    """A wall of 1.5 v_F tau_ex: 2 where nothing relaxes; else what relaxes turns its plane; both to 1e-3.

    With scattering, for without it what still precesses at the ends falls as 1/x; the mesh leaves 1e-4.
    """
    for xi in (0.0, 0.2):
        gained, across, _ = (float(part.subs(q.xi, xi)) for part in body[0])
        wall = fermi_wall(1.5, xi, 0.5, 8, per_width=25, reach=10.0)
        turn, step = wall.local[0], float(wall.place[1] - wall.place[0])
        total = float(wall.adiabatic @ turn) * step
        turned = float(wall.nonadiabatic.sum() + across / (3 * (1 + xi**2)) * wall.adiabatic.sum()) * step
        if abs(turned) > 1e-3 or (not xi and abs(total - 2 * gained) > 1e-3):
            return False
    return True


CLAIMS: tuple[Claim, ...] = (
    Claim(
        SPIRAL_SHARE,
        "the torque in an endless spiral over the local one, of all directions, with any mean free path",
        "confirmed",
        (
            _derived(SPIRAL),
            Test("exact", _slope_of_spiral, "without scattering its slope in kappa is the integrand of Eq. 8"),
        ),
        cites=("8", "14", "16"),
        why="Adiabatic and non-adiabatic torque fall alike, so that the ratio stays xi at every pitch and mean free "
        "path: the spin current along the axis of the spiral is the same everywhere.",
    ),
    Claim(
        CONE_PARTS,
        "the torque in an endless cone over the local one, of all directions, without scattering",
        "confirmed",
        (
            _derived("x.cone"),
            Test("exact", _slopes_of_cone, "the slope in kappa of either part is the integrand of Eq. 8"),
        ),
        cites=("8", "14", "16"),
        why="In a cone the two parts differ: the ratio is xi only where it is flat or the turn is slow.",
    ),
    Claim(
        LENGTHS,
        "the squared lengths of spin diffusion at a short mean free path",
        "confirmed",
        (
            equals_derived("x.spin-diffusion"),
            Test("exact", _diffusive_spiral, "the spiral with scattering tends to that of diffusion", any_model=False),
        ),
        cites=(SPIRAL,),
        why="Their ratio is xi: lambda_J^2/lambda_sf^2 = tau_ex/tau_sf.",
    ),
    Claim(
        WIDE_WALL,
        "what a wide wall without scattering feels in place of xi, for fixed xi > 0",
        "confirmed",
        (
            equals_derived("x.wall-xi"),
            Test("ode", _wall_transport, "the transport of such a wall at v_F tau_ex/l = 0.1 and 0.2", any_model=False),
        ),
        cites=("16", "x.wall-velocity"),
        why="The error of Eq. 16 for the wall as a whole falls as the square of v_F tau_ex/l; for xi far below "
        "(v_F tau_ex/l)^2 other terms come first. It is the ratio of both parts. The velocity of a wall in steady "
        "motion follows the non-adiabatic part alone, which is xi [1 + (1 - 3 xi^2)/(1 + xi^2)^2 (v_F tau_ex/l)^2/5].",
    ),
    Claim(
        WHOLE_LINE,
        "the torque of a whole line is what the spin current loses between its ends, and what relaxes on the way",
        "confirmed",
        (
            equals_derived("x.conservation"),
            Test("exact", _balance_in_cone, "place by place in a cone, direction by direction", any_model=False),
            Test("ode", _balance_of_wall, "the transport of a wall, without relaxation and with it", any_model=False),
        ),
        cites=("8", "16"),
        why="A is the mean over all directions of flight of their cosine times the spin, which is 1 at rest. "
        "In any texture, at any mean free path. At xi = 0 the torque of a wall adds up to 2 u, be it as narrow as "
        "it may; in a plane wall the non-adiabatic torque adds up to -xi of the adiabatic one.",
    ),
)
