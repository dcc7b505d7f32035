"""The command `python -m verify validity`: what is asked, read before anything that answers it is imported.

Key results: `main`, `WIDTH_MEANS`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from math import pi

from derive.terminal import tell

WIDTH_MEANS = {"l": 1.0, "pi-l": pi}
"""What a width is, in units of the l of theta(x) = 2 atan(exp(x/l)); pi l is the 180-degree width."""


def main(argv: Sequence[str] | None = None) -> int:
    """The command: prints the report; 0, or 2 with one line on standard error for bad input."""
    parser = OneLineParser(
        prog="python -m verify validity",
        description="Does Eq. 16 hold for this domain wall?",
        epilog="example: python -m verify validity --width 2e-9 --fermi-velocity 3e5 --gap '1 eV' --xi 0.02; of a "
        "texture: python -m verify validity --texture m.ovf --material permalloy (--texture m.ovf --help says more)",
    )
    parser.add_argument("--width", type=float, required=True, help="of the wall, in m")
    means = "the l of theta(x) = 2 atan(exp(x/l)), the default, or its pi l, the 180-degree width"
    parser.add_argument("--width-means", choices=tuple(WIDTH_MEANS), default="l", help=means)
    parser.add_argument("--fermi-velocity", type=float, required=True, help="speed of the electron, in m/s")
    parser.add_argument("--gap", required=True, help="exchange gap, '1 eV' or '1.6e-19 J'; a bare number is in eV")
    parser.add_argument("--xi", type=float, required=True, help="tau_ex / tau_sf")
    given_words = list(sys.argv[1:] if argv is None else argv)
    try:
        if any(word.split("=")[0] == "--texture" for word in given_words):
            from verify.cheng_niu.texture_command import main as texture

            return texture(given_words)
        given = parser.parse_args(given_words)
        from derive.micromagnetics.constants import ELEMENTARY_CHARGE
        from derive.micromagnetics.gap import exchange_gap
        from verify.cheng_niu.validity import report, validity

        gap_eV = exchange_gap(given.gap, "eV") / ELEMENTARY_CHARGE
        print(report(validity(given.width, given.fermi_velocity, gap_eV, given.xi, given.width_means)))
    except (ValueError, RuntimeError) as mistake:
        tell(f"validity: {mistake}")
        return 2
    return 0


class OneLineParser(argparse.ArgumentParser):
    """Raises where argparse would print its usage and exit."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise ValueError(f"{message}; try --help")
