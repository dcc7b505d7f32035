"""What the machine can do to a run: kill it, fill the disk, take the folder away, close its streams, signal it twice.

What stood before stands, or the new whole stands; and a run that is left alone heals whatever is found.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_files import KILLED

import derive

ROOT = Path(derive.__file__).parent.parent
SEED = 20130724
FAULTS = {"kill -9": 100, "runs at once": 2 + 8, "full disk": 3, "folder gone": 1, "closed streams": 1, "signals": 6}
"""Faults injected here, by kind."""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def start(folder: Path, *command: str) -> subprocess.Popen[str]:
    """A process in `folder`, with default answers to signals, which a shell may have taken from us."""

    def answering() -> None:
        for stop in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(stop, signal.SIG_DFL)

    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=environment(),
        stdout=pipe,
        stderr=pipe,
        text=True,
        preexec_fn=answering,
    )


def fingerprint(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def words(out: Path) -> dict[str, str]:
    """The first four letters of each file, by path, without what a killed run has staged."""
    return {
        p.relative_to(out).as_posix(): p.read_text()[:4]
        for p in out.rglob("*")
        if p.is_file() and not p.relative_to(out).as_posix().startswith(".")
    }


def write(out: Path, word: str) -> subprocess.Popen[str]:
    """A process that writes 122 files full of `word`, at the moment when it begins."""
    running = start(ROOT, "-c", KILLED, str(out), word)
    assert running.stdout is not None and running.stdout.readline() == "writing\n"
    return running


def written(out: Path, word: str) -> bool:
    """Whether a writer that is left alone ends well."""
    running = write(out, word)
    return running.communicate() == ("", "") and running.returncode == 0


def killed_at(moments: int, out: Path) -> None:
    """Kill a writer at so many random moments; each time nothing is half, and the next run heals."""
    draw = random.Random(SEED)
    began = time.monotonic()
    assert written(out, "1000")
    took = time.monotonic() - began
    for i in range(1, moments + 1):
        word = str(1000 + i)
        running = write(out, word)
        time.sleep(draw.random() * took)
        running.kill()
        running.communicate()
        found = words(out)
        for folder in ("latex", "code"):
            assert len({text for name, text in found.items() if name.startswith(folder)}) <= 1
        assert found["claims.json"] != word or set(found.values()) == {word}
    assert written(out, "heal")
    assert set(words(out).values()) == {"heal"} and len(words(out)) == 122
    assert sorted(p.name for p in out.iterdir()) == ["claims.json", "code", "latex", "report.html"]


def test_a_kill_at_some_moment_leaves_no_half_file(tmp_path: Path) -> None:
    killed_at(6, tmp_path / "out")


@pytest.mark.slow
def test_a_kill_at_any_of_100_moments_leaves_no_half_file(tmp_path: Path) -> None:
    killed_at(FAULTS["kill -9"], tmp_path / "out")


@pytest.mark.parametrize("runs", [2, 8])
def test_runs_at_once_leave_one_of_them_whole(runs: int, tmp_path: Path) -> None:
    started = [start(ROOT, "-c", KILLED, str(tmp_path / "out"), str(2000 + i)) for i in range(runs)]
    for running in started:
        assert running.communicate()[1] == "" and running.returncode == 0
    found = words(tmp_path / "out")
    assert len(found) == 122 and len(set(found.values())) == 1
    assert not [p for p in (tmp_path / "out").iterdir() if p.name.startswith(".")]


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of so many kB at `folder`; the test is skipped where this process may mount none."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk that is really full needs the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("free", [8, 60, 200])
def test_a_disk_that_is_full_leaves_what_stood(free: int, tmp_path: Path) -> None:
    """With room for nothing, for some files, and for all but the last."""
    with small_disk(tmp_path / "disk", 1000) as disk:
        (disk / "out").mkdir()
        (disk / "out" / "claims.json").write_text("earlier")
        (disk / "ballast").write_bytes(b"x" * (1000 - free) * 1024)
        before = fingerprint(disk / "out")
        told = write(disk / "out", "4000").communicate()[1].splitlines()[-1]
        assert fingerprint(disk / "out") == before
        assert "No space left" in told and "unchanged" in told and "--out" in told
        (disk / "ballast").unlink()


def test_a_folder_that_vanishes_is_told_in_one_line(tmp_path: Path) -> None:
    """It is taken away again and again while the files are written; a busy machine may write them in between."""
    deadline, missed = time.monotonic() + 60, True
    while missed and time.monotonic() < deadline:
        running = write(tmp_path / "gone" / "out", "3000")
        while running.poll() is None and time.monotonic() < deadline:
            shutil.rmtree(tmp_path / "gone", ignore_errors=True)
        told = running.communicate()[1]
        missed = running.returncode == 0 and not told
    assert running.returncode != 0 and told.splitlines()[-1].startswith("derive.files.OutputError: "), told
    assert "cannot write to" in told.splitlines()[-1]
    assert written(tmp_path / "gone" / "out", "heal")
    assert set(words(tmp_path / "gone" / "out").values()) == {"heal"}


def test_closed_streams_do_not_keep_a_run_from_writing(tmp_path: Path) -> None:
    """All three; `test_cli` closes them one by one."""
    shell = ["sh", "-c", 'exec "$0" -m derive --out out >&- 2>&- <&-', sys.executable]
    done = subprocess.run(shell, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stderr == ""
    assert (tmp_path / "out" / "latex" / "16.tex").is_file()


WAITS = """
import sys, time
import derive.__main__ as command
from derive.terminal import run
def main(arguments):
    try:
        print("started", flush=True)
        time.sleep(60)
    finally:
        print("ending", flush=True)
        time.sleep(0.5)
sys.exit(run(main, "python -m derive"))
"""


@pytest.mark.parametrize("first", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_a_signal_ends_a_run_in_one_line(first: str, twice: bool, tmp_path: Path) -> None:
    """A second one, while the run is already leaving, changes nothing but the time it takes."""
    running = start(tmp_path, "-c", WAITS)
    assert running.stdout is not None and running.stdout.readline() == "started\n"
    running.send_signal(getattr(signal, first))
    if twice:
        assert running.stdout.readline() == "ending\n"
        running.send_signal(getattr(signal, first))
    told = running.communicate(timeout=30)[1]
    assert running.returncode == 130
    (line,) = told.splitlines()
    assert "interrupted" in line and "unchanged" in line
