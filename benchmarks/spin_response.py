"""How fast `spin_response` is beside the exact solution evaluated as it stands, in one run on one thread.

    python benchmarks/spin_response.py [POINTS]

Rows: nanoseconds per point, and how many times as long as `spin_response` with heyoka. The peers evaluate B.s1-B.s3
of the derivation as they stand (plain `lambdify`, `lambdify(cse=True)`, heyoka's compiled function), and the same
solution in scaled time and angles (x.scaled), which spares them tau_ex and the sines of theta. `copy` moves the same
bytes, five rows in and three out. Rounds alternate between the rows, and each row's best counts, so that a busy
machine slows all of them alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import heyoka as hy
import numpy as np
import sympy as sp

from derive import derivation, spin_response
from derive.export.to_heyoka import heyoka_expression

ROUNDS = 7
TARGETS = {"B.s, lambdify": (30, ">="), "B.s, lambdify(cse=True)": (8, ">="), "B.s, heyoka": (1 / 1.5, ">=")}


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
        "heyoka": lambda: function(packed, outputs=out),
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
        "spin_response, heyoka": lambda: spin_response(t, eps1, eps2, xi, eps3=eps3, backend="heyoka", out=out),
        "spin_response, numpy": lambda: spin_response(t, eps1, eps2, xi, eps3=eps3, backend="numpy", out=out),
        **{f"B.s, {name}": task for name, task in compiled("x.solution", si, out).items()},
        **{f"x.scaled, {name}": task for name, task in compiled("x.scaled", scaled, out).items()},
        "copy": copy,
    }


def best_times(timed: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The best of `ROUNDS` for each task, in seconds, after one untimed call."""
    best = dict.fromkeys(timed, float("inf"))
    for round_number in range(ROUNDS + 1):
        for name, task in timed.items():
            start = time.perf_counter()
            task()
            if round_number:
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def main() -> int:
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    best = best_times(tasks(points))
    ours = best["spin_response, heyoka"]
    missed = 0
    print(f"{points} points\n{'':28}{'ns/point':>10}{'ratio':>8}")
    for name, seconds in best.items():
        target, _ = TARGETS.get(name, (0, ""))
        verdict = f"   target {target:.2g}: {'met' if seconds / ours >= target else 'MISSED'}" if target else ""
        missed += seconds / ours < target
        print(f"{name:28}{seconds / points * 1e9:10.2f}{seconds / ours:8.2f}{verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
