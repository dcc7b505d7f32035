"""What is wrong in print, in a form that a reader can send to the authors: output/errata.md and errata.pdf.

The gravest comes first (`verify.report.consequence`): where it stands, what is printed and what is right (only the
clauses and members that differ), a reason, and numbers that tell the two apart. What may be the scanner's fault and
not the authors' stands apart, and so do statements that hold only under a condition the paper does not state.

Key results: `errata` (Markdown), `errata_pdf`; both are written from `errata_blocks` by `verify.report.sheet`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import Any

from derive.core.quantity import Symbols
from derive.export.lines import members
from verify.judge.paper import Paper
from verify.judge.statement import is_beyond
from verify.judge.verdict import FAULTY
from verify.report.consequence import TITLES, Fault, by_consequence
from verify.report.sheet import MARKDOWN, Block, sheet, sheet_pdf

_BY = {
    "exact": "exact algebra",
    "series": "expansion in the small parameters, exact at every order",
    "scaling": "dimensions",
    "ode": "numerical integration",
}
_SENTENCE = re.compile(r"(?<!Eq)(?<!Eqs)\. (?=[A-Z])")
_CLAUSE = re.compile(r",?\s*\\quad\s*")
_DERIVATIVE = re.compile(r"d(\w+)/d(\w+)")


def errata(data: Mapping[str, Any], paper: Paper) -> str:
    """The errata as Markdown, from the record (the dict of claims.json)."""
    tables = (f"## {c['label']}: {c['says']}\n\n{c['why']}\n\n{_table(c['table'])}\n" for c in _tabled(data))
    return "\n".join([sheet(errata_blocks(data, paper), MARKDOWN, paper.theory.symbols), *tables])


def errata_pdf(data: Mapping[str, Any], paper: Paper) -> tuple[dict[str, bytes], list[str]]:
    """errata.pdf by its path below output/, and the line that says that it was written or why it was not."""
    try:
        pdf = sheet_pdf(errata_blocks(data, paper), paper.theory.symbols)
    except ValueError as error:
        return {}, [f"left out errata.pdf: {error}"]
    return {"errata.pdf": pdf}, ["wrote errata.pdf there"]


def errata_blocks(data: Mapping[str, Any], paper: Paper) -> Iterator[Block]:
    """Title, headings, findings and paragraphs in their order."""
    claims = [c for c in data["claims"] if not is_beyond(c["label"])]
    faults = by_consequence(claims)
    yield "title", "Errata"
    arxiv = paper.arxiv and f", arXiv:{paper.arxiv}"
    yield "text", f"{' and '.join(paper.authors)}, {paper.title}, {paper.journal}{arxiv}."
    yield "text", _judged(data["faults"], [c for c in claims if c["verdict"] in FAULTY])
    yield from _survival([c for c in claims if c["label"] in paper.main_result])
    ours = {TITLES[name]: [f for f in found if not _scanned(f)] for name, found in faults.items()}
    scanned = [f for found in faults.values() for f in found if _scanned(f)]
    number = count(1)
    for title, found in [*ours.items(), ("Possibly the scanner's: look at the print before writing", scanned)]:
        if found:
            yield "heading", title
        for fault in found:
            yield from _finding(next(number), fault, claims, paper.theory.symbols)
    conditions: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims:
        if claim["verdict"] == "conditional":
            conditions.setdefault(claim["condition"], []).append(claim)
    if conditions:
        yield "heading", "Holds under a condition that is not stated"
    for condition, held in conditions.items():
        yield "item", f"{_head(held, claims)}: holds if {condition}."
    for claim in _tabled(data):
        yield "text", f"{_capital(claim['says'])} ({claim['label']}): see the table in errata.md."


def _tabled(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [c for c in data["claims"] if c["table"]]


def _scanned(fault: Fault) -> bool:
    return fault[0]["source"]["suspect"] == "scan"


def _judged(count: Mapping[str, int], faulty: Sequence[Mapping[str, Any]]) -> str:
    """How the findings were come by: those on formulas, and those on words, which had to be read first."""
    read = [c for c in faulty if c["source"]["reading"]]
    by = Counter(e["method"] for c in faulty for e in c["checks"] if (e["on"], e["result"]) == ("printed", "refuted"))
    methods = "; ".join(f"{_BY.get(method, method)}, {n}" for method, n in by.most_common())
    return (
        f"{count['faults']} faults in {count['places']} places, found by computer algebra. "
        f"{len(faulty) - len(read)} places are formulas, judged as they are printed. {len(read)} are sentences: each "
        "was first read as the formula shown beside its words, which is our reading and not the print, and a finding "
        f"holds for that reading. The forms were refuted by (places): {methods}. Every corrected form passed the "
        "same checks. Each test below puts numbers into the first entry that differs; both values are proven by "
        "enclosure to the digits shown."
    )


def _survival(final: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    if final:
        standing = all(c["standing"] == "proved" for c in final)
        words = "survives: it follows from the corrected forms" if standing else "does NOT survive as printed"
        yield "text", f"The final form, Eqs. {' and '.join(c['label'] for c in final)}, {words}."


def _finding(number: int, fault: Fault, claims: Sequence[Mapping[str, Any]], symbols: Symbols) -> Iterator[Block]:
    """One fault in all its places; a reason, or a clause, that several share is given once."""
    yield "finding", f"{number}. {_head(fault, claims)}"
    shown: set[str] = set()
    for claim in fault:
        read, source = claim["source"]["reading"], claim["source"]
        if read:
            yield "quote", source["quote"]
        printed, corrected = _apart(claim["printed"], claim["corrected"], shown)
        if printed:
            yield "forms", [("read as" if read else "printed", printed), ("correct", corrected)]
    reasons = dict.fromkeys(_SENTENCE.split(claim["why"])[0].rstrip(".") + "." for claim in fault)
    tests: dict[str, list[str]] = {}
    for shown_at in (claim["witness"] for claim in fault):
        values = f"printed {shown_at['printed']}, correct {shown_at['corrected']}"
        tests.setdefault(_point(shown_at["at"], symbols), []).append(values)
    changed = [c for c in claims if any(c["label"] in claim["changes"] for claim in fault)]
    changes = f" Changes with it: {_head(changed, claims)}." if changed else ""
    test = "; ".join(f"{point}: {'; '.join(dict.fromkeys(values))}" for point, values in tests.items())
    yield "text", f"{' '.join(reasons)} Test {test}.{changes}"


def _head(found: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]]) -> str:
    """Where the statements stand, the labels of those without a number, and what the first says."""
    named = ", ".join(c["label"] for c in found if not _numbered(c))
    places = "; ".join(dict.fromkeys(_place(c, claims) for c in found))
    return f"{places}{named and f' [{named}]'}: {found[0]['says']}"


def _place(claim: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> str:
    """Section and equation: a statement without a number stands after the equation before it in its section."""
    section, line = _capital(claim["section"]), claim["source"]["line"]
    if _numbered(claim):
        return f"{section}, Eq. {claim['label']}"
    before = [c for c in claims if c["section"] == claim["section"] and _numbered(c) and c["source"]["line"] <= line]
    nearest = max(before, key=lambda c: c["source"]["line"], default=None)
    return f"{section}, after Eq. {nearest['label']}" if nearest else section


def _numbered(claim: Mapping[str, Any]) -> bool:
    return "." not in claim["label"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _apart(printed: str, corrected: str, shown: set[str]) -> tuple[str, str]:
    """The clauses of two forms that differ and are not `shown` yet, the members of their chains that do not as dots."""
    sides = _CLAUSE.split(printed), _CLAUSE.split(corrected)
    if len(sides[0]) != len(sides[1]):
        return printed, corrected
    chains = [(a, b) for a, b in zip(*sides, strict=True) if a != b and a not in shown]
    shown.update(a for a, _ in chains)
    dotted = [_dotted(members(a), members(b)) for a, b in chains]
    left, right = (r", \quad ".join(side) for side in zip(*dotted, strict=True)) if dotted else ("", "")
    return left, right


def _dotted(printed: list[str], corrected: list[str]) -> tuple[str, str]:
    sides = printed[:1], corrected[:1]
    for tag, i, j, k, m in SequenceMatcher(None, printed[1:], corrected[1:], autojunk=False).get_opcodes():
        same = tag == "equal"
        for side, found in zip(sides, (printed[i + 1 : j + 1], corrected[k + 1 : m + 1]), strict=True):
            side.extend([r"\dots"] if same else found)
    return " = ".join(sides[0]), " = ".join(sides[1])


def _point(given: Mapping[str, str], symbols: Symbols) -> str:
    """Where the forms are compared, names of equal value together."""
    at: dict[str, list[str]] = {}
    for name, value in given.items():
        at.setdefault(value.replace("*", "").replace("pi", r"\pi"), []).append(_symbol(name, symbols))
    point = ", ".join(f"${' = '.join([*names, value])}$" for value, names in at.items())
    return f"at {point}" if point else "anywhere"


def _symbol(name: str, symbols: Symbols) -> str:
    if found := _DERIVATIVE.fullmatch(name):
        return rf"\partial {_symbol(found[1], symbols)}/\partial {_symbol(found[2], symbols)}"
    return symbols.latex(name) or rf"\text{{{name.replace('_', ' ')}}}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of text, headings first, as a table."""
    head, *lines = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *lines])
