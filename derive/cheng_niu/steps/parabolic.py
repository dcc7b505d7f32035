"""Concludes the moments of Eqs. 14 and 15 in closed form, for isotropic parabolic bands at zero temperature.

Each band holds one spin state per wave vector, E = hbar^2 k^2 / 2 m_s plus its edge, which Eq. A2 sets; it is filled
up to E_F. Density, current and polarization follow from the distribution in a weak field.

Source: Cheng & Niu (2013), the definitions around Eq. 15; Ashcroft and Mermin, Solid State Physics (1976), ch. 13.
"""

from __future__ import annotations

from itertools import combinations

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.motion import BANDS, Band
from derive.core.node import Node

_K = sp.Dummy("k", positive=True)
_STATES_PER_K = _K**2 / (2 * sp.pi**2)
"""States per volume and per k of one spin: 4 pi k^2 / (2 pi)^3."""
_SQUARES = tuple(k**2 for k in q.wave_vector)
_MIXED = tuple(k * other for k, other in combinations(q.wave_vector, 2))


def fermi_wave_vector(energy: sp.Expr, band: Band) -> sp.Expr:
    """The Fermi wave vector (1/m) of a band, from the energy of Eq. A2."""
    edge = energy.xreplace({q.E_0: sp.S.Zero, q.s3: sp.Integer(band.spin)})
    return sp.sqrt(2 * band.mass * (q.E_F - edge)) / q.hbar


def band_densities(model: Model, energy: sp.Expr) -> Matrix:
    """The densities (1/m^3) of the up and the down band (x.parabolic-density)."""
    filled = sp.Poly(_STATES_PER_K, _K).integrate(_K).as_expr()
    return Matrix([filled.xreplace({_K: fermi_wave_vector(energy, band)}) for band in BANDS])


def fermi_states(model: Model, energy: sp.Expr) -> Matrix:
    """The densities of states (1/(J m^3)) of the up and the down band at E_F (x.parabolic-states)."""
    per_energy = [_STATES_PER_K / sp.diff(q.hbar**2 * _K**2 / (2 * band.mass), _K) for band in BANDS]
    pairs = zip(per_energy, BANDS, strict=True)
    return Matrix([states.xreplace({_K: fermi_wave_vector(energy, band)}) for states, band in pairs])


def spin_density(model: Model, n0: sp.Expr, densities: Matrix) -> sp.Expr:
    """The equilibrium spin density n_0 (A/m) of parabolic bands (x.parabolic-n0)."""
    return n0.xreplace({band.N: density for band, density in zip(BANDS, densities, strict=True)})


def band_currents(model: Model, energy: sp.Expr, states: Matrix, distribution: Matrix, shell: Matrix) -> Matrix:
    """The charge currents (A/m^2) of the bands in a field E (x.parabolic-currents): 3x2, columns up and down.

    At zero temperature the integral of D F df/dE is -D F at E_F; F is averaged over the Fermi sphere.
    """
    square = q.wave_vector.dot(q.wave_vector)
    driven = shell.xreplace({band.g: g for band, g in zip(BANDS, distribution, strict=True)})
    flow = driven.xreplace({band.energy: q.hbar**2 * square / (2 * band.mass) for band in BANDS}).doit()
    columns = []
    for own, density in zip(BANDS, states, strict=True):
        picked = {s: sp.Integer(band is own) for band in BANDS for s in (band.D, band.slope)}
        parts = flow.xreplace({**picked, **{band.f: sp.S.Zero for band in BANDS}})
        radius = fermi_wave_vector(energy, own)
        columns.append(parts.applyfunc(lambda part, k=radius, D=density: -D * sphere_mean(part, k)))
    return Matrix.hstack(*columns)


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
    Node("x.parabolic-density", "densities of parabolic bands", q.N_bands, band_densities, ("A2",)).saying(
        "Each band is filled from its edge {A2} to the Fermi energy.", opens="Parabolic bands"
    ),
    Node(
        "x.parabolic-states",
        "densities of states of parabolic bands at the Fermi energy",
        q.D_bands,
        fermi_states,
        ("A2",),
    ).saying("The states of one spin in a shell of wave vectors, per energy."),
    Node(
        "x.parabolic-n0",
        "equilibrium spin density of parabolic bands",
        q.n_0,
        spin_density,
        ("x.n0", "x.parabolic-density"),
    ).saying("The densities {x.parabolic-density} in {x.n0}."),
    Node(
        "x.parabolic-currents",
        "currents of parabolic bands",
        q.j_bands,
        band_currents,
        ("A2", "x.parabolic-states", "x.distribution", "x.current"),
        1,
    ).saying(
        "At zero temperature the field acts at the Fermi energy only; what is quadratic in the wave vector is "
        "averaged over the Fermi sphere."
    ),
    Node("x.parabolic-current", "current of parabolic bands", q.j_vector, current, ("x.parabolic-currents",), 1).saying(
        "The sum of both bands."
    ),
    Node(
        "x.parabolic-polarization",
        "polarization of the current of parabolic bands",
        q.P,
        polarization,
        ("x.parabolic-currents",),
    ).saying("The difference of the currents over their sum, the same along every axis."),
)
