"""Short names for a square root that fills the page.

Concludes an equal pair (shorter expression, what the names stand for). Exact: the root and every sum that contains its
radicand are replaced, nothing is simplified.

Key result: `abbreviated`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp


def abbreviated(expr: Any, name_of: Callable[[Any], Any] | None) -> tuple[Any, list[tuple[sp.Symbol, Any]]]:
    """`expr` with its repeated square root named, and [(name, square root)]; unchanged where there is none.

    `name_of` gives the name of a root, or None.
    """
    if isinstance(expr, sp.MatrixBase):
        expr = expr.as_immutable()
    root = _repeated_root(expr) if name_of is not None and isinstance(expr, sp.Basic) else None
    name = name_of(root) if name_of is not None and root is not None else None
    if name is None or name in expr.free_symbols:
        return expr, []
    return _named(expr, root, name), [(name, root)]


def _repeated_root(expr: Any) -> Any:
    """The one square root of a sum of three or more terms that occurs more than twice, if there is one."""
    counts: dict[Any, int] = {}
    for node in sp.preorder_traversal(expr):
        if node.is_Pow and node.exp in (sp.S.Half, -sp.S.Half) and node.base.is_Add and len(node.base.args) >= 3:
            counts[node.base] = counts.get(node.base, 0) + 1
    if len(counts) != 1:
        return None
    ((radicand, count),) = counts.items()
    return sp.sqrt(radicand) if count > 2 else None


def _named(expr: Any, root: Any, name: sp.Symbol) -> Any:
    """`expr` with `name` for the root, name**2 for its radicand, also where that is part of a longer sum."""
    radicand = set(root.base.args)

    def contains(node: Any) -> bool:
        return bool(node.is_Add) and radicand <= set(node.args)

    def shorter(node: Any) -> Any:
        return name**2 + sp.Add(*(term for term in node.args if term not in radicand))

    if isinstance(expr, sp.MatrixBase):
        return expr.applyfunc(lambda entry: _named(entry, root, name))
    if isinstance(expr, sp.Tuple):
        return sp.Tuple(*(_named(part, root, name) for part in expr))
    return expr.xreplace({root: name, 1 / root: 1 / name}).replace(contains, shorter)
