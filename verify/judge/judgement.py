"""Judge claims: run their checks, compare with the record, and say what follows from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from derive.core.equation import Derivation, rests_on
from verify.judge.claim import Claim, Control, Test, find
from verify.judge.mutants import wrong_versions
from verify.judge.verdict import Evidence, On, Result, Verdict, borne_out, weakest
from verify.judge.witness import Witness, stands, witness

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
        """Whether the findings bear out the record, with a witness, computed again, wherever a fault is claimed."""
        faulty = self.claim.verdict in ("misprint", "error")
        shown = self.witness is not None and stands(self.witness, self.claim)
        return borne_out(self.claim.verdict, self.evidence) and shown == faulty

    @property
    def own_standing(self) -> Result:
        """The weakest finding on the form that is meant to be true: corrected, under the condition, or printed."""
        on = _TRUE_FORM.get(self.claim.verdict, "printed")
        return weakest([e.result for e in self.evidence if e.on == on and e.method != "next-order"])


Form = tuple[On, Any]
"""Which form of a statement a body is, and the body."""


def judge(claim: Claim, derivation: Derivation) -> Judgement:
    """Run every check of a claim, on the forms it is meant for and on what shows that it can prove and refute."""
    traced = derivation.traced()  # what a control reads is no need of the claim's
    rows: list[Evidence] = []
    for number, (test, forms) in enumerate(_checks(claim), start=1):
        found = [_evidence(test, on, body, traced) for on, body in forms]
        found += _controls(claim, test, {row.result for row in found}, derivation)
        rows += [replace(row, check=number) for row in found]
    return Judgement(claim, tuple(rows), witness(claim), tuple(traced.read))


def _checks(claim: Claim) -> Iterator[tuple[Test, list[Form]]]:
    """Each check of a claim with the forms that it judges."""
    printed: Form = ("printed", claim.printed.body)
    for test in claim.tests:
        yield test, [printed] if claim.corrected is None else [printed, ("corrected", claim.corrected.body)]
    if claim.beyond is not None:
        yield claim.beyond, [printed]
    if claim.condition is not None:
        yield claim.condition.test, [("condition", claim.printed.body)]


def _evidence(test: Test, on: On, body: Any, derivation: Derivation) -> Evidence:
    try:
        return Evidence(test.method, on, find(test, body, derivation), test.detail)
    except ValueError as error:  # a step that cannot be derived, or an ill-formed body: never a pass
        return Evidence(test.method, on, "undecided", str(error))


def _controls(claim: Claim, test: Test, found: set[Result], derivation: Derivation) -> Iterator[Evidence]:
    """What the check makes of a true form where it has proved none, and of a false one where it has refuted none."""
    if "undecided" in found:
        return
    if "proved" not in found and test.proves is not None:
        yield _control(claim, test, test.proves, "must prove", derivation)
    if "refuted" not in found and test.refutes is not None:
        yield _control(claim, test, test.refutes, "must refute", derivation)
    elif "refuted" not in found:
        yield from islice(_refused(claim, test, derivation), 1)


def _control(claim: Claim, test: Test, control: Control, task: str, derivation: Derivation) -> Evidence:
    """What a check makes of one control."""
    chain = derivation.variant(**control.model) if control.model else derivation
    body = claim.true_form.body if control.body is None else control.body(claim.true_form.body, chain)
    return Evidence(test.method, "control", find(test, body, chain, control.options), f"{task}: {control.detail}")


def _refused(claim: Claim, test: Test, derivation: Derivation) -> Iterator[Evidence]:
    """Wrong versions of the true form that a check refutes."""
    for mutant in wrong_versions(claim):
        with suppress(ValueError):  # ill formed: nothing to refute
            if find(test, mutant.body, derivation) == "refuted":
                yield Evidence(test.method, "control", "refuted", f"must refute: the true form, {mutant.change}")


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
