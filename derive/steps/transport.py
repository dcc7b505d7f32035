"""Concludes Eqs. 14 and 15: the spin accumulation of both bands, with the current in place of the electric field.

A weak field shifts the distribution, hbar dk/dt = (charge) E. The sum over a band enters through two moments only, its
density and its current, because the spin is linear in the velocity and the equilibrium distribution carries none.

Key results: `weak_field_distribution` -> x.distribution, `current_shell` -> x.current, `accumulation_shell` -> 14,
`accumulation` -> x.accumulation, `equilibrium_density` -> x.n0, `accumulation_by_current` -> 15.
Where we differ: P is the polarization of the current, (j_up - j_down)/(j_up + j_down), not of the densities.
Source: Cheng & Niu (2013), Eqs. 13-15 and the text between them.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from derive import symbols as q
from derive.model import Model
from derive.steps import tangent
from derive.steps.invariants import moving_response
from derive.steps.motion import CHARGE

DENSITIES_OF_STATES, DISTRIBUTIONS = (q.D_up, q.D_down), (q.g_up, q.g_down)
DENSITIES, CURRENTS, VELOCITIES = (q.N_up, q.N_down), (q.j_up, q.j_down), (q.v_up, q.v_down)


def weak_field_distribution(model: Model, velocity: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The distribution of both bands in a weak field E, to first order in it (x.distribution): (g_up, g_down).

    The steady Boltzmann equation with one relaxation time per band, (hbar dk/dt) . v df/dE = -(g - f) / tau.
    """
    rows = zip((q.f_up, q.f_down), (q.tau_up, q.tau_down), (q.slope_up, q.slope_down), strict=True)
    return sp.ImmutableMatrix(
        [f - tau * CHARGE * q.E.dot(velocity[:, band]) * slope for band, (f, tau, slope) in enumerate(rows)]
    )


def current_shell(model: Model, velocity: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The charge current per energy (x.current), three-vector in A/(J m^2): charge times flow, over both bands."""
    return sp.ImmutableMatrix([CHARGE * _over_bands(flows) for flows in velocity.tolist()])


def accumulation_shell(model: Model, response: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The spin accumulation per energy (14), three-vector in A/(J m), of electrons that move with v_up and v_down."""
    spins = [moving_response(response, band, VELOCITIES[band]) for band in range(2)]
    turns = [
        tuple(q.mu_B * _over_bands(parts) for parts in zip(*pair, strict=True)) for pair in zip(*spins, strict=True)
    ]
    return tangent.combination(turns, tangent.FIELDS_OF_N)


def _over_bands(values: Sequence[sp.Expr]) -> sp.Expr:
    """The sum of D g times a value over both bands."""
    return sp.Add(*(D * g * v for D, g, v in zip(DENSITIES_OF_STATES, DISTRIBUTIONS, values, strict=True)))


def accumulation(model: Model, shell: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """The spin accumulation for any bands (x.accumulation), three-vector in A/m, in N_s and the charge currents j_s.

    Over a band the integral of D g is N_s and that of D g v is j_s / charge; the field shifts none of the density.
    """
    turns = tangent.decomposition(shell, tangent.FIELDS_OF_N)
    return tangent.combination([(_integral(a), _integral(b)) for a, b in turns], tangent.FIELDS_OF_N)


def _integral(shell: sp.Expr) -> sp.Expr:
    """The integral over energy of an expression linear in D g and D g v of both bands."""
    total = sp.S.Zero
    for D, g, N, j, v in zip(DENSITIES_OF_STATES, DISTRIBUTIONS, DENSITIES, CURRENTS, VELOCITIES, strict=True):
        per_electron = shell.diff(D, g)
        total += N * per_electron.xreplace(dict.fromkeys(v, sp.S.Zero))
        total += sp.Add(*(per_electron.diff(v_i) * j_i / CHARGE for v_i, j_i in zip(v, j, strict=True)))
    return total


def equilibrium_density(model: Model, averages: sp.ImmutableMatrix) -> sp.Expr:
    """The equilibrium spin density n_0 (A/m) along n (x.n0), from s_3 of both bands."""
    return q.mu_B * sp.Add(*(N * s3 for N, s3 in zip(DENSITIES, averages[2, :], strict=True)))


def accumulation_by_current(model: Model, accumulated: sp.ImmutableMatrix, n0: sp.Expr) -> sp.ImmutableMatrix:
    """The spin accumulation (15), three-vector in A/m, in n_0, j_e = j_up + j_down and P j_e = j_up - j_down."""
    moments: dict[sp.Symbol, sp.Expr] = {q.N_up: (q.n_0 - n0.xreplace({q.N_up: sp.S.Zero})) / n0.diff(q.N_up)}
    for total, up, down in zip(q.j_e, *CURRENTS, strict=True):
        moments[up], moments[down] = (1 + q.P) * total / 2, (1 - q.P) * total / 2
    turns = tangent.decomposition(accumulated, tangent.FIELDS_OF_N)
    named = [(sp.factor(a.xreplace(moments)), sp.factor(b.xreplace(moments))) for a, b in turns]
    if any(part.has(q.N_down) for turn in named for part in turn):
        raise ValueError("the accumulation depends on the densities of the bands apart from n_0")
    on_m = [(a / q.M_s, b / q.M_s) for a, b in named]
    return tangent.combination(on_m, tangent.FIELDS_OF_M, q.M, q.M_s)
