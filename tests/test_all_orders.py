"""The response to any order: its series against what is exact, its claims, and faults planted in its steps."""

from __future__ import annotations

import math
import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import sympy as sp

from derive import symbols as q
from derive.__main__ import main as derive
from derive.all_orders import equilibrium, exact_paths, orders, plane, second_order, spin_waves
from derive.all_orders import notation as own
from derive.all_orders.chain_beyond import OWN, THEORY
from derive.all_orders.orders import Model
from derive.core.equation import Derivation
from verify.__main__ import main as verify
from verify.all_orders import CLAIMS
from verify.judge.judgement import judge

CHAIN = THEORY.derivation()


@pytest.mark.parametrize("label", CLAIMS)
def test_every_claim_is_borne_out(label: str) -> None:
    judged = judge(CLAIMS[label], CHAIN)
    assert judged.holds, judged.evidence


def test_orders_one_to_six_take_two_seconds() -> None:
    """In invariant vectors, both series and torque; the shared first steps of the paper's chain are not counted."""
    chain = THEORY.derivation(Model(order=6))
    chain["x.inverse"]
    began = time.process_time()
    assert len(chain["x.torque-series"].needs) == 2 and len(chain["x.spin-series"].working) == 7
    assert time.process_time() - began < 2


def test_every_order_that_is_offered_obeys_the_law_and_keeps_the_length() -> None:
    """As polynomials in free derivatives, so that equal means equal for every path."""
    found = plane.series(plane.HIGHEST)
    for (a, w), (after_a, after_w) in pairwise(found):
        assert after_w == -plane.LAMBDA * plane.across_rate(a, w)
        assert after_a == -plane.T * plane.along_rate(a, w)
    kept = plane.coherent(plane.HIGHEST)
    for k in range(1, plane.HIGHEST + 1):
        pairs = [(kept[j], kept[k - j]) for j in range(k + 1)]
        square = sum(a * b + plane.real_product(w, plane.conjugate(v)) for (a, w), (b, v) in pairs)
        assert plane.unrelaxed(square) == 0
    for (a, w), (_, after) in pairwise(kept):  # the length has fixed what the law asks for too
        assert plane.unrelaxed(plane.along_rate(a, w)) == 0 and after == plane.unrelaxed(after)


def _on_a_cone(eps: float, order: int, xi: float, cosine: float) -> list[complex]:
    """(along, across) of the orders 0 to `order` on a cone, tau_ex = 1: psi_j = (i eps cosine)^j eps sine."""
    sine = math.sqrt(1 - cosine**2)
    psi = [(1j * eps * cosine) ** j * eps * sine for j in range(plane.HIGHEST)]
    lam = 1 / complex(xi, -1)
    values = [lam, lam.conjugate(), 1 / xi, *psi, *(p.conjugate() for p in psi)]
    total = [0j, 0j]
    for pair in plane.series(order):
        for i, poly in enumerate(pair):
            total[i] += sum(
                float(c) * math.prod((v**n for v, n in zip(values, power, strict=True)), start=1 + 0j)
                for power, c in poly.terms()
            )
    return total


def _integrated(eps: float, xi: float, cosine: float) -> np.ndarray:
    """The spin on the cone at t = 40, along n, dn/dt and n x dn/dt: the classical Runge-Kutta method in the lab."""
    sine, step, count = math.sqrt(1 - cosine**2), 0.01, 4000

    def n(t: float) -> np.ndarray:
        return np.array([sine * math.cos(eps * t), sine * math.sin(eps * t), cosine])

    def slope(t: float, s: np.ndarray) -> np.ndarray:
        return np.cross(n(t), s) - xi * (s - n(t))

    s = n(0.0)
    for k in range(count):
        t = k * step
        k1 = slope(t, s)
        k2 = slope(t + step / 2, s + step / 2 * k1)
        k3 = slope(t + step / 2, s + step / 2 * k2)
        k4 = slope(t + step, s + step * k3)
        s = s + step / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    phi = np.array([-math.sin(eps * count * step), math.cos(eps * count * step), 0.0])
    return np.array([s @ n(count * step), s @ phi, s @ np.cross(n(count * step), phi)])


@pytest.mark.parametrize("order", [1, 2, 3])
def test_what_an_order_leaves_out_on_a_cone_falls_as_the_next_power(order: int) -> None:
    """Against an integration of Eq. 8 that knows nothing of the series, when e^{-xi t} is 4e-18."""
    errors = []
    for eps in (0.04, 0.02):
        along, across = _on_a_cone(eps, order, 1.0, 0.6)
        errors.append(np.linalg.norm(_integrated(eps, 1.0, 0.6) - [along.real, across.real, across.imag]))
    assert math.log2(errors[0] / errors[1]) == pytest.approx(order + 1, abs=0.15)  # the next power adds a few eps


def test_first_order_is_equation_13() -> None:
    first = THEORY.derivation(Model(order=1))["x.spin-series"].rhs
    w = own.SWINGS[0]
    assert sp.cancel(first.coefficient(w) + q.tau_ex * q.xi / (1 + q.xi**2)) == 0


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("0", "order 0 is the spin along n"),
        ("-3", "give 1 to 8"),
        ("50", "beyond 8; the terms double with every order"),
        ("4.5", "give a whole number"),
        ("", "give a whole number"),
    ],
)
def test_an_order_that_is_not_offered_is_refused_in_one_line(order: str, says: str) -> None:
    with pytest.raises(ValueError, match=says) as refused:
        derive(["show", "x.torque-series", f"--order={order}"])
    assert "\n" not in str(refused.value)


def test_the_commands_know_the_labels(capsys: pytest.CaptureFixture[str]) -> None:
    assert derive(["show", "x.torque-series", "--order", "4"]) == 0
    assert "order asked for" in capsys.readouterr().out
    assert derive(["show", "x.llg-2", "X.INERTIA"]) == 0
    assert verify(["check", "x.inertia", "x.runaway"]) == 0
    assert "the inertia, and what dissipates with it" in capsys.readouterr().out
    assert set(OWN) & set(CLAIMS) and not set(OWN) & set(THEORY.nodes).difference(OWN)


def _first_number_turned(numbers: Any) -> Any:
    return sp.ImmutableMatrix([numbers[0], -numbers[1], numbers[2]])


FAULTS = {
    "the precession turns the other way": (orders, "inverse", _first_number_turned, ("x.spin-series", "x.order-1")),
    "twice the answer along n": (
        orders,
        "inverse",
        lambda numbers: sp.ImmutableMatrix([numbers[0], numbers[1], 2 * numbers[2]]),
        ("x.spin-series",),
    ),
    "twice the inertia": (second_order, "inertia", lambda found: 2 * found, ("x.inertia",)),
    "a stiffness with the other sign": (second_order, "stiffness", lambda found: -found, ("x.stiffness",)),
    "a target of second order that is lost": (
        equilibrium,
        "target",
        lambda found: sp.ImmutableMatrix([found.row(0), [0, 0]]),
        ("x.mended", "x.equilibrium"),
    ),
    "a sphere whose pole is conjugated": (
        spin_waves,
        "sphere_response",
        lambda found: found.xreplace({sp.I: -sp.I}),
        ("x.dispersion-2",),
    ),
    "a cone with the other turning": (
        exact_paths,
        "cone",
        lambda found: found.xreplace({own.turn_rate: -own.turn_rate}),
        ("x.on-cone",),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_planted_in_a_step_is_noticed(fault: str) -> None:
    module, name, spoil, noticed = FAULTS[fault]
    chain = _spoilt(getattr(module, name), spoil)
    assert all(not judge(CLAIMS[label], chain).holds for label in noticed)


def _spoilt(step: Any, spoil: Any) -> Derivation:
    """The derivation in which a step's result is spoilt."""
    from dataclasses import replace

    node = next(node for node in THEORY.nodes.values() if node.build is step)
    built = replace(node, build=lambda model, *needed: spoil(step(model, *needed)))
    return replace(THEORY, nodes={**THEORY.nodes, node.label: built}).derivation()
