"""The house rules, read from the source: what may import what, how long things are, and what no verdict may lean on."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import derive
from derive import derivation
from derive import symbols as q
from derive.cheng_niu.chain import NODES
from verify.cheng_niu import CLAIMS

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


BY_NAME = r"(derive|verify)(\.\w+)+:\w+"
"""How a table names what is imported when it is asked for."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named(source: ast.Module, late: bool = True) -> set[str]:
    """Every module that an import names; without `late` those of functions and type checkers are left out."""
    found = set()
    for node in ast.walk(source) if late else source.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno} imports relatively"
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Constant) and late and re.fullmatch(BY_NAME, str(node.value)):
            found.add(str(node.value).partition(":")[0])
    return found


def imports(path: Path) -> set[str]:
    """Every module that a module names in an import, also inside functions and for type checkers only."""
    return named(tree(path))


ORDER = (
    "derive.core",
    "derive.export",
    "derive.cheng_niu",
    "derive.all_orders",
    "derive.micromagnetics",
    "derive",
    "verify.zero",
    "verify.judge",
    "verify.electron",
    "verify.exported",
    "verify.kernel",
    "verify.report",
    "verify.cheng_niu",
    "verify.all_orders",
    "verify",
)
"""The rooms, each of which may import only what stands before it; "derive" and "verify" are the commands on top."""
FREE_OF = {
    "verify.zero": ("derive.", "verify.judge", "verify.electron", "verify.report", "verify.cheng_niu"),
    "verify.judge": ("derive.cheng_niu", "derive.micromagnetics", "verify.electron", "verify.report"),
    "verify.exported": ("derive.cheng_niu", "derive.micromagnetics", "verify.judge", "verify.electron"),
    "verify.kernel": ("derive.cheng_niu", "derive.micromagnetics", "verify.electron", "verify.exported"),
    "verify.report": ("derive.cheng_niu", "derive.micromagnetics", "verify.electron", "verify.kernel"),
}
"""What a room may not import although it stands before it."""
HALLS = ("derive.files", "derive.terminal", "derive.threads")
"""What every command shares: writing files whole, talking to a terminal, doing things in several threads."""
LATE = {("derive.core.equation", "derive.export")}
"""An equation calls its exporters when it is asked to; nothing is imported before."""


def room(module: str) -> str:
    """The room that a module stands in."""
    first = ".".join(module.split(".")[:2])
    return first if first in ORDER else module.split(".")[0]


def is_hall(module: str) -> bool:
    return module in HALLS or module.rpartition(".")[0] in HALLS


def breaches(module: str, source: ast.Module) -> list[str]:
    """The imports of a module that the floor plan does not allow."""
    found = []
    for target in named(source):
        if target.split(".")[0] not in ("derive", "verify") or is_hall(target) or room(target) == room(module):
            continue
        late = any(module == late and target.startswith(what) for late, what in LATE)
        lower = target == "derive" and room(module).startswith("verify")
        forbidden = target.startswith(FREE_OF.get(room(module), ()))
        if forbidden or not (late or lower or ORDER.index(room(target)) < ORDER.index(room(module))):
            found.append(f"{module} imports {target}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_imports_only_what_stands_before_it(path: Path) -> None:
    assert not breaches(name(path), tree(path))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("derive.cheng_niu.model", "from verify.zero.exact import is_zero"),
        ("derive.core.node", "from derive.cheng_niu import symbols"),
        ("derive.export.latex", "import derive.cheng_niu.symbols"),
        ("verify.zero.exact", "from derive.core.vector import Vector"),
        ("verify.judge.record", "from verify.report.page import report_files"),
        ("verify.report.page", "from verify.cheng_niu import PAPER"),
        ("derive.__main__", "LATER = {'judge': 'verify.judge.record:record'}"),
        ("verify.judge.claim", "from derive.cheng_niu import symbols as q"),
        ("verify.electron.transit", "from verify.cheng_niu.readings import READINGS"),
    ],
)
def test_a_breach_of_the_floor_plan_is_seen(module: str, line: str) -> None:
    assert breaches(module, ast.parse(line))


def test_modules_import_each_other_in_no_circle() -> None:
    """At import time; what a function imports when it is called cannot close a circle."""
    known = {name(p) for p in MODULES}
    graph = {
        name(p): {m for m in named(tree(p), late=False) if m in known and not f"{name(p)}.".startswith(f"{m}.")}
        for p in MODULES
    }
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {m for m, needed in graph.items() if m not in done and not {n for n in needed if n not in done} - {m}}
        assert ready, f"a circle of imports among {sorted(set(graph) - done)}"
        done |= ready


ENGINE = (
    "derive.core",
    "derive.export",
    "verify.zero",
    "verify.judge",
    "verify.exported",
    "verify.kernel",
    "verify.report",
)
AUTHORS = ("Cheng", "Niu", "Zhang", "spin-transfer")


def strangers(path_or_source: ast.Module) -> list[str]:
    """The labels, symbols (letters and the Greek alphabet aside) and authors that a module of the engine names."""
    names = {name for name in q.SYMBOLS if len(name) > 1 and not name.isalpha()} - {"T_1", "T_2"}
    labels = {label for label in NODES if not label.isdigit() or len(label) > 1}
    return [
        node.value
        for node in ast.walk(path_or_source)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (
            node.value in labels
            or node.value in names
            or (len(node.value) < 60 and set(node.value.split()) & set(AUTHORS))
        )
    ]


@pytest.mark.parametrize("path", [p for p in MODULES if room(name(p)) in ENGINE], ids=name)
def test_the_engine_names_no_label_symbol_or_author_of_a_paper(path: Path) -> None:
    assert not strangers(tree(path))


def test_a_label_in_the_engine_is_seen() -> None:
    assert strangers(ast.parse("wanted = derivation['11a']")) and strangers(ast.parse("name = 'tau_ex'"))


LABELLED = (
    "derive.cheng_niu.steps",
    "derive.cheng_niu.macroscopic",
    "derive.cheng_niu.signs",
    "derive.cheng_niu.symbols",
    "derive.all_orders",
)
"""Where the derivation names labels: beside the nodes, in the table of signs, and where a symbol is introduced."""


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).startswith("derive.")], ids=name)
def test_a_label_is_named_beside_its_node_alone(path: Path) -> None:
    if not name(path).startswith(LABELLED):
        found = {n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant) and n.value in NODES}
        assert not {label for label in found if not str(label).isdigit() or len(str(label)) > 1}


def test_no_derive_module_reaches_verify_by_a_name_put_together() -> None:
    """A late import by name must say in its source which package it stays in."""
    for path in (p for p in MODULES if name(p).startswith("derive")):
        for call in (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)):
            if ast.unparse(call.func).rpartition(".")[2] in {
                "import_module",
                "__import__",
                "run_module",
                "resolve_name",
            }:
                (first,) = call.args
                # found again when unpickled; a table of our own; a command's, whose names are read as imports
                if name(path) in ("derive.core.theory", "derive", "derive.terminal"):
                    continue
                start = first.values[0] if isinstance(first, ast.JoinedStr) else first
                assert isinstance(start, ast.Constant), f"{path}: {ast.unparse(call)}"
                assert not str(start.value).startswith("verify"), f"{path}: {ast.unparse(call)}"


@pytest.mark.parametrize("path", sorted((ROOT / "verify" / "cheng_niu" / "printed").glob("*.py")), ids=name)
def test_what_is_printed_takes_only_symbols_from_the_derivation(path: Path) -> None:
    taken = {m for m in imports(path) if m.split(".")[0] == "derive"}
    assert taken <= {"derive", "derive.symbols", "derive.cheng_niu", "derive.cheng_niu.symbols"}, taken


JUDGEMENT = {"corrected", "suspect", "verdict", "why", "condition", "cause"}


def judgements(source: ast.Module) -> set[str]:
    """The words of a judgement that a module writes: a corrected form, who is at fault, a verdict, a reason."""
    written = {n.attr for n in ast.walk(source) if isinstance(n, ast.Attribute)}
    written |= {n.arg for n in ast.walk(source) if isinstance(n, ast.keyword) and n.arg}
    named_so = {n.id for n in ast.walk(source) if isinstance(n, ast.Name) and "CORRECTED" in n.id.upper()}
    return named_so | written & JUDGEMENT


@pytest.mark.parametrize("path", sorted((ROOT / "verify" / "cheng_niu" / "printed").glob("*.py")), ids=name)
def test_the_print_holds_no_corrected_form_and_no_judgement(path: Path) -> None:
    assert not judgements(tree(path))
    assert not {m for m in imports(path) if m.startswith(("verify.judge.claim", "verify.judge.verdict"))}


@pytest.mark.parametrize("path", sorted((ROOT / "verify" / "cheng_niu" / "printed").glob("*.toml")), ids=name)
def test_a_transcription_holds_no_corrected_form_and_no_judgement(path: Path) -> None:
    section, *statements = tomllib.loads(path.read_text()).values()
    assert section in ("main text", "Appendix A", "Appendix B") and statements
    assert not JUDGEMENT & {field for statement in statements for field in statement}


@pytest.mark.parametrize(
    "line",
    [
        "EQ_12_TRUE = EQ_12.corrected(latex)",
        "EQ_12_CORRECTED = printed('12', latex)",
        "EQ_12 = printed('12', latex, suspect='authors')",
        "EQ_12 = printed('12', latex, why='a factor too many')",
    ],
)
def test_a_judgement_in_the_print_is_seen(line: str) -> None:
    assert judgements(ast.parse(line))


STEPS = ROOT / "derive" / "cheng_niu" / "steps"


def test_a_step_imports_no_later_step() -> None:
    """Steps form a chain without cycles: none can see what is derived from it."""
    start = "derive.cheng_niu.steps."
    graph = {
        name(p): {m for m in imports(p) if m.startswith(start) and (ROOT / f"{m.replace('.', '/')}.py").exists()}
        for p in STEPS.glob("*.py")
    }
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {module for module, needed in graph.items() if module not in done and needed <= done}
        assert ready, f"a circle of imports among {sorted(set(graph) - done)}"
        done |= ready


def test_a_step_imports_nothing_of_the_house_but_earlier_steps_symbols_and_the_model() -> None:
    allowed = {"symbols", "model"} | {"core.node", "core.vector"}
    for path in STEPS.glob("*.py"):
        ours = {m for m in imports(path) if m.startswith("derive.") and ".steps" not in m and ".algebra" not in m}
        ours = {m for m in ours if (ROOT / f"{m.replace('.', '/')}.py").exists()}
        assert {m.removeprefix("derive.").removeprefix("cheng_niu.") for m in ours} <= allowed, (path.name, ours)


@pytest.mark.parametrize("label", ["9a", "16"])
def test_each_node_needs_earlier_nodes_only(label: str) -> None:
    seen: set[str] = set()
    for node in NODES.values():
        needs = set(derivation().needs(node.label))
        assert needs <= seen, f"{node.label} needs {needs - seen}, which comes later"
        seen.add(node.label)
    assert label in seen


MOST_FILES = 18


def test_no_room_is_crowded_and_no_name_stands_twice() -> None:
    for package in ("derive", "verify"):
        folders = {p.parent for p in MODULES if name(p).startswith(package)}
        for folder in folders:
            count = len([p for p in folder.glob("*.py") if p.name != "__init__.py"])
            assert count <= MOST_FILES, f"{folder.relative_to(ROOT)} holds {count} files"
        names = [p.stem for p in MODULES if name(p).startswith(package) and not p.stem.startswith("__")]
        assert {n for n in names if names.count(n) > 1} <= TWICE, package


TWICE: set[str] = set()
"""Base names that stand twice within a package today."""
TOO_LONG: set[str] = set()
"""Longer than the limit today; the test fails as soon as one is short enough to be taken off."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    if name(path) in TOO_LONG:
        assert lines > LONGEST_MODULE, "take it off the list"
        return
    assert lines <= LONGEST_MODULE, f"{lines} lines; {LONGEST_MODULE} is the limit"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


def reached(graph: dict[str, set[str]], start: set[str]) -> set[str]:
    found, pending = set(), list(start)
    while pending:
        module = pending.pop()
        if module in graph and module not in found:
            found.add(module)
            pending += graph[module]
            pending += [module.rsplit(".", 1)[0]] if "." in module else []
    return found


def test_every_module_is_reached_from_a_command_or_a_public_name() -> None:
    graph = {name(p): imports(p) for p in MODULES}
    found = ("derive.export.code.", "derive.micromagnetics.solvers.", "verify.cheng_niu.figures.")
    start = {
        "derive",
        "derive.__main__",
        "verify",
        "verify.__main__",
        *PUBLIC,
        *(m for m in graph if m.startswith(found)),
    }
    assert not sorted(set(graph) - reached(graph, start))


PUBLIC = {"verify.electron.ode.reference"}
"""Reached by a public name that is looked up when it is asked for, or kept for a caller's own runs."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_what_they_are_for(path: Path) -> None:
    text = path.read_text()
    assert ast.get_docstring(tree(path)), "no docstring"
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_guesses_and_nothing_evaluates_text(path: Path) -> None:
    """Our own `is_zero` is called by its name; as an attribute it would be SymPy's, which is exact for a Poly only."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and (name(path), node.attr) != ("verify.cheng_niu.inequalities", "is_zero"):
            assert node.attr not in FORBIDDEN - {"eval", "exec"}, f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN - {"is_zero"}, f"line {node.lineno}: {node.func.id}"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sympy"):
            assert not FORBIDDEN & {alias.name for alias in node.names}, f"line {node.lineno}"


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
