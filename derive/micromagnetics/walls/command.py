"""The command `python -m derive wall`: the velocity of a wall against current or field, as table, JSON and pictures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import Any

from derive.micromagnetics.constants import ELEMENTARY_CHARGE, GAMMA
from derive.micromagnetics.gap import exchange_gap
from derive.micromagnetics.inputs import require_non_negative, require_positive, require_size
from derive.micromagnetics.materials import TEXTS, Material, Value, material, sample
from derive.micromagnetics.quantities import quantities, quantity
from derive.terminal import BAD_USAGE, Parser, columns, console, tell

PROG = "python -m derive wall"
EXAMPLES = f"""examples:
  {PROG} --material permalloy --je 1e11:5e12
  {PROG} --material Co/Pt --je "0:2e12 A/m^2" --alpha 0.2 --plot copt.png
  {PROG} --material permalloy --strip "300 nm x 10 nm" --field "0:5 mT" --json
  {PROG} --material GaMnAs --je 5e10 --field "-2:2 mT:21"
  {PROG} --Ms "800 kA/m" --A "13 pJ/m" --K "30 kJ/m^3" --K-perp "0.3 MJ/m^3" --alpha 0.02 --xi 0.04 --P 0.5 --je 1e12

a range is from:to or from:to:count; a number without a unit is in SI units
exit code: 0, or 2 for bad usage, 130 when interrupted"""

_OPTIONS = {
    "je": ("A/m^2", None, "current density along +x: a value or a range"),
    "field": ("T", None, "field along the domain at x -> -oo: a value or a range"),
    **{name: (unit, None, text) for name, (unit, text) in TEXTS.items()},
    "n0": ("A/m", 0.0, "magnetization of the conduction electrons (default: 0, no renormalization by them)"),
    "fermi_velocity": ("m/s", 1e6, "for the check of Eq. 16 (default: 1e6)"),
    "gap": ("J", ELEMENTARY_CHARGE, "exchange gap, '1 eV', for the same (default: 1 eV)"),
    "gamma": ("rad/(T s)", GAMMA, "bare gyromagnetic ratio (default: the free electron's)"),
}
"""Unit, default and meaning."""
_DRIVES, _NUMBERS = tuple(_OPTIONS)[:2], tuple(_OPTIONS)[2:]
_POINTS, _MOST = 25, 100_000


def parser() -> Parser:
    """The command line."""
    p = Parser(
        prog=PROG,
        description="How fast a transverse wall moves under Eq. 16, below and above the breakdown of steady motion.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    p.add_argument(
        "--material", metavar="NAME", help="permalloy, cobalt, CoFeB, GaMnAs or Co/Pt; options replace numbers"
    )
    for name, (unit, _, text) in _OPTIONS.items():
        metavar = "RANGE" if name in _DRIVES else "QUANTITY"
        p.add_argument(_option(name), dest=name, metavar=metavar, help=f"{text}, {unit}")
    p.add_argument("--strip", metavar="SIZE", help="K and K_perp by the shape of a soft strip, 'width x thickness'")
    p.add_argument("--json", action="store_true", help="print JSON")
    p.add_argument("--plot", type=Path, metavar="FILE.png", help="write a picture too (matplotlib, extra `report`)")
    return p


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command: 0, or 2 with one line on standard error for bad usage."""
    from derive.micromagnetics.cli import joined

    options = parser().parse_args(joined(list(sys.argv[1:] if argv is None else argv)))
    try:
        return _run(options)
    except (ValueError, ArithmeticError) as error:
        tell(f"{PROG}: {error}")
        return BAD_USAGE


def _run(options: Any) -> int:
    from derive.micromagnetics.walls import picture
    from derive.micromagnetics.walls.curve import curve, precession_length

    if options.plot is not None and options.plot.suffix.casefold() != ".png":
        raise ValueError(f"--plot {options.plot}: a file that ends in .png")
    against, values, other = _drives(options)
    preset = None if options.material is None else material(options.material)
    numbers = _numbers(options, preset)
    wall, per_current = _wall(numbers)
    reach = precession_length(numbers["fermi_velocity"], numbers["gap"])
    found = curve(wall, against, values, per_current=per_current, other=other, reach=reach)
    title, sources = "a wall", {}
    if preset is not None:
        title = f"{preset.title}, {preset.sample if options.strip is None else f'strip {options.strip}'}"
        sources = {name: value for name, value in preset.values.items() if numbers[name] == value.number}
    if options.plot is not None:
        _write(options.plot, picture.png(found, title))
    if options.json:
        about = {name: {"value": value, "unit": _OPTIONS[name][0]} for name, value in numbers.items()}
        said = {name: asdict(value) for name, value in sources.items()}
        data = {"material": title, "numbers": about, "sources": said, **found.as_dict()}
        print(json.dumps(data, indent=1, allow_nan=False))
    else:
        _print(found, title, numbers, per_current, sources)
    return 0


def _drives(options: Any) -> tuple[Any, list[float], float]:
    """What the curve is against, its values in SI units, and the other drive, which is one value."""
    given = {name: getattr(options, name) for name in _DRIVES if getattr(options, name) is not None}
    if not given:
        raise ValueError("give --je or --field, a value or a range such as --je 1e11:5e12")
    parts = {name: quantities(text, _OPTIONS[name][0], f"--{name}") for name, text in given.items()}
    for name, found in parts.items():
        for value in found[:2]:
            require_size(f"--{name}", value)
    ranges = [name for name, found in parts.items() if len(found) > 1]
    if len(ranges) > 1:
        raise ValueError("--je and --field are both ranges; one of them must be a value")
    against = ranges[0] if ranges else next(iter(parts))
    other = next((found[0] for name, found in parts.items() if name != against), 0.0)
    return against, _spread(parts[against], given[against], against), other


def _spread(parts: tuple[float, ...], text: str, name: str) -> list[float]:
    """The values of a range, evenly spaced."""
    if len(parts) == 1:
        return [parts[0]]
    count = int(parts[2]) if len(parts) == 3 else _POINTS
    if parts[0] >= parts[1]:
        raise ValueError(f"--{name} {text}: an empty range; the first value must be below the second")
    if not 2 <= count <= _MOST:
        raise ValueError(f"--{name} {text}: {count} points; give 2 to {_MOST}")
    return [parts[0] + (parts[1] - parts[0]) * i / (count - 1) for i in range(count)]


def _numbers(options: Any, preset: Material | None) -> dict[str, float]:
    """All numbers of the wall in SI units: the material's, then the strip's, then those given."""
    given = {name: getattr(options, name) for name in _NUMBERS if getattr(options, name) is not None}
    own = {name: quantity(text, _OPTIONS[name][0], _option(name)) for name, text in given.items()}
    if options.gap is not None:
        own["gap"] = exchange_gap(options.gap, "J")
    defaults = {name: default for name, (_, default, _) in _OPTIONS.items() if default is not None}
    numbers = sample(defaults | (preset.numbers if preset is not None else {}), options.strip, own)
    missing = [_option(name) for name in _NUMBERS if name not in numbers]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing, or --material; see '{PROG} --help'")
    for name in ("Ms", "A", "K", "gamma", "fermi_velocity", "gap"):
        require_positive(_option(name), numbers[name], _OPTIONS[name][0])
    for name in ("K_perp", "alpha", "xi", "n0"):
        require_non_negative(_option(name), numbers[name])
    return numbers


def _wall(numbers: dict[str, float]) -> tuple[Any, float]:
    """The wall, and the drift per current density (m^3/(A s)) as Eq. 16 has it."""
    from derive.micromagnetics import terms as c
    from derive.micromagnetics.inputs import Inputs
    from derive.micromagnetics.walls.coordinates import Wall

    shared = {name: numbers[name] for name in ("Ms", "alpha", "xi", "gamma")}
    derived = c.numbers(Inputs(P=numbers["P"], je=1.0, n0=numbers["n0"], **shared))
    sizes = {name: numbers[name] for name in ("A", "K", "K_perp")}
    return Wall(**shared, **sizes, eta=derived[c.eta.text]), derived[c.u.text]


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ValueError(f"cannot write {path}: {error.strerror}") from None


def _print(found: Any, title: str, numbers: dict[str, float], per_current: float, sources: dict[str, Value]) -> None:
    from derive.micromagnetics.walls import picture

    shown = ", ".join(f"{name} = {value:.4g} {_OPTIONS[name][0]}".removesuffix(" 1") for name, value in numbers.items())
    wide = f"width at rest {float(found.wall.width(0.0)) * 1e9:.4g} nm, u = {per_current:.4g} m^3/(A s) x j_e"
    statuses = [f"{kind}: {', '.join(names)}" for kind in ("confirmed", "estimate") if (names := _with(kind, sources))]
    said = [f"{'; '.join(statuses)} (--json has sources and ranges)"] if statuses else []
    for line in (title, shown, *said, wide):
        print("\n".join(wrap(line, columns())))
    console(whole_rows=True).print(_table(found))
    if len(found.points) > 2:
        print("\n".join(picture.chart(found, min(columns(), 100))))
    for mark in found.marks:
        print("\n".join(wrap(f"{mark.name}: {mark.sentence}", columns(), subsequent_indent="    ")))


def _with(status: str, sources: dict[str, Value]) -> list[str]:
    return [name for name, value in sources.items() if value.status == status]


def _table(found: Any) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("j_e (A/m^2)", "u (m/s)", "field (T)", "v (m/s)", "rigid", "far above", "width (nm)", "beyond"):
        table.add_column(name, justify="left" if name == "beyond" else "right", no_wrap=True)
    for p in found.points:
        numbers = (p.je, p.u, p.field, p.velocity, p.rigid, p.far_above, p.width * 1e9)
        table.add_row(*("-" if number is None else f"{number:.5g}" for number in numbers), ", ".join(p.beyond))
    return table
