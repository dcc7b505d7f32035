"""The plane across n as a complex line: a vector a w + b n x w is the number a + i b times w, for n x (n x w) = -w.

Every direction w is a rate or a derivative of n, so n . w = 0; with |n| = 1 that is all the algebra there is. A
coefficient is a pair (a, b).

Key results: `times`, `over`. Source: the double vector product; Cheng & Niu (2013), Fig. 1.
"""

from __future__ import annotations

from typing import Any

Turn = tuple[Any, Any]
"""The pair (a, b) of a w + b n x w, or of any other number a + i b: expressions, or elements of a field."""


def times(a: Turn, b: Turn) -> Turn:
    """The product of two numbers a + i b."""
    return a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]


def over(a: Turn, b: Turn) -> Turn:
    """The quotient of two numbers a + i b."""
    size = b[0] ** 2 + b[1] ** 2
    top = times(a, (b[0], -b[1]))
    return top[0] / size, top[1] / size
