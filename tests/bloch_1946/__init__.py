"""Nuclear induction after F. Bloch, Phys. Rev. 70, 460 (1946): a small second paper on the same engine.

`theory` derives, `printed` holds the print, and here the two meet in claims; `PAPER` ties them together.
"""

from __future__ import annotations

import sympy as sp

from bloch_1946 import printed
from bloch_1946 import theory as q
from derive.core.equation import Derivation
from verify.judge.checks import derived_form, equals_derived, exact, has_unit
from verify.judge.claim import Claim, Condition, Test
from verify.judge.paper import Paper
from verify.zero.exact import is_zero


def _weak_width(body: sp.Tuple, d: Derivation) -> bool:
    """The derived half width at vanishing drive."""
    return is_zero([member - d["6"].rhs.xreplace({q.omega_1: sp.S.Zero}) for member in body])


def _largest(body: sp.Tuple, d: Derivation) -> bool:
    """The slope of the resonant absorption by the drive vanishes there, and the absorption is the derived largest."""
    resonant = d["3v"].rhs.xreplace({q.delta: sp.S.Zero})
    slopes = [resonant.diff(q.omega_1).xreplace({q.omega_1: member}) for member in body]
    return is_zero([*slopes, *(resonant.xreplace({q.omega_1: member}) - d["7"].rhs for member in body)])


def _one_time(body: sp.Tuple, d: Derivation) -> bool:
    """The absorption where both times are T_2."""
    return is_zero([member - d["3v"].rhs.xreplace({q.T_1: q.T_2}) for member in body])


def _absorption_alone(body: sp.Tuple, d: Derivation) -> bool:
    return is_zero([member - d["3v"].rhs for member in body])


def _equal(label: str) -> tuple[Test, ...]:
    return (equals_derived(label),)


CLAIMS = (
    Claim(printed.MOTION, "equation of motion", "confirmed", _equal("1")),
    Claim(printed.TURNING, "equation in the turning frame", "confirmed", _equal("2")),
    Claim(printed.DISPERSION, "dispersion", "confirmed", _equal("3u")),
    Claim(printed.ABSORPTION, "absorption", "confirmed", _equal("3v")),
    Claim(
        printed.SATURATION,
        "saturation",
        "misprint",
        (*_equal("3w"), has_unit("A/m")),
        corrected=printed.SATURATION.corrected(
            r"w = \frac{M_0 (1 + T_2^{2} \delta^{2})}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}"
        ),
        suspect="authors",
        why="The square of T_2 is missing in the numerator, so that the sum adds a number and a rate.",
    ),
    Claim(printed.WEAK, "absorption of a weak drive", "confirmed", _equal("4")),
    Claim(
        printed.EQUAL,
        "absorption with one relaxation time",
        "conditional",
        exact(_absorption_alone, "equals the derived absorption for any two times", derived_form("3v")),
        condition=Condition("T_1 = T_2", exact(_one_time, "equals the derived absorption for T_1 = T_2")[0]),
        why="For any two times T_1 T_2 stands where the print has the square of T_2.",
    ),
    Claim(
        printed.WIDTH,
        "half width of the line",
        "error",
        exact(_weak_width, "equals the derived half width at vanishing drive"),
        corrected=printed.WIDTH.corrected(r"\delta_{1/2} = \frac{1}{T_2}"),
        suspect="authors",
        why="2/T_2 is the full width at half maximum; the half width is 1/T_2.",
    ),
    Claim(printed.PEAK, "largest absorption", "confirmed", _equal("7")),
    Claim(
        printed.BEST_DRIVE,
        "the drive of the largest absorption",
        "error",
        exact(_largest, "the absorption is stationary there and as large as derived"),
        corrected=printed.BEST_DRIVE.corrected(r"\omega_1 = \frac{1}{\sqrt{T_1 T_2}}"),
        suspect="authors",
        why="It is the geometric mean of the two relaxation rates, not the arithmetic one.",
    ),
)

PAPER = Paper(
    "Nuclear induction",
    ("F. Bloch",),
    "Phys. Rev. 70, 460 (1946)",
    q.THEORY,
    {claim.label: claim for claim in CLAIMS},
    ("3u", "3v"),
)
