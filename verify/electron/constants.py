"""The two constants that turn scaled times into seconds, exact since the SI of 2019.

Source: BIPM, The International System of Units, 9th edition (2019), table 1; CODATA 2018 repeats them.
"""

from __future__ import annotations

from math import pi

PLANCK = 6.62607015e-34
"""h in J s (exact)."""

ELEMENTARY_CHARGE = 1.602176634e-19
"""e in C (exact); also the joules of one electronvolt."""

HBAR = PLANCK / (2 * pi)
"""h/(2 pi) in J s."""


def exchange_time(gap_eV: float) -> float:
    """tau_ex = hbar/Delta in seconds (after Eq. 8) for a gap in electronvolts."""
    return HBAR / (gap_eV * ELEMENTARY_CHARGE)
