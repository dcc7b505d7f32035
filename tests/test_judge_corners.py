"""Corners of the judge that few statements reach: what is refused, what is undecided, and what a run can meet."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

from verify import Undecided
from verify.judge import workers
from verify.judge.checks import beside
from verify.judge.claim import Claim, Test, find
from verify.judge.judgement import judge, judge_all
from verify.judge.mutants import Mutant, fate, is_true_form, mutants, report_mutants
from verify.judge.one import explained, reads_of
from verify.judge.paper import paper_in
from verify.judge.reader.form import members
from verify.judge.reader.latex_reader import read
from verify.judge.reader.latex_values import Field, Operator, Triple
from verify.judge.reader.latex_words import Words, tokens
from verify.judge.statement import Statement
from verify.judge.verdict import Evidence, borne_out
from verify.judge.witness import apart

BLOCH = paper_in(Path(__file__).parent / "bloch_1946")
x, p = sp.Symbol("x", real=True), sp.Symbol("p", positive=True)
m = sp.Symbol("m", negative=True)
SPIN = Triple(
    tuple(sp.ImmutableMatrix(rows) for rows in ([[0, 1], [1, 0]], [[0, -sp.I], [sp.I, 0]], [[1, 0], [0, -1]]))
)
WORDS = Words({"a": x, "A": SPIN.parts[0], "S": SPIN, "D": Operator({"x": p}), "F": Field(x**2, {"x": 2 * x})})


def claim(form: Any, check: Any = None) -> Claim:
    printed = Statement("own", "main text", 1, "", "", given=form if isinstance(form, sp.Tuple) else sp.Tuple(form))
    return Claim(printed, "", "confirmed", (Test("exact", check, "as planted"),))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("S S", "side by side"),
        (r"(a,\; a) a", "a list in a product"),
        (r"\frac{a}{A}", "no number"),
        (r"\begin{bmatrix} a & a \\ a \end{bmatrix}", "not of one length"),
        (r"\begin{bmatrix} A & a \end{bmatrix}", "entries are no numbers"),
        ("[A, a]", "no meaning"),
        ("(a, a)", "no meaning"),
        ("|A|", "magnitude"),
        ("D a", "no notation"),
        ("D", "nothing behind it"),
        (r"A \cdot a", "a dot between"),
        (r"A \times a", "a cross between"),
    ],
)
def test_what_means_nothing_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read(tokens(text), WORDS)


def test_what_means_something_is_read() -> None:
    assert read(tokens("S + S"), WORDS) == SPIN.each(lambda part: 2 * part)
    assert read(tokens("D F"), WORDS) == 2 * x * p


def test_small_ends_a_chain_and_stands_nowhere_else() -> None:
    assert members(r"a \ll 1", (), WORDS, "members") == sp.Tuple(x)
    with pytest.raises(ValueError, match="inside a chain"):
        members(r"a \ll 1 = a", (), WORDS, "members")


def test_members_are_of_the_kind_that_is_asked_for() -> None:
    with pytest.raises(ValueError, match="no number"):
        members("2 = a", (), WORDS, "numbers")
    with pytest.raises(ValueError, match="for each band"):
        members("S", (), WORDS, "bands")
    with pytest.raises(ValueError, match="2 entries where the derived form has 1"):
        beside(sp.Tuple(sp.ImmutableMatrix([x, p])), x)


@pytest.mark.parametrize("mistake", [Undecided("not told"), ValueError("ill formed")])
def test_what_no_check_can_tell_is_undecided_and_asks_for_no_control(mistake: ValueError) -> None:
    def check(body: Any, derivation: Any) -> bool:
        if body == sp.Tuple(x):
            raise mistake
        return False

    found = judge(claim(x, check), BLOCH.derivation())
    assert [e.result for e in found.evidence] == ["undecided"] and not found.holds and found.own_standing == "undecided"
    assert found.evidence[0].detail == ("as planted" if isinstance(mistake, Undecided) else "ill formed")


def test_a_check_that_refutes_nothing_bears_nothing_out() -> None:
    found = judge(claim(x, lambda body, d: True), BLOCH.derivation())
    assert [e.result for e in found.evidence] == ["proved"] and found.own_standing == "proved" and not found.holds


def test_a_record_to_an_order_needs_the_next_one_refuted() -> None:
    shown = [Evidence("exact", "printed", "proved", "", 1), Evidence("exact", "control", "refuted", "", 1)]
    beyond = [Evidence("next-order", "printed", "refuted", "", 2), Evidence("next-order", "control", "proved", "", 2)]
    assert borne_out("to-order", [*shown, *beyond]) and borne_out("confirmed", shown)
    assert not borne_out("to-order", shown) and not borne_out("confirmed", [*shown, *beyond])


def test_a_wrong_version_that_is_ill_formed_is_refused() -> None:
    def check(body: Any, derivation: Any) -> bool:
        raise ValueError("a vanishing denominator")

    assert fate(claim(x, check), Mutant("own", "", sp.Tuple(-x)), BLOCH.derivation()) == "refused"


def test_claims_are_judged_in_order() -> None:
    told: list[str] = []
    wanted = [BLOCH.claims[label] for label in ("6", "3v")]
    judged = judge_all(wanted, BLOCH.derivation(), told.append)
    assert told == list(judged) == ["6", "3v"] and all(found.holds for found in judged.values())


def test_what_cannot_be_told_from_the_true_form_is_not_taken_for_it() -> None:
    hard = 60 * sp.atan(p) + 60 * sp.atan(1 / p) - 30 * sp.pi  # 0, with more turns than are counted
    assert not is_true_form(claim(hard), Mutant("own", "", sp.Tuple(sp.S.Zero)))
    assert is_true_form(claim(x), Mutant("own", "", sp.Tuple(x)))
    assert find(Test("exact", lambda body, d: True, ""), sp.Tuple(), BLOCH.derivation()) == "proved"


def test_a_row_is_neither_shifted_nor_transposed() -> None:
    row = " ".join(mutant.change for mutant in mutants(claim(sp.ImmutableMatrix([[x, p]]))))
    square = " ".join(mutant.change for mutant in mutants(claim(sp.ImmutableMatrix([[x, p], [0, 1]]))))
    assert "rows" not in row and "transposed" not in row and "shifted rows" in square and "transposed" in square


def test_the_mutants_of_a_paper_are_counted_and_those_that_survive_named(capsys: pytest.CaptureFixture[str]) -> None:
    own = claim(sp.Tuple(p, 2 * p), lambda body, d: body == own.printed.body)
    assert report_mutants(replace(BLOCH, claims={"own": own})) == 0
    count = len(mutants(own))
    assert f"refused {count} of {count} mutants; 0 more" in capsys.readouterr().out
    assert report_mutants(replace(BLOCH, claims={"own": claim(sp.Tuple(p, 2 * p), lambda body, d: True)})) == 1
    said = capsys.readouterr().out
    assert f"refused 0 of {count} mutants; 0 more" in said and said.count("not refused: own: ") == count


def test_a_witness_is_met_off_the_simple_points_and_behind_a_pole() -> None:
    found = apart([((x - 1) * (x - 2) * (x - 3) * (2 * x - 1), sp.S.Zero)])
    assert found is not None and found.corrected == "0" and found.printed != "0"
    assert found.at["x"] not in ("1", "2", "3", "1/2")
    behind = apart([(1 / (x - 1), 1 / (x - 1) + 1)])
    assert behind is not None and (behind.at, behind.printed, behind.corrected) == ({"x": "2"}, "1", "2")
    below = apart([(m, 2 * m)])
    assert below is not None and sp.Rational(below.at["m"]) < 0


def test_a_statement_is_explained_the_same_whatever_was_known_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    chain, label = BLOCH.derivation(), "p.saturation"
    true = reads_of(judge_all(BLOCH.claims.values(), chain), chain)
    told: list[list[str]] = []
    entries = []
    for known in (true, {**true, label: []}, {}):
        told.append([])
        entries.append(explained(label, replace(BLOCH, reads=lambda known=known: known), chain, told[-1].append)[1])
    assert entries[0] == entries[1] == entries[2] and entries[0]["verdict"] == "error"
    assert len(told[0]) < len(told[1]) == len(told[2]) == len(BLOCH.claims)


def test_where_nothing_can_fork_one_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers.multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert workers.processors() == 1
    with workers.started({"own": os.getpid}) as result:
        assert result("own") == os.getpid()


def test_where_no_memory_is_shared_one_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container whose /dev/shm is read-only."""

    def denied(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr("multiprocessing.synchronize.Lock", denied)
    with workers.started({"own": os.getpid}) as result:
        assert result("own") == os.getpid()


def test_one_process_takes_the_tasks_from_the_first_on_and_the_other_from_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both wait for the other before a second task, so that each has one by then."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    both = multiprocessing.get_context("fork").Barrier(2)
    tasks = {name: lambda: (both.wait(timeout=20), os.getpid())[1] for name in "abcd"}
    told: list[str] = []
    with workers.started(tasks, told.append) as result:
        found = {name: result(name) for name in "dacb"}
    assert found["a"] == found["b"] != found["c"] == found["d"] and sorted(told) == [*"abcd"]


def test_a_worker_that_is_killed_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with (
        pytest.raises(ValueError, match=r"^a worker process was killed[^\n]*$"),
        workers.started({"gone": lambda: os._exit(3)}) as result,
    ):
        result("gone")


LARGE = """
import time
from verify.judge import workers
workers.processors = lambda: 2
for place in range(8):
    try:
        with workers.started({name: lambda: b"x" * 20_000_000 for name in "abcdef"}):
            time.sleep(0.02 + 0.01 * place)
            raise KeyError
    except KeyError:
        pass
"""


def test_a_failure_while_a_worker_hands_over_its_result_ends_the_pool() -> None:
    """Ended in the middle of it, the worker would leave the pool waiting for the rest."""
    subprocess.run([sys.executable, "-c", LARGE], cwd=Path(__file__).parents[1], check=True, timeout=60)
