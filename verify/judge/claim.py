"""A claim: one printed statement, how it is checked, and what the record says of it.

The printed channel (`verify.cheng_niu.printed`) and the derived one (`derive`) meet in a claim and nowhere else: its
tests take the body of a printed form and the `Derivation`, and return whether the form is true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from derive.core.equation import Derivation
from verify.judge.statement import Statement
from verify.judge.verdict import Result, Verdict
from verify.zero.exact import Undecided

Suspect = Literal["authors", "scan"]
Check = Callable[..., bool]
"""Whether the body of a printed form is true, given the derivation; raises `Undecided` where it cannot tell."""


@dataclass(frozen=True)
class Control:
    """What a check must prove, or must refute, to show that it can.

    detail    what is put before the check
    body      the form, made of the true form's body and of the derivation; None: the print's own
    options   what the check is told besides: other readings of a word, the range of a parameter
    model     assumptions of the derivation that are changed
    """

    detail: str
    body: Callable[[Any, Derivation], Any] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    model: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Test:
    """One way to judge a body: a method's name, the check, and what its success shows.

    proves     a control that the check must prove, needed where it proves none of the forms that it is run on
    refutes    a control that it must refute; None: the first wrong version of the true form that it
               refutes (`verify.judge.mutants`), looked for where it refutes none of the forms that it is run on
    any_model  whether it follows the derivation's model; False: it judges the theory's own model alone
    pairs      what must be equal, printed and derived, where that is what it checks
    """

    __test__ = False  # not a test class of pytest's

    method: str
    check: Check
    detail: str
    proves: Control | None = None
    refutes: Control | None = None
    any_model: bool = True
    pairs: Callable[[Any, Derivation], list[tuple[Any, Any]]] | None = None


@dataclass(frozen=True)
class Condition:
    """An assumption that the paper does not state, and the test of the printed form under it."""

    text: str
    test: Test


@dataclass(frozen=True)
class Claim:
    """One statement of the paper and its record.

    tests       every one is run on the printed and on the corrected form; mutants must fail the first
    corrected   the form that is true, where the printed one is not
    condition   what makes the printed form true, where it is not true without
    beyond      the test at the next order, which a `to-order` statement must fail
    cites       labels of statements that the print cites here; what the derivation does not need is shown apart
    suspect     who may be at fault where the printed form is wrong
    why         one sentence for a reader: why the verdict is what it is
    one_sided   an inequality or estimate: a weaker mutant may be true still, and its proof shows it
    changes     labels of later printed results that are other than printed, once this statement is corrected
    cause       label of the statement whose fault or unstated assumption this one shares
    table       rows of text, headings first, where the statement is best read as a table
    at          where the witness is to be taken, if the forms differ there; else a point is searched for
    """

    printed: Statement
    says: str
    verdict: Verdict
    tests: tuple[Test, ...]
    corrected: Statement | None = None
    condition: Condition | None = None
    beyond: Test | None = None
    cites: tuple[str, ...] = ()
    derived: str | None = None
    suspect: Suspect | None = None
    why: str = ""
    one_sided: bool = False
    changes: tuple[str, ...] = ()
    cause: str | None = None
    table: tuple[tuple[str, ...], ...] = ()
    at: Mapping[Any, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The statement's permanent label."""
        return self.printed.label

    @property
    def node(self) -> str:
        """The node of the derivation that the claim is about; its own label unless said otherwise."""
        return self.derived if self.derived is not None else self.label

    @property
    def true_form(self) -> Statement:
        """The corrected form where there is one, else the printed one."""
        return self.corrected if self.corrected is not None else self.printed


def find(test: Test, body: Any, derivation: Derivation, options: Mapping[str, Any] | None = None) -> Result:
    """What one test finds on one body; ValueError where the body is ill formed or a step cannot be derived."""
    try:
        return "proved" if test.check(body, derivation, **(options or {})) else "refuted"
    except Undecided:
        return "undecided"
