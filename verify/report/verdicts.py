"""The verdicts as a reader meets them: a word, a sign, a meaning; and what the whole record says in one breath.

Key results: `VERDICTS` (in the order of a legend), `summary` (record -> `Summary`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HOLD = ("definition", "confirmed", "to-order")
WRONG = ("misprint", "error")


@dataclass(frozen=True)
class Kind:
    """One verdict: the word of the record, its sign on the page, and what it means."""

    word: str
    sign: str
    meaning: str


KINDS: tuple[Kind, ...] = (
    Kind("confirmed", "✓", "holds exactly as printed"),
    Kind("to-order", "≈", "holds to the order stated, and to no higher one"),
    Kind("definition", ":=", "nothing to check but its dimension and its consistency with later use"),
    Kind("conditional", "if", "holds only under an assumption that the paper does not state"),
    Kind("misprint", "≠", "false as printed; the corrected form is what the paper itself uses later"),
    Kind("error", "✕", "false as printed, and an argument, a limit or a number in the paper leans on it"),
    Kind("undecided", "?", "no check could tell"),
)
VERDICTS = {kind.word: kind for kind in KINDS}


@dataclass(frozen=True)
class Share:
    """How many statements have one verdict, and their part of all in percent."""

    kind: Kind
    count: int
    percent: float


@dataclass(frozen=True)
class Summary:
    """What a reader takes in first: how many statements, how many hold, and whether the main result survives."""

    total: int
    hold: int
    conditional: int
    wrong: int
    undecided: int
    shares: tuple[Share, ...]
    survival: str
    survives: bool


def summary(claims: Sequence[dict[str, Any]], main: Sequence[str]) -> Summary:
    """The summary of the statements that the paper makes (those beyond it are counted apart); `main`: its result."""
    words = [c["verdict"] for c in claims]
    shares = tuple(
        Share(kind, words.count(kind.word), 100 * words.count(kind.word) / len(words))
        for kind in KINDS
        if kind.word in words
    )
    text, survives = _survival(claims, main)
    count = lambda *kinds: sum(words.count(kind) for kind in kinds)  # noqa: E731
    return Summary(
        len(words), count(*HOLD), count("conditional"), count(*WRONG), count("undecided"), shares, text, survives
    )


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
    if any(c["verdict"] in WRONG for c in final):
        return f"{named} does not survive as printed; its corrected form is proved.", False
    return f"{named} survives under a condition that the paper does not state.", True
