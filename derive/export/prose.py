r"""Prose with symbols, formulas and references in it, typeset for whoever shows it.

In the prose `{xi}` is a symbol of the table, `{16}` the equation of that label, and $\mathbf{n} \times \mathbf{w}$ a
formula in LaTeX; the rest is words.

Key results: `typeset`, `STYLES` (how each reader has it), `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from derive.core.quantity import Symbols
from derive.export.typst import typst_text
from derive.export.unicode import unicode_text

_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: "\\" + c for c in "_&%#${}"
}
_LETTERS = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''"}
_MARK = re.compile(r"\$([^$]*)\$|\{([^{}]*)\}")


def plain(text: str) -> str:
    """Text as LaTeX prints it literally; letters outside ASCII become question marks."""
    found = "".join(_ESCAPES.get(c, _LETTERS.get(c, c)) for c in text)
    return found.encode("ascii", "replace").decode("ascii")


@dataclass(frozen=True)
class Style:
    """How words, a formula (from LaTeX) and the label of an equation are written."""

    words: Callable[[str], str]
    formula: Callable[[str], str]
    equation: Callable[[str], str]


STYLES = {
    "latex": Style(plain, lambda latex: f"${latex}$", lambda label: f"({plain(label)})"),
    "unicode": Style(str, lambda latex: unicode_text(latex).replace(" ", "\u00a0"), lambda label: f"({label})"),
    "markdown": Style(str, lambda latex: f"${latex}$", lambda label: f"({label})"),
    "typst": Style(str, lambda latex: f"${typst_text(latex)}$", lambda label: f"({label})"),
}


def typeset(prose: str, symbols: Symbols, how: str | Style) -> str:
    """The prose in one of `STYLES`, or in a style of the caller's own."""
    style = STYLES[how] if isinstance(how, str) else how
    done, end = [], 0
    for mark in _MARK.finditer(prose):
        latex = mark[1] if mark[2] is None else symbols.latex(mark[2])
        done += [
            style.words(prose[end : mark.start()]),
            style.equation(mark[2]) if latex is None else style.formula(latex),
        ]
        end = mark.end()
    return "".join([*done, style.words(prose[end:])])
