"""The command `python -m verify zero`: statements in, true, false or undecided out, with the reason.

Key result: `main` (exit code 0 if all are true, 1 if one is false or undecided, 2 for bad input).
"""

from __future__ import annotations

import json
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.terminal import Parser, plain

if TYPE_CHECKING:
    from verify.zero.exact import Finding

LARGEST_FILE = 1_000_000
"""Bytes of a file of statements."""
EXAMPLES = """a line of FILE:
  sin(x)^2 + cos(x)^2 = 1      a statement, proven or refuted for every x
  n integer                    a declaration for the lines below; names are real unless declared
  x, y > 0                     also complex, rational, and -1 < x < 1

exit code: 0 if every statement is proven, 1 if one is refuted or undecided, 2 for bad input; docs/zero.md says what
is decided"""


def main(arguments: list[str]) -> int:
    """Judge the statements of a file and print a line each, or JSON."""
    parser = Parser(
        prog="python -m verify zero",
        description="Is each statement an identity? Answered by proof or refutation, or left undecided.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="statements, one a line; - for standard input")
    parser.add_argument("--json", action="store_true", help="print a list with what each verdict rests on")
    options = parser.parse_args(arguments)
    found = []
    for number, line, finding in _findings(options.file):
        found.append((number, line, finding))
        if not options.json:
            print(plain(f"{number}: {_word(finding)} ({finding.method}): {line}{_because(finding)}"), flush=True)
    if options.json:
        print(json.dumps([_record(*entry) for entry in found], indent=1))
    return 0 if all(finding.verdict for _, _, finding in found) else 1


def _findings(file: str) -> Iterator[tuple[int, str, Finding]]:
    """The statements with their lines; all are read before the first is judged. ValueError names the line."""
    from verify.zero.exact import explain
    from verify.zero.language import Reader

    reader, statements = Reader(), []
    place = "line 1"
    try:
        for number, line in enumerate(_text(file).splitlines(), 1):
            place = f"line {number}"
            if (expr := reader.read(line)) is not None:
                statements.append((number, line.partition("#")[0].strip(), expr))
        if not statements:
            raise ValueError("no statement was found")
        for number, line, expr in statements:
            place = f"line {number}"
            yield number, line, explain(expr)
    except ValueError as error:
        raise ValueError(f"{file}, {place}: {error}; see 'python -m verify zero --help'") from None


def _text(file: str) -> str:
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            given = stream.read(LARGEST_FILE + 1)
        if len(given) > LARGEST_FILE:
            raise ValueError(f"more than {LARGEST_FILE} bytes")
        return given.decode()
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError("this is no text in UTF-8") from None


def _word(finding: Finding) -> str:
    return {True: "true", False: "false", None: "undecided"}[finding.verdict]


def _because(finding: Finding) -> str:
    if finding.verdict is None:
        return f"; {finding.reason}"
    at = ", ".join(f"{atom} = {value}" for atom, value in finding.point.items())
    return f"; at {at or 'any point'} the difference is {finding.value}" if finding.value is not None else ""


def _record(number: int, line: str, finding: Finding) -> dict[str, Any]:
    """One statement as JSON: what was given, the verdict, and what it rests on."""
    return {
        **{"line": number, "statement": line, "verdict": _word(finding), "method": finding.method},
        **{"reason": finding.reason, "normal_form": finding.form},
        "point": {str(atom): str(value) for atom, value in finding.point.items()},
        "value": None if finding.value is None else str(finding.value),
    }
