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
    """Write `texts` (path below `out` -> content) into `out`; in the folders `owned`, remove what is not among them.

    `keep` names files in those folders that another command writes.

    Raises OutputError, with the earlier files untouched, if anything cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=out))
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror}; name another folder with --out") from None
    try:
        _stage(staging, texts)
        with _uninterrupted():
            _put_in_place(staging, out, texts)
            _remove_stale(out, {*texts, *keep}, owned)
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


def _remove_stale(out: Path, wanted: Set[str], owned: Sequence[str]) -> None:
    for folder in owned:
        for path in sorted((out / folder).rglob("*")):
            if path.is_file() and path.relative_to(out).as_posix() not in wanted:
                path.unlink()


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
