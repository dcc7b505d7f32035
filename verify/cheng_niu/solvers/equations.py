"""The equation of motion of each solver, as its source computes it, once.

Every function gives dm/dt in 1/s at a `Point` with the solver's own parameters, constants and units. They are copied
term by term from the solvers' sources, named in `MOTIONS`, and use nothing of Eq. 16 or of the mappings. A central
difference is written as the derivative that it approximates; mu_B, e, hbar and mu_0 stand for the solver's values,
which agree with CODATA to 1e-6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sympy as sp

from derive.cheng_niu import symbols as q


@dataclass(frozen=True)
class Point:
    """Direction m, slope dm/dx (1/m) and effective field H (T) at one point."""

    m: sp.ImmutableMatrix
    slope: sp.ImmutableMatrix
    field: sp.ImmutableMatrix


Parameters = Mapping[str, Any]


class Motion(NamedTuple):
    """A solver's dm/dt, and where its source computes it."""

    rate: Callable[[Point, Parameters], sp.Matrix]
    source: str


def _landau_lifshitz(point: Point, gamma: Any, alpha: Any) -> sp.Matrix:
    """-gamma/(1+alpha^2) (m x B + alpha m x (m x B))."""
    m_x_b = point.m.cross(point.field)
    return -gamma / (1 + alpha**2) * (m_x_b + alpha * point.m.cross(m_x_b))


def _zhang_li_kernel(point: Point, hspin: sp.Matrix, alpha: Any, xi: Any) -> sp.Matrix:
    """mumax's kernel: -1/(1+alpha^2) ((1+xi alpha) m x (m x hspin) + (xi-alpha) m x hspin)."""
    across = point.m.cross(hspin)
    return -1 / (1 + alpha**2) * ((1 + xi * alpha) * point.m.cross(across) + (xi - alpha) * across)


def mumax3(point: Point, p: Parameters) -> sp.Matrix:
    """GammaLL times (LLtorque + STTorque), both in tesla."""
    prefactor = q.mu_B / (2 * q.e * sp.Integer(175950000000))  # their own gamma0
    b = prefactor / p["Msat"] / (1 + p["Xi"] ** 2)
    delta = 2 * point.slope  # m(x+c) - m(x-c) over the cell size c
    torque = _zhang_li_kernel(point, b * p["Pol"] * p["J"] * delta, p["alpha"], p["Xi"])
    return p["GammaLL"] * (_landau_lifshitz(point, 1, p["alpha"]) + torque)


def mumaxplus(point: Point, p: Parameters) -> sp.Matrix:
    """The Landau-Lifshitz torque with `gamma`, plus the Zhang-Li torque, both in 1/s."""
    drift = q.mu_B * p["pol"] / (q.e * p["msat"] * (1 + p["xi"] ** 2)) * p["jcur"]
    torque = _zhang_li_kernel(point, drift * point.slope, p["alpha"], p["xi"])
    return _landau_lifshitz(point, p["gamma"], p["alpha"]) + torque


def anv_spintevolve(point: Point, p: Parameters) -> sp.Matrix:
    """Fields in A/m and gamma_LL = gamma_G/(1+alpha^2); the torque as in the source's comments."""
    alpha, beta = p["alpha"], p["beta"]
    along = p["u"] * point.slope
    across = point.m.cross(along)
    dm = _landau_lifshitz(point, p["gamma_G"] / q.mu_0, alpha)
    dm = dm - (1 + alpha * beta) / (1 + alpha**2) * across.cross(point.m)
    return dm + (beta - alpha) / (1 + alpha**2) * across


def spinxferevolve(point: Point, p: Parameters) -> sp.Matrix:
    """Slonczewski's torque with mp = cell dm/dx (propagate_mp 1) and equal layers, where its g reduces to P/2."""
    alpha, cell = p["alpha"], sp.Symbol("cell", positive=True)
    gamma_ll = p["gamma_G"] / (1 + alpha**2)
    beta = q.hbar * p["J"] / (q.mu_0 * q.e * cell) / q.M_s
    mp = cell * point.slope
    eps, eps_prime = beta * p["P"] / 2, beta * p["eps_prime"]
    coef1, coef2 = alpha * eps - eps_prime, alpha * eps_prime + eps
    m_x_h, m_x_p = point.m.cross(point.field / q.mu_0), point.m.cross(mp)
    return gamma_ll * ((alpha * m_x_h + coef2 * m_x_p).cross(point.m) + coef1 * m_x_p - m_x_h)


def ubermag_oommfc(point: Point, p: Parameters) -> sp.Matrix:
    """oommfc writes the four numbers into Anv_SpinTEvolve unchanged."""
    return anv_spintevolve(point, {"alpha": p["alpha"], "gamma_G": p["gamma0"], "u": p["u"], "beta": p["beta"]})


def ubermag_mumax3c(point: Point, p: Parameters) -> sp.Matrix:
    """mumax3c writes Pol = 1, GammaLL = gamma0/mu0 and J from u, and mumax3 runs that."""
    g = sp.Rational("2.00231930436182")
    j = -p["u"] * 2 * (1 + p["beta"] ** 2) * q.e / (g * q.mu_B) * q.M_s
    written = {"Msat": q.M_s, "Xi": p["beta"], "Pol": 1, "J": j}
    return mumax3(point, {**written, "alpha": p["alpha"], "GammaLL": p["gamma0"] / q.mu_0})


def _with_torque_field(point: Point, gamma: Any, alpha: Any, b_j: Any, xi: Any) -> sp.Matrix:
    """-gamma/(1+alpha^2) (m x h + alpha m x (m x h)) with h = H + (b j/gamma) (m x dm/dx + xi dm/dx), in A/m."""
    spin = b_j / gamma * (point.m.cross(point.slope) + xi * point.slope)
    return _landau_lifshitz(Point(point.m, point.slope, (point.field / q.mu_0 + spin).as_immutable()), gamma, alpha)


def magnumnp(point: Point, p: Parameters) -> sp.Matrix:
    """LLGSolver.dm with SpinTorqueZhangLi.h among the terms."""
    return _with_torque_field(point, p["gamma"], p["alpha"], p["b"] * p["j"], p["xi"])


def micromagneticjl(point: Point, p: Parameters) -> sp.Matrix:
    """The field of zhangli_torque_kernel! with b from P, Ms and xi."""
    b = p["P"] * q.mu_B / (q.e * p["Ms"]) / (1 + p["xi"] ** 2)
    return _with_torque_field(point, p["gamma"], p["alpha"], b * p["J"], p["xi"])


def fidimag(point: Point, p: Parameters) -> sp.Matrix:
    """llg_stt_rhs with u0 = g_e mu_B/(2 c_e), times p/Ms; j.grad m is the field h_stt."""
    alpha, beta = p["alpha"], p["beta"]
    strength = sp.Rational("2.0023193043737") * q.mu_B / (2 * q.e) * p["p"] / p["Ms"]
    h_stt = p["jx"] * point.slope
    tangential = h_stt - h_stt.dot(point.m) * point.m
    kernel = (1 + alpha * beta) * tangential - (beta - alpha) * point.m.cross(tangential)
    return _landau_lifshitz(point, p["gamma"] / q.mu_0, alpha) + strength / (1 + alpha**2) * kernel


def nmag(point: Point, p: Parameters) -> sp.Matrix:
    """_llg_field_rhs and _llg_stt_rhs on |m| = 1, with the coefficients of MagMaterial; fields in A/m."""
    alpha, xi = p["llg_damping"], p["llg_xi"]
    to_ll = 1 / (1 + alpha**2)
    su_f = -to_ll * p["llg_polarisation"] * q.mu_B / (q.e * p["Ms"] * (1 + xi**2))
    precession = -p["llg_gamma_G"] * to_ll
    m, field, along = point.m, point.field / q.mu_0, p["current_density"] * point.slope
    rate = precession * m.cross(field) + precession * alpha * (m * m.dot(field) - field)
    return rate + su_f * (1 + alpha * xi) * (m * m.dot(along) - along) + su_f * (xi - alpha) * m.cross(along)


def spirit(point: Point, p: Parameters) -> sp.Matrix:
    """-s x force_virtual per ps, with lengths in Angstrom; the energies, and so the field, times `energy_scale`."""
    gamma, mu_b = sp.Rational("0.1760859644"), sp.Rational("0.057883817555")
    damping, beta, a_j = p["damping"], p["beta"], p["magnitude"]
    s, dtg = point.m, gamma / mu_b / (1 + damping**2)
    force = mu_b * p["energy_scale"] * point.field  # meV for a moment of one Bohr magneton
    s_c_grad = point.slope * p["direction"] / 10**10  # 1/Angstrom
    virtual = dtg * (force + damping * s.cross(force))
    virtual = virtual + dtg * a_j * ((damping - beta) * s_c_grad + (1 + beta * damping) * s_c_grad.cross(s))
    return -s.cross(virtual) * 10**12


MOTIONS: dict[str, Motion] = {
    "mumax3": Motion(mumax3, "mumax/3, cuda/zhangli2.cu, cuda/constants.h, cuda/lltorque2.cu, engine/torque.go"),
    "mumaxplus": Motion(mumaxplus, "mumax/plus, src/physics/stt.cu, src/physics/torque.cu"),
    "oommf-spint": Motion(anv_spintevolve, "OOMMF, app/oxs/contrib/anv_spintevolve/spintevolve.cc, Calculate_dm_dt"),
    "oommf-spinxfer": Motion(spinxferevolve, "OOMMF, app/oxs/ext/spinxferevolve.cc, Propagate_mp and Calculate_dm_dt"),
    "ubermag-oommfc": Motion(ubermag_oommfc, "oommfc 0.66.0, scripts/driver.py and scripts/evolver.py"),
    "ubermag-mumax3c": Motion(
        ubermag_mumax3c, "mumax3c 0.4.0, scripts/driver.py; micromagneticmodel 0.65.0, consts.py"
    ),
    "magnumnp": Motion(magnumnp, "magnum.np 2.2.0, field_terms/spintorque.py, solvers/llg.py"),
    "nmag": Motion(nmag, "nmag-python-3 0.0.6, mag_material/mag_material.py, nmag/simulation/exchange/llg_rhs.py"),
    "fidimag": Motion(fidimag, "fidimag, micro/llg_stt.py, common/lib/stt.cpp, common/constant.py"),
    "micromagneticjl": Motion(micromagneticjl, "MicroMagnetic.jl, src/micro/add_field.jl, src/micro/kernels.jl"),
    "spirit": Motion(spirit, "Spirit 2.2.0, core Method_LLG.cpp, Calculate_Force_Virtual; Constants.hpp"),
}
"""The equations by solver, in the order in which the claims about them stand."""
