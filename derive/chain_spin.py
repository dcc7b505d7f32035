"""The first half of the chain as data: from the exchange Hamiltonian to the time-averaged spin (Eqs. 1-11, A, B)."""

from __future__ import annotations

from typing import Any

import sympy as sp

from derive import symbols as q
from derive.model import Model
from derive.node import Node, Step
from derive.steps import average, berry, bloch, expansion, lagrangian, solution, spinors


def _component(index: int) -> Step:
    return lambda model, vector: vector[index]


def _series(component: int, order: int) -> Step:
    return lambda model, terms: expansion.series_sum(terms, component, order)


def _average(component: int) -> Step:
    return lambda model, averaged: average.long_average(component, averaged)


def _same(model: Model, rhs: Any) -> Any:
    return rhs


_BASIS = ("spinors", "gauge")
_START = ("band", "relaxation")
_DECAY = ("relaxation",)
_SCALED = (q.t_scaled, q.eps1, q.eps2, q.xi)

SPIN_NODES: tuple[Node, ...] = (
    Node("x.direction", "direction of the magnetization", q.name("n"), spinors.magnetization_direction),
    Node("1", "exchange Hamiltonian", q.name("H_ex"), spinors.exchange_hamiltonian, ("x.direction",)),
    Node("A8", "local spin basis", q.name("basis"), spinors.local_spin_basis, reads=_BASIS),
    Node("x.frame", "local frame", q.name("frame"), spinors.local_frame, ("A8",)),
    Node(
        "x.axis-of-M",
        "M seen from the local basis",
        q.name("m_local"),
        spinors.local_direction,
        ("x.direction", "A8"),
    ),
    Node("x.gap", "exchange energies of the bands", q.name("H_local"), spinors.exchange_energies, ("1", "A8")),
    Node("2", "wave packet", q.name("u_packet"), spinors.wave_packet, ("A8",)),
    Node("3", "spin in the local frame", q.name("s_vector"), spinors.spin_components),
    Node("5", "spatial Berry connection", q.name("A_vector"), berry.spatial_connection, ("A8",)),
    Node("6", "temporal Berry connection", q.name("Phi"), berry.temporal_connection, ("A8",)),
    Node("7", "Berry connection along the path", q.name("A_path"), berry.path_connection, ("5", "6")),
    Node("A1", "Lagrangian of the wave packet", q.name("L"), lagrangian.packet_lagrangian),
    Node("A2", "energy of the wave packet", q.u_H_u, lagrangian.packet_energy, ("x.axis-of-M",), reads=("exchange",)),
    Node("A3", "rate of the spin state", q.name("udot"), lagrangian.spinor_rate, ("A8",)),
    Node("A4", "overlap of the spin state and its rate", q.u_udot, lagrangian.spinor_overlap, ("2", "A3")),
    Node("A5", "spatial Berry connection", q.name("A_vector"), _same, ("5",)),
    Node("A6", "temporal Berry connection", q.name("Phi"), _same, ("6",)),
    Node("A7", "effective Lagrangian", q.name("L"), lagrangian.effective_lagrangian, ("A1", "A2", "A4")),
    Node("4", "effective Lagrangian", q.name("L"), _same, ("A7",)),
    Node("A9", "Berry connection along the path", q.name("A_path"), _same, ("7",)),
    Node("B1", "Pauli components of the connection", q.name("calA_vector"), berry.pauli_components, ("7",)),
    Node("B2", "equation of the spinor", q.name("etadot"), lagrangian.spinor_equation, ("4", "3")),
    Node("B3", "rate of the spin, by commutators", q.name("sdot_hbar"), bloch.spin_rate, ("B2",)),
    *(
        Node(
            label,
            f"rate of s_{i}",
            q.name(f"sdot_hbar_{i}"),
            lambda model, equation, connection, i=i: bloch.commutator_components(i, equation, connection),
            ("B2", "7"),
        )
        for label, i in (("B4", 3), ("B5", 1), ("B6", 2))
    ),
    Node("B7", "spin precession in the local frame", q.name("K"), bloch.spin_matrix, ("B5", "B6", "B4", "B1")),
    Node("8", "spin precession in the local frame", q.name("K"), bloch.exchange_time_form, ("B7",)),
    Node(
        "x.bloch",
        "spin equation with relaxation",
        q.name("sdot"),
        bloch.relaxing_rate,
        ("8", "x.axis-of-M"),
        reads=_START,
    ),
    Node(
        "x.solution",
        "exact spin in a constant background",
        q.name("s_vector"),
        solution.constant_background,
        ("8", "x.axis-of-M"),
        reads=_START,
    ),
    *(
        Node(
            f"B.s{i + 1}",
            f"exact s_{i + 1} in a constant background",
            q.spin[i],
            _component(i),
            ("x.solution",),
            args=(q.t,),
        )
        for i in range(3)
    ),
    Node("x.axis", "scaled precession axis", q.name("axis"), solution.scaled_axis, ("8", "x.axis-of-M")),
    Node(
        "x.scaled",
        "exact spin in exchange times",
        q.name("s_vector"),
        solution.scaled_solution,
        ("x.axis", "x.axis-of-M"),
        args=(*_SCALED, q.eps3),
        reads=_START,
    ),
    Node(
        "x.omega",
        "precession frequency to first order",
        q.W,
        expansion.frequency_series,
        ("x.axis",),
        order=1,
    ),
    Node(
        "x.series",
        "spin series to second order",
        q.name("s_vector"),
        lambda m, axis, along: sp.Tuple(*expansion.spin_series(m, axis, along, 2)),
        ("x.axis", "x.axis-of-M"),
        order=2,
        args=_SCALED,
        reads=_START,
    ),
    Node("9a", "s_1 to first order", q.s1, _series(0, 1), ("x.series",), 1, _SCALED),
    Node("9b", "s_2 to first order", q.s2, _series(1, 1), ("x.series",), 1, _SCALED),
    Node("9c", "s_3 to second order", q.s3, _series(2, 2), ("x.series",), 2, _SCALED),
    Node(
        "x.stationary",
        "stationary spin to first order",
        q.name("s_vector"),
        expansion.stationary,
        ("x.axis", "x.axis-of-M"),
        1,
        reads=_START,
    ),
    Node(
        "10a", "average of the decaying cosine", q.name("C_N"), average.decaying_cosine, reads=_DECAY, args=(q.N, q.xi)
    ),
    Node("10b", "average of the decaying sine", q.name("S_N"), average.decaying_sine, reads=_DECAY, args=(q.N, q.xi)),
    Node(
        "10a.bound", "bound for every N", q.name("C_N"), average.average_bound, ("10a",), reads=_DECAY, args=(q.N, q.xi)
    ),
    Node("10a.max", "bound for every xi", q.name("C_N"), average.largest, ("10a.bound",), reads=_DECAY),
    Node(
        "10b.bound", "bound for every N", q.name("S_N"), average.average_bound, ("10b",), reads=_DECAY, args=(q.N, q.xi)
    ),
    Node("10b.max", "bound for every xi", q.name("S_N"), average.largest, ("10b.bound",), reads=_DECAY),
    Node(
        "x.first-order",
        "spin to first order",
        q.name("s_vector"),
        lambda m, terms: terms[0] + terms[1],
        ("x.series",),
        1,
        _SCALED,
    ),
    Node(
        "x.average",
        "spin averaged over N exchange times",
        q.name("s_mean"),
        lambda m, s, c, d: average.averaged_spin(m, *s, c, d),
        ("x.first-order", "10a", "10b"),
        1,
        (q.N, q.eps1, q.eps2, q.xi),
        reads=_DECAY,
    ),
    Node("11a", "averaged s_1", q.name("mean_1"), _average(0), ("x.average",), 1, (q.eps1, q.eps2, q.xi)),
    Node("11b", "averaged s_2", q.name("mean_2"), _average(1), ("x.average",), 1, (q.eps1, q.eps2, q.xi)),
    Node("11c", "averaged s_3", q.name("mean_3"), _average(2), ("x.average",), 1, (q.eps1, q.eps2, q.xi)),
)
