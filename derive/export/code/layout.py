"""What all emitters share in laying out source text: the comment on top, wrapped lines, a routine in a dialect."""

import textwrap
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any

import sympy as sp

from derive.export.abbreviations import abbreviated
from derive.export.code.names import identifiers, plain
from derive.export.code.program import Assign, Choice, Program
from derive.export.code.spelling import Dialect, spelled
from derive.export.made import harmless

COLUMNS = 100


def wrapped(line: str, continuation: str = "", columns: int = COLUMNS) -> list[str]:
    """A line of code in pieces of at most `columns` that end in an operator or comma, the later ones indented."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    rows: list[str] = []
    while len(line) > columns:
        cut = max((line.rfind(mark, len(indent) + 1, columns) + len(mark) - 1) for mark in (" + ", " - ", " * ", ", "))
        if cut <= len(indent):
            break
        rows.append(line[:cut] + continuation)
        line = indent + line[cut:].lstrip()
    return [*rows, line]


def joined(count: int, form: str) -> str:
    """The first `count` arguments of a calling program, each written as `form` has it with its index for {0}."""
    return ", ".join(form.format(i) for i in range(count))


def comment(program: Program, dialect: Dialect) -> list[str]:
    """The comment on top: equation, arguments in order with units, shapes, source; ValueError for what could end it."""
    equation, text = program.equation, Text(program, dialect)
    size, count, name = program.size, len(text.given), text.name
    says = dialect.says.format(value=dialect.gives[size > 1].format(size=size), name=name, size=size, count=count)
    lines = [f"Eq. {equation.label}: {equation.title}.", "", *_formula(equation)]
    lines += ["", "Arguments, in order (unit in brackets, [1] for a number):"]
    for row in equation.quantities:
        said = f"{text.names[row.symbol]} [{row.unit or '?'}]: {row.meaning}"
        lines += textwrap.wrap(said, 92, subsequent_indent="    ")
    lines += ["", *textwrap.wrap(says, 92)] if count else ["none", "", *textwrap.wrap(says, 92)]
    lines += [*textwrap.wrap(_good_for(program, text.names), 92), *textwrap.wrap(program.note, 92)]
    lines.append(f"Derived by computer algebra; source of the model: {equation.theory.source}.")
    opening, prefix, closing = dialect.comment
    lines = [f"{prefix}{harmless(line)}".rstrip() for line in lines]
    return [*([opening] if opening else []), *lines, *([closing] if closing else [])]


def _good_for(program: Program, names: dict[Any, str]) -> str:
    """For which arguments, and to which order, the numbers hold."""
    args, order = program.args, program.equation.order
    positive = ", ".join(names[s] for s in args if s.is_positive)
    others = ", ".join(names[s] for s in args if s.is_nonnegative and not s.is_positive)
    bounds = [f"{which} {sign} 0" for which, sign in ((positive, ">"), (others, ">=")) if which]
    where = f" with {' and '.join(bounds)}" if bounds else ""
    what = f"Good for finite real arguments{where}" if args else "A constant"
    return f"{what}, to order {order} in the small parameters." if order is not None else f"{what}."


@lru_cache(maxsize=64)
def _formula(equation: Any) -> list[str]:
    rhs, shorts = abbreviated(equation.components, equation.theory.root_name)
    entries = list(rhs) if isinstance(rhs, sp.MatrixBase) else [rhs]
    left = plain(equation.lhs.name) if equation.lhs.is_Symbol else str(equation.lhs)
    rows = [f"{left}[{i}] = {e}" if len(entries) > 1 else f"{left} = {e}" for i, e in enumerate(entries, 1)]
    rows += [f"with {name} = {meaning}" for name, meaning in shorts]
    return [line for row in rows for line in textwrap.wrap(row, 92, subsequent_indent="    ")]


class Text:
    """One of the two routines of a program as source text: its names, its statements as lines, its results."""

    def __init__(self, program: Program, dialect: Dialect, gradient: bool = False) -> None:
        self.program, self.dialect, self.gradient = program, dialect, gradient
        self.routine = program.gradient if gradient else program.value
        local = list(dict.fromkeys(a.symbol for a in self.routine.assigned))
        self.names = identifiers([*program.args, *local], dialect.style, dialect.reserved, dialect.folds_case)
        self.name = dialect.routine(program.name + "_gradient" * gradient)
        self.given = [self.names[s] for s in program.args]
        self.local = [self.names[s] for s in local]
        self.unused = [self.names[s] for s in program.args if s not in self.routine.reads]

    def spell(self, expr: Any) -> str:
        """An expression in the names of the routine."""
        return spelled(expr, self.dialect, self.names)

    def rows(self) -> list[list[str]]:
        """The results: an entry a row, or the derivatives of an entry."""
        return [list(map(self.spell, row)) for row in self.routine.rows]

    def listed(self, opening: str = "[", closing: str = "]") -> str:
        """The results in brackets, those of the gradient row by row; a scalar stands alone."""

        def of(texts: list[str]) -> str:
            return f"{opening}{', '.join(texts)}{closing}"

        if self.gradient:
            return of([of(row) for row in self.rows()])
        entries = [entry for (entry,) in self.rows()]
        return of(entries) if len(entries) > 1 else entries[0]

    def lines(self, depth: int = 1) -> list[str]:
        """The statements as indented, wrapped lines."""
        rows: list[str] = []
        for statement in self.routine.statements:
            rows += self.assigned(statement) if isinstance(statement, Assign) else self.chosen(statement)
        pad = self.dialect.indent * depth
        return [piece for row in rows for piece in wrapped(pad + row, self.dialect.continuation)]

    def assigned(self, assign: Assign, lasting: Collection[Any] = ()) -> list[str]:
        """The line of an assignment, to a fresh constant unless it is to a variable that outlives a choice."""
        form = self.dialect.assign if assign.symbol in lasting else self.dialect.declare
        return [form.format(self.names[assign.symbol], self.spell(assign.value))]

    def chosen(self, choice: Choice) -> list[str]:
        """The lines of a choice between two lists."""
        opening, middle, closing = self.dialect.branch
        rows = self.dialect.before([self.names[s] for s in choice.results])
        rows.append(opening.format(f"{self.spell(choice.value)} < {self.spell(choice.bound)}"))
        for branch, end in ((choice.below, middle), (choice.above, closing)):
            rows += [self.dialect.indent + line for a in branch for line in self.assigned(a, choice.results)]
            rows.append(end)
        return rows


def whole(
    program: Program,
    dialect: Dialect,
    function: Callable[[Text], list[str]],
    before: Sequence[str] = (),
    between: Sequence[str] = ("",),
    after: Sequence[str] = (),
) -> str:
    """A file: the comment, and what stands around the value and the gradient, as `function` writes them."""
    value, gradient = (function(Text(program, dialect, gradient)) for gradient in (False, True))
    return "\n".join([*comment(program, dialect), *before, *value, *between, *gradient, *after]) + "\n"
