"""Expressions spelled in a programming language, with brackets wherever its precedence needs them.

One printer serves all languages; what differs is a `Dialect`: number literals, names of functions, how an integer
power is written. SymPy's own printers are not used: some drop brackets without a word (rust_code prints -x*(r - 1) as
-x*r - 1.0). An inner expression is bracketed unless it binds tighter than its place demands, so nothing depends on the
associativity of a language. What a dialect cannot express raises ValueError.

Key results: `Dialect`, `spelled`, `decimal`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

SUM, PRODUCT, POWER, ATOM = range(4)
"""How tightly an expression binds; a leading minus binds like a sum."""

Piece = tuple[str, int]

FUNCTIONS: dict[Any, str] = {
    sp.sin: "sin",
    sp.cos: "cos",
    sp.tan: "tan",
    sp.asin: "asin",
    sp.acos: "acos",
    sp.atan: "atan",
    sp.sinh: "sinh",
    sp.cosh: "cosh",
    sp.tanh: "tanh",
    sp.exp: "exp",
    sp.log: "log",
    sp.Abs: "abs",
    expm1: "expm1",
}
"""The functions of one variable that a dialect spells, by the name used as key in `Dialect.functions`."""


@dataclass(frozen=True)
class Dialect:
    """How one language writes numbers, calls, products and powers.

    `call(name, argument, binds)` spells a call; `power(base, binds, n)` an integer power n >= 2, or None to have it
    written as a product. `times` and `over` are the elementwise operators.
    """

    functions: Mapping[str, str]
    number: Callable[[Any], str]
    call: Callable[[str, str, int], Piece] = lambda name, argument, binds: (f"{name}({argument})", ATOM)
    power: Callable[[str, int, int], Piece] | None = None
    times: str = " * "
    over: str = " / "


def decimal(value: Any) -> str:
    """The double nearest to a non-negative rational, in shortest decimal form."""
    try:
        nearest = int(value.p) / int(value.q)
    except OverflowError:
        raise ValueError(f"{value} is too large for a double") from None
    return repr(nearest)


def spelled(expr: Any, dialect: Dialect, names: Mapping[Any, str]) -> str:
    """`expr` in the dialect; `names` gives the identifier of every symbol. ValueError for what has no spelling."""
    return _Speller(dialect, names).piece(expr)[0]


def _in(piece: Piece, binds: int) -> str:
    """A piece where something must bind tighter than `binds`."""
    return piece[0] if piece[1] > binds else f"({piece[0]})"


@dataclass(frozen=True)
class _Speller:
    dialect: Dialect
    names: Mapping[Any, str]

    def piece(self, expr: Any) -> Piece:
        if expr.is_Symbol:
            if expr not in self.names:
                raise ValueError(f"no name for the symbol {expr}")
            return self.names[expr], ATOM
        if expr.is_Float or expr is sp.pi:
            return self.number(sp.Rational(float(expr)))
        if expr.is_Rational:
            return self.number(expr)
        if expr.is_Add:
            return self.sum(expr)
        if expr.is_Mul:
            return self.product(expr)
        if expr.is_Pow:
            return self.raised(expr)
        return self.function(expr)

    def number(self, value: Any) -> Piece:
        if value.is_negative:
            return f"-{self.dialect.number(-value)}", SUM
        return self.dialect.number(value), ATOM

    def sum(self, expr: Any) -> Piece:
        terms = sorted(expr.args, key=lambda term: (_negative(term), not term.is_number))
        text = _in(self.piece(terms[0]), SUM) if not _negative(terms[0]) else self.piece(terms[0])[0]
        for term in terms[1:]:
            sign, size = (" - ", -term) if _negative(term) else (" + ", term)
            text += sign + _in(self.piece(size), SUM)
        return text, SUM

    def product(self, expr: Any) -> Piece:
        coefficient, body = expr.as_coeff_Mul()
        if coefficient.is_negative:
            return f"-{_in(self.piece(-expr), SUM)}", SUM
        above, below = self.fraction(coefficient, sp.Mul.make_args(body))
        text = self.factors(above) if above else self.dialect.number(sp.S.One)
        if below:
            bottom = _in(self.piece(below[0]), PRODUCT) if len(below) == 1 else f"({self.factors(below)})"
            text += self.dialect.over + bottom
        return text, PRODUCT

    def fraction(self, coefficient: Any, factors: Any) -> tuple[list[Any], list[Any]]:
        above, below = [], []
        if coefficient != 1:
            above.append(coefficient)
        for factor in factors:
            base, power = factor.as_base_exp() if factor.is_Pow else (factor, sp.S.One)
            if power.is_Rational and power.is_negative:
                below.append(base**-power)
            else:
                above.append(factor)
        return above, below

    def factors(self, factors: list[Any]) -> str:
        if len(factors) == 1:
            return _in(self.piece(factors[0]), SUM)
        return self.dialect.times.join(_in(self.piece(f), SUM) for f in factors)

    def raised(self, expr: Any) -> Piece:
        base, power = expr.args
        if power.is_Rational and power.is_negative:
            one = self.dialect.number(sp.S.One)
            return f"{one}{self.dialect.over}{_in(self.piece(base**-power), PRODUCT)}", PRODUCT
        if power.is_Rational and power.q == 2:
            root = self.call("sqrt", base)
            return root if power.p == 1 else self.repeated(root, int(power.p))
        if not power.is_Integer:
            raise ValueError(f"the power {expr} has no spelling: only integers and halves are exponents here")
        return self.repeated(self.piece(base), int(power))

    def repeated(self, base: Piece, power: int) -> Piece:
        if self.dialect.power is not None:
            return self.dialect.power(*base, power)
        return self.dialect.times.join([_in(base, PRODUCT)] * power), PRODUCT

    def function(self, expr: Any) -> Piece:
        name = FUNCTIONS.get(expr.func)
        if name is None or len(expr.args) != 1:
            raise ValueError(f"{expr.func.__name__} has no spelling here: {expr}")
        return self.call(name, expr.args[0])

    def call(self, name: str, argument: Any) -> Piece:
        if name not in self.dialect.functions:
            raise ValueError(f"this language has no {name}")
        return self.dialect.call(self.dialect.functions[name], *self.piece(argument))


def _negative(term: Any) -> bool:
    return bool(term.as_coeff_Mul()[0].is_negative)


def tanh_form(expr: Any) -> Any:
    """`expr` without expm1, for languages that lack it: (1 + e^x) tanh(x/2) loses no digits either."""
    return expr.replace(expm1, lambda x: (1 + sp.exp(x)) * sp.tanh(x / 2))
