"""judged.tex: the paper's statements in its own order, a line each, and behind them the faults in full.

Made from the record alone (the dict of claims.json); the same text on every run.

Key result: `judged_tex`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from derive.core.quantity import Symbols
from derive.export.document.as_latex import PREAMBLE, STYLE
from derive.export.lines import broken
from derive.export.prose import marked, plain
from verify.judge.verdict import MEANING
from verify.report.notes import numbered

_WIDE = r"""\newgeometry{left=20mm,right=20mm,top=20mm,bottom=22mm}
"""
_LIMIT = 76.0
"""Width of a line in glyphs."""


def judged_tex(claims_json: Mapping[str, Any], symbols: Symbols) -> str:
    """A complete LaTeX document of all claims, their sentences in the letters of `symbols`."""
    paper, claims = claims_json["paper"], claims_json["claims"]
    numbers = numbered([{**claim, "suspect": claim["source"]["suspect"]} for claim in claims])
    faults = sorted((claim for claim in claims if claim["label"] in numbers), key=lambda c: numbers[c["label"]])
    parts = [PREAMBLE, rf"\title{{{plain(paper['title'])}, judged}}", rf"\author{{{_authors(paper)}}}", r"\date{}"]
    parts += [r"\begin{document}", _WIDE + r"\maketitle", _summary(claims_json["summary"])]
    parts += [r"\section{Every statement}", _table(claims, numbers, symbols), r"\section{The faults}"]
    parts += ["\n\n".join(_fault(claim, numbers[claim["label"]], symbols)) for claim in faults]
    return "\n\n".join([*parts, r"\end{document}", ""])


def _authors(paper: Mapping[str, Any]) -> str:
    names = " and ".join(plain(name) for name in paper["authors"])
    arxiv = f", arXiv:{plain(paper['arxiv'])}" if "arxiv" in paper else ""
    return rf"on {names}, {plain(paper['journal'])}{arxiv}"


def _said(text: str, symbols: Symbols) -> str:
    return STYLE(marked(text.replace("{", "(").replace("}", ")"), symbols))


def _summary(counts: Mapping[str, int]) -> str:
    head = "\\begin{center}\\begin{tabular}{lrp{115mm}}\nverdict & statements & meaning \\\\ \\hline\n"
    rows = (rf"{plain(verdict)} & {count} & {plain(MEANING[verdict])} \\" for verdict, count in counts.items())
    return head + "\n".join(rows) + "\n\\end{tabular}\\end{center}"


def _table(claims: list[Mapping[str, Any]], numbers: Mapping[str, int], symbols: Symbols) -> str:
    """A line a statement: label, what it says, verdict, what it stands on, the erratum that it leads to."""
    head = "{\\footnotesize\n\\begin{longtable}{lp{76mm}lll}\n"
    head += "label & the statement & verdict & standing & erratum \\\\ \\hline\n\\endhead\n"
    rows = []
    for claim in claims:
        label = claim["label"]
        erratum = rf"\hyperref[fault:{label}]{{{numbers[label]}}}" if label in numbers else ""
        judged = map(plain, (claim["verdict"], claim["standing"]))
        cells = [plain(label), _said(claim["says"], symbols), *judged, erratum]
        rows.append(rf"\phantomsection\label{{line:{label}}}" + " & ".join(cells) + r" \\")
    return head + "\n".join(rows) + "\n\\end{longtable}}"


def _fault(claim: Mapping[str, Any], number: int, symbols: Symbols) -> Iterator[str]:
    """Heading, printed and corrected form, reason, witness and consequences of one faulty statement."""
    label, source = claim["label"], claim["source"]
    suspect = ", perhaps the scanner's" if source["suspect"] == "scan" else ""
    head = rf"{number}. \hyperref[line:{label}]{{({plain(label)})}} {_said(claim['says'], symbols)}"
    yield rf"\subsection*{{\phantomsection\label{{fault:{label}}}{head}}}"
    yield rf"\textbf{{{plain(claim['verdict'])}}}{suspect}. {_said(claim['why'], symbols)}"
    yield _display("Read as" if source["reading"] else "Printed", claim["printed"])
    yield _display("Corrected", claim["corrected"])
    yield _witness(claim["witness"], symbols)
    changes = ", ".join(rf"\hyperref[line:{other}]{{{plain(other)}}}" for other in claim["changes"])
    yield f"Later printed results that change: {changes or 'none'}."


def _display(title: str, text: str) -> str:
    rows = (f"& {row}" for row in broken(text, _LIMIT))
    return rf"\textit{{{title}:}}" + "\n\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _witness(witness: Mapping[str, Any], symbols: Symbols) -> str:
    """The point, if there is any, and the two numbers."""
    place = ", ".join(f"{name} = {value}" for name, value in witness["at"].items())
    said = [*([f"at {place}"] if place else []), *(f"{form} {witness[form]}" for form in ("printed", "corrected"))]
    return rf"\textit{{Witness:}} {_said('; '.join(said), symbols)}."
