"""Values and files that are wrong, or dangerous, or only odd."""

from __future__ import annotations

import json
import random
from pathlib import Path

from test_scripts_hostile import SEEDS, mutated

TEXTS = (
    *("", " ", "nan", "inf", "-inf", "1e400", "1e-400", "-1", "0", "-0.0", "1e", "0x10", "1_000", "１２", "9" * 500),
    *("1e999999999", "-1e99999999999999999999", "1e308", "5e-324", "1e12 A/cm^2", "800 kA/m", "3 furlong", "1 eV"),
    *("1:2:3:4", "0:0:5", "5:1", "0:1:1000000", "0:1:99999999999999999999", ":", "1:nan", "=", "x=y=z", "a=", "=1"),
    *(
        "\x1b[31mred",
        "\x1b]0;title\x07",
        "two\nlines",
        "\r",
        "\u202egnissim",
        "\u200b",
        "e\u0301",
        "💥",
        "\udc80",
        "\x7f",
    ),
    *(
        "../../etc/passwd",
        "/dev/null",
        "/dev/full",
        "/proc/self/mem",
        ".",
        "..",
        "/",
        "~",
        "a/b/c",
        "-",
        "--",
        "--help",
    ),
    *("<script>alert(1)</script>", r"\input{/etc/passwd}", r"\write18{id}", "${HOME}", "$(id)", "`id`", "; id", "| id"),
    *(
        "%s%n%d",
        "{0}",
        "{}",
        "__import__('os')",
        "' or 1=1",
        '"',
        "'",
        "\\",
        "*",
        "?",
        "[",
        "#",
        "//",
        "/*",
        "*/",
        "--x",
    ),
    *(
        "a" * 10_000,
        "(" * 500,
        "9**9**9",
        "relaxation=T1,T2",
        "exchange=-1",
        "exchange=0",
        "gauge=chi",
        "band=minority",
    ),
    *("relaxation=1e99999999,1", "exchange=1e-9999999", "relaxation=T1", "relaxation=,", "gauge=" + "x" * 5000),
)
"""Arguments; no NUL, which no command line can hold."""

MUTATIONS = ("", "0", "e", ".", "-", "+", " ", ":", ",", "\x1b[2J", "\u2212", "%", "e9", "()", "\n")


def changed(text: str, draw: random.Random) -> str:
    """A text with one small thing wrong."""
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(MUTATIONS) + text[at + draw.choice((0, 1)) :]


def script(draw: random.Random) -> tuple[str, bytes]:
    """A solver, and a script of one that is right, or broken here and there, or no text at all."""
    solver = draw.choice(sorted(SEEDS))
    text = draw.choice(SEEDS[draw.choice((solver, solver, solver, *SEEDS))])
    kind = draw.random()
    if kind < 0.75:
        text = mutated(text, draw)
    data = text.encode("utf-8", "surrogatepass")
    if kind > 0.95:
        data = draw.randbytes(draw.randint(0, 300)) + data
    return solver, data


def notes(draw: random.Random) -> bytes:
    """Notes for the margin: right, broken, or of another shape."""
    shapes = ({"9c": draw.choice(TEXTS)}, {draw.choice(TEXTS): "x"}, [1], 1, None, {"9c": 1}, {"9c": "See erratum 3."})
    text = json.dumps(draw.choice(shapes))
    return (changed(text, draw) if draw.random() < 0.3 else text).encode()


def table(draw: random.Random) -> bytes:
    """Rows of numbers, most of them numbers."""

    def cell() -> str:
        return draw.choice(TEXTS[:30]) if draw.random() < 0.05 else f"{draw.uniform(-2, 2):.6g}"

    rows = [
        draw.choice((",", " ", "\t")).join(cell() for _ in range(draw.randint(1, 5)))
        for _ in range(draw.randint(0, 30))
    ]
    return "\n".join(rows).encode("utf-8", "surrogatepass")


def some_file(draw: random.Random, folder: Path) -> tuple[str, Path]:
    """A solver, and a file in `folder` that may be its script."""
    solver, data = script(draw)
    make = draw.choice(
        (lambda: data, lambda: data, lambda: data, lambda: notes(draw), lambda: table(draw), lambda: b"")
    )
    path = folder / draw.choice(("a.mx3", "b.mif", "c.py", "d.json", "e.csv", "<f>.jl", "g\x1b[31m.cfg", "h i.toml"))
    path.write_bytes(make())
    return solver, path
