"""The integrators against the balls, and against each other: constant and variable backgrounds."""

import builtins
import math
import random
from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from flint import arb, ctx

from verify.electron.enclosure import spin, texture
from verify.electron.ode import agreement, heyoka_taylor, reference

T = sp.Symbol("t", real=True)


def wall(kappa):
    return 2 * sp.atan(sp.exp(sp.Rational(kappa) * T))


def response(balls):
    with ctx.workprec(600):
        return (balls[0] ** 2 + balls[1] ** 2 + (balls[2] - 1) ** 2).sqrt()


def contained(value, ball, digits):
    """Whether the ball, widened by 10**-digits, contains the integrator's number."""
    with ctx.workprec(400), mpmath.workprec(400):
        sign, mantissa, exponent, _ = mpmath.mpf(value)._mpf_
        exact = arb(int(mantissa)) * arb(2) ** exponent * (-1) ** sign
        return bool((ball + arb(0, arb(10) ** -digits)).contains(exact))


def test_agreement_counts_digits():
    assert agreement([1, 0], [1 + 1e-7, 0]) == pytest.approx(7, abs=1e-6)
    assert agreement([1e-9, 1], [2e-9, 1], scale=1e-9) == pytest.approx(0, abs=1e-6)
    assert agreement([0.5, 0], [Fraction(1, 2), 0]) == math.inf
    with mpmath.workdps(60):
        third = mpmath.mpf(1) / 3
    assert agreement([third], [Fraction(1, 3)]) == pytest.approx(60, abs=1.5)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: agreement([1, 2], [1]), "differ in length"),
        (lambda: agreement([1], [0]), "pass scale"),
        (lambda: agreement([float("nan")], [1]), "finite real number"),
        (lambda: reference.spin(-1, 0, 0, 0), "t0 <= t1"),
        (lambda: reference.spin(1, 0, 0, -1), "xi must not be below 0"),
        (lambda: reference.texture(T, 0, 1, 0, 0), "t0 <= t1"),
    ],
)
def test_bad_input_gets_one_line(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_mpmath_agrees_with_the_balls_in_a_constant_background():
    """20 digits asked; the Taylor method of mpmath keeps a few more."""
    for t, e1, e2, xi, e3 in ((3, 0.01, 0.02, 0.05, 0), (2, -0.3, 0.7, 0, 0.2), (1, 0.5, 0, 2, -1)):
        computed = reference.spin(t, e1, e2, xi, eps3=e3, digits=20)
        assert agreement(computed, spin(t, e1, e2, xi, eps3=e3)) > 20


@pytest.mark.slow
@pytest.mark.parametrize("case", [(20, 0.01, 0.02, 0.05, 0), (5, -0.3, 0.7, 0, 0.2), (3, 1, 0, 2, -1)])
def test_mpmath_agrees_with_the_balls_to_50_digits(case):
    t, e1, e2, xi, e3 = case
    assert agreement(reference.spin(t, e1, e2, xi, eps3=e3), spin(t, e1, e2, xi, eps3=e3, digits=60)) > 50


@pytest.mark.slow
def test_mpmath_agrees_with_the_balls_in_a_texture():
    computed = reference.texture(wall(1), T / 3, Fraction(-1, 2), Fraction(1, 2), Fraction(1, 3), digits=15)
    assert agreement(computed, texture(wall(1), T / 3, Fraction(-1, 2), Fraction(1, 2), Fraction(1, 3))) > 15


class TestHeyoka:
    @pytest.fixture(autouse=True)
    def _needs_heyoka(self):
        pytest.importorskip("heyoka")

    def test_double_precision_agrees_for_1000_constant_backgrounds(self):
        """Rounding of some hundred steps of a Taylor method: 12 digits of s, of which the length is at most 1."""
        rng = random.Random(88024422)
        for _ in range(1000):
            t, xi = rng.uniform(0, 50), rng.choice((0, rng.uniform(0, 2)))
            e1, e2, e3 = (rng.uniform(-1, 1) * 10 ** rng.uniform(-6, 0) for _ in range(3))
            balls = spin(t, e1, e2, xi, eps3=e3, digits=20)
            assert agreement(heyoka_taylor.spin(t, e1, e2, xi, eps3=e3), balls, scale=1) > 12

    def test_50_digits_of_the_response_in_constant_backgrounds(self):
        rng = random.Random(1964)
        for _ in range(100):
            t, xi = rng.uniform(0, 30), rng.choice((0, rng.uniform(0, 2)))
            e1, e2, e3 = (rng.uniform(-1, 1) * 10 ** rng.uniform(-3, 0) for _ in range(3))
            balls = spin(t, e1, e2, xi, eps3=e3, digits=60)
            computed = heyoka_taylor.spin(t, e1, e2, xi, eps3=e3, digits=56)
            assert agreement(computed, balls, scale=response(balls)) > 50

    @pytest.mark.parametrize("xi", [0, Fraction(1, 10), 1])
    @pytest.mark.parametrize("kappa", [pytest.param("1/20", marks=pytest.mark.slow), "1/5", "1", "3"])
    @pytest.mark.parametrize("phi", [sp.Integer(0), T / 3])
    def test_the_texture_balls_contain_the_multiple_precision_answer(self, kappa, xi, phi):
        """heyoka at 40 digits is off by 10**-38 at most; the balls are 30 digits wide, and widened by no more."""
        end = 30 / sp.Rational(kappa)
        balls = texture(wall(kappa), phi, -end, end, xi, digits=30)
        computed = heyoka_taylor.texture(wall(kappa), phi, -end, end, xi, digits=40)
        assert all(b.rad() <= arb(10) ** -30 for b in balls)
        assert all(contained(c, b, 38) for c, b in zip(computed, balls, strict=True))

    def test_double_precision_in_a_texture_with_many_functions(self):
        theta = sp.pi / 3 + sp.sin(3 * T) / 2 + sp.sech(T) ** 2
        phi = T**2 / 10 + sp.tanh(T) * sp.exp(-T / 5) + sp.erf(T) + 0.1 * T
        balls = texture(theta, phi, -3, 3, 0.1)
        assert agreement(heyoka_taylor.texture(theta, phi, -3, 3, 0.1), balls) > 13

    def test_a_sign_planted_in_the_relaxation_is_seen(self):
        balls = texture(wall(1), 0, -5, 5, Fraction(1, 100))
        wrong = texture(wall(1), 0, -5, 5, Fraction(1, 101))
        computed = heyoka_taylor.texture(wall(1), 0, -5, 5, Fraction(1, 100), digits=35)
        assert agreement(computed, balls) > 30
        assert agreement(computed, wrong) < 5

    def test_a_pole_is_no_answer(self):
        with pytest.raises(ValueError, match="heyoka stopped before t1 = 1"):
            heyoka_taylor.texture(1 / T, 0, 0, 1, 0)

    def test_bad_input(self):
        with pytest.raises(ValueError, match="xi must not be below 0"):
            heyoka_taylor.spin(1, 0, 0, -1)
        with pytest.raises(ValueError, match="t0 <= t1"):
            heyoka_taylor.texture(T, 0, 1, 0, 0)
        with pytest.raises(ValueError, match="no heyoka expression"):
            heyoka_taylor.texture(sp.gamma(T), 0, 1, 2, 0)


def test_without_heyoka_it_says_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "heyoka":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"pip install 'spin-torque-derivation\[fast\]'"):
        heyoka_taylor.texture(T, 0, 0, 1, 0)
