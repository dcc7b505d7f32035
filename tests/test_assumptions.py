"""Every statement under other assumptions: what holds, in which reading; what fails, and where; what is not derived."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import sympy as sp

from derive import Model, Relaxation
from derive.cheng_niu import symbols as q
from derive.core.settings import model_of
from verify.__main__ import main
from verify.cheng_niu import CLAIMS, PAPER
from verify.cheng_niu.assumptions import Outcome, judged_under, named, outcome_under
from verify.judge.paper import paper_in
from verify.zero.exact import is_zero

T_2 = "tau_sf read as T_2 and xi as tau_ex/T_2"
OTHER_SIGN = "tau_ex, Delta and xi read with the other sign"
BLOCH = paper_in(Path(__file__).parent / "bloch_1946")


@cache
def under(*settings: str) -> dict[str, Outcome]:
    return judged_under(model_of(settings, PAPER.theory))


def labels(found: dict[str, Outcome], wanted: Callable[[Outcome], bool]) -> set[str]:
    return {label for label, outcome in found.items() if wanted(outcome) and not label.startswith("x.")}


def test_the_papers_own_model_gives_the_papers_own_verdicts() -> None:
    kinds = {"misprint": "as corrected", "error": "as corrected", "conditional": "under its condition"}
    for label, outcome in judged_under(Model()).items():
        claim = CLAIMS[label]
        if claim.condition is not None and not claim.condition.test.any_model:
            assert outcome.holds == "cannot be judged"
        else:
            assert (outcome.holds, outcome.reading) == (kinds.get(claim.verdict, "as printed"), ""), label


def test_with_two_times_t_2_stands_for_tau_sf_in_eqs_10_to_17() -> None:
    """Relaxation across n is all that Eqs. 10 to 17 know, so T_2 stands in each of them; s_3 relaxes with T_1."""
    found = under("relaxation=T1,T2")
    assert labels(found, lambda o: o.reading == T_2) >= {
        *("9a", "9b", "10a", "10b", "11a", "11b", "13", "14", "15", "16", "17", "p.beta", "p.u", "p.eta", "p.frame"),
        *("p.zhang-li", "p.four-terms", "p.minority", "10a.max", "10b.max"),
    }
    assert labels(found, lambda o: o.holds == "no") == {"p.relaxation-term", "p.lowest-order", "9c"}
    assert labels(found, lambda o: o.holds == "cannot be derived") == {"B.s1", "B.s2", "B.s3"}
    assert all("x.solution" in found[f"B.s{i}"].why and "cubic" in found[f"B.s{i}"].why for i in (1, 2, 3))
    assert {found[label].holds for label in ("1", "4", "7", "8", "p.gauge", "11c")} == {"as printed"}
    assert not any(found[label].reading for label in ("1", "4", "7", "8", "p.gauge", "11c"))


def test_a_statement_that_fails_says_where() -> None:
    """9c at a point, xi read as tau_ex/T_2: the corrected print, computed here, and what is derived differ as shown."""
    shown = under("relaxation=T1,T2")["9c"].witness
    assert shown is not None and shown.at["xi_1"] != shown.at["xi"]
    at = {sp.Symbol(name): sp.Rational(value) for name, value in shown.at.items()}
    plain = {s: at[sp.Symbol(s.name)] for s in (q.eps1, q.eps2, q.t_scaled, q.xi, q.xi_1)} | {
        q.xi_2: at[sp.Symbol("xi")]
    }
    derived = PAPER.derivation(Model(relaxation=Relaxation(q.T_1, q.T_2)))["9c"].rhs
    for form, value in ((CLAIMS["9c"].true_form.body[0], shown.printed), (derived, shown.corrected)):
        assert abs(form.xreplace(plain).evalf(20) - sp.Float(value, 20)) < 10**-9  # ten digits are shown


def test_the_other_sign_of_the_exchange_turns_tau_ex() -> None:
    found = under("exchange=-1")
    turned = labels(found, lambda o: o.reading == OTHER_SIGN)
    assert turned >= {"4", "8", "9a", "9b", "11a", "11b", "13", "14", "15", "16", "17", "B7", "p.omega", "B.s1"}
    assert found["p.n0"].holds == "as printed"  # up is the fuller band then
    assert found["12"].reading == ""


def test_the_minority_band_turns_the_spin() -> None:
    found = under("band=minority")
    turned = {"9a", "9b", "9c", "11a", "11b", "11c", "p.frame", "B.s1", "B.s2", "B.s3", "p.lowest-order"}
    assert labels(found, lambda o: bool(o.reading)) == turned
    assert {found[label].holds for label in ("13", "15", "16", "17", "p.minority", "p.gauge")} == {"as printed"}


def test_a_gauge_changes_what_stands_in_the_frame_and_nothing_else() -> None:
    found = under("gauge=chi")
    assert {found[label].holds for label in ("13", "14", "15", "16", "17", "p.gauge", "10a", "3")} == {"as printed"}
    failed = [found[label] for label in ("7", "8", "9a", "11a", "A8", "A9", "B7")]
    assert all(outcome.holds == "no" and outcome.witness is not None for outcome in failed)


def test_several_at_once() -> None:
    model = model_of(["relaxation=T1,T2", "exchange=-1"], PAPER.theory)
    chain = PAPER.derivation(model)
    outcome = outcome_under(CLAIMS["13"], chain, PAPER.readings(model))
    assert outcome.holds == "as printed" and outcome.reading == f"{T_2}, {OTHER_SIGN}"


def test_own_spinors_from_python() -> None:
    """Both spinors times e^{i phi/2}: that adds to the diagonal of Eq. 7 and drops out of every commutator."""
    half, turn = q.theta / 2, sp.exp(sp.I * q.phi)
    up = sp.Matrix([sp.cos(half), turn * sp.sin(half)])
    down = sp.Matrix([-sp.sin(half), turn * sp.cos(half)])
    found = judged_under(Model(spinors=(up, down)))
    assert {found[label].holds for label in ("13", "14", "15", "16", "17")} == {"as printed"}
    assert found["7"].holds == found["A8"].holds == "no" and found["8"].holds == "as printed"


def test_a_name_given_to_what_is_derived_is_kept_by_variants() -> None:
    chain = named(PAPER.derivation(Model(relaxation=Relaxation(q.T_1, q.T_2))), {q.xi_2: q.xi})
    assert is_zero(chain["11a"].rhs - PAPER.derivation()["11a"].rhs)
    turned = chain.variant(band="minority")
    assert is_zero(turned["11a"].rhs + PAPER.derivation()["11a"].rhs)


def test_another_paper_under_its_own_assumptions() -> None:
    """With one relaxation time the conditional statement of the second paper is plainly true."""
    found = judged_under(model_of(["longitudinal=T_2"], BLOCH.theory), BLOCH)
    assert found["p.equal-times"].holds == "as printed"
    assert found["3w"].holds == "no" or found["3w"].holds == "as corrected"


@pytest.mark.parametrize(
    ("settings", "model"),
    [
        (["relaxation=T1,T_2"], Model(relaxation=Relaxation(q.T_1, q.T_2))),
        (["relaxation=3,2"], Model(relaxation=Relaxation(sp.Integer(3), sp.Integer(2)))),
        (["band=minority", "exchange=-1"], Model(band="minority", exchange=-1)),
        (["gauge=chi"], Model(gauge=q.chi_field)),
        (["exchange=1"], Model()),
    ],
)
def test_settings_make_a_model(settings: list[str], model: Model) -> None:
    assert model_of(settings, PAPER.theory) == model


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        (["relaxation=T1"], "relaxation"),
        (["exchange=2"], "exchange"),
        (["band=up"], "band"),
        (["gauge=__import__('os')"], "neither a number nor a name"),
        (["gravity=1"], "no assumption"),
        (["exchange=-1", "exchange=1"], "twice"),
        (["relaxation=-1,2"], "positive"),
        (["relaxation=1,3"], "2 T_1"),
        (["relaxation"], "no assumption"),
        (["gauge=chi,phi"], "2 values"),
        (["spinors=a,b"], "spinor"),
    ],
)
def test_a_wrong_setting_is_named(settings: list[str], word: str) -> None:
    with pytest.raises(ValueError, match=word) as caught:
        model_of(settings, PAPER.theory)
    assert "\n" not in str(caught.value)


def test_the_command_writes_where_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = str(Path(__file__).parent / "bloch_1946")
    assert main(["--paper", folder, "--model", "longitudinal=T_2", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert not list(tmp_path.iterdir()) and sum(data["summary"].values()) == len(data["statements"]) == 10
    assert set(data["statements"][0]) == {"label", "holds", "reading", "why", "witness"}
    assert main(["--paper", folder, "--model", "longitudinal=T_2", "--out", "there"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows[:10]] == [row["label"] for row in data["statements"]]
    assert json.loads((tmp_path / "there" / "assumptions.json").read_text()) == data
