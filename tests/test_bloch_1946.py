"""A second theory on the same engine: derived, judged, mutated, exported and reported by the code as it stands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import sympy as sp
from bloch_1946 import PAPER
from bloch_1946 import theory as q
from scipy.integrate import solve_ivp

from verify import is_zero
from verify.__main__ import main
from verify.judge.judgement import judge
from verify.judge.mutants import fate, mutants

FOLDER = str(Path(__file__).parent / "bloch_1946")
FAULTS = {"3w": "misprint", "6": "error", "p.saturation": "error"}


def test_the_stationary_state_is_where_the_integrated_equation_ends() -> None:
    d = PAPER.derivation()
    point = {q.delta: 0.7, q.omega_1: 1.1, q.T_1: 1.5, q.T_2: 0.8, q.M_0: 2.0}
    rate = sp.lambdify(list(q.TURNING), list(d["2"].rhs.xreplace({s: sp.Float(v) for s, v in point.items()})))
    path = solve_ivp(lambda t, y: rate(*y), (0, 60), [0.0, 0.0, 2.0], method="DOP853", rtol=1e-12, atol=1e-13)
    expected = [float(c.subs(point)) for c in d["3"].rhs]
    assert path.y[:, -1] == pytest.approx(expected, abs=1e-9)  # exp(-60/1.5) is 4e-18; the rest is the step control


def test_one_spin_in_the_turning_field_obeys_the_equation_of_motion() -> None:
    """Without relaxation |M| is kept, and M precesses about the field alone."""
    rate = PAPER.derivation()["1"].rhs.subs({q.T_1: sp.oo, q.T_2: sp.oo})
    assert is_zero(sp.expand(q.M.dot(rate))) and is_zero(sp.expand(PAPER.derivation()["field"].rhs.dot(rate)))


@pytest.mark.parametrize("label", PAPER.claims)
def test_every_record_is_borne_out_and_every_mutant_refused(label: str) -> None:
    claim, d = PAPER.claims[label], PAPER.derivation()
    found = judge(claim, d)
    assert found.holds and claim.verdict == FAULTS.get(label, claim.verdict)
    assert (found.witness is not None) == (label in FAULTS)
    assert {fate(claim, mutant, d) for mutant in mutants(claim)} == {"refused"}


def test_it_is_judged_exported_and_reported_by_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--paper", FOLDER, "--out", str(tmp_path)]) == 0
    assert "10 statements: 6 confirmed, 1 conditional, 1 misprint, 2 error" in capsys.readouterr().out
    record = json.loads((tmp_path / "claims.json").read_text())
    assert record["paper"] == {"title": "Nuclear induction", "authors": ["F. Bloch"], "journal": PAPER.journal}
    needs = {c["label"]: c["needs"] for c in record["claims"]}
    assert needs["3v"] == ["2"] and needs["4"] == ["3v"] and needs["p.saturation"] == ["3v", "7"]
    assert "Nuclear induction" in (tmp_path / "report.html").read_text()
    assert "spin" not in (tmp_path / "errata.md").read_text().lower()


def test_its_exported_module_computes_what_was_derived(tmp_path: Path) -> None:
    text = PAPER.derivation()["3v"].code("numpy")
    assert "F. Bloch" in text and "Cheng" not in text
    (tmp_path / "absorption.py").write_text(text)
    program = "from absorption import absorption; print(repr(float(absorption(1.5, 0.8, 2.0, 0.7, 1.1))))"
    found = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    function = PAPER.derivation()["3v"].function()
    assert float(found.stdout) == pytest.approx(float(function(T_1=1.5, T_2=0.8, M_0=2.0, delta=0.7, omega_1=1.1)))
    assert np.shape(function(1.5, 0.8, 2.0, np.linspace(-1, 1, 5), 1.1)) == (5,)


def test_two_theories_live_side_by_side() -> None:
    from derive import derivation

    ours, theirs = derivation(), PAPER.derivation()
    assert ours["3"].symbols is not theirs["3"].symbols and r"\theta" not in theirs["2"].latex()
    assert theirs["2"].latex().startswith(r"(\dot{u}, \dot{v}, \dot{w}) =")
    assert theirs.symbols.dimension(q.omega_1) == (0, 0, -1, 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "has no __init__.py"),
        ("", "defines no PAPER"),
        ("PAPER = 3", "defines no PAPER"),
        ("1 / 0", "ZeroDivisionError"),
        ("def (", "SyntaxError"),
    ],
)
def test_a_folder_that_is_no_paper_is_one_line(
    content: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "no_paper"
    folder.mkdir()
    if content is not None:
        (folder / "__init__.py").write_text(content)
    with pytest.raises(ValueError, match=message) as refused:
        main(["--paper", str(folder)])
    assert "\n" not in str(refused.value) and capsys.readouterr().out == ""
