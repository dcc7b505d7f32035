"""Eqs. 16 and 17 in the parameters of micromagnetic solvers, and back.

    from derive.micromagnetics import convert
    print(convert("magnumnp", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)[0].text)

`convert` gives the parameters and a script, `recover` reads them back, `SOLVERS` holds the mappings; each mapping is
proven against the solver's own equation of motion by a claim x.solver.<name>.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.micromagnetics.conversion import Conversion, convert
from derive.micromagnetics.recovery import Recovery, recover
from derive.micromagnetics.solvers import FAMILIES, SOLVERS

__all__ = ["FAMILIES", "SOLVERS", "Conversion", "Recovery", "convert", "main", "recover"]


def main(argv: Sequence[str] | None = None) -> int:
    """The command `python -m derive convert`."""
    from derive.micromagnetics.cli import main as command

    return command(argv)
