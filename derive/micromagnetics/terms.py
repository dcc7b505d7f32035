"""The expressions of a mapping as arithmetic in names, which has a number at once and is SymPy's only when asked for.

The mappings are written in `u`, `eta`, `alpha_t` (alpha-tilde) and `gamma_t` (gamma-tilde) besides the inputs; what
these are is read from the derived equations (`derive.cheng_niu.kept`) and nowhere typed in. The current flows along x.

Key results: `Term`, `formula` (a derived expression by name), `numbers` (symbol's name -> float).
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from derive.cheng_niu.kept import formulas
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR, MU_0
from derive.micromagnetics.inputs import Inputs

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def _chosen(test: Any, then: Any, otherwise: Any) -> Any:
    return then if test else otherwise


@dataclass(frozen=True)
class Term:
    """Arithmetic in names, as text of Python; of whole numbers and fractions, so that nothing is rounded."""

    text: str

    @cached_property
    def tree(self) -> ast.expr:
        """The text, read."""
        return ast.parse(self.text, mode="eval").body

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of symbols in it."""
        called = {node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)}
        return frozenset(n.id for n in ast.walk(self.tree) if isinstance(n, ast.Name) and n not in called)

    def at(
        self,
        values: Mapping[str, Any],
        functions: Any = math,
        number: Callable[[int], Any] = float,
        choice: Callable[[Any, Any, Any], Any] = _chosen,
    ) -> Any:
        """The value where the names have these values; with NumPy's `functions` they may be arrays."""

        def of(node: ast.AST) -> Any:
            match node:
                case ast.Constant(value=int() as whole):
                    return number(whole)
                case ast.Name(id=name):
                    return values[name]
                case ast.UnaryOp(op=ast.USub(), operand=operand):
                    return -of(operand)
                case ast.BinOp(left=left, op=op, right=right):
                    return _BINARY[type(op)](of(left), of(right))
                case ast.Call(func=ast.Name(id=name), args=[argument]):
                    return abs(of(argument)) if name == "abs" else getattr(functions, name)(of(argument))
                case ast.IfExp(test=ast.Compare(left=left, ops=[ast.GtE()], comparators=[least]), body=a, orelse=b):
                    return choice(of(left) >= of(least), of(a), of(b))
            raise ValueError(f"{ast.unparse(node)} is no arithmetic")

        return of(self.tree) + 0.0 if number is float else of(self.tree)

    def __add__(self, other: Any) -> Term:
        return Term(f"({_text(self)} + {_text(other)})")

    def __mul__(self, other: Any) -> Term:
        return Term(f"({_text(self)} * {_text(other)})")

    def __truediv__(self, other: Any) -> Term:
        return Term(f"({_text(self)} / {_text(other)})")

    def __pow__(self, power: int) -> Term:
        return Term(f"({self.text} ** {power})")

    def __radd__(self, other: Any) -> Term:
        return Term(_text(other)) + self

    def __rmul__(self, other: Any) -> Term:
        return Term(_text(other)) * self

    def __neg__(self) -> Term:
        return Term(f"(-{self.text})")

    def __abs__(self) -> Term:
        return Term(f"abs({self.text})")


def _text(value: Term | int | Fraction) -> str:
    return value.text if isinstance(value, Term) else f"({value})"


P, j_e, xi, M_s, n_0, alpha, gamma = map(Term, ("P", "j_x", "xi", "M_s", "n_0", "alpha", "gamma"))
mu_B, e, hbar, mu_0 = map(Term, ("mu_B", "e", "hbar", "mu_0"))
u, eta, alpha_t, gamma_t = COEFFICIENTS = tuple(map(Term, ("u_x", "eta_n", "alpha_t", "gamma_t")))

gamma_mumax3 = Term("gamma_mumax3")
"""The gyromagnetic ratio (rad/(T s)) that mumax3's Zhang-Li kernel divides by, whatever GammaLL is."""

EXACT = {gamma_mumax3.text: 17595 * 10**7}
"""Constants of a solver that the mappings hold as symbols (GAMMA0 in mumax3's cuda/constants.h)."""

READ = ("torque", "xi", "alpha_t", "gamma_t")
"""What a solver's parameters determine of Eq. 16; `torque` is u/(1 + eta)."""

CONSTANTS: dict[str, float] = {
    mu_B.text: BOHR_MAGNETON,
    e.text: ELEMENTARY_CHARGE,
    hbar.text: HBAR,
    mu_0.text: MU_0,
    **{name: float(value) for name, value in EXACT.items()},
}

OWN = "own_"
"""What the name of a solver's parameter starts with here, so that it is none of the paper's symbols."""


def solver_symbol(name: str) -> Term:
    """A solver's parameter as a symbol of that name."""
    return Term(OWN + name)


@cache
def formula(name: str) -> Term:
    """A derived expression, by its name in `derive.cheng_niu.kept`."""
    return Term(formulas()[name])


def numbers(inputs: Inputs) -> dict[str, float]:
    """All symbols that a mapping may contain, as floats in SI units, by name."""
    given = zip((P, j_e, xi, M_s, n_0, alpha, gamma), inputs.numbers().values(), strict=True)
    values = CONSTANTS | {symbol.text: value for symbol, value in given}
    for symbol in (eta, u, gamma_t, alpha_t):
        values[symbol.text] = formula(symbol.text).at(values)
    return values
