"""Files of textures: every variant of OVF, what is refused, and the command that judges a texture from a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from derive.micromagnetics.textures.fermi_surface import torque_of_lines
from derive.micromagnetics.textures.fields import lines_along, local_torque, read_field, stretches
from derive.micromagnetics.textures.ovf import Field, ovf_bytes, read_ovf
from derive.micromagnetics.textures.propagators import Medium
from verify.cheng_niu.fermi_wall import fermi_wall
from verify.cheng_niu.texture_command import judged, main
from verify.cheng_niu.texture_run import nonlocal_torque

ROOT = Path(__file__).parents[1]
CHECK = {4: 1234567.0, 8: 123456789012345.0}
WORKERS = (1, 2, 4)
PEER = os.environ.get("DISCRETISEDFIELD_PYTHON", "")


def values(nz: int = 2, ny: int = 3, nx: int = 4) -> np.ndarray:
    return np.arange(nz * ny * nx * 3, dtype=np.float64).reshape(nz, ny, nx, 3) / 7 - 3


def ovf(field: np.ndarray, version: int, kind: str, **changes: str) -> bytes:
    """A file as the OOMMF User's Guide describes it, written here from the guide and not by the code under test."""
    nz, ny, nx, _ = field.shape
    table = {"meshtype": "rectangular", "meshunit": "m"}
    table |= {"valueunit": "A/m", "valuemultiplier": "2"} if version == 1 else {"valuedim": "3"}
    if version == 2:
        table |= {"valuelabels": "m_x m_y m_z", "valueunits": "A/m A/m A/m"}
    for axis, nodes, step in zip("xyz", (nx, ny, nz), ("1e-9", "2e-9", "3e-9"), strict=True):
        table |= {f"{axis}base": "5e-10", f"{axis}stepsize": step, f"{axis}nodes": str(nodes)}
        table |= {f"{axis}min": "0", f"{axis}max": repr(nodes * float(step))}
    first = "OOMMF: rectangular mesh v1.0" if version == 1 else "OOMMF OVF 2.0"
    lines = [first, "Segment count: 1", "Begin: Segment", "Begin: Header", "Title: m", "Desc: time: 1e-9 s"]
    lines += [f"{name}: {value}" for name, value in (table | changes).items()]
    head = "".join(f"# {line}\n" for line in [*lines, "End: Header", f"Begin: Data {kind}"]).encode()
    stored = field / 2 if version == 1 else field
    if kind == "Text":
        data = "\n".join(" ".join(map(repr, map(float, v))) for v in stored.reshape(-1, 3)).encode()
    else:
        number = np.dtype(f"{'>' if version == 1 else '<'}f{kind[-1]}")
        data = np.array([CHECK[number.itemsize]], number).tobytes() + stored.astype(number).tobytes()
    return head + data + f"\n# End: Data {kind}\n# End: Segment\n".encode()


VARIANTS = [(version, kind) for version in (1, 2) for kind in ("Text", "Binary 4", "Binary 8")]


@pytest.mark.parametrize(("version", "kind"), VARIANTS)
def test_every_variant_is_read(tmp_path: Path, version: int, kind: str) -> None:
    path = tmp_path / "m.ovf"
    path.write_bytes(ovf(values(), version, kind))
    found = read_ovf(path)
    assert found.values == pytest.approx(values(), rel=1e-6 if kind == "Binary 4" else 1e-15)
    assert found.step == (1e-9, 2e-9, 3e-9) and found.unit == "A/m"
    assert found.said == ("Title: m", "Desc: time: 1e-9 s")


@pytest.mark.skipif(not PEER, reason="DISCRETISEDFIELD_PYTHON names no Python with discretisedfield")
@pytest.mark.parametrize(("version", "kind"), VARIANTS)
def test_discretisedfield_reads_the_same(tmp_path: Path, version: int, kind: str) -> None:
    (tmp_path / "m.ovf").write_bytes(ovf(values(), version, kind))
    (tmp_path / "ours.ovf").write_bytes(ovf_bytes(read_ovf(tmp_path / "m.ovf"), "ours"))
    for name in ("m", "ours"):
        code = (
            "import discretisedfield as df, numpy as np\n"
            f"f = df.Field.from_file({str(tmp_path / name)!r} + '.ovf')\n"
            f"np.save({str(tmp_path / name)!r}, np.asarray(f.array))"
        )
        subprocess.run([PEER, "-c", code], check=True, timeout=120, capture_output=True)
        theirs = np.load(tmp_path / f"{name}.npy").transpose(2, 1, 0, 3)  # theirs has x first
        ours = read_ovf(tmp_path / f"{name}.ovf").values
        assert theirs * (MULTIPLIER if (version, name) == (1, "m") else 1) == pytest.approx(ours, rel=1e-6)


MULTIPLIER = 2
"""The valuemultiplier of OVF 1.0, which discretisedfield leaves out and the guide has every value multiplied with."""


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    given = Field(values(), (1e-9, 2e-9, 3e-9), (5e-10, 1e-9, 0.0), "1/m", ("Title: old", "Desc: time: 2e-9 s"))
    (tmp_path / "m.ovf").write_bytes(ovf_bytes(given, "new"))
    found = read_ovf(tmp_path / "m.ovf")
    assert np.array_equal(found.values, given.values) and found.step == given.step and found.base == given.base
    assert found.unit == "1/m" and found.said == ("Title: new", "Desc: time: 2e-9 s")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a field", "no OVF file"),
        (b"# OOMMF OVF 2.0\n# nothing\n", "no 'Begin: Data"),
        (ovf(values(), 2, "Binary 8", xnodes="1000000000000"), "claims 18000000000000 numbers"),
        (ovf(values(), 2, "Text", znodes="1000000000000"), "there is room for"),
        (ovf(values(), 2, "Binary 4", xnodes="-4"), "a whole number"),
        (ovf(values(), 2, "Binary 4", meshtype="irregular"), "only rectangular"),
        (ovf(values(), 2, "Binary 4", valuedim="1"), "a magnetization has 3"),
        (ovf(values(), 2, "Binary 4", xstepsize="nan"), "must be finite"),
        (ovf(values(), 2, "Binary 4", xstepsize="0"), "must be positive"),
        (ovf(values(), 2, "Binary 8").replace(np.array([CHECK[8]], "<f8").tobytes(), bytes(8)), "does not open with"),
        (ovf(values(), 2, "Binary 8")[:-400], "there is room for|cut short"),
        (ovf(values(), 2, "Text").replace(b"-3.0", b"-3.x"), "no numbers"),
        (ovf(np.full((1, 1, 4, 3), np.nan), 2, "Binary 8"), "not finite"),
    ],
)
def test_what_is_no_field_is_refused_in_one_line(
    tmp_path: Path, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.ovf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=said) as refused:
        read_field(path, None)
    assert "\n" not in str(refused.value)


def test_arrays_and_columns(tmp_path: Path) -> None:
    n = values(1, 1, 5)[0, 0]
    np.save(tmp_path / "m.npy", n)
    (tmp_path / "m.csv").write_text("# x, n\n" + "\n".join(f"{1e-9 * i},{a},{b},{c}" for i, (a, b, c) in enumerate(n)))
    assert np.array_equal(read_field(tmp_path / "m.npy", 1e-9).values[0, 0], n)
    found = read_field(tmp_path / "m.csv", None)
    assert found.values[0, 0] == pytest.approx(n) and found.step[0] == pytest.approx(1e-9)
    np.save(tmp_path / "objects.npy", np.array([{}, 1], dtype=object))
    (tmp_path / "words.csv").write_text("a,b,c\n")
    (tmp_path / "one.csv").write_text("0,1,0,0\n")
    (tmp_path / "far.csv").write_text("0,1,0,0\ninf,0,1,0\ninf,0,1,0\n")
    for name, said in (
        ("m.npy", "--dx"),
        ("objects.npy", "no array of numbers"),
        ("words.csv", "table of numbers"),
        ("one.csv", "at one distance"),
        ("far.csv", "at one distance"),
    ):
        with pytest.raises(ValueError, match=said):
            read_field(tmp_path / name, None)


def test_a_distance_beside_that_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("0,1,0,0\n1e-9,0,1,0\n")
    (tmp_path / "m.ovf").write_bytes(ovf(values(), 2, "Binary 8"))
    for name in ("m.csv", "m.ovf"):
        read_field(tmp_path / name, None)
        with pytest.raises(ValueError, match="distances of its own; leave out --dx"):
            read_field(tmp_path / name, 1e-9)


def test_lines_run_along_the_current_and_end_at_holes() -> None:
    field = Field(values(2, 3, 4), (1.0, 2.0, 3.0))
    lines, dx = lines_along(field, "y")
    assert lines.shape == (8, 3, 3) and dx == 2.0
    assert lines[1, 2] == pytest.approx(field.values[0, 2, 1] / np.linalg.norm(field.values[0, 2, 1]))
    for size in (1e308, 5e-324):  # the squares of these are inf and 0
        assert np.array_equal(lines_along(Field(size * np.eye(3)[None, None], (1.0,) * 3), "x")[0][0], np.eye(3))
    line = np.array([[0, 0, 1.0]] * 3 + [[0, 0, 0]] + [[1.0, 0, 0]] + [[0, 0, 0]] + [[1.0, 0, 0]] * 2)
    assert list(stretches(line)) == [slice(0, 3), slice(6, 8)]


def walls(count: int = 6) -> np.ndarray:
    x = np.linspace(-20, 20, 61)
    width = np.linspace(1, 2, count)[:, None]
    lines = np.stack([1 / np.cosh(x / width), 0 * x / width, -np.tanh(x / width)], axis=2)
    lines[2, 30:] = 0
    return lines


@pytest.mark.parametrize("scattering", [0.0, 0.5])
def test_the_bytes_do_not_depend_on_the_workers(
    tmp_path: Path, scattering: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verify.cheng_niu.texture_run.AT_ONCE", 2 * 60 * 16 * 4)
    medium = Medium(1.0, 0.05, scattering)
    runs = [
        nonlocal_torque(walls(), 2 / 3, medium, 16, tmp_path / str(many), edges="turning", workers=many)
        for many in WORKERS
    ]
    assert runs[0].tobytes() == runs[1].tobytes() == runs[2].tobytes()
    assert not any((tmp_path / "2").iterdir())  # what a run keeps until it is whole is gone
    assert not runs[0][2, 30:].any() and runs[0][2, :30].any()


def test_a_cluster_gives_the_same_bytes_and_one_without_workers_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("verify.cheng_niu.texture_run.AT_ONCE", 2 * 60 * 16)
    given = (walls(), 2 / 3, FREE, 16)
    quiet: dict[str, Any] = {"processes": False, "protocol": "tcp://", "dashboard_address": None}
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, **quiet) as cluster:
        there = nonlocal_torque(*given, tmp_path / "there", edges="turning", cluster=cluster.scheduler_address)
    with distributed.LocalCluster(n_workers=0, **quiet) as cluster, pytest.raises(ValueError, match="has no workers"):
        nonlocal_torque(*given, tmp_path / "none", edges="turning", cluster=cluster.scheduler_address)
    assert there.tobytes() == nonlocal_torque(*given, tmp_path / "here", edges="turning").tobytes()


def test_a_run_that_broke_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.cheng_niu.texture_run.AT_ONCE", 2 * 60 * 16)
    whole = nonlocal_torque(walls(), 2 / 3, FREE, 16, tmp_path / "whole", edges="turning")

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise OSError("the lamp went out")

    with pytest.raises(RuntimeError, match="goes on"):
        nonlocal_torque(walls(), 2 / 3, FREE, 16, tmp_path / "cut", edges="turning", progress=stop)
    heard: list[int] = []
    again = nonlocal_torque(
        walls(), 2 / 3, FREE, 16, tmp_path / "cut", edges="turning", progress=lambda done, total: heard.append(done)
    )
    assert again.tobytes() == whole.tobytes() and heard == [3]


FREE = Medium(1.0, 0.05, 0.0)

KILLED = """
import multiprocessing, os, signal, sys
from pathlib import Path
import numpy as np
from derive.micromagnetics.textures.propagators import Medium
from verify.cheng_niu import texture_run

def stop(done, total):
    if done == 2 and sys.argv[2] == "run":
        os.killpg(0, signal.SIGKILL)
    if done == 2:
        os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)

texture_run.AT_ONCE = 2 * 60 * 16
lines, medium = np.load(sys.argv[1]), Medium(1.0, 0.05, 0.5)
texture_run.nonlocal_torque(lines, 2 / 3, medium, 16, Path(sys.argv[3]), edges="turning", workers=2, progress=stop)
"""


@pytest.mark.slow
@pytest.mark.parametrize("who", ["run", "worker"])
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(
    tmp_path: Path, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL, of the run with its workers or of one worker, after two of twelve blocks."""
    np.save(tmp_path / "lines.npy", walls(12))
    command = [sys.executable, "-c", KILLED, str(tmp_path / "lines.npy"), who, str(tmp_path / "cut")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, start_new_session=True)
    assert done.returncode == (-9 if who == "run" else 1), done.stderr
    assert who == "run" or "the same run goes on" in done.stderr
    monkeypatch.setattr("verify.cheng_niu.texture_run.AT_ONCE", 2 * 60 * 16)
    medium, heard = Medium(1.0, 0.05, 0.5), list[int]()
    how: dict[str, Any] = {"edges": "turning", "workers": 2}
    again = nonlocal_torque(
        walls(12), 2 / 3, medium, 16, tmp_path / "cut", progress=lambda done, total: heard.append(done), **how
    )
    assert again.tobytes() == nonlocal_torque(walls(12), 2 / 3, medium, 16, tmp_path / "whole", **how).tobytes()
    assert heard[0] > 2 and heard[-1] == 12 and not any((tmp_path / "cut").iterdir())


def test_the_command_judges_a_wall_and_writes_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    x = np.linspace(-3e-8, 3e-8, 601)
    m = 8e5 * np.stack([1 / np.cosh(x / 2e-9), 0 * x, -np.tanh(x / 2e-9)], axis=1).reshape(1, 1, -1, 3)
    (tmp_path / "m.ovf").write_bytes(ovf_bytes(Field(m, (1e-10,) * 3, said=("Desc: time: 1e-9 s",)), "m"))
    words = ["--texture", str(tmp_path / "m.ovf"), "--material", "permalloy", "--fermi-velocity", "3e5"]
    assert main([*words, "--out", str(tmp_path / "out")]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "holds within 1 % at 100 % of the places" in said and "in 2 nm" in said
    assert "emergent field of a vortex" in said and "at rest" in said
    made = {name: read_ovf(tmp_path / "out" / f"{name}.ovf") for name in ("nonlocal", "local", "difference")}
    pytest.importorskip("matplotlib")
    assert (tmp_path / "out" / "torque.png").read_bytes().startswith(b"\x89PNG")
    assert "Desc: time: 1e-9 s" in made["local"].said and made["local"].unit == "1/m"
    assert np.array_equal(made["difference"].values, made["nonlocal"].values - made["local"].values)
    exact = -np.tanh(x / 2e-9) / np.cosh(x / 2e-9) / 2e-9  # the x component of d_x n
    assert made["local"].values[0, 0, :, 0] == pytest.approx(exact, abs=1e-3 * np.abs(exact).max())


def test_a_coarse_mesh_is_said_to_make_the_xi_of_the_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wall of l = 2 nm on cells of 1 nm, five times v_F tau_ex: what is felt is off by three times xi."""
    felt = {}
    for step in (1e-10, 1e-9):
        x = np.arange(-3e-8, 3e-8, step)
        m = np.stack([1 / np.cosh(x / 2e-9), 0 * x, -np.tanh(x / 2e-9)], axis=1).reshape(1, 1, -1, 3)
        (tmp_path / "m.ovf").write_bytes(ovf_bytes(Field(m, (step,) * 3), "m"))
        words = ["--texture", str(tmp_path / "m.ovf"), "--xi", "0.005", "--fermi-velocity", "3e5"]
        assert main([*words, "--out", str(tmp_path / "out")]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert ("this xi is the mesh's too: give a finer one" in said) is (step > 5e-10)
        felt[step] = float(said.partition("feels xi = ")[2].split()[0])
    assert felt[1e-10] == pytest.approx(0.005, rel=0.02) and abs(felt[1e-9] - felt[1e-10]) > 0.01


def test_a_wall_moves_by_the_non_adiabatic_torque_alone() -> None:
    """v alpha/u is the projection on n x dn/dx over that of dn/dx itself; xi felt is over the adiabatic torque.

    10 cells a width leave 0.5 % of either; the two differ by 14 %.
    """
    fine, place = fermi_wall(1.0, 0.1), np.linspace(-12, 12, 241)
    turn, _ = fine.local
    n = np.stack([1 / np.cosh(place), 0 * place, -np.tanh(place)], axis=1)[None]
    found = torque_of_lines(n, 0.1, Medium(1.0, 0.1, 0.0), 32)
    verdict = judged(n, 0.1, *local_torque(n, 0.1, 0.1), found)
    assert verdict.felt == pytest.approx(fine.felt, rel=0.005)
    assert verdict.moves == pytest.approx(-(fine.nonadiabatic @ turn) / (turn @ turn), rel=0.005)
    assert verdict.felt is not None and verdict.felt > 1.1 * verdict.moves


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--texture", "none.ovf", "--xi", "0.1"], "cannot read"),
        (["--texture", "m.ovf"], "--xi, or --material"),
        (["--texture", "m.ovf", "--xi", "0.1", "--along", "y"], "one cell along y"),
        (["--texture", "m.ovf", "--xi", "0.1"], "cut off by the end"),
        (["--texture", "m.ovf", "--xi", "nan"], "xi"),
        (["--texture", "m.ovf", "--xi", "0.1", "--directions", "3"], "even number"),
        (["--texture", "m.ovf", "--xi", "0.1", "--mean-free-path", "-1 nm"], "positive"),
        (["--texture", "m.ovf", "--material", "cheese"], "unknown material"),
        (["--texture", "flat.ovf", "--xi", "0.1"], "does not turn"),
        (["--texture", "jump.ovf", "--xi", "0.1", "--edges", "turning"], "validity: n turns by 127 degrees"),
        (["--texture", "m.npy", "--xi", "0.1", "--dx", "0"], "must be a positive number in m"),
        (["--texture", "m.exe", "--xi", "0.1"], "a texture is a file"),
    ],
)
def test_mistakes_take_one_line_and_leave_nothing(tmp_path: Path, words: list[str], said: str) -> None:
    phi = np.linspace(0, 6, 60)
    spiral = np.stack([np.cos(phi), np.sin(phi), 0 * phi], axis=1).reshape(1, 1, -1, 3)
    (tmp_path / "m.ovf").write_bytes(ovf_bytes(Field(spiral, (1e-9,) * 3), "m"))
    jump = np.repeat([[0, 0, 1.0], [0.8, 0, -0.6]], 5, axis=0).reshape(1, 1, -1, 3)
    (tmp_path / "jump.ovf").write_bytes(ovf_bytes(Field(jump, (1e-9,) * 3), "m"))
    np.save(tmp_path / "m.npy", spiral)
    (tmp_path / "flat.ovf").write_bytes(ovf_bytes(Field(np.ones((1, 1, 9, 3)), (1e-9,) * 3), "m"))
    command = [sys.executable, "-m", "verify", "validity", *words]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2 and said in done.stderr and len(done.stderr.splitlines()) == 1
    assert not done.stdout and not (tmp_path / "texture").exists()
