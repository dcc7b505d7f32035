"""Square roots: one generator for each root that cannot be taken apart.

Concludes sqrt(r) as (known factor) * (product of generators), on the principal branch. sqrt(p r) = sqrt(p) sqrt(r)
holds for p >= 0 and any r, and sqrt(f^2 r) = |f| sqrt(r) for real f: these two and the primes of a number are
used, nothing else. So sqrt(x y) splits for positive symbols and stays whole for real ones, and sqrt(x^2) is |x|.

Key results: `square_root`, `rational_power`, `sign` (of a polynomial, from the signs of its generators).
"""

from __future__ import annotations

from typing import Any

from verify.zero.bounds import common_factor, factored, primes
from verify.zero.tower import Element, Tower


def sign(tower: Tower, polynomial: Any) -> int | None:
    """1 if a polynomial is surely >= 0 on the domain, -1 if <= 0, 0 if real, None if not known to be real."""
    found: set[int] = set()
    for exponents, coefficient in polynomial.to_dict().items():
        monomial = _monomial_sign(tower, exponents)
        if monomial is None:
            return None
        found.add(monomial if coefficient > 0 else -monomial)
    return found.pop() if len(found) == 1 else _sign_by_size(tower, polynomial)


def _sign_by_size(tower: Tower, polynomial: Any) -> int:
    """The sign of 2 - cos(x)^2, and of other numbers that outweigh their sum of cosines; 0 for all else."""
    generators = [tower.generators[i] for i in tower.support(polynomial)]
    if any(g.kind != "circle" or g.sign is None for g in generators):
        return 0
    number = polynomial.to_dict().get((0,) * len(tower.variables), 0)
    if 2 * abs(number) > sum(map(abs, polynomial.coeffs())):
        return 1 if number > 0 else -1
    return 0


def _monomial_sign(tower: Tower, exponents: Any) -> int | None:
    """The sign of a product of powers; z times its conjugate is >= 0."""
    result = 1
    for index, exponent in enumerate(exponents):
        if not exponent:
            continue
        one, bar = tower.generators[index].sign, tower.bars.get(index)
        if one is None and (bar is None or exponents[bar] != exponent):
            return None
        result *= one if one is not None and exponent % 2 else 1
    return result


def square_root(tower: Tower, value: Element, positive: bool) -> Element:
    """The principal square root of a fraction; `positive` says that the fraction is known to be >= 0."""
    if not value[0]:
        return value
    content, factors = factored_quotient(*value)
    outside: list[Element] = []
    inside: list[tuple[Any, int]] = []
    for factor, exponent in factors:
        kind = sign(tower, factor)
        if kind == -1:
            factor, kind, content = -factor, 1, -content if exponent % 2 else content
        half, odd = divmod(exponent, 2)
        if kind is None:
            inside.append((factor, exponent))
            continue
        if half:
            is_absolute = kind == 0 and half % 2
            size = _generator(tower, tower.reduced(factor**2), 2, 1) if is_absolute else factor
            power = tower.reduced(size ** abs(half))
            outside.append((power, tower.one) if half > 0 else tower.element(tower.one, power))
        if odd and kind == 1:
            outside.append((_generator(tower, factor, 2, 1), tower.one))
        elif odd:
            inside.append((factor, 1))
    return tower.product([*outside, _number_root(tower, abs(content)), _rest(tower, inside, content < 0, positive)])


def factored_quotient(above: Any, below: Any) -> tuple[Any, list[tuple[Any, int]]]:
    """A fraction as a rational number and irreducible factors with their exponents."""
    common = common_factor(above, below)
    content, factors = factored(above / common)
    below_content, below_factors = factored(below / common)
    return content / below_content, factors + [(factor, -exponent) for factor, exponent in below_factors]


def _rest(tower: Tower, inside: list[tuple[Any, int]], negative: bool, positive: bool) -> Element:
    """The root of what could not be taken apart: V/d with V^2 = n d for the fraction n/d."""
    if not inside:
        return (tower.unit if negative else tower.one), tower.one
    above, below = -tower.one if negative else tower.one, tower.one
    for factor, exponent in inside:
        above = above * factor**exponent if exponent > 0 else above
        below = below if exponent > 0 else tower.reduced(below * factor**-exponent)
    known = 1 if positive and below.is_one() else None
    return tower.element(_generator(tower, tower.reduced(above), 2, known, below), below)


def _generator(tower: Tower, above: Any, degree: int, known: int | None, below: Any = None) -> Any:
    """The generator V = below * (above/below)^(1/degree), so V^degree = above * below^(degree - 1).

    One for each fraction: sqrt(a/b) b and sqrt(a b) have the same square, and may still differ in sign.
    """
    below = tower.one if below is None else below
    for index, power, over, under in tower.roots:
        if power == degree and over == above and under == below:
            if tower.generators[index].sign is None:
                tower.generators[index].sign = known
            return tower.variables[index]
    index = tower.root(tower.reduced(above * below ** (degree - 1)), degree, known)
    tower.roots.append((index, degree, above, below))
    return tower.variables[index]


def _number_root(tower: Tower, number: Any) -> Element:
    """The square root of a positive rational, one generator for each prime, so that sqrt(6) = sqrt(2) sqrt(3)."""
    top = tower.one
    for prime, exponent in primes(int(number.p * number.q)):
        top = top * prime ** (exponent // 2)
        if exponent % 2:
            top = top * _generator(tower, tower.context.constant(prime), 2, 1)
    return top / int(number.q), tower.one


def rational_power(tower: Tower, value: Element, degree: int) -> Element:
    """value**(1/degree) for degree > 2: V/d with V^degree = n d^(degree - 1), tied to others in unknown ways."""
    return tower.element(_generator(tower, value[0], degree, None, value[1]), value[1])
