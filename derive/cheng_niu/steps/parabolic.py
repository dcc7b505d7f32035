"""Concludes the moments of Eqs. 14 and 15 in closed form, for isotropic parabolic bands at zero temperature.

Each band holds one spin state per wave vector, E = hbar^2 k^2 / 2 m_s plus its edge, which Eq. A2 sets; it is filled
up to E_F. Density, current and polarization follow from the distribution in a weak field.

Key results: `band_densities` -> x.parabolic-density, `fermi_states` -> x.parabolic-states, `spin_density` ->
x.parabolic-n0, `band_currents` -> x.parabolic-currents, `current` -> x.parabolic-current, `polarization` ->
x.parabolic-polarization.
Source: Cheng & Niu (2013), the definitions around Eq. 15; Ashcroft and Mermin, Solid State Physics (1976), ch. 13.
"""

from __future__ import annotations

from itertools import combinations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.motion import BAND_ENERGIES, SPIN_OF_BAND
from derive.cheng_niu.steps.transport import DENSITIES, DENSITIES_OF_STATES, DISTRIBUTIONS
from derive.core.node import Node

MASSES = (q.m_up, q.m_down)
SLOPES = (q.slope_up, q.slope_down)
_K = sp.Dummy("k", positive=True)
_STATES_PER_K = _K**2 / (2 * sp.pi**2)
"""States per volume and per k of one spin: 4 pi k^2 / (2 pi)^3."""
_SQUARES = tuple(k**2 for k in q.wave_vector)
_MIXED = tuple(k * other for k, other in combinations(q.wave_vector, 2))


def fermi_wave_vectors(energy: sp.Expr) -> tuple[sp.Expr, sp.Expr]:
    """The Fermi wave vectors (1/m) of the up and the down band, from the energy of Eq. A2."""
    edges = (energy.xreplace({q.E_0: sp.S.Zero, q.s3: sp.Integer(s3)}) for s3 in SPIN_OF_BAND)
    up, down = (sp.sqrt(2 * m * (q.E_F - edge)) / q.hbar for m, edge in zip(MASSES, edges, strict=True))
    return up, down


def band_densities(model: Model, energy: sp.Expr) -> Matrix:
    """The densities (1/m^3) of the up and the down band (x.parabolic-density)."""
    filled = sp.Poly(_STATES_PER_K, _K).integrate(_K).as_expr()
    return Matrix([filled.xreplace({_K: k}) for k in fermi_wave_vectors(energy)])


def fermi_states(model: Model, energy: sp.Expr) -> Matrix:
    """The densities of states (1/(J m^3)) of the up and the down band at E_F (x.parabolic-states)."""
    per_energy = [_STATES_PER_K / sp.diff(q.hbar**2 * _K**2 / (2 * m), _K) for m in MASSES]
    waves = fermi_wave_vectors(energy)
    return Matrix([states.xreplace({_K: k}) for states, k in zip(per_energy, waves, strict=True)])


def spin_density(model: Model, n0: sp.Expr, densities: Matrix) -> sp.Expr:
    """The equilibrium spin density n_0 (A/m) of parabolic bands (x.parabolic-n0)."""
    return n0.xreplace(dict(zip(DENSITIES, densities, strict=True)))


def band_currents(
    model: Model,
    energy: sp.Expr,
    states: Matrix,
    distribution: Matrix,
    shell: Matrix,
) -> Matrix:
    """The charge currents (A/m^2) of the bands in a field E (x.parabolic-currents): 3x2, columns up and down.

    At zero temperature the integral of D F df/dE is -D F at E_F; F is averaged over the Fermi sphere.
    """
    squared = sp.Add(*(k**2 for k in q.wave_vector))
    parabolas = {E: q.hbar**2 * squared / (2 * m) for E, m in zip(BAND_ENERGIES, MASSES, strict=True)}
    flow = shell.xreplace(dict(zip(DISTRIBUTIONS, distribution, strict=True))).xreplace(parabolas).doit()
    columns = []
    for band, k in enumerate(fermi_wave_vectors(energy)):
        own = _unit(DENSITIES_OF_STATES, band) | _unit(SLOPES, band) | dict.fromkeys((q.f_up, q.f_down), sp.S.Zero)
        columns.append([-states[band] * sphere_mean(part.xreplace(own), k) for part in flow])
    return Matrix(3, 2, lambda i, band: columns[band][i])


def _unit(pair: tuple[sp.Symbol, sp.Symbol], band: int) -> dict[sp.Symbol, sp.Expr]:
    """One for the symbol of a band and zero for that of the other, which picks the factor of the first."""
    return {symbol: sp.Integer(k == band) for k, symbol in enumerate(pair)}


def sphere_mean(expression: sp.Expr, radius: sp.Expr) -> sp.Expr:
    """The mean over the sphere |k| = radius of a quadratic form in k; ValueError for anything else."""
    total = sp.S.Zero
    for term in sp.Add.make_args(sp.expand_mul(expression)):
        factor, powers = term.as_independent(*q.wave_vector, as_Add=False)
        if powers in _SQUARES:
            total += factor * radius**2 / 3
        elif powers not in _MIXED:
            raise ValueError(f"the mean over the Fermi sphere is worked out for quadratic forms in k, not for {powers}")
    return total


def current(model: Model, currents: Matrix) -> Matrix:
    """The charge current j_e (A/m^2) of parabolic bands (x.parabolic-current), three-vector."""
    return (currents[:, 0] + currents[:, 1]).as_immutable()


def polarization(model: Model, currents: Matrix) -> sp.Expr:
    """The polarization P of the current of parabolic bands (x.parabolic-polarization), the same along every axis."""
    up, down = (band / q.E[0] for band in currents[0, :])
    return (up - down) / (up + down)


NODES = (
    Node("x.parabolic-density", "densities of parabolic bands", q.N_bands, band_densities, ("A2",)),
    Node(
        "x.parabolic-states",
        "densities of states of parabolic bands at the Fermi energy",
        q.D_bands,
        fermi_states,
        ("A2",),
    ),
    Node(
        "x.parabolic-n0",
        "equilibrium spin density of parabolic bands",
        q.n_0,
        spin_density,
        ("x.n0", "x.parabolic-density"),
    ),
    Node(
        "x.parabolic-currents",
        "currents of parabolic bands",
        q.j_bands,
        band_currents,
        ("A2", "x.parabolic-states", "x.distribution", "x.current"),
        1,
    ),
    Node("x.parabolic-current", "current of parabolic bands", q.j_vector, current, ("x.parabolic-currents",), 1),
    Node(
        "x.parabolic-polarization",
        "polarization of the current of parabolic bands",
        q.P,
        polarization,
        ("x.parabolic-currents",),
    ),
)
