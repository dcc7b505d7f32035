"""Concludes Eqs. 12 and 13: the averaged spin of both bands in terms of n and its rate, free of frame and gauge.

The rate of n is resolved in the local frame; as the response of the spin is the same complex multiple of it for every
rate, that multiple is the result. Both bands enter Eq. 14, so both are worked out here, whatever `Model.band` says.

Key results: `band_averages` -> x.bands, `local_slopes` -> x.slopes, `tangent_rotation` -> 12,
`linear_response` -> x.linear, `spin_accumulated` -> 13.
Where we differ: the rows of Eq. 12 carry 1/tau_ex and no |dn/dt|.
Source: Cheng & Niu (2013), Eqs. 11-13 and Fig. 1.
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from derive.model import Band, Model
from derive.steps import average, expansion, tangent
from derive.steps.harmonics import harmonics

BANDS: tuple[Band, Band] = ("majority", "minority")
"""The order of the columns of every two-band result: up, down."""
_MIRROR = sp.diag(1, -1, 1)


def band_averages(
    model: Model, axis: sp.ImmutableMatrix, direction: sp.ImmutableMatrix, cosine: sp.Expr, sine: sp.Expr
) -> sp.ImmutableMatrix:
    """The averaged spin (11) of both bands in the local frame: 3x2, columns up and down (x.bands).

    A precession in the other sense (exchange -1) is the mirror image of the usual one: with P = diag(1, -1, 1),
    P (a x s) = -(P a) x (P s).
    """
    mirror = sp.eye(3) if model.exchange > 0 else _MIRROR
    proper = axis if model.exchange > 0 else -_MIRROR * axis
    columns = []
    for band in BANDS:
        terms = expansion.spin_series(
            Model(band=band, relaxation=model.relaxation), sp.ImmutableMatrix(proper), direction, 1
        )
        averaged = average.averaged_spin(model, *(terms[0] + terms[1]), cosine, sine)
        columns.append(mirror * sp.Matrix([average.long_average(i, averaged) for i in range(3)]))
    return sp.ImmutableMatrix.hstack(*columns)


def local_slopes(model: Model, n: sp.ImmutableMatrix, frame: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The derivatives of n by theta, phi and chi (columns) in the local frame (rows), 3x3 (x.slopes)."""
    columns = [(frame.T * n.diff(angle)).applyfunc(harmonics) for angle in q.RATES]
    return sp.ImmutableMatrix.hstack(*columns)


def tangent_rotation(model: Model, slopes: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The matrix R (1/s) of Eq. 12: (dn/dt, n x dn/dt) = R (e_1, e_2), in eps1, eps2 and tau_ex."""
    rate = (slopes * sp.Matrix(list(q.RATES.values()))).applyfunc(sp.expand)
    if rate[2] != 0:
        raise ValueError(f"the rate of n has the component {rate[2]} along the third axis of the frame, which is not n")
    small = {sp.sin(q.theta): q.eps1 / (q.tau_ex * q.phidot), q.thetadot: q.eps2 / q.tau_ex}
    local = rate.xreplace(small)
    across = sp.Matrix([0, 0, 1]).cross(local)
    return sp.ImmutableMatrix([[local[0], local[1]], [across[0], across[1]]])


def linear_response(model: Model, rotation: sp.ImmutableMatrix, averages: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The response (a, b) of both bands, ds = a dn/dt + b n x dn/dt, in seconds: 2x2, rows up and down (x.linear)."""
    rows = []
    for band in range(2):
        spin = averages[:2, band]
        a, b = _multiple(spin.diff(q.eps2), rotation[0, :].diff(q.eps2))
        rest = spin.T - a * rotation[0, :] - b * rotation[1, :]
        if any(harmonics(sp.cancel(part)) != 0 for part in rest):
            raise ValueError("the averaged spin is no fixed combination of dn/dt and n x dn/dt")
        rows.append([a, b])
    return sp.ImmutableMatrix(rows)


def _multiple(spin: sp.ImmutableMatrix, rate: sp.ImmutableMatrix) -> tangent.Turn:
    """The number c with spin = c * rate, both taken as numbers in the plane across n."""
    top = tangent.times((spin[0], spin[1]), (rate[0], -rate[1]))
    size = harmonics(rate[0] ** 2 + rate[1] ** 2)
    return sp.factor(harmonics(top[0]) / size), sp.factor(harmonics(top[1]) / size)


def spin_accumulated(model: Model, response: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The transverse spin of one electron (13): 3x2, columns up and down, with dn/dt = d_t n + (v . grad) n."""
    bands = (tangent.combination(moving_response(response, band, q.velocity), tangent.FIELDS_OF_N) for band in range(2))
    return sp.ImmutableMatrix.hstack(*bands)


def moving_response(response: sp.ImmutableMatrix, band: int, velocity: sp.ImmutableMatrix) -> list[tangent.Turn]:
    """The transverse spin of an electron of one band (0 up, 1 down) that moves: its pairs on d_t n and on grad n."""
    a, b = response[band, :]
    return [(a, b), *((a * v, b * v) for v in velocity)]
