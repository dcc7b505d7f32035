"""The derivation as a drawing: every step a node, coloured by the verdict on its statement, linked to it.

A node that the paper states is a labelled box; one that it does not number is smaller and says what it is. The page's
script follows `data-needs` to show how far a fault reaches.

Key result: `graph_svg` (chain and record -> SVG text).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from verify.report.layout import Layout, layered

STEP, GAP = 58.0, 14.0
MARGIN_X, MARGIN_Y = 46.0, 26.0
_HEIGHT = 28.0


def graph_svg(needs: Mapping[str, Sequence[str]], verdicts: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """The SVG: `needs` in the order of the argument, `verdicts` of the labels that are judged, `titles` of all."""
    layout = layered(needs, {label: 2 * _half(label) + GAP for label in needs})
    right = max(x + _half(label) for label, (x, _) in layout.place.items())
    width, height = right + 1.5 * MARGIN_X, layout.size[1] * STEP + 2 * MARGIN_Y
    edges = "".join(_edge(pair, points) for pair, points in layout.lines.items())
    nodes = "".join(_node(label, layout, needs[label], verdicts.get(label), titles[label]) for label in needs)
    return (
        f'<svg id="graph-drawing" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" '
        f'role="group" aria-label="The derivation as a graph: {len(needs)} steps, each a link to its statement">'
        f'<g class="edges" aria-hidden="true">{edges}</g>{nodes}</svg>'
    )


def _point(x: float, y: float) -> tuple[float, float]:
    return MARGIN_X + x, MARGIN_Y + y * STEP


def _shown(label: str) -> str:
    return label.removeprefix("x.")


def _half(label: str) -> float:
    """Half the width of a node's box."""
    return max(17.0, (3.3 if label.startswith("x.") else 4.6) * len(_shown(label)) + 6)


def _edge(pair: tuple[str, str], points: Sequence[tuple[float, int]]) -> str:
    places = [_point(*p) for p in points]
    (x, y), *rest = places
    path = f"M{x:.1f} {y:.1f}"
    for px, py in rest:
        middle = (y + py) / 2
        path += f"C{x:.1f} {middle:.1f} {px:.1f} {middle:.1f} {px:.1f} {py:.1f}"
        x, y = px, py
    return f'<path d="{path}" data-from="{escape(pair[0])}" data-to="{escape(pair[1])}"/>'


def _node(label: str, layout: Layout, needs: Sequence[str], verdict: str | None, title: str) -> str:
    x, y = _point(*layout.place[label])
    shown, half, small = _shown(label), _half(label), label.startswith("x.")
    height = _HEIGHT - 8 if small else _HEIGHT
    told = f"{label}: {title}; {verdict if verdict else 'a step the paper does not number'}"
    data = {
        "href": f"#{label}" if verdict else f"#step-{label}",
        "class": "node small" if small else "node",
        "data-label": label,
        "data-needs": " ".join(needs),
        "data-verdict": verdict or "none",
        "aria-label": told,
    }
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in data.items())
    return (
        f"<a {attributes}>"
        f"<title>{escape(told)}</title>"
        f'<rect x="{x - half:.1f}" y="{y - height / 2:.1f}" width="{2 * half:.1f}" height="{height:.0f}" rx="6"/>'
        f'<text x="{x:.1f}" y="{y + (3.4 if small else 4.4):.1f}">{escape(shown)}</text></a>'
    )
