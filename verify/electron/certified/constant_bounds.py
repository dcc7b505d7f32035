"""How far Eq. 9 is from the exact solution in a constant background: theorems over boxes.

Notation (units of tau_ex): epsilon = eps2 + i eps1, e = |epsilon|, w = 1 - eps3, p = s1 + i s2, z = s3 - 1,
W^2 = w^2 + e^2, D = W^2 + xi^2. In the local frame n-dot is epsilon and n x n-dot is i epsilon (Eq. 12), so p/epsilon
= (non-adiabatic part) + i (adiabatic part), each the projection of the response over |n-dot|^2.

The exact response. r = (p, z) obeys r' = (K - xi) r + K e3 with K antisymmetric. K e3 is normal to Omega, and the plane
normal to Omega is kept; in it K turns by W. Hence the stationary response has length e/sqrt(D), and
    r(t) = r_inf - exp((K - xi) t) r_inf,  |r(t)| <= (1 + exp(-xi t)) e/sqrt(D),
    z(t) = -(e^2/D) (1 - exp(-xi t)(cos W t + (xi/W) sin W t)),  in [-2 e^2/D, 0],
because |cos x + (xi/W) sin x| <= 1 + xi t and exp(-xi t)(1 + xi t) <= 1.

Eq. 9. p' = (i w - xi) p - epsilon (1 + z) and Eq. 9 solves p9' = (i - xi) p9 - epsilon, so q = p - p9 has
q' = (i - xi) q - i eps3 p - epsilon z, q(0) = 0, and Duhamel's formula gives, with g = (1 - exp(-xi t))/xi <= t,
    |q(t)| <= |eps3| (e/sqrt(D)) (g + t exp(-xi t)) + e * integral of exp(-xi (t-u)) |z(u)| du,
    that integral = (e^2/D) (g - exp(-xi t)(sin W t / W + xi (1 - cos W t)/W^2)),
since z has one sign. Both grow with t without relaxation: Eq. 9 turns with frequency 1 and the spin with W. At most
|q| <= |p| + |p9|, |p9| <= (1 + exp(-xi t)) e/sqrt(1 + xi^2). Eq. 9c as printed adds a third part, z - z9.
"""

from dataclasses import dataclass

from flint import arb, ctx

from verify.electron.enclosure.scalars import Scalar, ball, norm

_BITS = 128


@dataclass(frozen=True)
class Bound:
    """Proven upper bounds (flint.arb, exact). `vector`: |exact - approximate|; the parts: of the coefficients over
    |n-dot|^2; `local`: what the local formula puts for the parts, so that a relative bound can be formed."""

    vector: arb
    adiabatic: arb
    nonadiabatic: arb
    local_adiabatic: arb
    local_nonadiabatic: arb

    @property
    def relative_adiabatic(self) -> arb:
        """Bound over the smallest local value in the box."""
        return _over(self.adiabatic, self.local_adiabatic)

    @property
    def relative_nonadiabatic(self) -> arb:
        """Bound over the smallest local value in the box; infinite where xi may be zero."""
        return _over(self.nonadiabatic, self.local_nonadiabatic)


def _over(bound: arb, local: arb) -> arb:
    with ctx.workprec(_BITS):
        return (bound / local.abs_lower()).abs_upper() if local.abs_lower() > 0 else arb.pos_inf()


def local_parts(xi: arb) -> tuple[arb, arb]:
    """1/(1 + xi^2) and xi/(1 + xi^2), the sizes of the two coefficients in Eqs. 11 and 13."""
    return 1 / (1 + xi**2), xi / (1 + xi**2)


def box(low: Scalar, high: Scalar) -> arb:
    """The ball that holds the interval [low, high]. ValueError if it is empty or not finite."""
    with ctx.workprec(_BITS):
        bottom, top = ball(low, "the lower end"), ball(high, "the upper end")
        if bottom > top:
            raise ValueError(f"a box needs low <= high, got {low} and {high}")
        return bottom.union(top)


def eq9(eps: Scalar, xi: Scalar, t: Scalar, *, eps3: Scalar = 0) -> Bound:
    """Bound for Eq. 9 at time t, for every eps = sqrt(eps1^2 + eps2^2), xi, t, eps3 in the boxes (balls or numbers).

    `vector` holds Eq. 9c as printed. ValueError for negative eps, xi or t.
    """
    with ctx.workprec(_BITS):
        e, x, time, e3 = _inputs(eps, xi, t, eps3)
        W, D = _frequency(e, x, 1 - e3)
        decay = (-x * time).exp()
        drift = _damped_time(x, time)
        wobble = decay * ((W * time).sin() / W + x * (1 - (W * time).cos()) / W**2)
        detuned = abs(e3) * (drift + time * decay) / D.sqrt()
        bent = e**2 / D * _smaller(drift - wobble, 2 * drift)
        ever = (1 + decay) * (1 / D.sqrt() + 1 / (1 + x**2).sqrt())
        part = _smaller(detuned + bent, ever)
        third = e**2 * (2 / D + 1 / (1 + x**2))
        return _bound(norm([e * part, third]), part, part, x)


def _inputs(eps: Scalar, xi: Scalar, t: Scalar, eps3: Scalar) -> tuple[arb, arb, arb, arb]:
    named = ((eps, "eps"), (xi, "xi"), (t, "the time"))
    e, x, time = (ball(value, name, minimum=0) for value, name in named)
    return e, x, time, ball(eps3, "eps3")


def _frequency(e: arb, x: arb, w: arb) -> tuple[arb, arb]:
    squared = w**2 + e**2
    if not squared > 0:
        raise ValueError("the box holds eps3 = 1 and eps = 0, where the spin does not precess: make it smaller")
    return squared.sqrt(), squared + x**2


def _damped_time(x: arb, t: arb) -> arb:
    """Upper bound of (1 - exp(-xi t))/xi: its value where xi > 0, and t."""
    return _smaller(-(-x * t).expm1() / x, t) if x > 0 else t.abs_upper()


def _smaller(first: arb, second: arb) -> arb:
    """The smaller of two upper bounds; both hold."""
    a, b = first.abs_upper(), second.abs_upper()
    return a if a < b else b


def _bound(vector: arb, adiabatic: arb, nonadiabatic: arb, x: arb) -> Bound:
    return Bound(vector.abs_upper(), adiabatic.abs_upper(), nonadiabatic.abs_upper(), *local_parts(x))
