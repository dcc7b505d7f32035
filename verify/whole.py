"""The whole job: everything derived, then judged, written as texts and drawn in one pool of processes.

Key result: `everything`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from derive import export
from derive.terminal import progress
from verify.judge.record import record
from verify.judge.workers import judged, judging, started
from verify.kernel.gathered import sources
from verify.report.parts import PAGE, parts


def everything(
    paper: Any, notes: dict[str, str] | None = None, page: bool = False, further: bool = False
) -> tuple[dict[str, Any], dict[str, Any], Any, dict[str, str], dict[str, Any] | None, Any]:
    """Judgements, record, chain, exported texts (with `notes` for the margin), the page's parts (with `page`), and
    judgements, record and texts of what goes on from the paper (with `further`): all from one pool.

    What rests on all of the derivation comes first and what goes on from the paper last, with what the last equations
    rest on beside the one and what the first rest on beside the other.
    """
    chain = paper.derivation()
    shown = {f"shown {name}": task for name, task in parts(paper, chain).items()} if page else {}
    texts: dict[str, Callable[[], Any]] = {}
    if notes is not None:
        texts = {f"exported {name}": part for name, part in export.parts(chain, notes).items()}
        texts["exported coq"] = partial(_certificates, paper)
    claims = dict(reversed(judging(paper.claims, chain).items()))
    beyond: dict[str, Callable[[], Any]] = {}
    if further:
        from verify.all_orders import PAPER, judged_beyond, tasks_beyond

        on = chain.continued(PAPER.theory)
        beyond = tasks_beyond(on)
    tasks = {name: shown[name] for name in shown if name == f"shown {PAGE}"} | texts | claims | beyond | shown
    with progress("checking", len(tasks)) as step, started(tasks, step) as result:
        found = judged(paper.claims, result)
        exported = {path: text for name in texts for path, text in result(name).items()}
        made = {name.removeprefix("shown "): result(name) for name in shown} if page else None
        more = judged_beyond(on, result) if further else None
    return found, record(found, chain, paper), chain, exported, made, more


def _certificates(paper: Any) -> dict[str, str]:
    return {f"coq/{name}": text for name, text in (sources(paper) if paper.certificates else {}).items()}
