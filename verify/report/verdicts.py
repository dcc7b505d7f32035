"""The verdicts as a reader meets them: a sign each; and what the whole record says in one breath.

Key results: `SIGNS` (in the order of a legend), `summary` (record -> `Summary`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from verify.judge.verdict import FAULTY, Verdict

HOLD: tuple[Verdict, ...] = ("definition", "confirmed", "to-order")
SIGNS: dict[Verdict, str] = {
    "confirmed": "✓",
    "to-order": "≈",
    "definition": ":=",
    "conditional": "if",
    "misprint": "≠",
    "error": "✕",
    "undecided": "?",
}


@dataclass(frozen=True)
class Summary:
    """What a reader takes in first: how many statements have which verdict, and whether the main result survives."""

    shares: dict[str, int]
    survival: str
    survives: bool

    def count(self, *verdicts: str) -> int:
        """How many statements have one of these verdicts; of all without any."""
        return sum(n for verdict, n in self.shares.items() if verdict in verdicts or not verdicts)


def summary(claims: Sequence[dict[str, Any]], main: Sequence[str]) -> Summary:
    """The summary of the statements that the paper makes (those beyond it are counted apart); `main`: its result."""
    words = [c["verdict"] for c in claims]
    return Summary({word: words.count(word) for word in SIGNS if word in words}, *_survival(claims, main))


def _survival(claims: Sequence[dict[str, Any]], main: Sequence[str]) -> tuple[str, bool]:
    """Whether the main result stands, in words."""
    final = [c for c in claims if c["label"] in main]
    equations = f", {'Eqs.' if len(main) > 1 else 'Eq.'} {' and '.join(main)}," if main else ""
    named = f"The main result{equations}"
    if not main or len(final) < len(main):
        return f"{named} has not been judged.", False
    if any(c["standing"] != "proved" or c["verdict"] == "undecided" for c in final):
        return f"{named} is open: something it needs is not proved.", False
    if all(c["verdict"] in HOLD for c in final):
        return f"{named} survives: it follows, as printed, from the corrected steps.", True
    if any(c["verdict"] in FAULTY for c in final):
        return f"{named} does not survive as printed; its corrected form is proved.", False
    return f"{named} survives under a condition that the paper does not state.", True
