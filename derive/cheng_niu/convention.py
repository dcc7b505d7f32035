"""Bookkeeping on finished results: a `Convention` renames and resigns the symbols of an equation, and its form.

Nothing physical changes: a convention substitutes symbols (each old symbol is an expression in the new ones) and may
solve the implicit Landau-Lifshitz-Gilbert equation for dM/dt. What a user may change about the physics is a `Model`.

    Convention(form="explicit").apply(derivation()["16"])          the Landau-Lifshitz form
    Convention(substitution={q.gamma: -q.gamma}).apply(equation)   any other renaming, a solver's parameters for example

`derive.cheng_niu.signs` tells which printed signs go together.
Source: Cheng & Niu (2013), Eqs. 1, 3, 14-17; M. d'Aquino, PhD thesis, Naples (2004), for the two forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.torque import explicit_form
from derive.core.equation import Equation
from derive.core.vector import components


@dataclass(frozen=True)
class Convention:
    """How a result is written.

    charge        -1: the carriers have charge -e, as in the paper; +1: they have charge +e
    current       +1: j is the charge current; -1: j counts the carriers' flow, so that it points against it
    drift         +1: u as in Eq. 16; -1: u points the other way
    spin          "sigma": s is the vector of expectation values of the Pauli matrices; "sigma/2": half of it
    moment        "moment": M, H and dm as they stand; "spin": M and dm are spin-like, against the moments
    form          "implicit": dM/dt stands on both sides (Gilbert); "explicit": solved for dM/dt (Landau-Lifshitz)
    substitution  further symbols of the paper -> expressions in what should stand for them, applied last
    """

    charge: int = -1
    current: int = 1
    drift: int = 1
    spin: Literal["sigma", "sigma/2"] = "sigma"
    moment: Literal["moment", "spin"] = "moment"
    form: Literal["implicit", "explicit"] = "implicit"
    substitution: Mapping[sp.Symbol, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name, allowed in _CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} is {getattr(self, name)!r}; use {' or '.join(map(repr, allowed))}")
        strangers = [s for s in self.substitution if s not in _KNOWN]
        if strangers:
            raise ValueError(f"no symbol {strangers[0]} in derive.cheng_niu.symbols, so there is nothing to substitute")

    def renamings(self) -> dict[sp.Symbol, sp.Expr]:
        """Each symbol of the paper that changes its meaning, in terms of the new symbol of the same name."""
        families: list[tuple[bool, Any, tuple[sp.Symbol, ...]]] = [
            (self.charge == 1, -1, (q.e,)),
            (self.current == -1, -1, _CURRENTS),
            (self.drift == -1, -1, _DRIFTS),
            (self.spin == "sigma/2", 2, _SPINS),
            (self.moment == "spin", -1, _MOMENTS),
        ]
        return {symbol: factor * symbol for changed, factor, family in families if changed for symbol in family}

    def apply(self, equation: Equation) -> Equation:
        """The equation in this convention.

        ValueError if the explicit form is asked of an equation that has none, or spin-like vectors of one that is
        written in the angles of n or by components along and across it.
        """
        rhs = equation.rhs
        if self.moment == "spin" and (
            equation.node.per_part or rhs.free_symbols & _ANGLES or rhs.has(*q.FIELDS.values())
        ):
            raise ValueError(f"{equation.label} is tied to the direction of n; turn the vectors of 13-16 instead")
        if self.form == "explicit":
            if equation.lhs != q.Mdot:
                raise ValueError(f"{equation.label} is no equation for dM/dt (16, x.llg), so it has no explicit form")
            rhs = explicit_form(rhs)
        renamed = self.renamings()
        if renamed or self.substitution:  # a direction has the components that its name says
            rhs = components(rhs)
        if renamed:
            rhs, factor = rhs.xreplace(renamed), renamed.get(equation.lhs, equation.lhs) / equation.lhs
            rhs = sp.Tuple(*(part / factor for part in rhs)) if isinstance(rhs, sp.Tuple) else rhs / factor
        rhs = rhs.xreplace(dict(self.substitution))
        present = rhs.free_symbols
        kept = tuple(a for a in equation.args if a in present)
        return replace(equation, rhs=rhs, args=kept + tuple(sorted(present - set(kept), key=str)))


_CURRENTS = (*q.j_e, *q.j_up, *q.j_down, q.j_shell, q.j_vector, q.j_bands)
_DRIFTS = (*q.u, q.u_vector)
_SPINS = (*q.spin, q.s_vector, q.s_mean, q.mean_1, q.mean_2, q.mean_3, q.sdot, q.ds, q.ds_linear)
_MOMENTS = (
    *(c for vector in (q.n, q.n_t, *q.n_grad, q.M, q.M_t, *q.M_grad, q.H, q.dm, q.torque) for c in vector),
    *(q.n_vector, q.dm_shell, q.dm_vector, q.torque_vector, q.Mdot),
)
_CHOICES: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("charge", "current", "drift"), (1, -1)),
    "spin": ("sigma", "sigma/2"),
    "moment": ("moment", "spin"),
    "form": ("implicit", "explicit"),
}
_ANGLES = {q.theta, q.phi, q.chi, q.thetadot, q.phidot, q.chidot, q.eps1, q.eps2, q.eps3, q.eps_chi, *q.spin}
_KNOWN = {quantity.symbol for quantity in q.SYMBOLS.values()}
