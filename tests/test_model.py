"""The assumptions that a user may change: what is taken, and what is turned away in one line."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import sympy as sp

from derive import Model, Relaxation, derivation
from derive.cheng_niu import symbols as q

up = sp.Matrix([sp.cos(q.theta / 2), sp.sin(q.theta / 2)])
down = sp.Matrix([-sp.sin(q.theta / 2), sp.cos(q.theta / 2)])


def test_the_default_is_the_papers() -> None:
    model = Model()
    assert (model.band, model.exchange, model.gauge, model.theta, model.phi) == ("majority", 1, 0, None, None)
    assert model.relaxation == Relaxation(q.tau_sf, q.tau_sf) and model.relaxation.isotropic


def test_a_model_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Model().band = "minority"  # type: ignore[misc]


def test_equal_assumptions_are_equal_models() -> None:
    assert Model(band="minority") == Model(band="minority") != Model()
    assert len({Model(), Model(), Model(exchange=-1)}) == 2


BAD: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"band": "up"}, ("'up'", "majority", "minority")),
    ({"band": None}, ("None", "majority")),
    ({"exchange": 0}, ("0", "1 or -1")),
    ({"exchange": 2}, ("2", "1 or -1")),
    ({"exchange": "ferro"}, ("ferro", "1 or -1")),
    ({"relaxation": 1e-12}, ("Relaxation(T_1, T_2)",)),
    ({"relaxation": (1, 1)}, ("Relaxation(T_1, T_2)",)),
    ({"gauge": "chi"}, ("'chi'", "never evaluated")),
    ({"gauge": "__import__('os').abort()"}, ("never evaluated",)),
    ({"gauge": sp.nan}, ("finite",)),
    ({"gauge": float("inf")}, ("finite",)),
    ({"gauge": True}, ("bool",)),
    ({"gauge": [1]}, ("list",)),
    ({"theta": "x"}, ("theta", "never evaluated")),
    ({"theta": sp.zoo}, ("theta", "finite")),
    ({"phi": object()}, ("phi", "object")),
    ({"theta": sp.Symbol("x")}, ("derive.symbols",)),
    ({"spinors": "up, down"}, ("pair",)),
    ({"spinors": (up,)}, ("pair",)),
    ({"spinors": (up, down, up)}, ("pair",)),
    ({"spinors": (sp.Matrix([1, 0, 0]), down)}, ("up", "3", "2")),
    ({"spinors": (up, up)}, ("orthonormal",)),
    ({"spinors": (up, 2 * down)}, ("orthonormal",)),
    ({"spinors": (sp.Matrix([sp.cos(q.theta), sp.sin(q.theta / 2)]), down)}, ("orthonormal",)),
    ({"spinors": (["1", "0"], down)}, ("never evaluated",)),
]


@pytest.mark.parametrize(("changes", "words"), BAD, ids=lambda part: str(part)[:40])
def test_a_bad_model_takes_one_line(changes: dict[str, Any], words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError) as caught:
        Model(**changes)
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message


def test_spinors_that_are_no_pair_at_all() -> None:
    with pytest.raises(ValueError, match="pair"):
        Model(spinors=7)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ((-1, 1), ("longitudinal", "-1", "positive")),
        ((1, 0), ("transverse", "0", "positive")),
        ((1.0, 2.5), ("2 T_1", "2.5")),
        ((q.T_1, 3 * q.T_1), ("2 T_1",)),
        ((sp.Symbol("T"), 1), ("longitudinal", "positive")),
        (("1e-12", 1), ("never evaluated",)),
        ((float("nan"), 1), ("finite",)),
        ((None, 1), ("NoneType",)),
    ],
    ids=str,
)
def test_times_that_no_spin_has_take_one_line(times: tuple[Any, Any], words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError) as caught:
        Relaxation(*times)
    for word in (*words,):
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "times", [(1, 2), (1.0, 1.0), (q.T_1, 2 * q.T_1), (q.T_1, q.T_2), (sp.Rational(1, 3), 0.5)], ids=str
)
def test_times_that_a_spin_may_have(times: tuple[Any, Any]) -> None:
    relaxation = Relaxation(*times)
    assert relaxation.isotropic == (relaxation.longitudinal == relaxation.transverse)


def test_numbers_count_as_laws() -> None:
    still = derivation(Model(theta=sp.pi / 2, phi=0))
    assert still["8"].rhs == sp.ImmutableMatrix([[0, -1, 0], [1, 0, 0], [0, 0, 0]]) / q.tau_ex


def test_a_model_is_not_a_place_for_results() -> None:
    with pytest.raises(TypeError):
        Model(s3=1)  # type: ignore[call-arg]
