"""All files of a paper's certificates, and the one that gathers some: the theorems as one, and what they assume.

Coq takes as long to find what one theorem assumes as what all do. Theorems of which the same is promised are asked
together, so that a line of the promise is the most that its theorem assumes, and what all of its kind do.

Key results: `sources` (every file by its name), `asked` (the theorems asked together).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from derive.export.made import generated
from verify.judge.paper import Paper
from verify.kernel.certificate import HEAD, Table, apart, source, stated, table_of

WHOLE = "Paper.v"


def sources(paper: Paper, labels: Iterable[str] | None = None) -> dict[str, str]:
    """Every Coq file of a paper by its name, after those it rests on; `Paper.v` gathers some claims (None: all)."""
    table, made = table_of(paper), generated("python -m verify", "(* {} *)")
    found = {f"{name}.v": made + text for name, text in table.files.items()}
    for entry in table.entries.values():
        found[f"{entry.file}.v"] = made + source(paper.claims[entry.label], entry, table.shared)
    found[WHOLE] = made + _gathered(paper, table, [*table.entries] if labels is None else [*labels])
    return found


def theorems(table: Table, labels: Iterable[str]) -> list[str]:
    """The theorems of some claims, by file and name, and those that gather them."""
    entries = [table.entries[label] for label in labels]
    names = [f"{entry.file}.{name}" for entry in entries for name in ("holds", *["fails"] * bool(entry.fails))]
    return [*names, "paper_holds", *["paper_fails"] * any(entry.fails for entry in entries)]


def asked(table: Table, labels: Iterable[str]) -> list[list[str]]:
    """These theorems, together those of which the same is promised; one of which nothing is, alone."""
    groups = dict[Any, list[str]]()
    for name in theorems(table, labels):
        groups.setdefault(table.promised.get(name, name), []).append(name)
    return [*groups.values()]


def _gathered(paper: Paper, table: Table, labels: list[str]) -> str:
    """All that is confirmed or corrected as one theorem, all that is refuted as another."""
    entries = [table.entries[label] for label in labels]
    false = [entry for entry in entries if entry.fails]
    claims = [paper.claims[entry.label] for entry in entries]
    holds = [stated(claim, e, f"{e.file}.") for e, claim in zip(entries, claims, strict=True)]
    fails = [apart(paper.claims[e.label], f"{e.file}.") for e in false]
    found = [
        HEAD.format(" ".join(table.shared)) + f"\nFrom Certificates Require {' '.join(e.file for e in entries)}.",
        _conjunction("paper_holds", holds, [f"{entry.file}.holds" for entry in entries]),
        _conjunction("paper_fails", fails, [f"{entry.file}.fails" for entry in false]),
        *(_together(n, group) for n, group in enumerate(asked(table, labels), 1)),
    ]
    return "\n\n".join(part for part in found if part) + "\n"


def _conjunction(name: str, statements: list[str], proofs: list[str]) -> str:
    if not statements:
        return ""
    term = proofs[-1]
    for proof in reversed(proofs[:-1]):
        term = f"conj {proof}\n  ({term})"
    stated = " /\\\n  ".join(statements)
    return f"Theorem {name} :\n  {stated}.\nProof. exact (\n  {term}). Qed."


def _together(number: int, names: list[str]) -> str:
    listed = ",\n  ".join(names)
    return f"Definition assumed_{number} := (\n  {listed}).\nPrint Assumptions assumed_{number}."
