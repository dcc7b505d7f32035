"""Scripts of ten solvers as people write them: what is read, where it stands, what is refused, and what is flagged."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from derive.micromagnetics import SOLVERS, convert, main
from derive.micromagnetics.constants import BOHR_MAGNETON, ELEMENTARY_CHARGE, HBAR, MU_0
from derive.micromagnetics.scripts.reading import Reading, read

SAMPLES = {
    "case_order.mx3": """// made up: case, comments, order, default Pol, arithmetic
setGridSize(128, 32, 1)
setCellSize(2e-9, 2e-9, 1e-9)
msat  = 7.2e5
AEX   = 11e-12
ALPHA = 3 // relaxing only
m = twodomain(0,0,1, 0,1,0, 0,0,-1)
relax()
alpha = .015
XI    = .25 /* xi = 9 */
amp  := 6e12 / 4
j     = vector(-amp, 0, 0)
run(1e-9)
""",
    "regions_time.mx3": """// made up: regions, constants, two components, then a current in time
gammaLL = 2.211e5 / mu0
Msat.setregion(0, 5.8e+5)
alpha.setregion(0, 0.2)
Xi.setRegion(0, 0.4)
Pol = 0.5
DisableSlonczewskiTorque = true
J = vector(2e12*cos(pi/3), 2e12*sin(pi/3), 0)
run(1e-9)
J = vector(1e12*sin(2*pi*1e9*t), 0, 0)
run(1e-9)
""",
    "anv.mif": """# MIF 2.1
set Ms 6.4e5
Parameter P 0.5 ;# polarization
Parameter beta 0.3
set J 2e12
set drift [expr {$J*$P*5.788e-5/$Ms}]
proc Pulse { total_time } { return [expr {$total_time < 1e-9 ? 1.0 : 0.0}] }
Specify Anv_SpinTEvolve [subst {
  gamma_LL 2.2e5
  alpha 0.2
  u {Oxs_UniformScalarField {
    value $drift
  }}
  beta $beta
  u_profile Pulse
  u_profile_args total_time
}]
Specify Oxs_TimeDriver [subst {
  evolver Anv_SpinTEvolve
  Ms {Oxs_AtlasScalarField { atlas :a values { hole 0 wire $Ms } }}
}]
""",
    "spinxfer.mif": """# MIF 2.2
Parameter xi 0.5
Specify Oxs_SpinXferEvolve:ev [subst {
  alpha 0.05
  P 0.8
  J -3e11
  J_direction -x
  eps_prime [expr {0.8*$xi/2}]
  propagate_mp 1
}]
Specify Oxs_TimeDriver { evolver :ev Ms 8e5 }
""",
    "wall.jl": """# made up: MicroMagnetic.jl
set_driver(sim; driver="LLG", alpha=0.05)
add_stt(sim; model=:zhang_li, b=-20, J=(0.6, 0.8, 0), xi=0.2)
""",
    "input.cfg": """# made up: Spirit
llg_damping   1.5E-1
llg_beta      0.05
llg_stt_magnitude 0.25
llg_stt_polarisation_normal\t0.0 -2.0 0.0
""",
}


def torque(reading: Reading, stage: int = 0) -> list[float]:
    """u/(1+eta) by components."""
    found = reading.stages[stage].recovery
    return [found.found["u_over_1_plus_eta"] * x for x in found.direction]


def values(reading: Reading, stage: int = 0) -> dict[str, float]:
    return reading.stages[stage].recovery.parameters


def lines(reading: Reading) -> dict[str, int]:
    return {name: found.line for name, found in reading.stages[0].found.items()}


def test_mumax3_with_its_case_order_and_defaults() -> None:
    found = read("mumax3", SAMPLES["case_order.mx3"], n0=0.0)
    assert torque(found) == pytest.approx([-113.497682, 0, 0], rel=1e-8)
    given = {"alpha": 0.015, "Xi": 0.25, "Pol": 1.0, "Msat": 7.2e5, "J": -1.5e12, "GammaLL": 1.7595e11}
    assert values(found) == pytest.approx(given)
    assert lines(found) == {"Msat": 4, "alpha": 9, "Xi": 10, "J": 12}
    assert found.warnings == () and found.unread == ()


def test_mumax3_with_regions_two_components_and_time() -> None:
    found = read("mumax3", SAMPLES["regions_time.mx3"], n0=0.0)
    assert torque(found) == pytest.approx([43.01608, 74.50603, 0], rel=1e-7)
    assert values(found)["GammaLL"] == pytest.approx(1.7594579e11, rel=1e-7)
    assert [stage.line for stage in found.stages] == [9, 11]
    assert values(found, 1)["J"] == 1e12 and found.stages[1].recovery.direction == (1.0, 0.0, 0.0)
    assert found.stages[1].shape[0].startswith("sin(") and found.stages[1].shape[1:] == ("", "")
    assert torque(found, 1)[0] == pytest.approx(43.01608, rel=1e-6)


def test_oommf_anv() -> None:
    found = read("oommf", SAMPLES["anv.mif"], n0=0.0)
    assert found.solver.name == "oommf-spint"
    assert torque(found)[0] == -90.4375
    given = {"u": 90.4375, "gamma_G": 228800.0, "alpha": 0.2, "beta": 0.3, "gamma_LL": 2.2e5}
    assert values(found) == pytest.approx(given, rel=1e-12)
    assert found.stages[0].found["Ms"].value == 6.4e5 and found.stages[0].found["u"].line == 11
    assert found.stages[0].shape[0] == "(1.0 if (t < 1e-09) else 0.0)"
    assert any("Pulse(t) = " in line for line in found.warnings)


def test_oommf_spinxfer() -> None:
    found = read("oommf", SAMPLES["spinxfer.mif"], n0=0.0)
    assert found.solver.name == "oommf-spinxfer"
    given = {"J": 3e11, "P": 0.8, "alpha": 0.05, "eps_prime": 0.2, "gamma_G": 2.211e5}
    assert values(found) == pytest.approx(given)
    assert found.stages[0].recovery.found["xi"] == pytest.approx(0.5)
    # gamma_G hbar P J/(2 e mu_0 M_s), by hand
    by_hand = 2.211e5 * HBAR * 0.8 * 3e11 / (2 * ELEMENTARY_CHARGE * MU_0 * 8e5)
    assert torque(found)[0] == pytest.approx(by_hand, rel=1e-13)
    assert torque(found)[0] == pytest.approx(17.3714434, rel=1e-8)


def test_micromagnetic_jl_and_spirit() -> None:
    found = read("MicroMagnetic.jl", SAMPLES["wall.jl"], n0=0.0)
    assert torque(found) == pytest.approx([-12, -16, 0])
    assert values(found)["xi"] == 0.2 and values(found)["alpha"] == 0.05
    found = read("spirit", SAMPLES["input.cfg"], n0=0.0)
    assert torque(found) == pytest.approx([0, 76.0514647, 0], rel=1e-8)
    assert values(found)["damping"] == 0.15 and values(found)["beta"] == 0.05


MX3 = "Msat = 8e5\nalpha = 0.1\nxi = 0.3\npol = 0.6\n"
U = BOHR_MAGNETON / (ELEMENTARY_CHARGE * 8e5)
"""mu_B/(e M_s) at 8e5 A/m."""
MX3_U = U * 0.6 * 1e12 / 1.09
MX3_WAYS = {
    "semicolons": ("J = vector(1e12, 0, 0); run(1e-9); J = vector(0,0,0)", [1, 0, 0]),
    "a variable": ("j0 := 1e8 * 1e4\nJ = vector(0, -j0, 0)\nrun(1e-9)", [0, -1, 0]),
    "brackets over lines": ("J = vector(\n  1e12, // x\n  0,\n  0)\nrun(1e-9)", [1, 0, 0]),
    "functions": ("J = vector(sqrt(1e24), 0, 1e12*sin(0))\nrun(1)", [1, 0, 0]),
    "a power": ("J = vector(pow(10, 12), 0, 0)\nsteps(10)", [1, 0, 0]),
    "a loop over something else": (
        "for i:=0; i<4; i++ {\n B_ext = vector(i, 0, 0)\n}\nJ = vector(1e12,0,0)\nrun(1)",
        [1, 0, 0],
    ),
    "a block comment": ("/* J = vector(9e12,0,0)\n */ J = vector(1e12, 0, 0)\nrun(1)", [1, 0, 0]),
    "two regions alike": ("Msat.SetRegion(0, 8e5)\nMsat.SetRegion(1, 8e5)\nJ = vector(1e12,0,0)\nrun(1)", [1, 0, 0]),
    "mumax's own constant": ("GammaLL = 1.7595e11\nJ = vector(1e12,0,0)\nrun(1)", [1, 0, 0]),
    "written by an Ubermag-like tool": ("J = vector(-1e12, 0, 1e-30)\nrun(1)", [-1, 0, 0]),
}


@pytest.mark.parametrize("way", MX3_WAYS)
def test_ways_to_write_mumax3(way: str) -> None:
    text, direction = MX3_WAYS[way]
    found = torque(read("mumax3", MX3 + text, n0=0.0))
    assert found == pytest.approx([MX3_U * x for x in direction], rel=1e-12, abs=1e-20)


DRIVER = "Specify Oxs_TimeDriver:d { evolver :e Ms 8e5 }\n"
MIF_WAYS = {
    "plain": ("Specify Anv_SpinTEvolve:e { alpha 0.1 u 50 beta 0.3 }", -50),
    "over lines": ("Specify Anv_SpinTEvolve:e {\n alpha 0.1\n u 50\n beta 0.3\n}", -50),
    "3d": ("Specify Anv_SpinTEvolve_3d:e { u { Oxs_UniformVectorField { vector {50 0 0} } } beta 0.3 }", -50),
    "a label": ("Specify Oxs_UniformScalarField:f { value 50 }\nSpecify Anv_SpinTEvolve:e { u :f beta .3 }", -50),
    "braced variable": ("set b 0.3\nSpecify Anv_SpinTEvolve:e [subst { u 50 beta ${b} }]", -50),
    "expr": ("Specify Anv_SpinTEvolve:e [subst { u [expr {100/2.}] beta 0.3 }]", -50),
    "integers divide as Tcl does": ("Specify Anv_SpinTEvolve:e [subst { u [expr {101/2}] beta 0.3 }]", -50),
    "continued": ("Parameter u \\\n 50\nSpecify Anv_SpinTEvolve:e [subst { u $u beta 0.3 }]", -50),
    "a quoted value": ('Specify Anv_SpinTEvolve:e { u "50" beta 0.3 }', -50),
    "spinxfer": (
        "Specify Oxs_SpinXferEvolve:e { P 0.4 J 1e12 eps_prime 0.06 propagate_mp 1 gamma_G 2.211e5 }",
        2.211e5 * HBAR * 0.4 * 1e12 / (2 * ELEMENTARY_CHARGE * MU_0 * 8e5),
    ),
}


@pytest.mark.parametrize("way", MIF_WAYS)
def test_ways_to_write_mif(way: str) -> None:
    text, expected = MIF_WAYS[way]
    found = read("oommf", f"# MIF 2.1\n{text}\n{DRIVER}", n0=0.0)
    assert torque(found) == pytest.approx([expected, 0, 0], rel=1e-12)
    assert found.stages[0].recovery.found["xi"] == pytest.approx(0.3)


UBERMAG = "import micromagneticmodel as mm\nimport oommfc as oc\n"
G0 = "mm.Precession(gamma0=2.211e5) + mm.Damping(alpha=0.1)"
UBERMAG_WAYS = {
    "a sum": (f"system.dynamics = {G0} + mm.ZhangLi(u=50, beta=0.3)", [-50, 0, 0]),
    "added": (f"system.dynamics = {G0}\nsystem.dynamics += mm.ZhangLi(u=50, beta=0.3)", [-50, 0, 0]),
    "a tuple": (f"system.dynamics = {G0} + mm.ZhangLi(u=(0, 50, 0), beta=0.3)", [0, -50, 0]),
    "a list": (f"system.dynamics = {G0} + mm.ZhangLi(u=[0, 0, 50], beta=0.3)", [0, 0, -50]),
    "STT": ("system.dynamics += oc.STT(u=(50, 0, 0), beta=0.3)", [-50, 0, 0]),
    "variables": (f"ux = 5e1\nsystem.dynamics = {G0} + mm.ZhangLi(beta=3e-1, u=ux)", [-50, 0, 0]),
    "a function": (f"def f(u):\n    return {G0} + mm.ZhangLi(u=u, beta=0.3)\nsystem.dynamics = f(50)", [-50, 0, 0]),
    "main": (f"if __name__ == '__main__':\n    s.dynamics = {G0} + mm.ZhangLi(u=50, beta=0.3)", [-50, 0, 0]),
    "numpy": ("import numpy as np\nsystem.dynamics += mm.ZhangLi(u=50 * np.cos(0), beta=0.3)", [-50, 0, 0]),
    "a name of its own": ("zl = mm.ZhangLi(u=50, beta=0.3)\nsystem.dynamics += zl", [-50, 0, 0]),
}


@pytest.mark.parametrize("way", UBERMAG_WAYS)
def test_ways_to_write_ubermag(way: str) -> None:
    text, expected = UBERMAG_WAYS[way]
    found = read("ubermag", UBERMAG + text, n0=0.0)
    assert found.solver.name == "ubermag-oommfc"
    assert torque(found) == pytest.approx(expected)
    assert found.stages[0].recovery.found["xi"] == 0.3


FIDIMAG = "sim = Sim(mesh, driver='llg_stt')\nsim.driver.alpha = 0.1\nsim.driver.p = 0.6\nsim.driver.beta = 0.3\n"
FIDIMAG_U = 2.0023193043737 / 2 * U * 0.6 * 1e12
FIDIMAG_WAYS = {
    "set": ("sim.set_Ms(8e5)\nsim.driver.jx = 1e12", [1, 0, 0]),
    "Ms as an attribute": ("sim.Ms = 8e5\nsim.driver.jx = 1e12", [1, 0, 0]),
    "jy": ("sim.set_Ms(8e5)\nsim.driver.jy = -1e12", [0, -1, 0]),
    "oblique": ("sim.set_Ms(8e5)\nsim.driver.jx = 0.6e12\nsim.driver.jy = .8e12", [0.6, 0.8, 0]),
    "a name": ("Ms = 8.0e5\njx = -1e12\nsim.set_Ms(Ms)\nsim.driver.jx = jx", [-1, 0, 0]),
    "another name of the Sim": ("s = sim\ns.Ms = 8e5\ns.driver.jx = 1e12", [1, 0, 0]),
    "in time": ("sim.Ms = 8e5\nsim.driver.jx = 1e12\nsim.driver.update_j_fun = lambda t: np.sin(t)", [1, 0, 0]),
    "run": ("sim.Ms = 8e5\nsim.driver.jx = 1e12\nsim.driver.run_until(1e-9)", [1, 0, 0]),
    "a relaxation first": (
        "sim.Ms = 8e5\nsim.driver.alpha = 0.5\nsim.driver.run_until(1e-9)\nsim.driver.alpha = 0.1\n"
        "sim.driver.jx = 1e12\nsim.driver.run_until(2e-9)",
        [1, 0, 0],
    ),
    "in a function": ("def excite(j):\n    sim.Ms = 8e5\n    sim.driver.jx = j\nexcite(1e12)", [1, 0, 0]),
}


@pytest.mark.parametrize("way", FIDIMAG_WAYS)
def test_ways_to_write_fidimag(way: str) -> None:
    text, direction = FIDIMAG_WAYS[way]
    found = read("fidimag", FIDIMAG + text, n0=0.0)
    assert torque(found) == pytest.approx([FIDIMAG_U * x for x in direction], rel=1e-12)
    assert values(found)["alpha"] == 0.1


JULIA_WAYS = {
    "P and Ms": ("add_stt(sim; model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(1e12, 0, 0))", [1, 0, 0]),
    "commas": ("add_stt(sim, model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(0, 1e12, 0))", [0, 1, 0]),
    "ux": (f'set_driver(sim; driver="LLG_STT", alpha=0.1, beta=0.3, ux={MX3_U!r})', [1, 0, 0]),
    "set_ux": (f'set_driver(sim; driver="LLG_STT", beta=0.3)\nset_ux(sim, {-MX3_U!r})', [-1, 0, 0]),
    "sim_with": (f'sim_with(mesh, driver="LLG_STT", beta=0.3, ux={MX3_U!r})', [1, 0, 0]),
    "a named tuple": (
        f'args = (name="w", Ms=8e5, beta=0.3, driver="LLG_STT", ux={MX3_U!r})\nsim_with(args)',
        [1, 0, 0],
    ),
    "stt": ("sim_with(mesh; stt=(model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(1e12, 0, 0)))", [1, 0, 0]),
    "juxtaposed": (
        "k = 2\nJ0 = 0.5e12\nadd_stt(sim; model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(2J0, 0, 0))",
        [1, 0, 0],
    ),
    "in a function": (
        "function go(j)\n  add_stt(sim; model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(j, 0, 0))\nend\ngo(1e12)",
        [1, 0, 0],
    ),
    "in time": (
        "add_stt(sim; model=:zhang_li, P=0.6, Ms=8e5, xi=0.3, J=(1e12, 0, 0), ft=t -> sin(2*pi*1e9*t))",
        [1, 0, 0],
    ),
}


@pytest.mark.parametrize("way", JULIA_WAYS)
def test_ways_to_write_julia(way: str) -> None:
    text, direction = JULIA_WAYS[way]
    found = read("micromagneticjl", text, n0=0.0)
    assert torque(found) == pytest.approx([MX3_U * x for x in direction], rel=1e-12)
    assert found.stages[0].recovery.found["xi"] == 0.3
    assert bool(found.stages[0].shape) == (way == "in time")


MEV = 0.1760859644 / 0.057883817555 * 100
"""m/s to the meV."""
SPIRIT_WAYS = {
    "bare": ("llg_stt_magnitude 0.25", [-1, 0, 0]),
    "a comment": ("llg_stt_magnitude 0.25 # meV\n### llg_stt_magnitude 3", [-1, 0, 0]),
    "exponent": ("llg_stt_magnitude 2.5E-1", [-1, 0, 0]),
    "tabs": ("llg_stt_magnitude\t0.25\nllg_stt_polarisation_normal\t0 1 0", [0, -1, 0]),
    "not normalised": ("llg_stt_magnitude 0.25\nllg_stt_polarisation_normal 0 0 -7", [0, 0, 1]),
    "oblique": ("llg_stt_magnitude 0.25\nllg_stt_polarisation_normal -3 -4 0", [0.6, 0.8, 0]),
    "gradient said": ("llg_stt_use_gradient 1\nllg_stt_magnitude 0.25", [-1, 0, 0]),
    "indented": ("   llg_stt_magnitude   .25", [-1, 0, 0]),
    "twice": ("llg_stt_magnitude 1\nllg_stt_magnitude 0.25", [-1, 0, 0]),
    "Python": ("from spirit.parameters import llg\nllg.set_stt(p, True, 0.25, [1, 0, 0])", [-1, 0, 0]),
}


@pytest.mark.parametrize("way", SPIRIT_WAYS)
def test_ways_to_write_spirit(way: str) -> None:
    text, direction = SPIRIT_WAYS[way]
    found = torque(read("spirit", text, n0=0.0))
    assert found == pytest.approx([0.25 * MEV * x for x in direction], rel=1e-12, abs=1e-20)


MAGNUM = "state.material = {'Ms': 8e5, 'alpha': 0.1, 'xi': 0.3, 'b': 5e-11}\nt = SpinTorqueZhangLi()\n"
MAGNUM_WAYS = {
    "Constant": ("state.j = state.Constant([1e12, 0, 0])", [50, 0, 0]),
    "Tensor": ("state.j = state.Tensor([0, 1e12, 0])", [0, 50, 0]),
    "a component": ("state.j = torch.zeros(n, 1, 1, 3)\nstate.j[..., 0] = 1e12", [50, 0, 0]),
    "two components": ("state.j = torch.zeros(3)\nstate.j[..., 0] = 6e11\nstate.j[..., 1] = 8e11", [30, 40, 0]),
    "torch": ("state.j = torch.tensor([1e12, 0.0, 0.0])", [50, 0, 0]),
    "times": ("state.j = 1e12 * torch.tensor([1.0, 0.0, 0.0])", [50, 0, 0]),
    "b apart": ("state.material['b'] = 1e-10\nstate.j = state.Constant([1e12, 0, 0])", [100, 0, 0]),
    "names": ("j0 = 1e12\nstate.j = state.Constant((j0, 0.0, 0.0))", [50, 0, 0]),
    "in time": ("state.j = lambda t: torch.tensor([1e12 * torch.sin(t), 0, 0])", [50, 0, 0]),
    "another state": ("s2.j = s2.Constant([-1e12, 0, 0])", [-50, 0, 0]),
}


@pytest.mark.parametrize("way", MAGNUM_WAYS)
def test_ways_to_write_magnumnp(way: str) -> None:
    text, expected = MAGNUM_WAYS[way]
    found = read("magnum.np", MAGNUM + text, n0=0.0)
    assert torque(found) == pytest.approx(expected, rel=1e-12)
    assert found.stages[0].found["b"].line in (1, 3)


MUMAXPLUS = "magnet = Ferromagnet(world, Grid((64, 8, 1)))\nmagnet.msat = 8e5\nmagnet.alpha = 0.1\nmagnet.xi = 0.3\n"
MUMAXPLUS_WAYS = {
    "a tuple": ("magnet.pol = 0.6\nmagnet.jcur = (1e12, 0, 0)", [1, 0, 0]),
    "a list": ("magnet.pol = 0.6\nmagnet.jcur = [0, 1e12, 0]", [0, 1, 0]),
    "names": ("magnet.pol = 0.6\nj = -1e12\nmagnet.jcur = (j, 0, 0)", [-1, 0, 0]),
    "run": ("magnet.pol = 0.6\nmagnet.jcur = (1e12, 0, 0)\nworld.timesolver.run(1e-9)", [1, 0, 0]),
    "off before": (
        "world.timesolver.run(1e-9)\nmagnet.pol = 0.6\nmagnet.jcur = (1e12, 0, 0)\nworld.timesolver.run(1e-9)",
        [1, 0, 0],
    ),
    "slonczewski off": (
        "magnet.pol = 0.6\nmagnet.fixed_layer = (0, 0, 1)\nmagnet.enable_slonczewski_torque = False\n"
        "magnet.jcur = (1e12, 0, 0)",
        [1, 0, 0],
    ),
    "in time": ("magnet.pol = 0.6\nmagnet.jcur.add_time_term(lambda t: (1e12 * np.sin(t), 0, 0))", [1, 0, 0]),
    "arithmetic": ("magnet.pol = 60/100\nmagnet.jcur = (10**12, 0, 0)", [1, 0, 0]),
    "regions": ("magnet.pol = 0.6\nmagnet.jcur = (1e12, 0, 0)\nmagnet.msat.set_in_region(1, 8e5)", [1, 0, 0]),
    "numpy": ("magnet.pol = 0.6\nmagnet.jcur = 1e12 * np.array([1, 0, 0])", [1, 0, 0]),
}


@pytest.mark.parametrize("way", MUMAXPLUS_WAYS)
def test_ways_to_write_mumaxplus(way: str) -> None:
    text, direction = MUMAXPLUS_WAYS[way]
    found = read("mumax+", MUMAXPLUS + text, n0=0.0)
    assert torque(found) == pytest.approx([MX3_U * x for x in direction], rel=1e-12)


def test_mumax3c_is_told_by_its_import() -> None:
    text = "import mumax3c as mc\nsystem.dynamics = mm.Precession(gamma0=2.211e5) + mm.ZhangLi(u=-50, beta=0.3)"
    found = read("ubermag", text, n0=0.0)
    assert found.solver.name == "ubermag-mumax3c"
    expected = 2 * 50 * 2.211e5 / (2.00231930436182 * MU_0 * 1.7595e11)
    assert torque(found)[0] == pytest.approx(expected, rel=1e-12)


REFUSED = [
    ("mumax3", MX3 + "FixedLayer = vector(0, 0, 1)\nJ = vector(0, 0, 1e12)\nrun(1)", "FixedLayer"),
    ("mumax3", "SetGridSize(8, 8, 1)\n" + MX3 + "J = vector(0, 0, 1e12)\nrun(1)", "single layer"),
    ("mumax3", MX3 + "DisableZhangLiTorque = true\nJ = vector(1e12, 0, 0)\nrun(1)", "DisableZhangLi"),
    ("mumax3", MX3.replace("0.6", "0") + "J = vector(1e12, 0, 0)", "Pol = 0"),
    ("mumaxplus", MUMAXPLUS + "magnet.pol = 1\nmagnet.fixed_layer = (0, 0, 1)\nmagnet.jcur = (1, 0, 0)", "fixed_layer"),
    ("oommf", "Specify Oxs_SpinXferEvolve:e { P 0.4 J 1e12 mp {1 0 0} }\n" + DRIVER, "propagate_mp"),
    ("oommf", "Specify Oxs_RungeKuttaEvolve:e { alpha 0.1 }\n" + DRIVER, "evolver"),
    ("ubermag", UBERMAG + "s.dynamics = mm.Slonczewski(J=1e12, mp=(1, 0, 0), P=0.4, Lambda=2)", "Slonczewski"),
    ("ubermag", UBERMAG + "s.dynamics = mm.Damping(alpha=0.1)", "no ZhangLi"),
    ("fidimag", "sim = Sim(mesh, driver='llg_stt_cpp')\nsim.driver.alpha = 0.1", "llg_stt_cpp"),
    ("micromagneticjl", "add_stt(sim; P=0.6, Ms=8e5, J=(1e12,0,0))", "Slonczewski"),
    ("micromagneticjl", "add_stt(sim; model=:slonczewski, P=0.6, Ms=8e5, J=(1e12,0,0))", "fixed layer"),
    ("micromagneticjl", "set_Ms(sim, 8e5)\nadd_sot(sim; J=1)", "spin-orbit"),
    ("spirit", "llg_stt_use_gradient 0\nllg_stt_magnitude 0.25", "use_gradient"),
    ("magnumnp", MAGNUM + "t2 = SpinOrbitTorque()", "spin-orbit"),
    ("magnumnp", MAGNUM + "t2 = SpinTorqueSlonczewski()", "fixed layer"),
]


@pytest.mark.parametrize(("solver", "text", "reason"), REFUSED)
def test_another_torque_is_refused_with_the_reason(solver: str, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        read(solver, text, n0=0.0)
    assert "\n" not in str(caught.value)


FLAGGED = [
    ("mumax3", MX3 + "if k > 2 {\n J = vector(1e12,0,0)\n} else {\n J = vector(2e12,0,0)\n}\nrun(1)", "condition"),
    ("fidimag", FIDIMAG + "sim.Ms = 8e5\nsim.driver.jx = 1\nfor i in r:\n    sim.driver.jx += 1e11", "loop"),
    ("fidimag", FIDIMAG + "sim.Ms = 8e5\nfor i in r:\n    sim.driver.jx = 2 * sim.driver.jx", "loop"),
    ("fidimag", FIDIMAG + "sim.Ms = 8e5\nsetattr(sim.driver, 'jx', 1e12)", "setattr"),
    ("fidimag", FIDIMAG + "sim.Ms = 8e5", "no current flows"),
    ("fidimag", FIDIMAG + "sim.Ms = 8e5\nsim.driver.jx = np.array([1e12, 1e12, 1e12])", "a field"),
    ("ubermag", UBERMAG + "s.dynamics = mm.ZhangLi(beta=0.3, **given)", "**"),
    ("oommf", "set u 1\nincr u 49\nSpecify Anv_SpinTEvolve:e [subst { u $u }]\n" + DRIVER, "incr"),
    ("oommf", "source other.mif\nSpecify Anv_SpinTEvolve:e { u 50 }\n" + DRIVER, "source"),
    ("mumax3", MX3 + "for i:=0; i<9; i++ {\n J = vector(i*1e11, 0, 0)\n run(1e-9)\n}", "loop"),
    ("mumax3", MX3 + "amp := 1e11\nfor i:=0; i<9; i++ {\n J = vector(amp, 0, 0)\n run(1)\n amp = amp*2\n}", "loop"),
    ("mumax3", MX3 + "J.add(LoadFile(`j.ovf`), 1)\nrun(1)", "J.add"),
    ("mumax3", MX3 + "Msat.SetRegion(1, 3e5)\nJ = vector(1e12, 0, 0)\nrun(1)", "regions"),
    ("mumax3", MX3 + "J = vector(jj, 0, 0)\nrun(1)", "jj is not set"),
    ("mumax3", MX3 + "if k > 2 {\n J = vector(1e12, 0, 0)\n}\nrun(1)", "condition"),
    ("mumax3", MX3 + "GammaLL = 2.211e5\nJ = vector(1e12, 0, 0)\nrun(1)", "mu_0 gamma"),
    ("fidimag", FIDIMAG + "sim.jx = 1e12\nsim.Ms = 8e5", "sim.driver.jx"),
    ("fidimag", FIDIMAG + "sim.driver.jx_function = lambda pos, t: 1e12*pos[0]\nsim.Ms = 8e5", "function of the place"),
    ("oommf", "Specify Oxs_SpinXferEvolve:e { P 0.4 J 1e12 propagate_mp 1 mp {1 0 0} }\n" + DRIVER, "does not load"),
    ("oommf", "foreach u {1 2} {\n set v $u\n}\nSpecify Anv_SpinTEvolve:e [subst { u $v }]\n" + DRIVER, "loop"),
    ("ubermag", UBERMAG + "s.dynamics = mm.ZhangLi(u=50, beta=0.3, func=f, dt=1e-12)", "function of time"),
    ("ubermag", UBERMAG + "s.dynamics = mm.ZhangLi(u={'a': 50, 'b': 0}, beta=0.3)", "u ="),
    ("mumaxplus", MUMAXPLUS + "magnet.pol = 1\nmagnet.jcur.add_time_term(lambda t: (1e12*t, 0, 0))", "add_time_term"),
    ("spirit", "llg_stt_magnitude -0.25", "negative"),
    ("magnumnp", MAGNUM.replace("SpinTorqueZhangLi()", "0") + "state.j = state.Constant([1, 0, 0])", "no torque acts"),
    ("micromagneticjl", "for j in 1:3\n add_stt(sim; model=:zhang_li, P=1, Ms=8e5, J=(j*1e12,0,0))\nend", "loop"),
]


@pytest.mark.parametrize(("solver", "text", "about"), FLAGGED)
def test_what_has_no_number_or_another_meaning_is_said(solver: str, text: str, about: str) -> None:
    found = read(solver, text, n0=0.0)
    assert any(about in line for line in (*found.warnings, *found.unread)), (found.warnings, found.unread)


@pytest.mark.parametrize("name", SOLVERS)
def test_what_the_converter_writes_is_read_back(name: str) -> None:
    """The printed script, read as a script: the same u, xi, damping and gamma, without a complaint."""
    (there,) = convert(name, P=0.6, je=-1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)
    start = "import mumax3c\n" if name.endswith("mumax3c") else ""
    back = read(name, start + there.text, Ms=8e5, n0=4e4)
    found = back.stages[0].recovery.found
    assert found["u"] == pytest.approx(there.coefficients["u"], rel=1e-12)
    assert found["xi"] == pytest.approx(0.3) and found["alpha"] == pytest.approx(0.12)
    if name != "spirit":  # the energies of its Hamiltonian are not in this script
        assert found["gamma"] == pytest.approx(there.inputs.gamma, rel=1e-12)


def test_what_reproduces_eq_16_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parameters offered give what Eq. 16 says, for each solver, where the script's own do not."""
    for name in SOLVERS:
        (there,) = convert(name, P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=0.0, alpha=0.12)
        script = tmp_path / "script"
        script.write_text(there.text)
        assert main(["--from", name, str(script), "--Ms", "8e5", "--n0", "4e4", "--as", "json"]) == 0
        first = json.loads(capsys.readouterr().out)
        again = [f"{n}={entry['value']!r}" for n, entry in first["reproduces"].items()]
        assert main(["--from", name, *again, "--Ms", "8e5", "--n0", "4e4", "--as", "json"]) == 0
        second = json.loads(capsys.readouterr().out)["found"]
        for key, entry in first["eq16"].items():
            assert second[key]["value"] == pytest.approx(entry["value"], rel=1e-9), (name, key)


def test_no_sign_in_a_script_or_its_name_reaches_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "a\x1b[31m.mx3"
    script.write_text("alpha = 0.1\nfoo(1)\x1b[2J\n")
    assert main(["--from", "mumax3", str(script)]) == 0
    shown = "".join(capsys.readouterr())
    assert r"a\x1b[31m.mx3" in shown and r"foo(1)\x1b[2j" in shown and shown.replace("\n", "").isprintable()


def test_a_comparison_shows_the_missing_factor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "anv.mif"
    script.write_text(SAMPLES["anv.mif"])
    assert main(["--from", "OOMMF", str(script)]) == 0
    shown = capsys.readouterr()
    assert "-90.4375 (+9 %)" in shown.out and "what Eq. 16 says" in shown.out
    assert "line 11    u = (90.4375, 0, 0) m/s" in shown.out
    assert "--n0 left out, so 0" in shown.err and "Pulse" in shown.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\xff\xfe\x01", "UTF-8 is needed"),
        (b"a\0b", "no text"),
        (b"// nothing of the kind\nrun(1)\n", "no script of mumax3"),
        (b"", "no script of mumax3"),
        (b"x = 1\n" * 1_700_000, "bytes"),
        (b"x = 1\n" * 60_000, "steps"),
        (b"for i:=0; i<1; i++ {\n" * 100, "nested"),
    ],
    ids=["binary", "nul", "none", "empty", "10 MB", "long", "nested"],
)
def test_a_script_that_is_none_takes_one_line(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "script.mx3"
    script.write_bytes(content)
    assert main(["--from", "mumax3", str(script)]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and shown.err.count("\n") == 1 and shown.out == ""


def test_a_vector_keys_in_any_spelling_and_ms(capsys: pytest.CaptureFixture[str]) -> None:
    data: list[dict[str, Any]] = []
    for arguments in (
        ["MuMax3", "ALPHA=0.1", "xi=0.3", "POL=0.6", "Ms=8e5", "j=(6e11, 8e11, 0)"],
        ["mumax+", "alpha=0.1", "Beta=0.3", "P=0.6", "M_s=8e5", "J_cur=[6e11, 8e11, 0]"],
        ["MicroMagnetic.jl", "alpha=0.1", "xi=0.3", f"ux={MX3_U}", "Ms=8e5"],
        ["magnum.np", "alpha=0.1", "xi=0.3", f"b={MX3_U}*1e-12", "j=1e12"],
    ):
        assert main(["--from", *arguments, "--n0", "0", "--as", "json"]) == 0
        data.append(json.loads(capsys.readouterr().out))
    assert data[0]["direction"] == data[1]["direction"] == pytest.approx([0.6, 0.8, 0])
    for entry in data:
        assert entry["found"]["u"]["value"] == pytest.approx(MX3_U, rel=1e-12)
    assert main(["--from", "oommf", "alpha=0.1", "P=0.4", "eps_prime=0.06", "J=1e12", "propagate_mp=1"]) == 0
    assert "Oxs_SpinXferEvolve" in capsys.readouterr().out
    assert main(["--from", "oommf", "alpha=0.1", "P=0.4", "J=1e12", "propagate_mp=0"]) == 2
    assert main(["--from", "anv_spintevolve", "gamma_LL=2.2e5", "alpha=0.2", "u=50"]) == 0
    assert "gamma_G = 228800" in capsys.readouterr().out


def test_both_conventions_of_p_j() -> None:
    """Anv's u is P j mu_B/(e M_s) to its users: that P j is 1+xi^2 times less than by the paper's u."""
    found = read("oommf", "Specify Anv_SpinTEvolve:e { u 50 beta 0.5 }\n" + DRIVER, n0=0.0).stages[0].recovery.found
    assert found["P_je_own"] == pytest.approx(-50 / U, rel=1e-12)
    assert found["P_je"] == pytest.approx(-50 / U * 1.25, rel=1e-12)


def test_a_measured_damping_is_alpha_tilde_already() -> None:
    (found,) = convert("mumax3", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12, alpha_is="measured")
    assert found.parameters["alpha"] == pytest.approx(0.12, rel=1e-14)
    eta = 4e4 / 8e5 / 1.09
    assert found.inputs.alpha == pytest.approx(0.12 * (1 + eta) - eta * 0.3, rel=1e-12)
    with pytest.raises(ValueError, match="below eta xi"):
        convert("mumax3", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.001, alpha_is="measured")


@pytest.mark.parametrize(
    ("solver", "given", "likely"),
    [
        ("mumax3", "GammaLL=2.211e5", "2.211e5 is mu_0 gamma"),
        ("oommf-spint", "gamma_G=1.76e11", "1.76e11 is gamma"),
        ("mumax3", "Pol=60", "60 % is 0.6"),
        ("mumax3", "Msat=800", "800 kA/m"),
        ("mumax3", "J=1e8", "A/cm^2"),
        ("oommf-spint", "u=1e12", "a current density does not belong here"),
        ("spirit", "magnitude=1e12", "1 meV is 304.2 m/s"),
        ("magnumnp", "b=0.6", "P mu_B/(e M_s) is 4e-11"),
        ("mumax3", "alpha=30", "0.001 to 0.1"),
        ("mumax3", "Xi=100", "0.01 to 1"),
    ],
)
def test_an_implausible_number_is_questioned(
    solver: str, given: str, likely: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = {"alpha": "0.1", "J": "1e12", "Msat": "8e5", "j": "1e12", "b": "5e-11"}
    own = [f"{n}={v}" for n, v in rest.items() if n in SOLVERS[solver].accepts and n != given.split("=")[0]]
    assert main(["--from", solver, given, *own, "--n0", "0"]) == 0
    assert any(likely in line for line in capsys.readouterr().err.splitlines())


def test_math_constants_of_scripts_are_codata() -> None:
    found = read("fidimag", FIDIMAG + "sim.Ms = 8e5\nsim.driver.jx = const.mu_B * 1e35 * np.pi", n0=0.0)
    assert values(found)["jx"] == pytest.approx(BOHR_MAGNETON * 1e35 * math.pi, rel=1e-14)


def test_the_page_of_the_guide_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--table"]) == 0
    shown = capsys.readouterr().out
    page = (Path(__file__).parents[1] / "docs" / "what-is-u.md").read_text(encoding="utf-8")
    assert f"```text\n{shown}```\n" in page
    for name, solver in SOLVERS.items():
        assert f"\n{name}: " in shown and solver.own_u.split(":")[0].split(",")[0] in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_the_worked_numbers_of_the_table() -> None:
    """By hand: mu_B P j_e/(e M_s), over 1+xi^2 where the solver divides, times g/2 in fidimag."""
    plain = U * 0.6 * 1e12
    from derive.micromagnetics.table import table

    entries = {entry.split(":")[0]: entry for entry in table().split("\n\n")[2:]}
    for name, expected in {
        "mumaxplus": plain / 1.09,
        "micromagneticjl": plain / 1.09,
        "oommf-spint": plain,
        "ubermag-oommfc": plain,
        "magnumnp": plain,
        "fidimag": plain * 2.0023193043737 / 2,
        "mumax3": plain / 1.09 * 1.76085963e11 / 1.7595e11,
        "oommf-spinxfer": plain * HBAR * 1.76085963e11 / (2 * BOHR_MAGNETON),
    }.items():
        assert f"worked    {expected:.6g} m/s" in entries[name]
