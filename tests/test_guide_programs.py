"""The programs of the guide, compiled and run as they stand there: a macrospin by the exported `llg_rate`.

In a constant field Eq. 16 with the parameters of Eq. 17 has the solution m_z = tanh(b t),
m_x + i m_y = e^(i a t)/cosh(b t)
from m = x, with a = g/(1 + A^2) and b = A a, where g = gamma B/(1 + eta) and A = (alpha + eta xi)/(1 + eta).
"""

from __future__ import annotations

import re
from cmath import exp
from math import cosh, tanh
from pathlib import Path

import pytest

from derive import derivation
from derive.export.code import LANGUAGES, language_files
from verify.exported.compiled import _run, missing

GUIDE = Path(__file__).parents[1] / "docs" / "guide.md"
FENCES = {"c": "c", "cpp": "cpp", "fortran": "fortran", "rust": "rust", "julia": "julia", "numpy": "python"}
"""What a block of each language is opened with in the guide."""
GAMMA, ALPHA, ETA, XI, FIELD = 1.76e11, 0.1, 0.01, 0.1, 1.0
STEP, TIME = 1e-14, 1e-10


def precession(eta: float) -> tuple[float, float]:
    """a and b of the solution, in 1/s."""
    damping = (ALPHA + eta * XI) / (1 + eta)
    turning = GAMMA * FIELD / (1 + eta) / (1 + damping**2)
    return turning, damping * turning


def macrospin(eta: float) -> list[float]:
    """M/M_s at `TIME`."""
    turning, falling = precession(eta)
    across = exp(1j * turning * TIME) / cosh(falling * TIME)
    return [across.real, across.imag, tanh(falling * TIME)]


def program(lang: str) -> str:
    """The one block of a language in the guide that calls the routine."""
    blocks = re.findall(rf"^```{FENCES[lang]}\n(.*?)^```$", GUIDE.read_text(), re.M | re.S)
    (found,) = [block for block in blocks if "llg_rate" in block]
    return str(found)


@pytest.mark.parametrize("lang", FENCES)
def test_the_macrospin_of_the_guide_follows_the_exact_solution(lang: str, tmp_path: Path) -> None:
    if missing(lang):
        pytest.skip(f"not installed: {', '.join(missing(lang))}")
    equation = derivation()["x.landau-lifshitz"]
    files = language_files(equation, lang) | (language_files(equation, "c") if lang == "cpp" else {})
    for name, text in {**files, LANGUAGES[lang].main: program(lang)}.items():
        (tmp_path / name).write_text(text)
    for command in LANGUAGES[lang].commands:
        output = _run([part.replace("{}", "llg_rate") for part in command], tmp_path)
    found = list(map(float, output.split()))
    turn = precession(ETA)[0] * STEP
    allowed = 2 * (TIME / STEP) * turn**3 / 6  # each step of the midpoint rule turns by turn^3/6 too little
    assert found == pytest.approx(macrospin(ETA), abs=allowed)
    assert found != pytest.approx(macrospin(0.0), abs=100 * allowed)


def test_all_languages_of_the_guide_are_exported() -> None:
    assert set(FENCES) < set(LANGUAGES)


def test_the_julia_of_the_guide_parses() -> None:
    grammar = pytest.importorskip("tree_sitter_julia")
    tree_sitter = pytest.importorskip("tree_sitter")
    parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))
    assert not parser.parse(program("julia").encode()).root_node.has_error
    assert parser.parse(program("julia").replace("end", "", 1).encode()).root_node.has_error
