"""How far Eq. 13 is from the full equation in a texture: a theorem with explicit constants.

The equation (units of tau_ex; p = s1 + i s2, epsilon = eps2 + i eps1, D = d/dt + i eps3, lam = i - xi, L = |lam|):

    D p = lam p - F,   F = epsilon s3,   s3' = Re(conj(epsilon) p) - xi (s3 - 1),   p = 0, s3 = 1 at the start.

Eq. 13 puts p13 = epsilon/lam. Dividing by lam again and again (superadiabatic expansion) gives, for every m,

    p = sum_{k<m} D^k F / lam^(k+1) + rho_m,     D rho_m = lam rho_m - D^m F / lam^m,     D^m p = lam^m rho_m,

and, because rotation keeps lengths and relaxation shortens them, |rho_m|' <= -xi |rho_m| + |D^m F|/L^m:

    |rho_m| <= |rho_m(start)| + L^-m min( integral of |D^m F|, sup |D^m F| / xi ).                              (1)

D^m F = sum C(m,a) D^(m-a) epsilon s3^(a) needs Z_a = sup |s3^(a)|, and s3^(a), a > 1, which is
Re (conj(epsilon) p)^(a-1) - xi s3^(a-1), needs |D^j p| = L^j |rho_j| for j < a only: so the bounds R_m = sup |rho_m|
are found in the order m = 0, 1, 2, ..., from R_0 <= min(1, integral |epsilon|, sup |epsilon|/xi) and |s3 - 1| <= 2,
and refined by going round again with R_j <= sup |D^j F|/L^(j+1) + R_(j+1), and with
    s3 - 1 = integral of exp(-xi (t-u)) Re(conj(epsilon) p),  p = F/lam + D F/lam^2 + rho_2,  Re(1/lam) = -xi/L^2,
    Re(conj(epsilon) D epsilon) = (|epsilon|^2)'/2 integrated by parts,
    s3' = -xi |epsilon|^2 s3/L^2 + Re(conj(epsilon) rho_1) - xi (s3 - 1).
Every round is a valid bound, so the smallest is kept.

The coefficients of the texture as a whole, C = integral conj(epsilon) p / integral |epsilon|^2 (real part
non-adiabatic, imaginary part adiabatic), against 1/lam = -(xi + i)/(1 + xi^2):

    (C - 1/lam) X_0 = (1/lam) integral |epsilon|^2 (s3 - 1) + sum_{0<k<m} T_k/lam^(k+1) + integral conj(epsilon) rho_m,
    T_k = integral conj(epsilon) D^k F,   X_j = integral |D^j epsilon|^2.

T_k is integrated by parts until both factors carry the same number of derivatives, or one more on the right:
    T_2j = (-1)^j (X_j s3 + ...): real, up to s3^(a) with a > 0;
    T_2j+1: the leading real part is (|D^j epsilon|^2)'/2, which by parts leaves s3' only; the leading imaginary part is
    at most `twist`, zero for a path on a great circle.
So no odd power enters without a derivative of s3, and the error of both parts is of second order in the rate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

from flint import acb, arb, ctx

from verify.electron.certified.constant_bounds import Bound, local_parts
from verify.electron.certified.profile import Profile
from verify.electron.enclosure.scalars import Scalar, ball

_BITS = 128
_ROUNDS = 16


def eq13(profile: Profile, xi: Scalar) -> Bound:
    """Bound for Eq. 13 in the texture: `vector` at every moment, the parts for the texture as a whole.

    profile: from verify.electron.certified.profile; xi: a number or a ball (the bound then holds for every xi in it).
    """
    with ctx.workprec(_BITS):
        chain = _Chain(profile, ball(xi, "xi", minimum=0))
        for _ in range(_ROUNDS):
            chain.round()
        parts = [_parts(chain, m) for m in range(1, profile.order + 1)]
        across = chain.z[0] * profile.sup[0] / chain.length + chain.r[1]
        vector = (across**2 + chain.z[0] ** 2).sqrt().abs_upper()
        return Bound(vector, _least(*(p.imag for p in parts)), _least(*(p.real for p in parts)), *local_parts(chain.xi))


@dataclass
class _Chain:
    """The bounds as they improve: r[m] of |rho_m|, z[a] of |s3^(a)| (z[0] of |s3 - 1|)."""

    texture: Profile
    xi: arb

    def __post_init__(self) -> None:
        self.length = (1 + self.xi**2).sqrt()
        self.lam = acb(-self.xi, 1)
        unknown = [arb.pos_inf()] * self.texture.order
        self.r = [_least(arb(1), self.texture.integral[0], self._damped(self.texture.sup[0])), *unknown]
        self.z = [arb(2), *unknown]

    def round(self) -> None:
        """One pass from m = 1 up, and back down."""
        t = self.texture
        for m in range(1, t.order + 1):
            self.z[m] = _least(self.z[m], self._rate(m))
            forced = _least(self._force(m, t.integral), self._damped(self._force(m, t.sup)))
            start = _sum(self.edge(k) / self.length ** (k + 1) for k in range(m))
            self.r[m] = _least(self.r[m], start + forced / self.length**m)
        for j in reversed(range(t.order)):
            self.r[j] = _least(self.r[j], self._force(j, t.sup) / self.length ** (j + 1) + self.r[j + 1])
        self._refine_third()

    def _rate(self, a: int) -> arb:
        """|s3^(a)| from |D^j p| = L^j |rho_j|, j < a."""
        terms = (comb(a - 1, j) * self.texture.sup[a - 1 - j] * self.length**j * self.r[j] for j in range(a))
        return _sum(terms) + self.xi * self.z[a - 1]

    def _force(self, m: int, sizes: list[arb]) -> arb:
        """Size of D^m F, as a sup or an integral; |s3| <= 1."""
        return sizes[m] + _sum(comb(m, a) * sizes[m - a] * self.z[a] for a in range(1, m + 1))

    def edge(self, m: int) -> arb:
        """|D^m F| at the ends."""
        return self._force(m, self.texture.end)

    def _damped(self, sup: arb) -> arb:
        return sup / self.xi if self.xi > 0 else arb.pos_inf()

    def _refine_third(self) -> None:
        t, L2 = self.texture, 1 + self.xi**2
        speed2 = t.sup[0] ** 2
        relaxed = _least(speed2, self.xi * t.square[0])
        through = _least(t.square[0], self._damped(speed2))
        reach = _least(t.integral[0], self._damped(t.sup[0]))
        by_parts = (speed2 + t.end[0] ** 2 + relaxed + 3 * self.z[1] * through) / 2 + t.twist[0]
        first = relaxed / L2 + reach * self.r[1]
        second = (relaxed + by_parts) / L2 + reach * self.r[2]
        self.z[0] = _least(self.z[0], first, second)
        slope = self.xi * speed2 / L2 + t.sup[0] * self.r[1] + self.xi * self.z[0]
        self.z[1] = _least(self.z[1], slope)


def _least(*bounds: arb) -> arb:
    """The smallest of several upper bounds; all of them hold."""
    return min((b.abs_upper() for b in bounds), key=float)


def _sum(terms: Iterable[arb]) -> arb:
    return sum(terms, arb(0))


def _parts(chain: _Chain, m: int) -> acb:
    """A complex ball that holds C - 1/lam, by the expansion cut at m."""
    t = chain.texture
    lost = chain.z[0] / 2
    total = acb(arb(-lost, lost)) / chain.lam
    for k in range(1, m):
        term = _even(chain, k // 2) if k % 2 == 0 else _odd(chain, k // 2)
        total += term / t.square[0] / chain.lam ** (k + 1)
    return total + _disc(t.integral[0] * chain.r[m] / t.square[0])


def _even(chain: _Chain, j: int) -> acb:
    """T_2j = (-1)^j integral conj(D^j epsilon) D^j F, and the ends."""
    lost = chain.z[0] / 2
    leading = chain.texture.square[j] * (1 + arb(-lost, lost))
    return (-1) ** j * acb(leading) + _rest(chain, j, j, 1)


def _odd(chain: _Chain, j: int) -> acb:
    """T_2j+1 = (-1)^j integral conj(D^j epsilon) D^(j+1) F, and the ends."""
    t = chain.texture
    real = (j + arb(1) / 2) * t.square[j].abs_upper() * chain.z[1] + t.end[j] ** 2
    return acb(arb(0, real.abs_upper()), arb(0, t.twist[j].abs_upper())) + _rest(chain, j, j + 1, 2)


def _rest(chain: _Chain, j: int, n: int, first: int) -> acb:
    """Integral of |D^j epsilon| times the terms of D^n F with at least `first` derivatives on s3, and what the j
    integrations by parts of T_(j+n) leave at the two ends."""
    roots = [x.abs_upper().sqrt() for x in chain.texture.square]
    mixed = _sum(comb(n, a) * roots[j] * roots[n - a] * chain.z[a] for a in range(first, n + 1))
    return _disc(mixed + 2 * _sum(chain.texture.end[i] * chain.edge(j + n - 1 - i) for i in range(j)))


def _disc(radius: arb) -> acb:
    r = radius.abs_upper()
    return acb(arb(0, r), arb(0, r))
