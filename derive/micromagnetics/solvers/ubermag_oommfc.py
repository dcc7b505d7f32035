"""Ubermag on top of OOMMF: the numbers of ZhangLi go into Anv_SpinTEvolve as they are.

Source: oommfc 0.66.0 scripts/driver.py, scripts/evolver.py (u, beta, alpha and gamma_G as they are);
micromagneticmodel 0.65.0 dynamics/zhangli.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.currents.profiles import TCL
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, ELECTRON_U, xi
from derive.micromagnetics.solvers.oommf_spint import ODT
from derive.micromagnetics.terms import solver_symbol

_alpha, _u, _beta, _gamma0 = (solver_symbol(s) for s in ("alpha", "u", "beta", "gamma0"))

GAMMA0 = Parameter("gamma0", "m/(A s)", c.mu_0 * c.gamma_t, "mu_0 gamma-tilde of Eq. 17", "in m/(A s), not rad/(T s)")
SCRIPT = """import micromagneticmodel as mm

# system = mm.System(...)
system.dynamics = (
    mm.Precession(gamma0=$gamma0)
    + mm.Damping(alpha=$alpha)
    + mm.ZhangLi(u=$u, beta=$beta)
)
"""
HEAD = """import discretisedfield as df
import micromagneticmodel as mm
import oommfc as oc

start = df.Field.from_file("start.ovf")
system = mm.System(name="$case")
system.energy = mm.Exchange(A=$A)
"""
WALL = """system.energy += mm.UniaxialAnisotropy(K=$K, u=(0, 0, 1), name="easy")
system.energy += mm.UniaxialAnisotropy(K=-$K_perp, u=(1, 0, 0), name="hard")
"""
VORTEX = """system.energy += mm.Demag()
"""
RUN = """$block
system.m = df.Field(start.mesh, nvdim=3, value=start.array, norm=$Ms)
oc.TimeDriver().drive(system, t=$duration, n=$samples)
"""
OWN_U = "u, the drift velocity of the electrons: people write P |j| mu_B/(e M_s), without 1/(1+xi^2)"


SETTING = "system.dynamics = (\n    mm.Precession(gamma0=$gamma0)\n    + mm.Damping(alpha=$alpha)\n    + mm.ZhangLi("
PROFILE = """profile = {
    "script": "proc Profile { total_time } { return [expr {$f}] }\\n",
    "script_args": "total_time",
    "script_name": "Profile",
}
"""
PLACE = """import discretisedfield as df
import numpy as np


def place(r):
    x, y, z = np.subtract(r, system.m.mesh.region.center)
    factor = $g
    return $x * factor, $y * factor, $z * factor


"""


def drive(timed: tuple[str, str] = ("", ""), refuses: Mapping[str, str] | None = None) -> Drive:
    """How ZhangLi takes a current: a vector, a dict by region or a field."""
    values = {
        "uniform": ("", "($x, $y, $z)"),
        "regions": ("", '{"default": (0, 0, 0), $regions}'),
        "space": (PLACE, "df.Field(system.m.mesh, nvdim=3, value=place)"),
        "field": ("import discretisedfield as df\n\n", '$size * df.Field.from_file("$file")'),
    }
    forms = {name: f"${{before}}{head}{SETTING}u={u}$after, " for name, (head, u) in values.items()}
    region = {"region": '"$region": ($x, $y, $z),'}
    return Drive(f"{SETTING}u=$u, ", forms | region, timed, refuses or {}, time=TCL)


def spelling(marks: str) -> Spelling:
    """How a script spells the dynamics, whatever runs it."""
    return Spelling(
        "python",
        where={
            "gamma0": "precession:gamma0",
            "alpha": "damping:alpha",
            "u": "zhangli:u stt:u",
            "beta": "zhangli:beta stt:beta",
            "Ms": "field:norm .norm",
        },
        marks=marks,
        times="zhangli:func zhangli:tcl_strings",
        runs=".drive",
        refuses={
            "slonczewski": "mm.Slonczewski is the torque of a fixed layer",
            "!zhangli unless stt": "it has no ZhangLi term",
        },
    )


SOLVER = Solver(
    name="ubermag-oommfc",
    title="Ubermag, ZhangLi run by oommfc",
    version="micromagneticmodel 0.65.0 with oommfc 0.66.0",
    sets=(GAMMA0, ALPHA, ELECTRON_U, xi("beta", 0.01)),
    reads={"torque": -_u, "xi": _beta, "alpha_t": _alpha, "gamma_t": _gamma0 / c.mu_0},
    scales=("u",),
    current="u",
    sign="u points along the flow of the electrons, though the term's documentation prints the opposite overall sign",
    own_u=OWN_U,
    notes=("not the script for mumax3c: that one rescales the torque with g/2 and with GammaLL",),
    script=SCRIPT,
    drive=drive(timed=(PROFILE, ", tcl_strings=profile")),
    writing=Writing(HEAD + WALL + RUN, HEAD + VORTEX + RUN, file="$case/drive-0/$case.odt", columns=ODT),
    spelling=spelling(marks="!mumax3c"),
)
