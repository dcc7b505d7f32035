"""mumax+: Zhang-Li torque from a polarization and a current density, on a GPU.

+(mu_B/e) pol jcur/(M_s (1+xi^2)), on which gamma = gamma/(1+eta) has no influence.

Source: mumax/plus src/physics/stt.cu (u = MUB pol/(QE msat (1+xi^2)) jcur), mumaxplus/ferromagnet.py.
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import IN_TIME, Drive
from derive.micromagnetics.mapping import Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, XI, divided_current, gamma_in_tesla, polarization, saturation
from derive.micromagnetics.terms import solver_symbol

_alpha, _pol, _jcur, _xi, _gamma = (solver_symbol(s) for s in ("alpha", "pol", "jcur", "xi", "gamma"))

PLACE = """import numpy as np

centre = magnet.meshgrid.mean(axis=(1, 2, 3))


def place(x, y, z):
    x, y, z = np.subtract((x, y, z), centre)
    factor = $g
    return $x * factor, $y * factor, $z * factor


magnet.jcur = """
FIELD = """import numpy as np
import pyovf

magnet.jcur = """
VECTORS = 'np.moveaxis(pyovf.read("$file").data, -1, 0)'
HEAD = """import numpy as np
import mumaxplus

world = mumaxplus.World(cellsize=($dx, $dx, $dx))
magnet = mumaxplus.Ferromagnet(world, mumaxplus.Grid(($nx, $ny, $nz)))
$block
magnet.aex = $A
start = np.loadtxt("start.ovf", comments="#").reshape($nz, $ny, $nx, 3)
magnet.magnetization = start.transpose(3, 0, 1, 2).copy()
"""
WALL = """magnet.enable_demag = False
magnet.ku1 = $K
magnet.anisU = (0, 0, 1)
magnet.B1 = $K_perp  # a strain of 1 along x makes it B1 m_x^2, a second axis beside anisU
magnet.rigid_norm_strain = (1, 0, 0)
"""
RUN = """mean = magnet.magnetization.average
columns = {"mx": lambda: mean()[0], "my": lambda: mean()[1], "mz": lambda: mean()[2]}
world.timesolver.solve($step * np.arange($samples + 1), columns, file_name="$case.txt")
"""

SOLVER = Solver(
    name="mumaxplus",
    title="mumax+",
    version="1.1.3 to 1.2.0; a Ferromagnet has `gamma` since 1.1.3",
    sets=(
        saturation("msat", "the default is 1 A/m"),
        ALPHA,
        gamma_in_tesla("gamma"),
        XI,
        polarization("pol", "mumax+", 0.0),
        divided_current("jcur", "copying J from a mumax3 script"),
    ),
    reads={
        "torque": c.mu_B * _pol * _jcur / (c.e * c.M_s * (1 + _xi**2)),
        "xi": _xi,
        "alpha_t": _alpha,
        "gamma_t": _gamma,
    },
    scales=("jcur",),
    current="jcur",
    sign="jcur is the electric current: jcur along +x moves a transverse wall to -x",
    own_u="none: it takes jcur and pol, and divides by 1+xi^2",
    own=_pol * _jcur,
    cannot=("releases before 1.1.3 fix gamma at 1.7595e11 rad/(T s) and cannot express gamma-tilde",),
    notes=(
        "with fixed_layer set the torque is Slonczewski's and the Zhang-Li one is left out (1.2.0)",
        "at an edge the kernel takes half a one-sided difference: compare interior cells",
    ),
    script="""# magnet = mumaxplus.Ferromagnet(world, grid)
magnet.msat = $msat
magnet.alpha = $alpha
magnet.gamma = $gamma
magnet.xi = $xi
magnet.pol = $pol
magnet.jcur = ($jcur, 0, 0)
magnet.enable_zhang_li_torque = True
magnet.enable_slonczewski_torque = False  # jcur drives both torques
""",
    drive=Drive(
        "magnet.jcur = ($jcur, 0, 0)",
        {
            "uniform": "magnet.jcur = ($x, $y, $z)",
            f"uniform{IN_TIME}": "import numpy as np\n\nmagnet.jcur = lambda t: ($xt, $yt, $zt)",
            "regions": "magnet.jcur = (0.0, 0.0, 0.0)\n$regions",
            "region": "magnet.jcur.set_in_region($region, ($x, $y, $z))",
            "space": f"{PLACE}place",
            f"space{IN_TIME}": f"{PLACE}(lambda t: 3 * ($f,), place)",
            "field": f"{FIELD}$size * {VECTORS}",
            f"field{IN_TIME}": f"{FIELD}(lambda t: 3 * ($sizet,), {VECTORS})",
        },
        refuses={f"regions{IN_TIME}": "set_in_region takes no function of time (1.2.0): give one factor in space"},
        numbered=True,
    ),
    writing=Writing(HEAD + WALL + RUN, HEAD + RUN, file="$case.txt", columns=("time", "mx", "my", "mz"), half=True),
    spelling=Spelling(
        "python",
        where={name: f".{name}" for name in ("msat", "alpha", "gamma", "xi", "pol")}
        | {"jcur": ".jcur jcur.add_time_term:0"},
        runs="timesolver.run timesolver.steps timesolver.solve",
        layers="grid:0",
        refuses={
            ".fixed_layer unless -enable_slonczewski_torque": "fixed_layer makes it Slonczewski's torque",
            "-enable_zhang_li_torque": "enable_zhang_li_torque = False leaves no torque of this kind",
        },
        warns={"jcur.add_time_term": "add_time_term adds to jcur: what is shown is the term alone"},
    ),
)
