"""Where the nodes of a derivation stand when it is drawn from top to bottom.

The usual way for layered graphs: a layer for each node, a place within the layer that keeps lines short and crossings
few (barycentres, swept down and up), then coordinates that pull a node towards its neighbours. Every step is
deterministic, so the same derivation gives the same drawing.

Key result: `layered` (label -> needs, to a `Layout`).
Source: Sugiyama, Tagawa and Toda, IEEE Trans. Syst. Man Cybern. 11, 109 (1981).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 24


@dataclass(frozen=True)
class Layout:
    """Places: x to the right, y (the layer) downwards; lines run through all layers.

    `place` holds every label; `lines` the points of each line from a needed node to the one that needs it.
    """

    place: dict[str, tuple[float, int]]
    lines: dict[tuple[str, str], list[tuple[float, int]]]

    @property
    def size(self) -> tuple[float, int]:
        """Largest x and y."""
        return max(x for x, _ in self.place.values()), max(y for _, y in self.place.values())


def layered(needs: Mapping[str, Sequence[str]], widths: Mapping[str, float]) -> Layout:
    """The layout of a directed acyclic graph given in an order in which needed nodes come first.

    `widths`: room that each label takes along x; the places come in the same unit.
    """
    layer = _layers(needs)
    paths = {(a, b): _path(a, b, layer) for b in needs for a in needs[b]}
    rows = _rows(layer, paths)
    neighbours = _neighbours(paths)
    for sweep in range(SWEEPS):
        _reorder(rows if sweep % 2 == 0 else rows[::-1], neighbours, upwards=sweep % 2 == 1)
    x = _coordinates(rows, neighbours, widths)
    y = {name: i for i, row in enumerate(rows) for name in row}
    lines = {edge: [(x[name], y[name]) for name in path] for edge, path in paths.items()}
    return Layout({name: (x[name], y[name]) for name in needs}, lines)


def _layers(needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The depth of each node; one that nothing holds up sinks to just above those that use it."""
    depth: dict[str, int] = {}
    for label, needed in needs.items():
        depth[label] = 1 + max((depth[n] for n in needed), default=-1)
    users: dict[str, list[str]] = {label: [] for label in needs}
    for label, needed in needs.items():
        for n in needed:
            users[n].append(label)
    for label in reversed(list(needs)):
        if users[label]:
            depth[label] = min(depth[user] for user in users[label]) - 1
    return depth


def _path(start: str, end: str, layer: Mapping[str, int]) -> list[str]:
    """The names a line runs through, with stand-ins for the layers between; lines of one start share them."""
    between = [f"{start}|{y}" for y in range(layer[start] + 1, layer[end])]
    return [start, *between, end]


def _rows(layer: Mapping[str, int], paths: Mapping[tuple[str, str], list[str]]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for label, y in layer.items():
        rows[y].append(label)
    for path in paths.values():
        for step, name in enumerate(path[1:-1], start=layer[path[0]] + 1):
            if name not in rows[step]:
                rows[step].append(name)
    return rows


def _neighbours(paths: Mapping[tuple[str, str], list[str]]) -> dict[str, tuple[list[str], list[str]]]:
    """For each name those above and those below that a line joins it to."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for path in paths.values():
        for above, below in pairwise(path):
            for name, side, other in ((above, 1, below), (below, 0, above)):
                sides = found.setdefault(name, ([], []))
                if other not in sides[side]:
                    sides[side].append(other)
    return found


def _reorder(rows: list[list[str]], neighbours: Mapping[str, tuple[list[str], list[str]]], *, upwards: bool) -> None:
    """Sort each row by the mean place of its neighbours in the row before."""
    for before, row in pairwise(rows):
        place = {name: i / max(1, len(before) - 1) for i, name in enumerate(before)}
        own = {name: i / max(1, len(row) - 1) for i, name in enumerate(row)}

        def mean(name: str, place: dict[str, float] = place, own: dict[str, float] = own) -> float:
            near = [place[n] for n in neighbours.get(name, ([], []))[int(upwards)] if n in place]
            return sum(near) / len(near) if near else own[name]

        row.sort(key=mean)


def _coordinates(
    rows: list[list[str]], neighbours: Mapping[str, tuple[list[str], list[str]]], widths: Mapping[str, float]
) -> dict[str, float]:
    """x of every name: pulled towards its neighbours, clear of the next (stand-ins take little room)."""
    line = 0.3 * min(widths.values())
    room = {name: widths.get(name, line) for row in rows for name in row}
    x = {name: place for row in rows for name, place in zip(row, _apart(row, [0.0] * len(row), room), strict=True)}
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wanted = []
            for name in row:
                above, below = neighbours.get(name, ([], []))
                near = [x[n] for n in (*above, *below)]
                wanted.append(sum(near) / len(near) if near else x[name])
            for name, place in zip(row, _apart(row, wanted, room), strict=True):
                x[name] = place
    left = min(x.values())
    return {name: round(place - left, 3) for name, place in x.items()}


def _apart(row: list[str], wanted: list[float], room: Mapping[str, float]) -> list[float]:
    """Places nearest to the wanted ones that keep the order and the distances (pool adjacent violators)."""
    offset, total = [0.0], 0.0
    for left, right in pairwise(row):
        total += (room[left] + room[right]) / 2
        offset.append(total)
    blocks: list[tuple[float, int]] = []
    for place, shift in zip(wanted, offset, strict=True):
        blocks.append((place - shift, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    levels = [level for level, count in blocks for _ in range(count)]
    return [level + shift for level, shift in zip(levels, offset, strict=True)]
