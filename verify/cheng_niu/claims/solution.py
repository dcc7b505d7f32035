"""The solution in print: exact in a constant background (B.s1-B.s3), its lowest order (9a-9c), and when it holds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy as sp

import verify.cheng_niu.counterexamples as counterexamples
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, mended, tried, under
from verify.cheng_niu.integrated import exact_solution, expansion
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.vocabulary import along_path
from verify.judge.checks import beyond_order, equals_derived, exact, series_term
from verify.judge.claim import Check, Claim, Control
from verify.zero.balls import ball
from verify.zero.exact import is_zero

_START = {q.eps1: Fraction(1, 10), q.eps2: Fraction(1, 5), q.t_scaled: Fraction(0), q.xi: Fraction(1, 2)}
"""Where 9c misses the initial condition."""
_MISSING = r"\frac{\varepsilon_1^2 + \varepsilon_2^2}{1 + \xi^2}"
_EQ_9C = mended("9c", ("= 1 + ", f"= 1 - {_MISSING} + "))


def slow(background: Callable[[], tuple[tuple[sp.Expr, ...], sp.Symbol]]) -> Check:
    """Whether the rates of eps in a background are exactly of the order stated in the small number that it has."""

    def check(body: sp.Tuple, d: Derivation) -> bool:
        rates, small = background()
        scaled = [rate / small ** int(body[0]) for rate in rates]
        return is_zero([part.diff(small) for part in scaled]) and not any(is_zero(part) for part in scaled)

    return check


def small_parameters(body: sp.Tuple, d: Derivation) -> bool:
    """The root is tau_ex |dn/dt|, with n as derived and hbar / Delta = tau_ex."""
    rate = along_path(d["x.direction"].rhs)
    square = sp.expand(rate.dot(rate))
    roots = body.xreplace({q.Delta: q.hbar / q.tau_ex, q.ndot_norm: sp.sqrt(square)})
    point = {s: Fraction(i + 3, 7) for i, s in enumerate(sorted(roots.free_symbols, key=str))}
    same = is_zero([root**2 - q.tau_ex**2 * square for root in roots])
    return same and all(ball(root, point, 20).real > 0 for root in roots)  # which root it is, is seen at one point


def lowest_order(body: sp.Tuple, d: Derivation) -> bool:
    """Eq. 9 starts at s_eq and obeys the spin equation at the lowest order of each component: 1, 1 and 2.

    The equation is linear with one solution, so its orders are those of the exact solution's Taylor series.
    """
    stated, size = sp.ImmutableMatrix(list(body)), sp.Symbol("size")
    lost = ((d["x.bloch"].rhs - d["8"].rhs * q.spin) * q.tau_ex).xreplace({q.tau_sf: q.tau_ex / q.xi})
    still = lost.xreplace(dict.fromkeys(q.spin, sp.S.Zero))
    equilibrium = sp.ImmutableMatrix([-rest / loss.diff(s) for rest, loss, s in zip(still, lost, q.spin, strict=True)])
    rates = d["x.axis"].rhs.cross(stated) + lost.xreplace(dict(zip(q.spin, stated, strict=True)))
    gaps = (stated.diff(q.t_scaled) - rates, (stated - equilibrium).xreplace({q.t_scaled: sp.S.Zero}))
    small = {eps: size * eps for eps in (q.eps1, q.eps2, q.eps3)}
    rows: list[Any] = []
    for component, order in enumerate((1, 1, 2)):
        for gap in (gap[component].xreplace(small) for gap in gaps):
            rows.append(gap.xreplace({size: sp.S.Zero}))
            for _ in range(order):
                gap = gap.diff(size)
                rows.append(gap.xreplace({size: sp.S.Zero}))
    return is_zero(rows)


CLAIMS: tuple[Claim, ...] = (
    Claim(
        PRINT["p.slow-epsilon"],
        "eps1 and eps2 vary so slowly that they count as constants",
        "conditional",
        exact(
            slow(counterexamples.small_fast_wave),
            "against a small swing of theta at any frequency",
            Control("the order of eps2 itself, one less", lambda body, derivation: (body[0] - 1,)),
        ),
        condition=under(
            "M changes on one slow scale only, theta = Theta(kappa t/tau_ex), phi = Phi(kappa t/tau_ex)",
            slow(counterexamples.slow_scale),
            "tau_ex times the rates of eps1 and eps2 is exactly of order kappa^2",
            "series",
        ),
        derived="8",
        why="Small eps1 and eps2 do not make their rates small: theta = delta sin(w t) has a rate of the same order "
        "in delta.",
    ),
    Claim(
        PRINT["p.small-parameters"],
        "the root of eps1^2 + eps2^2 is hbar |dM/dt| / (M_s Delta)",
        "confirmed",
        exact(small_parameters, "the root minus tau_ex |dn/dt| is zero"),
        derived="8",
        cites=("p.exchange-time",),
    ),
    Claim(
        PRINT["p.lowest-order"],
        "Eq. 9 is the solution of Appendix B to lowest order",
        "error",
        tried(
            "series",
            lowest_order,
            "obeys Eq. 8 with relaxation and starts at s_eq, through the lowest order of each component",
        ),
        corrected=mended("p.lowest-order", (r"\text{(9c)}", rf"\text{{(9c)}} - {_MISSING}")),
        suspect="authors",
        derived="x.scaled",
        cites=("B.s1", "B.s2", "B.s3", "p.omega"),
        at=_START,
        why="9a and 9b are the first order, but 9c keeps one second-order term and drops the other, "
        "-(eps1^2 + eps2^2)/(1 + xi^2): s_3 starts above 1, and its average is not 1 to that order.",
        cause="9c",
    ),
    *(
        Claim(
            PRINT[label],
            f"s_{k + 1} to lowest order",
            "to-order",
            (equals_derived(label), expansion(k, 1)),
            beyond=beyond_order("x.series", 2, k),
            cites=("p.lowest-order", "p.slow-epsilon", "p.relaxation-term"),
            why="Exact through first order; order 2 holds eps1 eps3, eps2 eps3.",
        )
        for k, label in enumerate(("9a", "9b"))
    ),
    Claim(
        PRINT["9c"],
        "s_3 to lowest order",
        "error",
        (equals_derived("9c"), series_term("x.series", 2, 2), expansion(2, 2)),
        corrected=_EQ_9C,
        suspect="authors",
        cites=("p.lowest-order", "p.slow-epsilon", "p.relaxation-term"),
        at=_START,
        why="The constant -(eps1^2 + eps2^2)/(1 + xi^2) of the same order is missing: the print gives s_3(0) > 1, "
        "against the initial condition, and Eq. 11c takes its time-independent part from it. A truncation without "
        "consequence for 11-17: to the first order that they hold, s_3 is 1 with either form.",
    ),
    *(
        Claim(
            PRINT[f"B.s{k}"],
            f"the exact s_{k} in a constant background",
            "misprint",
            (equals_derived(f"B.s{k}"), exact_solution(k - 1)),
            corrected=mended(f"B.s{k}", (r"(\sin \theta \dot{\phi}^2 +", r"([\sin \theta \dot{\phi}]^2 +")),
            suspect="authors",
            cites=("p.relaxation-term", "p.slow-epsilon"),
            why="The print defines Omega^2 with sin(theta) phidot^2 where the square of sin(theta) phidot "
            "must stand; with the square restored the line solves Eq. 8 exactly.",
            cause="B.s1" if k > 1 else None,
        )
        for k in (1, 2, 3)
    ),
    Claim(
        PRINT["p.omega"],
        "Omega is 1/tau_ex up to second order, all first-order terms vanish",
        "error",
        tried(
            "series",
            against(lambda d: d["x.omega"].rhs / q.tau_ex),
            "minus the derived frequency through first order is zero",
        ),
        corrected=mended(
            "p.omega",
            ("[1 + ", r"[1 - \tau_{ex}\cos\theta\dot{\phi} + "),
            words=lambda: {r"\mathcal{O}(\varepsilon^2)": sp.S.Zero, r"\tau_{ex}\cos\theta\dot{\phi}": q.eps3},
        ),
        suspect="authors",
        derived="x.omega",
        at={q.eps3: Fraction(1, 10), q.tau_ex: Fraction(1)},
        cites=("B.s1",),
        why="The first-order term -eps3 = -tau_ex cos(theta) phidot is there, as large as eps1 unless theta is near "
        "pi/2; over a time t it shifts the phase in Eq. 9 by cos(theta) phidot t, not small when t is the time of M. "
        "It depends on the gauge, -tau_ex (cos(theta) phidot + chidot), and vanishes for chidot = -cos(theta) phidot. "
        "Nothing later changes with it: in Eq. 9 it is of second order, and the average loses the phase.",
    ),
)
