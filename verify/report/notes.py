"""What stands in the margin of the derivation where the print differs: the number of the erratum.

Errata are numbered by consequence (`verify.report.consequence`), those that may be the scanner's last.

Key results: `numbered` (label -> number), `margin_notes` (label of the derivation -> note).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verify.judge.paper import Paper
from verify.judge.statement import is_beyond
from verify.report.consequence import by_consequence


def numbered(claims: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The number of the erratum of every faulty statement, by label; statements of one cause share it."""
    paper = [claim for claim in claims if not is_beyond(claim["label"])]
    faults = [fault for found in by_consequence(paper).values() for fault in found]
    faults.sort(key=lambda fault: fault[0]["suspect"] == "scan")
    return {claim["label"]: number for number, fault in enumerate(faults, 1) for claim in fault}


def margin_notes(paper: Paper) -> dict[str, str]:
    """The notes on the derivation of a paper, known before a check is run: they rest on what its claims record."""
    wanted = ("label", "verdict", "cause", "changes", "suspect")
    numbers = numbered([{name: getattr(claim, name) for name in wanted} for claim in paper.claims.values()])
    found: dict[str, list[str]] = {}
    for label, number in numbers.items():
        claim = paper.claims[label]
        reader = ", perhaps the scanner's" if claim.suspect == "scan" else ""
        said = f"erratum {number}{reader}" + (f" ({label})" if claim.node != label else "")
        found.setdefault(claim.node, []).append(said)
    return {node: f"In print otherwise: {'; '.join(said)}." for node, said in found.items()}
