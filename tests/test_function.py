"""Equations as functions: right values in every backend, the documented order and shapes, derivatives and batches."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp

from derive import derivation
from derive.export.function import BACKENDS
from verify.enclosure import spin

POINT = (1.7, 0.1, -0.2, 0.3, 0.05)
EXACT = [float(b) for b in spin(*POINT[:4], eps3=POINT[4], digits=30)]


def _function(label: str, backend: str) -> Any:
    if backend in ("jax", "torch", "heyoka") and find_spec(backend) is None:
        pytest.skip(f"not installed: {backend}")
    return derivation()[label].function(backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_exact_spin_is_that_of_the_matrix_exponential(backend: str) -> None:
    found = np.array([float(x) for x in _function("x.scaled", backend)(*POINT)])
    # a rotation by less than two radians in double precision (jax: single, unless the caller asked for double)
    assert found == pytest.approx(EXACT, abs=1e-6 if backend == "jax" else 1e-14)


@pytest.mark.parametrize("backend", ["numpy", "heyoka", "jax", "torch"])
def test_arguments_broadcast(backend: str) -> None:
    t, eps1 = np.linspace(0.0, 3.0, 4).reshape(4, 1), np.linspace(-0.1, 0.1, 3)
    assert tuple(_function("x.scaled", backend)(t, eps1, 0.1, 0.2, 0.0).shape) == (3, 4, 3)
    assert tuple(_function("11a", backend)(eps1, 0.1, 0.2).shape) == (3,)
    assert tuple(_function("8", backend)(1.0, 0.2, 0.3, eps1).shape) == (3, 3, 3)


@pytest.mark.parametrize("backend", ["numpy", "heyoka", "jax", "torch"])
def test_a_scalar_equation_of_numbers_gives_a_number(backend: str) -> None:
    value = _function("11a", backend)(0.1, 0.2, 0.5)
    assert tuple(np.shape(value)) == ()
    assert float(value) == pytest.approx((0.1 - 0.5 * 0.2) / 1.25, abs=1e-8)


def test_mpmath_keeps_its_digits() -> None:
    with mpmath.workdps(60):
        found = derivation()["11a"].function("mpmath")(mpmath.mpf(1) / 3, 0, mpmath.mpf(1) / 7)
        assert abs(found - mpmath.mpf(49) / 150) < mpmath.mpf(10) ** -58


def test_a_constant_and_a_matrix_in_mpmath() -> None:
    assert derivation()["11c"].function("mpmath")() == 1
    matrix = derivation()["8"].function("mpmath")(1, 0, 2, 3)
    assert (matrix.rows, matrix.cols, matrix[2, 0]) == (3, 3, 2)


def test_the_docstring_names_the_arguments_in_order_with_units() -> None:
    equation = derivation()["16"]
    text = equation.function().__doc__ or ""
    places = [text.index(f"\n    {a.name} (") for a in equation.args]
    assert all(a < b for a, b in pairwise(places))
    assert "gamma (1/(T s)): gyromagnetic ratio" in text


@pytest.mark.parametrize("label", ["2", "3", "4", "5", "7", "x.series"])
@pytest.mark.parametrize("backend", ["numpy", "mpmath"])
def test_what_is_no_function_of_numbers_says_so(label: str, backend: str) -> None:
    with pytest.raises(ValueError, match=rf"^{label} is no function of (real )?numbers: [^\n]+$"):
        derivation()[label].function(backend)


def test_misuse_is_one_line() -> None:
    with pytest.raises(ValueError, match=r"^unknown backend 'tensorflow'; take one of numpy, mpmath, heyoka"):
        derivation()["11a"].function("tensorflow")
    with pytest.raises(ValueError, match="2 arguments given; 3 are needed, in the order eps1, eps2, xi"):
        derivation()["11a"].function()(0.1, 0.2)
    with pytest.raises(ValueError, match="shape mismatch"):
        derivation()["11a"].function()([0.1, 0.2], [0.1, 0.2, 0.3], 0.0)


def _slope(label: str, index: int) -> float:
    """The derivative of an equation by its argument `index` at POINT, exactly."""
    equation = derivation()[label]
    values = {a: sp.Rational(*x.as_integer_ratio()) for a, x in zip(equation.args, POINT, strict=False)}
    return float(equation.rhs.diff(equation.args[index]).xreplace(values))


def test_jax_differentiates_and_batches() -> None:
    function = _function("9a", "jax")
    import jax

    gradient = jax.grad(function, argnums=3)
    assert float(gradient(*POINT[:4])) == pytest.approx(_slope("9a", 3), rel=1e-5)
    batch = jax.vmap(gradient, in_axes=(0, None, None, None))(np.linspace(0.1, 2.0, 5), *POINT[1:4])
    assert batch.shape == (5,)


def test_torch_differentiates_and_batches() -> None:
    function = _function("9a", "torch")
    import torch

    arguments = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in POINT[:4]]
    function(*arguments).backward()
    assert float(arguments[3].grad) == pytest.approx(_slope("9a", 3), rel=1e-13)
    assert function(torch.linspace(0.1, 2.0, 5), *POINT[1:4]).shape == (5,)


@pytest.mark.parametrize("label", ["x.axis-of-M", "11c"])
def test_an_equation_without_arguments_has_a_function_of_none(label: str) -> None:
    pytest.importorskip("heyoka")
    equation = derivation()[label]
    assert equation.args == ()
    assert np.array_equal(equation.function("heyoka")(), equation.function("numpy")())
