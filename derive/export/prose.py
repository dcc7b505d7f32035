r"""Prose with symbols, formulas and references in it, typeset for whoever shows it.

In the prose `{xi}` is a symbol of the table, `{16}` the equation of that label, and $\mathbf{n} \times \mathbf{w}$ a
formula in LaTeX; the rest is words.

Key results: `typeset`, `STYLES` (how each reader has it), `marked` (words with names of symbols in them), `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sympy.printing.pretty.pretty_symbology import greek_letters

from derive.core.quantity import Symbols
from derive.export.typst import typst_text
from derive.export.unicode import unicode_text

_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: "\\" + c for c in "_&%#${}"
}
_LETTERS = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''"}
_NAME = re.compile(r"(?<![\w.{])(?<!\w-)([A-Za-z]\w*)(?![\w-]|\.\w)|\^(\d+|\w\b|dagger|\([^()]*\))")
_MARK = re.compile(r"\$([^$]*)\$|\{([^{}]*)\}")


def plain(text: str) -> str:
    """Text as LaTeX prints it literally; letters outside ASCII become question marks."""
    found = "".join(_ESCAPES.get(c, _LETTERS.get(c, c)) for c in text)
    return found.encode("ascii", "replace").decode("ascii")


def marked(text: str, symbols: Symbols) -> str:
    """Words as prose: names of symbols that are no words of English (xi, s_1, n), and powers, become formulas."""

    def letters(found: re.Match[str]) -> str:
        return _letters(found[1], symbols) if found[1] else ""

    def formula(found: re.Match[str]) -> str:
        if found[1]:
            return f"${latex}$" if (latex := letters(found)) else found[0]
        power = r"\dagger" if found[2] == "dagger" else found[2].strip("()")
        return f"${{}}^{{{_NAME.sub(lambda inner: letters(inner) or inner[0], power)}}}$"

    return _NAME.sub(formula, text).replace("$${}", "")


def _letters(name: str, symbols: Symbols) -> str:
    """A name as LaTeX; "" for a word of English, or a name of code."""
    latex, (letter, _, index) = symbols.latex(name), name.partition("_")
    if latex is not None and (latex == rf"\{name}" or len(name) == 1 or re.search(r"[\d_]|dot$", name)):
        return latex
    if letter not in greek_letters and not (index and len(letter) <= 2):
        return ""
    return _greek(letter) + (f"_{{{_greek(index)}}}" if index else "")


def _greek(name: str) -> str:
    arrows = {"up": r"\uparrow", "down": r"\downarrow"}
    return rf"\{name}" if name in greek_letters else arrows.get(name, name)


@dataclass(frozen=True)
class Style:
    """How words, a formula (from LaTeX) and the label of an equation are written."""

    words: Callable[[str], str]
    formula: Callable[[str], str]
    equation: Callable[[str], str]

    def __call__(self, prose: str) -> str:
        """The prose in this style; what stands in braces are equations."""
        return typeset(prose, None, self)


STYLES = {
    "latex": Style(plain, lambda latex: f"${latex}$", lambda label: f"({plain(label)})"),
    "unicode": Style(str, lambda latex: unicode_text(latex).replace(" ", "\u00a0"), lambda label: f"({label})"),
    "markdown": Style(str, lambda latex: f"${latex}$", lambda label: f"({label})"),
    "typst": Style(str, lambda latex: f"${typst_text(latex)}$", lambda label: f"({label})"),
}


def typeset(prose: str, symbols: Symbols | None, how: str | Style) -> str:
    """The prose in one of `STYLES`, or in a style of the caller's own; without `symbols`, `{...}` are all equations."""
    style = STYLES[how] if isinstance(how, str) else how
    done, end = [], 0
    for mark in _MARK.finditer(prose):
        latex = mark[1] if mark[2] is None else symbols.latex(mark[2]) if symbols else None
        done += [
            style.words(prose[end : mark.start()]),
            style.equation(mark[2]) if latex is None else style.formula(latex),
        ]
        end = mark.end()
    return "".join([*done, style.words(prose[end:])])
