"""Do named tasks on all processors at once, where the system can fork: judging, exporting, drawing, all in one pool.

The workers are forked once, when the first task is started, and begin with whatever the process holds by then; so what
most tasks rest on is derived before. Only arguments and results travel. The results are those of doing the tasks one
after the other, as is done where there is one processor.

Key results: `started` (the pool), `judging` (the tasks of claims), `judged` (their results).
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from derive.core.equation import Derivation
from derive.core.labels import LabelError
from derive.terminal import ignore_interrupts
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, judge
from verify.judge.verdict import Evidence
from verify.judge.witness import Witness

Tasks = Mapping[str, Callable[[], Any]]
Start = Callable[[str], Callable[[], Any]]
"""Starts a task; what it returns waits for the result."""
_MOST = 8
_state: dict[str, Tasks] = {}


def processors() -> int:
    """How many processes to work with: 1 where the system cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def started(tasks: Tasks) -> Iterator[Start]:
    """A function that starts a task by its name; ValueError, one line, if a worker is killed from outside."""
    count = min(processors(), _MOST)
    if count == 1:
        yield lambda name: tasks[name]
        return
    _state["tasks"] = tasks
    gc.freeze()  # what is there stays, so that no worker has to look through it, or copy it
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_belong_to_the_parent) as pool:
        try:
            yield lambda name: pool.submit(_do, name).result
        except BrokenProcessPool:
            raise ValueError("a worker process was killed (is there too little memory?); start again") from None
        except BaseException:
            ignore_interrupts()  # a second one must not leave the parent waiting for the workers, which end now
            threading.excepthook = lambda args: None  # the pool's own thread would complain of its lost workers
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _do(name: str) -> Any:
    return _state["tasks"][name]()


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


def derive_all(derivation: Mapping[str, Any]) -> None:
    """Derive every equation, so that the workers that are forked then start from it."""
    for label in derivation:
        with suppress(LabelError):  # what cannot be derived says so when it is asked
            derivation[label]


def judging(claims: Mapping[str, Claim], derivation: Derivation) -> dict[str, Callable[[], Any]]:
    """A task for each claim, by its label."""
    return {label: partial(_judge, claim, derivation) for label, claim in claims.items()}


def _judge(claim: Claim, derivation: Derivation) -> tuple[tuple[Evidence, ...], Witness | None, tuple[str, ...]]:
    found = judge(claim, derivation)
    return found.evidence, found.witness, found.read


def judged(
    claims: Mapping[str, Claim], found: Mapping[str, Callable[[], Any]], report: Callable[[str], None]
) -> dict[str, Judgement]:
    """The judgements of claims whose tasks were started, in their order; `report` is told each label as it is done."""
    done = {}
    for label, claim in claims.items():
        done[label] = Judgement(claim, *found[label]())
        report(label)
    return done
