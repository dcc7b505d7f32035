"""The command `python -m verify validity --texture FILE --material NAME`: where Eq. 16 holds in a texture.

Every line along the current is followed by all electrons of the Fermi surface; what comes out is held against the local
torque of Eq. 16 and told as a physicist would.

Key results: `main`, `judged`, `paragraph`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt
from pathlib import Path
from textwrap import wrap
from typing import Any

import numpy as np

from derive.files import write_files
from derive.micromagnetics.gap import exchange_gap
from derive.micromagnetics.inputs import require_positive
from derive.micromagnetics.materials import material
from derive.micromagnetics.quantities import quantity
from derive.micromagnetics.textures.fermi_surface import flown_through
from derive.micromagnetics.textures.fields import field_of, lines_along, local_torque, read_field
from derive.micromagnetics.textures.frames import Array
from derive.micromagnetics.textures.ovf import ovf_bytes
from derive.micromagnetics.textures.propagators import Medium
from derive.terminal import columns, plain, progress
from verify.cheng_niu.readings import READINGS
from verify.cheng_niu.texture_run import nonlocal_torque
from verify.cheng_niu.validity_command import OneLineParser

GOOD, ROUGH = (float(READINGS[name].number) for name in ("holds", "valid"))

CARRIES = 0.1
"""A place carries the torque where the local one is over this share of its largest."""

LIMITS = (
    "One line at a time: what neighbouring lines do to each other, the emergent field of a vortex or a skyrmion for "
    "one, is not in it. It is the torque of this texture at rest; once the texture has moved it must be computed anew."
)


@dataclass(frozen=True)
class Verdict:
    """A texture held against Eq. 16.

    holds, roughly  shares of the places that carry the torque at which the error is below the readings of these words
    worst           largest error over the largest local torque, and `place`, its line and its cell on the line, from 0
    length          shortest length over which n turns by one radian, m
    felt            what the texture as a whole feels in place of xi; None where no adiabatic torque is left
    moves           what a rigid wall in steady motion has in place of xi: there no adiabatic torque counts
    """

    holds: float
    roughly: float
    worst: float
    place: tuple[int, int]
    length: float
    felt: float | None
    moves: float


def judged(lines: Array, dx: float, slopes: Array, local: Array, found: Array) -> Verdict:
    """The verdict on lines of shape (L, N, 3) that turn somewhere."""
    size, off, turn = (np.linalg.norm(field, axis=2) for field in (local, found - local, slopes))
    carries = size > CARRIES * np.max(size)
    error = off[carries] / size[carries]
    along, across = float(np.sum(found * slopes)), -float(np.sum(found * np.cross(lines, slopes)))
    rate = np.arcsin(np.minimum(turn * dx, 1)) / dx  # of which the central difference is the sine
    felt, moves = across / along if along > 0 else None, across / float(np.sum(turn * rate))
    holds, roughly = (float(np.mean(error <= limit)) for limit in (GOOD, ROUGH))
    length = 1 / float(np.max(turn))
    return Verdict(
        holds,
        roughly,
        float(np.max(off) / np.max(size)),
        divmod(int(np.argmax(off)), off.shape[1]),
        length,
        felt,
        moves,
    )


def paragraph(verdict: Verdict, dx: float, medium: Medium, alpha: float | None) -> list[str]:
    """The finding, the reason and what follows for a wall, in sentences."""
    (k, xi, _), (line, cell) = medium, verdict.place
    reach = {"v_F tau_ex": k}
    if medium.rho:
        reach |= {"the mean free path": k / medium.rho, "lambda_J": k / sqrt(3 * medium.rho)}
        if xi > 0:
            reach["lambda_sf"] = k / sqrt(3 * medium.rho * xi)
    lengths = ", ".join(f"{name} = {1e9 * value:.3g} nm" for name, value in reach.items())
    says = [
        f"Eq. 16 holds within {100 * GOOD:g} % at {100 * verdict.holds:.0f} % of the places that carry the torque, and "
        f"within {100 * ROUGH:g} % at {100 * verdict.roughly:.0f} %. It is furthest off at line {line + 1} and "
        f"cell {cell + 1}, by {100 * verdict.worst:.2g} % of its largest torque.",
        f"At its steepest n turns by one radian in {1e9 * verdict.length:.3g} nm, {verdict.length / dx:.2g} cells and "
        f"{verdict.length / k:.3g} times v_F tau_ex; the formula needs that length to be long against {lengths}.",
    ]
    if verdict.felt is None:
        return [*says, "Over the whole of it no adiabatic torque is left that an effective xi could refer to."]
    wall = f"As a whole it feels xi = {verdict.felt:.4g} in place of {xi:.4g}"
    if alpha:
        wall += f": a wall in steady motion runs at {-verdict.moves / alpha:.4g} u in place of {-xi / alpha:.4g} u"
    if dx > 2 * k:
        wall += (
            ". Its cells are long against v_F tau_ex, so that this xi is the mesh's too: give a finer one to rely on it"
        )
    return [*says, f"{wall}."]


def main(argv: Sequence[str]) -> int:
    """Run the command: 0; a mistake is a ValueError of one line."""
    given = _parser().parse_args(argv)
    medium, alpha = _numbers(given)
    field = read_field(given.texture, given.dx)
    lines, dx = lines_along(field, given.along)
    require_positive("the distance of neighbours", dx, "m")
    slopes, local = local_torque(lines, dx, medium.xi)
    if not slopes.any():
        raise ValueError("the texture does not turn along the current: there is no torque to judge")
    how = {"edges": given.edges, "workers": given.workers, "cluster": given.cluster}
    with progress("following lines", len(lines)) as step:
        how["progress"] = lambda done, total: step(f"block {done} of {total}")
        found = nonlocal_torque(lines, dx, medium, given.directions, given.out, **how)
    verdict = judged(lines, dx, slopes, local, found)
    worst = verdict.place[0]
    picture = _picture(lines[worst], dx, slopes[worst], local[worst], found[worst])
    says = [*paragraph(verdict, dx, medium, alpha), LIMITS]
    of = f"torque over u of a current along {given.along}"
    fields = {"nonlocal": found, "local": local, "difference": found - local}
    made: dict[str, str | bytes] = {
        f"{name}.ovf": ovf_bytes(field_of(values, field, given.along, "1/m"), f"{name} {of}")
        for name, values in fields.items()
    }
    write_files(given.out, made if picture is None else made | {"torque.png": picture})
    print("\n".join(wrap(" ".join(says), columns())))
    drawn = " and torque.png" if picture is not None else ""
    print(plain(f"wrote nonlocal.ovf, local.ovf, difference.ovf (torques over u in 1/m){drawn} to {given.out}/"))
    return 0


def _picture(lines: Array, dx: float, slopes: Array, local: Array, found: Array) -> bytes | None:
    """The line on which Eq. 16 is furthest off, both parts of both torques, as PNG; None without matplotlib."""
    try:
        from verify.report.style import canvas, line, settings, svg_and_png
    except ImportError:
        return None
    with settings():
        figure, panels = canvas(6.4, 4.8, rows=2, sharex=True)
        x, size = 1e9 * dx * np.arange(len(lines)), np.linalg.norm(slopes, axis=1, keepdims=True)
        along = np.divide(slopes, size, out=np.zeros_like(slopes), where=size > 1e-3 * size.max())
        names = {"along dn/dx": along, "along -n x dn/dx": -np.cross(lines, along)}
        for axes, (name, direction) in zip(panels, names.items(), strict=True):
            for series, (torque, label) in enumerate(((found, "all directions"), (local, "Eq. 16"))):
                line(axes, x, 1e-9 * np.sum(torque * direction, axis=1), series, label=label)
            axes.set_ylabel(f"torque/u, {name} (1/nm)", fontsize=8)
        panels[0].legend()
        panels[1].set_xlabel("place on the line (nm)")
        return svg_and_png(figure)[1]


def _numbers(given: Any) -> tuple[Medium, float | None]:
    """What the electrons fly through, and alpha where a material says it."""
    numbers = {} if given.material is None else dict(material(given.material).numbers)
    if given.xi is not None:
        numbers["xi"] = given.xi
    if "xi" not in numbers:
        raise ValueError("give --xi, or --material")
    if given.workers < 1:
        raise ValueError(f"--workers {given.workers}; give one or more")
    path = inf if given.mean_free_path is None else quantity(given.mean_free_path, "m", "--mean-free-path")
    v_F = quantity(given.fermi_velocity, "m/s", "--fermi-velocity")
    return flown_through(v_F, exchange_gap(given.gap, "eV"), numbers["xi"], path), numbers.get("alpha")


def _parser() -> argparse.ArgumentParser:
    p = OneLineParser(
        prog="python -m verify validity",
        description="Where in a texture does Eq. 16 hold, and what is the torque instead?",
        epilog="example: python -m verify validity --texture m.ovf --material permalloy --mean-free-path '3 nm'",
        allow_abbrev=False,
    )
    p.add_argument("--texture", type=Path, required=True, metavar="FILE", help=".ovf, .omf, .npy, .csv or .txt")
    p.add_argument("--material", metavar="NAME", help="xi and alpha of a material of `python -m derive wall`")
    p.add_argument("--xi", type=float, help="tau_ex/tau_sf, in place of the material's")
    p.add_argument("--fermi-velocity", default="1e6", help="in m/s (default: 1e6), one for both bands")
    p.add_argument("--gap", default="1 eV", help="exchange gap, bare in eV (default: 1 eV)")
    p.add_argument("--mean-free-path", help="v_F tau_0, bare in m (default: none, electrons fly straight)")
    p.add_argument("--along", choices=("x", "y", "z"), default="x", help="the current's axis (default: x)")
    p.add_argument("--dx", type=float, help="distance of neighbours in m, for files that do not say")
    p.add_argument("--directions", type=int, default=64, help="of flight (default: 64)")
    beyond = "uniform: n stays what it is beyond the ends of a line; turning: it goes on as it does there"
    p.add_argument("--edges", choices=("uniform", "turning"), default="uniform", help=beyond)
    p.add_argument(
        "--out", type=Path, default=Path("texture"), metavar="DIR", help="folder to write (default: texture)"
    )
    p.add_argument("--workers", type=int, default=1, help="processes (default: 1)")
    p.add_argument("--cluster", metavar="ADDRESS", help="of a Dask scheduler, in place of processes here")
    return p
