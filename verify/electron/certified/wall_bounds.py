"""Where the local formula is good to 1 % and to 10 %: for a wall, at a rate kappa = v tau_ex / l, and for each part.

The electron crosses theta = 2 atan(exp(kappa t)), t in units of tau_ex, from -infinity to infinity. For each part the
verdict is a theorem either way: `holds` from the bound of local.py (which needs no integration) or from the enclosed
coefficients of the wall, `fails` from the latter.

The tails. wall_coefficients integrates over |kappa t| <= X = 45 and adds what is left out: entering at -X in local
equilibrium instead of coming from -infinity moves the spin by at most the angle turned before, d = 2 atan(exp(-X)), and
two solutions never part; so both integrals change by at most (pi + 2) d, and their ratio to the integral of |n-dot|^2,
which is 2 kappa (1 - tail) with a tail below 4 exp(-2X), by as much again in proportion.
"""

from dataclasses import dataclass

import sympy as sp
from flint import arb, ctx, fmpq

from verify.electron.certified.constant_bounds import local_parts
from verify.electron.certified.local import eq13
from verify.electron.certified.profile import wall
from verify.electron.enclosure.scalars import Scalar, ball, exact_number
from verify.electron.enclosure.varying import coefficients

_REACH = 45
_BITS = 128


@dataclass(frozen=True)
class WallErrors:
    """One wall: the certified bound and the enclosed true error (None if not computed), both relative to Eq. 13."""

    bound_adiabatic: float
    bound_nonadiabatic: float
    error_adiabatic: arb | None = None
    error_nonadiabatic: arb | None = None

    def verdict(self, part: str, level: float) -> str:
        """`holds`, `fails` or `open`: whether the local formula is good to `level` for the part.

        part: "adiabatic" or "nonadiabatic". `open` needs the true error, or more digits of it.
        """
        if part not in ("adiabatic", "nonadiabatic"):
            raise ValueError(f'part must be "adiabatic" or "nonadiabatic", got {part!r}')
        bound, error = getattr(self, f"bound_{part}"), getattr(self, f"error_{part}")
        if bound <= level or (error is not None and error <= level):
            return "holds"
        return "fails" if error is not None and error > level else "open"


def wall_coefficients(kappa: Scalar, xi: Scalar, *, digits: int = 10) -> tuple[arb, arb]:
    """Balls for the adiabatic and the non-adiabatic coefficient of the wall on the whole line; for exact kappa, xi."""
    rate = exact_number(kappa, "kappa")
    if not rate > 0:
        raise ValueError(f"kappa must be positive, got {kappa}")
    theta = 2 * sp.atan(sp.exp(sp.Rational(int(rate.p), int(rate.q)) * sp.Symbol("t", real=True)))
    end = fmpq(_REACH) / rate
    inside = coefficients(theta, 0, -end, end, xi, digits=digits + 2)
    with ctx.workprec(_BITS):
        turned = 2 * (-arb(_REACH)).exp().atan()
        tails = (arb.pi() + 2) * turned / (2 * ball(rate)) + 4 * (-2 * arb(_REACH)).exp()
        adiabatic, nonadiabatic = (c + arb(0, tails.abs_upper()) for c in inside)
        return adiabatic, nonadiabatic


def wall_errors(kappa: Scalar, xi: Scalar, *, enclose: bool = True, digits: int = 10) -> WallErrors:
    """The certified bound for one wall (milliseconds) and, with `enclose`, the true error beside it (about a second).

    `digits`: of the coefficients that the error is made of.

    At xi = 0 the local formula has no non-adiabatic part and the wall has one: the relative error is infinite.
    ValueError: kappa not positive, xi negative, or not exact numbers.
    """
    bound = eq13(wall(kappa), xi)
    above = [float(b) * (1 + 2.0**-50) for b in (bound.relative_adiabatic, bound.relative_nonadiabatic)]
    if not enclose:
        return WallErrors(*above)
    with ctx.workprec(_BITS):
        pairs = zip(wall_coefficients(kappa, xi, digits=digits), local_parts(ball(xi)), strict=True)
        return WallErrors(*above, *(arb.pos_inf() if unit == 0 else abs(c + unit) / unit for c, unit in pairs))
