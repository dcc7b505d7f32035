"""Concludes Eqs. 10 and 11: the time average of the spin over T = N tau_ex, and the bounds on what it suppresses.

Both integrals of Eq. 10 are parts of the integral of e^{z t~} with z = i - xi. Their oscillating part swings by at
most its amplitude, and the bound that results is largest where its derivative in xi vanishes; with
q = xi + sqrt(1 + xi^2) >= 1 that is a polynomial equation in q.

Source: Cheng & Niu (2013), Eqs. 10 and 11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.algebra.smallness import truncated
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.expansion import scaled_rates
from derive.core.node import Line, Node


def decaying_cosine(model: Model) -> Iterator[Line]:
    """The average of e^{-xi t~} cos t~ over N exchange times (10a)."""
    return _decaying_wave(scaled_rates(model)[1], 0)


def decaying_sine(model: Model) -> Iterator[Line]:
    """The average of e^{-xi t~} sin t~ over N exchange times (10b)."""
    return _decaying_wave(scaled_rates(model)[1], 1)


def _decaying_wave(decay: sp.Expr, which: int) -> Iterator[Line]:
    """Real (0) or imaginary part (1) of the average of e^{z t~} over 0 < t~ < N, which is (e^{zN} - 1) / (zN)."""
    faded, size = sp.exp(-q.N * decay), q.N * (decay**2 + 1)
    swing, sway = faded * sp.cos(q.N), faded * sp.sin(q.N)
    whole, loss = (swing + sp.I * sway - 1) / (q.N * (sp.I - decay)), q.SYMBOLS[str(decay)].latex
    name = rf"\frac{{1}}{{T}}\int_0^T dt\, e^{{(i-{loss})\tilde{{t}}}}"
    yield Line(
        rf"Both averages are parts of one, of $e^{{z\tilde{{t}}}}$ with $z = i - {loss}$:", whole, "integrate", name
    )
    parts = tangent.times((swing - 1, sway), (-decay, sp.S.NegativeOne))
    real, imaginary = (sp.expand(part) / size for part in parts)
    yield Line(rf"Multiplied by $-{loss} - i$ above and below:", real + sp.I * imaginary, lhs=name)
    part = ("real part", "imaginary part")[which]
    yield Line(f"The {part}:", (real, imaginary)[which], part)


def average_bound(model: Model, average: sp.Expr) -> sp.Expr:
    """An upper bound of 10a or 10b for every N (10a.bound, 10b.bound): the steady part plus the swing's amplitude."""
    faded = sp.Dummy()
    above = sp.expand(sp.numer(average)).xreplace({sp.exp(-q.N * scaled_rates(model)[1]): faded})
    cosine, sine = (above.coeff(faded).coeff(wave(q.N)) for wave in (sp.cos, sp.sin))
    return (above.coeff(faded, 0) + sp.sqrt(sp.expand(cosine**2 + sine**2))) / sp.denom(average)


def largest(model: Model, bound: sp.Expr) -> sp.Tuple:
    """The largest value of N times a bound over xi >= 0, and the xi where it is reached (10a.max, 10b.max)."""
    decay = scaled_rates(model)[1]
    g = sp.Dummy("g", positive=True)
    rational = {sp.sqrt(decay**2 + 1): (g + 1 / g) / 2, decay: (g - 1 / g) / 2}
    height = sp.cancel((q.N * bound).subs(rational))
    slope = sp.Poly(sp.numer(sp.together(height.diff(g))), g)
    candidates = [sp.S.One, *(root for root in slope.real_roots() if root > 1)]
    best = max(candidates, key=lambda root: sp.N(height.xreplace({g: root}), 30))
    return sp.Tuple(height.xreplace({g: best}), rational[decay].xreplace({g: best}))


def _averaged(model: Model, spin: sp.Expr, cosine: sp.Expr = q.C_N, sine: sp.Expr = q.S_N) -> sp.Expr:
    """The average over N exchange times of one component of the spin, to first order."""
    faded, swing, sway = sp.symbols("faded swing sway")
    waves = {sp.exp(-scaled_rates(model)[1] * q.t_scaled): faded, sp.cos(q.t_scaled): swing, sp.sin(q.t_scaled): sway}
    moving = truncated(spin, 1).xreplace(waves)
    steady = moving.xreplace({faded: sp.S.Zero})
    return steady + moving.diff(faded, swing) * cosine + moving.diff(faded, sway) * sine


def averaged_spin(model: Model, *arguments: sp.Expr) -> Iterator[Line]:
    """The average over N exchange times of the spin to first order (x.average), three-vector."""
    *spin, cosine, sine = arguments
    yield Line("Averaged term by term:", Matrix([_averaged(model, component) for component in spin]), "average")
    whole = Matrix([_averaged(model, component, cosine, sine) for component in spin])
    yield Line("With {10a} and {10b}:", whole)


def long_average(model: Model, spin: sp.Expr, cosine: sp.Expr, sine: sp.Expr) -> Iterator[Line]:
    """The average of one component for N -> infinity (11a, 11b, 11c); all that decays goes with 1/N."""
    yield Line("To first order, averaged term by term:", _averaged(model, spin), "average")
    settled = _averaged(model, spin, cosine, sine).xreplace({1 / q.N: sp.S.Zero})
    if settled.has(q.N):
        raise ValueError(f"the average does not settle as N grows: {settled}")
    yield Line("By {10a} and {10b} the averages of the waves fall as $1/N$:", settled, "long")


_DECAY = ("relaxation",)
_SWING = "The decay is at most one and the swing at most its amplitude, whatever {N}."
_LARGEST = (
    r"The bound is largest where its slope in {xi} vanishes, a polynomial equation in $\xi + \sqrt{1 + \xi^2}$; "
    "the second entry is the {xi} where that is."
)
_LONG, _FIRST = (q.N, q.xi), (q.eps1, q.eps2, q.xi)
_MEAN: dict[str, Any] = {"reads": _DECAY, "precession": _LONG, "mean": True}

NODES = (
    Node("10a", "average of the decaying cosine", q.C_N, decaying_cosine, args=_LONG, **_MEAN).saying(
        "The time over which the magnetization changes is {N} exchange times, and many.", opens="The time average"
    ),
    Node("10a.bound", "bound for every N", q.C_N, average_bound, ("10a",), reads=_DECAY, args=_LONG).saying(_SWING),
    Node("10a.max", "bound for every xi", q.C_N, largest, ("10a.bound",), reads=_DECAY).saying(_LARGEST),
    Node("10b", "average of the decaying sine", q.S_N, decaying_sine, args=_LONG, **_MEAN).saying("As {10a}."),
    Node("10b.bound", "bound for every N", q.S_N, average_bound, ("10b",), reads=_DECAY, args=_LONG).saying(_SWING),
    Node("10b.max", "bound for every xi", q.S_N, largest, ("10b.bound",), reads=_DECAY).saying(_LARGEST),
    Node(
        "x.average",
        "spin averaged over N exchange times",
        q.s_mean,
        averaged_spin,
        ("9a", "9b", "9c", "10a", "10b"),
        order=1,
        args=(q.N, *_FIRST),
        **_MEAN,
    ).saying("The components {9a}, {9b} and {9c} to first order hold the waves of {10a} and {10b} and constants."),
    *(
        Node(f"11{c}", f"averaged s_{i}", lhs, long_average, (f"9{c}", "10a", "10b"), 1, _FIRST, _DECAY).saying(
            "After many exchange times only what does not depend on time is left.", routine=f"mean_s{i}", exported=True
        )
        for i, c, lhs in ((1, "a", q.mean_1), (2, "b", q.mean_2), (3, "c", q.mean_3))
    ),
)
