"""What both commands share at the terminal: one-line errors with exit code 2, a lazy progress bar, quiet pipes."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

BAD_USAGE = 2
INTERRUPTED = 130
_PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes take one line: what was wrong and where to look."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake in one line and leave with exit code 2."""
        print(f"{self.prog}: {message}; see '{self.prog} --help'", file=sys.stderr)
        raise SystemExit(BAD_USAGE)


def run(main: Callable[[list[str]], int], prog: str) -> int:
    """Run a command: a ValueError becomes one line and exit code 2, an interrupt 130, a closed pipe is no error."""
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        return code
    except ValueError as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return BAD_USAGE
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one must not cut the way out short
        print(f"{prog}: interrupted; files written earlier are unchanged", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return 0
    except OSError as error:
        _silence_output()
        print(f"{prog}: cannot write the output: {error.strerror}", file=sys.stderr)
        return BAD_USAGE


def _silence_output() -> None:
    """Let nothing more be written to standard output, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A function to call once a step; a bar shows on a terminal once the work has taken over a second."""
    started, done = time.monotonic(), 0
    bar: Any = None

    def step(label: str) -> None:
        nonlocal bar, done
        done += 1
        if bar is None and sys.stderr.isatty() and time.monotonic() - started > _PATIENCE:
            bar = _bar()
            bar.start()
            bar.add_task(what, total=total)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, description=f"{what} {label}")

    try:
        yield step
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def console() -> Any:
    """A rich console on standard output: colour only on a terminal, 80 columns where the width is not known."""
    from rich.console import Console

    class Pipe(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    columns = os.environ.get("COLUMNS", "")
    width = None if sys.stdout.isatty() else int(columns) if columns.isdecimal() and int(columns) > 0 else 80
    return Pipe(width=width, highlight=False, soft_wrap=False)
