"""Do named tasks on all processors at once, where the system can fork: judging, exporting, drawing, all in one pool.

The workers are forked once and derive what their tasks rest on when it is asked for. Half of them take the tasks from
the first on, the others from the last: tasks that rest on the same stand together, so that little is derived twice.
Only names and results travel. The results are those of doing the tasks one after the other, as is done where there is
one processor, or no memory to share.

Key results: `started` (the pool), `judging` (the tasks of claims), `judged` (their results).
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from mmap import PAGESIZE, mmap
from multiprocessing import connection
from typing import Any

from derive.core.equation import Derivation
from derive.terminal import ignore_interrupts
from verify.judge.claim import Claim
from verify.judge.judgement import Judgement, judge
from verify.judge.verdict import Evidence
from verify.judge.witness import Witness

Tasks = Mapping[str, Callable[[], Any]]
_MOST = 8


def processors() -> int:
    """How many processes to work with: 1 where the system cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def started(
    tasks: Tasks, report: Callable[[str], None] = lambda name: None, alone: int = 0
) -> Iterator[Callable[[str], Any]]:
    """What waits for the result of a task, by its name, while all are done; `report` is told each as it arrives.

    At most `alone` tasks are done in this process.

    ValueError, one line, if a worker is killed from outside.
    """
    count = min(processors(), _MOST)
    lock = _lock() if count > 1 and len(tasks) > alone else None
    if lock is None:
        yield _in_turn(((name, task()) for name, task in tasks.items()), report)
        return
    gc.freeze()  # what is there stays, so that no worker has to look through it, or copy it
    context = multiprocessing.get_context("fork")
    ends = memoryview(mmap(-1, PAGESIZE)).cast("q")  # the workers have it too, and nobody a file of it
    ends[1] = len(tasks)
    begin = partial(_begin, tasks, ends, lock)
    with ProcessPoolExecutor(count, mp_context=context, initializer=begin) as pool:
        try:
            turns = [pool.submit(_next) for _ in tasks]
            yield _in_turn((turn.result() for turn in as_completed(turns)), report)
        except BrokenProcessPool:
            raise ValueError("a worker process was killed (is there too little memory?); start again") from None
        except BaseException:
            ignore_interrupts()  # a second one must not leave the parent waiting for the workers, which end now
            threading.excepthook = lambda args: None  # the pool's own thread would complain of its lost workers
            _end_workers(pool)
            raise


def _end_workers(pool: Any) -> None:
    """End the workers, none of them in the middle of a result: for the rest of it the pool would wait forever."""
    writing = pool._result_queue._wlock  # there is no public way to it
    held = writing.acquire(timeout=10)  # in vain where a worker was killed with it
    workers = multiprocessing.active_children()
    for process in workers:
        process.terminate()
    connection.wait([process.sentinel for process in workers], timeout=10)
    if held:
        writing.release()


def _lock() -> Any:
    """What one of several processes can hold; None where the system has no memory to share, a read-only /dev/shm."""
    with suppress(OSError, ImportError):
        return multiprocessing.get_context("fork").Lock()
    return None


def _in_turn(done: Iterator[tuple[str, Any]], report: Callable[[str], None]) -> Callable[[str], Any]:
    """Results by name, from names and results in any order."""
    found: dict[str, Any] = {}

    def result(name: str) -> Any:
        while name not in found:
            arrived, found[arrived] = next(done)
            report(arrived)
        return found[name]

    return result


_own: dict[str, Any] = {}
"""In a worker: its tasks; where those begin and end that nobody has taken, and the lock of that; its own end."""


def _begin(tasks: Tasks, ends: memoryview, lock: Any) -> None:
    _belong_to_the_parent()
    gc.set_threshold(100_000)  # looking for garbage as often as by default takes 3 to 5 % of the time
    with lock:
        ends[2] += 1
        _own.update(tasks=tasks, names=list(tasks), ends=ends, lock=lock, last=ends[2] % 2 == 0)


def _next() -> tuple[str, Any]:
    """In a worker: do the next task, from its own end of the row."""
    ends = _own["ends"]
    with _own["lock"]:
        ends[1] -= _own["last"]
        name = _own["names"][ends[1 if _own["last"] else 0]]
        ends[0] += not _own["last"]
    return name, _own["tasks"][name]()


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


def judging(claims: Mapping[str, Claim], derivation: Derivation) -> dict[str, Callable[[], Any]]:
    """A task for each claim, by its label."""
    return {label: partial(_judge, claim, derivation) for label, claim in claims.items()}


def _judge(claim: Claim, derivation: Derivation) -> tuple[tuple[Evidence, ...], Witness | None, tuple[str, ...], bool]:
    found = judge(claim, derivation)
    return found.evidence, found.witness, found.read, found.stands


def judged(claims: Mapping[str, Claim], result: Callable[[str], Any]) -> dict[str, Judgement]:
    """The judgements of claims whose tasks were started under their labels, in their order."""
    return {label: Judgement(claim, *result(label)) for label, claim in claims.items()}
