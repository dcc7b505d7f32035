"""How the figures look, and how they become files: the same bytes from run to run.

Series differ by dash as well as by colour, so that a grey print can be read. For the page the colours are replaced by
variables of its style sheet, which follow light, dark and print.

Key results: `canvas`, `svg_text`, `png_bytes`, `inline_svg`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from math import log10
from pathlib import Path
from typing import Any

from matplotlib import rc_context, rc_params_from_file, rcParamsDefault
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

_SETTINGS = rc_params_from_file(Path(__file__).parent / "assets" / "figure.mplstyle", use_default_template=False)
INK, RULE, GROUND = (str(_SETTINGS[name]) for name in ("text.color", "grid.color", "figure.facecolor"))
SERIES = ("#1f56a8", "#b4521a", "#2b7a58", "#7d3f98")
DASHES: tuple[Any, ...] = ("-", (0, (5, 1.6)), (0, (1.2, 1.4)), (0, (6, 1.5, 1.2, 1.5)))
GOOD, FAIR, POOR = "#e2f1e8", "#efd9a4", "#d99c88"
_COLOURS = {"ink": INK, "rule": RULE, "ground": GROUND, "good": GOOD, "fair": FAIR, "poor": POOR}
_COLOURS |= {str(i): colour for i, colour in enumerate(SERIES, start=1)}


@contextmanager
def settings() -> Iterator[None]:
    """The settings in which a figure is drawn and saved."""
    plain = {name: value for name, value in rcParamsDefault.items() if not name.startswith("backend")}
    with rc_context({**plain, **_SETTINGS}):
        yield


def canvas(
    width: float, height: float, rows: int = 1, columns: int = 1, gap: float = 0.15, below: float = 0.0, **options: Any
) -> tuple[Any, Any]:
    """A figure and its axes, within `settings`; its size, the `gap` of columns and room `below` for a legend in inches.

    The margins are given, for to find them takes matplotlib longer than to draw.
    """
    figure = Figure(figsize=(width, height))
    left, right, bottom, top = 0.74, 0.12, 0.48 + below, 0.28
    each = (width - left - right - gap * (columns - 1)) / columns
    place = {"left": left / width, "right": 1 - right / width, "bottom": bottom / height, "top": 1 - top / height}
    return figure, figure.subplots(
        rows, columns, gridspec_kw={**place, "wspace": gap / each, "hspace": 0.09}, **options
    )


def line(axes: Any, x: Any, y: Any, series: int, **options: Any) -> Any:
    """A line in the colour and the dash of a series."""
    chosen: dict[str, Any] = {"color": SERIES[series], "linestyle": DASHES[series], **options}
    return axes.plot(x, y, **chosen)[0]


def decades(axes: Any) -> None:
    """Ticks of axes that are logarithmic: powers of ten as plain text, which is no formula to be set."""
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        if axis.get_scale() == "log":
            axis.set_major_formatter(FuncFormatter(lambda value, place: f"10{_raised(round(log10(value)))}"))


def _raised(power: int) -> str:
    return str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def svg_text(figure: Any) -> str:
    """The figure as an SVG file."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def png_bytes(figure: Any) -> bytes:
    """The figure as a PNG file, 200 dots per inch."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=200, metadata={"Software": None})
    return buffer.getvalue()


def inline_svg(svg: str, name: str, description: str) -> str:
    """An SVG file as part of the page: names of its own, colours of the style sheet, a description in words."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>", "", body, flags=re.S)
    body = re.sub(r'\bid="', f'id="{name}-', body)
    body = re.sub(r'(href="|url\()#', rf"\1#{name}-", body)
    for variable, colour in _COLOURS.items():
        body = body.replace(f": {colour}", f": var(--fig-{variable})")
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', body)
    assert size is not None
    head = f'<svg class="figure" viewBox="0 0 {size[1]} {size[2]}" role="img" aria-label="{escape(description)}"'
    head += ' xmlns:xlink="http://www.w3.org/1999/xlink">'
    return head + body[body.index(">") + 1 :].strip()
