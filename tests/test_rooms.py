"""The picture of the rooms is what the imports say, and a circle of rooms is not drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))
from rooms import PICTURE, PLACES, arrows, picture, plain
from test_layout import ORDER


def test_the_committed_picture_is_drawn_from_the_imports() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert PLACES.keys() == set(ORDER)


def test_an_arrow_is_left_out_only_where_others_imply_it() -> None:
    pairs = [("verify", "verify.judge"), ("verify.judge", "verify.zero"), ("verify", "verify.zero")]
    assert sorted(plain(pairs)) == sorted(pairs[:2])
    assert ("verify.judge", "verify.zero") in arrows()


def test_a_circle_of_rooms_is_refused() -> None:
    with pytest.raises(ValueError, match="import each other"):
        plain([("verify.judge", "verify.report"), ("verify.report", "verify.judge")])
