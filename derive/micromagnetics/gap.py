"""The exchange gap as people write it, "1 eV", "100 meV" or "1.6e-19 J", and whether it can be one.

Key result: `exchange_gap`, which every command that takes a gap uses; each says what its bare number means.
Source: Cheng & Niu (2013), tau_ex = hbar/Delta after Eq. 8; e and h are exact in the SI.
"""

from __future__ import annotations

import re
from math import isfinite

from derive.micromagnetics.constants import ELEMENTARY_CHARGE, HBAR

UNITS = {"eV": ELEMENTARY_CHARGE, "meV": ELEMENTARY_CHARGE / 1000, "J": 1.0}
"""Joules in each unit that is understood."""

LOWEST_EV, HIGHEST_EV = 1e-4, 100.0
"""What a gap can be: below 0.1 meV (1 K) no band is split, above 100 eV none is that wide."""

_WRITTEN = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([A-Za-z]*)\s*")


def exchange_gap(given: str | float, bare: str) -> float:
    """The gap in J. `bare`, a key of `UNITS`, is the unit of a number without one.

    ValueError for what is no number with one of the units, and for a gap whose exchange time is absurd.
    """
    match = _WRITTEN.fullmatch(given if isinstance(given, str) else repr(float(given)))
    if match is None or (match[2] or bare) not in UNITS:
        raise ValueError(f"gap = {given}; give a number with its unit, such as '1 eV' or '1.6e-19 J' (bare: {bare})")
    size = float(match[1])
    energy = size * UNITS[match[2] or bare]
    if not (isfinite(energy) and size > 0):
        raise ValueError(f"gap = {given}; it must be finite and positive, such as '1 eV' or '1.6e-19 J' (bare: {bare})")
    if not LOWEST_EV <= energy / ELEMENTARY_CHARGE <= HIGHEST_EV:
        raise ValueError(
            f"gap = {given} is {energy / ELEMENTARY_CHARGE:.3g} eV, so tau_ex = hbar/gap would be {_time(energy)}; "
            f"a gap lies between {LOWEST_EV:g} and {HIGHEST_EV:g} eV. Say the unit, as in '1 eV' or '1.6e-19 J' "
            f"(a bare number is in {bare})"
        )
    return energy


def _time(energy: float) -> str:
    return f"{HBAR / energy:.3g} s" if energy > HBAR / 1e300 else "beyond all bounds"
