"""Witnesses: numbers at which a printed form and its corrected form differ, by enclosure.

The point is simple where a simple one will do, so that a physicist can put it in by head: small integers, and simple
parts of a turn for what stands in sines and cosines alone. What a witness shows can be computed again.

Key results: `witness` (found for a claim), `stands` (whether the two forms have the values that a witness shows).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, product
from typing import Any

import sympy as sp

from verify.judge.claim import Claim
from verify.judge.statement import entries_of
from verify.zero.atoms import is_free, unbarred
from verify.zero.balls import ball
from verify.zero.samples import keeps_assumptions, nonzero_ball

DIGITS = 10
_HALF = sp.Rational(1, 2)
_NUMBERS = ((1, 2), (2, 1), (1, 2, 3), (3, 1, 2), (_HALF, 1), (1, _HALF, 2), (1, 2, 1, 3), (1, 2, 3, 5, 7))
_TURNS = ((_HALF,), (1, _HALF), (_HALF, 1), (sp.Rational(1, 3),), (sp.Rational(1, 6),))
"""Simple values, dealt out in turn to the atoms of a form: numbers, and turns in units of pi."""
_TURN = re.compile(r"(-?)(?:(\d+)\*)?pi(?:/(\d+))?")
_NUMBER = re.compile(r"-?\d+(?:/\d+)?")

Point = dict[Any, sp.Expr]
"""Exact values, rational or a rational times pi, of symbols, free functions and their derivatives."""


@dataclass(frozen=True)
class Witness:
    """One entry of a statement at one exact point: the values of both forms, to `DIGITS` digits, proven to differ."""

    at: dict[str, str]
    printed: str
    corrected: str


def witness(claim: Claim) -> Witness | None:
    """A point where the printed and the corrected form of a claim differ; None where there is no corrected form."""
    return apart(_pairs(claim), claim.at)


def apart(pairs: Iterable[tuple[Any, Any]], at: Mapping[Any, Any] | None = None) -> Witness | None:
    """A point, `at` first, where the two of some pair of expressions differ; None where none was met."""
    shown = (_shown(point, *forms) for forms in pairs for point in _candidates(_atoms(*forms), at or {}, *forms))
    return next(filter(None, shown), None)


def stands(shown: Witness, claim: Claim) -> bool:
    """Whether one entry of the two forms, computed again at the point shown, has the values shown, which differ."""
    values = {name: _value(text) for name, text in shown.at.items()}
    for forms in _pairs(claim):
        named = {_name(atom): atom for atom in _atoms(*forms)}
        if set(values) != set(named) or None in values.values():
            continue
        point = {named[name]: value for name, value in values.items()}
        if _keeps(point) and _shown(point, *forms) == shown:
            return True
    return False


def _keeps(point: Mapping[Any, Any]) -> bool:
    return all(keeps_assumptions(value, atom) for atom, value in point.items())


def _pairs(claim: Claim) -> list[tuple[Any, Any]]:
    """Entries of the two forms that correspond; none where there is no corrected form."""
    if claim.corrected is None:
        return []
    return list(zip(entries_of(claim.printed.body), entries_of(claim.corrected.body), strict=True))


def _atoms(*forms: Any) -> list[Any]:
    """What needs a value, in an order that does not depend on the run; a free function hides its arguments."""
    found, walk = set(), sp.preorder_traversal(sp.Tuple(*forms))
    for node in walk:
        if is_free(node):
            found.add(unbarred(node)[0])
            walk.skip()
    return sorted(found, key=_name)


def _name(atom: Any) -> str:
    """The name of a symbol or function, and d(function)/d(variable) of a derivative."""
    if not isinstance(atom, sp.Derivative):
        return str(getattr(atom, "name", atom))
    below = "".join(f"d{variable}" * int(count) for variable, count in atom.variable_count)
    return f"d{atom.expr.func}/{below}"


def _candidates(atoms: list[Any], chosen: Mapping[Any, Any], *forms: Any) -> Iterator[Point]:
    """Points in the order of preference: the claim's own, simple ones, one that a search meets."""
    if chosen and set(atoms) <= set(chosen):
        yield {atom: sp.Rational(str(chosen[atom])) for atom in atoms}
    turning = _angles(atoms, *forms)
    plain = len(atoms) - len(turning)
    ones = [(1,), *((1,) * k + (2,) + (1,) * (plain - k - 1) for k in range(plain))]
    for numbers, turns in product([*ones, *_NUMBERS], _TURNS if turning else _TURNS[:1]):
        dealt = cycle(numbers), cycle(turns)
        point = {a: next(dealt[1]) * sp.pi if a in turning else sp.Integer(1) * next(dealt[0]) for a in atoms}
        if _keeps(point):
            yield point
    found = nonzero_ball(forms[0] - forms[1])
    if found is not None:
        met = {atom: sp.Rational(value.numerator, value.denominator) for atom, value in found[0].items()}
        yield {atom: met.get(atom, _HALF) for atom in atoms}


def _angles(atoms: list[Any], *forms: Any) -> set[Any]:
    """The atoms that stand nowhere but in sines, cosines and phases."""
    waves = {w for form in forms for w in form.atoms(sp.sin, sp.cos, sp.exp) if w.func is not sp.exp or w.has(sp.I)}
    outside = _atoms(*(form.xreplace(dict.fromkeys(waves, sp.S.One)) for form in forms))
    return set(atoms) - set(outside)


def _shown(point: Point, printed: Any, corrected: Any) -> Witness | None:
    """Both forms at a point, if both are finite there and a ball of the difference excludes zero."""
    try:
        left, right = (ball(form.xreplace(point), {}, 2 * DIGITS) for form in (printed, corrected))
    except ValueError:  # a pole
        return None
    difference = left - right
    if not difference.is_finite() or difference.contains(0):
        return None
    return Witness({_name(atom): str(value) for atom, value in point.items()}, _digits(left), _digits(right))


def _value(text: str) -> sp.Expr | None:
    """The exact number that a witness shows; None where the text is no such number."""
    if _NUMBER.fullmatch(text):
        return sp.Rational(text)
    if found := _TURN.fullmatch(text):
        return sp.Rational(f"{found[1]}{found[2] or 1}") / sp.Integer(found[3] or 1) * sp.pi
    return None


def _digits(value: Any) -> str:
    """A ball as digits that it proves."""
    real, imaginary = _part(value.real), _part(value.imag)
    if imaginary == "0":
        return real
    if real == "0":
        return f"{imaginary}i"
    return f"{real} {'-' if imaginary.startswith('-') else '+'} {imaginary.removeprefix('-')}i"


def _part(part: Any) -> str:
    """A real ball in digits, without zeros at the end; 0 where it cannot be told from zero at twice the digits."""
    if abs(part) < 10.0**-DIGITS:
        return "0"
    text = str(part.str(DIGITS, radius=False))
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
