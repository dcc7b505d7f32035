"""Numbers in the paper's words, from the exact SI constants, as balls.

Source: BIPM, The International System of Units, 9th edition (2019): h and e are exact.
"""

from __future__ import annotations

from fractions import Fraction

import flint

PLANCK = Fraction(662607015, 10**42)
ELEMENTARY_CHARGE = Fraction(1602176634, 10**28)
EXCHANGE_GAPS_EV = (Fraction(1), Fraction(1, 10))
"""Gaps in eV for the range of tau_ex: "as large as an eV" is the upper end, and one decade below it the lower."""


def _ball(value: Fraction) -> flint.arb:
    return flint.arb(flint.fmpq(value.numerator, value.denominator))


def exchange_time(gap_ev: Fraction) -> flint.arb:
    """hbar / Delta in seconds for a gap in eV, as a ball."""
    return _ball(PLANCK) / (2 * flint.arb.pi()) / _ball(gap_ev * ELEMENTARY_CHARGE)


def nearest_decade(value: flint.arb) -> Fraction:
    """The power of ten nearest to a positive ball in the logarithm: the reading of "of the order of"."""
    exponent = (value.log() / flint.arb(10).log() + flint.arb(1) / 2).floor().unique_fmpz()
    if exponent is None:
        raise ValueError(f"{value} lies too near the middle between two decades")
    return Fraction(10) ** int(exponent)
