"""Python with NumPy: functions of numbers or arrays that broadcast."""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Assign, Program, Routine
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, Dialect, decimal, spelled

RESERVED = reserved_words(
    "False None True and as assert async await break class continue def del elif else except finally for from global if"
    " import in is lambda nonlocal not or pass raise return try while with yield np abs sum _reals"
)
_INVERSE = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}
DIALECT = Dialect(
    {name: f"np.{_INVERSE.get(name, name)}" for name in [*FUNCTIONS.values(), "sqrt"]},
    number=decimal,
    call=lambda name, argument, binds: (f"{name}({argument})", ATOM),
    power=lambda base, binds, n: (f"{base if binds == ATOM else f'({base})'}**{n}", POWER),
)

_READ = [
    "def _reals(*given):",
    '    """The arguments as doubles of one shape, since integers wrap around; TypeError for what is not real."""',
    "    if any(map(np.ma.is_masked, given)):",
    '        raise TypeError("masked entries; fill or drop them first")',
    "    arrays = map(np.asarray, given)",
    '    casts = [(a, "unsafe" if a.dtype == object else "same_kind") for a in arrays]',
    "    return np.broadcast_arrays(*(a.astype(float, casting=casting) for a, casting in casts))",
    "",
    "",
]
"""What a module opens with. Objects may be integers of any size; float() refuses those of them that are no numbers."""


def files(program: Program) -> dict[str, str]:
    """The module, by file name."""
    return {f"{program.name}.py": source(program)}


def source(program: Program) -> str:
    """The module: the function and its gradient, both of arrays that broadcast."""
    names = identifiers(program.args, snake, RESERVED)
    name, size = program.name, program.size
    shape = (
        f"{name} returns an array of shape {'(...)' if size == 1 else f'({size}, ...)'}; {name}_gradient one of shape "
    )
    shape += f"({size}, {len(names)}, ...), the derivative of entry i by argument j in [i, j]."
    lines = ['"""', *header(program, names, shape), '"""', "", "import numpy as np", "", ""]
    lines[0:2] = [f'r"""{lines[1]}']
    lines += _READ if names else []
    lines += [*_function(program, False), "", "", *_function(program, True)]
    return "\n".join(lines) + "\n"


def _function(program: Program, gradient: bool) -> list[str]:
    routine = program.gradient if gradient else program.value
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED)
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda target, value: f"{target} = {_whole(value, len(target))}",
        assign=lambda target, value: f"{target} = {value}",
        branch=lambda condition: (condition, "", ""),
    )
    name = program.name + ("_gradient" if gradient else "")
    given = [names[s] for s in program.args]
    rows = [f"def {name}({', '.join(given)}):", f'    """Eq. {program.equation.label}: {program.equation.title}."""']
    if given:
        rows += wrapped(f"    ({', '.join(given)}{',' * (len(given) == 1)}) = _reals({', '.join(given)})")
    rows += _statements(body, routine)
    return [*rows, *_result(program, body, gradient)]


def _statements(body: Body, routine: Routine) -> list[str]:
    """Assignments; a choice computes both lists and takes one of them point by point."""
    rows: list[str] = []
    for statement in routine.statements:
        if isinstance(statement, Assign):
            rows += body.lines(Routine((statement,), ()))
            continue
        condition = f"{body.spell(statement.value)} < {body.spell(statement.bound)}"
        rows += wrapped(f"    is_below = {_whole(condition)}")
        rows.append('    with np.errstate(all="ignore"):')
        lasting = statement.results
        for branch, suffix in ((statement.below, "_below"), (statement.above, "_above")):
            inside = {**body.names, **{s: body.names[s] + suffix for s in lasting}}
            for a in branch:
                rows += wrapped(f"        {body.declare(inside[a.symbol], spelled(a.value, DIALECT, inside))}")
        rows += [
            f"    {body.names[s]} = np.where(is_below, {body.names[s]}_below, {body.names[s]}_above)" for s in lasting
        ]
    return rows


def _whole(value: str, before: int = 0) -> str:
    """In brackets what may be broken into several lines: only inside them does Python go on in the next one."""
    return f"({value})" if len(value) > 80 or len(value) + before > 88 else value


def _result(program: Program, body: Body, gradient: bool) -> list[str]:
    like = f"np.shape({body.names[program.args[0]]})" if program.args else "()"

    def entry(e: object) -> str:
        text = body.spell(e)
        return text if getattr(e, "free_symbols", None) else f"np.full({like}, {text})"

    if not gradient:
        entries = [entry(row[0]) for row in program.value.rows]
        result = _whole(entries[0]) if program.size == 1 else f"np.stack([{', '.join(entries)}])"
        return wrapped(f"    return {result}")
    if not program.args:
        return [f"    return np.zeros(({program.size}, 0))"]
    rows = ", ".join("np.stack([" + ", ".join(map(entry, row)) + "])" for row in program.gradient.rows)
    return wrapped(f"    return np.stack([{rows}])")


def caller(name: str, count: int, size: int) -> str:
    """NumPy: all points at once."""
    return f"""import numpy as np
from {name} import {name}, {name}_gradient
a = np.loadtxt("points.txt", ndmin=2).T
n = a.shape[1]
value = np.broadcast_to(np.reshape({name}(*a[:{count}]), ({size}, -1)), ({size}, n))
gradient = np.reshape({name}_gradient(*a[:{count}]), ({size * count}, {"n" if count else 0}))
for row in np.vstack([value, gradient]).T if {count} else value.T:
    print(*(format(x, ".17g") for x in row))
"""
