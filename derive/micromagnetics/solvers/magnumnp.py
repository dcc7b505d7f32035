"""magnum.np: a Zhang-Li torque that does not depend on gamma and whose prefactor b the user gives.

The script is a transverse wall under the torque, checked against Eq. 16 at its start and while it moves.
Source: magnum.np 2.2.0 field_terms/spintorque.py, solvers/llg.py.
"""

from __future__ import annotations

from derive.micromagnetics import coefficients as c
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, solver_symbol
from derive.micromagnetics.parameters import ALPHA, XI, gamma_parameter

_alpha, _xi, _gamma, _b, _j = (solver_symbol(s) for s in ("alpha", "xi", "gamma", "b", "j"))

SCRIPT = """import os

os.environ["TORCHDYNAMO_DISABLE"] = "1"  # else the first call compiles for half a minute
import torch
from magnumnp import ExchangeField, LLGSolver, Mesh, SpinTorqueZhangLi, State, UniaxialAnisotropyField
from magnumnp.common import constants

constants.gamma = $gamma

cells, dx, width = 300, 2e-9, $width
state = State(Mesh((cells, 1, 1), (dx, dx, dx)))
state.material = {
    "Ms": $Ms,
    "alpha": $alpha,
    "xi": $xi,
    "b": $b,
    "A": 1e-11,
    "Ku": 1e-11 / width**2,
    "Ku_axis": [0, 0, 1],
    "K_perp": -1e5,
    "K_perp_axis": [1, 0, 0],
}
state.j = torch.zeros(cells, 1, 1, 3)
state.j[..., 0] = $j

x = (torch.arange(cells) - cells // 2) * dx / width
state.m = torch.stack([torch.zeros(cells), 1 / torch.cosh(x), torch.tanh(x)], dim=-1).reshape(cells, 1, 1, 3)
torque = SpinTorqueZhangLi()
rate = LLGSolver([torque]).dm(0.0, state.m, state)[cells // 2, 0, 0]
slope = torch.tanh(torch.tensor(dx / width)) * width / dx  # the central difference over the derivative
print("dm/dt at the centre of the wall:", (rate / slope).tolist(), "expected [$check_x, 0, $check_z]")

hard_axis = UniaxialAnisotropyField(Ku="K_perp", Ku_axis="K_perp_axis")
llg = LLGSolver([torque, ExchangeField(), UniaxialAnisotropyField(), hard_axis])
positions = []
for _ in range(28):
    llg.step(state, 5e-11)
    positions.append(-float(state.m[..., 2].sum()) * dx / 2)
print("velocity of the wall:", (positions[-1] - positions[-3]) / 1e-10, "m/s, expected $velocity")
"""

MAGNUMNP = Solver(
    name="magnumnp",
    family="magnumnp",
    title="magnum.np, SpinTorqueZhangLi",
    version="2.2.0 (with torch's CPU build; TORCHDYNAMO_DISABLE=1 saves half a minute of compiling)",
    source="magnumnp/field_terms/spintorque.py: h = b/gamma (m x (j.grad)m + xi (j.grad)m)",
    comment="#",
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

SOLVERS = (MAGNUMNP,)
