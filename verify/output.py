"""output/: the record, the errata and the exported texts, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from derive.equation import Derivation
from derive.files import write_files
from derive.outputs import OWNED
from verify.report.errata import errata


def texts(data: dict[str, Any], exported: dict[str, str]) -> dict[str, str]:
    """Every committed text of output/, by its path: the same bytes on every machine."""
    found = {
        "claims.json": json.dumps(data, indent=1, ensure_ascii=False) + "\n",
        "errata.md": errata(data),
    }
    return {**found, **exported}


def write_output(
    out: Path, data: dict[str, Any], chain: Derivation, exported: dict[str, str], *, report: bool, deep: bool
) -> list[str]:
    """Write output/ and return the lines that say what was written and what was left out."""
    found = texts(data, exported)
    write_files(out, found, OWNED)
    notes = [f"wrote {len(found)} files to {out}/ (claims.json, errata.md, {', '.join(f'{f}/' for f in OWNED)})"]
    for wanted, step in ((deep, _deep), (report, _report)):
        if wanted:
            notes += step(out, data, chain)
    return notes


Extra = Callable[[Path, dict[str, Any], Derivation], list[str]]


def _report(out: Path, data: dict[str, Any], chain: Derivation) -> list[str]:
    from verify.report.page import write_report

    return write_report(out, data, chain)


def _deep(out: Path, data: dict[str, Any], chain: Derivation) -> list[str]:
    return []
