"""What the kernel makes of a paper: each certificate checked, its form read back, its assumptions as they are promised.

Key results: `judged_by_kernel` (a `Finding` for each certificate, and what is wrong), `with_kernel` (a record with it).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sympy as sp

from derive.export.latex import expression_latex
from derive.terminal import progress
from verify.judge.claim import Claim
from verify.judge.paper import Paper
from verify.judge.reader.form import members
from verify.judge.reader.latex_words import Function, Words
from verify.judge.statement import Statement
from verify.kernel.certificate import GOLDEN, Certificate, Table, arguments_of, form_of, table_of, true_name
from verify.kernel.coqc import RESTS, checked, checked_again, coq_version, rests_on
from verify.kernel.gathered import WHOLE, asked, sources, theorems
from verify.kernel.printer import coq_name, definition
from verify.kernel.readback import latex_of

EACH = "Assumed.v"
"""Asks about theorems one by one, where those asked together assume something else than is promised."""


@dataclass(frozen=True)
class Finding:
    """A certificate, whether Coq accepts it, and its true form as it was read back from Coq, entry by entry."""

    certificate: Certificate
    accepted: bool
    stated: tuple[str, ...]

    @property
    def said(self) -> str:
        """A line about it."""
        verb = "accepts" if self.accepted else "does NOT accept"
        return f"{self.certificate.label}: Coq {verb} {self.certificate.file}.v ({self.certificate.grade})"


def judged_by_kernel(
    paper: Paper, labels: Iterable[str] | None, folder: Path | None
) -> tuple[dict[str, Finding], list[str]]:
    """Check the certificates of some labels (None: all, and what gathers them) in a folder (None: one for the moment).

    A finding for each, and a line for each thing that is wrong. ValueError where Coq or the table is missing.
    """
    coq_version()
    table = table_of(paper)
    if missing := [label for label in labels or () if label not in table.entries]:
        raise ValueError(f"{missing[0]} has no certificate; docs/trust.md says what it rests on")
    entries = [entry for label, entry in table.entries.items() if labels is None or label in labels]
    texts = _needed(sources(paper, [entry.label for entry in entries]))
    with ExitStack() as stack:
        place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="certificates-")))
        step = stack.enter_context(progress("checking in Coq", len(texts)))
        outcomes = checked(texts, place, step)
        wrong = [
            f"{name}: {o.complaint}"
            for name, o in outcomes.items()
            if not o.accepted and not o.complaint.startswith(RESTS)
        ]
        if not wrong and (complaint := checked_again([*texts], place)):
            wrong.append(f"coqchk: {complaint}")
        if not wrong:
            these = [entry.label for entry in entries]
            assumed = _assumed(table, these, texts, outcomes[WHOLE].assumed, place)
            if folder is not None:  # to be looked at, and copied where it is as it should be
                lines = (f"{name}: {', '.join(assumed[name])}\n" for name in theorems(table, these))
                (folder / GOLDEN).write_text("".join(lines), encoding="utf-8")
            wrong += _other_assumptions(assumed, table.promised, whole=labels is None)
    found = {}
    for entry in entries:
        claim = paper.claims[entry.label]
        stated, different = read_back(paper, claim, claim.true_form)
        wrong += [f"{entry.label}: what stands in Coq is read back as {text}" for text in different]
        found[entry.label] = Finding(entry, outcomes[f"{entry.file}.v"].accepted and not different, tuple(stated))
    return found, wrong


def _assumed(
    table: Table, labels: list[str], texts: Mapping[str, str], found: Iterable[tuple[str, ...]], place: Path
) -> dict[str, tuple[str, ...]]:
    """What each theorem assumes: what those asked together do, and each alone where that is not what is promised."""
    assumed, unlike, whole = dict[str, tuple[str, ...]](), list[str](), labels == [*table.entries]
    for group, axioms in zip(asked(table, labels), found, strict=True):
        assumed |= dict.fromkeys(group, axioms)
        promised = {*table.promised.get(group[0], axioms)}
        if len(group) > 1 and not (promised == {*axioms} if whole else promised >= {*axioms}):
            unlike += group
    if unlike:
        needed = " ".join(name.removesuffix(".v") for name in texts)
        lines = [f"From Certificates Require {needed}.", "Import Paper.", *(f"Print Assumptions {n}." for n in unlike)]
        each = checked({**texts, EACH: "\n".join(lines) + "\n"}, place, lambda _: None)[EACH]
        assumed |= zip(unlike, each.assumed, strict=True)
    return assumed


def _needed(texts: Mapping[str, str]) -> dict[str, str]:
    """Of some files those that the one rests on which gathers the theorems, and that one."""
    found, left = set[str](), [WHOLE]
    while left:
        found.add(name := left.pop())
        left += [other for other in rests_on(texts[name]) if other not in found]
    return {name: text for name, text in texts.items() if name in found}


def read_back(paper: Paper, claim: Claim, form: Statement) -> tuple[list[str], list[str]]:
    """The entries of a form as they stand in Coq, as LaTeX; and those that the reader of the print reads otherwise."""
    arguments, entries = arguments_of(claim), form_of(form)
    spelled = {s: expression_latex(s, paper.theory.symbols) for s in arguments}
    stated = latex_of(
        definition(true_name(claim), arguments, entries), {coq_name(s): latex for s, latex in spelled.items()}
    )
    fields = {s: f"{latex}({', '.join(spelled[x] for x in s.args)})" for s, latex in spelled.items() if s.args}
    named = {latex: s for s, latex in (spelled | fields).items()}
    slopes = {
        rf"\frac{{\partial {field}}}{{\partial {spelled[x]}}}": s.diff(x) for s, field in fields.items() for x in s.args
    }
    powers = {f"{latex}^": Function(partial(sp.Pow, s)) for latex, s in named.items()}  # a charge e^2, no exponential
    words = Words(named | slopes | powers, form.vocabulary())
    return stated, [
        text
        for text, entry in zip(stated, entries, strict=True)
        if members(text, (), words, "members") != sp.Tuple(entry)
    ]


def _other_assumptions(
    found: Mapping[str, Iterable[str]], promised: Mapping[str, Iterable[str]], whole: bool
) -> list[str]:
    """What is assumed and not promised, and for all files together what is promised and not assumed."""
    rows = [(f"not in {GOLDEN}, but assumed by", found, promised)]
    rows += [(f"in {GOLDEN}, but not assumed by", promised, found)] if whole else []
    return [
        f"{said} {name}: {', '.join(sorted(other))}"
        for said, these, those in rows
        for name, axioms in these.items()
        if (other := {*axioms} - {*those.get(name, ())})
    ]


def with_kernel(data: dict[str, Any], findings: Mapping[str, Finding]) -> dict[str, Any]:
    """The record with a check by the method `kernel`, its grade and what it states, for each claim that has one."""
    return {**data, "claims": [_with(claim, findings.get(claim["label"])) for claim in data["claims"]]}


def _with(claim: dict[str, Any], finding: Finding | None) -> dict[str, Any]:
    if finding is None:
        return claim
    entry, result = finding.certificate, "proved" if finding.accepted else "undecided"
    true = "corrected" if claim["corrected"] is not None else "printed"
    rows = [{"method": "kernel", "on": true, "result": result, "detail": f"Coq accepts {entry.file}.v: {entry.grade}"}]
    if entry.fails and finding.accepted:
        detail = f"Coq accepts {entry.file}.v: at a point it is not the corrected form"
        rows.append({"method": "kernel", "on": "printed", "result": "refuted", "detail": detail})
    kernel = {"grade": entry.grade, "stated": list(finding.stated), "file": f"coq/{entry.file}.v"}
    return {**claim, "checks": [*claim["checks"], *rows], "kernel": kernel}
