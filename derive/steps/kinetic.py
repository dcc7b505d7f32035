"""Concludes what spin-flip scattering does in a kinetic equation, to compare with the tau_sf of Eq. 8.

Populations: in each band g relaxes to its mean over directions with its own time, and changes over to the other band
at the rate 1/(2 tau_sf) from either, so that their difference decays at 1/tau_sf. The field's part of g is odd in v,
its mean is zero: flips only shorten its life. The transverse spin is no population; nothing relaxes it.

Spin matrix: the part of the 2x2 distribution across n obeys, with K the precession of Eq. 8 at rest,

    (d_t + v . grad)(g n) = K g_perp - g_perp / T_2 - (g_perp - mean of g_perp) / tau_0;

summed over a shell the momentum scattering drops out, for it conserves the spin.

Key results: `flipping_distribution` -> x.relaxation-distribution, `population_accumulation` ->
x.relaxation-populations, `matrix_accumulation` -> x.relaxation-matrix.
Source: Cheng & Niu (2013), the text after Eq. 14; Valet and Fert, Phys. Rev. B 48, 7099 (1993), for the populations.
"""

from __future__ import annotations

import sympy as sp

from derive import symbols as q
from derive.model import Model
from derive.steps import tangent
from derive.steps.bloch import precession_axis
from derive.steps.expansion import scaled_rates
from derive.steps.motion import CHARGE, SPIN_OF_BAND
from derive.steps.transport import CURRENTS, DENSITIES


def flipping_distribution(model: Model, distribution: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The distribution of both bands in a weak field, with spin flips in the Boltzmann equation: (g_up, g_down)."""
    flips = 1 / (2 * q.tau_sf)
    shorter = {tau: tau / (1 + tau * flips) for tau in (q.tau_up, q.tau_down)}
    return distribution.xreplace(shorter)


def population_accumulation(model: Model, accumulated: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The accumulation (A/m) if only the populations relax, three-vector in N_s and j_s of the distribution above."""
    return accumulated.xreplace(dict.fromkeys(scaled_rates(model), sp.S.Zero))


def matrix_accumulation(model: Model, matrix: sp.ImmutableMatrix, direction: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The accumulation (A/m) of the kinetic equation for the spin matrix, three-vector in N_s and j_s."""
    at_rest = matrix.xreplace(dict.fromkeys(q.RATES.values(), sp.S.Zero))
    precession = precession_axis(at_rest).dot(direction)
    loss = (-scaled_rates(model)[1] / q.tau_ex, precession)
    turns = []
    for k in range(4):
        along = [N if k == 0 else j[k - 1] / CHARGE for N, j in zip(DENSITIES, CURRENTS, strict=True)]
        carried = q.mu_B * sp.Add(*(s3 * part for s3, part in zip(SPIN_OF_BAND, along, strict=True)))
        turns.append(tangent.over((carried, sp.S.Zero), loss))
    return tangent.combination(turns, tangent.FIELDS_OF_N)
