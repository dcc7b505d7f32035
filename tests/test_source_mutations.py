"""A derivation that goes wrong is noticed: faults planted in the source of the steps, at places chosen by a fixed seed.

`python tests/source_mutations.py [MODULE ...]` plants all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from zlib import crc32

import pytest
import source_mutations as mutations
import sympy as sp
from source_mutations import Place

from derive import derivation
from derive.cheng_niu.chain import NODES, THEORY
from derive.cheng_niu.steps import motion, transport
from verify.cheng_niu import CLAIMS

pytestmark = pytest.mark.slow

SEED = 88_024422
"""The paper's volume and article number."""
SHARE = 4
EQUIVALENT: dict[str, str] = {
    "smallness.SMALL: q.tau_ex * sp.sin(q.theta) -> q.tau_ex": "one substitution on both sides",
    "smallness.SMALL: q.tau_ex * sp.sin(q.theta) * q.phidot -> q.phidot": "one substitution on both sides",
    "smallness.SMALL: q.tau_ex * sp.cos(q.theta) * q.phidot -> q.phidot": "one substitution on both sides",
    "smallness.SMALL: q.tau_ex * q.thetadot -> q.thetadot": "one substitution on both sides",
    "wall._motion: (1 + q.eta_n) * q.width_wall -> q.width_wall": "a factor of both equations",
    "wall._motion: 1 + q.eta_n -> 1 - q.eta_n": "a factor of both equations",
    "wall._motion: sp.Matrix(_centre(dynamics, (-q.v_wall / q.width_wall, q.phidot), (-H_DOMAIN, resisting))) * scale"
    " -> sp.Matrix(_centre(dynamics, (-q.v_wall / q.width_wall, q.phidot), (-H_DOMAIN, resisting)))": "the same",
    "wall.largest_drift: 1 - place -> 1 + place": "of the two places only one is positive",
    "invariants._multiple: harmonics(top[0]) / size -> harmonics(top[0])": "|dn/dtheta| is 1",
    "invariants._multiple: harmonics(top[1]) / size -> harmonics(top[1])": "|dn/dtheta| is 1",
    "solution._IN_SECONDS: 1 / q.tau_sf -> 1": "says how numbers are computed",
    "lagrangian._orbital_term: packet.diff(r) * velocity + packet.diff(g) * g_slope * -centre_rate"
    " -> packet.diff(r) * velocity - packet.diff(g) * g_slope * -centre_rate": "constant times dk_c/dt",
    "lagrangian._orbital_term: -centre_rate -> centre_rate": "constant times dk_c/dt",
    "lagrangian._orbital_term: sp.I * rho -> rho": "constant times dk_c/dt",
    "lagrangian._orbital_term: sp.I * rho -> sp.I": "constant times dk_c/dt",
    "lagrangian._orbital_term: centre + deviation -> centre - deviation": "the profile's first moment is zero",
    "motion.gradient_force: harmonics(tilt.dot([variations[0].coeff(s) for s in q.spin])) / harmonics(tilt.dot(tilt))"
    " -> harmonics(tilt.dot([variations[0].coeff(s) for s in q.spin]))": "|dn/dtheta| is 1",
    "parabolic.polarization: band / q.E[0] -> band": "the field cancels in the ratio",
    "response.harmonics: stationary + quadrature -> stationary - quadrature": "only asked whether it holds t~",
}
"""Places proven to change nothing, with the reason.

constant times dk_c/dt: the term is a total time derivative whatever its constant is, and is dropped as such.
one substitution on both sides: the spin and the rate that it is a multiple of are written in the same rates.
says how numbers are computed: no value of the derivation changes; balls hold the functions made from it.
"""


@cache
def sound() -> mutations.Baseline:
    return mutations.baseline()


def every_place() -> list[Place]:
    return [place for module in mutations.MODULES for place in mutations.places(module)]


def chosen() -> list[Place]:
    """About a quarter, the same whatever is written around them."""
    drawn = [place for place in every_place() if crc32(f"{SEED} {place.key}".encode()) % SHARE == 0]
    return [place for place in drawn if place.key not in EQUIVALENT]


def test_enough_places_in_every_module() -> None:
    assert len(every_place()) >= 600 and len(chosen()) >= 140
    assert {place.module for place in chosen()} == {place.module for place in every_place()}


@pytest.mark.parametrize("module", sorted({place.module for place in every_place()}))
def test_a_fault_in_a_step_is_noticed(module: str) -> None:
    outcomes = {place: mutations.outcome(place, sound()) for place in chosen() if place.module == module}
    survivors = [str(place) for place, noticed in outcomes.items() if noticed is None]
    assert not survivors, "nothing noticed:\n" + "\n".join(survivors)
    late = [str(place) for place, noticed in outcomes.items() if noticed == mutations.TOO_LONG]
    assert not late, "not finished:\n" + "\n".join(late)


def result(built: Any) -> Any:
    """The right-hand side of what a step returns, or yields line by line."""
    return list(built)[-1].value if isinstance(built, Iterator) else built


def turned(value: Any) -> Any:
    return type(value)(*(turned(part) for part in value)) if isinstance(value, sp.Tuple) else -value


UNJUDGED = ("x.landau-lifshitz",)
"""No claim judges it: `test_torque` puts it into Eq. 16, with the wrong sign too."""


@pytest.mark.parametrize("label", [label for label in NODES if label not in UNJUDGED])
def test_an_equation_with_the_wrong_sign_is_noticed(label: str) -> None:
    """Everything downstream follows from the wrong equation, as it would from a wrong step."""
    node = NODES[label]
    wrong = replace(node, build=lambda *given: turned(result(node.build(*given))))
    chain = replace(THEORY, nodes={**NODES, label: wrong}).derivation()
    assert mutations.noticed(chain, *sound().order_for_node(label)) is not None


def test_nothing_is_noticed_where_nothing_is_planted() -> None:
    assert mutations.noticed(derivation(), list(CLAIMS), []) is None


def test_the_places_said_to_change_nothing_exist_and_change_nothing() -> None:
    by_key = {place.key: place for place in every_place()}
    assert set(EQUIVALENT) <= set(by_key), "stale: " + "; ".join(set(EQUIVALENT) - set(by_key))
    before = [equation.rhs for equation in derivation().values()]
    for key in EQUIVALENT:
        with mutations.planted(by_key[key]):
            same = [equation.rhs for equation in derivation().values()] == before
        assert same or mutations.outcome(by_key[key], sound()) is None, f"{key} is noticed; take it off the list"


def test_a_planted_fault_is_in_the_program_and_gone_afterwards() -> None:
    (place,) = (
        p
        for p in mutations.places("bloch")
        if p.key == "bloch.spin_rate: s * hamiltonian - hamiltonian * s -> s * hamiltonian + hamiltonian * s"
    )
    before = derivation()["B3"].rhs
    with mutations.planted(place):
        assert derivation()["B3"].rhs != before
    assert derivation()["B3"].rhs == before


def test_a_fault_in_a_constant_reaches_every_module_that_holds_it() -> None:
    (place,) = (p for p in mutations.places("motion") if p.owner == "CHARGE")
    charge = motion.CHARGE
    with mutations.planted(place):
        assert transport.CHARGE == motion.CHARGE == -charge
    assert transport.CHARGE is motion.CHARGE is charge
