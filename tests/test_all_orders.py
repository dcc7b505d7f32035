"""The response to any order: its series against what is exact, its claims, and faults planted in its steps."""

from __future__ import annotations

import math
import re
import time
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sympy as sp

from derive import inertial_time
from derive import symbols as q
from derive.__main__ import main as derive
from derive.all_orders import equilibrium, exact_paths, moments, orders, plane, second_order, spin_waves
from derive.all_orders import notation as own
from derive.all_orders.chain_beyond import OWN, THEORY
from derive.all_orders.orders import Model
from derive.core.equation import Derivation
from derive.export.code import LANGUAGES
from verify import is_zero, left_out
from verify.__main__ import main as verify
from verify.all_orders import CLAIMS
from verify.all_orders.reach import none_before
from verify.cheng_niu.claims.beyond_terms import chapter
from verify.cheng_niu.exported_reference import Reference, points, references
from verify.electron.certified.truncation import wall_bounds
from verify.exported.compiled import missing, outcome, worst_error
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
                float(sp.QQ.to_sympy(c)) * math.prod((v**n for v, n in zip(values, power, strict=True)), start=1 + 0j)
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
        ("--4", "give a whole number"),
        ("9" * 5000, "beyond 8"),
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
        ("x.dispersion-2", "x.swing-orders"),
    ),
    "a drift that does not pile up": (
        moments,
        "moments",
        lambda found: found.subs(own.drift**2, 0),
        ("x.moments",),
    ),
    "a third moment that is lost": (
        moments,
        "moments",
        lambda found: found.applyfunc(lambda part: part if part.subs(own.drift, 0) else sp.S.Zero),
        ("x.moments", "x.swing-orders", "x.spiral-orders"),
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


@cache
def _compared(label: str) -> tuple[Any, list[list[float]], list[Reference]]:
    equation = CHAIN[label]
    where = points(equation, 40)
    return equation, where, references(equation, where)


@pytest.mark.parametrize("label", [label for label in OWN if THEORY.nodes[label].exported])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_exported_code_gives_what_the_enclosures_contain(lang: str, label: str, tmp_path: Path) -> None:
    if missing(lang):
        pytest.skip(f"not installed: {', '.join(missing(lang))}")
    equation, where, reference = _compared(label)
    few = slice(3 if lang == "mathematica" else None)  # its interpreter takes a second for each
    assert worst_error(outcome(equation, lang, where[few], tmp_path), reference[few]) <= 1


def test_the_inertial_equation_gives_back_the_motion_that_a_field_was_made_for() -> None:
    """A manufactured solution: n(t) is chosen, x.llg-2 says what field makes it so, x.llg-2-explicit is integrated.

    At xi = 0 and alpha > 0, where nothing runs away (x.runaway); error of the fourth order in the step.
    """
    eta, alpha, tau, gamma = 0.5, 0.2, 1.0, 1.0

    def path(t: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        a, b = 1 + 0.3 * math.sin(0.5 * t), 0.4 * t
        da, dda, db = 0.15 * math.cos(0.5 * t), -0.075 * math.sin(0.5 * t), 0.4
        e = np.array([math.sin(a) * math.cos(b), math.sin(a) * math.sin(b), math.cos(a)])
        th = np.array([math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), -math.sin(a)])
        ph = np.array([-math.sin(b), math.cos(b), 0.0])
        rate = da * th + math.sin(a) * db * ph
        second = (
            dda * th
            - da**2 * e
            + 2 * da * db * math.cos(a) * ph
            - math.sin(a) * db**2 * np.array([math.cos(b), math.sin(b), 0])
        )
        return e, rate, second

    def field(t: float) -> np.ndarray:
        """dn/dt (1 + eta) = gamma H x n + alpha n x dn/dt + eta tau_ex n x d^2n/dt^2, solved for H across n."""
        n, rate, second = path(t)
        turned = (1 + eta) * rate - np.cross(n, alpha * rate + eta * tau * second)
        return np.cross(n, turned) / gamma

    across = CHAIN["x.llg-2-explicit"].function()
    fixed = dict.fromkeys((a.name for a in CHAIN["x.llg-2-explicit"].args), 0.0)
    fixed |= {"tau_ex": tau, "eta_n": eta, "alpha": alpha, "gamma": gamma}

    def slope(t: float, y: np.ndarray) -> np.ndarray:
        n, rate = y[:3], y[3:]
        given = {f"n_{c}": x for c, x in zip("xyz", n, strict=True)}
        given |= {f"dn_{c}_dt": x for c, x in zip("xyz", rate, strict=True)}
        given |= {f"H_{c}": x for c, x in zip("xyz", field(t), strict=True)}
        return np.concatenate([rate, np.ravel(across(**fixed | given)) - rate @ rate * n])

    errors = []
    for count in (100, 200):
        step, y = 4.0 / count, np.concatenate(path(0.0)[:2])
        for k in range(count):
            t = k * step
            k1 = slope(t, y)
            k2 = slope(t + step / 2, y + step / 2 * k1)
            k3 = slope(t + step / 2, y + step / 2 * k2)
            y = y + step / 6 * (k1 + 2 * k2 + 2 * k3 + slope(t + step, y + step * k3))
        errors.append(np.linalg.norm(y[:3] - path(4.0)[0]))
    assert errors[1] < 1e-6 and math.log2(errors[0] / errors[1]) == pytest.approx(4, abs=0.3)  # the method's order


def _cone_products(eps: Fraction, cosine: Fraction, turned: bool) -> Any:
    """W_a . W_b, or n . (W_a x W_b), on the cone: conj(psi_a) psi_b = i^(b-a) |dn/dt|^2 (eps cosine)^(a+b-2)."""

    def product(a: int, b: int) -> tuple[Fraction, Fraction]:
        size = eps**2 * (1 - cosine**2) * (eps * cosine) ** (a + b - 2)
        value = size * ((1, 0), (0, 1), (-1, 0), (0, -1))[(b - a) % 4][turned]
        return value, value

    return product


@pytest.mark.parametrize(
    ("order", "xi", "share", "cosine"),
    [
        *((k, xi, 1, Fraction(0)) for k in (1, 2, 3, 4) for xi in (Fraction(1), Fraction(1, 10))),
        *((k, xi, 1, Fraction(3, 5)) for k in (1, 2, 3, 4) for xi in (Fraction(1), Fraction(1, 10), Fraction(1, 30))),
    ],
)
def test_what_is_left_out_is_bounded_within_a_factor_of_three(
    order: int, xi: Fraction, share: int, cosine: Fraction
) -> None:
    """On the spiral (cosine 0) and on the cone, turning at xi/share per exchange time."""
    eps, sine = xi / share, Fraction(1 if cosine == 0 else Fraction(4, 5))
    exact = [float(x) for x in _steady(float(eps), float(xi), float(cosine))]
    along, across = _on_a_cone(float(eps), order, float(xi), float(cosine))
    missed = math.hypot(exact[0] - along.real, exact[1] - across.real, exact[2] - across.imag)
    bounds = [eps * sine * (eps * cosine) ** j for j in range(plane.HIGHEST)]
    dots, turns = (_cone_products(eps, cosine, turned) for turned in (False, True))
    assert missed <= left_out(order, bounds, xi, dots=dots, turns=turns) <= 3 * missed


def _steady(eps: float, xi: float, cosine: float) -> tuple[float, float, float]:
    """The steady spin of x.on-cone along n, dn/dt and n x dn/dt, in floats."""
    values = {q.tau_ex: 1.0, own.turn_rate: eps, q.xi: xi, q.theta: math.acos(cosine)}
    along, *parts = (float(part.evalf(30, subs=values)) for part in CHAIN["x.on-cone"].rhs)
    rate = eps * math.sqrt(1 - cosine**2)
    return along, parts[0] * rate, parts[1] * rate


def test_a_bound_that_cannot_be_proved_is_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match="order 3 needs bounds on 4 derivatives along the path; 2 are given"):
        left_out(3, [1, 1], Fraction(1, 10))
    with pytest.raises(ValueError, match="there is no proof"):
        left_out(1, [1, 1], 0)


def test_the_bounds_of_a_wall_hold_at_its_middle_and_are_met_by_even_derivatives() -> None:
    """|sech^(j)| is 1, 1, 5, 61 at 0 for j = 0, 2, 4, 6."""
    assert wall_bounds(1)[::2] == [pytest.approx(size, rel=1e-12) for size in (1, 1, 5, 61)]
    assert wall_bounds(Fraction(1, 10))[3] == pytest.approx(wall_bounds(1)[3] / 10**4)


def test_a_solver_takes_the_inertia_where_its_sign_allows_and_is_refused_it_else() -> None:
    """tau of alpha tau m x m'' is x.inertia over the damping of Eq. 17; what is left out is 2 xi/(1 - xi^2)."""
    given = {"tau_ex": 6.6e-16, "eta": 0.01, "alpha": 0.008}
    tau = inertial_time("MicroMagnetic.jl", xi=0.04, **given)
    inertia = 6.6e-16 * 0.01 * (1 - 0.04**2) / (1.01 * (1 + 0.04**2))
    assert tau == pytest.approx(inertia / ((0.008 + 0.01 * 0.04) / 1.01), rel=1e-12)
    for solver, xi, why in (
        ("UppASD", 0.01, "missing"),
        ("mumax3", 0.01, "no inertial term that is known"),
        ("MicroMagnetic.jl", 0.2, "would leave out 0.42 of the inertia"),
        ("MicroMagnetic.jl", 1.2, "not positive"),
        ("MicroMagnetic.jl", math.nan, "all of them finite"),
    ):
        with pytest.raises(ValueError, match=why):
            inertial_time(solver, xi=xi, **given)


def test_the_kernel_of_a_solver_is_the_equation_of_second_order_less_what_is_said_to_be_left_out() -> None:
    """MicroMagnetic.jl 0.5.1 (commit 5bad73d1), src/llg/illg.jl, lines 38-64, line by line, for a uniform n = z.

    Its gamma multiplies A/m (2.21e5 at line 154 of src/driver.jl): mu_0 gamma~, of which mu_0 goes with the field here.
    """
    (a, b), H = sp.symbols("a b", real=True), q.H
    m, v = sp.Matrix([0, 0, 1]), sp.Matrix([a, b, 0])
    (gamma, alpha), (turned, straight) = CHAIN["17"].rhs, CHAIN["x.inertia"].rhs
    tau = turned / alpha
    F = alpha * v - gamma * H  # 38-40
    twice = m.dot(F) * m - m.dot(m) * F  # 43-48
    after = (twice - m.cross(v)) / (alpha * tau) - v.dot(v) * m  # 17, 50-54, 62-64
    second = [THEORY.symbols.name(f"n_tt_{axis}") for axis in "xyz"]
    at = dict(zip((*q.n, *q.n_t, *second), (*m, *v, *after), strict=True))
    equation = CHAIN["x.llg-2"].rhs.components.xreplace(at)
    uniform = {s: 0 for s in equation.free_symbols if s in q.u or s.name.startswith(("n_lap", "dn_", "n_u", "n_tu"))}
    left_out = straight * (after - m.dot(after) * m)
    assert is_zero([*(equation.xreplace(uniform) - v - left_out)])
    given = {q.tau_ex: 6.6e-16, q.xi: 0.04, q.eta_n: 0.01, q.alpha: 0.008}
    exported = inertial_time("MicroMagnetic.jl", tau_ex=6.6e-16, xi=0.04, eta=0.01, alpha=0.008)
    assert exported == pytest.approx(float(tau.evalf(subs=given)), rel=1e-12)


def test_the_table_of_terms_says_how_large_each_is() -> None:
    """The inertia of permalloy is eta kappa omega^2; its dissipative companion 2 xi/(1 - xi^2) of it."""
    head, *rows = CLAIMS["x.torque-2"].table
    sizes = {row[1]: float(row[head.index("permalloy")]) for row in rows}
    xi = 0.04
    expected = 0.01 / (1 + xi**2) * 6.582e-16 * (1 - xi**2) / (1 + xi**2) * (2 * math.pi * 1e10) ** 2
    assert sizes["n x d_t^2 n"] == pytest.approx(expected, rel=0.03)  # two digits are shown
    assert sizes["d_t^2 n"] / sizes["n x d_t^2 n"] == pytest.approx(2 * xi / (1 - xi**2), rel=0.06)
    kept = {row[1]: row[3] == "as it is" for row in rows}
    assert all(kept[term] != kept[f"n x {term}"] for term in kept if not term.startswith("n x"))


def test_what_is_left_out_is_bounded_where_nothing_is_known_of_the_products() -> None:
    """A bound from the derivatives alone holds on the cone too, and is at most a few times that with the products."""
    eps, sine, cosine, xi = Fraction(1, 100), Fraction(4, 5), Fraction(3, 5), Fraction(1, 10)
    bounds = [eps * sine * (eps * cosine) ** j for j in range(plane.HIGHEST)]
    dots, turns = (_cone_products(eps, cosine, turned) for turned in (False, True))
    known = left_out(1, bounds, xi, dots=dots, turns=turns)
    assert known <= left_out(1, bounds, xi) <= 3 * known
    assert known <= left_out(1, bounds[:3], xi) < math.inf
    with pytest.raises(ValueError, match="too large"):
        left_out(1, [1e300] * 3, xi)


def test_without_relaxation_the_inertia_is_that_of_kikuchi_and_tatara() -> None:
    """m_s = hbar S_c/(2 g_sd), arXiv:1502.04107, of which the abstract was read.

    Ours: what stands before n x d_t^2 n, times the angular momentum M_s hbar/(2 mu_B), not divided by 1 + eta,
    with S_c = hbar (N_up - N_down)/2 and the gap 2 g_sd, which is how we read its symbols.
    """
    S_c, g_sd = sp.symbols("S_c g_sd", positive=True)
    ours = CHAIN["x.inertia"].rhs[0] * (1 + q.eta_n) * q.M_s * q.hbar / (2 * q.mu_B)
    density = {q.eta_n: CHAIN["x.eta"].rhs, q.n_0: q.mu_B * 2 * S_c / q.hbar, q.xi: 0, q.tau_ex: q.hbar / (2 * g_sd)}
    at_rest = ours.subs(q.eta_n, density[q.eta_n]).xreplace({k: v for k, v in density.items() if k != q.eta_n})
    assert is_zero(at_rest - q.hbar * S_c / (2 * g_sd))


def test_without_relaxation_small_swings_have_the_determinant_of_the_inertial_equation() -> None:
    """Eqs. 3 and 72 of d'Aquino, Perna and Serpico, arXiv:2310.09043, in units of 1/(gamma M_s), at one stiffness.

    Theirs is that of Ciornei, Rubi and Wegrowe, with X (their xi) of m x m'' and nothing of m'' alone: ours at xi = 0.
    """
    omega, alpha, bare, X = sp.symbols("omega alpha bare X", real=True)
    ours = CHAIN["x.dispersion-2"].rhs.xreplace({q.xi: sp.S.Zero, own.wave_number: sp.S.Zero})
    names = {q.alpha: alpha * (1 + q.eta_n), own.bare: bare * (1 + q.eta_n), own.frequency: omega}
    ours = ours.xreplace(names | {q.tau_ex: X * (1 + q.eta_n) / q.eta_n}) / (1 + q.eta_n)
    other = ours.subs(omega, -omega).xreplace({sp.I: -sp.I})
    damped = -2 * sp.I * alpha * X * omega**3 + 2 * sp.I * alpha * bare * omega
    printed = X**2 * omega**4 - (alpha**2 + 2 * X * bare + 1) * omega**2 + bare**2 + damped
    assert is_zero(ours * other - printed)
    inertia = CHAIN["x.inertia"].rhs[0].xreplace({q.xi: sp.S.Zero})
    assert is_zero(inertia.xreplace({q.tau_ex: X * (1 + q.eta_n) / q.eta_n}) - X)


def test_the_guide_says_how_much_larger_the_measured_inertia_is() -> None:
    """Their Eq. 74 gives the 634 GHz of their film; its X/(gamma M_s) against x.inertia of permalloy."""
    rate = 2.211e5 * 0.93 / (4e-7 * math.pi)  # gamma M_s in 1/s; fields of 0.35 T along the film, of 0.93 T across
    X, both = (rate * 1.26e-12) ** 2, 2 * 0.35 / 0.93 + 1
    nutation = math.sqrt((math.sqrt(2 * X * both + 1) + X * both + 1) / (2 * X**2)) * rate / (2 * math.pi)
    assert nutation == pytest.approx(634e9, rel=3e-3)  # three digits are printed
    eta = 0.01 / (1 + 0.04**2)
    ours = float(CHAIN["x.inertia"].function()(tau_ex=6.582e-16, xi=0.04, eta_n=eta)[0])
    said = re.search(r"\*\*What is measured is ([\d,]+) times", Path("docs/guide.md").read_text())
    assert said is not None and X / rate / ours == pytest.approx(float(said[1].replace(",", "")), rel=0.05)


def test_every_moment_that_is_offered_is_that_of_the_displaced_distribution() -> None:
    """By a Gaussian sum: int_0^inf e^{-s} <(v + s w)^m> ds, exact for polynomials of these degrees."""
    found = THEORY.derivation(Model(order=plane.HIGHEST))["x.moments"].rhs.subs({own.drift: 0.3, own.v_F: 1})
    mu, weight = np.polynomial.legendre.leggauss(8)
    s, fading = np.polynomial.laguerre.laggauss(8)
    v, share = mu[:, None] + 0.3 * s, (0.75 * (1 - mu**2) * weight)[:, None] * fading
    for m, mean in enumerate(found):
        assert float(mean) == pytest.approx(np.sum(share * v**m), rel=1e-10)


def test_none_is_missed_before_a_place_and_a_place_too_far_is_refused() -> None:
    for where in (Fraction("0.3037454"), Fraction("0.3037454") * 9 / 10):
        assert none_before(where, where * Fraction("0.1") / Fraction("0.3037454"))
    assert not none_before(Fraction("0.30376"), Fraction("0.100005"))


def test_the_page_says_from_where_on_the_second_order_misses_a_tenth() -> None:
    """For permalloy, xi = 0.04 and 1 eV: the series to second order against the exact response, at the place said."""
    place = re.search(r"([\d.]+) THz or ([\d.]+) nm in permalloy", chapter().text)
    assert place is not None
    for swing in (2e12 * math.pi * float(place[1]), 2e9 * math.pi * 3e5 / float(place[2])):  # omega, and v_F q
        given = {"tau_ex": 6.582e-16, "xi": 0.04}
        exact = complex(*CHAIN["x.swing"].function()(**given, Omega_D=swing).ravel())
        at = {q.tau_ex: given["tau_ex"], q.xi: given["xi"]}
        numbers = [
            complex(*(complex(part.xreplace(at)).real for part in line.value.number(own.SWINGS[k], q.n_arrow)))
            for k, line in enumerate(CHAIN["x.spin-series"].working[:2])
        ]
        second = sum(number * (1j * swing) ** (k + 1) for k, number in enumerate(numbers))
        assert abs(1 - second / exact) == pytest.approx(0.1, rel=0.03)  # two digits are shown
