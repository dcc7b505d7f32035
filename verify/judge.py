"""Judge claims: run their checks, compare with the record, and say what follows from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from derive.core.equation import Derivation, rests_on
from verify.claim import Claim, Test
from verify.exact import Undecided
from verify.paper.statement import Statement
from verify.verdict import Evidence, On, Result, Verdict, borne_out, weakest
from verify.witness import Witness, witness

_TRUE_FORM: dict[Verdict, On] = {"misprint": "corrected", "error": "corrected", "conditional": "condition"}


@dataclass(frozen=True)
class Judgement:
    """A claim with what its checks found, and the derived equations that they read."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    witness: Witness | None
    read: tuple[str, ...] = ()

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
    derivation = derivation.traced()

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
    return Judgement(claim, tuple(rows), witness(claim), tuple(derivation.read))


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


def direct_needs(judged: Mapping[str, Judgement], derivation: Derivation) -> dict[str, tuple[str, ...]]:
    """For each claim those it rests on directly, nodes without a claim skipped.

    A claim of a derived equation rests on what that is derived from; any other on the equations its checks read.
    """
    needs: dict[str, tuple[str, ...]] = {}
    for label, judgement in judged.items():
        pending = list(derivation.needs(label) if label in derivation else judgement.read)
        found: set[str] = set()
        seen = {label}
        while pending:
            current = pending.pop()
            if current not in seen:
                seen.add(current)
                if current in judged:
                    found.add(current)
                else:
                    pending += derivation.needs(current)
        needs[label] = tuple(name for name in judged if name in found)
    return needs


def cited(judged: Mapping[str, Judgement], needs: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each claim what the print cites beyond its derivation."""
    return {
        label: tuple(name for name in judgement.claim.cites if name not in rests_on([label], needs.__getitem__))
        for label, judgement in judged.items()
    }


def used_by(needs: Mapping[str, tuple[str, ...]], cites: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each claim every claim that uses it: that rests on it, or whose printed argument cites it."""
    below = downstream(needs)
    return {label: tuple(o for o in needs if o in below[label] or label in cites[o]) for label in needs}


def downstream(needs: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each claim every claim that rests on it, directly or through others."""
    upstream = {label: rests_on([label], needs.__getitem__) for label in needs}
    return {label: tuple(other for other in needs if label != other and label in upstream[other]) for label in needs}


def standings(judged: Mapping[str, Judgement], needs: Mapping[str, tuple[str, ...]]) -> dict[str, Result]:
    """For each claim the weakest finding among its own true form and the derived forms that it needs."""
    return {
        label: weakest([judged[name].own_standing for name in rests_on([label], needs.__getitem__)]) for label in judged
    }
