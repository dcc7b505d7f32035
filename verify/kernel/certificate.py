"""The certificates of a paper: a table of what each claim's theorem says, and the Coq file that states and proves it.

The folder holds `certificates.toml`, a heading a label, beside the Coq files of definitions and chain named in `files`:

  grade    "exactly", or in which other form or part the theorem states what is printed
  binders  what the theorem is about, as Coq binders
  given    its hypotheses; a point at which all of them hold is proved to exist
  says     what is concluded, where `form` is the printed form, or the corrected one: a function of its symbols by name,
           and `$form` that function at the symbols themselves, which are `$symbols` as binders and `$names` as they are
  proof    one tactic that proves it
  point    one tactic that proves the hypotheses satisfiable
  on       a file that it rests on and the others do not; that of another claim, whose form it is about, too
  fails    where the print is false: one tactic that shows a point at which it is not the corrected form

Beside it stands `assumptions.txt`: what each theorem may assume, a line a theorem.

Key results: `certificates` (the table), `source` (the file of a claim), `form_of` (what is printed as Coq).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from verify.judge.claim import Claim
from verify.judge.paper import Paper
from verify.judge.statement import Statement, entries_of
from verify.kernel.printer import coq_name, definition, domain, kind, variables

GOLDEN = "assumptions.txt"
HEAD = """From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import {}.
Open Scope R_scope."""


@dataclass(frozen=True)
class Certificate:
    """What the theorem of one claim says and how it is proved; the fields are those of the table."""

    label: str
    grade: str
    says: str
    proof: str
    binders: str = ""
    given: tuple[str, ...] = ()
    point: str = ""
    fails: str = ""
    on: str = ""

    @property
    def file(self) -> str:
        """The name of its file, without the suffix."""
        return "claim_" + re.sub(r"\W", "_", self.label)


@dataclass(frozen=True)
class Table:
    """All certificates of a paper by label, the files that they rest on in order, and why other claims have none.

    `promised` holds, theorem by theorem, the names of the axioms that it may assume.
    """

    entries: Mapping[str, Certificate]
    files: Mapping[str, str]
    without: Mapping[str, str]
    promised: Mapping[str, tuple[str, ...]]

    @property
    def shared(self) -> tuple[str, ...]:
        """The files that every certificate rests on."""
        own = {entry.on for entry in self.entries.values()}
        return tuple(name for name in self.files if name not in own)


@cache
def certificates(folder: Path) -> Table:
    """The table in a folder; ValueError, in one line, where it is not as it should be."""
    path = folder / "certificates.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        files = {name: (folder / f"{name}.v").read_text(encoding="utf-8") for name in rows.pop("files")}
        without = rows.pop("without", {})
        golden = folder / GOLDEN
        lines = golden.read_text(encoding="utf-8").splitlines() if golden.is_file() else []
        told = (line.split(": ") for line in lines)
        promised = {name: tuple(filter(None, axioms.split(", "))) for name, axioms in told}
        entries = {
            label: Certificate(label, given=tuple(row.pop("given", ())), **{key: v.strip() for key, v in row.items()})
            for label, row in rows.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path.name}: {error}") from None
    for label, entry in entries.items():
        if bool(entry.given) != bool(entry.point):
            raise ValueError(f"{path.name}: {label}: hypotheses and the point at which they hold go together")
    return Table(entries, files, without, promised)


def table_of(paper: Paper) -> Table:
    """The table of a paper; ValueError where it has none, or where it names a claim that the paper has not."""
    if paper.certificates is None:
        raise ValueError(f"{paper.title}: this paper has no table of certificates")
    table = certificates(paper.certificates)
    if unknown := [label for label in (*table.entries, *table.without) if label not in paper.claims]:
        raise ValueError(f"certificates.toml: {unknown[0]} is no claim of the paper")
    return table


def form_of(statement: Statement) -> list[Any]:
    """Every entry of every member of a form, in order."""
    return entries_of(statement.body)


def source(claim: Claim, entry: Certificate, files: tuple[str, ...]) -> str:
    """The file of one claim: its forms, what they mean, the theorem, and that its hypotheses can hold."""
    arguments = arguments_of(claim)
    forms = {"printed": claim.printed} | ({"corrected": claim.corrected} if claim.corrected is not None else {})
    texts = [definition(name, arguments, form_of(form)) for name, form in forms.items() if form is not None]
    parts = [
        f"(* {claim.label}: {_comment(claim.says)}\n   {_comment(claim.true_form.latex)}\n   Stated: {entry.grade} *)",
        preamble(entry, files),
        *texts,
        meaning(claim, entry),
        *_satisfiable(claim, entry),
        f"Theorem holds : {stated(claim, entry)}.\nProof.\n  {_proved(claim, entry)}.\nQed.",
        *_refuted(claim, entry),
    ]
    return "\n\n".join(parts) + "\n"


def arguments_of(claim: Claim) -> list[Any]:
    """The symbols of a claim's forms, in the order in which they are arguments in Coq."""
    return variables([*form_of(claim.printed), *(form_of(claim.corrected) if claim.corrected is not None else [])])


def true_name(claim: Claim) -> str:
    """The name in Coq of the form that is meant to be true."""
    return "printed" if claim.corrected is None else "corrected"


def meaning(claim: Claim, entry: Certificate) -> str:
    """The definition of what a form must satisfy."""
    kinds = [*map(domain, arguments_of(claim)), f"({kind(form_of(claim.true_form))})%type"]
    statement = "".join(f"\n  ({part}) ->" for part in entry.given)
    head = f"\n  forall {entry.binders}," if entry.binders else ""
    text = f"Definition meaning (form : {' -> '.join(kinds)}) : Prop :={head}{statement}\n  {entry.says}."
    return _spelled(text, claim)


def proof_of(claim: Claim, entry: Certificate) -> str:
    """The tactic that proves what the true form means."""
    return _spelled(f"unfold meaning; {entry.proof}", claim)


def preamble(entry: Certificate, files: Iterable[str]) -> str:
    """What a file of a claim begins with: the libraries, and the files that it rests on."""
    return HEAD.format(" ".join([*files, *([entry.on] if entry.on else [])]))


def _spelled(text: str, claim: Claim) -> str:
    """The text with the claim's own symbols in it."""
    if "$" not in text:
        return text
    symbols = [(coq_name(s), domain(s)) for s in arguments_of(claim)]
    names = " ".join(name for name, _ in symbols)
    return (
        text.replace("$form", f"(form {names})")
        .replace("$names", names)
        .replace("$symbols", " ".join(f"({name} : {of})" for name, of in symbols))
    )


def stated(claim: Claim, entry: Certificate, place: str = "") -> str:
    """What the theorem of a claim says: what the true form means and that the hypotheses, if any, can hold."""
    holds = f"{place}meaning {place}{true_name(claim)}"
    return f"({holds} /\\ {place}satisfiable)" if entry.given else holds


def _proved(claim: Claim, entry: Certificate) -> str:
    proof = proof_of(claim, entry)
    return f"split.\n  - {proof}.\n  - {_spelled(entry.point, claim)}" if entry.given else proof


def _satisfiable(claim: Claim, entry: Certificate) -> list[str]:
    if not entry.given:
        return []
    together = " /\\\n  ".join(f"({part})" for part in entry.given)
    text = f"Definition satisfiable : Prop := exists {entry.binders},\n  {together}."
    return [_spelled(text, claim)]


def _refuted(claim: Claim, entry: Certificate) -> list[str]:
    if not entry.fails:
        return []
    return [f"Theorem fails : {apart(claim)[1:-1]}.\nProof. {entry.fails}. Qed."]


def apart(claim: Claim, place: str = "") -> str:
    """What says that the print of a claim is somewhere not the corrected form."""
    names = " ".join(map(coq_name, arguments_of(claim)))
    return f"(exists {names}, {place}printed {names} <> {place}corrected {names})"


def _comment(text: str) -> str:
    """A text that ends no comment of Coq's and begins none; a quotation mark would begin a string."""
    return text.replace("(*", "( *").replace("*)", "* )").replace('"', "''")
