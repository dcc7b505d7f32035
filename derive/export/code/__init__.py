"""An equation as source text in one of nine languages.

Key results: `code_for` (label and language -> text), `equation_code`, `language_files` (with what belongs beside it),
`LANGUAGES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from derive.export.code.program import Program, program

LANGUAGES = {
    "c": "C99",
    "cpp": "C++17, a header over the C source",
    "fortran": "Fortran 2008",
    "rust": "Rust",
    "julia": "Julia",
    "javascript": "JavaScript, an ES module",
    "octave": "GNU Octave and MATLAB",
    "mathematica": "Mathematica",
    "numpy": "Python with NumPy",
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


def _emitter(lang: str) -> Any:
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}; take one of {', '.join(LANGUAGES)}")
    return import_module(f"derive.export.code.{lang}")
