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
import re
from collections.abc import Mapping
from functools import partial
from html import unescape
from types import MappingProxyType
from typing import Any

from derive.core.equation import Derivation, rests_on
from verify.judge.paper import Paper
from verify.judge.record import as_text
from verify.judge.statement import is_beyond
from verify.judge.verdict import FAULTY, MEANING
from verify.report.consequence import TITLES
from verify.report.lead import lead
from verify.report.parts import ASSETS, DRAWS, PAGE, Figure, asset, installed, missing, parts
from verify.report.place import places, searched
from verify.report.verdicts import HOLD, SIGNS, summary

OWNED = ("figures",)
BEYOND = "Beyond the paper"


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
    if lacking := missing():
        return {}, [f"left out report.html and figures/: the page needs {', '.join(lacking)}; {installed('report')}"]
    made = {name: part() for name, part in parts(paper, chain).items()} if made is None else made
    figures = {name: shown for name, shown in made.items() if isinstance(shown, Figure)}
    notes = [f"left out figures/{n}: it needs heyoka; {installed(f.needs)}" for n, f in figures.items() if not f.svg]
    if made[PAGE]["graph"] is None:
        notes.append(f"left out the drawing of the derivation: it needs {DRAWS}; {installed('report')}")
    page = page_html(data, paper, chain, made, certified or {})
    files: dict[str, str | bytes] = {"report.html": page}
    drawn = {name: figure for name, figure in figures.items() if figure.svg}
    for name, figure in drawn.items():
        files |= {f"figures/{name}.svg": figure.svg, f"figures/{name}.png": figure.png}
    return files, [f"wrote report.html ({len(page.encode()) / 1e6:.1f} MB) and {len(drawn)} figures there", *notes]


def page_html(
    data: Mapping[str, Any],
    paper: Paper,
    chain: Derivation,
    made: Mapping[str, Any],
    certified: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """The page as HTML; `made`: its `parts`, all but the figures needed."""
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
    derived = made[PAGE]
    script = derived["script"]
    figures = [(name, figure) for name, figure in made.items() if isinstance(figure, Figure)]
    page, rules = _ruled(
        environment.get_template("page.html").render(
            certified=certified,
            steps=[{"label": n, "title": chain.nodes[n].title, "needs": chain.needs(n)} for n in chain],
            **_judged(data, paper, chain, derived["formulas"]),
            **{**derived, "script": _raw(script)},
            figures=[(name, figure) for name, figure in figures if figure.svg],
            left_out=[figure.title for _, figure in figures if not figure.svg],
        )
    )
    style = _raw(asset("page.css") + rules)
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
        above = rests_on([node], chain.needs) if node in chain.nodes else set()
        working = [name for name in chain if name in above]
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
