"""Symbols as records: what a symbol is called, what it measures, and in which unit.

Source: The International System of Units (BIPM, 9th ed., 2019).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy as sp

Dimension = tuple[int, int, int, int]
"""Exponents of (kg, m, s, A)."""

_UNITS: dict[str, Dimension] = {
    "1": (0, 0, 0, 0),
    "kg": (1, 0, 0, 0),
    "m": (0, 1, 0, 0),
    "s": (0, 0, 1, 0),
    "A": (0, 0, 0, 1),
    "Hz": (0, 0, -1, 0),
    "N": (1, 1, -2, 0),
    "J": (1, 2, -2, 0),
    "W": (1, 2, -3, 0),
    "C": (0, 0, 1, 1),
    "V": (1, 2, -3, -1),
    "S": (-1, -2, 3, 2),
    "T": (1, 0, -2, -1),
}
_UNIT = re.compile(r"(\w+?)(?:\^(-?\d+))?")


@lru_cache(maxsize=256)
def unit_dimension(unit: str) -> Dimension:
    """Exponents of (kg, m, s, A) of a unit such as 'A/m' or '1/(J m^3)'; ValueError for one that is not understood."""
    above, _, below = unit.partition("/")
    total = [0, 0, 0, 0]
    for text, sign in ((above, 1), (below.removeprefix("(").removesuffix(")"), -1)):
        for part in text.split():
            found = _UNIT.fullmatch(part)
            if found is None or found[1] not in _UNITS:
                raise ValueError(f"unknown unit {unit!r}; units are products of {', '.join(_UNITS)}, as in 'A/(m s)'")
            power = sign * int(found[2] or 1)
            total = [sum_ + power * one for sum_, one in zip(total, _UNITS[found[1]], strict=True)]
    return total[0], total[1], total[2], total[3]


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def plain(name: str) -> str:
    """`name` itself if it is letters, digits and underscores after a letter; ValueError otherwise."""
    if not _PLAIN.fullmatch(name):
        raise ValueError(f"the name {name[:40]!r} is not made of letters, digits and underscores")
    return name


@dataclass(frozen=True)
class Quantity:
    """One symbol: what it is called, what it measures and where it is introduced.

    unit is None where nobody has said what the symbol measures.
    """

    symbol: sp.Symbol
    latex: str
    unit: str | None
    meaning: str
    defined: str = ""

    @property
    def dimension(self) -> Dimension:
        """Exponents of (kg, m, s, A) of this quantity's SI unit; ValueError where the unit is not known."""
        if self.unit is None:
            raise ValueError(f"the unit of {self.symbol} is not known; give it with the symbol")
        return unit_dimension(self.unit)


class Symbols(dict[str, Quantity]):
    """A table of quantities by the name of their symbol, in the order in which arguments are listed.

    `last` names the symbols that are read last in a product, as t in Omega t.
    """

    def __init__(self, quantities: Mapping[str, Quantity] | None = None, last: tuple[str, ...] = ()) -> None:
        super().__init__(quantities or {})
        self.last = last

    __eq__, __ne__ = object.__eq__, object.__ne__
    __hash__ = object.__hash__  # type: ignore[assignment]

    def add(self, name: str, latex: str, unit: str, meaning: str, defined: str = "", **assumptions: bool) -> Any:
        """A new symbol, real unless said otherwise; ValueError if the table has the name already."""
        if name in self:
            raise ValueError(f"the table has a symbol {name!r} already")
        symbol = sp.Symbol(name, **(assumptions or {"real": True}))
        self[name] = Quantity(symbol, latex, unit, meaning, defined)
        return symbol

    def extended(self, quantities: Mapping[str, Quantity]) -> Symbols:
        """This table with further rows; ValueError where another symbol has the name already."""
        for name, quantity in quantities.items():
            if plain(name) in self and self[name].symbol != quantity.symbol:
                raise ValueError(f"{name} is a symbol of the theory with other assumptions; take that, or another name")
        if quantities.keys() <= self.keys():
            return self
        return Symbols({**quantities, **self}, self.last)

    def name(self, symbol: str) -> sp.Symbol:
        """The symbol called `symbol` in the table; ValueError if there is none."""
        if symbol not in self:
            raise ValueError(f"no symbol {symbol!r} in the table")
        return self[symbol].symbol

    def dimension(self, symbol: sp.Symbol) -> Dimension:
        """SI dimension of a symbol of the table, as exponents of (kg, m, s, A); ValueError for a stranger."""
        if symbol.name not in self:
            raise ValueError(f"the symbol {symbol} is in no table of symbols, so its dimension is not known")
        return self[symbol.name].dimension

    def latex(self, name: str) -> str | None:
        """The LaTeX of a symbol's name, or None for a stranger."""
        return self[name].latex if name in self else None
