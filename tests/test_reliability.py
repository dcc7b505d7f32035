"""docs/reliability.md says what was measured, and nothing in it fell short."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from fuzz.__main__ import KINDS
from test_crashes import FAULTS

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))
from reliability import DOCUMENT, LEAST, REASONS, ROOMS, ROOT, _missing

SAID = DOCUMENT.read_text(encoding="utf-8")


def test_nothing_fell_short() -> None:
    assert "fell short" not in SAID and "`python docs/reliability.py" in SAID.splitlines()[2]


def test_every_kind_of_input_and_of_fault_is_counted() -> None:
    rows = dict(re.findall(r"^\| (\S[^|]*?) \| (\d+) \|", SAID, re.M))
    assert {*KINDS, "readers"} <= set(rows)
    assert {kind: str(times) for kind, times in FAULTS.items()}.items() <= rows.items()


@pytest.mark.parametrize("room", ROOMS)
def test_enough_of_a_room_is_reached(room: str) -> None:
    (reached,) = re.findall(rf"\(`{room}`\): ([\d.]+) %", SAID)
    assert float(reached) >= LEAST


@pytest.mark.parametrize("place", REASONS)
def test_a_reason_belongs_to_a_function(place: str) -> None:
    module, _, function = place.rpartition(".")
    assert re.search(rf"^\s*def {function}\b", (ROOT / f"{module.replace('.', '/')}.py").read_text(), re.M)


def test_what_is_not_reached_is_named_by_its_function() -> None:
    path = Path("verify/zero/bounds.py")
    line = next(i for i, row in enumerate((ROOT / path).read_text().splitlines(), 1) if row.startswith("    return "))
    (row,) = _missing(path, {"missing_lines": [line], "missing_branches": []})
    assert row.startswith("`verify.zero.bounds.") and "return" in row
