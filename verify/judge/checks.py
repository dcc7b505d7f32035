"""Checks that many claims share: equality with the derived form, member by member, by the zero test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import sympy as sp

from derive.core.equation import Derivation
from verify.judge.claim import Check, Claim, Control, Test
from verify.judge.scaling import is_homogeneous
from verify.judge.statement import Statement, entries_of
from verify.judge.verdict import Verdict
from verify.zero.exact import is_zero

Rewrite = Callable[[Any], Any]
Pairs = list[tuple[Any, Any]]


def differences(members: sp.Tuple, derived: Any) -> list[Any]:
    """Entry by entry, each member less the derived form."""
    return [a - b for a, b in beside(members, derived)]


def beside(members: sp.Tuple, derived: Any) -> Pairs:
    """Each entry of each member with that of the derived form; ValueError where they have not as many."""
    target = entries_of(derived)
    rows: Pairs = []
    for entries in map(entries_of, members):
        if len(entries) != len(target):
            raise ValueError(f"a member has {len(entries)} entries where the derived form has {len(target)}")
        rows.extend(zip(entries, target, strict=True))
    return rows


def equals_derived(node: str, rewrite: Rewrite = lambda form: form) -> Test:
    """Every member of the statement equals the derived right-hand side of `node`, both rewritten first if asked."""

    def pairs(body: sp.Tuple, derivation: Derivation) -> Pairs:
        return beside(sp.Tuple(*map(rewrite, body)), rewrite(derivation[node].rhs))

    return _all_equal(pairs, f"every member minus the derived {node} is zero")


def tuple_equals_derived(node: str) -> Test:
    """The members together are the derived right-hand side of `node`, which is a tuple."""

    def pairs(body: sp.Tuple, derivation: Derivation) -> Pairs:
        return beside(sp.Tuple(body), derivation[node].rhs)

    return _all_equal(pairs, f"the members minus those of the derived {node} are zero")


def _all_equal(pairs: Callable[[sp.Tuple, Derivation], Pairs], detail: str) -> Test:
    """The test that what is paired is equal."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        return is_zero([a - b for a, b in pairs(body, derivation)])

    return Test("exact", check, detail, pairs=pairs)


def has_unit(unit: str, units: Mapping[str, str] | None = None) -> Test:
    """Every member scales as `unit`; `units` of symbols that only the print uses."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        return all(is_homogeneous(member, unit, derivation.symbols, units) for member in body)

    return Test("scaling", check, f"every member scales as {unit}", refutes=_OF_ANOTHER_UNIT)


def _times_a_unit(body: sp.Tuple, derivation: Derivation) -> sp.Tuple:
    factor = next(row.symbol for row in derivation.symbols.values() if row.unit and any(row.dimension))
    return sp.Tuple(*(member * factor for member in body))


_OF_ANOTHER_UNIT = Control("the true form times a quantity that has a unit", _times_a_unit)


def with_units(claims: Iterable[Claim], units: Mapping[str, str] | None = None) -> dict[str, Claim]:
    """Claims by label, each with the test of its unit where it has one; `units` of symbols that only the print uses."""
    found = {claim.label: claim for claim in claims}
    for label, claim in found.items():
        if (unit := claim.printed.unit) is not None:
            found[label] = replace(claim, tests=(*claim.tests, has_unit(unit, units)))
    return found


def series_term(series: str, order: int, component: int) -> Test:
    """The statement equals one component of a derived series (its terms by order) up to `order`."""

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        total = _through(derivation, series, order, component)
        return is_zero([member - total for member in body])

    return Test("series", check, f"equals the derived series through order {order} in the small parameters")


def beyond_order(series: str, order: int, component: int, averaged: bool = False) -> Test:
    """The statement against the series of one order more, which it must miss; averaged: against what does not decay."""

    def total(derivation: Derivation) -> sp.Expr:
        found = _through(derivation, series, order, component)
        return found.replace(sp.exp, lambda _: sp.S.Zero) if averaged else found

    def check(body: sp.Tuple, derivation: Derivation) -> bool:
        return is_zero([member - total(derivation) for member in body])

    whole = Control(f"the derived series through order {order}", lambda body, derivation: sp.Tuple(total(derivation)))
    return Test("next-order", check, f"fails at order {order}: the next term of the series is not zero", proves=whole)


def _through(derivation: Derivation, series: str, order: int, component: int) -> sp.Expr:
    return sp.Add(*(term[component] for term in derivation[series].rhs[: order + 1]))


def derived_form(node: str) -> Control:
    """The derived right-hand side of `node` in the place of the print, which a check against it must prove."""
    return Control(f"the derived {node}", lambda body, derivation: sp.Tuple(derivation[node].rhs))


def exact(check: Check, detail: str, proves: Control | None = None) -> tuple[Test, ...]:
    """The one test of a claim that has an exact check of its own."""
    return (Test("exact", check, detail, proves),)


def equation(
    printed: Statement, says: str, verdict: Verdict = "confirmed", *, derived: str | None = None, **record: Any
) -> Claim:
    """A claim whose members must equal the right-hand side of the node `derived`, by default of its own label."""
    test = equals_derived(derived or printed.label)
    return Claim(printed, says, verdict, (test,), derived=derived, **record)
