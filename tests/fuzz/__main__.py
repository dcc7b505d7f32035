"""python -m tests.fuzz --inputs 10000 --seed 1: see `tests/fuzz/__init__.py`."""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests' own modules, as pytest has them

import warnings

from hypothesis.errors import HypothesisWarning

from fuzz.commands import command, share_derivations
from fuzz.numbers import enclosed, judged, responded
from fuzz.texts import READERS, texts

Result = tuple[str, bool, list[str]]
APART = "commands in processes of their own"
KINDS: dict[str, tuple[float, Callable[[random.Random], Result]]] = {
    "commands": (0.42, command),
    APART: (0.02, lambda draw: command(draw, own_process=True)),
    "spin_response": (0.16, responded),
    "spin_enclosure": (0.10, enclosed),
    "is_zero": (0.10, judged),
}
"""Share of the inputs, and what makes and checks one; the readers of text have the rest."""


def run(inputs: int, seed: int, only: str = "", processes: int | None = None) -> list[str]:
    """Try that many inputs, print a row a kind, and return what is wrong, one entry an input.

    `processes`: of the commands in processes of their own, in place of their share.
    """
    wrong: list[str] = []
    kinds = list(KINDS.items())
    kind, _, index = only.partition(":")
    for name, (share, attempt) in kinds:
        if kind and kind != name:
            continue
        began, accepted = time.monotonic(), 0
        count = processes if processes is not None and name == APART else max(1, round(inputs * share))
        numbers = [int(index)] if index else range(count)
        for i in numbers:
            shown, taken, found = attempt(random.Random(f"{seed} {name} {i}"))
            accepted += taken
            wrong += [_told(f"--seed {seed} --only '{name}:{i}': {what}\n    {shown}") for what in found]
        _row(name, len(numbers), accepted, time.monotonic() - began)
    if not kind or kind == "readers":
        began, tried, accepted = time.monotonic(), 0, 0
        each = max(1, round(inputs * (1 - sum(share for share, _ in KINDS.values())) / len(READERS)))
        for i, reader in enumerate(READERS):
            count, taken, found = texts(reader, each, seed + i)
            tried, accepted = tried + count, accepted + taken
            wrong += [_told(f"--seed {seed} --only readers: {what}") for what in found]
        _row("readers", tried, accepted, time.monotonic() - began)
    return wrong


def _told(fault: str) -> str:
    print(fault, flush=True)
    return fault


def _row(name: str, tried: int, accepted: int, seconds: float) -> None:
    print(f"{name:36} {tried:6} inputs, {accepted:6} accepted, {seconds:6.0f} s", flush=True)


def main() -> int:
    """0 if nothing is wrong, 1 and each fault with its input if something is."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=None, help="of all that is drawn (default: a fresh one)")
    parser.add_argument("--only", default="", metavar="KIND[:INPUT]", help=f"one of {', '.join([*KINDS, 'readers'])}")
    parser.add_argument("--processes", type=int, default=None, help="own processes (default: 2 %% of the inputs)")
    options = parser.parse_args()
    seed = secrets.randbelow(10**9) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    warnings.simplefilter("error")
    warnings.simplefilter("default", HypothesisWarning)  # its oldest version warns of a generator of its own
    share_derivations()
    wrong = run(options.inputs, seed, options.only, options.processes)
    print(f"{len(wrong)} faults")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
