"""What users of Eq. 16 check their solver with: the motion of a transverse wall."""

from __future__ import annotations

from derive import symbols as q
from derive.node import Node
from derive.steps import wall

SOLVER_NODES: tuple[Node, ...] = (
    Node("x.wall-velocity", "steady velocity of a transverse wall", q.v_wall, wall.steady_velocity, ("16",)),
    Node(
        "x.wall-breakdown",
        "largest drift of steady motion, up to its sign",
        q.name("u_breakdown"),
        wall.largest_drift,
        ("16", "x.wall-velocity"),
    ),
)
