"""A command line run in this process, or in one of its own, and what may come of it."""

from __future__ import annotations

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import derive.__main__
import verify.__main__
from derive import terminal
from derive.core.theory import Theory
from fuzz.grammar import Grammar, grammars, line
from fuzz.numbers import checked_enclosure, checked_parameters, checked_velocity

ROOT = Path(derive.__file__).parent.parent
MAIN = {"derive": derive.__main__.main, "verify": verify.__main__.main}
SECONDS = 10
"""Of the processor, that no input may take: none of these commands shows progress."""
LONGEST_LINE = 1000

_NOT_FINITE = re.compile(r"(?<![\w.\\-])[-+]?(?:nan|inf|infinity|zoo)(?![\w.-])", re.I)
_RIGHT = re.compile(
    r";|give|must|see|known|wanted|did you mean|such as|needed|at most|at least|missing|choose from|allowed|belongs"
    r"|between|try --help|can only|not in|one of|is read|goes? with|would|are taken|ends in|pip install"
    r"|are available|it has no |needs |is no function of ",
    re.I,
)
"""Some word of what would be right."""
COMPUTES = ("convert", "wall", "validity", "enclose")
"""Commands whose numbers are results, and must be finite."""


class Hang(BaseException):
    """Ten seconds of the processor are over."""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


def share_derivations() -> None:
    """Derive the paper once for all commands of this process: what is tried here is the commands, not the chain."""
    derive_all, chains = Theory.derivation, dict[int, Any]()

    def derivation(theory: Theory, model: Any = None) -> Any:
        if model is not None:
            return derive_all(theory, model)
        return chains.get(id(theory)) or chains.setdefault(id(theory), derive_all(theory))

    Theory.derivation = derivation  # type: ignore[method-assign]


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    """Hang is raised inside once `seconds` of the processor are used up."""

    def over(number: int, frame: Any) -> None:
        raise Hang(f"over {seconds:g} s of the processor")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def here(package: str, arguments: tuple[str, ...]) -> Outcome:
    """Run a command in this process, in the current folder."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    kept = sys.argv, sys.stdout, sys.stderr
    sys.argv, sys.stdout, sys.stderr = [package, *arguments], *streams
    try:
        code = terminal.run(MAIN[package], f"python -m {package}")
    except SystemExit as left:
        code = int(left.code or 0)
    finally:
        sys.argv, sys.stdout, sys.stderr = kept
    out, err = (stream.buffer.getvalue().decode("utf-8", "replace") for stream in streams)  # type: ignore[attr-defined]
    return Outcome(code, out, err)


def apart(package: str, arguments: tuple[str, ...]) -> Outcome:
    """Run a command in a process of its own, in the current folder."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", package, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Outcome(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))


@cache
def _help(package: str, arguments: tuple[str, ...]) -> str:
    kept = os.environ.get("COLUMNS", "")
    os.environ["COLUMNS"] = "300"  # every example on a line of its own
    try:
        return here(package, arguments).out
    finally:
        os.environ["COLUMNS"] = kept


@cache
def _weighted() -> tuple[tuple[Grammar, ...], list[float]]:
    """The commands, and how often each is tried: less often where one takes seconds."""
    known = grammars(_help)
    return known, [{"explain": 0.05, "document": 0.15, "code": 0.5}.get(g.command, 1) for g in known]


def faults(arguments: tuple[str, ...], found: Outcome) -> Iterator[str]:
    """What is wrong with an outcome: nothing, if all is well."""
    command = arguments[0] if arguments else ""
    allowed = (0, 1, 2) if command == "zero" else (0, 2)
    if found.code not in allowed:
        yield f"exit code {found.code}"
    if "Traceback" in found.err or 'File "' in found.err:
        yield "a traceback"
    rows = found.err.splitlines()
    shown = found.err + ("" if found.out.startswith("%PDF") else found.out)
    if not shown.replace("\n", "").replace("\u00a0", "").isprintable():
        yield "a sign that a terminal obeys, or could"
    if any(len(row) > LONGEST_LINE for row in rows):
        yield "a message that nobody reads to its end"
    if found.code == 2:
        mistakes = [
            row for row in rows if ": warning: " not in row and "left out, so 0" not in row and "not read:" not in row
        ]
        if len(mistakes) != 1:
            yield f"{len(mistakes)} lines for one mistake"
        elif not _RIGHT.search(mistakes[0].partition(": ")[2]):
            yield "a message that does not say what would be right"
    if found.code == 0 and command in COMPUTES and "--help" not in arguments and "-h" not in arguments:
        yield from _not_finite(found.out)


def _not_finite(out: str) -> Iterator[str]:
    try:
        finite = all(map(isfinite, _numbers(json.loads(out))))
    except ValueError:
        finite = not _NOT_FINITE.search(re.sub(r"^#.*|^//.*", "", out, flags=re.M))
    if not finite:
        yield "a number that is not finite"


def _numbers(data: Any) -> Iterator[float]:
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _numbers(part)
    elif isinstance(data, float):
        yield data


def wrong_numbers(arguments: tuple[str, ...], out: str) -> Iterator[str]:
    """What the numbers of an accepted command should be, by mpmath, where they are something else."""
    if arguments[0] == "enclose" and "--csv" not in " ".join(arguments):
        yield from checked_enclosure(arguments, out)
    elif arguments[0] == "convert" and out.startswith("[\n"):
        yield from checked_parameters(json.loads(out))
    elif arguments[0] == "wall" and out.startswith("{\n"):
        yield from checked_velocity(json.loads(out))


def command(draw: random.Random, own_process: bool = False) -> tuple[str, bool, list[str]]:
    """One random line: what was run, whether it was accepted, and what is wrong with what came of it."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder, _inside(Path(folder)) as inside:
        (inside / "taken").write_text("mine")
        (known,) = draw.choices(*_weighted())
        arguments = tuple(line(known, draw, inside))
        shown = f"python -m {known.package} {' '.join(map(ascii, arguments))}"[:600]
        try:
            with in_time():
                found = (apart if own_process else here)(known.package, arguments)
        except Hang as hang:
            return shown, True, [str(hang)]
        except BaseException as error:  # whatever leaves a command is a fault of it
            return shown, True, [f"{type(error).__name__}: {error}"[:300]]
        if found.code == 130:
            raise KeyboardInterrupt  # which was meant for us
        wrong = list(faults(arguments, found))
        if found.code == 0 and not wrong and arguments:
            wrong += wrong_numbers(arguments, found.out)
        if (inside / "taken").read_text() != "mine":
            wrong.append("a file that was not ours is changed")
        return f"{shown}\n    {(found.err or found.out)[:300]!r}", found.code != 2, wrong


@contextmanager
def _inside(folder: Path) -> Iterator[Path]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)
