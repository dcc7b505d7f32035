"""The obvious SymPy script for Eqs. 5-11: what one writes without this project, step by step.

    python benchmarks/obvious_sympy.py STEP      with STEP one of the names that --list prints

Each step prints how large its result is in operations, and whether it is left in complex exponentials.
`benchmarks/verify_command.py` runs the steps with a time limit each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import sympy as sp

t = sp.Symbol("t", positive=True)
theta_dot, phi_dot, theta, w, xi, eps1, eps2, N = sp.symbols(
    "thetadot phidot theta w xi epsilon1 epsilon2 N", positive=True
)
hbar, tau = sp.symbols("hbar tau", positive=True)


def connection() -> Any:
    """Eq. 7 by differentiation and simplify."""
    polar, azimuth = sp.Function("theta", real=True)(t), sp.Function("phi", real=True)(t)
    up = sp.Matrix([sp.exp(-sp.I * azimuth / 2) * sp.cos(polar / 2), sp.exp(sp.I * azimuth / 2) * sp.sin(polar / 2)])
    down = sp.Matrix([-sp.exp(-sp.I * azimuth / 2) * sp.sin(polar / 2), sp.exp(sp.I * azimuth / 2) * sp.cos(polar / 2)])
    basis = sp.Matrix.hstack(up, down)
    return sp.simplify(sp.I * hbar * basis.H * basis.diff(t))


def _matrix() -> Any:
    """Eq. 8 with relaxation in exchange times, eps3 = 1 - w."""
    return sp.Matrix([[-xi, -w, -eps2], [w, -xi, -eps1], [eps2, eps1, -xi]])


def _system() -> tuple[list[Any], list[Any]]:
    s = [sp.Function(f"s{i}")(t) for i in (1, 2, 3)]
    rates = _matrix() * sp.Matrix(s) + sp.Matrix([0, 0, xi])
    return [sp.Eq(f.diff(t), rate) for f, rate in zip(s, rates, strict=True)], s


def solution_dsolve() -> Any:
    """B.s by dsolve_system."""
    from sympy.solvers.ode.systems import dsolve_system

    equations, s = _system()
    (found,) = dsolve_system(equations, s, t, ics={s[0].subs(t, 0): 0, s[1].subs(t, 0): 0, s[2].subs(t, 0): 1})
    return sp.Tuple(*(equation.rhs for equation in found))


def solution_exp() -> Any:
    """B.s by the exponential of the matrix."""
    matrix = _matrix()
    stationary = -matrix.inv() * sp.Matrix([0, 0, xi])
    return sp.Tuple(*((matrix * t).exp() * (sp.Matrix([0, 0, 1]) - stationary) + stationary))


def solution_simplified() -> Any:
    """The same, made readable by simplify."""
    return sp.Tuple(*(sp.simplify(part) for part in solution_exp()))


def _exact_s1() -> Any:
    """s_1 of Appendix B in its short form, to expand."""
    omega = sp.sqrt(w**2 + eps1**2 + eps2**2)
    swing = sp.cos(omega * t) + xi / omega * sp.sin(omega * t)
    sway = sp.sin(omega * t) - xi / omega * sp.cos(omega * t)
    return (w * eps1 - xi * eps2 - sp.exp(-xi * t) * (w * eps1 * swing + omega * eps2 * sway)) / (omega**2 + xi**2)


def expansion_series() -> Any:
    """9a and 9b to second order by series, with eps1, eps2, eps3 scaled alike."""
    size, eps3 = sp.symbols("size epsilon3", positive=True)
    graded = _exact_s1().subs({eps1: size * eps1, eps2: size * eps2, w: 1 - size * eps3})
    return sp.simplify(sp.series(graded, size, 0, 3).removeO())


def average_integrate() -> Any:
    """10a by integrate and simplify."""
    return sp.simplify(sp.integrate(sp.exp(-xi * t) * sp.cos(t), (t, 0, N)) / N)


def equality_simplify() -> Any:
    """Whether the short form of s_1 solves its equation, asked of simplify: the residual, zero if it can tell."""
    omega = sp.sqrt(w**2 + eps1**2 + eps2**2)
    swing = sp.cos(omega * t) + xi / omega * sp.sin(omega * t)
    sway = sp.sin(omega * t) - xi / omega * sp.cos(omega * t)
    fade, size = sp.exp(-xi * t), omega**2 + xi**2
    s2 = (-w * eps2 - xi * eps1 - fade * (omega * eps1 * sway - w * eps2 * swing)) / size
    s3 = (w**2 + xi**2 + fade * (eps1**2 + eps2**2) * swing) / size
    s1 = _exact_s1()
    return sp.simplify(s1.diff(t) + xi * s1 + w * s2 + eps2 * s3)


STEPS: dict[str, Callable[[], Any]] = {
    function.__name__: function
    for function in (
        connection,
        average_integrate,
        solution_exp,
        solution_dsolve,
        expansion_series,
        equality_simplify,
        solution_simplified,
    )
}


def main(arguments: list[str]) -> int:
    """Run one step and print the size and the form of its result."""
    if arguments == ["--list"]:
        print("\n".join(STEPS))
        return 0
    if len(arguments) != 1 or arguments[0] not in STEPS:
        print(f"usage: python benchmarks/obvious_sympy.py STEP; steps: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    result = STEPS[arguments[0]]()
    print(sp.count_ops(result), "complex" if result.has(sp.I) else "real")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
