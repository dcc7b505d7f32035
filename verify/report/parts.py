"""What the page shows that waits for no judgement: its figures, formulas, drawing and script, each made by a task.

Key results: `parts` (the tasks by name), `Figure`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from derive.core.equation import Derivation, rests_on
from verify.judge.paper import Exhibits, Paper

EXTRA = ("jinja2", "latex2mathml", "matplotlib")
DRAWS = "pygraphviz"
"""Arranges the drawing of the derivation; the page can do without."""
PAGE = "page/"
"""The part that is made of all equations; every other is a figure, made of a few, whose name is that of a file."""
ASSETS = Path(__file__).parent / "assets"


class Figure(NamedTuple):
    """A figure with what stands below it, as a part of the page and as files; empty where the extra it needs is not
    installed.
    """

    title: str
    caption: str
    needs: str
    drawing: Any = ""
    svg: str = ""
    png: bytes = b""


def parts(paper: Paper, chain: Derivation) -> dict[str, Callable[[], Any]]:
    """What makes each part, by its name: `PAGE`, and each figure under its own; nothing without the extra."""
    if missing():
        return {}
    plots = paper.exhibits().figures if paper.exhibits is not None else {}
    return {PAGE: partial(_derived, paper, chain)} | {name: partial(_figure, paper, name, chain) for name in plots}


def missing() -> list[str]:
    """What the page needs and is not installed."""
    return [name for name in EXTRA if find_spec(name) is None]


def installed(extra: str) -> str:
    """The command that installs an extra."""
    return f"pip install 'spin-torque-derivation[{extra}]'"


def _figure(paper: Paper, name: str, chain: Derivation) -> Figure:
    from markupsafe import Markup

    from verify.report.style import inline_svg

    assert paper.exhibits is not None  # `parts` asks for none then
    exhibits = paper.exhibits()
    plot = exhibits.figures[name]
    shown = Figure(plot.title, plot.caption, plot.needs or "")
    if plot.needs is not None and find_spec("heyoka") is None:
        return shown
    svg, png = exhibits.drawn(name, chain)
    return shown._replace(drawing=Markup(inline_svg(svg, name, plot.description)), svg=svg, png=png)


def _derived(paper: Paper, chain: Derivation) -> dict[str, Any]:
    """Formulas of the steps, a drawing of those that statements rest on (if it can be made), symbols, the script."""
    from verify.report.graph import drawing
    from verify.report.statements import derived

    exhibits = paper.exhibits() if paper.exhibits is not None else None
    about = {claim.node: label for label, claim in paper.claims.items() if claim.node in chain and label not in chain}
    stated = rests_on([label for label in chain if label in about or label in paper.claims], chain.needs)
    used = {symbol.name for label in chain for symbol in chain[label].args}
    table = exhibits.tables(chain) if exhibits is not None else None
    return {
        "formulas": {label: derived(chain, label) for label in chain},
        "about": about,
        "graph": drawing({label: chain.needs(label) for label in chain if label in stated})
        if find_spec(DRAWS)
        else None,
        "symbols": [row for name, row in chain.symbols.items() if name in used],
        "explorer": table,
        "chapter": exhibits.chapter() if exhibits is not None and exhibits.chapter is not None else None,
        "script": _script(exhibits, chain, table),
    }


def asset(name: str) -> str:
    """A file that the page is made of, as text."""
    return (ASSETS / name).read_text(encoding="utf-8")


def _script(exhibits: Exhibits | None, chain: Derivation, table: Mapping[str, Any] | None) -> str:
    """The page's only script: what the page does, and the explorer's exported modules, where it has one."""
    if exhibits is None or table is None:
        return asset("page.js")
    names = {entry["name"] for entry in table["equations"].values()}
    data = json.dumps(table, sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")
    ours = f"const TABLES = {data};\nconst FUNCTIONS = {{ {', '.join(sorted(names))} }};"
    return "\n".join([exhibits.modules(chain), ours, *map(asset, ("page.js", "plots.js", "explorer.js"))])
