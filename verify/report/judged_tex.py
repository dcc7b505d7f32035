"""judged.tex: the paper's statements in its own order, printed beside derived, with verdict, reason and witness.

Made from the record alone (the dict of claims.json) and, for the derived forms, from the derivation; the same text on
every run. pdflatex needs amsmath, lmodern and geometry.

Key result: `judged_tex`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from derive.export.document import PREAMBLE, equation_display
from derive.export.lines import LIMIT, broken
from derive.export.prose import plain
from verify.judge.statement import is_beyond
from verify.judge.verdict import IN_A_LINE


def judged_tex(claims_json: Mapping[str, Any], derivation: Mapping[str, Any] | None = None) -> str:
    """A complete LaTeX document of all claims, each beside what was derived: a `Derivation`, or displays by label."""
    paper, claims = claims_json["paper"], claims_json["claims"]
    parts = [PREAMBLE, rf"\title{{{plain(paper['title'])}, judged}}", rf"\author{{{_authors(paper)}}}", r"\date{}"]
    parts += [r"\begin{document}", r"\maketitle", _summary(claims_json["summary"]), r"\tableofcontents"]
    for section, group in groupby(claims, lambda c: "Beyond the paper" if is_beyond(c["label"]) else c["section"]):
        parts.append(rf"\section{{{plain(section[:1].upper() + section[1:])}}}")
        parts += ["\n\n".join(_claim(claim, derivation or {})) for claim in group]
    return "\n\n".join([*parts, r"\end{document}", ""])


def _authors(paper: Mapping[str, Any]) -> str:
    names = " and ".join(plain(name) for name in paper["authors"])
    arxiv = f", arXiv:{plain(paper['arxiv'])}" if "arxiv" in paper else ""
    return rf"on {names}, {plain(paper['journal'])}{arxiv}"


def _summary(counts: Mapping[str, int]) -> str:
    head = "\\begin{center}\\begin{tabular}{lrl}\nverdict & statements & meaning \\\\ \\hline\n"
    rows = (rf"{plain(verdict)} & {count} & {plain(IN_A_LINE[verdict])} \\" for verdict, count in counts.items())
    return head + "\n".join(rows) + "\n\\end{tabular}\\end{center}"


def _claim(claim: Mapping[str, Any], derivation: Mapping[str, Any]) -> Iterator[str]:
    """Heading, printed, corrected and derived forms, reason, witness and consequences of one statement."""
    label, source = claim["label"], claim["source"]
    suspect = " (perhaps the scanner's)" if source["suspect"] == "scan" else ""
    yield rf"\subsection*{{({plain(label)}) \; {plain(claim['says'])}}}"
    yield rf"\textbf{{{plain(claim['verdict'])}}}{suspect}; standing: {plain(claim['standing'])}."
    yield _display("Read as" if source["reading"] else "Printed", claim["printed"])
    if claim["corrected"]:
        yield _display("Corrected", claim["corrected"])
    if label in derivation:
        derived = derivation[label]
        yield "\\textit{Derived:}\n" + (derived if isinstance(derived, str) else equation_display(derived))
    if claim["condition"]:
        yield rf"\textit{{Holds if}} {plain(claim['condition'])}."
    if claim["why"]:
        yield plain(claim["why"])
    if claim["witness"]:
        yield _witness(claim["witness"])
    checks = (f"{c['method']} on the {c['on']} form: {c['result']} ({c['detail']})" for c in claim["checks"])
    yield rf"{{\small \textit{{Checks:}} {plain('; '.join(checks))}.}}"
    if claim["affects"]:
        yield rf"{{\small Statements downstream: {plain(', '.join(claim['affects']))}.}}"


def _display(title: str, text: str) -> str:
    rows = (f"& {row}" for row in broken(text, LIMIT))
    return rf"\textit{{{title}:}}" + "\n\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _witness(witness: Mapping[str, Any]) -> str:
    """The point, if there is any, and the two numbers."""
    place = ", ".join(f"{name} = {value}" for name, value in witness["at"].items())
    said = [*([f"at {place}"] if place else []), *(f"{form}: {witness[form]}" for form in ("printed", "corrected"))]
    return rf"\textit{{Witness:}} {plain('; '.join(said))}."
