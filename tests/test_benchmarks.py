"""A bar that no slow command could break would say nothing: what people wait for, with a slow start planted."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_a_command_that_imports_sympy_breaks_its_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every process imports SymPy as it starts, which `import sympy` itself does not mind."""
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "verify_command.py"))
    bars = benchmark["BARS"]
    for command in set(bars) - {"derive --help"}:
        monkeypatch.delitem(bars, command)
    assert benchmark["compare"](1)
    assert capsys.readouterr().out.count("at most 0.6: held") == 1
    (tmp_path / "sitecustomize.py").write_text("import sympy\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert not benchmark["compare"](1)
    assert capsys.readouterr().out.count("at most 0.6: BROKEN") == 1
