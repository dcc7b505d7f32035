"""How words are read as numbers: one table, for the claims, the figures and `python -m verify validity`.

Each reading was fixed, with its reason, before the number it judges was computed. Where another number is as
sensible it stands in `others`; where a finding changes with one of them the claim's `why` says so, and a test tries
them all. A check takes its numbers from the mapping it is given, `AS_READ` unless told otherwise.

Key results: `READINGS` (name -> `Reading`), `AS_READ` (name -> number), `readings_of` (a label).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Numbers = Mapping[str, Fraction]
"""Numbers by the names of `READINGS`."""


@dataclass(frozen=True)
class Reading:
    """One word, its number, why that number, where it is used (labels, commands), and other sensible numbers."""

    word: str
    number: Fraction
    reason: str
    used: tuple[str, ...]
    others: tuple[Fraction, ...] = ()

    def __str__(self) -> str:
        also = "".join(f", as sensible: {float(other):g}" for other in self.others)
        return f"{self.word}: {float(self.number):g}{also} ({self.reason})"


def _reading(word: str, number: str, reason: str, used: str, others: str = "") -> Reading:
    return Reading(word, Fraction(number), reason, tuple(used.split()), tuple(map(Fraction, others.split())))


READINGS: dict[str, Reading] = {
    "much": _reading(
        "N >> 1, l >> v_F tau_ex",
        "10",
        "an order of magnitude; where more is meant people write 'very much'",
        "p.any-xi p.narrow-wall",
        "100",
    ),
    "order": _reading(
        "of the order of (decades either way)",
        "1/2",
        "the nearest power of ten in the logarithm",
        "p.exchange-time p.narrow-wall",
        "1",
    ),
    "family": _reading(
        "n_0/M_s ~ 10^-2 (factor either way)",
        "10",
        "a '~' for a whole family of metals claims a decade and no more",
        "p.n0",
    ),
    "many": _reading(
        "many angstroms (m)",
        "1e-9",
        "ten; one counts in angstroms up to a hundred of them, and for one or two one would say so",
        "p.narrow-wall",
    ),
    "v_F": _reading(
        "v_F ~ 3e5 m/s",
        "300000",
        "as printed; an s band that is free has a few times more",
        "p.narrow-wall p.nonlocal",
        "1000000",
    ),
    "gap": _reading(
        "Delta ~ 1 eV (eV)",
        "1",
        "as printed, 'as large as an eV'; a decade below it is the other end of the paper's range of tau_ex",
        "p.exchange-time p.narrow-wall p.nonlocal",
        "1/10",
    ),
    "few nm": _reading(
        "a few nm (m)",
        "3e-9",
        "more than a couple; the walls of Ref. 26 are 1 to 10 nm, 3 nm is their middle on a logarithmic scale",
        "p.narrow-wall p.nonlocal",
        "1e-9",
    ),
    "width": _reading(
        "the domain wall width, over the l of theta = 2 atan(exp(x/l))",
        "1",
        "the paper names it as an example of its characteristic length l; experiments often mean pi l (22/7 here)",
        "p.narrow-wall p.nonlocal validity",
        "22/7",
    ),
    "nonlocal": _reading(
        "non-local, oscillatory: the spin behind the wall over the response in it",
        "1/10",
        "a tenth shows beside the rest; at xi = 0, where it lasts longest",
        "p.nonlocal",
    ),
    "valid": _reading(
        "a result is valid, a solution a good approximation: relative error",
        "1/10",
        "as for the figures and the command: up to a tenth it holds roughly",
        "p.any-xi validity",
    ),
    "holds": _reading("holds (relative error)", "1/100", "what a simulation would not notice", "validity"),
    "higher": _reading(
        "higher order small quantities: leading power of the small parameter",
        "2",
        "one more than the quantity itself, for every background that the statement allows",
        "p.slow-epsilon",
    ),
    "slightly": _reading("slightly renormalized", "1/10", "up to a tenth of itself", "p.damping"),
    "sizable": _reading("a sizable change of xi: from 0 to", "1", "the largest xi that the paper names", "p.damping"),
    "alpha": _reading(
        "the smallest alpha that a wall is read with",
        "1/1000",
        "metals have 0.001 to 0.1; a wall moves at u xi/alpha, so an xi below this alpha is measured by it",
        "validity",
    ),
}


def readings_of(label: str) -> list[Reading]:
    """The readings that the check of a claim rests on."""
    return [reading for reading in READINGS.values() if label in reading.used]


AS_READ: Numbers = {name: reading.number for name, reading in READINGS.items()}

ANY_XI = (Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10))
"""'Any xi', 'regardless of the value of xi'."""

WALLS_26 = (1e-9, 10e-9)
"""Narrowest and widest wall (m) of the paper's Ref. 26, 'very narrow domain walls (1 ~ 10 nm)'."""
