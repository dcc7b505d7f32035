"""The whole job: everything derived, then judged, written as texts and drawn in one pool of processes.

Key result: `everything`.
"""

from __future__ import annotations

from typing import Any

from derive import export
from derive.terminal import progress
from verify.all_orders import PAPER as BEYOND
from verify.all_orders import judged_beyond, tasks_beyond
from verify.judge.record import record
from verify.judge.workers import derive_all, judged, judging, started
from verify.report.page import parts


def everything(
    paper: Any, notes: dict[str, str] | None = None, page: bool = False, further: bool = False
) -> tuple[dict[str, Any], dict[str, Any], Any, dict[str, str], dict[str, Any] | None, Any]:
    """Judgements, record, chain, exported texts (with `notes` for the margin), the page's parts (with `page`), and
    judgements, record and texts of what goes on from the paper (with `further`): all from one pool.
    """
    chain = paper.derivation()
    derive_all(chain)
    on = chain.continued(BEYOND.theory) if further else None
    derive_all(on or {})
    shown = parts(paper, chain) if page else {}
    texts = export.parts(chain, notes) if notes is not None else {}
    beyond = tasks_beyond(on) if on is not None else {}
    with started({**shown, **texts, **beyond, **judging(paper.claims, chain)}) as start:
        later = {name: start(name) for name in (*shown, *texts, *beyond, *paper.claims)}
        with progress("checking", len(paper.claims)) as step:
            found = judged(paper.claims, later, step)
        exported = {path: text for name in texts for path, text in later[name]().items()}
        made = {name: later[name]() for name in shown} if page else None
        more = judged_beyond(on, later) if on is not None else None
    return found, record(found, chain, paper), chain, exported, made, more
