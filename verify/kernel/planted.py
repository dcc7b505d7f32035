"""Wrong versions of the certified forms, each of which Coq must refuse where it accepts the true one.

A claim's mutants (`verify.judge.mutants`) are put in the place of its form, and the same tactics must not prove them. A
few of each claim are drawn with a fixed seed, or all are taken; those that are true still are left out. An attempt that
does not end in time refuses nothing: it is undecided, which counts as a failure.

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
    form_of,
    meaning,
    preamble,
    proof_of,
    table_of,
    true_name,
)
from verify.kernel.coqc import LATE, checked
from verify.kernel.gathered import sources
from verify.kernel.printer import definition, kind

SAMPLE = 1


def report_planted(paper: Paper, every: bool) -> int:
    """Plant wrong versions in Coq, a file each, and say how many were refused; 1 unless all of them were, else 0."""
    table, texts, derivation = table_of(paper), sources(paper), paper.derivation()
    needed = {*table.files, *(entry.on for entry in table.entries.values())}
    first = {name: text for name, text in texts.items() if name.removesuffix(".v") in needed}
    files = {
        f"mutant{number}_of_{entry.file}.v": _attempt(paper.claims[label], entry, mutant, table.shared)
        for label, entry in table.entries.items()
        for number, mutant in enumerate(drawn(paper.claims[label], derivation, every))
    }
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, progress("planting in Coq", len(files)) as step:
        found = checked({**first, **files}, Path(folder), step)
    left = [f"{name}: {outcome.complaint}" for name, outcome in found.items() if not outcome.accepted]
    late = sum(line.endswith(LATE) for line in left)
    print(f"{len(files)} wrong versions of {len(table.entries)} statements planted in Coq", *left, sep="\n")
    print(f"{late} UNDECIDED within the time, {len(left) - late} SURVIVED" if left else "all refused in time")
    return 1 if left else 0


def drawn(claim: Claim, derivation: Derivation, every: bool) -> list[Mutant]:
    """The mutants to plant: those of the type and with the symbols of the claim's own form that its check refuses."""
    own, of = set(arguments_of(claim)), kind(form_of(claim.true_form))
    written = (mutant for mutant in mutants(claim) if mutant.body.free_symbols <= own)
    found = [mutant for mutant in written if kind(entries_of(mutant.body)) == of]
    random.Random(claim.label).shuffle(found)
    wrong = (mutant for mutant in found if fate(claim, mutant, derivation) == "refused")
    return list(islice(wrong, None if every else SAMPLE))


def _attempt(claim: Claim, entry: Certificate, mutant: Mutant, files: tuple[str, ...]) -> str:
    """A file that Coq accepts only if the proof of the true form ends, and fails, where a mutant takes its place."""
    form = definition(true_name(claim), arguments_of(claim), entries_of(mutant.body))
    attempt = f"Goal meaning {true_name(claim)}.\nFail solve [{proof_of(claim, entry)}].\nAbort."
    return "\n\n".join([preamble(entry, files), meaning(claim, entry), form, attempt]) + "\n"
