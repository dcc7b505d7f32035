"""How fast the exported C loop is, beside lambdify(cse=True) and heyoka's compiled function, in one run.

    python benchmarks/exported_code.py [POINTS] [ROUNDS]

One thread, the same points for all; the rounds alternate, so that a busy machine slows all alike, and the fastest round
of each counts. The loop is to be at least 8 times faster per point than lambdify and within 1.5 times heyoka's time.
The largest error of the loop, in units of the accuracy rule, is measured on points that have enclosures.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import sympy as sp

from derive import derivation
from derive.export.code import SIMD_FLAGS, language_files
from derive.export.code.program import program
from verify.cheng_niu.exported_reference import points, references

LABEL = "x.response"
LEAST_GAIN, MOST_OVER_HEYOKA = 8.0, 1.5


def compiled_loop(equation: Any, folder: Path) -> Callable[[Any, Any], None]:
    """The exported loop as a function of (arguments by rows, results by rows)."""
    name = program(equation).name
    for file, text in language_files(equation, "c").items():
        (folder / file).write_text(text)
    library = folder / "exported.so"
    subprocess.run(
        ["gcc", "-std=c99", *SIMD_FLAGS, "-shared", "-fPIC", f"{name}.c", "-lm", "-o", str(library)],
        cwd=folder,
        check=True,
    )
    routine = getattr(ctypes.CDLL(str(library)), f"{name}_n")
    routine.restype = None
    double = ctypes.POINTER(ctypes.c_double)

    def loop(given: Any, out: Any) -> None:
        rows = [row.ctypes.data_as(double) for row in given]
        routine(ctypes.c_size_t(given.shape[1]), *rows, out.ctypes.data_as(double))

    return loop


def rivals(equation: Any) -> dict[str, Callable[[Any, Any], None]]:
    """lambdify and, where it is installed, heyoka, with the same signature as the loop."""
    numeric = sp.lambdify(equation.args, list(equation.rhs), "numpy", cse=True)

    def lambdified(given: Any, out: Any) -> None:
        for row, values in zip(out, numeric(*given), strict=True):
            row[...] = values

    found: dict[str, Callable[[Any, Any], None]] = {"lambdify": lambdified}
    try:
        import heyoka as hy
    except ImportError:
        print("heyoka is not installed: its column is left out")
        return found
    from derive.cheng_niu.spin_response import LANES
    from derive.export.to_heyoka import heyoka_expression

    names = {a: hy.make_vars(a.name) for a in equation.args}
    cfunc = hy.cfunc([heyoka_expression(e, names) for e in equation.rhs], vars=list(names.values()), batch_size=LANES)

    def heyoka(given: Any, out: Any) -> None:
        cfunc(given, outputs=out)

    return {**found, "heyoka": heyoka}


def sample(count: int) -> Any:
    """Arguments by rows: t~, eps1, eps2, xi, eps3 of a slow texture over many exchange times."""
    draw = np.random.default_rng(20130814)
    columns = [draw.uniform(0, 100, count), *draw.uniform(-0.1, 0.1, (2, count)), draw.uniform(0, 0.1, count)]
    return np.ascontiguousarray([*columns, draw.uniform(-0.1, 0.1, count)])


def nanoseconds(run: Callable[[Any, Any], None], given: Any, out: Any) -> float:
    """Time per point of one call."""
    start = time.perf_counter()
    run(given, out)
    return (time.perf_counter() - start) / given.shape[1] * 1e9


def loop_error(equation: Any, loop: Callable[[Any, Any], None]) -> float:
    """The largest error of the loop's values at the points with enclosures, in units of the rule."""
    where = points(equation)
    out = np.empty((3, len(where)))
    loop(np.ascontiguousarray(np.array(where).T), out)
    expected = references(equation, where)
    return max(e.vectors[0].error(list(column)) for e, column in zip(expected, out.T, strict=True))


def main(count: int = 8192, rounds: int = 200) -> int:
    """Print the table and the two ratios; 1 if one misses its mark."""
    equation = derivation()[LABEL]
    given, out = sample(count), np.empty((3, count))
    with tempfile.TemporaryDirectory() as folder:
        loop = compiled_loop(equation, Path(folder))
        runs = {"C loop": loop, **rivals(equation)}
        best = dict.fromkeys(runs, float("inf"))
        for _ in range(rounds):
            for name, run in runs.items():
                best[name] = min(best[name], nanoseconds(run, given, out))
        error = loop_error(equation, loop)
    for name, value in best.items():
        print(f"{name:10s} {value:8.2f} ns per point")
    gain = best["lambdify"] / best["C loop"]
    over = best["C loop"] / best.get("heyoka", float("inf"))
    print(f"lambdify / C loop  {gain:6.2f}  (at least {LEAST_GAIN})")
    print(f"C loop / heyoka    {over:6.2f}  (at most {MOST_OVER_HEYOKA})")
    print(f"error of the loop  {error:6.2f}  of what the accuracy rule allows")
    return 0 if gain >= LEAST_GAIN and over <= MOST_OVER_HEYOKA and error <= 1 else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
