"""A vector as LaTeX: what all its coefficients share in front, then coefficient and direction of each term.

A coefficient that differs between the bands by its sign only is written once, with the sign in front (upper: first
band).

Key result: `vector_latex`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from derive.core.vector import Vector
from derive.export.brackets import bracketed

Printer = Callable[[Any], str]


def vector_latex(vector: Vector, printed: Printer) -> str:
    """The vector as LaTeX, its coefficients printed by `printed`."""
    if not vector.terms:
        return "0"
    signs, sizes = zip(*(_sign_and_size(c) for c, _ in vector.terms), strict=True)
    shared = _shared(list(sizes)) if len(sizes) > 1 else sp.S.One
    flip = signs[0] if signs[0] and len(set(signs)) == 1 else ""
    parts = []
    for sign, size, (_, direction) in zip(signs, sizes, vector.terms, strict=True):
        rest = size / shared
        text = "" if rest == 1 else "-" if rest == -1 else _factor(rest, printed)
        parts.append(f"{'' if flip else sign + ' ' if sign else ''}{text} {direction.latex}".strip())
    total = parts[0] + "".join(f" - {p[1:].lstrip()}" if p.startswith("-") else f" + {p}" for p in parts[1:])
    if shared == 1 and not (flip and len(parts) > 1):
        return f"{flip} {total}".strip()
    head = "" if shared == 1 else printed(shared)
    return f"{flip} {head} {bracketed(total)}".strip()


def _factor(rest: Any, printed: Printer) -> str:
    text = printed(rest)
    return bracketed(text) if rest.is_Add else text


def _sign_and_size(coefficient: Any) -> tuple[str, Any]:
    """A number as it is; a row (c, -c) as a double sign and c. ValueError for bands that differ otherwise."""
    if not isinstance(coefficient, sp.MatrixBase):
        return "", sp.factor_terms(coefficient)
    first, *others = coefficient
    if any(sp.expand(other + first) != 0 for other in others):
        raise ValueError("no LaTeX notation for a vector whose bands differ by more than a sign")
    negative = first.could_extract_minus_sign()
    return (r"\mp" if negative else r"\pm"), sp.factor_terms(-first if negative else first)


def _shared(sizes: list[Any]) -> Any:
    """The powers that every coefficient contains, above and below the line, numbers aside."""
    powers = [size.as_powers_dict() for size in sizes]
    bases = [b for b in powers[0] if not b.is_number and all(b in p for p in powers)]
    shared = sp.S.One
    for base in bases:
        exponents = [p[base] for p in powers]
        if all(e.is_number for e in exponents):
            least = min(exponents, key=lambda e: (abs(e), e))
            shared *= base**least if len({sp.sign(e) for e in exponents}) == 1 else 1
    return shared
