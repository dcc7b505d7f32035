"""Verdicts and the evidence for them: values, not exceptions.

A check finds `proved`, `refuted` or `undecided`, on the printed form, on the corrected form, on the printed form under
a condition, or on a control. A claim records a verdict; `borne_out` tells whether the findings support that record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Result = Literal["proved", "refuted", "undecided"]
On = Literal["printed", "corrected", "condition", "control"]
Verdict = Literal["definition", "confirmed", "to-order", "conditional", "misprint", "error", "undecided"]

VERDICTS: tuple[Verdict, ...] = (
    "definition",
    "confirmed",
    "to-order",
    "conditional",
    "misprint",
    "error",
    "undecided",
)
_WEAKEST_FIRST: tuple[Result, ...] = ("refuted", "undecided", "proved")


@dataclass(frozen=True)
class Evidence:
    """What one check found on one form of a statement; `check` is the number of the check within its claim."""

    method: str
    on: On
    result: Result
    detail: str
    check: int = 0


def weakest(results: Sequence[Result]) -> Result:
    """The weakest of some findings; `undecided` for none at all."""
    return min(results, key=_WEAKEST_FIRST.index) if results else "undecided"


def borne_out(verdict: Verdict, evidence: Sequence[Evidence]) -> bool:
    """Whether the findings support the recorded verdict.

    `confirmed` and `definition`: all on the printed form proved, and no order at which it fails. `to-order`: proved to
    the order stated (on printed) and, at the next order (method `next-order`), refuted. `conditional`: the printed
    form refuted, proved under the condition. `misprint` and `error`: the printed form refuted, the corrected form
    proved by every check. And every check can fail both ways: it proves one of the forms or controls that it was run
    on and refutes another.
    """
    if verdict == "undecided" or any(e.result == "undecided" for e in evidence):
        return False
    if any({e.result for e in evidence if e.check == check} != {"proved", "refuted"} for check in _checks(evidence)):
        return False
    beyond = [e.result for e in evidence if e.method == "next-order" and e.on != "control"]
    found = {on: [e.result for e in evidence if e.on == on and e.method != "next-order"] for on in _FORMS}
    if verdict in ("definition", "confirmed"):
        return bool(found["printed"]) and weakest(found["printed"]) == "proved" and not beyond
    if verdict == "to-order":
        return weakest(found["printed"]) == "proved" and bool(beyond) and set(beyond) == {"refuted"}
    repaired = found["condition"] if verdict == "conditional" else found["corrected"]
    return "refuted" in found["printed"] and weakest(repaired) == "proved"


_FORMS: tuple[On, ...] = ("printed", "corrected", "condition")


def _checks(evidence: Sequence[Evidence]) -> set[int]:
    return {e.check for e in evidence}
