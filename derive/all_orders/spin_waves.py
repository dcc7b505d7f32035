"""Concludes the dispersion of spin waves under a current: exact in Eq. 8, to second order, and where they part.

A wave n = z + m, m = m_x + i m_y ~ e^{i omega t - i q x}, turns x.llg-2 into one complex equation, F_2(omega, q) = 0.
With the response x.swing in place of its series the equation is exact in the swing at every frequency. The sum over a
filled Fermi sphere of chi = -1 - z/(Omega - z), z = i/lambda, is closed: with a = (omega - z) / (v_F q)

    sum of 1/(Omega - z) = 3/(4 v_F q) [2 a + (1 - a^2) ln((a + 1)/(a - 1))],

and a current shifts the sphere by w, to first order in it by -w q d/d omega. omega_0 is what the frequency would be
without conduction electrons, gamma H with all that is in H.

Source: Cheng & Niu (2013), Eqs. 8 and 14-17. That a current shifts the frequency by q . (spin current) is in the
abstract of J. Fernandez-Rossier et al., arXiv:cond-mat/0311522, and that the torque of the electrons renormalizes it
in that of E. Vinas Bostrom et al., arXiv:2112.06547; of both the abstract was read, and no formula compared.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.all_orders import notation as own
from derive.all_orders.orders import Model, lowest
from derive.all_orders.second_order import EQUATION, FIRST
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.steps.motion import CHARGE
from derive.core.node import Node
from derive.core.vector import Cross, Vector

_WAVES = {
    q.rate_of_n: sp.I * own.frequency,
    q.n_along(q.u_arrow): -sp.I * own.wave_number * q.u[0],
    own.acceleration: -(own.frequency**2),
    own.SECOND[q.u_arrow]: own.frequency * own.wave_number * q.u[0],
    own.TWICE[q.u_arrow]: -((own.wave_number * q.u[0]) ** 2),
    own.laplacian: -(own.wave_number**2),
}
_WAVES |= {Cross(q.n_arrow, w): sp.I * c for w, c in _WAVES.items()} | {
    Cross(q.H_arrow, q.n_arrow): sp.I * own.bare / q.gamma
}
"""What a wave along x makes of each direction; n x makes i of it."""


def wave_equation(model: Model, equation: Vector) -> sp.Expr:
    """F_2 (1/s, complex) of x.llg-2: zero where a wave obeys it (x.dispersion-2)."""
    divided = 1 + q.eta_n
    terms = ((divided * c, w) for c, w in equation.terms)
    return sp.Add(own.frequency * divided, *(sp.I * _WAVES[w] * lowest(c) for c, w in terms))


def sphere_response(model: Model, numbers: Matrix) -> sp.Expr:
    """The response to a swing, averaged over a filled Fermi sphere (x.swing-average); complex.

    The share of the sphere at v_x = mu v_F is 3 (1 - mu^2)/4, and (1 - mu^2)/(a - mu) = mu + a + (1 - a^2)/(a - mu).
    """
    straight, turned = tangent.over((sp.S.Zero, sp.S.One), (numbers[0], numbers[1]))
    pole = sp.expand(lowest(straight) + sp.I * lowest(turned))  # i/lambda, at which a free spin turns, in 1/s
    step = own.v_F * own.wave_number
    a = (own.frequency - pole) / step
    integral = 2 * a + (1 - a**2) * sp.log((a + 1) / (a - 1))
    return -1 - pole * sp.Rational(3, 4) / step * integral


def exact_equation(model: Model, response: sp.Expr, torque: Vector, factor: sp.Expr, drift: Vector) -> sp.Expr:
    """F (1/s, complex), exact in the swing and to first order in the current (x.dispersion).

    The torque -c n x dm of dm = n_0 chi m makes -i c n_0 chi; the drift of all carriers is told by u.
    """
    ((strength, _),) = torque.terms
    density = q.eta_n / factor.coeff(q.n_0)
    flow = q.mu_B / CHARGE * q.P / drift.coefficient(q.j_arrow) * q.u[0]  # n_0 w
    answer = density * response - flow * own.wave_number * response.diff(own.frequency)
    return own.frequency * (1 - sp.I * q.alpha) - own.bare + strength * answer


def nutation(model: Model, equation: sp.Expr) -> sp.Expr:
    """The second root omega (1/s) of an equation at omega_0 = q = xi = alpha = 0: of second order, x.nutation."""
    bare = dict.fromkeys((q.xi, q.alpha, own.bare, own.wave_number), sp.S.Zero)
    above = sp.numer(sp.cancel(equation.xreplace(bare) / own.frequency))
    slope, rest = sp.Poly(above, own.frequency).all_coeffs()
    return lowest(-rest / slope)


def optical(model: Model, response: Matrix, torque: Vector, factor: sp.Expr) -> sp.Expr:
    """The second frequency (1/s) of the exact equation there (x.optical), the conduction spins turning against n."""
    ((strength, _),) = torque.terms
    chi = (response[0] + sp.I * response[1]).xreplace({own.swing_rate: own.frequency})
    return nutation(model, own.frequency - own.bare + strength * q.eta_n / factor.coeff(q.n_0) * chi)


NODES = (
    Node(
        "x.dispersion-2", "dispersion of spin waves to second order", own.dispersion, wave_equation, (EQUATION,), 2
    ).saying(
        "What {x.llg-2} makes of a wave $e^{i\\omega t - iqx}$; it is zero where the wave is a solution.",
        opens="Spin waves",
    ),
    Node(
        "x.swing-average",
        "response to a swing, averaged over a filled sphere",
        own.chi_exact,
        sphere_response,
        ("x.inverse",),
    ).saying(r"The swing is answered with the pole $i/\lambda$, at the frequency of a free spin."),
    Node(
        "x.dispersion",
        "dispersion of spin waves, exact in the swing",
        own.dispersion,
        exact_equation,
        ("x.swing-average", *FIRST),
    ).saying("The same with the exact response; zero where the wave is a solution."),
    Node("x.nutation", "nutation of the second-order equation", own.nutation, nutation, ("x.dispersion-2",), 2).saying(
        "The other root for a uniform {n} without field, damping and relaxation."
    ),
    Node("x.optical", "the mode that is there instead", own.nutation, optical, ("x.swing", "x.torque", "x.eta")).saying(
        "The other root of the exact equation: {n} and the conduction spins turn against each other."
    ),
)
