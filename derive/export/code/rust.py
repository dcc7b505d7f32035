"""Rust: functions of f64 that return arrays; no dependencies."""

from functools import partial

from derive.export.code.layout import Text, joined, whole, wrapped
from derive.export.code.names import reserved_words
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref"
    " return self static struct super trait true type unsafe use where while async await dyn abstract become box do"
    " final macro override priv typeof unsized virtual yield try f64"
)
DIALECT = Dialect(
    functions(log="ln", expm1="exp_m1"),
    RESERVED,
    comment=("", "//! ", ""),
    gives=("the value", "its {size} entries"),
    says="`{name}` returns {value}; `{name}_gradient` returns the derivative of entry i by argument j in `[i][j]`.",
    declare="let {} = {};",
    assign="{} = {};",
    branch=("if {} {{", "} else {", "}"),
    before=lambda kept: [f"let {name};" for name in kept],
    call="{atom}.{name}()",
    power="{atom}.powi({})",
    suffix="_f64",
)


def _function(text: Text) -> list[str]:
    size, equation = text.program.size, text.program.equation
    kind = "f64" if size == 1 else f"[f64; {size}]"
    rows = [f"/// Eq. {equation.label}: {equation.title}."]
    if text.gradient:
        kind = f"[[f64; {len(text.given)}]; {size}]"
        rows = [f"/// Partial derivatives of Eq. {equation.label}."]
    rows += ["#[allow(unused_variables)]"] if text.unused else []
    rows += wrapped(f"pub fn {text.name}({', '.join(f'{name}: f64' for name in text.given)}) -> {kind} {{")
    return ["", *rows, *text.lines(), *wrapped(f"    {text.listed()}"), "}"]


source = partial(whole, dialect=DIALECT, function=_function, between=())


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
