"""The judgement at the terminal: one row a claim, a closing summary, and one claim explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from derive.core.equation import Derivation
from derive.export.forms import shown
from derive.export.unicode import prose
from derive.terminal import columns, console
from verify.judge.judgement import Judgement

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
    label_width = max(5, *(len(j.label) for j in judged))
    room = max(20, out.width - label_width - len(_GAP) * 3 - 11 - 6)
    out.print(Text(_GAP.join(("label".ljust(label_width), "verdict    ", "checks", "the paper says")), style="bold"))
    for j in judged:
        weak = standing.get(j.label, "proved")
        found = "FAIL" if not j.holds else "ok" if weak == "proved" else weak[:6]
        says = j.claim.says if len(j.claim.says) <= room else j.claim.says[: room - 3] + "..."
        row = Text(j.label.ljust(label_width) + _GAP)
        row.append(j.claim.verdict.ljust(11), style=_COLOURS[j.claim.verdict])
        row.append(_GAP + found.ljust(6), style="bold red" if found == "FAIL" else "")
        out.print(row.append(_GAP + says), soft_wrap=True)


def print_summary(summary: Mapping[str, int], faults: Mapping[str, int], failures: Sequence[str]) -> None:
    """How many statements have which verdict, how many faults that is, and which claims the checks did not bear out."""
    from rich.text import Text

    out = console()
    parts = ", ".join(f"{count} {verdict}" for verdict, count in summary.items())
    out.print(Text(f"\n{sum(summary.values())} statements: {parts}"))
    out.print(Text(f"Faults: {faults['faults']} in {faults['places']} places."))
    if failures:
        out.print(Text(f"NOT borne out by the checks: {', '.join(failures)}", style="bold red"))
    else:
        out.print(Text("Every verdict is borne out by its checks; none is undecided."))


def print_explanation(entry: Mapping[str, Any], derivation: Derivation, node: str, numbers: Sequence[Any] = ()) -> None:
    """Everything known of one claim: printed, derived, corrected, evidence, witness, consequences."""
    from rich.text import Text

    out = console()
    for head, lines, style in _explained(entry, derivation, node, numbers):
        for i, text in enumerate(lines):
            out.print(
                Text(f"{'' if i else head + ' ':<{_HEAD}}", style="bold") + Text(text, style=style), soft_wrap=True
            )


def _explained(
    entry: Mapping[str, Any], derivation: Derivation, node: str, numbers: Sequence[Any]
) -> Iterator[tuple[str, list[str], str]]:
    """(head, lines, style) of each part of an explanation."""
    room = columns() - _HEAD

    def line(head: str, text: str, style: str = "") -> tuple[str, list[str], str]:
        return head, wrap(prose(text, derivation.symbols), room, break_on_hyphens=False), style

    def formula(head: str, latex: str, rest: str = "python -m verify --json") -> tuple[str, list[str], str]:
        return head, shown(latex, room, rest), ""

    yield line(entry["label"], entry["says"])
    yield line("verdict", entry["verdict"], _COLOURS[entry["verdict"]])
    yield line("where", f"{entry['section']}, line {entry['source']['line']} of the scanned text")
    yield formula("read as" if entry["source"]["reading"] else "printed", entry["printed"])
    if entry["corrected"]:
        yield formula("corrected", entry["corrected"])
    yield from (line(key, entry[key]) for key in ("condition", "why") if entry[key])
    yield "", _aligned(entry["table"]), ""
    if node in derivation:
        yield line("derived", f"({node}) {derivation[node].title}")
        ours = derivation.theory.home.startswith("derive.")
        rest = f"python -m derive show {node} --as unicode" if ours else f"derivation()[{node!r}].latex() in Python"
        yield formula("", derivation[node].latex(), rest)
    yield from (line("read as", str(reading)) for reading in numbers)
    for check in entry["checks"]:
        yield line("check", f"{check['method']} on {check['on']}: {check['result']} ({check['detail']})")
    if entry["witness"]:
        point = ", ".join(f"{k} = {v}" for k, v in entry["witness"]["at"].items())
        found = f"printed {entry['witness']['printed']}, corrected {entry['witness']['corrected']}"
        yield line("witness", f"at {point}: {found}")
    if entry["source"]["suspect"]:
        yield line("suspect", entry["source"]["suspect"])
    yield line("standing", entry["standing"])
    yield from _links(entry, room)


def _links(entry: Mapping[str, Any], room: int) -> Iterator[tuple[str, list[str], str]]:
    """What a claim rests on, what it cites, and what its fault reaches."""
    changed = ", ".join(entry["changes"]) or "no later printed result"
    listed = {
        "needs": ", ".join(entry["needs"]) or "nothing but its own definition",
        "cites": ", ".join(entry["cites"]),
        "affects": ", ".join(entry["affects"]) or "nothing downstream",
        "changes": changed if entry["verdict"] in ("misprint", "error") else "",
        "cause": f"shared with {entry['cause']}" if entry["cause"] else "",
    }
    for head, text in listed.items():
        if text:
            yield head, wrap(text, room, break_on_hyphens=False), ""


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
