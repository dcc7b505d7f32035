"""Exported code, compiled, run and compared with enclosures.

Each language's files are written to a folder together with a driver (`verify.exported.drivers`), compiled where needed,
and run on given points; the numbers come back and are held against balls (`verify.cheng_niu.exported_reference`).
Nothing of the emitters is trusted: what counts is what the program prints.

Key results: `missing` (what is not installed), `outcome` (a program's numbers), `worst_error` (in units of the rule).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from derive.export.code import program_files
from derive.export.code.program import Program, program
from verify.exported.drivers import DRIVERS

SIMD_FLAGS = ("-O3", "-march=native", "-fopenmp-simd", "-fno-math-errno", "-fno-trapping-math")
"""What makes GCC vectorise the loops over arrays; none of them changes a rounding that the source asks for."""

SECONDS = 3600
"""After which a run counts as hung; the interpreter of Mathematica text takes up to a second for each point."""

MATHICS = "MATHICS"
"""Environment variable that may name the interpreter of Mathematica text, where it is not on the path."""


@dataclass(frozen=True)
class Toolchain:
    """The programs a language needs, and the commands that turn its files into output ({} stands for the name)."""

    needs: tuple[str, ...]
    main: str
    commands: tuple[tuple[str, ...], ...]


TOOLCHAINS: dict[str, Toolchain] = {
    "c": Toolchain(
        ("gcc",),
        "main.c",
        (
            ("gcc", "-std=c99", "-Wall", "-Wextra", "-pedantic", *SIMD_FLAGS, "{}.c", "main.c", "-lm", "-o", "run"),
            ("./run",),
        ),
    ),
    "cpp": Toolchain(
        ("gcc", "g++"),
        "main.cpp",
        (
            ("gcc", "-std=c99", "-O2", "-c", "{}.c", "-o", "exported.o"),
            ("g++", "-std=c++17", "-Wall", "-Wextra", "-O1", "main.cpp", "exported.o", "-lm", "-o", "run"),
            ("./run",),
        ),
    ),
    "fortran": Toolchain(
        ("gfortran",),
        "main.f90",
        (
            ("gfortran", "-std=f2008", "-Wall", "-Wno-unused-dummy-argument", "-O2", "{}.f90", "main.f90", "-o", "run"),
            ("./run",),
        ),
    ),
    "rust": Toolchain(("rustc",), "main.rs", (("rustc", "-O", "--edition=2021", "main.rs", "-o", "run"), ("./run",))),
    "julia": Toolchain(("julia",), "main.jl", (("julia", "--startup-file=no", "main.jl"),)),
    "javascript": Toolchain(("node",), "main.js", (("node", "main.js"),)),
    "octave": Toolchain(("octave-cli",), "main_run.m", (("octave-cli", "--norc", "--quiet", "main_run.m"),)),
    "mathematica": Toolchain(("mathics",), "main.wl", (("mathics", "--no-readline", "--quiet", "--file", "main.wl"),)),
    "numpy": Toolchain((), "main.py", ((sys.executable, "main.py"),)),
}


def missing(lang: str) -> list[str]:
    """The programs that a language needs and that are not installed."""
    return [tool for tool in TOOLCHAINS[lang].needs if path_of(tool) is None]


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
    texts[TOOLCHAINS[lang].main] = _driver(exported, lang, points)
    texts["points.txt"] = "".join(" ".join(map(repr, point or [0.0])) + "\n" for point in points)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    output = ""
    for command in TOOLCHAINS[lang].commands:
        output = _run([part.replace("{}", exported.name) for part in command], folder)
    return _pairs_added(output) if lang == "mathematica" else [list(map(float, line.split())) for line in _rows(output)]


def _rows(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.strip()]


def _pairs_added(output: str) -> list[list[float]]:
    """Rows that print each number as a rounded value and the remainder, among messages of the interpreter."""
    rows = []
    for line in _rows(output):
        if line.startswith("row "):
            parts = [float(x.replace("*^", "e")) for x in line.split()[1:]]
            rows.append([high + low for high, low in zip(parts[::2], parts[1::2], strict=True)])
    return rows


def _driver(exported: Program, lang: str, points: Sequence[Sequence[float]]) -> str:
    text = DRIVERS[lang](exported.name, len(exported.args), exported.size)
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
    worst = 0.0
    if len(got) != len(reference):
        return float("inf")
    for row, expected in zip(got, reference, strict=True):
        worst = max(worst, expected.error(row))
    return worst
