"""From the inputs of Eqs. 16 and 17 to the parameters and the script of a solver.

Key results: `convert` (inputs -> `Conversion` per evolver of the solver).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Template
from typing import Any

from derive.micromagnetics import terms as c
from derive.micromagnetics.checks import SelfCheck, self_check
from derive.micromagnetics.constants import GAMMA
from derive.micromagnetics.currents.current import Current
from derive.micromagnetics.currents.drives import refusal, with_current
from derive.micromagnetics.gap import exchange_gap
from derive.micromagnetics.inputs import Inputs, size_warnings, spin_mixing
from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.solvers import named


@dataclass(frozen=True)
class Conversion:
    """One solver's parameters for given inputs.

    solver        the record of the mapping
    inputs        what was given
    coefficients  eta, u (m/s), gamma_tilde (rad/(T s)) and alpha_tilde
    parameters    the solver's parameters by name, in the solver's units
    check         numbers that the solver must reproduce
    warnings      one line for each value of a suspicious size, and for each evolver that cannot have the current
    current       how the current flows, where it is not constant along x
    """

    solver: Solver
    inputs: Inputs
    coefficients: dict[str, float]
    parameters: dict[str, float]
    check: SelfCheck
    warnings: tuple[str, ...]
    current: Current | None = None

    @property
    def script(self) -> str:
        """The snippet for the solver, without comments on where it comes from."""
        numbers = {name: repr(value) for name, value in (("Ms", self.inputs.Ms), *self.parameters.items())}
        if self.current is None or self.solver.drive is None:
            return Template(self.solver.script).substitute(numbers)
        size = self.parameters[self.solver.current]
        return with_current(self.solver.script, self.solver.drive, self.current, size, numbers)

    @property
    def text(self) -> str:
        """The snippet with the inputs, the self-check and the table as comments: what the command prints."""
        from derive.micromagnetics.render import annotated

        return annotated(self)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data, for programs."""
        from derive.micromagnetics.render import as_data

        return as_data(self)


def convert(
    to: str,
    *,
    P: float,
    je: float,
    Ms: float,
    alpha: float,
    n0: float = 0.0,
    xi: float | None = None,
    tau_sf: float | None = None,
    gap: float | str | None = None,
    gamma: float = GAMMA,
    alpha_is: str = "bare",
    A: float | None = None,
    K: float | None = None,
    K_perp: float | None = None,
    current: Current | None = None,
) -> tuple[Conversion, ...]:
    """The parameters of solver `to` (a name or a family) that make it integrate Eqs. 16 and 17; one per evolver.

    P polarization; je electric current density along x, A/m^2; Ms, n0 in A/m; alpha Gilbert damping, bare, or with
    `alpha_is` "measured" a~ of Eq. 17, as ferromagnetic resonance gives it; xi, or tau_sf in s and gap (as in
    `derive.micromagnetics.gap`, a number in J); gamma bare, rad/(T s); A in J/m, K and K_perp in J/m^3 tell
    on which side of its breakdown a wall is; current how je flows, where that is not constant along x. ValueError,
    one line, for what no material can have, for an unknown solver, for a current that it cannot take, and unless
    xi is given in exactly one way.
    """
    solvers, left_out = _that_can(named(to), current)
    energy = None if gap is None else exchange_gap(gap, "J")
    mixing = _xi(xi, tau_sf, energy)
    inputs = Inputs(P=P, je=je, xi=mixing, Ms=Ms, n0=n0, alpha=alpha, gamma=gamma)
    if alpha_is == "measured":
        inputs = replace(inputs, alpha=_bare(inputs))
    sizes = inputs.numbers() | {name: v for name, v in (("tau_sf", tau_sf), ("gap", energy)) if v is not None}
    values = c.numbers(inputs)
    check, warnings = self_check(values, {"A": A, "K": K, "K_perp": K_perp}), (*size_warnings(sizes), *left_out)
    return tuple(_converted(solver, inputs, values, check, warnings, current) for solver in solvers)


def _that_can(solvers: tuple[Solver, ...], current: Current | None) -> tuple[tuple[Solver, ...], tuple[str, ...]]:
    """The evolvers that can have the current, and why the others cannot; ValueError where none can."""
    reasons = {solver.name: None if current is None else refusal(solver.drive, current) for solver in solvers}
    left_out = tuple(f"{name}: {reason}" for name, reason in reasons.items() if reason)
    if len(left_out) == len(solvers):
        raise ValueError("; ".join(left_out))
    return tuple(solver for solver in solvers if not reasons[solver.name]), left_out


def _bare(inputs: Inputs) -> float:
    """The bare damping whose a~ is the damping given; ValueError where a~ would be below what the electrons give."""
    values = c.numbers(inputs)
    least = c.formula(c.alpha_t.text).at(values | {c.alpha.text: 0.0})
    bare = float(c.formula("bare_alpha").at(values | {c.alpha_t.text: inputs.alpha}))
    if bare < 0:
        raise ValueError(f"alpha = {inputs.alpha:g}, measured, is below eta xi/(1+eta) = {least:g} of these electrons")
    return bare


def _xi(xi: float | None, tau_sf: float | None, gap: float | None) -> float:
    """xi itself, or from both the spin-flip time and the gap."""
    if xi is not None and tau_sf is None and gap is None:
        return xi
    if xi is None and tau_sf is not None and gap is not None:
        return spin_mixing(gap, tau_sf)
    raise ValueError("give either xi, or both tau_sf and gap")


def _converted(
    solver: Solver,
    inputs: Inputs,
    values: dict[str, float],
    check: SelfCheck,
    warnings: tuple[str, ...],
    current: Current | None,
) -> Conversion:
    u, eta, alpha_t, gamma_t = (values[symbol.text] for symbol in c.COEFFICIENTS)
    derived = {"eta": eta, "u": u, "u_over_1_plus_eta": u / (1 + eta), "gamma_tilde": gamma_t, "alpha_tilde": alpha_t}
    parameters = {p.name: p.value.at(values) for p in solver.sets}
    return Conversion(solver, inputs, derived, parameters, check, warnings, current)
