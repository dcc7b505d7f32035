"""Rust: functions of f64 that return arrays; no dependencies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from derive.export.code.layout import Body, header, joined, local_symbols, unused, wrapped
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Program, Routine
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, Dialect, decimal, spelled

RESERVED = reserved_words(
    "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref"
    " return self static struct super trait true type unsafe use where while async await dyn abstract become box do"
    " final macro override priv typeof unsized virtual yield try f64"
)


def _call(name: str, argument: str, binds: int) -> tuple[str, int]:
    """A method call; a bare literal needs its type, anything else that is no atom its brackets."""
    if binds < ATOM:
        return f"({argument}).{name}()", ATOM
    return (f"{argument}_f64" if argument[0].isdigit() else argument) + f".{name}()", ATOM


def _power(base: str, binds: int, n: int) -> tuple[str, int]:
    return _call(f"powi({n})", base, binds)[0].removesuffix("()"), POWER


DIALECT = Dialect(
    {**{name: name for name in [*FUNCTIONS.values(), "sqrt"]}, "log": "ln", "expm1": "exp_m1"},
    number=decimal,
    call=_call,
    power=_power,
)


def files(program: Program) -> dict[str, str]:
    """The source, by file name."""
    return {f"{program.name}.rs": source(program)}


def source(program: Program) -> str:
    """The Rust source: the function and its gradient."""
    names = identifiers(program.args, snake, RESERVED)
    size, count = program.size, len(names)
    shape = (
        f"`{program.name}` returns {'the value' if size == 1 else f'its {size} entries'}; `{program.name}_gradient` "
    )
    shape += "returns the derivative of entry i by argument j in `[i][j]`."
    lines = [f"//! {line}".rstrip() for line in header(program, names, shape)]
    value = [row[0] for row in program.value.rows]
    kind = "f64" if size == 1 else f"[f64; {size}]"
    lines += ["", f"/// Eq. {program.equation.label}: {program.equation.title}."]
    lines += _function(program, program.name, program.value, kind, lambda spell: _list(map(spell, value), size == 1))
    lines += ["", f"/// Partial derivatives of Eq. {program.equation.label}."]
    lines += _function(
        program,
        f"{program.name}_gradient",
        program.gradient,
        f"[[f64; {count}]; {size}]",
        lambda spell: _list((_list(map(spell, row), False) for row in program.gradient.rows), False),
    )
    return "\n".join(lines) + "\n"


def _list(texts: Iterable[str], bare: bool) -> str:
    items = list(texts)
    return items[0] if bare else f"[{', '.join(items)}]"


def _function(
    program: Program, name: str, routine: Routine, kind: str, result: Callable[[Callable[[Any], str]], str]
) -> list[str]:
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED)
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda target, value: f"let {target} = {value};",
        assign=lambda target, value: f"{target} = {value};",
        branch=lambda condition: (f"if {condition} {{", "} else {", "}"),
        before=lambda kept: [f"let {k};" for k in kept],
    )
    given = ", ".join(f"{names[s]}: f64" for s in program.args)
    allowed = ["#[allow(unused_variables)]"] if unused(program, routine) else []
    rows = [*allowed, *wrapped(f"pub fn {name}({given}) -> {kind} {{"), *body.lines(routine)]
    return [*rows, *wrapped(f"    {result(body.spell)}"), "}"]


def caller(name: str, count: int, size: int) -> str:
    """Rust: the exported file as a module."""
    given = joined(count, "a[{0}]")
    value = f"[{name}({given})]" if size == 1 else f"{name}({given})"
    return f"""#[path = "{name}.rs"]
mod exported;
use exported::*;
fn main() {{
    let text = std::fs::read_to_string("points.txt").unwrap();
    for line in text.lines() {{
        let a: Vec<f64> = line.split_whitespace().map(|x| x.parse().unwrap()).collect();
        let _ = &a;
        let mut row: Vec<f64> = {value}.to_vec();
        for part in {name}_gradient({given}) {{ row.extend(part); }}
        println!("{{}}", row.iter().map(|x| format!("{{:.17e}}", x)).collect::<Vec<_>>().join(" "));
    }}
}}
"""
