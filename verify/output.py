"""output/: the record, the errata, the exported texts and the page, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from derive.core.equation import Derivation
from derive.export import NOTES, OWNED
from derive.export.made import generated
from derive.files import write_files
from verify.judge.paper import Paper
from verify.judge.record import as_text
from verify.report.errata import errata, errata_pdf
from verify.report.judged_tex import judged_tex
from verify.report.notes import margin_notes
from verify.report.page import OWNED as DRAWN
from verify.report.page import report_files


def _texts(data: dict[str, Any], paper: Paper, exported: Mapping[str, str]) -> dict[str, str]:
    """Every committed text of output/, by its path, the record last: the same bytes on every machine."""
    judged = {
        "errata.md": generated("python -m verify", "<!-- {} -->") + errata(data, paper),
        "latex/judged.tex": generated("python -m verify") + judged_tex(data, paper.theory.symbols),
        NOTES: json.dumps(margin_notes(paper), indent=1) + "\n",
    }
    return {**exported, **judged, "claims.json": as_text(data)}


def write_output(
    out: Path,
    data: dict[str, Any],
    paper: Paper,
    chain: Derivation,
    exported: Mapping[str, str],
    *,
    certified: Mapping[str, Any],
    further: Mapping[str, str],
    report: Mapping[str, Any] | None,
    local: Mapping[str, str | bytes],
) -> list[str]:
    """Write output/ with `further` texts and the files `local` (by path), the page with what is `certified`; lines that
    say so.

    `report`: the parts of the page that are made already; None leaves the page out, and the errata as PDF.
    """
    found = {**_texts(data, paper, exported), **further}
    owned = (*OWNED, *(("coq",) if paper.certificates else ()))
    page, pdf, notes = _shown(data, paper, chain, certified, report) if report is not None else ({}, {}, [])
    write_files(out, {**local, **page, **pdf, **found}, (*owned, *(DRAWN if page else ())))
    folders = ", ".join(f"{folder}/" for folder in owned)
    return [f"wrote {len(found)} files to {out}/ (claims.json, errata.md, {folders})", *notes]


def _shown(
    data: dict[str, Any], paper: Paper, chain: Derivation, certified: Mapping[str, Any], made: Mapping[str, Any]
) -> tuple[dict[str, str | bytes], dict[str, bytes], list[str]]:
    """The page and its figures, errata.pdf, and what to say of them; LaTeX runs while the page is put together."""
    with ThreadPoolExecutor(1) as beside:
        pdf = beside.submit(errata_pdf, data, paper)
        page, notes = report_files(data, paper, chain, certified, made)
        found, said = pdf.result()
    return page, found, [*notes, *said]
