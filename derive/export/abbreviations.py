"""Short names for a square root that fills the page.

Concludes an equal pair (shorter expression, what the names stand for). Exact: the root and every sum that contains its
radicand are replaced, nothing is simplified.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import sympy as sp


def abbreviated(expr: Any, name_of: Callable[[Any], Any] | None) -> tuple[Any, list[tuple[sp.Symbol, Any]]]:
    """`expr` with its repeated square root named, and [(name, square root)]; unchanged where there is none.

    `name_of` gives the name of a root, or None.
    """
    if isinstance(expr, sp.MatrixBase):
        expr = expr.as_immutable()
    radicand = _repeated(expr) if name_of is not None and isinstance(expr, sp.Basic) else None
    name = name_of(sp.sqrt(radicand)) if name_of is not None and radicand is not None else None
    if name is None or name in expr.free_symbols:
        return expr, []
    return named_root(expr, radicand, name), [(name, sp.sqrt(radicand))]


@lru_cache(maxsize=512)
def _repeated(expr: Any) -> Any:
    """The one sum of three or more terms whose square root occurs more than twice, if there is one."""
    roots = (p.base for p in sp.preorder_traversal(expr) if p.is_Pow and abs(p.exp) == sp.S.Half)
    counts = Counter(base for base in roots if base.is_Add and len(base.args) >= 3)
    return next(iter(counts)) if len(counts) == 1 and counts.total() > 2 else None


@lru_cache(maxsize=512)
def named_root(expr: Any, radicand: Any, name: sp.Symbol) -> Any:
    """`expr` with `name` for the root of the radicand, name**2 for that itself, also as part of a longer sum."""
    terms, root = set(sp.Add.make_args(radicand)), sp.sqrt(radicand)
    return expr.xreplace({root: name, 1 / root: 1 / name}).replace(
        lambda node: node.is_Add and terms <= set(node.args),
        lambda node: name**2 + sp.Add(*(term for term in node.args if term not in terms)),
    )
