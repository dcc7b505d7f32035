"""The judgement at the terminal: one row a claim, a closing summary, and one claim explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from derive.core.equation import Derivation
from derive.terminal import console
from verify.judge import Judgement
from verify.readings import readings_of

_GAP = "  "
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


def print_explanation(entry: Mapping[str, Any], derivation: Derivation, node: str) -> None:
    """Everything known of one claim: printed, derived, corrected, evidence, witness, consequences."""
    from rich.text import Text

    out = console()

    def line(head: str, text: str, style: str = "") -> None:
        out.print(Text(f"{head:<11}", style="bold") + Text(text, style=style), soft_wrap=True)

    line(entry["label"], entry["says"])
    line("verdict", entry["verdict"], _COLOURS[entry["verdict"]])
    line("where", f"{entry['section']}, line {entry['source']['line']} of the scanned text")
    line("read as" if entry["source"]["reading"] else "printed", entry["printed"])
    for key in ("corrected", "condition", "why"):
        if entry[key]:
            line(key, entry[key])
    for row in _aligned(entry["table"]):
        line("", row)
    if node in derivation:
        line("derived", f"{node}: {derivation[node].latex()}")
    for reading in readings_of(entry["label"]):
        line("read as", str(reading))
    for check in entry["checks"]:
        line("check", f"{check['method']} on {check['on']}: {check['result']} ({check['detail']})")
    if entry["witness"]:
        point = ", ".join(f"{k} = {v}" for k, v in entry["witness"]["at"].items())
        line("witness", f"at {point}: printed {entry['witness']['printed']}, corrected {entry['witness']['corrected']}")
    if entry["source"]["suspect"]:
        line("suspect", entry["source"]["suspect"])
    line("standing", entry["standing"])
    line("needs", ", ".join(entry["needs"]) or "nothing but its own definition")
    line("affects", ", ".join(entry["affects"]) or "nothing downstream")
    if entry["verdict"] in ("misprint", "error"):
        line("changes", ", ".join(entry["changes"]) or "no later printed result")
    if entry["cause"]:
        line("cause", f"shared with {entry['cause']}")


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
