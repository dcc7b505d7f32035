"""The curve of a wall as a picture: characters for the terminal, PNG by matplotlib (extra `report`).

Key results: `chart` (lines of text), `png` (the bytes of a file).
"""

from __future__ import annotations

from math import isfinite, nan
from typing import Any

from derive.micromagnetics.walls.curve import UNITS, Curve, Point

_LABELS = {"je": "current density", "field": "field along the domains"}
_BRANCHES = (("rigid", "-", "rigid wall"), ("far_above", ".", "far above the breakdown"), ("velocity", "*", "the wall"))
"""Attribute, character and name; the later is drawn over the earlier."""


def _at(curve: Curve, point: Point) -> float:
    return point.je if curve.against == "je" else point.field


def _bounds(curve: Curve) -> tuple[float, float]:
    """The lowest and highest velocity shown: the wall's own and zero, with room for the branches near them."""
    own = [p.velocity for p in curve.points if p.velocity is not None] + [0.0]
    low, high = min(own), max(own)
    room = 0.1 * (high - low) or 1.0
    return low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0)


def chart(curve: Curve, columns: int, rows: int = 16) -> list[str]:
    """The curve in characters, `columns` wide: * the wall, - a rigid one, . far above the breakdown, | a mark."""
    low, high = _bounds(curve)
    places = [_at(curve, p) for p in curve.points]
    first, last = min(places), max(places)
    margin = 11
    inner = max(columns - margin - 1, 20)
    field = [[" "] * inner for _ in range(rows)]

    def column(place: float) -> int:
        return round((place - first) / ((last - first) or 1.0) * (inner - 1))

    for mark in curve.marks:
        for place in (mark.at, -mark.at):
            if isfinite(place) and first < place < last:
                for line in field:
                    line[column(place)] = "|"
    for name, character, _ in _BRANCHES:
        for point in curve.points:
            value = getattr(point, name)
            if value is not None and low <= value <= high:
                row = round((high - value) / ((high - low) or 1.0) * (rows - 1))
                field[row][column(_at(curve, point))] = character
    named = {0: f"{high:.4g} m/s", rows - 1: f"{low:.4g} m/s"}
    lines = [f"{named.get(i, ''):>{margin}}{''.join(line).rstrip()}" for i, line in enumerate(field)]
    ends = f"{first:.4g}", f"{last:.4g} {UNITS[curve.against]}"
    lines.append(" " * margin + ends[0] + " " * max(inner - len(ends[0]) - len(ends[1]), 1) + ends[1])
    return [*lines, ", ".join(f"{character} {name}" for _, character, name in reversed(_BRANCHES)) + ", | a mark"]


def png(curve: Curve, title: str) -> bytes:
    """The curve as a PNG file, without a display. ValueError where matplotlib is missing."""
    from io import BytesIO

    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise ValueError("--plot needs matplotlib (pip install 'spin-torque-derivation[report]')") from None
    figure = Figure(figsize=(7.2, 4.6), dpi=150, layout="constrained")
    _draw(figure.add_subplot(title=title), curve)
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _draw(axes: Any, curve: Curve) -> None:
    places = [_at(curve, p) for p in curve.points]
    styles = {"rigid": "--", "far_above": ":", "velocity": "-"}
    for name, _, text in _BRANCHES:
        shown = [nan if (v := getattr(p, name)) is None else v for p in curve.points]
        axes.plot(places, shown, styles[name], label=text, marker="o" if name == "velocity" else None, markersize=3)
    for mark in curve.marks:
        for place in {mark.at, -mark.at}:
            if isfinite(place) and min(places) < place < max(places):
                axes.axvline(place, color="0.6", linewidth=0.8)
                axes.text(place, 1, mark.name, transform=axes.get_xaxis_transform(), rotation=90, va="top", fontsize=7)
    axes.set(ylim=_bounds(curve), xlabel=f"{_LABELS[curve.against]} ({UNITS[curve.against]})")
    axes.set_ylabel("velocity of the wall along x (m/s)")
    axes.title.set_fontsize(10)
    axes.legend(fontsize=8)
