"""Commands that answer at once: what they do not import, told by running them where it cannot be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from derive.__main__ import ELSEWHERE as DERIVE
from derive.micromagnetics.solvers import FAMILIES, SOLVERS
from verify.__main__ import ELSEWHERE as VERIFY

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


def test_what_cannot_be_imported_is_noticed() -> None:
    done = without_sympy("derive", "show", "9a")
    assert done.returncode == 1 and "sympy" in done.stderr


def test_the_families_are_those_of_the_records() -> None:
    assert tuple(dict.fromkeys(solver.family for solver in SOLVERS.values())) == FAMILIES
