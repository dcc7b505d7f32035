"""Equations as functions: right values in every backend, the documented order and shapes, derivatives and batches."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.chain import THEORY
from derive.export.code.program import numeric_entries
from derive.export.function import _PRINTED_RIGHTLY, BACKENDS
from verify.electron.enclosure import spin

POINT = (1.7, 0.1, -0.2, 0.3, 0.05)
EXACT = [float(b) for b in spin(*POINT[:4], eps3=POINT[4], digits=30)]


def _is_numeric(label: str) -> bool:
    try:
        numeric_entries(derivation()[label])
    except ValueError:
        return False
    return True


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


WALL = (0.0, 0.0, 800000, *(0, 0, 0), *(40_000_000_000_000, 0, 0), *(0, 0, 0), *(0, 0, 0), *(0, 0, 0))
WALL += (*(100, 0, 0), 176_000_000_000, 0, 0, 3, 800000)
"""Eq. 16 with a moment of 800000 A/m that turns within 20 nm, all integers: u_x M_x' - u_x xi (M x M_x')/M_s."""


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("kind", [int, np.int32, np.uint16, np.float32, Fraction, Decimal, sp.Integer])
def test_every_kind_of_number_is_computed_as_a_double(backend: str, kind: Any) -> None:
    function = _function("11a", backend)
    # (1 - 2 * 50000)/(1 + 50000^2), whose square wraps around in 32 bits.
    exact = -99_999 / 2_500_000_001
    assert float(function(kind(1), kind(2), kind(50000))) == pytest.approx(
        exact, rel=1e-6 if backend == "jax" else 1e-15
    )


@pytest.mark.parametrize("backend", ["numpy", "heyoka"])
def test_integers_do_not_wrap_around_in_eq_16(backend: str) -> None:
    found = _function("16", backend)(*WALL)
    # u_x M_x' = 100 * 4e13 along x, -u_x xi (M_z M_x')/M_s = -100 * 3 * 4e13 along y; eta_n = alpha = 0, H = 0.
    np.testing.assert_allclose(found, [4e15, -1.2e16, 0], rtol=4 * 2.0**-53)


BAD = {
    "complex": (1j, np.array([1 + 0j])),
    "truth values": (True, np.array([True])),
    "text": ("1.5", b"1", ["a", 1]),
    "dates": (np.datetime64("2013-07-24"), np.timedelta64(3, "s")),
    "objects": (None, sp.Symbol("x"), [object()], {}),
    "masked entries": (np.ma.masked_array([1.0, 2.0], [False, True]),),
}


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("value", [v for values in BAD.values() for v in values], ids=repr)
def test_what_is_no_real_number_is_refused_by_name(backend: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"^xi [^\n]{1,90}$"):
        _function("11a", backend)(1, 2, value)


@pytest.mark.parametrize("backend", ["numpy", "heyoka"])
def test_integers_beyond_the_doubles_are_refused_and_others_of_any_size_taken(backend: str) -> None:
    function = _function("11a", backend)
    assert function(0, 1, 10**30) == pytest.approx(-1e-30, rel=1e-15)
    with pytest.raises(ValueError, match=r"^xi is too large for a double, whose largest is 1.8e308$"):
        function(0, 1, 10**400)


def test_a_function_without_arguments_gives_doubles_in_every_backend() -> None:
    for backend in ("numpy", "heyoka"):
        found = _function("x.axis-of-M", backend)()
        assert found.dtype == np.float64
        assert found.tolist() == [0, 0, 1]


LABELS = [label for label in derivation() if _is_numeric(label)]


@pytest.mark.parametrize("label", LABELS)
def test_all_backends_agree_on_every_quantity(label: str) -> None:
    """Against mpmath at 50 digits, at points of order one where no sum of many terms cancels by more than 2^10."""
    equation = derivation()[label]
    rng = np.random.default_rng(16)
    for _ in range(5):
        point = rng.uniform(0.2, 0.9, len(equation.args)).tolist()
        with mpmath.workdps(50):
            exact = np.array(_flat(equation.function("mpmath")(*point)), dtype=float)
        for backend in BACKENDS:
            if backend == "mpmath" or (backend != "numpy" and find_spec(backend) is None):
                continue
            with np.errstate(invalid="ignore"):
                found = np.ravel(np.asarray(equation.function(backend)(*point)))
            tolerance = 1e-4 if backend == "jax" else 2.0**-42
            np.testing.assert_allclose(
                found, exact, rtol=0, atol=tolerance * np.nanmax(np.abs(exact), initial=0), err_msg=backend
            )


def _flat(values: Any) -> list[Any]:
    return list(values) if isinstance(values, mpmath.matrix) else [values]


def _equation(rhs: Any) -> Any:
    return THEORY.stated("x.test", "a test", q.name("s_vector"), rhs, (q.xi, q.eps1))


@pytest.mark.parametrize("function", sorted(_PRINTED_RIGHTLY, key=str))
def test_every_function_means_the_same_in_every_backend(function: Any) -> None:
    """Inside products, powers and sums, where a printer may drop brackets; `evalf` at 30 digits is right."""
    at = {q.xi: sp.Rational(7 if function is sp.acosh else 3, 4), q.eps1: sp.Rational(2, 5)}
    inner = function(q.xi)
    for rhs in (
        2 * inner,
        2 * function(q.xi + q.eps1 / 4) ** 2,
        q.eps1 / inner,
        3**-inner,
        q.eps1 - function(q.xi) * 2,
    ):
        right = float(rhs.xreplace(at).evalf(30))
        for backend in ("numpy", "mpmath", "heyoka"):
            try:
                compiled = _equation(rhs).function(backend)
            except ValueError as refused:
                assert backend == "heyoka" and "has no heyoka expression" in str(refused)
                continue
            assert float(compiled(*at.values())) == pytest.approx(right, rel=32 * 2.0**-52)


@pytest.mark.parametrize("backend", ["numpy", "mpmath", "heyoka"])
def test_what_a_backend_would_get_wrong_is_refused(backend: str) -> None:
    x = q.xi
    wrong = [2 * sp.Mod(x, 3), sp.floor(x), sp.sign(x), sp.erf(x), sp.Max(x, 1), sp.Piecewise((x, x < 1), (2, True))]
    for rhs in [*wrong, sp.atan2(x, q.eps1), sp.Heaviside(x), x * sp.oo]:
        with pytest.raises(
            ValueError, match=r"^x\.test is no function of numbers here: \w+ is no elementary function$"
        ):
            _equation(rhs).function(backend)


def test_outside_the_real_domain_the_result_is_not_a_number() -> None:
    assert mpmath.isnan(_equation(sp.sqrt(q.xi - q.eps1)).function("mpmath")(0, 1))


@pytest.mark.parametrize("label", ["x.axis-of-M", "11c"])
def test_an_equation_without_arguments_has_a_function_of_none(label: str) -> None:
    pytest.importorskip("heyoka")
    equation = derivation()[label]
    assert equation.args == ()
    assert np.array_equal(equation.function("heyoka")(), equation.function("numpy")())
