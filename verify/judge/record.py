"""The record as data: output/claims.json, in the fields that others rely on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from derive.core.equation import Derivation
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, cited, direct_needs, standings, used_by
from verify.judge.paper import Paper
from verify.judge.statement import is_beyond
from verify.judge.verdict import FAULTY, VERDICTS, Evidence


def record(judged: Mapping[str, Judgement], derivation: Derivation, paper: Paper) -> dict[str, Any]:
    """The whole record as a JSON-able dict; `judged` must hold every claim: needs and standings run through all."""
    needs = direct_needs(judged, derivation)
    cites = cited(judged, needs)
    affects, standing = used_by(needs, cites), standings(judged, needs)
    claims = [j.claim for j in judged.values()]
    return {
        "paper": paper.about,
        "summary": _count(claim for claim in claims if not is_beyond(claim.label)),
        "faults": faults(claims),
        "summary_beyond": _count(claim for claim in claims if is_beyond(claim.label)),
        "claims": [
            _claim(j, standing[label], needs=needs[label], cites=cites[label], affects=affects[label])
            for label, j in judged.items()
        ],
    }


def as_text(data: Mapping[str, Any]) -> str:
    """The record as the text of claims.json: the same bytes on every machine."""
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _count(claims: Iterable[Claim]) -> dict[str, int]:
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def faults(claims: Iterable[Claim]) -> dict[str, int]:
    """How many places are wrong in print, and how many faults they come from: those that share a cause are one."""
    faulty = [claim for claim in claims if claim.verdict in FAULTY]
    return {"faults": len({claim.cause or claim.label for claim in faulty}), "places": len(faulty)}


def _claim(judgement: Judgement, standing: str, **links: tuple[str, ...]) -> dict[str, Any]:
    claim, printed = judgement.claim, judgement.claim.printed
    faulty = claim.verdict in FAULTY
    return {
        "label": claim.label,
        "section": printed.section,
        "says": claim.says,
        "verdict": claim.verdict,
        "standing": standing,
        "why": claim.why,
        "needs": list(links["needs"]),
        "cites": list(links["cites"]),
        "checks": [_check(evidence) for evidence in judgement.evidence],
        "printed": printed.latex,
        "corrected": claim.corrected.latex if claim.corrected is not None else None,
        "condition": claim.condition.text if claim.condition is not None else None,
        "witness": asdict(judgement.witness) if judgement.witness is not None else None,
        "affects": list(links["affects"]) if faulty else [],
        "changes": list(claim.changes),
        "cause": claim.cause,
        "table": [list(row) for row in claim.table],
        "source": {
            "line": printed.line,
            "quote": printed.quote,
            "suspect": claim.suspect if faulty else None,
            "reading": printed.reading,
        },
    }


def _check(evidence: Evidence) -> dict[str, Any]:
    return {"method": evidence.method, "on": evidence.on, "result": evidence.result, "detail": evidence.detail}
