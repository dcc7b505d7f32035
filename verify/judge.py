"""Judge claims: run their checks, compare with the record, and say what follows from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from derive.core.equation import Derivation
from verify.claim import Claim, Test
from verify.exact import Undecided
from verify.paper.statement import Statement
from verify.verdict import Evidence, On, Result, Verdict, borne_out, weakest
from verify.witness import Witness, witness

_TRUE_FORM: dict[Verdict, On] = {"misprint": "corrected", "error": "corrected", "conditional": "condition"}


@dataclass(frozen=True)
class Judgement:
    """A claim with what its checks found."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    witness: Witness | None

    @property
    def label(self) -> str:
        """The claim's label."""
        return self.claim.label

    @property
    def holds(self) -> bool:
        """Whether the findings bear out the record, with a witness wherever a fault is claimed."""
        faulty = self.claim.verdict in ("misprint", "error")
        return borne_out(self.claim.verdict, self.evidence) and (self.witness is not None or not faulty)

    @property
    def own_standing(self) -> Result:
        """The weakest finding on the form that is meant to be true: corrected, under the condition, or printed."""
        on = _TRUE_FORM.get(self.claim.verdict, "printed")
        return weakest([e.result for e in self.evidence if e.on == on and e.method != "next-order"])


def find(test: Test, statement: Statement, derivation: Derivation) -> Result:
    """What one test finds on one form of a statement."""
    try:
        return "proved" if test.check(statement.body, derivation) else "refuted"
    except Undecided:
        return "undecided"


def judge(claim: Claim, derivation: Derivation) -> Judgement:
    """Run every check of a claim."""
    rows: list[Evidence] = []

    def run(test: Test, on: On, statement: Statement) -> None:
        try:
            rows.append(Evidence(test.method, on, find(test, statement, derivation), test.detail))
        except ValueError as error:  # a step that cannot be derived, or an ill-formed body: never a pass
            rows.append(Evidence(test.method, on, "undecided", str(error)))

    for test in claim.tests:
        run(test, "printed", claim.printed)
        if claim.corrected is not None:
            run(test, "corrected", claim.corrected)
    if claim.beyond is not None:
        run(claim.beyond, "printed", claim.printed)
    if claim.condition is not None:
        run(claim.condition.test, "condition", claim.printed)
    return Judgement(claim, tuple(rows), witness(claim))


def judge_all(
    claims: Iterable[Claim], derivation: Derivation, report: Callable[[str], None] | None = None
) -> dict[str, Judgement]:
    """Judge claims in order; `report` is told each label as it is done."""
    judged = {}
    for claim in claims:
        judged[claim.label] = judge(claim, derivation)
        if report is not None:
            report(claim.label)
    return judged


def direct_needs(claims: dict[str, Claim], nodes: Any) -> dict[str, tuple[str, ...]]:
    """For each claim those it rests on directly: by its derivation (nodes without a claim skipped) and its record."""
    needs: dict[str, tuple[str, ...]] = {}
    for label, claim in claims.items():
        found: list[str] = []
        pending = [claim.node] if claim.node != label else list(nodes[label].needs if label in nodes else ())
        seen: set[str] = set()
        while pending:
            current = pending.pop(0)
            if current in seen or current == label:
                continue
            seen.add(current)
            if current in claims:
                found.append(current)
            elif current in nodes:
                pending += nodes[current].needs
        extra = [n for n in claim.needs if n in claims and n not in found]
        needs[label] = tuple(name for name in claims if name in {*found, *extra})
    return needs


def downstream(needs: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each claim every claim that rests on it, directly or through others."""
    affects: dict[str, tuple[str, ...]] = {}
    for label in needs:
        reached: set[str] = set()
        pending = [label]
        while pending:
            current = pending.pop()
            for other, needed in needs.items():
                if current in needed and other not in reached and other != label:
                    reached.add(other)
                    pending.append(other)
        affects[label] = tuple(name for name in needs if name in reached)
    return affects


def standings(judged: dict[str, Judgement], needs: dict[str, tuple[str, ...]]) -> dict[str, Result]:
    """For each claim the weakest finding among its own true form and the derived forms that it needs."""
    result: dict[str, Result] = {}
    for label in judged:
        upstream = {label}
        pending = [label]
        while pending:
            for needed in needs.get(pending.pop(), ()):
                if needed in judged and needed not in upstream:
                    upstream.add(needed)
                    pending.append(needed)
        result[label] = weakest([judged[name].own_standing for name in upstream])
    return result
