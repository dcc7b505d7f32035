"""Algebraic numbers: whether a constant is zero, by how near to zero a number of its kind could be.

Takes sums, products and rational powers of rationals and I, nested at will, cos, sin, their quotients and exp of
rational multiples of pi (of i pi), |z|, re, im and conjugates. Every such number is U/L with algebraic integers U and
L, and all conjugates of U and L over Q are bounded on the way up (2^u and 2^l, rule by rule: `_size`). The degree D of
U is at most the product of the degrees of the roots in it. The norm of U is a whole number, so that U is 0 or
|U| >= 2^(-u (D - 1)), and the number is 0 or at least 2^(-u (D - 1) - l): a ball nearer to 0 than that proves zero, one
that excludes 0 refutes. The same bound tells whether a radicand lies on the cut of the root. D counts the roots'
complex conjugates too, so that it holds for imaginary parts.

Key result: `vanishes` (of an expression).
Source: C. Burnikel, R. Fleischer, K. Mehlhorn, S. Schirra, Algorithmica 27, 87 (2000), here over the complex numbers.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from typing import Any

import flint
import sympy as sp

from verify.zero.atoms import argument, known_sign
from verify.zero.balls import of_node
from verify.zero.bounds import DefinedNowhereError, TooLargeError
from verify.zero.normal_form import rewritten

FEWEST_BITS, MOST_BITS = 64, 1 << 18
"""Precision of the first ball, doubled as long as neither is proven, and of the last."""
LARGEST_CIRCLE = 100_000
"""Roots of unity of higher order are not taken."""
_WITH_CONJUGATE = (sp.re, sp.im, sp.Abs, sp.conjugate)


class _OutsideError(Exception):
    """A part that is no algebraic number of the class."""


def vanishes(expr: Any) -> bool | None:
    """Whether a constant expression is 0; None if it is no algebraic number of the class, or out of reach.

    ValueError if a denominator in it is 0.
    """
    number = _Number()
    try:
        number.admit(expr)
        return number.vanishes(expr)
    except (_OutsideError, TooLargeError):
        return None


class _Number:
    """An expression as a number: sizes (u, l) of its parts, one degree D for all, and balls of any precision."""

    def __init__(self) -> None:
        self.sizes: dict[Any, tuple[int, int]] = {}
        self.parts: dict[Any, tuple[Any, ...]] = {}
        self.turns: dict[Any, Fraction] = {}
        self.roots: dict[Any, int] = {}
        self.balls: dict[Any, Any] = {}

    def admit(self, node: Any) -> None:
        """Sizes of a node and of what it is made of; `_OutsideError` for what is no number of the class."""
        if node in self.sizes:
            return
        parts: tuple[Any, ...] = ()
        if isinstance(node, (sp.cos, sp.sin, sp.exp)):
            imaginary, turns = _turns(argument(node))
            if turns and imaginary is not isinstance(node, sp.exp):
                raise _OutsideError
            self.turns[node] = turns
        elif node.is_Rational or node is sp.I:
            pass
        elif node.is_Add or node.is_Mul or isinstance(node, _WITH_CONJUGATE):
            parts = node.args
        elif node.is_Pow and node.exp.is_Rational:
            parts = (node.base,)
        elif node.free_symbols or (simpler := rewritten(node)) is None:
            raise _OutsideError
        else:
            parts = (simpler,)
        for part in parts:
            self.admit(part)
        self.parts[node] = parts
        self.sizes[node] = self._size(node, [self.sizes[part] for part in parts])

    def _size(self, node: Any, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        """(u, l): bounds 2^u and 2^l on all conjugates of U and L in node = U/L."""
        if node.is_Rational:
            return (abs(node.p) - 1).bit_length() if node.p else 0, (node.q - 1).bit_length()
        if node is sp.I or isinstance(node, sp.exp):
            return 0, 0
        if node in self.turns:
            return 1, 1
        if node.is_Mul:
            return sum(u for u, _ in sizes), sum(below for _, below in sizes)
        if node.is_Add:
            below = sum(low for _, low in sizes)
            return max(u - low for u, low in sizes) + below + (len(sizes) - 1).bit_length(), below
        ((u, below),) = sizes
        if isinstance(node, (sp.re, sp.im)):
            return u + below + 1, 2 * below + 1
        if isinstance(node, sp.Abs):
            self.roots[node] = 2
        if not node.is_Pow:
            return u, below
        power, degree = abs(int(node.exp.p)), int(node.exp.q)
        if max(power, degree) > MOST_BITS:
            raise TooLargeError
        if degree > 1:
            sign = known_sign(node.base)
            real = sign == 1 or (sign is not None and degree == 2)
            self.roots[node.base, degree] = degree if real else degree**2
        u, below = power * (-(-(u + (degree - 1) * below) // degree)), power * below
        return (below, u) if node.exp.p < 0 else (u, below)

    def gap(self, u: int, below: int) -> int:
        """The number of a node of this size is 0 or at least 2^-gap."""
        order = lcm(4, *(2 * turns.denominator for turns in self.turns.values()))
        if order > LARGEST_CIRCLE:
            raise TooLargeError
        degree = prod(self.roots.values()) * int(flint.fmpz(order).euler_phi())
        bits = (degree - 1) * u + below
        if bits > MOST_BITS:
            raise TooLargeError
        return bits

    def vanishes(self, node: Any) -> bool:
        """Whether the number is 0."""
        bits = FEWEST_BITS
        gap: int | None = None
        while bits <= 2 * MOST_BITS:
            with flint.ctx.workprec(bits):
                self.balls = {}
                value = self.ball(node)
                if value.is_finite() and not value.contains(0):
                    return False
                gap = self.gap(*self.sizes[node]) if gap is None else gap
                if abs(value) < flint.arb(2) ** -gap:
                    return True
            bits *= 2
        raise TooLargeError

    def ball(self, node: Any) -> Any:
        """The ball of a node at the working precision; wide or not finite where that is too low."""
        if node not in self.balls:
            parts = [self.ball(part) for part in self.parts[node]]
            if node in self.turns:
                turns = flint.fmpq(self.turns[node].numerator, self.turns[node].denominator)
                sine, cosine = flint.arb.sin_cos_pi_fmpq(turns)
                one = flint.acb(cosine if isinstance(node, sp.cos) else sine)
                self.balls[node] = flint.acb(cosine, sine) if isinstance(node, sp.exp) else one
            elif node.is_Pow:
                self.balls[node] = self._power(node, parts[0])
            else:
                whole = not parts or node.is_Add or node.is_Mul or isinstance(node, _WITH_CONJUGATE)
                self.balls[node] = of_node(node, self.balls) if whole else parts[0]
        return self.balls[node]

    def _power(self, node: Any, base: Any) -> Any:
        """A power, principal branch; the base is told from 0, and from the cut of a root, by its gap."""
        power, degree = int(node.exp.p), int(node.exp.q)
        size = self.sizes[node.base]
        if base.contains(0) and (degree > 1 or power < 0) and abs(base) < flint.arb(2) ** -self.gap(*size):
            if power < 0:
                raise DefinedNowhereError(f"the denominator {node.base} is zero")
            return flint.acb(0)
        if degree > 1 and base.imag.rad() > 0 and base.imag.contains(0) and not base.real > 0:
            u, below = size
            if abs(base.imag) < flint.arb(2) ** -self.gap(u + below + 1, 2 * below + 1):
                base = flint.acb(base.real)
        if degree == 2:
            return base.sqrt() ** power
        return base**power if degree == 1 else (base ** (flint.acb(1) / degree)) ** power


def _turns(node: Any) -> tuple[bool, Fraction]:
    """Whether an angle is imaginary, and its multiple of pi (or i pi); `_OutsideError` for any other."""
    found = [_monomial(term) for term in (node.args if node.is_Add else (node,))]
    kinds = {(units, halves) for number, units, halves in found if number}
    if not kinds <= {(0, 1)} and not kinds <= {(1, 1)}:
        raise _OutsideError
    return (1, 1) in kinds, sum((number for number, _, _ in found), Fraction(0))


def _monomial(node: Any) -> tuple[Fraction, int, int]:
    """A rational times powers of I and pi."""
    if node.is_Mul:
        numbers, units, halves = zip(*map(_monomial, node.args), strict=True)
        return prod(numbers, start=Fraction(1)), sum(units), sum(halves)
    if node.is_Rational:
        return Fraction(int(node.p), int(node.q)), 0, 0
    if node is sp.I or node is sp.pi:
        return Fraction(1), int(node is sp.I), int(node is sp.pi)
    raise _OutsideError
