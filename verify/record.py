"""The record as data: output/claims.json, in the fields that others rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from derive.chain import NODES
from verify.claim import Claim
from verify.claims import CLAIMS
from verify.judge import Judgement, direct_needs, downstream, standings
from verify.verdict import VERDICTS

PAPER = {
    "title": "Microscopic derivation of spin-transfer torque in ferromagnets",
    "authors": ["Ran Cheng", "Qian Niu"],
    "journal": "Phys. Rev. B 88, 024422 (2013)",
    "arxiv": "1212.1964",
}


def record(judged: Mapping[str, Judgement]) -> dict[str, Any]:
    """The whole record as a JSON-able dict; `judged` must hold every claim: needs and standings run through all."""
    needs = direct_needs(CLAIMS, NODES)
    affects, standing = downstream(needs), standings(dict(judged), needs)
    return {
        "paper": PAPER,
        "summary": _count([c for c in CLAIMS.values() if not c.label.startswith("x.")]),
        "summary_beyond": _count([c for c in CLAIMS.values() if c.label.startswith("x.")]),
        "claims": [_claim(judged[label], needs, affects, standing) for label in CLAIMS],
    }


def _count(claims: list[Claim]) -> dict[str, int]:
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def _claim(
    judgement: Judgement,
    needs: Mapping[str, tuple[str, ...]],
    affects: Mapping[str, tuple[str, ...]],
    standing: Mapping[str, str],
) -> dict[str, Any]:
    claim, label = judgement.claim, judgement.label
    faulty = claim.verdict in ("misprint", "error")
    return {
        "label": label,
        "section": claim.printed.section,
        "says": claim.says,
        "verdict": claim.verdict,
        "standing": standing[label],
        "why": claim.why,
        "needs": list(needs[label]),
        "checks": [asdict(evidence) for evidence in judgement.evidence],
        "printed": claim.printed.latex,
        "corrected": claim.corrected.latex if claim.corrected is not None else None,
        "condition": claim.condition.text if claim.condition is not None else None,
        "witness": asdict(judgement.witness) if judgement.witness is not None else None,
        "affects": list(affects[label]) if faulty else [],
        "source": {
            "line": claim.printed.line,
            "quote": claim.printed.quote,
            "suspect": claim.printed.suspect if faulty else None,
            "reading": claim.printed.reading,
        },
    }
