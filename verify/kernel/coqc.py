"""The files of a paper's certificates, checked by Coq: in parallel, each once for each content, within a time limit.

A file is checked again only if its text, that of a file it rests on, or Coq itself has changed. What a theorem
assumes is read from what Coq prints.

Key results: `checked` (every file), `checked_again` (the compiled files, by coqchk), `Outcome`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from verify.judge.workers import processors

PACKAGES = "coq libcoq-stdlib libcoq-coquelicot"
LIMIT = 300.0
"""Seconds for one file: a few on a free machine, and the tests of two lanes may be running beside it."""
LATE = f"took more than {LIMIT:.0f} s"
RESTS = "rests on"
"""How the complaint begins about a file that was not tried, another having failed."""
_AXIOM = re.compile(r"^[^\s:]+", re.MULTILINE)
"""At the head of a line stands an axiom with its type, or what Coq trusts: `f is assumed to be guarded`."""
_NEEDS = re.compile(r"^From Certificates Require (?:Import )?([\w ]+)\.$", re.MULTILINE)
_BLOCKS = re.compile(r"^(Axioms:|Closed under the global context)$", re.MULTILINE)
_SPARING = "s=8M,o=400"
"""Coq's own setting sets aside 200 MB more for each process, which costs more time than it saves."""


@dataclass(frozen=True)
class Outcome:
    """What Coq made of one file: accepted or its complaint, the seconds of a check made now, and what was assumed.

    `assumed` holds, theorem by theorem in the order of the file, the names of the axioms.
    """

    accepted: bool
    complaint: str
    seconds: float
    assumed: tuple[tuple[str, ...], ...]


def coq_version() -> str:
    """The version of the Coq that is installed; ValueError, with what to install, where it or Coquelicot is missing."""
    wanted = f"--kernel needs Coq and Coquelicot: apt-get install {PACKAGES}"
    if shutil.which("coqc") is None:
        raise ValueError(wanted)
    library = _run(["coqc", "-where"], check=True).stdout.strip()
    if not (Path(library) / "user-contrib" / "Coquelicot").is_dir():
        raise ValueError(wanted)
    return str(_run(["coqc", "--print-version"], check=True).stdout.split()[0])


def _run(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """A command of Coq, in the surroundings of now."""
    kept: dict[str, Any] = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL}
    return subprocess.run(command, env={"OCAMLRUNPARAM": _SPARING, **os.environ}, **kept, **options)


def rests_on(text: str) -> list[str]:
    """The files that a file says it requires."""
    return [f"{name}.v" for names in _NEEDS.findall(text) for name in names.split()]


def checked(texts: Mapping[str, str], folder: Path, report: Callable[[str], None]) -> dict[str, Outcome]:
    """What Coq makes of each file by name, side by side; what a file rests on stands before it."""
    version = coq_version()
    folder.mkdir(parents=True, exist_ok=True)
    keys, jobs, found = dict[str, str](), dict[str, Future[Outcome]](), dict[str, Outcome]()
    with ThreadPoolExecutor(processors()) as pool:
        for name, text in texts.items():
            needed = rests_on(text)
            keys[name] = _key(version, text, *(keys[other] for other in needed))
            jobs[name] = pool.submit(_file, name, text, keys[name], {other: jobs[other] for other in needed}, folder)
        for name, job in jobs.items():
            found[name] = job.result()
            report(name)
    return found


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _file(name: str, text: str, key: str, needed: Mapping[str, Future[Outcome]], folder: Path) -> Outcome:
    """One file, or what was found when its key was the same."""
    if wrong := [other for other, job in needed.items() if not job.result().accepted]:
        return Outcome(False, f"{RESTS} {wrong[0]}", 0.0, ())
    source = folder / name
    stamp, said = source.with_suffix(".key"), source.with_suffix(".said")
    if stamp.is_file() and stamp.read_text() == key and source.with_suffix(".vo").is_file():
        return Outcome(True, "", 0.0, assumed(said.read_text()))
    stamp.unlink(missing_ok=True)
    source.write_text(text, encoding="utf-8")
    began = time.monotonic()
    try:
        done = _run(["coqc", "-w", "none", "-Q", ".", "Certificates", name], cwd=folder, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return Outcome(False, LATE, LIMIT, ())
    seconds = time.monotonic() - began
    if done.returncode:
        return Outcome(False, " ".join(done.stderr.split())[:300], seconds, ())
    said.write_text(done.stdout, encoding="utf-8")
    stamp.write_text(key)
    return Outcome(True, "", seconds, assumed(done.stdout))


def assumed(said: str) -> tuple[tuple[str, ...], ...]:
    """The axioms that each `Print Assumptions` named, in order."""
    places = [*_BLOCKS.finditer(said)]
    ends = [*(place.start() for place in places[1:]), *([len(said)] if places else [])]
    return tuple(
        tuple(sorted(_AXIOM.findall(said[place.end() : end]))) for place, end in zip(places, ends, strict=True)
    )


def checked_again(names: Sequence[str], folder: Path) -> str:
    """What coqchk says against the compiled files, without what they import from elsewhere; "" for nothing."""
    stamp, key = folder / "again.key", _key(*((folder / name).with_suffix(".key").read_text() for name in names))
    if stamp.is_file() and stamp.read_text() == key:
        return ""
    shares = [share for start in range(processors()) if (share := names[start :: processors()])]
    with ThreadPoolExecutor(len(shares)) as pool:
        for done in pool.map(partial(_again, folder), shares):
            if done.returncode:
                return " ".join((done.stderr or done.stdout).split())[-300:]
    stamp.write_text(key)
    return ""


def _again(folder: Path, names: Sequence[str]) -> subprocess.CompletedProcess[str]:
    modules = [part for name in names for part in ("-norec", f"Certificates.{name.removesuffix('.v')}")]
    return _run(["coqchk", "-silent", "-Q", ".", "Certificates", *modules], cwd=folder)
