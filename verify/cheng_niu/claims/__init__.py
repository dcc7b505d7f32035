"""The claims on the paper, a file a topic: the entry of a statement, its corrected form and its checks side by side.

Each file ends with `CLAIMS`, its entries in paper order.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from verify.judge.statement import Statement


def ours(label: str, latex: str, *members: Any, unit: str | None = None) -> Statement:
    """A statement of our own, x.<name>, about what the paper does not print: a form written by hand."""
    return Statement(label, "beyond the paper", 0, "", latex, sp.Tuple(*members), unit=unit)
