"""The record as the page shows it: one card a statement, one entry a step of the derivation.

Everything a template puts on the page comes from here as plain text (escaped there) or as `Markup` made of escaped
parts.

Key results: `cards`, `steps`, `symbols`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from derive.core.equation import Derivation
from derive.core.quantity import Symbols
from derive.export.latex import expression_latex
from verify.report.lines import equation, inline
from verify.report.marks import mark
from verify.report.mathml import tree
from verify.report.verdicts import VERDICTS, Kind
from verify.report.words import typeset

_BOUNDS = (".bound", ".max")

LONGEST = 6000
"""Length of LaTeX from which an equation fills pages and is left to its file."""


@dataclass(frozen=True)
class Form:
    """One way to write a statement: the heading above it, the formula, and a class for the style sheet."""

    heading: str
    formula: Markup
    name: str


@dataclass(frozen=True)
class Card:
    """One statement of the record, ready for the page."""

    claim: Mapping[str, Any]
    kind: Kind
    says: Markup
    why: Markup
    condition: Markup
    forms: tuple[Form, ...]
    witness: Markup
    steps: str
    search: str

    @property
    def wide(self) -> bool:
        """Whether a form needs the whole width of the page."""
        return any('class="long"' in form.formula for form in self.forms)


@dataclass(frozen=True)
class Step:
    """One equation of the derivation."""

    label: str
    title: str
    needs: tuple[str, ...]
    formula: Markup | None


def cards(claims: Collection[Mapping[str, Any]], chain: Derivation, nodes: Mapping[str, str]) -> list[Card]:
    """The cards in the order of the record; `nodes` names the step that a claim is about where it is not its own."""
    labels = {c["label"] for c in claims}
    return [_card(claim, labels, chain, nodes.get(claim["label"], claim["label"])) for claim in claims]


def steps(chain: Derivation) -> list[Step]:
    """The equations of the derivation in its order."""
    return [Step(label, chain[label].title, chain[label].needs, _derived(chain, label)) for label in chain]


def symbols(chain: Derivation) -> list[tuple[Markup, str, str, str]]:
    """(symbol, meaning, unit, where it is defined) of everything the derivation is written in."""
    used = {symbol.name for label in chain for symbol in chain[label].args}
    return [
        (Markup(inline(tree(entry.latex))), entry.meaning, entry.unit or "?", entry.defined)
        for name, entry in chain.symbols.items()
        if name in used
    ]


def _card(claim: Mapping[str, Any], labels: Collection[str], chain: Derivation, node: str) -> Card:
    words = (claim["label"], claim["says"], claim.get("why") or "", claim["verdict"], claim["condition"] or "")
    return Card(
        claim,
        VERDICTS[claim["verdict"]],
        Markup(typeset(claim["says"], ())),
        Markup(typeset(claim.get("why") or "", labels)),
        Markup(typeset(claim["condition"] or "", labels)),
        _forms(claim, chain, node),
        _witness(claim["witness"], chain.symbols),
        " ".join(e.label for e in chain.working(node)) if node in chain.nodes else "",
        " ".join(words).lower(),
    )


def _forms(claim: Mapping[str, Any], chain: Derivation, node: str) -> tuple[Form, ...]:
    """The printed form, and beside it the corrected one, or else what the derivation gives."""
    printed, corrected = claim["printed"], claim["corrected"]
    shown = "read as" if claim["source"].get("reading") else "printed"
    if not printed:
        derived = _derived(chain, node) if node in chain.nodes else None
        return (Form("derived", derived, "derived"),) if derived is not None else ()
    left = tree(printed)
    if corrected is not None:
        right = tree(corrected)
        mark(left, right)
        return (
            Form(shown, Markup(equation(left, printed)), "printed"),
            Form("corrected", Markup(equation(right, corrected)), "corrected"),
        )
    heading = "stated" if claim["label"].startswith("x.") else shown
    forms = [Form(heading, Markup(equation(left, printed)), "printed")]
    derived = _derived(chain, node) if node in chain.nodes and node == claim["label"] else None
    if derived is not None:
        forms.append(Form("derived bound" if node.endswith(_BOUNDS) else "derived", derived, "derived"))
    return tuple(forms)


def _derived(chain: Derivation, label: str) -> Markup | None:
    """The derived equation; of a bound only the bound, since what it bounds is not equal to it."""
    found = chain[label]
    latex = expression_latex(found.rhs, found.symbols) if label.endswith(_BOUNDS) else found.latex()
    return Markup(equation(tree(latex), latex)) if len(latex) <= LONGEST else None


def _witness(found: Mapping[str, Any] | None, symbols: Symbols) -> Markup:
    if found is None:
        return Markup("")
    point = Markup(", ").join(
        Markup("{} = {}").format(_name(name, symbols), value) for name, value in found["at"].items()
    )
    where = Markup("At {}: ").format(point) if found["at"] else Markup("")
    numbers = Markup("printed <b>{}</b>, corrected <b>{}</b>").format(found["printed"], found["corrected"])
    return where + numbers


def _name(name: str, symbols: Symbols) -> Markup:
    if name in symbols:
        return Markup(inline(tree(symbols[name].latex)))
    return Markup("<code>{}</code>").format(escape(name))
