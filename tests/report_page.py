"""The report of the real record, built once for all tests of it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from derive import derivation
from derive.core.equation import Derivation


@cache
def material() -> tuple[dict[str, Any], Derivation]:
    """The record and the derivation it judges."""
    from verify.cheng_niu import CLAIMS, PAPER
    from verify.judge.judgement import judge_all
    from verify.judge.record import record

    chain = derivation()
    return record(judge_all(CLAIMS.values(), chain), chain, PAPER), chain


@cache
def made() -> dict[str, Any]:
    """What of the page waits for no judgement, without its figures."""
    from verify.cheng_niu import PAPER
    from verify.report.parts import PAGE, parts

    return {PAGE: parts(PAPER, material()[1])[PAGE]()}


@cache
def folder() -> Path:
    """A folder with report.html and figures/, written as the command writes them."""
    from derive.files import write_files
    from verify.cheng_niu import PAPER
    from verify.report.page import OWNED, report_files

    out = Path(tempfile.mkdtemp(prefix="report-"))
    data, chain = material()
    write_files(out, report_files(data, PAPER, chain)[0], OWNED)
    return out
