"""Bookkeeping on finished results: a `Convention` renames and resigns the symbols of an equation, and its form.

Nothing physical changes: a convention substitutes symbols (each old symbol is an expression in the new ones) and may
solve the implicit Landau-Lifshitz-Gilbert equation for dM/dt. What a user may change about the physics is a `Model`.

    Convention(form="explicit").apply(derivation()["16"])          the Landau-Lifshitz form
    Convention(substitution={q.gamma: -q.gamma}).apply(equation)   any other renaming, a solver's parameters for example

Key results: `Convention.apply`. `derive.cheng_niu.signs` tells which printed signs go together.
Source: Cheng & Niu (2013), Eqs. 1, 3, 14-17; M. d'Aquino, PhD thesis, Naples (2004), for the two forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.torque import explicit_form
from derive.core.vector import components

if TYPE_CHECKING:
    from derive.core.equation import Equation

Form = Literal["implicit", "explicit"]


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
    form: Form = "implicit"
    substitution: Mapping[sp.Symbol, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("charge", "current", "drift"):
            if getattr(self, name) not in (1, -1):
                raise ValueError(f"{name} is {getattr(self, name)!r}; use 1 or -1")
        for name, allowed in _CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} is {getattr(self, name)!r}; use {' or '.join(map(repr, allowed))}")
        strangers = [s for s in self.substitution if s not in _KNOWN]
        if strangers:
            raise ValueError(f"no symbol {strangers[0]} in derive.cheng_niu.symbols, so there is nothing to substitute")

    def renamings(self) -> dict[sp.Symbol, sp.Expr]:
        """Each symbol of the paper that changes its meaning, in terms of the new symbol of the same name."""
        renamed: dict[sp.Symbol, sp.Expr] = {}
        if self.charge == 1:
            renamed[q.e] = -q.e
        for sign, family in ((self.current, _CURRENTS), (self.drift, _DRIFTS)):
            if sign == -1:
                renamed |= {symbol: -symbol for symbol in family}
        if self.spin == "sigma/2":
            renamed |= {symbol: 2 * symbol for symbol in _SPINS}
        if self.moment == "spin":
            renamed |= {symbol: -symbol for symbol in _MOMENTS}
        return renamed

    def apply(self, equation: Equation) -> Equation:
        """The equation in this convention.

        ValueError if the explicit form is asked of an equation that has none, or spin-like vectors of one that is
        written in the angles of n or by components along and across it.
        """
        rhs = equation.rhs
        if self.moment == "spin" and (equation.node.per_part or rhs.free_symbols & _ANGLES or rhs.has(*_FIELDS)):
            raise ValueError(f"{equation.label} is tied to the direction of n; turn the vectors of 13-16 instead")
        if self.form == "explicit":
            if equation.lhs != q.Mdot:
                raise ValueError(f"{equation.label} is no equation for dM/dt (16, x.llg), so it has no explicit form")
            rhs = explicit_form(rhs)
        renamed = self.renamings()
        if renamed or self.substitution:  # a direction has the components that its name says
            rhs = components(rhs)
        if renamed:
            rhs = _divided(rhs.xreplace(renamed), renamed.get(equation.lhs, equation.lhs) / equation.lhs)
        rhs = rhs.xreplace(dict(self.substitution))
        return replace(equation, rhs=rhs, args=_arguments(equation.args, rhs))


_CURRENTS = (*q.j_e, *q.j_up, *q.j_down, *(q.name(lhs) for lhs in ("j_shell", "j_vector", "j_bands")))
_DRIFTS = (*q.u, q.u_vector)
_SPINS = (
    *q.spin,
    *(q.name(lhs) for lhs in ("s_vector", "s_mean", "mean_1", "mean_2", "mean_3", "sdot", "ds", "ds_linear")),
)
_MOMENTS = (
    *q.n,
    *q.n_t,
    *(c for g in q.n_grad for c in g),
    *q.M,
    *q.M_t,
    *(c for g in q.M_grad for c in g),
    *q.H,
    *q.dm,
    *q.torque,
    *(q.name(n) for n in ("n", "dm_shell", "dm_vector", "torque_vector", "Mdot")),
)
_CHOICES: dict[str, tuple[str, ...]] = {
    "spin": ("sigma", "sigma/2"),
    "moment": ("moment", "spin"),
    "form": ("implicit", "explicit"),
}
_ANGLES = {q.theta, q.phi, q.chi, q.thetadot, q.phidot, q.chidot, q.eps1, q.eps2, q.eps3, q.eps_chi, *q.spin}
_FIELDS = tuple(q.FIELDS.values())
_KNOWN = {quantity.symbol for quantity in q.SYMBOLS.values()}


def _divided(rhs: Any, factor: sp.Expr) -> Any:
    return sp.Tuple(*(part / factor for part in rhs)) if isinstance(rhs, sp.Tuple) else rhs / factor


def _arguments(args: tuple[sp.Symbol, ...], rhs: Any) -> tuple[sp.Symbol, ...]:
    """The old arguments that are still there, then the new ones by name."""
    kept = tuple(a for a in args if a in rhs.free_symbols)
    return kept + tuple(sorted(rhs.free_symbols - set(kept), key=str))
