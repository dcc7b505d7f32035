"""What a solver's parameters are in the coefficients of Eqs. 16 and 17, as data.

A `Solver` records, for each parameter, the expression that makes the solver's own equation of motion equal Eq. 16, and
the way back: what the solver's parameters say about Eq. 16. Which equation each solver integrates is not written here
but beside the proofs of these records.

Source: Cheng & Niu (2013), Eqs. 16 and 17; each solver's source is named in its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sympy as sp

from derive.micromagnetics.coefficients import READ


@dataclass(frozen=True)
class Parameter:
    """One parameter of a solver.

    name     as the solver's script spells it, without dots or spaces
    unit     the unit in which the solver takes it
    value    the expression in the symbols of `derive.micromagnetics.coefficients`
    how      how that follows from Eqs. 16 and 17
    pitfall  the mistake that this value avoids
    default  the solver's own default, which holds where a script does not set it
    fixed    a value that a script must set and from which nothing is read back
    """

    name: str
    unit: str
    value: Any
    how: str
    pitfall: str = ""
    default: float | None = None
    fixed: bool = False

    @property
    def symbol(self) -> sp.Symbol:
        """The parameter as a symbol, for the way back."""
        return solver_symbol(self.name)


def solver_symbol(name: str) -> sp.Symbol:
    """A solver's parameter as a real symbol of that name."""
    return sp.Symbol(name, real=True)


@dataclass(frozen=True)
class Solver:
    """One solver, or one of the evolvers of a solver, and what to set in it.

    name     label of the mapping; the claim about it is x.solver.<name>
    family   what the user asks for with --to; several evolvers may share it
    title    name for people
    version  the releases that the record was read from
    source   where the solver computes its torque
    comment  how a comment line starts in the solver's input
    sets     the parameters, in script order
    reads    u/(1+eta) (`torque`), xi, alpha-tilde and gamma-tilde in the solver's own parameters
    scales   the parameters that carry the strength of the whole torque
    sign     the direction in which a current along +x acts
    cannot   what the solver cannot express
    notes    pitfalls of the solver as a whole
    script   the snippet, a `string.Template` over parameter names
    """

    name: str
    family: str
    title: str
    version: str
    source: str
    comment: str
    sets: tuple[Parameter, ...]
    reads: Mapping[str, Any]
    scales: tuple[str, ...]
    sign: str
    script: str
    cannot: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if set(self.reads) != set(READ):
            raise ValueError(f"{self.name}: reads must give {', '.join(READ)}; it gives {', '.join(self.reads)}")

    @property
    def values(self) -> dict[str, Any]:
        """Parameter name -> expression in the coefficients of Eq. 16."""
        return {parameter.name: parameter.value for parameter in self.sets}

    @property
    def substitution(self) -> dict[sp.Symbol, Any]:
        """Solver's parameter, as a symbol -> expression: the mapping as substitutions."""
        return {parameter.symbol: parameter.value for parameter in self.sets}
