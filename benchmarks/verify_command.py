"""The commands beside importing SymPy, and the main job beside the obvious SymPy script, in one run.

    python benchmarks/verify_command.py [--rounds 5] [--labels 12] [--limit 60] [--no-script]

Each round runs `python -c "import sympy"` and every command of `BARS` (whole processes, no verdict cached) in turn;
printed are the medians of the wall times, of their ratio in each round, and the same for processor time, which does not
profit from several processors. Then `explain`, `check` and `show` of every n-th label (of all with `--labels 0`), by
processor time: the median and the largest ratio. The exit code is 1 where a bar is broken. Last, each step of
`obvious_sympy.py` runs with a time limit: how long it takes and how large its result is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from derive.cheng_niu.chain import THEORY  # noqa: E402

IMPORT = [sys.executable, "-c", "import sympy"]
MAIN_JOBS = ("verify", "verify --no-report")
CONVERT = "derive convert --to mumax3 --P 0.6 --je 1e12 --xi 0.1 --Ms 8e5 --n0 8e3 --alpha 0.01"
BARS: dict[str, float | None] = {
    "verify": 17,
    "verify --no-report": None,
    "verify --json": 9,
    "derive doctor": None,
    "derive list": 0.6,
    CONVERT: 0.6,
    **dict.fromkeys(("verify --help", "derive --help", "derive convert --help", "verify validity --help"), 0.6),
}
"""What people wait for, and how many times `import sympy` it may take by the clock; None: it is shown only."""
OF_LABELS = ("verify explain", "verify check", "derive show")
MEDIAN, DEEPEST = 5, 9
"""The bars of what is asked of one label."""


def measured(command: list[str], codes: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Wall and processor seconds (children included) of a command, which must end with one of the exit codes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command[1:])} exited {done.returncode}: {done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(rounds: int) -> bool:
    """Alternate the import and the commands, and print medians and ratios; whether every bar holds."""
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        runs = {"import sympy": IMPORT}
        for words in BARS:
            out = ["--out", folder] if words in MAIN_JOBS else []
            runs[words] = [sys.executable, "-m", *words.split(), *out]
        for number in range(rounds + 1):
            for name, command in runs.items():
                found = measured(command)
                if number:  # the first is for the bytecode and the disk cache
                    taken.setdefault(name, []).append(found)
    print(f"{rounds} alternating rounds on {len(os.sched_getaffinity(0))} processors, medians; ratios to import sympy")
    print(f"{'':34}  wall  ratio   processor  ratio")
    held = True
    for name, times in taken.items():
        medians = [statistics.median(time[i] for time in times) for i in (0, 1)]
        pairs = zip(times, taken["import sympy"], strict=True)
        ratios = [[time[i] / base[i] for i in (0, 1)] for time, base in pairs]
        wall, processor = (statistics.median(ratio[i] for ratio in ratios) for i in (0, 1))
        line = f"{name[:34]:34} {medians[0]:5.2f}  {wall:5.2f}       {medians[1]:5.2f}  {processor:5.2f}"
        held &= within(line, wall, BARS.get(name))
    return held


def of_labels(count: int) -> bool:
    """Ask of `count` labels (all if 0) what one asks of a label; whether the bars of median and deepest hold."""
    listed = subprocess.run(
        [sys.executable, "-m", "verify", "--json", "--no-report"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    claims = [claim["label"] for claim in json.loads(listed.stdout)["claims"]]
    shown = [label for label in claims if label in THEORY.nodes]
    held = True
    for words in OF_LABELS:
        labels = shown if words == "derive show" else claims
        ratios = {}
        for label in labels[:: max(1, len(labels) // count) if count else 1]:
            base = measured(IMPORT)[1]
            ratios[label] = measured([sys.executable, "-m", *words.split(), label], codes=(0, 1))[1] / base
        deepest = max(ratios, key=lambda label: ratios[label])
        median = statistics.median(ratios.values())
        held &= within(f"{words}, median of {len(ratios)} labels: {median:.2f}", median, MEDIAN)
        held &= within(f"{words} {deepest}, the deepest: {ratios[deepest]:.2f}", ratios[deepest], DEEPEST)
    return held


def within(line: str, ratio: float, bar: float | None) -> bool:
    """Print a line that tells a ratio, with its bar; whether it holds."""
    held = bar is None or ratio <= bar
    print(line if bar is None else f"{line}  at most {bar:g}: {'held' if held else 'BROKEN'}", flush=True)
    return held


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


def main() -> int:
    """All comparisons; 1 where a bar is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="alternating rounds (default 5)")
    parser.add_argument("--labels", type=int, default=12, help="labels to ask of (default 12; 0: all)")
    parser.add_argument(
        "--limit", type=float, default=60.0, help="seconds for each step of the SymPy script (default 60)"
    )
    parser.add_argument("--no-script", action="store_true", help="leave the SymPy script out")
    options = parser.parse_args()
    if options.rounds < 1 or options.limit <= 0 or options.labels < 0:
        parser.error("rounds and limit must be positive, labels not negative")
    held = [compare(options.rounds), of_labels(options.labels)]
    if not options.no_script:
        obvious(options.limit)
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
