"""output/: the record, the errata and the exported texts, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from derive.core.equation import Derivation
from derive.files import write_files
from derive.outputs import OWNED
from verify.report.errata import errata
from verify.report.judged_tex import judged_tex
from verify.workers import Exports


def texts(data: dict[str, Any], exported: Exports) -> dict[str, str]:
    """Every committed text of output/, by its path: the same bytes on every machine."""
    found = {
        "claims.json": json.dumps(data, indent=1, ensure_ascii=False) + "\n",
        "errata.md": errata(data),
        "latex/judged.tex": judged_tex(data, exported.displays),
    }
    return {**found, **exported.texts}


def write_output(out: Path, data: dict[str, Any], chain: Derivation, exported: Exports, *, report: bool) -> list[str]:
    """Write output/ and return the lines that say what was written and what was left out."""
    found = texts(data, exported)
    write_files(out, found, OWNED)
    notes = [f"wrote {len(found)} files to {out}/ (claims.json, errata.md, {', '.join(f'{f}/' for f in OWNED)})"]
    if report:
        from verify.report.page import write_report

        notes += write_report(out, data, chain)
    return notes
