"""The judgement at the terminal: one row a claim, a closing summary, and one claim explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from derive.core.equation import Derivation
from derive.export.forms import shown
from derive.export.unicode import prose, unicode_text
from derive.terminal import columns, console
from verify.judge.judgement import Judgement
from verify.judge.statement import is_beyond
from verify.judge.verdict import FAULTY

_GAP = "  "
_HEAD = 11
"""Columns of the heads of an explanation."""
_COLOURS = {
    "definition": "dim",
    "confirmed": "green",
    "to-order": "green",
    "conditional": "yellow",
    "misprint": "magenta",
    "error": "red",
    "undecided": "bold red",
}


def print_rows(judged: Sequence[Judgement], standing: Mapping[str, str]) -> None:
    """One row a claim: label, verdict, whether the checks bear it out, what the statement says, cut to the width."""
    from rich.text import Text

    out = console()
    wide = max(5, *(len(j.label) for j in judged))
    room = max(20, out.width - wide - len(_GAP) * 3 - 11 - 6)
    out.print(Text(_GAP.join(("label".ljust(wide), "verdict    ", "checks", "the paper says")), style="bold"))
    for j in judged:
        weak = standing.get(j.label, "proved")
        found = "FAIL" if not j.holds else "ok" if weak == "proved" else weak[:6]
        says = j.claim.says if len(j.claim.says) <= room else j.claim.says[: room - 3] + "..."
        verdict = (j.claim.verdict.ljust(11), _COLOURS[j.claim.verdict])
        checks = (found.ljust(6), "bold red" if found == "FAIL" else "")
        out.print(Text.assemble(j.label.ljust(wide), _GAP, verdict, _GAP, checks, _GAP, says), soft_wrap=True)


def print_summary(summary: Mapping[str, int], faults: Mapping[str, int], failures: Sequence[str]) -> None:
    """How many statements have which verdict, how many faults that is, and which claims the checks did not bear out."""
    from rich.text import Text

    out = console()
    parts = ", ".join(f"{count} {verdict}" for verdict, count in summary.items())
    out.print(Text(f"\n{sum(summary.values())} statements: {parts}"))
    out.print(Text(f"Faults: {faults['faults']} in {faults['places']} places."))
    wrong = Text(f"NOT borne out by the checks: {', '.join(failures)}", style="bold red")
    out.print(wrong if failures else Text("Every verdict is borne out by its checks; none is undecided."))


def print_explanation(
    entry: Mapping[str, Any], derivation: Derivation, node: str, place: str, numbers: Sequence[Any] = ()
) -> None:
    """Everything known of one claim: printed, derived, corrected, evidence, witness, consequences."""
    from rich.text import Text

    out = console()
    for head, lines in _explained(entry, derivation, node, place, numbers):
        style = _COLOURS[entry["verdict"]] if head == "verdict" else ""
        for i, text in enumerate(lines):
            row = Text(f"{'' if i else head + ' ':<{_HEAD}}", style="bold")
            out.print(row.append(text, style), soft_wrap=True)


def _quoted(words: str) -> str:
    """Words of the print, its formulas between dollar signs in Unicode."""
    parts = (unicode_text(part) if i % 2 else part for i, part in enumerate(words.split("$")))
    return f'"{"".join(parts)}"'


def _explained(
    entry: Mapping[str, Any], derivation: Derivation, node: str, place: str, numbers: Sequence[Any]
) -> Iterator[tuple[str, list[str]]]:
    """(head, lines) of each part of an explanation."""
    room = columns() - _HEAD
    source, witness = entry["source"], entry["witness"]

    def line(head: str, text: str) -> tuple[str, list[str]]:
        return head, wrap(prose(text, derivation.symbols), room, break_on_hyphens=False)

    def formula(head: str, latex: str, rest: str = "python -m verify --json") -> tuple[str, list[str]]:
        return head, shown(latex, room, rest)

    yield line(entry["label"], entry["says"])
    yield line("verdict", entry["verdict"])
    yield line("where", place if is_beyond(entry["label"]) else f"{entry['section']}, {place}")
    if source["reading"]:
        yield "printed", wrap(_quoted(source["quote"]), room, break_on_hyphens=False)
    head = "read as" if source["reading"] else "states" if is_beyond(entry["label"]) else "printed"
    yield formula(head, entry["printed"])
    if entry["corrected"]:
        yield formula("corrected", entry["corrected"])
    yield from (line(key, entry[key]) for key in ("condition", "why") if entry[key])
    yield "", _aligned(entry["table"])
    if node in derivation:
        yield line("derived", f"({node}) {derivation[node].title}")
        ours = derivation.theory.home.startswith("derive.")
        rest = f"python -m derive show {node} --as unicode" if ours else f"derivation()[{node!r}].latex() in Python"
        yield formula("", derivation[node].latex(), rest)
    yield from (line("read as", str(reading)) for reading in numbers)
    for check in entry["checks"]:
        yield line("check", f"{check['method']} on {check['on']}: {check['result']} ({check['detail']})")
    if witness:
        point = ", ".join(f"{k} = {v}" for k, v in witness["at"].items())
        yield line("witness", f"at {point}: printed {witness['printed']}, corrected {witness['corrected']}")
    if source["suspect"]:
        yield line("suspect", source["suspect"])
    yield line("standing", entry["standing"])
    yield from ((head, wrap(text, room, break_on_hyphens=False)) for head, text in _links(entry).items() if text)


def _links(entry: Mapping[str, Any]) -> dict[str, str]:
    """What a claim rests on, what it cites, and what its fault reaches."""
    changed = ", ".join(entry["changes"]) or "no later printed result"
    return {
        "needs": ", ".join(entry["needs"]) or "nothing but its own definition",
        "cites": ", ".join(entry["cites"]),
        "affects": ", ".join(entry["affects"]) or "nothing downstream",
        "changes": changed if entry["verdict"] in FAULTY else "",
        "cause": f"shared with {entry['cause']}" if entry["cause"] else "",
    }


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
