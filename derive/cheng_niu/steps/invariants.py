"""Concludes Eqs. 12 and 13: the averaged spin of both bands in terms of n and its rate, free of frame and gauge.

The rate of n is resolved in the local frame; as the response of the spin is the same complex multiple of it for every
rate, that multiple is the result. Both bands enter Eq. 14; the spin equation is linear, so the other band's spin is
the opposite of the one that `Model.band` starts in.

Where we differ: the rows of Eq. 12 carry 1/tau_ex and no |dn/dt|.
Source: Cheng & Niu (2013), Eqs. 11-13 and Fig. 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.harmonics import harmonics
from derive.cheng_niu.algebra.smallness import SMALL, in_small
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import equilibrium_sign
from derive.core.node import Line, Node
from derive.core.vector import Cross, Direction, Vector


def band_averages(model: Model, s1: sp.Expr, s2: sp.Expr, s3: sp.Expr, rate: Matrix, other: Matrix) -> Matrix:
    """The averaged spin (11) of both bands in the local frame: 3x2, columns up and down (x.bands).

    Where -s obeys the other band's equation if s obeys this band's, the other band's spin is -s.
    """
    turned = -rate.xreplace({s: -s for s in q.spin})
    if (other - turned).applyfunc(sp.expand) != sp.zeros(3, 1):
        raise ValueError(
            "the spin equations of the two bands are not opposite, so each band needs a solution of its own"
        )
    own = Matrix([s1, s2, s3])
    opposite = own.applyfunc(_negative)
    return Matrix.hstack(*((own, opposite) if equilibrium_sign(model) > 0 else (opposite, own)))


def _negative(expr: sp.Expr) -> sp.Expr:
    above, below = sp.fraction(expr)
    return sp.expand(-above) / below


def local_slopes(model: Model, n: Matrix, frame: Matrix) -> Matrix:
    """The derivatives of n by theta, phi and chi (columns) in the local frame (rows), 3x3 (x.slopes)."""
    columns = [(frame.T * n.diff(angle)).applyfunc(harmonics) for angle in q.RATES]
    return Matrix.hstack(*columns)


def tangent_rotation(model: Model, slopes: Matrix) -> Iterator[Line]:
    """The matrix R (1/s) of Eq. 12: (dn/dt, n x dn/dt) = R (e_1, e_2), in eps1, eps2 and tau_ex."""
    rate = (slopes * sp.Matrix(list(q.RATES.values()))).applyfunc(sp.expand)
    if rate[2] != 0:
        raise ValueError(f"the rate of n has the component {rate[2]} along the third axis of the frame, which is not n")
    yield Line("By {x.slopes} the rate of {n}, and the same turned by a right angle:", _turning(rate), "given")
    yield Line("In the small parameters:", _turning(in_small(rate, q.tau_ex)))


def _turning(rate: Matrix) -> Matrix:
    """The rows of (dn/dt, n x dn/dt) from the components of dn/dt."""
    return Matrix([[rate[0], rate[1]], [-rate[1], rate[0]]])


def linear_response(model: Model, rotation: Matrix, averages: Matrix) -> Iterator[Line]:
    """The response (a, b) of both bands, ds = a dn/dt + b n x dn/dt, in seconds: 2x2, rows up and down (x.linear)."""
    quotients = [(averages[0, b] + sp.I * averages[1, b]) / (rotation[0, 0] + sp.I * rotation[0, 1]) for b in range(2)]
    said = r"As numbers of the plane across {n}, where $\mathbf{n}\times$ is $i$, {x.bands} over {12}, up and down:"
    yield Line(said, Matrix(quotients), "quotient", r"a + ib")
    turning, spins = rotation.xreplace(SMALL), averages.xreplace(SMALL)  # comparable in an arbitrary frame
    rows = []
    for band in range(2):
        spin = spins[:2, band]
        a, b = _multiple(spin.diff(q.thetadot), turning[0, :].diff(q.thetadot))
        rest = spin.T - a * turning[0, :] - b * turning[1, :]
        if any(harmonics(sp.cancel(part)) != 0 for part in rest):
            raise ValueError("the averaged spin is no fixed combination of dn/dt and n x dn/dt")
        rows.append([a, b])
    said = r"The rates cancel: $\delta\mathbf{s} = a\dot{\mathbf{n}} + b\mathbf{n}\times\dot{\mathbf{n}}$, "
    yield Line(said + "with $[a, b]$ by band:", Matrix(rows), "parts")


def _multiple(spin: Matrix, rate: Matrix) -> tangent.Turn:
    """The number c with spin = c * rate, both taken as numbers in the plane across n."""
    top = tangent.times((spin[0], spin[1]), (rate[0], -rate[1]))
    size = harmonics(rate[0] ** 2 + rate[1] ** 2)
    return sp.factor(harmonics(top[0]) / size), sp.factor(harmonics(top[1]) / size)


def spin_accumulated(model: Model, response: Matrix) -> Iterator[Line]:
    """The transverse spin of one electron (13), a vector with one coefficient per band, up and down."""
    along, across = response[:, 0].T, response[:, 1].T

    def turned(*rates: Direction) -> Vector:
        return Vector(*(term for w in rates for term in ((across, Cross(q.n_arrow, w)), (along, w))))

    yield Line("The response {x.linear} of the band, as a vector:", turned(q.ndot_arrow), "given")
    yield Line(
        r"Along the path {n} changes with time and with place, $\dot{\mathbf{n}} = \partial_t\mathbf{n} + "
        r"(\dot{\mathbf{r}}_c \cdot \nabla)\mathbf{n}$:",
        turned(q.rate_of_n, q.n_along(q.velocity_arrow)),
    )


NODES = (
    Node(
        "x.bands",
        "averaged spin of both bands",
        q.s_mean,
        band_averages,
        ("11a", "11b", "11c", "x.bloch", "x.other-band"),
        1,
        reads=("band",),
        opens="From one electron to the torque",
    ).saying(
        "The equations of the two bands are opposite for opposite spins, so the spin of the other band is the "
        "opposite of {11a}, {11b} and {11c}."
    ),
    Node(
        "x.slopes",
        "derivatives of n by the angles, in the local frame",
        q.n_slopes,
        local_slopes,
        ("x.direction", "x.frame"),
    ).saying(
        "The columns are the derivatives by {theta}, {phi} and {chi}, the rows the axes of the frame {x.frame}; "
        "none has a part along {n}."
    ),
    Node("12", "rate of n in the local frame", q.ndot_rows, tangent_rotation, ("x.slopes",)).saying(
        "The rate of {n} and what is turned from it by a right angle span the plane across {n}, whatever the gauge."
    ),
    Node("x.linear", "response to the rate of n", q.ds_linear, linear_response, ("12", "x.bands")).saying(
        "The averaged spin is one combination of the rate of {n} and of what is turned from it, for every rate.",
        per_part=True,
    ),
    Node("13", "transverse spin of one electron", q.ds, spin_accumulated, ("x.linear",), 1).saying(
        "To first order the transverse spin of an electron follows the rate of {n} that it meets; the two bands "
        "respond oppositely, and {xi} turns the response towards the rate itself.",
        routine="spin_deviation",
        exported=True,
    ),
)
