"""The house rules, read from the source: what may import what, how long things are, and what no verdict may lean on."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import derive
from derive import derivation
from derive.chain import NODES
from verify.claims import CLAIMS

ROOT = Path(derive.__file__).parent.parent
MODULES = sorted([*(ROOT / "derive").rglob("*.py"), *(ROOT / "verify").rglob("*.py")])
LONGEST_MODULE, LONGEST_FUNCTION = 250, 45
FORBIDDEN = {"simplify", "equals", "is_zero", "nsimplify", "sympify", "eval", "exec", "parse_expr", "dsolve"}
"""Names of SymPy's and Python's that guess, or that evaluate text."""

FIRST_HALF = [
    *(str(n) for n in range(1, 9)),
    *(f"{n}{letter}" for n in (9, 11) for letter in "abc"),
    *(f"10{letter}{which}" for letter in "ab" for which in ("", ".bound", ".max")),
    *(f"A{n}" for n in range(1, 10)),
    *(f"B{n}" for n in range(1, 8)),
    *(f"B.s{n}" for n in (1, 2, 3)),
    *("p.gap", "p.spinors", "p.gauge", "p.exchange-time", "p.relaxation-term", "p.slow-epsilon", "p.small-parameters"),
    *("p.omega", "p.lowest-order", "p.average", "p.minority"),
]
SECOND_HALF = [
    *(str(n) for n in range(12, 18)),
    *("p.frame", "p.velocity", "p.boltzmann", "p.current", "p.polarization", "p.n0", "p.relaxation", "p.zhang-li"),
    *("p.torque", "p.llg", "p.u", "p.eta", "p.narrow-wall", "p.damping", "p.beta", "p.four-terms", "p.length-scale"),
    *("p.smf", "p.smf-damping"),
]
LATER = ["p.nonlocal", "p.any-xi"]
"""They rest on the full time-dependent solution."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Every module that a module names in an import, also inside functions and for type checkers only."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).startswith("derive")], ids=name)
def test_what_is_derived_never_sees_what_is_printed(path: Path) -> None:
    assert not {module for module in imports(path) if module.split(".")[0] == "verify"}


def test_no_derive_module_reaches_verify_by_a_name_put_together() -> None:
    """A late import by name must say in its source which package it stays in."""
    for path in (p for p in MODULES if name(p).startswith("derive")):
        for call in (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)):
            if ast.unparse(call.func) in {"import_module", "importlib.import_module", "__import__", "run_module"}:
                (first,) = call.args
                if name(path) == "derive.core.theory":  # a theory is found again where it says, when it is unpickled
                    continue
                start = first.values[0] if isinstance(first, ast.JoinedStr) else first
                assert isinstance(start, ast.Constant), f"{path}: {ast.unparse(call)}"
                assert not str(start.value).startswith("verify"), f"{path}: {ast.unparse(call)}"


@pytest.mark.parametrize("path", sorted((ROOT / "verify" / "paper").glob("*.py")), ids=name)
def test_what_is_printed_takes_only_symbols_from_the_derivation(path: Path) -> None:
    taken = {m for m in imports(path) if m.split(".")[0] == "derive"}
    assert taken <= {"derive", "derive.symbols"}, taken


def steps() -> list[str]:
    """The step modules in the order in which the chain first uses them."""
    order: list[str] = []
    for node in NODES.values():
        module = node.build.__module__
        if module.startswith("derive.steps.") and module not in order:
            order.append(module)
    return order


def test_a_step_imports_no_later_step() -> None:
    """Steps form a chain without cycles: none can see what is derived from it."""
    graph = {
        name(p): {
            m for m in imports(p) if m.startswith("derive.steps.") and (ROOT / f"{m.replace('.', '/')}.py").exists()
        }
        for p in (ROOT / "derive" / "steps").glob("*.py")
    }
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {module for module, needed in graph.items() if module not in done and needed <= done}
        assert ready, f"a circle of imports among {sorted(set(graph) - done)}"
        done |= ready


def test_a_step_imports_nothing_of_the_house_but_earlier_steps_symbols_and_the_model() -> None:
    for path in (ROOT / "derive" / "steps").glob("*.py"):
        ours = {m for m in imports(path) if m.startswith("derive.") and not m.startswith("derive.steps")}
        ours = {m for m in ours if (ROOT / f"{m.replace('.', '/')}.py").exists()}
        assert ours <= {"derive.symbols", "derive.model", "derive.core.node", "derive.core.vector"}, (path.name, ours)


@pytest.mark.parametrize("label", ["9a", "16"])
def test_each_node_needs_earlier_nodes_only(label: str) -> None:
    seen: set[str] = set()
    for node in NODES.values():
        needs = set(derivation().needs(node.label))
        assert needs <= seen, f"{node.label} needs {needs - seen}, which comes later"
        seen.add(node.label)
    assert label in seen


TOO_LONG = {"derive.symbols", "verify.transit"}
"""Longer than the limit today; the test fails as soon as one is short enough to be taken off."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    if name(path) in TOO_LONG:
        assert len(path.read_text().splitlines()) > LONGEST_MODULE, "take it off the list"
        return
    lines = len(path.read_text().splitlines())
    assert lines <= LONGEST_MODULE, f"{lines} lines; {LONGEST_MODULE} is the limit"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_what_they_are_for(path: Path) -> None:
    text = path.read_text()
    assert ast.get_docstring(tree(path)), "no docstring"
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_guesses_and_nothing_evaluates_text(path: Path) -> None:
    """Our own `is_zero` is called by its name; as an attribute it would be SymPy's, which is exact for a Poly only."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and (name(path), node.attr) != ("verify.inequalities", "is_zero"):
            assert node.attr not in FORBIDDEN - {"eval", "exec"}, f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN - {"is_zero"}, f"line {node.lineno}: {node.func.id}"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sympy"):
            assert not FORBIDDEN & {alias.name for alias in node.names}, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_command_goes_through_a_shell(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.keyword) and node.arg == "shell":
            pytest.fail(f"shell= in line {node.value.lineno}")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("os", "system"), ("os", "popen"), ("pickle", "loads")}


@pytest.mark.parametrize("label", [*FIRST_HALF, *SECOND_HALF, *LATER])
def test_every_label_has_a_claim_with_a_verdict(label: str) -> None:
    assert label in CLAIMS
    assert CLAIMS[label].verdict != "undecided"


def test_every_claim_has_a_known_label_and_a_derived_counterpart() -> None:
    known = {*FIRST_HALF, *SECOND_HALF, *LATER}
    for label, claim in CLAIMS.items():
        assert label == claim.printed.label
        assert label in known or label.startswith("x."), f"{label} is no label of the design"
        assert set(claim.cites) <= set(CLAIMS), f"{label} cites {set(claim.cites) - set(CLAIMS)}, which no claim judges"
        assert claim.node in NODES or label.startswith("p."), (
            f"{label} is about the node {claim.node}, which there is not"
        )


def test_every_equation_of_the_paper_is_derived() -> None:
    numbered = {label for label in (*FIRST_HALF, *SECOND_HALF) if not label.startswith("p.")}
    assert numbered <= set(NODES)
