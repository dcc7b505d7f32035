"""GNU Octave and MATLAB: one function file; its second output holds the partial derivatives.

The value takes arrays of one size, element by element. The derivatives take scalars.
"""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Choice, Program, Routine
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, Dialect, decimal, spelled

RESERVED = reserved_words(
    "break case catch continue else elseif end for function global if otherwise persistent return switch try while"
    " parfor spmd classdef value gradient i j pi e eps inf nan beta gamma sin cos tan exp log sqrt abs expm1 double"
)
DIALECT = Dialect(
    {name: name for name in [*FUNCTIONS.values(), "sqrt"]},
    number=decimal,
    call=lambda name, argument, binds: (f"{name}({argument})", ATOM),
    power=lambda base, binds, n: (f"{base if binds == ATOM else f'({base})'} .^ {n}", POWER),
    times=" .* ",
    over=" ./ ",
)


def files(program: Program) -> dict[str, str]:
    """The function file, by file name."""
    return {f"{program.name}.m": source(program)}


def source(program: Program) -> str:
    """The function file."""
    names = identifiers(program.args, snake, RESERVED)
    size, count = program.size, len(names)
    arrays = "" if _branches(program.value) else " (arguments of one size, as columns or rows)"
    entries = "value" if size == 1 else f"value, a {size} x n matrix, one column per point"
    shape = (
        f"First output: {entries}{arrays}. Second output, for scalar arguments: gradient, a {size} x {count} matrix, "
    )
    shape += "the derivative of entry i by argument j in (i, j)."
    if _branches(program.value):
        shape = shape.replace(", one column per point", "").replace("x n matrix", "x 1 column")
    given = ", ".join(names.values())
    lines = wrapped(f"function [value, gradient] = {program.name}({given})", " ...")
    lines += [f"% {line}".rstrip() for line in header(program, names, shape)]
    lines += [f"    {name} = double({name});" for name in names.values()]
    lines += _value(program)
    lines += ["    if nargout > 1", *_gradient(program), "    end", "end"]
    return "\n".join(lines) + "\n"


def _branches(routine: Routine) -> bool:
    return any(isinstance(s, Choice) for s in routine.statements)


def _body(program: Program, routine: Routine) -> Body:
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED)
    return Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda target, value: f"{target} = {value};",
        assign=lambda target, value: f"{target} = {value};",
        branch=lambda condition: (f"if {condition}", "else", "end"),
        continuation=" ...",
    )


def _value(program: Program) -> list[str]:
    body = _body(program, program.value)
    rows = body.lines(program.value)
    if program.size == 1:
        return [*rows, *wrapped(f"    value = {body.spell(program.value.rows[0][0])};", " ...")]
    columns = "numel(" + " + ".join(body.names[s] for s in program.args) + ")" if program.args else "1"
    rows.append(f"    value = zeros({program.size}, {columns});")
    for i, row in enumerate(program.value.rows, 1):
        rows += wrapped(f"    value({i}, :) = {body.spell(row[0])};", " ...")
    return rows


def _gradient(program: Program) -> list[str]:
    body = _body(program, program.gradient)
    rows = [*body.lines(program.gradient, 2), f"        gradient = zeros({program.size}, {len(program.args)});"]
    for i, row in enumerate(program.gradient.rows, 1):
        for j, entry in enumerate(row, 1):
            rows += wrapped(f"        gradient({i}, {j}) = {body.spell(entry)};", " ...")
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
