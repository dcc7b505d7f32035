"""The tour: its script runs, and the committed notebook holds its cells, executed without an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
sys.path.insert(0, str(ROOT / "docs"))
from build import NOTEBOOK, SCRIPT, cells  # noqa: E402


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    """The committed notebook."""
    loaded: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return loaded


def test_the_script_runs_and_prints_what_the_notebook_shows(notebook: dict[str, Any]) -> None:
    command = [sys.executable, str(SCRIPT)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    streams = [o["text"] for c in notebook["cells"] for o in c.get("outputs", []) if o["output_type"] == "stream"]
    assert "".join(streams) == done.stdout


def test_the_notebook_holds_the_cells_of_the_script(notebook: dict[str, Any]) -> None:
    expected = [(cell.cell_type, cell.source) for cell in cells().cells]
    assert [(cell["cell_type"], cell["source"]) for cell in notebook["cells"]] == expected


def test_every_cell_was_executed_without_an_error(notebook: dict[str, Any]) -> None:
    code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    assert [c["execution_count"] for c in code] == list(range(1, len(code) + 1))
    assert all(output["output_type"] != "error" for c in code for output in c["outputs"])
    formulas = [o["data"]["text/latex"] for c in code for o in c["outputs"] if "text/latex" in o.get("data", {})]
    assert any(r"\frac{\varepsilon_1 - \xi \varepsilon_2}{1 + \xi^{2}}" in formula for formula in formulas)
    assert any("image/png" in output.get("data", {}) for c in code for output in c["outputs"])
    (verdict,) = (c for c in code if "judge(" in c["source"])
    assert "error - borne out" in verdict["outputs"][0]["text"]
