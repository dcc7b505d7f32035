"""The document as a PDF: by pdflatex where it is installed, else by typst.

Key results: `pdf`, `either` (of two sources, the bytes of a PDF), `typeset_tex` (LaTeX -> the bytes of a PDF).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from derive.export.document.as_latex import latex
from derive.export.document.as_typst import typst
from derive.export.document.content import Block

_RUNS, _SECONDS = 3, 120.0
"""Runs at most until references stand, and seconds for each."""
_KEPT = (".aux", ".out", ".toc")
"""What one run keeps for the next: once it stays, so does the document."""


def pdf(title: str, blocks: Sequence[Block], notes: Mapping[str, str]) -> bytes:
    """The same bytes on every run; ValueError, one line, where nothing here can make one."""
    return either(lambda: latex(title, blocks, notes), lambda: typst(title, blocks, notes))


def either(tex: Callable[[], str], typst_source: Callable[[], str]) -> bytes:
    """The PDF of the source that something here can set; the same bytes on every run. ValueError as for `pdf`."""
    if shutil.which("pdflatex"):
        return typeset_tex(tex())
    if find_spec("typst") is None:
        raise ValueError("a PDF needs pdflatex or typst; pip install 'spin-torque-derivation[report]'")
    from typst import compile as set_typst

    return bytes(set_typst(typst_source().encode()))


def typeset_tex(text: str) -> bytes:
    """A LaTeX document as a PDF; ValueError with LaTeX's own words where it does not compile."""
    command = ["pdflatex", "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", "document.tex"]
    fixed = os.environ | {"SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}
    with TemporaryDirectory() as folder:
        Path(folder, "document.tex").write_text(text, encoding="ascii")
        kept: list[bytes] = []
        for _ in range(_RUNS):
            done = subprocess.run(
                command, cwd=folder, env=fixed, capture_output=True, timeout=_SECONDS, check=False, errors="replace"
            )
            before, kept = kept, [path.read_bytes() for path in sorted(Path(folder).iterdir()) if path.suffix in _KEPT]
            if done.returncode or kept == before:
                break
        if done.returncode:
            wrong = next((line for line in done.stdout.splitlines() if line.startswith("!")), "no PDF was made")
            raise ValueError(f"pdflatex says {wrong}")
        return Path(folder, "document.pdf").read_bytes()
