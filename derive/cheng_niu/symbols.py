"""Every symbol of the derivation, once: its SymPy object, LaTeX, SI dimension, meaning and where the paper defines it.

The paper uses three letters twice. Here each thing has a name of its own, and `latex` keeps the paper's letter:
eta is the spinor (c_a, c_b) of Eq. 3 (`ca`, `cb`) and the factor after Eq. 16 (`eta_n`); Omega is the precession
frequency of Appendix B (`Omega`) and |dn/dt| of Eq. 12 (`ndot_norm`); epsilon is a small parameter (`eps1`) and the
Levi-Civita tensor. Everything else in `derive` takes its symbols from `SYMBOLS`.

Source: Cheng & Niu, Phys. Rev. B 88, 024422 (2013).
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from derive.core.quantity import Symbols
from derive.core.vector import Along, Arrow

SYMBOLS = Symbols(last=("t", "t_scaled"))
"""Every symbol by name, in the order in which arguments are listed."""
name, dimension = SYMBOLS.name, SYMBOLS.dimension
_quantity, _positive = SYMBOLS.add, partial(SYMBOLS.add, positive=True)
AXES = ("x", "y", "z")


def _vector(name: str, latex: str, unit: str, meaning: str, defined: str) -> sp.ImmutableMatrix:
    """Three symbols, the components of `meaning`; {} in `name` and `latex` stands for the axis."""
    return sp.ImmutableMatrix(
        [_quantity(name.format(a), latex.format(a), unit, f"{a} component of the {meaning}", defined) for a in AXES]
    )


def _bands(name: str, latex: str, unit: str, meaning: str, **assumptions: bool) -> list[Any]:
    """Two symbols, of the up and of the down band; {} in `latex` stands for the arrow."""
    return [
        _quantity(f"{name}_{b}", latex.format(rf"\{b}arrow"), unit, f"{meaning} of the {b} band", "14", **assumptions)
        for b in ("up", "down")
    ]


# Constants and the exchange model (Eq. 1)
hbar = _positive("hbar", r"\hbar", "J s", "reduced Planck constant", "4")
e = _positive("e", "e", "C", "elementary charge; the carriers have charge -e", "14")
mu_B = _positive("mu_B", r"\mu_B", "J/T", "Bohr magneton", "14")
S = _positive("S", "S", "1", "magnitude of the background spins", "1")
J_ex = _quantity("J_ex", "J_{ex}", "J", "exchange coupling", "1")
M_s = _positive("M_s", "M_s", "A/m", "saturation magnetization", "1")
Delta = _positive("Delta", r"\Delta", "J", "gap as Eq. 4 uses it, E_up - E_down", "4")
E_up = _quantity("E_up", r"\mathcal{E}_\uparrow", "J", "energy of the local spin-up band at k_c", "4")
E_down = _quantity("E_down", r"\mathcal{E}_\downarrow", "J", "energy of the local spin-down band at k_c", "4")
E_0 = _quantity("E_0", r"\mathcal{E}_0", "J", "mean of the two local band energies at k_c", "4")
tau_ex = _positive("tau_ex", r"\tau_{ex}", "s", "exchange time hbar / Delta", "8")
tau_sf = _positive("tau_sf", r"\tau_{sf}", "s", "mean spin-flip time", "8")
T_1 = _positive("T_1", "T_1", "s", "longitudinal spin relaxation time", "8")
T_2 = _positive("T_2", "T_2", "s", "transverse spin relaxation time", "8")
xi = _quantity("xi", r"\xi", "1", "tau_ex / tau_sf", "9", nonnegative=True)
xi_1 = _quantity("xi_1", r"\xi_1", "1", "tau_ex / T_1", "9", nonnegative=True)
xi_2 = _quantity("xi_2", r"\xi_2", "1", "tau_ex / T_2", "9", nonnegative=True)

# Space, time, and the electron's path
x, y, z = (_quantity(a, a, "m", f"{a} coordinate of r_c", "2") for a in AXES)
t = _quantity("t", "t", "s", "time", "2", nonnegative=True)
v_x, v_y, v_z = velocity = _vector("v_{}", r"\dot{{{}}}_c", "m/s", "velocity of the wave packet", "4")
k_x, k_y, k_z = wave_vector = _vector("k_{}", "k_{}", "1/m", "wave vector of the wave packet", "2")

# Direction of the magnetization and its rates along the path
theta = _quantity("theta", r"\theta", "1", "polar angle of M", "7")
phi = _quantity("phi", r"\phi", "1", "azimuth of M", "7")
chi = _quantity("chi", r"\chi", "1", "gauge angle: rotation of the local frame about n", "A8")
thetadot = _quantity("thetadot", r"\dot{\theta}", "1/s", "total time derivative of theta", "7")
phidot = _quantity("phidot", r"\dot{\phi}", "1/s", "total time derivative of phi", "7")
chidot = _quantity("chidot", r"\dot{\chi}", "1/s", "total time derivative of the gauge angle", "7")

# The spin of one electron
ca = _quantity("c_a", "c_a", "1", "amplitude on the local spin-up state", "2", complex=True)
cb = _quantity("c_b", "c_b", "1", "amplitude on the local spin-down state", "2", complex=True)
cadot = _quantity("cdot_a", r"\dot{c}_a", "1/s", "rate of c_a", "4", complex=True)
cbdot = _quantity("cdot_b", r"\dot{c}_b", "1/s", "rate of c_b", "4", complex=True)
s1 = _quantity("s_1", "s_1", "1", "spin along e_theta", "3")
s2 = _quantity("s_2", "s_2", "1", "spin along e_phi", "3")
s3 = _quantity("s_3", "s_3", "1", "spin along n", "3")

u_udot = _quantity(
    "u_udot", r"\langle u|\frac{du}{dt}\rangle", "1/s", "overlap of the spin state and its rate", "A1", complex=True
)
u_H_u = _quantity("u_H_u", r"\langle u|H|u\rangle", "J", "energy of the wave packet", "A1")
calA_1 = _quantity("calA_1", r"\mathcal{A}_1", "J", "first Pauli component of the connection along the path", "B1")
calA_2 = _quantity("calA_2", r"\mathcal{A}_2", "J", "second Pauli component of the connection along the path", "B1")
calA_3 = _quantity("calA_3", r"\mathcal{A}_3", "J", "third Pauli component of the connection along the path", "B1")

# Scaled quantities of Eq. 9
eps1 = _quantity("eps1", r"\varepsilon_1", "1", "tau_ex phidot sin(theta)", "9")
eps2 = _quantity("eps2", r"\varepsilon_2", "1", "tau_ex thetadot", "9")
eps3 = _quantity("eps3", r"\varepsilon_3", "1", "tau_ex phidot cos(theta)", "9")
eps_phi = _quantity("eps_phi", r"\varepsilon_\phi", "1", "tau_ex phidot, where spinors carry phases of phi", "A8")
eps_chi = _quantity("eps_chi", r"\varepsilon_\chi", "1", "tau_ex chidot, zero in the paper's gauge", "A8")
t_scaled = _quantity("t_scaled", r"\tilde{t}", "1", "t / tau_ex", "9", nonnegative=True)
N = _positive("N", "N", "1", "T / tau_ex, length of the average in exchange times", "10")
Omega = _positive("Omega", r"\Omega", "1/s", "precession frequency in a constant background", "B.s1")
W = _positive("W", "W", "1", "tau_ex Omega", "B.s1")

FIELD_COORDINATES = (x, y, z, t)
theta_field, phi_field, chi_field = (sp.Function(f, real=True)(*FIELD_COORDINATES) for f in ("theta", "phi", "chi"))
FIELDS = {theta: theta_field, phi: phi_field, chi: chi_field}
"""The angles as functions of space and time."""
RATES = {theta: thetadot, phi: phidot, chi: chidot}
"""The angles' total time derivatives along the path of the electron."""
spin = sp.ImmutableMatrix([s1, s2, s3])
calA = sp.ImmutableMatrix([calA_1, calA_2, calA_3])

# The conduction bands and the torque (Eqs. 12-17)
gamma = _positive("gamma", r"\gamma", "1/(T s)", "gyromagnetic ratio", "16")
alpha = _quantity("alpha", r"\alpha", "1", "Gilbert damping parameter", "16", nonnegative=True)
eta_n = _quantity("eta_n", r"\eta", "1", "(n_0/M_s)/(1 + xi^2)", "16")
n_0 = _quantity("n_0", "n_0", "A/m", "equilibrium spin density of the conduction electrons", "15")
P = _quantity("P", "P", "1", "spin polarization of the current, (j_up - j_down)/(j_up + j_down)", "15")
E_F = _positive("E_F", r"\mathcal{E}_F", "J", "Fermi energy, from the mean of the two band edges", "15")
ndot_norm = _positive("ndot_norm", r"\Omega", "1/s", "size of the rate of n", "12")
N_up, N_down = _bands("N", "N_{{{}}}", "1/m^3", "equilibrium electron density")
D_up, D_down = _bands("D", r"\mathcal{{D}}_{{{}}}", "1/(J m^3)", "density of states")
g_up, g_down = _bands("g", "g_{{{}}}", "1", "distribution function")
f_up, f_down = _bands("f", "f_{{0{}}}", "1", "Fermi function")
slope_up, slope_down = _bands("slope", "f_{{0{}}}'", "1/J", "energy derivative of the Fermi function")
tau_up, tau_down = _bands("tau", r"\tau_{{0{}}}", "s", "relaxation time", positive=True)
m_up, m_down = _bands("m", "m_{{{}}}", "kg", "effective mass", positive=True)
sigma_up, sigma_down = _bands("sigma", r"\sigma_{{{}}}", "S/m", "conductivity", positive=True)
n = _vector("n_{}", "n_{}", "1", "direction of the magnetization", "3")
n_t = _vector("dn_{}_dt", r"\partial_t n_{}", "1/s", "rate of n at a fixed place", "13")
n_grad = tuple(
    _vector(f"dn_{{}}_d{a}", rf"\partial_{a} n_{{}}", "1/m", f"derivative of n along {a}", "13") for a in AXES
)
M = _vector("M_{}", "M_{}", "A/m", "magnetization", "1")
M_t = _vector("dM_{}_dt", r"\partial_t M_{}", "A/(m s)", "rate of M at a fixed place", "15")
M_grad = tuple(
    _vector(f"dM_{{}}_d{a}", rf"\partial_{a} M_{{}}", "A/m^2", f"derivative of M along {a}", "15") for a in AXES
)
H = _vector("H_{}", "H_{}", "T", "effective field", "16")
E = _vector("E_{}", "E_{}", "V/m", "electric field", "14")
u = _vector("u_{}", "u_{}", "m/s", "effective electron velocity of Eq. 16", "16")
j_e = _vector("j_{}", "j_{{e,{}}}", "A/m^2", "charge current density", "15")
j_up = _vector("j_up_{}", r"j_{{\uparrow,{}}}", "A/m^2", "charge current density of the up band", "15")
j_down = _vector("j_down_{}", r"j_{{\downarrow,{}}}", "A/m^2", "charge current density of the down band", "15")
v_up = _vector("v_up_{}", r"v_{{\uparrow,{}}}", "m/s", "velocity of an electron in the up band", "14")
v_down = _vector("v_down_{}", r"v_{{\downarrow,{}}}", "m/s", "velocity of an electron in the down band", "14")
dm = _vector("dm_{}", r"\delta m_{}", "A/m", "non-equilibrium spin accumulation", "14")
torque = _vector("T_{}", "T_{}", "A/(m s)", "spin-transfer torque on M", "16")

# The same as vectors, and what carries n and M along
n_arrow = Arrow("n", r"\mathbf{n}", n)
M_arrow = Arrow("M", r"\mathbf{M}", M)
rate_of_n = Arrow("∂n/∂t", r"\frac{\partial\mathbf{n}}{\partial t}", n_t, across="n")
rate_of_M = Arrow("∂M/∂t", r"\frac{\partial\mathbf{M}}{\partial t}", M_t, across="M")
velocity_arrow = Arrow("v", r"\dot{\mathbf{r}}_c", velocity)
v_up_arrow = Arrow("v_up", r"\mathbf{v}_\uparrow", v_up)
v_down_arrow = Arrow("v_down", r"\mathbf{v}_\downarrow", v_down)
j_up_arrow = Arrow("j_up", r"\mathbf{j}_\uparrow", j_up)
j_down_arrow = Arrow("j_down", r"\mathbf{j}_\downarrow", j_down)
j_arrow = Arrow("j", r"\mathbf{j}_e", j_e)
u_arrow = Arrow("u", r"\mathbf{u}", u)
H_arrow = Arrow("H", r"\mathbf{H}_{eff}", H)
dm_arrow = Arrow("δm", r"\delta\mathbf{m}", dm, across="M")
torque_arrow = Arrow("T", r"\mathbf{T}", torque, across="M")


n_along = partial(Along, field=n_arrow, slopes=n_grad)
"""(v . grad) n for a vector v."""
ndot_arrow = Arrow("dn/dt", r"\dot{\mathbf{n}}", n_t + n_along(velocity_arrow).components, across="n")
M_along = partial(Along, field=M_arrow, slopes=M_grad)
"""(v . grad) M for a vector v."""

# Eq. 16 as a solver sees it
mu_0 = _positive("mu_0", r"\mu_0", "T m/A", "magnetic constant", "16")
alpha_t = _quantity("alpha_t", r"\tilde{\alpha}", "1", "renormalized damping", "17", nonnegative=True)
gamma_t = _positive("gamma_t", r"\tilde{\gamma}", "1/(T s)", "renormalized gyromagnetic ratio", "17")

# A domain wall under Eq. 16
v_wall = _quantity("v_wall", "v_w", "m/s", "velocity of a domain wall along x", "16")
width_wall = _positive("width_wall", r"\Delta_w", "m", "width of a domain wall, tanh(x/width_wall)", "16")
K_perp = _positive("K_perp", r"K_\perp", "J/m^3", "anisotropy against turning the plane of a wall", "16")
K_easy = _positive("K_easy", "K_u", "J/m^3", "anisotropy against leaving the easy axis, the domains' own", "16")
A_stiff = _positive("A_stiff", r"A_{ex}", "J/m", "exchange stiffness", "16")

# Left-hand sides that are no symbols of the right-hand sides
_lhs = SYMBOLS.add
n_vector = _lhs("n", r"\mathbf{n}", "1", "direction of the magnetization", "3")
H_ex = _lhs("H_ex", "H_{ex}", "J", "exchange Hamiltonian", "1")
basis = _lhs("basis", r"\big[|{\uparrow}\rangle, |{\downarrow}\rangle\big]", "1", "local spin basis, as columns", "A8")
frame = _lhs("frame", r"[\hat{e}_1, \hat{e}_2, \hat{e}_3]", "1", "local frame, as columns", "3")
m_local = _lhs("m_local", r"\mathbf{n}_{loc}", "1", "direction of M seen from the local basis", "3")
H_local = _lhs("H_local", r"\langle i|H_{ex}|j\rangle", "J", "exchange Hamiltonian in the local basis", "1")
u_packet = _lhs("u_packet", r"|u\rangle", "1", "spin part of the wave packet", "2")
udot = _lhs("udot", r"\left|\frac{du}{dt}\right\rangle", "1/s", "rate of the spin part of the wave packet", "A3")
s_vector = _lhs("s_vector", r"\mathbf{s}", "1", "electron spin in the local frame", "3")
s_mean = _lhs("s_mean", r"\langle\mathbf{s}\rangle", "1", "time average of the electron spin", "11a")
mean_1 = _lhs("mean_1", r"\langle s_1\rangle", "1", "time average of s_1", "11a")
mean_2 = _lhs("mean_2", r"\langle s_2\rangle", "1", "time average of s_2", "11b")
mean_3 = _lhs("mean_3", r"\langle s_3\rangle", "1", "time average of s_3", "11c")
A_vector = _lhs("A_vector", r"\mathbf{A}", "kg m/s", "spatial Berry connection", "5")
Phi = _lhs("Phi", r"\Phi", "J", "temporal Berry connection", "6")
A_path = _lhs("A_path", r"\dot{\mathbf{r}}_c\cdot\mathbf{A}+\Phi", "J", "Berry connection along the path", "7")
calA_vector = _lhs(
    "calA_vector", r"\{\mathcal{A}_1,\mathcal{A}_2,\mathcal{A}_3\}", "J", "Pauli components of the connection", "B1"
)
L = _lhs("L", "L", "J", "Lagrangian", "4")
etadot = _lhs("etadot", r"i\hbar\dot{\eta}", "J", "i hbar times the rate of the spinor", "B2")
sdot_hbar = _lhs("sdot_hbar", r"i\hbar\dot{\mathbf{s}}", "J", "i hbar times the rate of the spin", "B3")
sdot_hbar_1 = _lhs("sdot_hbar_1", r"i\hbar\dot{s}_1", "J", "i hbar times the rate of s_1", "B5")
sdot_hbar_2 = _lhs("sdot_hbar_2", r"i\hbar\dot{s}_2", "J", "i hbar times the rate of s_2", "B6")
sdot_hbar_3 = _lhs("sdot_hbar_3", r"i\hbar\dot{s}_3", "J", "i hbar times the rate of s_3", "B4")
sdot = _lhs("sdot", r"\dot{\mathbf{s}}", "1/s", "rate of the spin in the local frame", "8")
K = _lhs("K", "K", "1/s", "matrix of the spin precession, ds/dt = K s", "8")
axis = _lhs("axis", r"\tau_{ex}\mathbf{\Omega}", "1", "precession axis in exchange times", "B.s1")
C_N = _lhs(
    "C_N", r"\frac{1}{T}\int_0^T dt\, e^{-\xi\tilde{t}}\cos\tilde{t}", "1", "average of the decaying cosine", "10a"
)
S_N = _lhs(
    "S_N", r"\frac{1}{T}\int_0^T dt\, e^{-\xi\tilde{t}}\sin\tilde{t}", "1", "average of the decaying sine", "10b"
)
_rows = r"\begin{bmatrix}\dot{\mathbf{n}}\\\mathbf{n}\times\dot{\mathbf{n}}\end{bmatrix}"
ndot_rows = _lhs("ndot_rows", _rows, "1/s", "rate of n", "12")
ds = _lhs("ds", r"\delta\mathbf{s}_{\uparrow,\downarrow}", "1", "transverse spin of an electron, by band", "13")
ds_linear = _lhs("ds_linear", r"\delta\mathbf{s}/\dot{\mathbf{n}}", "s", "response of the spin to dn/dt, by band", "13")
rdot = _lhs("rdot", r"\dot{\mathbf{r}}_c", "m/s", "velocity of the wave packet, by band", "13")
kdot = _lhs("kdot", r"\hbar\dot{\mathbf{k}}_c", "N", "force on the wave packet, by band", "4")
E_smf = _lhs("E_smf", r"\mathbf{E}_{SMF}", "V/m", "spin motive field, by band", "14")
g_bands = _lhs("g_bands", r"g_{\uparrow,\downarrow}", "1", "distribution in a weak field, by band", "14")
j_shell = _lhs("j_shell", r"d\mathbf{j}_e/d\mathcal{E}", "A/(J m^2)", "charge current per energy", "15")
dm_shell = _lhs("dm_shell", r"d\,\delta\mathbf{m}/d\mathcal{E}", "A/(J m)", "spin accumulation per energy", "14")
dm_vector = _lhs("dm_vector", r"\delta\mathbf{m}", "A/m", "non-equilibrium spin accumulation", "15")
reaction = _lhs("reaction", r"d\mathbf{L}_d/dt", "J/m^3", "torque on the angular momentum of the d electrons", "16")
torque_vector = _lhs("torque_vector", r"\mathbf{T}", "A/(m s)", "spin-transfer torque", "16")
Mdot = _lhs("Mdot", r"\frac{\partial\mathbf{M}}{\partial t}", "A/(m s)", "rate of the magnetization", "16")
u_vector = _lhs("u_vector", r"\mathbf{u}", "m/s", "effective electron velocity", "16")
beta = _lhs("beta", r"\beta", "1", "non-adiabatic torque relative to the adiabatic one", "16")
n_slopes = _lhs(
    "n_slopes", r"\partial\mathbf{n}/\partial(\theta,\phi,\chi)", "1", "derivatives of n by the angles", "12"
)
N_bands = _lhs("N_bands", r"N_{\uparrow,\downarrow}", "1/m^3", "electron densities, by band", "15")
D_bands = _lhs("D_bands", r"\mathcal{D}_{\uparrow,\downarrow}", "1/(J m^3)", "densities of states, by band", "14")
j_bands = _lhs("j_bands", r"\mathbf{j}_{\uparrow,\downarrow}", "A/m^2", "charge currents, by band", "15")
j_vector = _lhs("j_vector", r"\mathbf{j}_e", "A/m^2", "charge current", "15")
gamma_alpha = _lhs(
    "gamma_alpha", r"[\tilde{\gamma}, \tilde{\alpha}]", "1", "renormalized gyromagnetic ratio and damping", "17"
)
turning_wall = _lhs("turning_wall", r"\dot\phi_w", "1/s", "rate at which the plane of a wall turns", "16")
_lhs("u_breakdown", r"\pm u_{max}", "m/s", "drift beyond which the plane of a wall turns, up to its sign", "16")
