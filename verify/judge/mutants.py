"""Wrong versions of every claim: each check must refuse them.

From the true form of a statement (corrected where there is a correction) come mutants: a sign, a factor 2, a dropped
term, two swapped symbols, a shifted index, a changed power; estimates also a factor 100. The check that the claim
relies on must refute each. A mutant that equals the original (proved by the zero test), or, for an inequality or an
estimate, is proved by the same decision procedure to hold still, is counted apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, Literal

import sympy as sp

from derive.core.equation import Derivation
from verify.judge.claim import Claim, Test, find
from verify.judge.statement import entries_of
from verify.zero.exact import Undecided, is_zero

if TYPE_CHECKING:
    from verify.judge.paper import Paper

Fate = Literal["refused", "true still", "SURVIVED", "UNDECIDED"]
_INDEXED = re.compile(r"(.+?)_?([123]|(?<=_)[xyz])")
"""The name of a symbol that belongs to a family: a shifted index replaces each of it by the next."""


@dataclass(frozen=True)
class Mutant:
    """A wrong version of a statement: what was done to it, and the body that results."""

    label: str
    change: str
    body: sp.Tuple


def mutants(claim: Claim) -> list[Mutant]:
    """Every mutant of a claim's true form, without repetitions, in a fixed order."""
    return list(wrong_versions(claim))


def wrong_versions(claim: Claim) -> Iterator[Mutant]:
    """The same one by one, for those who need a few."""
    body = claim.true_form.body
    seen = {body}
    members = (
        (f"member {i + 1}: {change}", sp.Tuple(*body[:i], mutated, *body[i + 1 :]))
        for i, member in enumerate(body)
        for change, mutated in _forms(member)
    )
    for change, mutated in chain(members, _swaps(body), _shifts(body)):
        if mutated not in seen:
            seen.add(mutated)
            yield Mutant(claim.label, change, mutated)


def _forms(form: Any) -> Iterator[tuple[str, Any]]:
    """Mutants of one member: of an expression, or of each entry of a matrix and of its arrangement."""
    if not isinstance(form, sp.MatrixBase):
        yield from _expressions(form)
        return
    for index in range(len(form)):
        for change, entry in _expressions(form[index]):
            entries = list(form)
            entries[index] = entry
            yield f"entry {index + 1}: {change}", type(form)(*form.shape, entries)
    if form.rows > 1:
        rows = [form.row((i + 1) % form.rows) for i in range(form.rows)]
        yield "shifted rows", sp.ImmutableMatrix.vstack(*rows)
    if form.rows == form.cols:
        yield "transposed", form.T


def _expressions(expr: Any) -> Iterator[tuple[str, Any]]:
    if expr == 0:
        yield "one for zero", sp.S.One
        return
    yield "sign", -expr
    yield "factor 2", 2 * expr
    if expr.is_Rational:
        yield "factor 100", 100 * expr
        yield "factor 1/100", expr / 100
        yield "one more", expr + 1
    for node in sorted(expr.atoms(sp.Add, sp.Pow), key=lambda n: (n.count_ops(), n.sort_key())):
        for change, mutated in _node_mutants(node):
            yield f"{change} in {_brief(node)}", expr.xreplace({node: mutated})


def _node_mutants(node: Any) -> Iterator[tuple[str, Any]]:
    """Mutants of a sum or a power inside an expression."""
    if node.is_Pow:
        if node.exp.is_Integer:
            yield "power", node.base ** (node.exp + 1)
        return
    for i, term in enumerate(node.args):
        rest = [*node.args[:i], *node.args[i + 1 :]]
        yield "dropped term", sp.Add(*rest)
        yield "sign of a term", sp.Add(*rest, -term)
        yield "factor 2 on a term", sp.Add(*rest, 2 * term)


def _brief(node: Any) -> str:
    text = str(node)
    return text if len(text) <= 40 else text[:37] + "..."


def _swaps(body: sp.Tuple) -> Iterator[tuple[str, sp.Tuple]]:
    """Pairs of symbols of the body exchanged; and sine with cosine."""
    for left, right in combinations(_symbols(body), 2):
        yield f"{left} and {right} swapped", body.xreplace({left: right, right: left})
    waves = {w: (sp.sin if isinstance(w, sp.cos) else sp.cos)(w.args[0]) for w in body.atoms(sp.sin, sp.cos)}
    if waves:
        yield "sine and cosine swapped", body.xreplace(waves)


def _shifts(body: sp.Tuple) -> Iterator[tuple[str, sp.Tuple]]:
    families: dict[tuple[str, bool], list[sp.Symbol]] = {}
    for symbol in _symbols(body):
        if found := _INDEXED.fullmatch(symbol.name):
            families.setdefault((found[1], found[2].isdigit()), []).append(symbol)
    for present in families.values():
        if len(present) > 1:
            following = dict(zip(present, [*present[1:], present[0]], strict=True))
            yield f"index of {present[0]} shifted", body.xreplace(following)


def _symbols(body: sp.Tuple) -> list[sp.Symbol]:
    return sorted(body.free_symbols, key=lambda s: s.name)


def relied_on(claim: Claim) -> Test:
    """The check that a claim's verdict relies on: under its condition if it has one, else the first of its tests."""
    return claim.condition.test if claim.condition is not None else claim.tests[0]


def fate(claim: Claim, mutant: Mutant, derivation: Derivation) -> Fate:
    """What becomes of a mutant when the check that the claim relies on judges it."""
    try:
        result = find(relied_on(claim), mutant.body, derivation)
    except ValueError:
        return "refused"  # the mutant is no well-formed statement (a vanishing denominator, say)
    if result == "proved":
        return "true still" if claim.one_sided or is_true_form(claim, mutant) else "SURVIVED"
    return "refused" if result == "refuted" else "UNDECIDED"


def is_true_form(claim: Claim, mutant: Mutant) -> bool:
    """Whether a mutant is proved to be the true form again."""
    pairs = zip(entries_of(claim.true_form.body), entries_of(mutant.body), strict=True)
    try:
        return is_zero([a - b for a, b in pairs])
    except Undecided:
        return False


def report_mutants(paper: Paper) -> int:
    """Judge every mutant of every claim, print the count a claim and the total; 0 iff none survived or is undecided."""
    from rich.table import Table

    from derive.terminal import console, progress

    derivation, total = paper.derivation(), Counter[str]()
    notes: list[str] = []
    table = Table(box=None, pad_edge=False)
    for head in ("label", "mutants", "refused", "true still", "not refused"):
        table.add_column(head, no_wrap=True)
    with progress("mutants of", len(paper.claims)) as step:
        for label, claim in paper.claims.items():
            fates = [(mutant.change, fate(claim, mutant, derivation)) for mutant in mutants(claim)]
            counts = Counter(found for _, found in fates)
            bad = [f"not refused: {label}: {change} ({found})" for change, found in fates if found.isupper()]
            table.add_row(label, *map(str, (len(fates), counts["refused"], counts["true still"], len(bad))))
            notes += bad
            total.update(counts)
            step(label)
    console(whole_rows=True).print(table)
    for note in notes:
        print(note)
    wrong = total["refused"] + len(notes)
    print(f"refused {total['refused']} of {wrong} mutants; {total['true still']} more are proven true still")
    return 1 if notes else 0
