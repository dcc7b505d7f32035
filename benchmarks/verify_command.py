"""The commands beside importing SymPy, and the main job beside the obvious SymPy script, in one run.

    python benchmarks/verify_command.py [--rounds 5] [--limit 60] [--no-script]

Each round runs `python -c "import sympy"` and every command of `COMMANDS` (whole processes, no verdict cached) in turn;
printed are the medians of the wall times, of their ratio in each round, and the same for processor time, which does not
profit from several processors. Then each step of `obvious_sympy.py` runs with a time limit: how long it takes and how
large its result is.
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
MAIN_JOBS = ("verify", "verify --no-report")
COMMANDS = (
    *MAIN_JOBS,
    "verify --json",
    "verify explain 9c",
    "verify explain p.damping",
    "verify check 16",
    "derive show 16",
    "derive list",
    "derive convert --help",
    "verify validity --help",
    "derive doctor",
)
"""What people wait for."""


def measured(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds (children included) of a command, which must succeed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command[1:])} exited {done.returncode}: {done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(rounds: int) -> None:
    """Alternate the import and the commands, and print medians and ratios."""
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        runs = {"import sympy": IMPORT}
        for words in COMMANDS:
            out = ["--out", folder] if words in MAIN_JOBS else []
            runs[f"python -m {words}"] = [sys.executable, "-m", *words.split(), *out]
        for number in range(rounds + 1):
            for name, command in runs.items():
                found = measured(command)
                if number:  # the first is for the bytecode and the disk cache
                    taken.setdefault(name, []).append(found)
    print(f"{rounds} alternating rounds on {len(os.sched_getaffinity(0))} processors, medians; ratios to import sympy")
    print(f"{'':34}  wall  ratio   processor  ratio")
    for name, times in taken.items():
        medians = [statistics.median(time[i] for time in times) for i in (0, 1)]
        pairs = zip(times, taken["import sympy"], strict=True)
        ratios = [[time[i] / base[i] for i in (0, 1)] for time, base in pairs]
        wall, processor = (statistics.median(ratio[i] for ratio in ratios) for i in (0, 1))
        print(f"{name:34} {medians[0]:5.2f}  {wall:5.2f}       {medians[1]:5.2f}  {processor:5.2f}")


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
    parser.add_argument("--no-script", action="store_true", help="leave the SymPy script out")
    options = parser.parse_args()
    if options.rounds < 1 or options.limit <= 0:
        parser.error("rounds and limit must be positive")
    compare(options.rounds)
    if not options.no_script:
        obvious(options.limit)


if __name__ == "__main__":
    main()
