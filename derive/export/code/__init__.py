"""An equation as source text in one of nine languages.

Key results: `code_for` (label and language -> text), `equation_code`, `language_files` (with what belongs beside it),
`LANGUAGES` (a row a language), `calling_program` (a program that runs what is exported).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from derive.export.code.program import Program, program

SIMD_FLAGS = ("-O3", "-march=native", "-fopenmp-simd", "-fno-math-errno", "-fno-trapping-math")
"""What makes GCC vectorise the loops over arrays; none of them changes a rounding that the source asks for."""


@dataclass(frozen=True)
class Language:
    """One target language; its printer is the module of that name, whose `caller` writes `main`.

    title     the language and its standard, for people
    needs     the programs that its commands call
    main      the file name of a program that calls an exported routine
    commands  what builds and runs that program, {} standing for the routine's name
    """

    title: str
    needs: tuple[str, ...]
    main: str
    commands: tuple[tuple[str, ...], ...]


LANGUAGES = {
    "c": Language(
        "C99",
        ("gcc",),
        "main.c",
        (
            ("gcc", "-std=c99", "-Wall", "-Wextra", "-pedantic", *SIMD_FLAGS, "{}.c", "main.c", "-lm", "-o", "run"),
            ("./run",),
        ),
    ),
    "cpp": Language(
        "C++17, a header over the C source",
        ("gcc", "g++"),
        "main.cpp",
        (
            ("gcc", "-std=c99", "-O2", "-c", "{}.c", "-o", "exported.o"),
            ("g++", "-std=c++17", "-Wall", "-Wextra", "-O1", "main.cpp", "exported.o", "-lm", "-o", "run"),
            ("./run",),
        ),
    ),
    "fortran": Language(
        "Fortran 2008",
        ("gfortran",),
        "main.f90",
        (
            ("gfortran", "-std=f2008", "-Wall", "-Wno-unused-dummy-argument", "-O2", "{}.f90", "main.f90", "-o", "run"),
            ("./run",),
        ),
    ),
    "rust": Language(
        "Rust", ("rustc",), "main.rs", (("rustc", "-O", "--edition=2021", "main.rs", "-o", "run"), ("./run",))
    ),
    "julia": Language("Julia", ("julia",), "main.jl", (("julia", "--startup-file=no", "main.jl"),)),
    "javascript": Language("JavaScript, an ES module", ("node",), "main.js", (("node", "main.js"),)),
    "octave": Language(
        "GNU Octave and MATLAB", ("octave-cli",), "main_run.m", (("octave-cli", "--norc", "--quiet", "main_run.m"),)
    ),
    "mathematica": Language(
        "Mathematica", ("mathics",), "main.wl", (("mathics", "--no-readline", "--quiet", "--file", "main.wl"),)
    ),
    "numpy": Language("Python with NumPy", (), "main.py", ((sys.executable, "main.py"),)),
}


def equation_code(equation: Any, lang: str) -> str:
    """The source text of an equation with its partial derivatives; ValueError (one line) for what cannot be said."""
    return str(_emitter(lang).source(program(equation)))


def code_for(label: str, lang: str, derivation: Any) -> str:
    """The source text for a label of a derivation; ValueError (one line) for an unknown label or language."""
    _emitter(lang)
    return equation_code(derivation[label], lang)


def language_files(equation: Any, lang: str) -> dict[str, str]:
    """The files of one language for an equation: name -> text."""
    return program_files(program(equation), lang)


def program_files(routines: Program, lang: str) -> dict[str, str]:
    """The files of one language for a program: name -> text."""
    return dict(_emitter(lang).files(routines))


def calling_program(routines: Program, lang: str) -> str:
    """A program that calls the exported routine: `main` of its language.

    It reads `points.txt` (one point per line, arguments in order) and prints one line per point: the entries of the
    value, then those of the gradient row by row, 17 digits each; in C then the values from the loop. A routine without
    arguments reads one number per line all the same, and ignores it.
    """
    return str(_emitter(lang).caller(routines.name, len(routines.args), routines.size))


def _emitter(lang: str) -> Any:
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}; take one of {', '.join(LANGUAGES)}")
    return import_module(f"derive.export.code.{lang}")
