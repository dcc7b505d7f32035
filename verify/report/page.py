"""output/report.html and output/figures/: the record, the derivation, the figures and the explorer in one file.

The page is self-contained: one script, one style sheet, formulas as MathML, drawings as SVG, no address outside it. Its
content-security policy allows that script and that style sheet by their hashes and forbids any request; what formulas
and drawings bring in `style` attributes is moved into the sheet.

It names the record that it was made from by the SHA-256 of claims.json.

Key result: `report_files`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from derive.core.equation import Derivation, rests_on
from verify.judge.paper import Exhibits, Paper
from verify.judge.record import as_text
from verify.judge.statement import is_beyond
from verify.judge.verdict import FAULTY, MEANING
from verify.report.consequence import TITLES
from verify.report.lead import lead
from verify.report.place import places, searched
from verify.report.verdicts import HOLD, SIGNS, summary

EXTRA = ("jinja2", "latex2mathml", "matplotlib")
DRAWS = "pygraphviz"
"""Arranges the drawing of the derivation; the page can do without."""
OWNED = ("figures",)
ASSETS = Path(__file__).parent / "assets"
BEYOND = "Beyond the paper"


def parts(paper: Paper, chain: Derivation) -> dict[str, Callable[[], Any]]:
    """What the page shows that waits for no judgement, by name, the longest first; nothing without the extra."""
    if _missing():
        return {}
    exhibits = paper.exhibits() if paper.exhibits is not None else None
    return {"figures": partial(_figures, exhibits, chain), "page": partial(_derived, paper, exhibits, chain)}


def report_files(
    data: dict[str, Any],
    paper: Paper,
    chain: Derivation,
    certified: Mapping[str, Any] | None = None,
    made: Mapping[str, Any] | None = None,
) -> tuple[dict[str, str | bytes], list[str]]:
    """report.html and the figures, by their paths below output/; the lines that say what they are or why none.

    `certified`: for a label, what a proof kernel has accepted (`certificate`, `accepted`, `stated`); `made`: the
    `parts`, where they were made elsewhere.
    """
    if missing := _missing():
        return {}, [f"left out report.html and figures/: the page needs {', '.join(missing)}; {_installed('report')}"]
    made = {name: part() for name, part in parts(paper, chain).items()} if made is None else made
    figures, notes = made["figures"]
    if find_spec(DRAWS) is None:
        notes.append(f"left out the drawing of the derivation: it needs {DRAWS}; {_installed('report')}")
    shown = {name: svg for name, (svg, _) in figures.items()}
    page = page_html(data, paper, chain, shown, certified or {}, made["page"])
    files: dict[str, str | bytes] = {"report.html": page}
    for name, (svg, png) in figures.items():
        files |= {f"figures/{name}.svg": svg, f"figures/{name}.png": png}
    return files, [f"wrote report.html ({len(page.encode()) / 1e6:.1f} MB) and {len(figures)} figures there", *notes]


def _missing() -> list[str]:
    return [name for name in EXTRA if find_spec(name) is None]


def _installed(extra: str) -> str:
    return f"pip install 'spin-torque-derivation[{extra}]'"


def _figures(exhibits: Exhibits | None, chain: Derivation) -> tuple[dict[str, tuple[str, bytes]], list[str]]:
    """Every figure whose extra is installed, and a line for each that is left out."""
    figures: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    if exhibits is None:
        return figures, notes
    for name, plot in exhibits.figures.items():
        if plot.needs is not None and find_spec("heyoka") is None:
            notes.append(f"left out figures/{name}: it needs heyoka; {_installed(plot.needs)}")
        else:
            figures[name] = exhibits.drawn(name, chain)
    return figures, notes


def page_html(
    data: Mapping[str, Any],
    paper: Paper,
    chain: Derivation,
    figures: Mapping[str, str],
    certified: Mapping[str, Any] = MappingProxyType({}),
    made: Mapping[str, Any] | None = None,
) -> str:
    """The page as HTML; `figures`: name -> SVG of those that could be drawn; `made`: the part "page"."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from verify.report.statements import formula, symbol
    from verify.report.words import typeset

    kept: dict[str, Any] = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, **kept)
    labels = {c["label"] for c in data["claims"]}
    environment.globals |= {"signs": SIGNS, "meaning": MEANING, "hold": HOLD, "faulty": FAULTY, "titles": TITLES}
    environment.filters["prose"] = lambda text, links=True: Markup(typeset(text, labels if links else ()))
    environment.filters["formula"] = formula
    environment.filters["capfirst"] = lambda text: text[:1].upper() + text[1:]
    environment.filters["symbol"] = lambda name: symbol(name, chain.symbols)
    exhibits = paper.exhibits() if paper.exhibits is not None else None
    derived = _derived(paper, exhibits, chain) if made is None else made
    script = derived["script"]
    page, rules = _ruled(
        environment.get_template("page.html").render(
            certified=certified,
            steps=[chain[label] for label in chain],
            **_judged(data, paper, chain, derived["formulas"]),
            **{**derived, "script": _raw(script)},
            **_exhibited(exhibits, figures),
        )
    )
    style = _raw(_asset("page.css") + rules)
    return page.replace('content=""', f'content="{_policy(script, style)}"', 1).replace(
        "<style></style>", f"<style>{style}</style>", 1
    )


def _ruled(page: str) -> tuple[str, str]:
    """The page without `style` attributes, and the rules of a style sheet that say the same."""
    rules: dict[str, int] = {}
    page = re.sub(r' style="([^"]*)"', lambda found: f' data-s="{rules.setdefault(found[1], len(rules))}"', page)
    if any(sign in said for said in rules for sign in "{}<>"):
        raise ValueError("a style attribute of the page holds a sign that could end its rule")
    return page, "".join(f'[data-s="{i}"]{{{unescape(said)}}}\n' for said, i in rules.items())


def _judged(data: Mapping[str, Any], paper: Paper, chain: Derivation, formulas: Mapping[str, Any]) -> dict[str, Any]:
    """The statements with their forms by section, in the order of the paper; what goes beyond it last."""
    from verify.report.statements import forms

    claims = data["claims"]
    beyond = {c["label"] for c in claims if is_beyond(c["label"])}
    where, sections = places(claims), dict[str, list[Any]]()
    for claim in sorted(claims, key=lambda c: c["label"] in beyond):
        label, node = claim["label"], paper.claims[claim["label"]].node
        working = [e.label for e in chain.leading_to(node)] if node in chain.nodes else []
        needs = chain.needs(label) if label in chain.nodes else claim["needs"]
        section = BEYOND if label in beyond else claim["section"]
        sections.setdefault(section, []).append((claim, forms(claim, formulas, node), needs, working))
    return {
        "paper": data["paper"],
        "record": hashlib.sha256(as_text(data).encode()).hexdigest(),
        "summary": summary([c for c in claims if c["label"] not in beyond], paper.main_result),
        "lead": lead(claims, paper.main_result),
        "where": where,
        "searched": partial(searched, where=where),
        "citing": {c["label"]: c["cites"] for c in claims},
        "claims": claims,
        "beyond_labels": beyond,
        "sections": sections,
        "verdicts": {c["label"]: c["verdict"] for c in claims},
    }


def _derived(paper: Paper, exhibits: Exhibits | None, chain: Derivation) -> dict[str, Any]:
    """Formulas of the steps, a drawing of those that statements rest on (if it can be made), symbols, the script."""
    from verify.report.graph import drawing
    from verify.report.statements import derived

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
        "script": _script(exhibits, chain, table),
    }


def _exhibited(exhibits: Exhibits | None, figures: Mapping[str, str]) -> dict[str, Any]:
    """The figures, where the paper has any."""
    from markupsafe import Markup

    from verify.report.style import inline_svg

    plots = exhibits.figures if exhibits is not None else {}
    return {
        "figures": [
            (name, plot, Markup(inline_svg(figures[name], name, plot.description)))
            for name, plot in plots.items()
            if name in figures
        ],
        "chapter": exhibits.chapter if exhibits is not None else None,
        "left_out": [plot.title for name, plot in plots.items() if name not in figures],
    }


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script(exhibits: Exhibits | None, chain: Derivation, table: Mapping[str, Any] | None) -> str:
    """The page's only script: what the page does, and the explorer's exported modules, where it has one."""
    if exhibits is None or table is None:
        return _asset("page.js")
    names = {entry["name"] for entry in table["equations"].values()}
    data = json.dumps(table, sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")
    ours = f"const TABLES = {data};\nconst FUNCTIONS = {{ {', '.join(sorted(names))} }};"
    return "\n".join([exhibits.modules(chain), ours, *map(_asset, ("page.js", "plots.js", "explorer.js"))])


def _policy(script: str, style: str) -> str:
    """Nothing but this script and this style sheet, and no request to anywhere."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _raw(text: str) -> Any:
    """Our own script or style sheet, which must not end its element."""
    from markupsafe import Markup

    if any(end in text.lower() for end in ("</script", "</style", "<!--")):
        raise ValueError("the page's script or style sheet holds a tag that could end its element")
    return Markup(text)
