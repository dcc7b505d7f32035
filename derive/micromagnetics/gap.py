"""The exchange gap as people write it, "1 eV", "100 meV" or "1.6e-19 J", and whether it can be one.

Key result: `exchange_gap`, which every command that takes a gap uses; each says what its bare number means.
Source: Cheng & Niu (2013), tau_ex = hbar/Delta after Eq. 8.
"""

from __future__ import annotations

from derive.micromagnetics.constants import ELEMENTARY_CHARGE, HBAR
from derive.micromagnetics.quantities import quantity

LOWEST_EV, HIGHEST_EV = 1e-4, 100.0
"""What a gap can be: below 0.1 meV (1 K) no band is split, above 100 eV none is that wide."""


def exchange_gap(given: str | float, bare: str) -> float:
    """The gap in J. `bare`, "eV" or "J", is the unit of a number without one.

    ValueError for what is no number with a unit of energy, and for a gap whose exchange time is absurd.
    """
    text = given.strip() if isinstance(given, str) else repr(float(given))
    energy = quantity(f"{text} {bare}" if text[-1:].isdigit() or text.endswith(".") else text, "J", "gap")
    if not energy > 0:
        raise ValueError(f"gap = {given}; it must be positive, such as '1 eV' or '1.6e-19 J' (bare: {bare})")
    if not LOWEST_EV <= energy / ELEMENTARY_CHARGE <= HIGHEST_EV:
        raise ValueError(
            f"gap = {given} is {energy / ELEMENTARY_CHARGE:.3g} eV, so tau_ex = hbar/gap is {HBAR / energy:.3g} s; "
            f"a gap lies between {LOWEST_EV:g} and {HIGHEST_EV:g} eV. Say the unit, as in '1 eV' or '1.6e-19 J' "
            f"(a bare number is in {bare})"
        )
    return energy
