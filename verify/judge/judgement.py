"""Judge claims: run their checks, compare with the record, and say what follows from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from derive.core.equation import Derivation, rests_on
from verify.judge.claim import Claim, Control, Test, find
from verify.judge.mutants import wrong_versions
from verify.judge.verdict import FAULTY, Evidence, On, Result, Verdict, borne_out, weakest
from verify.judge.witness import Witness, stands, witness

_TRUE_FORM: dict[Verdict, On] = {"misprint": "corrected", "error": "corrected", "conditional": "condition"}


@dataclass(frozen=True)
class Judgement:
    """A claim with what its checks found, and the derived equations that they read.

    `stood`: whether the witness `stands`, where that was computed already.
    """

    claim: Claim
    evidence: tuple[Evidence, ...]
    witness: Witness | None
    read: tuple[str, ...] = ()
    stood: bool | None = None

    @property
    def label(self) -> str:
        """The claim's label."""
        return self.claim.label

    @property
    def holds(self) -> bool:
        """Whether the findings bear out the record, with a witness, computed again, wherever a fault is claimed."""
        return borne_out(self.claim.verdict, self.evidence) and self.stands == (self.claim.verdict in FAULTY)

    @property
    def stands(self) -> bool:
        """Whether there is a witness, and computed again it is what it was."""
        if self.stood is None:
            return self.witness is not None and stands(self.witness, self.claim)
        return self.stood

    @property
    def own_standing(self) -> Result:
        """The weakest finding on the form that is meant to be true: corrected, under the condition, or printed."""
        on = _TRUE_FORM.get(self.claim.verdict, "printed")
        return weakest([e.result for e in self.evidence if e.on == on and e.method != "next-order"])


def judge(claim: Claim, derivation: Derivation) -> Judgement:
    """Run every check of a claim, on the forms it is meant for and on what shows that it can prove and refute."""
    traced = derivation.traced()  # what a control reads is no need of the claim's
    rows: list[Evidence] = []
    for number, (test, forms) in enumerate(_checks(claim), start=1):
        found = [_evidence(test, on, body, traced) for on, body in forms.items()]
        found += _controls(claim, test, {row.result for row in found}, derivation)
        rows += [replace(row, check=number) for row in found]
    return Judgement(claim, tuple(rows), witness(claim), tuple(traced.read))


def _checks(claim: Claim) -> Iterator[tuple[Test, dict[On, Any]]]:
    """Each check of a claim with the bodies that it judges, by the form that they are."""
    printed: dict[On, Any] = {"printed": claim.printed.body}
    for test in claim.tests:
        yield test, printed if claim.corrected is None else {**printed, "corrected": claim.corrected.body}
    if claim.beyond is not None:
        yield claim.beyond, printed
    if claim.condition is not None:
        yield claim.condition.test, {"condition": claim.printed.body}


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
    if "refuted" in found:
        return
    if test.refutes is not None:
        yield _control(claim, test, test.refutes, "must refute", derivation)
        return
    for mutant in wrong_versions(claim):
        with suppress(ValueError):  # ill formed: nothing to refute
            if find(test, mutant.body, derivation) == "refuted":
                yield Evidence(test.method, "control", "refuted", f"must refute: the true form, {mutant.change}")
                return


def _control(claim: Claim, test: Test, control: Control, task: str, derivation: Derivation) -> Evidence:
    """What a check makes of one control."""
    chain = derivation.variant(**control.model) if control.model else derivation
    body = claim.true_form.body if control.body is None else control.body(claim.true_form.body, chain)
    return Evidence(test.method, "control", find(test, body, chain, control.options), f"{task}: {control.detail}")


def judge_all(
    claims: Iterable[Claim], derivation: Derivation, report: Callable[[str], None] = lambda label: None
) -> dict[str, Judgement]:
    """Judge claims in order; `report` is told each label as it is done."""
    judged = {}
    for claim in claims:
        judged[claim.label] = judge(claim, derivation)
        report(claim.label)
    return judged


Needs = Mapping[str, tuple[str, ...]]
"""For each claim others, in the order of the claims."""


def direct_needs(judged: Mapping[str, Judgement], derivation: Derivation) -> Needs:
    """For each claim those it rests on directly, nodes without a claim skipped.

    A claim of a derived equation rests on what that is derived from; any other on the equations its checks read.
    """

    def skipped(node: str) -> tuple[str, ...]:
        return () if node in judged else derivation.needs(node)

    needs = {}
    for label, judgement in judged.items():
        found = rests_on(list(derivation.needs(label) if label in derivation else judgement.read), skipped)
        needs[label] = tuple(name for name in judged if name in found and name != label)
    return needs


def cited(judged: Mapping[str, Judgement], needs: Needs) -> Needs:
    """For each claim what the print cites beyond its derivation."""
    above = _upstream(needs)
    return {label: tuple(name for name in j.claim.cites if name not in above[label]) for label, j in judged.items()}


def used_by(needs: Needs, cites: Needs) -> Needs:
    """For each claim every claim that uses it: that rests on it, or whose printed argument cites it."""
    below = downstream(needs)
    return {label: tuple(o for o in needs if o in below[label] or label in cites[o]) for label in needs}


def downstream(needs: Needs) -> Needs:
    """For each claim every claim that rests on it, directly or through others."""
    above = _upstream(needs)
    return {label: tuple(o for o in needs if o != label and label in above[o]) for label in needs}


def standings(judged: Mapping[str, Judgement], needs: Needs) -> dict[str, Result]:
    """For each claim the weakest finding among its own true form and the derived forms that it needs."""
    above = _upstream(needs)
    return {label: weakest([judged[name].own_standing for name in above[label]]) for label in judged}


def _upstream(needs: Needs) -> dict[str, set[str]]:
    """Each claim with all that it rests on."""
    return {label: rests_on([label], needs.__getitem__) for label in needs}
