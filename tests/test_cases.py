"""Cases: what is written runs and says PASS, and FAIL where one coefficient is wrong; what cannot be shown is refused.

For solvers that no registry has, their output is made by an integration of the Landau-Lifshitz-Gilbert equation with
Zhang and Li's torque, in which nothing of the house takes part, from what the solver's own script says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from textures import Array

from derive.__main__ import main
from derive.micromagnetics.scripts.reading import read

WALL = {"A": "1e-11", "K": "2.5e4"}
TORQUE = {"P": "0.6", "je": "1e12", "xi": "0.3", "Ms": "8e5", "n0": "4e4", "alpha": "0.4"}
GIVEN, NO_WALL = ([part for n, v in d.items() for part in (f"--{n}", v)] for d in (WALL | TORQUE, TORQUE))
ODT = (
    "# ODT 1.0\n# Table Start\n# Title: mmArchive Data Table, Tue Jun 30 13:05:27 BST 2020\n"
    "# Columns: {Anv_SpinTEvolve:evolver:Max dm/dt} Oxs_UniformExchange::Energy Oxs_TimeDriver::Iteration "
    "Oxs_TimeDriver::mx   Oxs_TimeDriver::my   Oxs_TimeDriver::mz   {Oxs_TimeDriver::Last time step} "
    "{Oxs_TimeDriver::Simulation time}\n# Units: deg/ns J {} {} {} {} s s\n"
)
JULIA = (
    f"#{'step':>19} {'time':>19} {'E_total':>19} {'m_x':>19} {'m_y':>19} {'m_z':>19} \n#<unitless> <s> <J> <> <> <> \n"
)
FIDIMAG = (
    f"# {'time':>18} {'E_Exchange':>18} {'E_total':>18} {'m_x':>18} {'m_y':>18} {'m_z':>18} "
    f"{'m_error':>18} {'step':>18} \n# {'<s>':>18} {'<J>':>18} {'<J>':>18} {'<>':>18} {'<>':>18} {'<>':>18} "
    f"{'<>':>18} {'<>':>18} \n"
)
TABLES = {
    "mumax3": ("{0}.mx3", "{0}.out/table.txt", "# t (s)\tmx ()\tmy ()\tmz ()\n", "txyz"),
    "mumaxplus": ("{0}.py", "{0}.txt", "# time\tmx\tmy\tmz\n", "txyz"),
    "oommf-spint": ("{0}.mif", "{0}.odt", ODT, "---xyz-t"),
    "oommf-spinxfer": ("{0}.mif", "{0}.odt", ODT, "---xyz-t"),
    "ubermag-oommfc": ("{0}.py", "{0}/drive-0/{0}.odt", ODT, "---xyz-t"),
    "fidimag": ("{0}.py", "{0}.txt", FIDIMAG, "t--xyz--"),
    "micromagneticjl": ("{0}.jl", "{0}_llg.txt", JULIA, "-t-xyz"),
}
"""Solvers that do not run here: script, what it writes, how that begins (as their sources write it), its columns."""


def written(folder: Path, solver: str, *more: str) -> Path:
    assert main(["convert", "--to", solver, "--case", "wall", "--out", str(folder), *GIVEN, *more]) == 0
    return folder


def check(folder: Path, *picture: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "check.py", *picture], cwd=folder, capture_output=True, text=True)


def integrated(case: dict[str, Any], start: Array, given: dict[str, float]) -> Array:
    """Time and mean m, shape (91, 4): Runge and Kutta's fourth order on the chain, ends free, SI units."""
    cells = len(start)
    dx, Ms, gamma, damping = case["length"] / cells, given["Ms"], given["gamma"], given["alpha"]
    stiff, easy, hard = 2 * given["A"] / (Ms * dx**2), 2 * given["K"] / Ms, 2 * given["K_perp"] / Ms
    shots = int(case["step"] * gamma * 4 * stiff / 1.5) + 1
    dt = case["step"] / shots

    def rate(m: Array) -> Array:
        padded = np.concatenate([m[:1], m, m[-1:]])
        field = stiff * (padded[2:] - 2 * m + padded[:-2])
        field[:, 2] += easy * m[:, 2]
        field[:, 0] -= hard * m[:, 0]
        slope = given["drift"] * (padded[2:] - padded[:-2]) / (2 * dx)
        torque = -gamma * np.cross(m, field) + slope - given["xi"] * np.cross(m, slope)
        torque -= m * (m * torque).sum(axis=1, keepdims=True)
        return (torque + damping * np.cross(m, torque)) / (1 + damping**2)

    m, rows = start, [[0.0, *start.mean(axis=0)]]
    for sample in range(round(case["duration"] / case["step"])):
        for _ in range(shots):
            a = rate(m)
            b = rate(m + dt / 2 * a)
            c = rate(m + dt / 2 * b)
            m = m + dt / 6 * (a + 2 * b + 2 * c + rate(m + dt * c))
            m /= np.linalg.norm(m, axis=1, keepdims=True)
        rows.append([(sample + 1) * case["step"], *m.mean(axis=0)])
    return np.array(rows)


def coefficients(solver: str, script: str, n0: float = 4e4) -> dict[str, float]:
    """What the solver makes of the script that was written, by the reader of scripts."""
    found = read(solver, script, Ms=8e5, n0=n0).stages[0].recovery.found
    return {
        "drift": found["u_over_1_plus_eta"],
        "xi": found["xi"],
        "alpha": found["alpha_tilde"],
        "gamma": found["gamma_tilde"],
    }


@pytest.mark.parametrize("solver", TABLES)
def test_a_run_of_what_is_written_passes(solver: str, tmp_path: Path) -> None:
    folder = written(tmp_path, solver, "--K-perp", "4e5")
    given = coefficients(solver, (folder / TABLES[solver][0].format("wall")).read_text())
    _integrate(folder, solver, given)
    run = check(folder)
    assert run.returncode == 0 and run.stdout.endswith("PASS\n"), run.stdout + run.stderr
    pytest.importorskip("matplotlib")
    assert check(folder, "wall.png").returncode == 0 and (folder / "wall.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["drift", "xi", "alpha", "gamma"])
def test_a_run_with_one_coefficient_wrong_by_two_percent_fails(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path, "mumax3", "--K-perp", "4e5")
    given = coefficients("mumax3", (folder / "wall.mx3").read_text())
    _integrate(folder, "mumax3", given | {name: 1.02 * given[name]})
    run = check(folder)
    assert run.returncode == 1 and run.stdout.endswith("FAIL\n") and "NO" in run.stdout


def _integrate(folder: Path, solver: str, given: dict[str, float]) -> None:
    case = json.loads((folder / "case.json").read_text())
    start = np.loadtxt(folder / "start.ovf", comments="#")
    rows = integrated(case, start, given | {"Ms": 8e5, "A": 1e-11, "K": 2.5e4, "K_perp": 4e5})
    as_written(folder, solver, "wall", rows)


def as_written(folder: Path, solver: str, case: str, rows: Array) -> None:
    """Time and mean m in a solver's own table."""
    _, target, head, columns = TABLES[solver]
    path, sign = folder / target.format(case), "\t" if "\t" in head else "  "
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (sign.join("1" if c == "-" else f"{row['txyz'.index(c)]:.9g}" for c in columns) for row in rows)
    path.write_text(head + "\n".join(lines) + "\n")


def test_a_run_that_is_missing_or_stopped_early_fails_in_one_line(tmp_path: Path) -> None:
    folder = written(tmp_path, "mumax3")
    assert check(folder).stdout == "FAIL: wall.out/table.txt is missing: run the solver first, as README.txt says\n"
    (folder / "wall.out").mkdir()
    (folder / "wall.out/table.txt").write_text(f"{TABLES['mumax3'][2]}0\t0\t0.1\t-0.6\n1e-12\t0\t0.1\t-0.6\n")
    run = check(folder)
    assert (
        run.returncode == 1 and run.stdout.startswith("FAIL: the run is not complete") and run.stdout.count("\n") == 1
    )


LIVE = {
    "magnumnp": {
        "drift": '.material["b"] = ',
        "xi": '.material["xi"] = ',
        "alpha": '.material["alpha"] = ',
        "gamma": "constants.gamma = ",
    },
    "spirit": {
        "drift": "set_stt(p_state, True, ",
        "xi": "set_non_adiabatic_damping(p_state, ",
        "alpha": "set_damping(p_state, ",
        "gamma": "tesla = ",
    },
    "nmag": {
        "drift": "set_current_density([",
        "xi": "llg_xi=",
        "alpha": "llg_damping=",
        "gamma": "llg_gamma_G=SI(",
    },
}
"""Engines of three kinds, finite differences, atoms and finite elements, and where their scripts say a coefficient."""
ONE = {"magnumnp": "drift", "spirit": "alpha", "nmag": "xi"}
FAULTS = [(solver, name) for solver, names in LIVE.items() for name in names]


def ran(folder: Path, name: str, text: str) -> int:
    """What the check says after the script `name`, changed to `text`, ran."""
    (folder / name).write_text(text)
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, name], cwd=folder, env=alone, capture_output=True, timeout=1800, check=True)
    return check(folder).returncode


@pytest.mark.parametrize("solver", LIVE)
def test_a_live_wall_passes(solver: str, tmp_path: Path) -> None:
    """A stiff wall settles in 0.16 ns: seconds on one core."""
    pytest.importorskip(solver)
    folder = written(tmp_path, solver, "--K-perp", "4e5")
    assert ran(folder, "wall.py", (folder / "wall.py").read_text()) == 0


@pytest.mark.parametrize(
    ("solver", "name"), [pytest.param(*f, marks=() if ONE[f[0]] == f[1] else pytest.mark.slow) for f in FAULTS]
)
def test_a_live_wall_fails_with_one_coefficient_wrong_by_two_percent(solver: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip(solver)
    folder = written(tmp_path, solver, "--K-perp", "4e5")
    script, wrong = (folder / "wall.py").read_text(), LIVE[solver][name]
    assert script.count(wrong) == 1
    assert ran(folder, "wall.py", script.replace(wrong, f"{wrong}1.02 * ")) == 1


@pytest.mark.slow
@pytest.mark.parametrize("solver", LIVE)
def test_a_live_wall_with_the_least_plane_that_holds_it_passes(solver: str, tmp_path: Path) -> None:
    pytest.importorskip(solver)
    folder = written(tmp_path, solver)
    assert ran(folder, "wall.py", (folder / "wall.py").read_text()) == 0


def test_a_material_and_a_strip_give_what_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [
        "--material",
        "permalloy",
        "--strip",
        "300 nm x 100 nm",
        "--je",
        "5e11 A/m^2",
        "--out",
        str(tmp_path / "w"),
    ]
    assert main(["convert", "--to", "magnumnp", "--case", "wall", *given]) == 0
    assert "alpha = 0.008" in capsys.readouterr().out
    assert json.loads((tmp_path / "w/case.json").read_text())["expected"]["velocity (m/s)"] == pytest.approx(
        -90, rel=5e-3
    )


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--K-perp", "100"], "too close to the breakdown at"),
        (["--K-perp", "100"], "times the current at most, or K_perp = "),
        (["--je", "0"], "needs a current that acts"),
        (["--alpha", "0", "--xi", "0"], "some damping"),
        (["--alpha", "1e-5", "--n0", "0"], "no K_perp up to 50 K holds the wall"),
        (["--alpha", "1e-4", "--xi", "0.02", "--n0", "0", "--je", "1e10"], "cells until it is steady"),
        (["--alpha", "-0.1"], "alpha = -0.1; it cannot be negative"),
        (["--material", "wood"], "unknown material 'wood'"),
        (["--strip", "300 nm"], "such as '300 nm x 10 nm'"),
        (["--to", "ubermag-mumax3c"], "no case wall is written for ubermag-mumax3c; there is one for"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line_and_nothing_written(
    more: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "case"
    assert main(["convert", "--to", "mumax3", "--case", "wall", "--out", str(out), *GIVEN, *more]) == 2
    shown = capsys.readouterr()
    assert message in shown.err.splitlines()[-1] and shown.out == "" and not out.exists()


def test_a_case_needs_a_folder_and_a_wall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--to", "mumax3", "--case", "wall", *GIVEN]) == 2
    assert "--case and --out go together" in capsys.readouterr().err
    assert main(["convert", "--to", "mumax3", "--case", "wall", "--out", str(tmp_path / "w"), *NO_WALL]) == 2
    assert "--A and --K, or --material" in capsys.readouterr().err


@pytest.mark.parametrize("case", ["wall", "vortex"])
def test_a_live_ubermag_hands_the_case_to_oommf(case: str, tmp_path: Path) -> None:
    """OOMMF itself is on no registry: the script runs up to it, and the MIF that it would be given is read."""
    pytest.importorskip("oommfc")
    given = [*GIVEN, "--K-perp", "4e5"] if case == "wall" else []
    assert main(["convert", "--to", "ubermag", "--case", case, "--out", str(tmp_path), *given]) == 0
    script = (tmp_path / f"{case}.py").read_text()
    assert script.count("oc.TimeDriver().drive(system, ") == 1
    told = script.replace("oc.TimeDriver().drive(system, ", "print(oc.scripts.driver_script(oc.TimeDriver(), system, ")
    (tmp_path / "told.py").write_text(f"{told.rstrip()})\nprint('mean', *system.m.orientation.mean())\n")
    run = subprocess.run([sys.executable, "told.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    n0 = 4e4 if case == "wall" else 0.0
    assert coefficients("oommf-spint", run.stdout, n0) == pytest.approx(coefficients("ubermag", script, n0), rel=1e-9)
    mean = np.loadtxt(tmp_path / "start.ovf", comments="#").mean(axis=0)
    shown = run.stdout.split("mean ")[-1].split()
    np.testing.assert_allclose([float(x) for x in shown], mean, atol=1e-6)


def test_every_solver_has_the_same_wall_and_the_same_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """K_perp from the limit, time from the relaxation, track from v T; above the limit none is written."""
    made = []
    for solver in (*TABLES, *LIVE):
        case = json.loads((written(tmp_path / solver, solver) / "case.json").read_text())
        made.append({name: case[name] for name in ("duration", "length", "inside", "expected", "tolerance")})
        out = tmp_path / f"{solver}-above"
        assert main(["convert", "--to", solver, "--case", "wall", "--out", str(out), *GIVEN, "--K-perp", "100"]) == 2
        refused = capsys.readouterr().err.splitlines()[-1]
        assert "too close to the breakdown at" in refused and "times the current at most" in refused
        assert not out.exists()
    assert all(case == made[0] for case in made)
