"""Cases: |u|, sign(u), min, max and piecewise, each side of every switch by itself.

Concludes that an expression is zero if it is in all cases: u > 0, u = 0 and u < 0 for every real u on which a value
hangs. Where u is linear with rational coefficients, one of its real symbols is written by u, for which a symbol with
that sign stands; a product of symbols is split by each of them; elsewhere only the switches are set, one for all
multiples of a polynomial. Both may let a case hold values that belong to another, never
fewer: what is proven holds, and a case that is not proven refutes nothing, only a point does.

Key result: `cases` (of an expression).
"""

from __future__ import annotations

from math import prod
from typing import Any

import sympy as sp

from verify.zero.atoms import is_positive, known_sign
from verify.zero.differentiation import raw
from verify.zero.kinds import CIRCULAR, HOLDS, HYPERBOLIC
from verify.zero.logarithms import HEADS

MOST_CASES = 100
MOST_TERMS, HIGHEST_DEGREE = 64, 32
"""Of a polynomial that is taken as a switch for all its multiples."""
_SWITCHES = (sp.Abs, sp.sign, sp.Min, sp.Max, sp.Piecewise)
_TAKEN = (sp.Add, sp.Mul, sp.Pow, sp.exp, sp.acos, *CIRCULAR, *HYPERBOLIC, *HEADS, *_SWITCHES)
"""What is built anew around a switch; anything else is kept whole, and must hold none."""


class _NotTakenError(Exception):
    """A switch that is complex, or out of reach."""


def cases(expr: Any) -> list[Any]:
    """Expressions without switches that are all zero only if this one is; none if it has no switch that is taken."""
    if not expr.has(*_SWITCHES):
        return []
    todo, done = [_Case(expr, {}, {})], []
    while todo:
        case = todo.pop()
        try:
            tree = case.settled(case.tree)
        except _NotTakenError:
            return []
        if case.open:
            todo += case.split(tree)
        elif not tree.has(sp.nan):  # a piecewise expression without a value here: no case
            done.append(tree)
        if len(todo) + len(done) > MOST_CASES:
            return []
    return done


class _Case:
    """A tree, the symbols to be replaced in it, and the signs of switches; `open` are those met without one.

    An open switch is True if all that is asked of it is >= 0 or <= 0.
    """

    def __init__(self, tree: Any, values: dict[Any, Any], signs: dict[Any, int]) -> None:
        self.tree, self.values, self.signs = tree, values, signs
        self.open: dict[Any, bool] = {}

    def settled(self, node: Any) -> Any:
        """The node with all that is known put in; nan for a piecewise expression that has no value."""
        if not node.args:
            return self.values.get(node, node)
        if not isinstance(node, _TAKEN):
            if node.has(*_SWITCHES, *self.values):
                raise _NotTakenError
            return node
        if isinstance(node, sp.Piecewise):
            return self.piecewise(list(node.args))
        args = [self.settled(part) for part in node.args]
        if isinstance(node, (sp.Min, sp.Max)):
            return self.extreme(node.func, args)
        if isinstance(node, sp.sign) and (sign := self.sign(args[0])) is not None:
            return sp.Integer(sign)
        if isinstance(node, sp.Abs) and (sign := self.sign(args[0], weak=True)) is not None:
            return raw(sp.Mul, sign, args[0])
        return raw(node.func, *args)

    def extreme(self, head: Any, args: list[Any]) -> Any:
        """The largest or smallest of some, as far as the signs of their differences are known."""
        one, *rest = args
        while rest:
            sign = self.sign(raw(sp.Add, one, raw(sp.Mul, -1, rest[0])), weak=True)
            if sign is None:
                return raw(head, one, *rest)
            one = one if (sign >= 0) is (head is sp.Max) else rest[0]
            rest = rest[1:]
        return one

    def piecewise(self, pairs: list[Any]) -> Any:
        """The value of the first condition that holds."""
        left: list[Any] = []
        for value, condition in pairs:
            if condition not in (sp.true, sp.false) and type(condition) not in HOLDS:
                raise _NotTakenError
            if condition is sp.false:
                continue
            if condition is not sp.true:
                below, above = map(self.settled, condition.args)
                sign = self.sign(raw(sp.Add, below, raw(sp.Mul, -1, above)))
                if sign is None:
                    left.append((self.settled(value), raw(condition.func, below, above)))
                elif sign in HOLDS[type(condition)]:
                    condition = sp.true
            if condition is sp.true:
                left.append((self.settled(value), sp.true))
                break
        return sp.nan if not left else left[0][0] if left[0][1] is sp.true else raw(sp.Piecewise, *left)

    def sign(self, switch: Any, weak: bool = False) -> int | None:
        """The sign of a switch, None where it is open; `weak` takes 1 for >= 0 and -1 for <= 0."""
        linear = _linear(switch)
        if linear is None and (polynomial := _polynomial(switch)) is not None:
            factor = polynomial.LC() or sp.S.One  # zero has none
            sign = self.sign_of((polynomial.quo_ground(factor)).as_expr(), weak)
            return sign if sign is None or factor > 0 else -sign
        return self.sign_of(switch if linear is None else _written(linear), weak)

    def sign_of(self, switch: Any, weak: bool) -> int | None:
        """The same of a switch of which no multiple is met."""
        sign = _strict(switch)
        if sign is None and weak and known_sign(switch) in (1, -1):
            sign = known_sign(switch)
        if sign is None and switch not in self.signs:
            if known_sign(switch) is None:
                raise _NotTakenError
            if (powers := _powers(switch)) is not None:
                signs = [(self.sign(name), k) for name, k in powers.items()]
                known = [sign**k for sign, k in signs if sign is not None]
                return prod(known) if len(known) == len(signs) else None
            self.open[switch] = self.open.get(switch, True) and weak
        return self.signs.get(switch) if sign is None else sign

    def split(self, tree: Any) -> list[_Case]:
        """The three cases of an open switch, of a linear one if there is one."""
        for switch in self.open:
            linear = _linear(switch) or {}
            symbol = next((name for name in linear if name is not sp.S.One), None)
            if symbol is not None:
                factor = linear.pop(symbol)
                rest = [raw(sp.Mul, -c / factor, name) for name, c in linear.items()]
                sizes = [raw(sp.Mul, sign / factor, sp.Dummy("u", positive=True)) for sign in (1, -1)]
                return [_Case(tree, {symbol: raw(sp.Add, size, *rest)}, {}) for size in (*sizes, sp.S.Zero)]
        switch, weak = next(iter(self.open.items()))
        return [_Case(tree, {}, {**self.signs, switch: sign}) for sign in (1, -1, 0)[: 2 if weak else 3]]


def _linear(node: Any) -> dict[Any, Any] | None:
    """The rational coefficients of real symbols and of 1; None if it is not linear in them."""
    if node.is_Rational:
        return {sp.S.One: node} if node else {}
    if node.is_Symbol:
        return {node: sp.S.One} if node.is_real else None
    parts = [_linear(part) for part in node.args] if node.is_Add or node.is_Mul else [None]
    if None in parts:
        return None
    total: dict[Any, Any] = {}
    if node.is_Add:
        for part in parts:
            for name, c in (part or {}).items():
                total[name] = total.get(name, 0) + c
    else:
        numbers = [part for part in parts if not part or [*part] == [sp.S.One]]
        others = [part for part in parts if part not in numbers]
        if len(others) > 1:
            return None
        factor = prod((part[sp.S.One] if part else sp.S.Zero for part in numbers if part is not None), start=sp.S.One)
        total = {name: c * factor for name, c in ((others[0] if others else {sp.S.One: sp.S.One}) or {}).items()}
    return {name: total[name] for name in sorted(total, key=sp.srepr) if total[name]}


def _polynomial(node: Any) -> sp.Poly | None:
    """It as a polynomial with rational coefficients in its symbols; None if it is none, or may be a large one."""
    terms, degree = _extent(node)
    if not node.free_symbols or terms > MOST_TERMS or degree > HIGHEST_DEGREE:
        return None
    return sp.Poly(node, *sorted(node.free_symbols, key=sp.srepr), domain=sp.QQ)


def _extent(node: Any) -> tuple[int, int]:
    """Bounds of the terms and the degree of a polynomial; more than is taken for what is none, or is larger."""
    parts = [_extent(part) for part in node.args] if node.is_Add or node.is_Mul else []
    if node.is_Rational or node.is_Symbol:
        found = 1, int(node.is_Symbol)
    elif node.is_Add:
        found = sum(terms for terms, _ in parts), max(degree for _, degree in parts)
    elif node.is_Mul:
        found = prod(terms for terms, _ in parts), sum(degree for _, degree in parts)
    elif node.is_Pow and node.exp.is_Integer and 0 <= node.exp <= HIGHEST_DEGREE:
        terms, degree = _extent(node.base)
        found = terms ** int(node.exp), degree * int(node.exp)
    else:
        found = MOST_TERMS + 1, 0
    return min(found[0], MOST_TERMS + 1), min(found[1], HIGHEST_DEGREE + 1)


def _powers(node: Any) -> dict[Any, int] | None:
    """The powers of a product of symbols; None if it is none."""
    powers = node.as_powers_dict() if node.is_Mul else {}
    if not powers or not all(name.is_Symbol and k.is_Integer and k > 0 for name, k in powers.items()):
        return None
    return {name: int(k) for name, k in sorted(powers.items(), key=sp.srepr)}


def _written(linear: dict[Any, Any]) -> Any:
    terms = [c if name is sp.S.One else name if c == 1 else raw(sp.Mul, c, name) for name, c in linear.items()]
    return raw(sp.Add, *terms) if len(terms) > 1 else terms[0] if terms else sp.S.Zero


def _strict(node: Any) -> int | None:
    """1 (> 0), -1 (< 0) or 0 wherever it is defined; None if not known."""
    if node.is_Rational:
        return (node.p > 0) - (node.p < 0)
    if node.is_Symbol and node.is_negative:
        return -1
    if node.is_Mul or node.is_Add:
        signs = [_strict(part) for part in node.args]
        if None in signs:
            return 1 if is_positive(node) else None
        return prod(signs) if node.is_Mul else signs[0] if len(set(signs)) == 1 else None  # type: ignore[arg-type]
    return 1 if is_positive(node) else None
