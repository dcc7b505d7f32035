"""The claims on the paper, a file a topic: the entry of a statement, its corrected form and its checks side by side.

Each file ends with `CLAIMS`, its entries in paper order; what several topics use stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy as sp

from derive.core.equation import Derivation
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import differences
from verify.judge.claim import Check, Condition, Control, Test
from verify.judge.statement import Statement
from verify.zero.exact import is_zero

Made = Callable[[Derivation], Any]


def ours(label: str, latex: str, *members: Any, unit: str | None = None) -> Statement:
    """A statement of our own, x.<name>, about what the paper does not print: a form written by hand."""
    return Statement(label, "beyond the paper", 0, "", latex, sp.Tuple(*members), unit=unit)


def mended(label: str, *faults: tuple[str, str], **changes: Any) -> Statement:
    """A printed statement with each fault of its LaTeX, wherever that stands, in the form that is true."""
    latex = PRINT[label].latex
    for fault, true in faults:
        latex = latex.replace(fault, true)
    return PRINT[label].corrected(latex, **changes)


def tried(method: str, check: Check, detail: str, proves: Control | None = None) -> tuple[Test, ...]:
    """The one test of a claim, by another method than the exact one."""
    return (Test(method, check, detail, proves),)


def under(text: str, check: Check, detail: str, method: str = "exact", any_model: bool = True) -> Condition:
    """An assumption that the paper does not state, and the check that proves the print under it."""
    return Condition(text, Test(method, check, detail, any_model=any_model))


def against(*forms: str | Made, where: Mapping[Any, Any] | None = None) -> Check:
    """The check that every member is each of the forms: a node's right-hand side, or what is made of the derivation.

    A form that is a tuple is what the members are together. `where` is put into what must vanish.
    """

    def check(body: sp.Tuple, d: Derivation) -> bool:
        made = [d[form].rhs if isinstance(form, str) else form(d) for form in forms]
        rows = [differences(sp.Tuple(body) if isinstance(form, sp.Tuple) else body, form) for form in made]
        return is_zero([part.xreplace(where or {}) for row in rows for part in row])

    return check
