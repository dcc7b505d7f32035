"""The working of the equations: each line follows from the one before by the rule that it names, by the zero test."""

import json
import re
from functools import lru_cache
from typing import Any

import pytest
import sympy as sp
from working_rules import follows

from derive import Model, derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Relaxation
from derive.core.equation import Derivation
from derive.core.vector import Vector
from derive.export.prose import STYLES, typeset


@lru_cache
def chain(name: str = "the paper's") -> Derivation:
    """The derivation of one of MODELS."""
    return derivation(MODELS[name])


MODELS = {
    "the paper's": Model(),
    "the minority band": Model(band="minority"),
    "the other sign of the exchange": Model(exchange=-1),
    "two relaxation times": Model(relaxation=Relaxation(q.T_1, q.T_2)),
}


WORKED = [label for label, node in chain().nodes.items() if len(chain()[label].working) > 1]


@pytest.mark.parametrize("label", WORKED)
def test_every_line_follows_by_the_rule_that_it_names(label: str) -> None:
    assert follows(chain(), label, list(chain()[label].working))


@pytest.mark.parametrize("label", WORKED)
def test_a_slip_in_any_line_is_noticed(label: str) -> None:
    lines = list(chain()[label].working)
    for i, line in enumerate(lines):
        slipped = [*lines[:i], line._replace(value=slip(line.value)), *lines[i + 1 :]]
        assert not follows(chain(), label, slipped), (i, line.says)


def slip(value: Any) -> Any:
    """The value with one term half as large again."""
    if isinstance(value, Vector):
        (c, w), *others = value.terms
        return Vector((slip(c), w), *others)
    if isinstance(value, sp.MatrixBase):
        place = next(i for i, e in enumerate(value) if e != 0)
        return sp.ImmutableMatrix(value.rows, value.cols, [slip(e) if i == place else e for i, e in enumerate(value)])
    if isinstance(value, sp.Tuple):
        return sp.Tuple(*value[:-1], slip(value[-1]))
    return value + sp.Add.make_args(value)[-1] / 2


@pytest.mark.parametrize("name", [name for name in MODELS if name != "the paper's"])
def test_the_working_of_other_models_follows_too(name: str) -> None:
    d = chain(name)
    closed = d.model.relaxation.isotropic
    for label in WORKED:
        if closed or label not in ("x.solution",):
            assert follows(d, label, list(d[label].working)), label


def test_the_equations_of_the_list_show_their_working() -> None:
    listed = {
        "5",
        "7",
        "A2",
        "A4",
        "A7",
        "B2",
        "B3",
        "B4",
        "B5",
        "B6",
        "B7",
        "8",
        "x.solution",
        "x.series",
        "10a",
        "10b",
    }
    assert listed | {"11a", "11b", "11c", "12", "13", "15", "x.transfer", "16", "17"} <= set(WORKED)


def test_the_last_line_is_the_equation() -> None:
    for equation in chain().values():
        assert equation.working[-1].value == equation.rhs and equation.working[-1].lhs is None


def test_every_step_says_what_it_does() -> None:
    assert not [label for label, node in chain().nodes.items() if not node.prose]


def test_prose_refers_to_what_there_is_and_is_typeset_in_every_style() -> None:
    d = chain()
    for equation in d.values():
        for prose in (equation.node.prose, *(line.says for line in equation.working)):
            for name in re.findall(r"\{([^{}]*)\}", re.sub(r"\$[^$]*\$", "", prose)):
                assert name in d.symbols or name in d.nodes, (equation.label, name)
            for style in STYLES:
                assert "{" not in re.sub(r"\$[^$]*\$", "", typeset(prose, d.symbols, style)), (prose, style)
            assert not set("\\{}$") & set(typeset(prose, d.symbols, "unicode")), prose
            words = re.sub(r"\$[^$]*\$|\{[^{}]*\}", "", prose)
            assert not re.search(r"[_^\\$]|\b(eps\d|dagger|hbar|sigma|theta|phi|xi|tau)\b", words), prose


def test_what_a_step_says_stands_in_the_terminal_in_letters(capsys: pytest.CaptureFixture[str]) -> None:
    from derive.__main__ import main

    assert main(["show", "B3", "--steps"]) == 0
    out = capsys.readouterr().out
    assert "i ℏ η̇ = H η" in out and "[σ₁, H] = " in out and "eta" not in out.replace("theta", "")


def test_the_working_is_shown_in_the_forms_that_people_paste(capsys: pytest.CaptureFixture[str]) -> None:
    from derive.__main__ import main

    assert main(["show", "17", "--as", "json"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert [line["rule"] for line in described["working"]] == ["without current", "given", "compare"]
    assert described["working"][-1]["latex"] == described["latex"] and "(16)" in described["says"]
    assert main(["show", "17", "--as", "latex", "--steps"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-3:] == [line["latex"] for line in described["working"]]
    assert len(shown) == sum(len(equation.working) for equation in chain().leading_to("17"))
