"""Witnesses: numbers at which a printed form and its corrected form differ, by enclosure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy as sp

from verify.balls import ball
from verify.claim import Claim
from verify.samples import nonzero_ball

DIGITS = 10


@dataclass(frozen=True)
class Witness:
    """One entry of a statement at one exact point: the values of both forms, to `DIGITS` digits, proven to differ."""

    at: dict[str, str]
    printed: str
    corrected: str


def witness(claim: Claim) -> Witness | None:
    """A point where the printed and the corrected form of a claim differ; None where there is no corrected form."""
    if claim.corrected is None:
        return None
    for printed, corrected in _pairs(claim.printed.body, claim.corrected.body):
        point = _where_they_differ(printed - corrected, dict(claim.at))
        if point is not None:
            point = _completed(point, printed, corrected)
            return Witness(
                {_name(s): str(v) for s, v in sorted(point.items(), key=lambda kv: str(kv[0]))},
                _digits(printed, point),
                _digits(corrected, point),
            )
    return None


def _pairs(printed: sp.Tuple, corrected: sp.Tuple) -> list[tuple[Any, Any]]:
    """Entries of the two forms that correspond, member by member."""
    members = list(zip(printed, corrected, strict=True))
    return [pair for left, right in members for pair in zip(_entries(left), _entries(right), strict=True)]


def _entries(form: Any) -> list[Any]:
    return list(form) if isinstance(form, sp.MatrixBase) else [form]


def _where_they_differ(difference: sp.Expr, chosen: dict[Any, Any]) -> dict[Any, Any] | None:
    """The chosen point if a ball of the difference excludes zero there, else a point that is searched for."""
    if chosen and difference.free_symbols <= set(chosen):
        value = ball(difference, chosen, 2 * DIGITS)
        if value.is_finite() and not value.contains(0):
            return chosen
    found = nonzero_ball(difference)
    return found[0] if found is not None else None


def _completed(point: dict[Any, Any], *forms: sp.Expr) -> dict[Any, Any]:
    """The point with one half for each symbol that cancels in the difference of the forms."""
    rest = {s for form in forms for s in form.free_symbols} - set(point)
    return {**point, **dict.fromkeys(rest, Fraction(1, 2))}


def _name(symbol: Any) -> str:
    return str(symbol)


def _digits(expr: sp.Expr, point: dict[Any, Any]) -> str:
    """The value of an expression at a point as digits that its ball proves."""
    value = ball(expr, point, 2 * DIGITS)
    real, imaginary = (_part(part) for part in (value.real, value.imag))
    if imaginary == "0":
        return real
    sign = "-" if imaginary.startswith("-") else "+"
    return f"{real} {sign} {imaginary.removeprefix('-')}i"


def _part(part: Any) -> str:
    """A real ball in digits; 0 where it is too small to tell from zero at twice the digits shown."""
    return "0" if abs(part) < 10.0**-DIGITS else str(part.str(DIGITS, radius=False))
