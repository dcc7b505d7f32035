"""Each diff of docs/adding.md, applied to a copy of the house: at most two files, steps as counted, and it works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECTION = re.compile(r"^## An? (\w+): (\d+) steps?, (\d+) files?$.*?^```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {m[1]: m for m in SECTION.finditer((ROOT / "docs" / "adding.md").read_text(encoding="utf-8"))}

JUDGED = """
from derive import derivation
from verify.cheng_niu import PAPER
from verify.judge.judgement import judge
found = judge(PAPER.claims[{label!r}], derivation())
assert found.holds and found.own_standing == "proved"
"""
WORKS = {
    "symbol": """
from derive.cheng_niu.symbols import SYMBOLS, mobility
assert SYMBOLS["mobility"].symbol == mobility and SYMBOLS["mobility"].unit == "1"
""",
    "equation": r"""
from derive import derivation, symbols as q
from derive.export.code import code_for
d = derivation()
assert d["x.wall-mobility"].rhs - (-q.xi / (q.alpha + q.eta_n * q.xi)) == 0
assert d["x.wall-mobility"].latex() == r"\mu_w = -\frac{\xi}{\alpha + \xi \eta}" and "x.wall-mobility" in list(d)
assert "double" in code_for("x.wall-mobility", "c", d)
""",
    "claim": JUDGED.format(label="x.wall-mobility"),
    "language": """
import tempfile
from pathlib import Path
from derive import derivation
from derive.export.code import code_for
from verify.exported.compiled import missing, outcome
equation, point = derivation()["11a"], (0.1, 0.2, 0.3)
assert "function exported.gradient(eps1, eps2, xi)" in code_for("11a", "lua", derivation())
if not missing("lua"):
    with tempfile.TemporaryDirectory() as folder:
        ((value, *_),) = outcome(equation, "lua", [point], Path(folder))
    assert abs(value - (0.1 - 0.3 * 0.2) / (1 + 0.3**2)) < 1e-15
""",
    "solver": """
from derive.micromagnetics import convert
(found,) = convert("textbook", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)
assert "beta = 0.3" in found.script and 38.08 < found.parameters["u"] < 38.09
"""
    + JUDGED.format(label="x.solver.textbook"),
    "integrator": """
import mpmath
from verify.electron.ode import exponential, reference
with mpmath.workdps(60):
    pairs = zip(*(m.spin(3, 0.3, 0.2, 0.3, eps3=0.1) for m in (exponential, reference)), strict=True)
    assert all(abs(a - b) < mpmath.mpf(10) ** -48 for a, b in pairs)
""",
    "paper": """
from falling import PAPER
from verify.judge.judgement import judge
found = judge(PAPER.claims["2"], PAPER.theory.derivation())
assert found.holds and found.claim.verdict == "misprint"
""",
}
"""What must hold in the copy with the diffs applied; each of it fails in the house as it is."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with every diff applied."""
    copy = tmp_path_factory.mktemp("house")
    for package in ("derive", "verify"):
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for kind, section in SECTIONS.items():
        done = subprocess.run(["git", "apply"], cwd=copy, input=section[4], text=True, capture_output=True, check=False)
        assert done.returncode == 0, f"{kind}: {done.stderr}"
    return copy


def works(kind: str, house: Path) -> str:
    """What Python complains of when it runs the program for a kind in a house; nothing if it works."""
    command = [sys.executable, "-c", WORKS[kind]]
    done = subprocess.run(command, cwd=house, text=True, capture_output=True, check=False, timeout=300)
    return done.stderr[-2000:] if done.returncode else ""


def test_every_kind_is_shown() -> None:
    assert SECTIONS.keys() == WORKS.keys()


@pytest.mark.parametrize("kind", WORKS)
def test_the_steps_are_counted_and_in_two_files_at_most(kind: str) -> None:
    _, steps, files, diff = SECTIONS[kind].groups()
    assert (len(re.findall(r"^@@ ", diff, re.MULTILINE)), diff.count("diff --git ")) == (int(steps), int(files))
    assert int(files) <= 2


@pytest.mark.parametrize("kind", WORKS)
def test_it_works_once_added(kind: str, grown: Path) -> None:
    assert works(kind, grown) == ""


@pytest.mark.parametrize("kind", WORKS)
def test_it_does_not_work_before(kind: str) -> None:
    assert re.search(r"^[\w.]*(Import|ModuleNotFound|Key|Value|Label)Error", works(kind, ROOT), re.MULTILINE)
