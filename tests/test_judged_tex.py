"""judged.tex: every statement in the record's order, compiled, nothing off the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_latex import compiled_log, widest_overflow

from derive import derivation
from verify.report.judged_tex import judged_tex

RECORD = Path(__file__).parents[1] / "output" / "claims.json"


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The committed record."""
    loaded: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return loaded


def test_it_compiles_and_nothing_runs_off_the_page(record: dict[str, Any], tmp_path: Path) -> None:
    assert widest_overflow(compiled_log(judged_tex(record, derivation()), tmp_path)) <= 10


def test_statements_stand_in_the_order_of_the_record_with_verdict_and_witness(record: dict[str, Any]) -> None:
    text = judged_tex(record)
    places = [text.index(rf"\subsection*{{({claim['label']}) ") for claim in record["claims"]]
    assert places == sorted(places)
    readings = sum(bool(claim["source"]["reading"]) for claim in record["claims"])
    assert text.count(r"\textit{Read as:}") == readings > 0
    assert text.count(r"\textit{Printed:}") == len(record["claims"]) - readings
    assert text.count(r"\textit{Corrected:}") == sum(claim["corrected"] is not None for claim in record["claims"])
    assert text.count(r"\textit{Witness:}") == sum(bool(claim["witness"]) for claim in record["claims"])


def test_text_of_the_record_cannot_break_out(record: dict[str, Any]) -> None:
    claim = {**record["claims"][0], "why": r"100 % \input{/etc/passwd} $x_1$"}
    assert r"100 \% \textbackslash{}input\{/etc/passwd\} \$x\_1\$" in judged_tex({**record, "claims": [claim]})
