"""OOMMF's Oxs_SpinXferEvolve: Slonczewski's torque, which is Zhang-Li's with propagate_mp 1.

The polarization is then taken from the neighbouring cells, and `mp` must not be given.

Source: OOMMF app/oxs/ext/spinxferevolve.cc (gamma_G hbar J/(mu_0 e M_s) (P/2 dm/dx - eps_prime m x dm/dx)),
app/oxs/examples/stdprob5.mif.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.currents.profiles import TCL
from derive.micromagnetics.mapping import Parameter, Solver, Spelling
from derive.micromagnetics.parameters import GAMMA_G, GAMMA_LL, alpha
from derive.micromagnetics.solvers.oommf_spint import PROFILE, WRITING
from derive.micromagnetics.terms import solver_symbol

_alpha, _gamma_G, _P, _J, _eps = (solver_symbol(s) for s in ("alpha", "gamma_G", "P", "J", "eps_prime"))

_AXES = {f"{sign}{axis}": (i, 1.0 if sign == "+" else -1.0) for i, axis in enumerate("xyz") for sign in "+-"}


def _directed(values: dict[str, Any]) -> list[str]:
    """J along J_direction, which is +x where propagate_mp is 1; a polarization of equal layers."""
    axis, sign = _AXES.get(str(values.pop("J_direction", "+x")).lower(), (0, 0.0))
    if not sign:
        raise ValueError(f"J_direction is one of {', '.join(_AXES)}")
    if values.pop("P_free", values.get("P")) != values.get("P"):
        raise ValueError("P_fixed and P_free differ: that is Slonczewski's torque of two layers")
    if isinstance(size := values.get("J"), tuple):
        x = size[0] * sign
        values["J"] = tuple(x if i == axis else 0.0 for i in range(3))
    return []


_OTHER = "{} (OOMMF 2.1); --to oommf-spint takes any direction and any field"
_REGIONS = "{ Oxs_AtlasScalarField {\n    atlas :atlas\n    default_value 0\n    values {\n$regions\n    }\n  } }"
SCRIPT = """Specify Oxs_SpinXferEvolve:evolver {
  alpha $alpha
  gamma_G $gamma_G
  P $P
  eps_prime $eps_prime
  J $J
  J_direction +x
  propagate_mp 1
}
"""

SOLVER = Solver(
    name="oommf-spinxfer",
    title="OOMMF, Oxs_SpinXferEvolve",
    version="OOMMF 1.2, 2.0 and 2.1",
    sets=(
        alpha(default=0.5),
        GAMMA_G,
        Parameter(
            "P",
            "1",
            2 * c.mu_B * c.P / (c.hbar * c.gamma * (1 + c.xi**2)),
            "P/(1+xi^2) x 2 mu_B/(hbar gamma): the torque is gamma_G hbar P J/(2 e mu_0 M_s)",
            "OOMMF does not divide by 1+xi^2; gamma hbar/(2 mu_B) is g/2, 0.116 % from 1; the default is 0.4",
            default=0.4,
        ),
        Parameter(
            "eps_prime",
            "1",
            c.xi * c.mu_B * c.P / (c.hbar * c.gamma * (1 + c.xi**2)),
            "xi/2 times the P above: the non-adiabatic term has no factor 1/2 of its own",
            "eps_prime is not xi; with the default 0 the torque is adiabatic",
            default=0.0,
        ),
        Parameter(
            "J",
            "A/m^2",
            c.j_e,
            "j_e as it is: gamma_G = mu_0 gamma-tilde has divided the torque by 1+eta",
            "dividing by 1+eta again; J flows along J_direction, +x by default if propagate_mp is 1 (else -z)",
        ),
    ),
    reads={
        "torque": _gamma_G * c.hbar * _P * _J / (2 * c.mu_0 * c.e * c.M_s),
        "xi": 2 * _eps / _P,
        "alpha_t": _alpha,
        "gamma_t": _gamma_G / c.mu_0,
    },
    scales=("J",),
    current="J",
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    own_u="none: it takes J and P, and does not divide by 1+xi^2",
    own=_P * _J,
    forms=(GAMMA_LL,),
    switches={"propagate_mp": 1.0, "Lambda": None},
    aliases=("oxs_spinxferevolve", "spinxferevolve"),
    notes=(
        "mp is refused beside propagate_mp 1, which takes the neighbouring spins (OOMMF 2.1)",
        "Lambda has no influence with propagate_mp 1 (OOMMF 2.1)",
        "at an edge it takes half a one-sided difference: compare interior cells",
    ),
    script=SCRIPT,
    drive=Drive(
        SCRIPT,
        {
            "axis": "${before}" + SCRIPT.replace("$J\n", "$size$after\n").replace("+x", "$axis"),
            "regions": "${before}" + SCRIPT.replace("$J\n", f"{_REGIONS}$after\n").replace("+x", "$axis"),
            "region": "      $region $size",
        },
        timed=(PROFILE, "\n  J_profile Profile\n  J_profile_args total_time"),
        refuses={
            "oblique": _OTHER.format("J flows along one axis, J_direction"),
            **dict.fromkeys(("space", "field"), _OTHER.format("J is written as a number, or one by region")),
        },
        time=TCL,
    ),
    writing=replace(WRITING, half=True),
    spelling=Spelling(
        "mif",
        where={
            **{n: f"oxs_spinxferevolve.{n.lower()}" for n in ("alpha", "gamma_G", "gamma_LL", "eps_prime", "J")},
            "P": "oxs_spinxferevolve.p oxs_spinxferevolve.p_fixed",
            "P_free": "oxs_spinxferevolve.p_free",
            "J_direction": "oxs_spinxferevolve.j_direction",
            "Ms": "oxs_timedriver.ms",
        },
        marks="oxs_spinxferevolve",
        times="oxs_spinxferevolve.j_profile",
        refuses={"!oxs_spinxferevolve.propagate_mp": "without propagate_mp 1 it is Slonczewski's torque of a layer mp"},
        warns={"oxs_spinxferevolve.mp": "OOMMF refuses mp beside propagate_mp 1: this block does not load"},
        finish=_directed,
    ),
)
