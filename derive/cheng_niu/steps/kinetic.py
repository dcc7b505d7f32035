"""Concludes what spin-flip scattering does in a kinetic equation, to compare with the tau_sf of Eq. 8.

Populations: in each band g relaxes to its mean over directions with its own time, and changes over to the other band
at the rate 1/(2 tau_sf) from either, so that their difference decays at 1/tau_sf. The field's part of g is odd in v,
its mean is zero: flips only shorten its life. The transverse spin is no population; nothing relaxes it.

Spin matrix: the part of the 2x2 distribution across n obeys, with K the precession of Eq. 8 at rest,

    (d_t + v . grad)(g n) = K g_perp - g_perp / T_2 - (g_perp - mean of g_perp) / tau_0;

summed over a shell the momentum scattering drops out, for it conserves the spin.

Source: Cheng & Niu (2013), the text after Eq. 14; Valet and Fert, Phys. Rev. B 48, 7099 (1993), for the populations.
"""

from __future__ import annotations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import exchange_rate
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.core.node import Node
from derive.core.vector import Vector


def flipping_distribution(model: Model, distribution: Matrix) -> Matrix:
    """The distribution of both bands in a weak field, with spin flips in the Boltzmann equation: (g_up, g_down)."""
    flips = 1 / (2 * q.tau_sf)
    return distribution.xreplace({tau: tau / (1 + tau * flips) for tau in (b.tau for b in BANDS)})


def population_accumulation(model: Model, accumulated: Vector) -> Vector:
    """The accumulation (A/m) if only the populations relax, in N_s and j_s of the distribution above."""
    none = dict.fromkeys(scaled_rates(model), sp.S.Zero)
    return accumulated.coefficients(lambda c: c.xreplace(none))


def matrix_accumulation(model: Model, matrix: Matrix, direction: Matrix) -> Vector:
    """The accumulation (A/m) of the kinetic equation for the spin matrix, in N_s and j_s."""
    loss = (-scaled_rates(model)[1] / q.tau_ex, exchange_rate(matrix, direction))
    still, flowing = ((b.spin * b.N, q.rate_of_n) for b in BANDS), ((b.spin / CHARGE, q.n_along(b.j)) for b in BANDS)
    carried = Vector(*still, *flowing)
    return carried.swung(tangent.over((q.mu_B, sp.S.Zero), loss), q.n_arrow)


_DECAY = ("relaxation",)

NODES = (
    Node(
        "x.relaxation-distribution",
        "distribution in a weak field with spin flips",
        q.g_bands,
        flipping_distribution,
        ("x.distribution",),
        1,
        opens="Other places for the relaxation",
    ).saying("Spin flips shorten the life of a shifted distribution: their rate adds to that of the collisions."),
    Node(
        "x.relaxation-populations",
        "accumulation if only the populations relax",
        q.dm_vector,
        population_accumulation,
        ("x.accumulation",),
        1,
        reads=_DECAY,
    ).saying("If only the populations of the bands relax, nothing turns the transverse spin towards the rate of {n}."),
    Node(
        "x.relaxation-matrix",
        "accumulation of the spin matrix's kinetic equation",
        q.dm_vector,
        matrix_accumulation,
        ("8", "x.axis-of-M"),
        1,
        reads=_DECAY,
    ).saying(
        "The part of the spin matrix across {n} precesses and relaxes, and what the electrons carry drives it; "
        "summed over a shell the scattering of momentum drops out."
    ),
)
