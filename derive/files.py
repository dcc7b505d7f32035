"""Write a set of files whole or not at all.

Everything is first written into one folder beside its destination. Once all of it is on the disk that folder is given
another name, and what it holds is moved into place: the owned folders as wholes, the loose files in the order given.
A full disk, an obstacle or a kill before the renaming leaves the earlier files as they were; a kill after it leaves a
folder that the next run finds, and moves into place first. Only one run at a time does this below one folder.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from derive.threads import in_threads

if sys.platform != "win32":
    import fcntl

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]
"""The signals that end a run as an interrupt does."""

WRITTEN: list[Path] = []
"""The folders that this process has written to, for the message of a run that is stopped after that."""

_NEW, _READY, _LOCK = ".spin-torque-new", ".spin-torque-ready", ".spin-torque-lock"
_PATIENCE = 30.0
"""Seconds to wait for another run that is writing to the same folder; it takes about one."""

_AT_ONCE = 16
"""Files that are written, or removed, at once."""


class OutputError(ValueError):
    """The output folder cannot be written; the message says why, in one line."""


def write_files(
    out: Path, texts: Mapping[str, str | bytes], owned: Sequence[str] = (), keep: Sequence[str] = ()
) -> None:
    """Write `texts` (path below `out` -> content) into `out`.

    The folders `owned` may hold nothing but these files, those in `keep` (which another command writes) and what TeX
    leaves beside them: a stranger is never removed but refused. Each is replaced as a whole; after them the other files
    follow, in the order of `texts`.

    Raises OutputError if anything cannot be written, with the earlier files untouched unless it says otherwise.
    """
    if not out.parts:
        raise OutputError("the output folder has no name; give one with --out, or leave the option out")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _alone(out):
            _remove(out / _NEW)
            with _uninterrupted():
                _put_in_place(out)
            _refuse_strangers(out, {*texts, *keep}, owned)
            _refuse_obstacles(out, texts)
            try:
                _stage(out / _NEW, texts, owned)
                with _uninterrupted():
                    os.rename(out / _NEW, out / _READY)
                    WRITTEN.append(out)
                    _put_in_place(out)
            finally:
                _remove(out / _NEW)
    except OSError as error:
        left = "what was there is unchanged"
        if os.path.lexists(out / _READY):
            left = "some files there are new and some old, until a later run can finish"
        raise OutputError(f"cannot write to {out}: {error.strerror}; {left}; name another folder with --out") from None


def require_place(out: Path) -> None:
    """OutputError where nothing can be written below `out`: to be asked before the work whose result goes there."""
    place = next(p for p in (out, *out.parents) if os.path.lexists(p))
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        what = "it cannot be written to" if place.is_dir() else "it is no folder"
        raise OutputError(
            f"cannot write to {place}: {what}; what was there is unchanged; name another folder with --out"
        )


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the lock of `out`; OutputError if another run holds it for longer than `_PATIENCE`."""
    if sys.platform == "win32":  # it has no such locks
        yield
        return
    path, deadline = out / _LOCK, time.monotonic() + _PATIENCE
    while True:
        with path.open("ab") as file:
            if _locked(file, path):
                try:
                    yield
                finally:
                    path.unlink(missing_ok=True)
                return
        if time.monotonic() > deadline:
            raise OutputError(f"another run is writing to {out}; wait for it, or name another folder with --out")
        time.sleep(0.05)


def _locked(file: BinaryIO, path: Path) -> bool:
    """Whether this run now holds the lock, and on the file at `path`: who held it before removes the one it had."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samefile(path, file.fileno())
    except (BlockingIOError, FileNotFoundError):
        return False


def _stage(new: Path, texts: Mapping[str, str | bytes], owned: Sequence[str]) -> None:
    """Fill the folder `new`: the files, and in `order` what is to be moved, one a line."""
    loose = [name for name in texts if not any(name.startswith(f"{folder}/") for folder in owned)]
    contents = {"order": "\n".join([*owned, *loose]), **{f"files/{name}": content for name, content in texts.items()}}

    def put(name: str) -> None:
        target, content = new / name, contents[name]
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())

    in_threads(put, contents, _AT_ONCE)  # the disk takes what waits for it together


def _remove(folder: Path) -> None:
    """Remove a folder and what is below it; what resists is left to the next run."""

    def away(path: Path) -> None:
        with suppress(OSError):
            path.unlink()

    if folder.is_symlink():  # a stranger's: the link goes, what it leads to stays
        away(folder)
    with suppress(OSError):
        in_threads(away, [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()], _AT_ONCE)
    shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(out: Path) -> None:
    """Move what a complete staging folder still holds into place, if there is one; it can be killed and repeated."""
    ready = out / _READY
    if not ready.exists():
        return
    old, order = ready / "old", ready / "order"
    for name in order.read_text().splitlines() if order.exists() else ():  # none: somebody took part of it away
        source, target = ready / "files" / name, out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            _swap(source, target, old)
        elif source.exists():
            os.replace(source, target)
    for path in sorted(old.glob("*/**/*")):  # what TeX or another command has left beside the earlier files
        target = out.joinpath(*path.relative_to(old).parts[1:])
        if not path.is_dir() and not os.path.lexists(target):
            os.rename(path, target)
    os.rename(ready, out / _NEW)
    _remove(out / _NEW)


def _swap(source: Path, target: Path, old: Path) -> None:
    """Put a folder in the place of another, which goes to a folder of its own below `old`."""
    old.mkdir(exist_ok=True)
    try:
        os.rename(target, Path(tempfile.mkdtemp(dir=old)) / target.name)
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        for path in sorted(p for p in source.rglob("*") if p.is_file()):  # a folder of a container's image stays
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, place)
        return
    os.rename(source, target)


_BESIDE_TEX = {".aux", ".log", ".out", ".pdf", ".toc"}


def _refuse_strangers(out: Path, wanted: Set[str], owned: Sequence[str]) -> None:
    ours = {*owned, *wanted, *(parent.as_posix() for name in wanted for parent in PurePosixPath(name).parents)}
    for folder in owned:
        for path in (out / folder, *sorted((out / folder).rglob("*"))):
            known = path.relative_to(out).as_posix() in ours
            if known and (path.is_symlink() or path.is_mount()):
                raise OutputError(f"{path} is a link, which would be lost; remove it or name another folder")
            if not known and not (path.is_file() and path.suffix in _BESIDE_TEX):
                raise OutputError(f"{path} is none of the files written here; remove it or name another folder")


def _refuse_obstacles(out: Path, texts: Mapping[str, str | bytes]) -> None:
    """Raise before anything is renamed if a folder stands where a file must go, or a folder cannot be written to."""
    for name in texts:
        target = out / name
        if target.is_dir():
            raise OutputError(f"cannot write to {target}: it is a folder; what was there is unchanged")
        require_place(target.parent)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold interrupts back while files are moved, so that no mixture of old and new is left."""
    held: list[int] = []
    try:
        before = {number: signal.signal(number, lambda number, frame: held.append(number)) for number in STOPS}
    except ValueError:  # not in the main thread: no interrupt arrives here
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
    if held:
        signal.raise_signal(held[0])
