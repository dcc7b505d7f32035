"""Concludes Eqs. 14 and 15: the spin accumulation of both bands, with the current in place of the electric field.

A weak field shifts the distribution, hbar dk/dt = (charge) E. The sum over a band enters through two moments only, its
density and its current, because the spin is linear in the velocity and the equilibrium distribution carries none.

Where we differ: P is the polarization of the current, (j_up - j_down)/(j_up + j_down), not of the densities.
Source: Cheng & Niu (2013), Eqs. 13-15 and the text between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.core.node import Line, Node
from derive.core.vector import Cross, Vector


def weak_field_distribution(model: Model, velocity: Matrix) -> Matrix:
    """The distribution of both bands in a weak field E, to first order in it (x.distribution): (g_up, g_down).

    The steady Boltzmann equation with one relaxation time per band, (hbar dk/dt) . v df/dE = -(g - f) / tau.
    """
    return Matrix([b.f - b.tau * CHARGE * q.E.dot(velocity[:, i]) * b.slope for i, b in enumerate(BANDS)])


def current_shell(model: Model, velocity: Matrix) -> Matrix:
    """The charge current per energy (x.current), three-vector in A/(J m^2): charge times flow, over both bands."""
    return CHARGE * (velocity * Matrix([b.D * b.g for b in BANDS]))


def accumulation_shell(model: Model, spin: Vector) -> Vector:
    """The spin accumulation per energy (14), in A/(J m): both bands' spins, moving with v_up and v_down."""
    up, down = (spin.column(i).xreplace({q.velocity_arrow: b.v}) * (q.mu_B * b.D * b.g) for i, b in enumerate(BANDS))
    return up + down


def accumulation(model: Model, shell: Vector) -> Iterator[Line]:
    """The spin accumulation for any bands (x.accumulation), in A/m, in N_s and the charge currents j_s.

    Over a band the integral of D g is N_s and that of D g v is j_s / charge; the field shifts none of the density.
    """
    yield Line("Over all energies the accumulation {14}:", shell, "given", r"d\,\delta\mathbf{m}/d\mathcal{E}")
    terms = (_integral(term, w) for c, w in shell.terms for term in sp.Add.make_args(sp.expand_mul(c)))
    said = "The integral over a band is its density, or, with the velocity, its current over the charge:"
    yield Line(said, Vector(*terms), "moments")


def _integral(term: sp.Expr, direction: Any) -> tuple[sp.Expr, Any]:
    """The integral over energy of D g times a direction, which the velocity of a band may carry; ValueError else."""
    factor, integrand = term.as_independent(*(s for b in BANDS for s in (b.D, b.g)), as_Add=False)
    for b in (b for b in BANDS if integrand == b.D * b.g):
        if direction.has(b.v):
            return factor / CHARGE, direction.xreplace({b.v: b.j})
        if not direction.has(*(other.v for other in BANDS)):
            return factor * b.N, direction
    raise ValueError(f"the integral of {integrand} {direction.name} over a band is no density and no current")


def equilibrium_density(model: Model, averages: Matrix) -> sp.Expr:
    """The equilibrium spin density n_0 (A/m) along n (x.n0), from s_3 of both bands."""
    return q.mu_B * averages[2, :].dot([b.N for b in BANDS])


def accumulation_by_current(model: Model, accumulated: Vector, n0: sp.Expr) -> Iterator[Line]:
    """The spin accumulation (15), in A/m, in n_0, j_e = j_up + j_down and P j_e = j_up - j_down."""
    moment = n0.diff(q.N_up)
    if sp.expand(n0 - moment * (q.N_up - q.N_down)) != 0:
        raise ValueError(f"n_0 is {n0}; Eq. 15 needs a multiple of N_up - N_down")
    terms: list[Any] = []
    for c, w in accumulated.terms:
        if w.has(q.j_up_arrow):
            opposite = accumulated.coefficient(w.xreplace({q.j_up_arrow: q.j_down_arrow}))
            terms.append((_difference(c, opposite) * q.P, w.xreplace({q.j_up_arrow: q.j_arrow})))
        elif not w.has(q.j_down_arrow):
            terms.append((_difference(c.diff(q.N_up), c.diff(q.N_down)) * q.n_0 / moment, w))
        elif accumulated.coefficient(w.xreplace({q.j_down_arrow: q.j_up_arrow})) == 0:
            raise ValueError(f"the accumulation depends on {w.name} alone")
    said = r"The bands enter by differences, {x.n0} and $\mathbf{j}_\uparrow - \mathbf{j}_\downarrow = P\mathbf{j}_e$:"
    yield Line(said, Vector(*terms), "differences")
    yield Line(r"With $\mathbf{M} = M_s\mathbf{n}$ of constant length:", on_M(Vector(*terms)))


def _difference(up: sp.Expr, down: sp.Expr) -> sp.Expr:
    """The coefficient of the difference up - down; ValueError if it needs more than that."""
    if sp.expand(up + down) != 0:
        raise ValueError("the accumulation depends on the bands apart from their difference")
    return up


def on_M(vector: Vector) -> Vector:
    """A vector in n and its derivatives in terms of M = M_s n, with M_s a constant."""
    names = {q.n_arrow: q.M_arrow, q.rate_of_n: q.rate_of_M, sp.Tuple(*q.n_grad): sp.Tuple(*q.M_grad)}
    return Vector(*((c / q.M_s ** (2 if isinstance(w, Cross) else 1), w.xreplace(names)) for c, w in vector.terms))


NODES = (
    Node(
        "x.distribution", "distribution in a weak field", q.g_bands, weak_field_distribution, ("x.velocity",), 1
    ).saying(
        r"The field drives the carriers with $\hbar\dot{\mathbf{k}} = -e\mathbf{E}$ and collisions bring them "
        "back within the relaxation time of their band; to first order the field acts on the equilibrium distribution."
    ),
    Node("x.current", "charge current per energy", q.j_shell, current_shell, ("x.velocity",)).saying(
        "Each electron carries its charge with its velocity."
    ),
    Node("14", "spin accumulation per energy", q.dm_shell, accumulation_shell, ("13",), 1).saying(
        "Each electron of a band adds its transverse spin {13}, taken at its own velocity, in units of {mu_B}."
    ),
    Node("x.accumulation", "spin accumulation", q.dm_vector, accumulation, ("14",), 1).saying(
        "The spin is linear in the velocity, so that two moments of the distribution are all that enters: the "
        "density, which the field does not change, and the current, which is all the field does."
    ),
    Node("x.n0", "equilibrium spin density", q.n_0, equilibrium_density, ("x.bands",)).saying(
        "The spins along {n} of both bands, in units of {mu_B}."
    ),
    Node(
        "15", "spin accumulation by the current", q.dm_vector, accumulation_by_current, ("x.accumulation", "x.n0"), 1
    ).saying("The field has gone into the currents of the bands; their difference is {P} times the charge current."),
)
