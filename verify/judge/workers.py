"""Judge claims and write exports on all processors at once, where the system can fork.

What most claims rest on is derived first and shared by the forked workers. Only evidence and texts travel back; the
results are those of `judge.judge_all` and `derive.export.files`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from derive.core.equation import Derivation
from derive.core.labels import LabelError
from derive.export import files
from derive.terminal import ignore_interrupts
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, judge, judge_all
from verify.judge.verdict import Evidence
from verify.judge.witness import Witness

_CHUNK = 6
"""Claims handed to a worker at a time: few enough that the workers end together."""
_state: dict[str, tuple[Mapping[str, Claim], Derivation]] = {}


def processors() -> int:
    """How many processes to judge with: 1 where the system cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def judge_and_export(
    claims: Mapping[str, Claim],
    derivation: Derivation,
    report: Callable[[str], None],
    notes: Mapping[str, str] | None = None,
) -> tuple[dict[str, Judgement], dict[str, str]]:
    """Judge all claims and, with `notes` for the margin of the document, write the derivation's texts (by path).

    `report` is told each label as it is done.
    """
    workers = min(processors(), 8)
    _state["work"] = (claims, derivation)
    if workers == 1:
        return judge_all(claims.values(), derivation, report), _export(notes) if notes is not None else {}
    for label in derivation:  # so that the forked workers start from it
        with suppress(LabelError):  # what cannot be derived says so when it is asked
            derivation[label]
    judged: dict[str, Judgement] = {}
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_belong_to_the_parent) as pool:
        try:
            exported = pool.submit(_export, notes) if notes is not None else None
            for label, found in zip(claims, pool.map(_judge, claims, chunksize=_CHUNK), strict=True):
                judged[label] = Judgement(claims[label], *found)
                report(label)
            written = exported.result() if exported is not None else {}
        except BrokenProcessPool:
            raise ValueError("a worker process was killed (is there too little memory?); start again") from None
        except BaseException:
            ignore_interrupts()  # a second one must not leave the parent waiting for the workers, which end now
            threading.excepthook = lambda args: None  # the pool's own thread would complain of its lost workers
            for process in multiprocessing.active_children():
                process.terminate()
            raise
    return judged, written


def _export(notes: Mapping[str, str]) -> dict[str, str]:
    return files(_state["work"][1], notes)


def _belong_to_the_parent() -> None:
    """In a worker: leave interrupts to the parent, be ended by it, and end with it even where it is killed."""
    ignore_interrupts()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None  # for the type checker: this runs in a worker
    parent.join()
    os._exit(1)


def _judge(label: str) -> tuple[tuple[Evidence, ...], Witness | None, tuple[str, ...]]:
    claims, derivation = _state["work"]
    judged = judge(claims[label], derivation)
    return judged.evidence, judged.witness, judged.read
