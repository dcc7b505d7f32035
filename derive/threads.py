"""Do one thing to many items in several threads, as far as the system gives them.

Key result: `in_threads`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any


def in_threads(work: Callable[[Any], None], items: Iterable[Any], count: int) -> None:
    """`work` of each item, once, in `count` threads, this one among them; the first error of any is raised."""
    todo, failed = deque(items), list[BaseException]()

    def run() -> None:
        while todo:
            try:
                item = todo.popleft()
            except IndexError:  # another thread was faster
                return
            try:
                work(item)
            except BaseException as error:  # an interrupt too: the others end first
                failed.append(error)
                todo.clear()

    others: list[Thread] = []
    for _ in range(min(count, len(todo)) - 1):
        thread = Thread(target=run)
        try:
            thread.start()
        except RuntimeError:  # there are no more to be had: those there do it all
            break
        others.append(thread)
    try:
        run()
    finally:
        for thread in others:
            thread.join()
    if failed:
        raise failed[0]
