"""A witness is computed again: simple where it can be, true in both its numbers, and no fake stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from mpmath import mp, mpf

from verify.cheng_niu import CLAIMS, PAPER
from verify.judge.judgement import judge
from verify.judge.witness import Witness, stands, witness

FAULTY = [label for label, claim in CLAIMS.items() if claim.corrected is not None]


@cache
def found(label: str) -> Witness:
    shown = witness(CLAIMS[label])
    assert shown is not None
    return shown


def fakes(true: Witness) -> Iterator[tuple[str, Witness]]:
    """The witness with a number, a place or a name that is not so."""
    yield "values exchanged", Witness(true.at, true.corrected, true.printed)
    yield "the print agrees", replace(true, printed=true.corrected)
    yield "the correction agrees", replace(true, corrected=true.printed)
    yield "another digit", replace(true, printed=true.printed + "1")
    yield "words", replace(true, corrected="the right one")
    yield "no point", replace(true, at={})
    for name in true.at:
        rest = {key: value for key, value in true.at.items() if key != name}
        yield f"{name} forgotten", replace(true, at=rest)
        yield f"{name} misnamed", replace(true, at={**rest, "nothing": true.at[name]})
        for text in ("0.5", "pi*pi", "nan", "", "__import__('os')", "1e999"):
            yield f"{name} = {text!r}", replace(true, at={**true.at, name: text})
    yield "one more", replace(true, at={**true.at, "nothing": "1"})


@pytest.mark.parametrize("label", FAULTY)
def test_the_witness_stands_and_no_fake_does(label: str) -> None:
    true, claim = found(label), CLAIMS[label]
    assert stands(true, claim)
    assert not [name for name, fake in fakes(true) if stands(fake, claim)]


@pytest.mark.parametrize("label", ["9c", "12", "p.omega", "B1"])
def test_a_judgement_with_a_fake_witness_is_not_borne_out(label: str) -> None:
    judged = judge(CLAIMS[label], PAPER.derivation())
    assert judged.holds and judged.witness == found(label)
    assert not replace(judged, witness=None).holds
    for name, fake in fakes(found(label)):
        assert not replace(judged, witness=fake).holds, name


def test_a_point_out_of_the_domain_is_no_witness() -> None:
    """tau_ex is positive: the numbers may be right at -1, the point is none."""
    true = found("12")
    turned = {"2": "-2", "1": "-1"}
    fake = Witness({**true.at, "tau_ex": "-1"}, turned[true.printed], turned[true.corrected])
    assert stands(true, CLAIMS["12"]) and not stands(fake, CLAIMS["12"])


def test_a_witness_of_one_claim_is_none_of_another() -> None:
    for label in FAULTY:
        others = [other for other in FAULTY if found(other) != found(label)]
        assert not [other for other in others if stands(found(label), CLAIMS[other])]


@pytest.mark.parametrize("label", [label for label in FAULTY if label != "p.average"])
def test_the_point_is_one_to_put_in_by_head(label: str) -> None:
    """Numbers below ten with denominators up to ten, and simple parts of a turn."""
    for value in found(label).at.values():
        top, _, below = value.removesuffix("*pi").replace("pi", "1").partition("/")
        assert abs(int(top)) < 10 and int(below or 1) <= 10, value


@pytest.mark.parametrize(
    ("label", "printed", "corrected"),
    [
        ("p.gap", "1", "2"),  # S J_ex against 2 S J_ex
        ("9c", "1.04", "1"),  # s_3(0) = 1 + (1/100 + 1/25)/(1 + 1/4), against the start at 1
        ("12", "2", "1"),
        ("p.omega", "1", "0.9"),
        ("p.velocity", "-1", "1"),
        ("B1", "-0.5", "-1"),  # half of hbar, lost
    ],
)
def test_the_numbers_are_those_of_a_reckoning_by_head(label: str, printed: str, corrected: str) -> None:
    assert (found(label).printed, found(label).corrected) == (printed, corrected)


def solution_s3(omega: Any, omega_phi: Any, rate: Any) -> Any:
    """B.s3 for tau_ex = tau_sf = t = 1: 1 - a^2 (1 - e^{-1} (cos W + sin W / W)) / (W^2 + 1), a^2 = W^2 - w^2."""
    square = omega_phi**2 + rate**2
    return 1 - square * (1 - mp.exp(-1) * (mp.cos(omega) + mp.sin(omega) / omega)) / (omega**2 + 1)


def test_the_spin_of_appendix_b_by_another_arithmetic() -> None:
    """At theta = pi/3, phidot = thetadot = 1: Omega^2 = (1 - cos)^2 + sin^2 + 1 as corrected, with sin + 1 in print."""
    with mp.workdps(50):
        shown = found("B.s3")
        assert shown.at["theta"] == "pi/3" and {shown.at[name] for name in ("t", "tau_ex", "tau_sf", "phidot")} == {"1"}
        sine, along = mp.sin(mp.pi / 3), 1 - mp.cos(mp.pi / 3)
        true = solution_s3(mp.sqrt(along**2 + sine**2 + 1), sine, mpf(1))
        assert abs(true - mpf(shown.corrected)) < mpf(10) ** -9  # ten digits are shown
