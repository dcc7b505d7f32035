"""Concludes Eqs. 14 and 15: the spin accumulation of both bands, with the current in place of the electric field.

A weak field shifts the distribution, hbar dk/dt = (charge) E. The sum over a band enters through two moments only, its
density and its current, because the spin is linear in the velocity and the equilibrium distribution carries none.

Key results: `weak_field_distribution` -> x.distribution, `current_shell` -> x.current, `accumulation_shell` -> 14,
`accumulation` -> x.accumulation, `equilibrium_density` -> x.n0, `accumulation_by_current` -> 15.
Where we differ: P is the polarization of the current, (j_up - j_down)/(j_up + j_down), not of the densities.
Source: Cheng & Niu (2013), Eqs. 13-15 and the text between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy as sp

from derive import symbols as q
from derive.model import Model
from derive.steps import tangent
from derive.steps.invariants import moving_response
from derive.steps.motion import CHARGE

DENSITIES_OF_STATES, DISTRIBUTIONS = (q.D_up, q.D_down), (q.g_up, q.g_down)
DENSITIES, CURRENTS, VELOCITIES = (q.N_up, q.N_down), (q.j_up, q.j_down), (q.v_up, q.v_down)
_ENERGY_DEPENDENT = (*DENSITIES_OF_STATES, *DISTRIBUTIONS, *q.v_up, *q.v_down)


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
    """The integral over energy of an expression linear in D g and D g v of both bands; ValueError for any other."""
    moments: dict[sp.Expr, sp.Expr] = {}
    for D, g, N, j, v in zip(DENSITIES_OF_STATES, DISTRIBUTIONS, DENSITIES, CURRENTS, VELOCITIES, strict=True):
        moments[D * g] = N
        moments |= {D * g * v_i: j_i / CHARGE for v_i, j_i in zip(v, j, strict=True)}
    total = sp.S.Zero
    for term in sp.Add.make_args(sp.expand_mul(shell)):
        factor, integrand = term.as_independent(*_ENERGY_DEPENDENT, as_Add=False)
        if integrand not in moments:
            raise ValueError(f"the integral of {integrand} over a band is no density and no current")
        total += factor * moments[integrand]
    return total


def equilibrium_density(model: Model, averages: sp.ImmutableMatrix) -> sp.Expr:
    """The equilibrium spin density n_0 (A/m) along n (x.n0), from s_3 of both bands."""
    return q.mu_B * sp.Add(*(N * s3 for N, s3 in zip(DENSITIES, averages[2, :], strict=True)))


def accumulation_by_current(model: Model, accumulated: sp.ImmutableMatrix, n0: sp.Expr) -> sp.ImmutableMatrix:
    """The spin accumulation (15), three-vector in A/m, in n_0, j_e = j_up + j_down and P j_e = j_up - j_down."""
    moment = n0.diff(q.N_up)
    if sp.expand(n0 - moment * (q.N_up - q.N_down)) != 0:
        raise ValueError(f"n_0 is {n0}; Eq. 15 needs a multiple of N_up - N_down")
    differences = {(q.N_up, q.N_down): q.n_0 / moment}
    differences |= {(up, down): q.P * j for up, down, j in zip(*CURRENTS, q.j_e, strict=True)}
    turns = tangent.decomposition(accumulated, tangent.FIELDS_OF_N)
    on_m = [(_by_differences(a, differences) / q.M_s, _by_differences(b, differences) / q.M_s) for a, b in turns]
    return tangent.combination(on_m, tangent.FIELDS_OF_M, q.M, q.M_s)


def _by_differences(linear: sp.Expr, differences: Mapping[tuple[sp.Symbol, sp.Symbol], sp.Expr]) -> sp.Expr:
    """A linear form in moments of the bands, in their differences up - down; ValueError if it needs more than those."""
    none = {symbol: sp.S.Zero for pair in differences for symbol in pair}
    total = sp.S.Zero
    for (up, down), difference in differences.items():
        of_up, of_down = (linear.xreplace(none | {symbol: sp.S.One}) for symbol in (up, down))
        if of_up + of_down != 0:
            raise ValueError(f"the accumulation depends on {up} and {down} apart from their difference")
        total += of_up * difference
    return total
