"""Exported code in nine languages: run at 1,000 points against enclosures, with faults planted in every emitter."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from derive import Equation, derivation
from derive.export.code import LANGUAGES, code_for, language_files
from verify.cheng_niu.exported_reference import Reference, points, references
from verify.exported.compiled import missing, outcome, worst_error

COUNT = 1000
QUICK_COUNT = 12
QUICK = ("x.response", "9a", "17")
"""What the default run asks of the one interpreter (of Mathematica text) that takes a fifth of a second per point."""
LABELS = [label for label, node in derivation().nodes.items() if node.exported]


@cache
def equation(label: str) -> Equation:
    """An exported equation."""
    return derivation()[label]


@cache
def expected(label: str, count: int) -> tuple[list[list[float]], list[Reference]]:
    """Points and what is right there."""
    where = points(equation(label), COUNT)[:count]
    return where, references(equation(label), where)


def _skip_without(lang: str) -> None:
    if missing(lang):
        pytest.skip(f"not installed: {', '.join(missing(lang))}")


def _error(label: str, lang: str, folder: Path, count: int, files: dict[str, str] | None = None) -> float:
    where, reference = expected(label, count)
    return worst_error(outcome(equation(label), lang, where, folder, files), reference)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "mathematica"])
def test_exported_code_gives_what_the_enclosures_contain(lang: str, label: str, tmp_path: Path) -> None:
    _skip_without(lang)
    assert _error(label, lang, tmp_path, COUNT) <= 1


@pytest.mark.parametrize("label", [label for label in LABELS if label in QUICK])
def test_mathematica_gives_what_the_enclosures_contain(label: str, tmp_path: Path) -> None:
    _skip_without("mathematica")
    assert _error(label, "mathematica", tmp_path, QUICK_COUNT) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("label", LABELS)
def test_mathematica_at_all_points(label: str, tmp_path: Path) -> None:
    _skip_without("mathematica")
    assert _error(label, "mathematica", tmp_path, COUNT) <= 1


@pytest.mark.parametrize("label", ["x.response", "9a", "16"])
def test_the_loop_over_arrays_in_c_gives_the_same(label: str, tmp_path: Path) -> None:
    _skip_without("c")
    where, reference = expected(label, COUNT)
    size = len(reference[0].vectors[0].places)
    for row, right in zip(outcome(equation(label), "c", where, tmp_path), reference, strict=True):
        values = right.vectors[: 1 if size > 1 else _entries(label)]
        assert max(v.error(row[-_entries(label) :]) for v in values) <= 1


def _skip_without_tool(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"not installed: {tool}")


STRICT = ("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror")
VECTOR = {"gcc": ("-O3", "-fno-trapping-math"), "clang": ("-O2", "-fveclib=libmvec")}
"""What each compiler needs to make SIMD code of the loops over arrays."""


@pytest.mark.parametrize("openmp", [(), ("-fopenmp",)], ids=["plain", "openmp"])
@pytest.mark.parametrize("compiler", VECTOR)
def test_c_compiles_without_a_warning(compiler: str, openmp: tuple[str, ...], tmp_path: Path) -> None:
    _skip_without_tool(compiler)
    for label in LABELS:
        for name, text in language_files(equation(label), "c").items():
            (tmp_path / name).write_text(text)
    sources = [p.name for p in tmp_path.glob("*.c")]
    command = [compiler, *STRICT, *VECTOR[compiler], *openmp, "-c", *sources]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr[:500]
    assert len(sources) == len(LABELS)


@pytest.mark.skipif((platform.machine(), platform.libc_ver()[0]) != ("x86_64", "glibc"), reason="no libmvec here")
@pytest.mark.parametrize("compiler", VECTOR)
def test_the_loop_over_arrays_calls_the_vector_sine(compiler: str, tmp_path: Path) -> None:
    """The relocations tell which functions the machine code calls; without optimisation it is the scalar sine."""
    _skip_without_tool(compiler)
    (tmp_path / "x.c").write_text(code_for("x.response", "c", derivation()))
    called = {}
    for level in (VECTOR[compiler], ("-O0",)):
        subprocess.run([compiler, *STRICT, *level, "-c", "x.c"], cwd=tmp_path, timeout=60, check=True)
        shown = subprocess.run(["objdump", "-r", "x.o"], cwd=tmp_path, capture_output=True, text=True, check=True)
        called[level] = bool(re.search(r"\b_ZGV\w+_sin\b", shown.stdout))
    assert called == {VECTOR[compiler]: True, ("-O0",): False}


def test_the_vector_loop_of_clang_gives_what_the_enclosures_contain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _skip_without_tool("clang")
    build = ("clang", *STRICT, *VECTOR["clang"], "-march=native", "{}.c", "main.c", "-lm", "-o", "run")
    monkeypatch.setitem(LANGUAGES, "c", replace(LANGUAGES["c"], commands=(build, ("./run",))))
    where, reference = expected("x.response", COUNT)
    rows = outcome(equation("x.response"), "c", where, tmp_path)
    assert max(right.vectors[0].error(row[-3:]) for row, right in zip(rows, reference, strict=True)) <= 1


def _entries(label: str) -> int:
    rhs = equation(label).rhs
    return len(rhs) if hasattr(rhs, "rows") else 1


FAULTS: dict[str, dict[str, tuple[str, str]]] = {
    "c": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("out[1] = ", "out[2] = "),
        "swapped argument": ("mean_s1_gradient(double eps1, double eps2", "mean_s1_gradient(double eps2, double eps1"),
        "dropped factor": ("1.0 + xi * xi", "1.0 + xi"),
    },
    "cpp": {
        "index": ("flat[i * 3 + j]", "flat[i * 3 + (j + 1) % 3]"),
        "swapped argument": ("return detail::mean_s1(eps1, eps2", "return detail::mean_s1(eps2, eps1"),
    },
    "fortran": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("r(1, 2) = -x1 * xi", "r(1, 3) = -x1 * xi"),
        "swapped argument": ("function mean_s1(eps1, eps2", "function mean_s1(eps2, eps1"),
    },
    "rust": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("[[x1, -x1 * xi, ", "[[-x1 * xi, x1, "),
        "swapped argument": ("fn mean_s1(eps1: f64, eps2", "fn mean_s1(eps2: f64, eps1"),
    },
    "julia": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("[x1, -x1 * xi, ", "[-x1 * xi, x1, "),
        "swapped argument": ("function mean_s1(eps1, eps2", "function mean_s1(eps2, eps1"),
    },
    "javascript": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("[[x1, -x1 * xi, ", "[[-x1 * xi, x1, "),
        "swapped argument": ("function meanS1(eps1, eps2", "function meanS1(eps2, eps1"),
    },
    "octave": {
        "precedence": ("(eps1 - eps2 .* xi) ./ ", "eps1 - eps2 .* xi ./ "),
        "index": ("gradient(1, 2) = ", "gradient(1, 1) = "),
        "swapped argument": ("= mean_s1(eps1, eps2", "= mean_s1(eps2, eps1"),
    },
    "mathematica": {
        "precedence": ("(eps1 - eps2 * xi) / ", "eps1 - eps2 * xi / "),
        "index": ("{{x1, -x1 * xi, ", "{{-x1 * xi, x1, "),
        "swapped argument": ("meanS1[eps1_?NumericQ, eps2_", "meanS1[eps2_?NumericQ, eps1_"),
    },
    "numpy": {
        "precedence": ("return (eps1 - eps2 * xi) / (1.0 + xi**2)", "return eps1 - eps2 * xi / (1.0 + xi**2)"),
        "index": ("[x1, -x1 * xi, ", "[-x1 * xi, x1, "),
        "swapped argument": ("def mean_s1(eps1, eps2", "def mean_s1(eps2, eps1"),
    },
}


@pytest.mark.parametrize(("lang", "fault"), [(lang, fault) for lang, faults in FAULTS.items() for fault in faults])
def test_a_fault_planted_in_the_code_is_caught_by_the_run(lang: str, fault: str, tmp_path: Path) -> None:
    _skip_without(lang)
    right, wrong = FAULTS[lang][fault]
    files = language_files(equation("11a"), lang)
    faulty = {name: text.replace(right, wrong, 1) for name, text in files.items()}
    assert faulty != files, f"the text {right!r} is not in the code"
    assert _error("11a", lang, tmp_path, 8, faulty) > 1e3


def test_every_language_has_its_faults() -> None:
    assert FAULTS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_source_says_what_it_is(lang: str) -> None:
    text = code_for("16", lang, derivation())
    for part in ("Eq. 16", "magnetization dynamics", "A/(m s)", "Phys. Rev. B 88, 024422", "Arguments, in order"):
        assert part in text
    for words in ("Good for finite real arguments with", "to order 1 in the small parameters", "8 units in the last"):
        assert re.search(r"\W+".join(words.split()), text)
    assert code_for("16", lang, derivation()) == text


@pytest.mark.parametrize(
    ("label", "lang", "says"),
    [
        ("11a", "cobol", "unknown language 'cobol'; take one of c, cpp"),
        ("99", "c", "unknown label '99'"),
        ("2", "c", "2 is no function of real numbers: it contains c_a"),
        ("7", "rust", "7 is no function of real numbers: it is complex"),
        ("5", "numpy", "5 is no function of numbers"),
        ("11a; rm -rf /", "c", "unknown label"),
    ],
)
def test_misuse_is_one_line(label: str, lang: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as refused:
        code_for(label, lang, derivation())
    assert says in str(refused.value)


def test_a_hung_or_failing_program_is_reported_in_one_error(tmp_path: Path) -> None:
    _skip_without("numpy")
    files: dict[str, Any] = {"mean_s1.py": "raise SystemExit('no')"}
    with pytest.raises(ValueError, match="failed: no"):
        outcome(equation("11a"), "numpy", [[0.1, 0.2, 0.3]], tmp_path, files)


@pytest.fixture
def mean_s1(tmp_path: Path) -> Any:
    """The exported module of Eq. 11a in NumPy."""
    (tmp_path / "mean_s1.py").write_text(code_for("11a", "numpy", derivation()))
    spec = spec_from_file_location("mean_s1", tmp_path / "mean_s1.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BY_HAND = -99_999 / 2_500_000_001
"""Eq. 11a at eps1 = 1, eps2 = 2, xi = 50000: (1 - 2 xi)/(1 + xi^2), whose square wraps around in 32 bits."""


def test_exported_numpy_code_computes_in_doubles_whatever_it_is_given(mean_s1: Any) -> None:
    for kind in (int, np.int32, np.uint16, np.float32, np.float64):
        assert mean_s1.mean_s1(kind(1), [kind(2)], kind(50000))[0] == pytest.approx(BY_HAND, rel=4 * 2.0**-53)
        assert mean_s1.mean_s1_gradient(kind(1), kind(2), kind(50000))[0, 0] == pytest.approx(1 / 2_500_000_001)
    assert mean_s1.mean_s1(0, 1, 10**30) == pytest.approx(-1e-30)
    for bad in (1j, np.array([1j]), "1.5", np.datetime64("2013-07-24"), np.ma.masked_array([1.0], [True])):
        with pytest.raises(TypeError, match=r"^[^\n]+$"):
            mean_s1.mean_s1(1, 2, bad)


def test_exported_octave_code_computes_in_doubles_whatever_it_is_given(tmp_path: Path) -> None:
    _skip_without("octave")
    (tmp_path / "mean_s1.m").write_text(code_for("11a", "octave", derivation()))
    say = "printf('%.17g\\n', mean_s1(1, 2, int32(50000)), mean_s1(single(1), 2, 50000), mean_s1(1, 2, uint16(50000)))"
    run = subprocess.run(
        ["octave-cli", "-qf", "--eval", say], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    assert [float(x) for x in run.stdout.split()] == pytest.approx([BY_HAND] * 3, rel=4 * 2.0**-53)
