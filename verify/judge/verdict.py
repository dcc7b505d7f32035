"""Verdicts and the evidence for them: values, not exceptions.

A check finds `proved`, `refuted` or `undecided`, on the printed form, on the corrected form, on the printed form under
a condition, or on a control. A claim records a verdict; `borne_out` tells whether the findings support that record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Result = Literal["proved", "refuted", "undecided"]
On = Literal["printed", "corrected", "condition", "control"]
Verdict = Literal["definition", "confirmed", "to-order", "conditional", "misprint", "error", "undecided"]

MEANING: dict[str, str] = {
    "definition": "nothing to check but its dimension and its consistency with later use",
    "confirmed": "holds exactly as printed",
    "to-order": "holds to the order stated, and to no higher one",
    "conditional": "holds only under an assumption that the paper does not state",
    "misprint": "false as printed; the corrected form is what the paper itself uses later",
    "error": "false as printed, and an argument, a limit or a number in the paper leans on it",
    "undecided": "no check could tell",
}
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FAULTY: tuple[Verdict, ...] = ("misprint", "error")
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
    found: dict[int, set[Result]] = {}
    for e in evidence:
        found.setdefault(e.check, set()).add(e.result)
    if any(results != {"proved", "refuted"} for results in found.values()):
        return False
    beyond = {e.result for e in evidence if e.method == "next-order" and e.on != "control"}

    def on(form: On) -> Result:
        return weakest([e.result for e in evidence if e.on == form and e.method != "next-order"])

    if verdict in ("definition", "confirmed"):
        return on("printed") == "proved" and not beyond
    if verdict == "to-order":
        return on("printed") == "proved" and beyond == {"refuted"}
    return on("printed") == "refuted" and on("condition" if verdict == "conditional" else "corrected") == "proved"
