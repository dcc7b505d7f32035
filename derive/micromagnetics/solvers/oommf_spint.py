"""OOMMF's Anv_SpinTEvolve, which takes u along the flow of the electrons, opposite to Eq. 16's.

Source: OOMMF app/oxs/contrib/anv_spintevolve/spintevolve.cc (-u dm/dx + beta u m x dm/dx in the Gilbert form);
anv-spintevolve-3d.
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.currents.profiles import TCL
from derive.micromagnetics.mapping import Solver, Spelling, Writing
from derive.micromagnetics.parameters import ELECTRON_U, GAMMA_G, GAMMA_LL, alpha, xi
from derive.micromagnetics.terms import solver_symbol

_alpha, _u, _beta, _gamma_G = (solver_symbol(s) for s in ("alpha", "u", "beta", "gamma_G"))

WALL = """# MIF 2.1
Specify Oxs_BoxAtlas:atlas { xrange {0 $length} yrange {0 $dx} zrange {0 $dx} }
Specify Oxs_RectangularMesh:mesh { cellsize {$dx $dx $dx} atlas :atlas }
Specify Oxs_UniformExchange { A $A }
Specify Oxs_UniaxialAnisotropy:easy { K1 $K axis {0 0 1} }
Specify Oxs_UniaxialAnisotropy:hard { K1 -$K_perp axis {1 0 0} }
"""
RUN = """$block
Specify Oxs_TimeDriver {
  basename $case
  evolver :evolver
  mesh :mesh
  Ms $Ms
  m0 { Oxs_FileVectorField { file start.ovf atlas :atlas norm 1 } }
  stopping_time $step
  stage_count $samples
}
Destination archive mmArchive
Schedule DataTable archive Stage 1
"""
VORTEX = """# MIF 2.1
Specify Oxs_BoxAtlas:atlas { xrange {0 $length} yrange {0 $length} zrange {0 $height} }
Specify Oxs_RectangularMesh:mesh { cellsize {$dx $dx $dx} atlas :atlas }
Specify Oxs_UniformExchange { A $A }
Specify Oxs_Demag {}
"""
ODT = ("Oxs_TimeDriver::Simulation time", *(f"Oxs_TimeDriver::m{axis}" for axis in "xyz"))
WRITING = Writing(WALL + RUN, VORTEX + RUN, "tclsh oommf.tcl boxsi $case.mif", "$case.odt", ODT)

PROFILE = "proc Profile { total_time } { return [expr {$f}] }\n"
"""The factor in time as a procedure of Tcl, which an evolver calls at every step."""
HEAD = """Specify Anv_SpinTEvolve_3d:evolver {
  alpha $alpha
  gamma_G $gamma_G
  """
PLACE = """proc Place { rx ry rz x0 y0 z0 x1 y1 z1 } {
  set x [expr {$$rx - 0.5*($$x0 + $$x1)}]
  set y [expr {$$ry - 0.5*($$y0 + $$y1)}]
  set z [expr {$$rz - 0.5*($$z0 + $$z1)}]
  set factor [expr {$g}]
  return [list [expr {$x*$$factor}] [expr {$y*$$factor}] [expr {$z*$$factor}]]
}
"""

SOLVER = Solver(
    name="oommf-spint",
    title="OOMMF, Anv_SpinTEvolve",
    version="OOMMF 2.0 and 2.1 with the extension anv_spintevolve; Anv_SpinTEvolve_3d is the same for a vector u",
    sets=(alpha(default=0.5), GAMMA_G, ELECTRON_U, xi("beta", 0.01)),
    reads={"torque": -_u, "xi": _beta, "alpha_t": _alpha, "gamma_t": _gamma_G / c.mu_0},
    scales=("u",),
    current="u",
    sign="u points along the flow of the electrons: u > 0 moves a transverse wall to +x",
    own_u="u, the drift velocity of the electrons: people write P |j| mu_B/(e M_s), without 1/(1+xi^2)",
    forms=(GAMMA_LL,),
    aliases=("anv_spintevolve", "spintevolve", "anv", "anv_spintevolve_3d"),
    notes=(
        "beta is 0.01 where it is left out, not 0 (anv_spintevolve of 2023-03-27)",
        "at an edge it takes a full one-sided difference: compare interior cells",
    ),
    script="""Specify Anv_SpinTEvolve:evolver {
  alpha $alpha
  gamma_G $gamma_G
  u $u
  beta $beta
}
""",
    drive=Drive(
        "Specify Anv_SpinTEvolve:evolver {\n  alpha $alpha\n  gamma_G $gamma_G\n  u $u",
        {
            "uniform": f"${{before}}{HEAD}u {{$x $y $z}}$after",
            "regions": f"${{before}}{HEAD}u {{ Oxs_AtlasVectorField {{\n    atlas :atlas\n    default_value {{0 0 0}}\n"
            "    values {\n$regions\n    }\n  } }$after",
            "region": "      $region {$x $y $z}",
            "space": f"${{before}}{PLACE}{HEAD}u {{ Oxs_ScriptVectorField {{\n    atlas :atlas\n    script Place\n"
            "    script_args {rawpt minpt maxpt}\n  } }$after",
            "field": f"${{before}}{HEAD}u {{ Oxs_FileVectorField {{\n    atlas :atlas\n    file {{$file}}\n"
            "    multiplier $size\n  } }$after",
        },
        timed=(PROFILE, "\n  u_profile Profile\n  u_profile_args total_time"),
        time=TCL,
        place=TCL,
    ),
    writing=WRITING,
    spelling=Spelling(
        "mif",
        where={name: f"anv_spintevolve.{name.lower()}" for name in ("alpha", "gamma_G", "gamma_LL", "u", "beta")}
        | {"Ms": "oxs_timedriver.ms"},
        marks="anv_spintevolve",
        times="anv_spintevolve.u_profile",
        refuses={"!anv_spintevolve": "it has no evolver of Zhang-Li's torque (Anv_SpinTEvolve, Oxs_SpinXferEvolve)"},
    ),
)
