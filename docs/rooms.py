"""The rooms of the house and which imports which, read from the source and drawn as `docs/pictures/rooms.svg`.

Run `python docs/rooms.py` from the root of the repository. What a room may import stands in `tests/test_layout.py`.
"""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "rooms.svg"
PLACES = {
    "verify": (1, 5),
    "verify.all_orders": (2, 5),
    "verify.cheng_niu": (1, 4),
    "verify.report": (3, 3),
    "verify.kernel": (2, 4),
    "verify.electron": (1, 3),
    "verify.exported": (2, 3),
    "verify.judge": (3, 2),
    "verify.zero": (3, 1),
    "derive": (0, 4),
    "derive.micromagnetics": (0, 3),
    "derive.all_orders": (1, 2),
    "derive.cheng_niu": (0, 2),
    "derive.export": (0, 1),
    "derive.core": (0, 0),
}
"""Column and row of each room."""
HALLS = ("derive.files", "derive.terminal", "derive.threads")
"""Modules that every command shares; an import of them is no arrow."""
LATE = ("derive.core", "derive.export")
"""An equation calls its exporters when it is asked to; drawn dashed."""
WIDTH, HEIGHT, ACROSS, UP = 172, 34, 200, 84

BY_NAME = re.compile(r"(derive|verify)(\.\w+)+:\w+")
"""How a table names what is imported when it is asked for."""


def room(module: str) -> str:
    """The room that a module stands in; what stands in none is a command."""
    first = ".".join(module.split(".")[:2])
    return first if first in PLACES else module.split(".")[0]


def imported(path: Path) -> set[str]:
    """The modules of the house that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= below if node.module in ("derive", "verify") else {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and BY_NAME.fullmatch(str(node.value)):
            found.add(str(node.value).partition(":")[0])
    return {module for module in found if module.split(".")[0] in ("derive", "verify") and not module.startswith(HALLS)}


def arrows() -> list[tuple[str, str]]:
    """(room, room that it imports), sorted."""
    found = set()
    for path in (*(ROOT / "derive").rglob("*.py"), *(ROOT / "verify").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found |= {(room(module), room(target)) for target in imported(path) if not module.startswith(HALLS)}
    return sorted((start, end) for start, end in found if start != end)


def plain(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The arrows that no longer way implies, without the late one; ValueError for a circle."""
    direct = {name: {end for start, end in pairs if start == name and (start, end) != LATE} for name in PLACES}
    below: dict[str, set[str]] = {}
    try:
        order = list(TopologicalSorter(direct).static_order())
    except CycleError as circle:
        raise ValueError(f"rooms import each other: {' -> '.join(circle.args[1])}") from None
    for name in order:
        below[name] = direct[name].union(*(below[end] for end in direct[name]))
    implied = {name: set().union(*(below[end] for end in direct[name])) for name in order}
    return sorted((name, end) for name in order for end in direct[name] - implied[name])  # the order is one of many


def picture() -> str:
    """The drawing as SVG: an arrow points to what is imported."""
    pairs = arrows()
    columns, rows = (max(place[i] for place in PLACES.values()) + 1 for i in (0, 1))
    size = f'width="{columns * ACROSS}" height="{rows * UP}" viewBox="0 0 {columns * ACROSS} {rows * UP}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="14">',
        "<!-- python docs/rooms.py -->",
        "<title>rooms of the house; an arrow points to what is imported</title>",
        '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z"/></marker>',
        f'<rect width="{columns * ACROSS}" height="{rows * UP}" fill="white"/>',
        *(arrow(start, end) for start, end in plain(pairs)),
        *(arrow(*pair, dashes=' stroke-dasharray="4 4"', shift=12) for pair in pairs if pair == LATE),
        *(box(name) for name in PLACES),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def centre(name: str) -> tuple[float, float]:
    """Where the box of a room is centred."""
    column, row = PLACES[name]
    return (column + 0.5) * ACROSS, (max(place[1] for place in PLACES.values()) - row + 0.5) * UP


def box(name: str) -> str:
    """The box of a room."""
    x, y = centre(name)
    fill = "#dce9f7" if name.startswith("derive") else "#f7ead2"
    return (
        f'<rect x="{x - WIDTH / 2:g}" y="{y - HEIGHT / 2:g}" width="{WIDTH}" height="{HEIGHT}" rx="5" fill="{fill}" '
        f'stroke="black"/><text x="{x:g}" y="{y + 5:g}" text-anchor="middle">{name}</text>'
    )


def arrow(start: str, end: str, dashes: str = "", shift: float = 0) -> str:
    """A line between the nearest edges of two boxes."""
    (x1, y1), (x2, y2) = centre(start), centre(end)
    if y1 == y2:
        side = WIDTH / 2 if x2 > x1 else -WIDTH / 2
        x1, x2 = x1 + side, x2 - side
    else:
        side = HEIGHT / 2 if y2 > y1 else -HEIGHT / 2
        lean = max(-WIDTH / 3, min(WIDTH / 3, (x2 - x1) / 4))
        x1, x2, y1, y2 = x1 + lean, x2 - lean, y1 + side, y2 - side
    line = f'x1="{x1 + shift:g}" y1="{y1:g}" x2="{x2 + shift:g}" y2="{y2:g}"'
    return f'<line {line} stroke="black"{dashes} marker-end="url(#tip)"/>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
