"""What `spin_response` costs beside heyoka's compiled function on packed arrays: sizes, layouts, two threads.

    python benchmarks/spin_response.py [--most 1e7] [--peers 1e6]

The first table: how many times as long as `cfunc` of the same expressions (x.response), which gets its arguments
packed in one array, and for packed rows also beside `cfunc` of the solution as it stands in scaled time (x.scaled),
which is cheaper and loses digits where the perturbation is weak. Processor time on one thread, the median over rounds
that alternate between the rows; then how many times as fast two threads are by the clock, and the memory that
a call without `out` takes, over that of its result. A machine whose cores are busy cannot show the second.

The second table, with --peers: nanoseconds per point, and how many times as long as `spin_response` with heyoka. The
peers evaluate B.s1-B.s3 of the derivation as they stand (plain `lambdify`, `lambdify(cse=True)`, heyoka's compiled
function), and x.scaled. `copy` moves the same bytes, five rows in and three out. Exits 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import heyoka as hy
import numpy as np
import sympy as sp

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from derive import derivation, spin_response
from derive.cheng_niu import symbols as q
from derive.export.code.program import value_routine
from derive.export.to_heyoka import heyoka_expression, in_heyoka

ROUNDS = 7
BAR = 1.25
"""How many times as long as `cfunc` a call may take."""
TWO = 1.7
"""How many times as fast two threads must be."""
MEMORY = 1.1
"""How many times its result a long call may take, of a million points on: blocks are little beside them."""
TARGETS = {"B.s, lambdify": 30, "B.s, lambdify(cse=True)": 8, "B.s, heyoka": 1 / 1.5}
"""How many times as long as ours the peers must take."""


def compiled(label: str, values: dict[str, Any], out: Any) -> dict[str, Callable[[], Any]]:
    """The three ways to evaluate a vector of the derivation as it stands."""
    equation = derivation()[label]
    rows = [values[a.name] for a in equation.args]
    plain, shared = (sp.lambdify(equation.args, list(equation.rhs), "numpy", cse=cse) for cse in (False, True))
    names = {a: hy.make_vars(a.name) for a in equation.args}
    function = hy.cfunc([heyoka_expression(s, names) for s in equation.rhs], vars=list(names.values()))
    packed = np.ascontiguousarray(rows)
    return {
        "lambdify": lambda: plain(*rows),
        "lambdify(cse=True)": lambda: shared(*rows),
        "heyoka": lambda: function(packed, outputs=out, batch_parallel=False),
    }


def inputs(points: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same points in scaled and in SI arguments."""
    rng = np.random.default_rng(1)
    ranges = {"t_scaled": (-3, 2), "eps1": (-6, -1), "eps2": (-6, -1), "xi": (-4, 1), "eps3": (-6, -1)}
    scaled = {name: 10 ** rng.uniform(*r, points) for name, r in ranges.items()}
    tau_ex = np.full(points, 6.6e-16)
    rate = np.hypot(scaled["eps1"], scaled["eps3"]) / tau_ex
    si = {
        "t": scaled["t_scaled"] * tau_ex,
        "tau_ex": tau_ex,
        "tau_sf": tau_ex / scaled["xi"],
        "theta": np.arctan2(scaled["eps1"], scaled["eps3"]),
        "thetadot": scaled["eps2"] / tau_ex,
        "phidot": rate,
    }
    return scaled, si


def tasks(points: int) -> dict[str, Callable[[], Any]]:
    """Everything that is timed, by name."""
    scaled, si = inputs(points)
    out, copied = np.empty((3, points)), np.empty((8, points))
    t, eps1, eps2, xi, eps3 = scaled.values()
    given = np.ascontiguousarray(list(scaled.values()))

    def copy() -> None:
        copied[:5] = given
        copied[5:] = out

    return {
        "spin_response, heyoka": lambda: spin_response(
            t, eps1, eps2, xi, eps3=eps3, backend="heyoka", out=out, threads=1
        ),
        "spin_response, numpy": lambda: spin_response(
            t, eps1, eps2, xi, eps3=eps3, backend="numpy", out=out, threads=1
        ),
        **{f"B.s, {name}": task for name, task in compiled("x.solution", si, out).items()},
        **{f"x.scaled, {name}": task for name, task in compiled("x.scaled", scaled, out).items()},
        "copy": copy,
    }


def best_times(timed: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The best of `ROUNDS` for each task, in seconds, after one untimed call."""
    best = dict.fromkeys(timed, float("inf"))
    for round_number in range(ROUNDS + 1):
        for name, task in timed.items():
            start = time.process_time()
            task()
            if round_number:
                best[name] = min(best[name], time.process_time() - start)
    return best


def functions() -> dict[str, Any]:
    """heyoka's function of (t, eps1, eps2, xi, eps3), by what it is compiled from."""
    arguments = (q.t_scaled, q.eps1, q.eps2, q.xi, q.eps3)
    names = {symbol: hy.make_vars(symbol.name) for symbol in arguments}
    response, scaled = derivation()["x.response"], derivation()["x.scaled"]
    sources = {
        "response": in_heyoka(value_routine(response), names),
        "scaled": [heyoka_expression(s, names) for s in scaled.rhs],
    }
    return {name: hy.cfunc(found, vars=list(names.values())) for name, found in sources.items()}


def row(points: int, compiled_functions: dict[str, Any]) -> tuple[dict[str, float], dict[str, float], float]:
    """Ratios of one size by layout, over both functions; gains by two threads; memory over that of the result."""
    rng = np.random.default_rng(1)
    packed, out = np.empty((5, points)), np.empty((3, points))
    for line, ends in zip(packed, ((-3, 2), (-6, -1), (-6, -1), (-4, 1), (-6, -1)), strict=True):
        rng.random(out=line)
        np.power(10.0, ends[0] + (ends[1] - ends[0]) * line, out=line)
    columns = np.ascontiguousarray(packed.T)
    layouts = {"packed": list(packed), "separate": [line.copy() for line in packed], "strided": list(columns.T)}
    repeats, rounds = max(1, 100_000 // points), ROUNDS if points > 1e5 else 5 * ROUNDS

    def call(lines: list[Any], threads: int) -> Callable[[], Any]:
        return lambda: spin_response(*lines[:4], eps3=lines[4], out=out, threads=threads)

    def medians(clock: Callable[[], float], timed: dict[str, Callable[[], Any]], over: str) -> dict[str, float]:
        ratios: dict[str, list[float]] = {name: [] for name in timed}
        for _ in range(rounds + 1 if points < 1e8 else 2):
            taken = {}
            for name, task in timed.items():
                start = clock()
                for _ in range(repeats):
                    task()
                taken[name] = clock() - start
            for name, seconds in taken.items():
                ratios[name].append(seconds / taken[over])
        return {name: statistics.median(found[1:]) for name, found in ratios.items()}

    one = {
        name: lambda f=f: f(packed, outputs=out, batch_parallel=False)  # type: ignore[misc]
        for name, f in compiled_functions.items()
    }
    alone = medians(time.process_time, {**one, **{name: call(x, 1) for name, x in layouts.items()}}, "response")
    gains = {}
    for name, lines in layouts.items() if points >= 1e6 else ():
        gains[name] = medians(time.perf_counter, {"one": call(lines, 1), "two": call(lines, 2)}, "two")["one"]
    tracemalloc.start()
    spin_response(*layouts["separate"][:4], eps3=layouts["separate"][4], threads=1)
    memory = tracemalloc.get_traced_memory()[1] / out.nbytes
    tracemalloc.stop()
    return alone, gains, memory


def beside_heyoka(most: float) -> list[str]:
    """Print the first table; what misses a bar, in words."""
    compiled_functions, points, missed = functions(), 1000, []
    print(f"{'points':>12}  packed (x.scaled)  separate  strided   two threads: packed  separate  strided   memory")
    while points <= most:
        alone, gains, memory = row(points, compiled_functions)
        two = [f"{gains[x]:.2f}" if gains else "-" for x in ("packed", "separate", "strided")]
        print(
            f"{points:12,}  {alone['packed']:6.2f} {alone['packed'] / alone['scaled']:10.2f}  {alone['separate']:8.2f}"
            f"  {alone['strided']:7.2f}  {two[0]:>20}  {two[1]:>8}  {two[2]:>7}  {memory:7.2f}",
            flush=True,
        )
        layouts = ("packed", "separate", "strided")
        missed += [f"{points:,} {x}: {alone[x]:.2f} times cfunc, not {BAR}" for x in layouts if alone[x] > BAR]
        missed += [f"{points:,} {x}: two threads {gain:.2f}, not {TWO}" for x, gain in gains.items() if gain < TWO]
        if points >= 1e6 and memory > MEMORY:
            missed.append(f"{points:,}: {memory:.2f} times the memory of the result, not {MEMORY}")
        points *= 10
    return missed


def beside_peers(points: int) -> list[str]:
    """Print the second table; what misses its target, in words."""
    best = best_times(tasks(points))
    ours = best["spin_response, heyoka"]
    missed = []
    print(f"\n{points} points\n{'':28}{'ns/point':>10}{'ratio':>8}")
    for name, seconds in best.items():
        print(f"{name:28}{seconds / points * 1e9:10.2f}{seconds / ours:8.2f}")
        if seconds / ours < (target := TARGETS.get(name, 0)):
            missed.append(f"{name}: {seconds / ours:.2f} times ours, not {target:.2g}")
    return missed


def main() -> int:
    """Print the tables; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, default=1e7, help="points of the last row; 1e8 takes 17 GB")
    parser.add_argument("--peers", type=float, help="points of the table of other ways")
    given = parser.parse_args()
    missed = beside_heyoka(given.most) + (beside_peers(int(given.peers)) if given.peers else [])
    print("\n".join(["", *missed]) if missed else "\nall bars met")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
