"""The spin of an electron to as many digits as are proven: the command `python -m verify enclose`.

What is read are decimal numbers, taken exactly; what is printed is a decimal number and a radius within which the true
value lies. Times of a range are rounded to `PLACES` digits first, and the spin is that at the time printed.

Key results: `rows` (times -> printed numbers), `main`.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from decimal import Context, Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

from derive.files import OutputError, write_files
from derive.terminal import Parser, plain

COLUMNS = ("t", "s1", "s1_radius", "s2", "s2_radius", "s3", "s3_radius")
PLACES = 12
"""Digits of the times of a range that are neither its first nor its last."""
MOST_TIMES = 1_000_000
LARGEST_EXPONENT = 300
"""Of the numbers taken, as powers of ten: what an exact number of more digits would need, no computer has."""
LONGEST = 400
"""Characters of a number."""

EXAMPLE = "example: python -m verify enclose --t 0:10:1000 --eps1 0.01 --eps2 0.02 --xi 0.05 --digits 40 --csv spin.csv"


def rows(times: Sequence[str], eps1: str, eps2: str, xi: str, eps3: str = "0", digits: int = 40) -> list[list[str]]:
    """One row for each time: t, then s1, s2, s3, each with its radius; all units of tau_ex, all numbers decimal text.

    ValueError for what is no number, or outside the domain of `verify.electron.enclosure.spin`.
    """
    from verify.electron.enclosure import spin

    named = {"eps1": eps1, "eps2": eps2, "xi": xi, "eps3": eps3}
    given = {name: _exact(text, name) for name, text in named.items()}
    balls = spin([_exact(t, "t") for t in times], **given, digits=digits)
    return [[t, *(part for s in column for part in proven(s))] for t, column in zip(times, balls.T, strict=True)]


def proven(ball: Any) -> tuple[str, str]:
    """A ball as a decimal number of all its proven digits, and the radius about that number."""
    if ball.is_exact() and ball.is_integer():
        return str(int(ball.unique_fmpz())), "0"
    value, _, radius = ball.str(max(1, int(ball.rel_accuracy_bits() * 0.30103) + 2)).strip("[]").partition("+/-")
    return value.strip() or "0", radius.strip() or "0"


def times(text: str) -> list[str]:
    """The times of `T` or `START:STOP:COUNT`, evenly spaced from START to STOP, as decimal numbers."""
    parts = [part.strip() for part in text.split(":")]
    if len(parts) == 1:
        return parts
    if len(parts) != 3 or not parts[2].isdecimal() or not 2 <= int(parts[2][:8]) <= MOST_TIMES:
        raise ValueError(f"t is {_short(text)}; give a number, or START:STOP:COUNT with a COUNT from 2 to {MOST_TIMES}")
    start, stop, count = _exact(parts[0], "t"), _exact(parts[1], "t"), int(parts[2])
    inner = (start + (stop - start) * k / (count - 1) for k in range(1, count - 1))
    context = Context(prec=PLACES)
    return [parts[0], *(str(context.divide(Decimal(t.numerator), Decimal(t.denominator))) for t in inner), parts[1]]


def _exact(text: str, name: str) -> Fraction:
    try:
        number = Decimal(text if len(text) <= LONGEST else "too long")
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
        wanted = f"a decimal number of at most {LONGEST} characters and a size within 1e{LARGEST_EXPONENT}"
        raise ValueError(f"{name} is {_short(text)}; give {wanted}")
    return Fraction(number)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}...")


def main(arguments: Sequence[str]) -> int:
    """Print the table, or write it; the exit code is 0, and a ValueError is for `derive.terminal.run` to say."""
    options = parser().parse_args(arguments)
    table = rows(times(options.t), options.eps1, options.eps2, options.xi, options.eps3, options.digits)
    if options.csv is None:
        widths = [max(map(len, column)) for column in zip(COLUMNS, *table, strict=True)]
        for row in (COLUMNS, *table):
            print("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
        return 0
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *table])
    target = options.csv.absolute()
    try:
        write_files(target.parent, {target.name: text.getvalue()})
    except OutputError as error:
        raise ValueError(str(error).replace("folder with --out", "file with --csv")) from None
    print(plain(f"wrote {len(table)} times to {options.csv}"))
    return 0


def parser() -> Parser:
    """The command line."""
    made = Parser(
        prog="python -m verify enclose",
        description="The spin (s1, s2, s3) of Eq. 8 with relaxation from (0, 0, 1), each with a proven radius.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--t", required=True, metavar="T", help="time over tau_ex, or START:STOP:COUNT, evenly spaced")
    made.add_argument("--eps1", required=True, help="tau_ex sin(theta) dphi/dt")
    made.add_argument("--eps2", required=True, help="tau_ex dtheta/dt")
    made.add_argument("--xi", required=True, help="tau_ex / tau_sf, not negative")
    made.add_argument("--eps3", default="0", help="tau_ex cos(theta) dphi/dt (default: 0)")
    made.add_argument("--digits", type=int, default=40, help="radii below 10^-DIGITS of the response (default: 40)")
    made.add_argument("--csv", type=Path, metavar="FILE", help="write the table there instead of printing it")
    return made
