"""The report: formulas, marks, prose, the graph's layout, and the page that holds them."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from html import escape
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("latex2mathml")
pytest.importorskip("matplotlib")

import report_page

from derive import derivation
from derive.cheng_niu.chain import NODES
from verify import whole
from verify.cheng_niu.claimed import PAPER, _exhibits
from verify.judge.paper import paper_in
from verify.judge.verdict import FAULTY, VERDICTS
from verify.report import page, parts
from verify.report.consequence import by_consequence
from verify.report.lead import lead
from verify.report.lines import LINE, equation, width
from verify.report.marks import mark
from verify.report.mathml import markup, tree
from verify.report.place import places, searched
from verify.report.verdicts import HOLD, SIGNS, summary
from verify.report.words import typeset

PRINTED_9C = r"s_3(t) = 1 + \frac{e^{-\xi\tilde{t}}}{1 + \xi^2} (\varepsilon_1^2 + \varepsilon_2^2)"
RIGHT_9C = r"s_3(t) = 1 - \frac{\varepsilon_1^2 + \varepsilon_2^2}{1 + \xi^2}" + PRINTED_9C[len("s_3(t) = 1") :]

SVG = '<svg viewBox="0 0 1 1">\n</svg>'


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


# Formulas


def test_bold_letters_are_characters_since_browsers_know_no_other_bold() -> None:
    html = markup(tree(r"\mathbf{n} \times \dot{\mathbf{M}} + \boldsymbol{\sigma}"))
    assert "𝐧" in html and "𝐌" in html and "𝝈" in html
    assert "mathvariant" not in html


def test_a_function_name_stands_clear_of_its_argument_and_close_to_a_bracket() -> None:
    html = markup(tree(r"a\sin \theta + \cos (x)"))
    assert '<mspace width="0.167em"></mspace><mi>sin</mi><mspace width="0.167em"></mspace><mi>θ</mi>' in html
    assert '<mi>cos</mi><mo stretchy="false">(' in html


def test_a_sign_behind_a_bracket_or_a_comma_is_no_sum() -> None:
    assert markup(tree("[-a, -b]")).count('form="prefix">−') == 2
    assert 'form="prefix"' not in markup(tree("a - b"))


def test_text_in_a_formula_is_escaped() -> None:
    html = equation(tree(r"\text{<script>alert(1)</script>} < \xi"), r"\text{<script>} < \xi")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_what_is_no_formula_is_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match="not a formula"):
        tree(r"\frac{1}{")


def test_a_long_sum_is_cut_before_its_signs_and_loses_nothing() -> None:
    latex = " + ".join(rf"\frac{{a_{{{i}}}}}{{b_{{{i}}}}}" for i in range(30))
    html = equation(tree(latex), latex)
    assert html.count("<wbr>") == 29
    assert all(piece.startswith('<mo form="infix">+') for piece in re.findall(r"<wbr><math[^>]*>(.*?)</math>", html))
    assert text_of(html) == text_of(markup(tree(latex)))


def test_a_cut_never_parts_what_fits_a_line() -> None:
    assert "<wbr>" not in equation(tree("a + b = c"), "a + b = c")
    assert width(tree("a + b = c")) < LINE


def test_a_matrix_wider_than_the_page_is_written_entry_by_entry() -> None:
    entry = " + ".join("abcdefghijklmnopqrst")
    latex = rf"K = \begin{{bmatrix}} {entry} & 1 \\ 2 & {entry} \end{{bmatrix}}"
    html = equation(tree(latex), latex)
    assert re.findall(r'class="index">([^<]*)', html) == ["1,1", "1,2", "2,1", "2,2"]
    assert "<mtable" not in html
    assert text_of(html).count("a+b+c") == 2
    assert not set("[]") & set(text_of(html))  # the brackets are drawn around the list


@pytest.mark.parametrize("label", NODES)
def test_every_derived_equation_becomes_mathml(label: str) -> None:
    latex = report_page.material()[1][label].latex()
    if len(latex) < 3000:
        assert "<math" in equation(tree(latex), latex)


def test_a_matrix_and_its_brackets_share_a_row() -> None:
    html = markup(tree(r"K = \begin{bmatrix} a & b \\ c & d \end{bmatrix} x"))
    assert re.search(r"<mrow><mo>\[</mo><mtable>.*</mtable><mo>\]</mo></mrow><mi>x</mi>", html)


# Marks


def marked(formula: Any, name: str) -> str:
    return "".join(text_of(markup(e)) for e in formula.iter() if e.get("class") == name)


def test_the_missing_constant_of_9c_is_marked_and_nothing_else() -> None:
    printed, right = tree(PRINTED_9C), tree(RIGHT_9C)
    mark(printed, right)
    assert marked(printed, "gone") == ""
    assert marked(right, "come") == "−ε12+ε221+ξ2"


def test_a_moved_exponent_and_a_changed_letter_are_marked() -> None:
    printed, right = tree(r"\sin\theta\,\dot{\phi}^2 + a"), tree(r"(\sin\theta\,\dot{\phi})^2 + b")
    mark(printed, right)
    assert "a" in marked(printed, "gone")
    assert set("()b") <= set(marked(right, "come"))


@pytest.mark.parametrize(
    ("label", "gone", "come"),
    [
        ("p.lowest-order", "", "−ε12+ε221+ξ2"),
        ("p.omega", "", "−τexcosθϕ˙"),
        ("B3", "𝝈˙η", "𝝈η˙"),
        ("B4", "33ℏℏ", "ii†"),
    ],
)
def test_the_difference_is_marked_where_it_is(label: str, gone: str, come: str) -> None:
    claim = PAPER.claims[label]
    assert claim.corrected is not None
    left, right = tree(claim.printed.latex), tree(claim.corrected.latex)
    mark(left, right)
    assert (marked(left, "gone"), marked(right, "come")) == (gone, come)


def test_equal_formulas_are_not_marked() -> None:
    left, right = tree(PRINTED_9C), tree(PRINTED_9C)
    mark(left, right)
    assert "class" not in markup(left) + markup(right)


# Prose


def test_greek_indices_and_powers_are_set() -> None:
    shown = "<var>ε</var><sub>1</sub><sup>2</sup> + <var>τ</var><sub>ex</sub> ≪ 1 × 10<sup>−15</sup> s"
    assert typeset("eps1^2 + tau_ex << 1e-15 s") == shown
    assert typeset("-(eps1^2 + eps2^2)/(1 + xi^2)").endswith("<sup>2</sup>)/(1 + <var>ξ</var><sup>2</sup>)")


def test_a_letter_alone_is_a_symbol_and_a_unit_a_word_or_an_appendix_is_none() -> None:
    assert typeset("a wall of N >> 1") == "a wall of <var>N</var> ≫ 1"
    assert typeset("n x dn/dt") == "<var>n</var> × dn/dt"
    assert (
        typeset("in 3 s the s-d model of Appendix B, e.g. it's so")
        == "in 3 s the s-d model of Appendix B, e.g. it's so"
    )


def test_names_of_files_and_options_stay_as_they_are() -> None:
    assert typeset("fidimag, llg_stt in field_terms/spintorque.py") == "fidimag, llg_stt in field_terms/spintorque.py"


def test_known_labels_link_and_others_do_not() -> None:
    html = typeset("Eq. 4 and A2, not A7", {"4", "A2"})
    assert html == 'Eq. <a href="#4">4</a> and <a href="#A2">A2</a>, not A7'


def test_prose_holds_no_markup_of_its_own() -> None:
    assert "<img" not in typeset("<img src=x onerror=alert(1)> x^2 \x000\x00")


# The graph


def test_the_drawing_points_down_keeps_boxes_apart_and_holds_every_line() -> None:
    pytest.importorskip("pygraphviz")
    from verify.report.graph import drawing

    needs = {label: derivation().needs(label) for label in NODES}
    found = drawing(needs)
    place = {label: (x, y) for label, _, _, x, y, _, _ in found["boxes"]}
    assert list(place) == list(needs)
    assert all(place[a][1] < place[b][1] for b in needs for a in needs[b])
    for (*_, x, y, w, h), (*_, other_x, other_y, other_w, other_h) in combinations(found["boxes"], 2):
        assert abs(x - other_x) > (w + other_w) / 2 or abs(y - other_y) > (h + other_h) / 2
    assert sorted((a, b) for a, b, _ in found["lines"]) == sorted((a, b) for b in needs for a in needs[b])


def test_without_graphviz_the_page_says_so_in_place_of_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "find_spec", lambda name: None if name == "pygraphviz" else object())
    data, chain = report_page.material()
    files, notes = page.report_files(data, replace(PAPER, exhibits=None), chain)
    assert [note for note in notes if "pygraphviz" in note and "[report]" in note]
    html = str(files["report.html"])
    assert "<svg" not in html and "needs pygraphviz" in html


# The summary


def test_every_verdict_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(VERDICTS)
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize(
    ("verdict", "standing", "survives", "words"),
    [
        ("confirmed", "proved", True, "survives"),
        ("conditional", "proved", True, "condition"),
        ("error", "proved", False, "does not survive"),
        ("confirmed", "undecided", False, "open"),
    ],
)
def test_the_main_result_survives_only_where_it_is_proved(
    verdict: str, standing: str, survives: bool, words: str
) -> None:
    found = summary(
        [{"label": label, "verdict": verdict, "standing": standing} for label in ("16", "17")], PAPER.main_result
    )
    assert found.survives is survives
    assert words in found.survival


def test_a_record_without_the_main_result_says_so() -> None:
    assert (
        "not been judged"
        in summary([{"label": "1", "verdict": "definition", "standing": "proved"}], PAPER.main_result).survival
    )


# The page


@pytest.fixture(scope="module")
def html() -> str:
    return (report_page.folder() / "report.html").read_text(encoding="utf-8")


def test_the_page_holds_every_claim_with_its_verdict_and_findings(html: str) -> None:
    data, _ = report_page.material()
    for claim in data["claims"]:
        article = re.search(rf'<article id="{re.escape(claim["label"])}".*?</article>', html, re.S)
        assert article is not None, claim["label"]
        assert f'data-verdict="{claim["verdict"]}"' in article[0]
        assert article[0].count('<td class="r-') == len(claim["checks"])
        assert ("<h5>corrected" in article[0]) == (claim["corrected"] is not None)
        if claim["witness"]:
            assert claim["witness"]["printed"] in article[0]


def test_the_summary_counts_the_paper_and_what_is_beyond_apart(html: str) -> None:
    claims = report_page.material()[0]["claims"]
    paper = [c for c in claims if not c["label"].startswith("x.")]
    assert f"<b>{len(paper)}</b> statements" in html
    wrong = sum(c["verdict"] in ("misprint", "error") for c in paper)
    assert f"<b>{wrong}</b> are wrong in print" in html


def test_the_first_screen_says_what_holds_what_changes_what_is_assumed_and_what_is_a_slip(html: str) -> None:
    screen = html[html.index('<section id="summary"') : html.index('<div class="numbers">')]
    claims = {c["label"]: c for c in report_page.material()[0]["claims"]}
    for label in PAPER.main_result:
        assert f'data-tex="{escape(claims[label]["printed"])}"' in screen
        assert typeset(claims[label]["why"], claims) in screen
    said = text_of(screen)
    assert "survives" in said and "The fault before Eq. 2 changes what is said after Eq. 15" in said
    assert "longitudinal and transverse relaxation times are equal (after Eq. 8)" in said
    slips = by_consequence(list(claims.values()))["slip"]
    assert f"{len(slips)} faults, each put right" in said
    faults = [c["label"] for c in claims.values() if c["verdict"] in FAULTY]
    assert sorted(re.findall(r'<a class="label" href="#([^"]+)"', screen[screen.index('class="faults"') :])) == sorted(
        faults
    )


def test_what_must_be_assumed_follows_from_the_record() -> None:
    def claim(label: str, **given: Any) -> dict[str, Any]:
        plain = {"verdict": "confirmed", "condition": None, "needs": [], "cites": [], "changes": [], "cause": None}
        return {"label": label, **plain, **given}

    fault = claim("2", verdict="error", changes=["4"])
    bound = {"verdict": "conditional", "condition": "a is small (a < 1), and b too"}
    claims = [
        claim("1", needs=["2"], cites=["3"]),
        fault,
        claim("3", **bound),
        claim("4", condition="c"),
        claim("5", **bound),
    ]
    assert lead(claims, ("1",)).assumed == [("3", "a is small"), ("4", "c")]
    assert lead([claim("1"), fault], ("1",)).assumed == []


def test_places_are_those_of_the_published_paper() -> None:
    found = places(report_page.material()[0]["claims"])
    expected = {"9c": "Eq. 9c", "10a.bound": "Eq. 10a", "B.s1": "after Eq. B7", "p.lowest-order": "before Eq. 9"}
    assert expected.items() <= found.items()
    assert found["p.n0"] == "after Eq. 15" and found["x.response"] == "beyond the paper"


@pytest.mark.parametrize("label", ["p.any-xi", "p.damping", "p.average", "p.nonlocal", "p.narrow-wall", "p.zhang-li"])
def test_a_card_gives_the_words_of_the_print_before_how_they_are_read(html: str, label: str) -> None:
    words = next(c for c in report_page.material()[0]["claims"] if c["label"] == label)["source"]["quote"]
    card = html[html.index(f'<article id="{label}"') :].split("</article>")[0]
    assert re.findall(r"<h5>(\w+(?: as)?)", card)[:2] == ["printed", "read as"]
    plain = re.sub(r"\$[^$]*\$", "", words).split()
    quoted = re.search(r"<blockquote>(.*?)</blockquote>", card)
    assert quoted is not None and all(word in text_of(quoted[1]) for word in plain)
    assert "scanned text" not in card


def test_what_holds_as_printed_is_shown_once(html: str) -> None:
    for claim in report_page.material()[0]["claims"]:
        if claim["verdict"] in HOLD and claim["printed"] and not claim["source"]["reading"]:
            card = html[html.index(f'<article id="{claim["label"]}"') :].split("</article>")[0]
            assert card.count("<h5>") == 1, claim["label"]


def test_who_uses_a_faulty_term_is_told_from_who_only_cites_it(html: str) -> None:
    claims = {c["label"]: c for c in report_page.material()[0]["claims"]}
    card = html[html.index('<article id="p.average"') :].split("</article>")[0]
    only = re.search(r"only cite it (.*?)</span>", card)
    assert only is not None
    assert text_of(only[1]).split() == ["11a", "11b"]
    assert all("p.average" in claims[other]["cites"] for other in ("11a", "11b"))
    assert "use the faulty term, and change with it p.any-xi" in text_of(card)
    card = text_of(html[html.index('<article id="9c"') :].split("</article>")[0])
    assert "no other printed result uses the faulty term" in card
    assert re.search(r"rest on its corrected form .* 16 .* 17 ", card)


def test_the_arrows_of_the_drawing_are_the_needs_of_the_cards(html: str) -> None:
    pytest.importorskip("pygraphviz")
    arrows = set(re.findall(r'data-from="([^"]+)" data-to="([^"]+)"', html))
    chain = report_page.material()[1]
    for label in {c["label"] for c in report_page.material()[0]["claims"]} & set(chain):
        card = html[html.index(f'<article id="{label}"') :].split("</article>")[0]
        needs = re.search(r"derived from (.*?)</span>", card)
        shown = text_of(needs[1]).split() if needs else []
        assert sorted(shown) == sorted(start for start, end in arrows if end == label), label


def test_no_reader_meets_latex_or_code(html: str) -> None:
    seen = text_of(re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.S))
    assert not re.findall(r"\\[a-zA-Z]+|expm1|Derivative|Matrix\(", seen)


def test_every_link_leads_somewhere_on_the_page(html: str) -> None:
    places = set(re.findall(r'\bid="([^"]+)"', html))
    links = set(re.findall(r'<a[^>]*\bhref="#([^"]+)"', html))
    assert links <= places


def test_names_on_the_page_are_unique(html: str) -> None:
    places = re.findall(r'<[^>]*\sid="([^"]+)"', html)
    assert len(places) == len(set(places))


def test_the_page_loads_nothing_and_may_not(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None and policy[1].startswith("default-src 'none'")
    assert "connect-src" not in policy[1] and "http" not in policy[1] and "unsafe" not in policy[1]
    assert " style=" not in html and "--em:" in html
    body = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert not re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', body.replace("xlink:", ""))
    assert not re.findall(r"@import|url\(\s*['\"]?(?!#)", body)


def test_the_page_is_below_three_megabytes(html: str) -> None:
    assert len(html.encode()) < 3_000_000


def test_what_is_planted_in_the_record_reaches_the_page_as_text() -> None:
    data, chain = report_page.material()
    planted = "<img src=x onerror=alert(1)>"
    claim = {**data["claims"][0], "why": planted, "says": planted, "condition": planted, "corrected": None}
    claim["checks"] = [{"method": planted, "on": planted, "result": "proved", "detail": planted}]
    claim["source"] = {"line": 1, "quote": planted, "suspect": None}
    claim["printed"] = r"\text{" + planted + "}"
    others = [c for c in data["claims"][1:] if c["label"] in ("16", "17")]
    html = page.page_html({**data, "claims": [claim, *others]}, PAPER, chain, report_page.made())
    assert "<img" not in html
    assert html.count("&lt;img src=x") >= 7


def test_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests'); import hashlib, report_page; "
        "print([(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) "
        "for p in sorted(report_page.folder().rglob('*.*'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": ".", "PYTHONHASHSEED": "4711", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = [(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in sorted(report_page.folder().rglob("*.*"))]
    assert found.stdout.splitlines()[-1] == str(here)


def test_figures_are_files_in_both_formats() -> None:
    from verify.cheng_niu.figures import FIGURES

    files = {p.name for p in (report_page.folder() / "figures").iterdir()}
    pytest.importorskip("heyoka")
    assert files == {f"{name}.{ending}" for name in FIGURES for ending in ("svg", "png")}


def test_what_lies_beyond_the_paper_stands_together_and_nowhere_else(html: str) -> None:
    """The table of terms as the other theory's record has it, both figures, and how far the second order reaches."""
    chapter = html[html.index('<section id="further"') : html.index('<section id="symbols"')]
    record = json.loads((Path(__file__).parent.parent / "output" / "all_orders.json").read_text(encoding="utf-8"))
    (rows,) = (claim["table"] for claim in record["claims"] if claim["label"] == "x.torque-2")
    assert [len(re.findall("<t[hd]", row)) for row in re.findall("<tr>.*?</tr>", chapter)] == [len(row) for row in rows]
    assert all(size in chapter for row in rows[1:] for size in row[5:])
    for name in ("error-by-order", "nutation"):
        assert f'id="figure-{name}"' in chapter and html.count(f'id="figure-{name}"') == 1
    assert "THz or" in text_of(chapter) and 'href="#further"' in html


def test_the_page_names_the_record_it_was_made_from() -> None:
    data, chain = report_page.material()
    text = (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
    shown = page.page_html(data, PAPER, chain, report_page.made())
    assert re.findall(r"SHA-256 is <code>([0-9a-f]{64})</code>", shown) == [hashlib.sha256(text).hexdigest()]


def test_without_the_extra_one_line_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "find_spec", lambda name: None if name == "matplotlib" else object())
    data, chain = report_page.material()
    files, (line,) = page.report_files(data, PAPER, chain)
    assert "left out report.html" in line and "matplotlib" in line and "[report]" in line
    assert files == {}


def test_without_heyoka_the_figures_of_walls_are_left_out_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "find_spec", lambda name: None if name == "heyoka" else object())
    paper = replace(PAPER, exhibits=lambda: replace(_exhibits(), drawn=lambda name, chain: (SVG, b"")))
    data, chain = report_page.material()
    made = {name: part() for name, part in parts.parts(paper, chain).items() if name != parts.PAGE}
    files, notes = page.report_files(data, paper, chain, made=made | report_page.made())
    assert "figures/wall-response.svg" not in files and "figures/local-frame.svg" in files
    assert len(notes) == 3 and all("heyoka" in note and "[fast]" in note for note in notes[1:])
    assert str(files["report.html"]).count("was left out: it needs the extra") == 2


def test_a_figure_may_be_called_like_the_page_a_label_or_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    bloch = paper_in(Path(__file__).parent / "bloch_1946")
    called = {"page", "4", "coq", "document"}
    plots = dict.fromkeys(called, next(iter(_exhibits().figures.values())))
    paper = replace(bloch, exhibits=lambda: replace(_exhibits(), figures=plots))
    assert {*parts.parts(paper, bloch.derivation())} == {parts.PAGE, *called}
    monkeypatch.setattr(whole, "parts", lambda *_: dict.fromkeys((parts.PAGE, *called), lambda: 0))
    found, _, _, texts, made, _ = whole.everything(bloch, {}, page=True)
    assert made == dict.fromkeys((parts.PAGE, *called), 0)
    assert all(j.holds for j in found.values()) and "latex/derivation.tex" in texts


# What the figures rest on


def test_the_error_band_of_eq_9_holds_the_exact_solution() -> None:
    import numpy as np

    from derive.cheng_niu.spin_response import spin_response
    from verify.cheng_niu.figures.spin_figures import EPS1, EPS2, XI
    from verify.electron.certified import eq9

    given = float(EPS1), float(EPS2), float(XI)
    size = float(np.hypot(*given[:2]))
    for t in np.linspace(0.5, 40, 80).tolist():
        bound = eq9(Fraction(size), XI, Fraction(t))
        exact, first = (spin_response(t, *given, order=order)[:2] for order in (None, 1))
        allowed = size * np.hypot(float(bound.adiabatic), float(bound.nonadiabatic))
        assert np.linalg.norm(exact - first) <= allowed


# The search


@pytest.mark.parametrize(
    ("label", "words"), [("16", "eq:16"), ("9c", "eq:9c"), ("9c", "eq:9"), ("p.smf", "spin motive")]
)
def test_a_statement_is_found_by_its_number_and_words(label: str, words: str) -> None:
    claims = report_page.material()[0]["claims"]
    found = searched(next(c for c in claims if c["label"] == label), places(claims))
    assert words in found
    assert "tau_ex" in searched(next(c for c in claims if c["label"] == "13"), places(claims))


# The explorer's functions


def test_the_page_runs_the_exported_modules_as_they_are(html: str) -> None:
    from derive.export.code import code_for

    _, chain = report_page.material()
    for label in ("x.response", "9a", "9c", "11b", "17", "x.u"):
        made, _, module = code_for(label, "javascript", chain).partition("\n")
        assert made.startswith("// Generated by") and module in html
