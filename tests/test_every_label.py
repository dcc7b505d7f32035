"""Every label in every language: compiled or parsed, or refused in one line; also for models other than the paper's."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sympy as sp
from sympy.codegen.cfunctions import expm1

from derive import Derivation, Equation, Model, Relaxation, derivation
from derive.cheng_niu import symbols as q
from derive.export.code import LANGUAGES, equation_code, language_files
from derive.export.code.program import AS_DERIVED, program
from verify.exported.compiled import missing, outcome, path_of
from verify.zero.balls import ball

MODELS = {
    "the paper's": Model(),
    "two relaxation times": Model(relaxation=Relaxation(q.T_1, q.T_2)),
    "numbers for them": Model(relaxation=Relaxation(2, 3)),
    "gauge": Model(gauge=q.chi_field),
    "minority": Model(band="minority"),
    "law for theta": Model(theta=q.x * q.t / 5),
    "both laws": Model(theta=sp.pi / 3, phi=q.t),
}


@cache
def chain(model: str) -> Derivation:
    """The derivation for one of the models, which all tests share."""
    return derivation(MODELS[model])


PAPER = chain("the paper's")
QUICK = ("x.lagrangian", "x.bands", "9a", "9c", "11c", "13", "17", "7", "x.series")


def _julia(folder: Path, names: list[str]) -> None:
    """Parsed by the grammar that editors use: there is no small Julia."""
    grammar = pytest.importorskip("tree_sitter_julia")
    tree_sitter = pytest.importorskip("tree_sitter")
    parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))
    wrong = [n for n in names if parser.parse((folder / f"{n}.jl").read_bytes()).root_node.has_error]
    assert not wrong


def _run(*command: str) -> Callable[[Path, list[str]], None]:
    """A check by one call of the language's own compiler or interpreter; any word from it is a fault."""

    def check(folder: Path, names: list[str]) -> None:
        given = [n for part in command for n in ([f"{x}{part[1:]}" for x in names] if part[0] == "*" else [part])]
        given[0] = str(path_of(given[0]))
        done = subprocess.run(given, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
        assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (0, "", ""), f"{names}"

    return check


MAIN = {
    "cpp": ("main.cpp", '#include "{}.hpp"\n'),
    "rust": ("lib.rs", "pub mod {};\n"),
    "javascript": ("main.js", "import './{}.js';\n"),
    "octave": ("main_run.m", "nargin('{}');\n"),
    "mathematica": ("main.wl", 'Get["{}.wl"];\n'),
    "numpy": ("main.py", "import {}\n"),
}
"""A file that names every routine, by language, and its line for one of them."""
CHECKS: dict[str, Callable[[Path, list[str]], None]] = {
    "c": _run("gcc", "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fopenmp-simd", "-fsyntax-only", "*.c"),
    "cpp": _run("g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "main.cpp"),
    "fortran": _run("gfortran", "-std=f2008", "-Wall", "-Wno-unused-dummy-argument", "-fsyntax-only", "*.f90"),
    "rust": _run("rustc", "--edition=2021", "--crate-type=lib", "--emit=metadata", "-Dwarnings", "lib.rs"),
    "julia": _julia,
    "javascript": _run("node", "main.js"),
    "octave": _run("octave-cli", "--norc", "--quiet", "--no-history", "main_run.m"),
    "mathematica": _run("mathics", "--no-readline", "--quiet", "--file", "main.wl"),
    "numpy": _run(sys.executable, "-W", "error", "main.py"),
}


def _written(equations: dict[str, Equation], lang: str, folder: Path) -> list[str]:
    """The names of the routines of all that is not refused, written into one folder for one call of the compiler."""
    names = []
    for label, equation in equations.items():
        refusal = _refusal(equation.function)
        if refusal is not None:
            assert _refusal(lambda e=equation: equation_code(e, lang)) == refusal, label
            continue
        for name, text in language_files(equation, lang).items():
            (folder / name).write_text(text, encoding="utf-8")
        names.append(program(equation).name)
    assert len(set(names)) == len(names)
    if lang in MAIN:
        name, line = MAIN[lang]
        (folder / name).write_text("".join(line.format(n) for n in names), encoding="utf-8")
    return names


def _refusal(export: Callable[[], Any]) -> str | None:
    """The one line in which an export is refused, if it is."""
    try:
        export()
    except ValueError as error:
        assert str(error)
        assert "\n" not in str(error)
        return str(error)
    return None


def _equations(model: str) -> dict[str, Equation]:
    """All that the model has, of another model what differs; for two relaxation times some labels are refused."""
    found = {label: chain(model)[label] for label in PAPER if _refusal(lambda label=label: chain(model)[label]) is None}
    return {k: e for k, e in found.items() if model == "the paper's" or e.rhs != PAPER[k].rhs}


def _skip_without(lang: str) -> None:
    if lang != "julia" and missing(lang):
        pytest.skip(f"not installed: {', '.join(missing(lang))}")


def test_every_language_is_checked() -> None:
    assert CHECKS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_broken_compiles(lang: str, tmp_path: Path) -> None:
    """A long sum, a matrix that may change, a choice of two lists, no arguments, and what is refused."""
    _skip_without(lang)
    names = _written({label: PAPER[label] for label in QUICK}, lang, tmp_path)
    assert len(names) == len(QUICK) - 2
    CHECKS[lang](tmp_path, names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_program_that_does_not_parse_is_noticed(lang: str, tmp_path: Path) -> None:
    _skip_without(lang)
    names = _written({"11a": PAPER["11a"]}, lang, tmp_path)
    for file in tmp_path.glob("mean_s1.*"):
        file.write_text(file.read_text(encoding="utf-8") + ")\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        CHECKS[lang](tmp_path, names)


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_compiles_or_is_refused_in_one_line(lang: str, model: str, tmp_path: Path) -> None:
    _skip_without(lang)
    equations = _equations(model)
    assert model != "the paper's" or equations.keys() == set(PAPER)
    CHECKS[lang](tmp_path, _written(equations, lang, tmp_path))


FIRST = ("9a", "9b", "9c", "x.response")


@pytest.mark.parametrize("lang", ["numpy", "c"])
@pytest.mark.parametrize("model", MODELS)
def test_code_gives_what_the_expression_does_in_every_model(model: str, lang: str, tmp_path: Path) -> None:
    """Against balls of the expression and of its derivatives, where no denominator is small."""
    _skip_without(lang)
    draw = random.Random(model)
    for label in FIRST:
        if label == "x.response" and not MODELS[model].relaxation.isotropic:
            continue
        equation = chain(model)[label]
        where = [[draw.uniform(0.25, 2.0) for _ in equation.args] for _ in range(5)]
        entries = list(equation.rhs) if isinstance(equation.rhs, sp.MatrixBase) else [equation.rhs]
        entries = [e.replace(expm1, lambda x: sp.exp(x) - 1) for e in entries]
        wanted = [*entries, *(e.diff(a) for e in entries for a in equation.args)]
        for point, row in zip(where, outcome(equation, lang, where, tmp_path / label), strict=True):
            exact = {a: sp.Rational(*x.as_integer_ratio()) for a, x in zip(equation.args, point, strict=True)}
            right = [float(ball(e, exact, 30).real.mid()) for e in wanted]
            # a few hundred operations; intermediate results up to 1e3 times the entry
            assert row[: len(right)] == pytest.approx(right, rel=1e-11, abs=1e-12), f"{label} at {point}"


def test_what_loses_digits_says_so() -> None:
    assert AS_DERIVED[:20] in chain("two relaxation times")["9a"].code("c")
    assert AS_DERIVED[:20] not in chain("the paper's")["9a"].code("c")
