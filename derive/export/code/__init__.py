"""An equation as source text in one of nine languages.

Key results: `code_for` (label and language -> text), `equation_code`, `language_files` (with what belongs beside it),
`LANGUAGES` (a row a language), `calling_program` (a program that runs what is exported).
"""

import os
import shlex
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from derive.export.code.program import Program, program
from derive.export.made import deriving, generated

SIMD_FLAGS = ("-O3", "-march=native", "-fopenmp-simd", "-fno-math-errno", "-fno-trapping-math")
"""What makes GCC vectorise the loops over arrays; none of them changes a rounding that the source asks for."""


@dataclass(frozen=True)
class Language:
    """One target language; its printer is the module of that name.

    title     the language and its standard, for people
    file      the name of an exported file, {} standing for the routine's name
    main      the file name of a program that calls an exported routine, which `caller` of the printer writes
    commands  what builds and runs that program, {} standing for the routine's name
    """

    title: str
    file: str
    main: str
    commands: tuple[tuple[str, ...], ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The programs that the commands call, save what they build and the Python that runs this."""
        return tuple(dict.fromkeys(program for program, *_ in self.commands if not os.path.dirname(program)))


def language(title: str, file: str, main: str, commands: str) -> Language:
    """A row of the table, its commands as people write them."""
    return Language(title, file, main, tuple(tuple(shlex.split(line)) for line in commands.split("&&")))


LANGUAGES = {
    "c": language(
        "C99",
        "{}.c",
        "main.c",
        f"gcc -std=c99 -Wall -Wextra -pedantic {' '.join(SIMD_FLAGS)} {{}}.c main.c -lm -o run && ./run",
    ),
    "cpp": language(
        "C++17, a header over the C source",
        "{}.hpp",
        "main.cpp",
        "gcc -std=c99 -O2 -c {}.c -o exported.o"
        " && g++ -std=c++17 -Wall -Wextra -O1 main.cpp exported.o -lm -o run && ./run",
    ),
    "fortran": language(
        "Fortran 2008",
        "{}.f90",
        "main.f90",
        "gfortran -std=f2008 -Wall -Wno-unused-dummy-argument -O2 {}.f90 main.f90 -o run && ./run",
    ),
    "rust": language("Rust", "{}.rs", "main.rs", "rustc -O --edition=2021 main.rs -o run && ./run"),
    "julia": language("Julia", "{}.jl", "main.jl", "julia --startup-file=no main.jl"),
    "javascript": language("JavaScript, an ES module", "{}.js", "main.js", "node main.js"),
    "octave": language("GNU Octave and MATLAB", "{}.m", "main_run.m", "octave-cli --norc --quiet main_run.m"),
    "mathematica": language("Mathematica", "{}.wl", "main.wl", "mathics --no-readline --quiet --file main.wl"),
    "numpy": language("Python with NumPy", "{}.py", "main.py", f"{shlex.quote(sys.executable)} main.py"),
}


def equation_code(equation: Any, lang: str) -> str:
    """The source text of an equation with its partial derivatives; ValueError (one line) for what cannot be said."""
    return _source(program(equation), lang)


def code_for(label: str, lang: str, derivation: Any) -> str:
    """The source text for a label of a derivation, as a file; ValueError (one line) for an unknown one or language."""
    return next(iter(files_for(label, lang, derivation).values()))


def files_for(label: str, lang: str, derivation: Any) -> dict[str, str]:
    """The files of one language for a label, the source first: name -> text that opens with the command."""
    comment = _printer(lang).DIALECT.line
    equation = derivation[label]
    first, *others = language_files(equation, lang).items()
    command = deriving(derivation, "code", equation.label, f"--lang {lang}")
    texts = {first[0]: generated(command, comment) + first[1]}
    line = generated(deriving(derivation), comment)
    return texts | {name: text if name.endswith(".json") else line + text for name, text in others}


def language_files(equation: Any, lang: str) -> dict[str, str]:
    """The files of one language for an equation: name -> text."""
    return program_files(program(equation), lang)


def program_files(routines: Program, lang: str) -> dict[str, str]:
    """The files of one language for a program: name -> text; the source, and what the printer puts `beside` it."""
    printer = _printer(lang)
    others = printer.beside(routines) if hasattr(printer, "beside") else {}
    return {LANGUAGES[lang].file.format(routines.name): _source(routines, lang), **others}


@lru_cache(maxsize=1024)
def _source(routines: Program, lang: str) -> str:
    return str(_printer(lang).source(routines))


def calling_program(routines: Program, lang: str) -> str:
    """A program that calls the exported routine: `main` of its language.

    It reads `points.txt` (one point per line, arguments in order) and prints one line per point: the entries of the
    value, then those of the gradient row by row, 17 digits each; in C then the values from the loop. A routine without
    arguments reads one number per line all the same, and ignores it.
    """
    return str(_printer(lang).caller(routines.name, len(routines.args), routines.size))


def _printer(lang: str) -> Any:
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}; take one of {', '.join(LANGUAGES)}")
    return import_module(f"derive.export.code.{lang}")
