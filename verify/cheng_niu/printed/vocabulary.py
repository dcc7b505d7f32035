"""The words of the paper: what names stand for wherever they are printed, beside those of `derive.cheng_niu.symbols`.

Only meanings that any reader of the paper would grant; what a name means in some statements alone stands in `meanings`.

Key results: `OURS` (names of our own LaTeX), `WORDS` (words of every printed form).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from verify.cheng_niu.printed.notation import calA, sigma, spin
from verify.judge.reader.latex_values import Field, Operator, Triple
from verify.judge.reader.latex_words import EXPONENTIAL, Function, Indexed, Words, scalar, words_of


def field(value: Any, gradient: Sequence[Any], rate: Any) -> Field:
    """A vector with its derivatives along x, y, z and its rate at a fixed place."""
    return Field(value, {**dict(zip(q.AXES, gradient, strict=True)), "t": rate})


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


def _antisymmetric(k: int) -> Indexed:
    return Indexed(("i", "j"), lambda i, j: sp.Integer(sp.LeviCivita(k, i, j)))


_gradient = Triple(tuple(Operator({axis: sp.S.One}) for axis in q.AXES))
_M_rate, _n_rate = (r"\frac{\partial\mathbf{M}}{\partial t}", r"\frac{\partial\mathbf{n}}{\partial t}")

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
        r"\nabla": _gradient,
        r"\partial_t": Operator({"t": sp.S.One}),
        r"\boldsymbol{\sigma}": Triple(sigma),
        **family(r"\sigma_@", sigma),
        **family(r"\mathcal{A}_@", calA),
        **family("s_@", spin),
        **{rf"\varepsilon_{{{k + 1}ij}}": _antisymmetric(k) for k in range(3)},
        r"\mathbf{n}": field(q.n, q.n_grad, q.n_t),
        r"\mathbf{M}": field(q.M, q.M_grad, q.M_t),
        _n_rate: q.n_t,
        _M_rate: q.M_t,
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
