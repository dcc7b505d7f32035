"""The record and its evidence: every verdict is borne out, no other would be, and no planted falsehood passes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import sympy as sp

from derive import LabelError, derivation
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify import Undecided, is_zero
from verify.cheng_niu import CLAIMS, PAPER
from verify.cheng_niu.reads import TABLE, text
from verify.judge.claim import Check, Claim, Test
from verify.judge.judgement import Judgement, direct_needs, downstream, judge, judge_all, standings
from verify.judge.record import record
from verify.judge.statement import Statement
from verify.judge.verdict import VERDICTS, Evidence, On, Result, Verdict, borne_out, weakest
from verify.zero.balls import ball

KINDS: tuple[tuple[Verdict, ...], ...] = (
    ("definition", "confirmed"),
    ("to-order",),
    ("conditional",),
    ("misprint", "error"),
    ("undecided",),
)
"""Verdicts that rest on the same findings: which of the two it is, is for people to say."""
FAULTY = [label for label, claim in CLAIMS.items() if claim.verdict in ("misprint", "error")]


@cache
def chain() -> Derivation:
    return derivation()


@cache
def judgement(label: str) -> Judgement:
    return judge(CLAIMS[label], chain())


@cache
def data() -> dict[str, Any]:
    return record({label: judgement(label) for label in CLAIMS}, chain(), PAPER)


def entry(label: str) -> dict[str, Any]:
    (found,) = (c for c in data()["claims"] if c["label"] == label)
    return found


@pytest.mark.parametrize("label", CLAIMS)
def test_the_checks_bear_out_the_record(label: str) -> None:
    found = judgement(label)
    assert found.holds, found.evidence
    assert all(e.result != "undecided" for e in found.evidence)
    assert found.own_standing == "proved"


@pytest.mark.parametrize("label", [label for label, claim in CLAIMS.items() if claim.verdict != "to-order"])
def test_no_other_verdict_would_be_borne_out(label: str) -> None:
    (kind,) = (kind for kind in KINDS if CLAIMS[label].verdict in kind)
    for verdict in VERDICTS:
        if verdict not in kind:
            assert not replace(judgement(label), claim=replace(CLAIMS[label], verdict=verdict)).holds, verdict


@pytest.mark.parametrize("label", [label for label, claim in CLAIMS.items() if claim.verdict == "to-order"])
def test_what_holds_to_an_order_is_not_confirmed(label: str) -> None:
    for verdict in VERDICTS:
        if verdict != "to-order":
            assert not replace(judgement(label), claim=replace(CLAIMS[label], verdict=verdict)).holds, verdict


@pytest.mark.parametrize("label", FAULTY)
def test_the_correction_in_the_place_of_the_print_is_refused(label: str) -> None:
    claim = CLAIMS[label]
    assert claim.corrected is not None
    assert not judge(replace(claim, printed=claim.corrected, corrected=claim.printed), chain()).holds


@pytest.mark.parametrize("label", [label for label in CLAIMS if not label.startswith("x.")])
def test_a_claim_quotes_the_paper(label: str) -> None:
    printed = CLAIMS[label].printed
    assert printed.quote.strip() and printed.latex.strip() and CLAIMS[label].says.strip()
    assert printed.section in ("main text", "Appendix A", "Appendix B")
    assert printed.line > 0 and len(printed.body) > 0


@pytest.mark.parametrize("label", FAULTY)
def test_a_fault_comes_with_numbers_that_show_it(label: str) -> None:
    """The witness is recomputed here from the two forms, at the point that it names."""
    claim, shown = CLAIMS[label], judgement(label).witness
    assert shown is not None and claim.corrected is not None and claim.why
    assert shown.printed != shown.corrected
    assert claim.suspect in ("authors", "scan")


def test_the_worked_examples_are_found() -> None:
    assert CLAIMS["p.spinors"].verdict == CLAIMS["B1"].verdict == CLAIMS["12"].verdict == "misprint"
    by_scaling = {e.on: e.result for e in judgement("B1").evidence if e.method == "scaling"}
    assert by_scaling == {"printed": "refuted", "corrected": "proved"}


def test_the_table_of_what_is_read_is_what_the_checks_read() -> None:
    """Where it is not: python -m verify.cheng_niu.reads makes it again."""
    assert text({label: judgement(label) for label in CLAIMS}, chain()) == TABLE.read_text(encoding="utf-8")


def test_every_error_reaches_something_downstream() -> None:
    for label, claim in CLAIMS.items():
        if claim.verdict == "error":
            assert entry(label)["affects"], f"{label} leans on nothing, so it would be a misprint"


# What the judge must not be fooled by


def planted(label: str, check: Check, verdict: Verdict = "confirmed") -> Claim:
    return Claim(CLAIMS[label].printed, "planted", verdict, (Test("exact", check, "planted"),), derived=label)


def false_statement() -> Statement:
    """Eq. 8 with the precession turned round."""
    return replace(CLAIMS["8"].printed, given=sp.Tuple(*(-member for member in CLAIMS["8"].printed.body)))


def test_a_false_statement_recorded_as_confirmed_fails() -> None:
    found = judge(replace(CLAIMS["8"], printed=false_statement()), chain())
    assert not found.holds and {e.result for e in found.evidence if e.method == "exact"} == {"refuted"}


def test_a_true_statement_recorded_as_a_misprint_fails() -> None:
    claim = replace(CLAIMS["8"], verdict="misprint", corrected=CLAIMS["8"].printed)
    assert not judge(claim, chain()).holds
    turned = replace(CLAIMS["8"], verdict="misprint", corrected=false_statement())
    assert not judge(turned, chain()).holds


def test_a_condition_that_is_not_needed_fails() -> None:
    claim = CLAIMS["p.torque"]
    assert claim.condition is not None
    assert not judge(replace(claim, tests=(claim.condition.test,)), chain()).holds


def test_what_a_check_cannot_decide_is_no_pass() -> None:
    def undecided(body: Any, d: Derivation) -> bool:
        raise Undecided("planted")

    for verdict in VERDICTS:
        claim = replace(planted("8", undecided, verdict), corrected=CLAIMS["8"].printed)
        found = judge(claim, chain())
        assert not found.holds
        assert {e.result for e in found.evidence} == {"undecided"}


def test_one_undecided_check_among_proofs_is_no_pass() -> None:
    def undecided(body: Any, d: Derivation) -> bool:
        raise Undecided("planted")

    claim = CLAIMS["8"]
    assert not judge(replace(claim, tests=(*claim.tests, Test("exact", undecided, "planted"))), chain()).holds


def test_a_step_that_fails_is_no_pass() -> None:
    def failing(body: Any, d: Derivation) -> bool:
        raise LabelError("8", "planted")

    found = judge(planted("8", failing), chain())
    assert not found.holds and found.evidence[0].detail == "planted"


def test_a_claim_without_a_check_is_no_pass() -> None:
    for verdict in VERDICTS:
        assert not judge(replace(planted("8", lambda body, d: True, verdict), tests=()), chain()).holds


def test_a_fault_without_a_witness_is_no_pass() -> None:
    """Two forms that are equal give no witness, whatever the checks say of them."""
    seen: list[int] = []

    def first_time_false(body: Any, d: Derivation) -> bool:
        seen.append(1)
        return len(seen) > 1

    claim = replace(planted("8", first_time_false, "misprint"), corrected=CLAIMS["8"].printed)
    found = judge(claim, chain())
    assert found.witness is None and not found.holds


@pytest.mark.parametrize("result", ["refuted", "undecided"])
def test_one_bad_finding_on_the_corrected_form_outweighs_the_good_ones(result: Result) -> None:
    def row(on: On, found: Result) -> Evidence:
        return Evidence("exact", on, found, "")

    good = [row("printed", "refuted"), row("corrected", "proved")]
    assert borne_out("misprint", good)
    assert not borne_out("misprint", [*good, row("corrected", result)])
    assert weakest(["proved", result]) == result
    assert weakest([]) == "undecided"


# What follows from what


def test_the_record_has_the_fields_that_others_rely_on() -> None:
    assert {"paper", "summary", "faults", "claims"} <= set(data())
    fields = {"label", "section", "says", "verdict", "standing", "needs", "checks", "printed", "corrected", "condition"}
    for claim in data()["claims"]:
        assert fields | {"witness", "affects", "changes", "cause", "table", "source"} <= set(claim)
        assert set(claim["source"]) == {"line", "quote", "suspect", "reading"}
        assert claim["source"]["suspect"] in ("authors", "scan", None)
        for check in claim["checks"]:
            assert set(check) == {"method", "on", "result", "detail"}
            assert check["on"] in ("printed", "corrected", "condition", "control")
            assert check["result"] in ("proved", "refuted")
        faulty = claim["verdict"] in ("misprint", "error")
        assert (claim["corrected"] is not None) == faulty == (claim["witness"] is not None)
        assert (claim["condition"] is not None) == (claim["verdict"] == "conditional")


def test_the_summary_counts_the_papers_statements_and_ours_apart() -> None:
    ours = [label for label in CLAIMS if label.startswith("x.")]
    assert sum(data()["summary"].values()) == len(CLAIMS) - len(ours)
    assert sum(data()["summary_beyond"].values()) == len(ours)
    assert "undecided" not in data()["summary"]


@pytest.mark.parametrize(
    ("label", "reached"),
    [
        ("B1", {"B4", "B5", "B6", "B7", "8", "9a", "11a", "13", "16"}),
        ("p.omega", {"p.lowest-order"}),
        ("p.gap", {"p.exchange-time", "p.torque"}),
        ("9c", {"11c"}),
        ("12", {"13", "14", "15", "16", "17"}),
        ("p.average", {"11a", "11b", "p.any-xi"}),
    ],
)
def test_a_fault_names_what_rests_on_it(label: str, reached: set[str]) -> None:
    affected = set(entry(label)["affects"])
    assert reached <= affected
    assert label not in affected


def test_what_comes_first_rests_on_no_fault() -> None:
    for label in FAULTY:
        assert not {"1", "2", "3", "5", "6", "A8"} & set(entry(label)["affects"])


def test_affects_is_the_reverse_of_needs_in_the_long_run() -> None:
    needs = direct_needs({label: judgement(label) for label in CLAIMS}, chain())
    affects = downstream(needs)
    for label, needed in needs.items():
        for other in needed:
            assert label in affects[other]
    for label, reached in affects.items():
        for other in reached:
            assert needs[other], f"{other} rests on nothing, and so not on {label}"


def test_a_misprint_does_not_weaken_what_follows_from_its_correction() -> None:
    assert CLAIMS["B1"].verdict == "misprint"
    assert entry("B1")["standing"] == entry("8")["standing"] == "proved"


def test_a_correction_that_is_false_weakens_all_that_follows() -> None:
    claim = CLAIMS["B1"]
    assert claim.corrected is not None
    false = replace(claim.corrected, given=sp.Tuple(*(2 * member for member in claim.corrected.body)))
    judged = {label: judgement(label) for label in CLAIMS}
    judged["B1"] = judge(replace(claim, corrected=false), chain())
    needs = direct_needs(judged, chain())
    standing = standings(judged, needs)
    assert not judged["B1"].holds
    weak = {label for label, found in standing.items() if found == "refuted"}
    assert weak == {"B1", *downstream(needs)["B1"]}
    assert {"8", "9a", "16"} <= weak and "7" not in weak


def test_claims_are_judged_one_by_one_and_reported() -> None:
    told: list[str] = []
    wanted = [CLAIMS[label] for label in ("8", "9c")]
    judged = judge_all(wanted, chain(), told.append)
    assert list(judged) == told == ["8", "9c"]


# Findings that anyone can recompute


def test_9c_starts_above_one() -> None:
    start = CLAIMS["9c"].printed.body[0].xreplace({q.t_scaled: sp.S.Zero})
    excess = start - 1 - (q.eps1**2 + q.eps2**2) / (1 + q.xi**2)
    assert is_zero(excess)


def test_the_first_order_of_omega_is_not_zero() -> None:
    """|(1 - eps3, eps1, eps2)| = 1 - eps3 + ..., at eps3 = 1/100 and tiny eps1."""
    first = chain()["x.omega"].rhs
    value = ball(first - 1, {q.eps3: sp.Rational(1, 100), q.eps1: sp.Rational(1, 10**9), q.eps2: sp.S.Zero}, 20)
    assert value.real < -sp.Rational(9, 1000)
