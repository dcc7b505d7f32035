"""Wrong versions of the certified forms, each of which Coq must refuse where it accepts the true one.

A claim's mutants (`verify.judge.mutants`) are put in the place of its form, and the same tactics must not prove them. A
few of each claim are drawn with a fixed seed, or all are taken; those that are true still are left out.

Key result: `report_planted`.
"""

from __future__ import annotations

import random
import tempfile
from itertools import islice
from pathlib import Path

from derive.core.equation import Derivation
from derive.terminal import progress
from verify.judge.claim import Claim
from verify.judge.mutants import Mutant, fate, mutants
from verify.judge.paper import Paper
from verify.judge.statement import entries_of
from verify.kernel.certificate import (
    Certificate,
    arguments_of,
    meaning,
    preamble,
    proof_of,
    sources,
    table_of,
    true_name,
)
from verify.kernel.coqc import checked
from verify.kernel.printer import definition

PATIENCE = 20
"""Seconds for one attempt to prove what is false; the true form takes a few."""
SAMPLE = 1


def report_planted(paper: Paper, every: bool) -> int:
    """Plant wrong versions in Coq and say how many were refused; the exit code."""
    table, texts = table_of(paper), sources(paper)
    first = {f"{name}.v": texts[f"{name}.v"] for name in table.files}
    derivation = paper.derivation()
    planted = {label: drawn(paper.claims[label], derivation, every) for label in table.entries}
    files = {
        f"mutants_of_{entry.file}.v": _attempts(paper.claims[label], entry, planted[label], table.shared)
        for label, entry in table.entries.items()
    }
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, progress("planting in Coq", len(files)) as step:
        found = checked({**first, **files}, [*first], "", Path(folder), step)
    survived = [f"{name}: {outcome.complaint}" for name, outcome in found.items() if not outcome.accepted]
    print(
        f"{sum(map(len, planted.values()))} wrong versions of {len(files)} statements planted in Coq",
        *survived,
        sep="\n",
    )
    print("SURVIVED" if survived else "all refused")
    return 1 if survived else 0


def drawn(claim: Claim, derivation: Derivation, every: bool) -> list[Mutant]:
    """The mutants to plant: those that can be written with the claim's own symbols and that its check refuses."""
    own = set(arguments_of(claim))
    found = [mutant for mutant in mutants(claim) if mutant.body.free_symbols <= own]
    random.Random(claim.label).shuffle(found)
    wrong = (mutant for mutant in found if fate(claim, mutant, derivation) == "refused")
    return list(islice(wrong, None if every else SAMPLE))


def _attempts(claim: Claim, entry: Certificate, planted: list[Mutant], files: tuple[str, ...]) -> str:
    """A file that Coq accepts only if the proof of the true form proves none of the mutants."""
    name, arguments = true_name(claim), arguments_of(claim)
    parts = [preamble(entry, files), meaning(claim, entry)]
    for number, mutant in enumerate(planted):
        form = definition(name, arguments, entries_of(mutant.body))
        attempt = f"Goal meaning {name}.\nFail timeout {PATIENCE} (solve [{proof_of(claim, entry)}]).\nAbort."
        parts.append(f"Module planted{number}.\n{form}\n{attempt}\nEnd planted{number}.")
    return "\n\n".join(parts) + "\n"
