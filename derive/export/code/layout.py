"""What all emitters share in laying out source text: the header comment, wrapped lines, the statements of a routine.

Key results: `header`, `wrapped`, `joined`, `Body` (statements -> lines, by the templates of a language).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy as sp

from derive.export.abbreviations import abbreviated
from derive.export.code.names import plain
from derive.export.code.program import Assign, Program, Routine

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


def header(program: Program, names: Mapping[Any, str], shape: str, notes: tuple[str, ...] = ()) -> list[str]:
    """The lines of the header comment: equation, arguments in order with units, shapes, source."""
    equation = program.equation
    lines = [f"Eq. {equation.label}: {equation.title}.", ""]
    lines += _formula(equation)
    lines += ["", "Arguments, in order (unit in brackets, [1] for a number):"]
    for row in equation.quantities:
        lines += textwrap.wrap(f"{names[row.symbol]} [{row.unit or '?'}]: {row.meaning}", 92, subsequent_indent="    ")
    if not program.args:
        lines.append("none")
    lines += ["", *textwrap.wrap(shape, 92)]
    for note in (*notes, program.note):
        lines += textwrap.wrap(note, 92)
    lines.append(f"Derived by computer algebra; source of the model: {equation.theory.source}.")
    return list(map(_harmless, lines))


def _harmless(line: str) -> str:
    """A line that ends no comment of any language; ValueError for one that might."""
    if not re.fullmatch(r"[\w .,:;'()\[\]{}+*/=<>|~^`-]*", line) or re.search(r"\*[/)]|[(/]\*", line):
        raise ValueError(f"the text {line[:40]!r} could end a comment and run as code")
    return line


@lru_cache(maxsize=64)
def _formula(equation: Any) -> list[str]:
    rhs, shorts = abbreviated(equation.components, equation.theory.root_name)
    entries = list(rhs) if isinstance(rhs, sp.MatrixBase) else [rhs]
    left = plain(equation.lhs.name) if equation.lhs.is_Symbol else str(equation.lhs)
    rows = [f"{left}[{i}] = {e}" if len(entries) > 1 else f"{left} = {e}" for i, e in enumerate(entries, 1)]
    rows += [f"with {name} = {meaning}" for name, meaning in shorts]
    return [line for row in rows for line in textwrap.wrap(row, 92, subsequent_indent="    ")]


@dataclass(frozen=True)
class Body:
    """Templates for the statements of one language, and the printer of its expressions.

    declare: a fresh constant, from (name, value). assign: an existing variable. open_choice: what stands before a
    choice, from (names). branch: the three lines that frame the two lists, from the condition.
    """

    spell: Callable[[Any], str]
    names: Mapping[Any, str]
    declare: Callable[[str, str], str]
    assign: Callable[[str, str], str]
    branch: Callable[[str], tuple[str, str, str]]
    before: Callable[[list[str]], list[str]] = lambda names: []
    continuation: str = ""
    indent: str = "    "

    def lines(self, routine: Routine, depth: int = 1) -> list[str]:
        """The statements of a routine as indented, wrapped lines."""
        rows: list[str] = []
        for statement in routine.statements:
            if isinstance(statement, Assign):
                rows.append(self.indent * depth + self._declared(statement))
            else:
                opening, middle, closing = self.branch(f"{self.spell(statement.value)} < {self.spell(statement.bound)}")
                lasting = set(statement.results)
                declared = self.before([self.names[s] for s in statement.results])
                rows += [self.indent * depth + line for line in (*declared, opening)]
                rows += [self.indent * (depth + 1) + self._in_branch(a, lasting) for a in statement.below]
                rows.append(self.indent * depth + middle)
                rows += [self.indent * (depth + 1) + self._in_branch(a, lasting) for a in statement.above]
                rows += [self.indent * depth + closing] if closing else []
        return [piece for row in rows for piece in wrapped(row, self.continuation)]

    def _declared(self, assign: Assign) -> str:
        return self.declare(self.names[assign.symbol], self.spell(assign.value))

    def _in_branch(self, assign: Assign, lasting: set[Any]) -> str:
        write = self.assign if assign.symbol in lasting else self.declare
        return write(self.names[assign.symbol], self.spell(assign.value))


def local_symbols(routine: Routine) -> list[Any]:
    """All symbols that a routine assigns, in order."""
    found: dict[Any, None] = {}
    for statement in routine.statements:
        pairs = (statement,) if isinstance(statement, Assign) else statement.below + statement.above
        found.update(dict.fromkeys(a.symbol for a in pairs))
    return list(found)


def unused(program: Program, routine: Routine) -> list[Any]:
    """The arguments that a routine does not need, of which compilers would complain."""
    used = {s for row in routine.rows for e in row for s in e.free_symbols}
    for statement in routine.statements:
        pairs = (statement,) if isinstance(statement, Assign) else statement.below + statement.above
        used |= {s for a in pairs for s in a.value.free_symbols}
        used |= set() if isinstance(statement, Assign) else statement.value.free_symbols
    return [s for s in program.args if s not in used]
