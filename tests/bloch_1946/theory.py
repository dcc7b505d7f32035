"""Concludes the magnetic resonance of a driven spin: from the equation of motion to absorption, width and saturation.

The field (H_1 cos wt, -H_1 sin wt, H_0) turns with the magnetization; in the frame that turns with it the equation has
constant coefficients, and its stationary solution is that of three linear equations.

Source: F. Bloch, Phys. Rev. 70, 460 (1946), Eqs. 11-40, for gamma > 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy as sp

from derive.core.node import Node, part
from derive.core.quantity import Symbols
from derive.core.theory import Theory, chain

SYMBOLS = Symbols()
gamma = SYMBOLS.add("gamma", r"\gamma", "1/(T s)", "gyromagnetic ratio", positive=True)
H_0 = SYMBOLS.add("H_0", "H_0", "T", "constant field along z")
H_1 = SYMBOLS.add("H_1", "H_1", "T", "amplitude of the turning field", positive=True)
omega = SYMBOLS.add("omega", r"\omega", "1/s", "frequency of the turning field")
t = SYMBOLS.add("t", "t", "s", "time")
T_1 = SYMBOLS.add("T_1", "T_1", "s", "longitudinal relaxation time", positive=True)
T_2 = SYMBOLS.add("T_2", "T_2", "s", "transverse relaxation time", positive=True)
M_0 = SYMBOLS.add("M_0", "M_0", "A/m", "magnetization in equilibrium", positive=True)
delta = SYMBOLS.add("delta", r"\delta", "1/s", "gamma H_0 - omega, distance from resonance")
omega_1 = SYMBOLS.add("omega_1", r"\omega_1", "1/s", "gamma H_1, strength of the drive", positive=True)
M = sp.ImmutableMatrix([SYMBOLS.add(f"M_{a}", f"M_{a}", "A/m", "magnetization") for a in "xyz"])
u = SYMBOLS.add("u", "u", "A/m", "magnetization along the turning field")
v = SYMBOLS.add("v", "v", "A/m", "magnetization across the turning field")
w = SYMBOLS.add("w", "w", "A/m", "magnetization along z, in the turning frame")
TURNING = sp.ImmutableMatrix([u, v, w])
for _name, _latex, _unit, _meaning in (
    ("field", r"\mathbf{H}", "T", "field"),
    ("Mdot", r"\dot{\mathbf{M}}", "A/(m s)", "rate of the magnetization"),
    ("turningdot", r"(\dot{u}, \dot{v}, \dot{w})", "A/(m s)", "rate in the turning frame"),
    ("stationary", "(u, v, w)", "A/m", "stationary magnetization in the turning frame"),
    ("half_width", r"\delta_{1/2}", "1/s", "distance from resonance at which the absorption is half its largest"),
    ("peak", r"v_{max}", "A/m", "largest absorption of any drive, at resonance"),
):
    SYMBOLS.add(_name, _latex, _unit, _meaning)


@dataclass(frozen=True)
class Model:
    """The assumptions: two relaxation times (symbols or positive numbers, in seconds)."""

    longitudinal: Any = T_1
    transverse: Any = T_2


def field(model: Model) -> sp.ImmutableMatrix:
    """The field (field), three-vector in T: constant along z, turning in the plane across it."""
    return sp.ImmutableMatrix([H_1 * sp.cos(omega * t), -H_1 * sp.sin(omega * t), H_0])


def motion(model: Model, applied: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """dM/dt (1), three-vector in A/(m s): precession about the field, relaxation towards M_0 along z."""
    decay = sp.Matrix([M[0] / model.transverse, M[1] / model.transverse, (M[2] - M_0) / model.longitudinal])
    return (gamma * M.cross(applied) - decay).as_immutable()


def turning_motion(model: Model, rate: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """d(u, v, w)/dt (2) in the frame that turns with the field, in delta and omega_1."""
    c, s = sp.cos(omega * t), sp.sin(omega * t)
    turn = sp.ImmutableMatrix([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    carried = rate.xreplace(dict(zip(M, turn * TURNING, strict=True)))
    seen = turn.T * (carried - turn.diff(t) * TURNING)
    plain = seen.applyfunc(lambda part: sp.expand(sp.expand(part).subs(s**2, 1 - c**2)))
    if plain.has(t):
        raise ValueError("the equation still depends on time in the turning frame")
    return plain.subs(H_1, omega_1 / gamma).subs(H_0, (delta + omega) / gamma).applyfunc(sp.expand).as_immutable()


def stationary(model: Model, rate: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """(u, v, w) at rest (3), three-vector in A/m, by Cramer's rule."""
    matrix = rate.jacobian(TURNING)
    driven = -rate.xreplace(dict.fromkeys(TURNING, sp.S.Zero))
    solved = matrix.adjugate() * driven / matrix.det()
    return solved.applyfunc(sp.factor).as_immutable()


def weak(model: Model, absorption: sp.Expr) -> sp.Expr:
    """The absorption to first order in the drive (4)."""
    return sp.factor(absorption.diff(omega_1).xreplace({omega_1: sp.S.Zero}) * omega_1)


def half_width(model: Model, absorption: sp.Expr) -> sp.Expr:
    """The half width at half maximum of the absorption line (6), in 1/s, for any drive."""
    below_half = sp.numer(sp.together(absorption.xreplace({delta: sp.S.Zero}) / absorption - 2))
    square = sp.Symbol("square", positive=True)
    return sp.sqrt(_linear_root(below_half, square))


def _linear_root(numerator: sp.Expr, square: sp.Symbol) -> sp.Expr:
    """The value of delta^2 at which an expression that is linear in it vanishes."""
    slope, rest = sp.Poly(sp.expand(numerator).subs(delta**2, square), square).all_coeffs()
    return sp.factor(-rest / slope)


def peak(model: Model, absorption: sp.Expr) -> sp.Expr:
    """The largest absorption that a drive of any strength reaches at resonance (7), in magnitude."""
    resonant = absorption.xreplace({delta: sp.S.Zero})
    slope = sp.numer(sp.together(resonant.diff(omega_1)))
    best = sp.Symbol("best", positive=True)
    square = _linear_root(slope.subs(omega_1**2, delta**2), best)
    return sp.Abs(sp.factor(resonant.xreplace({omega_1: sp.sqrt(square)})))


NODES = chain(
    (
        Node("field", "turning field", SYMBOLS.name("field"), field),
        Node("1", "equation of motion", SYMBOLS.name("Mdot"), motion, ("field",), reads=("longitudinal", "transverse")),
        Node("2", "equation in the turning frame", SYMBOLS.name("turningdot"), turning_motion, ("1",)),
        Node("3", "stationary magnetization", SYMBOLS.name("stationary"), stationary, ("2",)),
        Node("3u", "dispersion", u, part(0), ("3",), routine="dispersion", exported=True),
        Node("3v", "absorption", v, part(1), ("3",), routine="absorption", exported=True),
        Node("3w", "saturation", w, part(2), ("3",)),
        Node("4", "absorption of a weak drive", v, weak, ("3v",), 1),
        Node("6", "half width of the line", SYMBOLS.name("half_width"), half_width, ("3v",)),
        Node("7", "largest absorption", SYMBOLS.name("peak"), peak, ("3v",)),
    )
)

THEORY = Theory("nuclear induction", SYMBOLS, NODES, Model(), source="F. Bloch, Phys. Rev. 70, 460 (1946)")
