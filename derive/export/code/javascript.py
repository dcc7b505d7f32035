"""JavaScript: an ES module with a TypeScript declaration beside it."""

from functools import partial

from derive.export.code.layout import Text, whole, wrapped
from derive.export.code.names import camel, reserved_words
from derive.export.code.program import Program
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "await break case catch class const continue debugger default delete do else enum export extends false finally for"
    " function if implements import in instanceof interface let new null package private protected public return static"
    " super switch this throw true try typeof var void while with yield arguments eval Math"
)
DIALECT = Dialect(
    functions("Math.{}"),
    RESERVED,
    comment=("/**", " * ", " */"),
    gives=("a number", "an array of {size}"),
    says="{name} returns {value}; {name}Gradient returns an array of rows, the derivative of entry i by argument j in"
    " [i][j].",
    declare="const {} = {};",
    assign="{} = {};",
    branch=("if ({}) {{", "} else {", "}"),
    before=lambda kept: [f"let {', '.join(kept)};"],
    style=camel,
    indent="  ",
)


def _function(text: Text) -> list[str]:
    head = wrapped(f"export function {text.name}({', '.join(text.given)}) {{")
    return [*head, *text.lines(), *wrapped(f"  return {text.listed()};"), "}"]


source = partial(whole, dialect=DIALECT, function=_function)


def beside(program: Program) -> dict[str, str]:
    """The TypeScript declaration and the package file that marks ES modules, by file name."""
    value, gradient = Text(program, DIALECT), Text(program, DIALECT, gradient=True)
    taken = ", ".join(f"{n}: number" for n in value.given)
    kind = "number" if program.size == 1 else f"[{', '.join(['number'] * program.size)}]"
    declaration = f"""/** Eq. {program.equation.label}: {program.equation.title}. */
export function {value.name}({taken}): {kind};
/** Derivative of entry i by argument j in [i][j]. */
export function {gradient.name}({taken}): number[][];
"""
    return {f"{program.name}.d.ts": declaration, "package.json": '{\n  "type": "module"\n}\n'}


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
