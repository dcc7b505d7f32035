"""The balls contain the truth: closed forms, exactly solvable two-level problems, laws, and refusals."""

import random
from fractions import Fraction

import pytest
import sympy as sp
from flint import acb, arb, ctx, fmpq

from verify.electron.enclosure import coefficients, jets, spin, texture, texture_at
from verify.electron.enclosure import taylor_steps as steps
from verify.electron.enclosure.scalars import number

T = sp.Symbol("t", real=True)


def exact(value):
    return arb(number(value, "value"))


def wall(kappa):
    return 2 * sp.atan(sp.exp(sp.Rational(kappa) * T))


def closed_form(t, eps1, eps2, xi, eps3):
    """The solution printed in Appendix B, with the squares where they belong, at the working precision."""
    t, e1, e2, x, e3 = map(exact, (t, eps1, eps2, xi, eps3))
    w = 1 - e3
    W = (w**2 + e1**2 + e2**2).sqrt()
    D, decay = W**2 + x**2, (-x * t).exp()
    C = (W * t).cos() + x / W * (W * t).sin()
    S = (W * t).sin() - x / W * (W * t).cos()
    return (
        (w * e1 - x * e2 - decay * (w * e1 * C + W * e2 * S)) / D,
        -(w * e2 + x * e1 + decay * (W * e1 * S - w * e2 * C)) / D,
        (w**2 + x**2 + decay * (e1**2 + e2**2) * C) / D,
    )


def decades(rng, low, high):
    return rng.choice((-1, 1)) * 10.0 ** rng.uniform(low, high)


def parameter_sets(count, seed=20130724):
    rng = random.Random(seed)
    for k in range(count):
        t, xi = abs(decades(rng, -6, 6)), 0 if k % 10 == 0 else abs(decades(rng, -8, 4))
        eps3 = 0 if k % 7 == 0 else decades(rng, -10, 1)
        yield t, decades(rng, -10, 2), decades(rng, -10, 2), xi, eps3


def test_the_closed_form_overlaps_the_balls_at_50_digits_for_1000_sets():
    for t, e1, e2, xi, e3 in parameter_sets(1000):
        balls = spin(t, e1, e2, xi, eps3=e3)
        with ctx.workprec(2000):
            size = (balls[0] ** 2 + balls[1] ** 2 + (balls[2] - 1) ** 2).sqrt()
            assert all(b.rad() < size * arb(10) ** -50 for b in balls)
            assert all(b.overlaps(c) for b, c in zip(balls, closed_form(t, e1, e2, xi, e3), strict=True))


@pytest.mark.parametrize("fault", [0, 1, 2])
def test_a_sign_planted_in_the_closed_form_is_refuted(fault):
    balls = spin(20, 0.01, 0.02, 0.05)
    with ctx.workprec(400):
        right = list(closed_form(20, 0.01, 0.02, 0.05, 0))
        wrong = closed_form(20, 0.01, (0.02, -0.02)[fault < 2], 0.05, (0, 0, 1e-40)[fault])
        assert not balls[fault].overlaps(wrong[fault])
        assert balls[fault].overlaps(right[fault])


@pytest.mark.parametrize("t", [1e9, 1e12])
@pytest.mark.parametrize("eps", [1e-12, 1e6])
@pytest.mark.parametrize("xi", [0, 1e-12, 1e12])
def test_long_times_and_extreme_parameters_keep_their_digits(t, eps, xi):
    balls = spin(t, eps, -eps / 3, xi)
    with ctx.workprec(3000):
        size = (balls[0] ** 2 + balls[1] ** 2 + (balls[2] - 1) ** 2).sqrt()
        assert all(b.rad() < size * arb(10) ** -50 for b in balls)
        assert all(b.overlaps(c) for b, c in zip(balls, closed_form(t, eps, -eps / 3, xi, 0), strict=True))


def test_nothing_happens_at_time_zero_and_without_a_texture():
    assert [float(x) for x in spin(0, 1, 1, 1)] == [0, 0, 1]
    assert [float(x) for x in spin(5, 0, 0, 0.1)] == [0, 0, 1]


def test_a_ball_as_input_answers_for_every_number_in_it():
    wide = spin(3, arb(0.1, 0.01), 0.2, 0.05)
    for eps in (0.095, 0.1, 0.105):
        assert all(w.contains(b) for w, b in zip(wide, spin(3, eps, 0.2, 0.05, digits=15), strict=True))


def test_rabi_oscillation_in_a_constant_background():
    """I. I. Rabi, Phys. Rev. 51, 652 (1937): P = (eps/W)^2 sin^2(W t/2) for W^2 = 1 + eps^2, and s3 = 1 - 2 P."""
    s3 = spin(Fraction(70, 3), Fraction(3, 4), 0, 0)[2]
    with ctx.workprec(300):
        probability = fmpq(9, 25) * (arb(fmpq(5, 4)) * fmpq(70, 6)).sin() ** 2
        assert s3.overlaps(1 - 2 * probability)


@pytest.mark.parametrize(("kappa", "area"), [("1/3", 1), ("1", 1), ("3", 1), ("1", 2), ("2", "1/2"), ("3/2", "5/3")])
def test_rosen_zener(kappa, area):
    """N. Rosen, C. Zener, Phys. Rev. 40, 502 (1932): a pulse Omega0 sech(kappa t) at detuning 1.

    theta = 2 m atan(exp(kappa t)) has theta' = m kappa sech(kappa t), of area A = m pi, and the probability of a
    transition is P = sin^2(A/2) sech^2(pi/(2 kappa)). Cutting the tails at |t| = X moves the state by no more than the
    angle left out on either side, 2 m atan(exp(-kappa X)): the spin equation only rotates at xi = 0.
    """
    k, m = sp.Rational(kappa), sp.Rational(area)
    end = 75 / k
    s3 = texture(m * wall(k), 0, -end, end, 0, digits=30)[2]
    with ctx.workprec(200):
        half = arb.pi() / (2 * exact(k))
        probability = (exact(m) * arb.pi() / 2).sin() ** 2 * half.sech() ** 2
        tails = 2 * (2 * exact(m) * (-arb(75)).exp().atan())
        assert s3.rad() + tails < arb(10) ** -30
        assert (s3 + arb(0, tails.abs_upper())).contains(1 - 2 * probability)


def landau_zener(v, t0, t1):
    """The spin at t1 from (0, 0, 1) at t0 for Omega = (v t, 0, 1), by the Weber functions of C. Zener.

    Quantised along e1, i c1' = (v t c1 + c2)/2 and i c2' = (c1 - v t c2)/2 give
    c1'' + (1/4 + v^2 t^2/4 + i v/2) c1 = 0, solved by exp(-i v t^2/4) times M(a, 1/2, z) and t M(a + 1/2, 3/2, z),
    with a = i/(8 v), z = i v t^2/2.
    """
    a, i = acb(0, 1) / (8 * acb(v)), acb(0, 1)

    def basis(t):
        z, phase = i * v * t**2 / 2, (-i * v * t**2 / 4).exp()
        even, odd = z.hypgeom_1f1(a, acb(fmpq(1, 2))), t * z.hypgeom_1f1(a + fmpq(1, 2), acb(fmpq(3, 2)))
        even_ = i * v * t * 2 * a * z.hypgeom_1f1(a + 1, acb(fmpq(3, 2)))
        slope = z.hypgeom_1f1(a + fmpq(3, 2), acb(fmpq(5, 2))) * (a + fmpq(1, 2)) / fmpq(3, 2)
        odd_ = z.hypgeom_1f1(a + fmpq(1, 2), acb(fmpq(3, 2))) + t * i * v * t * slope
        first = [phase * even, phase * odd]
        rate = [phase * (f_ - i * v * t / 2 * f) for f, f_ in ((even, even_), (odd, odd_))]
        return first, [2 * i * r - v * t * f for f, r in zip(first, rate, strict=True)]

    (p, q), (r, s) = basis(t0)
    start = acb(fmpq(1, 2)).sqrt()
    det = p * s - q * r
    A, B = (start * s - q * start) / det, (p * start - start * r) / det
    (p, q), (r, s) = basis(t1)
    c1, c2 = A * p + B * q, A * r + B * s
    coherence = 2 * c1.conjugate() * c2
    return abs(c1) ** 2 - abs(c2) ** 2, -coherence.imag, coherence.real


@pytest.mark.parametrize(("v", "t0", "t1"), [(1, -5, 7), ("1/3", -12, 9), (4, -3, 4)])
def test_landau_zener_at_finite_times(v, t0, t1):
    """C. Zener, Proc. R. Soc. A 137, 696 (1932): theta = pi/2 and phi = v t^2/2 make Omega = (v t, 0, 1)."""
    v = sp.Rational(v)
    balls = texture(sp.pi / 2, v * T**2 / 2, t0, t1, 0, digits=30)
    with ctx.workprec(400):
        expected = landau_zener(exact(v), exact(t0), exact(t1))
        assert all(e.rad() < arb(10) ** -60 for e in expected)
        assert all(b.overlaps(e) for b, e in zip(balls, expected, strict=True))


@pytest.mark.parametrize("xi", [0, Fraction(1, 3), 2])
def test_a_cone_turning_evenly_is_a_constant_background(xi):
    """sin(theta) = 3/5 and phi = t/2: eps1 = 3/10, eps3 = 2/5."""
    along = texture(sp.atan(sp.Rational(3, 4)), T / 2, 2, 30, xi)
    constant = spin(28, Fraction(3, 10), 0, xi, eps3=Fraction(2, 5))
    assert all(a.overlaps(c) for a, c in zip(along, constant, strict=True))


TEXTURES = [
    (2 * sp.atan(sp.exp(T)), sp.Integer(0)),
    (2 * sp.atan(sp.exp(T / 4)), T / 3),
    (sp.pi / 3 + sp.sin(3 * T) / 2, T**2 / 10),
    (sp.acos(-sp.tanh(T / 2)), sp.tanh(T)),
    (sp.sech(T) + sp.Rational(1, 5), 5 * T),
    (sp.pi / (1 + sp.exp(-T)), sp.log(20 + T)),
]


@pytest.mark.parametrize(("theta", "phi"), TEXTURES)
@pytest.mark.parametrize("xi", [0, Fraction(1, 10), 5])
@pytest.mark.parametrize("digits", [1, 4, 9])
def test_coarse_balls_contain_the_fine_answer(theta, phi, xi, digits):
    fine = texture(theta, phi, -6, 7, xi, digits=40)
    coarse = texture(theta, phi, -6, 7, xi, digits=digits)
    assert all(c.rad() <= arb(10) ** -digits and f.rad() <= arb(10) ** -40 for c, f in zip(coarse, fine, strict=True))
    assert all(c.contains(f) for c, f in zip(coarse, fine, strict=True))


def test_a_remainder_bound_that_is_too_small_is_caught(monkeypatch):
    """The containment test above has teeth: a majorant that forgets the angles' higher coefficients fails it."""
    monkeypatch.setattr(steps, "_rates", lambda texture, interval, order: [arb(1)] + [arb(0)] * order)
    wrong = texture(wall(3), 0, -6, 7, 0, digits=12)
    monkeypatch.undo()
    right = texture(wall(3), 0, -6, 7, 0, digits=40)
    assert not all(w.contains(r) for w, r in zip(wrong, right, strict=True))


@pytest.mark.parametrize("kappa", ["1/20", "1/2", "3"])
def test_the_spin_keeps_its_length_without_relaxation(kappa):
    s = texture(wall(kappa), T / 5, -20 / sp.Rational(kappa), 30 / sp.Rational(kappa), 0)
    with ctx.workprec(300):
        assert sum((x * x for x in s), arb(0)).contains(1)


def test_a_stop_on_the_way_changes_nothing():
    whole = texture(wall(1), T / 3, -10, 10, Fraction(1, 7), digits=40)
    half = texture(wall(1), T / 3, -10, Fraction(1, 3), Fraction(1, 7), digits=45)
    rest = texture(wall(1), T / 3, Fraction(1, 3), 10, Fraction(1, 7), digits=40, initial=half)
    assert all(w.overlaps(r) for w, r in zip(whole, rest, strict=True))


def test_answers_along_the_way_are_those_of_shorter_ways():
    times = [-8, -8, -2.5, 0, Fraction(1, 3), 6]
    along = texture_at(wall(1), T / 3, times, Fraction(1, 7))
    assert [float(x) for x in along[0]] == [float(x) for x in along[1]] == [0, 0, 1]
    for t, balls in zip(times[2:], along[2:], strict=True):
        alone = texture(wall(1), T / 3, -8, t, Fraction(1, 7), digits=35)
        assert all(b.overlaps(a) and b.rad() < 1e-30 for b, a in zip(balls, alone, strict=True))


def test_strong_relaxation_leaves_the_stationary_response():
    """For kappa << xi the electron follows Eq. 13 at each instant, up to kappa/xi, and has lost eps2^2 of its s3."""
    s1, s2, _ = texture(wall("1/1000"), 0, -30, 0, 50, digits=12)
    assert abs(float(s1) * (1 + 50**2) / (-0.001 * 50) - 1) < 1e-4
    assert abs(float(s2) * (1 + 50**2) / -0.001 - 1) < 1e-3


def test_the_far_times_of_a_slow_wall_need_no_more_than_the_bits_asked():
    shifted = texture(2 * sp.atan(sp.exp(T - 10**9)), 0, 10**9 - 8, 10**9 + 8, Fraction(1, 9))
    here = texture(wall(1), 0, -8, 8, Fraction(1, 9))
    assert all(a.overlaps(b) for a, b in zip(shifted, here, strict=True))


def test_the_coefficients_of_a_slow_wall_approach_the_local_ones():
    adiabatic, nonadiabatic = coefficients(wall("1/20"), 0, -300, 300, Fraction(1, 2), digits=6)
    assert abs(float(adiabatic) + 0.8) < 0.05**2
    assert abs(float(nonadiabatic) + 0.4) < 0.05**2


def test_without_relaxation_the_non_adiabatic_coefficient_is_the_spin_flip():
    """d s3/dt = eps2 s1 + eps1 s2 at xi = 0, so its integral is s3 - 1, and that of |n'|^2 is 2 kappa."""
    _, nonadiabatic = coefficients(wall("3/2"), 0, -60, 60, 0, digits=20)
    with ctx.workprec(200):
        flip = -2 * (arb.pi() / 3).sech() ** 2 / 3
        assert abs(nonadiabatic - flip) < arb(10) ** -20


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: spin(-1, 0, 0, 0), "t must not be below 0"),
        (lambda: spin(1, float("nan"), 0, 0), "eps1 must be a finite real number"),
        (lambda: spin(1, 0, float("inf"), 0), "eps2 must be a finite real number"),
        (lambda: spin(1, 0, 0, -1e-9), "xi must not be below 0"),
        (lambda: spin(1, "0.1", 0, 0), "eps1 must be a finite real number"),
        (lambda: spin(1, arb("nan"), 0, 0), "eps1 must be a finite real number"),
        (lambda: spin(1, 0, 0, 0, digits=0), "digits must be an integer"),
        (lambda: texture(T, 0, 1, 0, 0), "t0 <= t1"),
        (lambda: texture(T, 0, 0, float("nan"), 0), "a time must be a finite real number"),
        (lambda: texture(T, 0, 0, arb(1, 0.1), 0), "must be exact"),
        (lambda: texture(T, 0, 0, 1, -1), "xi must not be below 0"),
        (lambda: texture(1 / T, 0, -1, 1, 0), "pole or is not smooth near t = "),
        (lambda: texture(0, sp.tan(T), 0, 2, 0), "pole or is not smooth near t = 1.57"),
        (lambda: texture(sp.sqrt(T), 0, 0, 1, 0), "pole or is not smooth near t = 0"),
        (lambda: texture(sp.exp(1 / T), 0, -1, 1, 0), "pole or is not smooth"),
        (lambda: texture(abs(T), 0, -1, 1, 0), "no analytic real function"),
        (lambda: texture(sp.Piecewise((T, T > 0), (0, True)), 0, -1, 1, 0), "no analytic real function"),
        (lambda: texture(sp.I * T, 0, -1, 1, 0), "no analytic real function"),
        (lambda: texture(T * sp.Symbol("k"), 0, -1, 1, 0), "found k, t"),
        (lambda: texture("t", 0, -1, 1, 0), "an angle must be a finite real number"),
        (lambda: texture(T, 0, 0, 1, 0, initial=(0, 1)), "initial must hold s1, s2, s3"),
        (lambda: texture(T, 0, 0, 1, 0, initial=(0, 0, arb(1, 0.1))), "too wide"),
        (lambda: texture_at(T, 0, [], 0), "at least the start"),
        (lambda: coefficients(T, 0, 1, 1, 0), "t0 must be before t1"),
        (lambda: coefficients(1, 2, 0, 1, 0), "hardly turns"),
    ],
)
def test_bad_input_gets_one_line(call, says):
    before = ctx.prec, ctx.cap
    with pytest.raises(ValueError, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
    assert (ctx.prec, ctx.cap) == before


@pytest.mark.parametrize("name", sorted(f.__name__ for f in jets.FUNCTIONS))
def test_the_taylor_coefficients_are_those_of_sympy(name):
    """Value and two derivatives of every function at 2/5 and -2/5, against SymPy's own numbers."""
    function = next(f for f in jets.FUNCTIONS if f.__name__ == name)
    for where in (sp.Rational(2, 5), -sp.Rational(2, 5)):
        inner = T + 1 if name == "log" else T
        series = jets.angle(function(inner), T)(jets.point(exact(where), 3))
        for k, c in enumerate(jets.coefficients(series, 3)):
            expected = sp.diff(function(inner), T, k).subs(T, where) / sp.factorial(k)
            assert abs(float(c) - float(expected)) < 1e-12 * (1 + abs(float(expected)))


def test_a_texture_that_would_never_end_is_refused_with_its_cost() -> None:
    # theta runs over 2^50 rad, and a step of 16 digits turns by (23! 1e-16)^(1/23) = 1.9.
    with pytest.raises(
        ValueError, match=r"turns by about 1\.\de\+15 rad, in some \d.*e\+14 steps; the bound is 247933"
    ):
        texture(T**50, 0, -1, 2, 0, digits=10)
    with pytest.raises(ValueError, match="the bound is 20"):
        texture(0, 0, 0, 10**400, 0, digits=10, max_steps=20)


def test_a_long_texture_stops_at_its_bound_and_says_what_was_reached() -> None:
    wall, done = (2 * sp.atan(sp.exp(T)), 0, -20, 20, 0), []
    with pytest.raises(
        ValueError, match=r"^stopped after 5 steps at t = -\d.*% of the way, with the spin at \(.*1\.0.*\)"
    ):
        texture(*wall, digits=10, max_steps=5)
    bounded = texture(*wall, digits=10, max_steps=1000, progress=done.append)
    assert all(x.overlaps(y) for x, y in zip(bounded, texture(*wall, digits=10), strict=True))
    assert done == sorted(done) and 0 < done[0] < 0.2 and done[-1] == 1


def test_a_power_of_e_is_the_exponential_of_its_exponent() -> None:
    t = sp.Symbol("t", real=True)
    at = jets.point(arb("0.3"), 4)
    power = jets.angle(sp.atan(sp.Pow(sp.E, -t, evaluate=False)), t)(at)
    plain = jets.angle(sp.atan(sp.exp(-t)), t)(at)
    found = zip(jets.coefficients(power, 4), jets.coefficients(plain, 4), strict=True)
    assert all(x.overlaps(y) and x.rad() < 1e-12 for x, y in found)
