"""What names stand for in some statements alone, by the words with which the transcriptions ask for it (`MEANINGS`).

Only meanings that any reader of the paper would grant; a name of another printed statement means what that prints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.vocabulary import along_path, direction, eta, etadot, family, ndot, sigma, spinors
from verify.judge.reader.latex_values import Field, Operator, Triple
from verify.judge.reader.latex_words import Function, State
from verify.judge.statement import Statement

Statements = Mapping[str, Statement]
Meanings = Mapping[str, Any]

u_Hex_u = sp.Symbol("u_Hex_u", real=True)
"""<u|H_ex|u> with the H_ex of Eq. 1, as the print of A1 and A2 has it."""
n_up_F, n_down_F = sp.symbols("n_up_F n_down_F", positive=True)
"""The densities at the Fermi level of p.polarization, which the print does not define."""


def _states(basis: sp.ImmutableMatrix, slopes: Mapping[str, sp.ImmutableMatrix]) -> dict[str, State]:
    """The states of a basis (columns) by their arrows, with the basis' derivatives."""
    return {
        arrow: State(Field(basis[:, k], {which: slope[:, k] for which, slope in slopes.items()}))
        for k, arrow in enumerate((r"\uparrow", r"\downarrow"))
    }


def _local_states(printed: Statements) -> Meanings:
    """The states of Eq. A8 with their total time derivative, by the chain rule over theta and phi."""
    basis = spinors(q.theta, q.phi)
    path = {r"\dot{\mathbf{r}}_c \cdot \nabla + \partial_t": Operator({"path": sp.S.One})}
    return _states(basis, {"path": along_path(basis)}) | path


def _states_in_space(printed: Statements) -> Meanings:
    """The states of Eq. A8 as fields of space and time."""
    fields = spinors(q.theta_field, q.phi_field)
    return _states(fields, {str(c): fields.diff(c) for c in q.FIELD_COORDINATES})


def _rates(printed: Statements) -> Meanings:
    """The rate of eta is that of Eq. B2, and the Pauli matrices do not change in time."""
    rate = printed["B2"].body[0] / (sp.I * q.hbar)
    still = Triple((sp.zeros(2, 2).as_immutable(),) * 3)
    return {r"\dot{\boldsymbol{\sigma}}": still, r"\dot{\eta}": rate, r"\dot{\eta}^\dagger": rate.H}


def _order(power: Any) -> sp.Integer:
    """The power of the small parameters that an O(...) states."""
    if not isinstance(power, sp.Integer):
        raise ValueError("an order that is no whole number")
    return power


def _averages(printed: Statements) -> Meanings:
    """<s> of Eq. 11, and the local frame in which it stands."""
    first, second, third = (printed[label].body[0] for label in ("11a", "11b", "11c"))
    return {
        r"\langle s_1 \rangle": first,
        r"\langle s_2 \rangle": second,
        r"\langle\mathbf{s}\rangle_{\text{majority}}": sp.ImmutableMatrix([first, second, third]),
        r"\hat{e}_\theta": sp.ImmutableMatrix([1, 0, 0]),
        r"\hat{e}_\phi": sp.ImmutableMatrix([0, 1, 0]),
    }


def _gradients(printed: Statements) -> Meanings:
    """The gradient of each band's energy in k, over hbar or not, and the slope of its Fermi function."""
    words: dict[str, Any] = {}
    for band, filled, slope in (("up", q.f_up, q.slope_up), ("down", q.f_down, q.slope_down)):
        energy, level = sp.Function(f"E_{band}", real=True)(*q.wave_vector), rf"\partial\mathcal{{E}}_\{band}arrow"
        gradient = sp.ImmutableMatrix([energy.diff(k) for k in q.wave_vector])
        words[rf"\frac{{{level}}}{{\hbar\partial\mathbf{{k}}_c}}"] = gradient / q.hbar
        words[rf"\frac{{{level}}}{{\partial\mathbf{{k}}_c}}"] = gradient
        words[rf"f_{{0\{band}arrow}}(\mathcal{{E}})"] = filled
        words[rf"\frac{{\partial f_{{0\{band}arrow}}}}{{\partial\mathcal{{E}}}}"] = slope
    return words


def _responses(printed: Statements) -> Meanings:
    """delta s of Eq. 13 for the electrons of either band, each with its velocity."""
    columns = printed["13"].body[0]
    return {
        rf"\delta\mathbf{{s}}_\{arrow}": columns[:, k].xreplace(dict(zip(q.velocity, velocity, strict=True)))
        for k, (arrow, velocity) in enumerate((("uparrow", q.v_up), ("downarrow", q.v_down)))
    }


def _gyration(printed: Statements) -> Meanings:
    """b_i and c_i = n x b_i with n = M/M_s and d_i n = d_i M/M_s; e^2 is the square of the charge."""
    n = q.M / q.M_s
    across = [n.cross(slope / q.M_s).as_immutable() for slope in q.M_grad]
    turned = [n.cross(b).as_immutable() for b in across]
    return {r"e^2": q.e**2, **family(r"\mathbf{b}_@", across), **family(r"\mathbf{n} \times \mathbf{b}_@", turned)}


MEANINGS: dict[str, Callable[[Statements], Meanings]] = {
    "exchange": lambda _: {r"\mathbf{s}": Triple(sigma), r"\mathbf{M}(\mathbf{r}, t)": q.M_s * direction},
    # the spin part is judged: the orbital part in front of it counts as one
    "packet": lambda _: {
        r"\int d^3\mathbf{k} w(\mathbf{k}) e^{i\mathbf{k}\cdot\mathbf{r}} |\mathbf{k}\rangle": sp.S.One,
        r"|\uparrow(\mathbf{r}_c, t)\rangle": spinors(q.theta, q.phi)[:, 0],
        r"|\downarrow(\mathbf{r}_c, t)\rangle": spinors(q.theta, q.phi)[:, 1],
    },
    # eta of Eq. 3, which names a factor after Eq. 16; in B4 to B6, where it has lost its dagger, it is read as a row
    "spinor": lambda _: {r"\eta": eta, r"\dot{\eta}": etadot},
    "rows": lambda _: {r"\hbar \eta": q.hbar * eta.T},
    # the connection along the path is the matrix of Eq. 7 (A9)
    "connection": lambda printed: dict.fromkeys(
        (r"\mathcal{A}", r"\dot{\mathbf{r}}_c \cdot \mathbf{A} + \Phi"), printed["7"].body[0]
    ),
    "states in space": _states_in_space,
    "local states": _local_states,
    "overlaps": lambda _: {r"\langle u | \frac{du}{dt} \rangle": q.u_udot, r"\langle u | H_{ex} | u \rangle": u_Hex_u},
    "rates": _rates,
    # what the matrices of Eqs. 8, B7 and of Eq. 12 act on; the matrix is what is judged
    "spin column": lambda _: {r"\begin{bmatrix} s_1 \\ s_2 \\ s_3 \end{bmatrix}": sp.eye(3)},
    "tangents": lambda _: {
        r"\begin{bmatrix} \hat{e}_\theta \\ \hat{e}_\phi \end{bmatrix}": sp.eye(2),
        r"\Omega": q.ndot_norm,
    },
    "spin": lambda _: {r"\mathbf{s}": q.spin},
    "order": lambda _: {r"\varepsilon^": Function(_order)},
    "second order": lambda _: {r"\mathcal{O}(\varepsilon^2)": sp.S.Zero},
    "small parameters": lambda _: {
        r"\varepsilon_1": q.tau_ex * sp.sin(q.theta) * q.phidot,
        r"\varepsilon_2": q.tau_ex * q.thetadot,
        r"|\dot{\mathbf{M}}|": q.M_s * q.ndot_norm,
    },
    "averages": _averages,
    "total rate": lambda _: {r"\dot{\mathbf{n}}": ndot},
    "gradients": _gradients,
    # an integral over the energy is judged shell by shell: what stands under it; a delta is no differential
    "energy shell": lambda _: {
        r"\int d\mathcal{E}": sp.S.One,
        r"\int \delta\mathcal{E}": sp.Symbol("deltaE_per_dE", positive=True),
        r"\mathcal{D}_\uparrow(\mathcal{E})": q.D_up,
        r"\mathcal{D}_\downarrow(\mathcal{E})": q.D_down,
        r"g_\uparrow(\mathcal{E})": q.g_up,
        r"g_\downarrow(\mathcal{E})": q.g_down,
    },
    "responses": _responses,
    # what stands under the integral of n_0 integrates to the bands' densities
    "densities": lambda _: {
        r"n_\uparrow^F": n_up_F,
        r"n_\downarrow^F": n_down_F,
        r"\int d\mathcal{E}": sp.S.One,
        r"\mathcal{D}_\uparrow(\mathcal{E})f_{0\uparrow}(\mathcal{E})": q.N_up,
        r"\mathcal{D}_\downarrow(\mathcal{E})f_{0\downarrow}(\mathcal{E})": q.N_down,
    },
    "renormalized": lambda printed: dict(zip((r"\tilde{\gamma}", r"\tilde{\alpha}"), printed["17"].body, strict=True)),
    "cited equations": lambda printed: {
        rf"\text{{({label})}}": printed[label].body[0] for label in ("9a", "9b", "9c", "15")
    },
    "wall": lambda _: {"v_F": q.v_x, "l": q.width_wall},
    # what a number is a share of: the response in the wall, the damping without relaxation
    "units": lambda _: dict.fromkeys((r"|\mathbf{s}_\perp|_{\text{in the wall}}", r"\tilde{\alpha}(0)"), sp.S.One),
    "gyration": _gyration,
}
