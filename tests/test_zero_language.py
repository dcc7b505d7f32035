"""The zero test at the terminal: what a line means, what is refused, and in what time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import flint
import pytest
import sympy as sp

from verify import Undecided, equal, explain, is_zero
from verify.zero.command import LARGEST_FILE, main
from verify.zero.language import LONGEST, Reader

x, y = sp.symbols("x y", real=True)
p = sp.Symbol("x", positive=True)
z = sp.Symbol("z")
n = sp.Symbol("n", integer=True)

MEANINGS = [
    ("-x^2", -(x**2)),
    ("x - y - 1", x - y - 1),
    ("x/y/2", x / (2 * y)),
    ("2^3^2", 512),
    ("2^-1 = 0.5", 0),
    ("-x*-y", x * y),
    (".5e1 + 1.25", sp.Rational(25, 4)),
    ("x**(1/2) - sqrt(x)", 0),
    ("sin(x)/cos(x) = tan(x)", 0),
    ("E^I - exp(I) # a comment = 3", 0),
    ("x = y", x - y),
]


@pytest.mark.parametrize(("line", "meaning"), MEANINGS)
def test_a_line_means_what_arithmetic_says(line: str, meaning: Any) -> None:
    assert is_zero(Reader().read(line) - meaning)


def read(*lines: str) -> Any:
    """What the last line says, after the declarations before it."""
    reader = Reader()
    assert all(reader.read(line) is None for line in lines[:-1])
    return reader.read(lines[-1])


DECLARED = [
    (("x > 0", "sqrt(x^2) = x"), True),
    (("x < 0", "sqrt(x^2) = -x"), True),
    (("sqrt(x^2) = x",), False),
    (("x, y > 0", "sqrt(x*y) = sqrt(x)*sqrt(y)"), True),
    (("x, y real", "sqrt(x*y) = sqrt(x)*sqrt(y)"), False),
    (("x >= 0", "abs(x) = x"), True),
    (("0 <= x", "abs(x) = x"), True),
    (("x > 3", "abs(x - 3) = x - 3"), True),
    (("x > 3", "abs(x - 4) = x - 4"), False),
    (("x < -2", "abs(x + 2) = -x - 2"), True),
    (("-1 < x < 1", "sqrt(1 - x^2)*sqrt((1 + x)/(1 - x)) = 1 + x"), True),
    (("1 > x > -1", "abs(1 - x) = 1 - x"), True),
    (("-1 < x < 1", "abs(x) = x"), False),
    (("z complex", "conjugate(z)*z = abs(z)^2"), True),
    (("z complex", "conjugate(z) = z"), False),
    (("z complex", "z real", "conjugate(z) = z"), True),
    (("n integer", "n > 0", "abs(n) = n"), True),
    (("\N{MICRO SIGN} complex", "sqrt(\N{MICRO SIGN}^2) = abs(\N{MICRO SIGN})"), False),
    (("\N{GREEK SMALL LETTER MU} > 0", "abs(\N{MICRO SIGN}) = \N{MICRO SIGN}"), True),
]


@pytest.mark.parametrize(("lines", "verdict"), DECLARED, ids=lambda given: str(given))
def test_a_declaration_is_an_assumption_and_no_more(lines: tuple[str, ...], verdict: bool) -> None:
    assert is_zero(read(*lines)) is verdict


def test_a_bounded_name_reaches_all_of_its_domain() -> None:
    """The map of (0, oo) to each domain is monotone, its ends are the bounds."""
    for line, low, high in (("x > 3", 3, sp.oo), ("x < 3", -sp.oo, 3), ("-1/2 < x < 7", sp.Rational(-1, 2), 7)):
        domain = read(line, "x").doit()
        (symbol,) = domain.free_symbols
        ends = [sp.limit(domain, symbol, end) for end in ((0, sp.oo) if symbol.is_positive else (-sp.oo, 0))]
        assert sorted(ends) == [low, high] and sp.solve(sp.diff(domain, symbol)) == []


REFUSED = [
    *("10^10^10", "1/0", "0^-1", "((((x)", "x**", "import os", '__import__("os")', "x.y", "x[0]", "1 < 2", "foo(x)"),
    *("sin(x, y)", "sin()", "a = b = c", "x == y", "9e9999", "9e99999", "lambda x: x", "E > 0", "x < y", '"a"', "1j"),
    *("0x10", "1_000", "x > 1/0", "x if y else z", "sin integer", "x != 0", "x > 0 > y", "(x := 1)", "f'{x}'", "*x"),
    *(
        "piecewise(x, y)",
        "piecewise(x < 0, x)",
        "sin(x < 0)",
        "{x}",
        "sin(*x)",
        "sin(x=1)",
        "x;y",
        "x\\y",
        "True",
        "x@y",
    ),
    *(
        "(" * 300 + "x" + ")" * 300,
        "-" * 300 + "x",
        "x" + "^x" * 300,
        "x" * LONGEST + "x",
        "sin(" * 101 + "x" + ")" * 101,
    ),
    *(
        "9" * 2000,
        "x > 5*y",
        "z, 1 > 0",
        "None",
        "...",
        "x//2",
        "x%2",
        "x<<2",
        "not x",
        "x and y",
        "yield x",
        "1e5000*x",
    ),
]


@pytest.mark.parametrize("line", REFUSED, ids=lambda line: line[:20])
def test_what_leaves_the_grammar_is_one_clear_line(line: str) -> None:
    with pytest.raises(ValueError) as caught:
        Reader().read(line)
    assert type(caught.value) is ValueError and "\n" not in str(caught.value) and len(str(caught.value)) < 400


@pytest.mark.parametrize("lines", [("n integer", "n > 1/2", "n"), ("z complex", "z > 0", "z"), ("0 < x < 0", "x")])
def test_bounds_that_no_symbol_has_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="bounds"):
        read(*lines)


def test_a_long_sum_is_no_deep_one() -> None:
    assert is_zero(Reader().read("+".join(["x"] * 300) + " = 300*x"))


def command(tmp_path: Path, content: bytes, *options: str) -> subprocess.CompletedProcess[str]:
    """The command on a file."""
    (tmp_path / "given").write_bytes(content)
    words = [sys.executable, "-m", "verify", "zero", str(tmp_path / "given"), *options]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60, cwd=Path(__file__).parents[1])


def test_the_command_says_each_verdict_and_its_exit_code(tmp_path: Path) -> None:
    done = command(tmp_path, b"x - x = 0\n\nx*(x + 1) = x^2 + x\n")
    assert (done.returncode, done.stdout) == (
        0,
        "1: true (normal form): x - x = 0\n3: true (normal form): x*(x + 1) = x^2 + x\n",
    )
    done = command(tmp_path, b"x > 0\nsqrt(x) = 2\ngamma = 1 # a name\nx^(10^99) = 1", "--json")
    assert done.returncode == 1
    records = json.loads(done.stdout)
    assert [record["verdict"] for record in records] == ["false", "false", "undecided"]
    assert [record["line"] for record in records] == [2, 3, 4]
    assert all(record["reason"] and record["method"] for record in records)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no statement"),
        (b"x > 0", "no statement"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x = 1\n1/(x - x) = 1", "line 2"),
        (b"x = 1\n\n10^10^10 = 1", "line 3: a number"),
        (b"x + 1\n" * (LARGEST_FILE // 6 + 1), "bytes"),
        (b"(" * (LARGEST_FILE - 1), "characters"),
        (b"\0x", "no expression"),
    ],
    ids=lambda given: given[:12].decode(errors="replace") if isinstance(given, bytes) else None,
)
def test_bad_input_is_one_line_and_exit_code_two(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "given").write_bytes(content)
    start = time.process_time()
    with pytest.raises(ValueError, match=said) as caught:
        main([str(tmp_path / "given")])
    assert "\n" not in str(caught.value) and time.process_time() - start < 5


def test_what_is_no_file_is_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ValueError, match="cannot be read"):
            main([str(path)])


def test_equal_compares_entry_by_entry() -> None:
    assert equal(sp.Matrix([x, sp.sin(x) ** 2]), sp.Matrix([x, 1 - sp.cos(x) ** 2]))
    assert not equal([x, y], [x, x])
    with pytest.raises(ValueError, match="compare"):
        equal(sp.Matrix([[x, y]]), sp.Matrix([x, y]))
    with pytest.raises(Undecided):
        equal(sp.gamma(x + 1), x * sp.gamma(x))


def test_explain_says_how_a_verdict_was_reached() -> None:
    assert explain(sp.sin(x) ** 2 + sp.cos(x) ** 2 - 1).method == "normal form"
    assert explain([0, 1]).verdict is False and explain([0]).verdict is True
    found = explain(sp.log(x**2 + 2) - 1)
    assert found.verdict is False and found.method == "ball"
    value = sp.log(found.point[x] ** 2 + 2) - 1
    assert found.value.overlaps(flint.acb(str(value.evalf(40)))) and not found.value.contains(0)
    found = explain(sp.gamma(x + 1) - x * sp.gamma(x))
    assert found.verdict is None and "neither" in found.reason
    assert "x" in explain(x * y).form
