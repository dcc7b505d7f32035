"""The magnum.np script: a transverse wall under the torque, checked against Eq. 16 at its start and while it moves."""

from __future__ import annotations

MAGNUMNP_SCRIPT = """import os

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
