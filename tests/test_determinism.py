"""The same bytes in output/ for every hash seed, number of processors, time zone and terminal."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import verify

pytestmark = pytest.mark.slow

ROOT = Path(verify.__file__).parent.parent


def written(folder: Path, **environment: str) -> dict[str, str]:
    """SHA-256 of every file that the main job writes, by its path below output/."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONHASHSEED", "COLUMNS", "TZ", "LC_ALL", "LANG")}
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "verify", "--no-report"],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    out = folder / "output"
    files = (p for p in sorted(out.rglob("*")) if p.is_file())
    return {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return written(tmp_path_factory.mktemp("seed") / "0", PYTHONHASHSEED="0", COLUMNS="80", TZ="UTC", LC_ALL="C.UTF-8")


def test_there_is_something_to_compare(reference: dict[str, str]) -> None:
    assert {"claims.json", "errata.md", "latex/17.tex"} <= set(reference)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_leaves_no_trace(reference: dict[str, str], seed: str, tmp_path: Path) -> None:
    assert written(tmp_path / seed, PYTHONHASHSEED=seed) == reference


def test_neither_does_the_surrounding(reference: dict[str, str], tmp_path: Path) -> None:
    """Another zone, width and encoding, and assertions off."""
    changed = {"TZ": "Pacific/Chatham", "COLUMNS": "200", "LC_ALL": "C", "PYTHONOPTIMIZE": "1", "PYTHONHASHSEED": "77"}
    assert written(tmp_path / "elsewhere", **changed) == reference


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs sched_setaffinity")
def test_neither_does_the_number_of_processors(reference: dict[str, str], tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        alone = written(tmp_path / "alone", PYTHONHASHSEED="3")
    finally:
        os.sched_setaffinity(0, before)
    assert alone == reference
