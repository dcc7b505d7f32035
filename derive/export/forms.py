"""One equation in the forms that people read at a terminal or paste elsewhere."""

import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby, product
from typing import Any

import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.core.function import AppliedUndef
from sympy.printing.repr import ReprPrinter

from derive.core.vector import Vector
from derive.export.abbreviations import abbreviated
from derive.export.latex import notation
from derive.export.prose import typeset
from derive.export.typst import typst_text
from derive.export.unicode import unicode_lines, unicode_text, wrapped

_LONGEST = 12
"""Lines of one formula at a terminal."""
_REST = "python -m derive show {} --as unicode"


def shown(latex: str, columns: int, rest: str) -> list[str]:
    """The lines of a formula; of a long one the first, and the command that prints the rest.

    LaTeX that is not understood, which somebody else's paper may hold, stays as it is.
    """
    try:
        lines = unicode_lines(latex, columns)
    except ValueError:
        lines = wrapped(latex, columns)
    if len(lines) <= _LONGEST:
        return lines
    kept = _LONGEST // 2
    return [*lines[:kept], f"... {len(lines) - kept} more lines: {rest}"]


def working_lines(equation: Any, columns: int) -> list[str]:
    """The working of an equation, line by line: what is done, and below it the formula, within a width."""
    found: list[str] = []
    for line in equation.working:
        said = textwrap.wrap(typeset(line.says, equation.symbols, "unicode"), columns)
        found += [text.replace("\u00a0", " ") for text in said]
        found += [f"    {text}" for text in shown(equation.at(line).latex(), columns - 4, _REST.format(equation.label))]
    return found


def component_lines(equation: Any) -> list[str]:
    """The equation entry by entry, vectors written out, each on one line of Unicode text."""
    rhs, shorts = abbreviated(equation.components, equation.theory.root_name)
    text = notation(equation.symbols).text
    axes = "xyz" if isinstance(equation.rhs, Vector) else "123456"
    pairs = [*_entries(text(equation.lhs), rhs, axes), *((text(name), meaning) for name, meaning in shorts)]
    return [unicode_text(f"{left} = {text(value)}") for left, value in pairs]


def _entries(left: str, value: Any, axes: str) -> Iterator[tuple[str, Any]]:
    """(left side as LaTeX, entry) of a value."""
    base = left if unicode_text(left).isalpha() else f"({left})"
    if isinstance(value, sp.Tuple):
        for k, part in enumerate(value, 1):
            yield from _entries(f"{base}^{{({k})}}", part, axes)
    elif isinstance(value, sp.MatrixBase):
        for i, j in product(range(value.rows), range(value.cols)):
            mark = axes[i] if value.cols == 1 else f"{axes[i]},{j + 1}"
            yield f"{base}_{{{mark}}}", value[i, j]
    else:
        yield left, value


def argument_list(equation: Any) -> str:
    """The arguments as Unicode text with their units, those of one unit together; no blank can break within a name."""
    said = []
    for unit, rows in groupby(equation.quantities, key=lambda row: row.unit or "?"):
        names = ", ".join(unicode_text(row.latex).replace(" ", "\u00a0") for row in rows)
        said.append(f"{names}\u00a0[{unit}]")
    return "; ".join(said)


def _elementary(equation: Any) -> Any:
    """The right-hand side in components, of functions that every computer algebra system has."""
    return equation.components.replace(expm1, lambda x: sp.exp(x) - 1)


def _mathml(equation: Any) -> str:
    try:
        from latex2mathml.converter import convert
    except ImportError:
        need = "pip install 'spin-torque-derivation[report]'"
        raise ValueError(f"MathML needs latex2mathml, which is not installed; {need}") from None
    text = str(convert(equation.latex(), display="block"))
    return text.replace(r">\{<", ">{<").replace(r">\}<", ">}<")  # it leaves braces of a fixed size as LaTeX writes them


class _WithAssumptions(ReprPrinter):
    """SymPy's printer of what makes an expression again, which would forget that a field is real."""

    def _print_FunctionClass(self, kind: Any) -> str:
        if not issubclass(kind, AppliedUndef):
            return str(super()._print_FunctionClass(kind))
        return f"Function({', '.join([repr(kind.__name__), *(f'{k}={v}' for k, v in kind._kwargs.items())])})"


def _sympy(equation: Any) -> str:
    return f"{equation.lhs.name} = {_WithAssumptions().doprint(_elementary(equation))}"


def _mathematica(equation: Any) -> str:
    """A definition; names lose their underscores, which are patterns there, and a column is a list."""
    from derive.export.code.mathematica import RESERVED
    from derive.export.code.names import camel, identifiers

    value = _elementary(equation)
    fields = {sp.Symbol(f.__name__): f for f in sorted({f.func for f in value.atoms(AppliedUndef)}, key=str)}
    symbols = sorted(value.free_symbols, key=lambda s: s.name)
    names = identifiers([*symbols, *fields, equation.lhs], camel, RESERVED)
    plain = value.xreplace({s: sp.Symbol(names[s]) for s in symbols})
    for symbol, kind in fields.items():
        plain = plain.replace(kind, sp.Function(names[symbol]))
    column = isinstance(plain, sp.MatrixBase) and plain.cols == 1
    return f"{names[equation.lhs]} = {sp.mathematica_code(list(plain) if column else plain)};"


FORMS: dict[str, Callable[[Any], str]] = {
    "latex": lambda equation: str(equation.latex()),
    "unicode": lambda equation: unicode_text(equation.latex()),
    "components": lambda equation: "\n".join(component_lines(equation)),
    "mathml": _mathml,
    "typst": lambda equation: f"$ {typst_text(equation.latex())} $",
    "sympy": _sympy,
    "mathematica": _mathematica,
}
"""Each form by the name that `derive show --as` gives it."""
