"""Relations: when a normal form that is not 0 vanishes all the same.

Its coefficients may be numbers that are 0 (`verify.zero.algebraic`). Or sums of logarithms or angles in it are 0, which
is found without any derivative. If L is a sum with rational coefficients, N their denominator, and the product of
the exponentials (to the power N) is identically 1, then N L is everywhere a whole multiple of 2 pi i, or of 2 pi for
angles. A real sum of logarithms then is 0. Any other is one multiple throughout if it is continuous on a connected
domain, and a ball at one point tells which. It is taken for continuous only if every symbol in it ranges over an
interval, no denominator vanishes anywhere, every radicand is real, and no argument reaches a cut of its function.

Key results: `coefficients_vanish`, `relations_hold` (of a normal form), `never_zero` (of a polynomial).
"""

from __future__ import annotations

from math import lcm
from typing import Any

import sympy as sp

from verify.zero.algebraic import vanishes
from verify.zero.balls import ball
from verify.zero.bounds import factored
from verify.zero.differentiation import raw
from verify.zero.logarithms import Logarithm
from verify.zero.normal_form import NormalForms
from verify.zero.roots import sign
from verify.zero.samples import points

LARGEST_MULTIPLE, DIGITS, MOST_NORMS = 100, 30, 4
_INTERVALS = [
    sp.Symbol("x", **{sign: True}).assumptions0
    for sign in ("real", "positive", "negative", "nonnegative", "nonpositive")
]
"""What is assumed of a symbol that ranges over all of an interval."""


def coefficients_vanish(forms: NormalForms, polynomial: Any) -> bool | None:
    """Whether all coefficients of a normal form are 0, as a polynomial in what is no algebraic number.

    The value of a number of which there is one coefficient; True if all are 0; otherwise None.
    """
    names = {index: expr for index, expr in _constants(forms).items() if polynomial.degrees()[index]}
    if not names:
        return None
    groups: dict[Any, list[Any]] = {}
    for monomial, coefficient in polynomial.to_dict().items():
        rest = tuple(0 if index in names else int(power) for index, power in enumerate(monomial))
        groups.setdefault(rest, []).append(_term(coefficient, monomial, names))
    verdicts = [vanishes(raw(sp.Add, *terms)) for terms in groups.values()]
    return verdicts[0] if len(groups) == 1 and not any(*groups) else all(verdicts) or None


def _constants(forms: NormalForms) -> dict[int, Any]:
    """The generators that are algebraic numbers, as expressions."""
    tower = forms.tower
    names: dict[int, Any] = {tower.unit_index: sp.I}
    for turns, pair in forms.exponents.unities.items():
        for head, part in zip((sp.cos, sp.sin), pair, strict=True):
            for index in tower.support(part):
                if tower.generators[index].kind == "opaque" and part == tower.variables[index]:
                    names[index] = raw(head, raw(sp.Mul, sp.Rational(turns.numerator, turns.denominator), sp.pi))
    for index, degree, above, below in tower.roots:
        if index not in names and all(i in names for part in (above, below) for i in tower.support(part)):
            over, under = _number(above, names), _number(below, names)
            inner = raw(sp.Mul, over, raw(sp.Pow, under, -1))
            names[index] = raw(sp.Mul, under, raw(sp.Pow, inner, sp.Rational(1, degree)))
    return names


def _number(polynomial: Any, names: dict[int, Any]) -> Any:
    return raw(sp.Add, *(_term(c, monomial, names) for monomial, c in polynomial.to_dict().items()))


def _term(coefficient: Any, monomial: Any, names: dict[int, Any]) -> Any:
    powers = [raw(sp.Pow, expr, int(monomial[index])) for index, expr in names.items() if monomial[index]]
    return raw(sp.Mul, sp.Rational(int(coefficient.p), int(coefficient.q)), *powers)


def relations_hold(forms: NormalForms, polynomial: Any) -> bool:
    """Whether each sum of logarithms and angles that stands beside one monomial of all else is proven to be 0."""
    known = {one.index: one for one in forms.logarithms.all}
    sums: dict[tuple[int, ...], dict[int, Any]] = {}
    for monomial, coefficient in polynomial.to_dict().items():
        used = [i for i, power in enumerate(monomial) if power and (i in known or i == forms.pi)]
        if len(used) != 1 or monomial[used[0]] != 1:
            return False
        rest = tuple(0 if i == used[0] else int(power) for i, power in enumerate(monomial))
        sums.setdefault(rest, {})[used[0]] = coefficient
    for terms in sums.values():
        angles = {i: c for i, c in terms.items() if i not in known or known[i].angle}
        others = {i: c for i, c in terms.items() if i not in angles}
        if not all(_vanishes(forms, known, part) for part in (angles, others) if part):
            return False
    return bool(known)


def _vanishes(forms: NormalForms, known: dict[int, Logarithm], terms: dict[int, Any]) -> bool:
    tower = forms.tower
    many = lcm(*(int(c.q) for c in terms.values()))
    powers = {i: int(c * many) for i, c in terms.items()}
    if sum(map(abs, powers.values())) > LARGEST_MULTIPLE:
        return False
    values = {i: known[i].exponential if i in known else tower.rational(-1) for i in terms}
    one = tower.product(tower.exponential_power(values[i], power) for i, power in powers.items())
    rest, _ = tower.total([one, tower.rational(-1)])
    if rest and not coefficients_vanish(forms, rest):
        return False
    turning = {i: known[i] for i in terms if i in known and (known[i].angle or not known[i].real)}
    if not turning and not any(i == forms.pi for i in terms):
        return True
    if any(one.node is None for one in turning.values()) or not _is_continuous(forms, known, list(turning.values())):
        return False
    nodes = {i: turning[i].node if i in turning else sp.pi for i in terms if i in turning or i == forms.pi}
    sizes = {i: sp.Rational(int(terms[i].p), int(terms[i].q)) for i in nodes}
    whole = sp.Add(*(raw(sp.Mul, sizes[i], node) for i, node in nodes.items()))
    for point in points(whole):
        value = ball(whole, point, DIGITS)
        if value.is_finite():
            turned = value.real if forms.pi in nodes or any(one.angle for one in turning.values()) else value.imag
            return bool(abs(turned) * many < 6)  # nearer to 0 than to 2 pi
    return False


def _is_continuous(forms: NormalForms, known: dict[int, Logarithm], logarithms: list[Logarithm]) -> bool:
    """Whether logarithms are proven continuous on a connected domain, with all that they rest on."""
    tower = forms.tower
    symbols = {tower.support(value[0])[0]: node for node, value in forms.known.items() if node.is_Symbol}
    used = tower.closure([one.index for one in logarithms])
    for g in used:
        smooth = g.kind == "pi" or (g.kind in ("growth", "circle") and g.sign is not None) or g.index in known
        smooth |= g.kind == "free" and g.index in symbols and symbols[g.index].assumptions0 in _INTERVALS
        if not smooth and not (g.kind == "root" and sign(tower, g.radicand) is not None):
            return False
    places = [known[g.index].breaks for g in used if g.index in known]
    breaks = [part[0] for parts in places for part in parts or ()]
    if None in places:
        return False
    return all(never_zero(forms, part, symbols) for part in (*breaks, *(below for below, _ in tower.inverted)))


def never_zero(forms: NormalForms, polynomial: Any, symbols: dict[int, Any], norms: int = MOST_NORMS) -> bool:
    """Whether a polynomial vanishes nowhere: by its signs, or by those of its norm under a change of sign of a root."""
    tower = forms.tower

    def is_strict(index: int) -> bool:
        g = tower.generators[index]
        if g.kind == "free" and index in symbols:
            return bool(symbols[index].is_positive or symbols[index].is_negative)
        if g.never_zero:
            return True
        if g.kind == "root":
            return never_zero(forms, g.radicand, symbols, norms)
        return g.kind == "pi" or (g.kind == "growth" and g.sign == 1)

    monomials = polynomial.to_dict()
    if sign(tower, polynomial) in (1, -1) and any(all(is_strict(i) for i, e in enumerate(m) if e) for m in monomials):
        return True
    _, factors = factored(polynomial)
    if len(factors) > 1 or any(power > 1 for _, power in factors):
        return all(never_zero(forms, factor, symbols, norms) for factor, _ in factors)
    roots = [i for i in tower.support(polynomial) if tower.generators[i].degree == 2]
    if not roots or not norms:
        return False
    slope, without = tower.split(polynomial, roots[0])
    norm = tower.reduced(without * without - slope * slope)
    return bool(norm) and never_zero(forms, norm, symbols, norms - 1)
