"""The commands and their options, as `--help` tells them, and command lines made of them.

Nothing is listed by hand that the help says: a command that is added is fuzzed from then on.
"""

from __future__ import annotations

import random
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from derive.cheng_niu.chain import NODES
from derive.export.code import LANGUAGES
from derive.micromagnetics.materials import MATERIALS
from derive.micromagnetics.solvers import FAMILIES
from fuzz.hostile import TEXTS, changed, notes, some_file, table
from verify.cheng_niu import CLAIMS

PACKAGES = ("derive", "verify")
_OPTION = re.compile(r"^  (?:-\w, )?(--[\w-]+)(?: (\{[^}]*\}|[A-Z][\w.=:-]*))?", re.M)
_COMMAND = re.compile(r"^    ([a-z]+)(?:  |$)", re.M)
SLOW = {"--mutants", "--deep", "--kernel", "--paper", "--to-pdf"}
"""Options of whole runs, which are tried in processes of their own."""


@dataclass(frozen=True)
class Grammar:
    """A command: its options with what they take ("" for a switch), what stands in its usage, and its examples."""

    package: str
    command: str
    options: dict[str, str]
    usage: str
    examples: tuple[tuple[str, ...], ...]


@cache
def grammar(package: str, command: str, shown: str) -> Grammar:
    """What the help of a command says."""
    options = {flag: takes for flag, takes in _OPTION.findall(shown) if flag not in {"--help", *SLOW}}
    start = f"python -m {package}"
    lines = re.findall(rf"^(?:  |examples?: ){start} ({command}.*?)(?:   .*)?$", shown, re.M)
    lines = [re.split(r" [>|#] ", line)[0] for line in lines]
    return Grammar(package, command, options, shown.split("\n\n")[0], tuple(tuple(shlex.split(x)) for x in lines))


@cache
def grammars(help_of: Callable[[str, tuple[str, ...]], str]) -> tuple[Grammar, ...]:
    """All commands of both packages; `help_of` (package, arguments) -> what --help prints."""
    found = []
    for package in PACKAGES:
        top = help_of(package, ("--help",))
        commands = _COMMAND.findall(top.split("positional arguments:")[-1].split("options:")[0])
        assert len(commands) > 3, top
        found += [grammar(package, command, help_of(package, (command, "--help"))) for command in commands]
    return tuple(found)


def _number(draw: random.Random) -> str:
    return f"{draw.choice((1, 1, 1, -1)) * 10 ** draw.uniform(-6, 3):.{draw.randint(1, 16)}g}"


VALUES: dict[str, Callable[[random.Random], str]] = {
    "--P": lambda d: f"{d.uniform(-1, 1):.3f}",
    "--je": lambda d: (
        f"{d.choice((1, -1)) * 10 ** d.uniform(9, 14):.5g}" + d.choice(("", "", " A/m^2", ":1e15", ":2e15:4"))
    ),
    "--field": lambda d: f"{d.uniform(-50, 0):.3g}:{d.uniform(0.1, 50):.3g} mT:{d.randint(2, 9)}",
    "--xi": lambda d: d.choice(("0", f"{10 ** d.uniform(-5, 1):.6g}")),
    "--Ms": lambda d: f"{10 ** d.uniform(4.5, 6.3):.5g}" + d.choice(("", "", " A/m")),
    "--n0": lambda d: d.choice(("0", f"{10 ** d.uniform(0, 5):.4g}")),
    "--alpha": lambda d: f"{10 ** d.uniform(-4, 0):.4g}",
    "--A": lambda d: f"{10 ** d.uniform(-12, -10):.4g}" + d.choice(("", " J/m")),
    "--K": lambda d: f"{10 ** d.uniform(2, 7):.4g}",
    "--K-perp": lambda d: f"{10 ** d.uniform(2, 7):.4g}",
    "--gamma": lambda d: d.choice(("1.76e11", "1.760859e11 rad/(T s)", "2.211e5")),
    "--tau-sf": lambda d: f"{10 ** d.uniform(-15, -9):.4g}" + d.choice(("", " s")),
    "--gap": lambda d: d.choice(("1 eV", "0.1 eV", "1.6e-19 J", "1.6e-19", "0.5")),
    "--fermi-velocity": lambda d: f"{10 ** d.uniform(4, 6.5):.4g}",
    "--width": lambda d: f"{10 ** d.uniform(-9.5, -7.5):.4g}",
    "--strip": lambda d: d.choice(("300 nm x 10 nm", "100 nm x 100 nm", "3e-7 x 1e-8", "1 x")),
    "--material": lambda d: d.choice((*MATERIALS, "copt", "iron")),
    "--t": lambda d: d.choice((f"{10 ** d.uniform(-3, 3):.4g}", f"0:{10 ** d.uniform(-1, 2):.3g}:{d.randint(2, 20)}")),
    "--eps1": _number,
    "--eps2": _number,
    "--eps3": _number,
    "--digits": lambda d: str(d.choice((1, 15, 40, 40, 60, 300, 0, -1, 10**9))),
    "--lang": lambda d: d.choice(tuple(LANGUAGES)),
    "--model": lambda d: d.choice(
        ("exchange=-1", "band=minority", "relaxation=T1,T2", "gauge=chi", "spinors=1", "x=1")
    ),
    "--to": lambda d: d.choice(tuple(FAMILIES)),
    "--from": lambda d: d.choice(tuple(FAMILIES)),
}
"""What a person would give; every other option takes a file, a name, or whatever its help lists."""


def _value(flag: str, takes: str, draw: random.Random, folder: Path) -> str:
    kind = draw.random()
    if kind < 0.12:
        return draw.choice(TEXTS)
    if takes.startswith("{"):
        found = draw.choice(takes.strip("{}").split(","))
    elif flag in VALUES and not (takes == "FILE" and flag == "--to"):
        found = VALUES[flag](draw)
    elif flag in ("--out", "--csv", "--plot", "--to"):
        found = str(folder / draw.choice(("new", "new.csv", "new.png", "taken/below", "deep/er/x")))
    elif flag == "--notes":
        (folder / "notes.json").write_bytes(notes(draw))
        found = str(folder / "notes.json")
    elif "FILE" in takes or "PATH" in takes:
        path = folder / "table.csv"
        path.write_bytes(table(draw))
        found = str(path)
    else:
        found = _number(draw)
    return changed(found, draw) if kind < 0.18 else found


def _place(word: str, draw: random.Random, folder: Path) -> list[str]:
    """What stands where the usage has LABEL, FILE, NAME=VALUE."""
    if draw.random() < 0.15:
        return [draw.choice(TEXTS)]
    if word == "LABEL":
        label = draw.choice((*NODES, *CLAIMS))
        return [draw.choice((label, label, f"Eq. ({label})", label.upper(), changed(label, draw)))]
    if "FILE" in word:
        return (
            [str(some_file(draw, folder)[1])]
            if draw.random() < 0.7
            else [f"alpha={_number(draw)}", f"Xi={_number(draw)}"]
        )
    return [_number(draw)]


def built(known: Grammar, draw: random.Random, folder: Path) -> list[str]:
    """A line of options of the command, more often than not those that its usage demands."""
    bare = re.sub(r"\[[^\[\]]*\]", "", re.sub(r"\[[^\[\]]*\]", "", known.usage))
    line: list[str] = []
    for flag, takes in known.options.items():
        demanded = re.search(rf"{flag}(?![\w-])", bare) is not None
        if draw.random() < (0.95 if demanded else draw.choice((0.05, 0.3, 0.6))):
            value = [_value(flag, takes, draw, folder)] if takes else []
            line += [f"{flag}={value[0]}"] if value and draw.random() < 0.3 else [flag, *value]
    words = re.findall(r"(?<![-\w] )\b(LABEL|FILE or NAME=VALUE|FILE)\b", re.sub(r"--[\w-]+ \S+", "", known.usage))
    for word in dict.fromkeys(words):
        for _ in range(draw.choice((1, 1, 1, 2))):
            at = draw.choice((0, len(line)))
            line[at:at] = _place(word, draw, folder)
    return [known.command, *line]


def from_example(known: Grammar, draw: random.Random, folder: Path) -> list[str]:
    """An example of the help, with some of its words spoilt, dropped or doubled."""
    line = list(draw.choice(known.examples))
    for _ in range(draw.choice((0, 1, 1, 2, 3))):
        at = draw.randrange(1, len(line)) if len(line) > 1 else 0
        if at == 0:
            break
        new = draw.choice(([], [line[at]] * 2, [draw.choice(TEXTS)], [changed(line[at], draw)], [_number(draw)]))
        line[at : at + 1] = new
    if "--from" in line and draw.random() < 0.7:
        solver, path = some_file(draw, folder)
        line = [known.command, "--from", solver, str(path), *draw.choice(([], ["--n0", "4e4"], ["--as", "json"]))]
    return line


def line(known: Grammar, draw: random.Random, folder: Path) -> list[str]:
    """A command line; now and then one that is only noise."""
    kind = draw.random()
    if kind < 0.04:
        return [draw.choice((known.command, *TEXTS)) for _ in range(draw.randint(1, 4))]
    if kind < 0.5 and known.examples:
        return from_example(known, draw, folder)
    return built(known, draw, folder)
