"""The response to any order, judged: claims of our own on the theory that goes on from the paper's Eq. 8.

Nobody has printed them, so each states by hand what the derivation must give. `PAPER` ties them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from derive.all_orders.chain_beyond import THEORY, texts_beyond
from derive.core.equation import Derivation
from verify.all_orders import motive_claims, order_claims, second_claims
from verify.judge.checks import has_unit
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement
from verify.judge.paper import Paper
from verify.judge.record import as_text, record
from verify.judge.workers import judge_and_export


def _complete(claim: Claim) -> Claim:
    """The claim with the test of its unit, where it has one."""
    unit = claim.printed.unit
    return claim if unit is None else replace(claim, tests=(*claim.tests, has_unit(unit)))


CLAIMS: dict[str, Claim] = {
    claim.label: _complete(claim) for topic in (order_claims, second_claims, motive_claims) for claim in topic.CLAIMS
}

PAPER = Paper(
    "The response to any order", (), "beyond Cheng and Niu (2013)", THEORY, CLAIMS, ("x.torque-2", "x.inertia")
)
"""What is judged in a table of its own."""


def judged_beyond(
    paper: Derivation, report: Callable[[str], None]
) -> tuple[Mapping[str, Judgement], dict[str, Any], dict[str, str]]:
    """The judgements, the record, and what is written to output/, by path; `paper` is what the theory goes on from."""
    chain = paper.continued(THEORY)
    judged, _ = judge_and_export(CLAIMS, chain, report)
    data = record(judged, chain, PAPER)
    return judged, data, {**texts_beyond(chain), "all_orders.json": as_text(data)}
