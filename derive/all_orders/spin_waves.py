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
from derive.all_orders.second_order import EQUATION
from derive.cheng_niu import symbols as q
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
"""What a wave along x makes of each direction; n x makes i of it."""


def wave_equation(model: Model, equation: Vector) -> sp.Expr:
    """F_2 (1/s, complex) of x.llg-2: zero where a wave obeys it (x.dispersion-2)."""
    terms = [-sp.I * own.frequency * (1 + q.eta_n)]
    for c, w in equation.terms:
        if w == Cross(q.H_arrow, q.n_arrow):
            number = sp.I * own.bare / q.gamma
        else:
            number = sp.I * _WAVES[w.args[1]] if isinstance(w, Cross) else _WAVES[w]
        terms.append(number * lowest(c * (1 + q.eta_n)))
    return sp.Add(*(sp.I * term for term in terms))


def sphere_response(model: Model, numbers: Matrix) -> sp.Expr:
    """The response to a swing, averaged over a filled Fermi sphere (x.swing-average); complex.

    The share of the sphere at v_x = mu v_F is 3 (1 - mu^2)/4, and (1 - mu^2)/(a - mu) = mu + a + (1 - a^2)/(a - mu).
    """
    pole = _pole(numbers)
    step = own.v_F * own.wave_number
    a = (own.frequency - pole) / step
    integral = 2 * a + (1 - a**2) * sp.log((a + 1) / (a - 1))
    return -1 - pole * sp.Rational(3, 4) / step * integral


def _pole(numbers: Matrix) -> sp.Expr:
    """i/lambda, the complex frequency (1/s) at which a free spin turns."""
    re, im, _ = numbers
    return sp.expand(sp.I * lowest(re / (re**2 + im**2)) + lowest(im / (re**2 + im**2)))


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
    """The second frequency (1/s) of the second-order equation at omega_0 = q = xi = alpha = 0 (x.nutation)."""
    return _second_root(equation)


def optical(model: Model, response: Matrix, torque: Vector, factor: sp.Expr) -> sp.Expr:
    """The second frequency (1/s) of the exact equation there (x.optical), the conduction spins turning against n."""
    ((strength, _),) = torque.terms
    chi = (response[0] + sp.I * response[1]).xreplace({own.swing_rate: own.frequency})
    return _second_root(own.frequency - own.bare + strength * q.eta_n / factor.coeff(q.n_0) * chi)


def _second_root(equation: sp.Expr) -> sp.Expr:
    """The root other than zero of an equation in omega without relaxation, damping, field and wave number."""
    bare = dict.fromkeys((q.xi, q.alpha, own.bare, own.wave_number), sp.S.Zero)
    above = sp.numer(sp.cancel(equation.xreplace(bare) / own.frequency))
    slope, rest = sp.Poly(above, own.frequency).all_coeffs()
    return lowest(-rest / slope)


_POLE = r"The swing is answered with the pole $i/\lambda$, at the frequency of a free spin."

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
    ).saying(_POLE),
    Node(
        "x.dispersion",
        "dispersion of spin waves, exact in the swing",
        own.dispersion,
        exact_equation,
        ("x.swing-average", "x.torque", "x.eta", "x.u"),
    ).saying("The same with the exact response; zero where the wave is a solution."),
    Node("x.nutation", "nutation of the second-order equation", own.nutation, nutation, ("x.dispersion-2",), 2).saying(
        "The other root for a uniform {n} without field, damping and relaxation."
    ),
    Node("x.optical", "the mode that is there instead", own.nutation, optical, ("x.swing", "x.torque", "x.eta")).saying(
        "The other root of the exact equation: {n} and the conduction spins turn against each other."
    ),
)
