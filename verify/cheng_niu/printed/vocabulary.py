"""The paper's notation as SymPy objects, and its words: what names stand for wherever they are printed.

Only definitions that any reader of the paper would grant; nothing here comes from `derive` but the symbols. What a name
means in some statements alone stands in `meanings`.

Key results: `spinors` (the local states), `OURS` (names of our own LaTeX), `WORDS` (words of every printed form).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.judge.reader.latex_values import Field, Operator, Triple
from verify.judge.reader.latex_words import EXPONENTIAL, Function, Indexed, Words, scalar, words_of

sigma = (
    sp.ImmutableMatrix([[0, 1], [1, 0]]),
    sp.ImmutableMatrix([[0, -sp.I], [sp.I, 0]]),
    sp.ImmutableMatrix([[1, 0], [0, -1]]),
)
eta = sp.ImmutableMatrix([q.ca, q.cb])
etadot = sp.ImmutableMatrix([q.cadot, q.cbdot])
ndot = (q.n_t + sum((v * slope for v, slope in zip(q.velocity, q.n_grad, strict=True)), sp.zeros(3, 1))).as_immutable()
"""dn/dt along the path of an electron."""
direction = sp.ImmutableMatrix([sp.sin(q.theta) * sp.cos(q.phi), sp.sin(q.theta) * sp.sin(q.phi), sp.cos(q.theta)])


def spinors(theta: sp.Expr, phase: sp.Expr) -> sp.ImmutableMatrix:
    """|up>, |down> as columns: polar angle `theta`, and `phase` in the exponents, as in Eq. A8."""
    down, up = sp.exp(-sp.I * phase / 2), sp.exp(sp.I * phase / 2)
    return sp.ImmutableMatrix(
        [[down * sp.cos(theta / 2), -down * sp.sin(theta / 2)], [up * sp.sin(theta / 2), up * sp.cos(theta / 2)]]
    )


def along_path(basis: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """d|j>/dt along the path, by the chain rule over theta and phi."""
    return (basis.diff(q.theta) * q.thetadot + basis.diff(q.phi) * q.phidot).as_immutable()


def in_amplitudes(expr: sp.Expr) -> sp.Expr:
    """s_1, s_2, s_3 written out in c_a and c_b (Eq. 3)."""
    up, down, coherence = (a * sp.conjugate(b) for a, b in ((q.ca, q.ca), (q.cb, q.cb), (q.ca, q.cb)))
    return expr.xreplace({q.s1: 2 * sp.re(coherence), q.s2: -2 * sp.im(coherence), q.s3: up - down})


def _trace(value: Any) -> Any:
    if isinstance(value, Triple):
        return Triple(tuple(_trace(part) for part in value.parts))
    if not isinstance(value, sp.MatrixBase) or value.rows != value.cols:
        raise ValueError("a trace of something that is no square matrix")
    return value.trace()


def family(template: str, values: Sequence[Any]) -> dict[str, Any]:
    """A name with 1, 2, 3 for @, and with the indices i and j that are summed over."""
    numbered = {template.replace("@", str(k + 1)): value for k, value in enumerate(values)}
    summed = {template.replace("@", letter): Indexed((letter,), lambda k: values[k]) for letter in "ij"}
    return numbered | summed


_ANGLES = {
    q.SYMBOLS[angle.name].latex: Field(angle, {str(c): sp.Derivative(field, c) for c in q.FIELD_COORDINATES})
    for angle, field in q.FIELDS.items()
}
_LEVELS = {
    q.SYMBOLS[name].latex: Field(
        q.name(name), {f"k_{a}": sp.Derivative(level, k) for a, k in zip(q.AXES, q.wave_vector, strict=True)}
    )
    for name in ("E_up", "E_down")
    for level in (sp.Function(name, real=True)(*q.wave_vector),)
}
_DERIVATIVES = {rf"\partial_{{{c}}}": Operator({c: sp.S.One}) for c in ("x", "y", "z", "t", "k_x", "k_y", "k_z")}
OURS = Words({**_DERIVATIVES, **_ANGLES, **_LEVELS}, words_of(q.SYMBOLS))
"""The names that `derive.cheng_niu.symbols` prints; angles and levels know their slopes."""

WORDS = Words(
    {
        "e^": EXPONENTIAL,
        r"\text{Re}": Function(scalar(sp.re)),
        r"\text{Im}": Function(scalar(sp.im)),
        r"\text{Tr}": Function(_trace),
        r"\nabla": Triple(tuple(Operator({axis: sp.S.One}) for axis in q.AXES)),
        r"\partial_t": Operator({"t": sp.S.One}),
        r"\boldsymbol{\sigma}": Triple(sigma),
        **family(r"\sigma_@", sigma),
        **family(r"\mathcal{A}_@", q.calA),
        **family("s_@", q.spin),
        **{rf"\varepsilon_{{{k + 1}ij}}": Indexed(("i", "j"), partial(sp.LeviCivita, k)) for k in range(3)},
        r"\mathbf{n}": Field(q.n, dict(zip((*q.AXES, "t"), (*q.n_grad, q.n_t), strict=True))),
        r"\mathbf{M}": Field(q.M, dict(zip((*q.AXES, "t"), (*q.M_grad, q.M_t), strict=True))),
        r"\frac{\partial\mathbf{n}}{\partial t}": q.n_t,
        r"\frac{\partial\mathbf{M}}{\partial t}": q.M_t,
        r"\partial \mathbf{M} / \partial t": q.M_t,
        r"\dot{\mathbf{r}}_c": q.velocity,
        r"\mathbf{k}_c": q.wave_vector,
        r"\mathbf{H}_{eff}": q.H,
        r"\mathbf{E}": q.E,
        r"\mathbf{u}": q.u,
        r"\mathbf{j}_e": q.j_e,
        r"\mathbf{j}_\uparrow": q.j_up,
        r"\mathbf{j}_\downarrow": q.j_down,
        r"\mathbf{T}": q.torque,
        r"\delta\mathbf{m}": q.dm,
        r"\mathrm{s}": sp.S.One,
        r"\mathrm{m}": sp.S.One,
    },
    OURS,
)
"""Words of every form. Units of numbers count as one: numbers are in SI units."""
