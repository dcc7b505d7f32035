"""x.signs: the one choice of sign behind p.gap, 14, p.torque, p.n0 and p.smf, with a table of what holds when.

For every reading of s, M and the coupling the table says which printed statements hold, and by what the others have to
be multiplied. The factors are stated by hand below; the check holds them against `derive.cheng_niu.signs` for every
reading, and what depends on the sense of the precession against the derivation with either sign of the exchange.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive import Model
from derive.cheng_niu import symbols as q
from derive.cheng_niu.signs import LABELS, READINGS, Reading, required_factors
from derive.core.equation import Derivation
from verify.cheng_niu.claims import ours
from verify.judge.checks import exact
from verify.judge.claim import Claim
from verify.zero.exact import is_zero

_a, _b, _c, _h = sp.symbols("a b c h", real=True)
_energy, _turn = _a * _b * _c, _b * _c
_STATED: dict[str, tuple[Any, ...]] = {
    "1": (_energy,),
    "3": (_a * _h,),
    "4": (_energy / _h,),
    "8": (_turn,),
    "13": (_turn, _h),
    "14": (-_a * _b / _h,),
    "15": (-_a * _b, _turn),
    "p.torque": (_turn,),
    "16": (-_a * _b, _turn, _b),
    "p.llg": (_b,),
    "p.gap": (-_energy, 2 * _h),
    "p.n0": (-_energy,),
    "p.smf": (_turn,),
}
SIGNS = ours(
    "x.signs",
    r"\mathbf{s} = a h \langle\boldsymbol{\sigma}\rangle,\ \mathbf{n} = b\,\mathbf{d},\ "
    r"H = c\,\tfrac{\Delta}{2}\boldsymbol{\sigma}\cdot\mathbf{d}:\quad "
    r"\text{(1)}\ abc,\ \text{(3)}\ ah,\ \text{(4)}\ abc/h,\ \text{(8)}\ bc,\ \text{(14)}\ -ab/h,\ \gamma\ b",
    *(factor for factors in _STATED.values() for factor in factors),
)


def signs(body: sp.Tuple, d: Derivation) -> bool:
    """The factors stated are those of `cheng_niu.signs` for every reading, and those that the derivation finds."""
    for reading in READINGS:
        values = dict(zip((_a, _b, _c, _h), map(sp.Rational, reading.factors), strict=True))
        required = [sp.Rational(f) for factors in required_factors(reading).values() for f in factors.values()]
        if [factor.xreplace(values) for factor in body] != required or not _is_derived(reading, d):
            return False
    return True


def _is_derived(reading: Reading, d: Derivation) -> bool:
    """Whether the chain for n = b d has these factors; that s = a h sigma and the moment is -mu_B sigma is put in.

    The exchange is then bc, and Eq. 4, in s, carries a/h on top.
    """
    a, _, _, h = reading.factors
    factors = required_factors(reading)
    precession = factors["8"][""]
    other = d.variant(Model(exchange=int(precession)))
    rest = dict.fromkeys((q.thetadot, q.phidot), sp.S.Zero)
    split = [chain["A2"].rhs.diff(q.s3) for chain in (other, d)]
    return is_zero(
        [
            *(other["8"].rhs.xreplace(rest) - sp.Rational(precession) * d["8"].rhs.xreplace(rest)),
            split[0] * sp.Rational(a / h) - sp.Rational(factors["4"][""]) * split[1],
            *(other["x.torque"].rhs - sp.Rational(factors["p.torque"][""]) * d["x.torque"].rhs),
            other["x.beta"].rhs - sp.Rational(factors["16"]["xi"]) * d["x.beta"].rhs,
            *(other["x.u"].rhs - d["x.u"].rhs),
        ]
    )


def _row(reading: Reading) -> tuple[str, ...]:
    """The row of a reading; a cell says "holds", or what has to be multiplied by how much."""
    a, _, c, h = reading.factors
    s = f"{'-' if a < 0 else ''}sigma{'/2' if h != 1 else ''}"
    wrong = [
        [f"{what} x {f}".lstrip() for what, f in row.items() if f != 1] for row in required_factors(reading).values()
    ]
    return (s, reading.M, "parallel" if c > 0 else "antiparallel", *(", ".join(cell) or "holds" for cell in wrong))


CLAIMS: tuple[Claim, ...] = (
    Claim(
        SIGNS,
        "which of the printed signs and sizes hold together: one choice of what s and M stand for",
        "confirmed",
        exact(signs, "for all 16 readings, against derive.signs and the chain with either exchange"),
        derived="8",
        why="3, 14 and gamma > 0 exclude one another. With s along the moment and M the moment, 8, 13-16, the torque "
        "and the sign of p.gap hold as printed and 1, 3, 4 have to be turned; with s the spin, 1, 3, 4 hold and 14 "
        "carries -mu_B. The factor 2 of p.gap is s = sigma against s = sigma/2.",
        table=(("s", "M", "coupling", *LABELS), *map(_row, READINGS)),
    ),
)
