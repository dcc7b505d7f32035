"""The record as data: output/claims.json, in the fields that others rely on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from derive.core.equation import Derivation
from verify.claim import Claim
from verify.judge import Judgement, cited, direct_needs, downstream, standings
from verify.publication import Paper
from verify.verdict import VERDICTS, Evidence


def record(judged: Mapping[str, Judgement], derivation: Derivation, paper: Paper) -> dict[str, Any]:
    """The whole record as a JSON-able dict; `judged` must hold every claim: needs and standings run through all."""
    needs = direct_needs(judged, derivation)
    links = Links(needs, cited(judged, needs), downstream(needs), standings(judged, needs))
    return {
        "paper": paper.about,
        "summary": _count([j.claim for j in judged.values() if not j.label.startswith("x.")]),
        "summary_beyond": _count([j.claim for j in judged.values() if j.label.startswith("x.")]),
        "claims": [_claim(judged[label], links) for label in judged],
    }


def as_text(data: Mapping[str, Any]) -> str:
    """The record as the text of claims.json: the same bytes on every machine."""
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _count(claims: list[Claim]) -> dict[str, int]:
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


@dataclass(frozen=True)
class Links:
    """What each claim rests on, what the print cites beside it, what rests on it, and how firm all that is."""

    needs: Mapping[str, tuple[str, ...]]
    cites: Mapping[str, tuple[str, ...]]
    affects: Mapping[str, tuple[str, ...]]
    standing: Mapping[str, str]


def _claim(judgement: Judgement, links: Links) -> dict[str, Any]:
    claim, label = judgement.claim, judgement.label
    faulty = claim.verdict in ("misprint", "error")
    return {
        "label": label,
        "section": claim.printed.section,
        "says": claim.says,
        "verdict": claim.verdict,
        "standing": links.standing[label],
        "why": claim.why,
        "needs": list(links.needs[label]),
        "cites": list(links.cites[label]),
        "checks": [_check(evidence) for evidence in judgement.evidence],
        "printed": claim.printed.latex,
        "corrected": claim.corrected.latex if claim.corrected is not None else None,
        "condition": claim.condition.text if claim.condition is not None else None,
        "witness": asdict(judgement.witness) if judgement.witness is not None else None,
        "affects": list(links.affects[label]) if faulty else [],
        "source": {
            "line": claim.printed.line,
            "quote": claim.printed.quote,
            "suspect": claim.printed.suspect if faulty else None,
        },
    }


def _check(evidence: Evidence) -> dict[str, Any]:
    return {"method": evidence.method, "on": evidence.on, "result": evidence.result, "detail": evidence.detail}
