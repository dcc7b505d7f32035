"""Expressions spelled in a programming language, with brackets wherever its precedence needs them.

One printer serves all languages; what differs is data, a `Dialect`. SymPy's own printers are not used: some drop
brackets without a word (rust_code prints -x*(r - 1) as -x*r - 1.0). An inner expression is bracketed unless it binds
tighter than its place demands, so nothing depends on the associativity of a language. What a dialect cannot express
raises ValueError.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive.export.code.names import snake

SUM, PRODUCT, POWER, ATOM = range(4)
"""How tightly an expression binds; a leading minus binds like a sum."""

Piece = tuple[str, int]

_NAMES = ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log")
FUNCTIONS: dict[Any, str] = {**{getattr(sp, name): name for name in _NAMES}, sp.Abs: "abs", expm1: "expm1"}
"""The functions of one variable that a dialect spells, by the name used as key in `Dialect.functions`."""


def functions(form: str = "{}", lacks: tuple[str, ...] = (), **other: str) -> dict[str, str]:
    """What a language calls the functions: by our names in `form`, save those that have others or that it lacks."""
    return {name: form.format(other.get(name, name)) for name in (*FUNCTIONS.values(), "sqrt") if name not in lacks}


def decimal(value: Any) -> str:
    """The double nearest to a non-negative rational, in shortest decimal form."""
    try:
        nearest = int(value.p) / int(value.q)
    except OverflowError:
        raise ValueError(f"{value} is too large for a double") from None
    return repr(nearest)


@dataclass(frozen=True)
class Dialect:
    """How one language writes expressions and statements.

    functions       what it calls those it has; without expm1, (1 + e^x) tanh(x/2) stands for it
    reserved        words that no name may be; `folds_case` where capitals count as small letters
    style           of its names, `snake` or `camel`
    number          a non-negative rational as a literal
    call, power     a call and an integer power, in which {atom} is the operand in brackets unless it is an atom
                    (a literal with the `suffix` of its type); no power: written as a product
    times, over     the elementwise operators
    comment         what opens it, what each line of it begins with, what closes it
    line            a comment of one line, {} being what it says
    gives, says     of the results, a scalar or several, and of both routines, for the comment
    declare, assign of a fresh constant, of an existing variable: {0} = {1}
    branch          the lines that frame the two lists of a choice on {0}
    before          the lines before a choice, from the names of what it assigns
    """

    functions: Mapping[str, str]
    reserved: frozenset[str]
    comment: tuple[str, str, str]
    gives: tuple[str, str]
    says: str
    declare: str = "{} = {}"
    assign: str = "{} = {}"
    branch: tuple[str, str, str] = ("if {}", "else", "end")
    before: Callable[[list[str]], list[str]] = lambda names: []
    line: str = "// {}"
    style: Callable[[str], str] = snake
    folds_case: bool = False
    number: Callable[[Any], str] = decimal
    call: str = "{name}({argument})"
    power: str = ""
    suffix: str = ""
    times: str = " * "
    over: str = " / "
    continuation: str = ""
    indent: str = "    "

    def routine(self, name: str) -> str:
        """The name of a routine, which is in snake_case, in the style of the language."""
        return name if self.style is snake else self.style(name)


def spelled(expr: Any, dialect: Dialect, names: Mapping[Any, str]) -> str:
    """`expr` in the dialect; `names` gives the identifier of every symbol. ValueError for what has no spelling."""
    if "expm1" not in dialect.functions and expr.has(expm1):
        expr = expr.replace(expm1, lambda x: (1 + sp.exp(x)) * sp.tanh(x / 2))
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
            expr = sp.Rational(float(expr))
        if expr.is_Rational:
            size = self.dialect.number(abs(expr))
            return (f"-{size}", SUM) if expr.is_negative else (size, ATOM)
        if expr.is_Add:
            return self.sum(expr), SUM
        if expr.is_Mul:
            return self.product(expr)
        if expr.is_Pow:
            return self.raised(expr)
        name = FUNCTIONS.get(expr.func)
        if name is None or len(expr.args) != 1:
            raise ValueError(f"{expr.func.__name__} has no spelling here: {expr}")
        return self.call(name, expr.args[0])

    def sum(self, expr: Any) -> str:
        text = "".join(sign + _in(self.piece(size), SUM) for sign, size in _terms(expr))
        return text.removeprefix(" + ") if text[1] == "+" else f"-{text[3:]}"

    def product(self, expr: Any) -> Piece:
        opposite, above, below = _fraction(expr)
        if opposite is not None:
            return f"-{_in(self.piece(opposite), SUM)}", SUM
        text = self.factors(above)
        if below:
            bottom = _in(self.piece(below[0]), PRODUCT) if len(below) == 1 else f"({self.factors(below)})"
            text += self.dialect.over + bottom
        return text, PRODUCT

    def factors(self, factors: tuple[Any, ...]) -> str:
        return self.dialect.times.join(_in(self.piece(f), SUM) for f in factors)

    def raised(self, expr: Any) -> Piece:
        base, power = expr.args
        if power.is_Rational and power.is_negative:
            one = self.dialect.number(sp.S.One)
            return f"{one}{self.dialect.over}{_in(self.piece(base**-power), PRODUCT)}", PRODUCT
        if not power.is_Rational or power.q > 2:
            raise ValueError(f"the power {expr} has no spelling: only integers and halves are exponents here")
        whole = self.piece(base) if power.is_Integer else self.call("sqrt", base)
        if power.p == 1:
            return whole
        if self.dialect.power:
            return self.dialect.power.format(int(power.p), atom=self.atom(whole)), POWER
        return self.dialect.times.join([_in(whole, PRODUCT)] * int(power.p)), PRODUCT

    def call(self, name: str, argument: Any) -> Piece:
        if name not in self.dialect.functions:
            raise ValueError(f"this language has no {name}")
        inner, known = self.piece(argument), self.dialect.functions[name]
        return self.dialect.call.format(name=known, argument=inner[0], atom=self.atom(inner)), ATOM

    def atom(self, piece: Piece) -> str:
        return _in(piece, POWER) + (self.dialect.suffix if piece[1] == ATOM and piece[0][0].isdigit() else "")


@lru_cache(maxsize=1 << 14)
def _terms(expr: Any) -> tuple[tuple[str, Any], ...]:
    """The terms of a sum, each as sign and size, in the order of all languages: what is taken away last."""
    terms = sorted(expr.args, key=lambda term: (_negative(term), not term.is_number))
    return tuple((" - ", -term) if _negative(term) else (" + ", term) for term in terms)


@lru_cache(maxsize=1 << 14)
def _fraction(expr: Any) -> tuple[Any, tuple[Any, ...], tuple[Any, ...]]:
    """The opposite of a negative product, or else None and the factors above and below its bar."""
    coefficient, body = expr.as_coeff_Mul()
    if coefficient.is_negative:
        return -expr, (), ()
    above, below = ([coefficient] if coefficient != 1 else []), []
    for factor in sp.Mul.make_args(body):
        base, power = factor.as_base_exp() if factor.is_Pow else (factor, sp.S.One)
        if power.is_Rational and power.is_negative:
            below.append(base**-power)
        else:
            above.append(factor)
    return None, tuple(above or [sp.S.One]), tuple(below)


def _negative(term: Any) -> bool:
    return bool(term.as_coeff_Mul()[0].is_negative)
