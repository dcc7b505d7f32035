"""A long result in named parts: what occurs in it more than once, or fills lines, stands apart under a letter.

Exact: putting the parts back gives the result again; nothing is simplified.

Key result: `folded`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp

from derive.export.lines import width

LONG, PART = 200.0, 14.0
"""Width in glyphs from which a result is folded, and the least width of a part that gets a letter."""


def folded(
    value: Any, text: Callable[[Any], str], symbols: Mapping[str, Any]
) -> tuple[Any, list[tuple[sp.Symbol, Any]]]:
    """`value` with its repeated parts named, and [(name, part)]; unchanged where it is short, or no matrix or tuple."""
    if not isinstance(value, (sp.MatrixBase, sp.Tuple)) or sum(width(text(entry)) for entry in _entries(value)) < LONG:
        return value, []
    found, entries = sp.cse(_entries(value), order="none")
    names = _letters(symbols)
    parts: list[tuple[sp.Symbol, Any]] = []
    put: dict[Any, Any] = {}
    for symbol, part in found:
        part = part.xreplace(put)
        worth = part.has(sp.Add) and width(text(part)) >= PART
        put[symbol] = sp.Symbol(f"{names}_{len(parts) + 1}", real=True) if worth else part
        if worth:
            parts.append((put[symbol], part))
    return _rebuilt(value, [entry.xreplace(put) for entry in entries]), parts


def _letters(symbols: Mapping[str, Any]) -> str:
    """A letter that no symbol of the table begins with."""
    return next(c for c in "pqrwabcd" if c not in symbols and not any(name.startswith(f"{c}_") for name in symbols))


def _entries(value: Any) -> list[Any]:
    if isinstance(value, (sp.MatrixBase, sp.Tuple)):
        return [entry for part in value for entry in _entries(part)]
    return [value]


def _rebuilt(value: Any, entries: list[Any]) -> Any:
    """A matrix or tuple of the same shape; takes its entries off the front."""
    if isinstance(value, sp.Tuple):
        return sp.Tuple(*(_rebuilt(part, entries) for part in value))
    if isinstance(value, sp.MatrixBase):
        return sp.ImmutableMatrix(value.rows, value.cols, [entries.pop(0) for _ in value])
    return entries.pop(0)
