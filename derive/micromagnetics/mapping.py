"""What a solver's parameters are in the coefficients of Eqs. 16 and 17, as data.

A `Solver` records, for each parameter, the expression that makes the solver's own equation of motion equal Eq. 16, and
the way back: what the solver's parameters say about Eq. 16, and how a script spells them. Which equation each solver
integrates is not written here but beside the proofs of these records.

Source: Cheng & Niu (2013), Eqs. 16 and 17; each solver's source is named beside its record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.terms import READ, M_s, Term, e, mu_B, solver_symbol


@dataclass(frozen=True)
class Parameter:
    """One parameter of a solver.

    name     as the solver's script spells it, without dots or spaces
    unit     the unit in which the solver takes it
    value    the expression in the symbols of `derive.micromagnetics.terms`
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
    def symbol(self) -> Term:
        """The parameter as a symbol, for the way back."""
        return solver_symbol(self.name)


_SYNONYMS = {"xi": "beta", "beta": "xi", "p": "pol", "pol": "p", "ms": "msat", "msat": "ms", "damping": "alpha"}


def plain(name: str) -> str:
    """A name without case and separators: "MuMax+", "mumaxplus" and "magnum.np", "magnumnp" are the same."""
    return re.sub(r"[\s._-]", "", name.lower().replace("+", "plus"))


@dataclass(frozen=True)
class Form:
    """Another parameter that a script may give in place of some of those that the record sets.

    reads  which of `terms.READ` it gives, and `value`, the expression for it in the solver's parameters
    """

    name: str
    unit: str
    reads: str
    value: Any

    @property
    def symbol(self) -> Term:
        """The parameter as a symbol."""
        return solver_symbol(self.name)


@dataclass(frozen=True)
class Spelling:
    """How a script of the solver writes what is read; matching ignores case.

    language  a key of `derive.micromagnetics.scripts.languages.LANGUAGES`
    where     parameter -> places, separated by spaces: `driver.alpha` (what is set, by the end of its name; `.jx` for
              anything's), `add_stt:xi` and `set_ms:0` (an argument of a call); `@1` says that it is the y component
    marks     a place that a script of this solver has, and none of its family's others
    runs      the calls after which what was set has acted
    times     the places of a function of time that multiplies the current
    layers    the places of the number of cells along z
    refuses   condition -> why a script with it is not read. A condition is a place that is set, and not to zero; with
              `-` before it one that is set to zero, with `!` one that is zero or not set; `place=word` compares;
              `first unless second` is lifted by the second
    warns     condition -> what to say about a script with it
    finish    what remains to be done to the values, by parameter; what it returns are warnings
    """

    language: str
    where: Mapping[str, str]
    marks: str = ""
    runs: str = ""
    times: str = ""
    layers: str = ""
    refuses: Mapping[str, str] = field(default_factory=dict)
    warns: Mapping[str, str] = field(default_factory=dict)
    finish: Callable[[dict[str, Any]], list[str]] | None = None


@dataclass(frozen=True)
class Writing:
    """How a solver writes and runs a case.

    wall     the script of a moving wall, a `string.Template` over the parameters of the record and of the case, and
             `block`, the snippet
    vortex   that of standard problem 5; empty where there is none
    run      the command that runs it in the folder; its last word is the script's name, with `$case` in it
    file     what it writes, as a glob with `$case`; columns of time and mean magnetization, or None for OVF in text
    second   the unit of its time in s
    half     whether its torque takes half a one-sided difference at the edges, and not the full one
    """

    wall: str
    vortex: str = ""
    run: str = "python $case.py"
    file: str = "$case.dat"
    columns: tuple[str, ...] | None = ("t", "mx", "my", "mz")
    second: float = 1.0
    half: bool = False


@dataclass(frozen=True)
class Solver:
    """One solver, or one of the evolvers of a solver: what to set in it, and how to read its scripts.

    name      label of the mapping; the claim about it is x.solver.<name>; up to a hyphen, its `family`
    title     name for people
    version   the releases that the record was read from
    sets      the parameters, in script order
    reads     u/(1+eta) (`torque`), xi, alpha-tilde and gamma-tilde in the solver's own parameters
    scales    the parameters that carry the strength of the whole torque
    current   the parameter that is a vector in general, to which the torque is proportional
    sign      the direction in which a current along +x acts
    own_u     what the solver, or its users, call u or its like, and which factors that holds
    script    the snippet, a `string.Template` over parameter names
    spelling  how a script is read
    drive     how a current is written that is not constant along x, where it can be
    writing   how a runnable case is written, where it can be
    own       P j as the solver's users mean it, where that is not (e M_s/mu_B) times the torque
    forms     other parameters that a script may give
    switches  names that NAME=VALUE may hold without any effect here, with the one value that is right (None: any)
    aliases   other names of the solver
    cannot    what the solver cannot express
    comment   how a comment line starts in the solver's input
    notes     pitfalls of the solver as a whole, with the version in which each was seen
    """

    name: str
    title: str
    version: str
    sets: tuple[Parameter, ...]
    reads: Mapping[str, Any]
    scales: tuple[str, ...]
    current: str
    sign: str
    own_u: str
    script: str
    spelling: Spelling
    drive: Drive | None = None
    writing: Writing | None = None
    own: Any = None
    forms: tuple[Form, ...] = ()
    switches: Mapping[str, float | None] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    comment: str = "#"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if set(self.reads) != set(READ):
            raise ValueError(f"{self.name}: reads must give {', '.join(READ)}; it gives {', '.join(self.reads)}")

    @property
    def family(self) -> str:
        """What the user asks for with --to; several evolvers may share it."""
        return self.name.partition("-")[0]

    @property
    def values(self) -> dict[str, Any]:
        """Parameter name -> expression in the coefficients of Eq. 16, in SymPy."""
        from derive.micromagnetics.coefficients import exact

        return {parameter.name: exact(parameter.value) for parameter in self.sets}

    @property
    def accepts(self) -> dict[str, Parameter | Form]:
        """All that a script may give, by name."""
        found: tuple[Parameter | Form, ...] = (*self.sets, *self.forms)
        return {p.name: p for p in found}

    def accepted(self, name: str) -> str | None:
        """What a script calls `name`, in any spelling, in this record's; "Ms" for M_s where it has none; None."""
        known = {plain(key): key for key in ("Ms", *self.accepts, *self.switches)}
        asked = plain(name)
        return known.get(asked, known.get(_SYNONYMS.get(asked, "")))

    def as_given(self, given: Iterable[str]) -> dict[str, Any]:
        """`reads` for a script that gives these parameters: a form that is given takes the place of the record's."""
        return {**self.reads, **{form.reads: form.value for form in self.forms if form.name in given}}

    def p_je(self, torque: Any, given: Iterable[str]) -> Any:
        """P j as the solver's users mean it, along the current, in the solver's parameters and M_s."""
        formed = any(form.reads == "torque" and form.name in given for form in self.forms)
        return torque * e * M_s / mu_B if self.own is None or formed else self.own
