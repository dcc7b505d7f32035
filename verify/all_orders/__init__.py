"""The response to any order, judged: claims of our own on the theory that goes on from the paper's Eq. 8.

Nobody has printed them, so each states by hand what the derivation must give. `PAPER` ties them together.
"""

from __future__ import annotations

from dataclasses import replace

from derive.all_orders.chain_beyond import THEORY
from verify.all_orders import order_claims, second_claims
from verify.judge.checks import has_unit
from verify.judge.claim import Claim
from verify.judge.paper import Paper


def _complete(claim: Claim) -> Claim:
    """The claim with the test of its unit, where it has one."""
    unit = claim.printed.unit
    return claim if unit is None else replace(claim, tests=(*claim.tests, has_unit(unit)))


CLAIMS: dict[str, Claim] = {
    claim.label: _complete(claim) for topic in (order_claims, second_claims) for claim in topic.CLAIMS
}

PAPER = Paper(
    "The response to any order", (), "beyond Cheng and Niu (2013)", THEORY, CLAIMS, ("x.torque-2", "x.inertia")
)
"""What is judged in a table of its own."""
