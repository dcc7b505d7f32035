"""One statement with what it rests on, and no other: what it takes to explain it.

What the others read of the derivation, which says who rests on whom, is taken from the paper (`Paper.reads`). Wherever
a statement that is judged here has read something else, or one is not known there, all are judged.

Key results: `explained` (the judgement of a statement and its entry in the record), `reads_of` (what `Paper.reads` is).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from typing import Any

from derive.core.equation import Derivation, rests_on
from derive.core.labels import LabelError
from verify.judge.judgement import Judgement, direct_needs
from verify.judge.paper import Paper
from verify.judge.record import record
from verify.judge.workers import judged, judging, started

_ALONE = 8
"""Statements that one process judges sooner than it forks."""


def explained(
    label: str, paper: Paper, derivation: Derivation, report: Callable[[str], None]
) -> tuple[Judgement, dict[str, Any]]:
    """The judgement of a statement and its entry in the record; `report` is told each label that is judged."""
    known = dict(paper.reads())
    unjudged = {name: Judgement(c, (), None, tuple(known.get(name, ()))) for name, c in paper.claims.items()}
    needs = direct_needs(unjudged, derivation)
    complete = all(name in known for name in paper.claims if name not in derivation)
    wanted = rests_on([label], needs.__getitem__) if complete else set(paper.claims)
    found = _judged(wanted, paper, derivation, known, report)
    if any(known.get(name) != read for name, read in reads_of(found, derivation).items()):
        found |= _judged(paper.claims.keys() - found.keys(), paper, derivation, {}, report)
    data = record({**unjudged, **found}, derivation, paper)
    return found[label], next(entry for entry in data["claims"] if entry["label"] == label)


def reads_of(found: Mapping[str, Judgement], derivation: Derivation) -> dict[str, list[str]]:
    """What the checks of each statement that is no equation of the derivation have read of it, sorted."""
    return {label: sorted(j.read) for label, j in found.items() if label not in derivation}


def _judged(
    wanted: Set[str],
    paper: Paper,
    derivation: Derivation,
    known: Mapping[str, Iterable[str]],
    report: Callable[[str], None],
) -> dict[str, Judgement]:
    """Those statements judged, in the order of the paper, with what they read derived before workers are forked."""
    claims = {name: claim for name, claim in paper.claims.items() if name in wanted}
    tasks = judging(claims, derivation)
    for name in dict.fromkeys(read for label in claims for read in (label, *known.get(label, ()))):
        with suppress(LabelError):  # a statement in words, or what cannot be derived, which says so when it is asked
            derivation[name]
    with started(tasks, report, _ALONE) as result:
        return judged(claims, result)
