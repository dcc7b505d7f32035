"""What an expression of a script is worth, without running anything.

Python's own parser reads it (`ast`), and only arithmetic, a few functions and constants, vectors and names set before
have a value. What depends on the time t is a factor times a function of t; what has no value says why (`Unread`).

Key results: `evaluate` (a node -> its value), `number_or_vector` (text -> numbers).
"""

from __future__ import annotations

import ast
import math
import operator
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, GAMMA, HBAR, MU_0
from derive.micromagnetics.quantities import has_unit
from derive.micromagnetics.scripts.choices import conditional
from derive.micromagnetics.scripts.timed import Timed, Unread, chosen, combined, finite, shown, written

NO_PYTHON = (SyntaxError, ValueError, MemoryError, RecursionError)
"""What Python's parser raises on what is none."""

DEEPEST, LONGEST = 60, 4000
"""Levels of nesting, and characters of one expression, beyond which nothing is read."""


@dataclass(frozen=True)
class Callback:
    """A function of the script: its arguments and the expression that it returns, if that is all it does."""

    arguments: tuple[str, ...]
    result: ast.expr | None
    name: str = ""


FUNCTIONS: dict[str, Callable[..., float]] = {
    **{name: getattr(math, name) for name in ("sqrt", "sin", "cos", "tan", "exp", "log", "log10", "atan2", "pow")},
    **{name: getattr(math, name) for name in ("sinh", "cosh", "tanh", "asin", "acos", "atan", "floor", "radians")},
    "step": lambda x: float(x > 0),
    "heaviside": lambda x, middle=0.5: float(middle if x == 0 else x > 0),
    **{"abs": abs, "float": float, "double": float, "max": max, "min": min, "deg2rad": math.radians},
}
MODULES = ("", "np", "numpy", "math", "torch", "jnp", "cmath")
"""What stands before the name of a function."""
VECTORS = ("vector", "constant", "tensor", "array", "asarray", "tuple", "list")
"""Functions whose value is their argument, or their arguments."""
CONSTANTS = {
    **{"pi": math.pi, "π": math.pi, "inf": math.inf, "true": True, "false": False},
    **dict.fromkeys(("mu0", "mu_0"), MU_0),
    **dict.fromkeys(("mub", "mu_b"), BOHR_MAGNETON),
    **dict.fromkeys(("c_e", "qe", "elementary_charge"), ELEMENTARY_CHARGE),
    **{"hbar": HBAR, "consts.gamma0": GAMMA * MU_0, "consts.e": ELEMENTARY_CHARGE, "constants.e": ELEMENTARY_CHARGE},
}
_BASE = re.compile(r"(?:(?:1|A|s|J|T|m|kg)(?:\^?-?\d)?(?:[ */]+|$))*")
_COMPARE = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq}
_SPELLED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "=="}


def quietly(text: str, mode: str = "exec") -> Any:
    """The tree of Python text, without the warnings that it may deserve; one of `NO_PYTHON` for what is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text, mode=mode)


def parsed(text: str) -> ast.expr:
    """An expression's tree; Unread for what is none."""
    if len(text) > LONGEST:
        raise Unread("an expression of too many characters")
    try:
        return quietly(conditional(text.strip()), mode="eval").body
    except NO_PYTHON:
        raise Unread(f"no expression: {text.strip()[:60]}") from None


def dotted(node: ast.expr) -> str:
    """The name that a node is, with its dots and without its brackets; empty for what is none."""
    parts: list[str] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            parts += [node.slice.value] if isinstance(node.slice.value, str) else []
        elif not isinstance(node, ast.Subscript):
            return ""
        node = node.value
    return ".".join([node.id, *reversed(parts)])


def _no_call(node: ast.Call) -> Any:
    raise Unread(f"no function that is read: {dotted(node.func) or 'a call'}")


@dataclass
class Evaluator:
    """Values by name, the integer division of Tcl where it is asked for, and what calls of unknown functions give."""

    values: Mapping[str, Any]
    call: Callable[[ast.Call], Any] = _no_call
    integers: bool = False

    def __call__(self, node: ast.expr, depth: int = 0) -> Any:
        """The value: a number, Timed, text, tuple, dict or Callback. Unread, with the reason, for what has none."""
        if depth > DEEPEST:
            raise Unread("an expression of too many levels")
        try:
            return self._value(node, depth + 1)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise error if isinstance(error, Unread) else Unread("no finite number") from None

    def _value(self, node: ast.expr, depth: int) -> Any:
        match node:
            case ast.Constant(value=bool() | str() | None as plain):
                return plain
            case ast.Constant(value=int() | float() as number):
                return number if self.integers and isinstance(number, int) else finite(float(number))
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self._named(node)
            case ast.Tuple(elts=items) | ast.List(elts=items):
                return tuple(self(item, depth) for item in items)
            case ast.Dict(keys=keys, values=items):
                return {str(self(k, depth)): self.kept(v, depth) for k, v in zip(keys, items, strict=True) if k}
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return combined(ast.Mult(), -1.0, self(operand, depth))
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self(operand, depth)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not self(operand, depth)
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(op, self.kept(left, depth), self.kept(right, depth))
            case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(op) in _COMPARE for op in ops):
                return _compared([type(op) for op in ops], [self(side, depth) for side in (left, *rest)])
            case ast.BoolOp(op=op, values=parts):
                return _both(isinstance(op, ast.And), [self(part, depth) for part in parts])
            case ast.IfExp(test=test, body=body, orelse=other):
                test_value = self(test, depth)
                if isinstance(test_value, Timed):
                    return chosen(test_value, self(body, depth), self(other, depth))
                return self(body if test_value else other, depth)
            case ast.Lambda(args=arguments, body=body):
                return Callback(tuple(a.arg for a in arguments.args), body)
            case ast.Call():
                return self._call(node, depth)
        raise Unread(f"not read: {ast.unparse(node)[:60]}")

    def kept(self, node: ast.expr, depth: int = 0) -> Any:
        """The value, or the `Unread` that says why there is none."""
        try:
            return self(node, depth)
        except Unread as reason:
            return reason

    def _named(self, node: ast.expr) -> Any:
        name = dotted(node)
        found = self.values.get(name)
        if found is None:
            ends = (name.lower(), ".".join(name.lower().split(".")[-2:]), name.lower().split(".")[-1])
            found = next((CONSTANTS[end] for end in ends if end in CONSTANTS), None)
        if found is None or isinstance(found, Unread):
            raise Unread(str(found) if found else f"{name or ast.unparse(node)[:40]} is not set before")
        return found

    def _binary(self, op: ast.operator, a: Any, b: Any) -> Any:
        for side in (a, b):
            if isinstance(side, Unread):
                raise side
        if self.integers and isinstance(op, ast.Div) and type(a) is int and type(b) is int:
            return a // b
        return combined(op, a, b)

    def _call(self, node: ast.Call, depth: int) -> Any:
        name = dotted(node.func)
        last = name.split(".")[-1].lower()
        if last in FUNCTIONS and name not in self.values and name.rpartition(".")[0] in MODULES:
            return _applied(last, [self(argument, depth) for argument in node.args])
        if last in VECTORS and node.args:
            items = tuple(self(argument, depth) for argument in node.args)
            return items if last == "vector" else items[0]
        if last == "si" and node.args:
            return _in_base_units(*(self(argument, depth) for argument in node.args))
        if last == "dict":
            return {k.arg: self.kept(k.value, depth) for k in node.keywords if k.arg}
        if last in ("zeros", "zeros_like"):
            return 0.0
        return self.call(node)


def _in_base_units(number: Any, unit: Any = "") -> Any:
    """Nmag's SI(number, unit); Unread for a unit with a prefix."""
    if not (isinstance(unit, str) and _BASE.fullmatch(unit.strip())):
        raise Unread(f"a number in {shown(unit)}, which is no product of plain units")
    return number


def _compared(ops: list[type[ast.cmpop]], sides: list[Any]) -> Any:
    """`a < b <= c`, a function of t where a side is one."""
    if any(isinstance(side, Timed) for side in sides):
        words = [part for op, side in zip(ops, sides[1:], strict=True) for part in (_SPELLED[op], written(side))]
        return Timed(1.0, f"({' '.join([written(sides[0]), *words])})")
    return all(_COMPARE[op](a, b) for op, a, b in zip(ops, sides, sides[1:], strict=False))


def _both(every: bool, parts: list[Any]) -> Any:
    """`a and b` or `a or b`, a function of t where a part is one."""
    if any(isinstance(part, Timed) for part in parts) and all(isinstance(part, bool | Timed) for part in parts):
        return Timed(1.0, f"({(' and ' if every else ' or ').join(map(written, parts))})")
    if not all(isinstance(part, bool) for part in parts):
        raise Unread("`and` or `or` between what is no condition")
    return all(parts) if every else any(parts)


def _applied(name: str, arguments: list[Any]) -> Any:
    if any(isinstance(a, Timed) for a in arguments):
        return Timed(1.0, f"{name}({', '.join(map(written, arguments))})")
    if not all(isinstance(a, int | float) for a in arguments):
        raise Unread(f"{name} of something that is no number")
    return finite(FUNCTIONS[name](*arguments))


def number_or_vector(text: str) -> Any:
    """A number or a vector of numbers that text gives, without names other than constants; Unread for anything else.

    A number with a unit is handed back as it is written: what reads it knows the unit that is asked for.
    """
    if has_unit(text):
        return text

    value = Evaluator({})(parsed(text))
    numbers = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(x, float) and not isinstance(x, bool) for x in numbers):
        raise Unread("no number")
    return value
