"""The response to any order, judged: claims of our own on the theory that goes on from the paper's Eq. 8.

Nobody has printed them, so each states by hand what the derivation must give. `PAPER` ties them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from derive.all_orders.chain_beyond import OWN, THEORY
from derive.core.equation import Derivation
from derive.export import files_of
from verify.all_orders import average_claims, motive_claims, order_claims, reach, second_claims
from verify.judge.checks import with_units
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement
from verify.judge.paper import Paper
from verify.judge.record import as_text, record
from verify.judge.workers import judged, judging

CLAIMS: dict[str, Claim] = with_units(
    (*order_claims.CLAIMS, *average_claims.CLAIMS, *second_claims.CLAIMS, reach.REACH, *motive_claims.CLAIMS)
)
PAPER = Paper(
    "The response to any order", (), "beyond Cheng and Niu (2013)", THEORY, CLAIMS, ("x.torque-2", "x.inertia")
)
"""What is judged in a table of its own."""


_TEXTS = "texts beyond"


def tasks_beyond(chain: Derivation) -> dict[str, Callable[[], Any]]:
    """What there is to do for a derivation of this theory, by names of its own: its texts, and each claim."""
    judged = {f"beyond {label}": task for label, task in judging(CLAIMS, chain).items()}
    return {_TEXTS: partial(files_of, chain, OWN), **judged}


def judged_beyond(
    chain: Derivation, result: Callable[[str], Any]
) -> tuple[Mapping[str, Judgement], dict[str, Any], dict[str, str]]:
    """The judgements, the record, and what is written to output/, by path, of those tasks that were started."""
    found = judged(CLAIMS, lambda label: result(f"beyond {label}"))
    data = record(found, chain, PAPER)
    return found, data, {**result(_TEXTS), "all_orders.json": as_text(data)}
