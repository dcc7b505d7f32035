"""MicroMagnetic.jl: a Zhang-Li torque that does not depend on gamma, from b or from P and M_s.

Source: MicroMagnetic.jl src/micro/add_field.jl (b = P mu_B/(c_e Ms)/(1+xi^2)), src/micro/kernels.jl
(H = b/gamma (...)).
"""

from __future__ import annotations

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive
from derive.micromagnetics.currents.profiles import JULIA
from derive.micromagnetics.mapping import Form, Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import ALPHA, XI, divided_current, gamma_parameter, saturation
from derive.micromagnetics.terms import solver_symbol

_alpha, _xi, _gamma, _P, _J, _b, _ux = (solver_symbol(s) for s in ("alpha", "xi", "gamma", "P", "J", "b", "ux"))


HEAD = """using DelimitedFiles
using MicroMagnetic

mesh = FDMesh(; nx=$nx, ny=$ny, nz=$nz, dx=$dx, dy=$dx, dz=$dx)
sim = Sim(mesh; driver="LLG", name="$case")
$block
add_exch(sim, $A)
"""
WALL = """add_anis(sim, $K; axis=(0, 0, 1), name="easy")
add_anis(sim, -$K_perp; axis=(1, 0, 0), name="hard")
"""
VORTEX = """add_demag(sim)
"""
RUN = """init_m0(sim, vec(permutedims(readdlm("start.ovf"; comments=true, comment_char='#'))))
run_sim(sim; steps=$samples, dt=$step, save_m_every=-1)
"""


def _anywhere(name: str) -> str:
    """Where a parameter of the driver is set."""
    return f"set_driver:{name} sim_with:{name} create_sim:{name} driver.{name} args:{name}"


SOLVER = Solver(
    name="micromagneticjl",
    title="MicroMagnetic.jl, add_stt with model = :zhang_li",
    version="0.4 to 0.6 (use 0.5.1 or later; the source was read at 0.5.0)",
    sets=(
        saturation("Ms"),
        ALPHA,
        gamma_parameter(2.21e5),
        Parameter(
            "P",
            "1",
            c.P,
            "P as it is: with P and Ms the solver divides by 1+xi^2 itself",
            "a b of your own is used as it is and must hold 1/(1+xi^2); it overrides P and Ms",
        ),
        XI,
        divided_current("J", "J as it is"),
    ),
    reads={
        "torque": c.mu_B * _P * _J / (c.e * c.M_s * (1 + _xi**2)),
        "xi": _xi,
        "alpha_t": _alpha,
        "gamma_t": _gamma / c.mu_0,
    },
    scales=("J",),
    current="J",
    sign="J is the electric current: J along +x moves a transverse wall to -x",
    own_u="ux with the driver LLG_STT, or b times J: the prefactor of (d/dx)m as it stands, sign and all",
    own=_P * _J,
    forms=(
        Form("b", "m^3/(A s)", "torque", _b * _J),
        Form("ux", "m/s", "torque", _ux),
    ),
    notes=(
        "add_stt without model is Slonczewski's torque (0.5.0)",
        "with the driver LLG_STT ux is the prefactor itself: +x along the current, against the electrons (0.5.0)",
        "at an edge it takes a full one-sided difference: compare interior cells",
    ),
    script="""# sim = Sim(mesh; driver="LLG")
set_Ms(sim, $Ms)
sim.driver.alpha = $alpha
sim.driver.gamma = $gamma
add_stt(sim; model=:zhang_li, P=$P, Ms=$Ms, xi=$xi, J=($J, 0.0, 0.0))
""",
    drive=Drive(
        "J=($J, 0.0, 0.0)",
        {
            "uniform": "J=($x, $y, $z)$after",
            "space": "J=(x, y, z) -> $g .* ($x, $y, $z)$after",
            "field": 'J=$size * read_ovf("$file").data$after',
        },
        timed=("", ", ft=t -> $f"),
        refuses={"regions": "J takes no function of the region (0.5.1): give a factor in space, of x, y and z"},
        time=JULIA,
        place=JULIA,
    ),
    writing=Writing(
        HEAD + WALL + RUN, HEAD + VORTEX + RUN, "julia $case.jl", "${case}_llg.txt", ("time", "m_x", "m_y", "m_z")
    ),
    spelling=Spelling(
        "julia",
        where={
            "Ms": f"{_anywhere('ms')} set_ms:1 set_ms:2 add_stt:ms stt:ms",
            "alpha": f"{_anywhere('alpha')} set_alpha:1",
            "gamma": f"{_anywhere('gamma')}",
            "xi": f"{_anywhere('beta')} add_stt:xi stt:xi",
            "P": "add_stt:p stt:p",
            "b": "add_stt:b stt:b",
            "J": "add_stt:j stt:j",
            "ux": " ".join(
                f"{place}@{i}"
                for i, u in enumerate(("ux", "uy", "uz"))
                for place in (*_anywhere(u).split(), f"set_{u}:1")
            ),
        },
        runs="run_sim run_until sim_with advance_step",
        times=f"{_anywhere('ufun')} add_stt:ft stt:ft",
        refuses={
            "add_stt unless add_stt:model": "add_stt without model is Slonczewski's torque",
            "add_stt:model=slonczewski": "model = :slonczewski is the torque of a fixed layer",
            "stt:model=slonczewski": "model = :slonczewski is the torque of a fixed layer",
            "add_sot": "add_sot is a spin-orbit torque",
            "set_driver:driver=llg_cpp": "the driver LLG_CPP is Slonczewski's torque",
        },
    ),
)
