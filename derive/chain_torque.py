"""The second half of the chain as data: from the averaged spin to the Landau-Lifshitz-Gilbert equation (Eqs. 12-17)."""

from __future__ import annotations

from derive import symbols as q
from derive.node import Node
from derive.steps import invariants, motion, torque, transport

_PLACE = (*q.M, *q.M_t, *(c for g in q.M_grad for c in g))

TORQUE_NODES: tuple[Node, ...] = (
    Node(
        "x.bands",
        "averaged spin of both bands",
        q.name("s_mean"),
        invariants.band_averages,
        ("x.axis", "x.axis-of-M", "10a", "10b"),
        1,
        reads=("exchange", "relaxation"),
    ),
    Node(
        "12",
        "rate of n in the local frame",
        q.name("ndot_rows"),
        invariants.tangent_rotation,
        ("x.direction", "x.frame"),
    ),
    Node("x.linear", "response to the rate of n", q.name("ds_linear"), invariants.linear_response, ("12", "x.bands")),
    Node("13", "transverse spin of one electron", q.name("ds"), invariants.spin_accumulated, ("x.linear",), 1),
    Node(
        "x.velocity", "velocity of the wave packet", q.name("rdot"), motion.band_velocity, ("4",), reads=("exchange",)
    ),
    Node(
        "x.gradient-force",
        "force of a gradient of n, per s . grad n",
        q.name("kdot"),
        motion.gradient_force,
        ("4", "8", "x.direction", "x.frame"),
    ),
    Node("x.force", "force on the averaged spin", q.name("kdot"), motion.band_force, ("x.gradient-force", "13"), 1),
    Node(
        "x.curvature",
        "force of the Berry curvature",
        q.name("kdot"),
        motion.curvature_force,
        ("7", "x.direction", "x.axis-of-M"),
    ),
    Node("x.smf", "spin motive field", q.name("E_smf"), motion.motive_field, ("x.curvature",)),
    Node(
        "x.distribution",
        "distribution in a weak field",
        q.name("g_bands"),
        transport.weak_field_distribution,
        ("x.velocity",),
        1,
    ),
    Node("x.current", "charge current per energy", q.name("j_shell"), transport.current_shell, ("x.velocity",)),
    Node("14", "spin accumulation per energy", q.name("dm_shell"), transport.accumulation_shell, ("x.linear",), 1),
    Node("x.accumulation", "spin accumulation", q.name("dm_vector"), transport.accumulation, ("14",), 1),
    Node("x.n0", "equilibrium spin density", q.n_0, transport.equilibrium_density, ("x.bands",)),
    Node(
        "15",
        "spin accumulation by the current",
        q.name("dm_vector"),
        transport.accumulation_by_current,
        ("x.accumulation", "x.n0"),
        1,
    ),
    Node(
        "x.reaction",
        "torque on the d electrons' angular momentum",
        q.name("reaction"),
        torque.exchange_reaction,
        ("8", "x.axis-of-M"),
    ),
    Node("x.torque", "spin-transfer torque", q.name("torque_vector"), torque.transfer_torque, ("x.reaction",)),
    Node("x.llg", "Landau-Lifshitz-Gilbert equation", q.name("Mdot"), torque.gilbert_equation),
    Node(
        "x.transfer",
        "spin-transfer torque by the current",
        q.name("torque_vector"),
        torque.torque_by_current,
        ("x.torque", "15"),
        1,
    ),
    Node("x.eta", "renormalization factor", q.eta_n, torque.renormalization, ("x.transfer",)),
    Node("x.u", "effective electron velocity", q.name("u_vector"), torque.drift, ("x.transfer",)),
    Node("x.beta", "ratio of the torques", q.name("beta"), torque.nonadiabaticity, ("x.transfer",)),
    Node(
        "16",
        "magnetization dynamics",
        q.name("Mdot"),
        torque.magnetization_dynamics,
        ("x.llg", "x.beta"),
        1,
        (*_PLACE, *q.H, *q.u, q.gamma, q.alpha, q.eta_n, q.xi, q.M_s),
    ),
    Node(
        "17",
        "renormalized gyromagnetic ratio and damping",
        q.name("gamma_alpha"),
        torque.renormalized_parameters,
        ("16",),
        args=(q.gamma, q.alpha, q.eta_n, q.xi),
    ),
)
