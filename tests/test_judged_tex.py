"""judged.tex: a line a statement in the record's order, the faults in full behind it; compiled, its links followed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from test_document import outside_mathematics, overfull, text_of, typeset

from derive import symbols as q
from verify.cheng_niu import PAPER
from verify.report.judged_tex import judged_tex
from verify.report.notes import margin_notes, numbered

RECORD = Path(__file__).parents[1] / "output" / "claims.json"


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The committed record."""
    loaded: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return loaded


def test_it_compiles_and_no_box_is_overfull(record: dict[str, Any], tmp_path: Path) -> None:
    log = typeset(judged_tex(record, q.SYMBOLS), tmp_path)
    assert overfull(log) == [] and "undefined" not in log
    code = re.compile(r"\w*_\w+|:zhang_li")  # names in the code of solvers and in the data of a witness
    solvers = [c["says"] for c in record["claims"] if c["label"].startswith("x.solver.")]
    named = {word for says in solvers for word in code.findall(says)} | {"deltaE_per_dE"}
    assert outside_mathematics(text_of(tmp_path), named) == []


def test_every_statement_has_a_line_in_the_order_of_the_record_and_every_fault_a_section(
    record: dict[str, Any],
) -> None:
    text = judged_tex(record, q.SYMBOLS)
    places = [text.index(rf"\label{{line:{claim['label']}}}") for claim in record["claims"]]
    assert places == sorted(places)
    faulty = [c["label"] for c in record["claims"] if c["verdict"] in ("misprint", "error")]
    assert sorted(re.findall(r"\\label\{fault:([^}]*)\}", text)) == sorted(faulty)
    assert text.count(r"\textit{Corrected:}") == text.count(r"\textit{Witness:}") == len(faulty)


def test_the_margin_says_where_the_print_differs_before_a_check_is_run(record: dict[str, Any]) -> None:
    numbers = numbered([{**claim, "suspect": claim["source"]["suspect"]} for claim in record["claims"]])
    assert set(numbers.values()) == set(range(1, record["faults"]["faults"] + 1))
    assert len(numbers) == record["faults"]["places"]
    heads = re.findall(r"^### (\d+)\. (.*)$", (RECORD.parent / "errata.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in heads] == sorted(set(numbers.values()))
    assert all(re.search(rf"\b{re.escape(label)}\b", heads[number - 1][1]) for label, number in numbers.items())
    notes = margin_notes(PAPER)
    assert notes["9c"] == f"In print otherwise: erratum {numbers['9c']}."
    assert "13" not in notes and "16" not in notes
    assert f"erratum {numbers['p.omega']} (p.omega)" in notes["x.omega"]
    written = RECORD.parent / "latex" / "notes.json"
    assert json.loads(written.read_text(encoding="utf-8")) == notes


def test_text_of_the_record_cannot_break_out(record: dict[str, Any]) -> None:
    faulty = next(claim for claim in record["claims"] if claim["label"] == "9c")
    claim = {**faulty, "why": r"100 % \input{/etc/passwd} $x_1$"}
    assert r"100 \% \textbackslash{}input(/etc/passwd)" in judged_tex({**record, "claims": [claim]}, q.SYMBOLS)
