"""What the transport of all directions costs a cell and direction, beside what could be used in its place.

    python benchmarks/texture.py [--most 1e8] [--field]

First table: processor time against the work, on one thread; `--most 1e8` takes a minute and 0.4 GB. Second: the same
per cell and direction beside `scipy.solve_ivp` for every direction of a line, to the accuracy that the mesh has, a
dense linear system of all cells of a direction, and a copy of the bytes of a propagator, all in one run. `--field` adds
256 x 256 x 16 cells with 32 directions on two processes, by the clock. Exits 1 when a bar is missed: the first two must
take `TARGET` times as long, and from 1e5 on no size may cost more than `SPREAD` times the cheapest.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.integrate import solve_ivp

sys.path.insert(0, str(Path(__file__).parents[1]))

from derive.micromagnetics.textures.fermi_surface import beams, torque_of_lines
from derive.micromagnetics.textures.propagators import Medium
from verify.cheng_niu.texture_run import nonlocal_torque

TARGET, SPREAD = 1000, 3
FREE = Medium(1.0, 0.05, 0.0)
REACH = 12.0
PROPAGATOR = 12 * 8
"""Bytes of a propagator: a matrix and what is fed in."""


def walls(lines: int, places: int) -> tuple[np.ndarray, float]:
    """Walls of widths 1 to 2 in units of v_F tau_ex, shape (lines, places, 3), and the distance of neighbours."""
    x = np.linspace(-2 * REACH, 2 * REACH, places)
    width = np.linspace(1, 2, lines)[:, None]
    return np.stack([1 / np.cosh(x / width), 0 * x / width, -np.tanh(x / width)], axis=2), float(x[1] - x[0])


def seconds(work: Callable[[], Any]) -> float:
    """Processor time of the shortest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def by_solve_ivp(places: int, directions: int) -> Callable[[], Any]:
    """Eq. 8 with relaxation along a line for every direction, one after another."""
    x = np.linspace(-2 * REACH, 2 * REACH, places)

    def rate(at: float, s: np.ndarray, k: float) -> np.ndarray:
        n = np.array([1 / np.cosh(at), 0.0, -np.tanh(at)])
        return (np.cross(n, s) - FREE.xi * (s - n)) / k

    def work() -> None:
        for mu in beams(directions).mu:
            for _ in (1, -1):
                solve_ivp(rate, (x[0], x[-1]), [0.0, 0.0, 1.0], args=(mu,), t_eval=x, rtol=1e-4, atol=1e-7)

    return work


def by_dense_system(places: int, directions: int) -> Callable[[], Any]:
    """One matrix of all places of a direction, upwind: what a general solver would be given."""
    size = 3 * places
    matrix = np.eye(size) + 0.1 * np.diag(np.ones(size - 3), -3)
    right = np.ones(size)

    def work() -> None:
        for _ in range(directions):
            np.linalg.solve(matrix, right)

    return work


def main() -> int:
    """Print the tables; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, default=1e7, help="largest number of cells times directions")
    parser.add_argument("--field", action="store_true", help="a field of a million cells besides")
    given = parser.parse_args()
    directions, costs, count = 32, {}, 1e4
    print(f"{'cells x directions':>20} {'seconds':>9} {'ns each':>9}")
    while count <= given.most:
        lines = max(1, round(count / (directions * 1000)))
        n, dx = walls(lines, 1000 if lines > 1 else round(count / directions))
        cells = n.shape[0] * n.shape[1] * directions
        took = seconds(lambda n=n, dx=dx: torque_of_lines(n, dx, FREE, directions))
        costs[count] = took / cells
        print(f"{cells:>20,} {took:9.3g} {1e9 * took / cells:9.3g}", flush=True)
        count *= 10
    times = _beside(directions)
    if given.field:
        _field(directions)
    large = [cost for count, cost in costs.items() if count > 1e4]
    missed = [f"{name}: {many:.4g} times, not {TARGET}" for name, many in times.items() if many < TARGET]
    if large and max(large) > SPREAD * min(large):
        missed.append(f"the cost of a cell varies by {max(large) / min(large):.3g}, over {SPREAD}")
    print("\n".join(["", *missed]) if missed else f"\nall at least {TARGET} times as long")
    return 1 if missed else 0


def _beside(directions: int) -> dict[str, float]:
    """How many times as long the peers take."""
    places = 500
    n, dx = walls(1, places)
    cells = places * directions
    many, _ = walls(64, places)
    held = np.zeros(64 * cells * PROPAGATOR // 8)
    ours = seconds(lambda: torque_of_lines(n, dx, FREE, directions))
    each = seconds(lambda: torque_of_lines(many, dx, FREE, directions)) / 64
    print(f"\none line of {places} places, {directions} directions, per cell and direction:")
    print(f"{'alone':>32} {1e9 * ours / cells:10.4g} ns")
    print(f"{'among 64 lines':>32} {1e9 * each / cells:10.4g} ns")
    copied = seconds(lambda: held.copy()) / 64
    print(f"{'a copy of a propagator':>32} {1e9 * copied / cells:10.4g} ns")
    found = {}
    for name, peer in (("scipy solve_ivp", by_solve_ivp), ("numpy dense solve", by_dense_system)):
        took = seconds(peer(places, directions))
        found[name] = took / each
        print(
            f"{name:>32} {1e9 * took / cells:10.4g} ns, {took / each:.4g} times ours among 64, {took / ours:.4g} alone"
        )
    return found


def _field(directions: int) -> None:
    n, dx = walls(256 * 16, 256)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        nonlocal_torque(n, dx, FREE, directions, Path(folder), workers=2)
        print(f"\n256 x 256 x 16 cells, {directions} directions, two processes: {time.perf_counter() - start:.3g} s")


if __name__ == "__main__":
    raise SystemExit(main())
