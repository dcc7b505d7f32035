"""The formulas of the page, as `Markup` made of escaped parts: those of a statement, of a step, of a symbol.

Key results: `forms` (of a claim), `quotation` (words of the print), `formula`, `derived` (of a step), `symbol`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sympy as sp
from markupsafe import Markup, escape
from sympy.codegen.cfunctions import expm1

from derive.core.equation import Derivation
from derive.core.quantity import Symbols
from derive.export.latex import expression_latex
from verify.judge.statement import is_beyond
from verify.report.lines import equation, inline
from verify.report.marks import mark
from verify.report.mathml import tree
from verify.report.verdicts import HOLD
from verify.report.words import typeset

_BOUNDS = (".bound", ".max")

LONGEST = 6000
"""Length of LaTeX from which an equation fills pages and is left to its file."""

Form = tuple[str, str, Markup]
"""One way to write a statement: the heading above it, a class for the style sheet, the formula."""


def forms(claim: Mapping[str, Any], steps: Mapping[str, Markup | None], node: str) -> list[Form]:
    """What is printed, words before how they are read; beside it the corrected form, or else what the derivation gives.

    What holds as printed is what is derived, and is shown once. `steps`: what `derived` gives, by node.
    """
    printed, corrected, reading = claim["printed"], claim["corrected"], claim["source"].get("reading")
    shown = "read as" if reading else "printed"
    words: list[Form] = [("printed", "quote", quotation(claim["source"]["quote"]))] if reading else []
    once = printed and claim["verdict"] in HOLD
    found = steps.get(node) if not once else None
    beside: list[Form] = [("derived", "derived", found)] if found is not None else []
    if not printed:
        return beside
    left = tree(printed)
    if corrected is not None:
        right = tree(corrected)
        mark(left, right)
        beside = [("corrected", "corrected", Markup(equation(right, corrected)))]
    elif is_beyond(claim["label"]):
        shown = "stated"
    return [*words, (shown, "printed", Markup(equation(left, printed))), *beside]


def formula(latex: str) -> Markup:
    """A formula as a block of its own."""
    return Markup(equation(tree(latex), latex))


def quotation(words: str) -> Markup:
    """Words of the print in quotation marks, formulas among them set as such."""
    parts = words.split("$")
    shown = [Markup(inline(tree(part)) if i % 2 else typeset(part)) for i, part in enumerate(parts)]
    return Markup("<blockquote>“{}”</blockquote>").format(Markup("").join(shown))


def derived(chain: Derivation, label: str) -> Markup | None:
    """The derived equation in functions that people write; of a bound the bound alone, which equals nothing."""
    found = chain[label]
    if isinstance(found.rhs, sp.Basic | sp.MatrixBase) and found.rhs.has(expm1):
        found = replace(found, rhs=found.rhs.replace(expm1, lambda x: sp.exp(x) - 1))
    latex = expression_latex(found.rhs, found.symbols) if label.endswith(_BOUNDS) else found.latex()
    return formula(latex) if len(latex) <= LONGEST else None


def symbol(name: str, symbols: Symbols) -> Markup:
    """A symbol of the derivation as a formula; any other name as code."""
    if name in symbols:
        return Markup(inline(tree(symbols[name].latex)))
    return Markup("<code>{}</code>").format(escape(name))
