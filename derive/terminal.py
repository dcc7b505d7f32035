"""What both commands share at the terminal: one-line errors with exit code 2, a lazy progress bar, quiet pipes."""

from __future__ import annotations

import argparse
import atexit
import io
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pkgutil import resolve_name
from typing import Any, NoReturn, TextIO

from derive.files import STOPS, WRITTEN

BAD_USAGE = 2
INTERRUPTED = 130
_PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""

_WIDEST = 10_000
"""Columns of a table of which no row may be broken."""

_LONGEST = 600
"""Characters of a message: what is longer repeats an argument that nobody wants to read again."""


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes take one line: what was wrong and where to look."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, but refuse `--option=--`, of which it makes an empty list."""
        for argument in sys.argv[1:] if args is None else args:
            if argument.startswith("-") and argument.endswith("=--"):
                self.error(f"{argument}: '--' is no value")
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Print the mistake in one line and leave with exit code 2."""
        tell(f"{self.prog}: {message}; see '{self.prog} --help'")
        raise SystemExit(BAD_USAGE)


Elsewhere = Mapping[str, tuple[str, str]]
"""Commands with a parser of their own: what each is for, and "module:function" that takes its arguments."""


def elsewhere(commands: Elsewhere, arguments: list[str]) -> int | None:
    """The exit code of the command that `arguments` open with, whose module is imported now; None for any other."""
    if not arguments or arguments[0] not in commands:
        return None
    _, home = commands[arguments[0]]
    return int(resolve_name(home)(arguments[1:]))


def run(main: Callable[[list[str]], int], prog: str) -> int:
    """Run a command: a ValueError becomes one line and exit code 2, an interrupt 130, a closed pipe is no error.

    A request to end (SIGTERM, SIGHUP, SIGQUIT) is an interrupt, unless whoever started the command ignores it.
    """
    os.environ.setdefault("SYMPY_CACHE_SIZE", "None")  # a command ends before what it keeps grows large
    _open_standard_streams()
    for number in STOPS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        return code
    except ValueError as error:
        tell(f"{prog}: {error}")
        return BAD_USAGE
    except KeyboardInterrupt:
        ignore_interrupts()  # a second one must not cut the way out short
        tell(f"{prog}: interrupted; {_written() or 'files written earlier are unchanged'}")
        return INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except OSError as error:
        _silence(sys.stdout)
        tell(f"{prog}: cannot write the output: {'; '.join(filter(None, (error.strerror, _written())))}")
        return BAD_USAGE


def leave(code: int) -> NoReturn:
    """End the process with an exit code once all is told, without taking apart what nobody will use again."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    atexit._run_exitfuncs()
    os._exit(code)


def ignore_interrupts() -> None:
    """Let no signal end this process by an interrupt from here on."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)


def _written() -> str:
    """What this run has written, in words; nothing if it has written nothing."""
    return f"the files in {', '.join(f'{folder}/' for folder in dict.fromkeys(WRITTEN))} are new" if WRITTEN else ""


def tell(message: str) -> None:
    """Print one line on standard error, whatever is in the message and whether or not anybody can read it."""
    try:
        print(plain(message), file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def plain(text: str) -> str:
    """`text` without anything that a terminal would obey, and with the middle left out where it is very long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _open_standard_streams() -> None:
    """Give a command that was started with a closed stream (`>&-`) one that swallows what is written to it.

    A letter that the encoding of a stream lacks is written as its escape.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _silence(stream: TextIO) -> None:
    """Let nothing more be written to a standard stream, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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


def columns() -> int:
    """The width of the terminal; what COLUMNS says, or 100, where the output goes elsewhere."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) > 0 else 100


def console(whole_rows: bool = False) -> Any:
    """A rich console on standard output: colour only on a terminal, 100 columns where the width is not known.

    With `whole_rows` a row of a table is one line wherever it does not go to a terminal, so that `grep` finds it all.
    """
    from rich.console import Console

    class Pipe(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() else _WIDEST if whole_rows else columns()
    return Pipe(width=width, highlight=False, soft_wrap=not sys.stdout.isatty() and not whole_rows)
