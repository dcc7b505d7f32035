"""Cases on the command line: `python -m derive convert --to SOLVER --case wall|vortex --out DIR`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from derive.files import write_files
from derive.micromagnetics.cases.folder import vortex_files, wall_files
from derive.micromagnetics.conversion import Conversion


def write_wall(found: Sequence[Conversion], sizes: Mapping[str, Any], out: Path) -> None:
    """The folder of a wall, for the first evolver for which one can be written; what it says is printed."""
    _write(wall_files(found, **{name: sizes.get(name) for name in ("A", "K", "K_perp")}), out)


def write_vortex(options: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
    """The folder of standard problem 5, whose numbers nobody can change; ValueError for an option that would."""
    for name, value in options.items():
        if name not in ("to", "case", "out") and value not in (defaults[name], []):
            option = {"form": "--as"}.get(name, f"--{name.replace('_', '-')}")
            raise ValueError(f"{option}: the vortex is standard problem 5, with its own numbers; leave it out")
    _write(vortex_files(options["to"]), options["out"])


def _write(texts: Mapping[str, str], out: Path) -> None:
    write_files(out, texts)
    print(texts["README.txt"], end="")
