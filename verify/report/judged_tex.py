"""judged.tex: the paper's statements in its own order, printed beside derived, with verdict, reason and witness.

Made from the record alone (the dict of claims.json) and, for the derived forms, from the derivation; the same text on
every run. pdflatex needs amsmath, lmodern and geometry.

Key result: `judged_tex`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derive.export.document import PREAMBLE, equation_display, plain
from derive.export.lines import LIMIT, broken

_EXPLAINED = {
    "definition": "nothing to check but its dimension and its later use",
    "confirmed": "holds exactly as printed",
    "to-order": "holds to the order stated and to no higher one",
    "conditional": "holds only under an assumption that the paper does not state",
    "misprint": "false as printed; the paper itself uses the corrected form later",
    "error": "false as printed, and an argument, a limit or a number leans on it",
    "undecided": "no check could tell",
}


def judged_tex(claims_json: Mapping[str, Any], derivation: Mapping[str, Any] | None = None) -> str:
    """A complete LaTeX document of all claims, each beside what was derived: a `Derivation`, or displays by label."""
    paper = claims_json["paper"]
    parts = [PREAMBLE, rf"\title{{{plain(paper['title'])}, judged}}", rf"\author{{{_authors(paper)}}}", r"\date{}"]
    parts += [r"\begin{document}", r"\maketitle", _summary(claims_json), r"\tableofcontents"]
    section = None
    for claim in claims_json["claims"]:
        heading = "Beyond the paper" if claim["label"].startswith("x.") else claim["section"]
        if heading != section:
            section = heading
            parts.append(rf"\section{{{plain(heading[:1].upper() + heading[1:])}}}")
        parts.append(_claim(claim, derivation or {}))
    return "\n\n".join([*parts, r"\end{document}", ""])


def _authors(paper: Mapping[str, Any]) -> str:
    names = " and ".join(plain(name) for name in paper["authors"])
    arxiv = f", arXiv:{plain(paper['arxiv'])}" if "arxiv" in paper else ""
    return rf"on {names}, {plain(paper['journal'])}{arxiv}"


def _summary(claims_json: Mapping[str, Any]) -> str:
    rows = [
        rf"{plain(verdict)} & {count} & {plain(_EXPLAINED.get(verdict, ''))} \\"
        for verdict, count in claims_json["summary"].items()
    ]
    return "\n".join(
        [
            r"\begin{center}\begin{tabular}{lrl}",
            r"verdict & statements & meaning \\ \hline",
            *rows,
            r"\end{tabular}\end{center}",
        ]
    )


def _claim(claim: Mapping[str, Any], derivation: Mapping[str, Any]) -> str:
    """Heading, printed, corrected and derived forms, reason, witness and consequences of one statement."""
    label = claim["label"]
    suspect = " (perhaps the scanner's)" if claim["source"].get("suspect") == "scan" else ""
    lines = [rf"\subsection*{{({plain(label)}) \; {plain(claim['says'])}}}"]
    lines.append(rf"\textbf{{{plain(claim['verdict'])}}}{suspect}; standing: {plain(claim['standing'])}.")
    lines.append(_display("Read as" if claim["source"].get("reading") else "Printed", claim["printed"]))
    if claim.get("corrected"):
        lines.append(_display("Corrected", claim["corrected"]))
    if label in derivation:
        derived = derivation[label]
        shown = derived if isinstance(derived, str) else equation_display(derived)
        lines.append(r"\textit{Derived:}" + "\n" + shown)
    if claim.get("condition"):
        lines.append(rf"\textit{{Holds if}} {plain(claim['condition'])}.")
    if claim.get("why"):
        lines.append(plain(claim["why"]))
    if claim.get("witness"):
        lines.append(_witness(claim["witness"]))
    lines.append(_checks(claim["checks"]))
    if claim.get("affects"):
        lines.append(rf"{{\small Statements downstream: {plain(', '.join(claim['affects']))}.}}")
    return "\n\n".join(lines)


def _display(title: str, text: str) -> str:
    rows = [f"& {row}" for row in broken(text, LIMIT)]
    return rf"\textit{{{title}:}}" + "\n\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def _witness(witness: Mapping[str, Any]) -> str:
    """The point and the two numbers, or whatever else the record holds, in words."""
    at = witness.get("at")
    place = ", ".join(f"{name} = {value}" for name, value in at.items()) if isinstance(at, Mapping) else ""
    rest = [f"{key}: {value}" for key, value in witness.items() if key != "at"]
    said = "; ".join(([f"at {place}"] if place else []) + rest)
    return rf"\textit{{Witness:}} {plain(said)}."


def _checks(checks: list[Mapping[str, Any]]) -> str:
    rows = [f"{c['method']} on the {c['on']} form: {c['result']} ({c['detail']})" for c in checks]
    return rf"{{\small \textit{{Checks:}} {plain('; '.join(rows))}.}}"
