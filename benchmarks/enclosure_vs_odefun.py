"""How much faster a proven answer is than the usual reference: balls at 50 digits against mpmath.odefun.

    python benchmarks/enclosure_vs_odefun.py

One run, one thread, the same problem: t = 20, eps = (0.01, 0.02), xi = 0.05. Also texture balls against heyoka in
multiple precision, whose answer is not proven. Prints ratios; the times are this machine's.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import sympy as sp

from verify.electron.enclosure import spin, texture
from verify.electron.ode import agreement, heyoka_taylor, reference

PROBLEM = (20, 0.01, 0.02, 0.05)


def seconds(call: Callable[[], Any], repeats: int) -> tuple[float, Any]:
    """Time of one call, the mean of `repeats`, after one that is not counted if there are several."""
    answer = call() if repeats > 1 else None
    start = time.perf_counter()
    for _ in range(repeats):
        answer = call()
    return (time.perf_counter() - start) / repeats, answer


def constant_background() -> None:
    """The enclosure against mpmath.odefun."""
    fast, balls = seconds(lambda: spin(*PROBLEM, digits=50), 1000)
    slow, numbers = seconds(lambda: reference.spin(*PROBLEM, digits=50), 1)
    print(f"constant background, 50 digits: balls {fast * 1e6:.0f} us, mpmath.odefun {slow:.1f} s")
    print(f"  ratio {slow / fast:,.0f}, they agree to {agreement(numbers, balls):.0f} digits")


def walls() -> None:
    """The texture enclosure at 30 digits against heyoka at as many."""
    t = sp.Symbol("t", real=True)
    for kappa in (sp.Rational(1, 20), sp.Integer(1), sp.Integer(3)):
        theta, end = 2 * sp.atan(sp.exp(kappa * t)), 30 / kappa
        proven, balls = seconds(partial(texture, theta, 0, -end, end, 0.1), 1)
        plain, numbers = seconds(partial(heyoka_taylor.texture, theta, 0, -end, end, 0.1, digits=35), 1)
        print(f"wall, kappa = {kappa}, 30 digits: balls {proven:.2f} s, heyoka {plain:.2f} s with its compilation")
        print(f"  ratio {proven / plain:.1f}, they agree to {agreement(numbers, balls):.0f} digits")


if __name__ == "__main__":
    constant_background()
    try:
        walls()
    except ImportError as missing:
        print(f"walls left out: {missing}")
