"""The command `python -m derive convert`: to a solver's parameters, or from them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.currents.current import current
from derive.micromagnetics.inputs import LARGEST_SCRIPT as LARGEST
from derive.micromagnetics.materials import TEXTS, material, sample
from derive.micromagnetics.quantities import quantity
from derive.micromagnetics.scripts.expressions import number_or_vector
from derive.micromagnetics.scripts.timed import Unread
from derive.micromagnetics.solvers import FAMILIES, named
from derive.terminal import BAD_USAGE, Parser, tell

if TYPE_CHECKING:
    from derive.micromagnetics.mapping import Solver
    from derive.micromagnetics.recovery import Recovery

PROG = "python -m derive convert"
EXAMPLES = f"""examples:
  {PROG} --to magnumnp --P 0.6 --je 1e12 --xi 0.3 --Ms 8e5 --n0 4e4 --alpha 0.12 > wall.py
  {PROG} --to mumax3 --material permalloy --je 1e12 --direction 1,1,0 --time "pulse(1 ns, 3 ns)"
  {PROG} --to oommf --P 0.6 --je -1e12 --tau-sf 2e-14 --gap "0.1 eV" --Ms 8e5 --n0 4e4 --alpha 0.12
  {PROG} --to magnumnp --case wall --material permalloy --strip "300 nm x 100 nm" --je "5e11 A/m^2" --out wall
  {PROG} --from mumax3 wall.mx3 --n0 4e4
  {PROG} --from mumax3 alpha=0.14 Xi=0.3 Pol=0.6 J=1e12 --Ms 8e5 --n0 4e4

solvers: {", ".join(FAMILIES)}
exit code: 0, or 2 for bad usage; a size that suggests a wrong unit is a warning on standard error"""

_OPTIONS = {
    **TEXTS,
    "je": ("A/m^2", "electric current density along +x"),
    "n0": ("A/m", "magnetization of the conduction electrons (default: 0)"),
    "tau_sf": ("s", "spin-flip time (with --gap, in place of --xi)"),
    "gamma": ("rad/(T s)", f"bare gyromagnetic ratio (default: {GAMMA:g})"),
}
_CURRENT = {
    "direction": "an axis such as x or -y, or three numbers, '1,1,0' (default: x)",
    "time": "factor of --je in time: 'pulse(1 ns, 3 ns)', 'ramp(0, 2 ns)', 'sine(1 GHz)', or an expression in t (s)",
    "space": "factor in space: an expression in x, y, z (m, from the centre of the mesh), or an OVF file of vectors",
    "regions": "factor in each region, '1=1, 2=-0.5'; without current in the others",
}
_REQUIRED = ("P", "je", "Ms", "alpha")
_OPTIONAL = ("xi", "tau_sf", "gap", "A", "K", "K_perp")
_NO_N0 = "--n0 left out, so 0: the conduction electrons carry no moment, and alpha and gamma are not renormalized"


def parser() -> Parser:
    """The command line."""
    p = Parser(
        prog=PROG,
        description="Parameters that make a micromagnetic solver integrate Eqs. 16 and 17, or the way back.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    way = p.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar="SOLVER", help="print the snippet for this solver")
    way.add_argument("--table", action="store_true", help="what is u in my code? every solver's words and factors")
    way.add_argument("--from", dest="source", metavar="SOLVER", help="read this solver's script or parameters")
    for name, (unit, text) in _OPTIONS.items():
        option = f"--{name.replace('_', '-')}"
        p.add_argument(option, type=_quantity(unit), metavar="QUANTITY", help=f"{text}, {unit}")
    for name, text in _CURRENT.items():
        p.add_argument(f"--{name}", metavar="CURRENT", help=text)
    p.add_argument("--at", type=_quantity("s"), metavar="TIME", help="with --from FILE: u/(1+eta) at this time, s")
    p.add_argument("--gap", metavar="ENERGY", help="exchange gap with its unit, '1 eV'; a bare number is in J")
    p.add_argument("--material", metavar="NAME", help="permalloy, cobalt, CoFeB, GaMnAs or Co/Pt, for what is left out")
    p.add_argument("--strip", metavar="SIZE", help="K and K_perp by the shape of a soft strip, 'width x thickness'")
    p.add_argument(
        "--case", choices=("wall", "vortex"), help="with --to and --out: write a folder that runs and checks itself"
    )
    p.add_argument("--out", type=Path, metavar="DIR", help="the folder of the case")
    p.add_argument(
        "--alpha-is", choices=("bare", "measured"), default="bare", help="a measured one is a~ of Eq. 17 already"
    )
    p.add_argument("--as", dest="form", choices=("text", "json"), default="text", help="for people or for programs")
    p.add_argument("parameters", nargs="*", metavar="FILE or NAME=VALUE", help="with --from: a script, or parameters")
    return p


def _quantity(unit: str) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            return quantity(text, unit)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command: 0, or 2 with one line on standard error for bad usage."""
    options = parser().parse_intermixed_args(joined(list(sys.argv[1:] if argv is None else argv)))
    try:
        if options.table:
            from derive.micromagnetics.table import table

            print(table(), end="")
            return 0
        return _to(options) if options.to is not None else _from(options)
    except ValueError as error:
        tell(f"{PROG}: {error}")
        return BAD_USAGE


def joined(arguments: list[str]) -> list[str]:
    """`--je -1e12` as `--je=-1e12`: argparse takes a negative number with an exponent for an option."""
    joined: list[str] = []
    for argument in arguments:
        after_option = bool(joined) and joined[-1].startswith("--") and "=" not in joined[-1]
        if after_option and argument.startswith("-") and not argument.startswith("--"):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _to(options: Any) -> int:
    from derive.micromagnetics.conversion import convert

    if options.at is not None:
        raise ValueError("--at goes with --from and a script")
    if options.parameters:
        raise ValueError(f"{options.parameters[0]!r} belongs to --from; with --to give options such as --Ms 8e5")
    named(options.to)
    if (options.case is None) != (options.out is None):
        raise ValueError("--case and --out go together")
    if options.case == "vortex":
        from derive.micromagnetics.cases.case_command import write_vortex

        plain = parser()
        write_vortex(vars(options), {name: plain.get_default(name) for name in vars(options)})
        return 0
    own = {n: v for n in (*_REQUIRED, *_OPTIONAL, "n0") if (v := getattr(options, n)) is not None}
    given = sample(material(options.material).numbers if options.material else {}, options.strip, own)
    if "tau_sf" in own and "xi" not in own:
        given.pop("xi", None)
    missing = [f"--{name}" for name in _REQUIRED if name not in given]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing; see '{PROG} --help'")
    flow = current(**{name: getattr(options, name) for name in _CURRENT})
    if flow is not None and options.case is not None:
        raise ValueError("--case is a constant current along x; leave --direction, --time, --space and --regions out")
    gamma = GAMMA if options.gamma is None else options.gamma
    found = convert(options.to, **given, alpha_is=options.alpha_is, gamma=gamma, current=flow)
    _warn(found[0].warnings, options.n0)
    if options.case is not None:
        from derive.micromagnetics.cases.case_command import write_wall

        write_wall(found, given, options.out)
    elif options.form == "json":
        print(json.dumps([conversion.as_dict() for conversion in found], indent=1, allow_nan=False))
    else:
        print("\n".join(conversion.text for conversion in found), end="")
    return 0


def _from(options: Any) -> int:
    from derive.micromagnetics.render import read_data, recovered, recovered_data, script_text
    from derive.micromagnetics.scripts.reading import read

    solvers = named(options.source)
    for name in ("P", "je", "alpha", "gamma", *_OPTIONAL, "material", "strip", "case", "out", *_CURRENT):
        if getattr(options, name) is not None:
            raise ValueError(f"--{name.replace('_', '-')} does not go with --from: it is read from NAME=VALUE")
    files = [text for text in options.parameters if "=" not in text]
    given: dict[str, Any] = {"n0": options.n0 or 0.0, "Ms": options.Ms, "measured": options.alpha_is == "measured"}
    if files and len(options.parameters) == 1:
        reading = read(options.source, _text(Path(files[0])), **given)
        _warn([*reading.warnings, *(f"not read: {line}" for line in reading.unread[:20])], options.n0)
        shown, data = script_text(reading, Path(files[0]).name, options.at), read_data(reading, options.at)
    elif options.at is not None:
        raise ValueError("--at goes with --from and a script")
    else:
        found: Recovery = _recovered(solvers, options.parameters, given)
        _warn(found.warnings, options.n0)
        shown, data = recovered(found), recovered_data(found)
    print(json.dumps(data, indent=1, allow_nan=False) + "\n" if options.form == "json" else shown, end="")
    return 0


def _text(path: Path) -> str:
    """The script; ValueError, one line, for what is none."""
    try:
        if not path.is_file():
            raise ValueError(f"{str(path)!r} is no file and no NAME=VALUE with a number, such as alpha=0.14")
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{str(path)!r} has {path.stat().st_size} bytes; a script of at most {LARGEST} is read")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{str(path)!r} cannot be read as a script: {error}; a text in UTF-8 is needed") from None
    return text


def _recovered(solvers: tuple[Solver, ...], texts: list[str], given: dict[str, Any]) -> Recovery:
    """What NAME=VALUE says, by the evolver that has all the names; ValueError where that leaves several."""
    from derive.micromagnetics.recovery import recover

    pairs = [_assignment(text) for text in texts]
    fits = [s for s in solvers if all(s.accepted(name) is not None for name, _ in pairs)] or list(solvers)
    if len(fits) > 1:
        raise ValueError(f"{solvers[0].family} has several evolvers; say --from {' or '.join(s.name for s in fits)}")
    (solver,) = fits
    parameters: dict[str, Any] = {}
    for name, value in pairs:
        key = solver.accepted(name) or name
        if key in solver.switches:
            if solver.switches[key] not in (None, value):
                raise ValueError(f"{name} = {value:g}: the torque is Eq. 16's with {solver.switches[key]:g} only")
        elif key == "Ms" and "Ms" not in solver.accepts:
            given["Ms"] = value
        else:
            parameters[key] = value
    return recover(solver, parameters, **given)


def _assignment(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    try:
        if equals:
            return name, number_or_vector(value)
    except Unread:
        pass
    raise ValueError(f"{text!r} is no NAME=VALUE with a number, such as alpha=0.14")


def _warn(lines: Sequence[str], n0: float | None) -> None:
    """Say the warnings, and what it means that n0 is left out."""
    if n0 is None:
        tell(f"{PROG}: {_NO_N0}")
    for line in lines:
        tell(f"{PROG}: warning: {line}")
