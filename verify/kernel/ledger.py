"""docs/trust.md: what each claim rests on, from our own code alone to a theorem that Coq has checked.

Key result: `ledger`.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.judge.claim import Claim
from verify.judge.paper import Paper
from verify.kernel.certificate import table_of

_GRADES = {
    "a theorem about the statement exactly": "exactly",
    "a theorem about an equivalent form": "equivalent",
    "a theorem about a part of it": "part",
}
_NONE = "it has no statement in Coq"


def ledger(paper: Paper) -> str:
    """The ledger as Markdown, the weakest grounds first."""
    table = table_of(paper)
    ours = [claim for label, claim in paper.claims.items() if label not in table.entries]
    alone = (_row(claim, table.without.get(claim.label, _NONE)) for claim in ours)
    parts = [_head(len(paper.claims), len(table.entries), next(iter(table.entries))), _section("our code alone", alone)]
    for title, grade in _GRADES.items():
        entries = [entry for entry in table.entries.values() if entry.grade.startswith(grade)]
        rows = (
            _row(paper.claims[e.label], f"{e.grade}{'; print and corrected form differ at a point' * bool(e.fails)}")
            for e in entries
        )
        parts.append(_section(title, rows))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(claims: int, certified: int, first: str) -> str:
    return f"""# What each claim rests on

Written by `python -m verify ledger`. Of {claims} claims {certified} have a theorem that Coq checks. Who takes those
must trust Coq, the definitions in `output/coq/Model.v` and in the file that a theorem rests on beside the chain, and
the printer of forms, `verify/kernel/printer.py`; the card of a claim shows what stands in Coq, read back by a reader of
its own, beside the print. For all others, and for what a part leaves out: our zero test and series (exact), the balls
of Arb (enclosure), or an integrator (ode).

One claim: `python -m verify --kernel check {first}`; all of them, what they assume, and `coqchk`:
`python -m verify --kernel`. `python -m verify --kernel --mutants` plants a wrong version of each statement: refused
where the proof of the true form ends and fails; undecided, which fails the run, where it does not end in time. Of those
of the fixed seed, one a statement, none is undecided."""


def _section(title: str, rows: Iterable[str]) -> str:
    found = [*rows]
    head = ["| claim | verdict | our methods | in Coq |", "|---|---|---|---|"]
    return "\n".join([f"## Rests on {title} ({len(found)})", "", *head, *found]) if found else ""


def _row(claim: Claim, said: str) -> str:
    tests = [*claim.tests, *([claim.condition.test] if claim.condition is not None else [])]
    methods = dict.fromkeys(test.method for test in tests)
    return f"| {claim.label} | {claim.verdict} | {', '.join(methods)} | {said} |"
