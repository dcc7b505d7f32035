"""The two bands in a weak field: velocity, distribution, current, polarization and equilibrium spin density.

Numeric readings of words stand in `verify.cheng_niu.readings`; "n_0/M_s ~ 10^-2" is put to the test for each of Fe, Co,
Ni with the paper's own v_F and Delta, a free electron's mass and room-temperature magnetizations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp

import verify.cheng_niu.physical as physical
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import mended, ours, tried, under
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.meanings import n_down_F, n_up_F
from verify.cheng_niu.readings import AS_READ
from verify.judge.checks import derived_form, differences, equation, exact
from verify.judge.claim import Check, Claim, Control, Test
from verify.zero.exact import is_zero

_FILLED = {q.E_F: q.E_F + q.Delta / 2}
"""The Fermi energy above both band edges, so that all roots are real."""
_BANDS = ((q.m_up, q.Delta / 2, q.tau_up), (q.m_down, -q.Delta / 2, q.tau_down))
"""Mass, edge and relaxation time of both parabolic bands, up and down."""
_densities = [(sp.sqrt(2 * mass * (q.E_F - edge)) / q.hbar) ** 3 / (6 * sp.pi**2) for mass, edge, _ in _BANDS]
PARABOLIC = ours(
    "x.parabolic",
    r"n_s = \frac{k_{F,s}^3}{6\pi^2}, \quad \mathbf{j}_s = \frac{e^2 \tau_{0,s} n_s}{m_s}\mathbf{E}",
    sp.ImmutableMatrix(_densities),
    sp.ImmutableMatrix(3, 2, lambda i, s: q.e**2 * _BANDS[s][2] * (n_up_F, n_down_F)[s] / _BANDS[s][0] * q.E[i]),
)


def _polarization(node: str, where: Mapping[Any, Any] | None = None) -> Check:
    """P for parabolic bands, any ones or such as `where` says, with n^F read as what the node gives for either band."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        read = dict(zip((n_up_F, n_down_F), d[node].rhs, strict=True))
        rows = differences(body.xreplace(read), d["x.parabolic-polarization"].rhs)
        return is_zero([row.xreplace(where or {}).xreplace(_FILLED) for row in rows])

    return check


def polarization_alike(body: sp.Tuple, d: Derivation) -> bool:
    """P with n^F the states at the Fermi energy, one K = v_F^2 tau_0/3 for both; with n^F all electrons, one tau_0/m.

    That one K is needed: P - (printed) = 2 n_up n_down (K_up - K_down)/((n_up + n_down)(n_up K_up + n_down K_down)).
    """
    up, down = (2 * (q.E_F - edge) / mass * tau / 3 for mass, edge, tau in _BANDS)
    states_up, states_down = d["x.parabolic-states"].rhs
    spread = states_up * up + states_down * down
    excess = 2 * states_up * states_down * (up - down) / ((states_up + states_down) * spread)
    (printed,) = body
    read = printed.xreplace({n_up_F: states_up, n_down_F: states_down}) + excess
    by_states = _polarization("x.parabolic-states", {q.tau_down: q.tau_down * up / down})
    by_density = _polarization("x.parabolic-density", {q.tau_down: q.tau_up * q.m_down / q.m_up})
    needed = is_zero((read - d["x.parabolic-polarization"].rhs).xreplace(_FILLED))
    return by_states(body, d) and by_density(body, d) and needed


def _spin_density(moment: int) -> Check:
    """Whether the formula is the derived n_0, and moment * n_0/M_s at the paper's v_F and Delta within a decade.

    The sign counts: up is the higher band by Eq. 4; -1 is the moment that -mu_B in Eq. 14 gives the bands.
    """

    def check(body: sp.Tuple, d: Derivation) -> bool:
        formula, number = body
        if not is_zero(formula - d["x.n0"].rhs) or number <= 0:
            return False
        name, place = (q.N_down, 1) if d.model.exchange == 1 else (q.N_up, 0)
        share_of_lower_band = int(d["x.n0"].rhs.diff(name) / q.mu_B)
        lower = physical.lower_band_magnetization(d["x.parabolic-density"].rhs[place])
        density = moment * share_of_lower_band * lower
        claimed, room = physical.ball_of(number), physical.ball_of(AS_READ["family"])
        return all(claimed / room < density / m < claimed * room for m in physical.SATURATION.values())

    return check


def parabolic_bands(body: sp.Tuple, d: Derivation) -> bool:
    """Density, density of states, currents and n_0 of parabolic bands with the Fermi energy above both edges."""
    densities, drude = body
    derived = d["x.parabolic-density"].rhs
    currents = d["x.parabolic-currents"].rhs
    rows = [
        *(densities - derived),
        *(drude.xreplace(dict(zip((n_up_F, n_down_F), derived, strict=True))) - currents),
        *(d["x.parabolic-states"].rhs - derived.diff(q.E_F)),
        *(d["x.parabolic-current"].rhs - currents[:, 0] - currents[:, 1]),
        d["x.parabolic-n0"].rhs - q.mu_B * (derived[0] - derived[1]),
    ]
    return is_zero([row.xreplace(_FILLED) for row in rows])


CLAIMS: tuple[Claim, ...] = (
    equation(
        PRINT["p.velocity"],
        "the velocity of the wave packet",
        "misprint",
        corrected=mended("p.velocity", ("= -", "= ")),
        suspect="authors",
        derived="x.velocity",
        cites=("4",),
        why="delta L / delta k_c = 0 gives +dE/(hbar dk); the current j_e and the signs of Eq. 15 use the plus.",
    ),
    equation(
        PRINT["p.boltzmann"],
        "the distribution in a weak electric field",
        derived="x.distribution",
        cites=("p.velocity",),
        why="For carriers of charge -e, e > 0, and one relaxation time a band.",
    ),
    equation(
        PRINT["p.current"],
        "the charge current",
        "misprint",
        corrected=mended("p.current", (r"\delta\mathcal{E}", r"d\mathcal{E}")),
        suspect="scan",
        derived="x.current",
        cites=("p.velocity", "p.boltzmann"),
        why="The differential dE must stand where the scan shows a delta, which the paper uses for small parts. "
        "Compared per unit energy, with delta E as a number of its own.",
    ),
    Claim(
        PRINT["p.polarization"],
        "P is the polarization of the densities at the Fermi level",
        "conditional",
        tuple(
            Test("exact", _polarization(node), detail, derived_form("x.parabolic-polarization"))
            for node, detail in (
                ("x.parabolic-density", "against (j_up - j_down)/(j_up + j_down), whole densities, any masses"),
                ("x.parabolic-states", "against the same, densities of states, any masses and times"),
            )
        ),
        condition=under(
            "n^F is the density of states at the Fermi energy and v_F^2 tau_0/3 is the same in both bands (or, in "
            "parabolic bands, n^F is the density of all electrons and tau_0/m the same)",
            polarization_alike,
            "equals (j_up - j_down)/(j_up + j_down) for isotropic parabolic bands, and differs by a multiple of "
            "the difference of v_F^2 tau_0/3",
        ),
        derived="x.parabolic-polarization",
        cites=("p.current", "p.gap"),
        why="Eq. 15 needs the polarization of the current, (n_up K_up - n_down K_down)/(n_up K_up + n_down K_down) "
        "with n the density of states and K = v_F^2 tau_0/3: it is the printed P only if K is the same in both bands.",
    ),
    Claim(
        PRINT["p.n0"],
        "n_0 is the equilibrium spin density, about a hundredth of M_s",
        "conditional",
        tried(
            "enclosure",
            _spin_density(1),
            "with Eq. 4's gap up is the emptier band, so the number has the wrong sign",
            Control("the same for up as the lower band, exchange = -1", model={"exchange": -1}),
        ),
        condition=under(
            "n_0 counts the moment of the fuller band as positive (the lower one; Eq. 14 does so with -mu_B: x.signs)",
            _spin_density(-1),
            "the formula minus the derived n_0 is zero; n_0/M_s is 0.0016 (Fe) to 0.0056 (Ni) with the paper's v_F "
            "and Delta, within a decade",
            "enclosure",
        ),
        derived="x.n0",
        cites=("p.gap",),
        why="The formula holds. Its sign as printed goes with up as the fuller band, against Eq. 4: x.signs has the "
        "table. The size is read off one free-electron band, which tests no material: with the paper's v_F and Delta "
        "it is within a decade; one free electron an atom and Delta = 1 eV would give 0.05 to 0.2.",
        cause="p.gap",
        one_sided=True,
    ),
    Claim(
        PARABOLIC,
        "density and current of isotropic parabolic bands",
        "confirmed",
        exact(parabolic_bands, "density, states, Drude current and n_0 against the derived ones"),
        derived="x.parabolic-currents",
    ),
)
