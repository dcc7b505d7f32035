"""The derivation as a drawing: Graphviz arranges it, `assets/graph.svg` writes it, page.css colours it by verdict.

A node that the paper states is a labelled box; one that it does not number is smaller and says what it is. All sizes
are given, none is that of a font, so that the drawing is the same on every machine.

Key result: `drawing` (needs -> sizes, boxes and lines, in points).
Source: Gansner, Koutsofios, North and Vo, IEEE Trans. Softw. Eng. 19, 214 (1993).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verify.judge.statement import is_beyond

_POINTS = 72.0
"""In an inch, in which Graphviz is told sizes."""
_GAP, _STEP, _MARGIN = 14.0, 26.0, 8.0


def drawing(needs: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Width and height; boxes as (label, shown, small, x, y, width, height); lines as (from, to, path)."""
    from pygraphviz import AGraph

    graph = AGraph(directed=True, nodesep=_GAP / _POINTS, ranksep=_STEP / _POINTS)
    graph.node_attr.update(shape="box", fixedsize=True, label="")
    sizes = {label: _size(label) for label in needs}
    for label, (width, height) in sizes.items():
        graph.add_node(label, width=width / _POINTS, height=height / _POINTS)
    graph.add_edges_from(((a, b) for b in needs for a in needs[b]), dir="none")
    graph.layout("dot")
    right, top = map(float, graph.graph_attr["bb"].split(",")[2:])

    def place(point: str) -> tuple[float, float]:
        x, y = map(float, point.split(","))
        return x + _MARGIN, top - y + _MARGIN

    boxes = [
        (label, _shown(label), is_beyond(label), *place(graph.get_node(label).attr["pos"]), *sizes[label])
        for label in needs
    ]
    lines = [(*map(str, edge), _path([place(point) for point in edge.attr["pos"].split()])) for edge in graph.edges()]
    return {"width": right + 2 * _MARGIN, "height": top + 2 * _MARGIN, "boxes": boxes, "lines": lines}


def _shown(label: str) -> str:
    return label.removeprefix("x.")


def _size(label: str) -> tuple[float, float]:
    letter, height = (6.6, 20.0) if is_beyond(label) else (9.2, 28.0)
    return max(34.0, letter * len(_shown(label)) + 12), height


def _path(points: Sequence[tuple[float, float]]) -> str:
    """The Bezier curves that Graphviz gives as a start and three points each."""
    start, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"
