"""Mathematica: definitions in a package file; numbers in, machine or arbitrary precision out.

It has no expm1: (1 + e^x) tanh(x/2) stands for it. Names have no underscores, which are patterns there.
"""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import camel, identifiers, reserved_words
from derive.export.code.program import Program
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, Dialect, decimal, spelled, tanh_form

RESERVED = reserved_words("C D E I K N O If Module Sin Cos Tan Exp Log Sqrt Abs Pi")


def _number(value: object) -> str:
    """A double as Mathematica writes it: *^ before the exponent."""
    mantissa, _, exponent = decimal(value).partition("e")
    return f"{mantissa}*^{int(exponent)}" if exponent else mantissa


DIALECT = Dialect(
    {name: name.capitalize() for name in [*FUNCTIONS.values(), "sqrt"] if name != "expm1"}
    | {"asin": "ArcSin", "acos": "ArcCos", "atan": "ArcTan"},
    number=_number,
    call=lambda name, argument, binds: (f"{name}[{argument}]", ATOM),
    power=lambda base, binds, n: (f"{base if binds == ATOM else f'({base})'}^{n}", POWER),
)


def files(program: Program) -> dict[str, str]:
    """The package file, by file name."""
    return {f"{program.name}.wl": source(program)}


def source(program: Program) -> str:
    """The definitions: the function and its gradient."""
    names = identifiers(program.args, camel, RESERVED)
    name = camel(program.name)
    shape = (
        f"{name} gives {'a number' if program.size == 1 else f'a list of {program.size}'}; {name}Gradient a list of "
    )
    shape += "rows, the derivative of entry i by argument j in [[i, j]]."
    lines = ["(*", *header(program, names, shape), "*)"]
    return "\n".join([*lines, *_function(program, False), "", *_function(program, True)]) + "\n"


def _function(program: Program, gradient: bool) -> list[str]:
    routine = program.gradient if gradient else program.value
    names = identifiers([*program.args, *local_symbols(routine)], camel, RESERVED)
    body = Body(
        lambda e: spelled(tanh_form(e), DIALECT, names),
        names,
        declare=lambda target, value: f"{target} = {value};",
        assign=lambda target, value: f"{target} = {value};",
        branch=lambda condition: (f"If[{condition},", ",", "];"),
    )
    name = camel(program.name) + ("Gradient" if gradient else "")
    given = ", ".join(f"{names[s]}_?NumericQ" for s in program.args)
    local = ", ".join(names[s] for s in local_symbols(routine))
    rows = wrapped(f"{name}[{given}] := Module[{{{local}}},") + body.lines(routine)
    entries = [f"{{{', '.join(map(body.spell, row))}}}" for row in routine.rows]
    if not gradient:
        entries = [body.spell(row[0]) for row in routine.rows]
    scalar = program.size == 1 and not gradient
    return [*rows, *wrapped(f"    {entries[0] if scalar else '{' + ', '.join(entries) + '}'}"), "];"]


def caller(name: str, count: int, size: int) -> str:
    """Mathematica: row[point] prints each number as what its 16 digits say and the remainder."""
    call = camel(name)
    return f"""Get["{name}.wl"];
spelled[x_] := With[{{digits = ToString[N[x], InputForm]}},
  digits <> " " <> ToString[N[x] - ToExpression[digits], InputForm]];
row[point_] := With[
  {{numbers = Flatten[{{Apply[{call}, Take[point, {count}]], Apply[{call}Gradient, Take[point, {count}]]}}]}},
  Print["row ", StringJoin[Riffle[Map[spelled, numbers], " "]]]];
"""
