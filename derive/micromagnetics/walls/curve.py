"""The velocity of a wall against current or field: points, the analytic branches, and where they stop holding.

Key results: `curve` -> `Curve` with its `Point`s and `Mark`s.
Source: Cheng & Niu (2013), Eq. 16 and l >> v_F tau_ex; for the domains Shibata, Tatara and Kohno, Phys. Rev. Lett. 94,
076601 (2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import inf, isfinite, pi, sqrt
from typing import Any, Literal

from derive.micromagnetics.constants import HBAR
from derive.micromagnetics.walls.coordinates import Wall
from derive.micromagnetics.walls.drive import Driven, driven, far_above, rigid

Against = Literal["je", "field"]
UNITS = {"je": "A/m^2", "field": "T"}

WIDE = 10.0
"""l >> v_F tau_ex is read as ten times."""

NARROWED = 0.9
"""Width over that at rest below which the wall counts as another one than at rest."""


@dataclass(frozen=True)
class Point(Driven):
    """How the wall moves at one point of a curve, in SI units.

    je, u, field  current density, its drift and the field along the domains
    rigid         the velocity of a wall that does not turn; far_above: what the mean tends to far above the breakdown
    beyond        names of the marks that are passed here
    """

    je: float
    u: float
    field: float
    rigid: float | None
    far_above: float
    beyond: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A place on the curve, |je| (A/m^2) or |field| (T), beyond which something stops holding; inf for nowhere."""

    name: str
    at: float
    sentence: str


@dataclass(frozen=True)
class Curve:
    """The points in order, and the marks of the whole curve."""

    wall: Wall
    against: Against
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data; what is nowhere is None."""
        marks = [asdict(mark) | {"at": mark.at if isfinite(mark.at) else None} for mark in self.marks]
        points = [asdict(point) | {"beyond": list(point.beyond)} for point in self.points]
        return {"against": self.against, "unit": UNITS[self.against], "points": points, "marks": marks}


def curve(
    wall: Wall, against: Against, values: Sequence[float], *, per_current: float, other: float, reach: float
) -> Curve:
    """The curve against current density (A/m^2) or field (T), with the other one held at `other`.

    per_current is u over j_e (m^3/(A s)); reach is v_F tau_ex (m), against which the wall must be wide.
    """
    marks = tuple(_marks(wall, against, per_current, other, reach))
    points = []
    for value in values:
        je, field = (value, other) if against == "je" else (other, value)
        u = per_current * je
        found = driven(wall, u, field)
        passed = [mark.name for mark in marks if abs(value) > mark.at]
        if found.turns and "turning" not in passed:
            passed.insert(0, "turning")
        if found.width < WIDE * reach and "narrow" not in passed:
            passed.append("narrow")
        place: dict[str, Any] = {"je": je, "u": u, "field": field, "beyond": tuple(passed)}
        points.append(Point(**asdict(found), **place, rigid=rigid(wall, u, field), far_above=far_above(wall, u, field)))
    return Curve(wall, against, tuple(points), marks)


def _marks(wall: Wall, against: Against, per_current: float, other: float, reach: float) -> list[Mark]:
    """What stops holding where, for a drive by one thing alone; with both only what each point shows itself."""
    rest, turned = float(wall.width(0.0)), float(wall.width(pi / 2))
    narrow = Mark(
        "narrow",
        inf if turned >= WIDE * reach else 0.0 if rest < WIDE * reach else inf,
        f"Eq. 16 needs a wall much wider than v_F tau_ex = {reach * 1e9:.3g} nm: it has {rest * 1e9:.3g} nm at rest, "
        f"{turned * 1e9:.3g} nm with its plane turned by 90 degrees ('python -m verify validity' gives the error)",
    )
    if other:
        return [narrow]
    scale = abs(per_current) if against == "je" else 1.0
    limits = _drifts(wall) if against == "je" else _fields(wall)
    at = {name: limit / scale if scale else inf for name, limit in limits.items()}
    unit = UNITS[against]
    texts = {
        "narrower": f"the wall is {1 - NARROWED:.0%} narrower than at rest: not the wall that one has measured",
        "turning": "breakdown: the plane of the wall turns, v is a mean; in a wide strip vortices do the turning",
        "domains": "the domains themselves become unstable: there is no wall left to speak of",
    }
    marks = [Mark(name, at[name], f"{_place(at[name], unit)}: {texts[name]}") for name in texts]
    return [*marks, narrow]


def _place(at: float, unit: str) -> str:
    return f"at {at:.4g} {unit}" if isfinite(at) else "nowhere"


def _part(wall: Wall) -> float:
    """sin^2(phi) at which the width is `NARROWED` of that at rest; inf where no angle makes it so narrow."""
    part = wall.K / wall.K_perp * (1 / NARROWED**2 - 1) if wall.K_perp else inf
    return part if part <= 1.0 else inf


def _drifts(wall: Wall) -> dict[str, float]:
    """|u| (m/s) at each mark, without a field.

    The drift that holds an angle at rest is linear in what holds the plane. The domains carry spin waves of frequency
    omega(k) = (2 gamma-tilde/M_s) sqrt((K + A k^2)(K + K_perp + A k^2)); Eq. 16 amplifies one as soon as
    |u| |alpha - xi|/(1 + eta)^2 > alpha-tilde omega/k, first at A k^2 = sqrt(K (K + K_perp)).
    """
    largest = wall.breakdown
    if not isfinite(largest):
        return {"narrower": inf, "turning": inf, "domains": inf}
    limit = 1 / (1 + sqrt(1 + wall.K_perp / wall.K))  # sin^2(phi) at the breakdown
    pulls = [sqrt(part * (1 - part) / (1 + part * wall.K_perp / wall.K)) for part in (min(_part(wall), limit), limit)]
    narrower = largest * pulls[0] / pulls[1]
    pitch = sqrt(wall.A) * (sqrt(wall.K) + sqrt(wall.K + wall.K_perp))
    damping = wall.alpha + wall.eta * wall.xi
    domains = 2 * wall.gamma / wall.Ms * pitch * damping / abs(wall.alpha - wall.xi)
    return {"narrower": narrower, "turning": largest, "domains": domains}


def _fields(wall: Wall) -> dict[str, float]:
    """|field| (T) at each mark, without a current: the domain that lies against it turns over at 2 K/M_s."""
    part, largest = _part(wall), wall.walker_field
    narrower = largest if part >= 0.5 else largest * 2 * sqrt(part * (1 - part))
    return {"narrower": narrower, "turning": largest, "domains": 2 * wall.K / wall.Ms}


def precession_length(fermi_velocity: float, gap: float) -> float:
    """v_F tau_ex (m) from the Fermi velocity in m/s and the exchange gap in J."""
    return fermi_velocity * HBAR / gap
