"""The formulas of the page, as `Markup` made of escaped parts: those of a statement, of a step, of a symbol.

Key results: `forms` (of a claim), `derived` (of a step), `symbol`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from derive.core.equation import Derivation
from derive.core.quantity import Symbols
from derive.export.latex import expression_latex
from verify.judge.statement import is_beyond
from verify.report.lines import equation, inline
from verify.report.marks import mark
from verify.report.mathml import tree

_BOUNDS = (".bound", ".max")

LONGEST = 6000
"""Length of LaTeX from which an equation fills pages and is left to its file."""

Form = tuple[str, str, Markup]
"""One way to write a statement: the heading above it, a class for the style sheet, the formula."""


def forms(claim: Mapping[str, Any], chain: Derivation, node: str) -> list[Form]:
    """The printed form, and beside it the corrected one, or else what the derivation gives at `node`."""
    printed, corrected = claim["printed"], claim["corrected"]
    shown = "read as" if claim["source"].get("reading") else "printed"
    formula = derived(chain, node) if node in chain.nodes and (node == claim["label"] or not printed) else None
    beside: list[Form] = []
    if formula is not None:
        beside = [("derived bound" if printed and node.endswith(_BOUNDS) else "derived", "derived", formula)]
    if not printed:
        return beside
    left = tree(printed)
    if corrected is not None:
        right = tree(corrected)
        mark(left, right)
        beside = [("corrected", "corrected", Markup(equation(right, corrected)))]
    elif is_beyond(claim["label"]):
        shown = "stated"
    return [(shown, "printed", Markup(equation(left, printed))), *beside]


def derived(chain: Derivation, label: str) -> Markup | None:
    """The derived equation; of a bound only the bound, since what it bounds is not equal to it."""
    found = chain[label]
    latex = expression_latex(found.rhs, found.symbols) if label.endswith(_BOUNDS) else found.latex()
    return Markup(equation(tree(latex), latex)) if len(latex) <= LONGEST else None


def symbol(name: str, symbols: Symbols) -> Markup:
    """A symbol of the derivation as a formula; any other name as code."""
    if name in symbols:
        return Markup(inline(tree(symbols[name].latex)))
    return Markup("<code>{}</code>").format(escape(name))
