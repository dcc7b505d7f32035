"""Identifiers that are legal and customary in a language, unique in a routine.

Key results: `identifiers` (one name per symbol), `camel` and `snake` (styles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def snake(name: str) -> str:
    """snake_case, in small letters; letters that stand alone in capitals keep apart from small ones by a suffix."""
    return name.lower()


def camel(name: str) -> str:
    """camelCase without underscores."""
    head, *rest = name.split("_")
    return head[:1].lower() + head[1:] + "".join(part[:1].upper() + part[1:] for part in rest)


def identifiers(
    symbols: Iterable[Any], style: Callable[[str], str], reserved: frozenset[str], folds_case: bool = False
) -> dict[Any, str]:
    """A name for each symbol: its own in `style`, with an underscore style suffix where that is taken or reserved."""
    fold = str.lower if folds_case else str
    taken = {fold(word) for word in reserved}
    names: dict[Any, str] = {}
    for symbol in symbols:
        if symbol in names:
            continue
        name = style("".join(c if c.isalnum() or c == "_" else "_" for c in symbol.name))
        candidate, count = name, 1
        while fold(candidate) in taken:
            count += 1
            candidate = style(f"{name}_{count}") if count > 2 else style(f"{name}_value")
        taken.add(fold(candidate))
        names[symbol] = candidate
    return names


def reserved_words(text: str) -> frozenset[str]:
    """Words that no identifier may be, from a list with blanks."""
    return frozenset(text.split())
