"""A form as the text of a Coq definition over the real numbers: with Coq itself, all that a reader must trust.

A sum, product, power or function becomes Coq's own of the same name, in brackets; a symbol a variable of type R, or of
Coquelicot's C where it is complex; an undefined function of real symbols a variable of type R -> ... -> R, and its
derivative Coquelicot's Derive. A form with an imaginary unit is printed over C, its real parts as they are.
Nothing is simplified. What is not understood raises ValueError.

Key results: `definition` (Coq), `variables` (of some forms, in order; a function as it is applied), `coq_name`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

_REAL = {sp.sin: "sin", sp.cos: "cos", sp.Abs: "Rabs", sp.atan: "atan", sp.log: "ln"}
_TAKEN = {"R", "C", "exp", "sqrt", "PI", "Re", "Im", "Ci", "RtoC", "Cconj", "cis", "Derive", "form", "fun"}
_TAKEN |= {*_REAL.values()}


def coq_name(symbol: Any) -> str:
    """The name in Coq of a symbol or applied function; ValueError where Coq has another meaning for it."""
    name = str(symbol.name)
    if not name.isidentifier() or not name.isascii() or name in _TAKEN:
        raise ValueError(f"{name} is no name for a variable in Coq")
    return name


def is_complex(expr: Any) -> bool:
    """Whether an expression is printed over C: it has an imaginary unit or a symbol that is not real."""
    return bool(expr.has(sp.I) or any(not s.is_real for s in expr.free_symbols))


def variables(forms: Iterable[Any]) -> list[Any]:
    """Every symbol and every applied function of some forms, by name; ValueError where two have the same."""
    found = sorted({s for form in forms for s in form.free_symbols | form.atoms(AppliedUndef)}, key=coq_name)
    if twice := [coq_name(s) for s, other in pairwise(found) if coq_name(s) == coq_name(other)]:
        raise ValueError(f"{twice[0]} would be the name of two variables in Coq")
    return found


def kind(entries: Sequence[Any]) -> str:
    """The type of a form: R or C, or a product of as many of them as it has entries."""
    field = "C" if any(map(is_complex, entries)) else "R"
    return " * ".join([field] * len(entries))


def domain(symbol: Any) -> str:
    """The type of a variable."""
    if not symbol.is_Symbol:
        return f"({' -> '.join(['R'] * (len(symbol.args) + 1))})"
    return "R" if symbol.is_real else "C"


def definition(name: str, arguments: Sequence[Any], entries: Sequence[Any]) -> str:
    """`Definition name (x : R) ... : kind := ( entries ).`"""
    given = "".join(f"({coq_name(s)} : {domain(s)}) " for s in arguments)
    over_c = any(map(is_complex, entries))
    body = ",\n   ".join(_complex(entry) if over_c else _real(entry) for entry in entries)
    scope = "%C" if over_c else "%R"
    return f"Definition {name} {given}: ({kind(entries)})%type :=\n  ({body}){scope}."


def _real(expr: Any) -> str:
    """An expression over R, whole or in brackets."""
    if expr.is_Symbol:
        return coq_name(expr)
    if expr is sp.pi:
        return "PI"
    if isinstance(expr, sp.re | sp.im):
        return f"({'Re' if isinstance(expr, sp.re) else 'Im'} {_complex(expr.args[0])}%C)"
    if isinstance(expr, sp.exp):  # E**x too, which SymPy counts among them
        return f"(exp {_real(expr.exp)})"
    if expr.func in _REAL:
        return f"({_REAL[expr.func]} {_real(expr.args[0])})"
    if isinstance(expr, AppliedUndef) and expr.is_real and all(s.is_Symbol and s.is_real for s in expr.args):
        return f"({' '.join(map(coq_name, (expr, *expr.args)))})"
    if isinstance(expr, sp.Derivative) and isinstance(expr.expr, AppliedUndef) and expr.derivative_count == 1:
        place = coq_name(expr.variables[0])
        return f"(Derive (fun {place} => {_real(expr.expr)}) {place})"
    return _arithmetic(expr, _real)


def _complex(expr: Any) -> str:
    """An expression over C; the largest real parts of it are printed over R."""
    if not is_complex(expr) or isinstance(expr, sp.re | sp.im):
        return f"(RtoC {_real(expr)}%R)"
    if expr is sp.I:
        return "Ci"
    if expr.is_Symbol:
        return coq_name(expr)
    if isinstance(expr, sp.conjugate):
        return f"(Cconj {_complex(expr.args[0])})"
    if isinstance(expr, sp.exp) and not is_complex(phase := expr.exp / sp.I):
        return f"(cis {_real(phase)}%R)"
    return _arithmetic(expr, _complex)


def _arithmetic(expr: Any, inner: Callable[[Any], str]) -> str:
    """A sum, a product, a power or a number over either field."""
    if expr.is_Add:
        first, *others = expr.args
        return f"({inner(first)}{''.join(_term(term, inner) for term in others)})"
    if expr.is_Mul or expr.is_Rational:
        negative, size = _sign(expr)
        return f"(- {inner(size)})" if negative else _quotient(expr, inner)
    if expr.is_Pow and expr.exp.is_Rational:
        return _quotient(expr, inner) if expr.exp < 0 else _power(expr.base, expr.exp, inner)
    raise ValueError(f"{expr} cannot be printed as Coq")


def _sign(expr: Any) -> tuple[bool, Any]:
    """Whether a product begins with a negative number, and the product without that sign."""
    number, rest = expr.as_coeff_Mul()
    if not number.is_Rational or number >= 0:
        return False, expr
    return True, sp.Mul(-number, *sp.Mul.make_args(rest), evaluate=False) if number != -1 else rest


def _term(term: Any, inner: Callable[[Any], str]) -> str:
    negative, size = _sign(term)
    return f" - {inner(size)}" if negative else f" + {inner(term)}"


def _quotient(expr: Any, inner: Callable[[Any], str]) -> str:
    """A product, its negative powers below a stroke."""
    above, below = list[str](), list[str]()
    for factor in sp.Mul.make_args(expr):
        if factor.is_Rational and factor.p != 1 != factor.q:  # a factor of its own: 5 (1 + x) would be read as a sum
            above.append(f"({_whole(factor.p, inner)} / {_whole(factor.q, inner)})")
        elif factor.is_Rational:
            above += [_whole(factor.p, inner)] if factor.p != 1 else []
            below += [_whole(factor.q, inner)] if factor.q != 1 else []
        elif factor.is_Pow and factor.exp.is_Rational and factor.exp < 0:
            below.append(_power(factor.base, -factor.exp, inner))
        else:
            above.append(inner(factor))
    top, bottom = " * ".join(above) or _whole(1, inner), " * ".join(below)
    if not bottom:
        return f"({top})" if len(above) > 1 else top
    return f"({top} / {bottom})" if len(below) == 1 else f"({top} / ({bottom}))"


def _whole(number: int, inner: Callable[[Any], str]) -> str:
    return str(number) if inner is _real else f"(RtoC {number}%R)"


def _power(base: Any, power: Any, inner: Callable[[Any], str]) -> str:
    """A positive power: whole, or of a square root over R."""
    if power.q > 2 or (power.q == 2 and inner is _complex):
        raise ValueError(f"{base**power} cannot be printed as Coq")
    text = f"(sqrt {inner(base)})" if power.q == 2 else inner(base)
    if power.p == 1:
        return text
    return f"({' * '.join([text] * power.p)})" if inner is _complex else f"({text} ^ {power.p})"
