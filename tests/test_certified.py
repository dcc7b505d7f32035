"""The bounds hold against enclosed true errors, they are not idle, and what they conclude about the paper."""

import random
from fractions import Fraction
from functools import cache

import pytest
import sympy as sp
from certified_truth import eq9_error
from flint import acb, arb, arb_poly, ctx, fmpq

from verify.electron.certified import along, box, eq9, eq13, local, wall, wall_coefficients, wall_errors
from verify.electron.enclosure import coefficients, jets, texture_at
from verify.electron.enclosure.scalars import ball, number
from verify.electron.enclosure.varying import cover, working

T = sp.Symbol("t", real=True)
PARTS = ("vector", "adiabatic", "nonadiabatic")


def wall_angle(kappa):
    return 2 * sp.atan(sp.exp(sp.Rational(kappa) * T))


def constant_backgrounds(count, seed=8):
    rng = random.Random(seed)
    for _ in range(count):
        eps1, eps2 = (rng.choice((-1, 1)) * 10 ** rng.uniform(-4, -0.3) for _ in range(2))
        xi = rng.choice((0, 10 ** rng.uniform(-4, 1)))
        eps3 = rng.choice((0, rng.choice((-1, 1)) * 10 ** rng.uniform(-4, -0.3)))
        yield 10 ** rng.uniform(-1, 4), eps1, eps2, xi, eps3


def length(eps1, eps2):
    with ctx.workprec(200):
        return (ball(number(eps1, "eps1")) ** 2 + ball(number(eps2, "eps2")) ** 2).sqrt()


def test_the_constant_background_bound_holds_and_is_not_idle():
    """1,000 seeded backgrounds: no true error above its bound, and the median ratio stays below 8."""
    ratios = {part: [] for part in PARTS}
    for t, eps1, eps2, xi, eps3 in constant_backgrounds(1000):
        proven, true = eq9(length(eps1, eps2), xi, t, eps3=eps3), eq9_error(t, eps1, eps2, xi, eps3=eps3)
        for part in PARTS:
            assert not getattr(true, part) > getattr(proven, part), (part, t, eps1, eps2, xi, eps3)
            ratios[part].append(float(getattr(proven, part)) / float(getattr(true, part)))
    for found in ratios.values():
        assert sorted(found)[500] < 8


def test_one_bound_holds_over_a_whole_box():
    rng = random.Random(3)
    nine = eq9(box(0.001, 0.05), box(0, 0.1), box(0, 50), eps3=box(-0.02, 0.02))
    for _ in range(200):
        eps1, eps2, eps3 = rng.uniform(0.001, 0.03), rng.uniform(0.001, 0.03), rng.uniform(-0.02, 0.02)
        t, xi = rng.uniform(0, 50), rng.uniform(0.05, 0.1)
        for part in PARTS:
            assert getattr(eq9_error(t, eps1, eps2, xi, eps3=eps3), part) < getattr(nine, part)


def test_without_relaxation_eq9_drifts_away_and_the_bound_allows_it():
    """The spin turns with W = sqrt(1 + eps^2), Eq. 9 with 1: out of phase after t = 2 pi / eps^2."""
    t = 3000
    true = eq9_error(t, 0.03, 0.01, 0)
    assert float(true.nonadiabatic) > 1
    assert true.nonadiabatic < eq9(length(0.03, 0.01), 0, t).nonadiabatic


def test_the_constants_of_the_wall():
    """sech: sup 1, integral pi, square 2; sech': 1/2 and 2 and 2/3; sech'': integral of the square 14/15."""
    profile = wall(1)
    with ctx.workprec(100):
        assert abs(profile.integral[0] - arb.pi()) < 1e-28
        assert [float(x) for x in profile.sup[:3]] == pytest.approx([1, 0.5, 1], abs=1e-15)
        assert float(profile.integral[1]) == pytest.approx(2, abs=1e-15)
        assert all(
            x.overlaps(arb(q)) for x, q in zip(profile.square, (fmpq(2), fmpq(2, 3), fmpq(14, 15)), strict=False)
        )


def test_covering_a_wall_gives_its_constants():
    covered = along(wall_angle("1/2"), 0, -60, 60, order=3, pieces=2400)
    constants = wall(Fraction(1, 2), order=3)
    for k in range(4):
        for name in ("sup", "integral"):
            rough, sharp = float(getattr(covered, name)[k]), float(getattr(constants, name)[k])
            assert sharp * (1 - 1e-12) <= rough <= 2 * sharp
        assert covered.square[k].overlaps(constants.square[k])
        assert float(covered.end[k]) < 1e-12


def test_the_profile_does_not_depend_on_the_frame():
    """theta = t/5 at constant phi and the equator phi = t/5 are great circles at speed 1/5 in two different frames."""
    meridian, equator = along(T / 5, 0, 1, 2, order=3, pieces=20), along(sp.pi / 2, T / 5, 1, 2, order=3, pieces=20)
    for k in range(4):
        assert float(meridian.sup[k]) == pytest.approx(float(equator.sup[k]), abs=1e-15)


@pytest.mark.parametrize("xi", [0, Fraction(1, 20), 1])
@pytest.mark.parametrize("kappa", [Fraction(1, 20), Fraction(1, 10)])
def test_the_bound_for_eq13_holds_at_every_moment(kappa, xi):
    """For a wall that is entered at kappa t = -40 in equilibrium; the bound is for -infinity, 1e-17 off."""
    times = [x / kappa for x in range(-40, 41, 2)]
    bound = float(eq13(wall(kappa), xi).vector)
    for t, (s1, s2, s3) in zip(times, texture_at(wall_angle(kappa), 0, times, xi, digits=12), strict=True):
        eps2 = float(kappa) / float(sp.cosh(sp.Rational(kappa) * sp.Rational(t)))
        p13 = complex(-float(xi) * eps2, -eps2) / (1 + float(xi) ** 2)
        off = abs(complex(float(s1), float(s2)) - p13)
        assert (off**2 + (float(s3) - 1) ** 2) ** 0.5 <= bound + 1e-12


@pytest.mark.parametrize("xi", [Fraction(1, 100), Fraction(1, 10), 1])
@pytest.mark.parametrize("kappa", [Fraction(1, 20), Fraction(1, 10), Fraction(1, 4), 2])
def test_the_bound_for_eq13_holds_for_the_wall_as_a_whole(kappa, xi):
    found = wall_errors(kappa, xi)
    assert found.error_adiabatic <= found.bound_adiabatic
    assert found.error_nonadiabatic <= found.bound_nonadiabatic
    if kappa <= Fraction(1, 20):
        assert found.bound_adiabatic < 20 * float(found.error_adiabatic)
        assert found.bound_nonadiabatic < 20 * float(found.error_nonadiabatic)


def test_the_bound_for_eq13_holds_in_a_texture_that_is_no_great_circle():
    """A wall with a turning phi, from -20/kappa to 20/kappa, with its ends and its geodesic curvature."""
    theta, phi, xi = wall_angle("1/15"), sp.tanh(T / 20), Fraction(1, 5)
    bound = eq13(along(theta, phi, -300, 300, order=6), xi)
    adiabatic, nonadiabatic = coefficients(theta, phi, -300, 300, xi, digits=6)
    assert abs(adiabatic + 1 / (1 + arb(xi.numerator) ** 2 / xi.denominator**2)) < bound.adiabatic
    assert abs(nonadiabatic + arb(fmpq(1, 5)) / (1 + arb(fmpq(1, 25)))) < bound.nonadiabatic
    assert float(bound.relative_adiabatic) < 0.2


def test_the_local_formula_is_proven_to_one_percent_for_slow_walls_and_refuted_for_fast_ones():
    slow, fast = wall_errors(Fraction(1, 50), Fraction(1, 50), enclose=False), wall_errors(1, Fraction(1, 50))
    assert slow.verdict("adiabatic", 0.01) == slow.verdict("nonadiabatic", 0.01) == "holds"
    assert fast.verdict("adiabatic", 0.1) == fast.verdict("nonadiabatic", 0.1) == "fails"
    assert wall_errors(1, Fraction(1, 50), enclose=False).verdict("adiabatic", 0.1) == "open"


def test_the_error_is_of_second_order_in_the_rate():
    """The bound as the true error shrink by about four when kappa is halved, for both parts."""
    bounds = [wall_errors(Fraction(1, n), Fraction(1, 2), enclose=False) for n in (100, 200)]
    for part in ("bound_adiabatic", "bound_nonadiabatic"):
        assert 3.7 < getattr(bounds[0], part) / getattr(bounds[1], part) < 4.8


def test_a_box_of_walls_is_bounded_at_once():
    bound = eq13(wall(box(Fraction(1, 20), Fraction(1, 10))), box(Fraction(1, 10), Fraction(1, 5)))
    for kappa, xi in ((Fraction(1, 20), Fraction(1, 10)), (Fraction(1, 10), Fraction(1, 5)), (Fraction(1, 13), 0.15)):
        adiabatic, nonadiabatic = wall_coefficients(kappa, xi)
        x = ball(number(xi, "xi"))
        assert abs(adiabatic + 1 / (1 + x**2)) < bound.adiabatic
        assert abs(nonadiabatic + x / (1 + x**2)) < bound.nonadiabatic


@cache
def solution(kappa, xi):
    """Steps through the wall, each with the polynomials of epsilon = theta' and of s, good to 20 digits."""
    end = fmpq(40) / fmpq(kappa.numerator, kappa.denominator)
    angles = jets.angle(wall_angle(kappa), T), jets.angle(0, T)
    with working(20, [-end, end]):
        return list(cover(angles, [-end, end], number(xi, "xi"), [fmpq(0), fmpq(0), fmpq(1)], 20))


def derivative(polynomial, k):
    for _ in range(k):
        polynomial = polynomial.derivative()
    return polynomial


def moment(steps, k):
    """T_k = integral of epsilon d^k/dt^k (epsilon s3), from the polynomials."""
    total = arb(0)
    for step in steps:
        speed, s3 = arb_poly(step.rotation[1]), arb_poly(step.spin[2])
        total += (speed * derivative(speed * s3, k)).integral()(step.length)
    return total


def remainders(steps, m, xi):
    """|rho_m| = |p - sum_{k<m} F^(k)/lam^(k+1)| at the start of every step."""
    lam = acb(-ball(number(xi, "xi")), 1)
    for step in steps:
        force = arb_poly(step.rotation[1]) * arb_poly(step.spin[2])
        found = acb(step.spin[0][0], step.spin[1][0])
        for k in range(m):
            found -= acb(derivative(force, k)(arb(0))) / lam ** (k + 1)
        yield abs(found)


def bounds(kappa, xi):
    chain = local._Chain(wall(kappa), ball(number(xi, "xi")))
    for _ in range(local._ROUNDS):
        chain.round()
    return chain


def broken_bounds(kappa, xi):
    """Names of the bounds in local.py that the solution breaks."""
    steps, broken = solution(kappa, xi), set()
    with ctx.workprec(200):
        chain = bounds(kappa, xi)
        for m in range(4):
            if not max(remainders(steps, m, xi), key=float) < chain.r[m]:
                broken.add(f"rho_{m}")
        for a in range(4):
            series = [arb_poly(step.spin[2]) - 1 for step in steps]
            if not max((abs(derivative(s, a)(arb(0))) for s in series), key=float) < chain.z[a]:
                broken.add(f"s3^({a})")
        for k in range(1, 5):
            term = local._even(chain, k // 2) if k % 2 == 0 else local._odd(chain, k // 2)
            wide = term.real + arb(0, 1e-12)
            if not wide.contains(moment(steps, k)):
                broken.add(f"T_{k}")
    return broken


@pytest.mark.parametrize("xi", [Fraction(1, 20), Fraction(1)])
@pytest.mark.parametrize("kappa", [Fraction(1, 20), Fraction(1, 8)])
def test_every_bound_in_the_chain_holds_along_the_solution(kappa, xi):
    assert not broken_bounds(kappa, xi)


def _planted(monkeypatch, fault):
    even, force, refine = local._even, local._Chain._force, local._Chain._refine_third
    if fault == "sign of T_2j":
        monkeypatch.setattr(local, "_even", lambda chain, j: -even(chain, j))
    elif fault == "a tenth of the force":
        monkeypatch.setattr(local._Chain, "_force", lambda self, m, sizes: force(self, m, sizes) / 10)
    elif fault == "no rate of s3":
        monkeypatch.setattr(local._Chain, "_rate", lambda self, a: arb(0))
    else:

        def refined(self):
            refine(self)
            self.z[0] = self.z[0] / 4

        monkeypatch.setattr(local._Chain, "_refine_third", refined)


@pytest.mark.parametrize(
    ("fault", "sees"),
    [
        ("sign of T_2j", "T_2"),
        ("a tenth of the force", "rho_1"),
        ("no rate of s3", "s3^(1)"),
        ("a quarter of the loss of s3", "s3^(0)"),
    ],
)
def test_a_fault_planted_in_the_chain_is_seen(monkeypatch, fault, sees):
    _planted(monkeypatch, fault)
    assert sees in broken_bounds(Fraction(1, 20), Fraction(1, 20))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: eq9(-1, 0, 0), "eps must not be below 0"),
        (lambda: eq9(0.1, float("nan"), 1), "xi must be a finite"),
        (lambda: eq9(0, 0, 1, eps3=1), "does not precess"),
        (lambda: box(2, 1), "low <= high"),
        (lambda: wall(0), "kappa must be positive"),
        (lambda: eq13(wall(1), -1), "xi must not be below 0"),
        (lambda: along(T, 0, 1, 0), "t0 must be before t1"),
        (lambda: along(1 / T, 0, -1, 1), "pole or is not smooth"),
        (lambda: wall_coefficients(0, 0), "kappa must be positive"),
        (lambda: wall_errors(1, 1, enclose=False).verdict("both", 0.1), "part must be"),
        (lambda: eq9_error(10, 0, 0, 1), "background that turns"),
    ],
)
def test_bad_input_gets_one_line(call, says):
    with pytest.raises(ValueError, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
