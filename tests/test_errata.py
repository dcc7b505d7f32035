"""The errata: the gravest first, only what differs, witnesses in the paper's own letters, two pages by both ways."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from derive.export.document import pdf
from verify.cheng_niu import PAPER
from verify.report import sheet
from verify.report.consequence import by_consequence
from verify.report.errata import errata, errata_blocks, errata_pdf

RECORD: dict[str, Any] = json.loads((Path(__file__).parent.parent / "output" / "claims.json").read_text())
TEXT = errata(RECORD, PAPER)


def section(title: str) -> str:
    return re.split(r"^## ", TEXT, flags=re.MULTILINE)[[t.split("\n")[0] for t in TEXT.split("\n## ")].index(title)]


def changed(label: str, **fields: Any) -> dict[str, Any]:
    """The record with other fields in one of its claims."""
    return {**RECORD, "claims": [c | fields if c["label"] == label else c for c in RECORD["claims"]]}


def test_the_gravest_comes_first() -> None:
    found = {
        name: [[c["label"] for c in fault] for fault in some] for name, some in by_consequence(RECORD["claims"]).items()
    }
    assert list(found) == ["result", "inconsistent", "slip"]
    assert found["result"] == [["p.gap"], ["p.average"]]
    assert found["inconsistent"] == [["9c", "p.lowest-order"], ["p.omega"]]
    assert ["B4", "B5", "B6"] in found["slip"] and ["12"] in found["slip"]
    assert sum(map(len, found.values())) == RECORD["faults"]["faults"]


def test_a_slip_that_changes_a_result_is_no_slip() -> None:
    assert [c["label"] for c in by_consequence(changed("12", changes=["13"])["claims"])["result"][-1]] == ["12"]
    assert "12" not in str(by_consequence(changed("12", changes=["B4"])["claims"])["result"])  # B4 is a fault itself


def test_each_class_has_its_findings_and_the_scanner_stands_apart() -> None:
    assert "[p.gap]" in section("Changes a result") and "Main text, Eq. 9c" in section("Is inconsistent")
    assert "Eq. B4" in section("Is a slip of the pen") and "Eq. B3" not in section("Is a slip of the pen")
    assert "Appendix B, Eq. B3" in section("Possibly the scanner's: look at the print before writing")
    assert "[p.damping]" in section("Holds under a condition that is not stated")
    assert "survives: it follows from the corrected forms" in TEXT
    assert "does NOT survive" in errata(changed("16", standing="undecided"), PAPER)


def test_a_place_is_one_in_the_paper() -> None:
    assert not re.search(r"line \d", TEXT) and "scanned" not in TEXT
    assert "Main text, after Eq. 10b [p.average]" in TEXT and "Appendix B, after Eq. B7 [B.s1, B.s2, B.s3]" in TEXT


def test_words_stand_before_their_reading_and_the_head_says_how_they_were_judged() -> None:
    words, reading = TEXT.index("Thus only time-independent terms"), TEXT.index("Read as")
    assert words < reading < TEXT.index("Correct", reading)
    read = [c for c in RECORD["claims"] if c["verdict"] in ("misprint", "error") and c["source"]["reading"]]
    assert f"{len(read)} are sentences" in TEXT and TEXT.count("Read as") == len(read)
    assert f"{RECORD['faults']['faults']} faults in {RECORD['faults']['places']} places" in TEXT


def test_only_what_differs_is_shown() -> None:
    assert r"i\hbar \frac{d}{dt} \mathbf{s} = \dots = i\hbar (\dot{\eta}^\dagger \boldsymbol{\sigma} \eta" in TEXT
    assert r"\begin{bmatrix} c_a \\ -c_b" not in TEXT  # the last member of B3 is right
    assert r"1/\tau = 1/\tau_{ex}" not in TEXT  # so is this clause of the solution
    assert TEXT.count(r"\Omega^2 = 1/\tau^2 + (\sin \theta \dot{\phi}^2") == 1  # shared by three places


def test_a_witness_is_in_the_letters_of_the_paper() -> None:
    faults = TEXT.split("## Possibly")[0]
    for name in ("Derivative(", "calA", "eps1", "eps3", "t_scaled", "phidot", "ndot_norm", "hbar "):
        assert name not in re.sub(r"\\\w+", "", faults), name
    assert (
        r"at $\varepsilon_1 = 1/10$, $\varepsilon_2 = 1/5$, $\tilde{t} = 0$, $\xi = 1/2$: printed 1.04, correct 1."
        in TEXT
    )
    assert r"at $c_a = c_b = \mathcal{A}_1 = \mathcal{A}_2 = 1$: printed 0, correct 4i" in TEXT


@pytest.mark.parametrize("way", ["pdflatex", "typst"])
def test_the_pdf_has_two_pages_and_the_same_bytes(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "typst":
        pytest.importorskip("typst")
        monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    elif pdf.shutil.which("pdflatex") is None:
        pytest.skip("needs pdflatex")
    files, notes = errata_pdf(RECORD, PAPER)
    assert notes == ["wrote errata.pdf there"]
    assert re.findall(rb"/Type\s*/Pages\s*/Count (\d+)", files["errata.pdf"]) == [b"2"]
    assert errata_pdf(RECORD, PAPER)[0] == files


def test_without_both_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    files, (note,) = errata_pdf(RECORD, PAPER)
    assert files == {} and "a PDF needs pdflatex or typst; pip install" in note


@pytest.mark.skipif(pdf.shutil.which("pdflatex") is None, reason="needs pdflatex")
def test_what_latex_refuses_is_one_line() -> None:
    files, (note,) = errata_pdf(changed("12", printed=r"\undefinedcommand = 1"), PAPER)
    assert files == {} and "Undefined control sequence" in note and "\n" not in note


def test_words_are_no_markup() -> None:
    """What a title holds is shown as it stands, in every notation."""
    hostile = replace(PAPER, title=r"\input{x} #eval(1) *_ <a> 50% & ~")
    for notation, shown in (
        (sheet.TEX, r"\textbackslash{}input\{x\} \#eval(1) *\_ \textless{}a\textgreater{} 50\% \& \textasciitilde{}"),
        (sheet.TYPST, r"\\input{x} \#eval(1) \*\_ \<a\> 50% & \~"),
    ):
        assert shown in sheet.sheet(errata_blocks(RECORD, hostile), notation, PAPER.theory.symbols)
