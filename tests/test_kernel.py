"""Certificates: what is printed in Coq, that it is read back, what Coq accepts, and that it refuses what is wrong."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from verify.__main__ import main
from verify.cheng_niu import PAPER
from verify.judge.mutants import mutants
from verify.judge.paper import Paper
from verify.kernel import kernel, printer
from verify.kernel import planted as planting
from verify.kernel.certificate import arguments_of, certificates, form_of, table_of
from verify.kernel.coqc import LATE, Outcome, assumed, rests_on
from verify.kernel.gathered import sources, theorems
from verify.kernel.kernel import _assumed, _other_assumptions, judged_by_kernel, read_back
from verify.kernel.ledger import ledger
from verify.kernel.planted import drawn
from verify.kernel.printer import definition, variables
from verify.kernel.readback import latex_of

ROOT = Path(__file__).resolve().parent.parent
TABLE = table_of(PAPER)
needs_coq = pytest.mark.skipif(shutil.which("coqc") is None, reason="coqc is not installed")
LABELS = sorted(TABLE.entries)


def with_text(folder: Path, change: tuple[str, str]) -> Paper:
    """The paper with a change in its table of certificates, which is written to a folder."""
    assert PAPER.certificates is not None
    for path in PAPER.certificates.iterdir():
        text = path.read_text(encoding="utf-8")
        assert path.name != "certificates.toml" or change[0] in text
        folder.joinpath(path.name).write_text(text.replace(*change), encoding="utf-8")
    return replace(PAPER, certificates=folder)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which definitions and chain are compiled."""
    return tmp_path_factory.mktemp("coq")


@pytest.mark.slow
@needs_coq
def test_coq_accepts_a_certificate_and_what_it_assumes_is_as_promised(compiled: Path) -> None:
    found, wrong = judged_by_kernel(PAPER, ["9a"], compiled)
    assert found["9a"].accepted and not wrong


@pytest.mark.slow
@needs_coq
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("'0 <= xi', 'family", "'0 < xi', 'xi < 0', 'family"), "claim_9a.v: .*Error"),
        (("(fun k => form (k * eps1) (k * eps2)", "(fun k => form (k * eps2) (k * eps1)"), "claim_9a.v: .*Error"),
    ],
    ids=["a contradictory hypothesis", "another statement"],
)
def test_coq_refuses_a_certificate_with_a_fault(
    compiled: Path, tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    found, (line,) = judged_by_kernel(with_text(tmp_path, change), ["9a"], compiled)
    assert not found["9a"].accepted and re.search(complaint, line)


def test_an_axiom_more_or_one_less_is_noticed() -> None:
    same, more = {"holds": ["a", "b"]}, {"holds": ["a", "b", "c"]}
    assert not _other_assumptions(same, same, whole=True)
    (line,) = _other_assumptions(more, same, whole=False)
    assert line.endswith("assumed by holds: c")
    (line,) = _other_assumptions(same, more, whole=True)
    assert line.endswith("not assumed by holds: c") and not _other_assumptions(same, more, whole=False)


def test_what_gathers_the_theorems_gathers_each_of_them() -> None:
    texts = sources(PAPER)
    for label, entry in TABLE.entries.items():
        gathered = {name for name in ("holds", "fails") if f"{entry.file}.{name}" in texts["Paper.v"]}
        stated = re.findall(r"^Theorem (\w+)", texts[f"{entry.file}.v"], re.MULTILINE)
        assert gathered == {*stated}, label
        assert bool(entry.given) == (f" /\\ {entry.file}.satisfiable)" in texts["Paper.v"])
    groups = re.findall(
        r"Definition (\w+) := \(\n  ([^()]+)\)\.\nPrint Assumptions \1\.$", texts["Paper.v"], re.MULTILINE
    )
    asked = [name for _, names in groups for name in names.split(",\n  ")]
    assert sorted(asked) == sorted(theorems(TABLE, TABLE.entries)) and len(groups) == texts["Paper.v"].count("Print ")
    assert {*asked} == {*TABLE.promised} and {"paper_holds", "paper_fails"} < {*asked}


def test_theorems_asked_together_are_asked_one_by_one_where_one_assumes_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = TABLE.promised["claim_p_u.holds"]
    table = replace(TABLE, promised=dict.fromkeys(("claim_p_u.holds", "claim_p_eta.holds", "paper_holds"), usual))
    more, texts = (*usual, "more"), dict[str, str]()

    def checked(given: dict[str, str], *_: object) -> dict[str, Outcome]:
        texts.update(given)
        return {"Assumed.v": Outcome(True, "", 1.0, (usual, more, more))}

    monkeypatch.setattr(kernel, "checked", checked)
    found = _assumed(table, ["p.u", "p.eta"], {"Paper.v": ""}, [usual], tmp_path)
    assert set(found.values()) == {usual} and not texts
    found = _assumed(table, ["p.u", "p.eta"], {"Paper.v": ""}, [more], tmp_path)
    assert found == {"claim_p_u.holds": usual, "claim_p_eta.holds": more, "paper_holds": more}
    asked = re.findall(r"^Print Assumptions (\S+)\.$", texts["Assumed.v"], re.MULTILINE)
    assert asked == [*found] and rests_on(texts["Assumed.v"]) == ["Paper.v"]


@pytest.mark.parametrize("label", LABELS)
def test_what_stands_in_coq_is_read_back_as_the_print(label: str) -> None:
    claim = PAPER.claims[label]
    for form in (claim.printed, claim.corrected):
        if form is not None:
            stated, different = read_back(PAPER, claim, form)
            assert not different and len(stated) == len(form_of(form))


def planted(fault: str) -> str:
    """What the printer makes of Eq. 9a with a fault."""
    x, y = sp.symbols("x y", real=True)
    f = sp.Function("f", real=True)(x, y)
    form = x - sp.sin(y) ** 2 / (2 + x) + sp.sqrt(y) + sp.atan(x) * sp.log(y) + f.diff(x)
    text = definition("printed", [f, x, y], [form])
    assert fault.split(" -> ")[0] in text
    return text.replace(*fault.split(" -> "))


@pytest.mark.parametrize(
    "fault",
    [
        "- (( -> + ((",
        "^ 2 -> ^ 3",
        "(2 + x) -> (2 - x)",
        "sin -> cos",
        "atan -> ln",
        "ln -> atan",
        "/ -> *",
        "(sqrt y) -> (sqrt x)",
        "2 + -> 3 +",
        "(f x y) -> (f y x)",
        "(fun x => (f x y)) x -> (fun y => (f x y)) y",
        "(Derive (fun x => (f x y)) x) -> (f x y)",
    ],
)
def test_a_fault_of_the_printer_is_read_back_as_something_else(fault: str) -> None:
    names = {name: name for name in "fxy"}
    assert latex_of(planted(fault), names) != latex_of(planted("printed -> printed"), names)


def test_a_derivative_elsewhere_than_where_the_function_is_taken_is_not_read_back() -> None:
    with pytest.raises(ValueError, match="x is missing"):
        latex_of(planted("=> (f x y)) x -> => (f x y)) y"), {name: name for name in "fxy"})


def test_a_printer_with_a_fault_is_noticed_by_the_reader_of_the_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(printer._REAL, sp.sin, "cos")
    _, different = read_back(PAPER, PAPER.claims["9a"], PAPER.claims["9a"].printed)
    assert len(different) == 1


def test_what_the_printer_does_not_understand_it_refuses() -> None:
    x = sp.Symbol("x", real=True)
    f = sp.Function("f", real=True)
    slopes = (f(2 * x), f(x).diff(x, 2), sp.Derivative(x * f(x), x), sp.Function("f")(x).diff(x))
    for expr in (sp.tan(x), x ** sp.Rational(1, 3), sp.Function("f")(x), sp.oo, *slopes):
        with pytest.raises(ValueError, match="cannot be printed as Coq"):
            definition("printed", [x], [expr])
    with pytest.raises(ValueError, match="f would be the name of two variables"):
        variables([f(x) + sp.Symbol("f", real=True)])
    with pytest.raises(ValueError, match="no name for a variable"):
        variables([sp.Symbol("sin", real=True)])


def test_a_power_of_e_is_printed_with_its_exponent() -> None:
    x = sp.Symbol("x", real=True)
    for kind in (x, sp.I * x):
        power, plain = sp.Pow(sp.E, kind, evaluate=False), sp.exp(kind)
        assert power.is_Pow and isinstance(power, sp.exp)
        assert definition("printed", [x], [power]) == definition("printed", [x], [plain])


def test_nothing_is_admitted_and_no_axiom_is_added() -> None:
    for name, text in sources(PAPER).items():
        found = re.search(r"\b(Admitted|admit|Axiom|Parameter|Conjecture|Abort)\b", text)
        assert found is None, f"{name}: {found}"


def test_each_claim_has_a_certificate_or_a_reason_of_its_own_why_it_has_none() -> None:
    assert {*TABLE.entries, *TABLE.without} == {*PAPER.claims} and not {*TABLE.entries} & {*TABLE.without}
    assert all(len(reason) > 20 for reason in TABLE.without.values())


def test_the_ledger_is_fresh() -> None:
    assert (ROOT / "docs" / "trust.md").read_text() == ledger(PAPER)


def test_axioms_are_read_from_what_coq_prints() -> None:
    said = "Axioms:\nA.b : forall x,\n  x\nC.d\n  : R\nClosed under the global context\nAxioms:\nC.d : R\n"
    assert assumed(said) == (("A.b", "C.d"), (), ("C.d",))
    unsafe = "Axioms:\nf is assumed to be guarded.\nbad' : False\nU relies on an unsafe hierarchy.\n"
    assert assumed(unsafe) == (("U", "bad'", "f"),)


def test_without_coq_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ValueError, match=r"^--kernel needs Coq.*apt-get install coq") as error:
        main(["--kernel", "check", "9a"])
    assert "\n" not in str(error.value)


def test_a_paper_without_certificates_says_so() -> None:
    with pytest.raises(ValueError, match="no table of certificates"):
        table_of(replace(PAPER, certificates=None))


def test_a_table_with_a_fault_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "certificates.toml").write_text("files = []\n[9a]\ngrade = 'exactly'\nsays = 'True'\n")
    with pytest.raises(ValueError, match=r"^certificates\.toml: .*proof"):
        certificates(tmp_path)


def test_what_still_holds_is_not_planted() -> None:
    """A bound that is twice as large is a true statement, which Coq may well prove."""
    claim = PAPER.claims["10a.bound"]
    changes = {mutant.change for mutant in mutants(claim)}
    planted = {mutant.change for mutant in drawn(claim, PAPER.derivation(), True)}
    assert planted and {change for change in changes - planted if "factor 2" in change}


def test_an_attempt_that_does_not_end_in_time_refuses_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = ("p.u", "p.eta", "p.beta")
    monkeypatch.setattr(planting, "table_of", lambda _: replace(TABLE, entries={x: TABLE.entries[x] for x in labels}))
    complaints = iter(("", LATE, "Error: The command has not failed!"))
    made: list[str] = []

    def checked(texts: dict[str, str], *_: object) -> dict[str, Outcome]:
        files = [name for name in texts if name.startswith("mutant")]
        made.extend(texts[name] for name in files)
        return {name: Outcome(not said, said, 1.0, ()) for name, said in zip(files, complaints, strict=True)}

    monkeypatch.setattr(planting, "checked", checked)
    assert planting.report_planted(PAPER, False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 UNDECIDED within the time, 1 SURVIVED"
    assert len(made) == 3 and all("\nFail solve [" in text and "timeout" not in text for text in made)


def test_one_that_survives_among_others_in_a_file_is_named_with_its_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = PAPER.claims["p.u"]
    wrong = [*mutants(claim)[:5], replace(mutants(claim)[0], change="nothing at all", body=claim.true_form.body)]
    monkeypatch.setattr(planting, "table_of", lambda _: replace(TABLE, entries={"p.u": TABLE.entries["p.u"]}))
    monkeypatch.setattr(planting, "drawn", lambda *_: wrong)
    true, asked = definition("printed", arguments_of(claim), form_of(claim.printed)), list[int]()

    def checked(texts: dict[str, str], *_: object) -> dict[str, Outcome]:
        files = {name: text for name, text in texts.items() if name.startswith("mutant")}
        asked.append(len(files))
        return {name: Outcome(true not in text, "it has not failed", 1.0, ()) for name, text in files.items()}

    monkeypatch.setattr(planting, "checked", checked)
    assert planting.report_planted(PAPER, True) == 1 and asked == [1, 6]
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == [
        "mutant5_of_claim_p_u.v, nothing at all: it has not failed",
        "0 UNDECIDED within the time, 1 SURVIVED",
    ]
