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
    lines = wrapped(f"function [value, gradient] = {program.name}({', '.join(value.given)})", " ...")
    lines += comment(program, _BRANCHING if branches else DIALECT)
    lines += [f"    {name} = double({name});" for name in value.given]
    lines += [*_value(value), "    if nargout > 1", *_gradient(gradient), "    end", "end"]
    return "\n".join(lines) + "\n"


def _value(text: Text) -> list[str]:
    size, (first, *others) = text.program.size, text.rows()
    if not others:
        return [*text.lines(), *wrapped(f"    value = {first[0]};", " ...")]
    columns = f"numel({' + '.join(text.given)})" if text.given else "1"
    rows = [*text.lines(), f"    value = zeros({size}, {columns});"]
    for i, (entry,) in enumerate((first, *others), 1):
        rows += wrapped(f"    value({i}, :) = {entry};", " ...")
    return rows


def _gradient(text: Text) -> list[str]:
    rows = [*text.lines(2), f"        gradient = zeros({text.program.size}, {len(text.given)});"]
    for i, row in enumerate(text.rows(), 1):
        for j, entry in enumerate(row, 1):
            rows += wrapped(f"        gradient({i}, {j}) = {entry};", " ...")
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
