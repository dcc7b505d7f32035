"""The main job beside importing SymPy, and beside the obvious SymPy script, in one run.

    python benchmarks/verify_command.py [--rounds 5] [--limit 60]

`python -m verify` (whole process, every claim, no cache) and `python -c "import sympy"` alternate; the medians of the
wall times and their ratio are printed, and the same for processor time, which does not profit from several processors.
Then each step of `obvious_sympy.py` runs with a time limit: how long it takes and how large its result is.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORT = [sys.executable, "-c", "import sympy"]


def measured(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds (children included) of a command, which must succeed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command[1:])} exited {done.returncode}: {done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(rounds: int) -> None:
    """Alternate the main job and the import, and print medians and ratios."""
    walls: dict[str, list[float]] = {"verify": [], "import": []}
    cpus: dict[str, list[float]] = {"verify": [], "import": []}
    with tempfile.TemporaryDirectory() as folder:
        verify = [sys.executable, "-m", "verify", "--no-report", "--out", folder]
        for command in (IMPORT, verify):
            measured(command)  # once for the bytecode and the disk cache
        for _ in range(rounds):
            for name, command in (("import", IMPORT), ("verify", verify)):
                wall, cpu = measured(command)
                walls[name].append(wall)
                cpus[name].append(cpu)
    print(f"{rounds} alternating rounds on {len(os.sched_getaffinity(0))} processors, medians")
    for what, times in (("wall", walls), ("processor", cpus)):
        job, base = statistics.median(times["verify"]), statistics.median(times["import"])
        ratios = sorted(j / b for j, b in zip(times["verify"], times["import"], strict=True))
        print(
            f"{what:>9} time: python -m verify {job:6.2f} s, import sympy {base:5.2f} s, ratio {job / base:5.1f} "
            f"(rounds {ratios[0]:.1f} to {ratios[-1]:.1f})"
        )


def obvious(limit: float) -> None:
    """Run each step of the obvious script with a time limit."""
    script = [sys.executable, str(ROOT / "benchmarks" / "obvious_sympy.py")]
    steps = subprocess.run([*script, "--list"], capture_output=True, text=True, check=True).stdout.split()
    print(f"\nthe obvious SymPy script, at most {limit:g} s a step")
    total, cut = 0.0, False
    for step in steps:
        start = time.perf_counter()
        try:
            done = subprocess.run([*script, step], capture_output=True, text=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired:
            total, cut = total + limit, True
            print(f"{step:>20}  more than {limit:g} s")
            continue
        took = time.perf_counter() - start
        total += took
        print(f"{step:>20}  {took:6.1f} s  {_described(done)}")
    print(f"{'together':>20}  {'at least ' if cut else ''}{total:.0f} s")


def _described(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode != 0:
        return done.stderr.strip().splitlines()[-1][:60]
    size, form = done.stdout.split()
    return f"{int(size):,} operations, {form}"


def main() -> None:
    """Both comparisons."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="alternating rounds (default 5)")
    parser.add_argument(
        "--limit", type=float, default=60.0, help="seconds for each step of the SymPy script (default 60)"
    )
    options = parser.parse_args()
    if options.rounds < 1 or options.limit <= 0:
        parser.error("rounds and limit must be positive")
    compare(options.rounds)
    obvious(options.limit)


if __name__ == "__main__":
    main()
