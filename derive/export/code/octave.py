"""GNU Octave and MATLAB: one function file; its second output holds the partial derivatives.

The value takes arrays of one size, element by element. The derivatives take scalars.
"""

from dataclasses import replace

from derive.export.code.layout import Text, comment, wrapped
from derive.export.code.names import reserved_words
from derive.export.code.program import Choice, Program
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "break case catch continue else elseif end for function global if otherwise persistent return switch try while"
    " parfor spmd classdef value gradient i j pi e eps inf nan beta gamma sin cos tan exp log sqrt abs expm1 double"
)
_SAYS = (
    "First output: {value}. Second output, for scalar arguments: gradient, a {size} x {count} matrix, the derivative of"
    " entry i by argument j in (i, j)."
)
DIALECT = Dialect(
    functions(),
    RESERVED,
    comment=("", "% ", ""),
    line="% {}",
    gives=("value", "value, a {size} x n matrix, one column per point"),
    says=_SAYS.replace("{value}", "{value} (arguments of one size, as columns or rows)"),
    declare="{} = {};",
    assign="{} = {};",
    power="{atom} .^ {}",
    times=" .* ",
    over=" ./ ",
    continuation=" ...",
)
_BRANCHING = replace(DIALECT, gives=("value", "value, a {size} x 1 column"), says=_SAYS)
"""Where a choice is made point by point."""


def source(program: Program) -> str:
    """The function file."""
    value, gradient = Text(program, DIALECT), Text(program, DIALECT, gradient=True)
    branches = any(isinstance(s, Choice) for s in program.value.statements)
    lines = comment(program, _BRANCHING if branches else DIALECT)
    lines += wrapped(f"function [value, gradient] = {program.name}({', '.join(value.given)})", " ...")
    lines += [f"    {name} = double({name});" for name in value.given]
    lines += [*_assigned(value), "    if nargout > 1", *_assigned(gradient, 2), "    end", "end"]
    return "\n".join(lines) + "\n"


def _assigned(text: Text, depth: int = 1) -> list[str]:
    """The statements, and each result in its place of the output."""
    size, pad = text.program.size, "    " * depth
    name, columns = ("gradient", str(len(text.given))) if text.gradient else ("value", "1")
    if text.given and not text.gradient:
        columns = f"numel({' + '.join(text.given)})"
    lone = size == 1 and not text.gradient
    rows = [*text.lines(depth), *([] if lone else [f"{pad}{name} = zeros({size}, {columns});"])]
    for i, row in enumerate(text.rows(), 1):
        for j, entry in enumerate(row, 1):
            place = "" if lone else f"({i}, {j if text.gradient else ':'})"
            rows += wrapped(f"{pad}{name}{place} = {entry};", " ...")
    return rows


def caller(name: str, count: int, size: int) -> str:
    """Octave: both outputs, point by point."""
    return f"""points = load("points.txt");
for k = 1:rows(points)
    a = num2cell(points(k, 1:{count}));
    [value, gradient] = {name}(a{{:}});
    printf("%.17g ", value, gradient.');
    printf("\\n");
end
"""
