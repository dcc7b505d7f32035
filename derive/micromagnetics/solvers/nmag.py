"""Nmag for Python 3: finite elements, and a Zhang-Li torque that does not depend on gamma.

Source: nmag-python-3 0.0.6 mag_material/mag_material.py (P mu_B/(e M_s (1+xi^2)) j),
nmag/simulation/exchange/llg_rhs.py.
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive, constant_alone
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import alpha, divided_current, polarization, saturation, xi
from derive.micromagnetics.terms import solver_symbol

_alpha, _xi, _gamma, _P, _j = (
    solver_symbol(s) for s in ("llg_damping", "llg_xi", "llg_gamma_G", "llg_polarisation", "current_density")
)

WALL = """import nmag
import nmesh
import numpy as np
from anisotropy import uniaxial_anisotropy
from nmag import SI

# a bar of cubes, each of six tetrahedra around its diagonal
corners = [(i, j, k) for i in range($cells + 1) for j in (0, 1) for k in (0, 1)]
node = {corner: i for i, corner in enumerate(corners)}
paths = [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
tetrahedra = []
for i in range($cells):
    for path in paths:
        steps = np.cumsum([(i, 0, 0), *np.eye(3, dtype=int)[list(path)]], axis=0)
        tetrahedra.append([node[tuple(step)] for step in steps.tolist()])
points = [[x * $dx * 1e9 for x in corner] for corner in corners]
mesh = nmesh.mesh_from_points_and_simplices(
    points=points, simplices_indices=tetrahedra, simplices_regions=[1] * len(tetrahedra)
)
mesh.save("wall.nmesh.h5")

material = nmag.MagMaterial(
    name="wall",
    Ms=SI($Ms, "A/m"),
    llg_damping=$llg_damping,
    llg_gamma_G=SI($llg_gamma_G, "m/A/s"),
    llg_xi=$llg_xi,
    llg_polarisation=$llg_polarisation,
    exchange_coupling=SI($A, "J/m"),
    anisotropy=uniaxial_anisotropy([0, 0, 1], $K) + uniaxial_anisotropy([1, 0, 0], -$K_perp),
)
simulation = nmag.Simulation("wall", do_demag=False, config=nmag.NmagConfig(output_policy="replace"))
simulation.load_mesh("wall.nmesh.h5", [("bar", material)], unit_length=SI(1e-9, "m"))
simulation.set_H_ext([0, 0, 0], SI("A/m"))
simulation.set_m(lambda r: [0, 1 / np.cosh((r[0] - $start) / $width), np.tanh((r[0] - $start) / $width)])
simulation.set_current_density([$current_density, 0, 0], unit=SI("A/m^2"))
simulation.set_params(ts_rel_tol=1e-6, ts_abs_tol=1e-6)
simulation.save_data()
for i in range($samples):
    simulation.advance_time(SI((i + 1) * $step, "s"))
    simulation.save_data()
"""

SOLVER = Solver(
    name="nmag",
    title="Nmag for Python 3, current density",
    version="nmag-python-3 0.0.6",
    sets=(
        saturation("Ms"),
        alpha("llg_damping", default=0.5),
        Parameter(
            "llg_gamma_G",
            "m/(A s)",
            c.mu_0 * c.gamma_t,
            "mu_0 gamma-tilde of Eq. 17",
            "in m/(A s), not rad/(T s); it does not scale the torque",
            default=2.210173e5,
        ),
        xi("llg_xi"),
        polarization("llg_polarisation", "the material", 0.0),
        divided_current("current_density", "j_e as it is"),
    ),
    reads={
        "torque": c.mu_B * _P * _j / (c.e * c.M_s * (1 + _xi**2)),
        "xi": _xi,
        "alpha_t": _alpha,
        "gamma_t": _gamma / c.mu_0,
    },
    scales=("current_density",),
    current="current_density",
    sign="the current density is that of the charge: along +x it moves a transverse wall to -x",
    own_u="none: it takes a current density and llg_polarisation, and divides by 1+xi^2",
    own=_P * _j,
    aliases=("nmag-python-3", "nmagpy3"),
    notes=(
        "tetrahedral meshes only; at an edge the slope is that of the cells on one side (0.0.6)",
        "the slope at a node is the mean over its cells, weighted by their volumes (0.0.6)",
    ),
    script="""material = nmag.MagMaterial(
    name="magnet",
    Ms=SI($Ms, "A/m"),
    llg_damping=$llg_damping,
    llg_gamma_G=SI($llg_gamma_G, "m/A/s"),
    llg_xi=$llg_xi,
    llg_polarisation=$llg_polarisation,
)
# simulation.load_mesh(..., [("region", material)], ...)
simulation.set_current_density([$current_density, 0, 0], unit=SI("A/m^2"))
""",
    drive=Drive(
        "[$current_density, 0, 0]",
        {"uniform": "[$x, $y, $z]"},
        refuses=constant_alone("only a constant vector is written for it (0.0.6)"),
    ),
    writing=Writing(WALL, file="wall_dat.ndt", columns=("time", "m_wall_0", "m_wall_1", "m_wall_2")),
    spelling=Spelling(
        "python",
        where={
            **{name: f"magmaterial:{name.lower()}" for name in ("Ms", "llg_damping", "llg_gamma_G", "llg_xi")},
            "llg_polarisation": "magmaterial:llg_polarisation",
            "current_density": "set_current_density:0 set_current_density:values",
        },
        runs=".advance_time .relax .hysteresis",
    ),
)
