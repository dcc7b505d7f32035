"""Every check can fail: put one that always refutes, or one that always proves, in its place, and nothing is borne out.

Both papers are attacked, each check of each claim in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from derive.core.equation import Derivation
from verify.cheng_niu import PAPER
from verify.judge.claim import Claim, Test
from verify.judge.judgement import Judgement, judge
from verify.judge.paper import Paper, paper_in
from verify.judge.verdict import Evidence, On, Result, borne_out

BLOCH = paper_in(Path(__file__).parent / "bloch_1946")
PAPERS = {"cheng-niu": PAPER, "bloch": BLOCH}
CASES = [(name, label) for name, paper in PAPERS.items() for label in paper.claims]


@cache
def chain(name: str) -> Derivation:
    return PAPERS[name].derivation()


@cache
def judgement(name: str, label: str) -> Judgement:
    return judge(PAPERS[name].claims[label], chain(name))


def blind(test: Test, answer: bool) -> Test:
    """The same check with a fixed answer, whatever it is asked."""

    def check(body: Any, derivation: Derivation, **options: Any) -> bool:
        return answer

    return replace(test, check=check)


def attacks(claim: Claim) -> Iterator[tuple[str, Claim]]:
    """The claim with each of its checks, in turn, replaced by one that always refutes or always proves."""
    for answer, name in ((False, "refutes"), (True, "proves")):
        for place, test in enumerate(claim.tests):
            tests = (*claim.tests[:place], blind(test, answer), *claim.tests[place + 1 :])
            yield f"check {place + 1} always {name}", replace(claim, tests=tests)
        if claim.beyond is not None:
            yield f"the next order always {name}", replace(claim, beyond=blind(claim.beyond, answer))
        if claim.condition is not None:
            condition = replace(claim.condition, test=blind(claim.condition.test, answer))
            yield f"the condition always {name}", replace(claim, condition=condition)


@pytest.mark.parametrize(("name", "label"), CASES)
def test_a_check_that_cannot_fail_bears_nothing_out(name: str, label: str) -> None:
    claim = PAPERS[name].claims[label]
    assert judgement(name, label).holds, judgement(name, label).evidence
    found = list(attacks(claim))
    assert len(found) >= 2 * len(claim.tests) > 0
    fooled = [attack for attack, spoilt in found if judge(spoilt, chain(name)).holds]
    assert not fooled


@pytest.mark.parametrize(("name", "label"), CASES)
def test_every_check_proves_one_form_and_refutes_another(name: str, label: str) -> None:
    rows = judgement(name, label).evidence
    for number in {row.check for row in rows}:
        assert {row.result for row in rows if row.check == number} == {"proved", "refuted"}


@pytest.mark.parametrize("label", [label for label, claim in PAPER.claims.items() if claim.verdict == "conditional"])
def test_what_refutes_the_print_of_a_conditional_claim_proves_its_control(label: str) -> None:
    rows = judgement("cheng-niu", label).evidence
    for row in rows:
        if row.on == "printed" and row.result == "refuted":
            assert any(r.check == row.check and r.on in ("control", "corrected") and r.result == "proved" for r in rows)


def test_controls_are_no_part_of_the_finding_on_the_print() -> None:
    """A control that a check of the next order proves must not count as the order's finding."""
    found = judgement("cheng-niu", "9a")
    assert found.own_standing == "proved"
    beyond = [row for row in found.evidence if row.method == "next-order"]
    assert [(row.on, row.result) for row in beyond] == [("printed", "refuted"), ("control", "proved")]


def test_a_control_is_no_need_of_the_claim() -> None:
    """That of p.relaxation-term reads the law of a model with two times; the claim rests on what it read before."""
    assert set(judgement("cheng-niu", "p.relaxation-term").read) == {"x.bloch", "8"}


@pytest.mark.parametrize("result", ["proved", "undecided"])
def test_a_check_that_only_proves_leaves_the_record_without_support(result: Result) -> None:
    def row(on: On, result: Result, check: int) -> Evidence:
        return Evidence("exact", on, result, "", check)

    good = [row("printed", "proved", 1), row("control", "refuted", 1)]
    second = row("printed", "proved", 2)
    assert borne_out("confirmed", good)
    assert borne_out("confirmed", [*good, second, row("control", "refuted", 2)])
    assert not borne_out("confirmed", good[:1])
    assert not borne_out("confirmed", [*good, second])
    assert not borne_out("confirmed", [*good, second, row("control", result, 2)])


def test_a_second_paper_is_borne_out_with_its_controls() -> None:
    assert isinstance(BLOCH, Paper) and len(BLOCH.claims) == 10
    assert all(judgement("bloch", label).holds for label in BLOCH.claims)
