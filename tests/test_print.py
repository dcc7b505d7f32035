"""What is shown is what is judged: forms are read from their LaTeX and stand in the scan; wrong ones are noticed."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import sympy as sp
from latex_mutations import latex_mutants

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu import CLAIMS
from verify.cheng_niu.printed import PRINT, transcribed
from verify.cheng_niu.printed.vocabulary import OURS
from verify.judge.claim import Claim
from verify.judge.mutants import Mutant, fate
from verify.judge.reader.latex_reader import read
from verify.judge.reader.latex_words import split, tokens
from verify.judge.statement import Statement

PRINTED = {label: claim for label, claim in CLAIMS.items() if not label.startswith("x.")}
SCAN_DIGEST = "f870594339a0caf162c567cb71151bde7dc0a30f13ee1730670934ed2c3b16d9"
"""SHA-256 of the scan from which the quotes were taken."""
TRANSCRIBED = "6f758767d3c8e47c525c4c63988fcbf6ce83bd6748bbf52e3fa7ca9617777249"
"""SHA-256 of the quotes and formulas that were found in it."""


@cache
def scan() -> str:
    """The scanned text that stands in `shared/` beside the checkout; skips where it is not."""
    for folder in Path(__file__).resolve().parents:
        path = folder / "shared" / "paper.md"
        if path.is_file():
            text = path.read_bytes()
            assert hashlib.sha256(text).hexdigest() == SCAN_DIGEST, "not the scan that was transcribed"
            return text.decode()
    pytest.skip("the scan is not beside the checkout")


@cache
def scanned_tokens() -> str:
    """The tokens of the scan, each between blanks, without line breaks and marks of alignment; $ around a formula."""
    running = re.sub(r"\\\\\s*(?=&|\n)|&\\quad|&(?=\S)|\\(?:left|right)\.", " ", scan())
    running = re.sub(r"\\(?:begin|end)\{aligned\}", "$", running)
    return " ".join(["", *tokens(running), ""])


def strange_clauses(latex: str) -> list[str]:
    """The clauses of a form that the scan does not have as a whole; a bound may leave out what it is the bound of."""
    clauses = (" ".join(part).removesuffix(" ,") for _, part in split(tokens(latex), (r"\quad",)))
    return [clause for clause in clauses if not re.search(_pattern(clause), scanned_tokens())]


def _pattern(clause: str) -> str:
    left, sign, right = clause.partition(" < ")
    middle = rf"{re.escape(left)} (?:= [^$<]* )?< {re.escape(right)}" if sign else re.escape(clause)
    return rf" (?:[$<=,]|\\leq|\\quad) {middle} (?:[$<=,.:]|\\leq|\\quad) "


GOOD = "section = 'main text'\n[1]\nline = 25\nquote = 'q'\nlatex = 'P = 1'\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{GOOD}[p.gap]\nline = 1", "p: gap is no field"),
        (f"{GOOD}suspect = 'scan'", "1: suspect is no field"),
        (f"{GOOD}corrected = 'P = 2'", "1: corrected is no field"),
        (f"{GOOD}reading = 1", "1: reading is no field, or not of its kind"),
        (f"{GOOD}of = [1]", "1: of is no field, or not of its kind"),
        (f"{GOOD}gather = 'heap'", "1: gather is one of members"),
        (f"{GOOD}words = ['spin', 'spine']", "1: words = 'spine' has no meaning"),
        (GOOD.replace("line = 25", ""), "1 has no line"),
        (GOOD.replace("[1]", ""), "nothing but statements under their labels"),
        (GOOD.replace("section = 'main text'", ""), "must hold section"),
        (GOOD + GOOD.partition("\n")[2], "twice"),
        (GOOD + "quote = 'r'", "overwrite"),
    ],
)
def test_a_transcription_that_is_not_as_it_should_be_is_refused_in_one_line(
    tmp_path: Path, text: str, why: str
) -> None:
    (tmp_path / "some.toml").write_text(text)
    with pytest.raises(ValueError, match=why) as refusal:
        transcribed(tmp_path / "some.toml")
    assert str(refusal.value).startswith("some.toml: ") and "\n" not in str(refusal.value)


def test_a_label_is_transcribed_once_and_one_that_is_not_is_named(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(GOOD)
    assert transcribed(tmp_path / "a.toml")["1"].latex == "P = 1"
    with pytest.raises(ValueError, match=r"^b\.toml: 1 is transcribed twice$"):
        transcribed(tmp_path / "a.toml", tmp_path / "b.toml")
    with pytest.raises(KeyError, match=r"nothing that is printed has the label p\.tork"):
        PRINT["p.tork"]


def test_what_is_transcribed_is_judged_and_stands_in_the_order_of_the_paper() -> None:
    assert [PRINT[label] for label in PRINT] == [PRINTED[label].printed for label in PRINT]
    assert PRINT.keys() == PRINTED.keys()
    lines = [printed.line for printed in PRINT.values()]
    assert lines == sorted(lines)


def forms(claim: Claim) -> list[Statement]:
    return [claim.printed, *([claim.corrected] if claim.corrected is not None else [])]


@cache
def chain() -> Derivation:
    return derivation()


def test_all_statements_of_the_paper_are_here() -> None:
    assert len(PRINTED) == 77


def transcription() -> str:
    """SHA-256 of every quote with its line, and of every printed formula."""
    rows = [[label, c.printed.line, c.printed.quote, c.printed.latex] for label, c in PRINTED.items()]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def test_what_was_compared_with_the_scan_is_what_stands_here() -> None:
    """It holds where the scan is not at hand; whoever changes a quote compares it with the scan first."""
    assert transcription() == TRANSCRIBED


@pytest.mark.parametrize("label", PRINTED)
def test_every_form_is_read_and_none_is_typed_twice(label: str) -> None:
    for form in forms(PRINTED[label]):
        assert form.given is None
        assert len(form.body) > 0


@pytest.mark.parametrize("label", PRINTED)
def test_a_quote_stands_in_the_scan_word_for_word(label: str) -> None:
    printed = PRINTED[label].printed
    lines = scan().splitlines()[printed.line - 1 :]
    assert "".join(printed.quote.split()) in "".join("".join(lines[:9]).split())


@pytest.mark.parametrize("label", [label for label, claim in PRINTED.items() if not claim.printed.reading])
def test_a_printed_form_stands_in_the_scan_clause_by_clause(label: str) -> None:
    assert not strange_clauses(PRINTED[label].printed.latex)


@pytest.mark.parametrize("label", [label for label, claim in PRINTED.items() if claim.printed.reading])
def test_a_reading_says_so(label: str) -> None:
    assert label.startswith("p.")


@pytest.mark.parametrize("label", PRINTED)
def test_no_wrong_latex_of_the_true_form_goes_unnoticed(label: str) -> None:
    claim = PRINTED[label]
    counts = Counter(noticed(claim, change, mutant) for change, mutant in latex_mutants(claim.true_form.latex))
    assert not {name for name in counts if name.startswith("SURVIVED")}, counts
    assert counts["reader"] + counts["verdict"] >= 3


def noticed(claim: Claim, change: str, mutant: str) -> str:
    """Who notices a wrong LaTeX of the form that is true: the reader, or the check the verdict relies on."""
    try:
        body = replace(claim.true_form, latex=mutant).body
    except ValueError:
        return "reader"
    if body == claim.true_form.body or (claim.label == "p.gauge" and "V = -" in mutant):
        return "same meaning"  # V stands twice in what the gauge does, so -V is V
    found = fate(claim, Mutant(claim.label, change, body), chain())
    return {"refused": "verdict", "true still": "true still"}.get(found, f"SURVIVED: {change}: {mutant}")


FAULTY_FORMULAS = [
    label for label, claim in PRINTED.items() if claim.corrected is not None and not claim.printed.reading
]
"""Prose has none: its form is a reading, and its mutants are those of the true form."""


@pytest.mark.parametrize("label", FAULTY_FORMULAS)
def test_no_wrong_latex_of_a_faulty_print_goes_unnoticed(label: str) -> None:
    """A faulty print with one more fault would still be refuted, but it would not be what the scan says."""
    printed = PRINTED[label].printed
    for change, mutant in latex_mutants(printed.latex):
        try:
            assert replace(printed, latex=mutant).body is not None
        except ValueError:
            continue
        assert strange_clauses(mutant), change


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("16", r"- \xi \frac{\mathbf{M}}{M_s}", r"+ \xi \frac{\mathbf{M}}{M_s}"),
        ("13", r"\mp", r"\pm"),
        ("9c", r"\varepsilon_1^2 + \varepsilon_2^2", r"\varepsilon_1^2 - \varepsilon_2^2"),
        ("A4", r"\langle \uparrow | \dot", r"\langle \downarrow | \dot"),
    ],
)
def test_the_sign_of_the_term_that_is_shown_is_the_one_that_is_judged(label: str, right: str, wrong: str) -> None:
    form = PRINTED[label].printed
    assert right in form.latex
    assert replace(form, latex=form.latex.replace(right, wrong, 1)).body != form.body


def test_sixteen_with_its_xi_term_turned_is_refuted() -> None:
    claim = PRINTED["16"]
    turned = claim.printed.latex.replace(r"- \xi \frac", r"+ \xi \frac")
    assert noticed(claim, "sign", turned) == "verdict"


@pytest.mark.parametrize(
    ("latex", "why"),
    [
        (r"\mathbf{u} = \mathbf{j}_e \mathbf{j}_e", "product"),
        (r"\mathbf{u} = \mathbf{j}_e + 1", "another kind"),
        (r"\mathbf{u} = \mathbf{j}_e \times \mathbf{M} \times \mathbf{M}", "brackets must place"),
        (r"\mathbf{u} = \nabla", "nothing behind it"),
        (r"\mathbf{u} = \mathbf{j}_e \ll 2", "<< 1"),
        (r"\mathbf{u} = \mathcal{A}_i", "twice"),
        (r"\mathbf{u} = \mathcal{A}_i \mathcal{A}_i \mathcal{A}_i", "twice"),
        (r"\mathbf{u} = (\mathcal{A}_i + 1) \mathcal{A}_i", "different indices"),
        (r"\mathbf{u} = \mathbf{j}_e, \quad Q = 1", "nowhere else"),
        (r"\mathbf{u} = Q \mathbf{j}_e, \quad Q", "defines nothing"),
        (r"\mathbf{u} = \mathbf{j}_e, \quad P = 1", "meaning already"),
        (r"\mathbf{v} = \mathbf{j}_e", "no clause begins"),
        (r"\mathbf{u} < \mathbf{j}_e", "no clause begins"),
        (r"\mathbf{u} = \uparrow", "not in the grammar"),
        (r"\mathbf{u} = \mp \mathbf{j}_e", "not in the grammar"),
    ],
)
def test_a_form_that_leaves_the_grammar_is_refused(latex: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(PRINTED["p.u"].printed, latex=latex).body  # noqa: B018


def test_any_text_is_read_or_refused_by_name() -> None:
    """Tokens left out, put in, exchanged: a value or a ValueError, nothing else."""
    dice = random.Random(1212_1964)
    every = [form for claim in PRINTED.values() for form in forms(claim)]
    stock = [token for form in every for token in re.findall(r"\\[A-Za-z]+|\\.|\S| +", form.latex)]
    for _ in range(1500):
        form = dice.choice(every)
        row = re.findall(r"\\[A-Za-z]+|\\.|\S| +", form.latex)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(row))
            row[at : at + dice.randint(0, 2)] = dice.choices(stock, k=dice.randint(1, 2))
        try:
            assert isinstance(replace(form, latex="".join(row)).body, sp.Tuple)
        except ValueError as refusal:
            assert "\n" not in str(refusal)
    with pytest.raises(ValueError, match="beyond what can be read"):
        read(["("] * 5000, OURS)


def test_notation_of_the_print_means_what_it_should() -> None:
    """By hand: a commutator, a sum over indices, a magnitude, both bands, a definition behind the form."""
    form = replace(PRINTED["p.eta"].printed, of=(), words=dict)
    assert replace(form, latex=r"[\sigma_1, \sigma_2]").body[0] == 2 * sp.I * sp.Matrix([[1, 0], [0, -1]])
    assert replace(form, latex=r"\varepsilon_{3ij} s_i \mathcal{A}_j").body[0] == q.s1 * q.calA_2 - q.s2 * q.calA_1
    rows = r"(\mathcal{A}_i + \xi s_i) \mathcal{A}_i"
    square = q.calA.dot(q.calA) + q.xi * q.spin.dot(q.calA)
    assert sp.expand(replace(form, latex=rows).body[0] - square) == 0
    assert replace(form, latex="|c_a|^2").body[0] == q.ca * sp.conjugate(q.ca)
    assert replace(form, latex=r"\pm \xi").body == sp.Tuple(q.xi, -q.xi)
    assert replace(form, latex=r"f_{0\uparrow,\downarrow}", gather="bands").body[0] == sp.Matrix([q.f_up, q.f_down])
    assert replace(form, latex=r"\cos \Omega t, \quad 1/\Omega = \tau_{sf}").body[0] == sp.cos(q.t / q.tau_sf)
