"""Claims on the Fermi average of any order: the moments of a displaced sphere, in waves and in spirals."""

from __future__ import annotations

import sympy as sp

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps.all_directions import SPIRAL, kappa, rho
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.core.equation import Derivation
from verify.all_orders.order_claims import ORDERS, circling, stated
from verify.cheng_niu.claims import ours
from verify.cheng_niu.claims.beyond_terms import moments_table
from verify.judge.checks import exact
from verify.judge.claim import Claim
from verify.zero.exact import Undecided, is_zero

_ratio = own.drift / own.v_F


def _displaced(body: sp.Tuple, d: Derivation) -> bool:
    """The derived means, and those of the distribution that a steady field makes: int_0^inf e^{-s} f_0(v - s w) ds."""
    (means,) = body
    mu, s = sp.symbols("mu s", real=True)
    rest = [*(means - d.variant(order=len(means) - 1)["x.moments"].rhs)]
    for m, mean in enumerate(means):
        sphere = sp.Poly(sp.Rational(3, 4) * (1 - mu**2) * (mu + s * _ratio) ** m, mu).integrate()
        later = sp.Poly(sphere.eval(1) - sphere.eval(-1), s).terms()
        rest.append(mean - sp.Add(*(c * sp.factorial(power) for (power,), c in later)))
    second, band = d["x.accumulation-2"].rhs, BANDS[0]
    density = second.coefficient(own.acceleration).xreplace({BANDS[1].N: sp.S.Zero})
    carried = second.coefficient(own.TWICE[band.j]) / density * band.N
    square = carried * (CHARGE * band.N * own.drift) ** 2 / band.N / own.v_F**2
    return is_zero([*rest, means[2] - means[2].subs(own.drift, 0) - square])


def vanishes_to(order: int, found: sp.Expr) -> bool:
    """Whether an expression in the response of a filled sphere has no terms to `order` in omega, omega_0 and q.

    Its logarithm is ln((1 + s)/(1 - s)) = 2 (s + s^3/3 + ...), of which what is left out has an order beyond. In
    exchange times: the unit of the whole is another check's.
    """
    (logarithm,) = found.atoms(sp.log)
    scale, s = sp.Symbol("scale", positive=True), own.v_F * own.wave_number / (own.frequency - (1 + sp.I * q.xi) / _t)
    if not is_zero(logarithm.args[0] - (1 + s) / (1 - s)):
        raise Undecided("the logarithm is not that of a filled sphere")
    plain = found.xreplace({logarithm: sp.Add(*(2 * s**k / k for k in range(1, order + 6, 2)))})
    small = {symbol: scale * symbol for symbol in (own.frequency, own.wave_number, own.bare)} | {_t: sp.S.One}
    above, below = sp.fraction(sp.together(plain.xreplace(small)))
    ring = sp.ring([scale, *sorted((above * below).free_symbols - {scale}, key=str)], sp.QQ_I)[0]
    rest, least = (ring.from_expr(part) for part in (above, below))
    last = min(power[0] for power in least) + order
    return is_zero([ring.from_dict({p: c for p, c in rest.items() if p[0] == k}).as_expr() for k in range(last + 1)])


def _averaged(body: sp.Tuple, d: Derivation) -> bool:
    """Each order by the number stated, to first order in the drift, and their sum against the closed average."""
    (number,) = body
    parts = [line.value for line in d.variant(order=ORDERS)["x.swing-orders"].working[:ORDERS]]
    resting = [part.xreplace({own.drift: sp.S.Zero}) for part in parts]
    rows = []
    for k, (part, still) in enumerate(zip(parts, resting, strict=True), 1):
        step = own.wave_number * own.v_F
        weights = (sp.binomial(k, m) * sp.Rational(3, (m + 1) * (m + 3)) for m in range(0, k + 1, 2))
        met = (c * own.frequency ** (k - 2 * i) * step ** (2 * i) for i, c in enumerate(weights))
        shifted = part.diff(own.drift).xreplace({own.drift: sp.S.Zero}) + own.wave_number * still.diff(own.frequency)
        rows += [still - number**k * sp.Add(*met), shifted]
    return is_zero(rows) and vanishes_to(ORDERS, d["x.swing-average"].rhs - sp.Add(*resting))


def _on_spiral(body: sp.Tuple, d: Derivation) -> bool:
    """The orders on a spiral, each with the moment linear in the current, against the closed torque of a spiral."""
    (ratio,) = body
    orders = circling(kappa / _t)(d)
    means = d.variant(order=ORDERS)["x.moments"].rhs
    weights = [mean.diff(own.drift).xreplace({own.drift: sp.S.Zero}) * own.v_F for mean in means]
    odd = range(1, ORDERS + 1, 2)
    made = [[weights[k] * orders[k][i] / orders[1][i] for k in odd] for i in (1, 2)]
    wanted = [sp.Rational(3, k + 2) * (-(kappa**2) * ratio) ** ((k - 1) // 2) for k in odd]
    closed = d[SPIRAL].rhs.xreplace({rho: sp.S.Zero})
    (arc,) = closed.atoms(sp.atan)
    series = sp.Add(*((-1) ** ((k - 1) // 2) * arc.args[0] ** k / k for k in range(1, ORDERS + 6, 2)))
    rest = sp.cancel(sp.together(closed.xreplace({arc: series}) - sp.Add(*wanted)))
    above = sp.Poly(sp.numer(rest), kappa)
    free = sp.Poly(sp.denom(rest), kappa).monoms()[-1][0]
    low = [above.coeff_monomial(kappa**k) for k in range(free + ORDERS)]
    return is_zero([*(a - b for row in made for a, b in zip(row, wanted, strict=True)), *low])


_t, _xi, _r = q.tau_ex, q.xi, _ratio
_FIFTH, _LAST = sp.Rational(1, 5), sp.Rational(3, 35)
_MEANS = [1, _r, _FIFTH + 2 * _r**2, 3 * _FIFTH * _r + 6 * _r**3, _LAST + 12 * _FIFTH * _r**2 + 24 * _r**4]
CLAIMS: tuple[Claim, ...] = (
    stated(
        ours("x.moments", r"\langle v_x^m\rangle/v_F^m,\; m = 0\ldots 4", sp.ImmutableMatrix(_MEANS)),
        "the moments that enter up to order 4: of even rank in equilibrium, of odd rank where linear in a current",
        exact(_displaced, "the derived means, those of the displaced distribution, and rank 2 in the second order"),
        why="Order k meets the ranks 0 to k, rank m with m gradients and k - m derivatives by time; both bands alike, "
        "each with its own density and drift, and opposite in sign. At odd order what keeps its sign when time is "
        "reversed goes without n x, at even order with it.",
        table=moments_table(),
    ),
    stated(
        ours("x.swing-orders", r"\chi_k = (\cdot)^k\,\langle(\omega - q v_x)^k\rangle", -sp.I * _t / (_xi - sp.I)),
        "each order averaged over a band is a power of one number, and their sum the closed average expanded",
        exact(_averaged, "orders 1 to 6 at rest and to first order in the drift, and the closed average to order 6"),
        derived="x.swing-orders",
        cites=("x.swing-average",),
    ),
    stated(
        ours("x.spiral-orders", r"a = \sum_{k\,odd} \frac{3}{k+2}(-\kappa^2\,\cdot)^{(k-1)/2}", 1 / (1 + _xi**2)),
        "on a spiral of any angle the averaged orders are the closed torque of all electrons expanded",
        exact(_on_spiral, "the orders 1 to 6 with their moments, and the closed torque to the same power"),
        derived="x.moments",
        why="A wave is small, a spiral is not: the products of derivatives from the third order on are in it.",
    ),
)
