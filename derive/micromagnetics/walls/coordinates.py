"""A transverse wall as numbers: its width, its velocity and the turning of its plane at an angle of the plane.

The wall lies between domains along an easy axis; a drift u along x and a field along the domains drive it. Everything
evaluated is derived (x.wall-width, x.wall-motion, x.wall-turning, x.wall-breakdown); nothing is typed a second time.

Key results: `Wall`.
Source: Cheng & Niu (2013), Eq. 16; Schryer and Walker (1974); Thiaville et al. (2005).
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from math import inf, isfinite, pi
from typing import Any

from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.inputs import require_non_negative, require_positive
from derive.micromagnetics.terms import formula

_POSITIVE = {"Ms": "A/m", "A": "J/m", "K": "J/m^3", "gamma": "rad/(T s)"}
"""What a wall must have, in SI units."""


def _value(name: str, known: dict[str, Any]) -> Any:
    """A derived expression at numbers, or at arrays that broadcast."""
    if any(hasattr(value, "shape") for value in known.values()):
        import numpy as np

        return formula(name).at(known, np)
    return formula(name).at(known)


@dataclass(frozen=True)
class Wall:
    """A transverse wall. ValueError, one line, for what no material can have.

    Ms      saturation magnetization, A/m
    A       exchange stiffness, J/m
    K       anisotropy that keeps the domains along their axis, J/m^3
    K_perp  anisotropy against turning the plane of the wall, J/m^3, >= 0
    alpha   bare Gilbert damping
    xi      tau_ex/tau_sf
    eta     of Eq. 16, (n_0/M_s)/(1 + xi^2)
    gamma   bare gyromagnetic ratio, rad/(T s)
    """

    Ms: float
    A: float
    K: float
    K_perp: float
    alpha: float
    xi: float
    eta: float = 0.0
    gamma: float = GAMMA

    def __post_init__(self) -> None:
        for name, unit in _POSITIVE.items():
            require_positive(name, getattr(self, name), unit)
        for name in ("K_perp", "alpha", "xi"):
            require_non_negative(name, getattr(self, name))
        if not (isfinite(self.eta) and self.eta >= 0.0):
            raise ValueError(f"eta = {self.eta:g}; it is n_0/M_s/(1 + xi^2), finite and not negative")

    def width(self, angle: Any) -> Any:
        """The width (m) where the plane is turned by `angle`: the wall is tanh(x/width)."""
        return _value("width", self._known() | {"phi": angle})

    def velocity(self, angle: Any, u: float, field: float = 0.0, *, width: Any = None) -> Any:
        """The velocity (m/s, along x) at an angle, for a drift (m/s) and a field (T); `width` (m) if not its own."""
        return _value("motion", self._placed(angle, u, field, width))

    def turning(self, angle: Any, u: float, field: float = 0.0, *, width: Any = None) -> Any:
        """The rate (1/s) at which the angle grows there."""
        return _value("turning", self._placed(angle, u, field, width))

    def rigid_velocity(self, u: float) -> float | None:
        """The velocity (m/s) without a field of a wall that does not turn (x.wall-velocity); None undamped."""
        if self.alpha + self.eta * self.xi == 0.0:
            return None
        return float(_value("velocity", self._known() | {"u_x": u}))

    @property
    def breakdown(self) -> float:
        """The drift (m/s) up to which, in magnitude, the wall moves rigidly without a field; inf for no limit."""
        if self.alpha == self.xi:
            return inf
        return abs(float(_value("breakdown", self._known())))

    @property
    def walker_field(self) -> float:
        """The field (T) up to which, in magnitude, the wall moves rigidly without a current."""
        held, free = self.turning(pi / 4, 0.0, 0.0), self.turning(0.0, 0.0, 1.0)
        return abs(float(held / free))

    def _known(self) -> dict[str, float]:
        names = ("M_s", "A_stiff", "K_easy", "K_perp", "alpha", "xi", "eta_n", "gamma")
        return dict(zip(names, astuple(self), strict=True))

    def _placed(self, angle: Any, u: float, field: float, width: Any) -> dict[str, Any]:
        if not (isfinite(u) and isfinite(field)):
            raise ValueError(f"u = {u:g} m/s, field = {field:g} T; both must be finite")
        wide = self.width(angle) if width is None else width
        return self._known() | {"phi": angle, "u_x": u, "H_z": field, "width_wall": wide}
