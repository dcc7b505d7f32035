"""The commands, as people meet them: exit codes, one-line mistakes, what is written, and what a terminal shows."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

import derive.__main__ as derive_command
import verify.__main__ as verify_command
from derive import derivation, terminal
from derive.__main__ import FORM_NAMES
from derive.export.forms import FORMS
from derive.export.unicode import prose, text_width, unicode_text
from verify.cheng_niu import CLAIMS

ROOT = Path(verify_command.__file__).parent.parent
ESCAPE = "\x1b"
MAIN = {"derive": derive_command.main, "verify": verify_command.main}


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def mistake(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        return line


Command = Callable[..., Run]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process."""

    def run(package: str, *arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", [package, *arguments])
        try:
            code = terminal.run(MAIN[package], f"python -m {package}")
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return run


def environment(**extra: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONHASHSEED")}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


def process(folder: Path, *arguments: str, limit: int | None = None, **extra: str) -> Run:
    """Run a command in a process of its own, in `folder`; `limit` is the largest file that it can write."""
    full = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit is not None else None
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=environment(**extra),
        capture_output=True,
        text=True,
        preexec_fn=full,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def fingerprint(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="module")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """One run of the main job, and the folder that it wrote."""
    folder = tmp_path_factory.mktemp("main")
    return process(folder, "verify", "--no-report"), folder / "output"


# The main job


def test_the_main_job_bears_out_every_record(main_job: tuple[Run, Path]) -> None:
    run, _ = main_job
    assert run.code == 0 and run.err == ""
    assert "Every verdict is borne out by its checks; none is undecided." in run.out


def test_one_row_a_claim_and_a_closing_summary(main_job: tuple[Run, Path]) -> None:
    rows = main_job[0].out.splitlines()
    firsts = [row.split()[0] for row in rows if row.strip()]
    for label, claim in CLAIMS.items():
        (row,) = (row for row, first in zip([r for r in rows if r.strip()], firsts, strict=True) if first == label)
        assert claim.verdict in row and " ok " in row
    paper = sum(not label.startswith("x.") for label in CLAIMS)
    assert f"{paper} statements" in main_job[0].out


def test_the_table_reads_at_100_columns(main_job: tuple[Run, Path]) -> None:
    run, _ = main_job
    assert max(len(row) for row in run.out.splitlines()) <= 100
    assert ESCAPE not in run.out
    head = next(row for row in run.out.splitlines() if row.startswith("label"))
    assert head.split() == ["label", "verdict", "checks", "the", "paper", "says"]


def test_output_holds_the_record_the_errata_and_the_exports(main_job: tuple[Run, Path]) -> None:
    run, out = main_job
    written = fingerprint(out)
    assert {"claims.json", "errata.md", "latex/16.tex", "latex/9a.tex"} <= set(written)
    assert f"wrote {len(written)} files" in run.out
    data = json.loads((out / "claims.json").read_text())
    assert [c["label"] for c in data["claims"]] == list(CLAIMS)
    assert not [name for name in written if "/." in f"/{name}"], "a temporary file was left behind"


def test_the_errata_have_every_fault(main_job: tuple[Run, Path]) -> None:
    text = (main_job[1] / "errata.md").read_text()
    for label, claim in CLAIMS.items():
        if claim.verdict in ("misprint", "error"):
            assert re.search(
                rf"^### .*(?:Eq\. {re.escape(label)}\b|[\[ ]{re.escape(label)}[\],])", text, re.MULTILINE
            ), label


def test_json_is_the_record_and_writes_nothing(main_job: tuple[Run, Path], tmp_path: Path) -> None:
    run = process(tmp_path, "verify", "--json")
    assert run.code == 0 and run.err == ""
    assert json.loads(run.out) == json.loads((main_job[1] / "claims.json").read_text())
    assert fingerprint(tmp_path) == {}


# Exit codes and one-line mistakes


def test_a_record_that_is_not_borne_out_exits_1(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = CLAIMS["8"]
    false = replace(claim.printed, given=sp.Tuple(*(-member for member in claim.printed.body)))
    monkeypatch.setitem(CLAIMS, "8", replace(claim, printed=false))
    run = command("verify", "check", "8", "9a")
    assert run.code == 1
    row = next(row for row in run.out.splitlines() if row.startswith("8 "))
    assert "FAIL" in row
    assert " ok " in next(row for row in run.out.splitlines() if row.startswith("9a"))


def test_an_undecided_record_exits_1(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLAIMS, "8", replace(CLAIMS["8"], verdict="undecided"))
    assert command("verify", "check", "8").code == 1


def test_the_main_job_exits_1_and_names_what_failed(tmp_path: Path) -> None:
    program = (
        "import sys; from dataclasses import replace; from verify.cheng_niu import CLAIMS;"
        "claim, body = CLAIMS['11a'], CLAIMS['11b'].printed.body;"
        "CLAIMS['11a'] = replace(claim, printed=replace(claim.printed, given=body));"
        "from derive.terminal import run; from verify.__main__ import main;"
        "sys.argv = ['verify', '--no-report']; sys.exit(run(main, 'verify'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "NOT borne out" in done.stdout and "11a" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("verify", "check", "9d"), ("9d", "unknown label")),
        (("verify", "check", "p.omgea"), ("p.omgea", "p.omega")),
        (("verify", "check", "9a", "nonsense"), ("nonsense",)),
        (("verify", "check"), ("LABEL", "--help")),
        (("verify", "explain", "0"), ("'0'",)),
        (("verify", "explain"), ("LABEL", "--help")),
        (("verify", "judge"), ("judge", "check", "explain")),
        (("verify", "--frobnicate"), ("--frobnicate", "--help")),
        (("verify", "--out"), ("--out",)),
        (("derive", "show", "99"), ("99", "did you mean", "9c")),
        (("derive", "show", "9a", "--as", "pdf"), ("pdf", "latex", "json")),
        (("derive", "show"), ("LABEL",)),
        (("derive", "show", "9a; rm -rf ~"), ("unknown label",)),
        (("derive", "show", "__import__('os')"), ("unknown label",)),
        (("derive", "code", "9a", "--lang", "cobol"), ("cobol", "rust")),
        (("derive", "code", "9a", "--lang", "../../etc/passwd"), ("unknown language",)),
        (("derive", "code", "7", "--lang", "c"), ("7", "complex")),
        (("derive", "tell"), ("tell", "show")),
    ],
    ids=" ".join,
)
def test_a_mistake_takes_one_line(command: Command, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    run = command(*arguments)
    assert run.code == 2 and run.out == ""
    assert run.mistake.startswith(f"python -m {arguments[0]}")
    for word in words:
        assert word in run.mistake


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "two\nlines", "\u202egnissim", "x" * 100_000], ids=["a", "b", "c", "d"]
)
@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "check", "{}"),
        ("verify", "--{}"),
        ("derive", "show", "{}"),
        ("derive", "code", "9a", "--lang", "{}"),
        ("derive", "convert", "--from", "mumax3", "{}"),
        ("derive", "convert", "--to", "{}", "--Ms", "1"),
        ("derive", "--out", "/dev/null/{}"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_shown_harmless_and_short(command: Command, arguments: tuple[str, ...], text: str) -> None:
    run = command(*(argument.format(text) for argument in arguments))
    assert run.code == 2
    assert run.mistake.isprintable() and len(run.mistake) < 1000


def test_what_was_written_is_said_harmless_too(command: Command, tmp_path: Path) -> None:
    run = command("derive", "--out", f"{tmp_path}/{ESCAPE}[31m")
    assert run.code == 0 and r"\x1b[31m" in run.out and ESCAPE not in run.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "--out=--"),
        ("derive", "show", "9a", "--as=--"),
        ("derive", "code", "9a", "--lang=--"),
        ("derive", "convert", "--to=--", "--Ms", "1"),
        ("derive", "convert", "--from=--", "alpha=1"),
        ("derive", "convert", "--to", "mumax3", "--Ms=--"),
    ],
    ids=" ".join,
)
def test_two_dashes_are_no_value(command: Command, arguments: tuple[str, ...]) -> None:
    run = command(*arguments)
    assert run.code == 2 and "'--' is no value" in run.mistake


@pytest.mark.parametrize(
    ("package", "arguments"),
    [
        *(("verify", arguments) for arguments in ((), ("check",), ("explain",))),
        *(("derive", arguments) for arguments in ((), ("show",), ("list",), ("code",))),
    ],
    ids=str,
)
def test_help_shows_an_example(command: Command, package: str, arguments: tuple[str, ...]) -> None:
    run = command(package, *arguments, "--help")
    assert run.code == 0
    assert f"python -m {package}" in run.out and "example" in run.out


@pytest.mark.parametrize("package", ["verify", "derive"])
def test_an_unwritable_folder_takes_one_line(package: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    run = process(tmp_path, package, "--out", "taken", *(["--no-report"] if package == "verify" else []))
    assert run.code == 2 and "taken" in run.mistake and "--out" in run.mistake
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_takes_one_line_and_leaves_the_earlier_output(main_job: tuple[Run, Path], tmp_path: Path) -> None:
    """No file can grow beyond 4 kB, as on a disk that is nearly full."""
    out = tmp_path / "output"
    out.mkdir()
    (out / "claims.json").write_text("earlier")
    before = fingerprint(out)
    run = process(tmp_path, "verify", "--no-report", limit=4096)
    assert run.code == 2
    assert "cannot write" in run.mistake and "unchanged" in run.mistake
    assert fingerprint(out) == before


@pytest.mark.slow
@pytest.mark.parametrize("obstacle", ["report.html/mine", "figures", "figures/mine.svg"])
def test_an_obstacle_to_the_page_leaves_every_file_as_it_was(obstacle: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    (tmp_path / "output" / obstacle).parent.mkdir(parents=True)
    (tmp_path / "output" / obstacle).write_text("mine")
    before = fingerprint(tmp_path)
    run = process(tmp_path, "verify")
    assert run.code == 2 and obstacle.removesuffix("/mine") in run.mistake
    assert fingerprint(tmp_path) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["verify check 8", "verify explain 8", "derive list", "derive show 9a"])
def test_output_that_cannot_be_written_takes_one_line(arguments: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", *arguments.split()],
            cwd=tmp_path,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


# Interrupts and pipes

STARTED = """
import sys
import verify.judge.workers as workers
judge = workers.judge
def told(claim, chain):
    print("started", file=sys.stderr, flush=True)
    return judge(claim, chain)
workers.judge = told
from derive.terminal import run
from verify.__main__ import main
sys.argv = ["verify", "--no-report"]
sys.exit(run(main, "python -m verify"))
"""


@pytest.mark.parametrize("stop", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGKILL"])
def test_a_stopped_run_leaves_the_earlier_output_and_no_worker(stop: str, tmp_path: Path) -> None:
    """The workers hold the pipes too: `communicate` returns only when the last of them has ended."""
    out = tmp_path / "output"
    (out / "latex").mkdir(parents=True)
    (out / "claims.json").write_text("earlier")
    (out / "latex" / "8.tex").write_text("earlier")
    before = fingerprint(out)
    running = subprocess.Popen(
        [sys.executable, "-c", STARTED],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    assert running.stderr.readline() == "started\n"
    running.send_signal(getattr(signal, stop))
    shown, told = running.communicate(timeout=15)
    said = [row for row in told.splitlines() if row != "started"]
    if stop == "SIGKILL":
        assert (running.returncode, said) == (-signal.SIGKILL, [])
    else:
        assert running.returncode == 130
        (line,) = said
        assert "interrupted" in line and "unchanged" in line
    assert shown == "" and fingerprint(out) == before


def test_a_worker_that_is_killed_takes_one_line(tmp_path: Path) -> None:
    killing = STARTED.replace('print("started", file=sys.stderr, flush=True)', "import os; os.kill(os.getpid(), 9)")
    done = subprocess.run(
        [sys.executable, "-c", killing], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "a worker process was killed" in line
    assert fingerprint(tmp_path) == {}


def test_an_interrupt_after_the_writing_says_what_is_new(tmp_path: Path) -> None:
    program = (
        "import sys, signal, derive.files as f; from derive.terminal import run; from pathlib import Path;"
        "main = lambda a: (f.write_files(Path('out'), {'a': 'b'}), signal.raise_signal(signal.SIGTERM));"
        "sys.exit(run(main, 'verify'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr == "verify: interrupted; the files in out/ are new\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-", "2>/dev/full"])
@pytest.mark.parametrize(("arguments", "code"), [("verify check 8", 0), ("derive list", 0), ("verify check zzz", 2)])
def test_a_closed_stream_changes_nothing(arguments: str, code: int, closed: str, tmp_path: Path) -> None:
    shell = ["sh", "-c", f'exec "$0" -m {arguments} {closed}', sys.executable]
    done = subprocess.run(shell, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) <= 1
    if closed == ">&-":
        assert (done.stderr == "") == (code == 0)


def test_the_commands_can_be_interrupted_before_sympy_is_there(tmp_path: Path) -> None:
    """What catches the interrupt is loaded first; importing SymPy takes most of a second."""
    program = "import sys, derive.terminal; sys.exit('sympy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment(), check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        "verify check 8 9a 9b",
        "verify explain p.omega",
        "derive list",
        "derive show 15",
    ],
)
def test_a_reader_that_leaves_is_no_mistake(arguments: str, tmp_path: Path) -> None:
    """As in `... | head -0`: the pipe is closed before the first line."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", *arguments.split()],
        cwd=tmp_path,
        env=environment(),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 0


# What is shown


def test_check_writes_nothing(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = command("verify", "check", "9c", "p.omega", "9c")
    assert run.code == 0 and run.err == ""
    assert [row.split()[0] for row in run.out.splitlines()[1:]] == ["9c", "p.omega"]
    assert fingerprint(tmp_path) == {}


def test_explain_shows_all_that_is_known(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = command("verify", "explain", "9c")
    claim = CLAIMS["9c"]
    assert run.code == 0 and claim.corrected is not None
    plain = " ".join(run.out.split())
    for text in (claim.printed.latex, claim.corrected.latex):
        assert unicode_text(text) in plain
    for text in ("s₃ to lowest order", "The constant -(ε₁² + ε₂²)/(1 + ξ²) of", "refuted", "proved", "11c"):
        assert text in plain
    assert fingerprint(tmp_path) == {}


@pytest.mark.parametrize("label", ["p.smf-damping", "16", "B3"])
def test_an_explanation_fits_and_says_where_the_rest_is(command: Command, label: str) -> None:
    run = command("verify", "explain", label)
    assert run.code == 0 and "\\" not in run.out
    assert run.out.startswith(f"{label} ")
    assert max(map(text_width, run.out.splitlines())) <= 100
    rest = "more lines: python -m derive show x.smf-damping --as unicode"
    assert (rest in run.out) == (label == "p.smf-damping")


def in_a_terminal(*arguments: str, **extra: str) -> tuple[int, str]:
    """Run a command with its output on a pseudo-terminal of 80 columns."""
    master, slave = pty.openpty()
    kept = {**environment(**extra), "TERM": "xterm-256color", "COLUMNS": "80"}
    done = subprocess.Popen([sys.executable, "-m", *arguments], env=kept, cwd=ROOT, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b"".join(chunks(master))
    os.close(master)
    return done.wait(timeout=60), shown.decode()


def chunks(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # the other side has closed
            return
        if not chunk:
            return
        yield chunk


def test_colour_on_a_terminal_and_none_if_it_is_not_wanted() -> None:
    code, coloured = in_a_terminal("verify", "check", "8", "9c")
    assert code == 0 and f"{ESCAPE}[31m" in coloured
    code, plain = in_a_terminal("verify", "check", "8", "9c", NO_COLOR="1")
    assert code == 0
    assert not re.search(rf"{ESCAPE}\[[0-9;]*3[0-7]m", plain)


def test_list_has_one_row_an_equation_in_a_pipe(command: Command) -> None:
    from derive.cheng_niu.chain import NODES

    run = command("derive", "list")
    assert run.code == 0 and ESCAPE not in run.out
    rows = [re.split(r"\s{2,}", row.rstrip()) for row in run.out.splitlines()]
    chain = derivation()
    needed = ([n.label, prose(n.title, chain.symbols), ", ".join(chain.needs(n.label))] for n in NODES.values())
    assert rows == [["label", "equation", "needs"], *([*filter(None, row)] for row in needed)]


def test_show_in_each_form(command: Command) -> None:
    text = command("derive", "show", "11a").out
    assert text.startswith("(11a) averaged s₁") and "⟨s₁⟩ = (ε₁ - ξ ε₂)/(1 + ξ²)" in text and "ε₁, ε₂, ξ [1]" in text
    assert r"\frac" in command("derive", "show", "11a", "--as", "latex").out
    for form in set(FORM_NAMES) - {"text", "json"}:
        assert command("derive", "show", "Eq. (11a)", "11b", "--as", form).out.count("\n") == 2, form
    data: dict[str, Any] = json.loads(command("derive", "show", "11a", "--as", "json").out)
    assert data["label"] == "11a" and data["needs"] == list(derivation().needs("11a"))
    assert [a["name"] for a in data["args"]] == ["eps1", "eps2", "xi"]
    assert [e["label"] for e in json.loads(command("derive", "show", "11a", "11B", "--as", "json").out)] == [
        "11a",
        "11b",
    ]
    assert set(FORM_NAMES) == {"text", "json", *FORMS}


def test_every_equation_is_shown_within_the_width(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        run = command("derive", "show", *derivation())
        assert run.code == 0 and not set("\\$&") & set(run.out) and "Matrix" not in run.out
        assert all(text_width(line) <= width for line in run.out.splitlines())
        assert len(re.findall(r"^ +\.\.\. \d+ more lines: ", run.out, re.MULTILINE)) >= 1


def test_a_stream_without_the_letters_gets_their_escapes(tmp_path: Path) -> None:
    environ = {**environment(), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "derive", "show", "11a"]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and r"\u03be" in done.stdout


def test_show_the_working_in_the_order_of_the_argument(command: Command) -> None:
    shown = json.loads(command("derive", "show", "8", "--as", "json", "--steps").out)
    order = [e["label"] for e in shown]
    assert order[-1] == "8" and {"A8", "5", "6", "7", "B2", "B7"} <= set(order)
    for place, e in enumerate(shown):
        assert set(e["needs"]) <= set(order[:place])


def test_code_is_the_equations_code(command: Command) -> None:
    run = command("derive", "code", "11a", "--lang", "c")
    assert run.code == 0 and "double" in run.out and "xi" in run.out
