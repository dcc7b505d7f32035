"""Mathematica: definitions in a package file; numbers in, machine or arbitrary precision out.

It has no expm1: (1 + e^x) tanh(x/2) stands for it. Names have no underscores, which are patterns there.
"""

from functools import partial

from derive.export.code.layout import Text, whole, wrapped
from derive.export.code.names import camel, reserved_words
from derive.export.code.spelling import Dialect, decimal, functions

_KNOWN = functions(lacks=("expm1",), asin="arcSin", acos="arcCos", atan="arcTan")
RESERVED = reserved_words("C D E I K N O If Module Sin Cos Tan Exp Log Sqrt Abs Pi")


def _number(value: object) -> str:
    """A double as Mathematica writes it: *^ before the exponent."""
    mantissa, _, exponent = decimal(value).partition("e")
    return f"{mantissa}*^{int(exponent)}" if exponent else mantissa


DIALECT = Dialect(
    {name: known[0].upper() + known[1:] for name, known in _KNOWN.items()},
    RESERVED,
    comment=("(*", "", "*)"),
    line="(* {} *)",
    gives=("a number", "a list of {size}"),
    says="{name} gives {value}; {name}Gradient a list of rows, the derivative of entry i by argument j in [[i, j]].",
    declare="{} = {};",
    assign="{} = {};",
    branch=("If[{},", ",", "];"),
    style=camel,
    number=_number,
    call="{name}[{argument}]",
    power="{atom}^{}",
)


def _function(text: Text) -> list[str]:
    given = ", ".join(f"{name}_?NumericQ" for name in text.given)
    head = wrapped(f"{text.name}[{given}] := Module[{{{', '.join(text.local)}}},")
    return [*head, *text.lines(), *wrapped(f"    {text.listed('{', '}')}"), "];"]


source = partial(whole, dialect=DIALECT, function=_function)


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
