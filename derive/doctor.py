"""The command `python -m derive doctor`: what is installed, what each extra would bring, and how to get it.

Nothing is imported to find out: versions are those that the packages' own records state.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from derive.terminal import Parser, plain

EXTRAS = {
    "": ("sympy mpmath numpy python-flint rich", "everything else: needed always"),
    "fast": ("heyoka", "compiled spin_response, walls crossed by an electron, verify validity"),
    "cluster": ("distributed", "sweeps on a cluster"),
    "report": ("jinja2 latex2mathml matplotlib pygraphviz typst", "report.html, figures, errata.pdf without LaTeX"),
    "units": ("pint", "quantities with units"),
    "solvers": ("torch magnumnp spirit nmag-python-3 micromagneticmodel oommfc mumax3c", "solvers to run cases in"),
}
"""The packages of each extra of pyproject.toml (core first), and what they bring."""

PROGRAMS = {
    "gcc": "runs exported C",
    "g++": "runs exported C++",
    "gfortran": "runs exported Fortran",
    "rustc": "runs exported Rust",
    "node": "runs exported JavaScript",
    "julia": "runs exported Julia",
    "octave-cli": "runs exported Octave",
    "coqc": "checks the certificates of --kernel",
    "pdflatex": "sets errata.pdf and documents",
    "chromium": "tests of the page in a browser",
}
"""Programs that are used where they are found, and for what."""


@dataclass(frozen=True)
class Found:
    """One package or program: its version or place, None where there is none; what it brings, how to get it."""

    name: str
    found: str | None
    brings: str
    get: str


def findings() -> list[Found]:
    """Every package of an extra, and every program, in the order of the tables."""
    rows = []
    for extra, (packages, brings) in EXTRAS.items():
        get = f"pip install 'spin-torque-derivation{f'[{extra}]' if extra else ''}'"
        rows += [Found(name, _version(name), brings, get) for name in packages.split()]
    return rows + [Found(n, shutil.which(n), brings, "your system's packages") for n, brings in PROGRAMS.items()]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def main(arguments: Sequence[str]) -> int:
    """Print a row for each finding, or JSON; what is missing is no mistake, and the exit code is 0."""
    parser = Parser(
        prog="python -m derive doctor",
        description="What is installed, what a missing extra would bring, and how to get it.",
        epilog="example: python -m derive doctor --json",
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    rows = findings()
    if parser.parse_args(arguments).json:
        print(json.dumps([asdict(row) for row in rows], indent=1))
        return 0
    width = max(len(row.name) for row in rows) + 2
    for row in rows:
        missing = f"missing; {row.brings}: {row.get}"
        print(plain(f"{row.name:{width}}{row.found or missing}"))
    return 0
