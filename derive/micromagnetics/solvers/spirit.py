"""Spirit: atomistic spins, lengths in Angstrom and times in ps, with a gyromagnetic ratio that cannot be set.

The gradient torque is -(a_j gamma/mu_B)(d.grad) s with gamma and mu_B Spirit's own, and acts only for a_j > 0: the sign
of u goes into the direction d. gamma-tilde is reached by scaling every energy of the Hamiltonian instead.

Source: Spirit 2.2.0 core Method_LLG.cpp (Calculate_Force_Virtual: gamma/mu_B a_j ((damping-beta) grad +
(1+beta damping) grad x s)), python package `spirit.constants`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derive.micromagnetics import terms as c
from derive.micromagnetics.currents.drives import Drive, constant_alone
from derive.micromagnetics.mapping import Parameter, Solver, Spelling, Writing
from derive.micromagnetics.parameters import alpha, xi
from derive.micromagnetics.terms import solver_symbol

SPIRIT_GAMMA = Fraction("0.1760859644")
"""rad/(ps T), fixed inside Spirit."""

SPIRIT_MU_B = Fraction("0.057883817555")
"""meV/T, fixed inside Spirit."""

_ANGSTROM_PER_PS = 100
"""1 Angstrom/ps is 100 m/s."""

_damping, _beta, _magnitude, _direction, _scale = (
    solver_symbol(s) for s in ("damping", "beta", "magnitude", "direction", "energy_scale")
)


def _normalised(values: dict[str, Any]) -> list[str]:
    """The direction as a unit vector, which Spirit makes of it; no torque for a magnitude that is not positive."""
    direction, magnitude = values.get("direction"), values.get("magnitude")
    if isinstance(direction, tuple) and all(isinstance(x, float) for x in direction):
        size = sum(x * x for x in direction) ** 0.5
        values["direction"] = tuple(x / size for x in direction) if size else (0.0, 0.0, 0.0)
    if isinstance(magnitude, float) and magnitude < 0:
        values["magnitude"] = 0.0
        return ["llg_stt_magnitude is negative: the torque is off, not reversed"]
    return []


WALL = """from spirit import configuration, io, simulation, state, system
from spirit.parameters import llg

tesla = 0.057883817555 * $energy_scale  # meV, the energy of a moment of 1 mu_B in 1 T, scaled as it must be
field = 2 * $A / ($Ms * $dx**2)  # T, of a neighbour
rows = [
    "bravais_lattice sc", f"lattice_constant {$dx * 1e10}", "n_basis_cells $cells 1 1", "mu_s 1",
    "boundary_conditions 0 0 0", "hamiltonian heisenberg_neighbours", "external_field_magnitude 0", "ddi_method none",
    f"n_shells_exchange 1\\njij {field * tesla}", "n_shells_dmi 0", "anisotropy_file anisotropy.txt", "output_folder .",
]
open("input.cfg", "w").write("\\n".join(rows) + "\\n")
easy, hard = $K / $Ms * tesla, -$K_perp / $Ms * tesla
open("anisotropy.txt", "w").write(f"i K Kx Ky Kz\\n0 {easy} 0 0 1\\n0 {hard} 1 0 0\\n")
shots = int($step * 1.76e11 * 4 * field / 0.4) + 1  # Runge and Kutta's fourth order stays far within its limit, 2.8
with state.State("input.cfg", quiet=True) as p_state:
    io.image_read(p_state, "start.ovf")
    llg.set_damping(p_state, $damping)
    llg.set_non_adiabatic_damping(p_state, $beta)
    llg.set_stt(p_state, True, $magnitude, [$direction, 0, 0])
    llg.set_timestep(p_state, $step * 1e12 / shots)
    simulation.start(p_state, simulation.METHOD_LLG, simulation.SOLVER_RK4, single_shot=True)
    io.image_write(p_state, "wall-000.ovf", io.FILEFORMAT_OVF_TEXT)
    for i in range($samples):
        simulation.n_shot(p_state, shots)
        io.image_write(p_state, f"wall-{i + 1:03d}.ovf", io.FILEFORMAT_OVF_TEXT)
    simulation.stop(p_state)
"""

SOLVER = Solver(
    name="spirit",
    title="Spirit, gradient spin-transfer torque",
    version="2.2.0",
    sets=(
        alpha("damping", default=0.3),
        xi("beta"),
        Parameter(
            "magnitude",
            "meV",
            abs(c.u) / (1 + c.eta) * SPIRIT_MU_B / (SPIRIT_GAMMA * _ANGSTROM_PER_PS),
            "|u|/(1+eta) in Angstrom/ps, times Spirit's mu_B/gamma",
            "it is no current density, and a negative one switches the torque off",
            default=0.0,
        ),
        Parameter(
            "direction",
            "1",
            c.Term("-1 if u_x >= 0 else 1"),
            "-u/|u|, along the flow of the electrons",
            "with the direction of the current walls run backwards",
            default=1.0,
        ),
        Parameter(
            "energy_scale",
            "1",
            c.gamma_t / (SPIRIT_GAMMA * 10**12),
            "gamma-tilde/gamma_Spirit: multiply every energy of the Hamiltonian, and the external field, by it",
            "gamma is fixed inside; mu_s stays as it is",
            default=1.0,
        ),
    ),
    reads={
        "torque": -_magnitude * _direction * SPIRIT_GAMMA / SPIRIT_MU_B * _ANGSTROM_PER_PS,
        "xi": _beta,
        "alpha_t": _damping,
        "gamma_t": _scale * SPIRIT_GAMMA * 10**12,
    },
    scales=("magnitude",),
    current="direction",
    sign="direction points along the flow of the electrons: direction +x moves a transverse wall to +x",
    own_u="none: it takes a_j = |u| mu_B/gamma in meV, 304.206 m/s to the meV at the built-in gamma",
    cannot=(
        "gamma: it is fixed at 0.1760859644 rad/(ps T); only the ratio of the energies to it can be set (energy_scale)",
    ),
    notes=(
        "the lattice constant must be in Angstrom for the gradient; the magnitude is stored in single precision (1e-7)",
        "1 meV is 304.206 m/s: magnitude is neither a current density nor a velocity (2.2.0)",
        "the dipolar field follows from mu_s, which stays: energy_scale does not reach it (2.2.0)",
        "a temperature does not scale with energy_scale as the energies do",
    ),
    drive=Drive(
        "[$direction, 0, 0]",
        {"uniform": "[$x, $y, $z]"},
        refuses=constant_alone("its current is one constant vector (2.2.0); set_stt may be called between two runs"),
    ),
    writing=Writing(WALL, file="wall-*.ovf", columns=None),
    spelling=Spelling(
        "spirit",
        where={
            "damping": "llg_damping set_damping:1",
            "beta": "llg_beta set_non_adiabatic_damping:1",
            "magnitude": "llg_stt_magnitude set_stt:2",
            "direction": "llg_stt_polarisation_normal set_stt:3",
        },
        runs="simulation.start",
        refuses={
            "-llg_stt_use_gradient": "without llg_stt_use_gradient it is Slonczewski's torque",
            "-set_stt:1": "set_stt with use_gradient False is Slonczewski's torque",
        },
        finish=_normalised,
    ),
    script="""from spirit import state
from spirit.parameters import llg

# multiply J_ij, D_ij, K and the external field of the input file by $energy_scale
with state.State("input.cfg") as p_state:
    llg.set_damping(p_state, $damping)
    llg.set_non_adiabatic_damping(p_state, $beta)
    llg.set_stt(p_state, True, $magnitude, [$direction, 0, 0])
""",
)
