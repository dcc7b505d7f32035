"""Eqs. 16 and 17 in the parameters of micromagnetic solvers, and back.

    from derive.micromagnetics import convert
    print(convert("magnumnp", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)[0].text)

`convert` gives the parameters and a script, `recover` reads them back, `SOLVERS` holds the mappings; each mapping is
proven against the solver's own equation of motion by a claim x.solver.<name>. Names are imported when first asked for.
"""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.micromagnetics.cli import main as main
    from derive.micromagnetics.conversion import Conversion as Conversion
    from derive.micromagnetics.conversion import convert as convert
    from derive.micromagnetics.recovery import Recovery as Recovery
    from derive.micromagnetics.recovery import recover as recover
    from derive.micromagnetics.solvers import FAMILIES as FAMILIES
    from derive.micromagnetics.solvers import SOLVERS as SOLVERS

_HOME = {
    "FAMILIES": "solvers",
    "SOLVERS": "solvers",
    "Conversion": "conversion",
    "Recovery": "recovery",
    "convert": "conversion",
    "main": "cli",
    "recover": "recovery",
}

__all__ = ["FAMILIES", "SOLVERS", "Conversion", "Recovery", "convert", "main", "recover"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return resolve_name(f"derive.micromagnetics.{_HOME[name]}:{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
