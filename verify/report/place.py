"""Where a statement stands in the published paper, as a reader looks it up: its equation, or the one it is next to.

Key results: `places` (record -> the place of each statement), `searched` (what a search in the page finds it by).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from verify.judge.claim import Claim
from verify.judge.statement import is_beyond

_NUMBERED = re.compile(r"(?:\d+|[A-Z]\d+)(?:[a-z](?:\.\w+)?)?")
_FAMILY = re.compile(r"[A-Z]?\d+")
_PLAIN = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\\var(?=epsilon)", r"\\"),
        (r"\\epsilon", "eps"),
        (r"\\(?:math\w+|text|d?frac|left|right|dot|tilde|hat|begin|end|quad|bmatrix)(?![a-z])", ""),
        (r"\}\{|\\", " "),
        (r"[{}$]", ""),
    )
)


def placed(claims: Mapping[str, Claim]) -> list[dict[str, Any]]:
    """What the record says of where each claim stands, for `places`."""
    about = {label: claim.printed for label, claim in claims.items()}
    return [{"label": label, "section": p.section, "source": {"line": p.line}} for label, p in about.items()]


def places(claims: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """'Eq. 9c' for a numbered statement; 'before Eq. 9', 'after Eq. 8' for one in prose, by the lines of the print."""
    found = {}
    numbered = [(c["source"]["line"], c["label"], c["section"]) for c in claims if _NUMBERED.fullmatch(c["label"])]
    for claim in claims:
        label, line = claim["label"], claim["source"]["line"]
        if is_beyond(label):
            found[label] = "beyond the paper"
        elif _NUMBERED.fullmatch(label):
            found[label] = f"Eq. {label.split('.')[0]}"
        else:
            found[label] = _beside(line, [row for row in numbered if row[2] == claim["section"]])
    return found


def _beside(line: int, numbered: Sequence[tuple[int, str, str]]) -> str:
    """Next to which equation of its section a line stands: the nearer one, of two as near the one before."""
    after = [row for row in numbered if row[0] >= line]
    before = [row for row in numbered if row[0] < line]
    if after and (not before or min(after)[0] - line < line - max(before)[0]):
        return f"before Eq. {_family(min(after)[1])}"
    return f"after Eq. {_family(max(before)[1])}" if before else "in the text"


def _family(label: str) -> str:
    match = _FAMILY.match(label)
    return match[0] if match else label


def searched(claim: Mapping[str, Any], where: Mapping[str, str]) -> str:
    """What a statement is found by: its number ('eq:9c', 'eq:9'), its words, and its formula without LaTeX's marks."""
    label, place = claim["label"], where[claim["label"]]
    numbers = {place.removeprefix("Eq. "), _family(label)} if place.startswith("Eq. ") else set()
    formula = claim["printed"]
    for pattern, plain in _PLAIN:
        formula = pattern.sub(plain, formula)
    texts = (label, place, claim["says"], claim["why"], claim["condition"] or "", claim["verdict"], formula)
    return " ".join([*(f"eq:{number}" for number in sorted(numbers)), *texts]).lower()
