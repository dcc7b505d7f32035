"""What each term of the first two orders is: its origin, its sign when time is reversed, its unit, its size in metals.

Sizes are rates in 1/s for n that turns at 10 GHz, in a wall of width sqrt(A/K), at 1e12 A/m^2 in metals and 1e10 in
(Ga,Mn)As, with n_0/M_s = 0.01 and v_F = 3e5 m/s as the paper has them, and bands that drift alike. The gap is 1 eV in
metals (the paper's) and 0.1 eV in (Ga,Mn)As, an estimate; the rest is in
`derive.micromagnetics.materials`, where each number says what it rests on.
"""

from __future__ import annotations

import math
from typing import Any

from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR
from derive.micromagnetics.materials import material
from verify.cheng_niu.readings import AS_READ

SAMPLES = {"permalloy": (1.0, 1e12), "cobalt": (1.0, 1e12), "GaMnAs": (0.1, 1e10)}
"""Gap in eV and current density in A/m^2 by material."""
FREQUENCY = 2 * math.pi * 1e10
HEAD = ("order", "term", "origin", "time reversed", "unit", *SAMPLES)
_ROWS: tuple[tuple[str, str, str, bool, Any], ...] = (
    ("1", "d_t n", "density", True, lambda m: m["eta"] * m["omega"]),
    ("1", "n x d_t n", "density", False, lambda m: m["xi"] * m["eta"] * m["omega"]),
    ("1", "(u . grad) n", "current", True, lambda m: m["u"] / m["width"]),
    ("1", "n x (u . grad) n", "current", False, lambda m: m["xi"] * m["u"] / m["width"]),
    ("2", "n x d_t^2 n", "density", True, lambda m: m["K"] * m["eta"] * m["omega"] ** 2),
    ("2", "d_t^2 n", "density", False, lambda m: m["D"] * m["eta"] * m["omega"] ** 2),
    ("2", "n x (u . grad) d_t n", "current", True, lambda m: 2 * m["K"] * m["u"] * m["omega"] / m["width"]),
    ("2", "(u . grad) d_t n", "current", False, lambda m: 2 * m["D"] * m["u"] * m["omega"] / m["width"]),
    ("2", "n x lap n", "second moment", True, lambda m: m["K"] * m["eta"] * m["c2"] / m["width"] ** 2),
    ("2", "lap n", "second moment", False, lambda m: m["D"] * m["eta"] * m["c2"] / m["width"] ** 2),
    ("2", "n x (u . grad)^2 n", "current squared", True, lambda m: 2 * m["K"] / m["eta"] * (m["u"] / m["width"]) ** 2),
    ("2", "(u . grad)^2 n", "current squared", False, lambda m: 2 * m["D"] / m["eta"] * (m["u"] / m["width"]) ** 2),
)
"""Order, term, moment, whether it keeps its sign with time reversed (n, d_t and u turned over), size."""


def _numbers(name: str) -> dict[str, float]:
    found = material(name).numbers
    gap, current = SAMPLES[name]
    tau_ex = HBAR / (gap * ELEMENTARY_CHARGE)
    loss = 1 + found["xi"] ** 2
    drift = found["P"] * current * BOHR_MAGNETON / (ELEMENTARY_CHARGE * found["Ms"] * loss)
    kappa = {"K": tau_ex * (1 - found["xi"] ** 2) / loss, "D": 2 * tau_ex * found["xi"] / loss}
    speed = {"c2": float(AS_READ["v_F"]) ** 2 / 5, "omega": FREQUENCY, "u": drift}
    width = math.sqrt(found["A"] / found["K"])
    return {"xi": found["xi"], "eta": 0.01 / loss, "width": width, **kappa, **speed}


def table() -> tuple[tuple[str, ...], ...]:
    """The rows as text, headings first."""
    numbers = [_numbers(name) for name in SAMPLES]
    return (
        HEAD,
        *(
            (order, term, origin, "as it is" if kept else "turned over", "1/s", *(f"{size(m):.1e}" for m in numbers))
            for order, term, origin, kept, size in _ROWS
        ),
    )
