"""Names that would run as code, or end a comment, or do something in TeX: no exporter lets one through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp
from sympy.physics.units import Quantity

from derive import Equation, Model, Relaxation, derivation
from derive.cheng_niu import symbols as q
from derive.export import code
from derive.export.code.names import identifiers, plain, snake
from derive.export.function import BACKENDS
from verify.electron.ode.reference import texture

MARK = Path("/tmp/a-name-was-executed")
CALL = f"__import__('pathlib').Path({str(MARK)!r}).touch()"
NAMES = (
    CALL,
    f"x, {CALL}",
    f"x):\n    {CALL}\n    return (x",
    '"""' + CALL + '"""',
    '*/ int main(void) { return system("id"); } /*',
    "*) Run[x] (*",
    "=# run(`id`) #=",
    "\nend module\nprogram p",
    r"\write18{id}",
    r"\input{/etc/passwd}",
    "$x$",
    "x;y",
    "x y",
    "1x",
    "",
    "tau_sf\n",
    "ta\u200bu",
    "\u0430",
)
"""Calls, ends of comments of all nine languages, TeX, and what only looks like a letter."""
KINDS: dict[str, Callable[[str], Any]] = {
    "symbol": lambda name: sp.Symbol(name, positive=True),
    "dummy": lambda name: sp.Dummy(name, positive=True),
    "bound symbol": lambda name: sp.Sum(sp.Symbol(name, positive=True), (sp.Symbol(name, positive=True), 1, 3)),
    "entry of a matrix": lambda name: sp.MatrixSymbol(name, 2, 2)[0, 0],
    "entry of an array": lambda name: sp.IndexedBase(name)[0],
    "unit": lambda name: Quantity(name),
    "function": lambda name: sp.Function(name, positive=True)(q.tau_sf),
}
EXPORTERS: dict[str, Callable[[Equation], Any]] = {
    **{f"function {b}": lambda e, b=b: e.function(b)(*[1.0] * len(e.args)) for b in BACKENDS},
    **{f"code {lang}": lambda e, lang=lang: e.code(lang) for lang in code.LANGUAGES},
    **{f"files {lang}": lambda e, lang=lang: code.language_files(e, lang) for lang in code.LANGUAGES},
    "latex": lambda e: e.latex(),
}
BLOCH = derivation()["x.bloch"]


@pytest.fixture(autouse=True)
def _nothing_runs() -> Any:
    MARK.unlink(missing_ok=True)
    yield
    assert not MARK.exists()


def _refused(export: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=r"\A[^\n]{1,200}\Z"):
        export()


@pytest.mark.parametrize("exporter", EXPORTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_exporter_takes_a_hostile_name(kind: str, exporter: str) -> None:
    for name in NAMES:
        if kind in ("unit", "entry of a matrix") and not name:
            continue  # SymPy has none
        hostile = KINDS[kind](name)
        for bad in (
            replace(BLOCH, rhs=BLOCH.rhs.subs(q.tau_sf, hostile)),
            replace(BLOCH, rhs=BLOCH.rhs.subs(q.tau_sf, hostile), args=(*BLOCH.args, sp.Symbol(name))),
        ):
            _refused(lambda bad=bad: EXPORTERS[exporter](bad))


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_no_model_carries_one_in(exporter: str) -> None:
    times = sp.Symbol(CALL, positive=True)
    _refused(lambda: EXPORTERS[exporter](derivation(Model(relaxation=Relaxation(times, times)))["x.bloch"]))


def with_part(part: str, name: str) -> Equation:
    """x.bloch with a hostile label, title or left-hand side."""
    if part == "lhs":
        return replace(BLOCH, lhs=sp.Symbol(name))
    node = replace(BLOCH.node, **{part: name})
    theory = replace(BLOCH.theory, nodes={**BLOCH.theory.nodes, node.label: node})
    return replace(BLOCH, label=node.label, theory=theory)


@pytest.mark.parametrize("lang", code.LANGUAGES)
@pytest.mark.parametrize("part", ["label", "title", "lhs"])
def test_no_comment_can_be_ended(part: str, lang: str) -> None:
    for name in NAMES[4:8]:
        bad = with_part(part, name)
        _refused(lambda bad=bad: bad.code(lang))


def test_the_table_has_plain_names_only() -> None:
    for name, entry in q.SYMBOLS.items():
        assert plain(name) == entry.symbol.name


@pytest.mark.parametrize("name", NAMES)
def test_no_identifier_is_made_of_one(name: str) -> None:
    _refused(lambda: identifiers([sp.Symbol(name)], snake, frozenset()))


def test_a_name_of_the_table_with_other_assumptions_is_a_stranger() -> None:
    _refused(replace(BLOCH, rhs=BLOCH.rhs.subs(q.tau_sf, sp.Symbol("tau_sf"))).function)


def test_a_name_hides_no_function() -> None:
    """Of the library that it is computed with: gamma is a function in SymPy's mpmath."""
    equation = replace(BLOCH, rhs=sp.exp(q.gamma) * q.gamma, args=(q.gamma,))
    assert float(equation.function("mpmath")(0.5)) == pytest.approx(0.8243606353500641, rel=1e-15)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("symbol", "dummy")])
def test_no_angle_of_the_reference_takes_one(kind: str) -> None:
    for name in filter(None, NAMES):
        with pytest.raises(ValueError):
            texture(KINDS[kind](name).subs(q.tau_sf, q.t) * q.t, q.t, 0, 1, 0, digits=10)
