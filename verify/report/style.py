"""How the figures look, and how they become files: the same bytes from run to run.

Series differ by dash as well as by colour, so that a grey print can be read. For the page the colours are replaced by
variables of its style sheet, which follow light, dark and print.

Key results: `canvas`, `svg_and_png`, `inline_svg`.
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

import numpy as np
from matplotlib import rc_context, rc_params_from_file, rcParamsDefault
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.image import imsave
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from matplotlib.ticker import FuncFormatter
from matplotlib.transforms import Affine2D, TransformedBbox, TransformedPath

_SETTINGS = rc_params_from_file(Path(__file__).parent / "assets" / "figure.mplstyle", use_default_template=False)
INK, RULE, GROUND = (str(_SETTINGS[name]) for name in ("text.color", "grid.color", "figure.facecolor"))
SERIES = ("#1f56a8", "#b4521a", "#2b7a58", "#7d3f98")
DASHES: tuple[Any, ...] = ("-", (0, (5, 1.6)), (0, (1.2, 1.4)), (0, (6, 1.5, 1.2, 1.5)))
DOTS = 200
"""Of a PNG file, per inch."""
_FINER = Affine2D().scale(DOTS / 72)
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


class _Both(RendererSVG):
    """Draws in dots what it writes as SVG, so that a figure is laid out once: paths and text, no images.

    Its unit is a point.
    """

    def __init__(self, width: float, height: float, text: io.StringIO) -> None:
        self.dots = RendererAgg(round(width * DOTS / 72), round(height * DOTS / 72), DOTS)
        super().__init__(width, height, text, metadata={"Date": None, "Creator": None})
        self._text2path = text_to_path  # the one of all figures, which parses a label once

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        super().draw_path(gc, path, transform, rgbFace)
        self.dots.draw_path(_finer(gc), path, transform + _FINER, rgbFace)

    def draw_markers(self, gc: Any, marker: Any, at: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        super().draw_markers(gc, marker, at, path, transform, rgbFace)
        self.dots.draw_markers(_finer(gc), marker, at + _FINER, path, transform + _FINER, rgbFace)

    draw_path_collection = RendererBase.draw_path_collection  # which calls the two above

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None
    ) -> None:
        super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        vertices, codes = self._text2path.get_text_path(prop, s, ismath)
        size = prop.get_size_in_points() / self._text2path.FONT_SCALE
        place = Affine2D().scale(size).rotate_deg(angle).translate(x, self.height - y)
        filled = _finer(gc)
        filled.set_linewidth(0)
        self.dots.draw_path(filled, Outline(vertices, codes), place + _FINER, gc.get_rgb())


def _finer(gc: Any) -> Any:
    """How something is drawn in points, for dots: line widths are in points there too, what clips is not."""
    finer: Any = GraphicsContextBase()
    finer.copy_properties(gc)
    path, place = gc.get_clip_path()
    if gc.get_clip_rectangle() is not None:
        finer.set_clip_rectangle(TransformedBbox(gc.get_clip_rectangle(), _FINER))
    if path is not None:
        finer.set_clip_path(TransformedPath(path, place + _FINER))
    return finer


def svg_and_png(figure: Any) -> tuple[str, bytes]:
    """The figure as an SVG file and as a PNG file of 200 dots per inch, from one layout: half the time of two."""
    text = io.StringIO()
    figure.dpi = 72
    width, height = 72 * figure.get_size_inches()
    both = _Both(width, height, text)
    figure.draw(both)
    both.finalize()
    dots, quick = io.BytesIO(), {"compress_level": 1, "dpi": (DOTS, DOTS)}
    unsigned: Any = {"Software": None}
    imsave(dots, np.asarray(both.dots.buffer_rgba())[..., :3], format="png", metadata=unsigned, pil_kwargs=quick)
    return text.getvalue(), dots.getvalue()


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
