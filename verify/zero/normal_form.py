"""Normal form: a SymPy tree as an element of a tower of generators.

Concludes the fraction that an expression is, with every atom, angle, exponential and root replaced by a generator.
The tree is walked once. Exponents are collected first, innermost level first, so that one basis serves all of
them. What cannot be taken apart (a logarithm, an integral, a power with a symbol above) becomes an opaque
generator: it may cancel, and proves nothing if it does not. Complex conjugates of complex atoms are generators of
their own, re(z) = (z + z*)/2, |z|^2 = z z*.

Key result: `NormalForms` (elements of several expressions over one tower).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from verify.zero.atoms import is_free, is_known_imaginary, is_open, unbarred
from verify.zero.differentiation import carried_out
from verify.zero.exponents import Exponents
from verify.zero.kinds import CIRCULAR, HYPERBOLIC, WITH_CONJUGATE, role
from verify.zero.known_signs import conjugated, known_sign
from verify.zero.roots import imaginary_unit, rational_power, square_root
from verify.zero.tower import Element, Tower

_EXPONENTIAL = frozenset((*CIRCULAR, *HYPERBOLIC, sp.exp))
LARGEST_ROOT = 60
"""Roots of higher degree stay whole."""
_NOT_A_NUMBER = frozenset((sp.nan, sp.zoo, sp.oo, -sp.oo))


class NormalForms:
    """The elements of some expressions over one tower; ContextFullError if `size` generators are too few."""

    def __init__(self, expressions: list[Any], size: int) -> None:
        self.tower = Tower(size)
        self.exponents = Exponents(self.tower)
        self.known: dict[Any, Element] = {}
        self.depths: dict[Any, int] = {}
        self.levels: dict[int, dict[Any, Any]] = {}
        self.pi: int | None = None
        imaginary_unit(self.tower)
        for expression in expressions:
            self._depth(expression)
        for level in sorted(self.levels):
            self._admit(self.levels[level])

    def element(self, node: Any) -> Element:
        """The element of one expression or of a part of it; remembered."""
        found = self.known.get(node)
        if found is None:
            found = self.known[node] = self._fresh(node)
        return found

    def _parts(self, node: Any) -> tuple[Any, ...]:
        """The expressions whose elements make up that of a node; none for what stays whole."""
        if node.is_Add or node.is_Mul:
            parts: tuple[Any, ...] = node.args
        elif node.is_Pow:
            parts = node.args[:1] if node.exp.is_Rational and node.exp.q <= LARGEST_ROOT else ()
        elif _is_exponential(node):
            parts = node.args
        elif isinstance(node, sp.exp):
            parts = node.args[0].args
        elif isinstance(node, WITH_CONJUGATE):
            parts = _with_conjugate(node.args[0])
        elif isinstance(node, (sp.conjugate, sp.Derivative)) and not is_free(node):
            done = carried_out(node) if isinstance(node, sp.Derivative) else conjugated(node.args[0])
            parts = () if done is None else (done,)
        elif isinstance(node, sp.UnevaluatedExpr):
            parts = node.args
        else:
            parts = ()
        return parts

    def _depth(self, node: Any) -> int:
        """How many exponentials are nested in a node; collects their exponents by level on the way."""
        if node in self.depths:
            return self.depths[node]
        parts = self._parts(node)
        if not parts and node in _NOT_A_NUMBER:
            raise ValueError(f"{node} is not an exact finite number: give a SymPy Rational")
        if role(type(node)) == "refused":
            raise ValueError(f"{type(node).__name__} is no function or quantity that the zero test takes")
        depth = max((self._depth(part) for part in parts), default=0)
        if node is sp.E:
            depth = 1
            self.levels.setdefault(1, {})[("growth", sp.S.One)] = sp.S.One
        elif _is_exponential(node):
            depth += 1
            self.levels.setdefault(depth, {})[_key(node)] = node.args[0]
        elif node is sp.pi and self.pi is None:
            self.pi = self.tower.generator("pi", 1, False)
        self.depths[node] = depth
        return depth

    def _admit(self, level: dict[Any, Any]) -> None:
        """The exponents of one level join the basis."""
        unit = (imaginary_unit(self.tower), self.tower.one)
        exponents = {}
        for key, argument in level.items():
            value = self.element(argument)
            exponents[key] = self.tower.product((unit, value)) if key[0] == "circle" else value
        self.exponents.admit(exponents, self.pi)

    def _fresh(self, node: Any) -> Element:
        """The element of a node not met before, by the kind of its head."""
        tower = self.tower
        if node.is_Rational:
            return tower.rational(int(node.p), int(node.q))
        if node.is_Add:
            return tower.total([self.element(term) for term in node.args])
        if node.is_Mul:
            return tower.product([self.element(factor) for factor in node.args])
        if node.is_Pow:
            return self._power(node)
        if node is sp.I:
            return imaginary_unit(tower), tower.one
        if node is sp.pi and self.pi is not None:
            return tower.variables[self.pi], tower.one
        if node is sp.E or _is_exponential(node):
            return self._exponential(node)
        if is_free(node):
            return self._atom(node)
        parts = self._parts(node)
        return self._opaque(node) if not parts else self._composed(node, [self.element(part) for part in parts])

    def _composed(self, node: Any, parts: list[Element]) -> Element:
        """exp(log(u)) = u, a carried-out derivative, a real or imaginary part, an absolute value."""
        tower = self.tower
        if not isinstance(node, WITH_CONJUGATE):
            return parts[0]
        if isinstance(node, sp.Abs):
            return square_root(tower, tower.product([parts[0], parts[-1]]), True)
        plus, minus = tower.rational(1, 2), tower.product([tower.rational(-1, 2), (imaginary_unit(tower), tower.one)])
        if isinstance(node, sp.re):
            return tower.product([plus, tower.total([parts[0], parts[-1]])])
        negative = tower.product([tower.rational(-1), parts[-1]])
        return tower.product([minus, tower.total([parts[0], negative])])

    def _power(self, node: Any) -> Element:
        """base**(p/q): an integer power, of a square root or another one; opaque where the exponent is not rational."""
        base, exponent = node.base, node.exp
        if not self._parts(node):
            return self._opaque(node)
        value = self.element(base)
        if exponent.q == 2:
            value = square_root(self.tower, value, known_sign(base) == 1)
        elif exponent.q > 2:
            value = rational_power(self.tower, value, int(exponent.q))
        return self.tower.power(value, int(exponent.p), base)

    def _exponential(self, node: Any) -> Element:
        """exp, or a circular or hyperbolic function, from cos, sin and the growing part of its exponent."""
        tower, kind = self.tower, type(node)
        key = ("growth", sp.S.One) if node is sp.E else _key(node)
        cosine, sine = self.exponents.circle(key)
        growth = self.exponents.growth(key)
        if growth is None and kind in CIRCULAR:
            plus, minus = (cosine, tower.one), (sine, tower.one)
            return self._quotient(node, plus, minus)
        unit = imaginary_unit(tower)
        forward = (tower.reduced(cosine + unit * sine), tower.one)
        backward = (tower.reduced(cosine - unit * sine), tower.one)
        if growth is not None:
            forward = tower.product([forward, growth])
            backward = tower.product([backward, (growth[1], growth[0])])
        if node is sp.E or kind is sp.exp:
            return forward
        half = tower.rational(1, 2)
        even = tower.product([half, tower.total([forward, backward])])
        odd = tower.product([half, tower.total([forward, tower.product([tower.rational(-1), backward])])])
        if kind in CIRCULAR:
            odd = tower.product([odd, (-unit, tower.one)])
        return self._quotient(node, even, odd)

    def _quotient(self, node: Any, even: Element, odd: Element) -> Element:
        """cos, sin, tan, cot, sec or csc (or their hyperbolic sisters) from the even and the odd one."""
        tower = self.tower
        recipes: dict[int, Callable[[], Element]] = {
            0: lambda: odd,
            1: lambda: even,
            2: lambda: tower.product([odd, tower.inverse(even, node)]),
            3: lambda: tower.product([even, tower.inverse(odd, node)]),
            4: lambda: tower.inverse(even, node),
            5: lambda: tower.inverse(odd, node),
        }
        family = CIRCULAR if type(node) in CIRCULAR else HYPERBOLIC
        return recipes[family.index(type(node))]()

    def _atom(self, node: Any) -> Element:
        """A free atom or its complex conjugate."""
        tower = self.tower
        base, barred = unbarred(node)
        if barred and is_known_imaginary(base):
            return tower.product([tower.rational(-1), self.element(base)])
        if barred:
            partner = tower.support(self.element(base)[0])[0]
            if partner not in tower.bars:
                index = tower.generator(tower.generators[partner].kind, None, True)
                tower.bars[index], tower.bars[partner] = partner, index
            return tower.variables[tower.bars[partner]], tower.one
        if base is not node and base in self.known:
            return self.known[base]
        kind = "opaque" if not is_open(base) else "integer" if base.is_integer else "free"
        index = tower.generator(kind, known_sign(base), True)
        self.known[base] = tower.variables[index], tower.one
        return self.known[base]

    def _opaque(self, node: Any) -> Element:
        """A generator for what is not taken apart."""
        index = self.tower.generator("opaque", known_sign(node), True)
        return self.tower.variables[index], self.tower.one


def _is_exponential(node: Any) -> bool:
    """Whether a node is exp or a circular or hyperbolic function, exp(log(u)) apart, which is u."""
    return node.func in _EXPONENTIAL and not (isinstance(node, sp.exp) and isinstance(node.args[0], sp.log))


def _key(node: Any) -> tuple[str, Any]:
    """Circular functions of one angle share an exponent, exp and hyperbolic functions of one argument too."""
    return ("circle" if type(node) in CIRCULAR else "growth"), node.args[0]


def _with_conjugate(inner: Any) -> tuple[Any, ...]:
    """What re, im and Abs are made of: the argument if it is real, else it and its conjugate, if known."""
    if known_sign(inner) is not None:
        return (inner,)
    bar = conjugated(inner)
    return () if bar is None else (inner, bar)
