"""The proven digits as a command and for arrays: what is printed contains the truth, and mistakes take one line."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest
from flint import arb

import verify
from verify.electron.enclose import COLUMNS, main, proven, rows, times
from verify.electron.enclosure import spin
from verify.electron.transit import wall

EPS1, EPS2, XI = "0.01", "0.02", "0.05"


def truth(t: str) -> Any:
    """The spin of Eq. 8 with relaxation, from mpmath's matrix exponential at 80 digits."""
    with mpmath.workdps(80):
        a, b, x = map(mpmath.mpf, (EPS1, EPS2, XI))
        m = mpmath.matrix([[-x, -1, -b, -b], [1, -x, -a, -a], [b, a, -x, 0], [0, 0, 0, 0]])
        moved = mpmath.expm(m * mpmath.mpf(t))[:3, 3]
        return [moved[0], moved[1], 1 + moved[2]]


def columns(row: list[str]) -> list[tuple[str, str]]:
    return list(zip(row[1::2], row[2::2], strict=True))


def test_what_is_printed_contains_the_truth_and_has_all_digits_asked_for() -> None:
    for row in rows(times("0:10:4"), EPS1, EPS2, XI, digits=40):
        right = truth(row[0])
        with mpmath.workdps(80):
            size = mpmath.norm(mpmath.matrix(right) - mpmath.matrix([0, 0, 1]))
            for (value, radius), exact in zip(columns(row), right, strict=True):
                assert abs(mpmath.mpf(value) - exact) <= mpmath.mpf(radius) + mpmath.mpf("1e-78")
                assert mpmath.mpf(radius) <= size * mpmath.mpf("1e-40")


def test_a_printed_digit_more_would_not_be_proven() -> None:
    ball = spin(Fraction(7, 3), Fraction(1, 100), Fraction(1, 50), Fraction(1, 20), digits=30)[0]
    value, radius = proven(ball)
    last = mpmath.mpf(10) ** -len(value.partition(".")[2])
    assert mpmath.mpf(radius) <= last < 100 * mpmath.mpf(float(ball.rad()))


@pytest.mark.parametrize(("ball", "text"), [(arb(0), ("0", "0")), (arb(1), ("1", "0")), (arb(0, 0.25), ("0", "0.251"))])
def test_exact_and_empty_balls(ball: Any, text: tuple[str, str]) -> None:
    assert proven(ball) == text


def test_times_are_evenly_spaced_and_end_where_they_were_told() -> None:
    assert times("0:1:4") == ["0", "0.333333333333", "0.666666666667", "1"]
    assert times("2.50") == ["2.50"]


def test_the_table_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--t", "0:5:3", "--eps1", EPS1, "--eps2", EPS2, "--xi", XI]
    assert main([*given, "--csv", str(tmp_path / "spin.csv")]) == 0
    assert "wrote 3 times" in capsys.readouterr().out
    with (tmp_path / "spin.csv").open() as file:
        head, *table = csv.reader(file)
    assert (tuple(head), table) == (COLUMNS, rows(times("0:5:3"), EPS1, EPS2, XI))
    assert main(given) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [head, *table]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"--t": "0:10"}, "t is '0:10'; give a number, or START:STOP:COUNT"),
        ({"--t": "0:10:1"}, "COUNT from 2"),
        ({"--t": "0:10:99999999999999999999"}, "COUNT from 2"),
        ({"--t": "1e999999999"}, "size within 1e300"),
        ({"--t": "-1"}, "t must not be below 0, got -1"),
        ({"--xi": "nan"}, "xi is 'nan'"),
        ({"--xi": "9" * 10_000}, "9...'; give a decimal number"),
        ({"--eps1": "__import__('os')"}, "eps1 is"),
        ({"--digits": "0"}, "digits must be an integer from 1 to 100000, got 0"),
    ],
)
def test_a_mistake_is_one_short_line(changed: dict[str, str], says: str) -> None:
    given = {"--t": "1", "--eps1": EPS1, "--eps2": EPS2, "--xi": XI, **changed}
    with pytest.raises(ValueError, match=r"^[^\n]{1,200}$") as refused:
        main([part for option in given.items() for part in option])
    assert says in str(refused.value)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ValueError, match=r"taken.*name another file with --csv$"):
        main(["--t", "1", "--eps1", "0", "--eps2", "0", "--xi", "0", "--csv", str(tmp_path / "taken" / "spin.csv")])


def test_arrays_broadcast_and_hold_the_balls_of_their_points() -> None:
    t, eps = np.array([1, 2, 3]), [[Fraction(1, 10)], [0.2]]
    balls = spin(t, eps, 0.5, arb(1), digits=20)
    assert balls.shape == (3, 2, 3)
    for i, j in np.ndindex(2, 3):
        alone = spin(int(t[j]), eps[i][0], 0.5, 1, digits=20)
        assert [b.str(40) for b in balls[:, i, j]] == [b.str(40) for b in alone]
    assert isinstance(spin(1, 0.1, 0.2, 0.3), tuple)


LARGE = np.zeros(100_000)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: spin([0, 1, 2], [1, 2], 0, 0), "the shapes do not fit together: t (3,), eps1 (2,)"),
        (lambda: spin(LARGE - 1, 0, 0, 0), "t must not be below 0, got -1.0"),
        (lambda: spin(LARGE.astype(str), 0, 0, 0), "got '0.0'"),
        (lambda: spin(np.ma.masked_array([1.0], [True]), 0, 0, 0), "t has masked entries"),
        (lambda: spin(-(10**6000), 0, 0, 0), "t must not be below 0, got an integer of 19932 bits"),
        (lambda: spin(1, 0, 0, 0, digits=LARGE), "got an array of shape (100000,)"),
        (lambda: wall(LARGE, 0.1), "kappa must be a number, got an array of shape (100000,)"),
        (lambda: wall(1, "x" * 10_000), "xi must be a number, got 'xxx"),
    ],
)
def test_an_error_names_the_value_in_one_short_line(call: Any, says: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]{1,160}$") as refused:
        call()
    assert says in str(refused.value)


def test_the_names_of_the_package_are_what_they_were_where_they_live() -> None:
    assert verify.spin_enclosure is spin
    assert verify.wall_transit is wall
