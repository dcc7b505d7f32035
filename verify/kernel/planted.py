"""Wrong versions of the certified forms, each of which Coq must refuse where it accepts the true one.

A claim's mutants (`verify.judge.mutants`) are put in the place of its form, and the same tactics must not prove them. A
few of each claim are drawn with a fixed seed, or all are taken; those that are true still are left out. An attempt that
does not end in time refuses nothing: it is undecided, which counts as a failure.

Key result: `report_planted`.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
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

SAMPLE, TOGETHER = 1, 20
"""How many are drawn of each claim, and how many of one claim stand in a file, of whose time most is for loading."""


@dataclass(frozen=True)
class _Planting:
    """Some mutants of a claim, by number, in one file."""

    claim: Claim
    entry: Certificate
    mutants: tuple[tuple[int, Mutant], ...]

    @property
    def name(self) -> str:
        return f"mutant{self.mutants[0][0]}{'on' * (len(self.mutants) > 1)}_of_{self.entry.file}.v"

    def text(self, files: tuple[str, ...]) -> str:
        """What Coq accepts only if the proof of the true form ends, and fails, where each mutant takes its place."""
        name, arguments = true_name(self.claim), arguments_of(self.claim)
        tried = f"Goal meaning {name}.\nFail solve [{proof_of(self.claim, self.entry)}].\nAbort."
        attempts = (
            f"Module M{number}.\n{definition(name, arguments, entries_of(mutant.body))}\n{tried}\nEnd M{number}."
            for number, mutant in self.mutants
        )
        return "\n\n".join([preamble(self.entry, files), meaning(self.claim, self.entry), *attempts]) + "\n"

    def parts(self, size: int) -> Iterator[_Planting]:
        """The same in files of so many mutants."""
        for start in range(0, len(self.mutants), size):
            yield replace(self, mutants=self.mutants[start : start + size])


def report_planted(paper: Paper, every: bool) -> int:
    """Plant wrong versions in Coq and say how many were refused; 1 unless all of them were, else 0."""
    table, texts, derivation = table_of(paper), sources(paper), paper.derivation()
    needed = {*table.files, *(entry.on for entry in table.entries.values())}
    first = {name: text for name, text in texts.items() if name.removesuffix(".v") in needed}
    claims = ((paper.claims[label], entry) for label, entry in table.entries.items())
    whole = [_Planting(claim, entry, tuple(enumerate(drawn(claim, derivation, every)))) for claim, entry in claims]
    count, files = sum(len(each.mutants) for each in whole), [part for each in whole for part in each.parts(TOGETHER)]
    left = list[str]()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, progress("planting in Coq", len(files)) as step:
        while files:
            found = checked({**first, **{each.name: each.text(table.shared) for each in files}}, Path(folder), step)
            failed = [each for each in files if not found[each.name].accepted]
            alone = [(each, each.mutants[0][1].change) for each in failed if len(each.mutants) == 1]
            left += [f"{each.name}, {change}: {found[each.name].complaint}" for each, change in alone]
            files = [part for each in failed if len(each.mutants) > 1 for part in each.parts(1)]
    late = sum(line.endswith(LATE) for line in left)
    print(f"{count} wrong versions of {len(table.entries)} statements planted in Coq", *left, sep="\n")
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
