"""Write a set of files whole or not at all.

Everything is first written beside its destination, under a temporary name; only when all of it is on the disk are
the files renamed into place. An unwritable folder, a full disk or an interrupt leaves the earlier files as they were.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path


class OutputError(ValueError):
    """The output folder cannot be written; the message says why, in one line."""


def write_files(
    out: Path, texts: Mapping[str, str | bytes], owned: Sequence[str] = (), keep: Sequence[str] = ()
) -> None:
    """Write `texts` (path below `out` -> content) into `out`.

    The folders `owned` may hold nothing but these files, those in `keep` (which another command writes) and what TeX
    leaves beside them: a stranger is never removed but refused.

    Raises OutputError, with the earlier files untouched, if anything cannot be written.
    """
    if not out.parts:
        raise OutputError("the output folder has no name; give one with --out, or leave the option out")
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=out))
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror}; name another folder with --out") from None
    try:
        _refuse_strangers(out, {*texts, *keep}, owned)
        _stage(staging, texts)
        _refuse_obstacles(out, texts)
        with _uninterrupted():
            _put_in_place(staging, out, texts)
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror}; what was there is unchanged") from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(staging: Path, texts: Mapping[str, str | bytes]) -> None:
    for name, content in texts.items():
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())


def _put_in_place(staging: Path, out: Path, texts: Mapping[str, str | bytes]) -> None:
    for name in texts:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
    for name in texts:
        os.replace(staging / name, out / name)


_BESIDE_TEX = {".aux", ".log", ".out", ".pdf", ".toc"}


def _refuse_strangers(out: Path, wanted: Set[str], owned: Sequence[str]) -> None:
    for folder in owned:
        for path in sorted((out / folder).rglob("*")):
            name = path.relative_to(out).as_posix()
            if path.is_file() and name not in wanted and path.suffix not in _BESIDE_TEX:
                raise OutputError(f"{out / name} is none of the files written here; remove it or name another folder")


def _refuse_obstacles(out: Path, texts: Mapping[str, str | bytes]) -> None:
    """Raise before anything is renamed if a folder stands where a file must go, or a folder cannot be written to."""
    for name in texts:
        target = out / name
        if target.is_dir():
            raise OutputError(f"cannot write to {target}: it is a folder; what was there is unchanged")
        parent = next(p for p in target.parents if p.exists())
        if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
            raise OutputError(f"cannot write to {parent}; what was there is unchanged")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interrupt back while files are renamed, so that no mixture of old and new is left."""
    held: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, frame: held.append(number))
    except ValueError:  # not in the main thread: no interrupt arrives here
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
