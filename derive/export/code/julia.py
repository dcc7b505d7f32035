"""Julia: functions of any real type that return a tuple, or a matrix for the derivatives; arrays count from 1."""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Program
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, Dialect, decimal, spelled

RESERVED = reserved_words(
    "baremodule begin break catch const continue do else elseif end export false finally for function global if"
    " import let local macro module quote return struct true try using while abstract mutable primitive type where in "
    " isa im pi sin cos tan exp log sqrt abs expm1 float"
)
DIALECT = Dialect(
    {name: name for name in [*FUNCTIONS.values(), "sqrt"]},
    number=decimal,
    call=lambda name, argument, binds: (f"{name}({argument})", ATOM),
    power=lambda base, binds, n: (f"{base if binds == ATOM else f'({base})'}^{n}", POWER),
)


def files(program: Program) -> dict[str, str]:
    """The source, by file name."""
    return {f"{program.name}.jl": source(program)}


def source(program: Program) -> str:
    """The Julia source: the function and its gradient."""
    names = identifiers(program.args, snake, RESERVED)
    shape = f"{program.name} returns {'a number' if program.size == 1 else f'a tuple of {program.size}'}; "
    shape += f"{program.name}_gradient returns a {program.size} x {len(names)} matrix, the derivative of entry i by "
    shape += "argument j in [i, j]. Broadcast with a dot over arrays."
    lines = ["#=", *header(program, names, shape), "=#"]
    lines += _function(program, gradient=False)
    return "\n".join([*lines, "", *_function(program, gradient=True)]) + "\n"


def _function(program: Program, gradient: bool) -> list[str]:
    routine = program.gradient if gradient else program.value
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED)
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda target, value: f"{target} = {value}",
        assign=lambda target, value: f"{target} = {value}",
        branch=lambda condition: (f"if {condition}", "else", "end"),
    )
    name = program.name + ("_gradient" if gradient else "")
    given = ", ".join(names[s] for s in program.args)
    rows = wrapped(f"function {name}({given})")
    rows += wrapped(f"    ({given},) = float.(({given},))") if given else []
    rows += body.lines(routine)
    return [*rows, *_result(body, program, gradient), "end"]


def _result(body: Body, program: Program, gradient: bool) -> list[str]:
    """The result; a matrix is filled row by row, so that no blank can be taken for a column break."""
    if not gradient:
        entries = [body.spell(row[0]) for row in program.value.rows]
        return wrapped(f"    return {entries[0] if program.size == 1 else '(' + ', '.join(entries) + ')'}")
    if not program.args:
        return [f"    return zeros({program.size}, 0)"]
    flat = ", ".join(body.spell(e) for row in program.gradient.rows for e in row)
    shape = f"{len(program.args)}, {program.size}"
    return wrapped(f"    return permutedims(reshape([{flat}], {shape}))")


def caller(name: str, count: int, size: int) -> str:
    """Julia: rows of the gradient in order."""
    return f"""include("{name}.jl")
for line in eachline("points.txt")
    a = parse.(Float64, split(line))[1:{count}]
    println(join([collect({name}(a...)); vec(permutedims({name}_gradient(a...)))], " "))
end
"""
