"""Standard problem 5 as a case: what is expected is a published run's and the solvers' own, and 2 % are noticed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import vortex
from test_cases import TABLES, as_written, coefficients, ran
from textures import Array

from derive.__main__ import main
from derive.micromagnetics.cases import check
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE

ALL = [*TABLES, "magnumnp"]
GIVEN = {"drift": 72.1743366, "xi": 0.05, "alpha": 0.1, "gamma": vortex.GAMMA}


@cache
def at_rest() -> Array:
    """The first state that is handed out, shape (3, *CELLS)."""
    path = Path(check.__file__).with_name("vortex.ovf")
    return np.loadtxt(path, comments="#").reshape(*vortex.CELLS[::-1], 3).transpose(3, 2, 1, 0)


def written(folder: Path, solver: str) -> Path:
    assert main(["convert", "--to", solver, "--case", "vortex", "--out", str(folder)]) == 0
    return folder


def tabled(folder: Path, solver: str, rows: Array) -> int:
    """What the check says about these rows, as the solver writes them."""
    if solver == "magnumnp":
        lines = "\n".join("  ".join(f"{x:.9e}" for x in row) for row in rows)
        (folder / "vortex.dat").write_text(f"#   t   m_x   m_y   m_z\n{lines}\n")
    else:
        as_written(folder, solver, "vortex", rows)
    return check.main(folder)


@pytest.mark.parametrize("solver", ALL)
def test_the_check_reads_the_solvers_own_table(solver: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows as expected pass; off by more than the tolerance, or stopped early, they do not."""
    case = json.loads((written(tmp_path, solver) / "case.json").read_text())
    rows = np.zeros((81, 4))
    rows[:, 0] = np.linspace(0, 4e-9, 81)
    rows[20::5, 1:3] = np.array(case["expected"])[:, 1:]
    for off, code in ((0.0, 0), (0.9, 0), (1.1, 1), (-1.1, 1)):
        assert tabled(tmp_path, solver, rows + np.array([0, 0, off * case["tolerance"], 0])) == code
    assert tabled(tmp_path, solver, rows[:70]) == 1 and "stops early" in capsys.readouterr().out
    assert tabled(tmp_path, solver, rows[::4]) == 1 and "not sampled" in capsys.readouterr().out


def test_a_picture_shows_the_run_beside_what_is_expected(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    rows = np.linspace(0, 4e-9, 81)[:, None] * np.ones(4)
    assert tabled(written(tmp_path, "mumax3"), "mumax3", rows) == 1
    assert check.main(tmp_path, "vortex.png") == 1 and (tmp_path / "vortex.png").stat().st_size > 10_000


@pytest.mark.parametrize("solver", ALL)
def test_a_script_says_the_problem(solver: str, tmp_path: Path) -> None:
    script = TABLES[solver][0].format("vortex") if solver in TABLES else "vortex.py"
    found = coefficients(solver, (written(tmp_path, solver) / script).read_text(), n0=0.0)
    assert found == pytest.approx(GIVEN, rel=1e-8)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--xi", "0.3"], "--xi: the vortex is standard problem 5, with its own numbers; leave it out"),
        (["--material", "permalloy"], "--material: the vortex"),
        (["--alpha-is", "measured"], "--alpha-is: the vortex"),
        (["--to", "spirit"], "no case vortex is written for spirit; there is one for fidimag, magnumnp"),
    ],
)
def test_what_is_no_problem_5_is_refused(
    more: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "case"
    assert main(["convert", "--to", "mumax3", "--case", "vortex", "--out", str(out), *more]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and shown.err.count("\n") == 1 and not out.exists()


PUBLISHED = {
    1.0e-9: (-0.222031736174, -0.0884283433338),
    2.0e-9: (-0.250283511038, 0.0317583657658),
    3.0e-9: (-0.192513371333, 0.0432856213668),
    4.0e-9: (-0.189554918533, 0.0114742470818),
}
"""fidimag's run on the same mesh, kept by MicroMagnetic.jl (docs/src/micromagnetics/assets/std5_fidimag_data.txt)."""


@pytest.mark.slow
def test_the_integration_is_that_of_a_published_run() -> None:
    """To 3e-6, both runs' steps; its u has g/2 and no 1/(1+xi^2).

    Its script has jx = -1e12: with a vortex of the other sense, which has then the same mean.
    """
    drift = BOHR_MAGNETON * 1e12 / (ELEMENTARY_CHARGE * vortex.MS) * 2.0023193043737 / 2
    rows = vortex.moved(at_rest(), np.array([0.0, *PUBLISHED]), drift=drift, xi=0.05, alpha=0.1)
    np.testing.assert_allclose(rows[1:, 1:3], list(PUBLISHED.values()), atol=3e-6)


@pytest.mark.slow
def test_the_first_state_is_the_vortex_at_rest() -> None:
    assert np.abs(vortex.relaxed() - at_rest()).max() < 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("solver", ["oommf-spint", "mumax3"])
@pytest.mark.parametrize("wrong", ["", "drift", "xi", "alpha", "gamma"])
def test_two_percent_are_noticed(solver: str, wrong: str, tmp_path: Path) -> None:
    """For a code with the full one-sided difference at the edges, and for one with half of it."""
    given = {name: value * (1.02 if name == wrong else 1.0) for name, value in GIVEN.items()}
    rows = vortex.moved(at_rest(), np.linspace(0, 4e-9, 81), full=solver != "mumax3", **given)
    assert tabled(written(tmp_path, solver), solver, rows) == (1 if wrong else 0)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["", '.material["b"] = '])
def test_magnumnp_solves_it(wrong: str, tmp_path: Path) -> None:
    """Minutes each."""
    pytest.importorskip("magnumnp")
    folder = written(tmp_path, "magnumnp")
    script = (folder / "vortex.py").read_text()
    changed = script.replace(wrong, f"{wrong}1.02 * ") if wrong else script
    assert ran(folder, "vortex.py", changed) == (1 if wrong else 0)
