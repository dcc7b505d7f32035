"""The table of readings: what the checks look up, and which findings another sensible number turns."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import pytest

from derive import derivation
from verify.cheng_niu import CLAIMS
from verify.cheng_niu.physical import precession_behind
from verify.cheng_niu.readings import AS_READ, READINGS, Numbers
from verify.judge.claim import Claim, Test

PRINTED = {
    "p.any-xi": "valid",
    "p.nonlocal": "nonlocal",
    "p.damping": "slightly",
    "p.narrow-wall": "many",
    "p.slow-epsilon": "higher",
}
"""Statements whose body holds the number that a word is read as."""


@dataclass(frozen=True)
class Turn:
    """A finding on the printed form, or on it under its condition, that another sensible number reverses."""

    label: str
    name: str
    number: Fraction
    on: Literal["printed", "condition"] = "printed"


TURNS: tuple[Turn, ...] = (
    Turn("p.narrow-wall", "v_F", Fraction(1_000_000)),
    Turn("p.narrow-wall", "gap", Fraction(1, 10)),
    Turn("p.nonlocal", "gap", Fraction(1, 10)),
)
"""Every finding that another sensible number reverses."""


class Recording(Mapping[str, Fraction]):
    """Numbers that remember which of them were asked for."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers, self.asked = numbers, set[str]()

    def __getitem__(self, name: str) -> Fraction:
        self.asked.add(name)
        return self.numbers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def reads(test: Test) -> bool:
    return "read" in inspect.signature(test.check).parameters


def findings(claim: Claim, numbers: Numbers) -> tuple[bool, ...]:
    """What is found on the printed form, and on it under its condition, with these numbers."""
    d = derivation()
    forms = [claim.tests[:1], (claim.condition.test,) if claim.condition is not None else ()]
    return tuple(
        all(t.check(claim.printed.body, d, numbers) if reads(t) else t.check(claim.printed.body, d) for t in form)  # type: ignore[call-arg]
        for form in forms
    )


READERS = {label: claim for label, claim in CLAIMS.items() if reads(claim.tests[0])}
CASES = [
    (label, name, number)
    for label in READERS
    for name, reading in READINGS.items()
    if label in reading.used
    for number in reading.others
]


@pytest.mark.parametrize("label", READERS)
def test_a_claim_looks_up_the_readings_that_say_they_are_used_by_it(label: str) -> None:
    asked = Recording(AS_READ)
    claim = READERS[label]
    claim.tests[0].check(claim.printed.body, derivation(), asked)  # type: ignore[call-arg]
    named = {name for name, reading in READINGS.items() if label in reading.used}
    held = {PRINTED.get(label)} | ({"gap"} if label == "p.exchange-time" else set())  # in the body; a range's two ends
    assert asked.asked | held == named | {PRINTED.get(label)}


@pytest.mark.parametrize(("label", "name", "number"), CASES)
def test_a_finding_turns_with_another_number_exactly_where_the_table_says_so(
    label: str, name: str, number: Fraction
) -> None:
    claim = READERS[label]
    before, after = findings(claim, AS_READ), findings(claim, {**AS_READ, name: number})
    turned = {form for form, a, b in zip(("printed", "condition"), before, after, strict=True) if a != b}
    assert turned == {turn.on for turn in TURNS if (turn.label, turn.name, turn.number) == (label, name, number)}


@pytest.mark.parametrize("turn", TURNS)
def test_the_reason_says_what_turns_the_finding(turn: Turn) -> None:
    assert "turns with" in CLAIMS[turn.label].why
    assert READINGS[turn.name].others == (turn.number,)


def test_some_other_numbers_turn_a_finding_and_some_do_not() -> None:
    turned = {(turn.label, turn.name, turn.number) for turn in TURNS}
    assert turned < set(CASES)


@pytest.mark.parametrize(("label", "name"), PRINTED.items())
def test_the_number_in_a_statement_is_the_one_in_the_table(label: str, name: str) -> None:
    (number,) = CLAIMS[label].printed.body
    assert Fraction(int(number.p), int(number.q)) == READINGS[name].number


def test_a_reading_is_used_and_its_reason_given() -> None:
    for reading in READINGS.values():
        assert reading.reason
        assert reading.used
        assert all(label in CLAIMS or label == "validity" for label in reading.used)
        assert reading.number not in reading.others


@pytest.mark.parametrize("name", ["much", "v_F", "gap", "few nm", "width"])
def test_what_is_said_of_halves_that_turn_is_so(name: str) -> None:
    """N = l/(v_F tau_ex) against '>>' under each other number, by hand: hbar = 6.582e-16 eV s."""
    read = {n: float(x) for n, x in AS_READ.items()} | {name: float(READINGS[name].others[0])}
    length = read["v_F"] * 6.582119569e-16 / read["gap"]
    N = read["few nm"] / read["width"] / length
    said = {"much": 15, "v_F": 4.6, "gap": 1.5, "few nm": 5.1, "width": 4.8}[name]
    assert pytest.approx(said, rel=0.02) == N
    assert read["much"] > N


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"gap": "1/10"}, "0.54"),
        ({"v_F": "1e6"}, "0.014"),
        ({"few nm": "1e-9"}, "0.0071"),
        ({"width": "22/7"}, "0.0097"),
    ],
)
def test_what_precesses_behind_a_wall_is_what_a_transit_leaves(changed: dict[str, str], said: str) -> None:
    """The closed form of Rosen and Zener against the integration, and the figure that p.nonlocal gives."""
    pytest.importorskip("heyoka")
    from verify.cheng_niu.claims.walls import precession_length, wall_width
    from verify.electron.transit import wall

    read = {**AS_READ, **{name: Fraction(number) for name, number in changed.items()}}
    kappa = precession_length(read) / wall_width(read)
    share = float(precession_behind(kappa))
    s1, s2, _ = wall(float(kappa), 0.0).final
    # 1e-11: the tail of 1e-12 left out at either end, and the integrator's rounding.
    assert share * float(kappa) == pytest.approx((s1**2 + s2**2) ** 0.5, abs=1e-11)
    assert f"{share:.2g}" == said
    assert said in CLAIMS["p.nonlocal"].why


def test_an_explanation_says_how_its_words_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    from verify.__main__ import main

    assert main(["explain", "p.any-xi"]) == 0
    assert "read as    N ≫ 1, l ≫ v_F τ_ex: 10, as sensible: 100 (" in capsys.readouterr().out
