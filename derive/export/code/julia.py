"""Julia: functions of any real type that return a tuple, or a matrix for the derivatives; arrays count from 1."""

from functools import partial

from derive.export.code.layout import Text, whole, wrapped
from derive.export.code.names import reserved_words
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "baremodule begin break catch const continue do else elseif end export false finally for function global if"
    " import let local macro module quote return struct true try using while abstract mutable primitive type where in "
    " isa im pi sin cos tan exp log sqrt abs expm1 float"
)
DIALECT = Dialect(
    functions(),
    RESERVED,
    comment=("#=", "", "=#"),
    line="# {}",
    gives=("a number", "a tuple of {size}"),
    says="{name} returns {value}; {name}_gradient returns a {size} x {count} matrix, the derivative of entry i by"
    " argument j in [i, j]. Broadcast with a dot over arrays.",
    power="{atom}^{}",
)


def _function(text: Text) -> list[str]:
    """A function; a matrix is filled row by row, so that no blank can be taken for a column break."""
    given = ", ".join(text.given)
    rows = wrapped(f"function {text.name}({given})")
    rows += wrapped(f"    ({given},) = float.(({given},))") if given else []
    result = text.listed("(", ")")
    if text.gradient:
        flat = ", ".join(entry for row in text.rows() for entry in row)
        size = text.program.size
        shape = f"{len(text.given)}, {size}"
        result = f"permutedims(reshape([{flat}], {shape}))" if given else f"zeros({size}, 0)"
    return [*rows, *text.lines(), *wrapped(f"    return {result}"), "end"]


source = partial(whole, dialect=DIALECT, function=_function)


def caller(name: str, count: int, size: int) -> str:
    """Julia: rows of the gradient in order."""
    return f"""include("{name}.jl")
for line in eachline("points.txt")
    a = parse.(Float64, split(line))[1:{count}]
    println(join([collect({name}(a...)); vec(permutedims({name}_gradient(a...)))], " "))
end
"""
