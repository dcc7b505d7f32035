"""The torque of all electrons at the Fermi surface on a texture along a line, in place of the local one of Eq. 16.

An electron flies straight with v_x = v_F cos a and its spin obeys Eq. 8 with relaxation (x.bloch). The current weights
it with the displaced distribution of Eq. 14, which is proportional to v_x, so that only the part odd in the current is
left. Both bands have one v_F, as Eq. 8 has one velocity; they differ in the sign of their spin and enter through P.
With A the mean over all directions of mu s (`propagators`), u as in Eq. 16 and k = v_F tau_ex,

    T/u = 3 (1 + xi^2)/k  n x A,    which is  d_x n - xi n x d_x n  where n varies slowly.

Scattering with the mean free path v_F tau_0 returns a beam to A, the isotropic part, and keeps its spin; what the field
feeds in is along n (`derive.cheng_niu.steps.all_directions`). A then stands on both sides: a linear equation, solved
by GMRES on sweeps over the line, each with the answer of the spin-diffusion equation added (Larsen's acceleration).

The line is all there is: no force that a texture exerts across it, and a texture at rest.
Key results: `texture_torque`, `torque_of_lines`.
Source: Cheng & Niu (2013), Eqs. 8, 13-16; E. W. Larsen, Nucl. Sci. Eng. 82, 47 (1982), for the acceleration.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import ceil, inf
from typing import Any, NamedTuple

import numpy as np

from derive.micromagnetics.constants import HBAR
from derive.micromagnetics.inputs import require_non_negative, require_positive
from derive.micromagnetics.textures.frames import Array, carried, refined, units
from derive.micromagnetics.textures.krylov import gmres
from derive.micromagnetics.textures.propagators import MIRRORED, Medium, Propagators, propagators, settled, steady
from derive.micromagnetics.textures.spin_diffusion import banded

TOLERANCE = 1e-10
"""Of the linear equation of scattering, in its 2-norm: far below what a mesh leaves."""

PER_PATH = 8
"""Pieces that a mean free path is divided into at least."""

AT_ONCE = 2_000_000
"""Pieces times directions that are flown at once, whose propagators, 110 bytes each, may be kept."""

IN_CACHE = 8_192
"""The same, of those that are made in one go: 1 MB, what a processor keeps near."""

MOST = 100_000_000
"""Pieces times directions of one call."""

STILL = 0.01
"""What counts as uniform at an end of a line: the texture turns there by less than this share of its steepest turn."""


class Beams(NamedTuple):
    """Directions mu = cos a in (0, 1) with the weights of their mean over all directions, both of shape (D,)."""

    mu: Array
    weight: Array


@cache
def beams(directions: int) -> Beams:
    """Gauss-Legendre in cos a, on either half by itself: what flies left and what flies right are not alike.

    ValueError for an odd number of directions, and for more than 4096.
    """
    if directions < 2 or directions % 2 or directions > 4096:
        raise ValueError(f"directions = {directions}; give an even number, from 2 to 4096")
    nodes, weights = np.polynomial.legendre.leggauss(directions // 2)
    return Beams((nodes + 1) / 2, weights / 4)


def texture_torque(
    n: Any,
    dx: float,
    v_F: float,
    Delta: float,
    xi: float,
    mean_free_path: float = inf,
    directions: int = 64,
    *,
    edges: str = "uniform",
) -> Array:
    """The torque over u, shape (N, 3) in 1/m, at every place of a line; locally it is d_x n - xi n x d_x n.

    n               direction of the magnetization, shape (N, 3), or (L, N, 3) for many lines; any length, not zero
    dx              distance of neighbours in m
    v_F, Delta      Fermi velocity in m/s, exchange gap in J
    xi              tau_ex/tau_sf, >= 0
    mean_free_path  v_F tau_0 in m
    directions      of flight, even
    edges           "uniform": n stays what it is beyond the ends; "turning": it goes on as in the first and last piece

    ValueError, one line, for what is none of these; see the module for what is assumed.
    """
    given = np.asarray(n, dtype=np.float64)
    lines = _directions(given[None] if given.ndim == 2 else given)
    require_positive("dx", dx, "m")
    medium = flown_through(v_F, Delta, xi, mean_free_path)
    if edges == "uniform":
        require_uniform_ends(lines)
    elif edges != "turning":
        raise ValueError(f"edges = {edges!r}; 'uniform' or 'turning'")
    return torque_of_lines(lines, dx, medium, directions).reshape(given.shape)


def flown_through(v_F: float, Delta: float, xi: float, mean_free_path: float = inf) -> Medium:
    """The medium of numbers in SI units, of which only the mean free path may be infinite; ValueError for others."""
    require_positive("v_F", v_F, "m/s")
    require_positive("Delta", Delta, "J")
    require_non_negative("xi", xi)
    if mean_free_path != inf:
        require_positive("mean_free_path", mean_free_path, "m")
    k = v_F * HBAR / Delta
    return Medium(k, xi, k / mean_free_path)


def torque_of_lines(n: Array, dx: float, medium: Medium, directions: int, *, tolerance: float = TOLERANCE) -> Array:
    """The torque over u (1/m), shape (L, N, 3), of unit vectors n of that shape; ValueError where it takes too much."""
    flown, parts = beams(directions), parts_of_a_piece(dx, medium)
    many = max(1, AT_ONCE * len(n) // work_of(len(n), n.shape[1], dx, medium, directions))
    found = np.empty(n.shape)
    for block in (slice(i, i + many) for i in range(0, len(n), many)):
        line = _Line(refined(n[block], parts), dx / parts, medium, flown)
        found[block] = np.cross(n[block], line.accumulation(tolerance)[:, ::parts])
    return 3 * (1 + medium.xi**2) / medium.k * found


def work_of(lines: int, places: int, dx: float, medium: Medium, directions: int) -> int:
    """Pieces times directions of lines of so many places; ValueError for more than `MOST`."""
    work = lines * (places - 1) * parts_of_a_piece(dx, medium) * directions
    if work > MOST:
        raise ValueError(
            f"{work:.2g} pieces times directions, over {MOST:.0e}: give fewer lines at a time, or, where the mean free "
            "path is far below dx, use the spin-diffusion equation"
        )
    return work


def parts_of_a_piece(dx: float, medium: Medium) -> int:
    """Into how many parts a piece is divided: `PER_PATH` a mean free path, and one v_F tau_ex at the most."""
    return ceil(max(1.0, PER_PATH * medium.rho) * dx / medium.k)


class _Line:
    """Lines both ways, with what does not change from sweep to sweep."""

    def __init__(self, n: Array, dx: float, medium: Medium, flown: Beams) -> None:
        self.n, self.dx, self.medium, self.beams = n, dx, medium, flown
        axes, turn = carried(n)
        self.axes = np.concatenate([axes, MIRRORED * axes[:, ::-1]])
        self.turn = np.concatenate([turn, turn[:, ::-1]], axis=2)
        self.step = max(1, IN_CACHE // (2 * len(n) * flown.mu.size))
        few = self.turn[0].size * flown.mu.size <= AT_ONCE
        self.kept = list(self._made()) if medium.rho and few else None

    def _made(self) -> Iterator[Propagators]:
        for first in range(0, self.turn.shape[1], self.step):
            yield propagators(self.turn[:, first : first + self.step], self.dx, self.beams.mu, self.medium)

    def accumulation(self, tolerance: float) -> Array:
        """A at every place in fixed axes, shape (L, N, 3)."""
        driven = self.swept(None)
        if not self.medium.rho:
            return driven

        squared = self.medium.k**2 / (3 * self.medium.loss)
        floor = max(self.medium.xi, 1e-9)  # without relaxation the uniform mode along n is only lost at the ends
        solved = banded(self.n, self.dx, squared, floor)

        def preconditioned(residual: Array) -> Array:
            return residual + solved(self.medium.rho * residual)

        def apply(A: Array) -> Array:
            return preconditioned(A - self.swept(A))

        return gmres(apply, preconditioned(driven), tolerance)

    def swept(self, A: Array | None) -> Array:
        """The mean over directions after one flight: what the field drives (None), or what scattering makes of A."""
        lines, places = self.n.shape[:2]
        (mu, weight), c = self.beams, self.medium.loss
        local, last = None, 0
        if A is not None:
            both = self.medium.rho / c * np.concatenate([A, A[:, ::-1]])
            local = np.einsum("lnij,lnj->inl", self.axes, both)[..., None]
        mean = np.empty((3, places, 2 * lines))
        for made in self.kept or self._made():
            first, last = last, last + made.b.shape[1]
            if local is None:
                behind = ahead = steady(made.b, mu, c)
            else:
                gain = settled(made.b, np.diff(local[:, first : last + 1], axis=1), c)
                behind = settled(made.b, local[:, first:last] - gain / (c * made.time), c)
                ahead = behind + gain
            if not first:
                spin = behind[:, 0] if local is None else settled(made.b[:, 0], local[:, 0], c)
            beam = np.ones((4, last - first + 1, 2 * lines, mu.size))
            beam[:3, 0] = spin - behind[:, 0]
            made.matrix[:, 3] = ahead
            made.matrix[:, 3, :-1] -= behind[:, 1:]
            for i in range(last - first):
                np.einsum("ijld,jld->ild", made.matrix[:, :, i], beam[:, i], out=beam[:3, i + 1])
            spin = beam[:3, -1]
            beam[:3, :-1] += behind
            mean[:, first : last + 1] = beam[:3] @ weight
        found = np.einsum("lnij,inl->lnj", self.axes, mean)
        return np.asarray(found[:lines] + found[lines:, ::-1])


def _directions(n: Array) -> Array:
    """n over its length; ValueError for another shape, one place, and what is no direction."""
    if n.ndim != 3 or n.shape[2] != 3 or n.shape[1] < 2 or not n.shape[0]:
        raise ValueError(f"n has shape {n.shape}; give (N, 3) or (lines, N, 3) with N >= 2")
    for what, bad in (("not finite", ~np.isfinite(n).all(axis=2)), ("the zero vector", ~n.any(axis=2))):
        if bad.any():
            raise ValueError(f"n is {what} at {int(np.sum(bad))} places; cut the line there")
    return units(n)


def require_uniform_ends(n: Array) -> None:
    """ValueError for a line of unit vectors (L, N, 3) that is cut off where n still turns."""
    step = np.linalg.norm(np.diff(n, axis=1), axis=2)
    ends, most = np.maximum(step[:, 0], step[:, -1]), np.max(step, axis=1)
    cut = np.flatnonzero(ends > STILL * most)
    if cut.size and n.shape[1] > 2:
        raise ValueError(
            f"the texture is cut off by the end of the line: n turns there by {ends[cut[0]] / most[cut[0]]:.2g} of its "
            "steepest turn; give more of it, or edges='turning' where it goes on as it does there"
        )
