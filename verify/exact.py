"""The zero test: is an expression identically zero?

Concludes True (proven to vanish wherever it is defined, within the assumptions of its symbols), False (proven
not to), or raises `Undecided`. Class decided: rational functions over Q(i) of symbols, undefined functions and
their derivatives, of circular and hyperbolic functions and exponentials, of square roots, nested and in one another.

- Zero normal form (`verify.normal_form`), every denominator proven not to vanish identically: True.
- Non-zero normal form over proven independent generators (`verify.independence`): False.
- A ball that excludes zero at a point of the domain (`verify.samples`): False.
- Otherwise `Undecided`. No sampled match, no floating-point number and no heuristic enters a verdict.

Key results: `is_zero`, `Undecided`, `nonzero_ball`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from verify.independence import is_independent
from verify.normal_form import NormalForms
from verify.samples import nonzero_ball
from verify.tower import ContextFullError, TooLargeError

__all__ = ["Undecided", "is_zero", "nonzero_ball"]

FIRST_SIZE = 16
LARGEST_SIZE = 256


class Undecided(ValueError):  # noqa: N818 - a finding, read as such
    """Neither a proof nor a refutation was found; this is never a pass."""


def is_zero(expr: sp.Expr | sp.MatrixBase | Sequence[Any] | int | Fraction) -> bool:
    """True if every entry is proven identically zero, False if one is proven not to be.

    `expr` is a SymPy expression, a matrix, a (nested) sequence of them, an int or a Fraction. Raises Undecided if
    neither is proven, ValueError for floats, infinities and denominators that vanish identically, TypeError for
    anything else; text is never evaluated.
    """
    entries = list(dict.fromkeys(_entries(expr)))
    if not entries:
        raise ValueError("there is nothing to test: give at least one expression")
    rest = [entry for entry in entries if entry is not sp.S.Zero]
    if any(entry.is_Rational for entry in rest):
        return False
    return not rest or _verdict(rest)


def _verdict(entries: list[Any]) -> bool:
    """The verdict on entries that are no plain numbers, over one tower if that is not too large."""
    size = FIRST_SIZE
    while size <= LARGEST_SIZE:
        try:
            return _joint_verdict(entries, NormalForms(entries, size))
        except ContextFullError:
            size *= 2
        except TooLargeError:
            break
    if len(entries) == 1:
        return _last_resort(entries[0], "its normal form is too large to write down")
    return _combined(lambda entry: _verdict([entry]), entries)


def _joint_verdict(entries: list[Any], forms: NormalForms) -> bool:
    """The verdict on entries over one tower."""
    return _combined(lambda entry: _single_verdict(entry, forms), entries)


def _combined(verdict: Callable[[Any], bool], entries: list[Any]) -> bool:
    """False if one entry is proven not to vanish, otherwise Undecided if one is undecided, otherwise True."""
    doubt: Undecided | None = None
    for entry in entries:
        try:
            if not verdict(entry):
                return False
        except Undecided as undecided:
            doubt = doubt or undecided
    if doubt:
        raise doubt
    return True


def _single_verdict(entry: Any, forms: NormalForms) -> bool:
    """The verdict on one entry: by its normal form, or else by a ball."""
    numerator, _ = forms.element(entry)
    unproven = _unproven_denominator(forms)
    if unproven:
        return _last_resort(entry, f"a denominator, {unproven}, may be identically zero")
    if not numerator:
        return True
    if is_independent(forms.tower, numerator):
        return False
    return _last_resort(entry, "its roots, constants or functions may depend on each other")


def _unproven_denominator(forms: NormalForms) -> str | None:
    """A denominator not proven to be other than zero, by name; those that are proven are not looked at again."""
    inverted = forms.tower.inverted
    while inverted:
        below, node = inverted[-1]
        if not is_independent(forms.tower, below) and (node is None or nonzero_ball(node) is None):
            return "of an exponent" if node is None else _short(node)
        inverted.pop()
    return None


def _last_resort(entry: Any, reason: str) -> bool:
    """False if a ball excludes zero somewhere; otherwise Undecided, for the reason given."""
    if nonzero_ball(entry) is not None:
        return False
    raise Undecided(f"neither proven zero nor refuted: {reason}; rewrite it or add assumptions: {_short(entry)}")


def _short(entry: Any) -> str:
    """The text of an expression, cut to a line."""
    text = str(entry)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _entries(expr: Any) -> Iterator[sp.Expr]:
    """The scalar expressions in what was given; TypeError or ValueError for what is none."""
    if isinstance(expr, sp.MatrixBase):
        yield from expr.flat()
    elif isinstance(expr, (list, tuple, sp.Tuple)):
        for part in expr:
            yield from _entries(part)
    elif isinstance(components := getattr(expr, "components", None), sp.MatrixBase):
        yield from components.flat()
    elif isinstance(expr, (int, Fraction)) and not isinstance(expr, bool):
        yield sp.Rational(expr.numerator, expr.denominator)
    elif isinstance(expr, (float, complex)):
        raise ValueError(f"{expr!r} is a float, which is not exact: give a SymPy Rational")
    elif isinstance(expr, sp.Expr) and not isinstance(expr, sp.MatrixExpr):
        if expr.is_commutative is False:
            raise ValueError(f"{_short(expr)} does not commute: the zero test takes commuting quantities only")
        yield expr
    else:
        what = "text, which is never evaluated" if isinstance(expr, (str, bytes)) else type(expr).__name__
        raise TypeError(f"the zero test takes a SymPy expression, a matrix or a sequence of them, not {what}")
