"""Files are written whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import derive
from derive import files
from derive.files import OutputError, write_files
from derive.threads import in_threads

OLD = {"claims.json": "old record\n", "latex/8.tex": "old 8\n", "latex/9a.tex": "old 9a\n"}
NEW = {"claims.json": "new record\n", "latex/8.tex": "new 8\n", "latex/9a.tex": "new 9a\n", "code/c/9a.c": "new\n"}


def content(folder: Path) -> dict[str, str]:
    """All files below a folder, hidden ones too: path -> text."""
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_files(tmp_path / "output", OLD, ("latex",))
    return tmp_path / "output"


def test_what_is_given_is_what_is_there(out: Path) -> None:
    assert content(out) == OLD


def test_new_files_replace_old_ones(out: Path) -> None:
    write_files(out, NEW)
    assert content(out) == NEW


def test_a_stale_file_is_named_and_nothing_is_written(out: Path) -> None:
    fewer = {name: text for name, text in NEW.items() if name != "latex/9a.tex"}
    with pytest.raises(OutputError, match=r"9a\.tex is none of the files written here"):
        write_files(out, fewer, ("latex", "code"))
    assert content(out) == OLD


def test_files_outside_the_owned_folders_stay(out: Path) -> None:
    (out / "local").mkdir()
    (out / "local" / "timings.txt").write_text("mine")
    (out / "notes.txt").write_text("mine")
    write_files(out, NEW, ("latex", "code"))
    assert content(out) == {**NEW, "local/timings.txt": "mine", "notes.txt": "mine"}


def test_the_same_text_twice_is_the_same_bytes(out: Path) -> None:
    text = {"latex/8.tex": "ħ τ_ex → 0\r\n\x00"}
    write_files(out, text)
    first = (out / "latex" / "8.tex").read_bytes()
    write_files(out, text)
    assert (out / "latex" / "8.tex").read_bytes() == first == text["latex/8.tex"].encode()


def test_bytes_are_written_as_they_are(out: Path) -> None:
    write_files(out, {"figure.pdf": b"%PDF\x00\xff"})
    assert (out / "figure.pdf").read_bytes() == b"%PDF\x00\xff"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_that_fails_leaves_the_earlier_files(
    out: Path, monkeypatch: pytest.MonkeyPatch, code: int, at: int
) -> None:
    synced = 0

    def failing(descriptor: int) -> None:
        nonlocal synced
        synced += 1
        if synced == at:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OutputError) as caught:
        write_files(out, NEW, ("latex", "code"))
    assert content(out) == OLD
    assert str(out) in str(caught.value) and os.strerror(code) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_interrupt_while_staging_leaves_the_earlier_files(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(out, NEW, ("latex", "code"))
    assert content(out) == OLD


def test_an_interrupt_while_renaming_waits_until_all_are_in_place(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.replace
    sent: list[Any] = []

    def renamed(source: Any, target: Any) -> None:
        if not sent:
            sent.append(target)
            signal.raise_signal(signal.SIGINT)
        rename(source, target)

    monkeypatch.setattr(os, "replace", renamed)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        write_files(out, NEW, ("latex", "code"))
    assert sent and content(out) == NEW
    assert signal.getsignal(signal.SIGINT) is before


def test_files_can_be_written_from_a_thread(tmp_path: Path) -> None:
    writer = threading.Thread(target=write_files, args=(tmp_path / "out", NEW))
    writer.start()
    writer.join()
    assert content(tmp_path / "out") == NEW


@pytest.mark.parametrize("below", ["", "/deeper"])
def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(OutputError, match=r"taken.*--out"):
        write_files(Path(f"{tmp_path}/taken{below}"), NEW)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_changes_nothing(out: Path) -> None:
    """The first files are renamed before the clash is met, unless it is looked for."""
    (out / "report.html").mkdir()
    with pytest.raises(OutputError):
        write_files(out, {**NEW, "report.html": "page"}, ("latex",))
    assert content(out) == OLD


def test_a_folder_that_is_not_ours_keeps_its_files(tmp_path: Path) -> None:
    """`--out .` in a project of the user's, whose own sources are in code/."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "thesis.c").write_text("years of work")
    try:
        write_files(tmp_path, NEW, ("latex", "code"))
    except OutputError as refused:
        assert "code" in str(refused)
    assert (tmp_path / "code" / "thesis.c").read_text() == "years of work"


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_request_to_end_while_moving_waits_too(out: Path, monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    def renamed(source: Any, target: Any) -> None:
        signal.raise_signal(stop)
        os.rename(source, target)

    monkeypatch.setattr(os, "replace", renamed)
    before = signal.signal(stop, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_files(out, NEW, ("latex", "code"))
    finally:
        signal.signal(stop, before)
    assert content(out) == NEW


def test_the_last_file_given_is_the_last_to_change(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    for name in ("rename", "replace"):
        move = getattr(os, name)

        def moved(source: Any, target: Any, move: Any = move) -> None:
            move(source, target)
            if (out / ".spin-torque-ready" / "files").is_dir() and "spin-torque" not in str(target):
                order.append(Path(target).relative_to(out).as_posix())

        monkeypatch.setattr(os, name, moved)
    write_files(out, {"claims.json": "", **NEW, "errata.md": "e", "claims.txt": "last"}, ("latex", "code"))
    assert order == ["latex", "code", "claims.json", "errata.md", "claims.txt"]


def test_what_others_left_in_an_owned_folder_stays(out: Path) -> None:
    (out / "latex" / "judged.tex").write_text("another command's")
    (out / "latex" / "8.pdf").write_text("mine")
    write_files(out, NEW, ("latex", "code"), keep=("latex/judged.tex",))
    assert content(out) == {**NEW, "latex/judged.tex": "another command's", "latex/8.pdf": "mine"}


@pytest.mark.parametrize("place", ["latex", "latex/8.tex"])
def test_a_link_that_would_be_lost_is_refused(out: Path, tmp_path: Path, place: str) -> None:
    (out / place).rename(tmp_path / "elsewhere")
    (out / place).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"):
        write_files(out, NEW, ("latex", "code"))
    assert (out / place).is_symlink()
    assert (out / "claims.json").read_text() == OLD["claims.json"]


def test_a_file_in_the_place_of_an_owned_folder_changes_nothing(out: Path) -> None:
    (out / "code").write_text("mine")
    with pytest.raises(OutputError, match="code: it is no folder; what was there is unchanged"):
        write_files(out, NEW, ("latex", "code"))
    assert content(out) == {**OLD, "code": "mine"}


def test_a_folder_that_cannot_be_renamed_is_filled_file_by_file(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container, where a folder of the image lies on another device than what is written."""
    rename = os.rename

    def refused(source: Any, target: Any) -> None:
        if Path(source) == out / "latex":
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        rename(source, target)

    monkeypatch.setattr(os, "rename", refused)
    (out / "latex" / "8.pdf").write_text("mine")
    write_files(out, {**NEW, "latex/deeper/1.tex": "new"}, ("latex", "code"))
    assert content(out) == {**NEW, "latex/deeper/1.tex": "new", "latex/8.pdf": "mine"}


def test_a_failure_while_moving_says_so_and_the_next_run_finishes(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Any, target: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", failing)
        with pytest.raises(OutputError, match="some files there are new and some old"):
            write_files(out, NEW, ("latex", "code"))
    assert (out / "latex" / "8.tex").read_text() == NEW["latex/8.tex"]
    assert (out / "claims.json").read_text() == OLD["claims.json"]
    with pytest.raises(OutputError, match="no folder"):  # a run that itself writes nothing finishes the earlier one
        write_files(out, {"claims.json/x": "newer"})
    assert content(out) == NEW


def test_what_somebody_took_away_from_a_run_stops_no_later_one(out: Path) -> None:
    """The folder with what was to be moved is there, the list of it is not."""
    (out / ".spin-torque-ready" / "old" / "1" / "latex").mkdir(parents=True)
    (out / ".spin-torque-ready" / "old" / "1" / "latex" / "a.pdf").write_text("mine")
    write_files(out, NEW, ("latex", "code"))
    assert content(out) == {**NEW, "latex/a.pdf": "mine"}


def test_two_runs_take_turns(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A live run's staging folder is left alone; whoever waits too long says so."""
    with files._alone(out):
        monkeypatch.setattr(files, "_PATIENCE", 0.1)
        (out / ".spin-torque-new").mkdir()
        (out / ".spin-torque-new" / "claims.json").write_text("of a live run")
        with pytest.raises(OutputError, match="another run is writing to"):
            write_files(out, NEW, ("latex", "code"))
        assert content(out) == {**OLD, ".spin-torque-new/claims.json": "of a live run", ".spin-torque-lock": ""}
    monkeypatch.setattr(files, "_PATIENCE", 60.0)
    writers = [threading.Thread(target=write_files, args=(out, {n: f"{n} {i}" for n in NEW})) for i in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = content(out)
    assert set(found) == set(NEW) and len({text.split()[-1] for text in found.values()}) == 1


KILLED = """
import sys
from pathlib import Path
from derive.files import write_files
texts = {f"{folder}/{i}.txt": sys.argv[2] for folder in ("latex", "code/c", "code/d") for i in range(40)}
texts |= {"report.html": sys.argv[2] * 10**6, "claims.json": sys.argv[2]}
print("writing", flush=True)
write_files(Path(sys.argv[1]), texts, ("latex", "code"))
"""


@contextmanager
def writing(out: Path, word: str) -> Iterator[subprocess.Popen[str]]:
    """A process that begins to write 122 files, each full of `word`, and is waited for."""
    command = [sys.executable, "-c", KILLED, str(out), word]
    root = str(Path(derive.__file__).parent.parent)
    env = {**os.environ, "PYTHONPATH": root}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as running:
        assert running.stdout is not None and running.stdout.readline() == "writing\n"
        yield running


@pytest.mark.slow
def test_whatever_a_kill_leaves_the_next_run_heals(tmp_path: Path) -> None:
    """30 kills, each at a random moment of the writing: every folder is whole, and a record goes with what is new."""
    out, seed = tmp_path / "output", random.Random(12)
    with writing(out, "1000"):
        started = time.monotonic()
    took = time.monotonic() - started
    (out / "latex" / "mine.pdf").write_text("mine")
    for i in range(1, 31):
        killed, healing = str(1000 + 2 * i), str(1001 + 2 * i)
        with writing(out, killed) as running:
            time.sleep(seed.random() * took)
            running.kill()
        words = {name: text[:4] for name, text in content(out).items() if name[0] != "." and text != "mine"}
        for folder in ("latex", "code"):
            assert len({text for name, text in words.items() if name.startswith(folder)}) <= 1
        assert words["claims.json"] != killed or set(words.values()) == {killed}
        with writing(out, healing):
            pass
        healed = content(out)
        assert healed.pop("latex/mine.pdf") == "mine"
        assert len(healed) == 122 and {text[:4] for text in healed.values()} == {healing}


def test_a_link_in_the_place_of_the_staging_folder_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "theirs" / "below").mkdir(parents=True)
    for name in ("p", "below/q"):
        (tmp_path / "theirs" / name).write_text("keep")
    out = tmp_path / "out"
    out.mkdir()
    (out / ".spin-torque-new").symlink_to(tmp_path / "theirs")
    write_files(out, {"x.txt": "new"})
    assert content(tmp_path / "theirs") == {"p": "keep", "below/q": "keep"}
    assert content(out) == {"x.txt": "new"}


def test_where_no_thread_can_be_started_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    write_files(tmp_path, NEW)
    assert content(tmp_path) == NEW


def test_every_item_is_done_once_and_the_first_error_is_told() -> None:
    done: list[int] = []
    in_threads(done.append, range(1000), 8)
    assert sorted(done) == list(range(1000))

    def fails(item: int) -> None:
        done.append(item)
        if item == 5:
            raise OSError(errno.ENOSPC, "No space left on device")

    done.clear()
    with pytest.raises(OSError, match="No space"):
        in_threads(fails, range(1000), 2)
    assert 5 in done and len(done) == len(set(done))
