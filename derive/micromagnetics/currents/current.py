"""A current density that flows in any direction, region by region, and varies in time and in space.

j = j_e x direction x time(t) x space(x, y, z): `time` and `space` are factors, so that j_e is the size with
which Eq. 16 gives a solver's parameters. Regions have a factor each; an OVF field takes the place of the rest.

Key results: `Current`, `current` (from the words of the command line).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import hypot, pi
from pathlib import Path
from typing import Any

from derive.micromagnetics.currents.profiles import expression
from derive.micromagnetics.inputs import require_size
from derive.micromagnetics.quantities import quantity
from derive.micromagnetics.scripts.expressions import number_or_vector
from derive.micromagnetics.scripts.timed import Unread

ONE = ast.Constant(1.0)
_NAMED = {"pulse": ("s", "s"), "ramp": ("s", "s"), "sine": ("Hz",)}
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
_HEADER, _MOST_REGIONS = 20_000, 100


@dataclass(frozen=True)
class Current:
    """How a current flows; as it stands, constant and uniform along x.

    direction  a unit vector
    time       factor as an expression in t (s)
    space      factor as an expression in x, y and z (m, from the centre of the mesh)
    file       an OVF file of vectors that are the factor and the direction; with its cells along x, y and z
    regions    factor by region; no current flows in a region that is not named
    says       the same in words
    """

    direction: tuple[float, ...] = _AXES["x"]
    time: ast.expr = ONE
    space: ast.expr = ONE
    file: str = ""
    cells: tuple[int, ...] = ()
    regions: Mapping[str, float] = field(default_factory=dict)
    says: str = ""

    @property
    def place(self) -> str:
        """How it varies in space: "uniform", "regions", "space" or "field"."""
        kinds = {"regions": self.regions, "field": self.file, "space": self.space is not ONE}
        return next((kind for kind, given in kinds.items() if given), "uniform")


def current(
    direction: str | None = None, time: str | None = None, space: str | None = None, regions: str | None = None
) -> Current | None:
    """The current that these words say; None where none is given. ValueError, one line, for what is none.

    direction  "x", "-y" or "1,1,0"; time "pulse(1 ns, 3 ns)", "ramp(0, 2 ns)", "sine(1 GHz)" or an expression in t;
    space an expression in x, y and z, or a file .ovf or .omf; regions "1=1, 2=-0.5", a factor each.
    """
    words = {"direction": direction, "time": time, "space": space, "regions": regions}
    given = {name: " ".join(text.split()) for name, text in words.items() if text is not None}
    if not given:
        return None
    direction, time, space, regions = map(given.get, words)
    if space is not None and regions is not None:
        raise ValueError("--regions and --space: give one of them")
    is_file = space is not None and space.lower().endswith((".ovf", ".omf", ".ohf"))
    if is_file and direction is not None:
        raise ValueError("--direction and a field: the vectors of the file have a direction already")
    return Current(
        direction=_direction("x" if direction is None else direction),
        time=ONE if time in (None, "constant") else _time(str(time)),
        space=ONE if space is None or is_file else expression(space, ("x", "y", "z"), "--space"),
        file=space if is_file and space is not None else "",
        cells=_cells(space) if is_file and space is not None else (),
        regions={} if regions is None else _regions(regions),
        says=", ".join(f"{name} {text}" for name, text in given.items()),
    )


def _direction(text: str) -> tuple[float, ...]:
    """A unit vector of an axis, or of three numbers."""
    word = text.strip().lower()
    if word.lstrip("+-") in _AXES and len(word) <= 2:
        sign = -1.0 if word.startswith("-") else 1.0
        return tuple(sign * x + 0.0 for x in _AXES[word[-1]])
    try:
        found = number_or_vector(text if "," in text else ",".join(text.split()))
    except Unread:
        found = None
    if not isinstance(found, tuple) or len(found) != 3 or not any(found):
        raise ValueError(f"--direction {text[:40]}: an axis such as x or -y, or three numbers such as 1,1,0")
    for component in found:
        require_size("--direction", component)
    size = hypot(*found)
    return tuple(component / size for component in found)


def _time(text: str) -> ast.expr:
    """The factor in time that a name with its arguments, or an expression in t, says."""
    found = re.fullmatch(r"\s*(pulse|ramp|sine)\s*\(([^()]*)\)\s*", text)
    if found is None:
        return expression(text, ("t",), "--time")
    name, parts = found[1], found[2].split(",")
    units = _NAMED[name]
    if len(parts) != len(units):
        example = {"sine": "sine(1 GHz)"}.get(name, f"{name}(1 ns, 3 ns)")
        raise ValueError(f"--time {text[:40]}: it takes {len(units)}, as {example}")
    numbers = [quantity(part, unit, f"--time {name}") for part, unit in zip(parts, units, strict=True)]
    if name == "sine":
        return expression(f"sin({2 * pi * numbers[0]!r}*t)", ("t",), "--time")
    first, last = numbers
    if not first < last:
        raise ValueError(f"--time {text[:40]}: the end must come after the start")
    since, after = (f"(t - {moment!r})" if moment else "t" for moment in numbers)
    within = f"(step({since}) - step({after}))"
    full = f"{since}/{last - first!r}*{within} + step({after})"
    return expression(within if name == "pulse" else full, ("t",), "--time")


def _regions(text: str) -> dict[str, float]:
    """The factor of each region."""
    pairs = [part.partition("=") for part in text.split(",")]
    names = [name.strip() for name, _, _ in pairs]
    wrong = [name for name in names if not re.fullmatch(r"[A-Za-z_0-9]{1,40}", name)]
    if wrong or len(set(names)) < len(names) or len(names) > _MOST_REGIONS:
        raise ValueError(f"--regions {text[:40]}: a factor for each region, named once, such as '1=1, 2=-0.5'")
    found = {}
    for name, (_, _, number) in zip(names, pairs, strict=True):
        found[name] = quantity(number, "1", f"--regions {name}")
        require_size(f"--regions {name}", found[name])
    return found


def _cells(path: str) -> tuple[int, ...]:
    """The cells along x, y and z of an OVF file of vectors; ValueError for what is none, or has a name of odd signs."""
    if not re.fullmatch(r"[\w./ -]+", path):
        raise ValueError(f"--space {path[:40]}: a file's name of letters, digits, '.', '_', '-', '/' and spaces")
    try:
        with Path(path).open("rb") as opened:
            head = opened.read(_HEADER).decode("latin-1").partition("Begin: Data")[0].lower()
    except OSError as error:
        raise ValueError(f"--space {path[:60]}: {error.strerror}") from None
    rows: dict[str, Any] = dict(re.findall(r"^#\s*(\w+)\s*:\s*(\S+)", head, re.MULTILINE))
    cells = [rows.get(f"{axis}nodes", "") for axis in "xyz"]
    if not head.startswith("# oommf") or not all(n.isdecimal() and len(n) < 9 for n in cells):
        raise ValueError(f"--space {path[:60]}: no OVF file on a rectangular mesh")
    if rows.get("valuedim", "3") != "3":
        raise ValueError(f"--space {path[:60]}: it holds no vectors, valuedim is {rows['valuedim'][:9]}")
    return tuple(map(int, cells))
