"""README, guide and the other documents: their commands run and print what stands there, their Python holds.

A block of commands is run line by line and must exit with 0; in a block whose commands begin with `$ `, what follows a
command is what it prints (`...` stands for any text). Python with `>>>` is a doctest. The programs of the guide
without `>>>` are compiled and run by `test_guide_programs`, the README's two commands by CI.
"""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "docs/guide.md", "docs/narrow-walls.md", "docs/your-own-paper.md", "docs/zero.md"]
BY_CI = ("python3 -m venv", "python -m verify")
"""Commands that CI runs by itself: the README's two and the main job."""
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(document: str, language: str) -> list[str]:
    """The fenced blocks of one language; in order, so that no closing fence is taken for an opening one."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return [body for tag, body in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S) if tag == language]


def commands(document: str) -> list[tuple[str, str | None]]:
    """(command, what it prints, None where that is not shown) of all blocks without a language."""
    found: list[tuple[str, str | None]] = []
    for block in blocks(document, ""):
        if block.startswith("$ "):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                found.append((command, printed))
        else:
            found += [(line, None) for line in block.splitlines() if line.startswith(("python", ".venv"))]
    return [(command, printed) for command, printed in found if not _by_ci(command)]


def python_of(document: str) -> str:
    """The blocks of Python with `>>>`."""
    return "\n".join(block for block in blocks(document, "python") if block.startswith(">>> "))


def _by_ci(command: str) -> bool:
    return command.startswith(BY_CI[0]) or command.strip() in BY_CI


CASES = [(document, *case) for document in DOCUMENTS for case in commands(document)]


@pytest.mark.parametrize(("document", "command", "printed"), CASES, ids=[case[1] for case in CASES])
def test_a_command_runs_and_prints_what_stands_there(
    document: str, command: str, printed: str | None, tmp_path: Path
) -> None:
    program, *words = shlex.split(command, comments=True)
    assert program in ("python", ".venv/bin/python")
    written = {word for option, word in pairwise(words) if option in ("--out", "--csv", "--plot")}
    words = [str(tmp_path / word) if word in written else word for word in words]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    if printed is not None and not doctest.OutputChecker().check_output(printed, done.stdout, LENIENT):
        pytest.fail(f"{document} shows for `{command}`\n{printed}\nand it prints\n{done.stdout}")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_python_of_a_document_holds(document: str) -> None:
    test = doctest.DocTestParser().get_doctest(python_of(document), {}, document, document, 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_there_is_something_to_hold() -> None:
    assert len(CASES) > 8
    assert any(printed for _, _, printed in CASES)
    assert sum(len(doctest.DocTestParser().get_examples(python_of(document))) for document in DOCUMENTS) > 10
