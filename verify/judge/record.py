"""The record as data: output/claims.json, in the fields that others rely on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from derive.core.equation import Derivation
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, cited, direct_needs, standings, used_by
from verify.judge.paper import Paper
from verify.judge.verdict import FAULTY, VERDICTS, Evidence


def record(judged: Mapping[str, Judgement], derivation: Derivation, paper: Paper) -> dict[str, Any]:
    """The whole record as a JSON-able dict; `judged` must hold every claim: needs and standings run through all."""
    needs = direct_needs(judged, derivation)
    cites = cited(judged, needs)
    links = Links(needs, cites, used_by(needs, cites), standings(judged, needs))
    return {
        "paper": paper.about,
        "summary": _count([j.claim for j in judged.values() if not j.label.startswith("x.")]),
        "faults": faults(j.claim for j in judged.values()),
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
    """What each claim rests on, what the print cites beside it, what uses it, and how firm all that is."""

    needs: Mapping[str, tuple[str, ...]]
    cites: Mapping[str, tuple[str, ...]]
    affects: Mapping[str, tuple[str, ...]]
    standing: Mapping[str, str]


def faults(claims: Iterable[Claim]) -> dict[str, int]:
    """How many places are wrong in print, and how many faults they come from: those that share a cause are one."""
    faulty = [claim for claim in claims if claim.verdict in FAULTY]
    return {"faults": len({claim.cause or claim.label for claim in faulty}), "places": len(faulty)}


def _claim(judgement: Judgement, links: Links) -> dict[str, Any]:
    claim, label = judgement.claim, judgement.label
    faulty = claim.verdict in FAULTY
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
        "changes": list(claim.changes),
        "cause": claim.cause,
        "table": [list(row) for row in claim.table],
        "source": {
            "line": claim.printed.line,
            "quote": claim.printed.quote,
            "suspect": claim.suspect if faulty else None,
            "reading": claim.printed.reading,
        },
    }


def _check(evidence: Evidence) -> dict[str, Any]:
    return {"method": evidence.method, "on": evidence.on, "result": evidence.result, "detail": evidence.detail}
