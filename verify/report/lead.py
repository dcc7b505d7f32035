"""What a reader takes in first: whether the main result is true, what must be assumed for it, and what is wrong.

All of it follows from the record. What must be assumed are the conditions that the paper does not state, of statements
that the main result rests on or cites, and of those that change once a fault among these is put right.

Key result: `lead` (record and labels of the main result -> `Lead`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from derive.core.equation import rests_on
from verify.judge.verdict import FAULTY
from verify.report.consequence import Consequence, Fault, by_consequence

Claims = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Lead:
    """The first screen: statements of the main result, those whose condition it needs, and the faults by consequence.

    assumed   (label, condition in a few words), in the order of the paper
    """

    main: list[Mapping[str, Any]]
    assumed: list[tuple[str, str]]
    faults: dict[Consequence, list[Fault]]


def lead(claims: Claims, main: Sequence[str]) -> Lead:
    """What stands on the first screen of a page about a record (its `claims`)."""
    return Lead([c for c in claims if c["label"] in main], _assumed(claims, main), by_consequence(claims))


def _assumed(claims: Claims, main: Sequence[str]) -> list[tuple[str, str]]:
    known = {c["label"]: c for c in claims}
    used = rests_on([label for label in main if label in known], lambda label: _uses(known, label))
    changed = {name for label in used if known[label]["verdict"] in FAULTY for name in known[label]["changes"]}
    found: dict[str, str] = {}
    for claim in claims:
        if claim["condition"] and claim["label"] in used | changed:
            found.setdefault(gist(claim["condition"]), claim["label"])
    return [(label, words) for words, label in found.items()]


def _uses(known: Mapping[str, Mapping[str, Any]], label: str) -> tuple[str, ...]:
    return tuple(name for name in (*known[label]["needs"], *known[label]["cites"]) if name in known)


def gist(sentence: str) -> str:
    """The sentence up to its first pause."""
    return re.split(r"[;:,]\s|\s\(", sentence, maxsplit=1)[0]
