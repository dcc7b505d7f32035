"""Names on their way into text that is executed: refused unless plain, then legal and customary in a language."""

from collections.abc import Callable, Iterable
from itertools import chain, count
from typing import Any

import sympy as sp
from sympy.logic.boolalg import BooleanAtom

from derive.core.quantity import Symbols, plain

_UNNAMED = (sp.Number, sp.NumberSymbol, BooleanAtom, type(sp.I))


def refuse_strangers(label: str, expr: Any, symbols: Symbols) -> None:
    """ValueError unless the leaves of `expr`, bound symbols too, are numbers and symbols of the table, plainly named.

    Their names and no others are then in the code that is made of it.
    """
    for leaf in expr.atoms():
        known = symbols.get(leaf.name) if leaf.is_Symbol else None
        if not (isinstance(leaf, _UNNAMED) or (known is not None and known.symbol == leaf)):
            raise ValueError(f"{label} contains {str(leaf)[:40]!r}, which is no symbol of the theory or its model")
        if leaf.is_Symbol:
            plain(leaf.name)


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
    """A name for each symbol: its own in `style`, with an underscore style suffix where that is taken or reserved.

    ValueError for a name that is not `plain`.
    """
    fold = str.lower if folds_case else str
    taken = set(map(fold, reserved))
    names: dict[Any, str] = {}
    for symbol in dict.fromkeys(symbols):
        name = style(plain(symbol.name))
        suffixed = (style(f"{name}_{end}") for end in chain(["value"], count(3)))
        names[symbol] = next(c for c in chain([name], suffixed) if fold(c) not in taken)
        taken.add(fold(names[symbol]))
    return names


def reserved_words(text: str) -> frozenset[str]:
    """Words that no identifier may be, from a list with blanks."""
    return frozenset(text.split())
