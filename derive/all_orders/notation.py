"""The symbols of the second theory: the paper's, and those of derivatives beyond the first.

nabla_t is the part across n of the derivative along the path, d/dt + v . grad, and W_j = nabla_t^{j-1} dn/dt. Of two of
them the products W_a . W_b and n . (W_a x W_b) are the invariants that multiply a direction from the third order on.
"""

from __future__ import annotations

import sympy as sp

from derive.all_orders.plane import HIGHEST
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.all_directions import v_F as v_F
from derive.core.quantity import Symbols
from derive.core.vector import Arrow

SYMBOLS = Symbols(q.SYMBOLS, q.SYMBOLS.last)
"""Every symbol of the theory by name, the paper's first."""
_add = SYMBOLS.add


def _vector(name: str, latex: str, unit: str, meaning: str) -> sp.ImmutableMatrix:
    return sp.ImmutableMatrix(
        [_add(f"{name}_{a}", f"({latex})_{a}", unit, f"{a} component of {meaning}") for a in q.AXES]
    )


def _swing(j: int) -> Arrow:
    step = "" if j == 1 else r"\nabla_t" if j == 2 else rf"\nabla_t^{{{j - 1}}}"
    name, latex = f"W{j}", rf"{step}\dot{{\mathbf{{n}}}}"
    unit = "1/s" if j == 1 else f"1/s^{j}"
    parts = _vector(name, latex, unit, f"the rate of n of order {j} along the path, across n")
    return Arrow(name, latex, parts, across="n")


SWINGS = tuple(_swing(j) for j in range(1, HIGHEST + 1))
"""W_1, W_2, ...: dn/dt along the path, and its derivatives along the path, across n."""


def _product(a: int, b: int, turned: bool) -> sp.Symbol:
    left, right = SWINGS[a - 1].latex, SWINGS[b - 1].latex
    pair = rf"\mathbf{{n}}\cdot({left}\times{right})" if turned else rf"({left}\cdot{right})"
    latex = rf"|{left}|^2" if a == b else pair
    return _add(f"{'X' if turned else 'G'}{a}{b}", latex, f"1/s^{a + b}", f"product of W_{a} and W_{b}")


_PAIRS = [(a, b) for a in range(1, HIGHEST) for b in range(a, HIGHEST + 1 - a)]
DOTS = {pair: _product(*pair, False) for pair in _PAIRS}
"""W_a . W_b for a <= b."""
TURNS = {pair: _product(*pair, True) for pair in _PAIRS if pair[0] < pair[1]}
"""n . (W_a x W_b) for a < b."""

# One electron: the law in the lab and what is exact
response = _add("lambda_T", r"[\lambda', \lambda'', T]", "s", "what answers a rate of n: across it, turned, and along")
law = _add("law", r"\dot{\mathbf{s}}_{lab}", "1/s", "rate of the spin in the lab")
ds_series = _add(
    "ds_series", r"\pm\delta\mathbf{s}_{\uparrow,\downarrow}", "1", "response of a spin, opposite in the bands"
)
torque_series = _add(
    "torque_series",
    r"\pm\dot{\mathbf{l}}_{\uparrow,\downarrow}",
    "1/s",
    "torque of one electron on M, opposite in the bands",
)
chi_exact = _add("chi_exact", r"\delta s/n_\perp", "1", "response to a small swing of n, real and imaginary part")
swing_rate = _add("Omega_D", r"\Omega_D", "1/s", "omega - v . q, frequency of n along the path")
frequency = _add("omega", r"\omega", "1/s", "frequency of a wave of n")
wave_number = _add("q", "q", "1/m", "wave number of a wave of n along x")
turn_rate = _add("omega_n", r"\omega_n", "1/s", "rate at which n goes round its cone along the path")
cone_exact = _add("cone_exact", r"\{A, W', W''\}", "1", "spin on a cone: along n, and over dn/dt")

# Bands and the second order
drift = _add("w", "w", "m/s", "drift of a band along x, relaxation time times acceleration")
moments = _add("v_means", r"\langle v_x^m\rangle/v_F^m", "1", "means of powers of v_x/v_F over a band")
Pi_up, Pi_down = (
    _add(f"Pi_{b}", rf"\Pi_{{\{b}arrow}}", "1/(m s^2)", f"sum of v_x^2 over the electrons of the {b} band")
    for b in ("up", "down")
)
c_2 = _add("c_2", r"c^2", "m^2/s^2", "(Pi_up - Pi_down)/(N_up - N_down), square of a velocity", positive=True)
zeta = _add("zeta", r"\zeta", "1", "what the squares of the drifts add up to; 1/eta where the bands drift alike")
torque_n = _add("torque_n", r"\mathbf{T}/M_s", "1/s", "torque of second order, over M_s")
n_rate = _add("n_rate", r"\frac{\partial\mathbf{n}}{\partial t}", "1/s", "rate of n")
n_acceleration = _add("n_acc", r"[\partial_t^2\mathbf{n}]_\perp", "1/s^2", "second derivative of n, across n")
inertia = _add("inertia", r"[I', I'']", "s", "times of the inertia and of what dissipates with it")
growth = _add("growth", r"\Gamma", "1/s", "growth of a rate of n left to itself")
stiffness = _add("stiffness", r"\delta A_{ex}", "J/m", "stiffness added by the conduction electrons")
target = _add("target", r"[t_1, t_2]", "s", "numbers of the equilibrium to relax towards, by order")
mended = _add(
    "mended", r"[\lambda_t, \lambda_v, \lambda_{tt}, \lambda_{tv}, \lambda_{vv}]", "s", "numbers, that target"
)
bare = _add("omega_0", r"\omega_0", "1/s", "gamma H, the frequency without conduction electrons")
dispersion = _add("F", "F", "1/s", "what is zero where a wave of n is a solution")
nutation = _add("omega_2", r"\omega_2", "1/s", "second frequency of a uniform n")


def _across(name: str, key: str, latex: str, unit: str, meaning: str) -> Arrow:
    """The part across n of a second derivative of n, whose components are symbols."""
    parts = _vector(key, latex, unit, meaning)
    return Arrow(name, rf"[{latex}]_\perp", parts - q.n * q.n.dot(parts), across="n")


acceleration = _across("∂²n/∂t²⊥", "n_tt", r"\partial_t^2\mathbf{n}", "1/s^2", "the second derivative of n by time")
laplacian = _across("∇²n⊥", "n_lap", r"\nabla^2\mathbf{n}", "1/m^2", "the Laplacian of n")
_CURRENTS = ((j, "A/(m^3 s)", "A^2/m^6") for j in (q.j_up_arrow, q.j_down_arrow))
_CARRIERS = ((q.u_arrow, "1/s^2", "1/s^2"), *_CURRENTS)
"""What carries n along, and the units of both kinds of its second derivatives."""
SECOND = {
    v: _across(
        f"({v}·∇)∂n/∂t⊥", f"n_t{v}", rf"({v.latex}\cdot\nabla)\partial_t\mathbf{{n}}", unit, f"({v} . grad) d_t n"
    )
    for v, unit, _ in _CARRIERS
}
"""((v . grad) d_t n) across n, by the vector v."""
TWICE = {
    v: _across(f"({v}·∇)²n⊥", f"n_{v}{v}", rf"({v.latex}\cdot\nabla)^2\mathbf{{n}}", unit, f"({v} . grad)^2 n")
    for v, _, unit in _CARRIERS
}
"""((v . grad)^2 n) across n, for a vector v that is the same everywhere."""
