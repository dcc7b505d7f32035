"""Every statement under other assumptions: `python -m verify --model relaxation=T1,T2`, `judged_under` from Python.

A statement holds as printed, as corrected or under its condition if all its checks prove that form of the derivation
made anew from the model. Where none does, other meanings of the paper's symbols are tried (`Paper.readings`) and the
same checks run again. Else it fails, with numbers at which it differs from what is derived, or it cannot be derived,
and the step that fails says why.

Key results: `judged_under` (model to `Outcome` of each label), `report_under` (command).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import sympy as sp

from derive.core.equation import Derivation, Equation
from derive.core.labels import LabelError
from derive.core.settings import model_of
from verify.judge.claim import Claim, Test, find
from verify.judge.paper import Paper, Reading
from verify.judge.witness import Witness, apart

PRINT = Reading("")


@dataclass(frozen=True)
class Outcome:
    """What becomes of a statement under a model.

    holds    "as printed", "as corrected", "under its condition"; "no"; "cannot be derived", "cannot be judged"
    reading  the meaning of the symbols with which it holds, where it is not the paper's
    why      of one that does not hold: the check that refutes it, or the step that cannot be derived and the reason
    witness  numbers at which it differs from what is derived ("corrected" is the derived value)
    """

    label: str
    holds: str
    reading: str = ""
    why: str = ""
    witness: Witness | None = None


@dataclass(frozen=True, repr=False)
class Named(Derivation):
    """A derivation whose symbols are called by other names."""

    names: Mapping[Any, Any] = field(default_factory=dict, compare=False)

    def __getitem__(self, label: str) -> Equation:
        found = super().__getitem__(label)
        return replace(found, rhs=found.rhs.xreplace(dict(self.names))) if self.names else found

    def variant(self, model: Any = None, **assumptions: Any) -> Named:
        """A variant under the same names."""
        return named(super().variant(model, **assumptions), self.names)


def named(chain: Derivation, names: Mapping[Any, Any]) -> Named:
    """The same derivation with its symbols called by other names."""
    shared = {f.name: getattr(chain, f.name) for f in fields(Derivation) if f.init and f.name != "read"}
    return Named(**shared, names=names)


def judged_under(
    model: Any, paper: Paper | None = None, report: Callable[[str], None] = lambda label: None
) -> dict[str, Outcome]:
    """What becomes of every statement of a paper (default: the one of this project) under a model of its theory."""
    if paper is None:
        from verify.cheng_niu import PAPER

        paper = PAPER
    chain, found = paper.derivation(model), {}
    for label, claim in paper.claims.items():
        found[label] = outcome_under(claim, chain, paper.readings(model))
        report(label)
    return found


def outcome_under(claim: Claim, chain: Derivation, readings: Sequence[Reading]) -> Outcome:
    """What becomes of one statement: the first form, in the first reading, that all its checks prove."""
    for reading in (PRINT, *readings):
        under = named(chain, reading.names)
        for holds, body, tests in _forms(claim):
            if tests and all(_finds(test, _read(body, reading), under)[0] == "proved" for test in tests):
                return Outcome(claim.label, holds, reading.text)
    return _failed(claim, chain, [*readings, PRINT][0])


def _read(body: sp.Tuple, reading: Reading) -> sp.Tuple:
    return sp.Tuple(*(reading.factor * member.xreplace(dict(reading.printed)) for member in body))


def _forms(claim: Claim) -> Iterator[tuple[str, sp.Tuple, list[Test]]]:
    """The forms of a statement, and the checks that are about more than the theory's own model."""
    tests = [test for test in claim.tests if test.any_model]
    yield "as printed", claim.printed.body, tests
    if claim.corrected is not None:
        yield "as corrected", claim.corrected.body, tests
    if claim.condition is not None and claim.condition.test.any_model:
        yield "under its condition", claim.printed.body, [claim.condition.test]


def _finds(test: Test, body: sp.Tuple, chain: Derivation) -> tuple[str, str]:
    """What a check finds, and the reason where it cannot tell."""
    try:
        result = find(test, body, chain)
    except LabelError as error:
        return "underived", str(error)
    except (ValueError, TypeError) as error:  # a symbol that the check has no number or sign for
        return "undecided", str(error)
    return result, test.detail


def _failed(claim: Claim, chain: Derivation, reading: Reading) -> Outcome:
    """Why a statement does not hold in any form or reading; with numbers at which it differs in `reading`."""
    body, own = claim.true_form.body, named(chain, {})
    if claim.condition is not None and not claim.condition.test.any_model:
        why = "the check of its condition knows the paper's own model alone"
        return Outcome(claim.label, "cannot be judged", why=why)
    reasons: dict[str, str] = {}
    for test in (test for test in claim.tests if test.any_model):
        result, why = _finds(test, body, own)
        if result == "refuted":
            pairs = test.pairs(_read(body, reading), named(chain, reading.names)) if test.pairs is not None else []
            return Outcome(claim.label, "no", why=f"refuted: {why}", witness=apart(pairs))
        if result != "proved":
            reasons.setdefault(result, why)
    kind = "cannot be derived" if "underived" in reasons else "cannot be judged"
    return Outcome(claim.label, kind, why=next(iter(reasons.values()), "no check"))


def report_under(paper: Paper, settings: Sequence[str], as_json: bool, out: Path | None) -> int:
    """Judge every statement under the model that the settings make; print a table, or JSON; 0 once it is judged."""
    from derive.files import require_place, write_files
    from derive.terminal import plain, progress

    if out is not None:
        require_place(out)
    model = model_of(settings, paper.theory)
    with progress("judging", len(paper.claims)) as step:
        found = judged_under(model, paper, step)
    counts = Counter(map(_heading, found.values()))
    data = {"model": list(settings), "summary": counts, "statements": [asdict(outcome) for outcome in found.values()]}
    text = json.dumps(data, indent=1) + "\n"
    if as_json:
        print(text, end="")
    else:
        width = max(map(len, found))
        rows = [plain(f"{label:{width}}  {_line(outcome)}") for label, outcome in found.items()]
        print(*rows, "", *(f"{number:4}  {heading}" for heading, number in counts.most_common()), sep="\n")
    if out is not None:
        write_files(out, {"assumptions.json": text})
    return 0


def _heading(outcome: Outcome) -> str:
    if outcome.holds in ("no", "cannot be judged", "cannot be derived"):
        return "fails" if outcome.holds == "no" else outcome.holds
    return f"holds {outcome.holds}" + (f" with {outcome.reading}" if outcome.reading else "")


def _line(outcome: Outcome) -> str:
    """The outcome of a statement in one line."""
    if outcome.witness is None:
        return _heading(outcome) + (f": {outcome.why}" if outcome.why else "")
    point = ", ".join(f"{name} = {value}" for name, value in outcome.witness.at.items())
    return f"{_heading(outcome)}: at {point} {outcome.witness.printed}, derived {outcome.witness.corrected}"
