"""output/report.html and output/figures/: the record, the derivation, the figures and the explorer in one file.

The page is self-contained: one script, one style sheet, formulas as MathML, drawings as SVG, no address outside it. Its
content-security policy allows that script and that style sheet by their hashes and forbids any request.

It names the record that it was made from by the SHA-256 of claims.json.

Key result: `report_files`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from derive.core.equation import Derivation
from verify.judge.paper import Exhibits, Paper
from verify.judge.record import as_text

EXTRA = ("jinja2", "latex2mathml", "matplotlib")
OWNED = ("figures",)
ASSETS = Path(__file__).parent / "assets"
BEYOND = "Beyond the paper"


def report_files(data: dict[str, Any], paper: Paper, chain: Derivation) -> tuple[dict[str, str | bytes], list[str]]:
    """report.html and the figures, by their paths below output/; the lines that say what they are or why none."""
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        need = f"needs {', '.join(missing)}; pip install 'spin-torque-derivation[report]'"
        return {}, [f"left out report.html and figures/: the page {need}"]
    exhibits = paper.exhibits() if paper.exhibits is not None else None
    figures, notes = _figures(exhibits, chain)
    page = page_html(data, paper, chain, {name: svg for name, (svg, _) in figures.items()})
    files: dict[str, str | bytes] = {"report.html": page}
    for name, (svg, png) in figures.items():
        files |= {f"figures/{name}.svg": svg, f"figures/{name}.png": png}
    return files, [f"wrote report.html ({len(page.encode()) / 1e6:.1f} MB) and {len(figures)} figures there", *notes]


def page_html(data: Mapping[str, Any], paper: Paper, chain: Derivation, figures: Mapping[str, str]) -> str:
    """The page as HTML; `figures`: name -> SVG of those that could be drawn."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    exhibits = paper.exhibits() if paper.exhibits is not None else None
    content = _content(data, paper, chain) | _exhibited(exhibits, chain, figures, data)
    script, style = _script(exhibits, chain), (ASSETS / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html").render(
        policy=_policy(script, style), script=_raw(script), style=_raw(style), **content
    )


def _content(data: Mapping[str, Any], paper: Paper, chain: Derivation) -> dict[str, Any]:
    from markupsafe import Markup

    from verify.report.graph import graph_svg
    from verify.report.statements import cards, steps, symbols
    from verify.report.verdicts import KINDS, summary

    claims = data["claims"]
    labels = {c["label"] for c in claims}
    shown = cards(claims, chain, {label: claim.node for label, claim in paper.claims.items()})
    titles = {label: node.title for label, node in chain.nodes.items()}
    needs = {label: chain.needs(label) for label in chain}
    return {
        "paper": data["paper"],
        "record": hashlib.sha256(as_text(data).encode()).hexdigest(),
        "summary": summary([c for c in claims if not c["label"].startswith("x.")], paper.main_result),
        "beyond_labels": {c["label"] for c in claims if c["label"].startswith("x.")},
        "sections": _sections(shown),
        "faults": [card for card in shown if card.claim["verdict"] in ("error", "misprint")],
        "kinds": [kind for kind in KINDS if any(c["verdict"] == kind.word for c in claims)],
        "labels": labels,
        "graph": Markup(graph_svg(needs, {c["label"]: c["verdict"] for c in claims}, titles)),
        "steps": steps(chain),
        "symbols": symbols(chain),
    }


def _exhibited(
    exhibits: Exhibits | None, chain: Derivation, figures: Mapping[str, str], data: Mapping[str, Any]
) -> dict[str, Any]:
    """The figures and the explorer, where the paper has any."""
    if exhibits is None:
        return {"figures": [], "left_out": [], "explorer": None}
    from markupsafe import Markup

    from verify.report.style import inline_svg
    from verify.report.words import typeset

    labels = {c["label"] for c in data["claims"]}
    drawn = [
        (name, plot, Markup(inline_svg(figures[name], name, plot.description)), Markup(typeset(plot.caption, labels)))
        for name, plot in exhibits.figures.items()
        if name in figures
    ]
    left_out = [plot.title for name, plot in exhibits.figures.items() if name not in figures]
    return {"figures": drawn, "left_out": left_out, "explorer": exhibits.tables(chain)}


def _sections(shown: list[Any]) -> dict[str, list[Any]]:
    """The cards by section, in the order of the paper; what goes beyond it last."""
    found: dict[str, list[Any]] = {}
    for card in shown:
        name = BEYOND if card.claim["label"].startswith("x.") else card.claim["section"]
        found.setdefault(name, []).append(card)
    beyond = found.pop(BEYOND, None)
    return found if beyond is None else {**found, BEYOND: beyond}


def _figures(exhibits: Exhibits | None, chain: Derivation) -> tuple[dict[str, tuple[str, bytes]], list[str]]:
    """Every figure whose extra is installed, and a line for each that is left out."""
    figures: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    if exhibits is None:
        return figures, notes
    for name, plot in exhibits.figures.items():
        if plot.needs is not None and find_spec("heyoka") is None:
            need = f"needs heyoka; pip install 'spin-torque-derivation[{plot.needs}]'"
            notes.append(f"left out figures/{name}: it {need}")
        else:
            figures[name] = exhibits.drawn(name, chain)
    return figures, notes


def _script(exhibits: Exhibits | None, chain: Derivation) -> str:
    """The page's only script: what the page does, and the explorer's exported modules, where it has one."""
    if exhibits is None:
        return (ASSETS / "page.js").read_text(encoding="utf-8")
    table = exhibits.tables(chain)
    names = {entry["name"] for entry in table["equations"].values()} | {s["function"] for s in table["solvers"]}
    data = json.dumps(table, sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")
    parts = [
        exhibits.modules(chain),
        f"const TABLES = {data};",
        f"const FUNCTIONS = {{ {', '.join(sorted(names))} }};",
        *((ASSETS / name).read_text(encoding="utf-8") for name in ("page.js", "plots.js", "explorer.js")),
    ]
    return "\n".join(parts)


def _policy(script: str, style: str) -> str:
    """Nothing but this script and this style sheet, and no request to anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _raw(text: str) -> Any:
    """Our own script or style sheet, which must not end its element."""
    from markupsafe import Markup

    if any(end in text.lower() for end in ("</script", "</style", "<!--")):
        raise ValueError("the page's script or style sheet holds a tag that could end its element")
    return Markup(text)
