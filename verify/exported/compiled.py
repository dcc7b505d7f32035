"""Exported code, compiled, run and compared with enclosures.

Each language's files are written to a folder together with a program that calls them, compiled where needed, and run
on given points; the numbers come back and are held against balls (`verify.cheng_niu.exported_reference`).
Nothing of the emitters is trusted: what counts is what the program prints.

Key results: `missing` (what is not installed), `outcome` (a program's numbers), `worst_error` (in units of the rule).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from derive.export.code import LANGUAGES, calling_program, program_files
from derive.export.code.program import Program, program

SECONDS = 3600
"""After which a run counts as hung; the interpreter of Mathematica text takes up to a second for each point."""

MATHICS = "MATHICS"
"""Environment variable that may name the interpreter of Mathematica text, where it is not on the path."""


def missing(lang: str) -> list[str]:
    """The programs that a language needs and that are not installed."""
    return [tool for tool in LANGUAGES[lang].needs if path_of(tool) is None]


def outcome(
    equation: Any, lang: str, points: Sequence[Sequence[float]], folder: Path, files: Mapping[str, str] | None = None
) -> list[list[float]]:
    """What the program in `lang` gives at `points`: per point value, then gradient by rows (C: then the loop).

    `files` replaces the exported files (for planted faults). ValueError with the tool's own words if it fails.
    """
    exported = equation if isinstance(equation, Program) else program(equation)
    folder.mkdir(parents=True, exist_ok=True)
    texts = dict(program_files(exported, lang) if files is None else files)
    if lang == "cpp":
        texts = {**program_files(exported, "c"), **texts}
    texts[LANGUAGES[lang].main] = _driver(exported, lang, points)
    texts["points.txt"] = "".join(" ".join(map(repr, point or [0.0])) + "\n" for point in points)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    output = ""
    for command in LANGUAGES[lang].commands:
        output = _run([part.replace("{}", exported.name) for part in command], folder)
    rows = [line.split() for line in output.splitlines() if line.strip()]
    return _pairs_added(rows) if lang == "mathematica" else [list(map(float, row)) for row in rows]


def _pairs_added(rows: list[list[str]]) -> list[list[float]]:
    """Rows that print each number as a rounded value and the remainder, among messages of the interpreter."""
    parts = ([float(x.replace("*^", "e")) for x in row[1:]] for row in rows if row[0] == "row")
    return [[high + low for high, low in zip(row[::2], row[1::2], strict=True)] for row in parts]


def _driver(exported: Program, lang: str, points: Sequence[Sequence[float]]) -> str:
    text = calling_program(exported, lang)
    if lang != "mathematica":
        return text
    numbers = (", ".join(repr(x).replace("e", "*^") for x in point or [0.0]) for point in points)
    # one evaluation per point: Mathics counts the iterations of one, and gives up after 4096
    return text + "".join(f"row[{{{given}}}];\n" for given in numbers)


def path_of(tool: str) -> str | None:
    """Where a tool is installed, if it is."""
    chosen = os.environ.get(MATHICS) if tool == "mathics" else None
    return chosen or shutil.which(tool)


def _run(command: list[str], folder: Path) -> str:
    """The standard output of a command; ValueError with the end of its error output if it fails or warns."""
    command[0] = command[0] if command[0].startswith(("./", "/")) else str(path_of(command[0]))
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ValueError(f"{Path(command[0]).name} did not end within {SECONDS} s") from None
    said = done.stderr.strip()
    if done.returncode != 0 or "warning:" in said.lower():
        raise ValueError(f"{Path(command[0]).name} failed: {said[-600:] or done.stdout[-600:]}")
    return done.stdout


def worst_error(got: Sequence[Sequence[float]], reference: Sequence[Any]) -> float:
    """The largest error of all points and vectors, in units of what `exported_reference` allows (1: the limit).

    Infinite where a number is missing or not finite.
    """
    if len(got) != len(reference):
        return float("inf")
    return max((expected.error(row) for row, expected in zip(got, reference, strict=True)), default=0.0)
