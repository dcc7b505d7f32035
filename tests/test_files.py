"""Files are written whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from derive.files import OutputError, write_files

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
