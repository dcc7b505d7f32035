"""No text runs: what the product's source may call, and what the programs and pages that it writes may.

The syntax trees of every module, and of all Python that the house generates, are walked for whatever evaluates text,
starts a shell or reads a pickle. What is let through stands in `ALLOWED`, each with its reason.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import derive
from derive import derivation
from derive.export import code
from derive.micromagnetics import convert
from derive.micromagnetics.cases.folder import wall_files
from derive.micromagnetics.solvers import SOLVERS
from verify.report.parts import ASSETS

ROOT = Path(derive.__file__).parent.parent
SOURCES = sorted(p for room in ("derive", "verify", "docs") for p in (ROOT / room).rglob("*.py"))
SOURCES += [ROOT / ".ci" / "matrix"]

EVALUATES = {"eval", "exec", "execfile", "compile", "sympify", "parse_expr", "parse_latex", "parse_mathematica"}
EVALUATES |= {"lambdify", "autowrap", "ufuncify", "nsimplify", "literal_eval", "run_path", "run_module", "runcode"}
LOADS = {"__import__", "import_module", "exec_module", "load_module"}
SHELLS = {"system", "popen", "getoutput", "getstatusoutput", "spawn", "create_subprocess_shell"}
UNPICKLES = {"loads", "load", "Unpickler"}
MODULES = {"marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "codeop", "code", "runpy", "ctypes", "pty"}
RENDERS = {"Markup", "Environment"}
"""What makes HTML: a template must escape, and what is said to be HTML already is looked at by hand."""
ALLOWED = {
    ("derive", "import_module"): "names from a table of its own",
    ("derive.core.theory", "import_module"): "the home of a theory, found again when unpickled",
    ("derive.export.code", "import_module"): "a language of the table LANGUAGES",
    ("derive.export.function", "import_module"): "jax and torch, by constants",
    ("derive.micromagnetics.solvers", "import_module"): "a family of solvers, from a table of its own",
    ("derive.export.function", "lambdify"): "arguments are renamed a0, a1, ...; test_hostile_names",
    ("derive.export.evaluate", "lambdify"): "arguments are renamed; test_hostile_names",
    ("verify.cheng_niu.exported_reference", "lambdify"): "the derivation's own symbols",
    ("verify.electron.ode.reference", "lambdify"): "angles of known functions; test_hostile_names",
    ("derive.export.document.pdf", "compile"): "Typst's, of a document whose words are escaped",
    ("verify.judge.paper", "exec_module"): "--paper runs the user's own Python, and says so",
    ("verify.electron.sweep", "pickle"): "names a run by the digest of what it is given; nothing is read back",
    ("verify.report.page", "Markup"): "what typeset and the assets gave, each escaped where it is made",
    ("verify.report.parts", "Markup"): "what inline_svg gave of a figure of ours, its description escaped",
    ("verify.report.statements", "Markup"): "formulas as MathML, every text escaped",
}


def name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def dangers(source: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, what) for every call, import and keyword through which text could run."""
    for node in ast.walk(source):
        if isinstance(node, ast.Import | ast.ImportFrom):
            given = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            told = {alias.name for alias in node.names} & (EVALUATES | LOADS)
            told |= {alias.name for alias in node.names} & SHELLS if given[0] in ("os", "subprocess") else set()
            if given[0] != "importlib":
                yield from ((node.lineno, what) for what in told if isinstance(node, ast.ImportFrom))
            yield from ((node.lineno, m) for m in given if m.split(".")[0] in MODULES | {"pickle"})
        elif isinstance(node, ast.keyword):
            if node.arg in ("shell", "allow_pickle") and ast.unparse(node.value) != "False":
                yield node.value.lineno, f"{node.arg}="
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _called(node))


def _called(node: ast.Call) -> Iterator[str]:
    function = node.func
    if isinstance(function, ast.Name) and function.id in EVALUATES | LOADS | RENDERS:
        if function.id == "Environment" and any(
            k.arg == "autoescape" and ast.unparse(k.value) == "True" for k in node.keywords
        ):
            return
        yield function.id
    elif isinstance(function, ast.Attribute):
        owner = ast.unparse(function.value)
        if function.attr in (EVALUATES - {"compile", "eval"}) | LOADS:
            yield function.attr
        elif owner in ("os", "subprocess", "asyncio", "pty") and (
            function.attr in SHELLS or function.attr.startswith(("exec", "spawn", "posix_spawn"))
        ):
            yield f"{owner}.{function.attr}"
        elif owner == "pickle" and function.attr in UNPICKLES:
            yield f"pickle.{function.attr}"
        elif owner == "subprocess" and node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            yield "one string for subprocess"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_product_calls_nothing_that_runs_text(path: Path) -> None:
    found = [(line, what) for line, what in dangers(tree(path)) if (name(path), what) not in ALLOWED]
    assert not found


def test_nothing_is_allowed_that_is_not_there() -> None:
    there = {(name(path), what) for path in SOURCES for _, what in dangers(tree(path))}
    assert set(ALLOWED) <= there, set(ALLOWED) - there


PLANTED = (
    *("eval(text)", "exec(text)", "compile(text, '', 'exec')", "sp.sympify(text)", "parse_expr(text)"),
    *("sp.lambdify(x, text)", "__import__(text)", "importlib.import_module(text)", "os.system(text)", "os.popen(text)"),
    *("os.execvp(text, [])", "subprocess.run(text, shell=True)", "subprocess.run('rm x')", "subprocess.run(f'rm {x}')"),
    *("subprocess.getoutput(text)", "pickle.loads(data)", "np.load(file, allow_pickle=True)", "import yaml"),
    *("from sympy import sympify", "from os import system", "Markup(text)", "Environment(loader=loader)"),
    "Environment(autoescape=False)",
)


@pytest.mark.parametrize("line", PLANTED)
def test_what_is_planted_is_seen(line: str) -> None:
    assert list(dangers(ast.parse(line)))


# What is generated


def written_python() -> Iterator[tuple[str, str]]:
    """Every Python text that the house writes: exported modules with their programs, solvers' scripts, cases."""
    chain = derivation()
    for label in chain:
        try:
            made = code.language_files(chain[label], "numpy")
        except ValueError:  # no function of numbers
            continue
        yield from ((f"{label} {path}", text) for path, text in made.items() if path.endswith(".py"))
    given = {"P": 0.5, "je": -1e12, "Ms": 8e5, "alpha": 0.01, "xi": 0.02, "A": 1.3e-11, "K": 5e5}
    for solver in SOLVERS.values():
        (found,) = convert(solver.name, **{k: v for k, v in given.items() if k not in ("A", "K")})
        if solver.spelling.language == "python":
            yield solver.name, found.script
        if solver.writing is not None:
            files = wall_files([found], A=given["A"], K=given["K"], K_perp=None)
            yield from ((f"{solver.name} {path}", text) for path, text in files.items() if path.endswith(".py"))


def test_generated_python_runs_no_text() -> None:
    written = dict(written_python())
    assert len(written) > 30
    for where, text in written.items():
        assert not list(dangers(ast.parse(text))), where


def test_the_page_runs_no_text() -> None:
    for asset in ASSETS.glob("*.js"):
        text = asset.read_text(encoding="utf-8")
        assert not re.findall(r"\beval\b|new Function|(?:inner|outer)HTML|insertAdjacentHTML|document\.write", text)
        assert not re.findall(r"set(?:Timeout|Interval)\(['\"`]", text)
    for asset in ASSETS.glob("*.html"):
        text = asset.read_text(encoding="utf-8")
        literal = re.sub(r'"[^"]*" \| safe', "", text)
        assert not re.findall(r"\|\s*safe\b|autoescape|\son\w+=|javascript:", literal), asset.name


# What CI installs


@pytest.mark.parametrize("lock", ["newest", "lowest"])
def test_every_dependency_is_locked_by_hash_at_a_version_that_is_allowed(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    locked = re.split(r"\n(?=\S)", (ROOT / ".ci" / f"{lock}.txt").read_text().split("\n", 1)[1])
    assert all("--hash=sha256:" in entry for entry in locked if not entry.startswith("#"))
    pinned = dict(re.match(r"([\w.-]+)==([^\s;]+)", entry).groups() for entry in locked if not entry.startswith("#"))
    for given in [*project["dependencies"], *(d for name, e in extras.items() if name != "solvers" for d in e)]:
        wanted = Requirement(given)
        if wanted.name != project["name"]:
            assert wanted.specifier.contains(pinned[wanted.name]), f"{given}: renew by .ci/lock"
