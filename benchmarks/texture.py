"""What the transport of all directions costs a cell and direction, beside what could be used in its place.

Side by side in one run: copying as many bytes as a propagator has; `scipy.solve_ivp` for every direction of a line, to
the accuracy that the mesh has; a dense linear system of all cells of a direction; and how the time grows with the work.

    python benchmarks/texture.py [--most 1e7] [--field]

`--field` adds 256 x 256 x 16 cells with 32 directions on two processes, some minutes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.integrate import solve_ivp

from derive.micromagnetics.textures.fermi_surface import beams, torque_of_lines
from derive.micromagnetics.textures.propagators import Medium

FREE = Medium(1.0, 0.05, 0.0)
REACH = 12.0
PROPAGATOR = 12 * 8
"""Bytes of a propagator: a matrix and a vector."""


def walls(lines: int, places: int) -> tuple[np.ndarray, float]:
    """Walls of widths 1 to 2 in units of v_F tau_ex, shape (lines, places, 3), and the distance of neighbours."""
    x = np.linspace(-2 * REACH, 2 * REACH, places)
    width = np.linspace(1, 2, lines)[:, None]
    return np.stack([1 / np.cosh(x / width), 0 * x / width, -np.tanh(x / width)], axis=2), float(x[1] - x[0])


def seconds(work: Callable[[], Any]) -> float:
    """The shortest of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, default=1e7, help="largest number of cells times directions")
    parser.add_argument("--field", action="store_true", help="a field of a million cells besides")
    given = parser.parse_args()
    directions = 32
    print(f"{'cells x directions':>20} {'seconds':>9} {'ns each':>9}")
    count = 1e4
    while count <= given.most:
        places = 1000
        lines = max(1, round(count / (directions * places)))
        places = places if lines > 1 else round(count / directions)
        n, dx = walls(lines, places)
        took = seconds(lambda n=n, dx=dx: torque_of_lines(n, dx, FREE, directions))
        print(f"{lines * places * directions:>20,} {took:9.3g} {1e9 * took / (lines * places * directions):9.3g}")
        count *= 10
    _beside(directions)
    if given.field:
        _field(directions)


def _beside(directions: int) -> None:
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
    for name, work, share in (
        ("a copy of a propagator's bytes", lambda: held.copy(), 64),
        ("scipy solve_ivp", by_solve_ivp(places, directions), 1),
        ("numpy dense solve", by_dense_system(places, directions), 1),
    ):
        took = seconds(work) / share
        print(f"{name:>32} {1e9 * took / cells:10.4g} ns, {took / each:.4g} times ours among 64")


def _field(directions: int) -> None:
    from verify.cheng_niu.texture_run import nonlocal_torque

    x = np.linspace(-2 * REACH, 2 * REACH, 256)
    width = np.linspace(1, 2, 256 * 16)[:, None]
    lines = np.stack([1 / np.cosh(x / width), 0 * x / width, -np.tanh(x / width)], axis=2)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        nonlocal_torque(lines, float(x[1] - x[0]), FREE, directions, Path(folder), workers=2)
        print(f"\n256 x 256 x 16 cells, {directions} directions, two processes: {time.perf_counter() - start:.3g} s")


if __name__ == "__main__":
    main()
