"""Currents in any direction, by region, in time and in space: what is written, read back, run, and refused."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.micromagnetics import FAMILIES, SOLVERS, convert, main
from derive.micromagnetics.currents.current import Current, current
from derive.micromagnetics.currents.profiles import JULIA, MX3, PYTHON, TCL, TORCH, expression, spelled, value
from derive.micromagnetics.scripts.choices import conditional
from derive.micromagnetics.scripts.reading import read
from derive.micromagnetics.scripts.timed import Unread

GIVEN = {"P": 0.6, "je": -1e12, "xi": 0.3, "Ms": 8e5, "n0": 4e4, "alpha": 0.12}
OPTIONS = [f"--{name}={number}" for name, number in GIVEN.items()]
ROUNDING = 1e-12
"""Some dozens of operations in double precision."""
TIMES: dict[str, Callable[[float], float]] = {
    "constant": lambda t: 1.0,
    "pulse(1e-9, 3e-9)": lambda t: 1.0 if 1e-9 < t <= 3e-9 else 0.0,
    "ramp(0, 2e-9)": lambda t: min(t / 2e-9, 1.0),
    "sine(1e9)": lambda t: math.sin(2 * math.pi * 1e9 * t),
    "exp(-t/2e-9)*(1 - cos(3e9*t))^2": lambda t: math.exp(-t / 2e-9) * (1 - math.cos(3e9 * t)) ** 2,
}
DIRECTIONS = {"y": (0, 1, 0), "-z": (0, 0, -1), "1,-2,0.5": tuple(np.array([1, -2, 0.5]) / math.sqrt(5.25))}
NO_TIME = ("spirit", "nmag", "ubermag-mumax3c")
SPACE = "exp(-(x/3e-8)^2)*step(y) + 0.5"


def by_hand(x: float, y: float) -> float:
    return math.exp(-((x / 3e-8) ** 2)) * (1.0 if y > 0 else 0.0) + 0.5


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", SOLVERS)
def test_a_current_in_time_is_read_back(name: str, direction: str, time: str) -> None:
    """The printed script, read as a script, has the torque of Eq. 16 at every moment, and nothing is left unread."""
    flow = current(direction, time)
    refused = (name in NO_TIME and time != "constant") or (name == "oommf-spinxfer" and "," in direction)
    if refused:
        with pytest.raises(ValueError, match=f"^{name}: ") as caught:
            convert(name, **GIVEN, current=flow)
        assert "\n" not in str(caught.value)
        return
    (there,) = convert(name, **GIVEN, current=flow)
    start = "import mumax3c\n" if name.endswith("mumax3c") else ""
    found = read(name, start + there.text, Ms=8e5, n0=4e4)
    assert not found.unread
    size = there.coefficients["u_over_1_plus_eta"]
    for t in (0.0, 1e-10, 1.5e-9, 2.5e-9, 7e-9):
        expected = [size * TIMES[time](t) * part for part in DIRECTIONS[direction]]
        assert found.stages[0].torque(t) == pytest.approx(expected, rel=ROUNDING, abs=abs(size) * ROUNDING)


def test_a_sign_or_a_factor_wrong_in_a_form_is_seen() -> None:
    """The read-back notices a planted fault in what is written."""
    (there,) = convert("mumax3", **GIVEN, current=current("y", "sine(1e9)"))
    for right, wrong in (("sin(", "cos("), (" * t)", " * t * 2.0)"), ("vector(0.0, ", "vector(0.0, 0.5*")):
        assert right in there.script
        back = read("mumax3", there.text.replace(right, wrong), Ms=8e5, n0=4e4).stages[0].torque(1e-10)
        size = there.coefficients["u_over_1_plus_eta"] * TIMES["sine(1e9)"](1e-10)
        assert back is not None and abs(back[1] / size - 1) > 0.1


def snippet(name: str, flow: Current | None) -> str:
    return convert(name, **GIVEN, current=flow)[0].script


POINTS = [(x * 1e-8, y * 1e-8, 0.0) for x in (-4.5, -0.5, 2.5) for y in (-1.5, 1.5)]
T = 1.5e-9


@pytest.mark.parametrize("time", ["constant", "sine(1e9)"])
def test_fidimag_and_mumaxplus_call_what_is_written(time: str) -> None:
    """Their own calls, as their sources make them: fidimag's in units of the mesh, mumax+'s term times mask."""
    flow, factor = current("1,0,1", time, SPACE), TIMES[time](T)
    corner = np.array([3e-8, 5e-8, 7e-8])
    driver = SimpleNamespace()
    mesh = SimpleNamespace(coordinates=(np.array([[-9e-8, 0, 0], [9e-8, 0, 0]]) + corner) / 1e-9, unit_length=1e-9)
    sim = SimpleNamespace(driver=driver, mesh=mesh, set_Ms=lambda Ms: None)
    exec(snippet("fidimag", flow), {"sim": sim})  # noqa: S102
    size = math.sqrt(0.5) * -1e12
    for x, y, z in POINTS:
        pos = (np.array([x, y, z]) + corner) / 1e-9
        for axis, part in zip("xyz", (size, 0.0, size), strict=True):
            called = (
                getattr(driver, f"j{axis}_function")(pos, T) if time != "constant" else getattr(driver, f"j{axis}")(pos)
            )
            assert called == pytest.approx(part * by_hand(x, y) * factor, rel=ROUNDING)
    grid = np.array([[-9e-8, 9e-8], [0, 0], [0, 0]]).reshape(3, 1, 1, 2) + corner.reshape(3, 1, 1, 1)
    magnet = SimpleNamespace(meshgrid=grid)
    exec(snippet("mumaxplus", flow), {"magnet": magnet})  # noqa: S102
    term, place = (lambda t: (1.0, 1.0, 1.0), magnet.jcur) if time == "constant" else magnet.jcur
    share = 1 + convert("mumaxplus", **GIVEN)[0].coefficients["eta"]
    for x, y, z in POINTS:
        there = np.array(term(T)) * place(*(np.array([x, y, z]) + corner))
        expected = np.array([size, 0.0, size]) / share * by_hand(x, y) * factor
        assert there == pytest.approx(expected, rel=ROUNDING)


def test_the_place_is_written_alike_in_every_language() -> None:
    """mumax3, Tcl and Julia have no interpreter here: their text is rewritten as Python's and called."""
    tree = expression(SPACE, ("x", "y", "z"), "--space")
    texts = {
        "mumax3": re.sub(r"r\.([XYZ])\(\)", lambda m: m[1].lower(), spelled(tree, MX3)),
        "tcl": conditional(spelled(tree, TCL).replace("$", "")),
        "julia": conditional(spelled(tree, JULIA).replace("^", "**")),
        "python": spelled(tree, PYTHON).replace("np.", ""),
        "torch": spelled(tree, TORCH).replace("torch.", ""),
    }
    for text in texts.values():
        for x, y, _ in POINTS:
            assert value(ast.parse(text, mode="eval").body, {"x": x, "y": y}) == pytest.approx(by_hand(x, y))


def test_what_is_written_for_a_place_stands_where_the_solver_looks() -> None:
    """The calls, as the sources have them (versions in the records)."""
    mumax3 = snippet("mumax3", current("y", "sine(1e9)", SPACE))
    assert "jmask := NewVectorMask(Nx, Ny, Nz)" in mumax3 and "J.Add(jmask, sin(6283185307.179586 * t))" in mumax3
    assert "jmask.SetVector(ix, iy, iz, vector(0.0*factor, -9" in mumax3
    mif = snippet("oommf-spint", current("y", "sine(1e9)", SPACE))
    assert "script_args {rawpt minpt maxpt}" in mif and "u_profile_args total_time" in mif
    assert mif.index("proc Place") < mif.index("proc Profile") or mif.index("proc Profile") < mif.index("Specify")
    julia = snippet("micromagneticjl", current("y", "sine(1e9)", SPACE))
    assert re.search(r"J=\(x, y, z\) -> \(.*\) \.\* \(0\.0, -.*, 0\.0\), ft=t -> sin\(", julia)
    assert "df.Field(system.m.mesh, nvdim=3, value=place)" in snippet("ubermag-oommfc", current(space=SPACE))
    for name in ("fidimag", "magnumnp", "mumaxplus", "ubermag-oommfc", "ubermag-mumax3c", "spirit"):
        ast.parse(snippet(name, current("z")))


def test_regions_have_a_factor_each() -> None:
    mumax3 = snippet("mumax3", current("y", "sine(1e9)", regions="1=1, 2=-0.5"))
    size = convert("mumax3", **GIVEN)[0].parameters["J"]
    assert f"J.SetRegion(1, vector(0.0, {size!r}*sin(" in mumax3
    assert f"J.SetRegion(2, vector(0.0, {-0.5 * size!r}*sin(" in mumax3
    back = read("mumax3", mumax3, Ms=8e5, n0=4e4)
    assert any("differs between regions" in line for line in back.warnings)
    u = convert("oommf-spint", **GIVEN)[0].parameters["u"]
    assert f"left {{0.0 {u!r} 0.0}}" in snippet("oommf-spint", current("y", regions="left=1"))
    spinxfer = snippet("oommf-spinxfer", current("-y", regions="left=1, right=0.5"))
    assert "left -1000000000000.0\n" in spinxfer and "right -500000000000.0\n" in spinxfer
    assert "J_direction -y" in spinxfer and "propagate_mp 1" in spinxfer
    assert '"left": (0.0, ' in snippet("ubermag-oommfc", current("y", regions="left=1"))
    with pytest.raises(ValueError, match="regions are numbers"):
        convert("mumax3", **GIVEN, current=current(regions="left=1"))
    for name in ("magnumnp", "fidimag", "micromagneticjl", "spirit"):
        with pytest.raises(ValueError, match=f"^{name}: "):
            convert(name, **GIVEN, current=current(regions="1=1"))


OVF = """# OOMMF OVF 2.0
# Begin: Header
# valuedim: 3
# xnodes: 4
# ynodes: 2
# znodes: 1
# End: Header
# Begin: Data Text
"""


def test_a_field_is_read_by_the_solver_and_has_a_direction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "j.ovf").write_text(OVF)
    flow = current(time="sine(1e9)", space="j.ovf")
    assert re.search(r'J\.Add\(LoadFile\("j\.ovf"\), -\S+\*sin\(', snippet("mumax3", flow))
    assert re.search(r"file \{j\.ovf\}\n    multiplier 3\d\.\d+\n", snippet("oommf-spint", flow))
    assert "4 x 2 x 1 cells" in convert("mumax3", **GIVEN, current=flow)[0].text
    ast.parse(snippet("magnumnp", flow)), ast.parse(snippet("mumaxplus", flow))
    for name in ("fidimag", "spirit", "oommf-spinxfer"):
        with pytest.raises(ValueError, match=f"^{name}: "):
            convert(name, **GIVEN, current=flow)
    field = np.arange(24.0).reshape(4, 2, 1, 3)
    opened = SimpleNamespace(Field=SimpleNamespace(from_file=lambda name: SimpleNamespace(array=field)))
    driver = SimpleNamespace()
    code = snippet("fidimag", current(space="j.ovf")).replace("import discretisedfield\n", "")
    sim = SimpleNamespace(driver=driver, set_Ms=lambda Ms: None)
    exec(code, {"sim": sim, "discretisedfield": opened})  # noqa: S102
    assert driver.jy == pytest.approx(-1e12 * np.array([field[i, j, 0, 1] for j in range(2) for i in range(4)]))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--direction", "w"], "an axis such as x"),
        (["--direction", "0,0,0"], "an axis such as x"),
        (["--direction", "1,1"], "an axis such as x"),
        (["--direction", "1,1e400,0"], "an axis such as x"),
        (["--time", "pulse(1e-9)"], "it takes 2, as pulse(1 ns, 3 ns)"),
        (["--time", "sine(1, 2)"], "it takes 1, as sine(1 GHz)"),
        (["--direction", ""], "an axis such as x"),
        (["--time", "pulse(3e-9, 1e-9)"], "the end must come after the start"),
        (["--time", "ramp(0, 1 m)"], "--time ramp"),
        (["--time", "sin(x)"], "x is not read"),
        (["--time", "__import__('os')"], "is not read"),
        (["--time", "t.real"], "is not read"),
        (["--time", "1/t"], "no finite number where t = 0"),
        (["--time", "9**9**9*t"], "no finite number"),
        (["--time", "(" * 300], "no expression"),
        (["--time", "t if t else 1"], "is not read"),
        (["--time", "1+" * 900 + "t"], "too many levels"),
        (["--space", "t*x"], "t is not read"),
        (["--space", "nothing.ovf"], "No such file"),
        (["--space", "a$b.ovf"], "a file's name"),
        (["--space", "x", "--regions", "1=1"], "give one of them"),
        (["--regions", "1"], "--regions 1"),
        (["--regions", "1=1, 1=2"], "named once"),
        (["--regions", "a b=1"], "named once"),
        (["--regions", "left=1"], "regions are numbers"),
        (["--regions", "256=1"], "regions are numbers"),
        (["--at", "1e-9"], "--at goes with --from"),
        (["--case", "wall", "--out", "w", "--time", "t"], "--case is a constant current along x"),
    ],
)
def test_a_current_that_is_none_takes_one_line(
    options: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    if "1 m" in options[1]:
        pytest.importorskip("pint")
    assert main(["--to", "mumax3", *OPTIONS, *options]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and shown.err.count("\n") == 1 and shown.out == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no OVF file"),
        ("\x00" * 100, "no OVF file"),
        (OVF.replace("valuedim: 3", "valuedim: 1"), "no vectors"),
        (OVF.replace("# xnodes: 4\n", ""), "rectangular"),
    ],
)
def test_a_file_that_is_no_field_is_refused(text: str, message: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "j.ovf").write_text(text)
    with pytest.raises(ValueError, match=message):
        current(space="j.ovf")
    with pytest.raises(ValueError, match="have a direction already"):
        current("y", space="j.ovf")


def test_the_command_says_the_current_and_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", "oommf", *OPTIONS, "--direction", "1,1,0"]) == 0
    shown = capsys.readouterr()
    assert "warning: oommf-spinxfer: J flows along one axis" in shown.err
    assert "# current: direction 1,1,0" in shown.out and "Anv_SpinTEvolve_3d" in shown.out
    assert "SpinXfer" not in shown.out
    assert main(["--to", "magnumnp", *OPTIONS, "--time", "sine(1e9)", "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["current"] == "time sine(1e9)"
    assert main(["--from", "mumax3", "J=1e12", "alpha=0.1", "--direction", "x"]) == 2


def test_the_torque_at_a_time_of_a_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "wall.mx3"
    script.write_text("Msat = 8e5\nalpha = 0.1\nPol = 1\nJ = vector(1e12*sin(pi*1e9*t), 0, 0)\nrun(1e-9)\n")
    assert main(["--from", "mumax3", str(script), "--n0", "0", "--at", "0.5e-9"]) == 0
    assert "u/(1+eta) at t = 5e-10 s: (72.3547725, 0, 0) m/s" in capsys.readouterr().out
    assert main(["--from", "mumax3", str(script), "--n0", "0", "--at", "0.25e-9", "--as", "json"]) == 0
    there = json.loads(capsys.readouterr().out)["stages"][0]["u_over_1_plus_eta_at"]
    assert there["value"][0] == pytest.approx(72.3547725 * math.sqrt(0.5), rel=1e-8)
    assert main(["--from", "mumax3", "J=1e12", "alpha=0.1", "Xi=0", "--at", "0"]) == 2


TIMED = [
    ("mumax3", "Msat = 8e5\nJ = vector(1e12*heaviside(t-1e-9), 0, 0)\nrun(1)", {0.0: 0.0, 2e-9: 1.0}),
    ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nm.jcur = lambda t: (1e12 if t < 1e-9 else 0, 0, 0)", {0.0: 1.0, 2e-9: 0.0}),
    ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nm.jcur = lambda t: (1e12*(1e-9 < t < 3e-9), 0, 0)", {0.0: 0, 2e-9: 1}),
    ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nm.jcur = lambda t: (0 if t < 1e-9 else 2e12 if t < 2e-9 else 1e12, 0, 0)",
     {0.0: 0.0, 1.5e-9: 2.0, 3e-9: 1.0}),
    ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nT = 1e-9\nm.jcur = lambda t: (1e12*(t/T)**0.123456789, 0, 0)",
     {1e-9: 1.0, 2e-9: 2**0.123456789}),
    ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nT = 1e-9\n"
     "def f(t):\n    return (1e12 if t > T and t < 2*T else 0, 0, 0)\nm.jcur = f", {0.0: 0.0, 1.5e-9: 1.0}),
    ("micromagneticjl", "add_stt(sim; model=:zhang_li, P=1, Ms=8e5, J=(1e12, 0, 0), ft=t -> t < 1e-9 ? 1.0 : 0.5)",
     {0.0: 1.0, 2e-9: 0.5}),
    ("micromagneticjl", "function g(t)\n return t < 1e-9 && t > 0 ? 1.0 : (t < 2e-9 ? 0.5 : 0.0)\nend\n"
     "add_stt(sim; model=:zhang_li, P=1, Ms=8e5, J=(1e12, 0, 0), ft=g)", {5e-10: 1.0, 1.5e-9: 0.5, 3e-9: 0.0}),
]  # fmt: skip


@pytest.mark.parametrize(("solver", "text", "factors"), TIMED)
def test_ways_to_write_a_function_of_time(solver: str, text: str, factors: dict[float, float]) -> None:
    stage = read(solver, text, n0=0.0).stages[0]
    u = 9.2740100657e-24 / (1.602176634e-19 * 8e5) * 1e12
    for t, factor in factors.items():
        assert stage.torque(t) == pytest.approx((factor * u, 0, 0), rel=1e-9)


@pytest.mark.parametrize(
    ("solver", "text", "factor"),
    [
        ("mumaxplus", "flag = False\nm.msat = 8e5\nm.pol = 1\nm.jcur = ((flag or 2) * 1e12, 0, 0)", None),
        ("mumaxplus", "m.msat = 8e5\nm.pol = 1\nm.jcur = (1e12 if 1 < 2 and 2 > 1 else 0, 0, 0)", 1.0),
        ("micromagneticjl", 'println("done? a: b")\nadd_stt(sim; model=:zhang_li, P=1, Ms=8e5, J=(1e12, 0, 0))', 1.0),
    ],
)
def test_words_of_conditions_give_no_wrong_number(solver: str, text: str, factor: float | None) -> None:
    found = read(solver, text, n0=0.0)
    u = found.stages[0].recovery.found.get("u_over_1_plus_eta")
    assert u == (None if factor is None else pytest.approx(factor * 72.3547725, rel=1e-8))
    assert bool(found.unread) == (factor is None)


@pytest.mark.parametrize(
    ("solver", "text", "about"),
    [
        ("mumax3", "Msat = 8e5\nPol = 1\nJ.SetRegion(1, vector(1e12, 0, 0))\nrun(1)", "set in a region (line 3)"),
        (
            "oommf",
            "Specify Anv_SpinTEvolve:e { u { Oxs_AtlasScalarField { atlas :a values { left 50 } } } }",
            "by region",
        ),
    ],
)
def test_a_current_in_one_region_is_said(solver: str, text: str, about: str) -> None:
    found = read(solver, text, Ms=8e5, n0=0.0)
    assert any(about in line for line in (*found.warnings, *found.unread))
    assert found.stages[0].torque(0.0) is not None


def test_a_procedure_of_tcl_and_one_that_is_not_followed() -> None:
    mif = "set f 50\nproc f { total_time } { return [expr {$total_time < 1e-9 ? 2.0 : 0.0}] }\n"
    mif += "Specify Anv_SpinTEvolve:e [subst {\n u $f\n u_profile f\n u_profile_args %s\n}]\n"
    mif += "Specify Oxs_TimeDriver:d { Ms 8e5 }\n"
    stage = read("oommf", mif % "total_time", n0=0.0).stages[0]
    assert stage.torque(0.0) == (-100.0, 0.0, 0.0) and stage.torque(2e-9) == (0.0, 0.0, 0.0)
    other = read("oommf", mif % "stage_time", n0=0.0)
    assert other.stages[0].torque(0.0) is None and any("function of time" in line for line in other.warnings)


def trees() -> Any:
    leaves = st.floats(-1e3, 1e3, allow_nan=False).map(lambda x: f"({x!r})") | st.sampled_from(["t", "pi", "2"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
            inner.map(lambda a: f"(-{a})"),
            inner.map(lambda a: f"({a})^2"),
            st.tuples(st.sampled_from(["sin", "tanh", "abs", "step", "exp"]), inner).map(lambda p: f"{p[0]}({p[1]})"),
        ),
        max_leaves=8,
    )


@given(trees(), st.floats(-3, 3))
@settings(max_examples=60, deadline=None)
def test_any_expression_means_the_same_in_python_tcl_and_julia(text: str, t: float) -> None:
    """Python evaluates its own spelling; the others are rewritten as Python's and evaluated by the reader."""
    try:
        tree = expression(text, ("t",), "--time")
        expected = value(tree, {"t": t})
    except (ValueError, Unread) as reason:
        assert "\n" not in str(reason)
        return
    with np.errstate(all="ignore"):
        found = eval(spelled(tree, PYTHON), {"np": np, "t": np.float64(t)})  # noqa: S307
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)
    for language, change in ((TCL, ("$total_time", "t")), (JULIA, ("^", "**"))):
        again = ast.parse(conditional(spelled(tree, language).replace(*change)), mode="eval").body
        assert value(again, {"t": t}) == pytest.approx(expected, rel=1e-9, abs=1e-9)


WORDS = st.text(alphabet="txyz0123456789.+-*/^()=, eEinspulramgco_[]{}$\"'\\#;:<>!&|\n\x00é", max_size=30)


@given(st.sampled_from(["--time", "--space", "--direction", "--regions"]), WORDS, st.sampled_from(FAMILIES))
@settings(max_examples=150, deadline=None)
def test_any_words_are_a_current_or_refused_in_a_line(option: str, words: str, family: str) -> None:
    try:
        flow = current(**{option[2:]: words})
        texts = [found.text for found in convert(family, **GIVEN, current=flow)]
    except ValueError as reason:
        assert type(reason) is ValueError and "\n" not in str(reason).strip(), reason
        return
    assert not any(re.search(r"\b(nan|inf)\b", text) for text in texts)
