"""The fuzzing sees what it is there to see: each fault that it looks for is planted and found."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from fuzz import commands, numbers, texts
from fuzz.__main__ import run
from fuzz.commands import Hang, Outcome, command, faults, in_time
from fuzz.grammar import grammars

GOOD = Outcome(0, "v = 1 m/s\n", "")
PLANTED = {
    "exit code": Outcome(3, "", ""),
    "a traceback": Outcome(2, "", 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: give it\n'),
    "a sign": Outcome(0, "\x1b[31mred\n", ""),
    "nobody reads": Outcome(0, "", f"{'x' * 2000}\n"),
    "2 lines": Outcome(2, "", "python -m x: wrong; give a\npython -m x: wrong; give b\n"),
    "0 lines": Outcome(2, "", ""),
    "what would be right": Outcome(2, "", "python -m x: no\n"),
    "not finite": Outcome(0, "v = nan m/s\n", ""),
    "a number that is not finite": Outcome(0, '{"v": [1.0, Infinity]}', ""),
}


@pytest.mark.parametrize("said", PLANTED)
def test_a_fault_of_a_command_is_seen(said: str) -> None:
    assert any(said in fault for fault in faults(("wall",), PLANTED[said]))
    assert not list(faults(("wall",), GOOD))


def test_exit_code_1_is_an_answer_of_zero_alone() -> None:
    assert not list(faults(("zero", "x.txt"), Outcome(1, "", ""))) and list(faults(("check", "8"), Outcome(1, "", "")))


@pytest.mark.parametrize("raised", [TypeError("planted"), RecursionError("planted"), SystemExit(7)], ids=repr)
def test_what_leaves_a_command_is_seen(raised: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(arguments: list[str]) -> int:
        raise raised

    commands._weighted()
    monkeypatch.setattr(commands, "MAIN", {"derive": broken, "verify": broken})
    assert command(random.Random(1))[2]


def test_every_command_is_tried_with_its_options() -> None:
    known = {f"{g.package} {g.command}": g for g in grammars(commands._help)}
    assert {"derive show", "derive convert", "derive wall", "verify check", "verify enclose", "verify zero"} <= set(
        known
    )
    assert known["derive wall"].options["--je"] == "RANGE" and known["derive wall"].examples


def test_what_hangs_is_given_up() -> None:
    with pytest.raises(Hang), in_time(0.2):
        while True:
            pass


def test_a_wrong_response_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def off(*given: Any, **how: Any) -> Any:
        return numbers_response(*given, **how) * (1 + 1e-12)

    numbers_response = numbers.spin_response
    assert not [w for i in range(20) for w in numbers.responded(random.Random(i))[2]]
    monkeypatch.setattr(numbers, "spin_response", off)
    assert [w for i in range(20) for w in numbers.responded(random.Random(i))[2]]
    monkeypatch.setattr(numbers, "spin_response", lambda t, *rest, **how: np.full((3, *t.shape), np.nan))
    assert [w for i in range(20) for w in numbers.responded(random.Random(i))[2]]


def test_a_wrong_verdict_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "is_zero", lambda expr: True)
    assert [w for i in range(10) for w in numbers.judged(random.Random(i))[2]]


def test_a_ball_that_misses_is_seen() -> None:
    arguments = ("enclose", "--t", "1", "--eps1=0.1", "--eps2", "0", "--xi", "0")
    exact = "t s1 r s2 r s3 r\n1 0.0459308 1e-6 -0.084 1e-2 0.99 1e-1\n"
    assert not list(numbers.checked_enclosure(arguments, exact))
    assert list(numbers.checked_enclosure(arguments, exact.replace("0.0459308 1e-6", "0.0459308 1e-9")))


@pytest.mark.parametrize("raised", [ZeroDivisionError("planted"), ValueError("two\nlines"), ValueError("")], ids=repr)
def test_a_reader_that_breaks_is_seen(raised: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Any:
        raise raised

    monkeypatch.setitem(texts.READERS, "a label", (texts.READERS["a label"][0], broken))
    assert texts.texts("a label", 20, 1)[2]


def test_the_same_seed_tries_the_same() -> None:
    first, second = (command(random.Random("3 commands 5")) for _ in range(2))
    assert first[1:] == second[1:]


def test_some_inputs_of_each_kind() -> None:
    """The command tries thousands; CI a thousand of a fixed seed and a thousand of a fresh one."""
    assert run(60, 24422) == []
