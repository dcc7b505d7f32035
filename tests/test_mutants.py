"""Wrong versions of every claim are refused, N of N; and the mutants are what they should be."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu import CLAIMS
from verify.judge.claim import Test, find
from verify.judge.mutants import Mutant, fate, mutants, relied_on


@cache
def chain() -> Derivation:
    return derivation()


def changes(label: str) -> str:
    return "; ".join(mutant.change for mutant in mutants(CLAIMS[label]))


@pytest.mark.parametrize("label", CLAIMS)
def test_every_mutant_is_refused_or_proven_true_still(label: str) -> None:
    claim = CLAIMS[label]
    planted = mutants(claim)
    fates = {mutant: fate(claim, mutant, chain()) for mutant in planted}
    bad = [f"{mutant.change}: {found}" for mutant, found in fates.items() if found in ("SURVIVED", "UNDECIDED")]
    assert not bad, bad
    counts = Counter(fates.values())
    assert counts["refused"] >= 1, "no wrong version of this statement is refused, so its check shows nothing"


@pytest.mark.parametrize("label", CLAIMS)
def test_the_check_that_refuses_the_mutants_accepts_the_true_form(label: str) -> None:
    claim = CLAIMS[label]
    assert find(relied_on(claim), claim.true_form.body, chain()) == "proved"


@pytest.mark.parametrize("label", CLAIMS)
def test_a_mutant_differs_from_its_statement_and_from_its_fellows(label: str) -> None:
    bodies = [mutant.body for mutant in mutants(CLAIMS[label])]
    assert len(set(bodies)) == len(bodies)
    assert CLAIMS[label].true_form.body not in bodies


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("8", ("sign", "factor 2", "dropped term", "swapped", "transposed")),
        ("9a", ("sign", "factor 2", "dropped term", "sine and cosine swapped", "power")),
        ("11b", ("sign", "factor 2", "dropped term", "eps1 and eps2 swapped", "power")),
        ("B4", ("calA_1 and calA_2 swapped", "calA_1 and s_1 swapped")),
        ("p.exchange-time", ("factor 100", "factor 1/100")),
        ("10a.bound", ("sign", "dropped term", "power")),
        ("3", ("shifted rows", "swapped")),
        ("4", ("index of k_x shifted",)),
    ],
)
def test_the_kinds_of_mutants(label: str, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        assert kind in changes(label), kind


def test_mutants_are_the_same_in_every_run() -> None:
    for label in ("9c", "B.s1", "17"):
        first, second = mutants(CLAIMS[label]), mutants(CLAIMS[label])
        assert [m.change for m in first] == [m.change for m in second]


def test_mutants_come_from_the_true_form() -> None:
    """The correction of 9c is what is spoilt: a mutant of it may be the print, and is refused like the rest."""
    claim = CLAIMS["9c"]
    (member,) = claim.printed.body
    print_as_mutant = Mutant("9c", "the print", sp.Tuple(member))
    assert fate(claim, print_as_mutant, chain()) == "refused"


def test_a_check_that_accepts_everything_is_found_out() -> None:
    from dataclasses import replace

    easy = replace(CLAIMS["8"], tests=(Test("exact", lambda body, d: True, "planted"),))
    fates = {fate(easy, mutant, chain()) for mutant in mutants(easy)}
    assert "SURVIVED" in fates


def test_an_equal_form_is_counted_as_true_still() -> None:
    claim = CLAIMS["8"]
    again = claim.true_form.body[0] + q.hbar * sp.zeros(3, 3)
    rewritten = Mutant(
        "8", "tau_ex / tau_ex^2 for 1 / tau_ex", sp.Tuple(again.subs(1 / q.tau_ex, q.tau_ex / q.tau_ex**2))
    )
    assert fate(claim, rewritten, chain()) == "true still"
    doubled = Mutant("8", "twice", sp.Tuple(2 * claim.true_form.body[0]))
    assert fate(claim, doubled, chain()) == "refused"


def test_a_weaker_bound_is_true_still_and_a_stronger_one_refused() -> None:
    claim = CLAIMS["10a.bound"]
    (bound,) = claim.true_form.body
    assert fate(claim, Mutant("10a.bound", "weaker", sp.Tuple(2 * bound)), chain()) == "true still"
    assert fate(claim, Mutant("10a.bound", "a little stronger", sp.Tuple(bound * sp.Rational(999, 1000))), chain()) == (
        "refused"
    )
