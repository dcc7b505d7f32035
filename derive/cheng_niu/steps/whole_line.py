"""Concludes what the torque of a whole line adds up to: the spin current that it takes, and what relaxes on the way.

With A the mean over all directions of mu = cos a times the spin, over s_eq, and n uniform beyond both ends,

    sum of T/u dx  =  a_j (n behind - n before)  +  sum of (a_across A_across + a_along A_along) dx/(v_F tau_ex),

in any texture along a line, at any mean free path. The spin current is three times the mean of mu^2 s/s_eq, which is n
where n is uniform.

Source: Cheng & Niu (2013), Eqs. 8, 13, 14, 16.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.all_directions import CONE_SPIN, balance, evenly_turning, slope, stationary
from derive.core.node import Node


def conservation(model: Model, rate: Matrix, spin: Matrix) -> Matrix:
    """What multiplies the gain in n, and A across and along n, in the torque of a whole line (x.conservation).

    Along its path a spin changes as exchange turns it and relaxation shortens it. The torque is that turning, in the
    size that makes it the local one in a slow turn. What equilibrium feeds in is odd in mu, and scattering only mixes
    the beams: neither has a mean.
    """
    resting = evenly_turning(rate).xreplace({q.eps_phi: sp.S.Zero})
    linear, mu = resting.jacobian(q.spin), sp.Symbol("mu")
    exchange, relaxing = (linear - linear.T) / 2, -(linear + linear.T) / 2
    size = stationary(resting, q.spin)[2] * sp.sin(q.theta) / slope((exchange * spin)[1])
    current = sp.integrate(mu**2, (mu, -1, 1)) / 2
    taken = [sp.S.One, relaxing[0, 0] / current, relaxing[2, 2] / current]
    return Matrix([[sp.factor(sp.cancel(size * part)) for part in taken]])


NODES = (
    Node(
        "x.conservation",
        "torque of a whole line",
        balance,
        conservation,
        ("x.bloch", CONE_SPIN),
        args=(q.xi,),
        told=False,
    ).saying("Summed over the line, what exchange turns and what relaxes make up what the spin current gains."),
)
