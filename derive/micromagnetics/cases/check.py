"""Does the run say what Eq. 16 says? Reads what the solver wrote, by `case.json` beside this file.

python check.py            prints PASS or FAIL with the numbers; exit code 0 or 1; needs NumPy alone
python check.py wall.png   draws the wall's position against time too, with matplotlib
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np


def table(path: Path, names: list[str]) -> Any:
    """The columns that are called so, shape (rows, columns); the last line that has all of them is the head.

    Units in round brackets do not count.
    """
    rows: list[list[str]] = []
    heads: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip().lstrip("# ").removeprefix("Columns:")
        words = text.split("\t") if "\t" in text else [a or b for a, b in re.findall(r"\{([^}]*)\}|(\S+)", text)]
        if line.startswith("#") or (not rows and not _number(words)):
            heads.append(words)
        elif words:
            rows.append(line.split())
    for head in reversed(heads):
        plain = [word.strip().split(" (")[0] for word in head]
        found = [plain.index(name) if name in plain else None for name in names]
        if None not in found:
            return np.array([[float(row[i]) for i in found if i is not None] for row in rows])
    raise ValueError(f"{path.name} has no columns {', '.join(names)}")


def _number(words: list[str]) -> bool:
    try:
        float(words[0].split()[0])
    except (ValueError, IndexError):
        return False
    return True


def fields(paths: list[Path], step: float) -> Any:
    """Time and mean of the vectors of OVF files in text, one each `step` (s): shape (files, 4)."""
    means = [np.loadtxt(path, comments="#").reshape(-1, 3).mean(axis=0) for path in paths]
    return np.array([[i * step, *mean] for i, mean in enumerate(means)])


def motion(case: dict[str, Any], folder: Path) -> Any:
    """Time (s) and mean magnetization from what the solver wrote, shape (samples, 4)."""
    paths = sorted(folder.glob(case["file"]))
    if not paths:
        raise ValueError(f"{case['file']} is missing: run the solver first, as README.txt says")
    found = fields(paths, case["step"]) if case["columns"] is None else table(paths[0], case["columns"])
    return found * [case["time_unit"], 1.0, 1.0, 1.0]


def judged(case: dict[str, Any], rows: Any) -> list[tuple[str, float, float, float]]:
    """(what, found, expected, by how much it may be off) of a run that is complete."""
    if not len(rows) or not np.isfinite(rows).all() or rows[-1, 0] < 0.99 * case["duration"]:
        raise ValueError("the run is not complete: it stops early or holds no numbers")
    return _vortex(case, rows) if case["case"] == "vortex" else _wall(case, rows)


def _vortex(case: dict[str, Any], rows: Any) -> list[tuple[str, float, float, float]]:
    """The mean of m where it is farthest from what is expected, of the times for which that is given."""
    want = np.array(case["expected"])
    got = rows[[abs(rows[:, 0] - t).argmin() for t in want[:, 0]], :3]
    if abs(got[:, 0] - want[:, 0]).max() > 1e-3 * case["duration"]:
        raise ValueError(f"the run is not sampled every {case['step'] * case['time_unit']:g} s")
    worst = [(int(abs(got - want)[:, i].argmax()), i) for i in (1, 2)]
    times = [f"mean m_{' xy'[i]} at {want[k, 0] * 1e9:g} ns" for k, i in worst]
    return [(what, got[at], want[at], case["tolerance"]) for what, at in zip(times, worst, strict=True)]


def _wall(case: dict[str, Any], rows: Any) -> list[tuple[str, float, float, float]]:
    """The motion over the last third of the run, after its transient."""
    t, mx, my, mz = rows.T
    if abs(mz[-1]) > case["inside"]:
        raise ValueError("the run lost its wall")
    late = t >= t[-1] * 2 / 3
    position = case["length"] * (1 - mz) / 2
    found = {
        "velocity (m/s)": float(np.polyfit(t[late], position[late], 1)[0]),
        "angle (rad)": float(np.arctan2(mx[late].mean(), my[late].mean())),
    }
    wanted = case["expected"]
    return [(what, found[what], wanted[what], case["tolerance"] * abs(wanted[what]) + 1e-6) for what in found]


def draw(case: dict[str, Any], rows: Any, target: Path) -> None:
    """The position of the wall, or the mean of m, against time, with what is expected beside it."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3.6), layout="constrained")
    axes, time = figure.subplots(), rows[:, 0] * 1e9
    if case["case"] == "vortex":
        want = np.array(case["expected"])
        for i in (1, 2):
            axes.plot(time, rows[:, i], label=f"{case['solver']}, m_{' xy'[i]}")
            axes.plot(want[:, 0] * 1e9, want[:, i], "k.", label="expected" if i == 2 else None)
        axes.set(xlabel="time (ns)", ylabel="mean magnetization over M_s")
    else:
        position = case["length"] * (1 - rows[:, 3]) / 2 * 1e9
        axes.plot(time, position, ".", label=case["solver"])
        expected = position[-1] + case["expected"]["velocity (m/s)"] * (time - time[-1])
        axes.plot(time, expected, "--", label="expected velocity")
        axes.axvspan(time[-1] * 2 / 3, time[-1], alpha=0.1, label="judged")
        axes.set(xlabel="time (ns)", ylabel="position of the wall (nm)")
    axes.legend()
    figure.savefig(target, dpi=120)


def main(folder: Path, picture: str | None = None) -> int:
    """Judge the run in a folder: 0 for PASS, 1 for FAIL."""
    try:
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        rows = motion(case, folder)
        lines = judged(case, rows)
    except (OSError, ValueError, IndexError) as error:
        print(f"FAIL: {error}")
        return 1
    passed = True
    for what, got, want, room in lines:
        agrees = abs(got - want) <= room
        passed = passed and agrees
        print(f"{what:20} {got:.6g}, expected {want:.6g} within {room:.2g}: {'yes' if agrees else 'NO'}")
    if picture is not None:
        draw(case, rows, folder / picture)
    print("PASS" if passed else "FAIL")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent, *sys.argv[1:2]))
