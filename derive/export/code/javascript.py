"""JavaScript: an ES module with a TypeScript declaration beside it."""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import camel, identifiers, reserved_words
from derive.export.code.program import Program
from derive.export.code.spelling import FUNCTIONS, Dialect, decimal, spelled

RESERVED = reserved_words(
    "await break case catch class const continue debugger default delete do else enum export extends false finally for"
    " function if implements import in instanceof interface let new null package private protected public return static"
    " super switch this throw true try typeof var void while with yield arguments eval Math"
)
DIALECT = Dialect({name: f"Math.{name}" for name in [*FUNCTIONS.values(), "sqrt"]}, number=decimal)


def files(program: Program) -> dict[str, str]:
    """The module, its declaration and the package file that marks ES modules, by file name."""
    package = '{\n  "type": "module"\n}\n'
    return {
        f"{program.name}.js": source(program),
        f"{program.name}.d.ts": declaration(program),
        "package.json": package,
    }


def source(program: Program) -> str:
    """The ES module: the function and its gradient."""
    names = identifiers(program.args, camel, RESERVED)
    name = camel(program.name)
    shape = (
        f"{name} returns {'a number' if program.size == 1 else f'an array of {program.size}'}; {name}Gradient returns "
    )
    shape += "an array of rows, the derivative of entry i by argument j in [i][j]."
    lines = ["/**", *(f" * {line}".rstrip() for line in header(program, names, shape)), " */"]
    return "\n".join([*lines, *_function(program, False), "", *_function(program, True)]) + "\n"


def declaration(program: Program) -> str:
    """The TypeScript declaration."""
    names = identifiers(program.args, camel, RESERVED)
    name = camel(program.name)
    taken = ", ".join(f"{n}: number" for n in names.values())
    value = "number" if program.size == 1 else f"[{', '.join(['number'] * program.size)}]"
    lines = [f"/** Eq. {program.equation.label}: {program.equation.title}. */"]
    lines += [f"export function {name}({taken}): {value};"]
    lines += ["/** Derivative of entry i by argument j in [i][j]. */"]
    return "\n".join([*lines, f"export function {name}Gradient({taken}): number[][];", ""])


def _function(program: Program, gradient: bool) -> list[str]:
    routine = program.gradient if gradient else program.value
    names = identifiers([*program.args, *local_symbols(routine)], camel, RESERVED)
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda target, value: f"const {target} = {value};",
        assign=lambda target, value: f"{target} = {value};",
        branch=lambda condition: (f"if ({condition}) {{", "} else {", "}"),
        before=lambda kept: [f"let {', '.join(kept)};"],
        indent="  ",
    )
    name = camel(program.name) + ("Gradient" if gradient else "")
    rows = wrapped(f"export function {name}({', '.join(names[s] for s in program.args)}) {{")
    rows += body.lines(routine)
    entries = [f"[{', '.join(map(body.spell, row))}]" for row in routine.rows]
    if not gradient:
        entries = [body.spell(row[0]) for row in routine.rows]
    scalar = program.size == 1 and not gradient
    result = entries[0] if scalar else f"[{', '.join(entries)}]"
    return [*rows, *wrapped(f"  return {result};"), "}"]


def caller(name: str, count: int, size: int) -> str:
    """Node: the ES module."""
    call = camel(name)
    return f"""import {{ readFileSync }} from "node:fs";
import {{ {call}, {call}Gradient }} from "./{name}.js";
for (const line of readFileSync("points.txt", "utf8").trim().split("\\n")) {{
  const a = line.trim().split(/\\s+/).map(Number).slice(0, {count});
  console.log([{call}(...a), {call}Gradient(...a)].flat(3).map((x) => x.toExponential(17)).join(" "));
}}
"""
