"""The document of the derivation: typeset and read back, its links followed, its notebook run, its parts put back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
import sympy as sp

from derive import derivation
from derive.__main__ import main
from derive.cheng_niu.chain import THEORY
from derive.core.settings import model_of
from derive.export.document import FORMATS, document, pdf
from derive.export.document.as_latex import latex, shown
from derive.export.document.as_typst import typst
from derive.export.document.content import Block, Step, contents, title
from derive.export.document.folded import folded
from derive.export.latex import notation
from derive.export.prose import marked
from verify.zero.exact import is_zero

TOLD = [label for label, node in derivation().nodes.items() if node.told]
NOTES = {"9c": "In print otherwise: erratum 3."}
LONGEST = 24
"""Lines of a display that take half a page."""


@cache
def blocks(*settings: str) -> tuple[Block, ...]:
    return contents(THEORY.derivation(model_of(settings, THEORY)) if settings else derivation())


def steps(*settings: str) -> dict[str, Step]:
    return {block.label: block for block in blocks(*settings) if isinstance(block, Step)}


def typeset(text: str, folder: Path) -> str:
    """The log of the last of three runs of pdflatex; skips where it is not installed."""
    if shutil.which("pdflatex") is None:
        pytest.skip("not installed: pdflatex")
    (folder / "document.tex").write_text(text, encoding="ascii")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "document.tex"]
    for _ in range(3):
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
        log = (folder / "document.log").read_text(encoding="latin-1")
        assert done.returncode == 0, log[-2000:]
    return log


def overfull(log: str) -> list[str]:
    return re.findall(r"Overfull .*", log)


def text_of(folder: Path) -> str:
    """The text of the PDF, its pages apart by form feeds."""
    if shutil.which("pdftotext") is None:
        pytest.skip("not installed: pdftotext")
    done = subprocess.run(["pdftotext", "-layout", "document.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def outside_mathematics(text: str, code: set[str] = frozenset()) -> list[str]:
    """The lines that show what only a source may: `_`, `^`, a backslash or a dollar."""
    for word in sorted(code, key=len, reverse=True):
        text = text.replace(word, "")
    return [line for line in text.splitlines() if re.search(r"[_^\\$]", line)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """The source, the log and the text of the paper's document."""
    folder = tmp_path_factory.mktemp("document")
    source = document(derivation(), "latex", notes=NOTES).decode()
    return source, typeset(source, folder), text_of(folder)


def test_it_is_a_paper_of_twelve_to_sixteen_pages_and_no_box_is_overfull(printed: tuple[str, str, str]) -> None:
    _, log, text = printed
    assert overfull(log) == []
    assert 12 <= text.count("\f") <= 16


def test_an_overfull_line_would_be_seen(tmp_path: Path) -> None:
    head = latex("wide", (), {}).replace(r"\end{document}", "")
    assert overfull(typeset(head + shown([("a", "b" * 120)]) + r"\end{document}", tmp_path))


def test_no_notation_of_code_reaches_a_reader(printed: tuple[str, str, str]) -> None:
    assert outside_mathematics(printed[2]) == []
    assert outside_mathematics("s_eq and eta^dagger") != []


def test_links_lead_where_they_say(printed: tuple[str, str, str]) -> None:
    source, log, _ = printed
    shown_as = re.findall(r"\\hyperref\[eq:([^\]]*)\]\{\(([^)]*)\)\}", source)
    assert len(shown_as) > 200 and all(place == said for place, said in shown_as)
    placed = re.findall(r"\\label\{eq:([^}]*)\}", source)
    assert sorted(placed) == sorted(TOLD)
    assert {place for place, _ in shown_as} <= set(placed)
    assert "undefined" not in log and "multiply" not in log
    tags = re.findall(r"\\tag\{([^}]*)\}\\label\{eq:([^}]*)\}", source)
    assert len(tags) > 80 and all(tag == place for tag, place in tags)


def test_the_margin_holds_the_notes_given_and_no_others(printed: tuple[str, str, str]) -> None:
    assert printed[0].count(r"\marginpar") == 1
    assert r"erratum 3.}\textbf{$s_3$ to second order.}" in printed[0]
    assert r"\marginpar" not in document(derivation(), "latex").decode()


def test_no_equation_fills_half_a_page() -> None:
    for step in steps().values():
        for _, pairs in step.working:
            assert shown(pairs).count("\\\\\n") < LONGEST, step.label


def test_symbols_stand_with_their_units_and_no_letter_is_missing() -> None:
    source = document(derivation(), "latex").decode()
    table = source[source.index(r"\begin{longtable}") : source.index(r"\end{longtable}")]
    assert r"$\tau_{sf}$ & mean spin-flip time & $\mathrm{s}$ & \hyperref[eq:8]{(8)} \\" in table
    for label in TOLD:
        for row in derivation()[label].quantities:
            assert row.latex in table, (label, row.latex)


def entries(value: Any) -> list[Any]:
    """The scalars of a matrix or a tuple of matrices."""
    if isinstance(value, (sp.MatrixBase, sp.Tuple)):
        return [entry for part in value for entry in entries(part)]
    return [value]


@pytest.mark.parametrize("label", ["x.smf-damping", "x.force", "x.curvature", "x.macroscopic-torque", "x.series"])
def test_the_parts_of_a_folded_result_make_it_again(label: str) -> None:
    equation = derivation()[label]
    text = notation(equation.symbols).text
    value, parts = folded(equation.rhs, text, equation.symbols)
    assert parts and len(text(value)) < 0.8 * len(text(equation.rhs))
    for name, part in reversed(parts):
        value = value.xreplace({name: part})
    given, again = entries(equation.rhs), entries(value)
    assert len(given) == len(again) and all(is_zero(a - b) for a, b in zip(given, again, strict=True))


def test_a_short_result_is_left_as_it_is() -> None:
    equation = derivation()["8"]
    assert folded(equation.rhs, notation(equation.symbols).text, equation.symbols) == (equation.rhs, [])


def test_names_in_words_are_set_as_symbols_and_words_are_left() -> None:
    symbols = derivation().symbols
    said = marked("the basis, an axis, tau_ex / T_2, e^(-xi t), (sin theta)^2, s_eq and llg_stt", symbols)
    assert said == (
        r"the basis, an axis, $\tau_{ex}$ / $T_2$, $e^{-\xi t}$, (sin $\theta$)${}^{2}$, $s_{eq}$ and llg_stt"
    )


def test_under_another_model_what_differs_is_marked_and_what_cannot_be_derived_says_why() -> None:
    found = steps("relaxation=T1,T2")
    assert not found["8"].changed and found["x.bloch"].changed and found["17"].changed
    assert "irreducible cubic" in found["x.solution"].failed and found["B.s1"].failed == "{x.solution} is not"
    assert not any(step.changed or step.failed for step in steps().values())
    source = latex("other", blocks("relaxation=T1,T2"), {})
    assert source.count("not as in the paper's model") == sum(step.changed for step in found.values()) > 20
    assert "$T_1$" in source and "another model" in source


@pytest.mark.parametrize("settings", [("relaxation=T1,T2",), ("exchange=-1", "band=minority"), ("gauge=chi",)])
def test_the_document_of_another_model_is_set_too(settings: tuple[str, ...], tmp_path: Path) -> None:
    log = typeset(latex("other", blocks(*settings), {}), tmp_path)
    assert "undefined" not in log
    assert overfull(log) == []


@pytest.mark.parametrize("how", ["latex", "markdown", "notebook", "pdf"])
def test_the_same_bytes_from_run_to_run(how: str) -> None:
    assert document(derivation(), how) == document(THEORY.derivation(), how)


def test_without_latex_typst_sets_it_and_without_both_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    assert document(derivation(), "pdf", notes=NOTES).startswith(b"%PDF")
    assert "erratum 3" in typst("t", blocks(), NOTES)
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="needs pdflatex or typst; pip install") as caught:
        document(derivation(), "pdf")
    assert "\n" not in str(caught.value)


def test_a_target_of_markdown_stands_for_every_link() -> None:
    text = document(derivation(), "markdown").decode()
    places, links = re.findall(r"^\((eq-[^)]*)\)=$", text, re.MULTILINE), re.findall(r"\]\(#(eq-[^)]*)\)", text)
    assert sorted(places) == sorted(f"eq-{label}" for label in TOLD)
    assert set(links) <= set(places) and len(links) > 200
    assert text.count("$$") % 2 == 0 and r"\tag{16}" in text


def test_the_cells_of_the_notebook_derive_each_step_again() -> None:
    book = nbformat.reads(document(derivation(), "notebook").decode(), 4)
    nbformat.validate(book)
    root = {"metadata": {"path": str(Path(__file__).parents[1])}}
    nbclient.NotebookClient(book, timeout=300, resources=root).execute()
    shown_as = {cell.source: cell.outputs[0]["data"]["text/latex"] for cell in book.cells if cell.get("outputs")}
    assert shown_as == {f'd["{e}"]': derivation()[e]._repr_latex_() for e in TOLD}


def test_the_notebook_of_another_model_makes_that_model() -> None:
    book: dict[str, Any] = json.loads(document(THEORY.derivation(), "notebook", ("relaxation=T1,T2",)))
    assert "model_of(['relaxation=T1,T2'], THEORY)" in book["cells"][1]["source"]


def test_the_command_writes_it(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path, notes = tmp_path / "derivation.md", tmp_path / "notes.json"
    notes.write_text(json.dumps(NOTES), encoding="utf-8")
    assert main(["document", "--as", "markdown", "--notes", str(notes), "--to", str(path)]) == 0
    assert path.read_bytes() == document(derivation(), "markdown", notes=NOTES)
    assert main(["document", "--model", "band=minority"]) == 0
    assert capfdbinary.readouterr().out.startswith(rb"\documentclass")


@pytest.mark.parametrize(("text", "word"), [("[1]", "by label"), ("{", "cannot be read"), ('{"9c": 1}', "by label")])
def test_notes_that_are_none_are_refused_in_one_line(text: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=word) as caught:
        main(["document", "--notes", str(path)])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "said", [r"\input", "$x$", "{16}", "<script>", "[x](javascript:y)", "a\nb", "\x1b[31m", "\x00"]
)
@pytest.mark.parametrize("form", FORMATS)
def test_a_note_that_a_format_could_obey_is_refused(form: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"\Athe note of 9c holds [^\n]*plain words\Z"):
        document(derivation(), form, notes={"9c": said})


def test_a_title_is_the_theorys() -> None:
    assert title(derivation()) == "Spin-transfer torque in ferromagnets, derived step by step"
