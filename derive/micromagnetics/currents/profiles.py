"""The factors by which a current varies, expressions in t or in x, y and z: read by a small grammar, spelled anywhere.

Python's own parser reads them (`ast`), as it does for scripts. Numbers, pi, + - * /, powers and `FUNCTIONS` have a
meaning, and nothing else. What holds no variable is a number where it is spelled: sqrt(2) in no language is a call.

Key results: `expression` (text -> tree), `value` (at a time, or a place), `spelled` (in a language).
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from derive.micromagnetics.scripts.expressions import DEEPEST, Evaluator, parsed
from derive.micromagnetics.scripts.timed import Unread

FUNCTIONS = ("sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "abs", "step")
"""Of one argument; `step` is 1 above zero and 0 below it."""
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}


@dataclass(frozen=True)
class Language:
    """How a language writes what these expressions hold: its variables by our names, and templates for `str.format`."""

    variables: Mapping[str, str]
    power: str = "({} ** {})"
    call: str = "np.{}({})"
    step: str = "(1.0*({} > 0))"


_PLACE = {axis: axis for axis in "xyz"}
PYTHON = Language({"t": "t", **_PLACE})
TORCH = Language({"t": "state.t", **_PLACE}, call="torch.{}({})")
JULIA = Language({"t": "t", **_PLACE}, power="({}^{})", call="{}({})", step="({} > 0 ? 1.0 : 0.0)")
MX3 = Language({"t": "t", **{a: f"r.{a.upper()}()" for a in "xyz"}}, "pow({}, {})", "{}({})", "heaviside({})")
TCL = Language({"t": "$total_time", **{a: f"${a}" for a in "xyz"}}, "pow({}, {})", "{}({})", "({} > 0 ? 1.0 : 0.0)")


def expression(text: str, variables: Sequence[str], option: str) -> ast.expr:
    """The tree of a text in these variables; ValueError, one line that opens with `option`, for anything else."""
    try:
        tree = parsed(text.replace("^", "**"))
        _held(tree, variables, 0)
    except Unread as reason:
        meant = f"numbers, {', '.join(variables)}, pi, + - * / ^ and {', '.join(FUNCTIONS)}"
        raise ValueError(f"{option} {text[:60]}: {reason}; {meant} are") from None
    try:
        value(tree, dict.fromkeys(variables, 0.0))
        spelled(tree, PYTHON)
    except Unread:
        raise ValueError(f"{option} {text[:60]}: no finite number where {', '.join(variables)} = 0") from None
    return tree


def _held(node: ast.expr, variables: Sequence[str], depth: int) -> None:
    """Unread for a part that is not of the grammar."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            parts: list[ast.expr] = []
        case ast.Name(id=name) if name in (*variables, "pi"):
            parts = []
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            parts = [operand]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            parts = [left, right]
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            parts = [argument]
        case _:
            raise Unread(f"{ast.unparse(node)[:40]} is not read")
    if depth > DEEPEST:
        raise Unread("an expression of too many levels")
    for part in parts:
        _held(part, variables, depth + 1)


def value(tree: ast.expr, at: Mapping[str, float]) -> float:
    """The number that an expression is there; `Unread` where it is not finite."""
    found = Evaluator(at)(tree)
    if not isinstance(found, int | float):
        raise Unread("no finite number")
    return float(found)


def spelled(node: ast.expr, language: Language) -> str:
    """An expression in a language, in brackets where it is no single thing."""
    if not any(isinstance(n, ast.Name) and n.id in language.variables for n in ast.walk(node)):
        number = value(node, {})
        return repr(number) if number >= 0 else f"({number!r})"
    match node:
        case ast.Name(id=name):
            return language.variables[name]
        case ast.UnaryOp(op=op, operand=operand):
            return f"(-{spelled(operand, language)})" if isinstance(op, ast.USub) else spelled(operand, language)
        case ast.BinOp(left=left, op=op, right=right):
            sides = spelled(left, language), spelled(right, language)
            return (language.power if isinstance(op, ast.Pow) else f"({{}} {_SIGNS[type(op)]} {{}})").format(*sides)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            inner = spelled(argument, language)
            if isinstance(argument, ast.BinOp | ast.UnaryOp) and inner.startswith("("):
                inner = inner[1:-1]
            return language.step.format(inner) if name == "step" else language.call.format(name, inner)
    raise ValueError(f"no expression of a profile: {ast.unparse(node)[:40]}")
