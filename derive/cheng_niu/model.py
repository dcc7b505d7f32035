"""What a user may change about the physics: a frozen, validated `Model`.

A `Model` holds assumptions (which band, the sign of the exchange, how the spin relaxes, which spinors, which gauge,
which law for the angles), never results: every equation of the chain is derived from it anew. Bookkeeping on
finished results (the sign of e, of j, explicit or implicit form) is a `Convention`, not a `Model`.

Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013), Eqs. 1-8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.smallness import SMALL
from derive.core.quantity import Quantity

Band = Literal["majority", "minority"]


@dataclass(frozen=True)
class Relaxation:
    """Times of the relaxation towards local equilibrium: along n (T_1) and across it (T_2), in seconds or symbols.

    The paper's law, one spin-flip time for all components, is the default of `Model`. Numbers must be positive and
    obey T_2 <= 2 T_1, which complete positivity of the spin's density matrix demands.
    """

    longitudinal: Any = q.tau_sf
    transverse: Any = q.tau_sf

    def __post_init__(self) -> None:
        for name in ("longitudinal", "transverse"):
            value = _expression(getattr(self, name), f"the {name} relaxation time")
            if value.is_positive is not True:
                raise ValueError(
                    f"the {name} relaxation time is {value}; it must be positive (a number or a positive symbol)"
                )
            object.__setattr__(self, name, value)
        if (2 * self.longitudinal - self.transverse).is_negative:
            raise ValueError(
                f"T_2 = {self.transverse} exceeds 2 T_1 = {2 * self.longitudinal}; "
                "a spin-1/2 state stays positive only for T_2 <= 2 T_1"
            )

    @property
    def isotropic(self) -> bool:
        """Whether all three components decay at one rate."""
        return bool(self.longitudinal == self.transverse)


@dataclass(frozen=True)
class Model:
    """The physical assumptions that the derivation starts from.

    band        which local band the electron starts in ("majority": s_eq = +n, "minority": s_eq = -n)
    exchange    +1: Delta = E_up - E_down, as Eq. 4 uses it; -1: Delta = E_down - E_up, as the text before Eq. 2 says
    relaxation  `Relaxation(T_1, T_2)`; by default one time tau_sf
    spinors     two 2-component columns (up, down) in `symbols.theta`, `symbols.phi`, `symbols.chi`; None: the rotated
                eigenstates of Eq. A8. Any orthonormal basis; from B.s on it must be quantised along n.
    gauge       gauge angle chi(r, t), an expression in x, y, z, t or `symbols.chi_field`; 0 as in the paper
    theta, phi  laws for the direction of M as expressions in x, y, z, t; None: arbitrary functions
    symbols     `Quantity` records of symbols of one's own, where their unit, LaTeX and meaning are to be known
    """

    band: Band = "majority"
    exchange: int = 1
    relaxation: Relaxation = field(default_factory=Relaxation)
    spinors: Any = None
    gauge: Any = 0
    theta: Any = None
    phi: Any = None
    symbols: tuple[Quantity, ...] = ()

    def __post_init__(self) -> None:
        if self.band not in ("majority", "minority"):
            raise ValueError(f"unknown band {self.band!r}; use 'majority' or 'minority'")
        if self.exchange not in (1, -1):
            raise ValueError(f"the sign of the exchange is {self.exchange!r}; use 1 or -1")
        if not isinstance(self.relaxation, Relaxation):
            raise ValueError(f"relaxation is {self.relaxation!r}; use Relaxation(T_1, T_2)")
        object.__setattr__(self, "gauge", _expression(self.gauge, "the gauge angle"))
        for name in ("theta", "phi"):
            value = getattr(self, name)
            if value is not None:
                value = _field_law(value, name)
                object.__setattr__(self, name, value)
        if self.spinors is not None:
            object.__setattr__(self, "spinors", _orthonormal_pair(self.spinors))

    def laws(self) -> dict[sp.Symbol, sp.Expr]:
        """The angles theta, phi, chi for which a law was given, as expressions in x, y, z, t."""
        gauge = None if self.gauge == 0 or self.gauge.has(q.chi_field) else self.gauge
        laws = {q.theta: self.theta, q.phi: self.phi, q.chi: gauge}
        return {angle: law for angle, law in laws.items() if law is not None}

    def times(self) -> dict[sp.Symbol, sp.Expr]:
        """The relaxation times that are not the paper's symbols, by the symbol that the derivation carries for them."""
        own = self.relaxation
        kept = {q.tau_sf: own.transverse} if own.isotropic else {q.T_1: own.longitudinal, q.T_2: own.transverse}
        return {symbol: value for symbol, value in kept.items() if symbol != value}

    def quantities(self) -> dict[str, Quantity]:
        """The symbols that the assumptions bring, by name: relaxation times in seconds, others as `symbols` says."""
        said = {row.symbol.name: row for row in self.symbols}
        times = self.times().values()
        spinors = (entry for column in self.spinors or () for entry in column)
        brought = {s for expr in (*times, *self.laws().values(), *spinors) for s in expr.free_symbols} - _PAPERS
        return {s.name: said.get(s.name) or _record(s, s in times) for s in sorted(brought, key=str)}

    def put_into(self, rhs: Any) -> Any:
        """A finished right-hand side with the model's relaxation times and laws put in.

        The chain is derived for arbitrary theta(r, t), phi(r, t), chi(r, t). A law replaces the angle, its derivatives,
        its total rate along the path, and the small parameters that it determines.
        """
        laws, values = self.laws(), self.times()
        if not laws:
            return rhs.xreplace(values) if values else rhs
        for angle, law in laws.items():
            carried = (v * law.diff(c) for v, c in zip(q.velocity, (q.x, q.y, q.z), strict=True))
            values |= {angle: law, q.RATES[angle]: law.diff(q.t) + sp.Add(*carried)}
        values |= {eps: small.xreplace(values) for eps, small in SMALL.items() if small.free_symbols & values.keys()}
        return rhs.subs({q.FIELDS[angle]: law for angle, law in laws.items()}).doit().xreplace(values)


_PAPERS = {row.symbol for row in q.SYMBOLS.values()}


def _record(symbol: sp.Symbol, is_time: bool) -> Quantity:
    unit, what = ("s", "relaxation time") if is_time else (None, "symbol")
    return Quantity(symbol, sp.latex(symbol), unit, f"{what} of the model")


def _expression(value: Any, what: str) -> sp.Expr:
    if isinstance(value, str):
        raise ValueError(f"{what} is the text {value!r}; give a SymPy expression or a number (text is never evaluated)")
    if isinstance(value, sp.Expr):
        result = value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        result = sp.Integer(value) if isinstance(value, int) else sp.Float(value)
    else:
        raise ValueError(f"{what} is a {type(value).__name__}; give a SymPy expression or a number")
    if result.has(sp.nan, sp.zoo, sp.oo, -sp.oo):
        raise ValueError(f"{what} is {result}; it must be finite")
    return result


def _field_law(value: Any, name: str) -> sp.Expr:
    law = _expression(value, f"the law for {name}")
    allowed = set(q.FIELD_COORDINATES)
    clash = {s for s in law.free_symbols if s.name in {c.name for c in allowed}} - allowed
    if clash:
        raise ValueError(f"the law for {name} uses its own symbol {clash.pop()}; take x, y, z, t from derive.symbols")
    return law


def _orthonormal_pair(spinors: Sequence[Any]) -> tuple[sp.ImmutableMatrix, sp.ImmutableMatrix]:
    if isinstance(spinors, str) or not hasattr(spinors, "__len__") or len(spinors) != 2:
        raise ValueError("spinors must be a pair (up, down) of two-component columns of SymPy expressions")
    pair = []
    for name, column in zip(("up", "down"), spinors, strict=True):
        entries = [_expression(c, f"a component of the {name} spinor") for c in column]
        if len(entries) != 2:
            raise ValueError(f"the {name} spinor has {len(entries)} components; it needs 2")
        pair.append(sp.ImmutableMatrix(entries))
    _refuse_skew(pair)
    return pair[0], pair[1]


def _refuse_skew(pair: list[sp.ImmutableMatrix]) -> None:
    """Turn away a pair that is not orthonormal at one generic point (an input check, no proof: that is `verify`'s)."""
    basis = sp.Matrix.hstack(*pair)
    point = {s: sp.Rational(7 + 3 * i, 11) for i, s in enumerate(sorted(basis.free_symbols, key=str))}
    gram = (basis.H * basis).subs(point).evalf(30)
    worst = max(abs(complex(c)) for c in gram - sp.eye(2))
    if worst > 1e-12:  # 30 digits were asked for; half of them may be lost to the user's own expressions
        raise ValueError(f"the spinors are not orthonormal: <i|j> is off by {worst:.1e} at a generic direction of M")
