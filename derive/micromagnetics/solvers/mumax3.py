"""mumax3: Zhang-Li torque from a polarization and a current density, on a GPU.

+(mu_B/e) Pol J/(M_s (1+xi^2)); mumax3 divides it by a gamma of its own and multiplies the whole right-hand side by
GammaLL, so that GammaLL = gamma/(1+eta) already divides the torque by 1+eta.

Source: mumax/3 cuda/zhangli2.cu (b = MUB/(2 QE GAMMA0 Ms (1+xi^2))), cuda/constants.h, engine/torque.go.
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.currents.profiles import MX3
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, gamma_in_tesla, polarization, saturation, xi
from derive.micromagnetics.terms import solver_symbol

_Pol, _J, _Xi, _GammaLL, _alpha = (solver_symbol(s) for s in ("Pol", "J", "Xi", "GammaLL", "alpha"))

WALL = """SetGridSize($cells, 1, 1)
SetCellSize($dx, $dx, $dx)
EnableDemag = false
$block
Aex = $A
Ku1 = $K
anisU = vector(0, 0, 1)
hard := ConstVector(1, 0, 0)
AddFieldTerm(Mul(Const(-2 * $K_perp / $Ms), Mul(Dot(hard, m), hard)))
m.LoadFile("start.ovf")
TableAutosave($step)
Run($duration)
"""

MASK = """J       = vector(0, 0, 0)
jmask := NewVectorMask(Nx, Ny, Nz) // Nx, Ny, Nz as in SetGridSize
for ix := 0; ix < Nx; ix++ {
  for iy := 0; iy < Ny; iy++ {
    for iz := 0; iz < Nz; iz++ {
      r := Index2Coord(ix, iy, iz) // from the centre of the mesh
      factor := $g
      jmask.SetVector(ix, iy, iz, vector($x*factor, $y*factor, $z*factor))
    }
  }
}
J.Add(jmask, $f)"""
VORTEX = """SetGridSize($nx, $ny, $nz)
SetCellSize($dx, $dx, $dx)
$block
Aex = $A
m.LoadFile("start.ovf")
TableAutosave($step)
Run($duration)
"""

SOLVER = Solver(
    name="mumax3",
    title="mumax3",
    version="3.9.3 to 3.11.1",
    comment="//",
    sets=(
        saturation("Msat"),
        ALPHA,
        gamma_in_tesla("GammaLL", "; it scales the Zhang-Li torque as well"),
        xi("Xi"),
        polarization("Pol", "mumax3", 1.0, " is 9 % at xi = 0.3"),
        Parameter(
            "J",
            "A/m^2",
            c.j_e * c.gamma_mumax3 / c.gamma,
            "j_e x 1.7595e11/gamma, because the kernel divides by 1.7595e11 and the solver multiplies by GammaLL",
            "dividing J by 1+eta too applies 1/(1+eta) twice: GammaLL has done it",
        ),
    ),
    reads={
        "torque": c.mu_B * _Pol * _J * _GammaLL / (c.e * c.M_s * (1 + _Xi**2) * c.gamma_mumax3),
        "xi": _Xi,
        "alpha_t": _alpha,
        "gamma_t": _GammaLL,
    },
    scales=("J",),
    current="J",
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    own_u="none: it takes J and Pol, and divides by 1+xi^2",
    own=_Pol * _J,
    notes=(
        "a release whose kernel uses GammaLL in place of 1.7595e11 (its pull request 315) needs J = j_e/(1+eta)",
        "Pol = 0 stops the run, 'spin polarization should not be 0': set J = 0 instead (3.10 to 3.11.1)",
        "single precision: expect agreement to about 1e-6",
        "at an edge the kernel takes half a one-sided difference: compare interior cells",
    ),
    script="""Msat    = $Msat
alpha   = $alpha
GammaLL = $GammaLL
Xi      = $Xi
Pol     = $Pol
J       = vector($J, 0, 0)
""",
    drive=Drive(
        "J       = vector($J, 0, 0)",
        {
            "uniform": "J       = vector($xt, $yt, $zt)",
            "regions": "$regions",
            "region": "J.SetRegion($region, vector($xt, $yt, $zt))",
            "space": MASK,
            "field": 'J       = vector(0, 0, 0)\nJ.Add(LoadFile("$file"), $sizet) // resampled to the mesh',
        },
        time=MX3,
        place=MX3,
        numbered=True,
    ),
    writing=Writing(WALL, VORTEX, "mumax3 $case.mx3", "$case.out/table.txt", half=True),
    spelling=Spelling(
        "mx3",
        where={"Msat": "msat", "alpha": "alpha", "GammaLL": "gammall", "Xi": "xi", "Pol": "pol", "J": "j"},
        runs="run runwhile steps",
        layers="setgridsize:2 setmesh:2",
        refuses={
            "fixedlayer unless disableslonczewskitorque": "FixedLayer makes it Slonczewski's torque",
            "disablezhanglitorque": "DisableZhangLiTorque leaves no torque of this kind",
            "-pol": "mumax3 stops on Pol = 0",
        },
        warns={
            "j.add": "J.add adds a field of current, from a file or a mask: what is shown leaves it out",
            "j.addto": "J.addTo adds to the current: what is shown leaves it out",
            "b_ext.add": "B_ext.add adds a field: a spin-orbit torque written so is not seen here",
        },
    ),
)
