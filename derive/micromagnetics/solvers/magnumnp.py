"""magnum.np: a Zhang-Li torque that does not depend on gamma and whose prefactor b the user gives.

Source: magnum.np 2.2.0 field_terms/spintorque.py (h = b/gamma (m x (j.grad)m + xi (j.grad)m)), solvers/llg.py.
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import IN_TIME, Drive
from derive.micromagnetics.currents.profiles import TORCH
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, XI, gamma_parameter
from derive.micromagnetics.terms import solver_symbol

_alpha, _xi, _gamma, _b, _j = (solver_symbol(s) for s in ("alpha", "xi", "gamma", "b", "j"))

SCRIPT = """constants.gamma = $gamma
# state = magnumnp.State(mesh); SpinTorqueZhangLi() is one of the terms of its LLGSolver
state.material["Ms"] = $Ms
state.material["alpha"] = $alpha
state.material["xi"] = $xi
state.material["b"] = $b
state.j = torch.zeros(*state.mesh.n, 3)
state.j[..., 0] = $j
"""
HEAD = """import os

os.environ["TORCHDYNAMO_DISABLE"] = "1"  # else the first call compiles for half a minute
"""
RUN = """logger = ScalarLogger("$case.dat", ["t", "m"])
logger << state
for _ in range($samples):
    llg.step(state, $step)
    logger << state
"""
WALL = """import torch
from magnumnp import ExchangeField, LLGSolver, Mesh, ScalarLogger, SpinTorqueZhangLi, State, UniaxialAnisotropyField
from magnumnp.common import constants

torch.set_default_dtype(torch.float64)
state = State(Mesh(($cells, 1, 1), ($dx, $dx, $dx)))
state.material = {"A": $A, "Ku": $K, "Ku_axis": [0, 0, 1], "K_perp": -$K_perp, "K_perp_axis": [1, 0, 0]}
$block
x = ((torch.arange($cells) + 0.5) * $dx - $start) / $width
state.m = torch.stack([0 * x, 1 / torch.cosh(x), torch.tanh(x)], dim=-1).reshape($cells, 1, 1, 3)
hard = UniaxialAnisotropyField(Ku="K_perp", Ku_axis="K_perp_axis")
llg = LLGSolver([SpinTorqueZhangLi(), ExchangeField(), UniaxialAnisotropyField(), hard])
"""

PLACE = """x, y, z = (r - r.mean() for r in state.mesh.SpatialCoordinate())
flow = (0 * x + $g)[..., None] * state.Constant([$x, $y, $z])
"""
FIELD = """import discretisedfield

flow = $size * torch.tensor(discretisedfield.Field.from_file("$file").array)
"""
CONSTANT, TIMED = "state.j = flow", "state.j = lambda state: $f * flow"
VORTEX = """import numpy as np
import torch
from magnumnp import DemagField, ExchangeField, LLGSolver, Mesh, ScalarLogger, SpinTorqueZhangLi, State
from magnumnp.common import constants

torch.set_default_dtype(torch.float64)
state = State(Mesh(($nx, $ny, $nz), ($dx, $dx, $dx)))
state.material = {"A": $A}
$block
start = np.loadtxt("start.ovf", comments="#").reshape($nz, $ny, $nx, 3)
state.m = torch.tensor(start.transpose(2, 1, 0, 3).copy())
llg = LLGSolver([DemagField(), ExchangeField(), SpinTorqueZhangLi()])
"""

SOLVER = Solver(
    name="magnumnp",
    title="magnum.np, SpinTorqueZhangLi",
    version="2.2.0 (with torch's CPU build; TORCHDYNAMO_DISABLE=1 saves half a minute of compiling)",
    sets=(
        ALPHA,
        XI,
        Parameter(
            "b",
            "m^3/(A s)",
            c.P * c.mu_B / (c.e * c.M_s * (1 + c.xi**2) * (1 + c.eta)),
            "u/(j_e (1+eta)): b holds P, mu_B/(e M_s) and both divisions",
            "magnum.np divides by neither 1+xi^2 nor 1+eta",
        ),
        gamma_parameter(2.21276157e5),
        Parameter("j", "A/m^2", c.j_e, "j_e as it is", "P is in b: it does not belong in j"),
    ),
    reads={"torque": _b * _j, "xi": _xi, "alpha_t": _alpha, "gamma_t": _gamma / c.mu_0},
    scales=("b",),
    current="j",
    sign="j is the electric current: j along +x moves a transverse wall to -x",
    own_u="b times j: the prefactor of (d/dx)m as it stands",
    notes=(
        "torch.gradient takes no notice of periodic boundaries: the torque at the seam is an edge's (2.2.0)",
        "gamma is one number for the whole process (magnumnp.common.constants), not a parameter of the material",
        "at an edge torch.gradient takes a full one-sided difference: compare interior cells",
    ),
    script=SCRIPT,
    drive=Drive(
        "state.j = torch.zeros(*state.mesh.n, 3)\nstate.j[..., 0] = $j",
        {
            "uniform": "state.j = state.Constant([$x, $y, $z])",
            f"uniform{IN_TIME}": f"flow = state.Constant([$x, $y, $z])\n{TIMED}",
            "space": PLACE + CONSTANT,
            f"space{IN_TIME}": PLACE + TIMED,
            "field": FIELD + CONSTANT,
            f"field{IN_TIME}": FIELD + TIMED,
        },
        refuses={"regions": "it has no regions by name (2.2.0): give a factor in space, of x, y and z"},
        time=TORCH,
        place=TORCH,
    ),
    writing=Writing(HEAD + WALL + RUN, HEAD + VORTEX + RUN, columns=("t", "m_x", "m_y", "m_z")),
    spelling=Spelling(
        "python",
        where={
            **{name: f"material.{name} material.{name}.fill:0" for name in ("alpha", "xi", "b")},
            "gamma": "constants.gamma",
            "j": ".j",
            "Ms": "material.ms",
        },
        runs=".step .solve .run",
        refuses={
            "spintorqueslonczewski": "SpinTorqueSlonczewski is the torque of a fixed layer",
            "spinorbittorque": "SpinOrbitTorque is a spin-orbit torque",
        },
        warns={"!spintorquezhangli": "there is no SpinTorqueZhangLi among the terms: without it no torque acts"},
    ),
)
