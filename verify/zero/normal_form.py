"""Normal form: a SymPy tree as an element of a tower of generators.

Concludes the fraction that an expression is, with every atom, angle, exponential and root replaced by a generator.
The tree is walked once. Exponents are collected first, innermost level first, so that one basis serves all of
them. What cannot be taken apart (an integral, a power of what may be negative) becomes an opaque generator: it may
cancel, and proves nothing if it does not. Complex conjugates of complex atoms are generators of their own,
re(z) = (z + z*)/2, |z|^2 = z z*.

Key result: `NormalForms` (elements of several expressions over one tower).
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from verify.zero.atoms import argument, conjugated, is_free, is_known, is_open, is_positive, known_sign, unbarred
from verify.zero.differentiation import carried_out, raw
from verify.zero.exponents import Exponents
from verify.zero.kinds import CIRCULAR, HYPERBOLIC, role
from verify.zero.logarithms import HEADS, Logarithms
from verify.zero.roots import rational_power, square_root
from verify.zero.tower import Element, Tower

_QUOTIENTS = {
    quotient: (above, below)
    for sine, cosine, *quotients in (CIRCULAR, HYPERBOLIC)
    for quotient, above, below in zip(quotients, ([sine], [cosine], [], []), (cosine, sine, cosine, sine), strict=True)
}
"""tan, cot, sec and csc, and their hyperbolic sisters, as what stands above and below the line."""
LARGEST_ROOT = 60
"""Roots of higher degree stay whole."""


class NormalForms:
    """The elements of some expressions over one tower; ContextFullError if `size` generators are too few."""

    def __init__(self, expressions: list[Any], size: int) -> None:
        self.tower = Tower(size)
        self.exponents = Exponents(self.tower)
        self.logarithms = Logarithms(self.tower)
        self.known: dict[Any, Element] = {sp.I: (self.tower.unit, self.tower.one)}
        self.parts: dict[Any, tuple[Any, ...]] = {}
        self.depths: dict[Any, int] = {}
        self.levels: dict[int, dict[Any, Any]] = {}
        self.pi: int | None = None
        for expression in expressions:
            self._depth(expression)
        for _, level in sorted(self.levels.items()):
            self._admit(level)

    def element(self, node: Any) -> Element:
        """The element of one expression or of a part of it; remembered."""
        found = self.known.get(node)
        if found is None:
            found = self.known[node] = self._fresh(node)
        return found

    def _depth(self, node: Any) -> int:
        """How many exponentials are nested in a node; collects their exponents by level on the way."""
        if node in self.depths:
            return self.depths[node]
        if node is sp.S.Infinity or node is sp.S.NegativeInfinity:
            raise ValueError(f"{node} is not an exact finite number: give a SymPy Rational")
        head: Any = type(node)
        if role(head) == "refused":
            raise ValueError(f"{head.__name__} is no function or quantity that the zero test takes")
        parts = self.parts[node] = _parts(node)
        depth = max((self._depth(part) for part in parts), default=0)
        if _is_exponential(node):
            depth += 1
            self.levels.setdefault(depth, {})[_key(node)] = argument(node)
        elif node is sp.pi and self.pi is None:
            self.pi = self.tower.generator("pi", 1, ())
            self.known[node] = self.tower.variables[self.pi], self.tower.one
        self.depths[node] = depth
        return depth

    def _admit(self, level: dict[Any, Any]) -> None:
        """The exponents of one level join the basis: u of exp(u), i x of sin(x) and cos(x)."""
        unit = (self.tower.unit, self.tower.one)
        exponents = {}
        for key, exponent in level.items():
            value = self.element(exponent)
            exponents[key] = self.tower.product((unit, value)) if key[0] else value
        self.exponents.admit(exponents, self.pi, self.logarithms.fresh())

    def _fresh(self, node: Any) -> Element:
        tower = self.tower
        if node.is_Rational:
            return tower.rational(int(node.p), int(node.q))
        if is_free(node):
            return self._atom(node)
        if _is_exponential(node):
            return self._exponential(node)
        parts = [self.element(part) for part in self.parts[node]]
        if not parts:
            return self._new("opaque", node)
        if node.is_Add:
            return tower.total(parts)
        if node.is_Mul:
            return tower.product(parts)
        if node.func in HEADS:
            return self.logarithms.of(node, parts)
        if node.is_Pow and len(parts) == 1 and node.args[0] == self.parts[node][0]:
            return self._power(parts[0], node.base, node.exp)
        return square_root(tower, tower.product(parts), True) if isinstance(node, sp.Abs) else parts[0]

    def _power(self, value: Element, base: Any, exponent: Any) -> Element:
        """base**(p/q): an integer power of the base, of its square root or of another root."""
        if exponent.q == 2:
            value = square_root(self.tower, value, known_sign(base) == 1)
        elif exponent.q > 2:
            value = rational_power(self.tower, value, int(exponent.q))
        return self.tower.power(value, int(exponent.p), base)

    def _exponential(self, node: Any) -> Element:
        """exp, cos or sin from the cosine, the sine and the growing part of its exponent."""
        tower = self.tower
        (cosine, sine), growth = self.exponents.powers(_key(node))
        if growth is None and not isinstance(node, sp.exp):
            return (cosine if isinstance(node, sp.cos) else sine), tower.one
        above, below = growth or (tower.one, tower.one)
        forward = tower.product([(tower.reduced(cosine + tower.unit * sine), tower.one), (above, below)])
        if isinstance(node, sp.exp):
            return forward
        backward = tower.product([(tower.reduced(cosine - tower.unit * sine), tower.one), (below, above)])
        if isinstance(node, sp.cos):
            return tower.product([tower.rational(1, 2), tower.total([forward, backward])])
        odd = tower.total([forward, tower.product([tower.rational(-1), backward])])
        return tower.product([(-tower.unit / 2, tower.one), odd])

    def _atom(self, node: Any) -> Element:
        """A free atom or its complex conjugate."""
        tower = self.tower
        base, barred = unbarred(node)
        if barred and is_known(base, "imaginary"):
            return tower.product([tower.rational(-1), self.element(base)])
        if barred:
            partner = tower.support(self.element(base)[0])[0]
            if partner not in tower.bars:
                index = tower.generator(tower.generators[partner].kind, None)
                tower.bars[index], tower.bars[partner] = partner, index
            return tower.variables[tower.bars[partner]], tower.one
        if base != node:
            return self.element(base)
        return self._new("opaque" if not is_open(base) else "integer" if base.is_integer else "free", base)

    def _new(self, kind: str, node: Any) -> Element:
        return self.tower.variables[self.tower.generator(kind, known_sign(node))], self.tower.one


def _parts(node: Any) -> tuple[Any, ...]:
    """The expressions whose elements make up that of a node; none for what stays whole."""
    if _is_exponential(node):
        return (argument(node),)
    if node.is_Add or node.is_Mul:
        parts: tuple[Any, ...] = node.args
        return parts
    if node.func in HEADS:
        return tuple(node.args[:2])
    if node.is_Pow and node.exp.is_Rational and (node.exp.q <= 2 or not is_positive(node.base)):
        return tuple(node.args[:1]) if node.exp.q <= LARGEST_ROOT else ()
    if isinstance(node, sp.Abs):
        bar = conjugated(node.args[0])
        return () if bar is None else (node.args[0], bar)
    simpler = None if is_free(node) else rewritten(node)
    return () if simpler is None else (simpler,)


def rewritten(node: Any) -> Any:
    """A node in terms of sin, cos, exp and conjugates, a derivative carried out; None if that cannot be."""
    if isinstance(node, sp.Derivative):
        return carried_out(node)
    if node is sp.E:
        return raw(sp.exp, sp.S.One)
    if node is sp.GoldenRatio:
        return raw(sp.Mul, sp.S.Half, raw(sp.Add, 1, sp.sqrt(5)))
    if node.is_Pow:
        return raw(sp.exp, raw(sp.Mul, node.exp, raw(sp.log, node.base))) if is_positive(node.base) else None
    if len(node.args) != 1:
        return None
    (inner,) = node.args
    if node.func in _QUOTIENTS:
        above, below = _QUOTIENTS[node.func]
        return raw(sp.Mul, *(raw(head, inner) for head in above), raw(sp.Pow, raw(below, inner), -1))
    if isinstance(node, (sp.sinh, sp.cosh)):
        mirrored = raw(sp.exp, raw(sp.Mul, -1, inner))
        return _half(raw(sp.exp, inner), mirrored, 1 if isinstance(node, sp.cosh) else -1)
    if isinstance(node, sp.acos):
        return raw(sp.Add, raw(sp.Mul, sp.S.Half, sp.pi), raw(sp.Mul, -1, raw(sp.asin, inner)))
    if isinstance(node, sp.UnevaluatedExpr):
        return inner
    if not isinstance(node, (sp.conjugate, sp.re, sp.im)):
        return None
    bar = conjugated(inner)
    if bar is None or isinstance(node, sp.conjugate):
        return bar
    return _half(inner, bar, 1) if isinstance(node, sp.re) else raw(sp.Mul, -sp.I, _half(inner, bar, -1))


def _half(a: Any, b: Any, sign: int) -> Any:
    return raw(sp.Mul, sp.S.Half, raw(sp.Add, a, raw(sp.Mul, sign, b)))


def _is_exponential(node: Any) -> bool:
    return (node.is_Function or node.is_Pow) and isinstance(node, (sp.sin, sp.cos, sp.exp))


def _key(node: Any) -> tuple[bool, Any]:
    """sin and cos of one angle share an exponent."""
    return not isinstance(node, sp.exp), argument(node)
