"""Quantities as people write them, "1.2e12 A/m^2", "800 kA/m", "13 pJ/m" or "0.1 T", as SI numbers.

A number without a unit, or with the SI unit asked for, needs nothing, and neither does a gap in eV. Any other unit is
read by pint (extra `units`), which sees nothing but names of units with small powers: the text is held against a
grammar first.

Key results: `quantity`, `quantities` (a range, "0:20 mT" or "1e11:5e12"), `has_unit`.
"""

from __future__ import annotations

import re
import tokenize
from functools import cache
from math import isfinite
from typing import Any

from derive.micromagnetics.constants import ELEMENTARY_CHARGE

_LONGEST = 80
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?")
_UNIT = re.compile(r"(?:1/)?(?:[A-Za-zµμΩ°]{1,20}(?:(?:\^|\*\*)-?\d)?|[*/() ]){1,24}")
_SUPERSCRIPTS = str.maketrans({"²": "^2", "³": "^3", "·": "*"})
_ELECTRONVOLTS = {"eV": ELEMENTARY_CHARGE, "meV": ELEMENTARY_CHARGE / 1000}
"""Joules, exact in the SI."""
_OTHER_FORM = {
    "T": "a field in A/m is mu_0 times that in T: 80 kA/m is 0.1 T",
    "A/m": "a magnetization in T is 1/mu_0 times that in A/m: 1 T is 796 kA/m",
}
"""What a wrong dimension may have meant."""


def quantity(text: str | float, unit: str, name: str = "") -> float:
    """The number of `text` in the SI unit `unit` ("A/m^2", "rad/(T s)", "1"); a number without a unit is in it.

    ValueError, one line that opens with `name`, for what is no number with a unit, is not finite or has another
    dimension, and where pint is missing.
    """
    said = f"{name} = {text}" if name else f"{str(text)!r}"
    if not isinstance(text, str):
        return _finite(float(text), said)
    written = text.strip().translate(_SUPERSCRIPTS)
    number = _NUMBER.match(written)
    rest = written[number.end() :].strip() if number else ""
    if len(written) > _LONGEST or number is None or (rest and not _UNIT.fullmatch(rest)):
        raise ValueError(f"{said[:_LONGEST]}: give a number with its unit, such as '{_example(unit)}'")
    value = _finite(float(number[0]), said)
    return value if not rest else _finite(_converted(value, rest, unit, said), said)


def quantities(text: str, unit: str, name: str = "") -> tuple[float, ...]:
    """The parts of "a", "a:b" or "a:b:count" as SI numbers, the count last; a unit at the end holds for a and b."""
    parts = [part.strip() for part in text.split(":")]
    if len(parts) > 3 or not all(parts):
        raise ValueError(f"{name} = {text}: give a value, 'from:to' or 'from:to:count'")
    count: tuple[float, ...] = ()
    if len(parts) == 3:
        number, _, tail = parts[2].partition(" ")
        if not number.isdecimal() or len(number) > 6:
            raise ValueError(f"{name} = {text}: the count {parts[2]!r} must be a whole number of at most 6 digits")
        count = (float(number),)
        parts = [parts[0], f"{parts[1]} {tail}".strip()]
    last = _NUMBER.sub("", parts[-1], count=1).strip()
    spelled = [f"{part} {last}" if last and _NUMBER.fullmatch(part) else part for part in parts]
    return (*(quantity(part, unit, name) for part in spelled), *count)


def has_unit(text: str) -> bool:
    """Whether text is a number and then what may be a unit, for `quantity` to read."""
    written = text.strip().translate(_SUPERSCRIPTS)
    number = _NUMBER.match(written)
    return number is not None and len(written) <= _LONGEST and _UNIT.fullmatch(written[number.end() :]) is not None


def _finite(value: float, said: str) -> float:
    if not isfinite(value):
        raise ValueError(f"{said}: not a finite number; give one below 1e308")
    return value


def _converted(value: float, rest: str, unit: str, said: str) -> float:
    """The value in the SI unit, by pint."""
    if unit.startswith("rad") and "Hz" in rest:
        raise ValueError(f"{said}: in rad, 2 pi times the number in Hz, so that nobody has to guess; {_example(unit)}")
    if rest == unit or (unit == "J" and rest in _ELECTRONVOLTS):
        return value * _ELECTRONVOLTS.get(rest, 1.0)
    units, refused = _registry()
    try:
        found = units.Quantity(value, units.parse_units(rest))
        return float(found.to(units.parse_units("" if unit == "1" else unit)).magnitude)
    except units.DimensionalityError:
        meant = f"; {_OTHER_FORM[unit]}" if unit in _OTHER_FORM else ""
        wanted = "a plain number" if unit == "1" else unit
        raise ValueError(f"{said}: {rest!r} is no unit of what is wanted here, {wanted}{meant}") from None
    except refused:
        raise ValueError(f"{said}: the unit {rest!r} is not known; such as '{_example(unit)}'") from None


def _example(unit: str) -> str:
    sizes = {"A/m^2": "1.2e12 ", "A/m": "800 k", "J/m": "13 p", "J/m^3": "30 k", "T": "20 m", "rad/(T s)": "1.76e11 "}
    return "0.1" if unit == "1" else f"{sizes.get(unit, '1 ')}{unit}"


@cache
def _registry() -> tuple[Any, tuple[type[Exception], ...]]:
    """pint's registry, with its error of dimensions at hand, and what it raises on text that it cannot read."""
    try:
        import pint
    except ImportError:
        raise ValueError(
            "units need pint (pip install 'spin-torque-derivation[units]'); a plain number in SI units does not"
        ) from None
    registry: Any = pint.UnitRegistry(cache_folder=None)
    registry.DimensionalityError = pint.DimensionalityError
    unread = (SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, tokenize.TokenError)
    return registry, (pint.errors.PintError, AssertionError, RecursionError, *unread)
