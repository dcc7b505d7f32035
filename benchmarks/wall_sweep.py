"""What a wall transit costs: heyoka's batch integrator beside scipy's DOP853 at equal error, and against their number.

    python benchmarks/wall_sweep.py [LARGEST]

First table, one thread: seconds per transit for a grid of (kappa, xi), and the largest error of the five results
against the same integration with the tolerance of extended precision (80 bits). DOP853 gets scalar arithmetic in its
right-hand side, its fastest form in Python, and the loosest tolerance whose error is no larger than heyoka's,
or its tightest (3e-14) where it never gets there. Second table: time against the number of transits up to LARGEST
(10^6), on one core and on all.
"""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from math import cosh, log, tanh
from typing import Any

import heyoka as hy
import numpy as np
from scipy.integrate import solve_ivp

from verify.electron.sweep import LANES, sweep, transits
from verify.electron.transit import TAIL, wall_system

TARGET = 1000
TOLERANCES = (1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 3e-14)
SPAN = log(2 / TAIL)
CASES = [(kappa, xi) for kappa in (0.05, 0.2, 1.0, 3.0) for xi in (0.0, 0.1, 1.0)]


def reference(kappa: float, xi: float) -> Any:
    """The five results in 80-bit arithmetic."""
    number = np.longdouble
    start = [number(0)] * 5
    integrator = hy.taylor_adaptive(
        wall_system(), start, time=number(-SPAN), pars=[number(kappa), 1 / number(kappa), number(xi)], fp_type=number
    )
    integrator.propagate_until(number(SPAN))
    return results(np.array(integrator.state, dtype=float), kappa)


def results(state: Any, kappa: float) -> Any:
    """(s1, s2, s3, adiabatic, nonadiabatic) from (s1/kappa, s2/kappa, s3 - 1, two integrals)."""
    scale = 2 * tanh(SPAN)
    return np.array([state[0] * kappa, state[1] * kappa, 1 + state[2], state[3] / scale, state[4] / scale])


def dop853(kappa: float, xi: float, tolerance: float) -> Any:
    """The same five results from scipy, on the same equations in x/l."""
    per, damp = 1 / kappa, xi / kappa

    def rates(x: float, y: Any) -> list[float]:
        u = 1 / cosh(x)
        p, q, d = y[0], y[1], y[2]
        return [-per * (q + u * (1 + d)) - damp * p, per * p - damp * q, kappa * u * p - damp * d, u * q, u * p]

    found = solve_ivp(rates, (-SPAN, SPAN), np.zeros(5), method="DOP853", rtol=tolerance, atol=tolerance)
    return results(found.y[:, -1], kappa)


def timed(function: Any, *arguments: Any) -> tuple[float, Any]:
    """(best of five, in seconds; result)."""
    best, found = float("inf"), None
    for _ in range(5):
        start = time.perf_counter()
        found = function(*arguments)
        best = min(best, time.perf_counter() - start)
    return best, found


def compare(kappa: float, xi: float) -> float:
    """One row of the first table; returns the ratio of costs."""
    exact = reference(kappa, xi)
    many = 8 * LANES
    seconds, batch = timed(transits, np.full(many, kappa), np.full(many, xi), TAIL)
    ours, error = seconds / many, float(np.abs(batch[:, 0] - exact).max())
    for tolerance in TOLERANCES:
        theirs, found = timed(dop853, kappa, xi, tolerance)
        their_error = float(np.abs(found - exact).max())
        if their_error <= error:
            break
    ratio = theirs / ours
    print(f"{kappa:6.2f}{xi:6.2f}{ours * 1e6:12.1f}{error:10.1e}{theirs * 1e3:12.1f}{their_error:10.1e}{ratio:9.0f}")
    return ratio


def scaling(largest: int) -> None:
    """The second table."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    print(f"\n{'transits':>10}{'one core, s':>14}{'us each':>9}{f'{cores} cores, s':>14}{'us each':>9}")
    sweep([1.0], [0.0])
    count = 100
    while count <= largest:
        side = round(count**0.5)
        axes = np.geomspace(0.05, 3, side), np.linspace(0, 1, count // side)
        row = f"{axes[0].size * axes[1].size:10d}"
        for workers in (1, cores):
            with ThreadPoolExecutor(workers) as pool:
                start = time.perf_counter()
                sweep(*axes, executor=pool)
                seconds = time.perf_counter() - start
            row += f"{seconds:14.3f}{seconds / axes[0].size / axes[1].size * 1e6:9.2f}"
        print(row)
        count *= 10


def main() -> int:
    transits(np.ones(LANES), np.zeros(LANES), TAIL)
    print(f"{'kappa':>6}{'xi':>6}{'heyoka, us':>12}{'error':>10}{'DOP853, ms':>12}{'error':>10}{'ratio':>9}")
    ratios = [compare(kappa, xi) for kappa, xi in CASES]
    mean = float(np.exp(np.mean(np.log(ratios))))
    print(f"ratios {min(ratios):.0f} to {max(ratios):.0f}, geometric mean {mean:.0f}; target {TARGET}")
    scaling(int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000)
    return 0 if min(ratios) >= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
