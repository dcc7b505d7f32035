"""What users of process pools and of dask send to their workers: derivations, equations, functions, refusals."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
import sympy as sp

from derive import Derivation, LabelError, Model, Relaxation, derivation
from derive.cheng_niu import symbols as q

MODELS = [
    Model(),
    Model(band="minority", exchange=-1),
    Model(relaxation=Relaxation(q.T_1, q.T_2), gauge=q.chi_field),
    Model(theta=2 * sp.atan(sp.exp(q.x)), phi=0),
]
POINT = (0.1, -0.2, 0.3)
BY_HAND = (0.1 + 0.3 * 0.2) / 1.09
"""Eq. 11a: (eps1 - xi eps2)/(1 + xi^2)."""


@pytest.mark.parametrize("model", MODELS)
def test_a_derivation_comes_back_as_that_of_its_model(model: Model) -> None:
    sent = derivation(model)
    back = pickle.loads(pickle.dumps(sent))
    assert back.model == model
    assert back["13"] == sent["13"]
    assert pickle.loads(pickle.dumps(sent.variant(Model(exchange=-1))))["13"] == derivation(Model(exchange=-1))["13"]


def test_every_equation_comes_back_equal() -> None:
    for label, equation in derivation().items():
        assert pickle.loads(pickle.dumps(equation)) == equation, label


@pytest.mark.parametrize("backend", ["numpy", "mpmath", "heyoka"])
def test_a_function_comes_back_with_its_values_and_its_documentation(backend: str) -> None:
    if backend == "heyoka":
        pytest.importorskip("heyoka")
    function = derivation()["11a"].function(backend)
    back = pickle.loads(pickle.dumps(function))
    assert back(*POINT) == function(*POINT)
    assert float(back(*POINT)) == pytest.approx(BY_HAND, rel=4 * 2.0**-53)
    assert (back.__name__, back.__doc__) == (function.__name__, function.__doc__)


def test_a_pool_computes_with_them_and_outlives_a_refusal() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        refused = pool.submit(_refuse, "9a")
        with pytest.raises(LabelError, match=r"^9a: no such thing$") as found:
            refused.result(timeout=120)
        assert found.value.label == "9a"
        assert pool.submit(derivation()["11a"].function(), *POINT).result(timeout=120) == pytest.approx(BY_HAND)
        assert pool.submit(_right_hand_side, derivation(), "11a").result(timeout=120) == derivation()["11a"].rhs


def test_dask_computes_with_them() -> None:
    dask = pytest.importorskip("dask")
    tasks = [dask.delayed(derivation()["11a"].function())(*POINT), dask.delayed(derivation())["11a"].rhs]
    value, rhs = dask.compute(*tasks, scheduler="processes", num_workers=1)
    assert (value, rhs) == (pytest.approx(BY_HAND), derivation()["11a"].rhs)


def _refuse(label: str) -> None:
    raise LabelError(label, f"{label}: no such thing")


def _right_hand_side(given: Derivation, label: str) -> Any:
    return given[label].rhs
