"""How reliable it is, measured: `docs/reliability.md`.

Run `python docs/reliability.py` from the root of the repository; it needs the extra `dev` and takes most of an hour.
`--only` measures one chapter and keeps the others; `--part` leaves out what takes longest, and the document says so.
The exit code is 1 if anything fell short.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "reliability.md"
LEAST = 95.0
"""Per cent of the lines and branches of each room below that the tests must reach."""
ROOMS = {"verify/zero": "the zero test", "verify/judge": "the judge"}
TESTS = ("exact", "exact_hostile", "zero_*", "bloch_1946", "judge_corners", "latex", "print", "readings", "scaling")
TESTS += ("witness",)
"""The tests of those rooms, without the wrong formulas of `print`, which take long and lead nowhere else."""
REASONS = {
    "verify.zero.algebraic.vanishes": "a guard: at the last precision a ball is narrower than every gap that is taken",
    "verify.zero.atoms.is_open": "a guard: the slope of what takes whole values is no free atom, and never comes here",
    "verify.zero.cases.piecewise": "a guard: SymPy leaves out what never holds when it makes the expression",
    "verify.zero.exponents._solve": "a guard: roots that depend on one another would have to make exponents dependent",
    "verify.zero.language._parsed": "a guard: the parser of the Pythons tried here calls such nesting a syntax error",
    "verify.judge.workers.started": "an interrupt, in a process of its own in `tests/test_crashes.py`",
    "verify.judge.workers._end_with_the_parent": "it ends a worker whose parent was killed, with all it has measured",
}
"""Why no test reaches a branch of a function (module.function)."""


def run(*command: str, **environment: str) -> tuple[bool, str]:
    """Whether a command of this Python passed, and what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    print(
        f"{' '.join(command)[:100]}: {'passed' if done.returncode == 0 else done.stdout[-2000:] + done.stderr[-2000:]}"
    )
    return done.returncode == 0, done.stdout


def inputs(count: int, seed: int) -> tuple[bool, list[str]]:
    """What the fuzzing tried."""
    passed, said = run("-m", "tests.fuzz", "--inputs", str(count), "--seed", str(seed))
    rows = re.findall(r"^(\S.*?) +(\d+) inputs, +(\d+) accepted", said, re.M)
    total = sum(int(tried) for _, tried, _ in rows)
    lines = [
        f"`python -m tests.fuzz --inputs {count} --seed {seed}` tried {total};",
        f"{'none' if passed else 'SOME'} led to a traceback, an exit code that is not promised, a message that does",
        "not say what would be right, a number that is not finite or not mpmath's at 50 digits, or ten seconds of the",
        "processor. CI tries 1000 of a fixed seed and 1000 of a fresh one.",
        "",
        *_table(("kind", "inputs", "accepted"), rows),
    ]
    return passed and bool(rows), lines


def crashes() -> tuple[bool, list[str]]:
    """What was done to runs that write."""
    from test_crashes import FAULTS

    passed, _ = run("-m", "pytest", "-q", "-m", "", "tests/test_crashes.py")
    lines = [
        f"`python -m pytest -m '' tests/test_crashes.py`: {'each time' if passed else 'NOT each time'} what stood",
        "before stood, or the new whole, and the next run healed the folder.",
        "",
        *_table(("fault", "times"), [(kind, str(times)) for kind, times in FAULTS.items()]),
    ]
    return passed, lines


def planted(part: bool) -> tuple[bool, list[str]]:
    """Wrong statements, wrong programs and wrong source, and whether they were noticed."""
    import source_mutations
    from test_code import FAULTS
    from test_source_mutations import EQUIVALENT, chosen

    passed, said = run("-m", "verify", "--mutants")
    refused = re.search(r"refused (\d+) of (\d+) mutants; (\d+)", said)
    rows = [
        ("wrong versions of statements", *(refused.groups() if refused else ("?",) * 3), "`python -m verify --mutants`")
    ]
    programs, _ = (True, "") if part else run("-m", "pytest", "-q", "-m", "", "-k", "fault", "tests/test_code.py")
    source, _ = (True, "") if part else run("-m", "pytest", "-q", "-m", "slow", "tests/test_source_mutations.py")
    count, places = (
        str(sum(map(len, FAULTS.values()))),
        sum(len(source_mutations.places(m)) for m in source_mutations.MODULES),
    )
    without = "left to CI" if part else ""
    rows.append(
        ("faults in exported programs", without or count, count, "0", "`pytest -m '' -k fault tests/test_code.py`")
    )
    drawn = str(len(chosen()))
    rows.append(
        (
            f"faults in the source, of {places} places",
            without or drawn,
            drawn,
            str(len(EQUIVALENT)),
            "`pytest -m slow tests/test_source_mutations.py`",
        )
    )
    head = ("planted", "noticed", "of", "proven true or the same", "command")
    return passed and programs and source, _table(head, rows)


def branches() -> tuple[bool, list[str]]:
    """How much of the rooms that verdicts rest on the tests reach, and what not."""
    tests = sorted({str(p.relative_to(ROOT)) for name in TESTS for p in (ROOT / "tests").glob(f"test_{name}.py")})
    with tempfile.TemporaryDirectory() as folder:
        settings, found = Path(folder, "settings"), Path(folder, "found.json")
        sources = ",".join(room.replace("/", ".") for room in ROOMS)
        settings.write_text(
            f"[run]\nbranch = True\nsource = {sources}\nparallel = True\nconcurrency = multiprocessing,thread\n"
            f"data_file = {folder}/data\nsigterm = True\npatch = subprocess\n"
        )
        how = f"--rcfile={settings}"
        with ThreadPoolExecutor() as pool:
            works = (("-m", "pytest", "-q", "-k", "not no_wrong_latex", *tests), ("-m", "verify", "--json"))
            passed = all(done for done, _ in pool.map(lambda work: run("-m", "coverage", "run", how, *work), works))
        run("-m", "coverage", "combine", "-q", how)
        run("-m", "coverage", "json", "-q", how, "-o", str(found))
        files = json.loads(found.read_text())["files"]
    lines = []
    for room, says in ROOMS.items():
        here = {Path(name): data for name, data in files.items() if name.startswith(f"{room}/")}
        totals = [sum(data["summary"][key] for data in here.values()) for key in _COUNTED]
        reached = 100 * (totals[0] + totals[1]) / (totals[2] + totals[3])
        passed = passed and reached >= LEAST
        lines += [f"- {says} (`{room}`): {reached:.1f} % of {totals[2]} statements and {totals[3]} branches"]
        lines += [f"  - not reached: {row}" for path, data in here.items() for row in _missing(path, data)]
    head = f"At least {LEAST:g} % of each room, by the tests of these rooms and the main job."
    return passed, [head, "", *lines]


_COUNTED = ("covered_lines", "covered_branches", "num_statements", "num_branches")


def _missing(path: Path, data: dict[str, Any]) -> Iterator[str]:
    """The functions of a file in which something is not reached, with the lines and the reason."""
    source = (ROOT / path).read_text(encoding="utf-8")
    lines = {*data["missing_lines"], *(start for start, _ in data["missing_branches"])}
    spans = [
        (node.lineno, node.end_lineno or 0, node.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    ]
    places: dict[str, list[int]] = {}
    for line in sorted(lines):
        inside = [span for span in spans if span[0] <= line <= span[1]]
        places.setdefault(max(inside)[2] if inside else "", []).append(line)
    for name, rows in places.items():
        told = source.splitlines()[rows[0] - 1].strip()
        where = f"{path.with_suffix('').as_posix().replace('/', '.')}.{name}"
        yield f"`{where}`, from `{told[:70]}`: {REASONS.get(where, 'no input of these tests leads there')}"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def main() -> int:
    """Measure all of it, or one chapter, and write the document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000, help="of the fuzzing (default: 10000)")
    parser.add_argument("--seed", type=int, default=24422, help="of the fuzzing (default: 24422)")
    parser.add_argument("--part", action="store_true", help="leave faults in programs and in the source to CI")
    parser.add_argument("--only", choices=("inputs", "machine", "planted", "branches"), help="measure one chapter anew")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    works: dict[str, tuple[str, Callable[[], tuple[bool, list[str]]]]] = {
        "inputs": ("Inputs tried", lambda: inputs(options.inputs, options.seed)),
        "machine": ("Faults of the machine", crashes),
        "planted": ("Faults planted", lambda: planted(options.part)),
        "branches": ("Branches reached", branches),
    }
    asked = [options.only] if options.only else list(works)
    with ThreadPoolExecutor() as pool:
        measured = dict(zip(asked, pool.map(lambda name: works[name][1](), asked), strict=True))
    chapters = _chapters()
    for name, (passed, said) in measured.items():
        chapters[works[name][0]] = "\n".join(["", *([] if passed else ["**This fell short.**", ""]), *said])
    lines = ["# How reliable it is", "", "Measured and written by `python docs/reliability.py`; nothing here is typed."]
    for title, _ in works.values():
        lines += ["", f"## {title}", chapters.get(title, "\n**This fell short.** It was not measured.")]
    DOCUMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(not all(passed for passed, _ in measured.values()))


def _chapters() -> dict[str, str]:
    """What the document says now, by title."""
    said = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.is_file() else ""
    return {title: text.rstrip() for title, text in re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", said, re.M)}


if __name__ == "__main__":
    sys.exit(main())
