"""fidimag: a Zhang-Li torque with g mu_B/2 for mu_B, without 1/(1+xi^2), that does not depend on gamma.

Source: fidimag micro/llg_stt.py (u0 = g mu_B/(2 e), times p/M_s), common/lib/stt.cpp, common/constant.py.
"""

from __future__ import annotations

from fractions import Fraction

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import IN_TIME, Drive
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, gamma_parameter, saturation, xi
from derive.micromagnetics.terms import solver_symbol

FIDIMAG_G = Fraction("2.0023193043737")
"""The g-factor in fidimag's u0 = g mu_B/(2 e) (fidimag.common.constant.g_e)."""

_alpha, _gamma, _p, _beta, _jx = (solver_symbol(s) for s in ("alpha", "gamma", "p", "beta", "jx"))


def _each(line: str) -> str:
    """A line for each component, with the component's axis for % and its index for #."""
    return "\n".join(line.replace("%", axis).replace("#", str(i)) for i, axis in enumerate("xyz"))


PLACE = """import numpy as np

centre = sim.mesh.coordinates.mean(axis=0)


def place(pos):
    x, y, z = (np.array(pos) - centre) * sim.mesh.unit_length
    return $g


"""
FIELD = """import discretisedfield

flow = discretisedfield.Field.from_file("$file").array.transpose(2, 1, 0, 3).reshape(-1, 3)
"""
HEAD = """import numpy as np
from fidimag.common import CuboidMesh
from fidimag.micro import Demag, Sim, UniaxialAnisotropy, UniformExchange

size = $dx * 1e9
mesh = CuboidMesh(nx=$nx, ny=$ny, nz=$nz, dx=size, dy=size, dz=size, unit_length=1e-9)
sim = Sim(mesh, name="$case", driver="llg_stt")
$block
sim.driver.set_tols(rtol=1e-9, atol=1e-9)
sim.set_m(np.loadtxt("start.ovf", comments="#").ravel())
sim.add(UniformExchange(A=$A))
"""
WALL = """sim.add(UniaxialAnisotropy($K, axis=(0, 0, 1)))
sim.add(UniaxialAnisotropy(-$K_perp, axis=(1, 0, 0), name="hard"))
"""
VORTEX = """sim.add(Demag())
"""
RUN = """for i in range($samples + 1):
    sim.driver.run_until(i * $step)
"""

SOLVER = Solver(
    name="fidimag",
    title="fidimag, driver llg_stt",
    version="2.9, 3.0 and 3.9",
    sets=(
        saturation("Ms"),
        ALPHA,
        gamma_parameter(2.21e5),
        Parameter(
            "p",
            "1",
            (2 / FIDIMAG_G) * c.P / ((1 + c.xi**2) * (1 + c.eta)),
            "(2/g) P/((1+xi^2)(1+eta)): fidimag multiplies by g mu_B/2 and divides by neither",
            "P itself is 9 % too much at xi = 0.3, and g/2 another 0.116 %; the default is 0.5",
            default=0.5,
        ),
        xi("beta"),
        Parameter("jx", "A/m^2", c.j_e, "j_e as it is", "jx, jy and jz are the electric current, not u", default=0.0),
    ),
    reads={
        "torque": FIDIMAG_G * c.mu_B * _p * _jx / (2 * c.e * c.M_s),
        "xi": _beta,
        "alpha_t": _alpha,
        "gamma_t": _gamma / c.mu_0,
    },
    scales=("p",),
    current="jx",
    sign="jx is the electric current: jx > 0 moves a transverse wall to -x",
    own_u="none: it takes jx, jy, jz and p, and does not divide by 1+xi^2",
    own=_p * _jx,
    cannot=("an M_s that varies in space: the torque uses one Ms_const",),
    notes=(
        "sim.jx, on the Sim, has no effect: no current flows; it is sim.driver.jx (3.9)",
        "update_j_fun, a function of t, was left out after 2.9; since 3.0 it is jx_function(pos, t)",
        "at an edge it takes a full one-sided difference: compare interior cells",
    ),
    script="""# from fidimag.micro import Sim
# sim = Sim(mesh, driver="llg_stt")
sim.set_Ms($Ms)
sim.driver.alpha = $alpha
sim.driver.gamma = $gamma
sim.driver.p = $p
sim.driver.beta = $beta
sim.driver.jx = $jx
""",
    drive=Drive(
        "sim.driver.jx = $jx",
        {
            "uniform": _each("sim.driver.j% = $%"),
            f"uniform{IN_TIME}": "import numpy as np\n\n" + _each("sim.driver.j%_function = lambda pos, t: $%t"),
            "space": PLACE + _each("sim.driver.j% = lambda pos: $% * place(pos)"),
            f"space{IN_TIME}": PLACE + _each("sim.driver.j%_function = lambda pos, t: $%t * place(pos)"),
            "field": FIELD + _each("sim.driver.j% = $size * flow[:, #]"),
        },
        refuses={
            "regions": "it has no regions (3.9): give a factor in space, of x, y and z",
            f"field{IN_TIME}": "it multiplies no array by a function of time (3.9): give a factor in space",
        },
    ),
    writing=Writing(HEAD + WALL + RUN, HEAD + VORTEX + RUN, file="$case.txt", columns=("time", "m_x", "m_y", "m_z")),
    spelling=Spelling(
        "python",
        where={
            "Ms": ".ms set_ms:0",
            "alpha": "driver.alpha driver.set_alpha:0",
            "gamma": "driver.gamma",
            "p": "driver.p",
            "beta": "driver.beta",
            "jx": " ".join(
                f"driver.j{x}@{i} driver.j{x}_function@{i} driver.j{x}_func@{i} driver.set_j{x}:0@{i}"
                for i, x in enumerate("xyz")
            ),
        },
        runs=".run_until .run",
        times="driver.update_j_fun",
        layers="cuboidmesh:nz",
        refuses={
            "sim:driver=llg_stt_cpp": "the driver llg_stt_cpp is Slonczewski's torque",
            "sim:driver=slonczewski": "the driver slonczewski is Slonczewski's torque",
        },
        warns={f"sim.j{x}": f"sim.j{x} has no effect: no current flows from it; it is sim.driver.j{x}" for x in "xyz"},
    ),
)
