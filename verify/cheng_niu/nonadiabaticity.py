"""How strongly a wall feels the non-adiabatic torque: as a whole, and point by point.

What moves a wall. Let the torque of the current be T(x), normal to n, and let the wall move rigidly, n(x - X(t)), as it
does in steady motion. Project the Landau-Lifshitz-Gilbert equation
    -X' n' = gamma H x n + alpha n x (-X' n') + T
on n x n', which is what the rigid translation n' turns into under the damping, and integrate over x:
    (H x n).(n x n') = H.n', the gradient of the energy density along x, whose integral is zero between domains of
    equal energy; n'.(n x n') = 0; there remains
    X' = (1/alpha) int T.(n x n') dx / int |n'|^2 dx.
The projection on n', int T.n' / int |n'|^2, is the drift u that drags the wall before its tilt has answered. Eq. 16 has
T = u n' - xi u n x n': its ratio is -xi, and X' = -xi u/alpha (the derived x.wall-velocity). So
    xi_eff = - int T.(n x n') dx / int T.n' dx
is what stands for xi, for any torque. With T proportional to s x n it is the ratio of the two coefficients of
`verify.electron.transit`, int s.n' / int s.(n x n'). It is continuous in xi, also at xi = 0 where the exact one is
positive.

Point by point. Reversing the current reverses the speed; an electron that crosses the wall from the other side has the
spin -(s1, s2) at the mirrored place, since the wall's rate is even in x. The part of the torque that is odd in the
current is therefore the part of s1, s2 that is even in x, and over the whole wall it is all there is. Over u n', with
the u of Eq. 16, it is the non-adiabaticity at that place, to be held against xi.

Left out: the damping that the conduction electrons add (Eq. 17), and all that a transit leaves out.
Key results: `effective`, `pointwise`, `proven`.
Sources: A. A. Thiele, Phys. Rev. Lett. 30, 230 (1973), for the projection; A. Thiaville et al., Europhys. Lett. 69, 990
(2005), for X' = beta u/alpha.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi

import numpy as np
from flint import arb

from verify.electron.transit import Transit

INSIDE = pi / 2
"""|x|/l up to which a place is inside the wall: half of its 180-degree width pi l. Further out the torque of Eq. 16
fades as exp(-|x|/l) and what precesses does not, so that the non-adiabaticity at a place is bounded by nothing."""


def effective(adiabatic: float, nonadiabatic: float) -> float:
    """xi_eff from the two coefficients of a wall (`transit`). ValueError where no drift is left to divide by."""
    if not adiabatic < 0:
        raise ValueError(f"the adiabatic coefficient is {adiabatic:.3g}: no drift is left that xi_eff could refer to")
    return nonadiabatic / adiabatic


@dataclass(frozen=True)
class Pointwise:
    """The part of the torque odd in the current against Eq. 16.

    centre           non-adiabaticity at x = 0
    furthest         the one inside the wall that differs most from xi, and `place`, |x|/l, where it does
    error_adiabatic  largest relative error of the adiabatic part inside the wall
    """

    centre: float
    furthest: float
    place: float
    error_adiabatic: float


def pointwise(transit: Transit, kappa: float) -> Pointwise:
    """The figures of a wall's transit on a grid that is even in x and holds x = 0 (`verify.electron.transit.wall`)."""
    place = transit.t * kappa
    inside = np.abs(place) <= INSIDE
    place, even = place[inside], (transit.spin[:2] + transit.spin[:2, ::-1])[:, inside] / 2
    felt, across = even / (transit.local_adiabatic * kappa / np.cosh(place))
    worst = int(np.argmax(np.abs(felt - transit.xi)))
    found = felt[felt.size // 2], felt[worst], abs(place[worst]), np.max(np.abs(across - 1))
    return Pointwise(*map(float, found))


def proven(kappa: float, xi: float) -> tuple[float, float]:
    """Proven upper bounds: on the relative error of the adiabatic coefficient, and on |xi_eff - xi|; inf for none.

    With bounds A, B on the errors of the coefficients c = 1/(1 + xi^2) and xi c: |xi_eff - xi| <= (B + xi A)/(c - A).
    """
    from verify.electron import certified

    bound = certified.eq13(certified.wall(kappa), xi)
    room = bound.local_adiabatic - bound.adiabatic
    relative = float(bound.relative_adiabatic.upper())
    size = (bound.nonadiabatic + bound.adiabatic * xi) / room if room > 0 else arb.pos_inf()
    return relative, float(size.upper())
