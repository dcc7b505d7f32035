"""The faults of a paper in the order in which they matter, from the record alone.

What changes a result comes first: another statement of the paper, itself no fault, says something else once the fault
is put right. What is inconsistent contradicts another printed statement, or an argument leans on it. The rest are slips
of the pen: the paper itself goes on with the right form.

Key result: `by_consequence`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from verify.judge.verdict import FAULTY

Consequence = Literal["result", "inconsistent", "slip"]

TITLES: dict[Consequence, str] = {
    "result": "Changes a result",
    "inconsistent": "Is inconsistent",
    "slip": "Is a slip of the pen",
}
Fault = list[Mapping[str, Any]]
"""The entries of the record that share one cause, the cause first."""


def by_consequence(claims: Sequence[Mapping[str, Any]]) -> dict[Consequence, list[Fault]]:
    """The faults of a record (its `claims`) by consequence, the gravest class first; all three, even where empty."""
    faulty = {c["label"]: c for c in claims if c["verdict"] in FAULTY}
    shared: dict[str, Fault] = {}
    for claim in sorted(faulty.values(), key=lambda c: c["cause"] is not None):
        shared.setdefault(claim["cause"] or claim["label"], []).append(claim)
    found: dict[Consequence, list[Fault]] = {name: [] for name in TITLES}
    for fault in shared.values():
        found[_consequence(fault, faulty)].append(fault)
    return found


def _consequence(fault: Fault, faulty: Mapping[str, Any]) -> Consequence:
    if any(label not in faulty for claim in fault for label in claim["changes"]):
        return "result"
    return "inconsistent" if any(claim["verdict"] == "error" for claim in fault) else "slip"
