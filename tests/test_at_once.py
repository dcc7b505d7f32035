"""Commands that answer at once: what they do not import, told by running them where it cannot be imported."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

import verify.judge.workers
from derive import doctor
from derive.__main__ import ELSEWHERE as DERIVE
from derive.__main__ import main as derive
from derive.cheng_niu import kept
from derive.cheng_niu.chain import THEORY, derivation
from derive.cheng_niu.model import Model
from derive.core.equation import Derivation, rests_on
from derive.micromagnetics.solvers import FAMILIES, SOLVERS
from verify.__main__ import ELSEWHERE as VERIFY
from verify.__main__ import main as verifies
from verify.cheng_niu import PAPER
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, judge

ROOT = Path(__file__).parents[1]

WITHOUT = """
import sys, runpy
sys.modules["sympy"] = sys.modules["numpy"] = None  # whoever imports them now fails
package, *sys.argv[1:] = sys.argv[1:]
runpy.run_module(package, run_name="__main__")
"""
HELP = [
    *(f"derive {name}" for name in ("", "list", "show", "code", "document", *DERIVE)),
    *(f"verify {name}" for name in ("", "check", "explain", *VERIFY)),
]


def without_sympy(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process where neither SymPy nor NumPy can be imported."""
    return subprocess.run([sys.executable, "-c", WITHOUT, *arguments], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("command", HELP)
def test_help_needs_no_sympy(command: str) -> None:
    done = without_sympy(*command.split(), "--help")
    assert done.returncode == 0, done.stderr
    assert f"python -m {command.split()[0]}" in done.stdout


GIVEN = "--P 0.6 --je 1e12 --xi 0.3 --Ms 8e5 --n0 4e4 --alpha 0.12"
AT_ONCE = [
    "derive list",
    *(f"derive convert --to {family} {GIVEN}" for family in FAMILIES),
    "derive convert --from mumax3 alpha=0.14 Xi=0.3 Pol=0.6 J=1e12 --Ms 8e5 --n0 4e4 --as json",
]


@pytest.mark.parametrize("command", AT_ONCE)
def test_lists_and_numbers_need_no_sympy(command: str) -> None:
    """The `of` of a table that is not of these sources sends them to the derivation: see below how to make it again."""
    done = without_sympy(*command.split())
    assert done.returncode == 0, done.stderr
    assert "x.wall-velocity" in done.stdout if command == "derive list" else "alpha" in done.stdout


def test_what_is_kept_of_the_derivation_is_what_it_gives() -> None:
    """Where it is not: python -m derive.cheng_niu.kept makes it again."""
    assert kept.text() == kept.TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", ["formula", "source", "title", "[]", "null", "[" * 100_000, '{"of": 1}', "\xff", ""])
def test_of_what_is_not_as_it_was_made_everything_is_derived_afresh(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that states what nobody derived, that is of another source, or that is none, is not believed."""
    told = json.loads(kept.TABLE.read_text(encoding="utf-8"))
    room = tmp_path / "cheng_niu"
    room.mkdir()
    (room / "step.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(kept, "TABLE", room / "kept.json")
    monkeypatch.setattr(kept, "fresh", lambda: {"listed": {}, "formulas": {"u_x": "derived"}})
    told["of"] = kept.digest(told)
    changed = json.loads(json.dumps(told))
    if fault == "formula":
        changed["formulas"]["u_x"] = "P"
    if fault == "title":
        changed["listed"]["16"] = ["another", ""]
    found = {}
    said = json.dumps(changed) if fault in ("formula", "source", "title") else fault
    for name, text in (("true", json.dumps(told)), ("false", said)):
        kept.TABLE.write_bytes(text.encode("latin-1"))
        if name == "false" and fault == "source":
            (room / "step.py").write_text("x =  1\n", encoding="utf-8")
        kept._table.cache_clear()
        found[name] = kept.formulas()["u_x"]
    kept._table.cache_clear()
    assert found == {"true": told["formulas"]["u_x"], "false": "derived"}


def test_what_cannot_be_imported_is_noticed() -> None:
    done = without_sympy("derive", "show", "9a")
    assert done.returncode == 1 and "sympy" in done.stderr


def test_the_families_are_those_of_the_records() -> None:
    assert tuple(dict.fromkeys(solver.family for solver in SOLVERS.values())) == FAMILIES


# What is derived and judged


@pytest.fixture
def chain() -> Iterator[Derivation]:
    """The theory's own derivation, of which nothing is derived yet."""
    kept, fresh = THEORY._own, Derivation(THEORY, THEORY.model)
    THEORY.__dict__["_own"] = fresh
    yield fresh
    THEORY.__dict__["_own"] = kept


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that are judged, in this process, in their order."""
    found: list[str] = []

    def told(claim: Claim, chain: Derivation) -> Judgement:
        found.append(claim.label)
        return judge(claim, chain)

    monkeypatch.setattr(verify.judge.workers, "judge", told)
    monkeypatch.setattr("verify.judge.workers.processors", lambda: 1)
    return found


def upstream(label: str) -> set[str]:
    """A claim and all that it rests on, as the committed record has it."""
    record = json.loads((ROOT / "output" / "claims.json").read_text(encoding="utf-8"))
    needs = {claim["label"]: tuple(claim["needs"]) for claim in record["claims"]}
    return rests_on([label], needs.__getitem__)


@pytest.mark.parametrize(("label", "far"), [("9c", "11a"), ("p.gap", "8"), ("8", "9a")])
def test_explain_judges_and_derives_what_the_label_rests_on(
    label: str, far: str, chain: Derivation, judged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifies(["explain", label]) == 0
    assert set(judged) == upstream(label) and len(judged) == len(set(judged)) < len(PAPER.claims) // 2
    assert far not in chain._general
    assert capsys.readouterr().out.split()[0] == label


def test_explain_judges_everything_where_the_table_does_not_know(
    judged: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few = {name: PAPER.claims[name] for name in ("8", "9a", "p.gap", "p.exchange-time")}
    known = {"p.gap": ["8"], "p.exchange-time": []}
    for reads, wanted in (
        (known, ["p.gap", "8", "9a", "p.exchange-time"]),
        ({}, list(few)),
        (PAPER.reads(), ["p.gap"]),
    ):
        judged.clear()
        paper = replace(PAPER, claims=few, reads=lambda reads=reads: reads)
        monkeypatch.setattr("verify.__main__._paper", lambda folder, paper=paper: paper)
        assert verifies(["explain", "p.gap"]) == 0
        assert set(judged) == set(wanted) and len(judged) == len(wanted)


def test_check_and_show_derive_what_the_label_rests_on(
    chain: Derivation, judged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert derive(["show", "9c"]) == 0
    assert set(chain._general) == rests_on(["9c"], chain.needs)
    assert verifies(["check", "9c"]) == 0
    assert "11a" not in chain._general and "16" not in chain._general


def test_the_papers_own_equations_are_derived_once() -> None:
    assert derivation() is PAPER.derivation() is THEORY.derivation(Model()) is derivation(Model())


def calls(name: str) -> list[str]:
    """The modules in which something of that name is called, once for each call."""
    modules = sorted(path for room in ("derive", "verify") for path in (ROOT / room).rglob("*.py"))
    nodes = ((path, node) for path in modules for node in ast.walk(ast.parse(path.read_text())))
    found = [p.stem for p, n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func).rpartition(".")[2] == name]
    return found


def test_there_is_one_pool_and_no_pyplot() -> None:
    """The whole job and `explain` start one pool each; a texture from a file has its own, in a command of its own."""
    assert sorted(calls("started")) == ["one", "whole"]
    assert sorted(calls("ProcessPoolExecutor")) == ["texture_run", "workers"]
    for path in (path for room in ("derive", "verify") for path in (ROOT / room).rglob("*.py")):
        assert "pyplot" not in path.read_text(encoding="utf-8"), path


def test_figures_are_drawn_without_pyplot() -> None:
    pytest.importorskip("matplotlib")
    program = (
        "import sys; sys.modules['matplotlib.pyplot'] = None\n"
        "from verify.cheng_niu.figures import drawn; from derive import derivation\n"
        "svg, png = drawn('local-frame', derivation()); assert svg.startswith('<?xml') and png[:4] == b'\\x89PNG'"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# What is installed


def test_doctor_names_every_package_of_the_extras_and_needs_none() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {"": extras["dependencies"], **extras["optional-dependencies"]}
    for extra, (packages, _) in doctor.EXTRAS.items():
        assert packages.split() == [re.split("[<>=]", line)[0] for line in wanted[extra]]
    done = without_sympy("derive", "doctor", "--json")
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 0 and rows["sympy"]["found"] == version("sympy")
    assert list(rows) == [*" ".join(packages for packages, _ in doctor.EXTRAS.values()).split(), *doctor.PROGRAMS]


def test_doctor_says_what_is_missing_and_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_version", lambda package: None if package == "pint" else "1.0")
    monkeypatch.setattr(doctor.shutil, "which", lambda program: None)
    assert derive(["doctor"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "missing" in lines["pint"] and "pip install 'spin-torque-derivation[units]'" in lines["pint"]
    assert "missing" in lines["gfortran"] and lines["heyoka"].split() == ["heyoka", "1.0"]
