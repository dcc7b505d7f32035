"""Numbers from outside, as doubles: whatever is real is converted, whatever is not is refused by name.

Integers of NumPy wrap around and single precision rounds early, so everything is converted before it is computed with.
"""

from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import sympy as sp

Array = np.ndarray[Any, np.dtype[np.float64]]


def reals(value: Any, name: str) -> Array:
    """A real number or an array of them as an array of doubles; a view where it is one already.

    Taken: floats and integers of any width, numbers.Real, Decimal, real numbers of SymPy, lists of these.
    ValueError for complex numbers, truth values, dates, text, masked entries, and integers beyond the doubles.
    """
    if type(value) is float:
        return np.asarray(value)
    if np.ma.is_masked(value):
        raise ValueError(f"{name} has masked entries; fill or drop them first")
    given = np.asarray(value)
    if given.dtype.kind == "O" and all(map(is_real, given.flat)):
        try:
            return given.astype(np.float64)
        except OverflowError:
            raise ValueError(f"{name} is too large for a double, whose largest is 1.8e308") from None
    if given.dtype.kind not in "fiu":
        raise ValueError(
            f"{name} is {given.dtype} of shape {given.shape}; it must be a real number or an array of them"
        )
    return given.astype(np.float64, copy=False)


def is_real(entry: Any) -> bool:
    """Whether it is one real number, of whatever exactness; truth values are none."""
    if isinstance(entry, sp.Expr):
        return bool(entry.is_comparable)
    return isinstance(entry, Real | Decimal) and not isinstance(entry, bool)
