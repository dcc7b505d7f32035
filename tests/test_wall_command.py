"""The command `python -m derive wall`: table, JSON, pictures, and one line for what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from derive.__main__ import main
from derive.micromagnetics.walls.command import EXAMPLES

PERMALLOY = ["wall", "--material", "permalloy"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_table_shows_both_regimes_and_the_marks(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, *PERMALLOY, "--je", "1e11:5e12")
    rows = [line.split() for line in out.splitlines() if re.match(r" *\d\S*e\+1[12] +[\d.]+ +0 ", line)]
    assert len(rows) == 25 and rows[0][:5] == ["1e+11", "3.612", "0", "-18.06", "-18.06"]
    assert rows[-1][-2:] == ["turning,", "narrow"] and rows[-2][-1] == "narrower"
    for mark in ("narrower: at 2.78", "turning: at 4.84", "domains: at 8.57", "narrow: Eq. 16 needs a wall much wider"):
        assert mark in out
    assert "* the wall, . far above the breakdown, - rigid wall, | a mark" in out
    assert "strip 100 nm wide and 5 nm thick" in out and all(len(line) <= 100 for line in out.splitlines())


def test_json_carries_numbers_with_units_points_and_marks(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, *PERMALLOY, "--je", "-5:5:3 TA/m^2", "--n0", "4e4", "--json"))
    assert found["numbers"]["Ms"] == {"value": 8e5, "unit": "A/m"} and found["unit"] == "A/m^2"
    first, middle, last = found["points"]
    assert (first["je"], middle["je"], last["je"]) == (-5e12, 0.0, 5e12)
    assert middle["velocity"] == 0.0 and first["velocity"] == pytest.approx(-last["velocity"]) and last["velocity"] < 0
    assert {mark["name"] for mark in found["marks"]} == {"narrower", "turning", "domains", "narrow"}


def test_what_is_confirmed_and_what_an_estimate_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, *PERMALLOY, "--je", "1e12", "--alpha", "0.02")
    assert "confirmed: Ms, A, xi; estimate: P (--json has sources and ranges)" in out
    sources = json.loads(run(capsys, *PERMALLOY, "--je", "1e12", "--strip", "300 nm x 10 nm", "--json"))["sources"]
    assert set(sources) == {"Ms", "A", "alpha", "xi", "P"} and "094402" in sources["xi"]["source"]
    assert "confirmed" not in run(capsys, "wall", "--material", "Co/Pt", "--je", "1e12")


def test_a_place_is_beyond_a_mark_once(capsys: pytest.CaptureFixture[str]) -> None:
    points = json.loads(run(capsys, "wall", "--material", "GaMnAs", "--je", "5e10", "--json"))["points"]
    assert points[0]["beyond"] == ["narrow"]


def test_against_field_with_the_walker_field_and_a_strip_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--strip", "300 nm x 10 nm", "--alpha", "0.02", "--field", "0:20 mT:5", "--json")
    found = json.loads(run(capsys, *PERMALLOY, *given))
    turning = next(mark["at"] for mark in found["marks"] if mark["name"] == "turning")
    assert turning == pytest.approx(0.02 * found["numbers"]["K_perp"]["value"] / 8e5, rel=1e-12)
    assert [p["turns"] for p in found["points"]] == [p["field"] > turning for p in found["points"]]
    assert "strip 300 nm x 10 nm" in found["material"] and "100 nm" not in found["material"]


def test_a_current_and_a_field_together(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "wall", "--material", "GaMnAs", "--je", "5e10", "--field", "-2:2 mT:21")
    assert len(re.findall(r"^ *5e\+10 ", out, re.MULTILINE)) == 21
    assert "wider than v_F tau_ex" in out and "turning: at" not in out


def test_numbers_of_ones_own_need_no_material(capsys: pytest.CaptureFixture[str]) -> None:
    given = "--Ms|800 kA/m|--A|13 pJ/m|--K|30 kJ/m^3|--K-perp|0.3 MJ/m^3|--alpha|0.02|--xi|0.04|--P|0.5|--je|1e12"
    assert "a wall\n" in run(capsys, "wall", *given.split("|"))


def test_a_picture_is_a_png_with_axes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    target = tmp_path / "wall.png"
    run(capsys, *PERMALLOY, "--je", "1e12:9e12:9", "--plot", str(target))
    assert target.read_bytes().startswith(b"\x89PNG") and target.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--material", "wood", "--je", "1e12"],
            "unknown material 'wood'; known: permalloy, cobalt, CoFeB, GaMnAs, Co/Pt",
        ),
        (["--material", "permalloy"], "give --je or --field"),
        (["--material", "permalloy", "--je", "1e12 A/m"], "'A/m' is no unit of what is wanted here, A/m^2"),
        (["--material", "permalloy", "--je", "1e12:1e11"], "an empty range"),
        (["--material", "permalloy", "--je", "1e12:1e12"], "an empty range"),
        (["--material", "permalloy", "--je", "0:1e12:1"], "give 2 to"),
        (["--material", "permalloy", "--je", "0:1e12:999999"], "give 2 to"),
        (
            ["--material", "permalloy", "--je", "1e308", "--plot", "wall.png"],
            "--je = 1e+308; give a finite number of a size",
        ),
        (
            ["--material", "permalloy", "--je", "1e11", "--field", "1e308"],
            "--field = 1e+308; give a finite number of a size",
        ),
        (["--material", "permalloy", "--je", "nan"], "give a number with its unit"),
        (["--material", "permalloy", "--je", "0:1", "--field", "0:1"], "both ranges"),
        (["--material", "permalloy", "--je", "1e12", "--alpha", "-0.1"], "--alpha = -0.1; it cannot be negative"),
        (["--material", "permalloy", "--je", "1e12", "--alpha", "nan"], "--alpha = nan"),
        (["--material", "permalloy", "--je", "1e12", "--P", "2"], "P = 2; a polarization lies between -1 and 1"),
        (["--material", "permalloy", "--je", "1e12", "--Ms", "1 T"], "1 T is 796 kA/m"),
        (["--material", "permalloy", "--je", "1e12", "--strip", "300 nm"], "such as '300 nm x 10 nm'"),
        (["--material", "permalloy", "--je", "1e12", "--strip", "5 nm x 10 nm"], "wider than thick"),
        (["--material", "permalloy", "--je", "1e12", "--plot", "wall.gif"], "ends in .png"),
        (["--material", "permalloy", "--je", "1e12", "--plot", "/no/such/folder/wall.png"], "cannot write"),
        (["--je", "1e12", "--Ms", "8e5"], "--A, --K, --K-perp, --alpha, --xi, --P missing, or --material"),
        (["--je", "1e12", "--strip", "300 nm x 10 nm"], "--strip needs --Ms or --material"),
    ],
)
def test_a_mistake_takes_one_line_and_two(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["wall", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and message in err and err.count("\n") == 1 and "Traceback" not in err


def test_help_has_examples_that_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shlex

    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["wall", "--help"])
    assert left.value.code == 0 and "python -m derive wall --material permalloy" in capsys.readouterr().out
    lines = [line for line in EXAMPLES.splitlines() if line.startswith("  python")]
    assert len(lines) == 5
    for line in lines:
        assert main(shlex.split(line)[3:]) == 0
        capsys.readouterr()
