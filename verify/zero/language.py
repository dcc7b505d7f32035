"""The language of the zero test at the terminal: one statement or declaration a line.

    line        = [declaration | expr ["=" expr]] ["#" comment]        a = b, or that an expression is zero
    declaration = names kind | names relation number | number "<" names "<" number
    kind        = "real" | "complex" | "integer" | "rational"          relation = "<" | ">" | "<=" | ">="

`expr` is arithmetic with + - * / ^ (or **), brackets, exact numbers (decimals too), `pi`, `E`, `I` and the functions in
`FUNCTIONS`; `piecewise(a, x < 0, b)` has conditions. Names are real symbols unless declared. A bounded name is written
by a symbol with a sign: x > 3 as 3 + p, a < x < b as (a + b p)/(1 + p), which reach all of the domain and no more.
Python's parser reads the text; nothing is run, simplified or guessed, and what leaves the grammar is a ValueError.

Key result: `Reader` (a line -> the expression that vanishes if it holds).
"""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import sympy as sp

from verify.zero.differentiation import raw
from verify.zero.kinds import CIRCULAR, HYPERBOLIC, LONGEST_NUMBER_BITS

DEEPEST, LONGEST, LONGEST_NUMBER = 100, 20_000, 1_000
"""Levels of brackets and signs, characters of a line, characters of a number."""
_INVERSE = (sp.asin, sp.acos, sp.atan, sp.acot, sp.asinh, sp.acosh, sp.atanh, sp.atan2)
FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{head.__name__: head for head in (*CIRCULAR, *HYPERBOLIC, *_INVERSE, sp.exp, sp.log, sp.re, sp.im, sp.conjugate)},
    **{"ln": sp.log, "abs": sp.Abs, "sign": sp.sign, "min": sp.Min, "max": sp.Max, "piecewise": sp.Piecewise},
    **{"sqrt": lambda u, **_: _power(u, sp.S.Half), "cbrt": lambda u, **_: _power(u, sp.Rational(1, 3))},
}
_CONSTANTS = {"pi": sp.pi, "E": sp.E, "I": sp.I}
_COMPARE = {ast.Lt: sp.StrictLessThan, ast.LtE: sp.LessThan, ast.Gt: sp.StrictGreaterThan, ast.GtE: sp.GreaterThan}
_KINDS = ("real", "complex", "integer", "rational")


class Reader:
    """Reads lines in order; a declaration holds from its line on."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.bounds: dict[str, dict[str, tuple[sp.Rational, bool]]] = {}
        self.source = b""

    def read(self, line: str) -> Any:
        """The expression that vanishes if the line holds; None for an empty line and a declaration."""
        line = line.partition("#")[0].strip()
        if len(line) > LONGEST:
            raise ValueError(f"{len(line)} characters are too many: give at most {LONGEST}")
        *names, kind = line.replace(",", " ").split() or [""]
        if not line or (kind in _KINDS and names and all(map(str.isidentifier, names))):
            self.kinds |= dict.fromkeys(map(_declarable, names), kind)
            return None
        sides = re.split(r"(?<![<>=!])=(?!=)", line)
        if len(sides) > 2:
            raise ValueError("more than one '=': give one equation a line")
        if len(sides) == 1 and (tree := self._parsed(line)) and isinstance(tree, ast.Compare | ast.Tuple):
            return self._declare(tree)
        left, *right = (self._value(self._parsed(side), 0) for side in sides)
        return _sum(left, *(_times(sp.S.NegativeOne, value) for value in right)) if right else left

    def _parsed(self, text: str) -> ast.expr:
        text = text.strip().replace("^", "**")
        self.source = text.encode()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(text, mode="eval").body
        except (SyntaxError, ValueError):
            raise ValueError(f"no expression: {text[:60]!r}") from None
        except (MemoryError, RecursionError):
            raise ValueError(f"nested too deeply: {text[:60]!r}") from None

    def _declare(self, tree: ast.expr) -> None:
        """Keep the bounds of names: `x, y > 0` is the tuple of x and y > 0 to Python."""
        *names, last = tree.elts if isinstance(tree, ast.Tuple) else [tree]
        if not isinstance(last, ast.Compare) or not all(type(op) in _COMPARE for op in last.ops):
            raise ValueError("neither an expression nor a declaration")
        parts = [last.left, *last.comparators]
        place = next((k for k, part in enumerate(parts) if isinstance(part, ast.Name)), 0)
        for name in map(_declarable, map(ast.unparse, [*names, parts[place]])):
            for k, part in enumerate(parts):
                number, op = None if k == place else self._value(part, 0), last.ops[min(k, place, len(last.ops) - 1)]
                if abs(k - place) > 1 or (number is not None and not number.is_Rational):
                    raise ValueError("bounds are numbers: x > 0, or -1 < x < 1")
                if number is not None:
                    side = "low" if isinstance(op, ast.Gt | ast.GtE) == (k > place) else "high"
                    self.bounds.setdefault(name, {})[side] = number, isinstance(op, ast.Lt | ast.Gt)

    def _name(self, name: str) -> Any:
        """A constant, a symbol, or a domain by a symbol with a sign."""
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        kind, bounds = self.kinds.get(name, "real"), self.bounds.get(name, {})
        assumed = {} if kind == "complex" else {kind: True}
        if not bounds:
            return sp.Symbol(name, **assumed)
        if kind == "complex" or (kind == "integer" and not all(number.is_Integer for number, _ in bounds.values())):
            raise ValueError(f"{name} is {kind} and cannot have these bounds")
        if len(bounds) == 2:
            (low, open_below), (high, open_above) = bounds["low"], bounds["high"]
            if not low < high or not open_below or not open_above or kind == "integer":
                raise ValueError(f"{name}: two bounds are read as a < {name} < b alone, for a real or rational {name}")
            p = sp.Symbol(f"({name} - {low})/({high} - {name})", positive=True, **assumed)
            return _times(_sum(low, _times(high, p)), _power(_sum(sp.S.One, p), sp.S.NegativeOne))
        ((side, (number, strict)),) = bounds.items()
        sign = ("positive", "negative")[side == "high"] if strict else ("nonnegative", "nonpositive")[side == "high"]
        symbol = sp.Symbol(f"({name} - {number})" if number else name, **assumed, **{sign: True})
        return _sum(number, symbol) if number else symbol

    def _value(self, node: ast.expr, depth: int) -> Any:
        if depth > DEEPEST:
            raise ValueError(f"nested more than {DEEPEST} deep")
        match node:
            case ast.Constant(value=int() | float()):
                return _number(self.source[node.col_offset : node.end_col_offset].decode())
            case ast.Name(id=name):
                return self._name(name)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as op, operand=operand):
                value = self._value(operand, depth + 1)
                return value if isinstance(op, ast.UAdd) else _times(sp.S.NegativeOne, value)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                terms = [(op, self._value(part, depth + 1)) for op, part in _chain(node, ast.Add, ast.Sub)]
                return _sum(*(_times(sp.S.NegativeOne, term) if op is ast.Sub else term for op, term in terms))
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                factors = [(op, self._value(part, depth + 1)) for op, part in _chain(node, ast.Mult, ast.Div)]
                return _times(*(_power(part, sp.S.NegativeOne) if op is ast.Div else part for op, part in factors))
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return _power(self._value(base, depth + 1), self._value(exponent, depth + 1))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS and arguments:
                return self._call(name, arguments, depth + 1)
        known = f"; functions are {', '.join(FUNCTIONS)}" if isinstance(node, ast.Call) else ""
        raise ValueError(f"not in the grammar: {self._text(node)!r}{known}")

    def _text(self, node: ast.expr) -> str:
        return self.source[node.col_offset : node.end_col_offset].decode()[:60]

    def _call(self, name: str, arguments: list[ast.expr], depth: int) -> Any:
        if name == "piecewise":
            conditions = [self._condition(part, depth) for part in arguments[1::2]]
            conditions += [sp.true] * (len(arguments) % 2)
            values = [self._value(part, depth) for part in arguments[::2]]
            return sp.Piecewise(*zip(values, conditions, strict=True), evaluate=False)
        count = {"atan2": 2, "min": len(arguments), "max": len(arguments)}.get(name, 1)
        if len(arguments) != count:
            raise ValueError(f"{name} takes {count}, not {len(arguments)}")
        return FUNCTIONS[name](*(self._value(part, depth) for part in arguments), evaluate=False)

    def _condition(self, node: ast.expr, depth: int) -> Any:
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARE:
                return raw(_COMPARE[type(op)], self._value(left, depth), self._value(right, depth))
        raise ValueError(f"no condition: {self._text(node)!r}; piecewise is value, condition, ..., value")


def _chain(node: ast.expr, same: type, other: type) -> Iterator[tuple[type, ast.expr]]:
    """The operands of operators of one rank, each with the operator before it; from the last to the first."""
    while isinstance(node, ast.BinOp) and type(node.op) in (same, other):
        yield type(node.op), node.right
        node = node.left
    yield same, node


def _declarable(name: str) -> str:
    """The name as the parser of expressions has it, to which a micro sign is a mu; ValueError if it has a meaning."""
    name = unicodedata.normalize("NFKC", name)
    if name in _CONSTANTS or name in FUNCTIONS or name in _KINDS or not name.isidentifier():
        raise ValueError(f"{name[:60]!r} cannot be declared")
    return name


def _number(literal: str) -> sp.Rational:
    if len(literal) > LONGEST_NUMBER or not re.fullmatch(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", literal):
        raise ValueError(f"no number of at most {LONGEST_NUMBER} characters: {literal[:60]!r}")
    return _bounded(sp.Rational(Fraction(literal)))


def _bounded(number: Any) -> Any:
    if not number.is_Rational or max(number.p.bit_length(), number.q.bit_length()) > LONGEST_NUMBER_BITS:
        raise ValueError(f"a number of more than {LONGEST_NUMBER_BITS} bits, or a division by zero")
    return number


def _sum(*terms: Any) -> Any:
    return _bounded(sp.Add(*terms)) if all(term.is_Rational for term in terms) else raw(sp.Add, *terms)


def _times(*factors: Any) -> Any:
    return _bounded(sp.Mul(*factors)) if all(factor.is_Rational for factor in factors) else raw(sp.Mul, *factors)


def _power(base: Any, exponent: Any) -> Any:
    """A power; that of a number to a whole number is a number, if it is not too long."""
    if base.is_Rational and exponent.is_Integer:
        if abs(exponent.p) * max(base.p.bit_length(), base.q.bit_length()) > 2 * LONGEST_NUMBER_BITS:
            raise ValueError(f"a number of more than {LONGEST_NUMBER_BITS} bits")
        return _bounded(base**exponent)
    return raw(sp.exp, exponent) if base is sp.E else raw(sp.Pow, base, exponent)
